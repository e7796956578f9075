import { defineDiagnostic } from './entry.ts';

/** LEX: characters, numbers, dates and text in a wrong form. */

export const strangeCharacter = defineDiagnostic<{ text: string; hint?: string }>({
  code: 'LEX-001',
  severity: 'error',
  title: 'A character that has no meaning here',
  message: ({ text, hint }) => `'${text}' has no meaning in a contract.${hint ? ` ${hint}` : ' Delete it, or put it in quotes if it belongs to a text.'}`,
  why: 'Pasted text often carries characters from a word processor that look right and mean nothing.',
  remedy: 'Delete the character, or replace it with the plain one.',
  bad: 'currency GBP @',
  good: 'currency GBP',
});

export const smartQuotes = defineDiagnostic({
  code: 'LEX-002',
  severity: 'error',
  title: 'Typographic quotation marks',
  message: () => 'Text stands between straight quotation marks ("…"). Replace the typographic ones.',
  why: 'Word processors change quotation marks; a contract must have one form so that every reader sees the same text.',
  remedy: 'Use straight quotation marks.',
  bad: 'payment Core “Core payment” { … }',
  good: 'payment Core "Core payment" { … }',
});

export const unclosedText = defineDiagnostic({
  code: 'LEX-003',
  severity: 'error',
  title: 'Text that is never closed',
  message: () => 'This text is not closed before the end of its line. Add the closing quotation mark.',
  why: 'Without the closing mark the words of the title would be read as the contract itself.',
  remedy: 'Add a quotation mark at the end of the text.',
  bad: 'payment Core "Core payment {',
  good: 'payment Core "Core payment" {',
});

export const unclosedWording = defineDiagnostic({
  code: 'LEX-004',
  severity: 'error',
  title: 'Contract wording that is never closed',
  message: () => 'This block of wording is not closed: add """ at its end. Everything after it is being read as wording.',
  why: 'All that follows would silently become words without effect.',
  remedy: 'Close the wording with three quotation marks.',
  bad: '"""\nThe provider is paid.\npayment Core { … }',
  good: '"""\nThe provider is paid.\n"""\npayment Core { … }',
});

export const unclosedComment = defineDiagnostic({
  code: 'LEX-005',
  severity: 'error',
  title: 'A note that is never closed',
  message: () => 'This note is not closed: add */ at its end. Everything after it is being read as a note.',
  why: 'All that follows would silently be left out of the contract.',
  remedy: 'Close the note with */.',
  bad: '/* draft\npayment Core { … }',
  good: '/* draft */\npayment Core { … }',
});

export const typographicDash = defineDiagnostic<{ text: string; words?: string }>({
  code: 'LEX-006',
  severity: 'error',
  title: 'A typographic dash or minus sign',
  message: ({ text, words }) => `'${text}' is a typographic dash. ${words === 'to' ? "Write 'to' for a range." : "Write '-' for minus, or 'to' for a range."}`,
  why: 'A dash may mean minus or a range; money must not hang on which.',
  remedy: "Write '-' or 'to'.",
  bad: 'amount £5 – £2',
  good: 'amount £5 - £2',
});

export const semicolon = defineDiagnostic({
  code: 'LEX-007',
  severity: 'error',
  title: 'A semicolon',
  message: () => 'There are no semicolons in Remit. Delete it: clauses simply follow one another, and commas part the items of a list.',
  why: 'Clauses end where the next begins; a second way to end them would only invite mistakes.',
  remedy: 'Delete the semicolon.',
  bad: 'currency GBP;',
  good: 'currency GBP',
});

export const wrongDate = defineDiagnostic<{ text: string; suggestion?: string }>({
  code: 'LEX-008',
  severity: 'error',
  title: 'A date in another form',
  message: ({ text, suggestion }) =>
    `'${text}' is not a date of the form '1 April 2026'.${suggestion ? ` Write '${suggestion}'.` : /^\d+[/.]\d+[/.]\d{4}$/.test(text) ? ' It could mean two days: write the month as a word.' : ''}`,
  why: '01/04/2026 is April to one reader and January to another; a written month cannot be misread.',
  remedy: 'Write the day, the full name of the month, and the year.',
  bad: 'term 2026-04-01 to 2031-03-31',
  good: 'term 1 April 2026 to 31 March 2031',
});

export const wrongYear = defineDiagnostic<{ text: string; suggestion?: string }>({
  code: 'LEX-009',
  severity: 'error',
  title: 'A financial year in another form',
  message: ({ text, suggestion }) => `'${text}' is not a year of the form '2026/27'.${suggestion ? ` Write '${suggestion}'.` : ''}`,
  why: "'2026-27' would be read as a subtraction.",
  remedy: "Write the first year in full, a stroke, and two digits of the next: '2026/27'.",
  bad: 'baseline 61.2% in 2024-25',
  good: 'baseline 61.2% in 2024/25',
});

export const wrongGrouping = defineDiagnostic<{ text: string; suggestion?: string }>({
  code: 'LEX-010',
  severity: 'error',
  title: 'A number with commas or points in the wrong place',
  message: ({ text, suggestion }) =>
    `'${text}' is not a number: commas stand before each group of three digits, one point before the decimals.${suggestion ? ` Write '${suggestion}'.` : ''} A list comma is followed by a space.`,
  why: "'24,3000' could be 243,000 or two numbers; the difference is money.",
  remedy: 'Put commas before groups of three digits, or leave them out.',
  bad: 'expected 24,3000 people',
  good: 'expected 24,300 people',
});

export const gluedLetters = defineDiagnostic<{ text: string; suggestion?: string }>({
  code: 'LEX-011',
  severity: 'error',
  title: 'Letters glued to a number',
  message: ({ text, suggestion }) =>
    `'${text}' joins a number and letters.${suggestion ? ` Write '${suggestion}'.` : ''} Only sums of money may end in k, m or bn.`,
  why: "'20m' might be 20 metres or 20 million; a value never stands without its unit.",
  remedy: 'Put a space before the noun, or write the number out.',
  bad: 'within 30days of the end of the period',
  good: 'within 30 days of the end of the period',
});

export const wrongMoney = defineDiagnostic<{ text: string; suggestion?: string }>({
  code: 'LEX-012',
  severity: 'error',
  title: 'A sum of money in another form',
  message: ({ text, suggestion }) => `'${text}' is not a sum of money of the form '£1,320.50' or '£48m'.${suggestion ? ` Write '${suggestion}'.` : ''}`,
  why: 'A sum that is read in part, or without its sign, is a wrong payment.',
  remedy: 'Write the sign, then the digits without a space; the endings are k, m and bn.',
  bad: 'reserves £ 3,500,000',
  good: 'reserves £3,500,000',
});

export const wrongPercent = defineDiagnostic<{ text: string; suggestion?: string }>({
  code: 'LEX-013',
  severity: 'error',
  title: 'A percentage in another form',
  message: ({ text, suggestion }) => `'${text}' is not a percentage of the form '12.5%'.${suggestion ? ` Write '${suggestion}'.` : ''}`,
  why: 'The sign must stay with its number: 12.5 and 12.5% differ by a hundred times.',
  remedy: 'Write the digits and the sign without a space.',
  bad: 'target 70 %',
  good: 'target 70%',
});

export const nameNeedsCapital = defineDiagnostic<{ name: string; suggestion: string }>({
  code: 'LEX-014',
  severity: 'error',
  title: 'A name that does not start with a capital',
  message: ({ name, suggestion }) => `Names start with a capital letter. Write '${suggestion}' for '${name}'.`,
  why: 'Lower-case words belong to the language or are nouns; capitals mark defined terms, as contracts do, so that no name can clash with a word of the language.',
  remedy: 'Write the name with a capital.',
  bad: 'payment core { … }',
  good: 'payment Core { … }',
});

export const numberTooLong = defineDiagnostic<{ digits: number; limit: number }>({
  code: 'LEX-015',
  severity: 'error',
  title: 'A number with too many digits',
  message: ({ digits, limit }) => `This number has ${digits} digits; at most ${limit} are read. Shorten it.`,
  why: 'Arithmetic is exact; a number without bound could stop the tools and every system that runs the contract.',
  remedy: 'Round the number in the text.',
  bad: 'let A = 1.2345678901234567890123456789012345678901234567890123456789012345',
  good: 'let A = 1.2346',
});

export const noSuchDay = defineDiagnostic<{ text: string; lastDay: number; month: string }>({
  code: 'LEX-016',
  severity: 'error',
  title: 'A day that is not in the calendar',
  message: ({ text, lastDay, month }) => `There is no ${text}: ${month} has ${lastDay} days.`,
  why: 'A due date that does not exist would be moved silently by one system and refused by another.',
  remedy: 'Write a day that exists.',
  bad: 'term 1 April 2026 to 31 April 2031',
  good: 'term 1 April 2026 to 30 April 2031',
});

export const unseenCharacter = defineDiagnostic<{ character: string }>({
  code: 'LEX-017',
  severity: 'error',
  title: 'A character that cannot be seen',
  message: ({ character }) => `There is a character here that cannot be seen (${character}). Delete it, or write the words around it again.`,
  why: 'Text with such a character is not what it looks like: two names that look the same are two names, and a sentence can be shown in another order than it is read.',
  remedy: 'Delete the character.',
  bad: 'fund Bud\u200Bget { from Council }',
  good: 'fund Budget { from Council }',
});

export const signForWords = defineDiagnostic<{ text: string; words: string }>({
  code: 'LEX-018',
  severity: 'error',
  title: 'A sign for which there are words',
  message: ({ text, words }) => `'${text}' is written '${words}' in a contract. Write '${words}'.`,
  why: 'A contract is read aloud and copied into letters: signs get lost on the way, and not every reader knows them.',
  remedy: 'Write the words that the message names.',
  bad: 'gate Control ≥ 60%',
  good: 'gate Control at least 60%',
});

export const bullet = defineDiagnostic({
  code: 'LEX-019',
  severity: 'error',
  title: 'A bullet of a list',
  message: () => 'There are no bullets in Remit. Delete it; each item of a list stands on a line of its own.',
  why: 'A bullet that comes along with copied text says nothing.',
  remedy: 'Delete the bullet.',
  bad: 'amount up to £100 {\n  • 100% for Control at least 60%\n}',
  good: 'amount up to £100 {\n  100% for Control at least 60%\n}',
});

/** All entries of this area. */
export const lexEntries = [
  strangeCharacter, smartQuotes, unclosedText, unclosedWording, unclosedComment, typographicDash, semicolon, wrongDate, wrongYear,
  wrongGrouping, gluedLetters, wrongMoney, wrongPercent, nameNeedsCapital, numberTooLong, noSuchDay, unseenCharacter, signForWords, bullet,
];
