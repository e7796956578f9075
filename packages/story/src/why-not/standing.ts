import type { Entitlement, Result } from '@remit/program';
import { cmp, parseMoney, parseNumber, sign } from '@remit/program/rational';
import type { Explainer, Explanation, LimitRoom, TraceNode } from '@remit/runtime';
import { dateInWords } from '../dates.ts';
import { unroundedMoney } from '../money.ts';
import { goingBy, placeName } from '../by-name.ts';
import type { Place } from '../told-program.ts';
import { reasonInWords } from '../payment/absences.ts';
import { fundingSentences } from '../payment/funding-told.ts';
import { limitSentences } from '../payment/limits-told.ts';
import { settlementSentences } from '../payment/settlement-told.ts';
import type { StoryTelling } from '../payment/story.ts';
import { AmountCauses } from './amount-causes.ts';
import { BriefStory } from './brief-story.ts';
import type { Cause, Standing } from './cause.ts';
import { holdCause } from './hold-causes.ts';

/** How one payment stands, and why. */
export interface Answer extends Place {
  standing: Standing;
  /** What it is entitled to; absent where it is held. */
  amount?: string;
  causes: Cause[];
  /** What becomes of what is paid, without full stops. */
  paid: string[];
}

/** What answers are worked out with. */
export interface Asked { telling: StoryTelling; result: Result; explain: Explainer }

/** Finds out how a payment stands. */
export function answerFor(place: Place, asked: Asked): Answer {
  const { telling, result } = asked;
  const { program } = telling.loaded;
  const at = { line: place.line, period: place.period, ...(place.dims ? { dims: place.dims } : {}) };
  const slot = program.lines.find(({ id }) => id === place.line)?.schedule.find(({ period }) => period === place.period);
  const money = (amount: string): string => unroundedMoney(amount, program.currency);
  const hold = goingBy(result.holds, placeName, placeName(place))[0];
  const told = asked.explain(at);
  const dates = told.ok ? told.dates : slot;
  const isOpen = dates !== undefined && dates.opens <= result.asOf;
  const early: Cause[] = isOpen || !dates ? [] : [{ cause: 'not-open', text: `Its time has not come: it can be paid from ${dateInWords(dates.opens)} on and is due on ${dateInWords(dates.due)}`, change: `Ask again on ${dateInWords(dates.opens)} or later` }];
  if (hold && !isOpen) return { ...at, standing: 'not-open', causes: early, paid: [] };
  if (!told.ok) throw new Error(`The payment ${place.line} in ${place.period} cannot be explained: ${told.findings.map(({ message }) => message).join(' ')}`);
  if (hold) {
    const amount = told.trace.value === 'missing' ? undefined : told.trace.value;
    return { ...at, standing: 'held', causes: hold.reasons.map((reason) => holdCause(reason, { line: place.line, period: place.period, amount }, { loaded: telling.loaded, names: telling.names, result, money, fundLimits: told.fundLimits })), paid: [] };
  }
  const entitlement = goingBy(result.entitlements, placeName, placeName(place))[0]!;
  const causes = [...early, ...amountCauses(told.trace, place, telling), ...limitCauses(told.trace, told.limits ?? [], money), ...fundCauses(entitlement, told, asked, money)];
  const isNothing = sign(parseMoney(entitlement.amount, program.currency.scale)!) === 0;
  if (isNothing && causes.length === 0 && entitlement.notApplicable) causes.push({ cause: 'not-applicable', text: capital(reasonInWords(entitlement.notApplicable)) });
  const standing: Standing = !isOpen ? 'not-open' : isNothing ? 'nothing' : causes.length > 0 ? 'less' : 'paid';
  return { ...at, standing, amount: entitlement.amount, causes, paid: isOpen ? [...carriedSentences(entitlement, told, asked, money), ...settlementSentences(entitlement, result, telling.names, money)] : [] };
}

function amountCauses(trace: TraceNode, place: Place, telling: StoryTelling): Cause[] {
  const causes = new AmountCauses(new BriefStory(telling, place), trace.value === '0');
  if (trace.children[0]) causes.look(trace.children[0], { is: 'money' });
  return causes.found;
}

function limitCauses(trace: TraceNode, rooms: readonly LimitRoom[], money: (amount: string) => string): Cause[] {
  const amount = trace.children[0]?.value ?? '';
  const wanted = parseNumber(amount);
  if (!wanted) return [];
  const biting = rooms.filter(({ left }) => cmp(wanted, parseNumber(left)!) > 0);
  return limitSentences(amount, biting, money).map((text) => ({ cause: 'limit', text, change: 'The payments before it would have to be less, or the limit be raised by a variation of the contract' }));
}

/** What the limits of its fund allow, and what that paid in later years. */
type OfFund = Pick<Extract<Explanation, { ok: true }>, 'fundLimits' | 'fundedLater'>;

function fundCauses(entitlement: Entitlement, told: OfFund, asked: Asked, money: (amount: string) => string): Cause[] {
  const short = goingBy(asked.result.unfunded, placeName, placeName(entitlement)).length;
  if (short === 0) return [];
  const text = toldByFund(entitlement, told, asked, money).slice(0, told.fundedLater ? 1 + short : 1).join('. ');
  return text === '' ? [] : [{ cause: 'fund', text, change: 'The limit of the fund would have to be raised by a variation of the contract, or what it pays before this be less' }];
}

/** Of what its fund could not pay in its year, and has paid since: that it came later. */
function carriedSentences(entitlement: Entitlement, told: OfFund, asked: Asked, money: (amount: string) => string): string[] {
  const isShort = goingBy(asked.result.unfunded, placeName, placeName(entitlement)).length > 0;
  return told.fundedLater && !isShort ? toldByFund(entitlement, told, asked, money).slice(0, 1) : [];
}

function toldByFund(entitlement: Entitlement, { fundLimits: limits, fundedLater: later }: OfFund, { result, telling }: Asked, money: (amount: string) => string): string[] {
  return fundingSentences(entitlement, { result, program: telling.loaded.program, names: telling.names, money, limits, later });
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
