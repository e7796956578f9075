/** Withholds: what is kept from a payment, what earns it back, and what becomes of the rest. */
import { defineDiagnostic } from '@remit/language/diagnostics/entry';

export const MODEL_WITHHOLDS = {
  'MOD-220': defineDiagnostic<{ name: string; problem: string }>({
    code: 'MOD-220', severity: 'error', title: 'A withhold that is no share of a payment',
    message: ({ name, problem }) => `'${name}' must keep a share of one payment, and ${problem}. Write for example 'keeps 3% of Activity, with each payment'; of the steps, 'then up to', 'then reduced by', 'then round' and 'then only if' may follow.`,
    why: 'What is kept comes off the payment that it is a share of, on the same day.',
    remedy: 'Keep a percentage of a payment or pool.',
    bad: 'keeps £50,000', good: 'keeps 3% of Activity, with each payment',
  }),
  'MOD-221': defineDiagnostic<{ name: string; payment: string; problem: string }>({
    code: 'MOD-221', severity: 'error', title: 'A withhold of more than there is',
    message: ({ name, payment, problem }) => `'${name}' keeps a share of '${payment}' that ${problem}. At most 100% of a payment can be kept.`,
    why: 'The payee would owe money for being paid.',
    remedy: 'Keep at most 100%, all withholds of a payment together; give a fact that sets the share bounds that show it.',
    bad: 'keeps 103% of Activity', good: 'keeps 3% of Activity',
  }),
  'MOD-222': defineDiagnostic<{ name: string; payment: string }>({
    code: 'MOD-222', severity: 'error', title: 'A withhold from more than one payee',
    message: ({ name, payment }) => `'${payment}' is paid to more than one, so what '${name}' keeps from whom would be a guess. Write one payment, and one withhold, for each payee.`,
    why: 'What is kept from one must be earned back by the same one.',
    remedy: 'Split the payment.',
    bad: 'payment Activity { to A 70%, B 30% … }  withhold Retained { keeps 3% of Activity … }', good: 'payment ActivityA { to A … }  withhold RetainedA { keeps 3% of ActivityA … }',
  }),
  'MOD-223': defineDiagnostic<{ name: string; payment: string; what: string; own: string; other: string }>({
    code: 'MOD-223', severity: 'error', title: 'A withhold that does not match its payment',
    message: ({ name, payment, what, own, other }) => `'${name}' is ${what} ${own}, and '${payment}' is ${what} ${other}. What is kept from a payment is paid back by the same payer to the same payee, so the two must match.`,
    why: 'Otherwise one would keep the money and another would pay it back.',
    remedy: "Let the withhold have the payer, payee and 'for each' of its payment; 'from' and 'to' may be left out.",
    bad: 'payment Activity for each Hospital { … }  withhold Retained { keeps 3% of Activity … }', good: 'withhold Retained for each Hospital { keeps 3% of Activity … }',
  }),
  'MOD-224': defineDiagnostic<{ name: string; problem: string }>({
    code: 'MOD-224', severity: 'error', title: 'A sharing that nobody can have part in',
    message: ({ name, problem }) => `What is not earned of '${name}' is shared again, but nobody can ever get a part of it: ${problem}. Correct the condition or the cap, or write 'unearned: returns to' and a party.`,
    why: 'Readers would count on money that never comes.',
    remedy: 'Write a condition that can be met, and a cap above it.',
    bad: 'among those with Score at least 120%', good: 'among those with Score at least 80%',
  }),
  'MOD-225': defineDiagnostic<{ name: string }>({
    code: 'MOD-225', severity: 'error', title: 'Sharing again without a last day for results',
    message: ({ name }) => `'${name}' shares what is not earned among the others, so one late result would hold, or reopen, the part of everyone. Write from when a result that is missing counts as nothing: 'missing data: pays nothing after 31 July'.`,
    why: 'Every part depends on every result.',
    remedy: 'Write a last day.',
    bad: 'unearned: shared again by what was earned  missing data: hold', good: 'unearned: shared again by what was earned  missing data: pays nothing after 31 July',
  }),
  'MOD-226': defineDiagnostic<{ name: string }>({
    code: 'MOD-226', severity: 'error', title: 'Nobody named for what is left of a sharing',
    message: ({ name }) => `If nobody qualifies, or all who do are at their cap, some of what '${name}' kept is left over. Write 'left over: returns to' and a party, or, where it is kept from a fund's payment, 'left over: stays in the fund'.`,
    why: 'Money without an owner is a dispute.',
    remedy: 'Say where it goes.',
    bad: 'unearned: shared again by what was earned', good: 'unearned: shared again by what was earned  left over: returns to ICB',
  }),
  'MOD-227': defineDiagnostic<{ name: string }>({
    code: 'MOD-227', severity: 'error', title: 'Sharing again without members to share among',
    message: ({ name }) => `What is not earned of '${name}' can be shared again only among the members of one group: write the withhold and its payment 'for each' member of it, and of nothing else.`,
    why: 'There must be others to share with, and one list of them.',
    remedy: 'Give the withhold for each member of a group.',
    bad: 'withhold Retained { … unearned: shared again by what was earned }', good: 'withhold Retained for each Hospital { … unearned: shared again by what was earned }',
  }),
  'MOD-228': defineDiagnostic<{ name: string; fund: string; problem: string }>({
    code: 'MOD-228', severity: 'error', title: 'Reinvesting where it has no effect',
    message: ({ name, fund, problem }) => `What is not earned of '${name}' cannot be reinvested in '${fund}': ${problem}.`,
    why: 'Money that is said to be reinvested must be there to be spent.',
    remedy: "Name a fund with one funder and a limit for each year or over the term, or write 'returns to' and a party.",
    bad: 'fund Innovation { from ICB }  … unearned: reinvested in Innovation', good: 'fund Innovation { from ICB  limit £1m each year }  … unearned: reinvested in Innovation',
  }),
};
