import { didYouMean } from './close-names.ts';
import { defineDiagnostic } from './entry.ts';

/** REF: names that cannot be resolved. */

export const unknownName = defineDiagnostic<{ name: string; kind: string; suggestion?: string; importFrom?: string }>({
  code: 'REF-001',
  severity: 'error',
  title: 'A name that is declared nowhere',
  message: ({ name, kind, suggestion, importFrom }) =>
    `There is no '${name}' here; ${kind} is needed.`
    + (importFrom ? ` It is declared in "${importFrom}": import it.` : didYouMean(suggestion))
    + (suggestion || importFrom ? '' : ` Declare '${name}', or correct the name.`),
  why: 'A name without a declaration has no meaning, so nothing that uses it can be paid.',
  remedy: 'Correct the spelling, declare the name, or import the file that declares it.',
  bad: 'payment Core { from Budgett to Trust … }',
  good: 'fund Budget { from ICB }\npayment Core { from Budget to Trust … }',
});

export const wrongKind = defineDiagnostic<{ name: string; actual: string; needed: string }>({
  code: 'REF-002',
  severity: 'error',
  title: 'A name of the wrong kind',
  message: ({ name, actual, needed }) => `'${name}' is ${actual}; ${needed} is needed here.`,
  why: 'Each place of a contract needs a certain kind of declaration: money goes to a party, not to a measure.',
  remedy: 'Name a declaration of the kind that is needed.',
  bad: 'payment Core { from Budget to GlucoseControl … }',
  good: 'payment Core { from Budget to Trust … }',
});

export const unknownCode = defineDiagnostic<{ name: string; suggestion?: string; known: readonly string[] }>({
  code: 'REF-003',
  severity: 'error',
  title: 'A code that is in no list',
  message: ({ name, suggestion, known }) =>
    `'${name}' is not one of the codes that may stand here${known.length > 0 ? ` (${known.join(', ')})` : ''}.${didYouMean(suggestion)}`,
  why: 'A row or a case for a code that cannot occur would never apply, and the case that was meant would be missing.',
  remedy: 'Use one of the codes of the list, or add the code to it.',
  bad: 'bands Need = Low, High\ntable Fee by Need { Low: £110   Medium: £260 }',
  good: 'bands Need = Low, Medium, High\ntable Fee by Need { Low: £110   Medium: £260   High: £720 }',
});

export const unknownPart = defineDiagnostic<{ name: string; suggestion?: string; known: readonly string[] }>({
  code: 'REF-004',
  severity: 'error',
  title: 'A part that the measure does not have',
  message: ({ name, suggestion, known }) =>
    `The measure has no part '${name}'${known.length > 0 ? `; its parts are ${known.join(', ')}` : ''}.${didYouMean(suggestion)}`,
  why: 'A measure reports exactly the numbers it is made of.',
  remedy: 'Name one of the numbers in the measure, such as its numerator or denominator.',
  bad: 'Control.Done = 410',
  good: 'Control.AtTarget = 410',
});

export const emptyHole = defineDiagnostic<{ name: string; suggestion?: string }>({
  code: 'REF-005',
  severity: 'error',
  title: 'A place in the wording that nothing fills',
  message: ({ name, suggestion }) =>
    `The wording is to show '${name}' here, but nothing of that name is declared.${didYouMean(suggestion)}${suggestion ? '' : ` Declare '${name}', or write other brackets if it is not meant as a name.`}`,
  why: 'The printed contract would have a gap where a figure or a title should stand, so that words and money drift apart.',
  remedy: 'Correct the name between the braces, or declare what it names.',
  bad: '"""The commissioner pays {Coer.amount}."""\npayment Core { … }',
  good: '"""The commissioner pays {Core.amount}."""\npayment Core { … }',
});

export const emptyPart = defineDiagnostic<{ name: string; kind: string; part: string; suggestion?: string }>({
  code: 'REF-006',
  severity: 'error',
  title: 'A place in the wording for a clause that is not there',
  message: ({ name, kind, part, suggestion }) =>
    `The wording is to show '${part}' of '${name}', but ${kind.replace(/^an? /, 'the ')} '${name}' has no such clause or part.${didYouMean(suggestion)}`,
  why: 'The printed contract would have a gap where the clause should stand, so that words and money drift apart.',
  remedy: 'Name a clause that the declaration has by its first word, such as amount or target, or a part of the measure.',
  bad: '"""The commissioner pays {Core.amuont}."""\npayment Core { amount £5 … }',
  good: '"""The commissioner pays {Core.amount}."""\npayment Core { amount £5 … }',
});

/** All entries of this area. */
export const refEntries = [unknownName, wrongKind, unknownCode, unknownPart, emptyHole, emptyPart];
