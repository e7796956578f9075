import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Folder } from '../cli/support/run.ts';
import { changed, clinics } from './support/clinics.ts';
import { jargonIn } from './support/plain-words.ts';

const bundle = path.resolve('packages/cli/dist/remit.mjs');
const facts = 'fact,period,member,value\nVisits,2026-04,A,10\n';

describe('the command as shipped ends with', () => {
  it.each<[code: number, why: string, files: Record<string, string | Uint8Array>, argv: string[], expected: RegExp]>([
    [1, 'a contract with 10,000 brackets', { 'c.remit': changed('£12.35 per', `${'('.repeat(10_000)}£12.35 per`) }, ['compile', 'c.remit', '--out', 'made'], /^error SYN-006 /m],
    [1, 'a contract that is not UTF-8', { 'c.remit': Buffer.from(clinics, 'latin1') }, ['run', 'c.remit', '--facts', 'f.csv', '--as-of', '2027-08-01', '--out', 'made/'], /^error LEX-090 /m],
    [1, 'facts of a member that reaches the prototype', { 'c.remit': clinics, 'f.csv': facts.replace(',A,', ',__proto__,') }, ['run', 'c.remit', '--facts', 'f.csv', '--as-of', '2027-08-01', '--out', 'made/'], /^error FCT-125 /m],
    [1, 'a program of 100,000 brackets', { 'P.program.json': '['.repeat(100_000) }, ['run', 'P.program.json', '--facts', 'f.csv', '--as-of', '2027-08-01'], /^error PRG-095 /m],
    [2, 'a day that does not exist', { 'c.remit': clinics }, ['run', 'c.remit', '--facts', 'f.csv', '--as-of', '2026-02-30'], /Write a day there is/],
  ])('%i for %s, and nothing is written', (code, _, files, argv, expected) => {
    const folder = new Folder({ 'f.csv': facts, ...files });
    const before = folder.files();
    const { status, stdout, stderr } = spawnSync(process.execPath, [bundle, ...argv], { cwd: folder.path, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });
    expect([status, stdout, folder.files()]).toEqual([code, '', before]);
    expect(stderr).toMatch(expected);
    expect(stderr.match(/^(?:error|warning) /gm) ?? []).toHaveLength(code === 1 ? 1 : 0);
    expect(jargonIn(stderr)).toBeUndefined();
  });
});
