import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkTexts, type TextFinding } from './support/check-texts.ts';
import { exampleTexts, lineAt } from './support/example-texts.ts';

/** A finding as a reader of a file sees it: its code, its line, and the words it stands under. */
interface Seen {
  readonly code: string;
  readonly line: number;
  readonly text: string;
}

/** The contract whose faults are known, and which is meant to have them. */
const faulty = 'unitingcare/unitingcare.remit';

/** What the partnership owes is more than it is sure of, in every year more: it takes the worst year to tell. */
const needWorstCase = ['FUND-002', 'SUB-012'];

const texts = exampleTexts();
let findings: TextFinding[] = [];
beforeAll(async () => {
  findings = await checkTexts(texts);
}, 60_000);

const inFile = (file: string): TextFinding[] => findings.filter((finding) => finding.file === file);
const told = ({ file, code, message, start }: TextFinding): string => `${code} ${file}:${lineAt(textOf(file), start)} ${message}`;
const textOf = (file: string): string => texts.find(({ name }) => name === file)!.text;

describe('the examples', () => {
  it.each(texts.map(({ name }) => name).filter((name) => name !== faulty))('%s has no error, and no warning that is not accepted', (name) => {
    expect(inFile(name).filter(({ severity }) => severity <= 2).map(told)).toEqual([]);
  });

  it('name a profile wherever they are contracts for care, so that all rules look at them', () => {
    const named = texts.filter(({ name, text }) => /^(?:care-models|northshire-diabetes|unitingcare)\//.test(name) && /^contract /m.test(text));
    expect(named.length).toBeGreaterThanOrEqual(12);
    expect(named.filter(({ text }) => !/^ {2}profile +\S/m.test(text)).map(({ name }) => name)).toEqual([]);
  });
});

describe('the contract that failed', () => {
  const golden = JSON.parse(readFileSync('test/fixtures/rules/unitingcare.json', 'utf8')) as readonly Seen[];

  it('has the known findings at their lines, and no others', () => {
    const text = textOf(faulty);
    const seen = inFile(faulty).map(({ code, start, end }): Seen => ({ code, line: lineAt(text, start), text: text.slice(start, end).replace(/\s+/g, ' ') }));
    seen.sort((one, other) => one.line - other.line || (one.code < other.code ? -1 : 1));
    expect(seen, inFile(faulty).map(told).join('\n')).toEqual(golden);
  });

  it('is found to have every fault that can be told without the worst case, each under the words that name it', () => {
    const text = textOf(faulty);
    const marked = text.split('\n').flatMap((words, index) => {
      const code = /\/\/ ([A-Z]+-\d{3}):/.exec(words)?.[1];
      return code === undefined ? [] : [{ code, line: index + 1 }];
    });
    expect(marked.length).toBeGreaterThanOrEqual(8);
    // A fault that shows in two places is told at the first.
    const codes = [...new Set(marked.map(({ code }) => code))];
    const untold = codes.filter((code) => !marked.some((mark) => mark.code === code && golden.some((seen) => seen.code === code && seen.line > mark.line && seen.line <= mark.line + 40)));
    expect(untold.sort()).toEqual(needWorstCase);
  });

  it('is clean once it is repaired', () => {
    expect(inFile('unitingcare/repaired.remit').map(told)).toEqual([]);
  });
});
