import { readFileSync } from 'node:fs';
import { expect, it, describe } from 'vitest';
import { PICTURES } from '@remit/views';
import { PICTURE_NAMES } from '@remit/cli/commands/view';
import { firstContract } from '@remit/cli/files/first-contract';
import { Folder } from './support/run.ts';

describe('view', () => {
  it('tells a contract on the standard output', async () => {
    const folder = new Folder({ 'c/first.remit': firstContract });
    const { code, stdout, stderr } = await folder.remit('view', 'c/first.remit');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^\S.*\n\nWHO COMMISSIONS WHOM\n- /);
    const markdown = await folder.remit('view', 'c/first.remit', '--format', 'markdown', '--out', 'made/first.md');
    expect([markdown.code, markdown.stdout, markdown.stderr]).toEqual([0, '', 'wrote made/first.md\n']);
    expect(folder.read('made/first.md')).toMatch(/^# .*\n\n## Who commissions whom\n\n- /);
  });

  it('draws all pictures, whose marks name files from where the command ran', async () => {
    const folder = new Folder({ 'c/first.remit': firstContract });
    const { code, stderr } = await folder.remit('view', 'c/first.remit', '--picture', 'all', '--out', 'pictures');
    expect([code, stderr]).toEqual([0, PICTURES.map((kind) => `wrote pictures/First.${kind}.svg\n`).join('')]);
    expect(folder.read('pictures/First.money.svg')).toContain('data-file="c/first.remit"');
    const { stdout } = await folder.remit('view', 'c/first.remit', '--picture', 'money');
    expect(stdout).toBe(folder.read('pictures/First.money.svg'));
    expect(stdout).not.toContain(folder.path);
  });

  it('gives what it draws as JSON', async () => {
    const folder = new Folder({ 'first.remit': firstContract });
    const { stdout } = await folder.remit('view', 'first.remit', '--picture', 'delivery', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({ picture: 'delivery', tables: [{ title: 'Who does the work' }] });
  });

  it.each<[string, string[], RegExp]>([
    ['a picture as text', ['--picture', 'money', '--format', 'text'], /A picture cannot be written as text/],
    ['SVG of nothing', ['--format', 'svg'], /not said which picture/],
    ['all pictures at once', ['--picture', 'all'], /cannot go to the standard output/],
    ['another picture', ['--picture', 'cloud'], /money, delivery, timeline, curves, conflicts, all/],
    ['a year that is not there', ['--year', '1999/00'], /"First" has no year "1999\/00"/],
    ['a contract that is not there', ['--contract', 'Second'], /There is no contract "Second" in "first.remit"/],
  ])('refuses %s', async (_, options, message) => {
    const folder = new Folder({ 'first.remit': firstContract });
    const { code, stdout, stderr } = await folder.remit('view', 'first.remit', ...options);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });

  it('tells a varied contract as its last version, as that of a year, or as it is in force on a day', async () => {
    const example = (file: string): string => readFileSync(`examples/${file}`, 'utf8');
    const measures = 'northshire-diabetes/library/diabetes-measures.remit';
    const folder = new Folder({ [measures]: example(measures), 'varied.remit': example('northshire-diabetes-with-variation/northshire-diabetes-with-variation.remit').replace('"../northshire', '"./northshire') });
    const head = async (...options: string[]): Promise<string> => (await folder.remit('view', 'varied.remit', ...options)).stdout.split('\n\n')[0]!.split('\n').slice(1).join(' ');
    const last = 'As varied from 1 January 2028 by variation 3 (“More for results, and the Council joins”).';
    const first = 'As first agreed, in force until 30 September 2027.';
    expect(await head()).toBe(last);
    expect(await head('--year', '2027/28')).toBe(last);
    expect(await head('--year', '2026/27')).toBe(first);
    expect(await head('--on', '30 September 2027')).toBe(first);
    expect(await head('--on', '2027-10-01')).toBe('As varied from 1 October 2027 by variation 2 (“Lower glucose target, higher price”), in force until 31 December 2027.');
    const year = await folder.remit('view', 'varied.remit', '--on', '2028-01-01', '--year', '2026/27');
    expect([year.code, year.stderr]).toEqual([2, expect.stringMatching(/The version as varied from 1 January 2028 by variation 3 \(“[^”]*”\) is not in force in 2026\/27\.[^]*Leave --on out, or name one of its years: 2027\/28, 2028\/29, 2029\/30, 2030\/31\./)]);
    const none = await folder.remit('view', 'varied.remit', '--year', '2036/37');
    expect(none.stderr).toMatch(/has no year "2036\/37"\.[^]*Its years are 2026\/27, 2027\/28, 2028\/29, 2029\/30, 2030\/31\./);
    const { stdout } = await folder.remit('view', 'varied.remit', '--picture', 'money', '--year', '2026/27');
    expect(stdout).toContain('The contract as first agreed, in force until 30 September 2027.');
    expect((await folder.remit('view', 'varied.remit', '--on', '31 June 2027')).stderr).toMatch(/Write a day there is/);
  });

  it('refuses a contract with errors, and a file without one', async () => {
    const folder = new Folder({ 'bad.remit': firstContract.replace('from Council ', 'from Counci '), 'none.remit': 'set Colours = Red, Blue\n' });
    const bad = await folder.remit('view', 'bad.remit', '--out', 'bad.txt');
    expect([bad.code, bad.stdout]).toEqual([1, '']);
    expect(bad.stderr).toMatch(/^error REF-001/m);
    expect((await folder.remit('view', 'none.remit')).stderr).toMatch(/There is no contract in "none.remit"/);
    expect(folder.files()).toEqual(['bad.remit', 'none.remit']);
  });
});

it('offers the pictures that there are', () => {
  expect(PICTURE_NAMES).toEqual(PICTURES);
});
