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

/** All entries of this area. */
export const refEntries = [unknownName, wrongKind, unknownCode, unknownPart];
