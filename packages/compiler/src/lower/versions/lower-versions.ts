/** A contract with variations: every version is lowered by itself, and what they come to is one program. */
import type { AstNode } from 'langium';
import type { Fact, GrainId } from '@remit/program';
import type { Contract, Payment } from '@remit/language/ast';
import { Origins } from '../../emit/origin.ts';
import { GRAINS } from '../../time/periods.ts';
import type { Findings } from '../../diagnostics/findings.ts';
import { Context, type Terms } from '../context.ts';
import type { FlowLine } from '../flow/flows.ts';
import { isMeasured } from '../declaration/measure.ts';
import { upliftOf } from '../flow/uplift.ts';
import { inferGrains } from '../inferred-grains.ts';
import { dateText, dateWords } from '../literal.ts';
import { checkChanges } from './check-changes.ts';
import { checkAgreement } from './concerned.ts';
import { checkFunders } from './kept-by-funders.ts';
import { leaverRule } from './leavers.ts';
import { LineNames } from './line-names.ts';
import { mergeChecks } from './merge-checks.ts';
import { mergeFunds } from './merge-funds.ts';
import { mergeKept } from './merge-kept.ts';
import { mergeLines } from './merge-lines.ts';
import { MergedValues } from './merged-values.ts';
import { PeriodRules } from './period-rules.ts';
import { PartMeasures } from './measured-by-part.ts';
import type { LineMerge } from './stretches.ts';
import { Timeline } from './timeline.ts';
import type { ContractVersion } from './variations.ts';
import { VersionedText } from './versioned-text.ts';

/** Lowers every version with `lower`, and merges them into the context of the last; undefined where something was refused. */
export function lowerVersions(node: Contract, terms: Terms, versions: readonly ContractVersion[], findings: Findings, lower: (cx: Context) => void): Context | undefined {
  const text = new VersionedText(node, versions);
  checkChanges(node, versions, text, findings);
  if (findings.refused) return undefined;
  const grains = grainsOfAll(node, versions, text);
  const origins = new Origins();
  const contexts = versions.map((_, version) => text.as(version, () => {
    const cx = new Context(node, terms, grains, findings, origins);
    lower(cx);
    if (version > 0) warnOfPrices(cx, versions[version]!);
    return cx;
  }));
  if (findings.refused) return undefined;
  return merged(contexts, text, versions, findings, origins);
}

/** A fact or measure has one grain in all versions: the coarsest of those that its readers give it. */
function grainsOfAll(node: Contract, versions: readonly ContractVersion[], text: VersionedText): Map<AstNode, GrainId> {
  const all = new Map<AstNode, GrainId>();
  versions.forEach((_, version) => {
    for (const [key, grain] of text.as(version, () => inferGrains(node))) {
      const known = all.get(key);
      if (known === undefined || GRAINS.indexOf(grain) > GRAINS.indexOf(known)) all.set(key, grain);
    }
  });
  return all;
}

function merged(contexts: readonly Context[], text: VersionedText, versions: readonly ContractVersion[], findings: Findings, origins: Origins): Context {
  const cx = contexts.at(-1)!;
  const timeline = new Timeline(versions, cx.terms.periods);
  const lines = contexts.map((one) => [...one.lines]);
  const names = new LineNames(lines, contexts.map((one) => one.funds));
  const values = new MergedValues(timeline, contexts.map((one) => new Map(one.vars)), names, origins);
  const version = (v: number) => ({ lines: lines[v]!, declarations: text.declarationsOf(v) });
  const rules = new PeriodRules(versions, findings, (share, v) => leaverRule(share, version(v - 1), version(v)));
  const merge: LineMerge = { timeline, names, values, rules, terms: cx.terms, origins, lines, known: new Map(), measures: new PartMeasures(timeline, values.vars, measuredIn(contexts)) };
  mergeKept(merge);
  const funds = mergeFunds(contexts.map((one) => [...one.funds]), merge);
  const checks = mergeChecks(contexts.map((one) => [...one.checks]), timeline, values, origins);
  checkAgreement(merge, contexts, cx.terms.periods.filter((p) => !p.history));
  replace(cx.lines, mergeLines(merge));
  checkFunders(cx.lines, funds, timeline, findings);
  rules.reportIdle();
  replace(cx.funds, funds);
  replace(cx.checks, checks);
  for (const list of ['parties', 'groups', 'sets'] as const) replace<{ id: string }>(cx[list], union(contexts.map((one): readonly { id: string }[] => one[list])));
  for (const one of contexts) for (const map of ['facts', 'judgements', 'bodies'] as const) addMissing(cx[map] as Map<string, unknown>, one[map]);
  for (const [id, fact] of cx.facts) cx.facts.set(id, { ...fact, ...boundsIn(fact, values, versions.length - 1) });
  for (const [id, fact] of cx.facts) origins.note(fact, contexts.map((one) => one.facts.get(id)).flatMap((f) => (f && origins.placeOf(f)) ?? [])[0]);
  mergeFlows(contexts, names);
  cx.vars.clear();
  for (const [id, variable] of values.vars) cx.vars.set(id, variable);
  for (const line of cx.lines) cx.lineReach.set(line.id, { grain: line.grain, each: line.each });
  cx.textOn = (day, work) => text.as(timeline.at(day), work);
  return cx;
}

/** The facts that are numbers of measures. */
function measuredIn(contexts: readonly Context[]): Map<string, Fact> {
  return new Map(contexts.flatMap((one) => [...one.facts].filter(([, fact]) => isMeasured(fact))));
}

function boundsIn(fact: Context['facts'] extends Map<string, infer F> ? F : never, values: MergedValues, version: number): object {
  return { ...(fact.min ? { min: values.rewrite(fact.min, version) } : {}), ...(fact.max ? { max: values.rewrite(fact.max, version) } : {}) };
}

/** What a declaration comes to in all versions, for those who ask what it pays. */
function mergeFlows(contexts: readonly Context[], names: LineNames): void {
  const cx = contexts.at(-1)!;
  const all = new Map<AstNode, Map<string, FlowLine>>();
  contexts.forEach((one, version) => {
    for (const [node, flow] of one.flows) {
      const lines = all.get(node) ?? new Map<string, FlowLine>();
      all.set(node, lines);
      for (const line of flow.lines) {
        const id = names.nameOf(line.id, version);
        const known = lines.get(id);
        lines.set(id, { ...line, id, parts: [...new Set([...known?.parts ?? [], ...line.parts])] });
      }
    }
  });
  for (const [node, lines] of all) {
    const flow = contexts.map((one) => one.flows.get(node)).find((f) => f !== undefined)!;
    cx.flows.set(node, { ...flow, lines: [...lines.values()] });
  }
}

/** A price that a variation writes is uplifted from the first rise on, as all text is read as if it had always stood there. */
function warnOfPrices(cx: Context, { node, effective }: ContractVersion): void {
  for (const change of node!.clauses) {
    if (change.$type !== 'VariationChange' || change.target.ref?.$type !== 'Payment') continue;
    const payment: Payment = change.target.ref;
    const uplift = upliftOf(payment);
    const from = uplift?.from === undefined ? undefined : dateText(uplift.from);
    const amount = change.clauses.find((c) => c.$type === 'AmountClause');
    if (!amount || from === undefined || from > effective || change.clauses.some((c) => c.$type === 'Uplift')) continue;
    cx.report('MOD-214', amount, { name: payment.name, date: dateWords(from) });
  }
}

function addMissing(to: Map<string, unknown>, from: ReadonlyMap<string, unknown>): void {
  for (const [id, item] of from) if (!to.has(id)) to.set(id, item);
}

function replace<T>(list: T[], items: readonly T[]): void {
  list.splice(0, list.length, ...items);
}

function union<T extends { id: string }>(lists: readonly (readonly T[])[]): T[] {
  const all = new Map<string, T>();
  for (const list of lists) for (const item of list) if (!all.has(item.id)) all.set(item.id, item);
  return [...all.values()];
}
