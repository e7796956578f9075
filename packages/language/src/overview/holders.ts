import type { AstNode } from 'langium';
import * as ast from '../ast.ts';
import type { Figures, YearSum } from '../rules/figures.ts';
import { formatNumber } from '@remit/program/rational';
import { definedOnly } from './contract-says.ts';
import type { Naming } from './naming.ts';
import type { Holder, YearMoney } from './overview.ts';

/** What is said of a party that a reader of the summary wants to know. */
const told = [ast.isFormClause, ast.isReserves, ast.isGuarantee, ast.isNhsBody, ast.isHolds, ast.isAccountableBy, ast.isDelegates, ast.isMemberLimit] as const;

/** The parties, groups and funds of a contract, in written order; those of libraries after its own. */
export function holdersOf(visible: readonly AstNode[], figures: Figures, naming: Naming): Holder[] {
  return visible.flatMap((node): Holder[] => {
    if (ast.isFund(node)) {
      return [{
        ...naming.named(node), kind: 'fund', roles: [], says: node.clauses.filter((clause) => !ast.isFundSources(clause) && !ast.isFundLimit(clause)).map((clause) => naming.wordsOf(clause)),
        yearly: figures.years.map((year) => asMoney(figures.funds(node, year), 'fixed')), limits: node.clauses.filter(ast.isFundLimit).map((clause) => naming.wordsAfter(clause, /^limit /)),
      }];
    }
    if (!ast.isParty(node) && !ast.isGroup(node)) return [];
    const says = (node.clauses as readonly AstNode[]).filter((clause) => told.some((is) => is(clause))).map((clause) => naming.wordsOf(clause));
    return [definedOnly({ ...naming.named(node), kind: ast.isParty(node) ? 'party' as const : 'group' as const, roles: ast.isParty(node) ? [...node.roles] : [node.role].filter((role) => role !== undefined), says })];
  });
}

/** A sum as plain data. */
export function asMoney(sum: YearSum | undefined, basis: YearMoney['basis']): YearMoney | null {
  return sum ? { value: formatNumber(sum.value), currency: sum.currency, basis } : null;
}
