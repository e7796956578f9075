import type { DimensionId, PeriodId } from '@remit/program';
import type { Dimension } from '../prepare/dimensions.ts';
import type { Model, PreparedFact, PreparedLine } from '../prepare/model.ts';
import type { TimePeriod } from '../prepare/time.ts';
import { bindKey, UNBOUND } from '../evaluate/context.ts';
import type { Output } from './batch.ts';
import { GeneratedBatch } from './batch.ts';
import { Constants } from './constants.ts';
import { Dictionary } from './dictionary.ts';
import { canGenerateCode } from './environment.ts';
import type { Generated, Root } from './generate.ts';
import { generate } from './generate.ts';
import { Inputs } from './inputs.ts';
import { Parameters } from './parameters.ts';
import { kindOf } from './types.ts';
import type { BatchParts } from './translator.ts';
import { ROW } from './translator.ts';

/** What a batch is to work out. */
export interface BatchRequest {
  readonly period: PeriodId;
  /** Ids of lines whose amounts are wanted, each with the group among its dimensions and a slot for the period. */
  readonly lines: readonly string[];
  /** The group whose members are the rows. */
  readonly group: DimensionId;
  /** Ids of vars whose values are wanted too. */
  readonly values?: readonly string[];
  /** The denominator of the column of a fact where it is not the usual one. */
  readonly denominator?: (fact: PreparedFact) => bigint | undefined;
  /** `false`: no code is generated, so that there is no batch. */
  readonly codeGeneration?: boolean;
}

/** What batches of one program share. */
interface Workshop { readonly constants: Constants; readonly made: Map<string, unknown> }

const WORKSHOPS = new WeakMap<Model, Workshop>();

/**
 * Makes a batch that works out the amounts of lines for all members of a group in
 * a period by generated code; nothing where code cannot be generated, or covers
 * none of the lines. Lines that it does not cover are not among its outputs.
 * Amounts are those before the limits of a line; they and values are for members
 * that belong to the period.
 */
export function prepareBatch(model: Model, request: BatchRequest): GeneratedBatch | undefined {
  if (request.codeGeneration === false || !canGenerateCode()) return undefined;
  const group = model.dimensions.find(request.group);
  const period = model.time.byId.get(request.period);
  if (group?.kind !== 'group' || !period) return undefined;
  const { constants, made } = workshopOf(model);
  let roots = rootsOf(model, group, period, request);
  while (roots.length > 0) {
    const parts: BatchParts = {
      model, group, period, constants, inputs: new Inputs(), parameters: new Parameters(model), dictionary: new Dictionary(), denominator: request.denominator,
    };
    const fast = generate(parts, roots, false);
    const big = generate(parts, roots, true);
    const covered = roots.filter((_, index) => fast.outcolumns[index] && big.outcolumns[index]);
    if (covered.length === roots.length) return assemble(model, group, parts, roots, { fast, big, made });
    roots = covered;
  }
  return undefined;
}

function assemble(model: Model, group: Dimension, { inputs, parameters, dictionary }: BatchParts, roots: readonly Root[], code: { fast: Generated; big: Generated; made: Map<string, unknown> }): GeneratedBatch {
  return new GeneratedBatch({
    inputs: inputs.all, parameters: parameters.all, codes: dictionary.all, unit: model.unit, ...code,
    outputs: roots.map(root => describe(model, group, root)),
  });
}

function workshopOf(model: Model): Workshop {
  let workshop = WORKSHOPS.get(model);
  if (!workshop) WORKSHOPS.set(model, workshop = { constants: new Constants(model), made: new Map() });
  return workshop;
}

function rootsOf(model: Model, group: Dimension, period: TimePeriod, { lines, values = [] }: BatchRequest): Root[] {
  const roots: Root[] = [];
  for (const id of lines) {
    const line = model.linesById.get(id);
    if (!line || !line.slots.has(period.index) || !isForMembers(line, group)) continue;
    for (const keys of combinations(model, group, line.each)) roots.push({ line: { ...line, limits: [] }, place: { period, keys } });
  }
  for (const id of values) {
    const variable = model.vars.get(id);
    if (!variable || variable.declared.grain !== period.grain || !isForMembers(variable, group)) continue;
    for (const keys of combinations(model, group, variable.each)) roots.push({ variable, place: { period, keys } });
  }
  return roots;
}

/** Whether something has a value for each member of the group and no other group. */
function isForMembers({ each }: Pick<PreparedLine, 'each'>, group: Dimension): boolean {
  return each.includes(group) && each.every(dimension => dimension.kind === 'set' || dimension === group);
}

/** Keys for each combination of elements, the row's member in the place of the group's. */
function combinations(model: Model, group: Dimension, each: readonly Dimension[]): number[][] {
  const { all } = model.dimensions;
  return each.reduce<number[][]>(
    (made, dimension) => made.flatMap(keys => (dimension === group ? [ROW] : dimension.elements.map((_, key) => key)).map(key => bindKey(all, keys, dimension, key))),
    [all.map(() => UNBOUND)],
  );
}

function describe(model: Model, group: Dimension, root: Root): Output {
  const target = 'line' in root ? root.line : root.variable;
  const keys = Object.fromEntries(target.each.filter(dimension => dimension !== group).map(dimension => [dimension.id, dimension.elements[root.place.keys[dimension.index]!]!]));
  const period = root.place.period.id;
  if ('line' in root) return { kind: 'amount', line: root.line.declared.id, period, keys };
  return { kind: 'value', id: root.variable.declared.id, type: kindOf({ op: 'var', id: root.variable.declared.id }, model) ?? 'number', period, keys };
}
