import type { AstNode } from 'langium';
import * as ast from '../ast.ts';

/** A node that carries a name of its own. */
export type NamedNode = AstNode & { readonly name: string };

/** The names a file or a contract declares, each with its declarations in written order. More than one means a clash. */
export interface NameTable {
  readonly names: ReadonlyMap<string, readonly NamedNode[]>;
  /** Codes live apart: two lists of codes may both hold `A`. */
  readonly codes: ReadonlyMap<string, readonly ast.Code[]>;
}

const tables = new WeakMap<AstNode, NameTable>();

/** The names declared directly in a file or in a contract, with those lifted out of declarations (members, columns, codes, sizes). */
export function nameTable(container: ast.RemitFile | ast.Contract): NameTable {
  let table = tables.get(container);
  if (!table) {
    table = build(container);
    tables.set(container, table);
  }
  return table;
}

function build(container: ast.RemitFile | ast.Contract): NameTable {
  const names = new Map<string, NamedNode[]>();
  const codes = new Map<string, ast.Code[]>();
  const visit = (declaration: AstNode): void => {
    for (const node of declaredBy(declaration)) {
      if (ast.isCode(node)) append(codes, node.name, node);
      else append(names, node.name, node);
    }
    if (ast.isVariation(declaration)) declaration.declarations.forEach(visit);
  };
  if (ast.isRemitFile(container)) container.contracts.forEach(visit);
  if (ast.isRemitFile(container)) container.facts.forEach(visit);
  container.declarations.forEach(visit);
  return { names, codes };
}

function append<T>(map: Map<string, T[]>, key: string | undefined, value: T): void {
  if (key === undefined) return;
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

/** The nodes a declaration names: itself, and what it names inside for everyone to use. */
export function declaredBy(declaration: AstNode): NamedNode[] {
  const own = 'name' in declaration && typeof declaration.name === 'string' ? [declaration as NamedNode] : [];
  return [...own, ...lifted(declaration).filter((node): node is NamedNode => typeof (node as { name?: unknown } | undefined)?.name === 'string')];
}

function lifted(declaration: AstNode): (AstNode | undefined)[] {
  if (ast.isGroup(declaration)) return [declaration.member];
  if (ast.isSetDeclaration(declaration) || ast.isBandsDeclaration(declaration)) return [declaration.member, ...declaration.codes];
  if (ast.isPopulation(declaration)) return declaration.clauses.filter(ast.isPopulationSize).map(clause => clause.fact);
  if (ast.isFact(declaration) || ast.isJudgement(declaration)) return declaration.clauses.filter(ast.isCodeType).flatMap(clause => clause.codes);
  if (ast.isTable(declaration)) return declaration.columnLists.flatMap(list => list.columns);
  if (ast.isPilot(declaration)) return declaration.clauses.filter(ast.isIfMissing).map(clause => clause.judgement);
  return [];
}

/** The parts a measure is made of, each a fact of its own: `HbA1cAtTarget.Tested`. */
export function measureParts(measure: ast.Measure): ast.Part[] {
  return measure.clauses.flatMap(clause => {
    if (ast.isProportionMeasure(clause)) return [clause.numerator, clause.denominator, clause.exclusions];
    if (ast.isRateMeasure(clause)) return [clause.numerator, clause.denominator];
    if (ast.isCountMeasure(clause)) return [clause.counted];
    if (ast.isMeanMeasure(clause)) return [clause.total, clause.count];
    if (ast.isMoneyMeasure(clause)) return [clause.spent];
    if (ast.isEffectMeasure(clause)) return [clause.cohort, clause.control];
    return [];
  }).filter((part): part is ast.Part => part !== undefined);
}
