import type { Body, FactsDocument, IsoDate, Program } from '@remit/program';
import { addDays, calendar } from './calendar.ts';
import { withDueDays, withDays } from './due-days.ts';
import { withEndings } from './endings.ts';
import { bodies, judgements } from './judgements.ts';
import { withTax } from './taxes.ts';
import { withPlaces, withTitles } from './titles.ts';
import { groups, sets } from './dimensions.ts';
import { funds, PARTIES } from './funds.ts';
import { facts, tables } from './inputs.ts';
import { addLine, addVar, check } from './lines.ts';
import { corrections, membership, observations, without } from './observations.ts';
import { Random } from './random.ts';
import type { Scope } from './scope.ts';
import { spoil } from './spoil.ts';
import { varied } from './variations.ts';
import { withVersions } from './versions.ts';

/** A contract with what becomes known, run at rising dates; the ledger is carried on. */
export interface Case {
  program: Program;
  /** `program`: the contract as varied, from that run on. */
  steps: { facts: FactsDocument; asOf: IsoDate; program?: Program }[];
}

/** The case of a seed. */
export function generate(seed: number): Case {
  const r = new Random(seed);
  const cal = calendar(r);
  const scale = r.pick([2, 2, 2, 2, 2, 2, 2, 2, 0, 3]);
  const s: Scope = { r, calendar: cal, scale, plain: r.chance(38), ...groups(r, cal), sets: sets(r), facts: [], judgements: [], rows: [], vars: [], lines: [] };
  s.facts = facts(s);
  s.rows = tables(s);
  s.judgements = judgements(s);
  const decidedBy = bodies(s);
  const allFunds = funds(s);
  const order = [...Array.from({ length: r.int(1, 5) }, () => 'line'), ...Array.from({ length: s.plain ? 0 : r.int(1, 7) }, () => 'var')];
  for (const kind of r.shuffled(order)) (kind === 'line' ? addLine(s, allFunds) : addVar(s));
  const checks = Array.from({ length: r.pick([0, 0, 1, 2]) }, (_, i) => check(s, i + 1));
  const program: Program = {
    format: 'remit-program/1.0', requires: [], id: `case-${seed}`, name: `Case${seed}`, version: '1.0', status: r.pick(['live', 'live', 'signed', 'design'] as const), profile: 'generic',
    currency: { code: scale === 2 ? 'GBP' : scale === 0 ? 'JPY' : 'BHD', scale }, term: { start: cal.start, end: cal.end },
    parties: [...PARTIES, ...(decidedBy[0]?.members ?? [])].map((id) => ({ id, roles: [] })), groups: s.groups, sets: s.sets, grains: cal.grains, periods: cal.periods,
    facts: s.facts, rows: s.rows, vars: s.vars, funds: allFunds, lines: s.lines, checks,
    ...(s.judgements.length > 0 ? { judgements: s.judgements } : {}), ...(decidedBy.length > 0 ? { bodies: decidedBy } : {}),
  };
  const whole = withTitles(withVersions(withTax(withEndings(withDueDays(program, seed), seed), seed, s.plain), seed), seed);
  const all = steps({ ...s, lines: whole.lines }, decidedBy[0]).map((x): Case['steps'][number] => ({ ...x, facts: withPlaces(withDays(whole, x.facts, seed), seed) }));
  const later = new Random(seed + 6_000_023);
  if (all.length > 1 && later.chance(s.plain ? 30 : 10)) {
    const program = varied(whole, later);
    for (const step of all.slice(later.int(1, all.length - 1))) step.program = program;
  }
  const spoilt = r.chance(8) ? spoil({ ...s, facts: whole.facts }, all.at(-1)!.facts, decidedBy[0]) : undefined;
  return { program: whole, steps: spoilt ? [...all.slice(0, -1), { ...all.at(-1)!, facts: spoilt }] : all };
}

function steps(s: Scope, body: Body | undefined): Case['steps'] {
  const r = s.r;
  const base = observations(s, s.plain ? 2 : r.pick([0, 0, 0, 5, 20]), s.plain ? 5 : r.pick([5, 20, 40]), body);
  const days = new Set<IsoDate>([addDays(s.calendar.end, 200)]);
  const events = [
    ...base.observations.filter((o) => o.supersedes !== undefined || r.chance(15)).map((o) => o.recordedAt).filter((d) => d !== undefined),
    ...s.lines.flatMap((l) => l.schedule.flatMap((x) => [x.opens, x.due, ...(x.ended ?? []).map((e) => e.due)])), ...s.judgements.flatMap((j) => Object.values(j.deadline)), ...s.calendar.periods.map((p) => p.end),
  ];
  for (let i = s.plain ? r.int(3, 6) : r.int(0, 4); i > 0; i--) days.add(addDays(r.pick(events), r.pick([-1, 0, 0, 1, 61, 100])));
  let facts = base;
  const sorted = [...days].sort();
  for (const asOf of sorted.slice(1)) if (r.chance(s.plain ? 90 : 75)) corrections(s, base, asOf, body);
  return sorted.map((asOf) => {
    if (facts.members && r.chance(s.plain ? 20 : 10)) facts = { ...facts, members: Object.fromEntries(Object.keys(facts.members).map((g) => [g, membership(s, g)])) };
    return { facts: s.groups.length > 0 && r.chance(8) ? without(s, facts, r.pick(s.groups).id) : facts, asOf };
  });
}
