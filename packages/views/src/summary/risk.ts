import type { Overview, Payable } from '@remit/language/overview/overview';
import { joined, sentence } from '../words.ts';
import { detail, holderTitle, plainly, says, type SummarySection, type SummarySentence } from './summary.ts';

/** Who bears savings and overspends, with what behind it. */
export function risk(overview: Overview): SummarySection[] {
  const shares = overview.payables.filter(({ kind }) => kind === 'share' || kind === 'choice');
  const sentences: SummarySentence[] = shares.flatMap((one) => share(one, overview));
  if (!overview.payables.some(({ kind }) => kind === 'share')) sentences.push(says('The contract shares no savings or overspends.', overview.at));
  for (const holder of overview.holders) for (const words of holder.says) if (/^(reserves|guarantee) /.test(words.text)) sentences.push(says(sentence(words.text.replace(/^reserves /, `${holder.title} has reserves of `).replace(/^guarantee (\S+) from (.*?)( given on .*?)?( until .*)?$/, (_, sum: string, by: string, given = '', until = '') => `${by} guarantees ${sum} for ${holder.title}${until}${given === '' ? '' : `,${given}`}`)), words.at));
  return [{ id: 'risk', heading: 'Who bears the risk', sentences }];
}

function share(one: Payable, overview: Overview): SummarySentence[] {
  const parties = [...new Set(overview.flows.filter(({ by }) => by === one.id).flatMap(({ payer, payee }) => [payer, payee]))].map((id) => holderTitle(overview, id));
  return [
    says(sentence(`“${one.title}”${parties.length > 0 ? ` is between ${joined(parties)}` : ''}${one.paid ? `, and is paid ${one.paid.text}` : ''}`), one.at),
    ...one.terms.map((words) => detail(sentence(termWords(plainly(words))), words.at)),
  ];
}

function termWords(text: string): string {
  return text.replace(/^compare (.*) with (.*)$/s, '$1 is compared with $2').replace(/^saving /, 'A saving: ').replace(/^overspend /, 'An overspend: ').replace(/^rest borne by (.*)$/, 'What is left is borne by $1').replace(/^leakage /, 'For patients who go elsewhere: ').replace(/^inflow /, 'For patients who come from elsewhere: ');
}

