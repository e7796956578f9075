/** Who pays and who is paid. */
import type { Counterparty } from '@remit/program';
import type { MoneyHolder } from '@remit/language/ast';
import { dimensionId } from '../dimension.ts';

/** A party, or the member at hand of a group; a fund is neither. */
export function counterparty(node: MoneyHolder): Counterparty | undefined {
  switch (node.$type) {
    case 'Party': return { party: node.name };
    case 'Group': case 'Member': return { member: dimensionId(node) };
    case 'Fund': return undefined;
  }
}

/** The only funder of a fund: money that returns to the fund returns to it. */
export function soleFunder(node: MoneyHolder): Counterparty | undefined {
  if (node.$type !== 'Fund') return undefined;
  const sources = node.clauses.flatMap((c) => (c.$type === 'FundSources' ? c.sources : []));
  const only = sources.length === 1 ? sources[0]!.party.ref : undefined;
  return only && counterparty(only);
}
