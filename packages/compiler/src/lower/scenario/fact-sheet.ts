/** The facts of a scenario while it is read: one value per key and day of record, parts of a ratio put together. */
import type { AstNode } from 'langium';
import type { Member, Observation, ObservedValue } from '@remit/program';
import type { Context } from '../context.ts';

/** Where an entry stands: its period, its keys, and the day it became known. */
export interface Place { period?: string; dims: Record<string, string>; recordedAt?: string }

/** Parts of a ratio that are given one by one. */
interface Parts { numerator?: string; denominator?: string; excluded?: string }

interface Entry { fact: string; period: string; dims: Record<string, string>; recordedAt?: string; value: ObservedValue | 'missing'; /** Who took part in a decision. */ decidedBy?: string[]; parts?: Parts; node?: AstNode }

export class FactSheet {
  /** Ids of the facts and judgements that the program reads values of. */
  readonly #known: ReadonlySet<string>;
  readonly #entries: Entry[] = [];
  readonly #members = new Map<string, Map<string, { joined?: string; left?: string }>>();
  readonly #twice: Entry[] = [];

  constructor(known: ReadonlySet<string>) {
    this.#known = known;
  }

  /** Whether the program takes values of that fact or judgement. */
  takes(fact: string): boolean {
    return this.#known.has(fact);
  }

  /** A member that is mentioned belongs to its group, whatever is known of it. */
  addMember(dim: string, key: string): void {
    const keys = this.#members.get(dim) ?? new Map<string, { joined?: string; left?: string }>();
    if (!keys.has(key)) keys.set(key, {});
    this.#members.set(dim, keys);
  }

  /** When a member joined or left; false where another day was given before. */
  setDate(dim: string, key: string, which: 'joined' | 'left', date: string): boolean {
    const dates = this.#members.get(dim)!.get(key)!;
    if (dates[which] !== undefined && dates[which] !== date) return false;
    dates[which] = date;
    return true;
  }

  /** Keys of a group that the scenario mentions, in order. */
  membersOf(dim: string): string[] {
    return [...(this.#members.get(dim)?.keys() ?? [])].sort();
  }

  /** Enters a value; the same key given twice for one day is a finding, for only one of the two could count. */
  add(entry: Entry): void {
    if (this.#entries.some((e) => sameKeyAndDay(e, entry))) this.#twice.push(entry);
    this.#put(entry);
  }

  #put(entry: Entry): void {
    const same = this.#entries.findIndex((e) => sameKeyAndDay(e, entry));
    if (same >= 0) this.#entries[same] = entry;
    else this.#entries.push(entry);
  }

  /** Sets one part of a ratio; the parts of one key and day make one observation. */
  addPart(entry: Omit<Entry, 'value'>, part: 'numerator' | 'denominator' | 'excluded', value: string): void {
    const before = this.#entries.find((e) => sameKeyAndDay(e, entry));
    const known = before?.parts ?? (typeof before?.value === 'object' && 'numerator' in before.value ? before.value : {});
    const parts: Parts = { ...known, [part]: value };
    if (known[part] !== undefined) this.#twice.push({ ...entry, value });
    this.#put({ ...entry, value: { numerator: parts.numerator ?? '0', denominator: parts.denominator ?? '0', ...(parts.excluded === undefined ? {} : { excluded: parts.excluded }) }, parts });
  }

  has(fact: string, period: string, dims: Record<string, string>): boolean {
    return this.#entries.some((e) => keyOf(e) === keyOf({ fact, period, dims }));
  }

  /**
   * The observations, each with an id. What has no day of its own is known from the first day of
   * its period, so that nothing is late; a later value supersedes the one before it.
   */
  finish(cx: Context): { observations: Observation[]; members: Record<string, Member[]> } {
    for (const { fact, node } of this.#twice) if (node) cx.report('SCN-112', node, { name: fact });
    const observations: Observation[] = [];
    const last = new Map<string, string>();
    const day = (e: Entry) => e.recordedAt ?? cx.period(e.period)?.start ?? cx.terms.frame.term.start;
    const ordered = this.#entries.map((e, i) => ({ e, i, at: day(e) })).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.i - b.i));
    for (const { e, at } of ordered) {
      if (e.value === 'missing') continue;
      const lacking = e.parts && (e.parts.numerator === undefined ? 'numerator' : e.parts.denominator === undefined ? 'denominator' : undefined);
      if (lacking && e.node) cx.report('SCN-111', e.node, { name: e.fact, part: lacking });
      const id = `o${observations.length + 1}`;
      const before = last.get(keyOf(e));
      observations.push({
        id, fact: e.fact, period: e.period, ...(Object.keys(e.dims).length > 0 ? { dims: e.dims } : {}), value: e.value, recordedAt: at, ...(e.decidedBy ? { decidedBy: e.decidedBy } : {}),
        ...(before === undefined ? {} : { supersedes: before }),
      });
      last.set(keyOf(e), id);
    }
    const members: Record<string, Member[]> = Object.create(null);
    for (const dim of [...this.#members.keys()].sort()) members[dim] = this.membersOf(dim).map((key) => ({ key, ...this.#members.get(dim)!.get(key)! }));
    return { observations, members };
  }
}

function sameKeyAndDay(a: Omit<Entry, 'value'>, b: Omit<Entry, 'value'>): boolean {
  return keyOf(a) === keyOf(b) && a.recordedAt === b.recordedAt;
}

function keyOf(e: Pick<Entry, 'fact' | 'period' | 'dims'>): string {
  return JSON.stringify([e.fact, e.period, Object.entries(e.dims).sort(([a], [b]) => (a < b ? -1 : 1))]);
}
