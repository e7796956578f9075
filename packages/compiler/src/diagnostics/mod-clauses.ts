/** Clauses and words that would have no effect where they stand, and what must be written because it can happen. */
import { defineDiagnostic } from '@remit/language/diagnostics/entry';

export const MODEL_CLAUSES = {
  'MOD-167': defineDiagnostic<{ year: string }>({
    code: 'MOD-167', severity: 'error', title: 'A year without a value',
    message: ({ year }) => `These values by year leave out ${year}, which is in the term, so what depends on them would wait forever in that year. Write its value too (£0 or 0% where there is none), or begin with 'from'.`,
    why: 'A value of one year never stands for another.',
    remedy: 'Write a value for every year of the term.',
    bad: '2% in 2027/28, 4% from 2028/29', good: '0% in 2026/27, 2% in 2027/28, 4% from 2028/29',
  }),
  'MOD-168': defineDiagnostic<{ clause: string; name: string; instead: string }>({
    code: 'MOD-168', severity: 'error', title: 'A clause that would have no effect',
    message: ({ clause, name, instead }) => `'${clause}' would have no effect in '${name}', and nothing in a contract is ignored silently. ${instead}`,
    why: 'A reader would rely on words that change nothing.',
    remedy: 'Take the clause out, or put it where it works.',
    bad: 'amount £5 … missing data: hold that part', good: 'amount up to £5 { 60% for A  40% for B } … missing data: hold that part',
  }),
  'MOD-169': defineDiagnostic<{ name: string }>({
    code: 'MOD-169', severity: 'error', title: 'An uplift without a price',
    message: ({ name }) => `The uplift of '${name}' finds no price: its amount has no sum of money written in it, and prices in other declarations are not uplifted. Write the price in the amount, or take the uplift out.`,
    why: 'An uplift that raises nothing pays too little.',
    remedy: 'Write the price where it is uplifted.',
    bad: 'let Price = £5 … amount Price * Visits  uplift 2% each year from …', good: 'amount £5 per visit in Visits  uplift 2% each year from …',
  }),
  'MOD-170': defineDiagnostic<{ date: string; grain: string }>({
    code: 'MOD-170', severity: 'error', title: 'An uplift inside a period',
    message: ({ date, grain }) => `The price rises on ${date}, which is inside a ${grain} that is paid as a whole, so what that ${grain} costs would be a guess. Let it rise with a ${grain}, or pay more often.`,
    why: 'One period has one price.',
    remedy: 'Begin the uplift with a period.',
    bad: 'paid yearly … uplift 2% each year from 1 October 2027', good: 'paid yearly … uplift 2% each year from 1 April 2027',
  }),
  'MOD-171': defineDiagnostic<{ clause: string; measure: string; because: string }>({
    code: 'MOD-171', severity: 'error', title: 'A clause that does not fit the measure',
    message: ({ clause, measure, because }) => `'${clause}' cannot be applied to '${measure}': ${because}. Take it out, or measure a proportion, rate or mean.`,
    why: 'Words that change nothing would be relied on.',
    remedy: 'Take the clause out.',
    bad: 'count Seen of visits  minimum 200 eligible, otherwise hold', good: 'proportion Hit / Seen  minimum 200 eligible, otherwise hold',
  }),
  'MOD-172': defineDiagnostic<{ name: string; what: string; choices: string }>({
    code: 'MOD-172', severity: 'error', title: 'What happens where something is not applicable',
    message: ({ name, what, choices }) => `${what} of '${name}' may be not applicable, and the text does not say what is paid then. Add 'not applicable:' and ${choices}.`,
    why: 'Not applicable is neither a pass nor a fail.',
    remedy: 'Say what it means for the payment.',
    bad: 'amount up to £5 { 100% for Score }', good: 'amount up to £5 { 100% for Score }  not applicable: share its weight',
  }),
  'MOD-173': defineDiagnostic<{ date: string; period: string }>({
    code: 'MOD-173', severity: 'error', title: 'A last day before the period ends',
    message: ({ date, period }) => `${date} comes before the end of '${period}', so nothing could be reported for it in time and it would never be paid. Write a day that comes round every year, such as '30 September'.`,
    why: 'A day of one year is no deadline for another.',
    remedy: 'Write the day without its year.',
    bad: 'paid yearly … missing data: pays nothing after 30 September 2027', good: 'paid yearly … missing data: pays nothing after 30 September',
  }),
  'MOD-174': defineDiagnostic<{ name: string; problem: string; instead: string }>({
    code: 'MOD-174', severity: 'error', title: 'A subcontract that does not end with a period',
    message: ({ name, problem, instead }) => `'${name}' ${problem}, so what is paid there would be a guess. ${instead}`,
    why: 'A part of a period has no price of its own.',
    remedy: 'Let the subcontract end with a period of the contract.',
    bad: 'term 1 July 2026 to 15 March 2029 … monthly', good: 'term 1 July 2026 to 31 March 2029 … monthly',
  }),
  'MOD-175': defineDiagnostic<{ name: string; each: string; paid: string }>({
    code: 'MOD-175', severity: 'error', title: 'Two periods for one payment',
    message: ({ name, each, paid }) => `'${name}' is declared for each ${each}, and its 'paid' clause says each ${paid}. Leave 'each ${each}' out, or pay it for each ${each}.`,
    why: 'A payment has one period.',
    remedy: 'Write the period once.',
    bad: 'payment A each month { paid yearly … }', good: 'payment A { paid yearly … }',
  }),
  'MOD-177': defineDiagnostic<Record<string, never>>({
    code: 'MOD-177', severity: 'error', title: 'A true-up that ends, without a provisional rate',
    message: () => "After its last day the true-up no longer follows the index, and the text does not say what rate holds then. Add 'provisional' and a rate.",
    why: 'Without a rate there is no price.',
    remedy: 'Write the provisional rate.',
    bad: 'uplift by Cpih …, true-up with the next payment, until 30 September', good: 'uplift by Cpih …, provisional 2.0%, true-up with the next payment, until 30 September',
  }),
  'MOD-176': defineDiagnostic<{ word: string; because: string }>({
    code: 'MOD-176', severity: 'error', title: 'A word that an aggregate cannot follow',
    message: ({ word, because }) => `'${word}' cannot be followed here: ${because}. Take the aggregate in two steps, each in a 'let' of its own.`,
    why: 'A condition or weight that is left out changes the sum.',
    remedy: 'Write the aggregate in two steps.',
    bad: 'highest of (A, B) where G', good: 'if G then highest of (A, B) otherwise £0',
  }),
};
