import type { Program, Result } from '@remit/program';
import { fileURLToPath } from 'node:url';
import type { WhyNotOptions } from '../../commands/why-not.ts';
import type { Context } from '../../context.ts';
import { ExitCode } from '../../exit-code.ts';
import { shownPath } from '../../files/paths.ts';
import { jsonText } from '../../files/write-files.ts';
import { dateInWords, periodInWords } from '@remit/story/dates';
import { Refused } from '../../report/refused.ts';
import { inOrder } from '../../report/reported-finding.ts';
import { sayFindings } from '../../report/write-findings.ts';
import { UsageError } from '../../usage-error.ts';
import { fromRun, type RunInputs } from '../from-run.ts';
import { lineTitles } from '@remit/story/line-titles';
import { loadFacts } from '../load-facts.ts';
import { loadLedger } from '../load-ledger.ts';
import { loadProgram } from '../load-program.ts';
import { namesOf } from '@remit/story/names';
import { wantedOnly } from '../narrow-explanation.ts';
import type { Place } from '@remit/story/told-program';
import { knownBy } from '@remit/story/reported-as';
import { storyTelling } from '@remit/story/payment/story';
import { answersText } from '@remit/story/why-not/answer-text';
import { answerFor, type Answer } from '@remit/story/why-not/standing';

/** More answers than this are for programs, not for people. */
const MOST_ANSWERS = 300;

/**
 * Tells why a payment came out at nothing, is held, or is less than it can be, and what would have to be different.
 *
 * @throws UsageError where there is no such payment, period or member; Refused where the inputs have errors
 */
export async function whyNot(name: string, payment: string | undefined, options: WhyNotOptions, context: Context): Promise<ExitCode> {
  const { io, style } = context;
  if (payment === undefined) throw new UsageError('It is not said which payment is asked about.', 'Name it right after the contract: remit why-not NAME.remit PAYMENT --facts FILE');
  const loaded = await loadProgram(name, options.contract, context);
  const { program } = loaded;
  const loadedFacts = loadFacts(options.facts, program, context);
  const { facts } = loadedFacts;
  const ledger = options.ledger === undefined ? undefined : loadLedger(options.ledger, program, context);
  const { explainer, generatedAmounts, run } = await import('@remit/runtime');
  const outcome = run(program, facts, { asOf: options.asOf ?? io.today(), amounts: generatedAmounts(), ...(options.recordedAt ? { recordedAt: options.recordedAt } : {}), ...(ledger ? { ledger: ledger.ledger } : {}) });
  const inputs: RunInputs = { loaded, facts: loadedFacts, ...(ledger ? { ledger } : {}) };
  if (!outcome.ok) throw new Refused(inOrder([...loaded.findings, ...loadedFacts.findings, ...outcome.findings.map((one) => fromRun(one, inputs, io.cwd))]));
  sayFindings(inOrder(loaded.findings), { sourceOf: loaded.sourceOf }, context);
  const { result } = outcome;
  const places = placesOf(payment, options, program, result);
  const pathOf = (uri: string): string => (uri.startsWith('file:') ? shownPath(fileURLToPath(uri), io.cwd) : uri);
  const telling = storyTelling({ loaded, names: namesOf(program), facts: knownBy(facts, result.asOf), pathOf, isExplained: () => false });
  const asked = { telling, result, explain: explainer(program, facts, { asOf: result.asOf, ...(options.recordedAt ? { recordedAt: options.recordedAt } : {}) }) };
  if (options.format === 'json') {
    context.data(jsonText({ format: 'remit-why-not/1.0', contract: program.id, asOf: result.asOf, payments: places.map((place) => answerFor(place, asked)) }));
    return ExitCode.ok;
  }
  const shown: Answer[] = places.slice(0, MOST_ANSWERS).map((place) => answerFor(place, asked));
  const more = places.length > MOST_ANSWERS ? `\n… and ${places.length - MOST_ANSWERS} more; narrow it with --period or --member, or take them all with --format json.\n` : '';
  io.stderr.write(`As of ${dateInWords(result.asOf)}.\n\n${answersText(shown, telling, style.strong)}${more}`);
  return ExitCode.ok;
}

/** The line-periods that are asked about, in order of period. */
function placesOf(payment: string, { period, member }: WhyNotOptions, program: Program, result: Result): Place[] {
  const titles = lineTitles(program);
  if (!program.lines.some(({ id, of }) => payment === id || payment === of || payment === titles.get(id))) {
    throw new UsageError(`There is no payment "${payment}" in the contract.`, `There is ${[...new Set(program.lines.map(({ of }) => `"${of}"`))].join(', ')}.`);
  }
  const all: Place[] = [...result.entitlements, ...result.holds];
  const order = new Map(program.periods.map(({ id }, index) => [id, index]));
  const ofPayment = all.filter(wantedOnly([`payment=${payment}`], program, withEveryLine(all, program)));
  const knownPeriods = new Set(program.periods.flatMap(({ id, in: within }) => [id, periodInWords(id), ...Object.values(within)]));
  if (period !== undefined && !knownPeriods.has(period)) throw new UsageError(`There is no period "${period}" in the contract.`, `Periods are written like ${[...new Set(program.lines.flatMap(({ schedule }) => schedule.slice(0, 1).map((slot) => `"${slot.period}"`)))].join(' or ')}.`);
  const knownMembers = new Set(all.flatMap(({ dims }) => Object.values(dims ?? {})));
  if (member !== undefined && !knownMembers.has(member)) throw new UsageError(`There is no member "${member}" in this run.`, 'Members come with the facts: look there how it is written.');
  const containing = new Map(program.periods.map(({ id, in: within }) => [id, new Set([id, periodInWords(id), ...Object.values(within)])]));
  const found = ofPayment.filter((place) => (period === undefined || containing.get(place.period)?.has(period)) && (member === undefined || Object.values(place.dims ?? {}).includes(member)));
  if (found.length === 0) throw new UsageError(noSuchPlace(payment, period, member, ofPayment, program), 'Ask without --period and --member to see what there is.');
  const lineOrder = new Map(program.lines.map(({ id }, index) => [id, index]));
  return found.sort((a, b) => lineOrder.get(a.line)! - lineOrder.get(b.line)! || order.get(a.period)! - order.get(b.period)!);
}

/** Payments without any line-period are payments all the same. */
function withEveryLine(all: readonly Place[], { lines }: Program): Place[] {
  return [...all, ...lines.map(({ id, schedule }) => ({ line: id, period: schedule[0]?.period ?? '' }))];
}

function noSuchPlace(payment: string, period: string | undefined, member: string | undefined, all: readonly Place[], program: Program): string {
  const line = program.lines.find(({ id, of, schedule }) => (id === payment || of === payment) && schedule.length > 0);
  const title = line ? lineTitles(program).get(line.id) ?? payment : payment;
  const isPaidThen = period === undefined || all.some((place) => place.period === period || periodInWords(place.period) === period);
  if (!isPaidThen) return `"${title}" is not paid for ${period}: the contract makes it for ${line ? `${periodInWords(line.schedule[0]!.period)} to ${periodInWords(line.schedule.at(-1)!.period)}` : 'other periods'}, and only for who belongs then.`;
  return `"${title}" is not paid for "${member ?? ''}"${period === undefined ? '' : ` in ${period}`}: it is no member then, or the payment is not made for each.`;
}
