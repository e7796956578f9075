import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import type { Graphs } from '../graphs/graphs.ts';
import type { Holder } from '../graphs/money.ts';
import { isCommissioner } from '../roles.ts';

/** An award by whoever is paid by it. */
export interface SelfAward {
  readonly award: ast.AwardedBy;
  /** Who is paid. */
  readonly payee: Holder;
  /** Who decides, in words: "'Lead'", "'Panel', a body of 'Lead'". */
  readonly who: string;
  readonly at: AstNode;
}

/** The awards that are made by the payee, by a body of it or by who holds it; who commissions may be paid too, which is told by itself. Each clause once. */
export function selfAwards({ money, decisions, control }: Graphs): readonly SelfAward[] {
  const found = new Map<ast.AwardedBy, SelfAward>();
  for (const flow of money.flows) {
    const { payer, payee } = flow;
    if (ast.isFund(payee) || isCommissioner(payee)) continue;
    for (const { judge, at: award, as } of decisions.about(flow)) {
      if ((as !== 'award' && as !== 'contract') || !ast.isAwardedBy(award) || found.has(award)) continue;
      const of = ast.isBody(judge) ? clauseOf(judge, ast.isBodyOf)?.party?.ref : judge;
      if (!of || !(ast.isParty(of) || ast.isGroup(of) || ast.isMember(of)) || of === payer || isCommissioner(of) || !control.isInHandsOf(payee, of)) continue;
      const whose = of === payee ? '' : `, which holds '${payee.name}'`;
      found.set(award, { award, payee, who: judge === of ? `'${of.name}'${whose}` : `'${judge.name}', a body of '${of.name}'${whose}`, at: flow.at });
    }
  }
  return [...found.values()];
}
