import * as ast from '../../ast.ts';
import type { AstNode } from 'langium';
import { clauseOf } from '../../model/clauses.ts';
import { isoDate, parseDate, writtenDate, type CalendarDate } from '../../model/dates.ts';
import { arrangementsOf } from '../../model/topics.ts';
import { treeOf } from '../../model/tree.ts';
import { dayNumber, plusThreshold } from '../days.ts';
import { followedBy, replaced, together } from '../fixes/edits.ts';
import type { Graphs } from '../graphs/graphs.ts';
import { standsBeside } from '../outcomes.ts';
import { declarationsOf } from '../review.ts';
import { defineRule, type RuleFinding } from '../rule.ts';
import { availableOf } from './due-days.ts';
import { followUpsOf, lastObserved, type FollowUp } from './follow-ups.ts';

/** What is observed after the term has ended is still reckoned with: the contract says until when. */
export const time004 = defineRule({
  code: 'TIME-004',
  title: 'Results that come after the contract has ended',
  kind: 'contradiction',
  severity: 'error',
  paysWrongly: true,
  thresholds: ['settlement-after-end'],
  why: 'Employment programmes paid for work that lasts a year; those who found it in the last months of the contract were followed into a time in which nobody was bound to report or to pay.',
  remedy: "Let people enter a cohort within the term: they may be observed after it. Say until when results are still reckoned with, 'reconciliations to' and a date, or which duties outlive the contract, 'provides for run-off \"Clause 30\"'; and promise figures for no day before people have been followed.",
  sources: ['S76', 'S53'],
  bad: 'term 1 April 2026 to 31 March 2029   measure Kept { … followed for 12 months }',
  good: 'term 1 April 2026 to 31 March 2029   reconciliations to 31 December 2030',
  fix: 'Say until when results are reckoned with, or promise the figures for a later day',
  check: {
    Cohort(cohort, { contract, report }) {
      const term = contract && clauseOf(contract, ast.isTermClause);
      const [start, end, from, to] = [parseDate(term?.from), parseDate(term?.to), parseDate(cohort.from), parseDate(cohort.to)];
      if (!start || !end || !from || !to || isoDate(to) < isoDate(from) || isoDate(end) < isoDate(start)) return;
      const isEarly = isoDate(from) < isoDate(start);
      if (!isEarly && isoDate(to) <= isoDate(end)) return;
      report({
        at: cohort,
        message: isEarly
          ? `'${cohort.name}' is entered from ${cohort.from}, before the contract begins on ${term!.from}, so part of it belongs to no period that is paid. Begin it within the term.`
          : `'${cohort.name}' is entered until ${cohort.to}, after the contract has ended on ${term!.to}: nobody is bound to take people in by then, or to pay for them. Let the last of them enter within the term; they may be observed after it.`,
        related: [{ at: term!, message: 'The term is written here.' }],
      });
    },
  },
  also: [{
    kind: 'contradiction',
    severity: { design: 'warning', signed: 'error', live: 'error' },
    check: {
      Contract(contract, { graphs, report }) {
        for (const watched of watchedIn(contract, graphs)) {
          const early = watched.followUps.find(({ followedTo, promised }) => promised && isoDate(promised) < isoDate(followedTo));
          if (early) report(tooEarly(watched, early));
        }
        const closes = closing(contract);
        const late = closes && [...watchedIn(contract, graphs), ...cohortsAfter(contract)].find(({ followUps }) => isoDate(followUps.at(-1)!.followedTo) > closes.day);
        if (!late) return;
        const until = writtenDate(lastDay(late.followUps.at(-1)!));
        report({
          at: late.at,
          message: `${late.who} until ${writtenDate(late.followUps.at(-1)!.followedTo)}, and reconciliations end before that, on ${writtenDate(closes.date)}: what is known only then can never be paid. Reckon with results until ${until}, or follow people for less.`,
          related: closes.clauses.map((node) => ({ at: node, message: 'Results are reckoned with until this day.' })),
          fixes: [closes.clauses.length === 1 ? replaced({ node: closes.clauses[0]!, property: 'date' }, until, `Reckon with results until ${until}`) : undefined],
        });
      },
    },
  }, {
    kind: 'completeness',
    severity: 'warning',
    check: {
      Contract(contract, { graphs, report, threshold }) {
        const term = clauseOf(contract, ast.isTermClause);
        const end = parseDate(term?.to);
        if (!term || !end || closing(contract) || declarationsOf(contract).some(saysRunOff) || saysRunOff(contract)) return;
        const usual = threshold('settlement-after-end');
        const usualEnd = isoDate(usual ? plusThreshold(end, usual) : end);
        const after = [...cohortsAfter(contract), ...watchedIn(contract, graphs)].find(({ followUps, measure }) => {
          const last = followUps.at(-1)!;
          // That figures are promised for no day at all is told of by DATA-001.
          if (measure && !availableOf(measure)) return false;
          // Figures that were promised too early are told of by themselves; the account of any year is settled some months after it.
          const isTold = last.promised && isoDate(last.promised) < isoDate(last.followedTo);
          return isoDate(last.followedTo) > isoDate(end) && !isTold && !(last.promised && isoDate(last.followedTo) <= usualEnd);
        });
        if (!after) return;
        const last = after.followUps.at(-1)!;
        const until = writtenDate(lastDay(last));
        report({
          at: after.at,
          // Who has promised figures for a day after the end is bound to give them.
          ...(last.promised && { severity: 'info' as const }),
          message: last.promised
            ? `${after.who} until ${writtenDate(last.followedTo)}, after the end of the contract on ${term.to}, and nothing says which duties outlive it: to follow people, to report, to keep records, to pay. Write 'provides for run-off' and the clause that says so, or 'reconciliations to ${until}'.`
            : `${after.who} until ${writtenDate(last.followedTo)}, after the end of the contract on ${term.to}, and nothing says that anybody reports or pays for results by then. Say when the figures are there ('available'), and write 'reconciliations to' and a date from then on, or 'provides for run-off' and the clause that says so.`,
          fixes: [followedBy(term, `reconciliations to ${until}`, `Reckon with results until ${until}`)],
        });
      },
    },
  }],
});

/** People who are watched for some time, by what the text says of each period. */
interface Watched {
  readonly at: AstNode;
  /** For a message: who is followed for what. */
  readonly who: string;
  readonly followUps: readonly FollowUp[];
  readonly measure?: ast.Measure;
}

const known = new WeakMap<Graphs, readonly Watched[]>();

/** The measures that money hangs on and that follow people, each once. */
function watchedIn(contract: ast.Contract, graphs: Graphs): readonly Watched[] {
  let watched = known.get(graphs);
  if (!watched) known.set(graphs, watched = lookFor(contract, graphs));
  return watched;
}

function lookFor(contract: ast.Contract, { results }: Graphs): readonly Watched[] {
  const readers = new Map<ast.Measure, ast.Outcome | undefined>();
  for (const outcome of results.decisiveOutcomes) for (const measure of results.measuresOf(outcome)) if (!readers.has(measure)) readers.set(measure, outcome);
  for (const measure of results.paidMeasures) if (!readers.has(measure)) readers.set(measure, undefined);
  return [...readers].flatMap(([measure, reader]) => {
    const at = standsBeside(measure, contract) ? clauseOf(measure, ast.isFollowedFor) : reader && clauseOf(reader, ast.isMeasuredBy);
    const followUps = followUpsOf(measure, contract);
    if (!at || followUps.length === 0 || !standsBeside(at, contract)) return [];
    return [{ at, who: `Those who come in on ${writtenDate(followUps.at(-1)!.lastEntry)} are followed for '${measure.name}'`, followUps, measure }];
  });
}

/** The cohort that is observed longest after the end. */
function cohortsAfter(contract: ast.Contract): readonly Watched[] {
  const end = parseDate(clauseOf(contract, ast.isTermClause)?.to);
  // What is due a number of days after observation is promised by then.
  const isPromised = treeOf(contract).some((node) => ast.isObservationAnchor(node) || ast.isLastCohortAnchor(node));
  const after = contract.declarations.filter(ast.isCohort).flatMap((cohort) => {
    const [lastEntry, followedTo] = [parseDate(cohort.to), lastObserved(cohort)];
    if (!end || !lastEntry || !followedTo || isoDate(lastEntry) > isoDate(end) || isoDate(followedTo) <= isoDate(end)) return [];
    return [{ at: cohort, who: `'${cohort.name}' is observed`, followUps: [{ lastEntry, over: followedTo, followedTo, promised: isPromised ? followedTo : undefined }] }];
  });
  const longest = after.reduce<Watched | undefined>((most, one) => (most && isoDate(most.followUps[0]!.followedTo) >= isoDate(one.followUps[0]!.followedTo) ? most : one), undefined);
  return longest ? [longest] : [];
}

function tooEarly({ at, measure, followUps }: Watched, { lastEntry, followedTo, promised }: FollowUp): RuleFinding {
  const available = measure && availableOf(measure);
  const anchor = available?.date?.anchor;
  // Some months are longer than others: what is promised must be enough for all periods.
  const needed = ast.isPeriodAnchor(anchor) && anchor.unit === 'period' && anchor.edge !== 'start'
    ? Math.max(...followUps.map((one) => dayNumber(one.followedTo) - dayNumber(one.over)))
    : undefined;
  return {
    at,
    message: `Those who come in on ${writtenDate(lastEntry)} are followed for '${measure?.name ?? ''}' until ${writtenDate(followedTo)}, but the figures are promised by ${writtenDate(promised!)}: they would be counted before their time is over. Promise the figures for a later day, or follow people for less.`,
    related: available ? [{ at: available, message: 'The figures are promised here.' }] : [],
    fixes: [available?.date && needed !== undefined
      ? together(`Promise the figures ${needed} days after`, [replaced({ node: available.date, property: 'count' }, `${needed}`, ''), replaced({ node: available.date, property: 'unit' }, 'days', '')])
      : undefined],
  };
}

/** The last day on which results are reckoned with, as the text says; in a pilot, when the contract ends with it. */
function closing(contract: ast.Contract): { readonly date: CalendarDate; readonly day: string; readonly clauses: readonly ast.ReconciliationsTo[] } | undefined {
  const clauses = treeOf(contract).filter(ast.isReconciliationsTo);
  const dates = clauses.flatMap(({ date }) => parseDate(date) ?? []).sort((one, other) => dayNumber(one) - dayNumber(other));
  const date = dates.at(-1);
  return date && { date, day: isoDate(date), clauses };
}

function lastDay({ followedTo, promised }: FollowUp): CalendarDate {
  return promised && isoDate(promised) > isoDate(followedTo) ? promised : followedTo;
}

/** Whether something says in words which duties outlive the contract. */
function saysRunOff(declaration: ast.Contract | ast.Declaration): boolean {
  return 'clauses' in declaration && arrangementsOf(declaration as { readonly clauses: readonly AstNode[] }).includes('run-off');
}
