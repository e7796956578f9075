import { add, cmp, fromInteger, ZERO, type Rational } from '@remit/program/rational';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { fewestDays } from '../days.ts';
import { replaced, together } from '../fixes/edits.ts';
import type { Holder } from '../graphs/money.ts';
import type { Review } from '../review.ts';
import { defineRule } from '../rule.ts';
import { servicesOf } from '../subcontracts.ts';
import type { Threshold } from '../threshold.ts';

/** Subcontractors are paid within the days that the profile names, and soon after their head provider. */
export const sub009 = defineRule({
  code: 'SUB-009',
  title: 'A subcontractor that is paid late',
  kind: 'law',
  severity: { design: 'warning', signed: 'warning', live: 'warning' },
  thresholds: ['prompt-payment', 'time-to-pass-on'],
  why: 'In Sussex the firms that drove patients for a provider of transport went unpaid, and the commissioners paid £642,000 of wages in its place. The Merlin standard asks head providers for 30 days; so do public procurement rules, all the way down, though not for health services under the Provider Selection Regime, where it is a term of the contract.',
  remedy: 'Pay within 30 days, and no more than a week after the head provider is paid itself.',
  sources: ['S67', 'S106', 'S32', 'S34', 'S35'],
  bad: 'pays £10,000, monthly, within 60 days of the end of the period',
  good: 'pays £10,000, monthly, within 30 days of the end of the period',
  fix: 'Write 30 days, or the days of the head provider',
  check: {
    Subcontract(subcontract, review) {
      const limit = limitFor(servicesOf(subcontract), review.thresholds('prompt-payment'));
      const name = clauseOf(subcontract, ast.isSubcontractParties)?.subcontractor?.$refText ?? '';
      const toPassOn = review.threshold('time-to-pass-on');
      const isSoonAfter = (headDays: number, limit: Rational): boolean => cmp(add(fromInteger(headDays), toPassOn?.value ?? ZERO), limit) >= 0;
      for (const clause of subcontract.clauses) {
        const within = ast.isSubcontractPays(clause) || ast.isPassesOn(clause) ? clause.within : undefined;
        const days = within && fewestDays(within.count, within.unit);
        if (!within || days === undefined) continue;
        const at = { node: within, property: 'count' };
        const write = (count: string): NonNullable<ReturnType<typeof together>>[] => [together(`Write '${count} days'`, [replaced(at, count, ''), replaced({ node: within, property: 'unit' }, 'days', '')])!];
        const heads = ast.isSubcontractPays(clause) && ast.isPeriodAnchor(within.event) && within.event.edge !== 'start'
          ? latestOfHead(clauseOf(subcontract, ast.isSubcontractParties)?.head?.ref, clause.frequency, review)
          : undefined;
        if (limit && cmp(fromInteger(days), limit.value) > 0) {
          // What is within the limit, and would be told to be late for the head provider, is no correction.
          const inTime = heads && !isSoonAfter(heads.days, limit.value) ? String(heads.days) : limit.value.n.toString();
          const basis = limit.standing === 'law'
            ? `the ${limit.written} that law allows${appliesTo(limit, review.thresholds('prompt-payment'))}${servicesOf(subcontract).size === 0 ? '; elsewhere they are good practice' : ''}`
            : `the ${limit.written} that are good practice`;
          review.report({
            at,
            message: `'${name}' is paid within ${within.count} ${within.unit}, later than ${basis}. Whoever pays staff every month cannot wait that long. Write '${inTime} days'${inTime === limit.value.n.toString() ? '' : ', as the head provider has'}.`,
            fixes: write(inTime),
          });
          continue;
        }
        if (!heads || isSoonAfter(heads.days, fromInteger(days))) continue;
        review.report({
          at,
          severity: 'info',
          message: `'${name}' is paid within ${within.count} ${within.unit} of the end of the period, its head provider within ${heads.days} days: the head provider would hold for a time what those who do the work are owed. Write '${heads.days} days'.`,
          related: [{ at: heads.at, message: 'The head provider is paid here.' }],
          fixes: write(String(heads.days)),
        });
      }
    },
  },
});

/** Within how many days of the end of a period a subcontractor of a head provider is paid in time: the days of the head provider, at most those of the limit. */
export function daysToPay(head: Holder, frequency: ast.SubcontractPays['frequency'], review: Review): string {
  const limit = limitFor(new Set(), review.thresholds('prompt-payment'))?.value ?? fromInteger(30);
  const days = latestOfHead(head, frequency, review)?.days;
  return days !== undefined && days > 0 && cmp(fromInteger(days), limit) < 0 ? String(days) : limit.n.toString();
}

/** Which contracts a law is about, where several have the same figure. */
function appliesTo({ written }: Threshold, thresholds: readonly Threshold[]): string {
  const all = thresholds.filter((one) => one.standing === 'law' && one.written === written).map((one) => one.appliesTo);
  return all.length === 0 || all.includes(undefined) ? '' : ` in ${all.join(' and in ')}`;
}

/** What binds: law for services that are no health services, else what is advised, or a default. */
function limitFor(kinds: ReadonlySet<string>, thresholds: readonly Threshold[]): Threshold | undefined {
  const inDays = thresholds.filter(({ unit }) => unit === 'days');
  return kinds.has('health') ? inDays.find(({ standing }) => standing !== 'law') ?? inDays[0] : inDays[0];
}

/** The most days after the end of a period of the same length in which the head provider is paid; undefined where one such payment is paid otherwise. */
function latestOfHead(head: Holder | undefined, frequency: ast.SubcontractPays['frequency'], { graphs: { money } }: Review): { readonly days: number; readonly at: ast.Due | ast.Within } | undefined {
  let latest: { readonly days: number; readonly at: ast.Due | ast.Within } | undefined;
  for (const { by, at, kind } of money.to(head)) {
    if (kind !== 'payment' && kind !== 'subcontract') continue;
    const paid = ast.isPayment(by) || ast.isPool(by) ? (by.clauses as readonly { readonly $type: string }[]).find(ast.isPaid) : undefined;
    if ((paid?.frequency ?? (ast.isSubcontractPays(at) ? at.frequency : undefined)) !== frequency) continue;
    const due = paid ? paid.options.find(ast.isDue) : ast.isSubcontractPays(at) ? at.within : undefined;
    const after = ast.isDue(due) ? (ast.isDueAfter(due.date) ? due.date : undefined) : due;
    const anchor = ast.isWithin(after) ? after.event : after?.anchor;
    const days = ast.isPeriodAnchor(anchor) && anchor.edge !== 'start' ? fewestDays(after!.count, after!.unit) : undefined;
    if (!due || days === undefined || paid?.options.some(ast.isInAdvance)) return undefined;
    if (!latest || days > latest.days) latest = { days, at: due };
  }
  return latest;
}
