import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Folder } from '../cli/support/run.ts';
import { clinics } from './support/clinics.ts';
import { compiledClinics } from './support/compiled.ts';
import { expectRefused, expectWrongUse } from './support/refused.ts';

const facts = 'fact,period,member,value\nVisits,2026-04,A,10\n';
const run = ['run', 'P.program.json', '--facts', 'f.csv'];
const dated = [...run, '--as-of', '2027-08-01'];
const folderWith = async (files: Record<string, string | Uint8Array> = {}): Promise<Folder> => new Folder({ 'P.program.json': (await compiledClinics()).program, 'f.csv': facts, ...files });

describe('wrong use', () => {
  it.each(['2026-02-30', '2027-02-29', '31 April 2026', 'yesterday', '', '2026', '01/05/2026', '2026-5-1', '0000-01-01', '99999-01-01', '1 May 26', '2026-05-01T00:00', '__proto__'])('--as-of %j, which is no day', async (day) => {
    await expectWrongUse(await folderWith(), [...run, '--as-of', day], /is invalid\. Write a day there is as 2026-05-01 or "1 May 2026"/);
  });

  it.each<[string, string[], string | RegExp]>([
    ['no command', [], /Usage: remit/],
    ['a command there is not', ['pay'], /Unknown command 'pay'/],
    ['a command that is a built-in thing', ['constructor'], /Unknown command 'constructor'/],
    ['an option there is not', [...dated, '--pay-twice'], /Unknown option '--pay-twice'/],
    ['no facts', ['run', 'P.program.json'], /Required option '--facts <file\.\.\.>' not specified/],
    ['--facts without a file', ['run', 'P.program.json', '--facts'], /argument missing/],
    ['no program', ['run', '--facts', 'f.csv'], /Missing required argument 'program'/],
    ['one thing too many', ['run', 'P.program.json', 'Q.program.json', '--facts', 'f.csv'], /Too many arguments/],
    ['a day of record that is none', [...dated, '--recorded-at', '2026-13-01'], /Write a day there is/],
    ['a format there is not', [...dated, '--format', 'xml'], /Allowed choices are text, json/],
    ['a severity there is not', ['check', '--fail-on', 'never'], /Allowed choices are error, warning, info, hint/],
    ['a document there is not', ['schema', 'constructor'], /Allowed choices are program, facts/],
    ['a code there is not', ['explain', '__proto__'], /There is no finding "__proto__"/],
    ['a code that is a built-in thing', ['explain', 'constructor'], /There is no finding "constructor"/],
    ['a form of facts there is not', ['facts', 'P.program.json', '--as', 'constructor'], /Allowed choices are schema, csv, wide, list/],
    ['a language server without a way to speak', ['lsp'], /remit lsp --stdio/],
    ['a program that is not there', ['run', 'Q.program.json', '--facts', 'f.csv'], /There is no file or folder "Q\.program\.json"\.\n {2}Did you mean "P\.program\.json"\?/],
    ['a contract that is not there', ['check', 'nowhere.remit'], /There is no file or folder "nowhere\.remit"/],
    ['facts that are not there', ['run', 'P.program.json', '--facts', 'g.csv'], /There is no file or folder "g\.csv"/],
    ['a ledger that is not there', [...dated, '--ledger', 'l.json'], /There is no file or folder "l\.json"/],
    ['a glob that matches nothing', ['check', '*.contract'], /No contract file matches/],
    ['a folder without contracts', ['check'], /There is no contract file \(NAME\.remit\) in this folder/],
    ['what is no contract', ['check', 'f.csv'], /"f\.csv" is not a contract file/],
    ['facts of an unknown kind', ['run', 'P.program.json', '--facts', 'P.program.json', 'notes.xlsx'], /There is no file or folder "notes\.xlsx"/],
  ])('%s', async (_, argv, sentence) => {
    await expectWrongUse(await folderWith(), argv, sentence);
  });

  it.each(['__proto__', 'constructor', 'clinics'])('a contract that the file does not hold: %s', async (name) => {
    await expectWrongUse(new Folder({ 'c.remit': clinics, 'f.csv': facts }), ['run', 'c.remit', '--facts', 'f.csv', '--contract', name], `There is no contract "${name}" in "c.remit".\n  There is "Clinics".`);
  });
});

describe('output that cannot be written is told, and nothing is half written:', () => {
  it.each<[string, string[], string | RegExp]>([
    ['over the program', ['--out', 'P.program.json'], /"P\.program\.json" is read by this run/],
    ['over the facts by another path', ['--out', 'made/../f.csv'], /"f\.csv" is read by this run/],
    ['over a ledger that was not read', ['--ledger-out', 'old.json'], /"old\.json" is already there, so no other ledger is written over it/],
    ['the result and the ledger in one file', ['--out', 'x.json', '--ledger-out', './x.json'], /the result cannot be written there/],
    ['through a file', ['--out', 'f.csv/r.json'], /a part of the path is a file, not a folder/],
    ['the ledger through a file, the result not', ['--out', 'new/deep/r.json', '--ledger-out', 'f.csv/l.json'], /a part of the path is a file, not a folder/],
    ['in a name too long', ['--out', `${'x'.repeat(400)}.json`], /the name is too long/],
    ['the ledger over a folder', ['--ledger-out', 'folder'], /already there/],
    ['over a pipe', ['--out', 'pipe'], /is not a plain file, so it is not written over/],
  ])('%s', async (_, more, sentence) => {
    const folder = await folderWith({ 'old.json': '{}' });
    mkdirSync(path.join(folder.path, 'folder'));
    if (more.includes('pipe')) execFileSync('mkfifo', [path.join(folder.path, 'pipe')]);
    const before = execFileSync('ls', ['-A', folder.path]).toString();
    const { code, stdout, stderr } = await folder.remit(...dated, ...more);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(sentence);
    expect([execFileSync('ls', ['-A', folder.path]).toString(), folder.read('f.csv'), folder.read('old.json')]).toEqual([before, facts, '{}']);
  });

  it.each<[string, Record<string, string>]>([
    ['a file in place of the folder', { made: '' }],
    ['a folder in place of a file', { 'made/Clinics.map.json/x': '' }],
  ])('compiled programs, with %s', async (_, files) => {
    await expectWrongUse(new Folder({ 'c.remit': clinics, ...files }), ['compile', 'c.remit', '--out', 'made'], /Nothing was written|is a folder, so no file can be written there/);
  });

  it('a project in place of a file', async () => {
    await expectWrongUse(new Folder({ advice: '' }), ['init', 'advice'], /a part of the path is a file, not a folder/);
  });

  it('a project over another', async () => {
    await expectWrongUse(new Folder({ 'remit.json': '{}' }), ['init'], /"remit\.json" is already there, so nothing was written/);
  });
});

describe('a project file is refused for', () => {
  const refused: readonly (readonly [why: string, text: string | Uint8Array, code: string])[] = [
    ['nothing in it', '', 'CFG-001'],
    ['an open brace', '{', 'CFG-001'],
    ['a hundred thousand brackets', '['.repeat(100_000), 'CFG-001'],
    ['bytes that are not UTF-8', Buffer.from('{"out":"\u00e9"}', 'latin1'), 'CFG-001'],
    ...['null', '[]', '5', '{"include":"x"}', '{"include":[5]}', '{"out":5}', '{"rules":{"OUT-019":"loud"}}'].map((text) => [text, text, 'CFG-003'] as const),
    ...['{"nope":1}', '{"constructor":1}', '{"__proto__":{"out":"x"}}'].map((text) => [text, text, 'CFG-002'] as const),
    ...['{"include":["[[["]}', `{"include":["${'{a,'.repeat(30)}"]}`].map((text) => [text, text, 'CFG-004'] as const),
    ['a setting twice', '{"out":"a","out":"b"}', 'CFG-005'],
    ...['{"libraries":["../x"]}', '{"libraries":["__proto__"]}'].map((text) => [text, text, 'CFG-006'] as const),
    ...['{"out":"../x"}', '{"out":"/tmp/x"}'].map((text) => [text, text, 'CFG-007'] as const),
    ...['{"rules":{"REF-001":"off"}}', '{"rules":{"__proto__":"off"}}', '{"rules":{"MOD-005":"off"}}'].map((text) => [text, text, 'CFG-009'] as const),
  ];
  it.each(refused)('%s', async (_, text, code) => {
    const folder = new Folder({ 'remit.json': text, 'c.remit': clinics });
    const before = folder.files();
    const ran = await folder.remit('compile');
    expect(ran.stderr.match(/^(?:error|warning) [A-Z]{3}-\d{3}/gm)).toEqual([`error ${code}`]);
    expect([ran.code, ran.stdout, folder.files()]).toEqual([1, '', before]);
    expect(ran.stderr).toContain('at remit.json:1:');
  });

  it.each<[string, string]>([
    ['a byte order mark and Windows line ends', '\uFEFF{\r\n  "out": "made"\r\n}\r\n'],
    ['ten thousand stars', `{"include":["${'*'.repeat(10_000)}"]}`],
    ['five thousand folders in a glob', `{"include":["${'**/'.repeat(5_000)}*.remit"]}`],
  ])('nothing, though it has %s', async (_, text) => {
    const { code } = await new Folder({ 'remit.json': text, 'c.remit': clinics }).remit('check');
    expect(code).toBe(0);
  });
});

it('a contract that imports itself, or a circle of contracts, is read once', async () => {
  const folder = new Folder({ 'a.remit': `import "./a.remit"\n${clinics}`, 'b.remit': 'import "./c.remit"\nset Colours each Colour = Red, Blue\n', 'c.remit': 'import "./b.remit"\nset Sizes each Size = Big, Small2\n' });
  const { code, stderr } = await folder.remit('check');
  expect([code, stderr.match(/^(?:error|warning) [A-Z]{3}-\d{3}.*\n {2}at .*/gm)]).toEqual([0, ['warning IMP-003  "./a.remit" is this file; its names are here already. Delete the import.\n  at a.remit:1:8']]);
});

it('a scenario with a member that reaches the prototype fails, and one named like a built-in thing does not', async () => {
  const scenario = (key: string): string => `scenario "${key}" for Clinics { in April 2026 { Clinic "${key}" { Visits = 1 visit } } expect Activity of Clinic "${key}" in April 2026 is £12.35 }\n`;
  const folder = new Folder({ 'c.remit': clinics + scenario('constructor') + scenario('__proto__') });
  const { code, stderr } = await folder.remit('test', 'c.remit', '--verbose');
  expect(code).toBe(1);
  expect(stderr).toMatch(/came true {2}constructor[\s\S]*failed {2}__proto__[\s\S]*FCT-125/);
});

it('a refusal under --format json prints nothing on the standard output but findings', async () => {
  const folder = await folderWith({ 'f.csv': 'fact,period,member,value\nVists,2026-04,A,10\n' });
  await expectRefused(folder, [...dated, '--format', 'json', '--explain'], ['FCT-101 f.csv:2']);
  const { stdout } = await new Folder({ 'c.remit': Buffer.from(clinics, 'latin1') }).remit('check', '--format', 'json');
  expect((JSON.parse(stdout) as { findings: { code: string }[] }).findings.map(({ code }) => code)).toEqual(['LEX-090']);
});
