import { defineFinding } from '@remit/program/validate/finding';

/** Faults of a program that come to light when it is run. */
export const unrunnable = defineFinding({
  code: 'PRG-101', title: 'Program that cannot be run',
  message: '{problem}',
  why: 'A program that was compiled from a contract does not do this: it was written or changed by something else, and a payment on it would be a guess.',
  fix: 'Compile the contract again and run the new program.',
});
export const otherFormat = defineFinding({
  code: 'PRG-102', title: 'Program of another format',
  message: "The program is in the format '{found}', and this version of Remit runs '{expected}'.",
  why: 'A later format may mean something else by the same words, so nothing of it is run.',
  fix: 'Compile the contract again with this version.',
});
export const unknownCapability = defineFinding({
  code: 'PRG-103', title: 'Program that needs a newer Remit',
  message: "The program requires '{capability}', which this version of Remit does not know.",
  why: 'Leaving out what is not known could change every payment.',
  fix: 'Use the version of Remit that compiled the program, or a later one.',
});
export const unroundedAmount = defineFinding({
  code: 'PRG-104', title: 'Amount that cannot be paid',
  message: '{where} comes to {amount}, which is not a whole number of the smallest units of {currency}.{others}',
  why: 'A payment is made in whole units, and where to round is for the contract to say.',
  fix: 'Compile the contract again: the amount of a payment is always rounded there.',
});

/** The kinds above. */
export const programKinds = [unrunnable, otherFormat, unknownCapability, unroundedAmount];
