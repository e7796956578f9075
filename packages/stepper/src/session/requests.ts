import type { DebugProtocol } from '@vscode/debugprotocol';
import { given, listOf, neededWhole, objectOf, textOf, textsOf, wholeOf, yesOrNo, type Given } from './arguments.ts';
import { lineForClient, linesIn, nameForClient } from './breakpoints.ts';
import { capabilities } from './capabilities.ts';
import { THREAD, threadOf } from './frames.ts';
import { launchArguments } from './launch-arguments.ts';
import { firstWithin, type Going } from './movement.ts';
import { problemIds, ProtocolProblem } from './protocol-problem.ts';
import { sourceKey } from './sources.ts';
import type { Step } from '../calculation/step.ts';
import type { Stepping } from './stepping.ts';

/** What is answered to a request, and what happens after the answer. */
export interface Answer { readonly body?: unknown; readonly after?: () => void }

type Request = (of: Given, stepping: Stepping) => Answer | Promise<Answer>;

/** Goes on after the answer, once it is known that it can be. */
const going = (how: Going, body?: unknown): Request => (of, stepping) => {
  checkThread(of);
  stepping.stopped();
  return { ...(body === undefined ? {} : { body }), after: () => stepping.go(how) };
};

/** What is answered to each request, by its command. */
export const requests: ReadonlyMap<string, Request> = new Map<string, Request>([
  ['initialize', (of, stepping) => {
    if (stepping.isInitialized) throw new ProtocolProblem(problemIds.request, 'The session was initialized before.');
    const pathFormat = textOf(of, 'pathFormat');
    Object.assign(stepping.ways, { linesStartAt1: yesOrNo(of, 'linesStartAt1') ?? true, columnsStartAt1: yesOrNo(of, 'columnsStartAt1') ?? true, pathFormat: pathFormat === 'uri' ? 'uri' : 'path' });
    stepping.isInitialized = true;
    return { body: capabilities };
  }],
  ['launch', async (of, stepping) => {
    await stepping.launch(launchArguments(of));
    return {};
  }],
  ['configurationDone', (_, stepping) => {
    if (!stepping.isWaiting) throw new ProtocolProblem(problemIds.notLaunched, 'No payment was launched that waits for this.');
    return { after: () => stepping.start() };
  }],
  ['restart', async (of, stepping) => {
    const again = given(of['arguments']);
    await stepping.reload(Object.keys(again).length > 0 ? launchArguments(again) : undefined);
    return { after: () => stepping.restart() };
  }],
  ['disconnect', (_, stepping) => ({ after: () => { stepping.isOver = true; } })],
  ['terminate', (_, stepping) => ({ after: () => stepping.end() })],
  ['threads', (_, stepping) => ({ body: { threads: [threadOf(stepping.calculation)] } })],
  ['next', going('next')],
  ['stepIn', going('in')],
  ['stepOut', going('out')],
  ['stepBack', going('back')],
  ['continue', going('on', { allThreadsContinued: true })],
  ['reverseContinue', going('backwards')],
  ['pause', () => { throw new ProtocolProblem(problemIds.request, 'Nothing is under way that could be paused: each step is worked out at once.'); }],
  ['setBreakpoints', (of, stepping) => {
    const source = objectOf(of, 'source');
    const path = sourceOf(source);
    const base = stepping.ways.linesStartAt1 ? 0 : 1;
    const wanted = listOf(of, 'breakpoints').map((each) => neededWhole(each, 'line') + base);
    const set = stepping.breakpoints.setLines(path, wanted).map(lineForClient);
    return { body: { breakpoints: set.map((each) => ({ ...each, line: each.line! - base, source })) } };
  }],
  ['setFunctionBreakpoints', (of, stepping) => ({ body: { breakpoints: stepping.breakpoints.setNames(listOf(of, 'breakpoints').map((each) => textOf(each, 'name') ?? '')).map(nameForClient) } })],
  ['setExceptionBreakpoints', (of, stepping) => ({ body: { breakpoints: stepping.breakpoints.setFilters(textsOf(of, 'filters') ?? []).map((verified) => ({ verified, ...(verified ? {} : { message: 'There is no such filter.' }) })) } })],
  ['breakpointLocations', (of, stepping) => {
    const base = stepping.ways.linesStartAt1 ? 0 : 1;
    const first = neededWhole(of, 'line') + base;
    const last = (wholeOf(of, 'endLine') ?? first - base) + base;
    const lines = linesIn(stepping.calculation?.steps ?? [], sourceKey(sourceOf(objectOf(of, 'source'))));
    return { body: { breakpoints: lines.filter((line) => line >= first && line <= last).map((line) => ({ line: line - base })) } };
  }],
  ['stackTrace', (of, stepping) => {
    checkThread(of);
    stepping.stopped();
    const all = stepping.frames.forClient(stepping.sources, stepping.ways);
    const [start, levels] = [wholeOf(of, 'startFrame') ?? 0, wholeOf(of, 'levels') ?? 0];
    if (start < 0 || levels < 0) throw new ProtocolProblem(problemIds.request, '"startFrame" and "levels" must not be below 0.');
    return { body: { stackFrames: all.slice(start, levels === 0 ? undefined : start + levels), totalFrames: all.length } };
  }],
  ['scopes', (of, stepping) => {
    const { calculation, now } = stepping.stopped();
    return { body: { scopes: stepping.variables.scopes(frameOf(of, stepping), now, calculation) } };
  }],
  ['variables', (of, stepping) => {
    stepping.stopped();
    const all = stepping.variables.of(neededWhole(of, 'variablesReference'));
    if (!all) throw new ProtocolProblem(problemIds.noVariables, 'These values are of an earlier stop, or of none.');
    const [start, count] = [Math.max(0, wholeOf(of, 'start') ?? 0), wholeOf(of, 'count') ?? 0];
    return { body: { variables: all.slice(start, count <= 0 ? undefined : start + count) } };
  }],
  ['evaluate', (of, stepping) => {
    const { now, values } = stepping.stopped();
    if (wholeOf(of, 'frameId') !== undefined) frameOf(of, stepping);
    const { value, unit, step } = values.value(textOf(of, 'expression') ?? '');
    return { body: { result: value, type: unit, variablesReference: stepping.variables.below(step, now), presentationHint: { attributes: ['readOnly'] } } };
  }],
  ['completions', (of, stepping) => {
    const { values } = stepping.stopped();
    const text = textOf(of, 'text') ?? '';
    const start = text.toLowerCase();
    const names = values.names.filter((name) => name.toLowerCase().startsWith(start));
    return { body: { targets: names.map((label) => ({ label, type: 'value', start: 0, length: text.length })) } };
  }],
  ['exceptionInfo', (of, stepping) => {
    checkThread(of);
    const lack = stepping.exception;
    const { now } = stepping.stopped();
    if (!lack) throw new ProtocolProblem(problemIds.request, 'Nothing is missing at this step.');
    return { body: {
      exceptionId: now.does === 'pays' ? 'The payment is held' : 'A value is missing', description: `${lack.text}.`, breakMode: 'always',
      details: { message: `${lack.text}.${lack.change === undefined ? '' : ` What would have to be done: ${lack.change}.`}`, typeName: now.does === 'pays' ? 'held' : 'missing' },
    } };
  }],
  ['gotoTargets', (of, stepping) => {
    const { calculation: { steps } } = stepping.stopped();
    const base = stepping.ways.linesStartAt1 ? 0 : 1;
    const line = neededWhole(of, 'line') + base;
    const key = sourceKey(sourceOf(objectOf(of, 'source')));
    const found = steps.filter(({ place }) => place && place.line === line && sourceKey(place.uri) === key);
    return { body: { targets: found.map(({ index, sentence }) => ({ id: index + 1, label: sentence, line: line - base })) } };
  }],
  ['goto', (of, stepping) => {
    checkThread(of);
    const { calculation: { steps } } = stepping.stopped();
    const index = neededWhole(of, 'targetId') - 1;
    if (!steps[index]) throw new ProtocolProblem(problemIds.noTarget, 'There is no such step to go to.');
    return { after: () => stepping.jump(index, 'goto') };
  }],
  ['restartFrame', (of, stepping) => {
    const { calculation: { steps } } = stepping.stopped();
    const whole = frameOf(of, stepping);
    return { after: () => stepping.jump(firstWithin(steps, whole), 'restart') };
  }],
  ['loadedSources', (_, stepping) => ({ body: { sources: (stepping.calculation?.telling.loaded.map?.sources ?? []).map(({ uri }) => stepping.sources.source(uri, stepping.ways)) } })],
  ['source', (of, stepping) => {
    const content = stepping.sources.text(wholeOf(objectOf(of, 'source'), 'sourceReference') ?? neededWhole(of, 'sourceReference'));
    if (content === undefined) throw new ProtocolProblem(problemIds.request, 'There is no such text.');
    return { body: { content, mimeType: 'text/x-remit' } satisfies DebugProtocol.SourceResponse['body'] };
  }],
]);

function checkThread(of: Given): void {
  const thread = neededWhole(of, 'threadId');
  if (thread !== THREAD) throw new ProtocolProblem(problemIds.noThread, `There is no thread ${thread}: one payment is stepped through.`);
}

function frameOf(of: Given, stepping: Stepping): Step {
  const id = neededWhole(of, 'frameId');
  const step = stepping.frames.step(id);
  if (!step) throw new ProtocolProblem(problemIds.noFrame, `There is no frame ${id}: it is of an earlier stop, or of none.`);
  return step;
}

function sourceOf(source: Given): string {
  const path = textOf(source, 'path') ?? textOf(source, 'name');
  if (path === undefined) throw new ProtocolProblem(problemIds.request, '"source" must have a "path".');
  return path;
}
