/** Who decides a judgement. */
import type { Judgement as ProgramJudgement } from '@remit/program';
import type { Body, Judgement, JudgementBy } from '@remit/language/ast';
import type { Context } from '../context.ts';
import { dimensionId, dimensionIds } from '../dimension.ts';
import { declareBody } from './body.ts';

type Judge = NonNullable<JudgementBy['party']['ref']>;

/** The party, body or member that the text names; undefined while the name leads nowhere. */
export function judgeOf(node: Judgement): Judge | undefined {
  if (node.$container.$type === 'IfMissing') return node.body?.ref;
  return node.clauses.find((c) => c.$type === 'JudgementBy')?.party.ref;
}

/** The decider for the program; a body is declared with it. A group decides only each of its members for itself. */
export function deciderOf(cx: Context, node: Judgement): Pick<ProgramJudgement, 'by'> {
  const judge = judgeOf(node);
  if (!judge) return {};
  switch (judge.$type) {
    case 'Body': declareBody(cx, judge as Body); return { by: judge.name };
    case 'Party': return { by: judge.name };
    default: {
      const id = dimensionId(judge);
      if (!dimensionIds(node.dimensions).includes(id)) cx.report('MOD-191', node, { name: node.name, group: id });
      return { by: id };
    }
  }
}
