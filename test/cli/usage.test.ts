import { describe, expect, it } from 'vitest';
import { firstContract } from '@remit/cli/files/first-contract';
import { Folder } from './support/run.ts';

describe('wrong use is answered with 2, on the standard error stream alone', () => {
  it.each([
    [['chekc'], "Unknown command 'chekc'\n(Did you mean check?)\n"],
    [['check', '--frmat', 'json'], "Unknown option '--frmat'\n(Did you mean --format?)\n"],
    [['check', '--format', 'xml'], "Option '--format <format>' argument 'xml' is invalid. Allowed choices are text, json, sarif, github, gitlab, junit.\n"],
    [['schema'], "Missing required argument 'name'\n"],
    [['schema', 'programme'], "Command-argument value 'programme' is invalid for argument 'name'. Allowed choices are program, facts, ledger, result, map, scenarios, project.\n"],
    [['run', 'a.program.json'], "Required option '--facts <file...>' not specified\n"],
    [['run', 'a.program.json', '--facts', 'f.csv', '--as-of', '2026-02-30'], "Option '--as-of <date>' argument '2026-02-30' is invalid. Write a day there is as 2026-05-01 or \"1 May 2026\".\n"],
    [['check', 'nope.remit'], 'Wrong use  There is no file or folder "nope.remit".\n  Did you mean "note.remit"?\n'],
    [['check', 'far/away/nope.remit'], 'Wrong use  There is no file or folder "far/away/nope.remit".\n  Check the path: it starts at the current folder.\n'],
    [['check', '*.rmt'], 'Wrong use  No contract file matches "*.rmt".\n  Put it in quotation marks so that your shell leaves it as it is.\n'],
    [['check', 'far/*.remit'], 'Wrong use  Nothing matches "far/*.remit": there is no folder "far".\n'],
    [['check', 'facts.csv'], 'Wrong use  "facts.csv" is not a contract file.\n  Contract files end in ".remit".\n'],
    [['check', 'empty'], 'Wrong use  There is no contract file (NAME.remit) in "empty" that belongs to its project.\n  Name a file, look at "include" in remit.json, or start a new contract with: remit init\n'],
    [['run', 'a.program.json', '--facts', 'facts.csv'], 'Wrong use  There is no file or folder "a.program.json".\n  Check the path: it starts at the current folder.\n'],
    [['run', 'empty', '--facts', 'facts.csv'], 'Wrong use  There is no contract file (NAME.remit) in "empty" that belongs to its project.\n  Name a file, look at "include" in remit.json, or start a new contract with: remit init\n'],
    [['explain', 'REF-999'], /^Wrong use {2}There is no finding "REF-999"\.\n {2}There are REF-001/],
    [['explain', 'why'], 'Wrong use  There is no finding "why".\n  A code looks like REF-001; it stands before every finding.\n'],
    [['lsp'], 'Wrong use  The language server needs a way to speak.\n  Run: remit lsp --stdio\n'],
  ])('%j', async (argv, expected) => {
    const folder = new Folder({ 'note.remit': '', 'facts.csv': 'fact,period,value\n', 'empty/notes.txt': '' });
    const before = folder.files();
    const { code, stdout, stderr } = await folder.remit(...argv);
    if (typeof expected === 'string') expect(stderr).toBe(expected);
    else expect(stderr).toMatch(expected);
    expect({ code, stdout, files: folder.files() }).toEqual({ code: 2, stdout: '', files: before });
  });

  it('no command at all prints the help', async () => {
    const { code, stdout, stderr } = await new Folder().remit();
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('Usage: remit [options] [command]');
  });
});

it('help and version are what was asked for', async () => {
  const folder = new Folder();
  expect(await folder.remit('--version')).toEqual({ code: 0, stdout: '0.1.0\n', stderr: '' });
  for (const argv of [['--help'], ['help'], ['run', '--help'], ['help', 'run']]) {
    const { code, stdout, stderr } = await folder.remit(...argv);
    expect([argv, code, stderr]).toEqual([argv, 0, '']);
    expect(stdout).toContain('Usage: remit');
  }
});

it('offers no contract in place of a table that is not there', async () => {
  const folder = new Folder({ 'first.remit': firstContract, 'facts.csv': 'fact,period,value\n' });
  expect((await folder.remit('run', 'first.remit', '--facts', 'firs.csv')).stderr).toBe('Wrong use  There is no file or folder "firs.csv".\n  Check the path: it starts at the current folder.\n');
  expect((await folder.remit('run', 'first.remit', '--facts', 'fact.csv')).stderr).toBe('Wrong use  There is no file or folder "fact.csv".\n  Did you mean "facts.csv"?\n');
});
