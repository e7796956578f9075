import { EmptyFileSystem, URI } from 'langium';
import { expect, it } from 'vitest';
import { compareTexts, type ComparedText } from '@remit/language/compare/index';
import { createProjectServices } from '@remit/language/project/index';
import { example } from './support/states.ts';

const { shared } = createProjectServices(EmptyFileSystem);
let count = 0;
const read = (text: string): ComparedText => ({ document: shared.workspace.LangiumDocumentFactory.fromString(text, URI.file(`/${++count}.remit`)), path: 'a.remit' });

it.each([
  'northshire-diabetes/northshire-diabetes-with-pilot.remit', 'northshire-diabetes-with-variation/northshire-diabetes-with-variation.remit', 'social-impact-bond/newpin.remit',
])('tells every figure of %s that is other, before and now', (path) => {
  const text = example(path);
  const before = read(text);
  const figures = [...text.replace(/\/\/.*/g, (comment) => ' '.repeat(comment.length)).matchAll(/(?<=[ (])[£$]?\d+(?:,\d{3})*(?:\.\d+)?%?(?=[ ,\n)])(?! [A-Z][a-z]+ \d{4})/g)];
  const sampled = figures.filter((_, index) => index % 5 === 0);
  expect(sampled.length).toBeGreaterThan(4);
  const untold = sampled.flatMap(({ 0: figure, index }) => {
    const other = figure.replace(/\d(?=\D*$)/, (digit) => String((Number.parseInt(digit, 10) + 1) % 10));
    const { changes } = compareTexts([before], [read(text.slice(0, index) + other + text.slice(index + figure.length))]);
    const told = changes.map(({ sentence, clauses }) => [sentence, ...clauses.map((clause) => clause.sentence)].join(' ')).join(' ');
    return changes.length === 1 && told.includes(figure) && told.includes(other) ? [] : [`${figure} as ${other} (${changes.length}): ${told}`];
  });
  expect(untold).toEqual([]);
});
