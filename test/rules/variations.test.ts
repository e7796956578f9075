import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkTexts } from './support/check-texts.ts';
import { readFixture } from './support/fixture.ts';
import { lateSubcontract } from './support/late-subcontract.ts';

const quality = `payment Quality "For results" {
  from Budget to Trust
  paid yearly, due 120 days after the period
  amount up to £100,000 { 100% for Controlled rising from baseline to target }
  missing data: hold
  recoveries: carry
  VAT outside the scope
}
`;

const variation = (number: number, year: number, change: string): string => `variation ${number} "Change" effective on 1 April ${year} {
  ${change}
  agreed by Board, Trust on 1 February ${year}
}
`;

/** What is found in a live frame contract with these lines: code, words and message. */
async function found(lines: string, frame = ' live'): Promise<{ code: string; words: string; message: string; related: number }[]> {
  const { files } = readFixture('NONE-001', 'variations', `// NONE-001\n{{frame${frame}}}\n${lines}`);
  return (await checkTexts(files)).map(({ code, start, end, message, related }) => ({ code, words: files[0]!.text.slice(start, end), message, related }));
}

describe('a contract that is varied', () => {
  it('is told with the number of the variation, at its words, and what stood there before', async () => {
    expect(await found(quality + variation(2, 2028, 'Controlled { target 58% from the effective date }'))).toEqual([{
      code: 'OUT-006', words: 'target 58% from the effective date', related: 2,
      message: "After variation 2: The target of 'Controlled' is 58%, worse than its baseline of 60%: 'Control' is better when higher. Getting worse would earn the money. Exchange the figures, or correct 'better when'.",
    }]);
  });

  it('is told of the variation that makes it so, where an earlier one does not', async () => {
    const both = variation(2, 2028, 'Controlled { target 66% from the effective date }') + variation(3, 2029, 'Controlled { baseline 68% in 2027/28 }');
    expect((await found(quality + both)).map(({ code, words, message }) => [code, words, message.slice(0, 18)])).toEqual([['OUT-006', 'baseline 68% in 2027/28', 'After variation 3:']]);
  });

  it('has no ramp that runs the wrong way in any of its texts', async () => {
    const level = await found(quality + variation(2, 2028, 'Controlled { target 60% from the effective date }'));
    expect(level.map(({ code, words }) => [code, words])).toEqual([['MOD-012', 'target 60% from the effective date']]);
    const ramp = await found(quality + variation(2, 2028, 'Quality { amount up to £100,000 { 100% for Controlled rising from 80% to 70% } }'));
    expect(ramp.map(({ code, words }) => [code, words])).toEqual([['MOD-012', 'rising from 80% to 70%']]);
  });

  it('pays money in all of its texts', async () => {
    const [finding, ...others] = await found(quality + variation(2, 2028, 'Quality { amount 5 people }'));
    expect([finding!.code, finding!.words, finding!.message, others]).toEqual(['TYP-004', '5 people', 'After variation 2: The amount of a payment must be a sum of money, and this is a count of people.', []]);
  });

  it('leaves a finding where it stands that no variation is needed for, and keeps what is judged by the first text', async () => {
    const other = variation(2, 2028, 'Core { amount £1,250,000 per year }');
    expect((await found(`outcome Bare "Bare" {\n  measured by Control in Adults\n  baseline 60% in 2024/25\n  target 55%\n  accountable Trust\n}\n${other}`)).map(({ code, words, message }) => [code, words, message.startsWith('After')])).toEqual([['OUT-006', 'target 55%', false]]);
  });

  it('names the declaration that a variation adds a clause to', async () => {
    const [finding] = await found(variation(2, 2028, 'Trust { provides for refusal "May decline people" }'));
    expect([finding!.code, finding!.message.slice(0, 33)]).toEqual(['CHO-009', "'Trust' lets people be refused ('"]);
  });
});

describe('the year that a finding speaks of', () => {
  const messages = async (name: string): Promise<string[]> => {
    const [area, code] = name.split('/');
    const { files } = readFixture(code!, name, readFileSync(`test/fixtures/rules/${name}`, 'utf8'));
    expect(area).toBe(code!.split('-')[0]);
    return (await checkTexts(files)).map(({ code: found, message, extras }) => [`${found}: ${message}`, ...(extras.corrections ?? []).flatMap(({ edits }) => edits.map(({ text }) => text.trim()))].join(' | '));
  };

  it('is the first that the variation governs, where results are paid for from then on', async () => {
    expect(await messages('FUND/FUND-010/bad-varied-new-payment-no-fix.remit')).toEqual([
      'FUND-010: 50% of what is paid in 2028/29 depends on results, more than 20% in the first year that results are paid for, before anybody knows how the measures behave. Begin lower and let it grow over the years.',
    ]);
    expect(await messages('FUND/FUND-010/bad-varied-everything-no-fix.remit')).toEqual([
      'FUND-010: After variation 2: All that is paid in 2028/29 depends on results, and nothing shows what care is paid from until they are in. Write an advance, or the reserves of who is paid.',
    ]);
  });

  it('is left out where prices wait for an index', async () => {
    expect(await messages('FUND/FUND-010/bad-varied-when-prices-wait-no-fix.remit')).toEqual([
      'FUND-010: A part of what is paid depends on results, more than 20% in the first year that results are paid for, before anybody knows how the measures behave. Begin lower and let it grow over the years.',
    ]);
    expect(await messages('FUND/FUND-010/bad-too-little-varied-no-fix.remit')).toEqual([
      'FUND-010: A part of what is paid depends on results, less than 2%: it hardly pays to work for them. Let it grow over the years, or leave the results unpaid and report them.',
    ]);
  });

  it('is the first of the contract in a correction of what was agreed first', async () => {
    expect(await messages('CHO/CHO-007/bad-varied.remit')).toEqual([
      "CHO-007: 'Hospital' is never less than this, however many patients go elsewhere, as they may. What they take with them is then paid twice, and nobody gains by being chosen. Let the guarantee fall to nothing over some years, or pay fixed costs as a payment of their own. | HospitalFloor | let HospitalFloor \"Least income, which falls to nothing\" each year = £200,000 in 2026/27, £100,000 in 2027/28, £0 from 2028/29",
    ]);
  });

  it('is the last that a guarantee holds, where a variation replaces it before', async () => {
    expect(await messages('RISK/RISK-003/bad-varied-cut-no-fix.remit')).toEqual([
      "RISK-003: The guarantee of 'Owner' for 'Trust' lasts until 31 March 2028, the day before a variation replaces it, and the contract until 31 March 2031: from then on nobody stands behind 'Trust', and if it fails, the loss falls on those who pay it and those it owes. Let it last as long as the contract, or add the one that takes its place.",
    ]);
  });

  it('is one before prices wait for an index, where it shows who is paid the most', async () => {
    expect(await messages('RISK/RISK-007/bad-varied-when-prices-wait.remit')).toEqual([
      `RISK-007: 'Charity' bears a part of the overspend under 'Gains', without a cap of its own, and nothing says that it decides about any of the costs. It would pay for what others spend. Cap what it bears, or write 'Charity controls "…"'. | Charity controls "To be written: the costs that it decides about"`,
    ]);
  });

  it('is none where a price is still to be agreed, in the version that waits for it', async () => {
    const [varied, ...more] = await messages('FUND/FUND-012/bad-varied-new-payment-no-fix.remit');
    expect([varied, more]).toEqual(["FUND-012: After variation 2: 'Later' is still to be agreed, and 'More' cannot be worked out without it. The service runs, and nobody can say what is owed. Agree the figure, or let a judgement decide it by a last day, with what holds otherwise.", []]);
  });

  it('tells the variation that brings something about, though another follows', async () => {
    const sound = lateSubcontract().replace('60 days', '15 days');
    const late = variation(2, 2028, 'Nursing { pays £48,000 per year, monthly, within 60 days of the end of the period }');
    const [finding, ...more] = await found(`${sound}${late}${variation(3, 2029, 'Core { amount £1,250,000 per year }')}${variation(4, 2030, 'Core { amount £1,300,000 per year }')}`);
    expect([finding!.code, finding!.words, finding!.message.slice(0, 18), more]).toEqual(['SUB-009', '60', 'After variation 2:', []]);
  });
});

describe('what is passed on', () => {
  const subcontract = (name: string, term: string, share: string): string => `subcontract ${name} "Work" {
  by Trust to Charity
  term ${term}
  passes on ${share} of what Quality earns for Controlled, within 7 days of the due date of Quality
  recoveries: passed down
  consent of Board given on 2 March 2026
  VAT exempt
  flows down FlowDown
}
`;
  const codes = async (lines: string): Promise<string[]> => (await found(quality + lines, '')).filter(({ code }) => code === 'MOD-370').map(({ words, message }) => `${words}: ${/on ([^ ]+) of/.exec(message)![1]}`);
  const [early, late, all] = ['1 April 2026 to 31 March 2028', '1 April 2028 to 31 March 2031', '1 April 2026 to 31 March 2031'];

  it('is the whole at most, in one subcontract or in those of the same days', async () => {
    expect(await codes(subcontract('One', all, '100%'))).toEqual([]);
    expect(await codes(subcontract('One', all, '125%'))).toEqual(['125% of what Quality earns for Controlled: 125%']);
    expect(await codes(subcontract('One', early, '80%') + subcontract('Two', late, '80%'))).toEqual([]);
    expect(await codes(subcontract('One', early, '80%') + subcontract('Two', all, '40%'))).toEqual(['40% of what Quality earns for Controlled: 120%']);
  });
});
