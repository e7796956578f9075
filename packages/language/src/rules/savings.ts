import type { AstNode } from 'langium';
import * as ast from '../ast.ts';
import { clauseOf } from '../model/clauses.ts';
import { isProvider } from './roles.ts';

/** The providers that a part of a saving is paid to. Who keeps what is left of its own budget, because it pays for the care itself, is not paid. */
export function paidBySaving(share: ast.RiskShare, effect: ast.ShareEffect | undefined): AstNode[] {
  const paymaster = clauseOf(share, ast.isPaymaster)?.party?.ref;
  const parties = ast.isPays(effect) ? effect.flows.map(({ payee }) => payee?.ref) : ast.isGoesTo(effect) ? effect.shares.map(({ party }) => party?.ref) : [];
  return parties.filter((party) => party !== undefined && party !== paymaster && isProvider(party)) as AstNode[];
}

/** What is done with each part of a saving. */
export function effectsOf({ rule }: ast.Saving): ast.ShareEffect[] {
  const effects = ast.isSharedInParts(rule) ? rule.parts.map(({ effect }) => effect) : ast.isFromTheFirst(rule) ? [rule.effect] : [];
  return effects.filter((effect) => effect !== undefined);
}
