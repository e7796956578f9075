import type { AstNode } from 'langium';
import * as ast from '../ast.ts';
import * as typ from '../diagnostics/typ.ts';
import { dimensionsOf, isOverStretch, literalType, membersOf, paidGrain, statedGrain } from './declared-types.ts';
import { describeType } from './describe.ts';
import type { Findings } from './findings.ts';
import { typeOfAggregate } from './inference/aggregates.ts';
import { productOf, typeOfArithmetic } from './inference/arithmetic.ts';
import { typeOfChoice, typeOfComparison, typeOfTest } from './inference/conditions.ts';
import { typeOfLiteral, typeOfReference } from './inference/references.ts';
import { typeOfLevel, typeOfScore } from './inference/scores.ts';
import { typeOfRoutes, typeOfSharedSum } from './inference/shared-sums.ts';
import { typeOfBracket, typeOfShare } from './inference/shares.ts';
import type { TypeComputer } from './type-computer.ts';
import * as t from './value-type.ts';
import type { Grain, ValueType } from './value-type.ts';

/** The rule an expression belongs to: what it is worked out for. */
export interface RulePlace {
  readonly grain: Grain;
  /** The dimensions whose members are known here; `undefined` where a let takes those of what it reads. */
  readonly dimensions: ReadonlySet<AstNode> | undefined;
  /** Facts and measures are read over a stretch that ends with or before the period, so that finer ones fit. */
  readonly overStretch?: boolean;
}

/** Works out types bottom-up, reporting what does not fit together. Half-typed nodes are unknown, never an exception. */
export class Inference {
  /** Types of declared values. */
  readonly types: TypeComputer;
  private readonly findings: Findings | undefined;

  constructor(types: TypeComputer, findings: Findings | undefined) {
    this.types = types;
    this.findings = findings;
  }

  /** The place a declaration makes for its expressions. */
  placeOf(node: AstNode | undefined): RulePlace {
    if (!node) return { grain: 'any', dimensions: new Set() };
    if (ast.isSubcontract(node)) return { grain: paidGrain(node.clauses), dimensions: membersOf(node) };
    const each = 'dimensions' in node && Array.isArray(node.dimensions) ? dimensionsOf(node as ast.Payment) : new Set<AstNode>();
    if (ast.isLet(node)) return { grain: statedGrain(node), dimensions: each.size > 0 ? each : undefined };
    if (ast.isTable(node) || ast.isMeasure(node) || ast.isFact(node)) return { grain: 'any', dimensions: undefined };
    const clauses: readonly AstNode[] = 'clauses' in node && Array.isArray(node.clauses) ? node.clauses : [];
    return { grain: paidGrain(clauses), dimensions: each, ...(isOverStretch(clauses) ? { overStretch: true } : {}) };
  }

  /** An amount: its value, then its steps. */
  amount(amount: ast.Amount | undefined, place: RulePlace): ValueType {
    if (!amount?.value) return t.unknown;
    const type = this.value(amount.value, place);
    return this.steps(amount.steps, type, place);
  }

  /** Steps keep the units of what they work on. */
  steps(steps: readonly ast.Step[], start: ValueType, place: RulePlace): ValueType {
    let type = start;
    const alike = (operand: ast.Expression | undefined, doing: string): void => {
      if (operand) this.alike(type, this.quantity(operand, place), doing, operand);
    };
    for (const step of steps) {
      if (ast.isCapStep(step) || ast.isFloorStep(step)) alike(step.limit, 'compared');
      else if (ast.isMinusStep(step) || ast.isPlusStep(step)) alike(step.value, 'added up');
      else if (ast.isReduceStep(step)) this.plain(step.rate, place);
      else if (ast.isTimesStep(step) && step.value) type = productOf(this, type, this.quantity(step.value, place), 1, step);
      else if (ast.isOnlyIfStep(step)) this.condition(step.condition, place);
    }
    return type;
  }

  /** Reports unless the expression is a condition. */
  condition(node: ast.Expression | undefined, place: RulePlace): void {
    if (!node) return;
    const type = this.value(node, place);
    if (type.kind !== 'yes-no' && type.kind !== 'unknown') this.tell(typ.conditionNeeded, { actual: describeType(type) }, node);
  }

  /** The type of an expression that must be something to reckon with. */
  quantity(node: ast.Expression | undefined, place: RulePlace): ValueType {
    if (!node) return t.unknown;
    const type = this.value(node, place);
    if (type.kind === 'quantity' || type.kind === 'unknown') return type;
    this.tell(typ.valueNeeded, { actual: describeType(type) }, node);
    return t.unknown;
  }

  /** The type of any expression. */
  value(node: ast.Expression | ast.SharedOut | undefined, place: RulePlace): ValueType {
    if (!node) return t.unknown;
    if (ast.isQuantity(node)) return typeOfLiteral(this, node);
    if (ast.isReference(node)) return typeOfReference(this, node, place);
    if (ast.isArithmetic(node)) return typeOfArithmetic(this, node, place);
    if (ast.isOf(node)) return typeOfShare(this, node, place);
    if (ast.isBracket(node)) return typeOfBracket(this, node, place);
    if (ast.isMinus(node)) return this.quantity(node.operand, place);
    if (ast.isNot(node)) return typeOfTest(this, [node.operand], place);
    if (ast.isLogic(node)) return typeOfTest(this, [node.left, node.right], place);
    if (ast.isComparison(node)) return typeOfComparison(this, node, place);
    if (ast.isConditional(node)) return typeOfChoice(this, node, place);
    if (ast.isScored(node)) return typeOfScore(this, node, place);
    if (ast.isAggregate(node)) return typeOfAggregate(this, node, place);
    if (ast.isRounded(node)) return this.quantity(node.operand, place);
    if (ast.isSquareRoot(node)) return { ...this.quantity(node.operand, place), units: new Map() };
    if (ast.isYearEntry(node)) return node.value ? literalType(node.value) : t.unknown;
    if (ast.isYearTable(node)) return node.entries.map(entry => (entry.value ? literalType(entry.value) : t.unknown))[0] ?? t.unknown;
    if (ast.isSharedOut(node)) return typeOfSharedSum(this, node, place);
    if (ast.isBestOf(node) || ast.isTotalOf(node)) return typeOfRoutes(this, node, place);
    if (ast.isYesNo(node)) return t.yesNo;
    if (ast.isDateValue(node)) return t.date;
    if (ast.isEarned(node) || ast.isMostPossible(node) || ast.isContractValue(node)) return t.money;
    if (ast.isLevelValue(node)) return typeOfLevel(this, node);
    return t.unknown;
  }

  /** Reports unless two values have the same units. */
  alike(left: ValueType, right: ValueType, doing: string, node: AstNode): void {
    if (t.sameUnits(left, right)) return;
    this.tell(typ.unitsDiffer, { left: describeType(left), right: describeType(right), doing }, node);
  }

  private plain(node: ast.Expression | undefined, place: RulePlace): void {
    const type = this.quantity(node, place);
    if (node && !t.isPlain(type)) this.tell(typ.shareNeeded, { actual: describeType(type) }, node);
  }

  /** Hands on what is found; in an inference that only asks for a type, nowhere. */
  readonly tell: Findings = (entry, params, node) => this.findings?.(entry, params, node);
}

