/** What a scenario that is written down expects: all that is paid, and what is held. */
import type { FactsDocument, Hold, Program } from '@remit/program';
import { groupedBy } from '@remit/language/model/grouped';
import { dayInWords } from '@remit/program/in-words';
import { formatMoney, parseMoney, sum } from '@remit/program/rational';
import type { ScenarioPayment } from '@remit/runtime';
import type { Payables } from '../compile.ts';
import { moneyText, periodText, quoted } from './words.ts';

/** More payments than this are expected year by year. */
const MOST_DAYS = 60;

/** What came out. */
export interface ExpectedMoney { readonly payments: readonly ScenarioPayment[]; readonly holds: readonly Hold[] }

/**
 * `expect payment from A to B due on 15 May 2026 is £1,000.00` for each due date; where there are very many, `expect payments to B in 2026/27
 * is £12,000.00` for each year, and dates only for what is due outside the years of the contract. Then, for each payment and year, what is held.
 */
export function expectedText(program: Program, payables: Payables, facts: FactsDocument, { payments, holds }: ExpectedMoney): string[] {
  const partyText = partiesOf(program, payments);
  const money = (all: readonly ScenarioPayment[]): string => moneyText(formatMoney(sum(all.map(({ amount }) => parseMoney(amount, program.currency.scale)!)), program.currency.scale), program.currency.code);
  const years = program.periods.filter(({ grain, history }) => grain === 'year' && !history);
  const yearOf = (day: string): string | undefined => years.find(({ start, end }) => start <= day && day < end)?.id;
  const byDay = [...groupedBy(payments, ({ payer, payee, due }) => JSON.stringify([payer, payee, due])).values()];
  const dated = (all: ScenarioPayment[]): string => `expect payment from ${partyText(all[0]!.payer)} to ${partyText(all[0]!.payee)} due on ${dayInWords(all[0]!.due)} is ${money(all)}`;
  const paid = byDay.length <= MOST_DAYS ? byDay.map(dated) : [
    ...[...groupedBy(payments.filter(({ due }) => yearOf(due) !== undefined), ({ payee, due }) => JSON.stringify([payee, yearOf(due)])).values()]
      .map((all) => `expect payments to ${partyText(all[0]!.payee)} in ${yearOf(all[0]!.due)!} is ${money(all)}`),
    ...byDay.filter(([one]) => yearOf(one!.due) === undefined).map(dated),
  ];
  const all = [...paid, ...heldText(program, payables, holds)];
  return all.length > 0 ? all : nothingText(program, facts, years.map(({ id }) => id));
}

/** Where nothing at all is paid or held, that is what is expected: each party, and each member that the facts name, is paid nothing in each year. */
function nothingText({ lines, groups, currency }: Program, { members = {}, observations }: FactsDocument, years: readonly string[]): string[] {
  const keysOf = (group: string): string[] => [...(members[group] ?? []).map(({ key }) => key), ...observations.flatMap(({ dims }) => dims?.[group] ?? [])];
  const memberOf = (group: string): string => groups.find(({ id }) => id === group)!.member;
  const payees = new Set(lines.flatMap(({ to }) => ('party' in to ? [to.party] : 'member' in to ? keysOf(to.member).map((key) => `${memberOf(to.member)} ${quoted(key)}`) : [])));
  return [...payees].flatMap((payee) => years.map((year) => `expect payments to ${payee} in ${year} is ${moneyText('0', currency.code)}`));
}

/** `expect Savings in 2010/11 held for PrescribingCost`: once for each payment and year. */
function heldText(program: Program, payables: Payables, holds: readonly Hold[]): string[] {
  const owners = new Map(program.lines.map((line) => [line.id, line.of]));
  const periods = new Map(program.periods.map((period) => [period.id, period]));
  const named = new Set([...program.facts, ...program.judgements ?? []].map(({ id }) => id).filter((id) => !id.includes('.')));
  const whole = (id: string): string => {
    const period = periods.get(id)!;
    return (Object.hasOwn(period.in, 'year') ? period.in['year'] : undefined) ?? id;
  };
  // What patients choose has no name of its own by which a scenario could ask for it, and the name of a payment does not ask for what is got back of it.
  const askable = holds.filter(({ line }) => payables.get(owners.get(line) ?? '')?.includes(line));
  return [...groupedBy(askable, ({ line, period }) => JSON.stringify([owners.get(line), whole(period)])).values()].map((all) => {
    const { line, period } = all[0]!;
    const reasons = all.flatMap((hold) => hold.reasons);
    const [name] = reasons.flatMap((one) => (one.reason === 'missing' ? [one.fact] : one.reason === 'undecided' ? [one.decision] : [])).filter((id) => named.has(id));
    const at = whole(period);
    return `expect ${owners.get(line)}${periods.get(at)?.grain === 'term' ? '' : ` in ${periodText(at)}`} held${name === undefined ? '' : ` for ${name}`}`;
  });
}

/** Parties by their names, members of groups by their group and key. */
function partiesOf({ parties, groups, lines }: Program, payments: readonly ScenarioPayment[]): (id: string) => string {
  const names = new Map(parties.map(({ id }) => [id, id]));
  const members = new Map(groups.map(({ id, member }) => [id, member]));
  const declared = new Map(lines.map((line) => [line.id, line]));
  for (const { parts } of payments) {
    for (const { line, dims } of parts) {
      for (const end of [declared.get(line)!.from, declared.get(line)!.to]) {
        const key = 'member' in end ? dims?.[end.member] : undefined;
        if ('member' in end && key !== undefined && !names.has(key)) names.set(key, `${members.get(end.member)} ${quoted(key)}`);
      }
    }
  }
  return (id) => names.get(id) ?? id;
}
