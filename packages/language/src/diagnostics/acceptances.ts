import { defineDiagnostic } from './entry.ts';

/** Exceptions that are accepted in a contract: they must accept something, and be given anew when it changes. */
const good = 'accept OUT-019 on Quality "Deliberate" by LayChair on 2 December 2025';

export const acceptanceUnused = defineDiagnostic<{ code: string; name: string; title: string }>({
  code: 'MOD-320',
  severity: 'warning',
  title: 'An exception that accepts nothing',
  message: ({ code, name, title }) => `'${name}' has no finding ${code} (${title.toLowerCase()}), so this accepts nothing, and would hide one that comes later. Remove it, or name what has the finding.`,
  why: 'Readers take the exception for a fault that is known and borne. Left standing, it would silence a fault that somebody makes later.',
  remedy: 'Remove it, or name the declaration that has the finding.',
  bad: 'accept OUT-019 on Quality "Deliberate" by LayChair on 2 December 2025, where no weight of Quality is too large',
  good,
});

export const acceptanceLapsed = defineDiagnostic<{ code: string; name: string; variation: string; date: string }>({
  code: 'MOD-321',
  severity: 'warning',
  title: 'An exception that has lapsed',
  message: ({ code, name, variation, date }) => `'${name}' was changed by variation ${variation} after ${code} was accepted on ${date}, so what was accepted is not what stands there now. Look at it again, and write the new day and by whom.`,
  why: 'Somebody accepted what the contract said then. What it says now has been accepted by nobody.',
  remedy: 'Mend it, or accept it again, with the day and the person.',
  bad: 'accept OUT-019 on Quality "Deliberate" by LayChair on 2 December 2025 … variation 1 effective on 1 October 2028 { Quality { … } }',
  good,
});

export const acceptanceRefused = defineDiagnostic<{ code: string; name: string; title: string }>({
  code: 'MOD-322',
  severity: 'error',
  title: 'An exception for what would be paid wrongly',
  message: ({ code, name, title }) => `What ${code} finds on '${name}' (${title.toLowerCase()}) would be paid wrongly or means nothing, and nobody can accept that. Mend it, and remove this line.`,
  why: 'No reason makes a wrong sum right.',
  remedy: 'Mend what the finding is about.',
  bad: 'accept OUT-019 on Quality "Deliberate" by LayChair on 2 December 2025, where the weights of Quality come to 90%',
  good,
});

export const noSuchRule = defineDiagnostic<{ code: string }>({
  code: 'MOD-323',
  severity: 'error',
  title: 'An exception to a code that no rule has',
  message: ({ code }) => `There is no rule ${code} whose finding could be accepted. 'remit rules' lists the rules; write the code that stands before the finding.`,
  why: 'The exception accepts nothing, and findings about what a contract means cannot be accepted at all.',
  remedy: 'Write the code of the finding, or remove the line.',
  bad: 'accept OUT-919 on Quality "Deliberate" by LayChair on 2 December 2025',
  good,
});

export const reasonToBeWritten = defineDiagnostic<{ code: string; name: string }>({
  code: 'MOD-324',
  severity: 'warning',
  title: 'An exception without its reason',
  message: ({ code, name }) => `Why ${code} is accepted on '${name}' is still to be written, so nothing is accepted yet and the finding stands. Write the reason, and look at by whom and on which day it was accepted.`,
  why: 'Who reads the contract later must be able to see why the fault was borne. Without a reason nobody has decided anything.',
  remedy: 'Write the reason in quotes, or remove the line.',
  bad: 'accept OUT-019 on Quality "To be written" by LayChair on 2 December 2025',
  good,
});

export const ruleNotLookedFor = defineDiagnostic<{ code: string }>({
  code: 'MOD-382',
  severity: 'warning',
  title: 'An exception to a rule that is not looked for',
  message: ({ code }) => `'${code}' is kept for a rule that is not built yet, so this accepts nothing, and would hide what is found one day. Remove it, and say what is deliberate in a comment or in the wording of the clause; 'remit rules' lists the rules there are.`,
  why: 'Readers take the exception for a fault that was found, looked at and borne. Nobody has looked, and a later version of the tool would find it and be silent.',
  remedy: 'Remove the line, or write the code that stands before the finding.',
  bad: 'accept OUT-010 on Quality "Deliberate" by LayChair on 2 December 2025',
  good,
});

/** All entries of this area. */
export const acceptanceEntries = [acceptanceUnused, acceptanceLapsed, acceptanceRefused, noSuchRule, reasonToBeWritten, ruleNotLookedFor];
