import type { GrainId } from '../../expression.ts';
import type { RootExpression } from '../../expressions.ts';
import type { Period } from '../../program.ts';
import type { ProgramModel } from './model.ts';
import type { Use } from './uses.ts';
import { periodsAfter, usesOf } from './uses.ts';

/** A var or line in one period: what the values of a run are computed for. */
export interface Computed { kind: 'var' | 'line'; id: string; period: Period }

/** A use of the current period, in a period in which it is evaluated. */
export interface UseInPeriod { use: Use; period: Period }

/** Everything that a run may have to compute, found from what it gives: lines, checks, published values, limits, bounds. */
export interface Reach {
  /** What each computed value (by its name) is computed from, with the names in words. */
  readonly computed: ReadonlyMap<string, { of: Computed; from: ReadonlySet<string> }>;
  /** Every use of a period in every period it is evaluated in; each pair once. */
  readonly uses: readonly UseInPeriod[];
}

const known = new WeakMap<ProgramModel, Reach>();

/** What the run of a program reaches; worked out once for a model. */
export function reachOf(model: ProgramModel): Reach {
  const before = known.get(model);
  if (before) return before;
  const reach = followReferences(model);
  known.set(model, reach);
  return reach;
}

function followReferences(model: ProgramModel): Reach {
  const roots = model.roots.map(root => ({ root, uses: different(usesOf(root.expr, root.at)) }));
  const byOwner = new Map<string, typeof roots>();
  for (const each of roots) {
    const name = ownerName(each.root);
    if (name) byOwner.set(name, [...byOwner.get(name) ?? [], each]);
  }
  const computed = new Map<string, { of: Computed; from: Set<string> }>();
  const uses: UseInPeriod[] = [];
  const queue: Computed[] = [];
  const seen = new Map(roots.flatMap(each => each.uses.map(use => [use, new Set<Period>()])));
  const slots = new Map(model.program.lines.map(line => [line.id, new Set(line.schedule.map(slot => slot.period))]));

  const follow = (list: readonly Use[], period: Period, into?: Set<string>): void => {
    for (const use of list) {
      const already = seen.get(use)!;
      const refers = REFERENCES.has(use.expr.op);
      for (const each of use.steps.length === 0 ? [period] : periodsAfter(use.steps, period, model.periods)) {
        if (!already.has(each)) {
          already.add(each);
          uses.push({ use, period: each });
        }
        const target = refers ? targetOf(use, each, model, slots) : undefined;
        if (!target) continue;
        into?.add(nameOf(target));
        queue.push(target);
      }
    }
  };
  for (const { root, uses: list } of roots) {
    for (const period of root.periods) {
      if (root.owner.kind === 'var' || root.owner.kind === 'line') queue.push({ kind: root.owner.kind, id: root.owner.id, period });
      else follow(list, period);
    }
  }
  for (let next = queue.pop(); next; next = queue.pop()) {
    const name = nameOf(next);
    if (computed.has(name)) continue;
    const from = new Set<string>();
    computed.set(name, { of: next, from });
    for (const each of byOwner.get(`${next.kind} ${next.id}`) ?? []) follow(each.uses, next.period, from);
  }
  return { computed, uses };
}

/** The name of a computed value in one period. */
export function nameOf({ kind, id, period }: Computed): string {
  return `${kind} ${id} ${period.id}`;
}

/** The grain at which a use reads, if it reads at one of its own. */
export function grainRead({ expr }: Use, model: ProgramModel): { name: string; grain: GrainId } | undefined {
  switch (expr.op) {
    case 'fact': return { name: expr.id, grain: model.facts.get(expr.id)!.grain };
    case 'var': return { name: expr.id, grain: model.vars.get(expr.id)!.grain };
    case 'line': return { name: expr.id, grain: model.lines.get(expr.id)!.grain };
    case 'decided': return { name: expr.id, grain: model.judgements.get(expr.id)!.grain };
    case 'earned': return { name: expr.line, grain: model.lines.get(expr.line)!.grain };
    case 'agg': return 'rows' in expr.in ? { name: expr.in.rows, grain: model.rows.get(expr.in.rows)!.grain } : undefined;
    default: return undefined;
  }
}

/** Of uses that read the same by the same steps, the first. */
function different(uses: readonly Use[]): Use[] {
  const seen = new Map<Use['steps'], Set<string>>();
  return uses.filter(({ expr, steps }) => {
    if (expr.op !== 'fact' && expr.op !== 'var' && expr.op !== 'line') return true;
    const names = seen.get(steps) ?? new Set<string>();
    seen.set(steps, names);
    const name = `${expr.op} ${expr.id}`;
    return !names.has(name) && names.add(name);
  });
}

/** Nodes that read what is computed. */
const REFERENCES: ReadonlySet<string> = new Set(['var', 'line', 'earned']);

function targetOf(use: Use, period: Period, model: ProgramModel, slots: ReadonlyMap<string, ReadonlySet<string>>): Computed | undefined {
  const { name, grain } = grainRead(use, model)!;
  const target = model.periods.containing(period, grain);
  if (!target) return undefined;
  if (use.expr.op === 'var') return { kind: 'var', id: name, period: target };
  return slots.get(name)!.has(target.id) ? { kind: 'line', id: name, period: target } : undefined;
}

function ownerName({ owner }: RootExpression): string | undefined {
  return owner.kind === 'var' || owner.kind === 'line' ? `${owner.kind} ${owner.id}` : undefined;
}
