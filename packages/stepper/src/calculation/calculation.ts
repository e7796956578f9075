import type { Entitlement, Hold, Program, Result } from '@remit/program';
import { explainer } from '@remit/runtime';
import { goingBy, placeName } from '@remit/story/by-name';
import { dateInWords } from '@remit/story/dates';
import { fundOf } from '@remit/story/fund-of';
import { governingVersion } from '@remit/story/governing-version';
import { moneyInWords, unroundedMoney } from '@remit/story/money';
import { namesOf } from '@remit/story/names';
import { reasonInWords } from '@remit/story/payment/absences';
import { fundingSentences } from '@remit/story/payment/funding-told';
import { limitSentences } from '@remit/story/payment/limits-told';
import { partiesInWords } from '@remit/story/payment/parties-told';
import { storyTelling, type StoryTelling } from '@remit/story/payment/story';
import { tellAmount } from '@remit/story/payment/story-text';
import { knownBy } from '@remit/story/reported-as';
import type { Place } from '@remit/story/told-program';
import type { AskedPayment, Material } from './asked.ts';
import type { Draft } from './draft.ts';
import { findPlace } from './find-place.ts';
import { markLacks, MOST_REASONS } from './lacks.ts';
import type { Step } from './step.ts';
import { StepsOfTrace } from './steps-of-trace.ts';
import { SteppingStory } from './stepping-story.ts';
import { placeAround } from '@remit/program/source-place';
import { unitInWords } from './unit-words.ts';
import { refused, workOut, type WorkedOut } from './worked-out.ts';

/** The calculation of one payment, step by step. */
export interface Calculation {
  readonly place: Place;
  /** "Outcome payment, 2026/27". */
  readonly title: string;
  /** What the payment comes to, and when and between whom it is due; or that it is held, and why. Without its full stop. */
  readonly outcome: string;
  /** In order; the last is the payment. There is always one. */
  readonly steps: readonly Step[];
  /** What is known of the payment, in words. */
  readonly about: readonly { readonly name: string; readonly value: string }[];
  readonly isHeld: boolean;
  readonly worked: WorkedOut;
  readonly telling: StoryTelling;
}

/**
 * Works out the steps of a payment.
 *
 * @throws CannotStep where there is no such payment, or it cannot be worked out
 */
export function calculate(material: Material, asked: AskedPayment): Calculation {
  const { loaded, pathOf } = material;
  const worked = workOut(material, asked.asOf);
  const { program, facts, result, asOf, recordedAt } = worked;
  const names = namesOf(program);
  const place = findPlace(asked, program, result, names);
  const told = explainer(program, facts, { asOf, recordedAt })(place);
  if (!told.ok) throw refused(told.findings);
  const telling = storyTelling({ loaded, names, facts: knownBy(facts, asOf), pathOf, isExplained: () => false });
  const story = new SteppingStory(telling, place);
  tellAmount(told.trace, story);
  const entitlement = goingBy(result.entitlements, placeName, placeName(place))[0];
  const hold = goingBy(result.holds, placeName, placeName(place))[0];
  const { payer, payee } = partiesInWords(place, program, names);
  const title = names.lineAt(place.line, place.period, place.dims);
  const money = (amount: string): string => unroundedMoney(amount, program.currency);
  const lineAt = placeAround(told.trace.pointer, loaded.map);
  const isFree = entitlement !== undefined && hold === undefined;
  const value = isFree ? moneyInWords(entitlement.amount, program.currency.code) : 'held';
  const payment: Draft = {
    index: -1, does: 'pays', sentence: '', title, value, unit: unitInWords({ is: 'money' }, '0', program.currency.code), used: [], place: lineAt, parent: undefined,
    ids: [...new Set([place.line, program.lines.find(({ id }) => id === place.line)!.of])], node: told.trace, kind: { is: 'money' },
  };
  const steps = new StepsOfTrace(story, story.steps.length);
  steps.addAll(payment);
  const afterwards = (sentences: readonly string[], at: Draft['place']): Draft[] => sentences.map((sentence) => ({
    index: -1, does: 'limits', sentence, title: sentence, value: '', unit: '', used: [], place: at, parent: payment, ids: [], node: told.trace, kind: { is: 'money' },
  }));
  const fund = fundOf(program, place);
  const order = [
    ...steps.order,
    ...afterwards(limitSentences(told.trace.children[0]?.value ?? '', told.limits ?? [], money), lineAt),
    ...(isFree ? afterwards(fundingSentences(entitlement, { result, program, names, money, limits: told.fundLimits, later: told.fundedLater }), fund && placeAround(`/funds/${program.funds.indexOf(fund.fund)}`, loaded.map)) : []),
    payment,
  ];
  order.forEach((step, index) => { step.index = index; });
  markLacks(order, payment, { loaded, names, result, money, fundLimits: told.fundLimits }, hold?.reasons ?? []);
  payment.sentence = outcomeOf(title, value, payment, { entitlement, due: told.dates.due, payer, payee });
  return { place, title, outcome: payment.sentence, steps: order, about: aboutOf(place, program, { value, payer, payee, due: told.dates.due, opens: told.dates.opens, entitlement, hold }, telling, result), isHeld: !isFree, worked, telling };
}

function outcomeOf(title: string, value: string, { lack }: Draft, { entitlement, due, payer, payee }: { entitlement: Entitlement | undefined; due: string; payer: string; payee: string }): string {
  if (value === 'held') return `${title}, is held${lack ? `: ${lack.text}` : ''}`;
  const why = entitlement?.notApplicable === undefined ? '' : `. ${capital(reasonInWords(entitlement.notApplicable))}`;
  return `${title}, is ${value}, due ${dateInWords(due)}, from ${payer} to ${payee}${why}`;
}

interface About { value: string; payer: string; payee: string; due: string; opens: string; entitlement: Entitlement | undefined; hold: Hold | undefined }

function aboutOf({ line, period, dims }: Place, program: Program, { value, payer, payee, due, opens, entitlement, hold }: About, { names }: StoryTelling, { asOf }: Pick<Result, 'asOf'>): { name: string; value: string }[] {
  const version = governingVersion(program, line, period);
  return [
    { name: 'Payment', value: names.line(line) },
    { name: 'Period', value: names.at(period, undefined) },
    ...(dims ? [{ name: 'For', value: names.keys(dims) }] : []),
    { name: 'From', value: payer },
    { name: 'To', value: payee },
    { name: 'Comes to', value },
    ...(hold ? [{ name: 'Held because', value: [...hold.reasons.slice(0, MOST_REASONS).map(names.reason), ...(hold.reasons.length > MOST_REASONS ? [`and ${hold.reasons.length - MOST_REASONS} more`] : [])].join('; ') }] : []),
    ...(entitlement?.heldInPart ? [{ name: 'Held in part', value: entitlement.heldInPart.map(names.value).join(', ') }] : []),
    { name: 'Can be paid from', value: dateInWords(opens) },
    { name: 'Due', value: dateInWords(due) },
    ...(version === undefined ? [] : [{ name: 'Governed', value: version }]),
    { name: 'Looked at from', value: dateInWords(asOf) },
  ];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
