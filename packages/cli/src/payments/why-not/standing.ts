import type { FactsDocument, Result } from '@remit/program';
import { cmp, parseMoney, parseNumber, sign } from '@remit/program/rational';
import { explain, type TraceNode } from '@remit/runtime';
import { dateInWords } from '../../render/dates.ts';
import { unroundedMoney } from '../../render/money.ts';
import type { Place } from '../narrow-explanation.ts';
import { reasonInWords } from '../story/absences.ts';
import { fundingSentences } from '../story/funding-told.ts';
import { limitSentences } from '../story/limits-told.ts';
import { settlementSentences } from '../story/settlement-told.ts';
import type { StoryTelling } from '../story/story.ts';
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
export interface Asked { telling: StoryTelling; result: Result; facts: FactsDocument; recordedAt: string | undefined }

/** Finds out how a payment stands. */
export function answerFor(place: Place, asked: Asked): Answer {
  const { telling, result } = asked;
  const { program } = telling.loaded;
  const same = (each: Place): boolean => each.line === place.line && each.period === place.period && JSON.stringify(each.dims ?? {}) === JSON.stringify(place.dims ?? {});
  const at = { line: place.line, period: place.period, ...(place.dims ? { dims: place.dims } : {}) };
  const slot = program.lines.find(({ id }) => id === place.line)?.schedule.find(({ period }) => period === place.period);
  const money = (amount: string): string => unroundedMoney(amount, program.currency);
  const hold = result.holds.find(same);
  const isOpen = slot !== undefined && slot.opens <= result.asOf;
  const early: Cause[] = isOpen || !slot ? [] : [{ cause: 'not-open', text: `Its time has not come: it can be paid from ${dateInWords(slot.opens)} on and is due on ${dateInWords(slot.due)}`, change: `Ask again on ${dateInWords(slot.opens)} or later` }];
  if (hold && !isOpen) return { ...at, standing: 'not-open', causes: early, paid: [] };
  const told = explain(program, asked.facts, { ...at, asOf: result.asOf, ...(asked.recordedAt ? { recordedAt: asked.recordedAt } : {}) });
  if (!told.ok) throw new Error(`The payment ${place.line} in ${place.period} cannot be explained: ${told.findings.map(({ message }) => message).join(' ')}`);
  if (hold) {
    const amount = told.trace.value === 'missing' ? undefined : told.trace.value;
    return { ...at, standing: 'held', causes: hold.reasons.map((reason) => holdCause(reason, { period: place.period, amount }, { loaded: telling.loaded, names: telling.names, result, money })), paid: [] };
  }
  const entitlement = result.entitlements.find(same)!;
  const causes = [...early, ...amountCauses(told.trace, place, telling), ...limitCauses(told.trace, told.limits ?? [], money), ...fundCauses(entitlement, asked, money)];
  const isNothing = sign(parseMoney(entitlement.amount, program.currency.scale)!) === 0;
  if (isNothing && causes.length === 0 && entitlement.notApplicable) causes.push({ cause: 'not-applicable', text: capital(reasonInWords(entitlement.notApplicable)) });
  const standing: Standing = !isOpen ? 'not-open' : isNothing ? 'nothing' : causes.length > 0 ? 'less' : 'paid';
  return { ...at, standing, amount: entitlement.amount, causes, paid: isOpen ? settlementSentences(entitlement, result, telling.names, money) : [] };
}

function amountCauses(trace: TraceNode, place: Place, telling: StoryTelling): Cause[] {
  const causes = new AmountCauses(new BriefStory(telling, place), trace.value === '0');
  if (trace.children[0]) causes.look(trace.children[0], { is: 'money' });
  return causes.found;
}

function limitCauses(trace: TraceNode, rooms: NonNullable<Extract<ReturnType<typeof explain>, { ok: true }>['limits']>, money: (amount: string) => string): Cause[] {
  const amount = trace.children[0]?.value ?? '';
  const wanted = parseNumber(amount);
  if (!wanted) return [];
  const biting = rooms.filter(({ left }) => cmp(wanted, parseNumber(left)!) > 0);
  return limitSentences(amount, biting, money).map((text) => ({ cause: 'limit', text, change: 'The payments before it would have to be less, or the limit be raised by a variation of the contract' }));
}

function fundCauses(entitlement: Parameters<typeof fundingSentences>[0], { result, telling }: Asked, money: (amount: string) => string): Cause[] {
  const isShort = result.unfunded.some((each) => each.line === entitlement.line && each.period === entitlement.period && JSON.stringify(each.dims ?? {}) === JSON.stringify(entitlement.dims ?? {}));
  if (!isShort) return [];
  const [text] = fundingSentences(entitlement, { result, program: telling.loaded.program, names: telling.names, money });
  return text === undefined ? [] : [{ cause: 'fund', text, change: 'The limit of the fund would have to be raised by a variation of the contract, or what it pays before this be less' }];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
