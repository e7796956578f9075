import { cmp } from '@remit/program/rational';
import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import type { Correction } from '../../diagnostics/entry.ts';
import { quantityValue } from '../../model/literals.ts';
import { ratesOf } from '../../model/measure-range.ts';
import { replaced, together } from '../fixes/edits.ts';
import { standsBeside } from '../outcomes.ts';
import { plainSum, type PlainSum } from '../plain-sum.ts';
import { defineRule } from '../rule.ts';

interface Price {
  readonly code: ast.Code;
  readonly cell: ast.Cell;
  readonly sum: PlainSum;
}

/** Prices by bands of need go one way: the harder band does not have the lower price. */
export const out014 = defineRule({
  code: 'OUT-014',
  title: 'A price that falls where need rises',
  kind: 'completeness',
  severity: 'warning',
  why: 'The Work Programme paid more for those who were harder to place, but not enough more, and they were seen less than the rest. Where the hardest band has even a lower price than the one before it, nobody will look for those people.',
  remedy: 'Let the price rise from band to band. Where need and cost go apart, accept the finding and say why.',
  sources: ['S51'],
  bad: 'table Fee by Need { Low: £110 per person per year   Medium: £260 per person per year   High: £240 per person per year }',
  good: 'table Fee by Need { Low: £110 per person per year   Medium: £260 per person per year   High: £720 per person per year }',
  fix: 'Exchange the two prices',
  check: {
    Contract(contract, { graphs, report }) {
      for (const table of graphs.results.paidValues) {
        if (!ast.isTable(table) || !standsBeside(table, contract)) continue;
        const bands = bandsOf(table);
        if (!bands) continue;
        const columns = table.rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
        for (let column = 0; column < columns; column++) {
          const prices = pricesOf(table, bands, column);
          const turn = prices && turnIn(prices);
          if (!prices || turn === undefined) continue;
          const [before, after] = [prices[turn - 1]!, prices[turn]!];
          const falls = cmp(after.sum.value, before.sum.value) < 0;
          report({
            at: after.cell,
            message: `'${after.code.name}' has ${falls ? 'a lower' : 'a higher'} price than '${before.code.name}' before it, while the prices of '${table.name}' go the other way from the first band to the last. Whoever is paid by them will look for the people of the dearer band and leave the others. Let the prices go one way from band to band.`,
            related: [{ at: before.cell, message: `The price of '${before.code.name}'.` }],
            fixes: [exchange(prices, turn)],
          });
        }
      }
    },
  },
});

/** The bands that a table has its rows by. */
function bandsOf(table: ast.Table): ast.BandsDeclaration | undefined {
  const key: AstNode | undefined = table.keys.length === 1 ? table.keys[0]!.ref : undefined;
  const bands = ast.isMember(key) ? key.$container : key;
  return ast.isBandsDeclaration(bands) ? bands : undefined;
}

/** The prices of a column in the order of the bands; undefined where one of them is no plain sum of money. */
function pricesOf(table: ast.Table, bands: ast.BandsDeclaration, column: number): Price[] | undefined {
  const byCode = new Map<ast.Code, ast.Cell>();
  for (const row of table.rows) for (const code of row.codes) if (code.ref && row.cells[column]) byCode.set(code.ref, row.cells[column]);
  const prices: Price[] = [];
  for (const code of bands.codes) {
    const cell = byCode.get(code);
    if (!cell) continue;
    const sum = priceOf(cell);
    if (sum?.kind !== 'money') return undefined;
    prices.push({ code, cell, sum });
  }
  const [first] = prices;
  return first && prices.length > 2 && prices.every(({ sum, cell }) => sum.currency === first.sum.currency && ratesOfCell(cell) === ratesOfCell(first.cell)) ? prices : undefined;
}

/** The price of a cell, whatever it is for each of: all cells of a column have the same rates. */
function priceOf(cell: ast.Cell): PlainSum | undefined {
  const value = cell.amount?.steps.length === 0 ? cell.amount.value : undefined;
  const literal = ast.isQuantity(value) ? quantityValue(value) : undefined;
  return literal ?? plainSum(cell.amount);
}

function ratesOfCell(cell: ast.Cell): string {
  const value = cell.amount?.value;
  return ast.isQuantity(value) ? ratesOf(value) : '';
}

/** The first price that goes against the way from the first band to the last. */
function turnIn(prices: readonly { readonly sum: PlainSum }[]): number | undefined {
  const way = cmp(prices.at(-1)!.sum.value, prices[0]!.sum.value) < 0 ? 1 : -1;
  const index = prices.findIndex(({ sum }, at) => at > 0 && cmp(sum.value, prices[at - 1]!.sum.value) === way);
  return index < 0 ? undefined : index;
}

/** Exchanges the price with the one before it, where all then go one way. */
function exchange(prices: readonly Price[], turn: number): Correction | undefined {
  const turned = [...prices];
  [turned[turn - 1], turned[turn]] = [prices[turn]!, prices[turn - 1]!];
  const [one, other] = [prices[turn - 1]!.cell, prices[turn]!.cell];
  if (turnIn(turned) !== undefined || !one.$cstNode || !other.$cstNode) return undefined;
  return together('Exchange the two prices', [replaced(one, other.$cstNode.text, ''), replaced(other, one.$cstNode.text, '')]);
}
