import { defineFinding } from '@remit/program/validate/finding';

export const unknownFact = defineFinding({
  code: 'FCT-101', title: 'Fact the contract does not have',
  message: "This contract has no fact '{fact}'.{suggestion}",
  why: 'A value under an unknown name would be used for nothing, and what it was meant for would be missing.',
  fix: 'Correct the name, or leave the value out.',
});
export const unknownPeriod = defineFinding({
  code: 'FCT-102', title: 'Period the contract does not have',
  message: "'{period}' is not a period of this contract.{suggestion} {what} is given for each {grain}: {periods}.",
  why: 'A value for a period that does not exist would be used for nothing.',
  fix: 'Correct the period.',
});
export const otherGrain = defineFinding({
  code: 'FCT-103', title: 'Period of the wrong length',
  message: "'{period}' is a {found}, and {what} is given for each {grain}: {periods}.",
  why: 'A value is never divided or added up to fit another period: that would be a guess.',
  fix: 'Give a value for each {grain}.',
});
export const keyMissing = defineFinding({
  code: 'FCT-104', title: 'Value that does not say whose it is',
  message: "{what} is given for each of '{dimension}', and this value does not say for which.",
  why: 'It cannot be used for anyone.',
  fix: "Give the key of '{dimension}'.",
});
export const keyTooMany = defineFinding({
  code: 'FCT-105', title: 'Key that the fact does not have',
  message: "{what} is given {wanted}, and this value names a key for '{dimension}'.",
  why: 'The value may be meant for another fact.',
  fix: "Leave the key of '{dimension}' out, or name the fact that is meant.",
});
export const unknownElement = defineFinding({
  code: 'FCT-106', title: 'Element the set does not have',
  message: "'{key}' is not an element of '{dimension}', which has {elements}.{suggestion}",
  why: 'A value for an unknown element would be used for nothing.',
  fix: 'Correct the key.',
});
export const wrongType = defineFinding({
  code: 'FCT-107', title: 'Value of the wrong kind',
  message: '{where}: {found} is not {expected}.{suggestion}',
  why: 'Reading it as something else would be a guess.',
  fix: 'Write {expected}.',
});
export const outOfBounds = defineFinding({
  code: 'FCT-108', title: 'Value outside its bounds',
  message: '{where} is {value}, {relation} the contract allows, {bound}.',
  why: 'Limits and worst cases of the contract were worked out for values within the bounds, so a value outside them is a mistake or needs a change of the contract.',
  fix: 'Correct the value, or take it out until it is put right: what needs it is then held, and the rest is paid.',
});
export const impossibleRatio = defineFinding({
  code: 'FCT-109', title: 'Parts that cannot be',
  message: '{where}: {problem}.',
  why: 'No proportion or rate follows from such parts.',
  fix: 'Correct the parts.',
});
export const notApplicableNotAllowed = defineFinding({
  code: 'FCT-110', title: 'Not applicable where it has no meaning',
  message: '{where} is given as not applicable, and the contract does not allow for that.',
  why: 'The contract does not say what would be paid then, so nothing can be paid on it.',
  fix: 'Give a value, leave it out if it is not known yet, or change the contract.',
});
export const badDate = defineFinding({
  code: 'FCT-111', title: 'No such date',
  message: "'{found}' is not a date, but {role}.",
  why: 'Dates decide what counts and when money is due.',
  fix: "Write an existing date as year, month and day, such as '2026-04-30'.",
});
export const twoValues = defineFinding({
  code: 'FCT-112', title: 'Two values for one thing',
  message: 'There are two values for {where}{other}, and neither replaces the other.',
  why: 'It is not known which to pay on, and they are never added up.',
  fix: 'Leave one out, or give the first an id and let the later one name it under supersedes.',
});
export const sameId = defineFinding({
  code: 'FCT-113', title: 'Two values with one id',
  message: "Two values have the id '{id}'{other}.",
  why: 'A correction that names the id could be meant for either.',
  fix: 'Give each its own id. If a file was read twice, leave out one copy.',
});
export const badCorrection = defineFinding({
  code: 'FCT-114', title: 'Correction that does not fit',
  message: "This value for {where} replaces '{id}', {problem}.",
  why: 'Replacing the wrong value would take something away that nobody has corrected.',
  fix: 'Name the id of the newest value of the same fact, period and keys.',
});
export const correctionCircle = defineFinding({
  code: 'FCT-115', title: 'Corrections in a circle',
  message: 'The values for {where} replace each other in a circle.',
  why: 'None of them would count.',
  fix: 'Let each correction replace the one before it.',
});
export const unknownGroup = defineFinding({
  code: 'FCT-116', title: 'Group the contract does not have',
  message: "This contract has no group '{group}'.{suggestion}",
  why: 'Its members would be used for nothing.',
  fix: 'Correct the name of the group.',
});
export const badMember = defineFinding({
  code: 'FCT-117', title: 'Member that cannot be',
  message: "{problem} in '{group}'.",
  why: 'Who belongs from when to when decides who is paid.',
  fix: 'List each member once for each day on which something came to be known of it, with its key and, where they matter, the day it joined and the first day it no longer belongs.',
});
export const tooManyMembers = defineFinding({
  code: 'FCT-118', title: 'More members than the contract allows',
  message: "'{group}' has {count} members at one time, and the contract allows at most {most}.",
  why: 'Its limits and worst cases were worked out for that number.',
  fix: 'Leave out who does not belong, or change the contract.',
});
export const unlistedMember = defineFinding({
  code: 'FCT-119', title: 'Values for someone who is not listed',
  message: "'{key}' has values but is not among the members listed for '{group}', and a member listed there has none.{suggestion}",
  why: 'It is taken as a member for the whole term, and may be paid. If the key is misspelt, the member that is meant has no value.',
  fix: 'Correct the key, or list the member.',
});
export const unknownRows = defineFinding({
  code: 'FCT-120', title: 'Rows the contract does not have',
  message: "This contract has no rows '{table}'.{suggestion}",
  why: 'They would be used for nothing.',
  fix: 'Correct the name.',
});
export const unknownColumn = defineFinding({
  code: 'FCT-121', title: 'Column the rows do not have',
  message: "'{table}' has no column '{column}'.{suggestion}",
  why: 'It would be used for nothing, and the column that is meant would be missing.',
  fix: 'Correct the name of the column, or leave it out.',
});
export const sameRow = defineFinding({
  code: 'FCT-122', title: 'One case twice',
  message: "Two rows of '{table}' have the same {columns}; the other is at {other}.",
  why: 'The case would be paid twice.',
  fix: 'Leave one out.',
});
export const negativeAmount = defineFinding({
  code: 'FCT-123', title: 'Amount below zero',
  message: '{where} comes to {amount}, and the contract does not say what happens when it falls below zero.{others}',
  why: 'Whether the payee owes it, or it is kept for later, or nothing is paid, is for the contract to say.',
  fix: "Check the values it rests on; if they are right, the contract needs a 'negative' rule for this payment.",
});
export const badRunDate = defineFinding({
  code: 'FCT-124', title: 'No date to run as of',
  message: "'{found}' is not a date, so the run does not know what was known and what is due.",
  why: 'There is no clock in a run: every date is given.',
  fix: "Write an existing date as year, month and day, such as '2026-04-30'.",
});

export const unusableKey = defineFinding({
  code: 'FCT-125', title: 'Key that cannot be used',
  message: "The key of '{dimension}' given for {what} is {problem}.",
  why: 'Systems that read the result could take it for something else.',
  fix: 'Give the member another key.',
});

export const noSuchLinePeriod = defineFinding({
  code: 'FCT-126', title: 'Payment that there is not',
  message: "There is no payment of '{line}' for {where}: {problem}.",
  why: 'What does not exist cannot be explained.',
  fix: 'Name a payment, a period in which it is made and a member that belongs to it.',
});

export const alikeMembers = defineFinding({
  code: 'FCT-127', title: 'Members that look alike',
  message: "'{key}' and '{other}' are two members of '{group}', though they differ only in capital letters or in how accents are stored.",
  why: 'If they are one, it is paid under two names, or held under both.',
  fix: 'Give the key in one spelling everywhere, if they are one.',
});

export const memberLikeParty = defineFinding({
  code: 'FCT-128', title: 'Member with the name of a party',
  message: "'{key}' is a member of '{group}' and also a party of this contract, so the ledger could not tell which of the two is paid.",
  why: 'Payments between the same two names are one payment: what one of them owes would be taken off what the other is paid.',
  fix: "Give the member of '{group}' another key.",
});

export const memberOfTwo = defineFinding({
  code: 'FCT-129', title: 'Member of two groups',
  message: "'{key}' is a member of '{group}' and of '{other}', and the ledger takes the two for one: what one owes is taken off what the other is paid.",
  why: 'If they are two, one of them would be paid too little.',
  fix: 'If they are two, give one of them another key.',
});

/** The kinds above. */
export const factKinds = [
  unknownFact, unknownPeriod, otherGrain, keyMissing, keyTooMany, unknownElement, wrongType, outOfBounds, impossibleRatio,
  notApplicableNotAllowed, badDate, twoValues, sameId, badCorrection, correctionCircle, unknownGroup, badMember, tooManyMembers,
  unlistedMember, unknownRows, unknownColumn, sameRow, negativeAmount, badRunDate, unusableKey, noSuchLinePeriod, alikeMembers, memberLikeParty, memberOfTwo,
];
