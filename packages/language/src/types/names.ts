import type { AstNode } from 'langium';
import * as ast from '../ast.ts';
import { isBesideBrokenText } from '../checks/broken-text.ts';
import { Inference } from './inference.ts';
import { cellsOf } from '../model/tables.ts';
import { dimensionsOf, factType, isOverStretch, measureType, memberType, membersOf, ownerOf, paidGrain, statedGrain } from './declared-types.ts';
import type { TypeComputer } from './type-computer.ts';
import { code, finest, joined, money, number, quantity, unknown, type ValueType } from './value-type.ts';

/** The type of the value a declaration stands for; `undefined` where it has none. */
export function declaredType(node: AstNode, types: TypeComputer): ValueType | undefined {
  if (ast.isFact(node) || ast.isJudgement(node) || ast.isSizeFact(node)) return factType(node);
  if (ast.isPart(node)) return quantity(new Map([['', 1]]));
  if (ast.isMeasure(node)) return measureType(node);
  if (ast.isOutcome(node)) {
    return outcomeType(node, types);
  }
  if (ast.isPopulation(node)) return quantity(new Map([['person', 1]]), { grain: 'year' });
  if (ast.isPayment(node) || ast.isPool(node) || ast.isWithhold(node) || ast.isRiskShare(node) || ast.isPersonalBudget(node) || ast.isChoice(node)) {
    return { ...money, grain: paidGrain(node.clauses), dimensions: dimensionsOf(node) };
  }
  if (ast.isSubcontract(node)) return { ...money, grain: paidGrain(node.clauses), dimensions: membersOf(node) };
  if (ast.isLet(node)) return letType(node, types);
  if (ast.isTable(node) || ast.isColumn(node)) return tableType(node, types);
  if (ast.isCurve(node)) return number;
  if (ast.isMember(node) || ast.isGroup(node) || ast.isSetDeclaration(node) || ast.isBandsDeclaration(node)) return memberType(node);
  if (ast.isCode(node)) return code(node.$container);
  if (ast.isCohort(node)) return unknown;
  if (ast.isSharedItem(node)) return money;
  return undefined;
}

/** An outcome has the type of what it is measured by, for each of what `among` has not picked. */
function outcomeType(node: ast.Outcome, types: TypeComputer): ValueType {
  const clause = node.clauses.find(ast.isMeasuredBy);
  const measured = clause?.measure?.ref;
  if (!clause || !measured || ast.isOutcome(measured)) return unknown;
  const type = types.ofDeclaration(measured);
  const picked = new Set(clause.codes.map(code => ownerOf(code.ref?.$container)).filter(owner => owner !== undefined));
  return !type ? unknown : { ...type, ...(isOverStretch(node.clauses) ? { grain: 'any' as const } : {}), dimensions: new Set([...type.dimensions].filter(dimension => !picked.has(dimension))) };
}

/** A let has the dimensions and grain it states; where it states none, those of what it reads. */
function letType(node: ast.Let, types: TypeComputer): ValueType {
  // Half of an amount has another type than all of it.
  if (!node.amount || isBesideBrokenText(node)) return unknown;
  const inference = new Inference(types, undefined);
  const type = inference.amount(node.amount, inference.placeOf(node));
  const stated = dimensionsOf(node);
  const grain = statedGrain(node);
  return { ...type, dimensions: stated.size > 0 ? stated : type.dimensions, grain: grain === 'any' ? type.grain : grain };
}

/** The amounts from which the type of a declared value follows, where it does not state its type. */
export function readFrom(node: AstNode): readonly ast.Amount[] {
  if (ast.isLet(node)) return node.amount ? [node.amount] : [];
  return ast.isTable(node) || ast.isColumn(node) ? amountsOf(node) : [];
}

function amountsOf(target: ast.Table | ast.Column): ast.Amount[] {
  return cellsOf(target).map(cell => cell.amount).filter(amount => amount !== undefined);
}

/** The common type of a table's or column's cells: the first that applies; grain and dimensions of all. */
function tableType(target: ast.Table | ast.Column, types: TypeComputer): ValueType {
  const inference = new Inference(types, undefined);
  const table = ast.isTable(target) ? target : target.$container?.$container;
  const found = amountsOf(target).map(cell => inference.amount(cell, inference.placeOf(table)));
  const first = found[0] ?? unknown;
  return found.reduce((type, cell) => ({ ...type, dimensions: joined(type.dimensions, cell.dimensions), grain: finest(type.grain, cell.grain) }), first);
}
