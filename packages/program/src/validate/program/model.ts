import type { DimensionId } from '../../expression.ts';
import type { RootExpression } from '../../expressions.ts';
import type { Fact, Fund, Group, Judgement, Line, Party, Program, RowTable, SetDeclaration, Var } from '../../program.ts';
import { rootExpressions } from '../../expressions.ts';
import { PeriodIndex } from '../../period-index.ts';

/** A program of the right shape with its names looked up; of two things with one id, the first. */
export interface ProgramModel {
  readonly program: Program;
  readonly roots: readonly RootExpression[];
  readonly periods: PeriodIndex;
  readonly parties: ReadonlyMap<string, Party>;
  readonly groups: ReadonlyMap<DimensionId, Group>;
  readonly sets: ReadonlyMap<DimensionId, SetDeclaration>;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly rows: ReadonlyMap<string, RowTable>;
  readonly vars: ReadonlyMap<string, Var>;
  readonly funds: ReadonlyMap<string, Fund>;
  readonly lines: ReadonlyMap<string, Line>;
  readonly judgements: ReadonlyMap<string, Judgement>;
}

/** The model of a program of the right shape. */
export function programModel(program: Program): ProgramModel {
  return {
    program, roots: rootExpressions(program), periods: new PeriodIndex(program.periods),
    parties: byId(program.parties), groups: byId(program.groups), sets: byId(program.sets), facts: byId(program.facts), rows: byId(program.rows),
    vars: byId(program.vars), funds: byId(program.funds), lines: byId(program.lines), judgements: byId(program.judgements ?? []),
  };
}

/** Whether there is a group or a set of this name. */
export function isDimension(model: ProgramModel, id: DimensionId): boolean {
  return model.groups.has(id) || model.sets.has(id);
}

/** A dimension and the sets above it, which are bound with it. */
export function withParents(model: ProgramModel, id: DimensionId): DimensionId[] {
  const chain: DimensionId[] = [];
  for (let each: DimensionId | undefined = id; each !== undefined && !chain.includes(each); each = model.sets.get(each)?.parent) chain.push(each);
  return chain;
}

function byId<T extends { id: string }>(all: readonly T[]): Map<string, T> {
  const map = new Map<string, T>();
  for (const each of all) if (!map.has(each.id)) map.set(each.id, each);
  return map;
}
