import type { Overview, Payable, YearMoney } from '@remit/language/overview/overview';
import { sumWords } from '../exact.ts';
import { joined, sentence } from '../words.ts';
import { detail, holderTitle, missing, plainly, says, type SummarySection, type SummarySentence } from './summary.ts';

/** How much is paid, for what and when. */
export function money(overview: Overview): SummarySection[] {
  const sentences: SummarySentence[] = [];
  const { value, mobilisation, rounding } = overview.says;
  if (value) sentences.push(says(sentence(`The contract states its ${value.text}`), value.at));
  for (const fund of overview.holders.filter(({ kind }) => kind === 'fund')) {
    const sources = overview.flows.filter(({ kind, payee }) => kind === 'funding' && payee === fund.id);
    if (sources.length === 0 && !overview.flows.some(({ payer }) => payer === fund.id)) continue;
    const from = sources.map(({ payer, yearly }) => {
      const sums = new Set(yearly.map((one) => (one ? sumWords(one) : '')));
      return `${holderTitle(overview, payer)}${sums.size === 1 && !sums.has('') ? ` (${[...sums][0]} each year)` : ''}`;
    });
    sentences.push(says(sentence(`The fund “${fund.title}” ${from.length > 0 ? `is filled by ${joined(from)}` : 'is filled by nobody that the text names'}${fund.limits && fund.limits.length > 0 ? `; it is limited to ${joined(fund.limits.map(({ text }) => text))}` : ''}`), fund.at));
    for (const one of fund.says) sentences.push(detail(sentence(one.text), one.at));
    if (!fund.limits || fund.limits.length === 0) sentences.push({ ...missing('It has no limit.', fund.at), isDetail: true });
  }
  const paying = overview.payables.filter(({ kind }) => kind !== 'share' && kind !== 'choice' && kind !== 'pilot');
  for (const one of paying) sentences.push(...payment(one, overview));
  if (paying.length === 0) sentences.push(overview.payables.some(({ kind }) => kind === 'share') ? says('Nothing is paid under this contract but shares of savings and overspends.', overview.at) : missing('The contract pays nothing.', overview.at));
  if (overview.populations.some(({ expected }) => expected)) sentences.push(says('Where sums by year depend on how many people there are, they are worked out with as many as are expected.'));
  if (mobilisation) sentences.push(says(sentence(`Setting up costs ${mobilisation.text}${/ from /.test(mobilisation.text) ? '' : '; it is not said from which money'}`), mobilisation.at));
  if (rounding) sentences.push(says(sentence(`Amounts are rounded ${rounding.text}`), rounding.at));
  return [{ id: 'money', heading: 'How much is paid, and when', sentences }];
}

function payment(one: Payable, overview: Overview): SummarySentence[] {
  const flows = overview.flows.filter(({ by, kind }) => by === one.id && kind === 'payment');
  const parties = (side: 'payer' | 'payee'): string => joined([...new Set(flows.map((flow) => flow[side]))].map((id) => holderTitle(overview, id)));
  const amount = one.ceiling ? `up to ${plainly(one.ceiling)}, for results` : one.amount ? plainly(one.amount) : '';
  const noun = { payment: '', pool: 'a sum that is shared out, ', withhold: 'money held back, ', budget: 'a personal budget, ', share: '', choice: '', pilot: '' }[one.kind];
  const sentences: SummarySentence[] = [says(sentence(`“${one.title}”: ${noun}${flows.length > 0 ? `${parties('payer')} ${flows.length === 1 || new Set(flows.map(({ payer }) => payer)).size === 1 ? 'pays' : 'pay'} ${parties('payee')}` : 'who pays whom is not said'}${amount === '' ? '' : ` ${amount}`}`), one.at)];
  if (amount === '' && one.kind !== 'withhold') sentences.push({ ...missing('How much is not said.', one.at), isDetail: true });
  sentences.push(one.paid ? detail(sentence(`It is paid ${one.paid.text}`), one.paid.at) : { ...missing('When it is paid is not said.', one.at), isDetail: true });
  const years = yearsWords(one.yearly, overview);
  if (years !== '') sentences.push(detail(years, one.at));
  else if (one.amount) sentences.push(detail('What it comes to in a year cannot be told from the text alone.', one.amount.at));
  for (const words of one.uplifts) sentences.push(detail(sentence(words.text.replace(/^uplift /, 'The price goes up by ').replace('goes up by by', 'goes up by')), words.at));
  for (const words of one.terms) sentences.push(detail(sentence(plainly(words)), words.at));
  return sentences;
}

/** What something comes to by year, in one sentence; years that come to the same stand together. */
export function yearsWords(yearly: readonly (YearMoney | null)[], { years }: Overview): string {
  const parts: { text: string; years: string[] }[] = [];
  for (const [index, one] of yearly.entries()) {
    const name = years[index]?.name;
    if (!one || name === undefined) continue;
    const text = `${one.basis === 'most' ? 'at most ' : ''}${sumWords(one)}${one.isPart ? ' for a whole year' : ''}`;
    const last = parts.at(-1);
    if (last?.text === text && yearly[index - 1]) last.years.push(name);
    else parts.push({ text, years: [name] });
  }
  if (parts.length === 0) return '';
  const words = parts.map((part) => `${part.text} in ${part.years.length > 2 ? `each year from ${part.years[0]} to ${part.years.at(-1)}` : joined(part.years)}`);
  const unknown = years.filter((_, index) => !yearly[index]).map(({ name }) => name);
  const isAllocated = yearly.some((one) => one?.basis === 'allocated');
  return sentence(`${isAllocated ? 'Its fund sets aside' : 'It comes to'} ${joined(words)}${unknown.length > 0 ? `; the text alone does not tell it for ${unknown.length > 2 ? `the years from ${unknown[0]} to ${unknown.at(-1)}` : joined(unknown)}` : ''}`);
}
