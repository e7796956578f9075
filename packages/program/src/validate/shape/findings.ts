import type { DocumentSchema } from '../../schema/schema.ts';
import type { Finding, FindingKind } from '../finding.ts';
import type { ShapeProblem } from './problem.ts';
import { defineFinding, finding } from '../finding.ts';
import { checkShape } from './check-shape.ts';
import { describeValue } from './describe.ts';

/** The letters of the codes about a kind of document. */
export type DocumentPrefix = 'PRG' | 'FCT' | 'LED';

const NOUNS: Readonly<Record<DocumentPrefix, string>> = { PRG: 'program', FCT: 'facts', LED: 'ledger' };

/** The catalogue entries about the shape of one kind of document: the same numbers 001 to 008 for each. */
export function shapeKinds(prefix: DocumentPrefix) {
  const noun = NOUNS[prefix];
  return {
    format: defineFinding({
      code: `${prefix}-001`, title: 'Unknown format',
      message: 'This document says its format is {found}, but {expected} is needed here.',
      why: 'A document of another kind or a later version may mean something else by the same words, so nothing is read from it.',
      fix: `Give the ${noun} of this contract, or use a version of the tool that knows the format.`,
    }),
    missing: defineFinding({
      code: `${prefix}-002`, title: 'Field missing',
      message: "The field '{field}' is missing.",
      why: 'Nothing is guessed: what is not written has no default.',
      fix: "Add '{field}'.",
    }),
    unknown: defineFinding({
      code: `${prefix}-003`, title: 'Unknown field',
      message: "There is no field '{field}' here; there are {known}.",
      why: 'A field that is passed over in silence could be one that was meant to change a payment.',
      fix: "Correct or remove '{field}'.",
    }),
    value: defineFinding({
      code: `${prefix}-004`, title: 'Wrong kind of value',
      message: 'This should be {expected}, but is {found}.',
      why: `The ${noun} cannot be read as it stands, and reading it another way would be a guess.`,
      fix: 'Write {expected}.',
    }),
    number: defineFinding({
      code: `${prefix}-005`, title: 'Number in another spelling',
      message: "The number '{found}' is not in its one spelling, which is '{canonical}'.",
      why: 'Each number has one spelling so that the same content always has the same hash.',
      fix: "Write '{canonical}'.",
    }),
    date: defineFinding({
      code: `${prefix}-006`, title: 'No such date',
      message: "'{found}' is not a date.",
      why: 'Dates decide when money is due.',
      fix: "Write an existing date as year, month and day, such as '2026-04-30'.",
    }),
    text: defineFinding({
      code: `${prefix}-007`, title: 'Text that cannot be kept',
      message: 'There is {found} here.',
      why: 'Programs that read the document could take it for something else.',
      fix: 'Choose another name or text.',
    }),
    depth: defineFinding({
      code: `${prefix}-008`, title: 'Nested too deeply',
      message: 'The document is nested more than {limit} levels deep.',
      why: 'No contract needs this, and it can bring down the systems that read it.',
      fix: 'Divide the expression into named values.',
    }),
  } as const satisfies Record<string, FindingKind>;
}

/** What is wrong with the shape of a document; an unknown format is reported by itself. */
export function shapeFindings(value: unknown, schema: DocumentSchema, format: string, kinds: ReturnType<typeof shapeKinds>): Finding[] {
  const found = typeof value === 'object' && value !== null && Object.hasOwn(value, 'format') ? (value as { format: unknown }).format : undefined;
  if (found !== format) return [finding(kinds.format, '', { found: found === undefined ? 'not given' : describeValue(found), expected: `'${format}'` })];
  return checkShape(value, schema).map(problem => toFinding(problem, kinds));
}

function toFinding(problem: ShapeProblem, kinds: ReturnType<typeof shapeKinds>): Finding {
  const { at } = problem;
  switch (problem.kind) {
    case 'missing': return finding(kinds.missing, at, problem);
    case 'unknown': return finding(kinds.unknown, at, problem);
    case 'value': return finding(kinds.value, at, problem);
    case 'number': return finding(kinds.number, at, problem);
    case 'date': return finding(kinds.date, at, problem);
    case 'text': return finding(kinds.text, at, problem);
    case 'depth': return finding(kinds.depth, at, problem);
  }
}
