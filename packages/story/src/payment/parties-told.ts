import type { Program } from '@remit/program';
import { fundOf } from '../fund-of.ts';
import type { Names } from '../names.ts';
import type { Place } from '../told-program.ts';
import { listed } from './lists.ts';

/** Who pays a payment and to whom, in words: all who pay into the fund that it comes from. */
export function partiesInWords(place: Place, program: Program, names: Names): { payer: string; payee: string } {
  const { from, to } = program.lines.find(({ id }) => id === place.line)!;
  const payer = 'fund' in from ? listed(fundOf(program, place)!.terms.sources.map(({ party }) => names.party(party))) : counterparty(from, place.dims, names);
  return { payer, payee: 'nobody' in to ? 'nobody (a commitment)' : counterparty(to, place.dims, names) };
}

function counterparty(of: { party: string } | { member: string }, dims: Place['dims'], names: Names): string {
  return 'party' in of ? names.party(of.party) : names.keys({ [of.member]: dims?.[of.member] ?? '' });
}
