/** Patients' choice: what is paid for patients who go elsewhere (leakage) and for those who come from elsewhere (inflow). */
import type { Expr, GrainId, Line } from '@remit/program';
import type { Choice, Inflow, Leakage, MoneyHolder, Quantity, Rate } from '@remit/language/ast';
import { max, mul, num, sub } from '../../emit/fold.ts';
import { applySteps } from '../amount.ts';
import type { Context } from '../context.ts';
import { declareFact } from '../declaration/fact.ts';
import { declareMeasure } from '../declaration/measure.ts';
import { dimensionIds } from '../dimension.ts';
import { lowerQuantity } from '../expression/quantity.ts';
import { readDeclaration } from '../expression/reference.ts';
import { literalKind } from '../literal.ts';
import { contains } from '../reach.ts';
import type { Scope } from '../scope.ts';
import { counterparty, soleFunder } from './counterparty.ts';
import { lineAmount } from './finish.ts';
import { flowScope } from './flow-scope.ts';
import { plan, type FlowLine } from './flows.ts';
import { negativeOf, recoveryOf } from './recovery.ts';
import { grainOf, isSpread, paidInInstalments } from './schedule.ts';
import { slotsOf } from './slots.ts';
import { lineTax } from './vat.ts';

type Priced = Leakage | Inflow;

/** One flow of a choice: its line, who pays whom, and what it is worked out from. `rest`: what the caps of `clause` leave to another. */
interface Item { id: string; clause: Priced; payer: MoneyHolder; payee: MoneyHolder; rest?: true }

/** Registers the lines of a choice: one for each leakage and inflow, and for what a third party bears beyond a cap. */
export function planChoice(cx: Context, node: Choice): void {
  const grain = grainOf(node.clauses);
  if (grain === undefined) return cx.report('MOD-134', node, { name: nameOf(node), clause: 'paid' });
  if (paidInInstalments(node.clauses) || isSpread(node.clauses)) cx.report('MOD-136', node, { name: nameOf(node) });
  const each = dimensionIds(node.dimensions);
  plan(cx, {
    node,
    lines: itemsOf(cx, node).map((item): FlowLine => ({ id: item.id, grain, each, parts: [], payer: item.payer.name, payee: item.payee.name })),
  });
}

/** Makes the lines of a choice. */
export function lowerChoice(cx: Context, node: Choice): void {
  const first = cx.flows.get(node)?.lines[0];
  checkRest(cx, node);
  if (!first) return;
  const scope = flowScope(node.clauses, first.grain, first.each);
  for (const item of itemsOf(cx, node)) addLine(cx, node, item, scope);
}

function nameOf(node: Choice): string {
  return node.name ?? 'choice';
}

/** The stem of the ids of a choice's lines: its name; those without one are numbered in the order of the text. */
function stemOf(cx: Context, node: Choice): string {
  if (node.name !== undefined) return node.name;
  const unnamed = cx.contract.declarations.filter((d): d is Choice => d.$type === 'Choice' && d.name === undefined);
  const place = unnamed.indexOf(node);
  return place <= 0 ? 'choice' : `choice-${place + 1}`;
}

function itemsOf(cx: Context, node: Choice): Item[] {
  const count = new Map<string, number>();
  const id = (kind: string): string => {
    const next = (count.get(kind) ?? 0) + 1;
    count.set(kind, next);
    return `${stemOf(cx, node)}.${kind}${next === 1 ? '' : `-${next}`}`;
  };
  const bearer = node.clauses.find((c) => c.$type === 'RestBorne')?.party.ref;
  return node.clauses.flatMap((clause): Item[] => {
    if (clause.$type !== 'Leakage' && clause.$type !== 'Inflow') return [];
    const parties = partiesOf(node, clause);
    if (!parties) return [];
    const own: Item = { id: id(clause.$type === 'Leakage' ? 'leakage' : 'inflow'), clause, ...parties };
    const others = bearer && isCapped(clause) && bearer !== parties.payer && bearer !== parties.payee;
    return others ? [own, { id: id('rest'), clause, payer: bearer, payee: parties.payee, rest: true }] : [own];
  });
}

/** Who pays whom: as written; for an inflow that does not say, the reverse of the leakage. */
function partiesOf(node: Choice, clause: Priced): { payer: MoneyHolder; payee: MoneyHolder } | undefined {
  const said = clause.payer?.ref && clause.payee?.ref ? { payer: clause.payer.ref, payee: clause.payee.ref } : undefined;
  if (said || clause.$type === 'Leakage') return said;
  const leakages = leakagesOf(node).flatMap((l) => partiesOf(node, l) ?? []);
  const [first] = leakages;
  if (!first || leakages.some((l) => l.payer !== first.payer || l.payee !== first.payee)) return undefined;
  return { payer: first.payee, payee: first.payer };
}

function leakagesOf(node: Choice): Leakage[] {
  return node.clauses.filter((c) => c.$type === 'Leakage');
}

function isCapped(clause: Priced): boolean {
  return clause.steps.some((s) => s.$type === 'CapStep');
}

/** What lies beyond a cap is borne by somebody who can bear it, and nobody bears what cannot arise. */
function checkRest(cx: Context, node: Choice): void {
  const rest = node.clauses.find((c) => c.$type === 'RestBorne');
  const priced = node.clauses.filter((c): c is Priced => c.$type === 'Leakage' || c.$type === 'Inflow');
  for (const clause of priced) {
    if (!partiesOf(node, clause)) cx.report('MOD-241', clause, {});
    if (isCapped(clause) && !rest) cx.report('RISK-006', clause, {});
    if (rest?.party.ref && isCapped(clause) && rest.party.ref === partiesOf(node, clause)?.payer) cx.report('MOD-243', rest, { party: rest.party.$refText });
  }
  if (rest && !priced.some(isCapped)) {
    cx.report('MOD-168', rest, { clause: 'rest borne by', name: nameOf(node), instead: "Nothing is capped, so there is no rest. Add a cap ('then up to …'), or take it out." });
  }
}

function addLine(cx: Context, node: Choice, item: Item, scope: Scope): void {
  const from = item.payer.$type === 'Fund' ? { fund: item.payer.name } : counterparty(item.payer);
  const to = counterparty(item.payee) ?? soleFunder(item.payee);
  const unbound = [from, to].find((p) => p && 'member' in p && !scope.each.includes(p.member));
  if (!from || !to || unbound) return void cx.report('MOD-135', item.clause, { name: nameOf(node) });
  const { expr, limits } = item.rest ? beyondCaps(cx, node, item, scope) : capped(cx, node, item, scope);
  const own = lineAmount(cx, node.clauses, expr, scope.grain!);
  const negative = negativeOf(cx, [], own);
  const line: Line = {
    id: item.id, kind: 'choice', ...(node.title === undefined ? {} : { title: node.title }), of: nameOf(node), from, to,
    grain: scope.grain!, each: [...scope.each], schedule: [...slotsOf(cx, node)], amount: own,
    ...(limits && limits.length > 0 ? { limits } : {}), ...(negative === undefined ? {} : { negative }),
    recovery: recoveryOf(cx, node.clauses), lateDays: 0, ...lineTax(cx, node.clauses, [item.payer], item.payee),
  };
  cx.lines.push(cx.at(line, item.clause));
}

function capped(cx: Context, node: Choice, item: Item, scope: Scope): { expr: Expr; limits: NonNullable<Line['limits']> } {
  const countsByMember = scope.each.every((d) => cx.groups.some((g) => g.id === d));
  return applySteps(cx, priced(cx, node, item.clause, scope), item.clause.steps, scope, { limitsOnLine: countsByMember });
}

/** What the caps take off: the sum without them less what the line pays. */
function beyondCaps(cx: Context, node: Choice, item: Item, scope: Scope): { expr: Expr; limits?: undefined } {
  const steps = item.clause.steps.filter((s) => s.$type !== 'CapStep');
  const whole = applySteps(cx, priced(cx, node, item.clause, scope), steps, scope).expr;
  const paid = itemsOf(cx, node).find((i) => i.clause === item.clause && !i.rest)!;
  return { expr: max(sub(lineAmount(cx, [], whole, scope.grain!), { op: 'line', id: paid.id }), num(0)) };
}

/** The price times the count. */
function priced(cx: Context, node: Choice, clause: Priced, scope: Scope): Expr {
  if (clause.$type === 'Inflow' && clause.ofThatPrice) return shareOfPrice(cx, node, clause, scope);
  const counted = clause.rate.rates.find((r) => r.source?.ref);
  if (!counted || literalKind(clause.rate.lexeme) !== 'money') return cx.refuse('MOD-240', clause, { clause: clause.$type === 'Leakage' ? 'leakage' : 'inflow', instead: "Write a sum and what is counted: 'leakage £45 per contact in Elsewhere'." });
  checkCount(cx, counted, scope.grain!);
  return lowerQuantity(cx, clause.rate, scope);
}

/** `80% of that price per contact in F`: the price of the one leakage, for what is counted here. */
function shareOfPrice(cx: Context, node: Choice, clause: Inflow, scope: Scope): Expr {
  const leakages = leakagesOf(node);
  const price = leakages.length === 1 ? leakages[0]!.rate : undefined;
  if (!price) return cx.refuse('MOD-244', clause, { count: String(leakages.length) });
  const volume = clause.volume;
  const named = price.rates.find((r) => r.source);
  if (!volume?.source?.ref) return cx.refuse('MOD-240', clause, { clause: 'inflow', instead: `Write what is counted: 'inflow ${clause.rate.$cstNode?.text ?? '80%'} of that price per ${named?.noun ?? 'contact'} in' and the fact.` });
  if (volume.noun !== named?.noun || volume.size !== named?.size) return cx.refuse('MOD-245', volume, { price: unitOf(named), count: unitOf(volume) });
  checkCount(cx, volume, scope.grain!);
  const withoutCount = { ...price, rates: price.rates.filter((r) => !r.source) } as Quantity;
  const size = named?.size === undefined ? [] : [{ ...named, source: undefined } as Rate];
  const unit = lowerQuantity(cx, { ...withoutCount, rates: [...withoutCount.rates, ...size] } as Quantity, scope);
  return mul(lowerQuantity(cx, clause.rate, scope), unit, readDeclaration(cx, volume.source.ref, volume, scope));
}

function unitOf(rate: Rate | undefined): string {
  return rate?.noun ?? rate?.size ?? rate?.dimension?.$refText ?? 'nothing';
}

/** A count for a longer period than is paid would be paid for in full each time. */
function checkCount(cx: Context, rate: Rate, grain: GrainId): void {
  const source = rate.source!.ref!;
  const own = source.$type === 'Fact' || source.$type === 'SizeFact' ? declareFact(cx, source).grain : source.$type === 'Measure' ? declareMeasure(cx, source).grain : source.$type === 'Let' ? source.grain : undefined;
  if (own !== undefined && own !== grain && contains(own, grain)) cx.report('MOD-246', rate, { name: source.name ?? '', each: own, paid: grain });
}
