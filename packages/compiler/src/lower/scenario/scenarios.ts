/** Scenarios: facts as observations, expectations as what must come out. */
import { SCENARIOS_FORMAT, type Expectation as ProgramExpectation, type Program, type Scenario as ProgramScenario, type ScenarioSuite } from '@remit/program';
import type { Expectation, Scenario, MemberDate, ScenarioEntry } from '@remit/language/ast';
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

/** The scenarios of a contract, in the order of their files and their text. */
export function lowerScenarios(cx: Context, program: Program, scenarios: readonly Scenario[]): ScenarioSuite {
  return { format: SCENARIOS_FORMAT, contract: program.id, scenarios: scenarios.map((s) => lowerScenario(cx, program, s)) };
}

function lowerScenario(cx: Context, program: Program, node: Scenario): ProgramScenario {
  const sheet = new FactSheet(new Set([...program.facts, ...program.judgements ?? []].map(({ id }) => id)));
  const expect: ProgramExpectation[] = [];
  const expected = (e: Expectation, asOf?: string) => { expect.push(...lowerExpectation(cx, program, e, asOf)); };
  for (const clause of node.clauses) {
    switch (clause.$type) {
      case 'InPeriod': {
        const period = namedPeriod(cx, clause.period);
        if (period) for (const entry of clause.entries) enter(cx, sheet, entry, { period: period.id, dims: {} });
        break;
      }
      case 'KnownOn': {
        const recordedAt = dateText(clause.date);
        if (recordedAt === undefined) { cx.report('TYP-101', clause, { text: clause.date }); break; }
        for (const entry of clause.entries) {
          if (entry.$type === 'Expectation') expected(entry, recordedAt);
          else if (entry.$type === 'InPeriod') {
            const period = namedPeriod(cx, entry.period);
            if (period) for (const inner of entry.entries) enter(cx, sheet, inner, { period: period.id, dims: {}, recordedAt });
          } else enter(cx, sheet, entry, { dims: {}, recordedAt });
        }
        break;
      }
      case 'Expectation': expected(clause); break;
      case 'OtherwiseFacts': break;
      default: enter(cx, sheet, clause, { dims: {} });
    }
  }
  const otherwise = node.clauses.find((c) => c.$type === 'OtherwiseFacts');
  if (otherwise) fillOther(cx, program, sheet, otherwise);
  const place = placeOf(node);
  const { observations, members } = sheet.finish(cx);
  return {
    title: node.title, ...(place ? { at: `${place.uri}:${place.startLine}` } : {}),
    ...(Object.keys(members).length > 0 ? { members } : {}), observations, expect,
  };
}

/** `joined on 10 May 2026`, `left on 1 March 2027`: each once for a member of the scenario. */
function memberDate(cx: Context, sheet: FactSheet, node: MemberDate, dim: string, key: string): void {
  const date = dateText(node.date);
  if (date === undefined) return cx.report('TYP-101', node, { text: node.date });
  if (!sheet.setDate(dim, key, node.joined ? 'joined' : 'left', date)) cx.report('SCN-112', node, { name: `${node.joined ? 'joined' : 'left'} of ${key}` });
}

function enter(cx: Context, sheet: FactSheet, entry: ScenarioEntry, place: Place): void {
  switch (entry.$type) {
    case 'Assignment': return observe(cx, sheet, entry, place);
    case 'MemberFacts': {
      const group = entry.group.ref;
      if (!group || group.$type === 'Party') return cx.report('SCN-101', entry, { name: entry.group.$refText });
      const dim = dimensionId(group);
      sheet.addMember(dim, entry.key);
      for (const said of entry.dates) memberDate(cx, sheet, said, dim, entry.key);
      for (const inner of entry.entries) enter(cx, sheet, inner, { ...place, dims: { ...place.dims, [dim]: entry.key } });
      return;
    }
    case 'Decision': return decide(cx, sheet, entry, place);
  }
}
