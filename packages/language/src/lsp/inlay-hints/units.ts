import { AstUtils, GrammarUtils, type AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { currencySign } from '../../model/currency-signs.ts';
import { manyOf, timeNouns } from '../../types/nouns.ts';
import type { TypeComputer } from '../../types/type-computer.ts';
import type { ValueType } from '../../types/value-type.ts';
import type { Hint } from './hint.ts';

/** The unit of what a name in an amount stands for, where no figure beside it shows it. */
export function unitHint(node: ast.Reference | ast.Let, types: TypeComputer): Hint | undefined {
  const isUse = ast.isReference(node);
  const target = isUse ? node.target?.ref : node;
  if (!target || !hasHiddenUnit(target) || (isUse ? isShownBeside(node) || node.part !== undefined : isLiteral(node.amount?.value))) return undefined;
  const at = GrammarUtils.findNodeForProperty(node.$cstNode, isUse ? 'target' : 'name');
  const type = at && types.ofDeclaration(target);
  const label = ratePer(target) ?? (type && unitOf(type, node));
  return label === undefined ? undefined : { offset: at!.end, label, tooltip: `'${at!.text}' is ${label === '%' ? 'a percentage' : label.startsWith('per ') ? `counted ${label}` : `in ${label}`}.` };
}

/** Whether something is used by a name that does not say what it is counted in. Payments and shares are always money. */
function hasHiddenUnit(node: AstNode): boolean {
  return ast.isFact(node) || ast.isSizeFact(node) || ast.isMeasure(node) || ast.isOutcome(node) || ast.isPopulation(node) || ast.isLet(node) || ast.isTable(node) || ast.isColumn(node);
}

/** Whether a figure that a name is compared with, or placed on a scale of, shows its unit; whether there is anything at all needs none. */
function isShownBeside(node: ast.Reference): boolean {
  const own: AstNode = node;
  const { $container: at } = own;
  if (ast.isComparison(at)) return at.state !== undefined || [at.left, at.right, ...at.items].some((other: AstNode | undefined) => other !== own && isLiteral(other));
  if (!ast.isScored(at) || (at.value as AstNode) !== own) return false;
  const { scale } = at;
  if (ast.isRamp(scale)) return isLiteral(scale.from) || scale.points.length > 0;
  if (ast.isBands(scale)) return scale.bands.some(({ from, to }) => isLiteral(from) || isLiteral(to));
  return scale?.parts.some(({ range }) => isLiteral(range?.from) || isLiteral(range?.to)) ?? false;
}

function isLiteral(node: AstNode | undefined): boolean {
  return ast.isQuantity(node) || ast.isYearTable(node) || ast.isYearEntry(node) || (ast.isMinus(node) && isLiteral(node.operand));
}

/** `per 1,000 people`, for a measure that is a rate. */
function ratePer(target: AstNode): string | undefined {
  const measured = ast.isOutcome(target) ? clauseOf(target, ast.isMeasuredBy)?.measure?.ref : target;
  const rate = ast.isMeasure(measured) ? clauseOf(measured, ast.isRateMeasure) : undefined;
  const of = rate?.noun ?? rate?.denominator?.name;
  return rate?.size !== undefined && of !== undefined ? `per ${rate.size} ${of}` : undefined;
}

/** A unit as a contract writes it: `£`, `£ per visit`, `%`, `people`; undefined for plain numbers and for what is no quantity. */
function unitOf({ kind, units, percentage }: ValueType, node: AstNode): string | undefined {
  if (kind !== 'quantity') return undefined;
  if (units.size === 0) return percentage ? '%' : undefined;
  const above = [...units].filter(([, power]) => power > 0);
  const below = [...units].filter(([, power]) => power < 0);
  const [only] = above;
  if (above.length !== 1 || only![1] !== 1 || only![0] === '' || below.some(([unit, power]) => power !== -1 || unit === '')) return undefined;
  const first = only![0] === 'money' ? moneySign(node) : timeNouns.has(only![0]) ? `${only![0]}s` : manyOf(only![0]);
  return [first, ...below.map(([unit]) => `per ${unit}`)].join(' ');
}

function moneySign(node: AstNode): string {
  const contract = AstUtils.getContainerOfType(node, ast.isContract);
  const code = contract && clauseOf(contract, ast.isCurrencyClause)?.code;
  return code === undefined ? 'money' : currencySign(code);
}
