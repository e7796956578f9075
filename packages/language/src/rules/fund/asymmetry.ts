import { add, cmp, ONE, ZERO, type Rational } from '@remit/program/rational';
import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { quantityValue } from '../../model/literals.ts';
import type { ContractYear } from '../contract-years.ts';
import type { Figures } from '../figures.ts';
import { isProvider } from '../roles.ts';

/** A provider that gains another part of a saving than it bears of an overspend of the same size. */
export interface Asymmetry {
  readonly party: string;
  /** As fractions of one. */
  readonly gains: Rational;
  readonly bears: Rational;
  readonly saving: AstNode;
  readonly overspend: AstNode;
  readonly year: ContractYear;
}

/** One part of a saving or overspend: how far it goes, and what is done with it. */
interface Part {
  readonly range: string;
  readonly effect: ast.ShareEffect | undefined;
}

/**
 * The first asymmetry of a share in a year, where the text decides it: both sides are cut into the same parts, and the rates of a part are known on
 * both, or written in the same words. Limits in money are left out: a limit on what is lost is what a share should have.
 */
export function asymmetryOf(share: ast.RiskShare, figures: Figures): Asymmetry | undefined {
  const [saving, overspend] = [clauseOf(share, ast.isSaving), clauseOf(share, ast.isOverspend)];
  const [up, down] = [partsOf(saving?.rule), partsOf(overspend?.rule)];
  if (!up || !down || up.length !== down.length || !up.every(({ range }, index) => range === down[index]!.range)) return undefined;
  for (const [index, { effect: gain }] of up.entries()) {
    const loss = down[index]!.effect;
    if (!gain || !loss || !areAlike(gain, loss)) continue;
    for (const party of [...new Set([...partiesOf(gain), ...partiesOf(loss)])].filter(isProvider)) {
      const [gained, borne] = [ratesOf(gain, party), ratesOf(loss, party)];
      if (textOf(gained) === textOf(borne)) continue;
      for (const year of figures.years) {
        const [gains, bears] = [sumOf(gained, year, figures), sumOf(borne, year, figures)];
        if (gains && bears && cmp(gains, bears) !== 0) return { party: nameOf(party), gains, bears, saving: gain, overspend: loss, year };
      }
    }
  }
  return undefined;
}

function partsOf(rule: ast.ShareRule | undefined): readonly Part[] | undefined {
  if (ast.isSharedInParts(rule)) return rule.parts.map(({ range, effect }) => ({ range: wordsOf(range).replace(/^first /, 'up to '), effect }));
  // A condition may hold for one side alone.
  return ast.isFromTheFirst(rule) && !rule.condition ? [{ range: `${rule.operator} ${wordsOf(rule.threshold)}`, effect: rule.effect }] : undefined;
}

/** Whether who gains and who bears can be compared: what is not paid may stay with the paymaster, and is then no part of a split. */
function areAlike(gain: ast.ShareEffect, loss: ast.ShareEffect): boolean {
  const isPaid = (effect: ast.ShareEffect): boolean => ast.isPays(effect) || ast.isPaysNothing(effect);
  return (isPaid(gain) && isPaid(loss)) || (ast.isGoesTo(gain) && ast.isBorneBy(loss));
}

function partiesOf(effect: ast.ShareEffect): AstNode[] {
  const named = ast.isPays(effect) ? effect.flows.flatMap(({ payer, payee }) => [payer?.ref, payee?.ref])
    : ast.isGoesTo(effect) || ast.isBorneBy(effect) ? effect.shares.map(({ party }) => party?.ref) : [];
  return named.filter((party) => party !== undefined);
}

/** What a party gets or bears of a part: literals of a split, and the rates of what it is paid or pays. */
function ratesOf(effect: ast.ShareEffect, party: AstNode): readonly (ast.Arithmetic | ast.Quantity | 'all')[] {
  if (ast.isPays(effect)) return effect.flows.filter(({ payer, payee }) => payer?.ref === party || payee?.ref === party).map(({ rate }) => rate);
  if (!ast.isGoesTo(effect) && !ast.isBorneBy(effect)) return [];
  return effect.shares.filter((one) => one.party?.ref === party).map(({ share }) => share ?? 'all');
}

function sumOf(rates: readonly (ast.Arithmetic | ast.Quantity | 'all')[], year: ContractYear, figures: Figures): Rational | undefined {
  let total: Rational = ZERO;
  for (const rate of rates) {
    const literal = rate === 'all' ? ONE : ast.isQuantity(rate) ? quantityValue(rate)?.value : undefined;
    const known = literal === undefined && rate !== 'all' ? figures.of(rate, year) : undefined;
    const value = literal ?? (known && known.kind !== 'money' ? known.value : undefined);
    if (!value) return undefined;
    total = add(total, value);
  }
  return total;
}

function textOf(rates: readonly (ast.Arithmetic | ast.Quantity | 'all')[]): string {
  return rates.map((rate) => (rate === 'all' ? '100%' : wordsOf(rate))).join(' and ');
}

function wordsOf(node: AstNode | undefined): string {
  return (node?.$cstNode?.text ?? '').replace(/\s+/g, ' ');
}

function nameOf(party: AstNode): string {
  return 'name' in party && typeof party.name === 'string' ? party.name : '';
}
