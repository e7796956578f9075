import type { Expectation, ExpectationRelation, Program } from '@remit/program';
import { parseNumber } from '@remit/program/rational';
import { dateInWords } from '@remit/story/dates';
import type { QuantityKind, QuantityKinds } from '@remit/story/quantity-kinds';
import { quantityInWords, resultInWords } from '@remit/story/quantity-words';

const RELATIONS: Record<ExpectationRelation, string> = { is: '', atLeast: 'at least ', atMost: 'at most ', moreThan: 'more than ', lessThan: 'less than ' };
const MONEY: QuantityKind = { is: 'money' };

/** What an expectation expects, and what came out, in the words of the contract. */
export function comparedInWords(expected: Expectation, got: string, { currency }: Program, kinds: QuantityKinds): { expected: string; got: string } {
  const kind = expected.kind === 'value' ? kinds.ofVar(expected.id) : MONEY;
  const within = 'within' in expected && expected.within !== undefined ? `, give or take ${quantityInWords(expected.within, kind, currency)}` : '';
  switch (expected.kind) {
    case 'held': return { expected: expected.for === '' ? 'held' : `held for '${expected.for}'`, got };
    case 'finding': return { expected: `${expected.code} on '${expected.on}'`, got };
    case 'value': return { expected: `${RELATIONS[expected.rel]}${valueInWords(expected.value, kind, currency)}${within}`, got: parseNumber(got) ? resultInWords(got, kind, currency) : valueInWords(got, kind, currency) };
    default: return { expected: `${RELATIONS[expected.rel]}${quantityInWords(expected.amount, kind, currency)}${within}`, got };
  }
}

function valueInWords(value: string | boolean | null, kind: QuantityKind, currency: Program['currency']): string {
  if (value === null) return 'not applicable';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? dateInWords(value) : quantityInWords(value, kind, currency);
}
