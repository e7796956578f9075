/** The head of a contract, its cohorts, calendars and funds. */
import { defineDiagnostic } from '@remit/language/diagnostics/entry';
import { refusalOf } from '@remit/language/rules/refusal';
import { time004 } from '@remit/language/rules/time/time-004-measured-within';

export const MODEL_HEAD = {
  'MOD-157': defineDiagnostic<{ clause: string; text?: string | undefined }>({
    code: 'MOD-157', severity: 'error', title: 'A head clause that must be written',
    message: ({ clause, text }) => text !== undefined
      ? `The rounding does not say what happens to a half, so nothing can be paid. Write 'rounding ${text}, half up', or 'half even', 'half down', 'up' or 'down'.`
      : `The contract does not say its '${clause}' in a form that can be read, so nothing can be paid. Add it.`,
    why: 'Every contract needs it.',
    remedy: 'Add the clause.',
    bad: 'contract A { }', good: 'contract A { term 1 April 2026 to 31 March 2027  currency GBP  rounding to £0.01, half up }',
  }),
  'MOD-158': defineDiagnostic<{ code: string }>({
    code: 'MOD-158', severity: 'error', title: 'A currency that is not known',
    message: ({ code }) => `'${code}' is not a currency whose smallest unit is known. Use an ISO 4217 code such as GBP, EUR or USD.`,
    why: 'Amounts are paid in whole smallest units.',
    remedy: 'Use a known code.',
    bad: 'currency POUNDS', good: 'currency GBP',
  }),
  'TIME-004': refusalOf<{ cohort: string; from: string; to: string }>(time004, ({ cohort, from, to }) => `'${cohort}' is entered from ${from} to ${to}, which is not all within the term of the contract. Let people enter within the term; they may be observed after it.`),
  'MOD-160': defineDiagnostic<{ calendar: string }>({
    code: 'MOD-160', severity: 'error', title: 'A calendar that does not exist',
    message: ({ calendar }) => `There is no calendar '${calendar}'. Calendars that come with Remit: england.`,
    why: 'Without the calendar due dates are unknown.',
    remedy: 'Name a calendar that exists.',
    bad: 'calendar narnia', good: 'calendar england',
  }),
  'MOD-161': defineDiagnostic<{ fund: string }>({
    code: 'MOD-161', severity: 'error', title: 'A fund without a source',
    message: ({ fund }) => `'${fund}' does not say whose money it is. Add 'from' and a party.`,
    why: 'Somebody must pay.',
    remedy: 'Add the source.',
    bad: 'fund F { limit £5 each year }', good: 'fund F { from ICB  limit £5 each year }',
  }),
  'MOD-162': defineDiagnostic<{ fund: string }>({
    code: 'MOD-162', severity: 'error', title: 'Funders without their sums',
    message: ({ fund }) => `'${fund}' has several funders, and each needs a sum so that the shares are known. Write a sum after each.`,
    why: 'Shares are the ratio of the sums.',
    remedy: 'Write all sums.',
    bad: 'from ICB, Council £5m', good: 'from ICB £10m, Council £5m',
  }),
  'MOD-163': defineDiagnostic<{ party: string }>({
    code: 'MOD-163', severity: 'error', title: 'A funder\'s cap without who pays above it',
    message: ({ party }) => `'${party}' has a cap, but the text does not say who pays above it, each year or over the term. Write 'each year then' and a party.`,
    why: 'What one funder does not pay another must.',
    remedy: 'Name who takes over.',
    bad: 'Council up to £62m each year', good: 'Council up to £62m each year then ICB',
  }),
  'MOD-164': defineDiagnostic<{ fund: string }>({
    code: 'MOD-164', severity: 'error', title: 'Sums a fund cannot pay',
    message: ({ fund }) => `'${fund}' pays only what it has, but does not say what becomes of the rest. Add 'unfunded: lapses', 'unfunded: carried' or 'unfunded: owed by' a party.`,
    why: 'Whether a debt remains must be written.',
    remedy: 'Add the clause.',
    bad: 'when exceeded: in order', good: 'when exceeded: in order  unfunded: lapses',
  }),
  'MOD-249': defineDiagnostic<{ name: string }>({
    code: 'MOD-249', severity: 'error', title: 'A day on which nobody can be counted',
    message: ({ name }) => `The day on which the members of '${name}' are counted falls in no period of the contract. Write a day of the year ('counted on 1 January before each year'), or the first or last day of a period.`,
    why: 'Who belongs is decided on that day.',
    remedy: 'Write a day that there is.',
    bad: 'providers Practices each Practice { counted on 30 February in each year }', good: 'providers Practices each Practice { counted on 1 January before each year }',
  }),
  'MOD-166': defineDiagnostic<{ measure: string }>({
    code: 'MOD-166', severity: 'error', title: 'One measure in two populations',
    message: ({ measure }) => `'${measure}' is measured in two populations, and its figures could not be told apart. Declare a measure for each.`,
    why: 'One figure would be paid for twice.',
    remedy: 'Write one measure for each population.',
    bad: 'measured by M in Adults … measured by M in Children', good: 'measured by AdultM in Adults … measured by ChildM in Children',
  }),
};
