import type { FactsDocument, IsoDate } from '@remit/program';
import { addDays } from '../dates.ts';
import type { Model } from '../prepare/model.ts';

/** The first day the contract knows of: facts of a scenario count as recorded then unless they say when. */
export function firstDay(model: Model): IsoDate {
  return model.time.periods.reduce((first, period) => (period.start < first ? period.start : first), model.program.term.start);
}

/** The day after everything is due, decided and recorded. */
export function dayAfterAll(model: Model, facts: FactsDocument): IsoDate {
  const days = [...turningDays(model, facts), ...model.lines.flatMap(line => [...line.slots.values()].flatMap(slot => [slot.due, ...(slot.ended ?? []).map(end => end.due)]))];
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
  return [...days].sort();
}

/**
 * Days on which what is owed may change. From one to the next every line-period comes to the same, is held for the same
 * reasons and has the same dates: only the payments that open are posted.
 */
export function knowledgeDays(model: Model, facts: FactsDocument): Set<IsoDate> {
  const days = new Set<IsoDate>(model.deadlines);
  for (const line of model.lines) for (const day of Object.values(line.declared.heldWith?.keepUntil ?? {})) days.add(day);
  for (const each of [...facts.observations, ...Object.values(facts.rows ?? {}).flat()]) if (each.recordedAt !== undefined) days.add(each.recordedAt);
  for (const check of model.program.checks) {
    if (check.severity === 'block') for (const period of model.time.byGrain.get(check.grain) ?? []) if (!period.history) days.add(period.end);
  }
  if (model.program.funds.some(fund => fund.unfunded.rule === 'carried')) {
    for (const year of model.time.byGrain.get('year') ?? []) if (!year.history) days.add(year.start);
  }
  return days;
}
