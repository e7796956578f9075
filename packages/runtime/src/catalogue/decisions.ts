import { defineFinding } from '@remit/program/validate/finding';

/** Decisions that cannot be taken as they are given. */
export const noDayOfDecision = defineFinding({
  code: 'FCT-214', title: 'Decision without its day',
  message: '{where} is a decision, and does not say on which day it was taken.',
  why: 'A decision counts only up to its deadline, so the day decides whether this one counts at all.',
  fix: "Give the day of the decision as 'recordedAt'.",
});
export const lateDecision = defineFinding({
  code: 'FCT-215', title: 'Decision after its deadline',
  message: '{where} was decided on {day}, after {last}, the last day for it. {instead}.',
  why: 'What counts from the last day on is settled for good, so that a payment made on it is not taken back by a later vote.',
  fix: 'If the day was entered wrongly, correct it. Otherwise nothing is to be done, or the parties agree a variation.',
});
export const notTheDecider = defineFinding({
  code: 'FCT-216', title: 'Decision by someone who does not decide',
  message: "{where} is said to be decided by '{name}', and it is decided by {who}.{suggestion}",
  why: 'A decision by somebody else is none.',
  fix: "Name those of '{by}' who took the decision. In a table their names are separated by semicolons: 'LayChair; Patient'.",
});
export const recusedDecider = defineFinding({
  code: 'FCT-217', title: 'Decision with a member who takes no part',
  message: "{where} is said to be decided with '{member}', who takes no part in decisions of '{body}' because of an interest in '{party}'.",
  why: 'A decision taken with somebody who has an interest in it can be set aside, and the payments that rest on it with it.',
  fix: "Let '{body}' decide without '{member}', and enter that decision.",
});
export const underQuorum = defineFinding({
  code: 'FCT-218', title: 'Decision by too few members',
  message: "{where} is said to be decided by {count} of the members of '{body}', and at least {quorum} must take part.",
  why: 'Below its quorum the body has not decided.',
  fix: 'Name all who took part, or let the body decide again.',
});
export const decidedFact = defineFinding({
  code: 'FCT-219', title: 'Fact with a decider',
  message: "'{fact}' is observed and not decided, and this value says who decided it.",
  why: 'The value may be meant for a judgement.',
  fix: "Leave 'decidedBy' out, or name the judgement.",
});

/** The kinds above. */
export const decisionKinds = [noDayOfDecision, lateDecision, notTheDecider, recusedDecider, underQuorum, decidedFact];
