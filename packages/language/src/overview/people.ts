import type { AstNode } from 'langium';
import * as ast from '../ast.ts';
import { referencesOf, treeOf } from '../model/tree.ts';
import type { Naming } from './naming.ts';

/** Ids of the populations whose numbers amounts are worked out with, by themselves or by the values and payments that they name. */
export function peopleOf(amounts: readonly (AstNode | undefined)[], naming: Naming): string[] {
  const [seen, found] = [new Set<AstNode>(), new Set<ast.Population>()];
  const read = (amount: AstNode | undefined): void => {
    if (!amount || seen.has(amount)) return;
    seen.add(amount);
    for (const node of treeOf(amount)) {
      for (const { reference } of referencesOf(node)) {
        const target = 'ref' in reference ? reference.ref as AstNode | undefined : undefined;
        if (ast.isPopulation(target)) found.add(target);
        else if (ast.isLet(target)) read(target.amount);
        else if (ast.isPayment(target) || ast.isPool(target)) {
          const clauses: readonly AstNode[] = target.clauses;
          read(clauses.find(ast.isAmountClause)?.amount ?? clauses.find(ast.isSharedSum)?.amount);
        }
      }
    }
  };
  amounts.forEach(read);
  return [...found].map((population) => naming.idOf(population));
}
