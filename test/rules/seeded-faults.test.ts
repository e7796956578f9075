import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isRuleCode } from '@remit/language/rules/catalogue-codes';
import { allRules } from '@remit/language/rules/all';
import { checkAndCompile, type TextFinding } from './support/check-texts.ts';

/** A fault put into a care model: what is edited, and the codes that must be new then. */
interface SeededFault {
  readonly id: string;
  readonly file: string;
  readonly fault: string;
  readonly expected: readonly string[];
  /** The codes that only an analysis of the worst case can find: they are not expected yet. */
  readonly needsWorstCase?: readonly string[];
  /** Why something else is expected than one would think. */
  readonly note?: string;
  /** Each text occurs once in the file, and is replaced by the other. */
  readonly edits: readonly (readonly [from: string, to: string])[];
}

type Said = Pick<TextFinding, 'code' | 'message'>;

const models = 'examples/care-models';
const faults = JSON.parse(readFileSync('test/fixtures/rules/seeded-faults.json', 'utf8')) as readonly SeededFault[];

/** The files of a model by which its contract is checked: the contract first, then what it imports; its scenarios tell of the contract as it was. */
function filesOf(file: string): { name: string; text: string }[] {
  const folder = path.join(models, path.dirname(file));
  const names = [path.basename(file), ...globSync('library/*.remit', { cwd: folder }).map((name) => name.replaceAll('\\', '/')).sort()];
  return names.map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }));
}

const sound = new Map<string, Promise<Said[]>>();

/** What is found in a model as it stands. */
function foundIn(file: string): Promise<Said[]> {
  const known = sound.get(file) ?? checkAndCompile(filesOf(file));
  sound.set(file, known);
  return known;
}

function edited({ file, edits }: SeededFault): { name: string; text: string }[] {
  const [contract, ...libraries] = filesOf(file);
  let { name, text } = contract!;
  for (const [from, to] of edits) {
    expect(text.split(from).length - 1, `occurrences of ${from}`).toBe(1);
    text = text.replace(from, () => to);
  }
  return [{ name, text }, ...libraries];
}

const told = ({ code, message }: Said): string => `${code} ${message}`;

/** What is found now and was not before; a finding is known again by its code and words, wherever it stands. */
function isNew(now: readonly Said[], before: readonly Said[]): Said[] {
  const left = before.map(told);
  return now.filter((finding) => {
    const index = left.indexOf(told(finding));
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

it('each of the eight models has seeded faults, and each fault is told once', () => {
  expect([...new Set(faults.map(({ file }) => file.slice(0, 2)))]).toEqual(['01', '02', '03', '04', '05', '06', '07', '08']);
  expect(new Set(faults.map(({ id }) => id)).size).toBe(faults.length);
  for (const { id, expected, needsWorstCase = [] } of faults) {
    for (const code of [...expected, ...needsWorstCase]) expect(isRuleCode(code), `${id} ${code}`).toBe(true);
    for (const code of expected) expect(allRules.map((rule) => rule.code), id).toContain(code);
  }
});

describe.each(faults)('$id: $fault', (fault) => {
  it(fault.expected.length === 0 ? 'is told by nothing new' : `is told by ${fault.expected.join(' and ')} alone`, async () => {
    const fresh = isNew(await checkAndCompile(edited(fault)), await foundIn(fault.file));
    expect(fresh.map(({ code }) => code).sort(), fresh.map(told).join('\n')).toEqual([...fault.expected].sort());
  });
});
