/** Lines of the versions by their names in the merged program. */
import type { Fund, GrainId, Line } from '@remit/program';
import { nameIn } from './merged-values.ts';

/** A line of the merged program: those of one id in the versions that are paid between the same parties, in the same way. */
export interface LineVariant { id: string; grain: GrainId; parts: ReadonlySet<string>; versions: ReadonlySet<number> }

/**
 * A line keeps its id for as long as payer, payee, frequency and recovery stay the same, whatever it pays. Where a version
 * changes one of these, what it pays from then on is a line of its own (`Core@2`), so that what was posted before stays
 * where it is. Funds that stand for the payers of one payment (`Core.payers`) follow the same rule.
 */
export class LineNames {
  readonly #lines: readonly ReadonlyMap<string, Line>[];
  readonly #funds: readonly ReadonlyMap<string, Fund>[];
  readonly #variants = new Map<string, LineVariant[]>();

  constructor(lines: readonly (readonly Line[])[], funds: readonly (readonly Fund[])[]) {
    this.#lines = lines.map((all) => new Map(all.map((l) => [l.id, l])));
    this.#funds = funds.map((all) => new Map(all.map((f) => [f.id, f])));
    for (const id of new Set(lines.flatMap((all) => all.map((l) => l.id)))) this.#variants.set(id, this.#groups(id));
  }

  /** Whether some line goes on as another. */
  get isVaried(): boolean {
    return [...this.#variants.values()].some((all) => all.length > 1);
  }

  /** The lines of the merged program that pay what this one pays, in the order of versions. */
  variantsOf(id: string): readonly LineVariant[] {
    return this.#variants.get(id) ?? [];
  }

  /** The name of a line of a version. */
  nameOf(id: string, version: number): string {
    return this.variantsOf(id).find((v) => v.versions.has(version))?.id ?? id;
  }

  /** How often a version pays a line. */
  grainIn(id: string, version: number): GrainId | undefined {
    return this.#lines[version]!.get(id)?.grain;
  }

  /** The name of a fund of a version. */
  fundOf(id: string, version: number): string {
    const own = this.#funds[version]!.get(id);
    const first = this.#funds.findIndex((funds) => funds.has(id) && own !== undefined && fundText(funds.get(id)!) === fundText(own));
    const very = this.#funds.findIndex((funds) => funds.has(id));
    return first < 0 || first === very ? id : nameIn(id, first);
  }

  #groups(id: string): LineVariant[] {
    const groups = new Map<string, LineVariant & { parts: Set<string>; versions: Set<number> }>();
    this.#lines.forEach((lines, version) => {
      const line = lines.get(id);
      if (!line) return;
      const text = this.#text(line, version);
      const group = groups.get(text) ?? { id: groups.size === 0 ? id : nameIn(id, version), grain: line.grain, parts: new Set(), versions: new Set() };
      groups.set(text, group);
      group.versions.add(version);
      for (const part of line.parts ?? []) group.parts.add(part.id);
    });
    return [...groups.values()];
  }

  /** Everything of a line that is not chosen by period. */
  #text(line: Line, version: number): string {
    const { amount: _amount, parts: _parts, schedule: _schedule, negative, title: _title, limits, heldWith, from, ...rest } = line;
    const held = heldWith && this.#lines[version]!.get(heldWith.line);
    // Whether an amount can be below zero is seen from it; what happens then is a term of its own.
    const rules = new Set(this.#lines.flatMap((lines) => lines.get(line.id)?.negative ?? []).map((rule) => JSON.stringify(rule)));
    return JSON.stringify({
      ...rest, ...(rules.size > 1 ? { negative } : {}), from: 'fund' in from ? { fund: this.fundOf(from.fund, version) } : from,
      limits: (limits ?? []).map(({ max: _max, ...limit }) => limit), heldWith: held ? this.#text(held, version) : heldWith?.line,
    });
  }
}

/**
 * What makes a fund another one: of the payers of one payment (`Core.payers`) everything but the limits. A fund of the
 * contract stays the same whatever a variation changes of it.
 */
export function fundText({ limits: _limits, title: _title, ...rest }: Fund): string {
  return rest.id.includes('.') ? JSON.stringify(rest) : rest.id;
}
