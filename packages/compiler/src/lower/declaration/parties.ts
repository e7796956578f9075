/** Parties and groups. */
import type { Group as ProgramGroup, Period } from '@remit/program';
import type { CountedOn, Group, Party, Population } from '@remit/language/ast';
import { formatNumber } from '@remit/program/rational';
import type { Context } from '../context.ts';
import { addDays, civil, civilFrom, iso } from '../../time/civil.ts';
import { dateText, dayMonth, literalValue } from '../literal.ts';
import { declareFact } from './fact.ts';

/** A party with its roles and identifiers. */
export function declareParty(cx: Context, node: Party): void {
  const identifiers = node.clauses.flatMap((c) => (c.$type === 'IdentifierClause' ? [[c.scheme, c.identifier] as const] : []));
  cx.parties.push(cx.at({
    id: node.name, ...(node.title === undefined ? {} : { title: node.title }), roles: [...node.roles].sort(),
    ...(identifiers.length > 0 ? { identifiers: Object.fromEntries(identifiers) } : {}),
  }, node));
}

/** Groups of people, per contract. */
const people = new WeakMap<Context, Set<string>>();

/** Whether the members of a dimension are people, whose keys stand for one person each. */
export function arePeople(cx: Context, dim: string): boolean {
  return people.get(cx)?.has(dim) ?? false;
}

/** A group of parties or people; its members come with the facts. */
export function declareGroup(cx: Context, node: Group): void {
  if (node.role === 'persons') people.set(cx, (people.get(cx) ?? new Set<string>()).add(node.name));
  const keyed = node.clauses.find((c) => c.$type === 'KeyedBy');
  const limit = node.clauses.find((c) => c.$type === 'MemberLimit');
  const most = limit && literalValue(limit.count);
  cx.groups.push(cx.at({
    id: node.name, member: node.member.name, ...(node.title === undefined ? {} : { title: node.title }), keyedBy: keyed?.scheme ?? 'key',
    ...(most ? { max: formatNumber(most) } : {}), ...countedOn(cx, node),
  }, node));
}

/** `counted on 1 January before each year`: the day that decides who belongs, for each period that has one. */
function countedOn(cx: Context, node: Group): Pick<ProgramGroup, 'countedOn'> {
  const clause = node.clauses.find((c) => c.$type === 'CountedOn');
  if (!clause) return {};
  const days = new Map(countingPeriods(cx, clause).flatMap((period) => {
    const day = countingDay(clause, period);
    return day === undefined ? [] : [[period.id, day] as const];
  }));
  if (days.size === 0) cx.report('MOD-249', clause, { name: node.name });
  return days.size === 0 ? {} : { countedOn: Object.fromEntries(days) };
}

function countingPeriods(cx: Context, clause: CountedOn): Period[] {
  if (clause.date !== undefined) return cx.periodsOf('term', 'in the term');
  if (clause.unit === 'period') return cx.terms.periods.filter((p) => !p.history);
  return cx.periodsOf(clause.unit ?? 'year', 'with history');
}

function countingDay(clause: CountedOn, period: Period): string | undefined {
  if (clause.date !== undefined) return dateText(clause.date);
  if (clause.edge !== undefined) return clause.edge === 'first' ? period.start : iso(addDays(civil(period.end), -1));
  const day = dayMonth(clause.day ?? '');
  const from = civil(period.start);
  const all = day ? [from.year + 1, from.year, from.year - 1].flatMap((year) => civilFrom(year, day.month, day.day) ?? []).map(iso) : [];
  return clause.position === 'in' ? all.find((date) => date >= period.start && date < period.end) : all.find((date) => date <= period.start);
}

/** The size is asked for whether or not anything reads it. One that is capped at its bounds has bounds. */
export function lowerPopulation(cx: Context, node: Population): void {
  const beyond = node.clauses.find((c) => c.$type === 'BeyondBounds');
  const size = node.clauses.find((c) => c.$type === 'PopulationSize')?.fact;
  const bounded = size?.clauses.some((c) => c.$type === 'BetweenBounds' || c.$type === 'AtMostBound' || c.$type === 'AtLeastBound');
  if (beyond && !bounded) cx.report('MOD-168', beyond, { clause: 'beyond bounds', name: node.name, instead: "The size has no bounds. Write them: 'size ListSize, between 23,000 and 26,000'." });
  if (size) declareFact(cx, size);
}
