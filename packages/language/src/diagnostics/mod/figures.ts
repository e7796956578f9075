import { defineDiagnostic } from '../entry.ts';

/** MOD: figures that are easily misread. */

export const bareNumber = defineDiagnostic<{ lexeme: string; example: string }>({
  code: 'MOD-009',
  severity: 'error',
  title: 'A number without its noun',
  message: ({ lexeme, example }) => `${lexeme} of what? Write the noun, as in '${lexeme} ${example}'.`,
  why: 'A value never stands without its unit.',
  remedy: 'Write what is counted.',
  bad: 'expected 24,300',
  good: 'expected 24,300 people',
});

export const ambiguousFraction = defineDiagnostic<{ fraction: string }>({
  code: 'MOD-013',
  severity: 'error',
  title: 'A fraction next to a division',
  message: ({ fraction }) => `'${fraction}' is one number, five sixths and the like; dividing by it is easily misread. Put it, or the division, in brackets.`,
  why: "'X / 5/6' could mean X divided by five sixths, or by five and again by six.",
  remedy: 'Write the brackets.',
  bad: 'let A = Spend / 5/6',
  good: 'let A = Spend / (5/6)',
});

export const nounOnNextLine = defineDiagnostic<{ word: string; lexeme: string; suggestion?: string }>({
  code: 'MOD-014',
  severity: 'error',
  title: 'A word on the next line that is read as a noun',
  message: ({ word, lexeme, suggestion }) =>
    `'${word}' is read as what ${lexeme} counts.${suggestion ? ` Did you mean the clause '${suggestion}'?` : ' Write the noun on the same line, or correct the word.'}`,
  why: 'A misspelt clause would silently become the unit of the number above it.',
  remedy: 'Correct the word, or write the noun beside its number.',
  bad: 'expected 24,300\nbeyonds bounds: hold',
  good: 'expected 24,300 people\nbeyond bounds: hold',
});

export const listOfOne = defineDiagnostic<{ text: string }>({
  code: 'MOD-015',
  severity: 'warning',
  title: 'A list with one number that may be two',
  message: ({ text }) => `'${text}' is one number. If two are meant, put a space after the comma.`,
  why: 'A comma directly before three digits belongs to the number.',
  remedy: 'Write a space after the comma of a list.',
  bad: 'highest of (40,400)',
  good: 'highest of (40, 400)',
});
