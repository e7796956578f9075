import type { FactsDocument, Result } from '@remit/program';
import { dateInWords, periodInWords, periodsInWords } from '../dates.ts';
import { counted, moneyInWords, unroundedMoney } from '../money.ts';
import type { ExplainedEntitlement } from './explained.ts';
import { governingVersion } from '../governing-version.ts';
import type { Emphasis, ToldProgram } from '../told-program.ts';
import { namesOf } from '../names.ts';
import { periodOrders } from '../period-orders.ts';
import { constant } from '../step-words.ts';
import { reasonInWords } from './absences.ts';
import { dueSentence } from './due-told.ts';
import { fundingSentences } from './funding-told.ts';
import { limitSentences } from './limits-told.ts';
import { settlementSentences } from './settlement-told.ts';
import { partiesInWords } from './parties-told.ts';
import { placeInWords, sourceOfStep } from './step-source.ts';
import { Story, storyTelling, type StoryStep, type StoryTelling } from './story.ts';

/** One story for all periods in which it is word for word the same. */
interface Section { heading: Heading; body: string; periods: string[]; sameness: string }
interface Heading { of: ExplainedEntitlement; dues: string[] }

/** How each entitlement came about, in numbered sentences that can be followed with a calculator. */
export function storiesText(explained: readonly ExplainedEntitlement[], result: Result, loaded: ToldProgram, facts: FactsDocument, pathOf: (uri: string) => string, strong: Emphasis): string {
  const { program } = loaded;
  const names = namesOf(program);
  const keyOf = (line: string, period: string, dims: Readonly<Record<string, string>> | undefined): string => JSON.stringify([line, period, names.keys(dims)]);
  const own = new Set(explained.map(({ entitlement: { line, period, dims } }) => keyOf(line, period, dims)));
  const telling = storyTelling({ loaded, names, facts, pathOf, isExplained: (...at) => own.has(keyOf(...at)) });
  const sections: Section[] = [];
  for (const of of explained) {
    const { line, period, dims, amount } = of.entitlement;
    const body = storyOf(of, telling, result);
    const sameness = JSON.stringify([line, dims, amount, governingVersion(program, line, period), body]).replaceAll(periodInWords(period), '…');
    const { due } = of.dates;
    const before = sections.at(-1);
    if (before?.sameness === sameness) {
      before.periods.push(period);
      before.heading.dues.push(due);
    } else sections.push({ heading: { of, dues: [due] }, body, periods: [period], sameness });
  }
  return sections.map(({ heading, body, periods }) => `${headingText(heading, periods, telling, strong)}\n${body}`).join('\n');
}

function headingText({ of: { entitlement: { line: id, period, dims, amount, notApplicable, heldInPart }, dates }, dues }: Heading, periods: readonly string[], telling: StoryTelling, strong: Emphasis): string {
  const { names, loaded: { program } } = telling;
  const index = program.lines.findIndex((each) => each.id === id);
  const line = program.lines[index]!;
  const what = [names.line(id), periodsInWords(periods, periodOrders(program)(id)), names.keys(dims)].filter((part) => part !== '').join(', ');
  const grain = program.periods.find((each) => each.id === period)?.grain;
  const each = periods.length > 1 ? ` in each of ${counted(periods.length, grain ?? 'period')}` : '';
  const due = dues.length === 1 || dues[0] === dues.at(-1) ? dateInWords(dues[0]!) : `${dateInWords(dues[0]!)} to ${dateInWords(dues.at(-1)!)}`;
  const { payer, payee } = partiesInWords({ line: id, period, ...(dims ? { dims } : {}) }, program, names);
  const source = sourceOfStep(`/lines/${index}`, telling);
  const slot = periods.length === 1 ? line.schedule.find((one) => one.period === period) : undefined;
  const notes = [slot && dueSentence(slot, dates, { line: id, period, dims }, telling), versionNote(governingVersion(program, id, period)), notApplicable && `${capital(reasonInWords(notApplicable))}.`, heldInPart && `Held in part: ${heldInPart.map((part) => names.value(part)).join(', ')}.`].filter(Boolean).map((note) => ` ${note}`).join('');
  return `${strong(`${what}: ${moneyInWords(amount, program.currency.code)}${each}`)}, due ${due}, from ${payer} to ${payee}${source ? ` (${source.path}:${source.line})` : ''}.${notes}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function versionNote(governing: string | undefined): string | undefined {
  return governing === undefined ? undefined : governing.startsWith('by ') ? `It is governed ${governing}.` : `A variation divides it: ${governing}.`;
}

/** The numbered sentences of one payment. */
export function storyOf({ entitlement, trace, limits, fundLimits, fundedLater }: ExplainedEntitlement, telling: StoryTelling, result: Result): string {
  const story = storyStepsOf(trace, entitlement, telling);
  const { currency } = story.program;
  const money = (amount: string): string => unroundedMoney(amount, currency);
  for (const text of limitSentences(trace.children[0]?.value ?? '', limits ?? [], money)) story.say(text);
  for (const text of fundingSentences(entitlement, { result, program: story.program, names: telling.names, money, limits: fundLimits, later: fundedLater })) story.say(text);
  for (const text of settlementSentences(entitlement, result, telling.names, money)) story.say(text);
  const home = sourceOfStep(trace.pointer, telling)?.path;
  return numbered(story.steps, home);
}

/** Tells the steps of an amount. */
export function storyStepsOf(trace: ExplainedEntitlement['trace'], at: { period: string; dims?: Readonly<Record<string, string>> | undefined }, telling: StoryTelling): Story {
  const story = new Story(telling, at);
  tellAmount(trace, story);
  return story;
}

/** Tells a story how the amount of a payment came about. */
export function tellAmount(trace: ExplainedEntitlement['trace'], story: Story): void {
  const amount = trace.children[0];
  if (!amount) return;
  const kind = { is: 'money' } as const;
  const whole = story.unwrap(amount, kind);
  if (constant.has(whole.node.op)) story.say(`the contract sets it at ${story.valueOf(whole.node, kind)}`, whole.node);
  else if (whole.node.id !== undefined) {
    const before = story.steps.length;
    const words = story.operand(whole.node, kind);
    if (story.steps.length === before) story.say(`it is ${words}`, amount);
  } else story.tell(whole.node, kind);
}

/** Numbered lines, each with its place in the contract where that is not the one before. */
export function numbered(steps: readonly StoryStep[], home: string | undefined): string {
  let last: string | undefined;
  return steps.map(({ text, source }, index) => {
    const place = source && placeInWords(source, home);
    const shown = place === undefined || place === last ? '' : ` (${place})`;
    if (place !== undefined) last = place;
    return `  ${index + 1}. ${text}${shown}.\n`;
  }).join('');
}
