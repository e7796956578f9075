import type { FactsDocument, IsoDate } from '@remit/program';
import { allFundTerms } from '@remit/program';
import { isCivilDate } from '@remit/program/civil-date';
import { countedDue } from '@remit/program/counted-due';
import { addDays, laterOf } from '../dates.ts';
import type { Model } from '../prepare/model.ts';

/** The first day the contract knows of: facts of a scenario count as recorded then unless they say when. */
export function firstDay(model: Model): IsoDate {
  return model.time.periods.reduce((first, period) => (period.start < first ? period.start : first), model.program.term.start);
}

/** The day after everything is due, decided and recorded. */
export function dayAfterAll(model: Model, facts: FactsDocument): IsoDate {
  const days = [...turningDays(model, facts), ...model.lines.flatMap(line => [...line.slots.values()].flatMap(slot => [slot.due, ...(slot.ended ?? []).map(end => end.due)])), ...countedDays(model, facts).map(({ due }) => due)];
  const last = days.reduce((latest, day) => (day > latest ? day : latest), model.program.term.end);
  const late = Math.max(0, ...model.lines.map(line => line.declared.lateDays));
  return addDays(last, late + 1);
}

/** Days on which something may be posted or change: payments open, values are recorded, deadlines fall, years begin. */
export function turningDays(model: Model, facts: FactsDocument): IsoDate[] {
  const days = knowledgeDays(model, facts);
  for (const check of model.program.checks) for (const period of model.time.byGrain.get(check.grain) ?? []) if (!period.history) days.add(period.end);
  for (const line of model.lines) {
    for (const slot of line.slots.values()) for (const { opens } of [slot, ...slot.ended ?? []]) days.add(opens);
  }
  for (const { opens } of countedDays(model, facts)) days.add(opens);
  return [...days].sort();
}

/**
 * Days on which what is owed may change. From one to the next every line-period comes to the same, is held for the same
 * reasons and has the same dates: only the payments that open are posted.
 */
export function knowledgeDays(model: Model, facts: FactsDocument): Set<IsoDate> {
  const days = new Set<IsoDate>([...model.deadlines, ...model.closings]);
  for (const line of model.lines) for (const day of Object.values(line.declared.heldWith?.keepUntil ?? {})) days.add(day);
  for (const each of [...facts.observations, ...Object.values(facts.rows ?? {}).flat(), ...Object.values(facts.members ?? {}).flat()]) if (each.recordedAt !== undefined) days.add(each.recordedAt);
  for (const check of model.program.checks) {
    if (check.severity === 'block') for (const period of model.time.byGrain.get(check.grain) ?? []) if (!period.history) days.add(period.end);
  }
  if (model.program.funds.some(fund => allFundTerms(fund).some(({ terms }) => terms.unfunded.rule === 'carried'))) {
    for (const year of model.time.byGrain.get('year') ?? []) if (!year.history) days.add(year.start);
  }
  return days;
}

/** Days from which on somebody is known who was not, or is known otherwise: listed with a day, or named by a value for the first time. */
export function memberDays({ dimensions }: Model, { members = {}, observations, rows = {} }: FactsDocument): IsoDate[] {
  const days = new Set(Object.values(members).flat().flatMap(({ recordedAt }) => recordedAt ?? []));
  const first = new Map<string, IsoDate>();
  for (const { dims, recordedAt } of [...observations, ...Object.values(rows).flat()]) {
    for (const [id, key] of Object.entries(dims ?? {})) {
      const name = JSON.stringify([id, key]);
      const before = first.get(name);
      if (recordedAt !== undefined && dimensions.find(id)?.kind === 'group' && (before === undefined || recordedAt < before)) first.set(name, recordedAt);
    }
  }
  return [...new Set([...days, ...first.values()])].sort();
}

/** When payments open and are due whose due dates count from days among the facts. */
function countedDays(model: Model, facts: FactsDocument): { opens: IsoDate; due: IsoDate }[] {
  const slots = model.lines.flatMap(line => [...line.slots.values()].filter(slot => slot.dueFrom));
  if (slots.length === 0) return [];
  return facts.observations.flatMap(({ fact, period, value }) => (typeof value !== 'string' || !isCivilDate(value) ? [] : slots.flatMap((slot) => {
    if (slot.dueFrom!.fact !== fact || slot.period !== period) return [];
    return [slot, ...slot.ended ?? []].flatMap((dates) => {
      const opens = laterOf(dates.opens, value);
      const due = countedDue(opens, slot.dueFrom!, model.program.calendar);
      return due === undefined ? [] : [{ opens, due }];
    });
  })));
}
