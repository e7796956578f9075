/** Types of what stands with 'of': shares, cells of tables, points of curves, values of a member. */
import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import * as typ from '../../diagnostics/typ.ts';
import { literalType, ownerOf } from '../declared-types.ts';
import { describeType } from '../describe.ts';
import type { Inference, RulePlace } from '../inference.ts';
import * as t from '../value-type.ts';
import type { ValueType } from '../value-type.ts';

/** A share of something, the cell of a table for a code, the point of a curve, or the value of a member. */
export function typeOfShare(infer: Inference, node: ast.Of, place: RulePlace): ValueType {
  const named = ast.isReference(node.left) ? node.left.target?.ref : undefined;
  if (ast.isColumn(named) || ast.isTable(named) || ast.isCurve(named)) {
    const argument = ast.isCurve(named) ? infer.quantity(node.right, place) : infer.value(node.right, place);
    const edge = ast.isCurve(named) ? firstEdge(named.scale) : undefined;
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
