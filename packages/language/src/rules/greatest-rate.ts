import { cmp, type Rational } from '@remit/program/rational';
import type { AstNode } from 'langium';
import * as ast from '../ast.ts';
import type { ContractYear } from './contract-years.ts';
import type { Figures } from './figures.ts';

/** How far named values are followed. */
const deepest = 50;

/**
 * The greatest rate that an expression can be in a year. For one code of a set (`ShareOf among HospitalsSeat`) conditions may be met or not, since
 * they are asked of that code alone, and tables are read in its row. Undefined where it depends on facts or results otherwise.
 */
export type GreatestRate = (node: AstNode | undefined, year: ContractYear) => Rational | undefined;

/** Finds the greatest rates in a contract; each is worked out once for a year. */
export function greatestRates(figures: Figures): GreatestRate {
  const byYear = new Map<string, GreatestOfYear>();
  return (node, year) => {
    let known = byYear.get(year.key);
    if (!known) byYear.set(year.key, known = greatestInYear(year, figures));
    return known(node);
  };
}

type GreatestOfYear = (node: AstNode | undefined) => Rational | undefined;

function greatestInYear(year: ContractYear, figures: Figures): GreatestOfYear {
  const known = new Map<ast.Code | undefined, Map<AstNode, Rational | undefined>>();
  const of = (inner: AstNode | undefined, code: ast.Code | undefined, depth: number): Rational | undefined => {
    if (!inner || depth > deepest) return undefined;
    let rates = known.get(code);
    if (!rates) known.set(code, rates = new Map());
    if (!rates.has(inner)) rates.set(inner, greatestOf(inner, code, depth));
    return rates.get(inner);
  };
  const greatestOf = (inner: AstNode, code: ast.Code | undefined, depth: number): Rational | undefined => {
    const sum = figures.of(inner, year);
    if (sum) return sum.kind === 'money' ? undefined : sum.value;
    if (ast.isAmount(inner)) return inner.steps.length === 0 ? of(inner.value, code, depth + 1) : undefined;
    if (ast.isBracket(inner)) return of(inner.inner, code, depth + 1);
    if (ast.isConditional(inner) && code) {
      const [met, unmet] = [of(inner.consequence, code, depth + 1), of(inner.alternative, code, depth + 1)];
      return met && unmet && (cmp(met, unmet) >= 0 ? met : unmet);
    }
    if (ast.isOf(inner)) {
      const column = ast.isReference(inner.left) ? inner.left.target?.ref : undefined;
      const key = ast.isReference(inner.right) ? inner.right.target?.ref : undefined;
      return ast.isColumn(column) && code && key && setOf(key) === code.$container ? of(cellOf(column, code), undefined, depth + 1) : undefined;
    }
    const target = ast.isReference(inner) && !inner.period && !inner.part ? inner.target?.ref : undefined;
    if (!ast.isReference(inner) || !ast.isLet(target) || target.options.length > 0 || target.toBeAgreed) return undefined;
    const bound = inner.codes.length === 0 ? code : inner.codes.length === 1 ? inner.codes[0]?.ref : undefined;
    const isBound = target.dimensions.length === 0 || (target.dimensions.length === 1 && bound !== undefined && setOf(target.dimensions[0]?.ref) === bound.$container);
    return isBound ? of(target.amount, target.dimensions.length === 0 ? undefined : bound, depth + 1) : undefined;
  };
  return (node) => of(node, undefined, 0);
}

/** The set or bands that a member stands for one of. */
function setOf(dimension: AstNode | undefined): AstNode | undefined {
  return ast.isMember(dimension) ? dimension.$container : dimension;
}

function cellOf(column: ast.Column, code: ast.Code): ast.Amount | undefined {
  const { $container: list } = column;
  const table = list.$container;
  if (table.keys.length !== 1) return undefined;
  const row = table.rows.find(({ codes }) => codes.some(({ ref }) => ref === code)) ?? table.rows.find(({ otherwise }) => otherwise);
  return row?.cells[list.columns.indexOf(column)]?.amount;
}
