import type { HoldReason, Program } from '@remit/program';
import { inputsOf } from '@remit/program/judgement-fact';
import { dateInWords, periodInWords } from './dates.ts';
import { lineTitles, ownedTitle } from './line-titles.ts';

type Keys = Readonly<Record<string, string>> | undefined;

/** What the parts of a program are called, for people. */
export interface Names {
  /** A party by its title, a member of the group by what it is and its key. */
  party(id: string): string;
  /** "Outcome payment", "Outcome payment: advance". */
  line(id: string): string;
  fact(id: string): string;
  fund(id: string): string;
  check(id: string): string;
  value(id: string): string;
  /** "Practice A81001, Need High", or nothing. */
  keys(dims: Keys): string;
  /** "April 2026, Practice A81001". */
  at(period: string, dims: Keys): string;
  /** A line with its period and keys: "Outcome payment, April 2026". */
  lineAt(line: string, period: string, dims: Keys): string;
  /** Why a payment is held, as a sentence. */
  reason(reason: HoldReason): string;
}

/** Reads the names out of a program. */
export function namesOf(program: Program): Names {
  const parties = titles(program.parties);
  const lines = lineTitles(program);
  const declared = new Map(program.lines.flatMap(({ of: owner, title }) => (title === undefined ? [] : [[owner, title] as const])));
  const funds = titles(program.funds);
  const facts = titles(inputsOf(program));
  const checks = titles(program.checks);
  const programTitles = titles(program.vars.filter(({ title }) => title !== undefined));
  const vars = new Map(program.vars.map(({ id, title }) => [id, title ?? ownedTitle(id, (owner) => declared.get(owner) ?? facts.get(owner), (part) => programTitles.get(part))]));
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
      case 'too-few':
        return `${quoted(why.of, facts)} has fewer than ${why.least} ${why.noun} (${why.count}) in ${periodInWords(why.period)}`;
      case 'fund-exceeded':
        return `the limit of the fund ${quoted(why.fund, funds)} has been reached`;
      case 'check':
        return `it must hold that: ${checks.get(why.check) ?? why.check}`;
      case 'held-with':
        return `it is paid only together with "${lines.get(why.line) ?? why.line}", which is held`;
      case 'unknown-member':
        return `"${why.key}" is no longer among the ${titles(program.groups).get(why.group) ?? why.group} in the facts, though it was when this was owed`;
      case 'undecided':
        return `${facts.has(why.decision) ? quoted(why.decision, facts) : `"${vars.get(why.decision) ?? why.decision}"`} is not decided${why.period === 'term' && why.dims === undefined ? '' : ` for ${at(why.period, why.dims)}`}; the day for it is ${dateInWords(why.on)}`;
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
    party: (id) => parties.get(id) ?? (program.groups.length === 1 ? `${program.groups[0]!.member} ${id}` : id),
    line: (id) => lines.get(id) ?? id,
    fact: (id) => facts.get(id) ?? id,
    fund: (id) => funds.get(id) ?? id,
    check: (id) => checks.get(id) ?? id,
    value: (id) => vars.get(id) ?? id,
    keys,
    at,
    lineAt: (line, period, dims) => `${lines.get(line) ?? line}, ${at(period, dims)}`,
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
