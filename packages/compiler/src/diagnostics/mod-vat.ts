/** VAT: what must be written where it is charged. */
import { defineDiagnostic } from '@remit/language/diagnostics/entry';
import { fund019 } from '@remit/language/rules/fund/fund-019-limit-and-vat';
import { refusalOf } from '@remit/language/rules/refusal';

export const MODEL_VAT = {
  'FUND-019': refusalOf<{ fund: string }>(fund019, ({ fund }) => `VAT is charged on what is paid from '${fund}', and its limit does not say whether it counts. Write the limit with 'including VAT' or 'excluding VAT'.`),
  'MOD-250': defineDiagnostic<Record<string, never>>({
    code: 'MOD-250', severity: 'error', title: 'VAT without its rounding',
    message: () => "VAT is charged here, and the contract does not say how it is rounded. Add 'VAT rounding to £0.01, half up' to the head of the contract.",
    why: 'VAT is worked out on each payment and must be rounded.',
    remedy: 'Add the clause.',
    bad: 'contract A { … payment P { … VAT standard, recoverable } }', good: 'contract A { VAT rounding to £0.01, half up … payment P { … VAT standard, recoverable } }',
  }),
  'MOD-251': defineDiagnostic<{ profile: string; currency: string }>({
    code: 'MOD-251', severity: 'error', title: 'VAT of a country that is not known',
    message: ({ profile, currency }) => `The rates of VAT are those of the country of the profile, and for the profile '${profile}' in ${currency} none are known. Name a profile of a country whose rates are known, such as 'england-psr-2024'.`,
    why: 'A rate is law of one country and is never guessed.',
    remedy: 'Name a profile.',
    bad: 'profile us-mssp  currency USD … VAT standard, recoverable', good: 'profile england-psr-2024  currency GBP … VAT standard, recoverable',
  }),
  'MOD-252': defineDiagnostic<{ treatment: string; from: string; due: string }>({
    code: 'MOD-252', severity: 'error', title: 'VAT before the first known rate',
    message: ({ treatment, from, due }) => `A payment with VAT is due on ${due}, and the ${treatment} rate is known from ${from} only.`,
    why: 'Without a rate the tax would be a guess.',
    remedy: 'Let the payment be due later, or leave VAT out.',
    bad: 'term 1 April 1985 to 31 March 1986 … VAT standard, recoverable', good: 'term 1 April 2026 to 31 March 2027 … VAT standard, recoverable',
  }),
  'MOD-253': defineDiagnostic<{ party: string }>({
    code: 'MOD-253', severity: 'error', title: 'VAT borne by who is paid',
    message: ({ party }) => `'${party}' is paid here and charges the VAT, so it cannot bear it. If the price is meant to include VAT, write the price without it; if another party bears it, name that one.`,
    why: 'VAT comes on top of a price and is passed to the tax authority.',
    remedy: 'Write the price without VAT, or name who bears it.',
    bad: 'by A to B … VAT standard, not recoverable, borne by B', good: 'by A to B … VAT standard, not recoverable, borne by A',
  }),
  'MOD-254': defineDiagnostic<{ party: string }>({
    code: 'MOD-254', severity: 'error', title: 'VAT recovered by who does not pay it',
    message: ({ party }) => `'${party}' does not pay this, so it has no VAT to recover. Name the party that pays, or leave the name out.`,
    why: 'Only who pays VAT can get it back.',
    remedy: 'Name the payer.',
    bad: 'by A to B … VAT standard, recoverable by C', good: 'by A to B … VAT standard, recoverable by A',
  }),
  'MOD-255': defineDiagnostic<Record<string, never>>({
    code: 'MOD-255', severity: 'error', title: 'VAT that may be recovered or not',
    message: () => "The text does not say whether the payer gets this VAT back. Add 'recoverable' or 'not recoverable': VAT that is not recovered is a cost.",
    why: 'A fifth of the price is a cost or none.',
    remedy: 'Say it.',
    bad: 'VAT standard', good: 'VAT standard, not recoverable',
  }),
  'MOD-256': defineDiagnostic<{ treatment: string }>({
    code: 'MOD-256', severity: 'error', title: 'No VAT to recover',
    message: ({ treatment }) => `What is ${treatment === 'zero' ? 'zero-rated' : treatment} carries no VAT, so there is nothing to recover or to bear. Leave the words out, or write 'standard' or 'reduced'.`,
    why: 'Words that change nothing would be relied on.',
    remedy: 'Leave them out.',
    bad: 'VAT exempt, not recoverable', good: 'VAT exempt',
  }),
  'MOD-257': defineDiagnostic<{ party: string }>({
    code: 'MOD-257', severity: 'error', title: 'VAT that is got back and borne',
    message: ({ party }) => `The payer recovers this VAT, so there is nothing for '${party}' to bear. Write 'not recoverable', or leave 'borne by' out.`,
    why: 'What is got back nobody bears.',
    remedy: 'Choose one.',
    bad: 'VAT standard, recoverable, borne by C', good: 'VAT standard, not recoverable, borne by C',
  }),
  'MOD-258': defineDiagnostic<{ unit: string; currency: string }>({
    code: 'MOD-258', severity: 'error', title: 'VAT rounded to what cannot be paid',
    message: ({ unit, currency }) => `VAT must be rounded to whole units of ${unit} ${currency}, which is the least that can be paid.`,
    why: 'A part of a penny cannot be paid.',
    remedy: 'Round to the smallest unit.',
    bad: 'VAT rounding to £0.001, half up', good: 'VAT rounding to £0.01, half up',
  }),
  'MOD-259': defineDiagnostic<{ party: string }>({
    code: 'MOD-259', severity: 'error', title: 'VAT charged by who is not registered',
    message: ({ party }) => `'${party}' is not registered for VAT, so it cannot charge any. Correct the party, or write 'VAT outside the scope'.`,
    why: 'VAT charged by somebody who is not registered cannot be recovered and is owed to the tax authority all the same.',
    remedy: 'Correct one of the two.',
    bad: 'provider B { VAT not registered } … to B … VAT standard, recoverable', good: 'provider B { VAT registered "GB 123 4567 89" } … to B … VAT standard, recoverable',
  }),
};
