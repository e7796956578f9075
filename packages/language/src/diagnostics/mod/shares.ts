import { defineDiagnostic } from '../entry.ts';

/** MOD: weights and shares that do not make a whole. */

export const weightsDoNotAddUp = defineDiagnostic<{ total: string; expected: string; tooMuch: boolean }>({
  code: 'MOD-004',
  severity: 'error',
  title: 'Weights that do not add up',
  message: ({ total, expected, tooMuch }) => tooMuch
    ? `The parts come to ${total}, more than the ${expected} there is to share. Lower a weight.`
    : `The parts come to ${total}, not ${expected}. Raise a weight, or write 'rest unpaid'.`,
  why: 'The rest would be paid to nobody, or more would be promised than there is.',
  remedy: "Make the weights come to 100% (or to the sum shared out); where they come to less, you may say 'rest unpaid'.",
  bad: 'amount up to 8% of Core { 60% for A   30% for B }',
  good: 'amount up to 8% of Core { 60% for A   40% for B }',
});

export const mixedWeights = defineDiagnostic({
  code: 'MOD-005',
  severity: 'error',
  title: 'Weights of different kinds',
  message: () => 'The parts of one sum are all percentages or all sums of money. Write them in one way.',
  why: 'A percentage and a sum cannot be added up, so nobody can see that the parts make the whole.',
  remedy: 'Write all weights as percentages, or all as money.',
  bad: 'up to £100 { 60% for A   £40 for B }',
  good: 'up to £100 { 60% for A   40% for B }',
});

export const sharesDoNotAddUp = defineDiagnostic<{ total: string; what: string }>({
  code: 'MOD-006',
  severity: 'error',
  title: 'Shares that do not come to 100%',
  message: ({ total, what }) => `${what} come to ${total}, not 100%.`,
  why: 'A split must give away exactly what there is: no penny more, none less.',
  remedy: 'Make the shares come to 100%.',
  bad: 'from ICB 70%, Council 20%',
  good: 'from ICB 70%, Council 30%',
});

export const shareMissing = defineDiagnostic<{ name: string; none: boolean }>({
  code: 'MOD-007',
  severity: 'error',
  title: 'A party without its share',
  message: ({ name, none }) => none
    ? `'${name}' have no shares, and how the money is divided between them is not written. Write a percentage after each.`
    : `'${name}' has no share, though others have. Write its percentage.`,
  why: 'What is left could be meant for this party or forgotten.',
  remedy: 'Write a percentage for every party.',
  bad: 'from ICB 50%, Council',
  good: 'from ICB 50%, Council 50%',
});
