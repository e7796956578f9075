import { describe, expect, it } from 'vitest';
import type { Program, SourceMap } from '@remit/program';
import { documentHash } from '@remit/program/hash';
import { validateProgram } from '@remit/program/validate';
import { firstContract } from '@remit/cli/files/first-contract';
import { Folder } from './support/run.ts';

const named = (name: string): string => firstContract.replace('contract First', `contract ${name}`).replace('for First', `for ${name}`);

describe('compile', () => {
  it('writes a sound program and its map', async () => {
    const folder = new Folder({ 'contracts/first.remit': firstContract });
    const { code, stdout, stderr } = await folder.remit('compile', 'contracts', '--out', 'made');
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toBe('No findings, 1 file checked.\nwrote made/First.program.json\nwrote made/First.map.json\n1 contract compiled.\n');
    const program = JSON.parse(folder.read('made/First.program.json')) as Program;
    const map = JSON.parse(folder.read('made/First.map.json')) as SourceMap;
    expect(validateProgram(program)).toEqual([]);
    expect(map.program).toBe(documentHash(program));
    expect(map.sources.map(({ uri }) => uri)).toEqual(['../contracts/first.remit']);
  });

  it('gives the same bytes again, also elsewhere and laid out otherwise', async () => {
    const here = new Folder({ 'first.remit': firstContract });
    const there = new Folder({ 'first.remit': firstContract.replaceAll('\n  ', '\n\t\t') });
    await here.remit('compile');
    await there.remit('compile');
    const first = here.read('build/First.program.json');
    expect(there.read('build/First.program.json')).toBe(first);
    await here.remit('compile');
    expect(here.read('build/First.program.json')).toBe(first);
    expect(here.files()).toEqual(['build/First.map.json', 'build/First.program.json', 'first.remit']);
  });

  it('writes where the project file says', async () => {
    const folder = new Folder({ 'p/remit.json': '{ "out": "programs" }', 'p/sub/first.remit': firstContract });
    await folder.remit('compile', 'p/sub/first.remit');
    expect(folder.files()).toEqual(['p/programs/First.map.json', 'p/programs/First.program.json', 'p/remit.json', 'p/sub/first.remit']);
  });

  it('compiles what is named, not what is imported', async () => {
    const folder = new Folder({ 'one.remit': `import "./two.remit"\n${named('One')}`, 'two.remit': named('Two') });
    await folder.remit('compile', 'one.remit');
    expect(folder.files()).toEqual(['build/One.map.json', 'build/One.program.json', 'one.remit', 'two.remit']);
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['a contract has an error', { 'one.remit': named('One'), 'two.remit': named('Two').replace('from Council ', 'from Counci ') }, /^error REF-001/m],
    ['two contracts have one name', { 'one.remit': named('One'), 'two.remit': named('One') }, /^error MOD-165/m],
    ['names differ in capital letters only', { 'one.remit': named('One'), 'two.remit': named('ONE') }, /^error PRG-098/m],
    ['the compiler refuses a contract', { 'one.remit': named('One'), 'two.remit': named('Two').replace('  payment Advice', '  pilot {\n    questions "Does it work?"\n    if missing: stop\n  }\n\n  payment Advice') }, /^error MOD-180/m],
  ])('writes nothing where %s', async (_, files, finding) => {
    const folder = new Folder(files);
    const before = folder.files();
    const { code, stderr } = await folder.remit('compile');
    expect(stderr).toMatch(finding);
    expect(stderr).toMatch(/Nothing was written\.\n$/);
    expect([code, folder.files()]).toEqual([1, before]);
  });

  it.each<[string, Record<string, string>, string[], string]>([
    ['there is no contract', { 'lib.remit': 'measure Admissions "x" { count Admitted   better when lower }\n' }, [], 'There is no contract in these files, so there is nothing to compile.'],
    ['the output folder is a file', { 'first.remit': firstContract, made: '' }, ['--out', 'made'], 'Nothing was written: a part of the path is a file, not a folder'],
    ['several projects are named', { 'a/remit.json': '{}', 'a/one.remit': named('One'), 'b/remit.json': '{}', 'b/two.remit': named('Two') }, [], 'These contracts belong to several projects.'],
  ])('is used wrongly where %s', async (_, files, argv, message) => {
    const folder = new Folder(files);
    const before = folder.files();
    const { code, stderr } = await folder.remit('compile', ...argv);
    expect(stderr).toContain(message);
    expect([code, folder.files()]).toEqual([2, before]);
  });

  it('gives findings as data', async () => {
    const { stdout } = await new Folder({ 'first.remit': firstContract }).remit('compile', '--format', 'json');
    expect(JSON.parse(stdout)).toEqual({ format: 'remit-findings/1.0', files: ['first.remit'], counts: { error: 0, warning: 0, info: 0, hint: 0 }, findings: [] });
  });
});

describe('run on a contract', () => {
  const facts = JSON.stringify({ format: 'remit-facts/1.0', observations: [{ fact: 'People', period: '2026-04', value: '120', recordedAt: '2026-05-02' }] });

  it('compiles it first', async () => {
    const folder = new Folder({ 'first.remit': firstContract, 'facts.json': facts });
    const { code, stderr } = await folder.remit('run', 'first.remit', '--facts', 'facts.json', '--as-of', '2026-06-01');
    expect(code).toBe(0);
    expect(stderr).toContain('Riverside Council  →  Riverside Advice  £4,800.00  Payment for each person advised, April 2026');
    expect(folder.files()).toEqual(['facts.json', 'first.remit']);
  });

  it('refuses one with errors, and shows them', async () => {
    const folder = new Folder({ 'first.remit': firstContract.replace('from Council ', 'from Counci '), 'facts.json': facts });
    const { code, stderr } = await folder.remit('run', 'first.remit', '--facts', 'facts.json', '--as-of', '2026-06-01');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error REF-001/);
    expect(stderr).toMatch(/Nothing was worked out and nothing was written\.\n$/);
  });

  it.each([
    [[], 'Wrong use  There are several contracts in "both.remit": "One", "Two".\n  Say which one with --contract NAME.\n'],
    [['--contract', 'Three'], 'Wrong use  There is no contract "Three" in "both.remit".\n  There is "One", "Two".\n'],
  ])('asks which one is meant, given %j', async (argv, expected) => {
    const folder = new Folder({ 'both.remit': `${named('One')}\n${named('Two')}`, 'facts.json': facts });
    const { code, stderr } = await folder.remit('run', 'both.remit', '--facts', 'facts.json', '--as-of', '2026-06-01', ...argv);
    expect([code, stderr]).toEqual([2, expected]);
  });
});
