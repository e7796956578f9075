import { describe, expect, it } from 'vitest';
import { checkTexts } from './support/check-texts.ts';
import { readFixture } from './support/fixture.ts';

const late = (name: string) => `subcontract ${name} "${name}" {
  by Trust to Charity
  term 1 April 2026 to 31 March 2031
  pays £120 per year, monthly, within 60 days of the end of the period
  recoveries: stay with the head
  consent of Board given on 2 March 2026
  VAT exempt
  flows down FlowDown
}
`;

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
