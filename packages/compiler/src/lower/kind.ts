/** What kind of value an expression of the text is, as far as lowering must know it. */
import type { VarType } from '@remit/program';
import type { Amount, Expression, Fact, Let, Measure, Referable, SharedOut, SizeFact } from '@remit/language/ast';
import { cellOf, tableOf } from './columns.ts';
import { literalKind } from './literal.ts';

/** A percentage is a number that decimal places and thresholds of a share read as hundredths. */
export type Kind = VarType | 'percentage';

/** The kind of an expression. A `let` that goes round in a circle counts as a number. */
export function kindOf(node: Expression | SharedOut, open: ReadonlySet<object> = new Set()): Kind {
  switch (node.$type) {
    case 'SharedOut': return kindOf(node.ceiling, open);
    case 'Quantity': return node.rates.some((r) => r.size !== undefined) ? 'number' : literalKind(node.lexeme);
    case 'YearEntry': return kindOf(node.value, open);
    case 'YearTable': return kindOf(node.entries[0]!.value, open);
    case 'Reference': return node.target.ref ? kindOfDeclaration(node.target.ref, open) : 'number';
    case 'Arithmetic': return arithmetic(node.operator, kindOf(node.left, open), kindOf(node.right, open));
    case 'Of': {
      const named = node.left.$type === 'Reference' ? node.left.target.ref : undefined;
      return named ? kindOfDeclaration(named, open) : kindOf(node.right, open);
    }
    case 'Aggregate': return node.function === 'count' ? 'number' : kindOfAmount(node.items[0]!, open);
    case 'Conditional': return kindOf(node.consequence, open);
    case 'Bracket': return kindOfAmount(node.inner, open);
    case 'Minus': return kindOf(node.operand, open);
    case 'Rounded': return kindOf(node.operand, open);
    case 'Scored': return node.scale.$type === 'Marginal' ? kindOf(node.value, open)
      : node.scale.$type === 'Bands' ? kindOf(node.scale.bands[0]!.value, open) : 'percentage';
    case 'BestOf': case 'TotalOf': return 'money';
    case 'Comparison': case 'Logic': case 'Not': case 'YesNo': return 'bool';
    case 'DateValue': return 'date';
    case 'Earned': case 'MostPossible': case 'ContractValue': return 'money';
    case 'LevelValue': return 'percentage';
    case 'SquareRoot': return 'number';
  }
}

/** The kind of an amount: its steps never change it. */
export function kindOfAmount(node: Amount | Expression, open: ReadonlySet<object> = new Set()): Kind {
  return node.$type === 'Amount' ? kindOf(node.value, open) : kindOf(node, open);
}

/** The kind as the type of a var. */
export function varType(kind: Kind): VarType {
  return kind === 'percentage' ? 'number' : kind;
}

function kindOfDeclaration(node: Referable, open: ReadonlySet<object>): Kind {
  switch (node.$type) {
    case 'Fact': case 'SizeFact': return kindOfFact(node);
    case 'Let': return open.has(node) ? 'number' : kindOfAmount((node as Let).amount, new Set([...open, node]));
    case 'Measure': return kindOfMeasure(node);
    case 'Outcome': {
      const measure = node.clauses.find((c) => c.$type === 'MeasuredBy')?.measure.ref;
      return measure && !open.has(node) ? kindOfDeclaration(measure, new Set([...open, node])) : 'number';
    }
    case 'Payment': case 'Pool': case 'RiskShare': case 'Subcontract': case 'Withhold': case 'PersonalBudget': case 'SharedItem': return 'money';
    case 'Code': case 'Group': case 'Member': case 'SetDeclaration': case 'BandsDeclaration': return 'code';
    case 'Column': case 'Table': return cellKind(tableOf(node).rows.map((r) => cellOf(r, node)), open);
    case 'Curve': return node.scale.$type === 'Bands' ? kindOf(node.scale.bands[0]!.value, open) : 'percentage';
    default: return 'number';
  }
}

function cellKind(cells: readonly ({ amount?: Amount } | undefined)[], open: ReadonlySet<object>): Kind {
  const amount = cells.find((c) => c?.amount)?.amount;
  return amount ? kindOfAmount(amount, open) : 'number';
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
