/** Judgements, bodies and pilots. */
import { defineDiagnostic } from '@remit/language/diagnostics/entry';
import { coi008 } from '@remit/language/rules/coi/coi-008-quorum';
import { pil007 } from '@remit/language/rules/pil/pil-007-decision-after-data';
import { refusalOf } from '@remit/language/rules/refusal';

const PILOT = 'pilot {\n  decide on 31 December 2027 using GlucoseControl in 2026/27\n  continue if at least 64% otherwise end the contract on 30 June 2028\n  if missing: stop\n}';

export const MODEL_PILOTS = {
  'MOD-180': defineDiagnostic<{ problem: string; instead: string }>({
    code: 'MOD-180', severity: 'error', title: 'A pilot whose decision cannot be worked out',
    message: ({ problem, instead }) => `Whether the contract goes on after this pilot cannot be worked out: ${problem}. ${instead}`,
    why: 'Every later payment rests on this decision, so it must come out in one way on one day.',
    remedy: 'Write the day, what it rests on and in which period, the condition, and what happens if the data are missing.',
    bad: 'pilot {\n  decide on 31 December 2027\n  continue if at least 64% otherwise end the contract on 30 June 2028\n}', good: PILOT,
  }),
  'PIL-007': refusalOf<{ name: string; why: string; date: string }>(pil007, ({ name, why, date }) => `The pilot is decided on ${date}, and '${name}' ${why}. Decide later, or on an earlier period.`),
  'MOD-183': defineDiagnostic<{ what: string; date: string }>({
    code: 'MOD-183', severity: 'error', title: 'A day of a pilot outside the contract',
    message: ({ what, date }) => `${what}, ${date}, is not a day of the contract's term. Name a day within the term.`,
    why: 'A contract cannot be decided on or ended on a day on which it does not run.',
    remedy: 'Correct the day, or the term.', bad: 'otherwise end the contract on 30 June 2038', good: 'otherwise end the contract on 30 June 2028',
  }),
  'MOD-184': defineDiagnostic<{ problem: string }>({
    code: 'MOD-184', severity: 'error', title: 'Days of a pilot out of order',
    message: ({ problem }) => `The days of this pilot do not follow one another: ${problem}. Correct the day.`,
    why: 'Payments would be made or held between days that contradict each other.',
    remedy: 'Put the decision first, then the judgement, then the end, then the end of reconciliations.',
    bad: 'decide on 31 December 2027 …\nif missing: judgement Continuation of AwardPanel, not later than 30 November 2027, otherwise no',
    good: 'decide on 31 December 2027 …\nif missing: judgement Continuation of AwardPanel, not later than 31 January 2028, otherwise no',
  }),
  'MOD-185': defineDiagnostic<{ name: string; period: string }>({
    code: 'MOD-185', severity: 'error', title: 'A payment cut short without a word',
    message: ({ name, period }) => `The contract may end inside '${period}', for which '${name}' is paid, and the pilot does not say what becomes of it. Add it to 'after the end': '${name} for the part year'.`,
    why: 'Whether the part is paid, and as which part, is money, and never guessed.',
    remedy: "Name the payment under 'after the end', or end the contract with a period.",
    bad: 'otherwise end the contract on 30 June 2028', good: 'otherwise end the contract on 30 June 2028\nafter the end: Quality and Savings for the part year',
  }),
  'MOD-186': defineDiagnostic<{ name: string }>({
    code: 'MOD-186', severity: 'error', title: 'A part of a period that is not cut short',
    message: ({ name }) => `'${name}' has no period that the end of the pilot falls in, so there is no part of one to pay. Leave it out here.`,
    why: 'The clause would promise something that nothing is paid for.',
    remedy: 'Leave the payment out, or correct the day of the end.', bad: 'end the contract on 31 March 2028 … after the end: Quality for the part year', good: 'end the contract on 30 June 2028 … after the end: Quality for the part year',
  }),
  'MOD-187': defineDiagnostic<{ name: string; period: string; why: string }>({
    code: 'MOD-187', severity: 'error', title: 'A payment that cannot be cut short',
    message: ({ name, period, why }) => `The contract may end inside ${period === 'the year' ? period : `'${period}'`}, and the part of '${name}' that is then due cannot be worked out: ${why}. End the contract with a period of that payment, or write its amount in another way.`,
    why: 'The part would be worked out on the whole period, and too much or too little paid.',
    remedy: 'Let the contract end on the last day of a period of the payment.',
    bad: 'paid monthly … amount £1,200,000 per year … end the contract on 15 June 2028', good: 'paid monthly … amount £1,200,000 per year … end the contract on 30 June 2028',
  }),
  'COI-008': refusalOf<{ body: string; problem: string }>(coi008, ({ body, problem }) => `'${body}' can never decide: ${problem}. Those who take no part because of an interest do not count. Name more members, or lower the quorum.`),
  'MOD-189': defineDiagnostic<{ name: string; problem: string }>({
    code: 'MOD-189', severity: 'error', title: 'Last days of a judgement that do not fit',
    message: ({ name, problem }) => `'${name}' cannot be decided in time: ${problem}. Correct the day, or write a day of the year that returns.`,
    why: 'From its last day on a judgement is settled for good, so the day must come when it can be decided.',
    remedy: "Write 'not later than 30 June after the year' for a judgement of each year, and one date for a judgement that is made once.",
    bad: 'judgement Effort each year { … not later than 31 January 2028, otherwise no }', good: 'judgement Effort each year { … not later than 30 June after the year, otherwise no }',
  }),
  'MOD-190': defineDiagnostic<{ name: string; value: string }>({
    code: 'MOD-190', severity: 'error', title: 'A default of another kind',
    message: ({ name, value }) => `'${value}' is no answer that '${name}' can have, so it cannot count where nothing is decided. Write a default of its own kind, or 'otherwise hold'.`,
    why: 'Without a decision the default is what is paid on.',
    remedy: 'Write yes or no, a sum, a percentage or one of its codes, as the judgement is.',
    bad: 'judgement Effort { yes or no   by Panel   not later than 30 June 2027, otherwise £5 }', good: 'judgement Effort { yes or no   by Panel   not later than 30 June 2027, otherwise no }',
  }),
  'MOD-191': defineDiagnostic<{ name: string; group: string }>({
    code: 'MOD-191', severity: 'error', title: 'A judgement by a whole group',
    message: ({ name, group }) => `'${name}' is decided by '${group}', and the text does not say which member decides. Name a party or a body, or make it 'for each' member.`,
    why: 'Of two members who decide differently it is not known which counts.',
    remedy: "Name a body, or write 'for each' and the member.",
    bad: 'judgement Effort { … by Practice … }', good: 'judgement Effort for each Practice { … by Practice … }',
  }),
  'MOD-192': defineDiagnostic<{ name: string }>({
    code: 'MOD-192', severity: 'error', title: 'A judgement that is no amount',
    message: ({ name }) => `'${name}' is used in the place of an amount, and no amount follows from it. Judge a sum of money, or a percentage of a payment whose greatest amount the text shows ('up to …').`,
    why: 'What is paid where data are missing must be certain.',
    remedy: 'Let the judgement be money, or a percentage.',
    bad: 'judgement Fallback { yes or no … }   missing data: use judgement Fallback', good: 'judgement Fallback { percentage … }   missing data: use judgement Fallback',
  }),
};
