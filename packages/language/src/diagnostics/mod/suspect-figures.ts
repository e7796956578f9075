import { defineDiagnostic } from '../entry.ts';

/** MOD: figures that are read exactly as written and were most likely meant otherwise. */

export const pricePaidEachPeriod = defineDiagnostic<{ price: string; frequency: string; times: string; population: string; unit: string }>({
  code: 'MOD-300',
  severity: 'warning',
  title: 'A price that is paid in full in every period',
  message: ({ price, frequency, times, population, unit }) =>
    `'${price}' does not say for how long it is the price, so all of it is paid ${frequency}: ${times} times a year. Write 'per year' if it is the price of a year ('${price} per year'), or 'per ${unit}' if it is that of a ${unit}. '${population}' counts people, not what happens to them.`,
  why: 'A yearly price that is paid each month comes to twelve times what was agreed.',
  remedy: "Write 'per year' or 'per month' after the price.",
  bad: 'paid monthly   amount £54 per person in Older',
  good: 'paid monthly   amount £54 per person in Older per year',
});

export const mixedYearTable = defineDiagnostic<{ first: string; other: string; suggestion?: string }>({
  code: 'MOD-301',
  severity: 'error',
  title: 'A table of years with values of two kinds',
  message: ({ first, other, suggestion }) => `'${first}' and '${other}' are not of one kind, but stand for the same thing in different years.${suggestion ? ` Did you mean '${suggestion}'?` : ' Write both in the same way.'}`,
  why: '2 is a hundred times 2%: one year would be paid a hundred times what the others are.',
  remedy: 'Write the missing sign or unit.',
  bad: 'let AtRisk each year = 2 in 2027/28, 4% from 2028/29',
  good: 'let AtRisk each year = 2% in 2027/28, 4% from 2028/29',
});

export const wholeWithoutSign = defineDiagnostic<{ figure: string; doing: string }>({
  code: 'MOD-302',
  severity: 'warning',
  title: 'A plain number beside a percentage',
  message: ({ figure, doing }) => `${figure} and a percentage are ${doing}, and ${figure} is ${figure} times the whole. Write '${figure}%' if a percentage is meant.`,
  why: "'100 - 4%' is 99.96, not 96%: what is paid would be a hundred times too much.",
  remedy: 'Write the percent sign.',
  bad: 'amount (100 - AtRisk) * £218m',
  good: 'amount (100% - AtRisk) * £218m',
});

export const expectedBeyondBounds = defineDiagnostic<{ expected: string; population: string; low: string; high: string }>({
  code: 'MOD-303',
  severity: 'error',
  title: 'An expected size outside its bounds',
  message: ({ expected, population, low, high }) => `'${population}' is expected to be ${expected}, but lies between ${low} and ${high}. Correct one of them.`,
  why: 'Bounds say what the price was agreed for; what is expected lies within them, or one of the two is wrong.',
  remedy: 'Correct the expected size, or the bounds.',
  bad: 'size OlderPeople, between 66,000 and 71,000\nexpected 98,400 people',
  good: 'size OlderPeople, between 66,000 and 71,000\nexpected 68,400 people',
});

export const advanceAboveWhole = defineDiagnostic<{ share: string }>({
  code: 'MOD-304',
  severity: 'warning',
  title: 'An advance of more than the whole',
  message: ({ share }) => `This advances ${share}, more than the whole of it. What is too much must be paid back.`,
  why: 'Money that is paid before it is earned is at risk; more than can be earned is a loan.',
  remedy: 'Write at most 100%, or say in a note that a loan is meant.',
  bad: 'advance 125% of Core in the previous year, once, due 30 April in the period',
  good: 'advance 25% of Core in the previous year, once, due 30 April in the period',
});

export const boundsOfAnotherKind = defineDiagnostic<{ fact: string; kind: string; figure: string; suggestion: string }>({
  code: 'MOD-305',
  severity: 'error',
  title: 'Bounds without the sign of what is reported',
  message: ({ fact, kind, figure, suggestion }) => `'${fact}' is ${kind}, and its bound '${figure}' has no sign. Write '${suggestion}'.`,
  why: '80 as a percentage is 8,000%: a bound without its sign holds nothing out, and what is most or least is worked out from it.',
  remedy: 'Write the sign.',
  bad: 'fact CountyTrend { percentage between 80 and 120, each year }',
  good: 'fact CountyTrend { percentage between 80% and 120%, each year }',
});

export const figureWithoutSign = defineDiagnostic<{ figure: string; what: string; suggestions: readonly string[] }>({
  code: 'MOD-306',
  severity: 'error',
  title: 'A figure that is neither money nor a share',
  message: ({ figure, what, suggestions }) => `'${figure}' is ${what} without its sign. Write ${suggestions.map(each => `'${each}'`).join(' or ')}.`,
  why: 'Without its sign a sum could be taken for a share, or ten per cent for ten times the whole.',
  remedy: 'Write the sign of the currency, or of percent.',
  bad: 'from ICB 148,000,000, Council £61,000,000 each year',
  good: 'from ICB £148,000,000, Council £61,000,000 each year',
});
