import type { HoldReason, Program, Result } from '@remit/program';
import { add, formatNumber, parseMoney, ZERO, type Rational } from '@remit/program/rational';
import { dateInWords, periodInWords } from '../dates.ts';
import { counted, moneyInWords } from '../money.ts';
import { deciders } from '../deciders.ts';
import type { ToldProgram } from '../told-program.ts';
import type { Names } from '../names.ts';
import { listed } from '../payment/lists.ts';
import type { FundLimit } from '@remit/runtime';
import { fundOf } from '../fund-of.ts';
import { limitsOf } from '../payment/funding-told.ts';
import type { Cause } from './cause.ts';

/** What holds are worded with. */
export interface HoldTelling { loaded: ToldProgram; names: Names; result: Pick<Result, 'asOf' | 'entitlements' | 'holds'>; money: (amount: string) => string; /** What the limits of its fund allow. */ fundLimits?: readonly FundLimit[] | undefined }

/** What is held, and what it would be if it were not. */
interface HeldPlace { line: string; period: string; amount: string | undefined }

/** Why a payment is held, who can settle that, and how. */
export function holdCause(reason: HoldReason, at: HeldPlace, telling: HoldTelling): Cause {
  const { names, loaded: { program } } = telling;
  switch (reason.reason) {
    case 'missing': return missingCause(reason, telling);
    case 'undecided': return undecidedCause(reason, telling);
    case 'too-few': return {
      cause: 'too-few', text: capital(names.reason(reason)),
      change: `There would have to be at least ${reason.least} ${reason.noun}, or both parties would have to agree what is to be paid without the measure`,
    };
    case 'fund-exceeded': return fundCause(reason.fund, at, telling);
    case 'check': return { cause: 'check', text: `The contract wants it to hold that: ${names.check(reason.check)}; it does not`, change: 'It is paid once that holds: look at the values that it compares' };
    case 'held-with': {
      const others = telling.result.holds.filter(({ line }) => line === reason.line).slice(0, 1).flatMap(({ reasons }) => reasons.map((each) => names.reason(each)));
      return { cause: 'held-with', text: `It is paid only together with ${names.line(reason.line)}, which is held${others.length > 0 ? `, as ${listed(others)}` : ''}`, change: `It is paid once ${names.line(reason.line)} is` };
    }
    case 'unknown-member': return { cause: 'unknown-member', text: capital(names.reason(reason)), change: `Name "${reason.key}" in the facts again, with the day it left if it has` };
    default: return { cause: 'cannot-be-told', text: capital(names.reason(reason)), change: program.status === 'design' ? 'Say in the contract what is to be paid then' : 'Look at the values it is worked out from, or vary the contract so that it says what is to be paid then' };
  }
}

/** The fact, who reports it, and when it was to be there. */
function missingCause({ fact: id, period, dims }: Extract<HoldReason, { reason: 'missing' }>, { names, loaded: { program, map }, result: { asOf } }: HoldTelling): Cause {
  const index = program.facts.findIndex((each) => each.id === id);
  const fact = program.facts[index];
  const told = index < 0 ? undefined : map?.told?.[`/facts/${index}`];
  const when = names.at(period, dims);
  const from = told?.source === undefined ? '' : ` It comes from ${told.source}${told.owner === undefined ? '' : `, which ${told.owner} owns`}.`;
  const expected = fact?.availableAfterDays === undefined ? undefined : dayAfter(program, period, fact.availableAfterDays);
  const days = expected === undefined ? '' : ` It ${expected <= asOf ? 'was' : 'is'} to be available by ${dateInWords(expected)}, ${counted(fact!.availableAfterDays!, 'day')} after the period.`;
  const title = names.fact(id);
  return {
    cause: 'missing', text: `No value of "${title}" is known for ${when}.${from}${days}`.replace(/\.$/, ''),
    change: `${told?.owner === undefined ? 'It would have to be reported' : `${told.owner} would have to report it`}: add ${id} for ${when} to the facts and run again`,
  };
}

/** The day so many days after the last of a period. */
function dayAfter({ periods }: Program, period: string, days: number): string | undefined {
  const end = periods.find(({ id }) => id === period)?.end;
  if (end === undefined) return undefined;
  const [year, month, day] = end.split('-').map(Number) as [number, number, number];
  return new Date(Date.UTC(year, month - 1, day - 1 + days)).toISOString().slice(0, 10);
}

function undecidedCause(reason: Extract<HoldReason, { reason: 'undecided' }>, { names, loaded: { program } }: HoldTelling): Cause {
  const judgement = program.judgements?.find(({ id }) => id === reason.decision);
  const by = judgement ? deciders(judgement, program).map(names.party) : [];
  return {
    cause: 'undecided', text: capital(names.reason(reason)),
    change: judgement ? `${by.length > 0 ? listed(by, 'or') : 'Somebody'} would have to decide it by ${dateInWords(reason.on)} and the decision be put in the facts` : `It is settled on ${dateInWords(reason.on)}; run again then`,
  };
}

/** What the fund has paid in the windows of the period, beside its limits. */
function fundCause(id: string, { line, period, amount }: HeldPlace, { names, loaded: { program }, result, money, fundLimits }: HoldTelling): Cause {
  const fund = fundOf(program, { line, period });
  const start = program.periods.find((each) => each.id === period)?.start ?? '';
  const year = program.periods.find((each) => each.grain === 'year' && each.start <= start && start < each.end);
  const startOf = new Map(program.periods.map((each) => [each.id, each.start]));
  const within = (other: string): boolean => !year || (startOf.get(other)! >= year.start && startOf.get(other)! < year.end);
  const paid = result.entitlements.filter((each) => within(each.period)).flatMap(({ legs }) => legs).filter((leg) => leg.fund === id)
    .reduce<Rational>((sum, leg) => add(sum, parseMoney(leg.amount, program.currency.scale) ?? ZERO), ZERO);
  const limits = fund ? limitsOf(fund, money, fundLimits) : [];
  return {
    cause: 'fund',
    text: `${amount === undefined ? 'It' : moneyOf(amount, program)} does not fit into what is left of the fund "${names.fund(id)}"${limits.length > 0 ? `, which has ${listed(limits)}` : ''}: other payments${year ? ` for ${periodInWords(year.id)}` : ''} take ${money(formatNumber(paid))}`,
    change: 'The limit would have to be raised by a variation of the contract, or the other payments be less',
  };
}

function moneyOf(amount: string, { currency }: Program): string {
  return /^-?\d+(\.\d+)?$/.test(amount) ? moneyInWords(amount, currency.code) : 'It';
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
