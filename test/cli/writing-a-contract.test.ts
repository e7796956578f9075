import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { Folder } from './support/run.ts';

const page = readFileSync(path.join(import.meta.dirname, '../../docs/writing-a-contract.md'), 'utf8');
const files = Object.fromEntries([...page.matchAll(/^```(?:remit|csv) (\S+)\n([\s\S]*?)^```$/gm)].map(([, name, text]) => [name!, text!]));

it('has a contract that is laid out as the formatter does it, without findings, and whose scenario comes true', async () => {
  expect(Object.keys(files)).toEqual(['library/falls-measures.remit', 'falls.remit', 'facts.csv']);
  const folder = new Folder(files);
  expect((await folder.remit('format', '--check', '--diff')).stdout).toBe('');
  expect((await folder.remit('check', '--fail-on', 'hint')).code).toBe(0);
  expect((await folder.remit('test')).stderr).toBe('All as expected, 1 scenario came true.\n');
});

it('has facts that the contract pays on', async () => {
  const { code, stderr } = await new Folder(files).remit('run', 'falls.remit', '--facts', 'facts.csv', '--as-of', '2027-07-15');
  expect(code).toBe(0);
  expect(stderr).toContain('Payment for outcomes, 2026/27: £70,500.00');
  expect(stderr).toContain('Practice engagement, 2026/27, Practice A81001');
});

/** Phrases of the page, each in a place of a contract where it may stand. */
const clauses = [...page.matchAll(/`(?:… )?([^`\n]+)`/g)].map((match) => match[1]!);
it.each([
  ['£40 per contact in Contacts'], ['Rate rising from 60% to 70%'], ['rising 0% at 80%, 50% at 85%, 100% at 90%'], ['if Rate at least 60% then £5,000 otherwise £0'],
  ['total of Visits in the period'], ['average of Score across Practices'], ['then up to £50,000 then no lower than £0 then reduced by 2% then round to £1, half up'],
])('"%s" is a phrase of the language', async (phrase) => {
  expect(clauses).toContain(phrase);
  const amount = /^(rising|then)/.test(phrase) ? `£1 ${phrase}` : phrase;
  const { stdout } = await new Folder({ 'p.remit': `contract C "c" {\n  payment P "p" {\n    amount ${amount}\n  }\n}\n` }).remit('check', '--format', 'json');
  const codes = (JSON.parse(stdout) as { findings: { code: string }[] }).findings.map(({ code }) => code);
  expect(codes.filter((code) => /^(SYN|LEX)/.test(code))).toEqual([]);
});
