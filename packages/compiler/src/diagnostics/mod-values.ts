/** Values that cannot be worked out as written. */
import { defineDiagnostic } from '@remit/language/diagnostics/entry';
import { refusalOf } from '@remit/language/rules/refusal';
import { out001 } from '@remit/language/rules/out/out-001-outcome-measured';
import { out008 } from '@remit/language/rules/out/out-008-bands-complete';

export const MODEL_VALUES = {
  'MOD-101': defineDiagnostic<{ what: string; instead: string }>({
    code: 'MOD-101', severity: 'error', title: 'Words that only rules may use',
    message: ({ what, instead }) => `${what} can be used in rules only: it is worked out from the whole contract and cannot be part of a payment. Instead, ${instead}.`,
    why: 'A payment cannot depend on the sum it belongs to.',
    remedy: 'Write the sum.',
    bad: 'amount 5% of contract value', good: 'amount £5,000',
  }),
  'MOD-102': defineDiagnostic<{ payment: string; part: string }>({
    code: 'MOD-102', severity: 'error', title: 'A part that the payment does not have',
    message: ({ payment, part }) => `'${payment}' is not shared out over parts of which '${part}' is one, so nothing is earned for it. Name a payment to one payee whose amount is 'up to … { … for ${part} }'.`,
    why: 'Only parts that are written can be passed on.',
    remedy: 'Name a part of that payment.',
    bad: 'what Core earns for Falls', good: 'what Quality earns for Admissions',
  }),
  'MOD-103': defineDiagnostic<{ what: string }>({
    code: 'MOD-103', severity: 'error', title: 'A greatest amount that the text does not show',
    message: ({ what }) => `The most '${what}' can be does not follow from its text. Give its amount the form 'up to … { … }' or end it with 'then up to …'.`,
    why: 'An advance on an unknown maximum has no amount.',
    remedy: 'Cap the payment.',
    bad: 'advance 50% of the most it can be', good: 'amount … then up to £100,000',
  }),
  'OUT-008': refusalOf<Record<string, never>>(out008, () => 'These bands do not cover every value, so some results would have no payment. Add \'otherwise:\' with what holds for the rest.'),
  'MOD-105': defineDiagnostic<Record<string, never>>({
    code: 'MOD-105', severity: 'error', title: 'Parts that do not follow on each other',
    message: () => 'The parts must begin with the first pound and each begin where the one before it ends, so that every pound falls in one part. Put them in order and close the gap.',
    why: 'A pound in two parts is paid twice, one in none is lost.',
    remedy: 'Order the parts: first, from … to …, beyond.',
    bad: 'first 2%: 0%, 3% to 8%: 50%', good: 'first 2%: 0%, 2% to 8%: 50%',
  }),
  'MOD-106': defineDiagnostic<{ unit: string }>({
    code: 'MOD-106', severity: 'error', title: 'Years that do not start',
    message: ({ unit }) => `'per ${unit}' needs contract years, and the contract does not say when they start. Add 'years start 1 April' (or another day) to the contract.`,
    why: 'Parts of a year cannot be counted without years.',
    remedy: 'Say when years start.',
    bad: 'contract A { term … }', good: 'contract A { term …  years start 1 April }',
  }),
  'MOD-107': defineDiagnostic<{ fn: string }>({
    code: 'MOD-107', severity: 'error', title: 'An aggregate that cannot be formed here',
    message: ({ fn }) => `'${fn} of' cannot be taken in this way: its result would depend on the order of the aggregation. Take it in two steps, each in a 'let' of its own.`,
    why: 'The mean of means is not the mean.',
    remedy: 'Split it into two values.',
    bad: 'average of A across G in the year', good: 'let B for each Practice = total of A in the year',
  }),
  'MOD-108': defineDiagnostic<{ what: string; year: string }>({
    code: 'MOD-108', severity: 'error', title: 'A short year without a rule',
    message: ({ what, year }) => `The contract year ${year} is cut short, and the contract does not say whether ${what} are scaled in it. Add 'part years by months, ${what} scaled' or '… ${what} in full'.`,
    why: 'A full limit for half a year, or half of one, are different contracts.',
    remedy: 'Say it once in the head of the contract.',
    bad: 'term 1 July 2026 to …', good: 'part years by months, amounts, limits and comparators scaled',
  }),
  'MOD-110': defineDiagnostic<{ population: string }>({
    code: 'MOD-110', severity: 'error', title: 'A population without a size',
    message: ({ population }) => `'${population}' does not say how many people it has, so nothing can be paid for them. Add 'size' and the fact that counts them.`,
    why: 'A price per person needs a count.',
    remedy: 'Add a size.',
    bad: 'population Adults { }', good: 'population Adults { size ListSize }',
  }),
  'MOD-111': defineDiagnostic<{ name: string }>({
    code: 'MOD-111', severity: 'error', title: 'A value that depends on itself',
    message: ({ name }) => `'${name}' depends on itself, so it has no value. Break the circle.`,
    why: 'A circle has no first value.',
    remedy: 'Take one value out of the circle.',
    bad: 'let A = B  let B = A', good: 'let A = 5  let B = A',
  }),
  'MOD-112': defineDiagnostic<{ name: string }>({
    code: 'MOD-112', severity: 'error', title: 'Nobody scores, in a value that is no division',
    message: ({ name }) => `'nobody scores: nothing' says what a division by nothing gives, and '${name}' is not a division. Write the value as one thing divided by another, or leave the option out.`,
    why: 'The option would never act.',
    remedy: 'Use it on a division.',
    bad: 'let A = B, nobody scores: nothing', good: 'let A = B / C, nobody scores: nothing',
  }),
  'MOD-248': defineDiagnostic<{ most: string }>({
    code: 'MOD-248', severity: 'error', title: 'A median of a long list',
    message: ({ most }) => `A median is taken of a list of at most ${most} values. Declare a set with a code for each of them and one fact for each code, and take the median across the set.`,
    why: 'A long list of things of one kind is a set.',
    remedy: 'Use a set.',
    bad: 'median of (A, B, C, D, E, F, G, H)', good: 'median of Score across Wards',
  }),
  'MOD-116': defineDiagnostic<{ measure: string }>({
    code: 'MOD-116', severity: 'error', title: 'Exclusions above their limit',
    message: ({ measure }) => `'${measure}' limits exclusions but does not say what becomes of those above the limit. Add 'the excess stays eligible'.`,
    why: 'Whether the excess counts changes the result.',
    remedy: 'Say what happens to the excess.',
    bad: 'exclusions at most 15% of Eligible', good: 'exclusions at most 15% of Eligible, the excess stays eligible',
  }),
  'OUT-001': refusalOf<{ outcome: string }>(out001, ({ outcome }) => `'${outcome}' does not say what measures it, so nothing can be paid for it. Add 'measured by' and a measure.`),
  'MOD-118': defineDiagnostic<{ outcome: string; level: string }>({
    code: 'MOD-118', severity: 'error', title: 'A level that is not set',
    message: ({ outcome, level }) => `'${outcome}' has no ${level}, so this cannot be worked out. Add '${level}' and its value to the outcome.`,
    why: 'A payment cannot be held against a level that is not set.',
    remedy: 'Add the level.',
    bad: 'outcome A { baseline 60% } … rising from baseline to target', good: 'outcome A { baseline 60%  target 70% }',
  }),
};
