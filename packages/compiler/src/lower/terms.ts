/** The head of a contract: term, years, currency, rounding, due dates, part years. */
import type { AstNode } from 'langium';
import type { RoundingMode } from '@remit/program';
import type { Cohort, Contract, ContractClause } from '@remit/language/ast';
import { addDays, addMonths, civil, iso } from '../time/civil.ts';
import { holidayCalendar } from '../time/calendars.ts';
import { buildPeriods, type TimeFrame } from '../time/periods.ts';
import type { Rolling } from '../time/due-date.ts';
import type { Findings } from '../diagnostics/findings.ts';
import type { Terms } from './context.ts';
import { currencyScale } from './currency.ts';
import { dateText, dateWords, dayMonth, roundingMode } from './literal.ts';
import { readPartYears } from './part-years.ts';
import { durationOf } from './duration.ts';
import { placeOf } from './place.ts';
import { roundingUnit } from './rounding.ts';

/** The clause of a kind in the head. */
export function headClause<K extends ContractClause['$type']>(node: Contract, kind: K): Extract<ContractClause, { $type: K }> | undefined {
  return node.clauses.find((c) => c.$type === kind) as Extract<ContractClause, { $type: K }> | undefined;
}

/** Reads the head; undefined (and reported) where something that must be written is not there. */
export function readTerms(node: Contract, findings: Findings): Terms | undefined {
  const frame = readFrame(node, findings);
  const currency = headClause(node, 'CurrencyClause');
  const rounding = headClause(node, 'RoundingClause')?.rounding;
  const missing = (clause: string, at: AstNode = node) => { findings.add('MOD-157', placeOf(at), { clause }); return undefined; };
  if (!frame) return undefined;
  if (!currency) return missing('currency');
  if (!rounding) return missing('rounding');
  const scale = currencyScale(currency.code);
  if (scale === undefined) { findings.add('MOD-158', placeOf(currency), { code: currency.code }); return undefined; }
  const unit = roundingUnit(rounding);
  const mode: RoundingMode | undefined = rounding.mode === undefined ? undefined : roundingMode(rounding.mode);
  if (unit === undefined || mode === undefined) {
    findings.add('MOD-157', placeOf(rounding), { clause: 'rounding', text: mode === undefined && unit !== undefined ? rounding.$cstNode?.text ?? '' : undefined });
    return undefined;
  }
  const partYears = headClause(node, 'PartYears');
  return {
    frame, periods: buildPeriods(frame), currency: { code: currency.code, scale }, rounding: { unit, mode },
    rolling: readRolling(node, findings), partYears: partYears ? readPartYears(partYears) : { unit: 'months' },
  };
}

function readFrame(node: Contract, findings: Findings): TimeFrame | undefined {
  const term = headClause(node, 'TermClause');
  const start = term && dateText(term.from);
  const last = term && dateText(term.to);
  if (!term || start === undefined || last === undefined || last < start) {
    findings.add('MOD-157', placeOf(term ?? node), { clause: 'term' });
    return undefined;
  }
  const end = iso(addDays(civil(last), 1));
  const day = headClause(node, 'YearsStart')?.day;
  const years = day === undefined ? undefined : dayMonth(day);
  const history = headClause(node, 'HistoryClause')?.date;
  const historyFrom = history === undefined ? undefined : dateText(history);
  const declared = node.declarations.flatMap((d) => (d.$type === 'Variation' ? d.declarations : [d]));
  const cohorts = declared.filter((d) => d.$type === 'Cohort').flatMap((c) => cohort(c, { start, end }, findings));
  return { term: { start, end }, ...(years ? { years } : {}), ...(historyFrom === undefined ? {} : { historyFrom }), cohorts };
}

/** A cohort lasts from its first entry to the end of the observation of its last. */
function cohort(node: Cohort, term: { start: string; end: string }, findings: Findings): TimeFrame['cohorts'] {
  const start = dateText(node.from);
  const last = dateText(node.to);
  const observed = node.observed && durationOf(node.observed);
  if (start === undefined || last === undefined || (node.observed && !observed)) {
    findings.add('TYP-101', placeOf(node.observed ?? node), { text: node.observed?.$cstNode?.text ?? node.name });
    return [];
  }
  const { months, days } = observed ?? { months: 0, days: 0 };
  const end = iso(addDays(addMonths(addDays(civil(last), 1), months), days));
  // People enter within the term; they may be observed after it.
  if (start < term.start || last >= term.end) findings.add('TIME-004', placeOf(node), { cohort: node.name, from: dateWords(start), to: dateWords(last) });
  return [{ id: node.name, start, end }];
}

function readRolling(node: Contract, findings: Findings): Rolling {
  const clause = headClause(node, 'DueDatesRoll');
  if (!clause) return { direction: 'not' };
  const calendar = clause.calendar === undefined ? undefined : holidayCalendar(clause.calendar);
  if (clause.calendar !== undefined && !calendar) findings.add('MOD-160', placeOf(clause), { calendar: clause.calendar });
  return { direction: clause.direction, ...(calendar ? { calendar } : {}) };
}
