/** Scenarios that say something which cannot be tested. */
import { defineDiagnostic } from '@remit/language/diagnostics/entry';

export const SCENARIOS = {
  'SCN-101': defineDiagnostic<{ name: string }>({
    code: 'SCN-101', severity: 'error', title: 'A key for something that has no members',
    message: ({ name }) => `'${name}' is one party and has no members, so it has no key. Name a group, or leave the key out.`,
    why: 'Facts of a member belong to a group.', remedy: 'Name the group.', bad: 'Trust "A1" { … }', good: 'Practice "A1" { … }',
  }),
  'SCN-102': defineDiagnostic<{ name: string }>({
    code: 'SCN-102', severity: 'error', title: 'A value for something that is not given from outside',
    message: ({ name }) => `'${name}' is not one fact that could be given a value here: it is worked out, or several facts are for each of it. Give values to facts and measures.`,
    why: 'Only facts come from outside.', remedy: 'Name a fact or measure.', bad: 'Core = £5', good: 'ListSize = 24,300 people',
  }),
  'SCN-103': defineDiagnostic<{ name: string; dimension: string }>({
    code: 'SCN-103', severity: 'error', title: 'A value without its member or element',
    message: ({ name, dimension }) => `'${name}' has a value for each of '${dimension}', and this does not say for which. Put it inside a member's braces, or add 'among' and the element.`,
    why: 'A value for nobody in particular would not be read.', remedy: 'Say for which member or element.', bad: 'Register = 40', good: 'Practice "A1" { Register among Diabetes = 40 }',
  }),
  'SCN-104': defineDiagnostic<{ name: string; grain: string }>({
    code: 'SCN-104', severity: 'error', title: 'A value in the wrong kind of period',
    message: ({ name, grain }) => `'${name}' has one value for each ${grain}, so it must be given in a ${grain}. Write it inside 'in' and a ${grain} of the contract.`,
    why: 'Values are never spread over periods.', remedy: 'Give it in its own periods.', bad: 'in 2026/27 { Jobs = 14 }', good: 'in Q1 2026/27 { Jobs = 14 }',
  }),
  'SCN-105': defineDiagnostic<{ name: string }>({
    code: 'SCN-105', severity: 'error', title: 'A part that is no plain number',
    message: ({ name }) => `A part of '${name}' is one plain number. Write it without 'out of'.`,
    why: 'Parts are counted one by one.', remedy: 'Write the number.', bad: 'Control.AtTarget = 5 out of 10', good: 'Control.AtTarget = 5',
  }),
  'SCN-106': defineDiagnostic<Record<string, never>>({
    code: 'SCN-106', severity: 'error', title: 'An expectation without a figure',
    message: () => 'This expectation says nothing that a run could be compared with. Write \'is\' and a value, \'at least\' and a value, or \'held for\' and a name.',
    why: 'A test that cannot fail proves nothing.', remedy: 'Write what is expected.', bad: 'expect earnings of Trust in 2026/27 held', good: 'expect earnings of Trust in 2026/27 is £5.00',
  }),
  'SCN-107': defineDiagnostic<{ name: string }>({
    code: 'SCN-107', severity: 'error', title: 'An expectation without its period',
    message: ({ name }) => `'${name}' has a value in each of its periods, and this does not say in which. Add 'in' and a period.`,
    why: 'Which period is meant would be a guess.', remedy: 'Add the period.', bad: 'expect Core is £5', good: 'expect Core in April 2026 is £5',
  }),
  'SCN-108': defineDiagnostic<{ name: string }>({
    code: 'SCN-108', severity: 'error', title: 'An expectation of something that does not come out',
    message: ({ name }) => `'${name}' has no amount or value of this kind that a run gives. Name a payment, a let, a measure or an outcome, and those it goes between.`,
    why: 'Only results can be compared.', remedy: 'Name a result.', bad: 'expect Trust in 2026/27 is £5', good: 'expect Core in 2026/27 is £5',
  }),
  'SCN-109': defineDiagnostic<{ name: string }>({
    code: 'SCN-109', severity: 'error', title: 'An expectation of a value that is not in the program',
    message: ({ name }) => `'${name}' is neither published nor read by a payment, so a run does not work it out. Add 'published' to it, or make it a 'let' that is published.`,
    why: 'A program holds only what it needs.', remedy: 'Publish the value.', bad: 'let A each year = 5', good: 'let A each year, published = 5',
  }),
  'SCN-110': defineDiagnostic<{ unit: string; own: string }>({
    code: 'SCN-110', severity: 'error', title: 'A value in another unit of time',
    message: ({ unit, own }) => `This is given in ${unit}, and the fact is counted in ${own}. Write it in ${own}: units are never converted.`,
    why: 'Two weeks read as two days would pass a test that they fail.', remedy: 'Write the value in the unit of its fact.', bad: 'Delay = 2 weeks', good: 'Delay = 14 days',
  }),
  'SCN-111': defineDiagnostic<{ name: string; part: string }>({
    code: 'SCN-111', severity: 'error', title: 'Half of a ratio',
    message: ({ name, part }) => `'${name}' is given only in part: its ${part} is not there, and nothing is ever taken to be zero. Give both, or write '… out of …'.`,
    why: 'A part that is not given is missing, not zero.', remedy: 'Give the other part.', bad: 'Control.AtTarget = 5', good: 'Control.AtTarget = 5   Control.Tested = 9',
  }),
  'SCN-112': defineDiagnostic<{ name: string }>({
    code: 'SCN-112', severity: 'error', title: 'A value given twice',
    message: ({ name }) => `'${name}' is given a second time here for the same period and the same keys, and only one of the two could count. Take one out, or write the later one under 'known on' with its day.`,
    why: 'A scenario that means two things proves neither.', remedy: "Give each value once; a correction stands under 'known on'.",
    bad: 'in 2026/27 { Visits = 1 visit   Visits = 2 visits }', good: 'in 2026/27 { Visits = 1 visit }   known on 1 July 2027 { Visits in 2026/27 = 2 visits }',
  }),
  'SCN-120': defineDiagnostic<{ judgement: string; named: string; decider: string }>({
    code: 'SCN-120', severity: 'error', title: 'A decision by somebody else',
    message: ({ judgement, named, decider }) => `'${judgement}' is decided by '${decider}', and here '${named}' decides it. Name '${decider}'.`,
    why: 'A decision by somebody else is none, and the scenario would prove nothing.', remedy: 'Name those who decide.',
    bad: 'Institute decides Continuation = yes', good: 'AwardPanel decides Continuation = yes',
  }),
  'SCN-121': defineDiagnostic<{ judgement: string; value: string; type: string }>({
    code: 'SCN-121', severity: 'error', title: 'A decision of another kind',
    message: ({ judgement, value, type }) => `'${judgement}' is ${type}, and '${value}' is not. Write a decision of its kind.`,
    why: 'An answer to another question decides nothing.', remedy: 'Write a decision of its kind.',
    bad: 'AwardPanel decides Continuation = £5', good: 'AwardPanel decides Continuation = yes',
  }),
  'SCN-125': defineDiagnostic<{ name: string }>({
    code: 'SCN-125', severity: 'warning', title: 'A value that nothing reads',
    message: ({ name }) => `'${name}' is declared, but nothing in the contract reads it, so this value changes nothing and is left out. Take it out, or let the contract read '${name}', for example in a published 'let'.`,
    why: 'A scenario that sets what nothing reads seems to test more than it does.', remedy: 'Take the value out, or let the contract read it.',
    bad: 'import "./measures.remit"   …   in 2026/27 { Unread = 5 people }', good: 'let Told each year, published = Unread',
  }),
  'SCN-126': defineDiagnostic<{ number: string; pilots: number }>({
    code: 'SCN-126', severity: 'error', title: 'An expectation of a pilot that does not decide',
    message: ({ number, pilots }) => pilots > 1 && number === ''
      ? `The contract has ${pilots} pilots, and this does not say which. Count them in the order of the text: 'expect pilot 2 continues is yes'.`
      : `The contract has no ${number === '' ? 'pilot' : `pilot ${number}`} that decides whether it goes on. Name one with 'decide on' and 'continue if'.`,
    why: 'What nothing decides cannot be expected.', remedy: 'Name a pilot that decides.', bad: 'expect pilot 3 continues is no', good: 'expect pilot continues is no',
  }),
  'SCN-127': defineDiagnostic<Record<string, never>>({
    code: 'SCN-127', severity: 'error', title: 'A pilot expected in a period',
    message: () => "Whether a pilot continues is decided once, and not for each period. Take out 'in' and the period; to look on a day, write 'known on' and the day around the expectation.",
    why: 'The period would have no effect.', remedy: 'Take the period out.', bad: 'expect pilot continues in 2027/28 is no', good: 'expect pilot continues is no',
  }),
  'SCN-130': defineDiagnostic<{ name: string; event: string }>({
    code: 'SCN-130', severity: 'error', title: 'A day that nothing waits for',
    message: ({ name, event }) => `No payment of '${name}' counts from ${event === 'invoice' ? "'a valid invoice'" : "'receipt by the head'"}, so the day of the ${event} would change nothing. Name a subcontract that says so, or take the day out.`,
    why: 'A scenario that gives a day nobody waits for seems to test more than it does.', remedy: 'Name a subcontract that is paid from that day.',
    bad: 'invoice for Core = 12 May 2027', good: 'invoice for FootCare = 12 May 2027',
  }),
  'SCN-131': defineDiagnostic<{ name: string; event: string }>({
    code: 'SCN-131', severity: 'error', title: 'An invoice without a date',
    message: ({ name, event }) => `The ${event} for '${name}' is given by its day, and this is no date. Write it as '12 May 2027', or 'missing' while there is none.`,
    why: 'The due date is counted from that day.', remedy: 'Write the day.',
    bad: 'invoice for FootCare = £500', good: 'invoice for FootCare = 12 May 2027',
  }),
  'SCN-142': defineDiagnostic<{ facts: string; other: string; contract: string }>({
    code: 'SCN-142', severity: 'error', title: 'Shared facts of another contract',
    message: ({ facts, other, contract }) => `'${facts}' holds facts for '${other}', and this scenario is for '${contract}'. Take facts that are 'for ${contract}'.`,
    why: 'Two contracts may use one name for different things, and a figure would slip from one to the other.', remedy: 'Write facts for this contract.',
    bad: 'facts Ordinary for North { … }   scenario "…" for South with Ordinary { … }', good: 'facts Ordinary for South { … }   scenario "…" for South with Ordinary { … }',
  }),
  'SCN-143': defineDiagnostic<Record<string, never>>({
    code: 'SCN-143', severity: 'error', title: 'An expectation among shared facts',
    message: () => "Shared facts say what is reported, and each scenario that takes them expects something of its own. Write this 'expect' in a scenario.",
    why: 'What is expected depends on all facts of a scenario, and these are only some of them.', remedy: 'Move the expectation into a scenario.',
    bad: 'facts Ordinary for North { known on 1 July 2027 { expect Core in 2026/27 is £5.00 } }', good: 'scenario "…" for North with Ordinary { expect Core in 2026/27 is £5.00 }',
  }),
  'SCN-140': defineDiagnostic<{ code: string; judgement: string }>({
    code: 'SCN-140', severity: 'error', title: 'A decision for an element that is not judged',
    message: ({ code, judgement }) => `'${code}' is none of those for whom '${judgement}' is decided. Name an element of its set, or leave 'among' out.`,
    why: 'The decision would be entered nowhere.', remedy: 'Name one of the elements for each of which the judgement is made.',
    bad: 'set Grades = Low, High   judgement Fit for each Grades { … }   ICB decides Fit among Middle = yes', good: 'ICB decides Fit among Low = yes',
  }),
  'SCN-144': defineDiagnostic<{ name: string; other: string }>({
    code: 'SCN-144', severity: 'error', title: 'A value in two sets of shared facts',
    message: ({ name, other }) => `'${name}' is given here for a period and keys for which '${other}' gives it too, and a scenario takes both. Take it out of one of them, or let the scenario take only one.`,
    why: 'Nothing says which of the two counts; only what the scenario writes itself goes before what it shares.', remedy: 'Give each value in one of the sets.',
    bad: 'facts A for North { in 2026/27 { Visits = 1 visit } }   facts B for North { in 2026/27 { Visits = 2 visits } }   scenario "…" for North with A, B { … }',
    good: 'scenario "…" for North with A { … }',
  }),
};
