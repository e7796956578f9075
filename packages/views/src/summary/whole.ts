import type { Overview } from '@remit/language/overview/overview';
import { joined, sentence } from '../words.ts';
import { holderTitle, missing, says, type SummarySection, type SummarySentence } from './summary.ts';

/** Who commissions whom, for whom, and how that was decided. */
export function whole(overview: Overview): SummarySection[] {
  const having = (role: string): string[] => overview.holders.filter(({ roles }) => roles.includes(role) || roles.includes(`${role}s`)).map(({ id }) => id);
  const [named, providers, funders] = [having('commissioner'), having('provider'), having('funder')];
  // Parties have no versions: one that a variation brings in to pay is named by the text as first agreed too.
  const pays = new Set(overview.flows.filter(({ kind }) => kind === 'funding' || kind === 'payment' || kind === 'share').map(({ payer }) => payer));
  const silent = overview.versions && named.some((id) => pays.has(id)) ? named.filter((id) => !pays.has(id) && overview.holders.find((one) => one.id === id)?.kind === 'party') : [];
  const commissioners = named.filter((id) => !silent.includes(id));
  const below = new Set(overview.subcontracts.map(({ subcontractor }) => subcontractor));
  const paid = new Set(overview.flows.filter(({ kind }) => kind === 'payment' || kind === 'share').map(({ payee }) => payee));
  const main = providers.filter((id) => paid.has(id) && (!below.has(id) || overview.flows.some(({ kind, payee }) => kind === 'payment' && payee === id)));
  const commissioned = main.length > 0 ? main : providers.filter((id) => !below.has(id));
  const names = (ids: readonly string[]): string => joined(ids.map((id) => holderTitle(overview, id)));
  const sentences: SummarySentence[] = [];
  const at = overview.holders.find(({ id }) => id === (commissioners[0] ?? commissioned[0]))?.at ?? overview.at;
  if (commissioners.length > 0 && commissioned.length > 0) sentences.push(says(sentence(`${names(commissioners)} ${commissioners.length === 1 ? 'commissions' : 'commission'} ${names(commissioned)} under “${overview.title}”`), at));
  else if (commissioners.length > 0) sentences.push(says(sentence(`${names(commissioners)} ${commissioners.length === 1 ? 'is' : 'are'} the commissioner${commissioners.length === 1 ? '' : 's'}`), at), missing('The contract names no provider.', overview.at));
  else sentences.push(missing('The contract names no commissioner.', overview.at));
  if (silent.length > 0) sentences.push(says(sentence(`${names(silent)} ${silent.length === 1 ? 'is' : 'are'} named as ${silent.length === 1 ? 'a commissioner' : 'commissioners'} too, and ${silent.length === 1 ? 'pays' : 'pay'} nothing in this version`), overview.holders.find(({ id }) => id === silent[0])?.at));
  const both = commissioners.filter((id) => providers.includes(id));
  if (both.length > 0) sentences.push(says(sentence(`${names(both)} both ${both.length === 1 ? 'commissions and provides' : 'commission and provide'}`), at));
  if (funders.length > 0) sentences.push(says(sentence(`It is funded by ${names(funders)}`), overview.holders.find(({ id }) => id === funders[0])?.at));
  const others = [['evaluator', 'evaluates'], ['verifier', 'verifies'], ['regulator', 'regulates']] as const;
  for (const [role, does] of others) for (const id of having(role)) sentences.push(says(sentence(`${holderTitle(overview, id)} ${does} it`), overview.holders.find((one) => one.id === id)?.at));
  const { award, status, version, profile } = overview.says;
  // The number is that of the text as it is written, with all that varies it.
  const isLast = overview.versions === undefined || overview.versions.shown === overview.versions.all.length - 1;
  sentences.push(status ? says(sentence(`The contract is ${status.text === 'design' ? 'a design that nobody has signed yet' : status.text}${version && isLast ? ` (version ${version.text})` : ''}`), status.at) : missing('The contract does not say whether it is a design, signed or live.', overview.at));
  sentences.push(award ? says(sentence(`It was ${award.text.replace(/^awarded by ([\s\S]*?)(?=,|$)/, 'awarded by $1')}`), award.at) : missing('It does not say who awarded it, when and why.', overview.at));
  if (profile !== undefined) sentences.push(says(sentence(`Its rules for review are those of the profile ${profile}`)));
  return [
    { id: 'who', heading: 'Who commissions whom', sentences },
    { id: 'people', heading: 'For which people', sentences: people(overview) },
  ];
}

function people({ populations, at }: Overview): SummarySentence[] {
  if (populations.length === 0) return [missing('The contract names no population that it is for.', at)];
  return populations.flatMap(({ title, expected, size, says: told, at: place }) => [
    says(sentence(`It is for “${title}”${expected ? `: ${expected.text} are expected` : ''}${size && size.text !== '' ? `${expected ? ', and the number is' : ', a number'} ${size.text}` : ''}`), place),
    ...(expected ? [] : [missing(`How many people are expected in “${title}” is not said.`, place)]),
    ...told.map((one) => says(sentence(one.text), one.at)),
  ]);
}
