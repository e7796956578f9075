import type { PreparedLine } from '../prepare/model.ts';
import type { RunState } from '../evaluate/run-state.ts';
import { contains } from '../prepare/time.ts';
import { agree } from './checks.ts';
import type { Entitled } from './settled.ts';

/** Which line-periods are held together. */
export class HeldTogether {
  readonly #run: RunState;
  readonly #byLine = new Map<PreparedLine, Map<string, Entitled[]>>();
  readonly #all: readonly Entitled[];

  constructor(run: RunState, all: readonly Entitled[]) {
    this.#run = run;
    this.#all = all;
  }

  /** Whether a line-period is held now, by itself or with another. */
  isHeld(each: Entitled): boolean {
    return each.reasons.length > 0 || this.isHeldWithAnother(each);
  }

  /** Whether the line-period that this one waits for is held now. */
  isHeldWithAnother(each: Entitled, waiting: ReadonlySet<Entitled> = new Set()): boolean {
    if (waiting.has(each)) return false;
    const further = new Set(waiting).add(each);
    return this.#partners(each).some(partner => partner.reasons.length > 0 || this.isHeldWithAnother(partner, further));
  }

  /** Records the hold of every line-period whose partner is held. */
  apply(): void {
    const held = this.#all.filter(each => each.line.declared.heldWith && this.isHeldWithAnother(each));
    for (const each of held) this.hold(each);
  }

  /** Records that a line-period is held with its partner. */
  hold(each: Entitled): void {
    const { line } = each.line.declared.heldWith!;
    if (!each.reasons.some(reason => reason.reason === 'held-with')) each.reasons.push({ reason: 'held-with', line });
  }

  #partners(each: Entitled): readonly Entitled[] {
    const { heldWith } = each.line.declared;
    if (!heldWith) return [];
    const keepUntil = heldWith.keepUntil && Object.hasOwn(heldWith.keepUntil, each.slot.period) ? heldWith.keepUntil[each.slot.period] : undefined;
    if (keepUntil !== undefined && this.#run.hasCome(keepUntil)) return [];
    const other = this.#run.model.linesById.get(heldWith.line);
    if (!other) return [];
    const shared = sharedDimensions(each.line, other);
    const index = this.#index(other, each.line, shared);
    return periodsOf(each, other)
      .flatMap(period => index.get(`${period} ${shared.map(dimension => each.keys[dimension]).join(' ')}`) ?? [])
      .filter(partner => agree(partner.keys, each.keys));
  }

  #index(other: PreparedLine, line: PreparedLine, shared: readonly number[]): Map<string, Entitled[]> {
    const made = this.#byLine.get(line);
    if (made) return made;
    const index = new Map<string, Entitled[]>();
    for (const each of this.#all) {
      if (each.line !== other) continue;
      const name = `${each.slot.at.index} ${shared.map(dimension => each.keys[dimension]).join(' ')}`;
      const same = index.get(name);
      if (same) same.push(each); else index.set(name, [each]);
    }
    this.#byLine.set(line, index);
    return index;
  }
}

function sharedDimensions(a: PreparedLine, b: PreparedLine): number[] {
  return a.each.filter(dimension => b.each.includes(dimension)).map(dimension => dimension.index);
}

/** Periods of the other line that contain this line-period's, or that it contains. */
function periodsOf(each: Entitled, other: PreparedLine): number[] {
  return [...other.slots.values()]
    .filter(slot => contains(slot.at, each.slot.at) || contains(each.slot.at, slot.at))
    .map(slot => slot.at.index);
}
