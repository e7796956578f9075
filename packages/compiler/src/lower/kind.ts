/** What kind of value an expression of the text is, as far as lowering must know it. */
import { AstUtils, type Reference } from 'langium';
import type { VarType } from '@remit/program';
import { inOrderOfNeed } from '@remit/language/model/order-of-need';
import type { Amount, Expression, Fact, Judgement, Let, Measure, Referable, SharedOut, SizeFact } from '@remit/language/ast';
import { cellsFor, tableOf } from './columns.ts';
import { literalKind } from './literal.ts';

/** A percentage is a number that decimal places and thresholds of a share read as hundredths. */
export type Kind = VarType;

/** The kinds of declared values that are known. They hold for one contract, as long as it is lowered. */
export type Kinds = Map<Referable, Kind>;

/** The kind of an expression. A `let` that goes round in a circle counts as a number. */
export function kindOf(node: Expression | SharedOut, known: Kinds): Kind {
  switch (node.$type) {
    case 'SharedOut': return kindOf(node.ceiling, known);
    case 'Quantity': {
      const kind = literalKind(node.lexeme);
      return kind !== 'money' && node.rates.some((r) => r.size !== undefined) ? 'number' : kind;
    }
    case 'YearEntry': return kindOf(node.value, known);
    case 'YearTable': return kindOf(node.entries[0]!.value, known);
    case 'Reference': return node.target.ref ? kindOfDeclaration(node.target.ref, known) : 'number';
    case 'Arithmetic': return arithmetic(node.operator, kindOf(node.left, known), kindOf(node.right, known));
    case 'Of': {
      const named = node.left.$type === 'Reference' ? node.left.target.ref : undefined;
      return named ? kindOfDeclaration(named, known) : kindOf(node.right, known);
    }
    case 'Aggregate': return node.function === 'count' ? 'number' : kindOfAmount(node.items[0]!, known);
    case 'Conditional': return kindOf(node.consequence, known);
    case 'Bracket': return kindOfAmount(node.inner, known);
    case 'Minus': return kindOf(node.operand, known);
    case 'Rounded': return kindOf(node.operand, known);
    case 'Scored': return node.scale.$type === 'Marginal' ? kindOf(node.value, known)
      : node.scale.$type === 'Bands' ? kindOf(node.scale.bands[0]!.value, known) : 'percentage';
    case 'BestOf': case 'TotalOf': return 'money';
    case 'Comparison': case 'Logic': case 'Not': case 'YesNo': return 'bool';
    case 'DateValue': return 'date';
    case 'Earned': case 'MostPossible': case 'ContractValue': return 'money';
    case 'LevelValue': return 'percentage';
    case 'SquareRoot': return 'number';
  }
}

/** The kind of an amount: its steps never change it. */
export function kindOfAmount(node: Amount | Expression, known: Kinds): Kind {
  return node.$type === 'Amount' ? kindOf(node.value, known) : kindOf(node, known);
}

/** The kind of a declared value, after the kinds of those it reads: chains of any length nest no calls. */
function kindOfDeclaration(start: Referable, known: Kinds): Kind {
  inOrderOfNeed(start, {
    needs: readBy,
    skips: (node) => known.has(node),
    begin: (node) => known.set(node, 'number'),
    finish: (node) => known.set(node, kindOnItsOwn(node, known)),
  });
  return known.get(start)!;
}

/** The declared values that the kind of a declared value may follow from. */
function* readBy(node: Referable): Generator<Referable> {
  const parts = node.$type === 'Let' ? [(node as Let).amount] : node.$type === 'Outcome' || node.$type === 'Table' ? [node]
    : node.$type === 'Column' ? [tableOf(node)] : [];
  for (const part of parts) {
    for (const { $type, target, measure } of AstUtils.streamAst(part) as Iterable<{ $type: string; target?: Reference<Referable>; measure?: Reference<Referable> }>) {
      const read = $type === 'Reference' ? target?.ref : $type === 'MeasuredBy' ? measure?.ref : undefined;
      if (read) yield read;
    }
  }
}

function kindOnItsOwn(node: Referable, known: Kinds): Kind {
  switch (node.$type) {
    case 'Fact': case 'SizeFact': return kindOfFact(node);
    case 'Judgement': return kindOfJudgement(node);
    case 'Let': return kindOfAmount((node as Let).amount, known);
    case 'Measure': return kindOfMeasure(node);
    case 'Outcome': {
      const measure = node.clauses.find((c) => c.$type === 'MeasuredBy')?.measure.ref;
      return measure ? kindOfDeclaration(measure, known) : 'number';
    }
    case 'Payment': case 'Pool': case 'RiskShare': case 'Subcontract': case 'Choice': case 'Withhold': case 'PersonalBudget': case 'SharedItem': return 'money';
    case 'Code': case 'Group': case 'Member': case 'SetDeclaration': case 'BandsDeclaration': return 'code';
    case 'Column': case 'Table': return cellKind(cellsFor(node), known);
    case 'Curve': return node.scale.$type === 'Bands' ? kindOf(node.scale.bands[0]!.value, known) : 'percentage';
    default: return 'number';
  }
}

function cellKind(cells: readonly ({ amount?: Amount } | undefined)[], known: Kinds): Kind {
  const amount = cells.find((c) => c?.amount)?.amount;
  return amount ? kindOfAmount(amount, known) : 'number';
}

/** The kind of a decision; that of a pilot is yes or no. */
export function kindOfJudgement(node: Judgement): Kind {
  return node.$container.$type === 'IfMissing' ? 'bool' : kindOfFact(node as unknown as Fact);
}

/** The kind of a fact, by the type it declares. */
export function kindOfFact(node: Fact | SizeFact): Kind {
  for (const clause of node.clauses) {
    if (clause.$type === 'PlainType') return clause.kind === 'score' ? 'number' : clause.kind;
    if (clause.$type === 'YesNoType') return 'bool';
    if (clause.$type === 'CodeType') return 'code';
  }
  return 'number';
}

/** The kind of a measure's value. */
export function kindOfMeasure(node: Measure): Kind {
  for (const clause of node.clauses) {
    if (clause.$type === 'ProportionMeasure' || clause.$type === 'EffectMeasure') return 'percentage';
    if (clause.$type === 'MoneyMeasure') return 'money';
  }
  return 'number';
}

function arithmetic(operator: '+' | '-' | '*' | '/', left: Kind, right: Kind): Kind {
  if (operator === '+' || operator === '-') return left === 'number' ? right : left;
  if (operator === '/') return left === 'money' && right !== 'money' ? 'money' : 'number';
  return left === 'money' || right === 'money' ? 'money' : left === 'percentage' && right === 'percentage' ? 'percentage' : 'number';
}
