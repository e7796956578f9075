import type { Overview, Payable, YearlyMoney } from '@remit/language/overview/overview';
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
  for (const one of overview.payables) if (one.kind === 'share') sentences.push(...shared(one, overview, paying.length > 0));
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
  const years = yearsWords(one, overview);
  if (years !== '') sentences.push(detail(years, one.at));
  else if (one.amount) sentences.push(detail('What it comes to in a year cannot be told from the text alone.', one.amount.at));
  for (const words of one.uplifts) sentences.push(detail(sentence(words.text.replace(/^uplift /, 'The price goes up by ').replace('goes up by by', 'goes up by')), words.at));
  for (const words of one.terms) sentences.push(detail(sentence(plainly(words)), words.at));
  return sentences;
}

/** Between whom gains and losses are shared, and the most that they can come to; how they come about is told with the risks. */
function shared(one: Payable, overview: Overview, isOnTop: boolean): SummarySentence[] {
  const flows = overview.flows.filter(({ by }) => by === one.id);
  const parties = [...new Set(flows.flatMap(({ payer, payee }) => [payer, payee]))].map((id) => holderTitle(overview, id));
  return [
    says(sentence(`“${one.title}”: gains and losses are shared${parties.length > 0 ? ` between ${joined(parties)}` : ''}${isOnTop ? ', on top of what is paid' : ''}`), one.at),
    ...(one.paid ? [detail(sentence(`It is paid ${one.paid.text}`), one.paid.at)] : []),
    ...flows.flatMap(({ payer, payee, through, yearly, at }) => {
      const known = yearly.some((sum) => sum) ? ` at most ${inYears(yearly, overview).words}` : '';
      return known === '' ? [] : [detail(sentence(`${holderTitle(overview, through ?? payer)} pays ${holderTitle(overview, payee)}${known}`), at)];
    }),
  ];
}

/** What something that is paid comes to by year. */
export interface ByYear {
  readonly yearly: YearlyMoney;
  /** Ids of the populations whose numbers it depends on. */
  readonly people: readonly string[];
  /** For each year whether anything can be paid in it; absent: it can in all. */
  readonly during?: readonly boolean[];
}

/** What something comes to by year, in one sentence; years that come to the same stand together. */
export function yearsWords({ yearly, people, during }: ByYear, overview: Overview, subject = 'it'): string {
  const { words, isMost } = inYears(yearly, overview);
  if (words === '') return '';
  const places = overview.years.map((year, index) => ({ name: year.name, index })).filter(({ index }) => !yearly[index]);
  const [unknown, none] = [true, false].map((isPossible) => places.filter(({ index }) => (during?.[index] !== false) === isPossible).map(({ name }) => name)) as [string[], string[]];
  const isAllocated = yearly.some((one) => one?.basis === 'allocated');
  const untold = unknown.length > 0 ? `; the text alone does not tell it for ${spanWords(unknown, 'the years from')}` : '';
  return sentence(`${expectedWords(people, overview)}${isAllocated ? 'its fund sets aside' : `${subject} comes to`} ${isMost ? 'at most ' : ''}${words}${none.length > 0 ? `; to nothing in ${spanWords(none, 'the years from')}, which its term does not reach into` : ''}${untold}`);
}

/** Sums with their years. Where all are the most that results can earn, that is left to say. */
function inYears(yearly: YearlyMoney, { years }: Overview): { words: string; isMost: boolean } {
  const isMost = yearly.every((one) => !one || one.basis === 'most');
  const parts: { text: string; years: string[] }[] = [];
  for (const [index, one] of yearly.entries()) {
    const name = years[index]?.name;
    if (!one || name === undefined) continue;
    const text = `${one.basis === 'most' && !isMost ? 'at most ' : ''}${sumWords(one)}${one.isPart ? ' for a whole year' : ''}`;
    const last = parts.at(-1);
    if (last?.text === text && yearly[index - 1]) last.years.push(name);
    else parts.push({ text, years: [name] });
  }
  return { words: joined(parts.map((part) => `${part.text} in ${spanWords(part.years, 'each year from')}`)), isMost };
}

function spanWords(years: readonly string[], from: string): string {
  return years.length > 2 ? `${from} ${years[0]} to ${years.at(-1)}` : joined(years);
}

/** For how many people a sum is. */
function expectedWords(people: readonly string[], { populations }: Overview): string {
  const expected = populations.filter(({ id }) => people.includes(id)).flatMap((one) => one.expected?.text ?? []);
  if (expected.length === 0) return '';
  return expected.every((text) => /^[\d,.]+ \S+$/.test(text)) ? `for the ${joined(expected)} expected, ` : 'for as many people as are expected, ';
}
