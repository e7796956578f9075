import { readFileSync } from 'node:fs';

/** One case of a file of findings: the whole text, without markers, and what is expected where. */
export interface FindingCase {
  readonly codes: readonly string[];
  readonly text: string;
  /** Offsets of the words the first code is expected at. */
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

const head = `contract Sound "A sound contract" {
  term 1 April 2026 to 31 March 2031
  years start 1 April
  currency GBP
  rounding to £0.01, half up
  commissioner Commissioner "The commissioner"
  provider Trust "The trust"
  measure Control { proportion AtTarget / Tested   better when higher }
  fact Open { yes or no, each year }
  payment Core { from Commissioner   to Trust   paid monthly   amount £5 }
`;

const frames: Readonly<Record<string, readonly [string, string]>> = {
  file: ['', ''],
  contract: [head, '\n}\n'],
  payment: [`${head}payment Tested { from Commissioner   to Trust   paid yearly   amount £5\n`, '\n}\n}\n'],
};

/** Reads a file of cases (see its first lines for the form). */
export function readCases(path: string): FindingCase[] {
  const cases: FindingCase[] = [];
  const lines = readFileSync(path, 'utf8').split('\n');
  let body: string[] = [];
  let heading: { codes: string[]; where: string; line: number } | undefined;
  const close = (): void => {
    if (!heading) return;
    const [before, after] = frames[heading.where]!;
    const marked = before + body.join('\n') + after;
    const start = marked.indexOf('»');
    const end = marked.indexOf('«') - 1;
    cases.push({ codes: heading.codes, text: marked.replace('»', '').replace('«', ''), start, end, line: heading.line });
  };
  lines.forEach((line, index) => {
    const match = /^=== ([A-Z0-9 -]+) (file|contract|payment)$/.exec(line);
    if (match) {
      close();
      heading = { codes: match[1]!.split(' '), where: match[2]!, line: index + 1 };
      body = [];
    } else if (heading && !line.startsWith('#')) body.push(line);
  });
  close();
  return cases;
}
