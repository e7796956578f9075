/** Patients' choice: prices, counts, caps and who bears the rest. */
import { defineDiagnostic } from '@remit/language/diagnostics/entry';

export const MODEL_CHOICE = {
  'MOD-240': defineDiagnostic<{ clause: string; instead: string }>({
    code: 'MOD-240', severity: 'error', title: 'A price for nothing that is counted',
    message: ({ clause, instead }) => `The ${clause} has a price, and the text does not say what it is multiplied by, so nobody could work out what is owed. ${instead}`,
    why: 'A price without a count is no sum of money.',
    remedy: "Write 'per', what is counted, 'in' and the fact that counts it.",
    bad: 'inflow 80% of that price', good: 'inflow 80% of that price per contact in FromElsewhere',
  }),
  'MOD-241': defineDiagnostic<Record<string, never>>({
    code: 'MOD-241', severity: 'error', title: 'An inflow that does not say who pays whom',
    message: () => "An inflow that does not say who pays whom is paid the other way round than the leakage, and here there is no leakage, or there are several between different parties. Write it: 'inflow £36 per contact in FromElsewhere, NorthshireICB pays CarePartnership'.",
    why: 'Who pays whom is never guessed.',
    remedy: 'Write who pays whom.',
    bad: 'inflow £36 per contact in FromElsewhere', good: 'inflow £36 per contact in FromElsewhere, NorthshireICB pays CarePartnership',
  }),
  'MOD-243': defineDiagnostic<{ party: string }>({
    code: 'MOD-243', severity: 'error', title: 'A cap that caps nothing',
    message: ({ party }) => `'${party}' pays up to a cap and bears the rest too, so the cap changes nothing. Take the cap out, or name another party that bears the rest.`,
    why: 'A cap that is paid beyond is no cap.',
    remedy: 'Name another party, or take the cap out.',
    bad: 'leakage £45 …, A pays B then up to £5 each year  rest borne by A', good: 'leakage £45 …, A pays B then up to £5 each year  rest borne by B',
  }),
  'MOD-244': defineDiagnostic<{ count: string }>({
    code: 'MOD-244', severity: 'error', title: 'A price that cannot be told',
    message: ({ count }) => `'that price' is the price of the leakage, and there ${count === '0' ? 'is none' : `are ${count}`}. Write the price itself.`,
    why: 'Clauses stand in any order, so the text must say which price is meant.',
    remedy: 'Write the price.',
    bad: 'leakage £45 …  leakage £60 …  inflow 80% of that price per contact in FromElsewhere', good: 'inflow £36 per contact in FromElsewhere',
  }),
  'MOD-245': defineDiagnostic<{ price: string; count: string }>({
    code: 'MOD-245', severity: 'error', title: 'A price for something else',
    message: ({ price, count }) => `That price is per ${price}, and what is counted here is per ${count}. Count the same thing, or write a price of its own.`,
    why: 'A price multiplies only what it is for.',
    remedy: 'Count what the price is for.',
    bad: 'leakage £45 per contact in A …  inflow 80% of that price per visit in B', good: 'inflow 80% of that price per contact in B',
  }),
  'MOD-246': defineDiagnostic<{ name: string; each: string; paid: string }>({
    code: 'MOD-246', severity: 'error', title: 'A count for a longer period than is paid',
    message: ({ name, each, paid }) => `'${name}' is counted for each ${each} and this is paid for each ${paid}, so the same contacts would be paid for again and again. Pay it for each ${each}, or count '${name}' for each ${paid}.`,
    why: 'The count of a longer period is never divided.',
    remedy: 'Pay in the period that is counted.',
    bad: 'fact F { count of contacts, each year } … choice { paid monthly … leakage £45 per contact in F … }', good: 'choice { paid yearly … leakage £45 per contact in F … }',
  }),
};
