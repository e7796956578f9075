import { describe, expect, it } from 'vitest';
import { catalogue } from '@remit/cli/report/explain';
import { Folder } from './support/run.ts';
import { smallProgram } from './support/small-program.ts';

describe('init', () => {
  it('starts a project that has no findings and is in form', async () => {
    const folder = new Folder();
    const { code, stdout, stderr } = await folder.remit('init');
    expect([code, stdout, folder.files()]).toEqual([0, '', ['facts.csv', 'first.remit', 'remit.json']]);
    expect(stderr).toContain('made remit.json\nmade first.remit\nmade facts.csv\n');
    expect((await folder.remit('check', '--fail-on', 'hint')).stderr).toBe('No findings, 1 file checked.\n');
    expect((await folder.remit('format', '--check')).code).toBe(0);
  });

  it('makes the folder', async () => {
    const folder = new Folder();
    await folder.remit('init', 'new/project');
    expect(folder.files()).toEqual(['new/project/facts.csv', 'new/project/first.remit', 'new/project/remit.json']);
  });

  it('changes nothing that is there', async () => {
    const folder = new Folder({ 'first.remit': 'mine' });
    const { code, stderr } = await folder.remit('init');
    expect([code, stderr]).toEqual([2, 'Wrong use  "first.remit" is already there, so nothing was written.\n  Name another folder: remit init FOLDER\n']);
    expect([folder.files(), folder.read('first.remit')]).toEqual([['first.remit'], 'mine']);
  });
});

describe('explain', () => {
  it('tells what is behind a code, however it is spelt', async () => {
    const folder = new Folder();
    const { code, stdout, stderr } = await folder.remit('explain', 'led-009');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^LED-009 {2}Ledger of another contract\n\nWhy it matters: .+\n\nWhat to do: /);
    expect((await folder.remit('explain', 'LED009')).stdout).toBe(stdout);
  });

  it('gives it as data', async () => {
    const { stdout } = await new Folder().remit('explain', 'CFG-002', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({ code: 'CFG-002', title: 'A setting that does not exist', bad: '{ "inclued": ["contracts/**"] }' });
  });

  it('has a title, a reason and a remedy for every code, each code once', async () => {
    const all = await catalogue();
    const plain = all.map(({ code }) => code.replace('-', ''));
    expect(plain.filter((code, index) => plain.indexOf(code) !== index)).toEqual([]);
    for (const { code, title, why, remedy } of all) expect([code, title !== '', why !== '', remedy !== '']).toEqual([code, true, true, true]);
    expect([...new Set(all.map(({ code }) => /^[A-Z]+/.exec(code)![0]))]).toEqual(expect.arrayContaining(['CFG', 'FCT', 'IMP', 'LED', 'LEX', 'MOD', 'PRG', 'REF', 'SYN']));
  });
});

describe('schema', () => {
  it.each(['program', 'facts', 'ledger', 'result', 'map', 'scenarios', 'project'])('prints that of %s', async (name) => {
    const { code, stdout, stderr } = await new Folder().remit('schema', name);
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object' });
  });
});

describe('facts', () => {
  const folder = (): Folder => new Folder({ 'First.program.json': JSON.stringify(smallProgram()) });

  it('are a JSON Schema of what the program takes', async () => {
    const { code, stdout, stderr } = await folder().remit('facts', 'First.program.json');
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({
      properties: { observations: { items: { oneOf: [{ properties: { fact: { const: 'People' }, period: { enum: ['2026-04', '2026-05', '2026-06'] } } }] } } },
    });
  });

  it.each([
    ['csv', 'fact,period,value,recordedAt,id,supersedes\n'],
    ['wide', 'period,People\n'],
    ['list', '  Fact    Is               Reported    For each  Between      Expected  Title\n  People  count of people  each month            0 and 5,000            People advised\n'],
  ])('are told as %s', async (as, expected) => {
    expect(await folder().remit('facts', 'First.program.json', '--as', as)).toEqual({ code: 0, stdout: expected, stderr: '' });
  });

  it('of members and sets have a column for each', async () => {
    const program = smallProgram();
    program.groups = [{ id: 'Practices', member: 'Practice', keyedBy: 'ods' }];
    program.sets = [{ id: 'Need', elements: [{ key: 'Low' }, { key: 'High' }] }];
    program.facts.push({ id: 'Visits', type: 'count', grain: 'month', each: ['Practices', 'Need'] });
    const both = new Folder({ 'p.json': JSON.stringify(program) });
    expect((await both.remit('facts', 'p.json', '--as', 'csv')).stdout).toBe('fact,period,member,Need,value,recordedAt,id,supersedes\n');
    expect((await both.remit('facts', 'p.json', '--as', 'wide')).stdout).toBe('period,People\nperiod,member,Need,Visits\nmember,joined,left\n');
    program.groups.push({ id: 'Wards', member: 'Ward', keyedBy: 'code' });
    program.rows = [{ id: 'Jobs', grain: 'month', each: ['Practices'], key: ['person'], columns: [{ id: 'person', type: 'number' }, { id: 'weeks', type: 'count' }] }];
    const more = new Folder({ 'p.json': JSON.stringify(program) });
    expect((await more.remit('facts', 'p.json', '--as', 'wide')).stdout).toBe('period,People\nperiod,member,Need,Visits\nrows,period,member,person,weeks\ngroup,member,joined,left\n');
  });
});
