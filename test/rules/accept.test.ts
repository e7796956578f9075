import { describe, expect, it } from 'vitest';
import { checkTexts, corrected } from './support/check-texts.ts';
import { readFixture } from './support/fixture.ts';
import { lateSubcontract } from './support/late-subcontract.ts';

const late = `${lateSubcontract()}`;

/** What is found in a frame contract with these lines, as `CODE words`. */
async function found(lines: string, frame = ''): Promise<string[]> {
  const { files } = readFixture('NONE-001', 'accept', `// NONE-001\n{{frame${frame}}}\n${lines}`);
  return (await checkTexts(files)).map(({ code, start, end }) => `${code} ${files[0]!.text.slice(start, end).replace(/\s+/g, ' ')}`);
}

describe('accept', () => {
  it('silences the findings of a rule on a declaration and inside it', async () => {
    expect(await found(late)).toEqual(['SUB-009 60']);
    expect(await found(`${late}accept SUB-009 on Nursing "The charity asked for it" by Chair on 2 December 2025`)).toEqual([]);
  });

  it('silences them on the whole contract', async () => {
    expect(await found(`${late}accept SUB-009 on the contract "The charities asked for it" by Chair on 2 December 2025`)).toEqual([]);
  });

  it('silences none on the whole contract that a later variation brings in', async () => {
    const all = 'accept SUB-009 on the contract "The charities asked for it" by Chair on 2 December 2025\n';
    const varied = `variation 2 "More nurses" effective on 1 April 2028 {\n  ${late}  agreed by Board, Trust on 1 March 2028\n}\n`;
    expect(await found(`${varied}${all}`)).toEqual(['MOD-321 SUB-009', 'SUB-009 60']);
    expect(await found(`${varied}${all.replace('2 December 2025', '1 March 2028')}`)).toEqual([]);
    const other = 'variation 2 "Dearer" effective on 1 April 2028 {\n  Core { amount £1,100,000 per year }\n  agreed by Board, Trust on 1 March 2028\n}\n';
    expect(await found(`${late}${other}${all}`)).toEqual([]);
  });

  it('of a code that is kept for a rule to come is told, and can be removed', async () => {
    const { files } = readFixture('NONE-001', 'accept', '// NONE-001\n{{frame sketch}}\naccept OUT-010 on Core "Deliberate" by Chair on 2 December 2025\n');
    const [finding, ...more] = await checkTexts(files);
    expect([finding!.severity, finding!.message, more]).toEqual([2, "'OUT-010' is kept for a rule that is not built yet, so this accepts nothing, and would hide what is found one day. Remove it, and say what is deliberate in a comment or in the wording of the clause; 'remit rules' lists the rules there are.", []]);
    expect(corrected(files[0]!.text, finding!.extras.corrections![0]!.edits)).not.toContain('accept');
  });

  it('is of use for as long as any version has the finding, though a variation mends it', async () => {
    const line = 'accept SUB-009 on Nursing "The charity asked for it" by Chair on 2 December 2025\n';
    const change = (number: number, year: number, days: number, more = ''): string =>
      `variation ${number} "Change" effective on 1 April ${year} {\n  Nursing { pays £48,000 per year, monthly, within ${days} days of the end of the period }\n  ${more}agreed by Board, Trust, Charity on 1 March ${year}\n}\n`;
    expect(await found(`${late}${change(2, 2028, 15)}`)).toEqual([]);
    expect(await found(`${late}${change(2, 2028, 15)}${line}`)).toEqual([]);
    // Only the version between has it, which is accepted with the variation that makes it so.
    const sound = late.replace(/within \d+ days/, 'within 15 days');
    expect(await found(`${sound}${line}`)).toEqual([`MOD-320 ${line.trim()}`]);
    const between = `${change(2, 2028, 60, line.replace('2 December 2025', '1 March 2028'))}${change(3, 2029, 15)}`;
    expect(await found(`${sound}${between}`)).toEqual([]);
    // No version has it.
    expect(await found(`${sound}${change(2, 2028, 20)}${line}`)).toEqual([`MOD-320 ${line.trim()}`]);
  });

  it('silences findings on declarations they are about', async () => {
    const interest = 'interest of Finance in Trust "Owns 4%" { declared on 1 March 2026 }\n';
    expect(await found(interest)).toEqual(['COI-002 Finance']);
    expect(await found(`${interest}accept COI-002 on Panel "Four eyes" by Chair on 2 December 2025`)).toEqual([]);
  });

  it('is a finding where it accepts nothing, and can be removed', async () => {
    const line = 'accept SUB-009 on Core "For no reason" by Chair on 2 December 2025';
    expect(await found(`${late}${line}`)).toEqual([`MOD-320 ${line}`, 'SUB-009 60']);
    const { files } = readFixture('NONE-001', 'accept', `// NONE-001\n{{frame}}\n${line}\n`);
    const [unused] = await checkTexts(files);
    const text = corrected(files[0]!.text, unused!.extras.corrections![0]!.edits);
    expect(text).not.toContain('accept');
    expect(await checkTexts([{ name: 'main.remit', text }])).toEqual([]);
  });

  it('is not judged on a sketch, whose rules are not looked for', async () => {
    expect(await found('accept SUB-009 on Core "For no reason" by Chair on 2 December 2025', ' sketch')).toEqual([]);
  });

  it('lapses when a later variation changes what it is on, and holds again when given anew', async () => {
    const varied = `${late}variation 1 "Dearer" effective on 1 April 2028 {
  Nursing { pays £52,000 per year, monthly, within 50 days of the end of the period }
  agreed by Board, Trust on 1 March 2028
}
`;
    const first = 'accept SUB-009 on Nursing "The charity asked for it" by Chair on 2 December 2025\n';
    const again = 'accept SUB-009 on Nursing "It asked again" by Chair on 2 March 2028\n';
    expect(await found(varied + first)).toEqual(['MOD-321 SUB-009', 'SUB-009 50']);
    expect(await found(varied + again)).toEqual([]);
  });

  it('cannot accept what would be paid wrongly', async () => {
    const wrong = `let Half = 50%
payment Quality "For results" {
  from Budget to Trust
  paid yearly, due 120 days after the period
  amount up to £100,000 { 40% for Half   40% for Half }
  VAT outside the scope
}
`;
    expect(await found(`${wrong}accept OUT-019 on Quality "Deliberate" by Chair on 2 December 2025`)).toEqual(['MOD-322 OUT-019', 'OUT-019 40% for Half']);
    const backwards = `payment Quality "For results" {
  from Budget to Trust
  paid yearly, due 120 days after the period
  amount up to £100,000 { 100% for Controlled rising from baseline to target }
  VAT outside the scope
}
variation 2 "Worse" effective on 1 April 2028 {
  Controlled { target 55% from the effective date }
  agreed by Board, Trust on 1 March 2028
}
`;
    expect(await found(`${backwards}accept OUT-006 on Controlled "Deliberate" by Chair on 2 April 2028`)).toEqual(['MOD-322 OUT-006', 'OUT-006 target 55% from the effective date']);
    expect(await found('accept TIME-001 on Core "Deliberate" by Chair on 2 December 2025')).toEqual(['MOD-322 TIME-001']);
  });

  it('tells codes that are kept for rules to come, and refuses codes that no rule will have', async () => {
    expect(await found('accept CHO-014 on Core "Advice was taken" by Chair on 2 December 2025')).toEqual(['MOD-382 CHO-014']);
    expect(await found('accept OUT-919 on Core "A slip" by Chair on 2 December 2025')).toEqual(['MOD-323 OUT-919']);
    expect(await found('accept MOD-320 on Core "A slip" by Chair on 2 December 2025')).toEqual(['MOD-323 MOD-320']);
  });
});
