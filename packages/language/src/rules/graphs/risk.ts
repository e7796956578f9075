import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { isHolder, type Holder } from './money.ts';

/** Who bears a part of an overspend under a share. */
export interface Bearer {
  readonly party: Holder;
  /** Where it is named as one, first. */
  readonly at: AstNode;
  /** What it bears ends at a sum: `(up to …)` wherever it is named, or a step `then up to …` on the whole. */
  readonly isCapped: boolean;
  /** What it bears has no end: of all from the first pound, or of what is beyond the last part, and no sum it ends at. */
  readonly isUnlimited: boolean;
}

/** A share of savings and overspends, as to who bears and who gains what. */
export interface SharedRisk {
  readonly share: ast.RiskShare;
  /** Those who bear a part of an overspend, each once, in written order. */
  readonly bearers: readonly Bearer[];
  /** Whether somebody gains from a saving. */
  readonly sharesSavings: boolean;
  /** Who bears what is left. */
  readonly rest: Holder | undefined;
  readonly paymaster: AstNode | undefined;
}

/** The shares of a contract, those that its variations add among them. */
export function sharedRisksOf({ declarations }: ast.Contract | ast.RemitFile): SharedRisk[] {
  return declarations.flatMap((one) => (ast.isVariation(one) ? one.declarations : [one])).filter(ast.isRiskShare).map((share) => {
    const [saving, overspend] = [clauseOf(share, ast.isSaving), clauseOf(share, ast.isOverspend)];
    return {
      share,
      bearers: bearersOf(share, overspend),
      sharesSavings: effectsOf(saving).some((effect) => !ast.isPaysNothing(effect)),
      rest: holder(clauseOf(share, ast.isRestBorne)?.party?.ref),
      paymaster: clauseOf(share, ast.isPaymaster)?.party?.ref,
    };
  });
}

function effectsOf(clause: ast.Saving | ast.Overspend | undefined): ast.ShareEffect[] {
  return partsOf(clause).map(({ effect }) => effect);
}

/** What is done with each part, and whether the part has no end. */
function partsOf(clause: ast.Saving | ast.Overspend | undefined): { readonly effect: ast.ShareEffect; readonly isOpen: boolean }[] {
  const rule = clause?.rule;
  const parts = ast.isSharedInParts(rule) ? rule.parts.map(({ effect, range }) => ({ effect, isOpen: range?.beyond === true }))
    : ast.isFromTheFirst(rule) ? [{ effect: rule.effect, isOpen: true }] : [];
  return parts.filter(({ effect }) => effect !== undefined);
}

function bearersOf(share: ast.RiskShare, overspend: ast.Overspend | undefined): Bearer[] {
  const isCapped = overspend?.steps.some(ast.isCapStep) ?? false;
  const bearers = new Map<Holder, Bearer>();
  let isOpen = false;
  const add = (party: AstNode | undefined, at: AstNode, own: boolean): void => {
    if (!party || !isHolder(party)) return;
    const known = bearers.get(party);
    bearers.set(party, {
      party, at: known?.at ?? at,
      isCapped: isCapped || (own && known?.isCapped !== false),
      isUnlimited: known?.isUnlimited === true || (isOpen && !isCapped && !own),
    });
  };
  const addSplit = ({ shares, remainder }: { readonly shares: readonly ast.SplitShare[]; readonly remainder?: { readonly ref?: AstNode } }, at: AstNode): void => {
    for (const split of shares) add(split.party?.ref, split, split.limit !== undefined);
    if (remainder) add(remainder.ref, at, false);
  };
  for (const { effect, isOpen: hasNoEnd } of partsOf(overspend)) {
    isOpen = hasNoEnd;
    if (ast.isBorneBy(effect)) addSplit(effect, effect);
    else if (ast.isPays(effect)) for (const flow of effect.flows) add(flow.payer?.ref, flow, false);
    else if (ast.isSharedAsAgreed(effect)) for (const parties of share.clauses.filter(ast.isShareParties)) addSplit(parties, parties);
  }
  return [...bearers.values()];
}

function holder(node: AstNode | undefined): Holder | undefined {
  return isHolder(node) ? node : undefined;
}
