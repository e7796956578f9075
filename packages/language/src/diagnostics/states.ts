import { refusalOf } from '../rules/refusal.ts';
import { time008 } from '../rules/time/time-008-bound-before-start.ts';
import { defineDiagnostic } from './entry.ts';

/** States of a contract, and the exceptions that are accepted in it. */
export const signedLate = refusalOf<{ signed: string; start: string }>(time008, ({ signed, start }) => `The contract was signed on ${signed}, and its term began on ${start} already: work done and money paid in between had no contract. Check both dates.`, 'warning');

export const liveOutsideTerm = defineDiagnostic<{ live: string; start: string; end: string }>({
  code: 'MOD-261',
  severity: 'warning',
  title: 'Live outside its term',
  message: ({ live, start, end }) => `The contract is live from ${live}, and its term runs from ${start} to ${end}. Check the dates.`,
  why: 'A contract is paid on while it runs.',
  remedy: 'Correct one of the dates.',
  bad: 'status live from 1 March 2026   term 1 April 2026 to 31 March 2031',
  good: 'status live from 1 April 2026   term 1 April 2026 to 31 March 2031',
});

export const acceptedByProvider = defineDiagnostic<{ party: string; code: string }>({
  code: 'MOD-381',
  severity: 'warning',
  title: 'An exception that a provider accepts for itself',
  message: ({ party, code }) => `'${party}' provides the services, and accepts ${code} here: whoever a finding is about cannot be the one who agrees to it. Let the commissioner or a person of its board accept it.`,
  why: 'An exception says that somebody who answers for the money has looked and agrees.',
  remedy: 'Name the commissioner, or a person of its board.',
  bad: 'accept OUT-019 on Quality "Deliberate" by Trust on 2 December 2025',
  good: 'accept OUT-019 on Quality "Deliberate" by LayChair on 2 December 2025',
});

export const stillToBeWritten = defineDiagnostic<{ words: string; state: 'signed' | 'live' }>({
  code: 'MOD-380',
  severity: 'warning',
  title: 'Words that are still to be written',
  message: ({ words, state }) => `"${words}" stands in a contract that is ${state}: what was agreed here cannot be read anywhere. Write it, or take the clause out.`,
  why: 'A correction in the editor writes "To be written" where only the author knows the words; whoever signs the contract agrees to nothing there.',
  remedy: 'Write what was agreed, or take the clause out.',
  bad: 'status live from 1 April 2026 … exit plan "To be written" provided by Trust',
  good: 'status live from 1 April 2026 … exit plan "Schedule 9" provided by Trust',
});

export const noRuleCode = defineDiagnostic<{ code: string }>({
  code: 'MOD-262',
  severity: 'error',
  title: 'An exception to no rule',
  message: ({ code }) => `'${code}' is not the code of a rule: codes are capital letters and three digits, such as OUT-019. Write the code of the finding that is accepted.`,
  why: 'An exception that names no rule accepts nothing.',
  remedy: 'Write the code of the finding.',
  bad: 'accept OUT-19 on Quality "Deliberate" by LayChair on 2 December 2025',
  good: 'accept OUT-019 on Quality "Deliberate" by LayChair on 2 December 2025',
});

export const acceptedLater = defineDiagnostic<{ accepted: string; signed: string }>({
  code: 'MOD-263',
  severity: 'warning',
  title: 'Accepted after the signature',
  message: ({ accepted, signed }) => `This exception was accepted on ${accepted}, and the contract was signed on ${signed}: those who signed did not know of it. Check the dates, or record it in a variation.`,
  why: 'An exception is part of what is agreed.',
  remedy: 'Correct the date.',
  bad: 'status signed on 18 December 2025 … accept OUT-019 on Quality "Deliberate" by LayChair on 2 January 2026',
  good: 'status signed on 18 December 2025 … accept OUT-019 on Quality "Deliberate" by LayChair on 2 December 2025',
});

/** All entries of this area. */
export const stateEntries = [liveOutsideTerm, noRuleCode, acceptedLater, acceptedByProvider, stillToBeWritten];
