/** `to £0.01, half up`; `to 4 places`; `to whole people, down` */
import type { RoundingMode } from '@remit/program';
import { formatNumber, isZero, rational } from '@remit/program/rational';
import type { Rounding } from '@remit/language/ast';
import type { Context } from './context.ts';
import { literalValue, roundingMode, smallCount } from './literal.ts';

/** The unit and the mode of a rounding; without a mode, the contract's. */
export function readRounding(cx: Context, node: Rounding, scale = 1n): { unit: string; mode: RoundingMode } {
  const mode = node.mode === undefined ? cx.terms.rounding.mode : roundingMode(node.mode) ?? cx.terms.rounding.mode;
  return { unit: roundingUnit(node, scale) ?? (cx.report('TYP-101', node, { text: node.unit ?? '' }), '1'), mode };
}

/** The unit alone; undefined if the text gives none. Places count in what the figure is shown in: `scale` is 100 for a percentage, 1,000 for a rate per 1,000. */
export function roundingUnit(node: Rounding, scale = 1n): string | undefined {
  if (node.whole) return '1';
  if (node.unit === undefined) return undefined;
  if (node.places) {
    const places = smallCount(node.unit);
    if (places === undefined || places > 100) return undefined;
    return formatNumber(rational(1n, 10n ** BigInt(places) * scale));
  }
  const unit = literalValue(node.unit);
  return unit && !isZero(unit) ? formatNumber(unit) : undefined;
}
