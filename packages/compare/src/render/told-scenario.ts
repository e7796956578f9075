/** Scenarios in sentences, the same for text and Markdown. */
import { dateInWords } from '@remit/story/dates';
import { counted, moneyInWords } from '@remit/story/money';
import type { Amounts, PayeeDifference, PaymentDifference, ScenarioComparison, Verdicts } from '../money/compared-money.ts';

/** How much of one scenario is told. */
export interface Most { readonly payees: number; readonly payments: number; readonly holds: number; readonly failed: number }

/** So much of one scenario is for people; all of it is in the JSON. */
const MOST: Most = { payees: 8, payments: 6, holds: 6, failed: 10 };

/** A sentence with the sentences that belong to it. */
export interface Told { readonly text: string; readonly inner: readonly string[] }

/** What is other in a scenario; `most` says how much of it. */
export function toldScenario(scenario: ScenarioComparison, most: Most = MOST): Told[] {
  const { what, payees, holds, before, after, currency, factsChanged } = scenario;
  const other = payees.filter(({ payments }) => payments.length > 0);
  const told: Told[] = [];
  if (what === 'new') told.push({ text: `It is new${after ? `, and ${verdictWords(after)}` : ''}.`, inner: after ? failures(after, most.failed) : [] });
  if (what === 'gone') told.push({ text: 'It is gone.', inner: [] });
  if (what === 'refused') told.push(...refusals(scenario, most.failed));
  if (factsChanged) told.push({ text: 'Its own facts are other too, so not all of this comes from the contract.', inner: [] });
  if (currency.before !== undefined && currency.after !== undefined && currency.before !== currency.after) told.push({ text: `The currency is ${currency.after} instead of ${currency.before}, so sums cannot be compared.`, inner: [] });
  told.push(...other.slice(0, most.payees).map((payee) => toldPayee(payee, currency.after ?? '', most.payments)));
  if (other.length > most.payees) told.push({ text: `… and ${counted(other.length - most.payees, 'more payee')} with other sums or days; all of them with --format json.`, inner: [] });
  if (holds.fresh.length > 0) told.push({ text: `Held only now: ${counted(holds.fresh.length, 'payment')}`, inner: some(holds.fresh, most.holds) });
  if (holds.gone.length > 0) told.push({ text: `Held no longer: ${counted(holds.gone.length, 'payment')}`, inner: some(holds.gone, most.holds) });
  if (holds.both > 0 && what === 'changed') told.push({ text: `Held before and now: ${counted(holds.both, 'payment')}, so what they come to was not compared.`, inner: [] });
  if (before && after && what !== 'refused') told.push(...toldVerdicts(before, after, most.failed));
  return told;
}

function toldPayee(payee: PayeeDifference, currency: string, most: number): Told {
  const { payments } = payee;
  const money = (amount: string): string => moneyInWords(amount, currency);
  return { text: payeeInWords(payee, money), inner: [...payments.slice(0, most).map((payment) => toldPayment(payment, money)), ...(payments.length > most ? [`… and ${payments.length - most} more; all of them with --format json`] : [])] };
}

/** What somebody is paid otherwise: "X is paid £5.00 less, and £3.00 is held now: £2.00 instead of £10.00". What is held is not less. */
export function payeeInWords({ payee, before, after, difference, waits }: Amounts & { readonly payee: string }, money: (amount: string) => string): string {
  const isSame = isNothing(difference);
  if (isSame && !waits) return `${payee} is paid ${money(after)} in total, as before, but not the same way:`;
  const said = [
    ...(isSame ? [] : [`is paid ${money(difference.replace(/^-/, ''))} ${difference.startsWith('-') ? 'less' : 'more'}`]),
    ...(waits?.before === undefined ? [] : [`${isSame ? 'is paid ' : ''}${money(waits.before)} that was held before`]),
    ...(waits?.after === undefined ? [] : [isSame && waits.before === undefined ? `is paid as before but for ${money(waits.after)} that is held now` : `${money(waits.after)} is held now`]),
  ];
  return `${payee} ${said.length < 2 ? said.join('') : `${said.slice(0, -1).join(', ')}, and ${said.at(-1)!}`}: ${money(after)} instead of ${money(before)}`;
}

function toldPayment({ payment, year, days, payers, ...amounts }: PaymentDifference, money: (amount: string) => string): string {
  const { before, after, difference } = amounts;
  const isSame = isNothing(difference);
  const [was, is] = [isHeldIn('before', amounts) ? 'held' : money(before), isHeldIn('after', amounts) ? 'held' : money(after)];
  const apart = [...(isSame ? [] : [`${difference.startsWith('-') ? '' : '+'}${money(difference)}`]), ...heldInWords(amounts, money)].join('; ');
  const sums = isSame && !amounts.waits ? `${money(after)} as before` : `${is} instead of ${was}${apart === '' ? '' : ` (${apart})`}`;
  return `${payment}, ${yearInWords(year)}: ${sums}${isSame && !amounts.waits && !days && !payers ? ', with other sums on the same days' : ''}${daysInWords(days)}${payers ? `, ${payersInWords(payers, money)}` : ''}`;
}

/** Whether all that a state would pay of it waits there: it stands for "held", not for nothing. */
export function isHeldIn(state: 'before' | 'after', amounts: Amounts): boolean {
  return amounts.waits?.[state] !== undefined && isNothing(amounts[state]);
}

/** What of a sum waits in one state, where it is not clear from the sum itself: "£3.00 held now", "£3.00 was held before". */
export function heldInWords(amounts: Amounts, money: (amount: string) => string): string[] {
  const { waits, difference } = amounts;
  const isTold = (state: 'before' | 'after'): boolean => waits?.[state] !== undefined && !(isHeldIn(state, amounts) && isNothing(difference));
  return [...(isTold('after') ? [`${money(waits!.after!)} held now`] : []), ...(isTold('before') ? [`${money(waits!.before!)} was held before`] : [])];
}

/** Who pays it: "paid by Council instead of Board", or what each pays. */
export function payersInWords(payers: NonNullable<PaymentDifference['payers']>, money: (amount: string) => string): string {
  const [olds, news] = [payers.filter(({ before }) => !isNothing(before)), payers.filter(({ after }) => !isNothing(after))];
  if (olds.length === 1 && news.length === 1) return `paid by ${news[0]!.payer} instead of ${olds[0]!.payer}`;
  const other = payers.filter(({ difference }) => !isNothing(difference));
  if (other.length === 0) return 'with other shares of those who pay it on some days';
  return other.map(({ payer, before, after }) => `${payer} pays ${money(after)} of it instead of ${money(before)}`).join(', ');
}

/** Whether an amount of decimal text is zero. */
export function isNothing(amount: string): boolean {
  return /^-?0*\.?0*$/.test(amount);
}

/** The year of a payment, or what stands for one. */
export function yearInWords(year: string): string {
  return year === 'term' ? 'the whole term' : year;
}

/** On which days a payment is due now, and before, with a comma first; nothing where they are the same, or are in one state only. */
export function daysInWords(days: PaymentDifference['days']): string {
  const [before, after] = [days?.before, days?.after];
  if (!before || !after || before.count === 0 || after.count === 0) return '';
  const count = before.count === after.count ? '' : `, on ${counted(after.count, 'day')} instead of ${before.count}`;
  const span = (one: NonNullable<typeof before>): string => (one.count === 1 ? `on ${dateInWords(one.first)}` : `from ${dateInWords(one.first)} to ${dateInWords(one.last)}`);
  return `${count}, due ${span(after)} instead of ${span(before)}`;
}

function toldVerdicts(before: Verdicts, after: Verdicts, most: number): Told[] {
  const [wasGood, isGood] = [before.failed.length === 0, after.failed.length === 0];
  const all = (one: Verdicts): number => one.cameTrue + one.failed.length;
  if (all(before) === 0 && all(after) === 0) return [];
  if (wasGood && isGood) return [];
  if (isGood) return [{ text: `All that it expects holds now; before, ${counted(before.failed.length, 'expectation')} did not.`, inner: [] }];
  const text = wasGood ? `${counted(after.failed.length, 'expectation no longer holds', 'expectations no longer hold')}:` : `${counted(after.failed.length, 'expectation does', 'expectations do')} not hold now; before, ${before.failed.length} did not:`;
  return [{ text, inner: failures(after, most) }];
}

function refusals({ before, after }: ScenarioComparison, most: number): Told[] {
  const tell = (when: string, verdicts: Verdicts | undefined): Told[] => (verdicts && verdicts.refused.length > 0 ? [{ text: `It ${when} be worked through:`, inner: some(verdicts.refused, most) }] : []);
  return [...tell('could not', before), ...tell('cannot now', after)];
}

function failures({ failed, refused }: Verdicts, most: number): string[] {
  return some([...refused, ...failed.map(({ text, got }) => `${text}; came out: ${got}`)], most);
}

function verdictWords({ failed, refused }: Verdicts): string {
  if (refused.length > 0) return 'cannot be worked through';
  return failed.length === 0 ? 'all that it expects holds' : `${counted(failed.length, 'expectation does', 'expectations do')} not hold`;
}

function some(all: readonly string[], most: number): string[] {
  return all.length <= most ? [...all] : [...all.slice(0, most), `… and ${all.length - most} more; all of them with --format json`];
}
