import { didYouMean } from './close-names.ts';
import { defineDiagnostic } from './entry.ts';

/** SYN: words in an order that says nothing. */

export const expectedSomething = defineDiagnostic<{ expected: readonly string[]; found: string; after?: string }>({
  code: 'SYN-001',
  severity: 'error',
  title: 'Something else was expected',
  message: ({ expected, found, after }) => `${after ? `After '${after}' ` : ''}${oneOf(expected)} is expected, but here is ${found}.`.replace(/^./, first => first.toUpperCase()),
  why: 'Each clause has one form, so that it means one thing.',
  remedy: 'Complete or correct the clause.',
  bad: 'term 1 April 2026 31 March 2031',
  good: 'term 1 April 2026 to 31 March 2031',
});

export const unknownClause = defineDiagnostic<{ word: string; place: string; suggestion?: string; known: readonly string[]; startsDeclaration?: boolean; isChange?: boolean }>({
  code: 'SYN-002',
  severity: 'error',
  title: 'A word that starts no clause',
  message: ({ word, place, suggestion, known, startsDeclaration, isChange }) => isChange
    ? `'${word}' cannot be changed by a variation. Correct it where it stands, and say in a comment what was agreed and when${place === 'a variation' ? '' : '; or let the variation remove the declaration and declare it anew under another name'}.`
    : startsDeclaration
    ? `'${word}' does not start a clause of ${place}. If it starts something new, a '}' is missing before it.`
    : `'${word}' does not start a clause of ${place}.${didYouMean(suggestion)}${suggestion || known.length === 0 ? '' : ` Its clauses start with: ${known.join(', ')}.`}`,
  why: 'A clause that is not understood would not be paid, checked or shown.',
  remedy: 'Correct the first word of the clause.',
  bad: 'payment Core { amuont £5 }',
  good: 'payment Core { amount £5 }',
});

export const unclosedBrace = defineDiagnostic<{ place: string }>({
  code: 'SYN-003',
  severity: 'error',
  title: 'A brace that is never closed',
  message: ({ place }) => `The text ends inside ${place}: a closing brace '}' is missing.`,
  why: 'Everything after the missing brace would belong to the wrong declaration.',
  remedy: "Add '}' where the declaration ends.",
  bad: 'payment Core { amount £5',
  good: 'payment Core { amount £5 }',
});

export const unexpectedHere = defineDiagnostic<{ found: string; place: string; suggestion?: string; contract?: string }>({
  code: 'SYN-004',
  severity: 'error',
  title: 'Something that belongs to nothing',
  message: ({ found, place, suggestion, contract }) => contract !== undefined
    ? `This '}' ends the contract '${contract}', and the contract goes on after it: here or before, one '}' is too many. Delete it.`
    : `${found.replace(/^./, first => first.toUpperCase())} cannot stand here, in ${place}.${didYouMean(suggestion)}`,
  why: 'Words that belong to no clause would be lost.',
  remedy: 'Delete them, or complete the clause they belong to.',
  bad: 'payment Core { amount £5 £6 }',
  good: 'payment Core { amount £5 + £6 }',
});

export const nameExpected = defineDiagnostic<{ word: string; suggestion: string }>({
  code: 'SYN-005',
  severity: 'error',
  title: 'A lower-case word where a name is expected',
  message: ({ word, suggestion }) => `A name is expected, and names start with a capital letter: write '${suggestion}' for '${word}'.`,
  why: 'Lower-case words belong to the language or are nouns; capitals mark defined terms.',
  remedy: 'Write the name as it was declared, with its capital.',
  bad: 'amount 8% of core',
  good: 'amount 8% of Core',
});

export const tooDeep = defineDiagnostic({
  code: 'SYN-006',
  severity: 'error',
  title: 'Nested too deeply',
  message: () => 'This is nested too deeply to be read; the rest of the file is left aside. Name parts of it with let.',
  why: 'A person cannot check it, and a tool could fail on it.',
  remedy: 'Give the inner parts names with let.',
  bad: 'let A = ((((…))))',
  good: 'let Inner = …\nlet A = Inner + …',
});

export const notConsecutive = defineDiagnostic<{ text: string; suggestion?: string }>({
  code: 'SYN-007',
  severity: 'error',
  title: 'A year that is not a financial year',
  message: ({ text, suggestion }) => `'${text}' is not a year: a financial year is written with two consecutive years.${didYouMean(suggestion)}`,
  why: "'2026/28' is read as a division.",
  remedy: "Write consecutive years, such as '2026/27'.",
  bad: 'baseline 61.2% in 2024/26',
  good: 'baseline 61.2% in 2024/25',
});

export const incompletePhrase = defineDiagnostic<{ word: string; missing: string; form?: string }>({
  code: 'SYN-008',
  severity: 'error',
  title: 'A phrase that is not finished',
  message: ({ word, missing, form }) => form ? `What follows '${word}' cannot be read: ${form}.` : `The phrase that starts with '${word}' is not complete: ${missing} must follow.`,
  why: 'Half a phrase says nothing; the clause cannot be read.',
  remedy: 'Complete the phrase, or delete its first word.',
  bad: 'gate Control at 60%',
  good: 'gate Control at least 60%',
});

export const missingComma = defineDiagnostic<{ after: string; found: string }>({
  code: 'SYN-009',
  severity: 'error',
  title: 'A comma that is missing',
  message: ({ after, found }) => `A comma is missing between '${after}' and '${found}'. Put one after '${after}'.`,
  why: 'Without it the next word would belong to what stands before it.',
  remedy: 'Put the comma in.',
  bad: 'from ICB 70% Council 30%',
  good: 'from ICB 70%, Council 30%',
});

export const otherWord = defineDiagnostic<{ word: string; instead: string }>({
  code: 'SYN-010',
  severity: 'error',
  title: 'A word or sign for which the language has another',
  message: ({ word, instead }) => `'${word}' is written '${instead}' here. Write '${instead}'.`,
  why: 'Each clause has one form, so that two contracts that mean the same say the same.',
  remedy: 'Write the words that the message names.',
  bad: 'rounding to £0.01, half-up',
  good: 'rounding to £0.01, half up',
});

export const oneTooMany = defineDiagnostic<{ word: string; before: string }>({
  code: 'SYN-011',
  severity: 'error',
  title: 'A word or sign too many',
  message: ({ word, before }) => `'${word}' is too many after '${before}'. Delete it.`,
  why: 'With it the clause cannot be read.',
  remedy: 'Delete it.',
  bad: 'limit of £5m each year',
  good: 'limit £5m each year',
});

export const titleWithoutQuotes = defineDiagnostic<{ title: string }>({
  code: 'SYN-012',
  severity: 'error',
  title: 'A title without quotation marks',
  message: ({ title }) => `A title stands in quotation marks: write "${title}".`,
  why: 'Outside quotation marks every word belongs to the language or is a name.',
  remedy: 'Put straight quotation marks around the title.',
  bad: 'fund Pool Pooled fund { from ICB }',
  good: 'fund Pool "Pooled fund" { from ICB }',
});

export const missingWord = defineDiagnostic<{ word: string; after: string; before: string }>({
  code: 'SYN-013',
  severity: 'error',
  title: 'A small word or a colon that is missing',
  message: ({ word, after, before }) => `'${word}' is missing between '${after}' and '${before}'. Write '${after}${word === ':' ? '' : ' '}${word} ${before}'.`,
  why: 'Without it what follows would be read as something else.',
  remedy: 'Put it in.',
  bad: 'saving in parts { up to 10%: Trust 50%, ICB 50% }',
  good: 'saving in parts { up to 10%: to Trust 50%, ICB 50% }',
});

function oneOf(things: readonly string[]): string {
  const shown = things.length > 6 ? [...things.slice(0, 5), 'another word'] : things;
  return shown.length < 2 ? (shown[0] ?? 'something else') : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}`;
}

/** All entries of this area. */
export const synEntries = [expectedSomething, unknownClause, unclosedBrace, unexpectedHere, nameExpected, tooDeep, notConsecutive, incompletePhrase, missingComma, otherWord, oneTooMany, titleWithoutQuotes, missingWord];
