import type { RemitServices } from '@remit/language';
import { overviewsOf } from '@remit/language/overview/create-overview';
import type { Finding } from '@remit/runtime';
import { outOfBounds } from '@remit/runtime/catalogue/facts';
import { inputNamed } from '@remit/runtime/simulation/what-if/index';
import { grouped } from '@remit/program/in-words';
import type { LangiumDocument } from 'langium';
import type { CancellationToken, Connection } from 'vscode-languageserver';
import { withChecked } from '../checked-document.ts';
import type { ServerSharedServices } from '../create-services.ts';
import { aboutOf } from './about.ts';
import { boundsOf, factGroups, scaleOfFact, yearsOf } from './fact-rows.ts';
import { marksOf } from './marks.ts';
import { membershipsOf } from './memberships.ts';
import { readMoves } from './moves.ts';
import { outcomeOf } from './outcome.ts';
import { ofFindings, ReadyContracts, type ReadyContract } from './ready-contract.ts';
import { whatIfRequests, type WhatIfAbout, type WhatIfAboutRequest, type WhatIfAnswer, type WhatIfFacts, type WhatIfFactsRequest, type WhatIfMark, type WhatIfMove, type WhatIfRequest, type WhatIfSaved, type WhatIfSaveRequest } from './protocol.ts';
import { savedScenario } from './save-scenario.ts';

/** Answers what facts of a contract there are to move, what moves come to, and how they are written down as a scenario. */
export function answerWhatIf(connection: Connection, services: ServerSharedServices): void {
  const contracts = new ReadyContracts(services);

  connection.onRequest(whatIfRequests.about, async ({ uri }: WhatIfAboutRequest, token: CancellationToken): Promise<WhatIfAbout | null> =>
    await withChecked(uri, services, (document) => (document ? aboutOf(document, services) : null), token) ?? null);

  connection.onRequest(whatIfRequests.facts, async (asked: WhatIfFactsRequest, token: CancellationToken): Promise<WhatIfFacts | null> => {
    const found = await contracts.find(asked, token, (ready, document) => listed(ready, document, asked, services));
    return found && ('sentence' in found ? { title: asked.contract, years: [], groups: [], memberships: [], hasMore: false, gone: [], obstacle: found } : found) || null;
  });

  connection.onRequest(whatIfRequests.evaluate, async (asked: WhatIfRequest, token: CancellationToken): Promise<WhatIfAnswer | null> => {
    const ready = await contracts.find(asked, token, (one) => one);
    // What has come in meanwhile is read first: the next move makes this one needless.
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (!ready || token.isCancellationRequested) return null;
    return 'sentence' in ready ? { wrong: [], gone: [], obstacle: ready } : evaluated(ready, asked);
  });

  connection.onRequest<WhatIfSaved, void>(whatIfRequests.save, async (asked: WhatIfSaveRequest, token: CancellationToken): Promise<WhatIfSaved> => {
    const saved = await contracts.find(asked, token, (ready, document) => savedScenario(asked, ready, document, services));
    return !saved ? { refused: 'It was given up.' } : 'sentence' in saved ? { refused: saved.sentence } : saved;
  });
}

function listed(ready: ReadyContract, document: LangiumDocument, { contract, year: wanted, moves }: WhatIfFactsRequest, services: ServerSharedServices): WhatIfFacts {
  const { years, year } = yearsOf(ready, wanted);
  const language = services.ServiceRegistry.getServices(document.uri) as RemitServices;
  const overview = overviewsOf(document, language, year === undefined ? {} : { year }).find(({ name }) => name === contract);
  const { model } = ready.whatIf;
  const scaleFor = (fact: string): ReturnType<typeof scaleOfFact> | undefined => {
    const found = model.facts.get(fact);
    return found && scaleOfFact(ready, found);
  };
  const marks = overview ? marksOf(overview, ready.loaded.program, scaleFor) : new Map<string, WhatIfMark[]>();
  const moved = new Set(moves.map(({ id }) => id));
  return {
    title: overview?.title ?? contract, years, ...(year === undefined ? {} : { year }), ...factGroups(ready, year, moved, marks), memberships: membershipsOf(ready), ...(ready.undated > 0 ? { assumed: assumedOf(ready.undated) } : {}),
    gone: [...readMoves(ready, moves.filter(({ id }) => !inputNamed(model, id))).gone],
  };
}

/** A scenario has no day of a run; a run on the same files has one, on which such values count as recorded. */
function assumedOf(undated: number): string {
  const head = undated === 1 ? '1 value does not say when it was recorded. Here it counts' : `${grouped(String(undated))} values do not say when they were recorded. Here each counts`;
  return `${head} as known from the first day of its period; “remit run” takes the day of the run for that, and may then pay on other days or other sums.`;
}

/** Finds what is wrong with single values, else works out what all of them come to. */
function evaluated(ready: ReadyContract, { moves: asked }: WhatIfRequest): WhatIfAnswer {
  const { moves, wrong, gone } = readMoves(ready, asked);
  const own = { gone: [...gone] };
  if (wrong.length > 0) return { ...own, wrong };
  const begin = performance.now();
  const { money } = ready.whatIf.with(moves);
  const milliseconds = performance.now() - begin;
  if ('findings' in money) {
    const moved = new Set(asked.map(({ id }) => id));
    const found = money.findings.filter(({ at, severity }) => at !== undefined && severity === 'error' && moved.has(at));
    const others = money.findings.filter((one) => !found.includes(one) && one.severity === 'error');
    return { ...own, wrong: found.map((one) => ({ id: one.at!, message: told(ready, one, asked) })), ...(others.length > 0 ? { obstacle: ofFindings(others) } : {}) };
  }
  const { start } = ready.begun;
  return { ...own, wrong: [], outcome: { ...outcomeOf(ready.loaded.program, ready.names, money, 'findings' in start ? undefined : start), milliseconds } };
}

/** A finding about one value, in the unit in which it is typed. */
function told(ready: ReadyContract, { code, at, message, fix }: Finding, asked: readonly WhatIfMove[]): string {
  const target = inputNamed(ready.whatIf.model, at!);
  const bounds = code === outOfBounds.code && target ? boundsOf(ready, target.fact) : '';
  const typed = asked.find(({ id }) => id === at)?.text;
  if (bounds === '' || typed === null || typed === undefined) return [message, fix].filter(Boolean).join(' ');
  return `"${typed}" is outside what the contract allows for '${target!.fact.declared.id}': ${bounds}. Correct it, or mark it as not known.`;
}
