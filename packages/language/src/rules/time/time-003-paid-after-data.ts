import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { isoDate, parseDate, writtenDate, type CalendarDate } from '../../model/dates.ts';
import { dayNumber, daysOf } from '../days.ts';
import { replaced } from '../fixes/edits.ts';
import { isThisPeriod, type Datum, type DataGraph } from '../graphs/data.ts';
import { declarationsOf } from '../review.ts';
import { defineRule } from '../rule.ts';
import { availableDay, availableOf, dayAfter, dueDay, firstPeriod, measuredStretch, periodAround, rhythmOf, type Stretch } from './due-days.ts';

/** What is paid for a period is due when the data of that period are there, not before. */
export const time003 = defineRule({
  code: 'TIME-003',
  title: 'Paid before the data are there',
  kind: 'contradiction',
  severity: { design: 'warning', signed: 'error', live: 'error' },
  why: 'Claims and returns go on coming in long after a year has ended: American shared-savings contracts wait three months for them before they reckon. A due date before that is missed every time, or is kept with a guess.',
  remedy: 'Let the payment be due when the last of its data are there; where money is needed earlier, pay on account with `advance` and settle then.',
  sources: ['S74', 'S84'],
  bad: 'paid yearly, due 30 days after the period   // of a measure that is available 150 days after the period',
  good: 'paid yearly, due 180 days after the period',
  fix: 'Let it be due when the data are there',
  check: {
    Contract(contract, { graphs, report }) {
      const latestOf = new Map<string, (payable: AstNode) => Late | undefined>();
      for (const payable of declarationsOf(contract)) {
        if (!ast.isPayment(payable) && !ast.isPool(payable) && !ast.isWithhold(payable) && !ast.isRiskShare(payable)) continue;
        const clauses: readonly AstNode[] = payable.clauses;
        const paid = clauses.find(ast.isPaid);
        const due = paid?.options.find(ast.isDue)?.date;
        if (!paid || !due || paid.options.some((option) => ast.isInInstalments(option) || ast.isSpreadOverTheRest(option))) continue;
        if (clauses.some((clause) => ast.isMeasuredOver(clause) && !isThisPeriod(clause.window))) continue;
        const rhythm = rhythmOf(paid);
        let [day, late, period]: [CalendarDate | undefined, Late | undefined, Stretch | undefined] = [undefined, undefined, undefined];
        if (rhythm) {
          period = firstPeriod(rhythm, contract);
          if (!period) continue;
          day = dueDay(due, period, contract);
          let latest = latestOf.get(rhythm);
          if (!latest) latestOf.set(rhythm, latest = latestIn(period, contract, graphs.data));
          late = latest(payable);
        } else if (ast.isDueOn(due)) {
          day = parseDate(due.date);
          late = latestOfNamed(payable, contract, graphs.data);
        }
        if (!day || !late || isoDate(day) >= isoDate(late.day)) continue;
        const needed = period && dayNumber(late.day) - dayNumber(period.last);
        const isMovable = !paid.options.some(ast.isInAdvance);
        const text = needed === undefined ? `on ${writtenDate(late.day)}` : needed > 0 ? `${needed} days after the period` : undefined;
        report({
          at: due,
          message: `'${payable.name}' is due on ${writtenDate(day)}, but what '${late.name}' says of the same period is there only on ${writtenDate(late.day)}: by then nobody can work it out. Let it be due when the data are there, or pay on account and settle then.`,
          related: [{ at: late.datum, message: `'${late.name}' is declared here.` }],
          fixes: [isMovable && text !== undefined ? replaced(due, text, `Let it be due ${text}`) : undefined],
        });
      }
    },
  },
});

interface Late {
  readonly datum: Datum;
  readonly name: string;
  readonly day: CalendarDate;
}

/** For a period: which datum comes last of those that a payment reads of it. */
function latestIn(period: Stretch, contract: ast.Contract, data: DataGraph): (payable: AstNode) => Late | undefined {
  const days = new Map<Datum, Late>();
  for (const datum of data.data) {
    const late = lateness(datum, period, contract);
    if (late) days.set(datum, late);
  }
  const latestFirst = [...days.values()].sort((one, other) => dayNumber(other.day) - dayNumber(one.day)).map(({ datum }) => datum);
  const first = data.firstTo(latestFirst, ({ isElsewhen }) => !isElsewhen);
  return (payable) => {
    const datum = first.get(payable);
    return datum && days.get(datum);
  };
}

/** What is paid once, on a day, and reads results of periods that it names. */
function latestOfNamed(payable: AstNode, contract: ast.Contract, data: DataGraph): Late | undefined {
  const named = data.readsOf(payable).flatMap(({ to, period }) => {
    const stretch = daysOf(period, contract);
    const datum = ast.isOutcome(to) ? clauseOf(to, ast.isMeasuredBy)?.measure?.ref : to;
    const late = stretch && (ast.isFact(datum) || ast.isMeasure(datum)) ? lateness(datum, stretch, contract) : undefined;
    return late ? [late] : [];
  });
  return named.sort((one, other) => dayNumber(other.day) - dayNumber(one.day))[0];
}

/** When what is reported of a period is there; undefined where nothing says so, or where it does not wait for the end of a period. */
function lateness(datum: Datum, period: Stretch, contract: ast.Contract): Late | undefined {
  if (ast.isPopulation(datum)) return undefined;
  const clauses: readonly AstNode[] = datum.clauses;
  const available = availableOf(datum);
  if (available?.on || clauses.some(ast.isOnceGrain) || (!available && clauses.some(ast.isCountedOn))) return undefined;
  const own = periodAround(period, clauses.find(ast.isEachGrain)?.grain ?? datum.grain, contract);
  const stretch = ast.isMeasure(datum) ? measuredStretch(datum, own, contract) : own;
  if (!stretch) return undefined;
  const followed = available ? undefined : clauses.find(ast.isFollowedFor)?.duration;
  const day = available ? availableDay(available, stretch, contract) : followed && dayAfter(stretch.last, followed.count, followed.unit, 'earliest');
  return day && { datum, name: datum.name, day };
}
