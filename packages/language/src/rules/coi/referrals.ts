import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { treeOf } from '../../model/tree.ts';

/** Whether a fact counts referrals: by its noun, or by its name where that says no more than that. */
export function countsReferrals(node: AstNode | undefined): node is ast.Fact {
  if (!ast.isFact(node)) return false;
  const type = node.clauses.find(ast.isCountType);
  if (!type) return false;
  return /^referrals?$/i.test(type.noun ?? '') || /^(?:[A-Z][a-z]+)?Referrals(?![a-z])/.test(node.name ?? '') || /^referrals\b/i.test(node.title ?? '');
}

/** A rate for each referral, or a sum that is multiplied with their number, in what is paid, through named values too. */
export function priceOfReferrals(root: AstNode): { readonly at: AstNode; readonly fact: ast.Fact } | undefined {
  const seen = new Set<AstNode>([root]);
  for (const one of seen) {
    for (const node of treeOf(one)) {
      if (ast.isRate(node) && countsReferrals(node.source?.ref)) return { at: one === root ? node : one, fact: node.source!.ref as ast.Fact };
      if (!ast.isReference(node)) continue;
      const target = node.target?.ref;
      if (ast.isLet(target)) seen.add(target);
      if (countsReferrals(target) && isFactor(node, one)) return { at: one === root ? node : one, fact: target };
    }
  }
  return undefined;
}

/** Whether a number is one factor of a product, or a part of it: `£12 * Referrals`, not `Seen / Referrals` or `Referrals at most 100`. */
function isFactor(node: AstNode, root: AstNode): boolean {
  for (let at: AstNode = node; at !== root; at = at.$container!) {
    const above = at.$container;
    if (!above || ast.isLogic(above) || (ast.isConditional(above) && at.$containerProperty === 'condition') || ast.isOnlyIfStep(above)) return false;
    if (ast.isArithmetic(above)) {
      if (above.operator === '/') return false;
      if (above.operator === '*') return true;
    }
    if (ast.isTimesStep(above)) return true;
  }
  return false;
}

/** Whether a limit is set on what is reckoned from referrals. */
export function hasReferralLimit(contract: ast.Contract): boolean {
  const seen = new Set<AstNode>(contract.declarations.filter(ast.isRules).flatMap(({ rules }) => rules.map(({ subject }) => subject)));
  for (const one of seen) {
    for (const node of treeOf(one)) {
      if (!ast.isReference(node)) continue;
      const target = node.target?.ref;
      if (countsReferrals(target)) return true;
      if (ast.isLet(target)) seen.add(target);
    }
  }
  return false;
}
