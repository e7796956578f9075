/** Pilots: whether the contract goes on, decided on a day and latched. */
import type { Expr, IsoDate } from '@remit/program';
import type { AstNode } from 'langium';
import { isQuantity, type ContinueIf, type Decide, type Fact, type IfMissing, type Judgement, type Pilot, type PilotClause, type PilotEnd } from '@remit/language/ast';
import { bool, compare } from '../../emit/fold.ts';
import type { Context } from '../context.ts';
import { declaredGrain } from '../declaration/fact.ts';
import { declareJudgement } from '../decision/judgement.ts';
import { relation } from '../expression/comparison.ts';
import { lowerExpression } from '../expression.ts';
import { kindOf, type Kind } from '../kind.ts';
import { dateText, dateWords } from '../literal.ts';
import type { Scope } from '../scope.ts';
import { checkKnownBy } from './known-by.ts';
import { pilotId, stopsOfPilot } from './stops.ts';

const SCOPE: Scope = { grain: 'term', each: [] };

/** The clause of a kind. */
export function pilotClause<K extends PilotClause['$type']>(node: Pilot, kind: K): Extract<PilotClause, { $type: K }> | undefined {
  return node.clauses.find((c) => c.$type === kind) as Extract<PilotClause, { $type: K }> | undefined;
}

/**
 * Makes `Pilot.continues`. A pilot that decides nothing (questions, costs, an evaluation) moves no money: its costs
 * name nobody who is paid and no day, so a payment to the evaluator is written as a payment.
 */
export function lowerPilot(cx: Context, node: Pilot): void {
  const decide = pilotClause(node, 'Decide');
  const rule = pilotClause(node, 'ContinueIf');
  if (!decide && !rule) return checkIdle(cx, node);
  const incomplete = (problem: string, instead: string, at: Pilot | Decide | ContinueIf = node) => cx.report('MOD-180', at, { problem, instead });
  if (!decide) return incomplete('it does not say on which day that is decided', "Add 'decide on', the day, and 'using' what it rests on.", rule!);
  if (!rule) return incomplete('it does not say what follows from the decision', "Add 'continue if' and a condition, and 'otherwise end the contract on' and a day.", decide);
  const missing = pilotClause(node, 'IfMissing');
  if (!missing) return incomplete('it does not say what happens if what it rests on is missing on that day', "Add 'if missing: stop', 'if missing: extend to' and a day, or 'if missing: judgement …'.", decide);
  if (rule.operator && !decide.subject) return incomplete('it does not say what is compared', "Add 'using', an outcome or measure, 'in' and a period to 'decide on'.", rule);
  if (decide.subject && !rule.operator) return incomplete(`the condition does not speak of '${decide.subject.target.$refText}'`, "Write 'continue if at least', 'at most' or the like, or leave 'using' out.", rule);
  if (decide.subject && !decide.subject.period && !isGivenOnce(cx, decide.subject.target.ref)) return incomplete(`it does not say in which period '${decide.subject.target.$refText}' is looked at`, "Add 'in' and a period after it: 'using GlucoseControl in 2026/27'.", decide);
  const unlike = unlikeKinds(cx, decide, rule);
  if (unlike) return incomplete(`it compares ${unlike}`, 'Write the threshold as the value is written.', rule);
  const on = day(cx, decide, decide.date, 'The day of the decision');
  const ends: PilotEnd = rule.otherwise;
  const end = day(cx, ends, ends.date, 'The end');
  if (on === undefined || end === undefined) return;
  const condition = conditionOf(cx, decide, rule);
  const later = missing.extend === undefined ? undefined : day(cx, missing, missing.extend, 'The extension');
  if (later !== undefined && later <= on) cx.report('MOD-184', missing, { problem: `it puts the decision off to ${dateWords(later)}, which is not after ${dateWords(on)}` });
  checkKnownBy(cx, decide.subject ?? rule, condition, on);
  const reopens = pilotClause(node, 'LaterCorrections')?.doNot === false;
  const asOf = (date: IsoDate): Expr => (reopens ? condition : { op: 'known', arg: condition, until: date });
  const id = pilotId(cx, node);
  const add = (name: string, title: string, expr: Expr) => cx.addVar(cx.at({ id: `${id}.${name}`, title, type: 'bool', grain: 'term', each: [], expr: { op: 'known', arg: expr, from: on }, published: true }, rule));
  const stops = stopsOfPilot(cx, node);
  if (stops.length > 1) add('continues-at-first', `The contract goes on after ${dateWords(end)}`, { op: 'orElse', args: [asOf(on), bool(true)] });
  add('continues', 'The contract goes on after the pilot', { op: 'orElse', args: [asOf(on), ...insteadOf(cx, missing, { on, end, later, asOf })] });
}

/** Whether there is one value of something for the whole contract, so that no period is named. */
function isGivenOnce(cx: Context, target: AstNode | undefined): boolean {
  if (target?.$type === 'Fact' || target?.$type === 'SizeFact') return declaredGrain(target as Fact) === 'term';
  return target?.$type === 'Judgement' && declareJudgement(cx, target as Judgement)?.grain === 'term';
}

interface Days { on: IsoDate; end: IsoDate; later: IsoDate | undefined; asOf(date: IsoDate): Expr }

/** What decides where the condition is missing on the day. */
function insteadOf(cx: Context, missing: IfMissing, { on, end, later, asOf }: Days): Expr[] {
  if (later !== undefined) return [{ op: 'known', arg: { op: 'orElse', args: [asOf(later), bool(false)] }, from: later }];
  if (!missing.judgement) return [bool(false)];
  const judgement = declareJudgement(cx, missing.judgement);
  const last = judgement && Object.values(judgement.deadline)[0];
  if (!judgement || last === undefined) return [bool(false)];
  if (judgement.grain !== 'term') cx.report('MOD-184', missing, { problem: `'${judgement.id}' is decided once, and its last day is a day of every year` });
  else if (last < on) cx.report('MOD-184', missing, { problem: `'${judgement.id}' would have to be decided by ${dateWords(last)}, before it is known on ${dateWords(on)} whether it is needed` });
  else if (last > end) cx.report('MOD-184', missing, { problem: `'${judgement.id}' may be decided until ${dateWords(last)}, when the contract would have ended on ${dateWords(end)}` });
  return [{ op: 'decided', id: judgement.id }];
}

function conditionOf(cx: Context, decide: Decide, rule: ContinueIf): Expr {
  if (!rule.operator) return lowerExpression(cx, rule.condition!, SCOPE);
  const subject = decide.subject!;
  const target = subject.target.ref;
  const scope: Scope = target?.$type === 'Outcome' ? { ...SCOPE, outcome: target } : SCOPE;
  return compare(relation(rule.operator), lowerExpression(cx, subject, SCOPE), lowerExpression(cx, rule.threshold!, scope));
}

/** What is compared with what, where one is no measure of the other. */
function unlikeKinds(cx: Context, { subject }: Decide, { threshold }: ContinueIf): string | undefined {
  if (!subject || !isQuantity(threshold)) return undefined;
  const [value, written] = [kindOf(subject, cx.kinds), kindOf(threshold, cx.kinds)];
  const unlike = (value === 'money') !== (written === 'money') || value === 'percentage' && written === 'number' || value === 'bool' || value === 'code' || value === 'date';
  return unlike ? `'${subject.target.$refText}', which is ${WORDS[value]}, with ${WORDS[written]}` : undefined;
}

const WORDS: Record<Kind, string> = { money: 'money', percentage: 'a percentage', number: 'a plain number', bool: 'yes or no', code: 'one of several codes', date: 'a date' };

/** A day of the pilot, which must lie in the term. */
function day(cx: Context, at: Pilot | Decide | IfMissing | PilotEnd, text: string, what: string): IsoDate | undefined {
  const date = dateText(text);
  if (date === undefined) { cx.report('TYP-101', at, { text }); return undefined; }
  const { start, end } = cx.terms.frame.term;
  if (date < start || date >= end) { cx.report('MOD-183', at, { what, date: dateWords(date) }); return undefined; }
  return date;
}

/** Clauses that only a decision gives a meaning. */
function checkIdle(cx: Context, node: Pilot): void {
  const idle = pilotClause(node, 'IfMissing') ?? pilotClause(node, 'LaterCorrections') ?? pilotClause(node, 'AfterTheEnd');
  if (idle) cx.report('MOD-180', idle, { problem: 'nothing is decided in it', instead: "Add 'decide on' and 'continue if', or leave this out." });
}
