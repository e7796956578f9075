import { defineDiagnostic } from './entry.ts';

/** MOD: clauses and declarations that do not add up to a contract. */

export const duplicateName = defineDiagnostic<{ name: string; other: string }>({
  code: 'MOD-001',
  severity: 'error',
  title: 'Two declarations of one name',
  message: ({ name, other }) => `'${name}' is already the name of ${other}. Give one of them another name.`,
  why: 'Wherever the name is used, it could mean either.',
  remedy: 'Rename one of the declarations.',
  bad: 'provider Trust\nfund Trust { … }',
  good: 'provider Trust\nfund TrustFund { … }',
});

export const missingClause = defineDiagnostic<{ place: string; clause: string; because: string }>({
  code: 'MOD-002',
  severity: 'error',
  title: 'A clause that must be written is missing',
  message: ({ place, clause, because }) => `${place} has no '${clause}' clause. ${because}`,
  why: 'The tool never guesses what changes money: what can be read in two ways must be written.',
  remedy: 'Write the clause.',
  bad: 'contract A { currency GBP   rounding to £0.01, half up }',
  good: 'contract A { term 1 April 2026 to 31 March 2027   currency GBP   rounding to £0.01, half up }',
});

export const repeatedClause = defineDiagnostic<{ place: string; clause: string }>({
  code: 'MOD-003',
  severity: 'error',
  title: 'A clause written twice',
  message: ({ place, clause }) => `${place} has a second '${clause}' clause. Keep one; two could contradict each other.`,
  why: 'Only one of them could count, and nothing says which.',
  remedy: 'Delete one of the clauses, or join them.',
  bad: 'payment Core { paid monthly   paid yearly … }',
  good: 'payment Core { paid monthly … }',
});

export const weightsDoNotAddUp = defineDiagnostic<{ total: string; expected: string; tooMuch: boolean }>({
  code: 'MOD-004',
  severity: 'error',
  title: 'Weights that do not add up',
  message: ({ total, expected, tooMuch }) => tooMuch
    ? `The parts come to ${total}, more than the ${expected} there is to share. Lower a weight.`
    : `The parts come to ${total}, not ${expected}. Raise a weight, or write 'rest unpaid'.`,
  why: 'The rest would be paid to nobody, or more would be promised than there is.',
  remedy: "Make the weights come to 100% (or to the sum shared out); where they come to less, you may say 'rest unpaid'.",
  bad: 'amount up to 8% of Core { 60% for A   30% for B }',
  good: 'amount up to 8% of Core { 60% for A   40% for B }',
});

export const mixedWeights = defineDiagnostic({
  code: 'MOD-005',
  severity: 'error',
  title: 'Weights of different kinds',
  message: () => 'The parts of one sum are all percentages or all sums of money. Write them in one way.',
  why: 'A percentage and a sum cannot be added up, so nobody can see that the parts make the whole.',
  remedy: 'Write all weights as percentages, or all as money.',
  bad: 'up to £100 { 60% for A   £40 for B }',
  good: 'up to £100 { 60% for A   40% for B }',
});

export const sharesDoNotAddUp = defineDiagnostic<{ total: string; what: string }>({
  code: 'MOD-006',
  severity: 'error',
  title: 'Shares that do not come to 100%',
  message: ({ total, what }) => `${what} come to ${total}, not 100%.`,
  why: 'A split must give away exactly what there is: no penny more, none less.',
  remedy: 'Make the shares come to 100%.',
  bad: 'from ICB 70%, Council 20%',
  good: 'from ICB 70%, Council 30%',
});

export const shareMissing = defineDiagnostic<{ name: string }>({
  code: 'MOD-007',
  severity: 'error',
  title: 'A party without its share',
  message: ({ name }) => `'${name}' has no share, though others have. Write its percentage, or leave all shares out where there is one party.`,
  why: 'What is left could be meant for this party or forgotten.',
  remedy: 'Write a percentage for every party.',
  bad: 'accountable Trust 50%, Small',
  good: 'accountable Trust 50%, Small 50%',
});

export const termBackwards = defineDiagnostic<{ from: string; to: string }>({
  code: 'MOD-008',
  severity: 'error',
  title: 'A term that ends before it starts',
  message: ({ from, to }) => `The term ends on ${to}, before it starts on ${from}.`,
  why: 'No day lies in such a term, so nothing would ever be paid.',
  remedy: 'Exchange or correct the dates.',
  bad: 'term 1 April 2031 to 31 March 2026',
  good: 'term 1 April 2026 to 31 March 2031',
});

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

export const bandsIncomplete = defineDiagnostic<{ detail: string }>({
  code: 'MOD-010',
  severity: 'error',
  title: 'Bands that leave a value out, or hold it twice',
  message: ({ detail }) => `${detail} Every value must fall into exactly one band.`,
  why: 'A value at an edge would be paid twice or not at all.',
  remedy: "Let each band start where the one before ends ('50% to below 60%'), and end with 'otherwise'.",
  bad: 'in bands { below 50%: 0%, 60% to below 70%: 50% }',
  good: 'in bands { below 50%: 0%, 50% to below 60%: 40%, otherwise: 100% }',
});

export const partsBroken = defineDiagnostic<{ detail: string }>({
  code: 'MOD-011',
  severity: 'error',
  title: 'Parts that leave a gap or overlap',
  message: ({ detail }) => `${detail} Each pound must fall into exactly one part.`,
  why: 'A pound in a gap would be shared by nobody; one in two parts would be shared twice.',
  remedy: "Let each part start where the one before ends; the first with 'first', the last with 'beyond'.",
  bad: 'in parts { first 2%: nothing, beyond 3%: ICB pays Trust 50% }',
  good: 'in parts { first 2%: nothing, beyond 2%: ICB pays Trust 50% }',
});

export const rampBackwards = defineDiagnostic<{ direction: string; from: string; to: string }>({
  code: 'MOD-012',
  severity: 'error',
  title: 'A ramp that runs the wrong way',
  message: ({ direction, from, to }) => `'${direction}' from ${from} to ${to} runs the other way. ${direction === 'rising' ? "Write the lower level first, or 'falling'." : "Write the higher level first, or 'rising'."}`,
  why: 'The score would jump instead of rising, and doing better would pay less.',
  remedy: 'Exchange the levels or the word.',
  bad: 'Control rising from 70% to 60%',
  good: 'Control rising from 60% to 70%',
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

export const cellCount = defineDiagnostic<{ cells: number; columns: number }>({
  code: 'MOD-016',
  severity: 'error',
  title: 'A row with too many or too few cells',
  message: ({ cells, columns }) => `This row has ${count(cells, 'cell')}; the table has ${count(columns, 'column')}. Write 'none' for a cell that does not apply.`,
  why: 'Each cell belongs to the column above it; a missing one would shift the rest.',
  remedy: 'Write one cell for each column.',
  bad: 'table T by Need { columns A, B   Low: 1 }',
  good: 'table T by Need { columns A, B   Low: 1, none }',
});

export const rowsIncomplete = defineDiagnostic<{ table: string; missing: readonly string[] }>({
  code: 'MOD-017',
  severity: 'error',
  title: 'A table without a row for a code',
  message: ({ table, missing }) => `'${table}' has no row for ${missing.join(', ')}. Add ${missing.length > 1 ? 'the rows' : 'the row'}, or an 'otherwise' row.`,
  why: 'A member with that code would have no value, and its payment would be held for ever.',
  remedy: "Add the row, or 'otherwise'.",
  bad: 'bands Need = Low, High\ntable Fee by Need { Low: £110 }',
  good: 'bands Need = Low, High\ntable Fee by Need { Low: £110   High: £720 }',
});

export const rowTwice = defineDiagnostic<{ code: string }>({
  code: 'MOD-018',
  severity: 'error',
  title: 'Two rows for one code',
  message: ({ code }) => `There is already a row for '${code}'. Keep one.`,
  why: 'Nothing says which of the rows counts.',
  remedy: 'Delete one of the rows.',
  bad: 'table Fee by Need { Low: £110   Low: £120 }',
  good: 'table Fee by Need { Low: £110 }',
});

export const yearsOutOfOrder = defineDiagnostic<{ detail: string }>({
  code: 'MOD-019',
  severity: 'error',
  title: 'A year table out of order',
  message: ({ detail }) => `${detail} Write each year once, in order of time.`,
  why: 'For a year written twice there would be two values.',
  remedy: "Write the years in order, each once; 'from' only with the last.",
  bad: '4% in 2028/29, 2% in 2027/28',
  good: '2% in 2027/28, 4% in 2028/29',
});

export const placedWrongly = defineDiagnostic<{ what: string; where: string }>({
  code: 'MOD-020',
  severity: 'error',
  title: 'A declaration in the wrong place',
  message: ({ what, where }) => `${what} belongs in a contract, not in ${where}.`,
  why: 'Money, and what is decided about it, always belongs to one contract.',
  remedy: 'Move the declaration into the contract.',
  bad: 'payment Core { … }   // in a library file',
  good: 'contract A { … payment Core { … } }',
});

export const clausesClash = defineDiagnostic<{ first: string; second: string; because: string }>({
  code: 'MOD-021',
  severity: 'error',
  title: 'Two clauses that cannot stand together',
  message: ({ first, second, because }) => `'${first}' and '${second}' cannot stand together: ${because}`,
  why: 'They would say two different things about the same money.',
  remedy: 'Keep one of them.',
  bad: 'share S { compare A with B   variance C … }',
  good: 'share S { compare A with B … }',
});

export const differentThings = defineDiagnostic<{ first: string; second: string }>({
  code: 'MOD-022',
  severity: 'error',
  title: 'An effect that compares different things',
  message: ({ first, second }) => `'${first}' is compared with '${second}'. Count the same thing on both sides.`,
  why: 'A reduction of one thing against another has no meaning.',
  remedy: 'Write the same noun twice.',
  bad: 'reduction of visits in Treated against falls in Controls',
  good: 'reduction of falls in Treated against falls in Controls',
});

export const datesOutOfOrder = defineDiagnostic<{ first: string; second: string }>({
  code: 'MOD-023',
  severity: 'error',
  title: 'Dates in the wrong order',
  message: ({ first, second }) => `${second} lies before ${first}.`,
  why: 'What must happen later would have to happen earlier.',
  remedy: 'Correct the dates.',
  bad: 'cohort One entering 1 July 2012 to 9 September 2010',
  good: 'cohort One entering 9 September 2010 to 1 July 2012',
});

export const termTooLong = defineDiagnostic<{ years: number; most: number }>({
  code: 'MOD-024',
  severity: 'error',
  title: 'A term of centuries',
  message: ({ years, most }) => `The term is ${years.toLocaleString('en-GB')} years long; at most ${most} can be reckoned with. Look at the years.`,
  why: 'A slip in a year would make thousands of payments.',
  remedy: 'Correct the year.',
  bad: 'term 1 April 2026 to 31 March 2301',
  good: 'term 1 April 2026 to 31 March 2031',
});

export const boundsBackwards = defineDiagnostic<{ low: string; high: string }>({
  code: 'MOD-025',
  severity: 'error',
  title: 'Bounds that leave no room',
  message: ({ low, high }) => `No value lies between ${low} and ${high}. Write the lower bound first.`,
  why: 'Every figure that is reported would be refused.',
  remedy: 'Write the lower bound first and the higher one after it.',
  bad: 'fact Spend { money between £50m and £25m }',
  good: 'fact Spend { money between £25m and £50m }',
});

export const levelOutOfRange = defineDiagnostic<{ level: string; figure: string; measure: string; low: string; high: string }>({
  code: 'MOD-026',
  severity: 'error',
  title: 'A level that the measure cannot come to',
  message: ({ level, figure, measure, low, high }) => `The ${level} is ${figure}, but '${measure}' always lies between ${low} and ${high}.`,
  why: 'A level that can never be reached, or is always reached, pays the same whatever is achieved.',
  remedy: 'Correct the level, or the bounds of the measure.',
  bad: 'measure Control { proportion AtTarget / Tested … }\noutcome GlucoseControl { measured by Control   target 680% … }',
  good: 'measure Control { proportion AtTarget / Tested … }\noutcome GlucoseControl { measured by Control   target 68% … }',
});

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** All entries of this area. */
export const modEntries = [
  duplicateName, missingClause, repeatedClause, weightsDoNotAddUp, mixedWeights, sharesDoNotAddUp, shareMissing, termBackwards, bareNumber,
  bandsIncomplete, partsBroken, rampBackwards, ambiguousFraction, nounOnNextLine, listOfOne, cellCount, rowsIncomplete, rowTwice,
  yearsOutOfOrder, placedWrongly, clausesClash, differentThings, datesOutOfOrder, termTooLong, boundsBackwards,
  levelOutOfRange,
];
