/** Personal budgets: who holds them, their reviews and what is given back. */
import { defineDiagnostic } from '@remit/language/diagnostics/entry';

export const MODEL_BUDGETS = {
  'MOD-229': defineDiagnostic<{ name: string }>({
    code: 'MOD-229', severity: 'error', title: 'A personal budget of no person',
    message: ({ name }) => `'${name}' is not for each member of one group of people, so it would be one sum for all. Write 'personal budget ${name} for each' and the member of a group.`,
    why: 'Joining, leaving, reviews and holders are those of a person.',
    remedy: 'Give the budget for each person.',
    bad: 'personal budget Care { … }', good: 'personal budget Care for each Person { … }',
  }),
  'MOD-230': defineDiagnostic<{ name: string; fact: string }>({
    code: 'MOD-230', severity: 'error', title: 'A holder that no code tells',
    message: ({ name, fact }) => `'${name}' is held by '${fact}', which is not a fact that is one of some codes for each person. Declare it so: 'fact HeldAs for each Person each month { one of Notional, Brokered, Direct }'.`,
    why: 'Who is paid must be read from one word.',
    remedy: 'Name a fact with codes.',
    bad: 'held by Score { … }', good: 'held by HeldAs { Notional: nobody, committed  Direct: Person }',
  }),
  'MOD-231': defineDiagnostic<{ name: string; code: string; fact: string }>({
    code: 'MOD-231', severity: 'error', title: 'A code with two holders',
    message: ({ name, code, fact }) => `'${name}' names two holders for '${code}', so one budget would be paid twice. Name each code of '${fact}' once.`,
    why: 'A budget has one holder at a time.',
    remedy: 'Keep one of the two.',
    bad: 'held by HeldAs { Notional, Direct: nobody, committed  Direct: Person }', good: 'held by HeldAs { Notional: nobody, committed  Direct: Person }',
  }),
  'MOD-232': defineDiagnostic<{ name: string; code: string; fact: string }>({
    code: 'MOD-232', severity: 'error', title: 'A budget without a holder',
    message: ({ name, code, fact }) => `'${name}' has no holder where '${fact}' is '${code}', so such a budget would go to nobody without anyone having said so. Add '${code}:' and a party, the person, or 'nobody'.`,
    why: 'A person would be left without a budget in silence.',
    remedy: 'Name a holder for every code.',
    bad: 'fact HeldAs { one of Notional, Direct }  … held by HeldAs { Direct: Person }', good: 'held by HeldAs { Notional: nobody, committed  Direct: Person }',
  }),
  'MOD-233': defineDiagnostic<{ name: string; problem: string }>({
    code: 'MOD-233', severity: 'error', title: 'A surplus without a balance',
    message: ({ name, problem }) => `The surplus of '${name}' cannot be worked out: ${problem}. Declare what is left as a fact, and write 'surplus of Balance above 8/52 of the budget at each review: …'.`,
    why: 'What was paid does not tell what was spent.',
    remedy: 'Name the fact that gives the balance of a person.',
    bad: 'surplus above 8/52 of the budget at each review: returns to ICB', good: 'fact Balance for each Person each month { money between £0 and £50,000 }  … surplus of Balance above 8/52 of the budget at each review: returns to ICB',
  }),
  'MOD-234': defineDiagnostic<{ name: string; clause: string }>({
    code: 'MOD-234', severity: 'error', title: 'A review without its dates',
    message: ({ name, clause }) => `'${clause}' of '${name}' depends on reviews, and nothing says when they are. Add for example 'review 3 months after joining, then yearly'.`,
    why: 'Money moves on the day of a review.',
    remedy: 'Add the dates of the reviews.',
    bad: 'band changes from the month after the review', good: 'review 3 months after joining, then yearly  band changes from the month after the review',
  }),
  'MOD-235': defineDiagnostic<{ name: string; problem: string }>({
    code: 'MOD-235', severity: 'error', title: 'A change of band that cannot be followed',
    message: ({ name, problem }) => `The change of band of '${name}' cannot be followed: ${problem}.`,
    why: 'From when a person has more or less must be certain.',
    remedy: "Let the amount read a fact with the person's band, and the change take effect with a period in which the budget is paid.",
    bad: 'amount £500  band changes from the month after the review', good: 'amount BudgetOf of BandOf  band changes from the month after the review',
  }),
  'MOD-236': defineDiagnostic<{ name: string; group: string }>({
    code: 'MOD-236', severity: 'error', title: 'A published value for each person',
    message: ({ name, group }) => `'${name}' is published for each of '${group}', who are people. Values about one person are not published, not even under a pseudonym: publish a total, an average or a count across '${group}'.`,
    why: 'A figure with a key can be traced to a person.',
    remedy: 'Publish a figure for the group.',
    bad: 'let Spend for each Person, published = …', good: 'let AverageSpend, published = average of Spend across Holders',
  }),
};
