import { RESULT_FORMAT, type Entitlement, type Expectation, type FactsDocument, type Hold, type Result, type Scenario } from '@remit/program';
import { prepare, run, type Finding, type Prepared } from '@remit/runtime';
import { dayAfterAll, firstDay } from '@remit/runtime/scenario/days';
import { factsOfScenario } from '@remit/runtime/scenario/scenario-facts';
import { ScenarioRefused, ScenarioState } from '@remit/runtime/scenario/state';
import { placeName } from '@remit/story/by-name';
import { dateInWords } from '@remit/story/dates';
import { namesOf } from '@remit/story/names';
import { explained } from '@remit/story/payment/explained';
import { storiesText } from '@remit/story/payment/story-text';
import type { ListedScenario, ScenarioRun, ScenarioStory } from './protocol.ts';
import { linksIn } from './story-links.ts';
import type { RunnableContract } from './scenario-programs.ts';

/** Payments beyond this many are counted and not told. */
const MOST_TOLD = 60;

/**
 * Tells how the payments came about that a scenario expects: what was expected and what came out, then each payment step by step.
 *
 * @param uri address of the document in which the scenario is written
 * @param ran the scenario as it came out
 * @param pathOf what a text is called, for people
 */
export function explainScenario(contract: RunnableContract, { listed, scenario }: { listed: ListedScenario; scenario: Scenario }, uri: string, ran: ScenarioRun, pathOf: (uri: string) => string): ScenarioStory {
  const head = headOf(contract, listed, ran, pathOf(uri));
  const model = prepare(contract.program);
  const findings: Finding[] = [];
  const facts = factsOfScenario(model, scenario, findings);
  const result = findings.length > 0 ? undefined : resultOf(model, facts);
  const body = result ? storyOf(contract, scenario, model, result, facts, pathOf) : [];
  const text = [...head, ...body].join('\n').trimEnd().concat('\n');
  return { title: listed.title, text, links: linksIn(text, contract.map.sources.map(({ uri: source }) => ({ path: pathOf(source), uri: source }))) };
}

/** Why a scenario cannot be explained, as a story of its own. */
export function unexplained(listed: ListedScenario, obstacle: string): ScenarioStory {
  return { title: listed.title, text: `${listed.title}\n\n${obstacle}\n`, links: [] };
}

function headOf({ program }: RunnableContract, { title, contract, range }: ListedScenario, { state, expectations, obstacle, notHeld }: ScenarioRun, path: string): string[] {
  const ends = { passed: 'came true', failed: 'failed', blocked: 'could not be run' }[state];
  const lines = [`Scenario "${title}" (${path}:${range.start.line + 1})`, `for the contract "${contract.title ?? program.title ?? contract.name}": it ${ends}.`, ''];
  if (obstacle !== undefined) lines.push(obstacle, '');
  for (const { text, passed, got, range: own } of expectations) lines.push(`  ${passed ? '✓' : '✗'} ${text} (${path}:${own.start.line + 1})${passed ? '' : `\n      came out: ${got}`}`);
  if (notHeld.length > 0) lines.push('', ...notHeld.map((limit) => `  Does not hold: ${limit}`));
  return lines;
}

/** What a run comes to when everything is due, with the postings and payments of all the runs before it. */
function resultOf(model: Prepared, facts: FactsDocument): Result | undefined {
  const asOf = dayAfterAll(model, facts);
  const last = run(model, facts, { asOf, recordedAt: firstDay(model) });
  if (!last.ok) return undefined;
  try {
    const { postings, payments } = new ScenarioState(model, facts).ledger(asOf);
    return { ...last.result, format: RESULT_FORMAT, postings: [...postings], payments: [...payments], ledger: { ...last.result.ledger, postings: [...postings], payments: [...payments] } };
  } catch (error) {
    if (error instanceof ScenarioRefused) return undefined;
    throw error;
  }
}

function storyOf(contract: RunnableContract, scenario: Scenario, model: Prepared, result: Result, facts: FactsDocument, pathOf: (uri: string) => string): string[] {
  const names = namesOf(contract.program);
  const wanted = expectedPlaces(scenario.expect, model, result);
  const entitlements = result.entitlements.filter((each) => wanted.has(placeName(each)));
  const holds = result.holds.filter((each) => wanted.has(placeName(each)));
  const loaded = { program: contract.program, map: contract.map, sourceOf: (uri: string) => contract.sourceOf(uri) };
  const told = [...explained(result, entitlements.slice(0, MOST_TOLD), loaded, facts, firstDay(model))];
  const lines = told.length > 0 ? ['', storiesText(told, result, loaded, facts, pathOf, (text) => text).trimEnd()] : [];
  if (entitlements.length > told.length) lines.push('', `${entitlements.length - told.length} more payments of this scenario are not told here.`);
  for (const { line, period, dims, reasons } of holds) lines.push('', `${names.lineAt(line, period, dims)}: held as of ${dateInWords(result.asOf)}, because ${reasons.map((reason) => names.reason(reason)).join('; ')}.`);
  return lines;
}

/** The line-periods that expectations are about, by name. */
function expectedPlaces(expected: readonly Expectation[], model: Prepared, { entitlements, holds, postings, payments }: Result): Set<string> {
  const places = new Set<string>();
  const all: (Entitlement | Hold)[] = [...entitlements, ...holds];
  const isIn = (inner: string, outer: string): boolean => {
    const [period, span] = [model.time.byId.get(inner), model.time.byId.get(outer)];
    return period !== undefined && span !== undefined && span.start <= period.start && period.end <= span.end;
  };
  const hasKeys = (each: Entitlement | Hold, dims: Readonly<Record<string, string>> | undefined): boolean => Object.entries(dims ?? {}).every(([dim, key]) => each.dims !== undefined && Object.hasOwn(each.dims, dim) && each.dims[dim] === key);
  const add = (some: readonly (Entitlement | Hold)[]): void => some.forEach((each) => places.add(placeName(each)));
  const posted = new Map(postings.map((posting) => [posting.key, placeName(posting)]));
  const addPaid = (isAsked: (payment: Result['payments'][number]) => boolean): void => {
    for (const payment of payments.filter(isAsked)) for (const { posting } of payment.settles) places.add(posted.get(posting) ?? '');
  };
  for (const one of expected) {
    switch (one.kind) {
      case 'entitlement': case 'held': add(all.filter((each) => one.lines.includes(each.line) && isIn(each.period, one.period) && hasKeys(each, one.dims))); break;
      case 'part': add(all.filter((each) => each.line === one.line && isIn(each.period, one.period) && hasKeys(each, one.dims))); break;
      case 'earnings': add(all.filter((each) => {
        const to = model.linesById.get(each.line)!.declared.to;
        return isIn(each.period, one.period) && ('party' in to ? to.party === one.party : 'member' in to && each.dims?.[to.member] === one.party);
      })); break;
      case 'payment': addPaid(({ payer, payee, due }) => payer === one.from && payee === one.to && (one.due === undefined || due === one.due)); break;
      case 'paid': {
        const span = model.time.byId.get(one.period);
        addPaid(({ payee, due }) => payee === one.to && span !== undefined && span.start <= due && due < span.end);
        break;
      }
      default: break;
    }
  }
  return places;
}
