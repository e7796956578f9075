import type { Program } from '@remit/program';
import { formatMoney, formatNumber, isZero, type Rational } from '@remit/program/rational';
import type { CaseTable, Cell, CaseValue, EndOutcome, Target, Tornado } from '@remit/runtime';
import { valueAsText } from './value-words.ts';

const FORMAT = 'remit-simulation/1.0';

/** A table of cases as one document. */
export function tableDocument({ period, columns, commissioners, variations, shares, base, cases }: CaseTable, program: Program, asOf: string) {
  const { scale } = program.currency;
  const sums = ({ cells, total }: { cells: readonly Cell[]; total: Cell }) => ({
    amounts: columns.map(({ id }, index) => ({ [columns[index]!.kind]: id, ...cellData(cells[index]!, scale) })), total: cellData(total, scale),
  });
  return {
    ...head(program, asOf, period.id, commissioners),
    inputs: variations.map(({ target }, index) => ({ ...targetData(target), ...(shares[index] === undefined ? {} : { keepsDenominator: shares[index] === 'kept' }) })),
    base: sums(base),
    cases: cases.map((one) => ({ values: one.values.map(valueData), ...sums(one), change: moneyOrNull(one.change, scale) })),
  };
}

/** A tornado as one document. */
export function tornadoDocument({ period, commissioners, base, bars, unmoved }: Tornado, program: Program, asOf: string) {
  const { scale } = program.currency;
  const end = ({ value, source, total, change }: EndOutcome) => ({ value: valueData(value), from: source, total: cellData(total, scale), change: moneyOrNull(change, scale) });
  return {
    ...head(program, asOf, period.id, commissioners), total: cellData(base.total, scale),
    bars: bars.map(({ fact, targets, base: value, low, high, swing }) => ({ fact: fact.declared.id, values: targets.length, first: targetData(targets[0]!), base: formatNumber(value), low: end(low), high: end(high), swing: formatMoney(swing, scale) })),
    unmoved,
  };
}

/** A table of cases as CSV (RFC 4180): the base case first, its change empty. */
export function tableCsv({ variations, columns, base, cases }: CaseTable, program: Program, baseValues: readonly string[]): string {
  const { scale } = program.currency;
  const heading = ['case', ...variations.map(({ target }) => [target.fact.declared.id, target.period.id, ...target.keys].join(' ')), ...columns.map(({ id }) => id), 'total', 'change', 'held'];
  const cells = (all: readonly Cell[], total: Cell): string[] => [...all.map((cell) => money(cell, scale)), money(total, scale)];
  const held = (all: readonly Cell[]): string => columns.filter((_, index) => all[index]!.held.length > 0).map(({ id }) => id).join(' ');
  return csv([
    heading,
    ['base', ...baseValues, ...cells(base.cells, base.total), '', held(base.cells)],
    ...cases.map((one, index) => [String(index + 1), ...one.values.map(valueAsText), ...cells(one.cells, one.total), one.change ? formatMoney(one.change, scale) : '', held(one.cells)]),
  ]);
}

/** A tornado as CSV (RFC 4180). */
export function tornadoCsv({ bars }: Tornado, program: Program): string {
  const { scale } = program.currency;
  const change = (value: Rational | undefined): string => (value ? formatMoney(value, scale) : '');
  return csv([
    ['fact', 'period', 'values', 'base', 'low', 'lowFrom', 'lowChange', 'high', 'highFrom', 'highChange', 'swing'],
    ...bars.map(({ fact, targets, base, low, high, swing }) => [fact.declared.id, targets.length === 1 ? targets[0]!.period.id : '', String(targets.length), formatNumber(base), valueAsText(low.value), low.source, change(low.change), valueAsText(high.value), high.source, change(high.change), formatMoney(swing, scale)]),
  ]);
}

function head(program: Program, asOf: string, period: string, commissioners: readonly string[]) {
  return { format: FORMAT, contract: program.id, currency: program.currency.code, asOf, period, totalOf: commissioners };
}

function cellData({ amount, held }: Cell, scale: number) {
  return { amount: held.length > 0 && isZero(amount) ? null : formatMoney(amount, scale), ...(held.length > 0 ? { held } : {}) };
}

/** What is held and has no sum yet is not zero. */
function money({ amount, held }: Cell, scale: number): string {
  return held.length > 0 && isZero(amount) ? '' : formatMoney(amount, scale);
}

function moneyOrNull(value: Rational | undefined, scale: number): string | null {
  return value ? formatMoney(value, scale) : null;
}

function targetData({ fact, period, keys }: Target) {
  return { fact: fact.declared.id, period: period.id, ...(keys.length > 0 ? { dims: Object.fromEntries(fact.each.map(({ id }, index) => [id, keys[index]!])) } : {}) };
}

function valueData(value: CaseValue) {
  return 'share' in value ? formatNumber(value.share) : value.observed;
}

function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map((text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join(',')}\n`).join('');
}
