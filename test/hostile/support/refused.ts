import { expect } from 'vitest';
import type { Folder, Ran } from '../../cli/support/run.ts';
import { jargonIn } from './plain-words.ts';

/** Codes and places of the findings in a text of the command: "FCT-101 f.csv:2". */
export function findingsIn(stderr: string): string[] {
  const found: string[] = [];
  for (const line of stderr.split('\n')) {
    const heading = /^(?:error|warning) ([A-Z]{3}-\d{3}) /.exec(line);
    if (heading) found.push(heading[1]!);
    const place = /^ {2}at (\S+?)(?::(\d+):\d+|| at .*)?$/.exec(line);
    if (place && found.length > 0 && !found.at(-1)!.includes(' ')) found[found.length - 1] += ` ${place[1]}${place[2] === undefined ? '' : `:${place[2]}`}`;
  }
  return found;
}

/** Runs the command and asserts that it is refused with these findings alone, in plain words, with nothing on the standard output and no file made or changed. */
export async function expectRefused(folder: Folder, argv: readonly string[], findings: readonly string[], given = ''): Promise<Ran> {
  const before = folder.files().map((name) => [name, folder.read(name)]);
  const ran = await folder.remit(...argv);
  expect(findingsIn(ran.stderr)).toEqual(findings);
  expect([ran.code, ran.stdout]).toEqual([1, '']);
  expect(folder.files().map((name) => [name, folder.read(name)])).toEqual(before);
  expect(jargonIn(ran.stderr, given)).toBeUndefined();
  return ran;
}

/** Runs the command and asserts wrong use: exit code 2, one sentence, nothing on the standard output, no file made or changed. */
export async function expectWrongUse(folder: Folder, argv: readonly string[], sentence: string | RegExp): Promise<void> {
  const before = folder.files().map((name) => [name, folder.read(name)]);
  const { code, stdout, stderr } = await folder.remit(...argv);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(sentence);
  expect(folder.files().map((name) => [name, folder.read(name)])).toEqual(before);
  expect(jargonIn(stderr)).toBeUndefined();
}
