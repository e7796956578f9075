import { data011 } from '../rules/data/data-011-alike-units.ts';
import { refusalOf } from '../rules/refusal.ts';
import { defineDiagnostic } from './entry.ts';

/** TYP: values of the wrong kind, unit or grain. */

export const unitsDiffer = refusalOf<{ left: string; right: string; doing: string }>(data011, ({ left, right, doing }) => `${left.replace(/^./, first => first.toUpperCase())} and ${right} cannot be ${doing}. Make both the same kind of value.`);

export const conditionNeeded = defineDiagnostic<{ actual: string }>({
  code: 'TYP-002',
  severity: 'error',
  title: 'A value where a condition is needed',
  message: ({ actual }) => `A condition is needed here, and this is ${actual}. Compare it with something, as in 'at least 60%'.`,
  why: 'Only yes or no can open a gate.',
  remedy: 'Compare the value, or use a fact that is yes or no.',
  bad: 'gate Control',
  good: 'gate Control at least 60%',
});

export const valueNeeded = defineDiagnostic<{ actual: string }>({
  code: 'TYP-003',
  severity: 'error',
  title: 'Something that cannot be reckoned with',
  message: ({ actual }) => `A number or a sum is needed here, and this is ${actual}.`,
  why: 'There is no arithmetic of conditions, codes and dates.',
  remedy: "Use 'if … then … otherwise …' to choose a number.",
  bad: 'amount £5 * GatewayMet',
  good: 'amount if GatewayMet then £5 otherwise £0',
});

export const moneyNeeded = defineDiagnostic<{ what: string; actual: string }>({
  code: 'TYP-004',
  severity: 'error',
  title: 'An amount that is not money',
  message: ({ what, actual }) => `${what} must be a sum of money, and this is ${actual}.${actual === 'a number' ? " Write its currency with the figure, as in '£5'." : ''}`,
  why: 'Only money can be paid.',
  remedy: 'Multiply by a price, or take a percentage of a payment.',
  bad: 'amount 8%',
  good: 'amount 8% of Core',
});

export const shareNeeded = defineDiagnostic<{ actual: string }>({
  code: 'TYP-005',
  severity: 'error',
  title: "'of' without a percentage",
  message: ({ actual }) => `'of' takes a percentage, a fraction, a table or a curve on its left, and this is ${actual}. Write '*' to multiply, or 'out of' for a count.`,
  why: "'17,010 of 24,300' could be a share or a product; the two differ by millions.",
  remedy: "Use a percentage or fraction, or '*'.",
  bad: 'amount £5 of Core',
  good: 'amount 5% of Core',
});

export const grainTooFine = defineDiagnostic<{ name: string; grain: string; rule: string }>({
  code: 'TYP-006',
  severity: 'error',
  title: 'A value given more often than it is read',
  message: ({ name, grain, rule }) => `'${name}' has a value ${grain}, and this is worked out ${rule}. Write 'total of ${name} in the period', 'average of …' or 'last …'.`,
  why: 'Twelve values of a year do not say which of them, or what of them, is meant.',
  remedy: "Write 'total of', 'average of' or 'last' with 'in the period'.",
  bad: 'paid yearly   amount 5% * MonthlySpend',
  good: 'paid yearly   amount 5% * total of MonthlySpend in the period',
});

export const acrossNeeded = defineDiagnostic<{ name: string; dimension: string; each: string; sort: 'sum' | 'ratio' | 'rate' | 'other' }>({
  code: 'TYP-007',
  severity: 'error',
  title: 'A value for each member used without saying of which',
  message: ({ name, dimension, each, sort }) => `'${name}' has a value for each ${each}. ${{
    sum: `Write 'total of ${name} across ${dimension}', or work`,
    ratio: `Rates are not added up: write '${name} pooled across ${dimension}' for the rate of all together, or work`,
    rate: `Rates are not added up: write 'average of ${name} weighted by' what each counts for and 'across ${dimension}', or work`,
    other: 'Work',
  }[sort]} this out 'for each ${each}'.`,
  why: 'Without it nobody can say whose value is meant.',
  remedy: "Aggregate with 'across', or add 'for each'.",
  bad: 'payment Core { … amount £5 * Points }   // Points for each Practice',
  good: 'payment Core for each Practice { … amount £5 * Points }',
});

export const oddUnits = defineDiagnostic<{ units: string }>({
  code: 'TYP-008',
  severity: 'error',
  title: 'A product that means nothing',
  message: ({ units }) => `This comes to ${units}, which means nothing. Take a percentage instead, or divide first.`,
  why: 'Pounds times pounds are no sum of money.',
  remedy: 'Multiply a sum by a number or a percentage.',
  bad: 'amount £5 * £3',
  good: 'amount £5 * 3',
});

export const codeMismatch = defineDiagnostic<{ code: string; known: readonly string[] }>({
  code: 'TYP-009',
  severity: 'error',
  title: 'A comparison with a code that cannot occur',
  message: ({ code, known }) => `'${code}' is not one of the codes compared here (${known.join(', ')}), so this is never true.`,
  why: 'A case that can never occur hides the case that was meant.',
  remedy: 'Compare with one of the codes of the list.',
  bad: 'if Track is Low then …   // Track is one of Track1, Track2',
  good: 'if Track is Track1 then …',
});

export const paymentTooCoarse = defineDiagnostic<{ name: string; grain: string; rule: string }>({
  code: 'TYP-010',
  severity: 'error',
  title: 'A payment read more often than it is made',
  message: ({ name, grain, rule }) => `'${name}' is worked out ${grain}, and this ${rule}; a part of it cannot be told. Write how much of it each period takes, such as 'a twelfth'.`,
  why: 'A yearly sum read each month would be paid twelve times.',
  remedy: 'Use a payment made at least as often, or name the part of it that each period takes.',
  bad: 'paid monthly   amount 8% of YearlyQuality',
  good: 'paid yearly   amount 8% of YearlyQuality',
});

export const notAValue = defineDiagnostic<{ name: string; kind: string }>({
  code: 'TYP-011',
  severity: 'error',
  title: 'A name that has no value',
  message: ({ name, kind }) => `'${name}' is ${kind} and has no value. Name a fact, a measure, an outcome, a payment or a let.`,
  why: 'There is no number to work with.',
  remedy: 'Name something that has a value.',
  bad: 'amount 5% of Trust',
  good: 'amount 5% of Core',
});

export const dependsOnItself = defineDiagnostic<{ name: string; path: readonly string[] }>({
  code: 'TYP-012',
  severity: 'error',
  title: 'A value that depends on itself',
  message: ({ name, path }) => `'${name}' depends on itself: ${path.join(' needs ')}. Take one of the uses out; what was paid or counted in an earlier year can come in as a fact.`,
  why: 'A circle has no first value, so nothing in it could ever be worked out: not for an earlier year either, as that would need a year before it.',
  remedy: 'Remove one of the uses, or declare a fact for the value of the earlier year.',
  bad: 'let A = B + 1\nlet B = A + 1',
  good: 'let A = B + 1\nlet B = 2',
});

export const otherCurrency = defineDiagnostic<{ sign: string; currency: string; suggestion?: string; first?: string }>({
  code: 'TYP-013',
  severity: 'error',
  title: 'A sum in another currency',
  message: ({ sign, currency, suggestion, first }) => (first !== undefined
    ? `'from the first ${sign}' speaks of another currency than ${currency}, which the contract is in. Write 'from the first ${first}'.`
    : suggestion === undefined
    ? `This sum is in ${sign}, and the contract is in ${currency}. A contract has one currency.`
    : `The contract is in ${currency}, and every sum in it is in ${sign}. Write 'currency ${suggestion}', or the sums in ${currency}.`),
  why: 'No rate of exchange is agreed, so the sums cannot be added.',
  remedy: 'Write the sum in the currency of the contract.',
  bad: 'currency GBP   … amount $5',
  good: 'currency GBP   … amount £5',
});

export const noOutcomeHere = defineDiagnostic<{ level: string }>({
  code: 'TYP-014',
  severity: 'error',
  title: 'A level without an outcome',
  message: ({ level }) => `'${level}' belongs to an outcome, and none is compared here${'.'} Write the outcome before it, as in 'GlucoseControl at least ${level}'.`,
  why: 'Each outcome has its own levels.',
  remedy: 'Compare an outcome with its level, or write a figure.',
  bad: 'gate ListSize at least target',
  good: 'gate GlucoseControl at least target',
});

export const doesNotVary = defineDiagnostic<{ dimension: string }>({
  code: 'TYP-015',
  severity: 'warning',
  title: 'An aggregate across a group its value does not depend on',
  message: ({ dimension }) => `Nothing here has a value for each member of '${dimension}'; the same value is taken once for every member.`,
  why: 'A total would be the value times the number of members, which is seldom meant.',
  remedy: "Name a value that varies, or leave 'across' out.",
  bad: 'total of Spend across Practices   // Spend is one sum',
  good: 'total of PracticeSpend across Practices',
});

export const priceOfAnother = defineDiagnostic<{ noun: string; name: string; counted: string }>({
  code: 'TYP-016',
  severity: 'error',
  title: 'A price per something else',
  message: ({ noun, name, counted }) => `'${name}' is ${counted}, and this is so much per ${noun}. Write 'per' with what '${name}' counts, or name a count of what is meant.`,
  why: 'A price for one thing would be paid for another.',
  remedy: 'Write the noun that the fact counts, or name another fact.',
  bad: 'fact Visits { count of visits, each month }   … amount £12 per case in Visits',
  good: 'fact Visits { count of visits, each month }   … amount £12 per visit in Visits',
});

export const expectedPeriodUnfit = defineDiagnostic<{ name: string; grain: string; period: string; finer: boolean }>({
  code: 'TYP-127',
  severity: 'error',
  title: 'An expectation for a period in which there is no such value',
  message: ({ name, grain, period, finer }) =>
    `'${name}' is worked out ${grain}, so it has no ${finer ? 'value of its own' : 'one value'} in ${period}. Name ${finer ? 'a whole period of it, or a longer one' : 'one of its own periods, or a shorter one'}.`,
  why: 'The expectation would be compared with a sum of other periods, or with nothing, and look as if it had tested something.',
  remedy: 'Name a period of the kind that the payment or value has.',
  bad: 'payment Core { paid yearly … }   … expect Core in Q1 2026/27 is £5',
  good: 'payment Core { paid yearly … }   … expect Core in 2026/27 is £5',
});

export const expectedOtherKind = defineDiagnostic<{ name: string; actual: string; given: string }>({
  code: 'TYP-128',
  severity: 'error',
  title: 'An expectation of another kind of value',
  message: ({ name, actual, given }) => `${name} is ${actual}, and ${given} is expected of it. Write the value in its own unit.`,
  why: 'The two could be equal as numbers and still mean different things, so the test would show nothing.',
  remedy: 'Write the expected value with the sign or the noun of what comes out.',
  bad: 'expect Core in 2026/27 is 5%',
  good: 'expect Core in 2026/27 is £5',
});

export const valuesInBrackets = defineDiagnostic<Record<string, never>>({
  code: 'TYP-138',
  severity: 'error',
  title: 'Several values in one pair of brackets',
  message: () => "Several values stand in these brackets, and nothing says which is meant. Only a table by two codes is looked up so: 'Fee of (Need, Age)'. Write one value, or say what is wanted of several: 'highest of (A, B)'.",
  why: 'A list is not a value: it could be read as a sum, a choice, or a figure with a comma in it.',
  remedy: 'Write one value, or an aggregate of the list.',
  bad: 'amount (Fee, Bonus)',
  good: 'amount total of (Fee, Bonus)',
});

export const keysOfTable = defineDiagnostic<{ table: string; keys: readonly string[] }>({
  code: 'TYP-139',
  severity: 'error',
  title: 'A look-up with too few or too many codes',
  message: ({ table, keys }) => `'${table}' is looked up by ${keys.map(key => `'${key}'`).join(' and ')}. Write ${keys.length > 1 ? `'${table} of (${keys.join(', ')})'` : `'${table} of ${keys[0] ?? ''}'`}, with values of those.`,
  why: 'Without each of its codes a look-up has no one figure.',
  remedy: 'Give one value for each code of the table, in the order of its head.',
  bad: 'table Fee by Need and Age { … }   … amount Fee of Need',
  good: 'table Fee by Need and Age { … }   … amount Fee of (Need, Age)',
});

export const keyOfOtherList = defineDiagnostic<{ table: string; key: string; codes: readonly string[] }>({
  code: 'TYP-140',
  severity: 'error',
  title: 'A look-up by something the table has no row for',
  message: ({ table, key, codes }) => `'${table}' is looked up here by something that ${codes.length === 0 ? 'is no code' : `can be ${codes.join(', ')}`}; it is a table by '${key}'. Look it up by '${key}', or by something with codes of '${key}'.`,
  why: 'For a code without a row there is no figure, and the payment would be held for ever.',
  remedy: 'Look the table up by what stands after its by.',
  bad: 'table Fee by Need { … }   … amount Fee of Track',
  good: 'table Fee by Need { … }   … amount Fee of Need',
});

/** All entries of this area. */
export const typEntries = [
  conditionNeeded, valueNeeded, moneyNeeded, shareNeeded, grainTooFine, acrossNeeded, oddUnits, codeMismatch, paymentTooCoarse,
  notAValue, dependsOnItself, otherCurrency, noOutcomeHere, doesNotVary, priceOfAnother, expectedPeriodUnfit, expectedOtherKind,
  valuesInBrackets, keysOfTable, keyOfOtherList,
];
