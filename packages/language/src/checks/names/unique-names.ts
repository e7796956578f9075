import * as ast from '../../ast.ts';
import { kindNoun } from '../../diagnostics/kinds.ts';
import { duplicateName } from '../../diagnostics/mod.ts';
import { nameTable } from '../../scoping/name-table.ts';
import { defineCheck, type Check, type Report } from '../check.ts';

function check(container: ast.RemitFile | ast.Contract, report: Report): void {
  for (const [name, nodes] of nameTable(container).names) {
    const [first, ...others] = nodes;
    for (const node of others) {
      if (ast.isColumn(node) && ast.isColumn(first)) continue;
      const other = `${kindNoun(first!.$type)} declared above`;
      report(duplicateName, { name, other }, { node, property: 'name' }, { related: [{ node: first!, property: 'name', message: `'${name}' is declared here first.` }] });
    }
  }
}

/** Names are unique in a file and in a contract. Columns of different tables may share one; codes live in their own lists. */
export const uniqueNames: readonly Check[] = [defineCheck<ast.RemitFile>(ast.RemitFile.$type, check), defineCheck<ast.Contract>(ast.Contract.$type, check)];
