import type { Fact, Judgement } from './program.ts';

/** The judgement as the fact under which its decisions arrive: same id, type, grain, keys and bounds. */
export function factOfJudgement({ id, title, type, codes, grain, each, min, max }: Judgement): Fact {
  return {
    id, type, grain, each,
    ...(title === undefined ? {} : { title }), ...(codes ? { codes } : {}),
    ...(min === undefined ? {} : { min: { op: 'number', v: min } }), ...(max === undefined ? {} : { max: { op: 'number', v: max } }),
  };
}

/** Everything that values can be given for: the facts, then the judgements. */
export function inputsOf(program: { facts: readonly Fact[]; judgements?: readonly Judgement[] }): Fact[] {
  return [...program.facts, ...(program.judgements ?? []).map(factOfJudgement)];
}
