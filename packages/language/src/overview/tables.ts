import { formatNumber } from '@remit/program/rational';
import * as ast from '../ast.ts';
import { plainSum } from '../rules/plain-sum.ts';
import { definedOnly } from './contract-says.ts';
import type { Naming } from './naming.ts';
import type { OverviewTable } from './overview.ts';

/** The tables of a contract whose cells are figures; those of other things are no pictures. */
export function tablesOf(declarations: readonly ast.Declaration[], naming: Naming): OverviewTable[] {
  return declarations.filter(ast.isTable).flatMap((table): OverviewTable[] => {
    const rows = table.rows.map((row) => ({ row, sums: row.cells.map(({ none, amount }) => (none ? undefined : plainSum(amount))) }));
    if (rows.length === 0 || rows.some(({ row, sums }) => sums.some((sum, index) => !sum && !row.cells[index]!.none))) return [];
    const width = Math.max(...rows.map(({ sums }) => sums.length));
    const names = table.columnLists.flatMap(({ columns, codes, otherwise }) => [...columns.map(({ name }) => name ?? ''), ...codes.map(({ ref }) => (ref ? ref.title ?? ref.name ?? '' : '')), ...(otherwise ? ['otherwise'] : [])]);
    const columns = Array.from({ length: width }, (_, index) => names[index] ?? naming.titleOf(table));
    const kinds = columns.map((_, index) => rows.map(({ sums }) => sums[index]?.kind).find((kind) => kind !== undefined) ?? 'number' as const);
    if (rows.some(({ sums }) => sums.some((sum, index) => sum && sum.kind !== kinds[index]))) return [];
    const currency = rows.flatMap(({ sums }) => sums.map((sum) => sum?.currency)).find((one) => one !== undefined);
    return [definedOnly({
      ...naming.named(table), columns, kinds, currency,
      rows: rows.map(({ row, sums }) => ({
        label: row.otherwise ? 'otherwise' : row.codes.map(({ ref, $refText }) => ref?.title ?? ref?.name ?? $refText).map((text) => text.replace(/^"|"$/g, '')).join(', '),
        values: columns.map((_, index) => (sums[index] ? formatNumber(sums[index].value) : null)), at: naming.placeOf(row),
      })),
    })];
  });
}
