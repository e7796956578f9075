import type { Overview, Payable, Scoring } from '@remit/language/overview/overview';
import { joined, sentence } from '../words.ts';
import { detail, missing, plainly, says, type SummarySection, type SummarySentence } from './summary.ts';

/** On what conditions money is paid, and what happens where results or data are missing. */
export function conditions(overview: Overview): SummarySection[] {
  const on = overview.payables.flatMap((one) => one.conditions.map((words) => says(sentence(`${words.side === undefined ? `“${one.title}” is paid` : `${words.side === 'saving' ? 'A saving' : 'An overspend'} is shared under “${one.title}”`} only if ${plainly(words).replace(/\bat (least|most) (baseline|target|floor|stretch)\b/g, 'is at $1 its $2')}`), words.at)));
  const missed = overview.payables.flatMap((one) => whenMissed(one, overview));
  const data = overview.payables.flatMap((one) => one.otherwise.map((words) => says(sentence(`“${one.title}”: ${otherwiseWords(plainly(words))}`), words.at)));
  const silent = overview.payables.filter(({ paidFor, gatedBy, otherwise, kind }) => kind !== 'pilot' && paidFor.length + gatedBy.length > 0 && !otherwise.some(({ text }) => text.startsWith('missing data')));
  const rules = overview.rules.map((words) => says(sentence(words.text), words.at));
  return [
    { id: 'conditions', heading: 'On what conditions', sentences: on.length > 0 ? on : [says('No payment has a condition besides its amount.')] },
    { id: 'missed', heading: 'What happens when results fall short', sentences: missed.length > 0 ? missed : [says('Nothing that is paid changes with a result.')] },
    { id: 'data', heading: 'What happens when data are missing or too much was paid', sentences: [...data, ...silent.map(({ title, at }) => missing(`What happens to “${title}” when data are missing is not said.`, at))] },
    ...(rules.length > 0 ? [{ id: 'rules', heading: 'What limits the contract sets itself', sentences: rules }] : []),
  ];
}

function whenMissed(one: Payable, overview: Overview): SummarySentence[] {
  if (one.scorings.length === 0) {
    const read = one.paidFor.map((id) => `“${overview.outcomes.find((outcome) => outcome.id === id)?.title ?? id}”`);
    return read.length === 0 || !one.amount ? [] : [says(sentence(`“${one.title}” changes with ${joined(read)}, as its amount says: ${plainly(one.amount)}`), one.amount.at)];
  }
  return [says(sentence(`“${one.title}” is earned in ${one.scorings.length} part${one.scorings.length === 1 ? '' : 's'}`), one.at), ...one.scorings.map((scoring) => detail(scored(scoring, overview), scoring.how.at))];
}

function scored({ outcome, title, weight, how, isFromBaseline }: Scoring, overview: Overview): string {
  const levels = overview.outcomes.find(({ id }) => id === outcome)?.levels ?? [];
  const level = (name: string): string => {
    const words = levels.find((one) => one.level === name)?.words.text;
    return words === undefined ? `the ${name}` : `the ${name} (${words})`;
  };
  const part = `${weight ? `${weight.text} for ` : ''}“${title}”`;
  if (isFromBaseline && / from baseline to target$/.test(how.text)) return sentence(`${part}: nothing at ${level('baseline')} or worse, all of it at ${level('target')} or better, and in proportion between them`);
  return sentence(`${part}: ${plainly(how).replace(/\bbaseline\b/, level('baseline')).replace(/\btarget\b/, level('target')).replace(/\bfloor\b/, level('floor'))}`);
}

function otherwiseWords(text: string): string {
  return text
    .replace(/^missing data: hold that part$/, 'where data are missing, the part that needs them is held back').replace(/^missing data: hold$/, 'where data are missing, it is held back').replace(/^missing data: /, 'where data are missing, it ')
    .replace(/^not applicable: /, 'where a result does not apply: ').replace(/^recoveries: carry$/, 'what was paid too much is taken off later payments').replace(/^recoveries: invoice/, 'what was paid too much is invoiced').replace(/^recoveries: /, 'what was paid too much: ')
    .replace(/^negative: carry$/, 'an amount below nothing is taken off later payments').replace(/^negative: invoice/, 'an amount below nothing is invoiced').replace(/^negative: /, 'an amount below nothing: ');
}
