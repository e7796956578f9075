import { describe, expect, it } from 'vitest';
import { checkTexts } from './support/check-texts.ts';
import { readFixture } from './support/fixture.ts';
import { lateSubcontract } from './support/late-subcontract.ts';

const late = (name: string): string => lateSubcontract(name, '£120');

async function found(lines: string, frame = '') {
  return checkTexts(readFixture('NONE-001', 'engine', `// NONE-001\n{{frame${frame}}}\n${lines}`).files);
}

describe('rules', () => {
  it('count what is beyond the first fifty findings of one', async () => {
    const findings = (await found(Array.from({ length: 120 }, (_, index) => late(`Service${index}`)).join(''))).filter(({ code }) => code === 'SUB-009');
    expect(findings.length).toBe(51);
    expect(findings.at(-1)!.message).toBe('… and 70 more of SUB-009 in this file, from here on. Mend those above first; the rest is shown then.');
  });

  it('look on a sketch for contradictions alone', async () => {
    expect(await found(late('Nursing'), ' sketch')).toEqual([]);
    const wrong = 'let Half = 50%\npayment Quality "For results" {\n  from Budget to Trust\n  paid yearly, due 120 days after the period\n  amount up to £100,000 { 40% for Half   40% for Half }\n  VAT outside the scope\n}\n';
    expect((await found(wrong, ' sketch')).map(({ code }) => code)).toEqual(['OUT-019']);
  });

  it('wait with wishes until the text can be read and its names are found', async () => {
    expect((await found(`${late('Nursing')}provider Other "Other" { contact`)).map(({ code }) => code).filter((code) => code === 'SUB-009')).toEqual([]);
    expect((await found(`${late('Nursing')}let Spare = Nowhere`)).map(({ code }) => code)).toEqual(['REF-001']);
  });

  it('bear circles of ownership and thousands of parties', async () => {
    const parties = Array.from({ length: 3_000 }, (_, index) => `provider P${index} "Party ${index}" { form company, owned by P${(index + 1) % 3_000} 100% }`).join('\n');
    const findings = await found(`${parties}\npayment Other "Other" {\n  from Budget to P0\n  paid monthly, due 15 days after the period\n  amount £1 per year\n  VAT outside the scope\n}\ninterest of Finance in P2999 "Owner" { declared on 1 March 2026 }`);
    expect(findings.map(({ code }) => code)).toEqual(['COI-002']);
  });
});

describe('what waits', () => {
  const payment = (price: string) => `payment Other "Other" {\n  from Budget to Trust\n  paid monthly, due 15 days after the period\n  amount ${price}\n  VAT outside the scope\n}\n`;
  const codesOf = async (lines: string) => (await found(lines)).map(({ code }) => code);

  it('is what a reviewer misses, until no error is left: one slip is one finding', async () => {
    expect(await codesOf(`${late('Nursing')}${payment('£1 per year')}`)).toEqual(['SUB-009']);
    expect(await codesOf(`${late('Nursing')}${payment('5%')}`)).toEqual(['TYP-004']);
  });

  it('is everything but what would pay wrongly, where the text is cut off at its end', async () => {
    const whole = `${late('Nursing')}let Half = 50%\npayment Quality "For results" {\n  from Budget to Trust\n  paid yearly, due 120 days after the period\n  amount up to £100,000 { 40% for Half   40% for Half }\n  VAT outside the scope\n}\n`;
    expect(await codesOf(whole)).toEqual(['OUT-019']);
    const text = readFixture('NONE-001', 'engine', `// NONE-001\n{{frame}}\n${late('Nursing')}`).files[0]!;
    const cut = await checkTexts([{ ...text, text: text.text.trimEnd().slice(0, -1) }]);
    expect([...new Set(cut.map(({ code }) => code.split('-')[0]))]).toEqual(['SYN']);
  });

  it('a fund that says no more than "from" breaks no check', async () => {
    const text = readFixture('NONE-001', 'engine', '// NONE-001\n{{frame}}\nfund Spare "Spare" { from').files[0]!;
    const codes = (await checkTexts([text])).map(({ code }) => code);
    expect(codes.filter((code) => code === 'MOD-027')).toEqual([]);
    expect(codes.length).toBeGreaterThan(0);
  });
});
