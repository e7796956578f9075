/** `ListSize = 9,103 people`, `DM006 = 410 out of 480 less 20`, `Control.AtTarget = 5` */
import type { AstNode } from 'langium';
import type { Fact, ObservedValue } from '@remit/program';
import type { Assignment, Code, Measure, Referable } from '@remit/language/ast';
import type { Context } from '../context.ts';
import { declareFact } from '../declaration/fact.ts';
import { declareMeasure, shapeOf } from '../declaration/measure.ts';
import { dayFactId } from '../flow/counted-slots.ts';
import { namedPeriod } from '../period.ts';
import type { FactSheet, Place } from './fact-sheet.ts';
import { observedValue, plainNumber } from './observed-value.ts';

/** Enters an assignment into the sheet. */
export function observe(cx: Context, sheet: FactSheet, node: Assignment, place: Place): void {
  const target = node.target.ref;
  if (!target) return;
  const found = node.event === undefined ? factOf(cx, target, node) : dayFact(cx, target, node.event);
  if (!found && node.event !== undefined) return cx.report('SCN-130', node, { name: node.target.$refText, event: node.event });
  if (!found) return cx.report('SCN-102', node, { name: node.target.$refText });
  // A value of what nothing reads changes nothing, and a run would not know its name.
  if (!sheet.takes(found.fact.id)) return cx.report('SCN-125', node, { name: node.target.$refText });
  const period = node.period ? namedPeriod(cx, node.period)?.id : place.period;
  for (const dims of keysFor(cx, node, found.fact, { ...place.dims, ...found.dims })) {
    const own = periodFor(cx, node, found.fact, period);
    if (own !== undefined) enter(cx, sheet, node, target, found.fact, dims, own, place);
  }
}

function enter(cx: Context, sheet: FactSheet, node: Assignment, target: Referable, fact: Fact, dims: Record<string, string>, own: string, place: Place): void {
  const base = { dims, period: own, ...(place.recordedAt === undefined ? {} : { recordedAt: place.recordedAt }) };
  const part = node.part?.$refText;
  if (part !== undefined) return enterPart(cx, sheet, node, target, part, { ...base, fact: fact.id });
  if (node.event !== undefined && node.value.$type !== 'DateValue' && node.value.$type !== 'MissingValue') return cx.report('SCN-131', node, { name: node.target.$refText, event: node.event });
  const value = observedValue(cx, node.value, fact);
  if (value !== undefined) sheet.add({ ...base, fact: fact.id, value, node });
}

/** `invoice for FootCare`: the day that the due dates of a subcontract count from. */
function dayFact(cx: Context, target: Referable, event: 'invoice' | 'receipt'): { fact: Fact; dims?: Record<string, string> } | undefined {
  const fact = target.$type === 'Subcontract' ? cx.facts.get(dayFactId(target.name, event)) : undefined;
  return fact && { fact };
}

/** The fact that a name of the text stands for, and the keys that the name itself gives. */
function factOf(cx: Context, target: Referable, node: Assignment): { fact: Fact; dims?: Record<string, string> } | undefined {
  switch (target.$type) {
    case 'Fact': case 'SizeFact': return { fact: declareFact(cx, target) };
    case 'Population': {
      const size = target.clauses.find((c) => c.$type === 'PopulationSize');
      return size && { fact: declareFact(cx, size.fact) };
    }
    case 'Measure': return measureFact(cx, target, node.part?.$refText);
    case 'Outcome': {
      const measure = target.clauses.find((c) => c.$type === 'MeasuredBy')?.measure.ref;
      return measure?.$type === 'Measure' ? measureFact(cx, measure, node.part?.$refText) : undefined;
    }
    case 'Code': return elementFact(cx, target, node);
    default: return undefined;
  }
}

function measureFact(cx: Context, node: Measure, part: string | undefined): { fact: Fact } | undefined {
  const { id } = declareMeasure(cx, node);
  const fact = cx.facts.get(id) ?? (part === undefined ? undefined : cx.facts.get(`${id}.${part}`));
  return fact && { fact };
}

/** `DM006 = …`: the one fact of the contract that is for each element of that set, and fits the value. */
function elementFact(cx: Context, code: Code, node: Assignment): { fact: Fact; dims: Record<string, string> } | undefined {
  const set = code.$container.$type === 'SetDeclaration' || code.$container.$type === 'BandsDeclaration' ? code.$container.name : undefined;
  if (set === undefined) return undefined;
  const ratio = node.value.$type === 'Observation' && node.value.total !== undefined;
  const all = [...cx.facts.values()].filter((f) => f.each.includes(set));
  const fitting = ratio ? all.filter((f) => f.type === 'ratio') : all;
  return fitting.length === 1 ? { fact: fitting[0]!, dims: { [set]: code.name } } : undefined;
}

/** The keys of the fact's dimensions, one set for each element that is named; none (and a finding) where one is not given. */
function keysFor(cx: Context, node: Assignment, fact: Fact, given: Record<string, string>): Record<string, string>[] {
  const codes = node.codes.map((c) => c.$refText);
  let all: Record<string, string>[] = [Object.create(null)];
  for (const dim of fact.each) {
    const set = cx.sets.find((s) => s.id === dim);
    const keys = given[dim] === undefined ? codes.filter((c) => set?.elements.some((e) => e.key === c)) : [given[dim]];
    if (keys.length === 0) cx.report('SCN-103', node, { name: node.target.$refText, dimension: dim });
    all = all.flatMap((dims) => keys.map((key) => ({ ...dims, [dim]: key })));
  }
  return all;
}

/** The period of the entry, which must be of the fact's grain; a fact that is given once needs none. */
function periodFor(cx: Context, node: AstNode & { target: { $refText: string } }, fact: Fact, period: string | undefined): string | undefined {
  if (fact.grain === 'term') return 'term';
  if (period !== undefined && cx.period(period)?.grain === fact.grain) return period;
  cx.report('SCN-104', node, { name: node.target.$refText, grain: fact.grain });
  return undefined;
}

function enterPart(cx: Context, sheet: FactSheet, node: Assignment, target: Referable, part: string, entry: { fact: string; period: string; dims: Record<string, string>; recordedAt?: string }): void {
  const measure = target.$type === 'Outcome' ? target.clauses.find((c) => c.$type === 'MeasuredBy')?.measure.ref : target;
  const value = plainNumber(cx, node.value);
  if (measure?.$type !== 'Measure' || value === undefined) return cx.report('SCN-105', node, { name: node.target.$refText });
  const shape = shapeOf(measure);
  if (shape.shape !== 'ratio') return sheet.add({ ...entry, value: value as ObservedValue, node });
  const which = part === shape.numerator ? 'numerator' : part === shape.denominator ? 'denominator' : 'excluded';
  sheet.addPart({ ...entry, node }, which, value);
}
