import { describe, expect, it } from 'vitest';
import { comparisonMarkdown, comparisonText, compareStates, compareFindings, fingerprints, type ContractState } from '@remit/compare';
import { compareTexts, type ComparedText } from '@remit/language/compare/index';
import { plainFigure } from '@remit/language/compare/plain-figure';
import { createProjectServices } from '@remit/language/project/index';
import { EmptyFileSystem, URI } from 'langium';
import { compared, differences, loaded, northshire, type Files } from './support/states.ts';

/** A state of which nothing but the text is known. */
const textOnly = async (files: Files): Promise<ContractState> => ({ texts: await loaded(files), contracts: [], findings: [] });

const contract = (inner: string): Files => ({ 'a.remit': `contract A "A" {\n  term 1 April 2026 to 31 March 2027\n${inner}\n}\n` });

describe('names', () => {
  it('may be those of what every object has', async () => {
    const names = ['__proto__', 'Constructor', 'ToString', 'HasOwnProperty', 'Prototype'];
    const text = (sum: number): Files => contract(names.map((name) => `  fund ${name} "${name}" { limit £${sum} each year }`).join('\n'));
    expect((await differences(text(1), text(2))).filter((line) => !line.startsWith(' '))).toEqual(expect.arrayContaining(names.slice(1).map((name) => `Fund "${name}" is changed.`)));
    const finding = (declaration: string) => ({ code: 'X-001', severity: 'error' as const, message: `'${declaration}' is wrong.`, declaration });
    expect(compareFindings([finding('__proto__')], [finding('constructor')], [{ kind: 'fund', before: '__proto__', after: 'constructor' }])).toEqual({ fresh: [], gone: [], same: 1 });
    expect(compareFindings([finding('toString')], [finding('valueOf')])).toEqual({ fresh: [finding('valueOf')], gone: [finding('toString')], same: 0 });
  });

  it('do nothing to a terminal', async () => {
    const escape = '\u001b[2J\u001b]0;x\u0007\u202Eevil';
    const comparison = compareStates(await textOnly(contract('  person P "Paul"')), await textOnly(contract(`  person P "${escape}"`)));
    const text = comparisonText(comparison);
    expect(text).toContain('the title is "�[2J�]0;x��evil" instead of "Paul"');
    expect(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/.test(text)).toBe(false);
  });

  it('do nothing to a page', async () => {
    const title = '<img src=x onerror=alert(1)> [a](https://evil.example) @team #12 `x` **b** | www.evil.example';
    const comparison = compareStates(await textOnly(contract('  person P "Paul"')), await textOnly(contract(`  person P "${title}"`)));
    expect(comparisonMarkdown(comparison)).toContain(
      '- the title is "&#60;img src=x onerror=alert(1)&#62; \\[a\\](https:&#47;&#47;evil.example) &#64;team &#35;12 \\`x\\` \\*\\*b\\*\\* \\| www&#46;evil.example" instead of "Paul"\n');
  });
});

describe('texts that cannot be read in full', () => {
  it('are compared as far as they can, and it is said', async () => {
    const before = northshire();
    const after = northshire(['£1,320', '£1,300']);
    const broken = { ...after, 'contract.remit': `${after['contract.remit']!}\nscenario "Half" for NorthshireDiabetes { in 2026/27 { ListSize = ` };
    const comparison = compareStates(await textOnly(before), await textOnly(broken));
    expect(comparison.text.unread).toEqual({ before: [], after: ['contract.remit'] });
    expect(comparison.text.changes.find(({ name }) => name === 'Core')?.clauses.map(({ sentence }) => sentence)).toEqual(['the amount is £1,300 instead of £1,320 per person in Adults per year']);
    expect(comparisonText(comparison)).toContain('Now, "contract.remit" cannot be read in full. Changes in what was not read are missing here, and nothing is said of what\n  reviewers would object to.\n');
    expect(comparison.contracts.map(({ what, sentence }) => [what, sentence])).toEqual([['broken', 'Neither before nor now can contract "NorthshireDiabetes" be compiled, so what it pays cannot be compared.']]);
  });

  it.each([['nothing', ''], ['one word', 'contract'], ['marks', '}}}{{{"""'], ['no contract at all', '\u0000\uD800 \uFFFF']])('may be %s', async (_, text) => {
    const comparison = compareStates(await textOnly({ 'a.remit': text }), await textOnly(contract('')));
    expect([comparison.same, comparison.text.changes.some(({ name }) => name === 'A')]).toEqual([false, true]);
    expect(comparisonText(comparison)).toContain('"A"');
    expect(comparisonMarkdown(comparison)).toContain('"A"');
  });

  it('may have two declarations of one name', async () => {
    const [one, two] = ['  person P "One"\n', '  person P "Two"\n'];
    expect(await differences(contract(one + two), contract(one))).toEqual(['Person "Two" (P) is taken out.']);
    expect(await differences(contract(one + two), contract(one + two))).toEqual([]);
  });
});

describe('long files', () => {
  const many = (count: number, name: string, target: number): Files => contract(Array.from({ length: count }, (_, index) =>
    `  outcome ${name}${index} "Outcome ${index}" {\n    measured by M${index} in Adults\n    baseline ${index % 50}% in 2024/25\n    target ${target}%\n    accountable A\n  }`).join('\n'));
  const { shared } = createProjectServices(EmptyFileSystem);
  let read = 0;
  const texts = (files: Files): ComparedText[] => Object.entries(files).map(([path, text]) => ({ path, document: shared.workspace.LangiumDocumentFactory.fromString(text, URI.file(`/${read++}/${path}`)) }));

  it('are compared declaration by declaration', () => {
    const [before, after, renamed] = [texts(many(1000, 'O', 60)), texts(many(1000, 'O', 66)), texts(many(1000, 'Other', 66))];
    expect(compareTexts(before, after).changes.map(({ clauses }) => clauses.map(({ sentence }) => sentence).join())).toEqual(Array.from({ length: 1000 }, () => 'the target is 66% instead of 60%'));
    const renamings = compareTexts(before, renamed);
    expect([renamings.renamed.length, renamings.changes.length, compareTexts(before, before).changes.length]).toEqual([1000, 1000, 0]);
  });

  it('take as long as they are, also where every name is another', () => {
    const time = (count: number): number => {
      const [before, after] = [texts(many(count, 'O', 60)), texts(many(count, 'Other', 66))];
      return Math.min(...[1, 2].map(() => {
        const from = process.cpuUsage().user;
        compareTexts(before, after);
        return process.cpuUsage().user - from;
      }));
    };
    time(250);
    // Four times as many: 4 if it grows with the length, 16 if with its square.
    expect(time(1000) / time(250)).toBeLessThan(9);
  });

  it('may have all their lists changed', async () => {
    const list = (count: number, from: number): Files => contract(`  set S each Code = ${Array.from({ length: count }, (_, index) => `C${index + from}`).join(', ')}`);
    const { changes } = await compared(list(2000, 0), list(2000, 1000));
    expect(changes.map(({ sentence, clauses }) => [sentence, clauses.length])).toEqual([['Set "S" is changed.', 1]]);
    expect(changes[0]!.clauses[0]!.sentence.length).toBeLessThan(700);
  });
});

describe('figures', () => {
  it.each([
    ['£35m', '£35000000'], ['£35,000,000', '£35000000'], ['£1.5k', '£1500'], ['£0.125bn', '£125000000'], ['70.0%', '70%'], ['12.50', '12.5'], ['0', '0'], ['007', '7'], ['USD1,000.10', 'USD1000.1'], ['£1.2345k', '£1234.5'], ['core', 'core'], ['1.2.3', '1.2.3'],
  ])('%s is %s', (text, plain) => {
    expect(plainFigure(text)).toBe(plain);
  });
});

describe('findings', () => {
  const finding = { code: 'OUT-010', severity: 'warning' as const, message: "'Quality' pays all or nothing. Did you mean a ramp?", declaration: 'North.Quality', path: 'a.remit', line: 3 };

  it('are the same on other lines, in another file and with another suggestion', () => {
    const other = { ...finding, line: 30, message: "'Quality' pays all or nothing. Write a curve." };
    expect(compareFindings([finding], [other])).toEqual({ fresh: [], gone: [], same: 1 });
    expect(compareFindings([finding], [{ ...other, path: 'b.remit' }])).toEqual({ fresh: [], gone: [], same: 1 });
    expect(compareFindings([finding], [finding, other])).toEqual({ fresh: [other], gone: [], same: 1 });
  });

  it('are the same under the new name', () => {
    const renamed = [{ kind: 'payment', before: 'Quality', after: 'Results' }, { kind: 'contract', before: 'North', after: 'South' }];
    expect(compareFindings([finding], [{ ...finding, declaration: 'South.Results', message: "'Results' pays all or nothing." }], renamed)).toEqual({ fresh: [], gone: [], same: 1 });
  });

  it('keep the fingerprints that baselines have', () => {
    expect(fingerprints([{ code: 'OUT-010', message: 'Zürich\n pays. More.', declaration: 'A.B', file: 'x' }, { code: 'OUT-010', message: 'Zürich pays. Else.', declaration: 'A.B', file: 'x' }, { code: 'REF-001', message: 'no end' }])).toEqual([
      '4d671af62a1a8657d83079bec304a10a:1', '4d671af62a1a8657d83079bec304a10a:2', 'b89aeb3fb649bba7e89e3af19d297027:1',
    ]);
  });
});
