/** Who pays whom under a share: the flows of its saving and of its overspend. */
import type { FundSource, MoneyHolder, Overspend, ReturnsTo, RiskShare, Saving, ShareEffect, SharePart, SplitShare } from '@remit/language/ast';
import type { Context } from '../context.ts';

/** One direction of money between two parties; what returns to a fund's sources is paid by the payer itself and never through a fund. */
export interface ShareFlow { payer: MoneyHolder; payee: MoneyHolder; returns?: boolean }

/** Whether two flows are one line. */
export function sameFlow(a: ShareFlow, b: ShareFlow): boolean {
  return a.payer === b.payer && a.payee === b.payee && (a.returns ?? false) === (b.returns ?? false);
}

/** A side of a share: its clause and what it calls itself in ids. */
export interface Side { name: 'saving' | 'overspend'; clause: Saving | Overspend }

/** The sides that a share has, saving first. */
export function sidesOf(node: RiskShare): Side[] {
  return node.clauses.flatMap((c): Side[] => (c.$type === 'Saving' ? [{ name: 'saving', clause: c }] : c.$type === 'Overspend' ? [{ name: 'overspend', clause: c }] : []))
    .sort((a, b) => (a.name === b.name ? 0 : a.name === 'saving' ? -1 : 1));
}

/** Effects of a side with the ranges they hold for (absent: from the first pound). */
export function effectsOf(side: Side): { effect: ShareEffect; part?: SharePart }[] {
  const rule = side.clause.rule;
  return rule.$type === 'SharedInParts' ? rule.parts.map((part) => ({ effect: part.effect, part })) : [{ effect: rule.effect }];
}

/** A share of an effect: who, how much of each pound (absent: the rate of a `pays`), and a cap of its own. */
export interface Portion { flow: ShareFlow; split?: SplitShare; index: number }

/**
 * The portions of an effect. What is borne or shared by parties goes through the paymaster:
 * savings from it to the parties, overspends from the parties to it.
 */
export function portionsOf(cx: Context, node: RiskShare, side: Side, effect: ShareEffect): Portion[] {
  switch (effect.$type) {
    case 'PaysNothing': return [];
    case 'Pays': return effect.flows.flatMap((f, index) => (f.payer.ref && f.payee.ref ? [{ flow: { payer: f.payer.ref, payee: f.payee.ref }, index }] : []));
    case 'ReturnsTo': return returned(cx, node, side, effect);
    case 'BorneBy': case 'GoesTo': return through(cx, node, side, effect.shares, effect);
    case 'SharedAsAgreed': {
      const parties = node.clauses.find((c) => c.$type === 'ShareParties');
      return parties ? through(cx, node, side, parties.shares, effect) : [];
    }
  }
}

/** A saving that goes back to those who put money in the fund, from the paymaster. */
function returned(cx: Context, node: RiskShare, side: Side, effect: ReturnsTo): Portion[] {
  const paymaster = node.clauses.find((c) => c.$type === 'Paymaster')?.party.ref;
  const sources = sourcesOf(effect);
  if (!paymaster) { cx.report('MOD-141', effect, { name: node.name }); return []; }
  if (side.name !== 'saving' || sources.length === 0 || (sources.length > 1 && !effect.byShares)) { cx.report('MOD-140', effect, {}); return []; }
  return sources.flatMap((source, index): Portion[] => (source.party.ref ? [{ flow: { payer: paymaster, payee: source.party.ref, returns: true }, index }] : []));
}

/** The sources of the fund that money returns to. */
export function sourcesOf(effect: ReturnsTo): FundSource[] {
  const fund = effect.fund.ref;
  return fund?.$type === 'Fund' ? fund.clauses.flatMap((c) => (c.$type === 'FundSources' ? c.sources : [])) : [];
}

function through(cx: Context, node: RiskShare, side: Side, shares: readonly SplitShare[], effect: ShareEffect): Portion[] {
  const paymaster = node.clauses.find((c) => c.$type === 'Paymaster')?.party.ref;
  if (!paymaster) { cx.report('MOD-141', effect, { name: node.name }); return []; }
  return shares.flatMap((split, index): Portion[] => {
    const party = split.party.ref;
    if (!party) return [];
    return [{ flow: side.name === 'saving' ? { payer: paymaster, payee: party } : { payer: party, payee: paymaster }, split, index }];
  });
}

/** Every flow of a side, each once, in the order of the text. Overflows of a party's own cap are flows too. */
export function flowsOfSide(cx: Context, node: RiskShare, side: Side): ShareFlow[] {
  const flows: ShareFlow[] = [];
  const addFlow = (flow: ShareFlow) => { if (!flows.some((f) => sameFlow(f, flow))) flows.push(flow); };
  for (const { effect } of effectsOf(side)) {
    for (const portion of portionsOf(cx, node, side, effect)) {
      addFlow(portion.flow);
      const overflow = portion.split?.limit ? overflowOf(node, portion.split) : undefined;
      const over = overflow && overflowFlow(side, portion.flow, overflow);
      if (over && (portion.split?.overflow || over.payer !== over.payee)) addFlow(over);
    }
  }
  return flows;
}

/** The party that what is above a cap goes over to: the one named with it, else the one that bears the rest. */
export function overflowOf(node: RiskShare, split: SplitShare): MoneyHolder | undefined {
  return split.overflow?.ref ?? node.clauses.find((c) => c.$type === 'RestBorne')?.party.ref;
}

/** Where the part above a party's own cap goes. */
export function overflowFlow(side: Side, flow: ShareFlow, overflow: MoneyHolder): ShareFlow {
  return side.name === 'saving' ? { payer: flow.payer, payee: overflow } : { payer: overflow, payee: flow.payee };
}

/** Id of the line of a flow: the side alone where it is the only one. */
export function shareLineId(node: RiskShare, side: Side, flow: ShareFlow, all: readonly ShareFlow[]): string {
  const stem = `${node.name}.${side.name}`;
  return all.length === 1 ? stem : `${stem}.${flow.payer.name}-${flow.payee.name}${flow.returns ? '.returned' : ''}`;
}
