/** The facts of a scenario while it is read: one value per key and day of record, parts of a ratio put together. */
import type { AstNode } from 'langium';
import type { Member, Observation, ObservedValue } from '@remit/program';
import type { Context } from '../context.ts';

/** Where an entry stands: its period, its keys, and the day it became known. */
export interface Place { period?: string; dims: Record<string, string>; recordedAt?: string }

/** Parts of a ratio that are given one by one. */
interface Parts { numerator?: string; denominator?: string; excluded?: string }
const PARTS = ['numerator', 'denominator', 'excluded'] as const;

interface Entry { fact: string; period: string; dims: Record<string, string>; recordedAt?: string; value: ObservedValue | 'missing'; /** Who took part in a decision. */ decidedBy?: string[]; parts?: Parts; /** Parts that are still those of shared facts. */ shared?: Set<keyof Parts>; node?: AstNode; /** The shared facts it comes from; none where the scenario says it itself. */ from?: string }

/** When a member joined or left, each with the shared facts it comes from; by the day it came to be known, '' from the beginning. */
type Known = Map<string, { joined?: Dated; left?: Dated }>;
interface Dated { date: string; from?: string }

export class FactSheet {
  /** Ids of the facts and judgements that the program reads values of. */
  readonly #known: ReadonlySet<string>;
  readonly #entries: Entry[] = [];
  readonly #members = new Map<string, Map<string, Known>>();
  readonly #twice: { entry: Entry; other?: string }[] = [];
  #from: string | undefined;

  constructor(known: ReadonlySet<string>) {
    this.#known = known;
  }

  /** Whether the program takes values of that fact or judgement. */
  takes(fact: string): boolean {
    return this.#known.has(fact);
  }

  /** What is entered from here on comes from those shared facts, or from the scenario itself, which has the last word. */
  readFrom(shared: string | undefined): void {
    this.#from = shared;
  }

  /** Whether what is entered now takes the place of what those shared facts said: only the scenario's own does. */
  #replaces(from: string | undefined): boolean {
    return from !== undefined && this.#from === undefined;
  }

  /** What is known of a member. */
  #member(dim: string, key: string): Known {
    const keys = this.#members.get(dim) ?? new Map<string, Known>();
    this.#members.set(dim, keys);
    const known: Known = keys.get(key) ?? new Map();
    keys.set(key, known);
    return known;
  }

  /** When a member joined or left, as known on a day or from the beginning; false where another day was given for it before, and not by shared facts that this takes the place of. */
  setDate(dim: string, key: string, which: 'joined' | 'left', date: string, recordedAt = ''): boolean {
    const known = this.#member(dim, key);
    const dates = known.get(recordedAt) ?? {};
    known.set(recordedAt, dates);
    const before = dates[which];
    if (before && before.date !== date && !this.#replaces(before.from)) return false;
    dates[which] = { date, ...(this.#from === undefined ? {} : { from: this.#from }) };
    return true;
  }

  /** A member that is mentioned belongs to its group from the beginning, whatever is known of it. */
  setKnown(dim: string, key: string): void {
    const known = this.#member(dim, key);
    if (!known.has('')) known.set('', {});
  }

  /** Keys of a group that the scenario mentions, in order. */
  membersOf(dim: string): string[] {
    return [...(this.#members.get(dim)?.keys() ?? [])].sort();
  }

  /** Enters a value; the same key given twice for one day is a finding, for only one of the two could count. */
  add(entry: Entry): void {
    const before = this.#entries.find((e) => sameKeyAndDay(e, entry));
    if (before && !this.#replaces(before.from)) this.#foundTwice(entry, before);
    this.#put(entry);
  }

  #foundTwice(entry: Entry, before: Entry): void {
    this.#twice.push({ entry, ...(before.from === this.#from || before.from === undefined ? {} : { other: before.from }) });
  }

  #put(entry: Entry): void {
    const made: Entry = { ...entry, ...(this.#from === undefined ? {} : { from: this.#from }) };
    const same = this.#entries.findIndex((e) => sameKeyAndDay(e, entry));
    if (same >= 0) this.#entries[same] = made;
    else this.#entries.push(made);
  }

  /** Sets one part of a ratio; the parts of one key and day make one observation. */
  addPart(entry: Omit<Entry, 'value'>, part: keyof Parts, value: string): void {
    const before = this.#entries.find((e) => sameKeyAndDay(e, entry));
    const known = before?.parts ?? (typeof before?.value === 'object' && 'numerator' in before.value ? before.value : {});
    const shared = new Set<keyof Parts>(!before || !this.#replaces(before.from) ? before?.shared : PARTS);
    const parts: Parts = { ...known, [part]: value };
    if (known[part] !== undefined && !shared.has(part)) this.#foundTwice({ ...entry, value }, before!);
    shared.delete(part);
    this.#put({ ...entry, value: { numerator: parts.numerator ?? '0', denominator: parts.denominator ?? '0', ...(parts.excluded === undefined ? {} : { excluded: parts.excluded }) }, parts, shared });
  }

  has(fact: string, period: string, dims: Record<string, string>): boolean {
    return this.#entries.some((e) => keyOf(e) === keyOf({ fact, period, dims }));
  }

  /**
   * The observations, each with an id. What has no day of its own is known from the first day of
   * its period, so that nothing is late; a later value supersedes the one before it.
   */
  finish(cx: Context): { observations: Observation[]; members: Record<string, Member[]> } {
    for (const { entry: { fact, node }, other } of this.#twice) {
      if (node && other !== undefined) cx.report('SCN-144', node, { name: fact, other });
      else if (node) cx.report('SCN-112', node, { name: fact });
    }
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
    for (const dim of [...this.#members.keys()].sort()) members[dim] = this.membersOf(dim).flatMap((key) => entriesOf(key, this.#members.get(dim)!.get(key)!));
    return { observations, members };
  }
}

/** What was known of a member from each day on: a later entry says again what it does not change. */
function entriesOf(key: string, known: Known): Member[] {
  let dates: Pick<Member, 'joined' | 'left'> = {};
  const days = [...known.keys()].sort();
  return (days.length > 0 ? days : ['']).map((recordedAt) => {
    const { joined, left } = known.get(recordedAt) ?? {};
    dates = { ...dates, ...(joined ? { joined: joined.date } : {}), ...(left ? { left: left.date } : {}) };
    return { key, ...dates, ...(recordedAt === '' ? {} : { recordedAt }) };
  });
}

function sameKeyAndDay(a: Omit<Entry, 'value'>, b: Omit<Entry, 'value'>): boolean {
  return keyOf(a) === keyOf(b) && a.recordedAt === b.recordedAt;
}

function keyOf(e: Pick<Entry, 'fact' | 'period' | 'dims'>): string {
  return JSON.stringify([e.fact, e.period, Object.entries(e.dims).sort(([a], [b]) => (a < b ? -1 : 1))]);
}
