/** Types of what stands with 'of': shares, cells of tables, points of curves, values of a member. */
import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import * as typ from '../../diagnostics/typ.ts';
import { literalType, ownerOf } from '../declared-types.ts';
import { isLaidOut } from '../../model/tables.ts';
import { codesOf } from '../../scoping/codes.ts';
import { describeType } from '../describe.ts';
import type { Inference, RulePlace } from '../inference.ts';
import * as t from '../value-type.ts';
import type { ValueType } from '../value-type.ts';

/** A share of something, the cell of a table for a code, the point of a curve, or the value of a member. */
export function typeOfShare(infer: Inference, node: ast.Of, place: RulePlace): ValueType {
  const named = ast.isReference(node.left) ? node.left.target?.ref : undefined;
  if (ast.isColumn(named) || ast.isTable(named)) return typeOfLookUp(infer, node, named, place);
  if (ast.isCurve(named)) {
    const argument = infer.quantity(node.right, place);
    const edge = firstEdge(named.scale);
    if (edge && node.right) infer.alike(argument, literalType(edge), 'compared', node.right);
    const type = infer.types.ofDeclaration(named) ?? t.unknown;
    return { ...type, dimensions: t.joined(type.dimensions, argument.dimensions), grain: t.finest(type.grain, argument.grain) };
  }
  const member = ast.isReference(node.right) ? node.right.target?.ref : undefined;
  if (named && (ast.isMember(member) || ast.isCode(member))) return typeAtMember(infer, named, member, node, place);
  const left = infer.quantity(node.left, place);
  const right = infer.quantity(node.right, place);
  if (!t.isPlain(left)) {
    infer.tell(typ.shareNeeded, { actual: describeType(left) }, node.left ?? node);
    return t.unknown;
  }
  return { ...right, dimensions: t.joined(left.dimensions, right.dimensions), grain: t.finest(left.grain, right.grain) };
}

/** `Fee of Need`, `Fee of (Need, Age)`: a value for each code the table is by, of the list that the table has rows for. */
function typeOfLookUp(infer: Inference, node: ast.Of, named: ast.Table | ast.Column, place: RulePlace): ValueType {
  const table = ast.isTable(named) ? named : named.$container?.$container;
  const keys = table?.keys ?? [];
  const listed = ast.isBracket(node.right) && node.right.others.length > 0 ? node.right : undefined;
  const given = listed ? [listed.inner, ...listed.others] : [node.right];
  const types = given.map(one => (ast.isAmount(one) ? infer.amount(one, place) : infer.value(one, place)));
  if (table && isLaidOut(table) && node.right && given.length !== keys.length) infer.tell(typ.keysOfTable, { table: named.name ?? '', keys: keys.map(key => key.$refText) }, node);
  else types.forEach((type, index) => keyFits(infer, table, index, type, given[index]));
  const type = infer.types.ofDeclaration(named) ?? t.unknown;
  return types.reduce((all, each) => ({ ...all, dimensions: t.joined(all.dimensions, each.dimensions), grain: t.finest(all.grain, each.grain) }), type);
}

/** Reports a key whose codes are not those of the table, unless the table says what holds otherwise. */
function keyFits(infer: Inference, table: ast.Table | undefined, index: number, type: ValueType, node: AstNode | undefined): void {
  const key = table?.keys[index];
  const known = codesOf(key?.ref)?.map(code => code.name);
  if (!table || !key || !known || !node || type.kind === 'unknown') return;
  const own = ast.isReference(node) && ast.isCode(node.target?.ref) ? [node.target.ref.name] : codesOf(type.codes)?.map(code => code.name) ?? [];
  if (type.kind === 'code' && (type.codes === undefined || own.every(name => known.includes(name)))) return;
  infer.tell(typ.keyOfOtherList, { table: table.name ?? '', key: key.$refText, codes: own }, node);
}

/** What stands in brackets; several values are no value, except where a table is looked up. */
export function typeOfBracket(infer: Inference, node: ast.Bracket, place: RulePlace): ValueType {
  const type = infer.amount(node.inner, place);
  if (node.others.length === 0) return type;
  infer.tell(typ.valuesInBrackets, {}, node);
  return t.unknown;
}

/** `Glucose of Low`, `PeerGroup of Practice`: the value for that code or for the member of the rule. */
function typeAtMember(infer: Inference, named: AstNode, member: AstNode, node: ast.Of, place: RulePlace): ValueType {
  const type = infer.types.ofDeclaration(named);
  if (!type) return infer.value(node.left, place);
  const owner = ownerOf(ast.isCode(member) ? member.$container : member);
  return { ...type, dimensions: new Set([...type.dimensions].filter(dimension => dimension !== owner)) };
}

/** The first figure a scale compares with, which says what it takes. */
function firstEdge(scale: ast.Scale | undefined): ast.Quantity | undefined {
  const edges = ast.isRamp(scale) ? [scale.from, scale.to, ...scale.points.map(point => point.at)]
    : ast.isBands(scale) ? scale.bands.flatMap(band => [band.from, band.to])
      : scale?.parts.flatMap(part => [part.range?.from, part.range?.to]) ?? [];
  return edges.find(ast.isQuantity);
}
