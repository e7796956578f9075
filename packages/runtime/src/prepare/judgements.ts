import type { Program } from '@remit/program';
import type { PreparedFact, PreparedJudgement } from './model.ts';

/** Finds the fact and the body of each judgement, and marks the fact as one of decisions. */
export function prepareJudgements(program: Program, facts: ReadonlyMap<string, PreparedFact>): Map<string, PreparedJudgement> {
  const bodies = new Map((program.bodies ?? []).map(body => [body.id, body]));
  return new Map((program.judgements ?? []).map((declared): [string, PreparedJudgement] => {
    const fact = Object.assign(facts.get(declared.id)!, { judgement: declared });
    const body = declared.by === undefined ? undefined : bodies.get(declared.by);
    return [declared.id, { declared, fact, deadline: new Map(Object.entries(declared.deadline)), ...(body ? { body } : {}) }];
  }));
}
