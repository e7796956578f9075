/** Declarations that have no meaning for money yet: refused where money depends on them. */
import type { AstNode } from 'langium';
import type { Expr } from '@remit/program';
import type { Context } from './context.ts';

const NAMES: Record<string, string> = {
  Judgement: 'a judgement', Withhold: 'a withhold', PersonalBudget: 'a personal budget', Pilot: 'a pilot',
  Variation: 'a variation', Choice: "patients' choice", VatClause: 'VAT that is charged', UseJudgement: 'a judgement',
};

/** Refuses what stands at `node`, because `declaration` cannot be run yet. */
export function notYet(cx: Context, node: AstNode, declaration: AstNode & { name?: string | undefined }): Expr {
  return cx.refuse('MOD-120', node, { what: NAMES[declaration.$type] ?? declaration.$type, name: declaration.name });
}
