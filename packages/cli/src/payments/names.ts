import type { HoldReason, Program } from '@remit/program';
import { periodInWords } from '../render/dates.ts';

type Keys = Readonly<Record<string, string>> | undefined;

/** What the parts of a program are called, for people. */
export interface Names {
  party(id: string): string;
  line(id: string): string;
  fund(id: string): string;
  check(id: string): string;
  value(id: string): string;
  /** "Practice A81001, band High", or nothing. */
  keys(dims: Keys): string;
  /** A line with its period and keys: "Core, April 2026". */
  lineAt(line: string, period: string, dims: Keys): string;
  /** Why a payment is held, as a sentence. */
  reason(reason: HoldReason): string;
}

/** Reads the names out of a program. */
export function namesOf(program: Program): Names {
  const parties = titles(program.parties);
  const lines = new Map(program.lines.map((line) => [line.id, line.title ? `${line.id} (${line.title})` : line.id]));
  const funds = titles(program.funds);
  const facts = titles(program.facts);
  const checks = titles(program.checks);
  const vars = titles(program.vars);
  const members = new Map(program.groups.map(({ id, member }) => [id, member]));
  const elements = new Map(program.sets.map((set) => [set.id, titles(set.elements.map(({ key, title }) => ({ id: key, title })))]));

  const keys = (dims: Keys): string =>
    Object.entries(dims ?? {})
      .map(([dim, key]) => `${members.get(dim) ?? dim} ${elements.get(dim)?.get(key) ?? key}`)
      .join(', ');
  const at = (period: string, dims: Keys): string => [periodInWords(period), keys(dims)].filter((part) => part !== '').join(', ');

  const reason = (why: HoldReason): string => {
    switch (why.reason) {
      case 'missing':
        return `no value of ${quoted(why.fact, facts)} has been recorded for ${at(why.period, why.dims)}`;
      case 'fund-exceeded':
        return `the limit of the fund ${quoted(why.fund, funds)} has been reached`;
      case 'check':
        return `it must hold that: ${checks.get(why.check) ?? why.check}`;
      case 'held-with':
        return `it is paid only together with "${why.line}", which is held`;
      case 'division-by-zero':
        return `it would be divided by nothing (${why.detail})`;
      case 'degenerate-scale':
        return `a scale or table has no place for the value (${why.detail})`;
      case 'no-earlier-period':
        return `there is no such earlier period (${why.detail})`;
      case 'empty':
        return `there is nobody to work it out from (${why.detail})`;
    }
  };
  return {
    party: (id) => parties.get(id) ?? id,
    line: (id) => lines.get(id) ?? id,
    fund: (id) => funds.get(id) ?? id,
    check: (id) => checks.get(id) ?? id,
    value: (id) => vars.get(id) ?? id,
    keys,
    lineAt: (line, period, dims) => `${line}, ${at(period, dims)}`,
    reason,
  };
}

function titles(all: readonly { id: string; title?: string }[]): ReadonlyMap<string, string> {
  return new Map(all.map(({ id, title }) => [id, title ?? id]));
}

/** A name as it stands in the contract, with its title if that says more. */
function quoted(id: string, titled: ReadonlyMap<string, string>): string {
  const title = titled.get(id) ?? id;
  return title === id ? `"${id}"` : `"${id}" (${title})`;
}
