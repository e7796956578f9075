import { describe, expect, it } from 'vitest';
import { dateInWords, parseDate, periodInWords } from '@remit/story/dates';
import { grouped } from '@remit/program/in-words';
import { counted, moneyInWords } from '@remit/story/money';
import { progressBar } from '@remit/cli/render/progress';
import { plainStyle, styleFor } from '@remit/cli/render/style';
import { table } from '@remit/cli/render/table';
import { findingText } from '@remit/cli/report/findings-text';
import { anyAtLeast, inOrder, type ReportedFinding } from '@remit/cli/report/reported-finding';
import { summary } from '@remit/cli/report/summary';

describe('dates', () => {
  it('are written as in Britain', () => {
    expect(dateInWords('2026-05-01')).toBe('1 May 2026');
    expect(['2026-04', '2026/27', '2026/27-Q1', '2022', 'term', 'One'].map(periodInWords)).toEqual(['April 2026', '2026/27', 'Q1 2026/27', '2022', 'the term', 'One']);
  });

  it.each([
    ['2026-05-01', '2026-05-01'], ['1 May 2026', '2026-05-01'], ['01 may 2026', '2026-05-01'], ['29 February 2028', '2028-02-29'],
    ['29 February 2026', undefined], ['2026-02-30', undefined], ['2026-13-01', undefined], ['1/5/2026', undefined], ['May 2026', undefined], ['', undefined], ['today', undefined],
  ])('%j is read as %j', (text, date) => {
    expect(parseDate(text)).toBe(date);
  });
});

describe('sums of money', () => {
  it.each([
    ['1333.30', 'GBP', '£1,333.30'], ['-5.00', 'GBP', '-£5.00'], ['0.00', 'EUR', '€0.00'], ['1234567', 'USD', '$1,234,567'],
    ['999.99', 'CHF', 'CHF 999.99'], ['123456789012345678901234.56', 'GBP', '£123,456,789,012,345,678,901,234.56'],
  ])('%s in %s is %s', (amount, currency, words) => {
    expect(moneyInWords(amount, currency)).toBe(words);
  });

  it('keep their digits', () => {
    expect(['1234.56789', '-1000/3', '12'].map(grouped)).toEqual(['1,234.56789', '-1,000/3', '12']);
    expect([counted(1, 'payment'), counted(1200, 'payment'), counted(0, 'entry', 'entries')]).toEqual(['1 payment', '1,200 payments', '0 entries']);
  });
});

it('a table has columns as wide as they need to be', () => {
  expect(table([{ title: 'Who' }, { title: 'Sum', right: true }, { title: 'Note' }], [['Zoë', '1.00', ''], ['A', '100.00', 'x']])).toBe(
    '  Who     Sum  Note\n  Zoë    1.00\n  A    100.00  x\n',
  );
});

describe('a finding in words', () => {
  const finding: ReportedFinding = {
    code: 'REF-001', severity: 'error', message: 'There is no "Counci".', file: 'a.remit', range: { line: 2, column: 10, endLine: 2, endColumn: 16 },
    related: [{ file: 'b.remit', message: '"Council" is declared there', range: { line: 1, column: 1, endLine: 1, endColumn: 8 } }],
    help: ['Declare it.'],
  };
  const sources: Record<string, string> = { 'a.remit': 'contract A {\n\tfund F { from Counci }\n', 'b.remit': 'Council "x"' };
  const shown = (one: ReportedFinding, text = sources): string => findingText(one, (file) => text[file]?.split(/\r\n|\r|\n/), plainStyle);

  it('shows the line with the place underlined, and the other place', () => {
    expect(shown({ ...finding, range: { line: 2, column: 16, endLine: 2, endColumn: 22 } })).toBe(`error REF-001  There is no "Counci".
  at a.remit:2:16
    2 │   fund F { from Counci }
      │                 ~~~~~~
  see "Council" is declared there
  at b.remit:1:1
    1 │ Council "x"
      │ ~~~~~~~
  Declare it.
`);
  });

  it('underlines the rest of the line where the place goes on', () => {
    expect(shown({ ...finding, related: undefined, help: undefined, range: { line: 1, column: 10, endLine: 2, endColumn: 3 } })).toBe(
      'error REF-001  There is no "Counci".\n  at a.remit:1:10\n    1 │ contract A {\n      │          ~~~\n',
    );
  });

  it('underlines one sign where the place is empty', () => {
    expect(shown({ ...finding, related: undefined, help: undefined, range: { line: 1, column: 13, endLine: 1, endColumn: 13 } })).toContain('    1 │ contract A {\n      │             ~\n');
  });

  it('does not let a file steer the terminal', () => {
    const text = shown({ ...finding, message: 'a\u001b[31mb', related: undefined, range: { line: 1, column: 1, endLine: 1, endColumn: 2 } }, { 'a.remit': 'x\u001b]0;y\u0007\u202e' });
    expect(text).not.toMatch(/[\u001b\u0007\u202e]/);
    expect(text).toContain('x␛]0;y␇\uFFFD');
  });

  it('cuts long lines around the place', () => {
    const long = `${'a'.repeat(500)}HERE${'b'.repeat(500)}`;
    const lines = shown({ ...finding, related: undefined, help: undefined, range: { line: 1, column: 501, endLine: 1, endColumn: 505 } }, { 'a.remit': long }).split('\n');
    expect(lines[2]!.length).toBeLessThan(180);
    expect(lines[2]!.indexOf('HERE')).toBe(lines[3]!.indexOf('~~~~'));
    expect(lines[2]).toMatch(/│ …a+HEREb+…$/);
  });

  it('does without the text', () => {
    expect(shown({ code: 'LED-009', severity: 'warning', message: 'x', file: 'l.json', pointer: '/contract' })).toBe('warning LED-009  x\n  at l.json at /contract\n');
    expect(shown({ code: 'CFG-008', severity: 'info', message: 'x' })).toBe('note CFG-008  x\n');
  });
});

it('findings are ordered by file and place', () => {
  const at = (file: string | undefined, line: number, code: string): ReportedFinding => ({ code, severity: 'error', message: '', ...(file ? { file, range: { line, column: 1, endLine: line, endColumn: 2 } } : {}) });
  expect(inOrder([at(undefined, 0, 'D'), at('b', 1, 'C'), at('a', 10, 'B'), at('a', 2, 'A')]).map(({ code }) => code)).toEqual(['A', 'B', 'C', 'D']);
});

it('the failing level counts what is as bad or worse', () => {
  const warning: ReportedFinding[] = [{ code: 'X', severity: 'warning', message: '' }];
  expect((['error', 'warning', 'info', 'hint'] as const).map((level) => anyAtLeast(warning, level))).toEqual([false, true, true, true]);
});

it('the summary counts and points to explanations', () => {
  const findings: ReportedFinding[] = [{ code: 'REF-001', severity: 'error', message: '' }, { code: 'OUT-010', severity: 'warning', message: '' }];
  expect(summary(findings, 3, plainStyle)).toBe('1 error, 1 warning; 3 files checked. More about a finding: remit explain REF-001\n');
  expect(summary([], 1, plainStyle)).toBe('No findings, 1 file checked.\n');
});

describe('colours', () => {
  const io = (env: Record<string, string>) => ({ cwd: '/', env, stdout: { write: () => undefined, isTerminal: false, columns: 80 }, stderr: { write: () => undefined, isTerminal: false, columns: 80 }, today: () => '' });
  const coloured = (env: Record<string, string>, isTerminal: boolean): boolean => styleFor(io(env), { write: () => undefined, isTerminal, columns: 80 }).error('x') !== 'x';

  it.each<[Record<string, string>, boolean, boolean]>([
    [{}, true, true], [{}, false, false], [{ NO_COLOR: '1' }, true, false], [{ NO_COLOR: '' }, true, true],
    [{ TERM: 'dumb' }, true, false], [{ FORCE_COLOR: '1' }, false, true], [{ FORCE_COLOR: '0' }, false, false], [{ NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
  ])('%j on a terminal (%s): %s', (env, terminal, expected) => {
    expect(coloured(env, terminal)).toBe(expected);
  });
});

describe('the progress bar', () => {
  const draw = (isTerminal: boolean, times: number[]): string => {
    let written = '';
    const clock = times[Symbol.iterator]();
    const bar = progressBar({ write: (text) => { written += text; }, isTerminal, columns: 80 }, 'Scenarios', () => clock.next().value ?? 0);
    for (let done = 1; done < times.length; done += 1) bar.update(done, times.length - 1);
    bar.end();
    return written;
  };

  it('is drawn on a terminal when the job has turned out to be long, and taken away', () => {
    expect(draw(true, [0, 100, 500, 550, 700])).toBe(`\rScenarios ${'█'.repeat(12)}${'░'.repeat(12)} 50%\rScenarios ${'█'.repeat(24)} 100%\r\x1b[2K`);
  });

  it('is not drawn on short jobs or anywhere else', () => {
    expect(draw(true, [0, 100, 200])).toBe('');
    expect(draw(false, [0, 1000, 2000])).toBe('');
  });
});
