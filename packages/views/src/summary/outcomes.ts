import type { Overview, OverviewOutcome } from '@remit/language/overview/overview';
import { joined, sentence } from '../words.ts';
import { detail, holderTitle, missing, says, type SummarySection, type SummarySentence } from './summary.ts';

/** What the contract is to achieve, and who answers for it. */
export function outcomes(overview: Overview): SummarySection[] {
  if (overview.outcomes.length === 0) return [{ id: 'outcomes', heading: 'What it is to achieve', sentences: [missing('The contract names no outcome.', overview.at)] }];
  return [{ id: 'outcomes', heading: 'What it is to achieve', sentences: overview.outcomes.flatMap((one) => outcome(one, overview)) }];
}

function outcome(one: OverviewOutcome, overview: Overview): SummarySentence[] {
  const level = (name: string): string | undefined => one.levels.find(({ level: its }) => its === name)?.words.text;
  const [baseline, target] = [level('baseline'), level('target')];
  const range = baseline !== undefined && target !== undefined ? `, from a baseline of ${baseline} to a target of ${target}` : target !== undefined ? `, with a target of ${target}` : baseline !== undefined ? `, from a baseline of ${baseline}` : '';
  const others = (['floor', 'stretch'] as const).flatMap((name) => (level(name) === undefined ? [] : [`${name === 'floor' ? 'The floor' : 'The stretch'} is ${level(name)}.`]));
  const sentences: SummarySentence[] = [says(sentence(`“${one.title}”${one.measure ? ` is measured by “${one.measure.text}”${one.population === undefined ? '' : ` among “${one.population}”`}` : ''}${range}${one.better === undefined ? '' : ` (${one.better} is better)`}`), one.at)];
  for (const text of others) sentences.push(detail(text, one.at));
  if (!one.measure) sentences.push({ ...missing(`How “${one.title}” is measured is not said.`, one.at), isDetail: true });
  if (target === undefined) sentences.push({ ...missing(`“${one.title}” has no target.`, one.at), isDetail: true });
  if (baseline === undefined) sentences.push({ ...missing(`“${one.title}” has no baseline.`, one.at), isDetail: true });
  const accountable = one.accountable.map(({ party, share }) => `${holderTitle(overview, party)}${share === undefined ? '' : ` (${share})`}`);
  sentences.push(accountable.length > 0 ? detail(sentence(`${joined(accountable)} ${accountable.length === 1 ? 'answers' : 'answer'} for it`), one.at) : { ...missing('Nobody is named as answering for it.', one.at), isDetail: true });
  if (one.verified) sentences.push(detail(sentence(`The figures are ${one.verified.text}`), one.verified.at));
  if (one.attribution) sentences.push(detail(sentence(one.attribution.text.replace(/^attribution none, accepted by (.*)$/, 'Whether the contract brought the change about is not tested, which $1 has accepted').replace(/^attribution none$/, 'Whether the contract brought the change about is not tested').replace(/^attribution against /, 'Whether the contract brought the change about is tested against ')), one.attribution.at));
  const readers = overview.payables.filter(({ paidFor }) => paidFor.includes(one.id)).map(({ title }) => `“${title}”`);
  const gates = overview.payables.filter(({ gatedBy }) => gatedBy.includes(one.id)).map(({ title }) => `“${title}”`);
  if (readers.length > 0) sentences.push(detail(sentence(`It changes how much is paid for ${joined(readers)}`), one.at));
  if (gates.length > 0) sentences.push(detail(sentence(`${joined(gates)} ${gates.length === 1 ? 'has a condition that depends' : 'have conditions that depend'} on it`), one.at));
  if (readers.length + gates.length === 0) sentences.push(detail('No payment depends on it.', one.at));
  return sentences;
}
