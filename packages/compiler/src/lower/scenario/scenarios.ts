/** Scenarios: facts as observations, expectations as what must come out. */
import { SCENARIOS_FORMAT, type Expectation as ProgramExpectation, type Program, type Scenario as ProgramScenario, type ScenarioSuite } from '@remit/program';
import type { Expectation, InPeriod, MemberDate, Scenario, ScenarioEntry, SharedFacts } from '@remit/language/ast';
import type { Context } from '../context.ts';
import { dateText } from '../literal.ts';
import { namedPeriod } from '../period.ts';
import { placeOf } from '../place.ts';
import { dimensionId } from '../dimension.ts';
import { lowerExpectation } from './expectation.ts';
import { FactSheet, type Place } from './fact-sheet.ts';
import { observe } from './assignment.ts';
import { fillOther } from './otherwise.ts';
import { decide } from './decision.ts';

/** The scenarios of a contract, in the order of their files and their text. Shared facts that no scenario takes are read as well, so that what is wrong in them is found. */
export function lowerScenarios(cx: Context, program: Program, scenarios: readonly Scenario[], shared: readonly SharedFacts[]): ScenarioSuite {
  const taken = new Set(scenarios.flatMap((s) => s.shared.map(({ ref }) => ref)));
  for (const facts of shared) {
    if (taken.has(facts)) continue;
    const sheet = sheetFor(program);
    readFacts(cx, sheet, facts);
    sheet.finish(cx);
  }
  return { format: SCENARIOS_FORMAT, contract: program.id, scenarios: scenarios.map((s) => lowerScenario(cx, program, s)) };
}

function sheetFor(program: Program): FactSheet {
  return new FactSheet(new Set([...program.facts, ...program.judgements ?? []].map(({ id }) => id)));
}

/** The facts of a block: those of scenarios share all but what a scenario expects. */
function readFacts(cx: Context, sheet: FactSheet, node: Scenario | SharedFacts, expected?: (node: Expectation, asOf?: string) => void): void {
  for (const clause of node.clauses) {
    switch (clause.$type) {
      case 'InPeriod': inPeriod(cx, sheet, clause); break;
      case 'KnownOn': {
        const recordedAt = dateText(clause.date);
        if (recordedAt === undefined) { cx.report('TYP-101', clause, { text: clause.date }); break; }
        for (const entry of clause.entries) {
          if (entry.$type === 'Expectation') expected ? expected(entry, recordedAt) : cx.report('SCN-143', entry, {});
          else if (entry.$type === 'InPeriod') inPeriod(cx, sheet, entry, recordedAt);
          else enter(cx, sheet, entry, { dims: {}, recordedAt });
        }
        break;
      }
      case 'Expectation': expected?.(clause); break;
      case 'OtherwiseFacts': break;
      default: enter(cx, sheet, clause, { dims: {} });
    }
  }
}

function inPeriod(cx: Context, sheet: FactSheet, node: InPeriod, recordedAt?: string): void {
  const period = namedPeriod(cx, node.period);
  if (period) for (const entry of node.entries) enter(cx, sheet, entry, { period: period.id, dims: {}, ...(recordedAt === undefined ? {} : { recordedAt }) });
}

function lowerScenario(cx: Context, program: Program, node: Scenario): ProgramScenario {
  const sheet = sheetFor(program);
  const expect: ProgramExpectation[] = [];
  for (const { ref } of node.shared) {
    if (!ref) continue;
    if (ref.contract.ref !== node.contract.ref) { cx.report('SCN-142', node, { facts: ref.name, other: ref.contract.$refText, contract: node.contract.$refText }); continue; }
    sheet.readFrom(ref.name);
    readFacts(cx, sheet, ref);
  }
  sheet.readFrom(undefined);
  readFacts(cx, sheet, node, (e, asOf) => { expect.push(...lowerExpectation(cx, program, e, asOf)); });
  const otherwise = node.clauses.find((c) => c.$type === 'OtherwiseFacts');
  if (otherwise) fillOther(cx, program, sheet, otherwise);
  const place = placeOf(node);
  const { observations, members } = sheet.finish(cx);
  return {
    title: node.title, ...(place ? { at: `${place.uri}:${place.startLine}` } : {}),
    ...(Object.keys(members).length > 0 ? { members } : {}), observations, expect,
  };
}

/** `joined on 10 May 2026`, `left on 1 March 2027`: each once for a member, and once for each day on which it came to be known. */
function memberDate(cx: Context, sheet: FactSheet, node: MemberDate, dim: string, key: string, recordedAt: string | undefined): void {
  const date = dateText(node.date);
  if (date === undefined) return cx.report('TYP-101', node, { text: node.date });
  if (!sheet.setDate(dim, key, node.joined ? 'joined' : 'left', date, recordedAt)) cx.report('SCN-112', node, { name: `${node.joined ? 'joined' : 'left'} of ${key}` });
}

function enter(cx: Context, sheet: FactSheet, entry: ScenarioEntry, place: Place): void {
  switch (entry.$type) {
    case 'Assignment': return observe(cx, sheet, entry, place);
    case 'MemberFacts': {
      const group = entry.group.ref;
      if (!group || group.$type === 'Party') return cx.report('SCN-101', entry, { name: entry.group.$refText });
      const dim = dimensionId(group);
      if (entry.dates.length === 0 || place.recordedAt === undefined) sheet.setKnown(dim, entry.key);
      for (const said of entry.dates) memberDate(cx, sheet, said, dim, entry.key, place.recordedAt);
      for (const inner of entry.entries) enter(cx, sheet, inner, { ...place, dims: { ...place.dims, [dim]: entry.key } });
      return;
    }
    case 'Decision': return decide(cx, sheet, entry, place);
  }
}
