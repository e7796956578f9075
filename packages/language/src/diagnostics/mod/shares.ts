import { fund022 } from '../../rules/fund/fund-022-shares-whole.ts';
import { refusalOf } from '../../rules/refusal.ts';
import { defineDiagnostic } from '../entry.ts';

/** MOD: weights and shares that do not make a whole. Weights that do not add up are OUT-019. */

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
  why: 'What is shared out must be shared out as a whole: no more, no less.',
  remedy: 'Make the shares come to 100%.',
  bad: 'form ltd, owned by ICB 70%, Council 20%',
  good: 'form ltd, owned by ICB 70%, Council 30%',
});

export const splitNotWhole = refusalOf<{ total: string; what: string; off: string; isTooMuch: boolean }>(fund022, ({ total, what, off, isTooMuch }) => (isTooMuch
  ? `${what} come to ${total}, ${off} more than the whole, so that a part would be counted twice. Lower them to 100%.`
  : `${what} come to ${total}, ${off} less than the whole, so that a part would be nobody's. Raise them to 100%.`));

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

export const noPartOfTheWhole = defineDiagnostic<{ figure: string; name: string; payer?: string; problem: 'sum' | 'negative' | 'mixed' | 'backwards' }>({
  code: 'MOD-307',
  severity: 'error',
  title: 'A share that is no part of the whole',
  message: ({ figure, name, payer, problem }) => {
    switch (problem) {
      case 'sum': return `'${figure}' is a sum, and here stands which part of the amount '${name}' has. Write a percentage, or a payment of its own for the sum.`;
      case 'negative': return `'${figure}' is below nothing, and nobody can have less than no part of what is divided. Correct the share of '${name}'; what '${name}' has to pay is a payment of its own.`;
      case 'backwards': return `'${figure}' is below nothing, and who pays whom is said in words and never by a sign. Write '${name} pays ${payer}' if that is meant, or leave the sign out.`;
      case 'mixed': return `'${figure}' of '${name}' cannot be set beside the others: some of them are sums and some are percentages, so nobody knows the ratio. Write all of them in one way.`;
    }
  },
  why: 'What is split is given away in parts that come to the whole. Anything else would divide it in a ratio that nobody has agreed.',
  remedy: 'Write parts of the whole, as percentages or fractions; where a fund is put together, sums for all or percentages for all.',
  bad: 'to Trust £60,000, Gym 40%',
  good: 'to Trust 60%, Gym 40%',
});

export const twiceInASplit = defineDiagnostic<{ name: string }>({
  code: 'MOD-308',
  severity: 'error',
  title: 'A party with two shares',
  message: ({ name }) => `'${name}' has a share here already. Name the party that is meant, or write one share for '${name}'.`,
  why: 'A name that stands twice is most often a slip for another, who would then have nothing.',
  remedy: 'Correct the name, or put the two shares together.',
  bad: 'to Trust 50%, Trust 50%',
  good: 'to Trust 50%, Gym 50%',
});

export const remainderToNobody = defineDiagnostic<{ name: string }>({
  code: 'MOD-309',
  severity: 'error',
  title: 'A remainder to somebody without a share',
  message: ({ name }) => `The pennies that are left over would go to '${name}', who has no share here. Name one of those who have.`,
  why: 'The remainder is what rounding leaves of the shares; it can only be added to one of them.',
  remedy: 'Name a party of the same list.',
  bad: 'to Trust 1/3, Gym 2/3, remainder to Council',
  good: 'to Trust 1/3, Gym 2/3, remainder to Gym',
});

export const overflowToItself = defineDiagnostic<{ name: string }>({
  code: 'MOD-363',
  severity: 'error',
  title: 'What is above a cap goes back to the same party',
  message: ({ name }) => `'${name}' bears up to this cap, and what is above it would be borne by '${name}' again, so the cap would change nothing. Name another party after 'then', or leave the cap out.`,
  why: 'A party would rely on a cap that does not protect it.',
  remedy: "Name another party after 'then'.",
  bad: 'ICB 20% (up to £2,000,000 each year, then ICB)',
  good: 'ICB 20% (up to £2,000,000 each year, then Council)',
});

export const morePassedOn = defineDiagnostic<{ total: string; payment: string; part: string | undefined; isOne: boolean }>({
  code: 'MOD-370',
  severity: 'error',
  title: 'More passed on than is earned',
  message: ({ total, payment, part, isOne }) =>
    `${isOne ? 'This passes' : 'The subcontracts together pass'} on ${total} of what '${payment}' earns${part === undefined ? '' : ` for '${part}'`}, more than there is: the head provider would pay more for a result the more of it is reached. Pass on 100% at most.`,
  why: 'A share of what is earned is a part of it. Above the whole, the head provider loses by every result that is reached, and has to find the rest elsewhere.',
  remedy: "Correct the percentages, so that together they come to 100% at most; what is to be paid beyond the share is a price of its own, 'pays …'.",
  bad: 'passes on 125% of what Quality earns for Place',
  good: 'passes on 25% of what Quality earns for Place',
});
