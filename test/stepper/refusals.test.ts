import { describe, expect, it } from 'vitest';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, root } from './support/client.ts';

const program = path.join(root, 'examples/northshire-diabetes/northshire-diabetes.remit');
const facts = path.join(root, 'examples/northshire-diabetes/facts/2026-27.csv');
const practices = path.join(root, 'test/fixtures/stepping/practices.remit');

/** Why a launch is refused; it ends the session. */
async function refusal(args: unknown): Promise<string> {
  const client = new Client();
  await client.ask('initialize', { adapterID: 'remit' });
  const message = await client.refusal('launch', args);
  expect(client.events.map(({ event }) => event)).toEqual(['terminated']);
  return message;
}

/** The same with files that are written for it. */
async function refusalWith(files: Record<string, string>, args: (folder: string) => unknown): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'remit-stepper-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
    return await refusal(args(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('a launch that cannot be is refused in words for authors', () => {
  it.each([
    [{}, 'It is not said which contract is meant: "program" is missing. Give the file of the contract, such as "${workspaceFolder}/advice.remit".'],
    [{ program }, 'It is not said which payment is meant: "payment" is missing. Give its name in the contract, such as "Quality".'],
    [{ program, payment: 'Quality' }, 'It is not said from which results the payment is worked out. Give either "facts", a file or a list of files, or "scenario", the title of one.'],
    [{ program, payment: 'Quality', facts, scenario: 'x' }, 'Both "facts" and "scenario" are given, so it is not clear which results are meant. Leave one of them out.'],
    [{ program, payment: 'Quality', facts, asOf: '31 June 2027' }, '"31 June 2027" is not a day there is. Write "asOf" as "2027-08-01" or "1 August 2027".'],
    [{ program, payment: 'Qualty', facts }, "There is no payment \"Qualty\" in the contract. Did you mean 'Quality'? There is \"Core\", \"Quality\", \"Savings\" and \"Nursing\"."],
    [{ program, payment: 'Quality', facts }, '"Quality" is paid for 5 periods here, so it must be said which of them is meant. For "period", give "2026/27", "2027/28", "2028/29", "2029/30" or "2030/31".'],
    [{ program, payment: 'Quality', facts, period: '2036/37' }, '"Quality" is not paid for "2036/37". It is paid for "2026/27", "2027/28", "2028/29", "2029/30" and "2030/31".'],
    [{ program, payment: 'Quality', facts, period: '2026/27', member: 'P1' }, '"Quality" is not paid for "P1" in 2026/27. It is made for no members: leave "member" out.'],
    [{ program, payment: 'Savings', facts, period: '2026/27' }, '"Savings" makes 2 payments, so it must be said which of them is meant. For "payment", give "Savings.saving" (Gain and loss share: saving) or "Savings.overspend" (Gain and loss share: overspend).'],
    [{ program, payment: 'Core', facts, period: '2026/27' }, '"Core" is paid for 12 periods here, so it must be said which of them is meant. For "period", give "April 2026", "May 2026", "June 2026", "July 2026", "August 2026", "September 2026" … (12 in all).'],
    [{ program, payment: 'Quality', scenario: 'The audit has not report' }, /^There is no scenario "The audit has not report" for NorthshireDiabetes\. Did you mean "The audit has not reported"\? There is "All targets met in the first year", /],
    [{ program: path.join(root, 'nope.remit'), payment: 'Quality', facts }, 'There is no file or folder "nope.remit". Check "program" in the launch configuration.'],
    [{ program, payment: 'Quality', facts: `${facts}x` }, 'There is no file or folder "facts/2026-27.csvx". Check "facts" in the launch configuration.'],
    [{ program, payment: 'Quality', facts: [1] }, '"facts" must be a text or a list of texts.'],
  ])('%j', async (args, expected) => {
    const client = new Client();
    await client.ask('initialize', { adapterID: 'remit' });
    const message = await client.refusal('launch', args);
    if (typeof expected === 'string') expect(message).toBe(expected);
    else expect(message).toMatch(expected);
  });

  it('a member that must be named, by those that there are', async () => {
    const members = Array.from({ length: 3 }, (_, index) => `Points,2026/27,P${index + 1},100`).join('\n');
    expect(await refusalWith({ 'facts.csv': `fact,period,member,value\n${members}\n` }, (folder) => ({ program: practices, facts: path.join(folder, 'facts.csv'), payment: 'Shared', period: '2026/27' })))
      .toBe('"Shared" is paid for 3 members here, so it must be said which of them is meant. For "member", give "P1", "P2" or "P3".');
  });

  it('a contract with errors, facts that are refused', async () => {
    const broken = await refusalWith({ 'a.remit': 'contract A "A" {\n  term 1 April 2026 to 31 March 2027\n  curency GBP\n}\n' }, (folder) => ({ program: path.join(folder, 'a.remit'), facts, payment: 'Quality' }));
    expect(broken).toMatch(/^The payment cannot be stepped through before this is mended\. .*\([A-Z]+-\d+, a\.remit:3\)/);
    const wrong = await refusalWith({ 'facts.csv': 'period,ListSize\n2026/27,99000\n' }, (folder) => ({ program, facts: path.join(folder, 'facts.csv'), payment: 'Quality', period: '2026/27' }));
    expect(wrong).toMatch(/^The payment cannot be worked out from these facts\. 'ListSize' in 2026\/27 is 99000, above the most the contract allows, 25000\. \(FCT-108, .*facts\.csv:2\) Correct the value, /);
  });

  it('a mistake in remit itself, without an end of the process', async () => {
    const client = new Client({ load: () => Promise.reject(new Error('out of order')) });
    await client.ask('initialize', { adapterID: 'remit' });
    expect(await client.refusal('launch', { program, payment: 'Quality', facts })).toBe('This is a mistake in remit, not in your contract or data. Please report it: out of order');
  });
});
