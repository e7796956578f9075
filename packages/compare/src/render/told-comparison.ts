/** A comparison for a page that is read and clicked: all of it in words, nothing cut, and where each thing stands. */
import { ruleByCode } from '@remit/language/rules/all';
import type { ChangeKind, ComparedPlace, DeclarationChange } from '@remit/language/compare/index';
import { moneyInWords } from '@remit/story/money';
import type { Comparison } from '../compare-states.ts';
import type { StateFinding } from '../findings/compare-findings.ts';
import type { Amounts, ContractComparison, PayeeDifference, PaymentDifference, ScenarioComparison } from '../money/compared-money.ts';
import { findingsHeadline, notesOn, textHeadline } from './headlines.ts';
import { daysInWords, heldInWords, isHeldIn, isNothing, payeeInWords, payersInWords, toldScenario, yearInWords, type Told } from './told-scenario.ts';

/** A place in one of the two states. */
export interface ToldPlace extends ComparedPlace { state: 'before' | 'after' }

/** One thing that a declaration says otherwise. */
export interface ToldClause { what: ChangeKind; text: string; place?: ToldPlace }

/** A declaration that is other; `heading` says also that it is new, gone or called otherwise. */
export interface ToldChange { what: ChangeKind; heading: string; place?: ToldPlace; clauses: ToldClause[] }

/** Whether more or less is paid now; `held` where that is not known, since it waits in one state. */
export type Way = 'more' | 'less' | 'same' | 'held';

/** Sums in words, such as "£1,837,080.00", or "held"; `difference` has its sign, and is "none" or "not known" where there is none to tell. `held` is what of them waits in one state alone, where that is not clear from them. */
export interface ToldSums { before: string; after: string; difference: string; way: Way; held?: string }

/** What one party is paid under one payment for one year; `remark` where it is due on other days, or others pay it. */
export interface ToldPayment extends ToldSums { payment: string; year: string; remark?: string }

/** What one party is paid otherwise, in one sentence, in total and payment by payment. */
export interface ToldPayee extends ToldSums { payee: string; sentence: string; payments: ToldPayment[] }

/** A scenario that comes out otherwise; `told` is what besides sums is other. */
export interface ToldScenario { title: string; what: ScenarioComparison['what']; payees: ToldPayee[]; told: Told[] }

/** A contract; `same` are the titles of the scenarios in which nothing is other. */
export interface ToldContract { name: string; sentence: string; scenarios: ToldScenario[]; same: string[] }

/** A finding that only one state has; `title` says what its rule is about. */
export interface ToldFinding { severity: StateFinding['severity']; code: string; title?: string; message: string; declaration?: string; place?: ToldPlace }

/** What is other between two states, in words. */
export interface ToldComparison {
  same: boolean;
  /** What has to be known of the comparison itself. */
  notes: string[];
  text: { headline: string; changes: ToldChange[] };
  contracts: ToldContract[];
  findings: { headline: string; fresh: ToldFinding[]; gone: ToldFinding[] };
}

const ALL = { payees: Infinity, payments: Infinity, holds: Infinity, failed: Infinity };

/** Tells a comparison in full. */
export function toldComparison(comparison: Comparison): ToldComparison {
  const { same, text, contracts, findings } = comparison;
  return {
    same,
    // Where nothing else is told, it would be said of what was never worked out that it is the same.
    notes: [...notesOn(comparison), ...(same ? contracts.filter(({ what }) => what === 'broken').map(({ sentence }) => sentence) : [])],
    text: { headline: textHeadline(comparison), changes: text.changes.map(toldChange) },
    contracts: contracts.map(toldContract),
    findings: { headline: findingsHeadline(comparison), fresh: findings.fresh.map((one) => toldFinding(one, 'after')), gone: findings.gone.map((one) => toldFinding(one, 'before')) },
  };
}

function toldChange({ what, heading, sentence, formerName, clauses, before, after }: DeclarationChange): ToldChange {
  return {
    what, heading: what === 'changed' && formerName === undefined ? heading : sentence.replace(/\.$/, ''), ...placed(before, after),
    clauses: clauses.map((clause) => ({ what: clause.what, text: clause.sentence, ...placed(clause.before?.place, clause.after?.place) })),
  };
}

function placed(before: ComparedPlace | undefined, after: ComparedPlace | undefined): { place?: ToldPlace } {
  if (after) return { place: { state: 'after', ...after } };
  return before ? { place: { state: 'before', ...before } } : {};
}

function toldContract({ name, sentence, scenarios }: ContractComparison): ToldContract {
  const told = scenarios.map((one): ToldScenario => ({
    title: one.title, what: one.what, payees: one.payees.filter(({ payments }) => payments.length > 0).map((payee) => toldPayee(payee, one)),
    told: toldScenario({ ...one, payees: [] }, ALL),
  }));
  const isOther = ({ payees, told: words }: ToldScenario): boolean => payees.length + words.length > 0;
  return { name, sentence, scenarios: told.filter(isOther), same: told.filter((one) => !isOther(one)).map(({ title }) => title) };
}

function toldPayee({ payments, ...payee }: PayeeDifference, scenario: ScenarioComparison): ToldPayee {
  const money = moneyOf(scenario);
  const sums = toldSums(payee, money);
  return { payee: payee.payee, sentence: payeeInWords(payee, money).replace(/:?$/, sums.way === 'same' && !payee.waits ? ':' : '.'), ...sums, payments: payments.map((payment) => toldPayment(payment, money)) };
}

function toldPayment({ payment, year, days, payers, ...amounts }: PaymentDifference, money: (amount: string) => string): ToldPayment {
  const due = daysInWords(days).replace(/^, /, '');
  const sums = toldSums(amounts, money);
  const remark = [
    due, payers ? payersInWords(payers, money) : '',
    due === '' && !payers && sums.way === 'same' && !amounts.waits ? 'other sums on the same days' : '',
  ].filter((words) => words !== '').join('; ');
  return { payment, year: yearInWords(year), ...sums, ...(remark === '' ? {} : { remark }) };
}

function moneyOf({ currency }: ScenarioComparison): (amount: string) => string {
  return (amount) => moneyInWords(amount, currency.after ?? '');
}

/** Sums in words. What is held is not nothing, only not known yet: it is told apart, and is in no difference. */
export function toldSums(amounts: Amounts, money: (amount: string) => string): ToldSums {
  const { before, after, difference } = amounts;
  const isHeld = isHeldIn('before', amounts) || isHeldIn('after', amounts);
  const way = !isNothing(difference) ? (difference.startsWith('-') ? 'less' : 'more') : isHeld ? 'held' : 'same';
  const held = heldInWords(amounts, money).join('; ');
  return {
    before: isHeldIn('before', amounts) ? 'held' : money(before), after: isHeldIn('after', amounts) ? 'held' : money(after),
    difference: way === 'held' ? 'not known' : way === 'same' ? 'none' : `${way === 'more' ? '+' : ''}${money(difference)}`, way, ...(held === '' ? {} : { held }),
  };
}

function toldFinding({ code, severity, message, path, line = 1, column = 1, declaration }: StateFinding, state: ToldPlace['state']): ToldFinding {
  const title = ruleByCode(code)?.title;
  return {
    severity, code, ...(title === undefined ? {} : { title }), message, ...(declaration === undefined ? {} : { declaration }),
    ...(path === undefined ? {} : { place: { state, path, line, column, endLine: line, endColumn: column } }),
  };
}
