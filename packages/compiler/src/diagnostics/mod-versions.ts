/** Variations: which version of the contract governs what. */
import { defineDiagnostic } from '@remit/language/diagnostics/entry';

/** How the text names a whole period. */
const wholeOf = (unit: string): string => (unit === 'year' ? 'year' : 'period');

export const MODEL_VERSIONS = {
  'MOD-200': defineDiagnostic<{ number: string; expected: string }>({
    code: 'MOD-200', severity: 'error', title: 'A variation out of order',
    message: ({ number, expected }) => `This variation is number ${number}, and number ${expected} must stand here: the contract as first agreed is version 1, and each variation makes the next. Number and write the variations in the order in which they take effect.`,
    why: 'With a version left out or counted twice nobody could tell which text governs a payment.',
    remedy: 'Number the variations 2, 3, 4 … in the order in which they take effect.',
    bad: 'variation 3 effective on 1 April 2027 { … }  variation 2 effective on 1 April 2028 { … }', good: 'variation 2 effective on 1 April 2027 { … }  variation 3 effective on 1 April 2028 { … }',
  }),
  'MOD-201': defineDiagnostic<{ number: string; date: string; other: string; otherDate: string }>({
    code: 'MOD-201', severity: 'error', title: 'A variation that does not follow the one before',
    message: ({ number, date, other, otherDate }) => date === otherDate
      ? `Variations ${other} and ${number} both take effect on ${date}, so version ${other} would govern no day at all. Write both changes in one variation, or give them different dates.`
      : `Variation ${number} takes effect on ${date}, before variation ${other} on ${otherDate}, so two versions would govern the time between. Let each variation take effect after the one before.`,
    why: 'Every day of the term belongs to exactly one version.',
    remedy: 'Give each variation a later date than the one before.',
    bad: 'variation 2 effective on 1 April 2028 { … }  variation 3 effective on 1 April 2028 { … }', good: 'variation 2 effective on 1 April 2028 { … }  variation 3 effective on 1 April 2029 { … }',
  }),
  'MOD-202': defineDiagnostic<{ number: string; date: string; first: string; last: string }>({
    code: 'MOD-202', severity: 'error', title: 'A variation outside the term',
    message: ({ number, date, first, last }) => `Variation ${number} takes effect on ${date}, but it can only change a contract while it runs: after ${first}, when the term begins, and not after ${last}. Correct the date; what holds from the first day belongs in the contract itself.`,
    why: 'Outside the term there is nothing to govern.',
    remedy: 'Give a date inside the term.',
    bad: 'term 1 April 2026 to 31 March 2029 … variation 2 effective on 1 April 2029 { … }', good: 'term 1 April 2026 to 31 March 2029 … variation 2 effective on 1 April 2028 { … }',
  }),
  'MOD-203': defineDiagnostic<{ number: string; date: string; name: string; period: string; unit: string }>({
    code: 'MOD-203', severity: 'error', title: 'A variation inside a period it changes',
    message: ({ number, date, name, period, unit }) => `Variation ${number} changes what '${name}' pays, and ${date} is inside its period ${period}: nothing says how much of that ${unit} is paid by the old text. Add 'from the next period for ${name}', or 'splits the ${wholeOf(unit)} for ${name}, measured over the whole ${wholeOf(unit)}'.`,
    why: 'A period is governed by one version unless the text divides it.',
    remedy: 'Say whether the change waits for the next period or splits this one.',
    bad: 'variation 2 effective on 1 October 2028 { Control { target 68% } }', good: 'variation 2 effective on 1 October 2028 { Control { target 68% } from the next period for Quality }',
  }),
  'MOD-204': defineDiagnostic<{ clause: string; name: string; date: string }>({
    code: 'MOD-204', severity: 'error', title: 'A rule for a period that needs none',
    message: ({ clause, name, date }) => `'${clause} ${name}' would have no effect: no period of '${name}' that this variation changes has ${date} inside it. Take '${name}' out of it.`,
    why: 'A reader would rely on words that change nothing.',
    remedy: 'Name only payments whose period the date falls into and whose amount changes.',
    bad: 'variation 2 effective on 1 April 2028 { … splits the year for Quality }', good: 'variation 2 effective on 1 April 2028 { … }',
  }),
  'MOD-205': defineDiagnostic<{ name: string }>({
    code: 'MOD-205', severity: 'error', title: 'Two rules for one period',
    message: ({ name }) => `'${name}' is named twice: its period either waits for the next one or is split once. Keep one of the two.`,
    why: 'Two rules would pay the same months twice.',
    remedy: 'Name each payment once.',
    bad: 'splits the year for Quality  from the next period for Quality', good: 'splits the year for Quality',
  }),
  'MOD-206': defineDiagnostic<{ clause: string; name: string; noun: string }>({
    code: 'MOD-206', severity: 'error', title: 'A change that does not fit',
    message: ({ clause, name, noun }) => `'${clause}' cannot be changed in '${name}', because ${noun} has no such clause, so the variation would change nothing there. Change the declaration that has it.`,
    why: 'A change in the wrong place would be relied on and pay nothing.',
    remedy: 'Change the clause where it stands.',
    bad: 'variation 2 … { Control { amount £5 } }', good: 'variation 2 … { Quality { amount £5 } }',
  }),
  'MOD-207': defineDiagnostic<{ name: string; user: string; number: string }>({
    code: 'MOD-207', severity: 'error', title: 'Something removed that is still needed',
    message: ({ name, user, number }) => `'${name}' is removed by variation ${number}, but ${user} still needs it from then on. Change or remove that too, or keep '${name}'.`,
    why: 'What is left could not be worked out.',
    remedy: 'Remove or change what depends on it in the same variation.',
    bad: 'variation 2 … { removes Budget }', good: 'variation 2 … { removes Budget, Core }',
  }),
  'MOD-208': defineDiagnostic<{ name: string; because: string }>({
    code: 'MOD-208', severity: 'error', title: 'A change to something that is not in force',
    message: ({ name, because }) => `'${name}' cannot be changed or removed here: ${because}. Name something that is in force when this variation takes effect.`,
    why: 'A variation changes the text before it.',
    remedy: 'Change what the version before contains.',
    bad: 'variation 2 … { removes Cards }  variation 3 … { Cards { amount £5 } }', good: 'variation 2 … { Cards { amount £5 } }  variation 3 … { removes Cards }',
  }),
  'MOD-209': defineDiagnostic<{ name: string; number: string; date: string }>({
    code: 'MOD-209', severity: 'error', title: 'A name that is not in force yet',
    message: ({ name, number, date }) => `'${name}' is only there from variation ${number} on (${date}), and this text is in force before. Declare it in the contract itself, or let the variation bring in what uses it.`,
    why: 'Payments before that date would depend on something not yet agreed.',
    remedy: 'Use names of a variation only in it or in later ones.',
    bad: 'payment Core { from Extra … }  variation 2 … { fund Extra { … } }', good: 'variation 2 … { fund Extra { … }  Core { from Extra } }',
  }),
  'MOD-210': defineDiagnostic<{ name: string; unlike?: { unit: string; measured: string } }>({
    code: 'MOD-210', severity: 'error', title: 'A split that does not say how it is measured',
    message: ({ name, unlike }) => unlike ? `'splits the ${unlike.unit} for ${name}' divides one span of time, and 'measured over ${unlike.measured}' speaks of another. Write 'splits the year for ${name}, measured over the whole year' where it is paid yearly, and 'splits the period for ${name}, measured over the whole period' where it is paid more often.` : `The text does not say over what time each part of '${name}' is measured. Write ', measured over the whole year' after the payment ('the whole period' where it is paid more often): a part is then its share of what its version would pay for the whole period. Or write ', measured over each part': then each part is its share by its own results.`,
    why: 'Half a year measured by itself pays another sum than half of what a year is worth.',
    remedy: "Add 'measured over the whole year' or 'measured over each part'.",
    bad: 'splits the year for Quality', good: 'splits the year for Quality, measured over the whole year',
  }),
  'MOD-290': defineDiagnostic<{ name: string; date: string; problem: string; instead: string }>({
    code: 'MOD-290', severity: 'error', title: 'A part of a period that has no results of its own',
    message: ({ name, date, problem, instead }) => `'${name}' is to be paid by the results of each part of its period, divided on ${date}, and ${problem}. ${instead}`,
    why: 'A result of the whole year does not say what was reached before a day of it and what after.',
    remedy: "Let what is measured be counted each month or quarter, 'measured over the 12 months ending with the period', or measure both parts over the whole period.",
    bad: 'measure Control { proportion Good / Seen }  …  splits the year for Quality, measured over each part', good: 'measure Control { proportion Good / Seen   measured over the 4 quarters ending with the period }  …  splits the year for Quality, measured over each part',
  }),
  'MOD-212': defineDiagnostic<{ number: string; parties: string; payments: string }>({
    code: 'MOD-212', severity: 'warning', title: 'A variation that a party concerned has not agreed',
    message: ({ number, parties, payments }) => `Variation ${number} changes ${payments}, and the text does not say that ${parties} agreed. Add the party to 'agreed by', or find out why it did not agree.`,
    why: 'A variation that a payer or payee has not agreed may not bind it, and what was paid by it could be claimed back.',
    remedy: 'Name every payer and payee whose payments change, and the day.',
    bad: 'variation 2 … { Core { amount £5 } }', good: 'variation 2 … { Core { amount £5 }  agreed by ICB, Trust on 2 July 2028 }',
  }),
  'MOD-213': defineDiagnostic<{ number: string; agreed: string; effective: string }>({
    code: 'MOD-213', severity: 'warning', title: 'A variation agreed after it takes effect',
    message: ({ number, agreed, effective }) => `Variation ${number} was agreed on ${agreed} and takes effect before, on ${effective}: payments already made for the time between will be corrected. If that is not meant, give a later date.`,
    why: 'Paid periods are reopened.',
    remedy: 'Let a variation take effect after it is agreed, or accept the corrections.',
    bad: 'variation 2 effective on 1 April 2028 { agreed by ICB on 2 July 2028 }', good: 'variation 2 effective on 1 October 2028 { agreed by ICB on 2 July 2028 }',
  }),
  'MOD-214': defineDiagnostic<{ name: string; date: string }>({
    code: 'MOD-214', severity: 'warning', title: 'A new price under an old uplift',
    message: ({ name, date }) => `The new price of '${name}' rises as if it had always stood there: its uplift began on ${date}, so the rises since then are added to it. If the price is meant as that of the variation, change the uplift too, beginning with its next rise.`,
    why: 'A price agreed as it stands would be paid with years of rises on top.',
    remedy: "Write the uplift in the variation too, with 'from' its next rise.",
    bad: 'variation 2 effective on 1 April 2028 { Core { amount £1,400 per person in Adults per year } }', good: 'variation 2 effective on 1 April 2028 { Core { amount £1,400 per person in Adults per year  uplift 2% each year from 1 April 2029, exact } }',
  }),
  'MOD-215': defineDiagnostic<{ number: string }>({
    code: 'MOD-215', severity: 'error', title: 'A variation inside a variation',
    message: ({ number }) => `Variation ${number} stands inside another, where it would never take effect. Write it after that one.`,
    why: 'A variation changes the contract, not another variation.',
    remedy: 'Write the variations one after another.',
    bad: 'variation 2 … { variation 3 … { … } }', good: 'variation 2 … { … }  variation 3 … { … }',
  }),
  'MOD-216': defineDiagnostic<{ name: string; clause: string }>({
    code: 'MOD-216', severity: 'error', title: 'One clause changed twice',
    message: ({ name, clause }) => `This variation changes '${clause}' of '${name}' twice, and only one of them could hold. Keep one.`,
    why: 'The other would be ignored.',
    remedy: 'Change each clause once.',
    bad: 'Control { target 68% }  Control { target 67% }', good: 'Control { target 67% }',
  }),
  'MOD-217': defineDiagnostic<{ clause: string; name: string }>({
    code: 'MOD-217', severity: 'warning', title: 'A change of a clause that was not there',
    message: ({ clause, name }) => `'${name}' has no such clause before this variation, so '${clause}' changes nothing that stands there and is added to it. If another clause was meant, or one for another span of time, correct it.`,
    why: 'What was meant to be replaced would stay in force beside the new clause.',
    remedy: 'Change the clause that stands in the declaration, or let the addition stand.',
    bad: 'fund Budget { … limit £5m each year } … variation 2 … { Budget { limit £9m over the term } }', good: 'fund Budget { … limit £5m each year } … variation 2 … { Budget { limit £9m each year } }',
  }),
  'MOD-271': defineDiagnostic<{ name: string; clause: string; before: number; now: number }>({
    code: 'MOD-271', severity: 'warning', title: 'A change that leaves out clauses of its kind',
    message: ({ name, clause, before, now }) => `'${name}' has ${before} '${clause}' clauses before this variation, and the variation writes ${now === 1 ? 'one' : now}. Changed clauses take the place of all of their kind, so what is not written again ends with it. Write all that are to go on.`,
    why: 'A price that is left out by mistake would silently stop being paid.',
    remedy: 'Write every clause of the kind that is to go on.',
    bad: 'S { pays £13,000 per year, monthly, … }   // S had a second price', good: 'S { pays £13,000 per year, monthly, …   pays £10 per visit in Visits, quarterly, … }',
  }),
  'MOD-360': defineDiagnostic<{ number: string; date: string; name: string; payment: string; period: string; from: string }>({
    code: 'MOD-360', severity: 'error', title: 'Funders that change inside the year of a withhold',
    message: ({ number, date, name, payment, period, from }) => `Variation ${number} changes who pays '${payment}' on ${date}, inside the period '${period}' of '${name}': what one funder has kept back by then would be paid back, or be saved, by others. Let the change of funders take effect on ${from}, with the next period of '${name}'.`,
    why: 'A funder would keep for good what another pays back.',
    remedy: 'Begin a change of funders on the first day of a period of the withhold.',
    bad: 'variation 2 effective on 1 October 2027 { Budget { from ICB £50, Fire £50 } }', good: 'variation 2 effective on 1 April 2028 { Budget { from ICB £50, Fire £50 } }',
  }),
  'MOD-362': defineDiagnostic<{ name: string; number: string }>({
    code: 'MOD-362', severity: 'error', title: 'Something changed and removed at once',
    message: ({ name, number }) => `Variation ${number} changes '${name}' and removes it, so the change would never take effect. Keep one of the two.`,
    why: 'A reader of the change would expect to be paid by it.',
    remedy: 'Change it or remove it.',
    bad: 'variation 2 … { Core { amount £2 }  removes Core }', good: 'variation 2 … { removes Core }',
  }),
};
