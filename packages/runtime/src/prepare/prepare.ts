import { allFundTerms } from '@remit/program';
import type { Check, Expr, Fact, Fund, Line, Program, Var } from '@remit/program';
import { PROGRAM_FORMAT } from '@remit/program';
import { CAPABILITIES } from '@remit/program/capabilities';
import { documentHash } from '@remit/program/hash';
import { parseNumber, unitOfScale } from '@remit/program/rational';
import { rootExpressions } from '@remit/program/expressions';
import { inputsOf } from '@remit/program/judgement-fact';
import { visitExpr } from '@remit/program/walk';
import { addDays } from '../dates.ts';
import type { Names, Observe } from '../evaluate/compile.ts';
import { compileExpression } from '../evaluate/compile.ts';
import { otherFormat, unknownCapability } from '../catalogue/program.ts';
import { refuse } from '../finding.ts';
import { ProgramFault, programFault } from '../fault.ts';
import type { Dimension } from './dimensions.ts';
import { prepareDimensions } from './dimensions.ts';
import { prepareJudgements } from './judgements.ts';
import type { Model, PreparedCheck, PreparedExpr, PreparedFact, PreparedFund, PreparedLine, PreparedSlot, PreparedTable, PreparedVar } from './model.ts';
import { TaxRules } from '../tax.ts';
import { linesRestingOnThemselves } from './reach.ts';
import { prepareTime } from './time.ts';

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
type Compile = (expr: Expr, owner: string, at: string) => PreparedExpr;

/**
 * Makes a program ready to run: resolves names and turns expressions into
 * functions, once for many runs. Throws a `ProgramFault` for a program that has
 * no meaning; the validator of programs finds all of these, with places.
 */
export function prepare(program: Program, observe?: Observe): Model {
  if (program.format !== PROGRAM_FORMAT) {
    throw new ProgramFault([refuse(otherFormat, '/format', { found: String(program.format), expected: PROGRAM_FORMAT })]);
  }
  const unknown = program.requires.filter(capability => !CAPABILITIES.has(capability));
  if (unknown.length > 0) throw new ProgramFault(unknown.map(capability => refuse(unknownCapability, '/requires', { capability })));
  const time = prepareTime(program.periods);
  const dimensions = prepareDimensions(program);
  const eachOf = (each: readonly string[]): Dimension[] => each.map(dimensions.get);
  const facts = byId<PreparedFact, Fact>(inputsOf(program), (declared, index) => ({ index, declared, each: eachOf(declared.each) }));
  const judgements = prepareJudgements(program, facts);
  const tables = byId<PreparedTable, Program['rows'][number]>(program.rows, (declared, index) => ({ index, declared, each: eachOf(declared.each) }));
  const vars = byId<PreparedVar, Var>(program.vars, (declared, index) => ({ index, name: `'${declared.id}'`, declared, each: eachOf(declared.each), expr: declared.expr, evaluate: unset, height: 0 }));
  const lines = byId<PreparedLine, Line>(program.lines, (declared, index) => ({
    index, name: `the amount of '${declared.id}'`, declared, each: eachOf(declared.each), amount: { expr: declared.amount, evaluate: unset, height: 0 }, parts: [], limits: [], restsOnItself: false,
    slots: slotsOf(declared, time.byId),
  }));
  const names: Names = { time, dimensions, facts, judgements, tables, vars, lines };
  const compile: Compile = (expr, owner, at) => compileExpression(expr, names, owner, at, observe);
  for (const fact of facts.values()) Object.assign(fact, boundsOf(fact, compile));
  for (const each of vars.values()) Object.assign(each, compile(each.expr, each.declared.id, `/vars/${each.index}/expr`));
  for (const line of lines.values()) Object.assign(line, expressionsOf(line, compile));
  for (const id of linesRestingOnThemselves(program)) Object.assign(lines.get(id)!, { restsOnItself: true });
  const funds = byId<PreparedFund, Fund>(program.funds, (declared, index) => prepareFund(declared, index, compile));
  for (const { declared } of lines.values()) {
    if ('fund' in declared.from && !funds.has(declared.from.fund)) programFault(`The payment '${declared.id}' comes from a fund '${declared.from.fund}' that the program does not have.`);
  }
  return {
    program, hash: documentHash(program), unit: unitOfScale(program.currency.scale), scale: program.currency.scale,
    time, dimensions, facts, judgements, tables, vars, lines: [...lines.values()], linesById: lines, funds, ...(program.tax ? { tax: new TaxRules(program.tax) } : {}),
    checks: program.checks.map((declared, index): PreparedCheck => prepareCheck(declared, index, eachOf, compile)),
    ...constantsOf(program),
  };
}

function boundsOf(fact: PreparedFact, compile: Compile): Pick<PreparedFact, 'min' | 'max'> {
  const { id, min, max } = fact.declared;
  return {
    min: min && compile(min, id, `/facts/${fact.index}/min`),
    max: max && compile(max, id, `/facts/${fact.index}/max`),
  };
}

function expressionsOf(line: PreparedLine, compile: Compile): Pick<Writable<PreparedLine>, 'amount' | 'parts' | 'limits'> {
  const { declared } = line;
  const at = `/lines/${line.index}`;
  return {
    amount: compile(declared.amount, declared.id, `${at}/amount`),
    parts: (declared.parts ?? []).map((part, index) => ({ id: part.id, ...compile(part.expr, declared.id, `${at}/parts/${index}/expr`) })),
    limits: (declared.limits ?? []).map((limit, index) => (
      { window: limit.window, perMember: limit.perMember === true, ...compile(limit.max, declared.id, `${at}/limits/${index}/max`) })),
  };
}

function prepareFund(declared: Fund, index: number, compile: Compile): PreparedFund {
  const at = `/funds/${index}`;
  return {
    index, declared,
    limits: declared.limits.map((limit, place) => ({ window: limit.window, versions: limit.versions, includesTax: limit.includesTax === true, ...compile(limit.max, declared.id, `${at}/limits/${place}/max`) })),
    terms: allFundTerms(declared).map(({ terms, at: within }, index) => ({
      declared: terms,
      shares: terms.sources.map(source => parseNumber(source.share) ?? programFault(`'${source.share}' is not a share of the fund '${declared.id}'.`, `${at}${within}`)),
      caps: terms.sources.map(({ cap }, place) => cap && { window: cap.window, overflowTo: cap.overflowTo, name: `cap ${index} ${place}`, ...compile(cap.max, declared.id, `${at}${within}/sources/${place}/cap/max`) }),
    })),
  };
}

function prepareCheck(declared: Check, index: number, eachOf: (each: readonly string[]) => Dimension[], compile: Compile): PreparedCheck {
  return { declared, each: eachOf(declared.each), ...compile(declared.expr, declared.id, `/checks/${index}/expr`) };
}

function slotsOf(line: Line, periods: ReturnType<typeof prepareTime>['byId']): ReadonlyMap<number, PreparedSlot> {
  const slots = line.schedule.map((slot): Omit<PreparedSlot, 'index'> => (
    { ...slot, at: periods.get(slot.period) ?? programFault(`The payment '${line.id}' has a slot for '${slot.period}', which is not a period of the program.`) }));
  slots.sort((a, b) => (a.at.start < b.at.start ? -1 : a.at.start > b.at.start ? 1 : a.at.index - b.at.index));
  return new Map(slots.map((slot, index) => [slot.at.index, { ...slot, index }]));
}

/** Keys that expressions pick and dates they wait for, found once. */
function constantsOf(program: Program): Pick<Model, 'picked' | 'deadlines' | 'closings'> {
  const picked = new Map<string, string[]>();
  const deadlines = new Set<string>();
  const closings = new Set<string>();
  for (const root of rootExpressions(program)) {
    visitExpr(root.expr, root.at, expr => {
      if (expr.op === 'pick') picked.set(expr.dim, [...picked.get(expr.dim) ?? [], expr.key]);
      if (expr.op === 'deadline') for (const date of Object.values(expr.by)) deadlines.add(date);
      if (expr.op === 'known' && expr.from !== undefined) deadlines.add(expr.from);
      if (expr.op === 'known' && expr.until !== undefined && expr.unless) closings.add(addDays(expr.until, 1));
    });
  }
  for (const { deadline } of program.judgements ?? []) for (const date of Object.values(deadline)) deadlines.add(date);
  return { picked, deadlines: [...deadlines].sort(), closings: [...closings] };
}

function byId<T, D extends { id: string }>(declared: readonly D[], make: (declared: D, index: number) => T): Map<string, T> {
  const made = new Map<string, T>();
  declared.forEach((each, index) => {
    if (made.has(each.id)) programFault(`The program declares '${each.id}' twice.`);
    made.set(each.id, make(each, index));
  });
  return made;
}

function unset(): never {
  throw new TypeError('An expression was evaluated before it was prepared.');
}
