import type { FactsDocument, IsoDate, Judgement, Program } from '@remit/program';
import type { TraceNode } from '@remit/runtime';
import { dateInWords } from './dates.ts';
import { factName, goingBy } from './by-name.ts';

/** Ids of those who may take a decision: the party, or the members of the body who are not recused. */
export function deciders({ by }: Judgement, { bodies }: Program): string[] {
  const body = bodies?.find(({ id }) => id === by);
  if (!body) return by === undefined ? [] : [by];
  return body.members.filter((member) => !body.recused.some((each) => each.member === member));
}

/** "by 31 January 2028, else no", or from the first to the last deadline. */
export function deadlineInWords({ deadline, otherwise, lateUntil }: Judgement): string {
  const days: IsoDate[] = [...new Set(Object.values(deadline))].sort();
  const [first, last] = [days[0], days.at(-1)];
  const by = first === undefined || last === undefined ? '' : first === last ? `by ${dateInWords(first)}` : `by ${dateInWords(first)} to ${dateInWords(last)}`;
  const instead = otherwise === undefined ? 'else undecided' : `else ${otherwise === true ? 'yes' : otherwise === false ? 'no' : otherwise}`;
  return [by, instead, ...(lateUntil === undefined ? [] : [`late until ${dateInWords(lateUntil)}`])].filter((part) => part !== '').join(', ');
}

/** Whether a judgement that was read has no decision that came in time. */
export function isByDefault({ id, period, dims }: TraceNode, { observations }: FactsDocument, { judgements }: Program): boolean {
  const judgement = judgements?.find((each) => each.id === id);
  const last = judgement?.lateUntil ?? judgement?.deadline[period ?? ''];
  return !goingBy(observations, factName, factName({ fact: id, period, dims })).some(({ recordedAt }) => recordedAt !== undefined && last !== undefined && recordedAt <= last);
}
