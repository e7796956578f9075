import type { Entitlement, Fund, Program, Result } from '@remit/program';
import { add, cmp, formatMoney, mul, parseMoney, parseNumber, sub, ZERO, type Rational } from '@remit/program/rational';
import type { Names } from '../names.ts';
import { quantityInWords } from '../quantity-words.ts';
import { listed } from './lists.ts';

/** What is told with: the run, and how to name and write. */
export interface FundingTelling { result: Result; program: Program; names: Names; money: (amount: string) => string }

/** Which fund a payment comes from, what that could not pay, and who pays how much of it. */
export function fundingSentences(entitlement: Entitlement, { result, program, names, money }: FundingTelling): string[] {
  const line = program.lines.find(({ id }) => id === entitlement.line);
  const fund = line && 'fund' in line.from ? program.funds.find(({ id }) => 'fund' in line.from && id === line.from.fund) : undefined;
  if (!fund) return [];
  const dims = JSON.stringify(entitlement.dims ?? {});
  const short = result.unfunded.filter((each) => each.line === entitlement.line && each.period === entitlement.period && JSON.stringify(each.dims ?? {}) === dims);
  const named = `The fund "${names.fund(fund.id)}"`;
  const sentences = short.map(({ amount, then }) => `${named} has not enough left: ${money(amount)} of the ${money(entitlement.amount)} is not funded and ${becomes(then, fund, names)}`);
  const { legs } = entitlement;
  if (legs.length === 0) return sentences;
  if (fund.sources.length === 1 && legs.length === 1 && short.length === 0) return limitsOf(fund).length === 0 ? [] : [`${named} pays it; ${listed(limitsOf(fund, money))} ${fund.limits.length === 1 ? 'is' : 'are'} not reached`];
  const parts = legs.map(({ payer, amount }) => `${names.party(payer)} ${money(amount)}${shareOf(payer, fund)}`);
  return [...sentences, `${named} is paid for by ${listed(parts)}`, ...capSentences(entitlement, fund, program, names, money)];
}

function becomes(then: 'lapses' | 'carried' | 'owed', fund: Fund, names: Names): string {
  if (then === 'lapses') return 'is not paid at all';
  if (then === 'carried') return 'is carried into the next year, where it is offered first';
  return `is owed by ${fund.unfunded.rule === 'owed' ? names.party(fund.unfunded.by) : 'another party'}`;
}

/** The limits of a fund that are sums of the text: "its limit of £40,000,000.00 each year". */
export function limitsOf(fund: Fund, money: (amount: string) => string = (amount) => amount): string[] {
  return fund.limits.flatMap(({ max, window }) => (max.op === 'number' ? [`its limit of ${money(max.v)} ${window === 'year' ? 'each year' : 'over the term'}`] : []));
}

function shareOf(payer: string, { sources }: Fund): string {
  const source = sources.find(({ party }) => party === payer);
  return source && sources.length > 1 ? ` (${quantityInWords(source.share, { is: 'percentage' }, { code: '', scale: 0 })})` : '';
}

/** Where a source pays less than its share, its cap moved the rest. */
function capSentences({ legs }: Entitlement, fund: Fund, program: Program, names: Names, money: (amount: string) => string): string[] {
  const { scale } = program.currency;
  const total = legs.map(({ amount }) => parseMoney(amount, scale) ?? ZERO).reduce<Rational>(add, ZERO);
  const unit = parseNumber(scale === 0 ? '1' : `0.${'0'.repeat(scale - 1)}1`)!;
  return fund.sources.flatMap(({ party, share, cap }) => {
    const paid = parseMoney(legs.find(({ payer }) => payer === party)?.amount ?? formatMoney(ZERO, scale), scale) ?? ZERO;
    const plain = mul(total, parseNumber(share) ?? ZERO);
    if (!cap || cmp(sub(plain, paid), unit) < 0) return [];
    return [`${names.party(party)} has reached what it pays at most ${cap.window === 'year' ? 'in the year' : 'over the term'}${cap.max.op === 'number' ? `, ${money(cap.max.v)}` : ''}; ${names.party(cap.overflowTo)} pays the rest`];
  });
}
