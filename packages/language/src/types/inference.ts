import { AstUtils, type AstNode } from 'langium';
import * as ast from '../ast.ts';
import { kindNoun } from '../diagnostics/kinds.ts';
import * as typ from '../diagnostics/typ.ts';
import { codesOf } from '../scoping/codes.ts';
import { dimensionsOf, literalType, ownerOf, paidGrain, statedGrain } from './declared-types.ts';
import { describeGrain, describeType, nameOf } from './describe.ts';
import type { Findings } from './findings.ts';
import type { TypeComputer } from './type-computer.ts';
import { unitOf } from './nouns.ts';
import * as t from './value-type.ts';
import type { Grain, ValueType } from './value-type.ts';

/** The rule an expression belongs to: what it is worked out for. */
export interface RulePlace {
  readonly grain: Grain;
  /** The dimensions whose members are known here; `undefined` where a let takes those of what it reads. */
  readonly dimensions: ReadonlySet<AstNode> | undefined;
}

/** Works out types bottom-up, reporting what does not fit together. Half-typed nodes are unknown, never an exception. */
export class Inference {
  private readonly types: TypeComputer;
  private readonly findings: Findings | undefined;

  constructor(types: TypeComputer, findings: Findings | undefined) {
    this.types = types;
    this.findings = findings;
  }

  /** The place a declaration makes for its expressions. */
  placeOf(node: AstNode | undefined): RulePlace {
    if (!node) return { grain: 'any', dimensions: new Set() };
    const each = 'dimensions' in node && Array.isArray(node.dimensions) ? dimensionsOf(node as ast.Payment) : new Set<AstNode>();
    if (ast.isLet(node)) return { grain: statedGrain(node), dimensions: each.size > 0 ? each : undefined };
    if (ast.isTable(node) || ast.isMeasure(node) || ast.isFact(node)) return { grain: 'any', dimensions: undefined };
    return { grain: 'clauses' in node && Array.isArray(node.clauses) ? paidGrain(node.clauses) : 'any', dimensions: each };
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
      else if (ast.isTimesStep(step) && step.value) type = this.product(type, this.quantity(step.value, place), 1, step);
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
    if (ast.isQuantity(node)) return this.literal(node);
    if (ast.isReference(node)) return this.reference(node, place);
    if (ast.isArithmetic(node)) return this.arithmetic(node, place);
    if (ast.isOf(node)) return this.of(node, place);
    if (ast.isBracket(node)) return this.amount(node.inner, place);
    if (ast.isMinus(node)) return this.quantity(node.operand, place);
    if (ast.isNot(node)) return this.test([node.operand], place);
    if (ast.isLogic(node)) return this.test([node.left, node.right], place);
    if (ast.isComparison(node)) return this.comparison(node, place);
    if (ast.isConditional(node)) return this.conditional(node, place);
    if (ast.isScored(node)) return this.scored(node, place);
    if (ast.isAggregate(node)) return this.aggregate(node, place);
    if (ast.isRounded(node)) return this.quantity(node.operand, place);
    if (ast.isSquareRoot(node)) return { ...this.quantity(node.operand, place), units: new Map() };
    if (ast.isYearEntry(node)) return node.value ? literalType(node.value) : t.unknown;
    if (ast.isYearTable(node)) return node.entries.map(entry => (entry.value ? literalType(entry.value) : t.unknown))[0] ?? t.unknown;
    if (ast.isSharedOut(node)) return this.sharedOut(node, place);
    if (ast.isBestOf(node) || ast.isTotalOf(node)) return this.routes(node, place);
    if (ast.isYesNo(node)) return t.yesNo;
    if (ast.isDateValue(node)) return t.date;
    if (ast.isEarned(node) || ast.isMostPossible(node) || ast.isContractValue(node)) return t.money;
    if (ast.isLevelValue(node)) return this.level(node);
    return t.unknown;
  }

  /** A price per something is taken of what counts that thing. */
  private literal(node: ast.Quantity): ValueType {
    for (const rate of node.rates) {
      const target = rate.source?.ref;
      if (!rate.noun || !(ast.isFact(target) || ast.isMeasure(target) || ast.isLet(target))) continue;
      const type = this.types.ofDeclaration(target);
      const [[unit, power] = ['', 0], ...more] = type?.units ?? [];
      if (type?.kind !== 'quantity' || more.length > 0 || power !== 1 || unit === unitOf(rate.noun)) continue;
      this.tell(typ.priceOfAnother, { noun: rate.noun, name: rate.source!.$refText, counted: describeType(type) }, rate);
    }
    return literalType(node);
  }

  private test(operands: readonly (ast.Expression | undefined)[], place: RulePlace): ValueType {
    for (const operand of operands) this.condition(operand, place);
    return t.yesNo;
  }

  private reference(node: ast.Reference, place: RulePlace): ValueType {
    const target = node.target?.ref;
    if (!target) return t.unknown;
    const part = node.part?.ref;
    const type = this.types.ofDeclaration(part ?? target);
    if (!type) {
      this.tell(typ.notAValue, { name: node.target.$refText, kind: kindNoun(target.$type) }, node);
      return t.unknown;
    }
    const given = new Set(node.codes.map(code => ownerOf(code.ref?.$container)).filter(owner => owner !== undefined));
    if (node.pooled && ownerOf(node.dimension?.ref)) given.add(ownerOf(node.dimension!.ref)!);
    const dimensions = new Set([...type.dimensions].filter(dimension => !given.has(dimension)));
    this.members(node, target, dimensions, place);
    const otherPeriod = node.period !== undefined || node.pooled;
    if (!otherPeriod) this.grain(node, target, type.grain, place);
    return { ...type, dimensions, grain: otherPeriod ? 'any' : type.grain };
  }

  /** Every member the value varies over must be known, by `for each` or `across`. */
  private members(node: ast.Reference, target: AstNode, dimensions: ReadonlySet<AstNode>, place: RulePlace): void {
    if (!place.dimensions) return;
    for (const dimension of dimensions) {
      if (place.dimensions.has(dimension)) continue;
      const each = 'member' in dimension && ast.isMember(dimension.member) ? dimension.member.name : nameOf(dimension);
      this.tell(typ.acrossNeeded, { name: node.target.$refText, dimension: nameOf(dimension), each }, node);
      void target;
      return;
    }
  }

  private grain(node: ast.Reference, target: AstNode, grain: Grain, place: RulePlace): void {
    const params = { name: node.target.$refText, grain: describeGrain(grain), rule: describeGrain(place.grain) };
    if (ast.isPayable(target)) {
      if (t.finer(place.grain, grain)) this.tell(typ.paymentTooCoarse, params, node);
    } else if (t.finer(grain, place.grain)) this.tell(typ.grainTooFine, params, node);
  }

  private arithmetic(node: ast.Arithmetic, place: RulePlace): ValueType {
    const left = this.quantity(node.left, place);
    const right = this.quantity(node.right, place);
    if (node.operator === '*') return this.product(left, right, 1, node);
    if (node.operator === '/') return this.product(left, right, -1, node);
    this.alike(left, right, node.operator === '+' ? 'added up' : 'taken from one another', node);
    return this.merged(left, right);
  }

  private merged(left: ValueType, right: ValueType): ValueType {
    const base = left.kind === 'unknown' ? right : left;
    return { ...base, bare: left.bare && right.bare, percentage: left.percentage && right.percentage, dimensions: t.joined(left.dimensions, right.dimensions), grain: t.finest(left.grain, right.grain) };
  }

  private product(left: ValueType, right: ValueType, power: 1 | -1, node: AstNode): ValueType {
    const around = { dimensions: t.joined(left.dimensions, right.dimensions), grain: t.finest(left.grain, right.grain) };
    if (left.kind === 'unknown' || right.kind === 'unknown') return { ...t.unknown, ...around };
    const units = t.combined(left.units, right.units, power);
    const type = t.quantity(units, { percentage: units.size === 0 && left.percentage && right.percentage, ...around });
    if ((units.get('money') ?? 0) > 1) {
      this.tell(typ.oddUnits, { units: describeType(type) }, node);
      return { ...t.unknown, ...around };
    }
    return type;
  }

  private of(node: ast.Of, place: RulePlace): ValueType {
    const named = ast.isReference(node.left) ? node.left.target?.ref : undefined;
    if (ast.isColumn(named) || ast.isTable(named) || ast.isCurve(named)) {
      const argument = ast.isCurve(named) ? this.quantity(node.right, place) : this.value(node.right, place);
      const edge = ast.isCurve(named) ? firstEdge(named.scale) : undefined;
      if (edge && node.right) this.alike(argument, literalType(edge), 'compared', node.right);
      const type = this.types.ofDeclaration(named) ?? t.unknown;
      return { ...type, dimensions: t.joined(type.dimensions, argument.dimensions), grain: t.finest(type.grain, argument.grain) };
    }
    const member = ast.isReference(node.right) ? node.right.target?.ref : undefined;
    if (named && (ast.isMember(member) || ast.isCode(member))) return this.atMember(named, member, node, place);
    const left = this.quantity(node.left, place);
    const right = this.quantity(node.right, place);
    if (!t.isPlain(left)) {
      this.tell(typ.shareNeeded, { actual: describeType(left) }, node.left ?? node);
      return t.unknown;
    }
    return { ...right, dimensions: t.joined(left.dimensions, right.dimensions), grain: t.finest(left.grain, right.grain) };
  }

  /** `Glucose of Low`, `PeerGroup of Practice`: the value for that code or for the member of the rule. */
  private atMember(named: AstNode, member: AstNode, node: ast.Of, place: RulePlace): ValueType {
    const type = this.types.ofDeclaration(named);
    if (!type) return this.value(node.left, place);
    const owner = ownerOf(ast.isCode(member) ? member.$container : member);
    return { ...type, dimensions: new Set([...type.dimensions].filter(dimension => dimension !== owner)) };
  }

  private comparison(node: ast.Comparison, place: RulePlace): ValueType {
    if (node.state) {
      this.value(node.left, place);
      return t.yesNo;
    }
    const left = this.value(node.left, place);
    const others = [...node.items, ...(node.right ? [node.right] : [])];
    for (const other of others) {
      if (ast.isLevelValue(other)) {
        if (!isOutcome(node.left)) this.tell(typ.noOutcomeHere, { level: (other as ast.LevelValue).level }, other);
        continue;
      }
      if (node.sameAs) continue;
      const right = this.value(other, place);
      if (left.kind === 'code' && ast.isReference(other)) this.codeFits(left, other);
      this.alike(left, right, 'compared', other);
    }
    return { ...t.yesNo, dimensions: left.dimensions };
  }

  private codeFits(left: ValueType, other: ast.Reference): void {
    const known = codesOf(left.codes)?.map(code => code.name);
    const target = other.target?.ref;
    if (known && ast.isCode(target) && !known.includes(target.name)) this.tell(typ.codeMismatch, { code: target.name, known }, other);
  }

  private conditional(node: ast.Conditional, place: RulePlace): ValueType {
    this.condition(node.condition, place);
    const consequence = this.value(node.consequence, place);
    const alternative = this.value(node.alternative, place);
    this.alike(consequence, alternative, 'chosen between', node);
    return this.merged(consequence, alternative);
  }

  private scored(node: ast.Scored, place: RulePlace): ValueType {
    const value = this.quantity(node.value, place);
    const scale = node.scale;
    const around = { dimensions: value.dimensions, grain: value.grain };
    const edge = (expression: ast.Expression | undefined): void => {
      if (!expression) return;
      if (ast.isLevelValue(expression)) {
        if (!isOutcome(node.value)) this.tell(typ.noOutcomeHere, { level: expression.level }, expression);
      } else this.alike(value, this.quantity(expression, place), 'compared', expression);
    };
    if (ast.isRamp(scale)) {
      edge(scale.from);
      edge(scale.to);
      for (const point of scale.points) edge(point.at);
      return { ...t.percentage, ...around };
    }
    if (ast.isBands(scale)) {
      let type: ValueType | undefined;
      for (const band of scale.bands) {
        edge(band.from);
        edge(band.to);
        const score = this.quantity(band.value, place);
        type = type ? this.merged(type, score) : score;
      }
      return { ...(type ?? t.unknown), ...around };
    }
    return value;
  }

  private aggregate(node: ast.Aggregate, place: RulePlace): ValueType {
    const across = node.dimensions.map(dimension => ownerOf(dimension.ref)).filter(owner => owner !== undefined);
    const counted = node.function === 'count' ? groupOf(node.items[0]) : undefined;
    if (counted) across.push(counted);
    const inner: RulePlace = {
      grain: node.period || node.window || node.cohorts ? 'any' : place.grain,
      dimensions: place.dimensions && new Set([...place.dimensions, ...across]),
    };
    this.condition(node.condition, inner);
    if (node.weight) this.quantity(node.weight, inner);
    const items = counted ? [] : node.items.map(item => (ast.isAmount(item) ? this.amount(item, inner) : this.quantity(item, inner)));
    items.slice(1).forEach((item, index) => this.alike(items[0]!, item, 'compared', node.items[index + 1]!));
    const type = items.length > 0 ? items.reduce((a, b) => this.merged(a, b)) : t.number;
    for (const [index, dimension] of across.entries()) {
      const varies = type.kind === 'unknown' || type.dimensions.has(dimension) || counted !== undefined || node.parent !== undefined || items.length === 0;
      if (!varies) this.tell(typ.doesNotVary, { dimension: nameOf(dimension) }, node.dimensions[index]?.ref ? node : node);
    }
    const dimensions = new Set([...type.dimensions].filter(dimension => !across.includes(dimension)));
    const read = node.period || node.window || node.cohorts ? 'any' : type.grain;
    return node.function === 'count' ? t.quantity(new Map(), { dimensions, grain: read }) : { ...type, dimensions, grain: read };
  }

  private sharedOut(node: ast.SharedOut, place: RulePlace): ValueType {
    const ceiling = this.quantity(node.ceiling, place);
    for (const item of node.items) {
      const type = this.value(item.value, place);
      const absolute = item.weight && literalType(item.weight).units.has('money');
      if (type.kind === 'quantity' && !t.isPlain(type)) this.tell(typ.unitsDiffer, { left: describeType(type), right: absolute ? 'a score' : 'a score between 0% and 100%', doing: 'used for one another' }, item.value);
      this.steps(item.steps, t.percentage, place);
    }
    return ceiling;
  }

  private routes(node: ast.BestOf | ast.TotalOf, place: RulePlace): ValueType {
    let type: ValueType | undefined;
    for (const route of node.routes) {
      if (!route.value) continue;
      this.condition(route.condition, place);
      for (const extra of route.extras) this.condition(extra.condition, place);
      const value = literalType(route.value);
      if (type) this.alike(type, value, 'compared', route.value);
      type ??= value;
    }
    return type ?? t.unknown;
  }

  /** A level stands for a figure of the outcome it is compared with. */
  private level(node: ast.LevelValue): ValueType {
    const compared = AstUtils.getContainerOfType(node.$container, parent => ast.isComparison(parent) || ast.isScored(parent));
    if (!compared) this.tell(typ.noOutcomeHere, { level: node.level }, node);
    return t.unknown;
  }

  private alike(left: ValueType, right: ValueType, doing: string, node: AstNode): void {
    if (t.sameUnits(left, right)) return;
    this.tell(typ.unitsDiffer, { left: describeType(left), right: describeType(right), doing }, node);
  }

  private plain(node: ast.Expression | undefined, place: RulePlace): void {
    const type = this.quantity(node, place);
    if (node && !t.isPlain(type)) this.tell(typ.shareNeeded, { actual: describeType(type) }, node);
  }

  private tell: Findings = (entry, params, node) => this.findings?.(entry, params, node);
}

/** The first figure a scale compares with, which says what it takes. */
function firstEdge(scale: ast.Scale | undefined): ast.Quantity | undefined {
  const edges = ast.isRamp(scale) ? [scale.from, scale.to, ...scale.points.map(point => point.at)]
    : ast.isBands(scale) ? scale.bands.flatMap(band => [band.from, band.to])
      : scale?.parts.flatMap(part => [part.range?.from, part.range?.to]) ?? [];
  return edges.find(ast.isQuantity);
}

function isOutcome(node: ast.Expression | undefined): boolean {
  return ast.isReference(node) && (ast.isOutcome(node.target?.ref) || node.target?.ref === undefined);
}

function groupOf(item: AstNode | undefined): AstNode | undefined {
  const node = ast.isAmount(item) ? item.value : item;
  const target = ast.isReference(node) ? node.target?.ref : undefined;
  return ast.isGroup(target) || ast.isSetDeclaration(target) || ast.isBandsDeclaration(target) ? target : undefined;
}
