import type { DebugProtocol } from '@vscode/debugprotocol';
import { calculate, type Calculation } from '../calculation/calculation.ts';
import { NamedValues } from '../calculation/named-values.ts';
import type { Step } from '../calculation/step.ts';
import { Breakpoints } from './breakpoints.ts';
import { Frames, numbered, placeForClient, THREAD } from './frames.ts';
import type { StepperHost } from './host.ts';
import type { LaunchArguments } from './launch-arguments.ts';
import { stopOf, type Going, type Stop } from './movement.ts';
import { problemIds, ProtocolProblem } from './protocol-problem.ts';
import { Sources, type ClientWays } from './sources.ts';
import { Variables } from './variables.ts';

/** Sends an event to the editor. */
type SendEvent = (event: string, body?: unknown) => void;

/** A lack is no "exception" to the editor, which would tell an author of a contract in those words that a program had failed. */
type StopReason = 'entry' | 'step' | 'breakpoint' | 'function breakpoint' | 'held' | 'missing' | 'goto' | 'restart';

/** Where a session stands: what is stepped through, at which step, and what is to be stopped at. */
export class Stepping {
  readonly ways: ClientWays = { linesStartAt1: true, columnsStartAt1: true, pathFormat: 'path' };
  readonly breakpoints = new Breakpoints();
  readonly frames = new Frames();
  readonly variables = new Variables();
  readonly sources: Sources;
  isInitialized = false;
  /** Whether the editor has ended the session. */
  isOver = false;
  readonly #host: StepperHost;
  readonly #send: SendEvent;
  #launched: LaunchArguments | undefined;
  #calculation: Calculation | undefined;
  #values: NamedValues | undefined;
  #at = 0;
  #state: 'none' | 'launched' | 'stopped' | 'ended' = 'none';
  /** The last step that was told in the console. */
  #toldTo = -1;

  constructor(host: StepperHost, send: SendEvent) {
    this.#host = host;
    this.#send = send;
    this.sources = new Sources(host.textOf && ((uri) => host.textOf!(uri)));
  }

  get calculation(): Calculation | undefined {
    return this.#calculation;
  }

  /** The calculation, once it is stopped in. @throws ProtocolProblem */
  stopped(): { calculation: Calculation; now: Step; values: NamedValues } {
    if (this.#state === 'ended') throw new ProtocolProblem(problemIds.ended, 'The payment has been stepped through to its end. Start again to go through it once more.');
    if (this.#state !== 'stopped' || !this.#calculation) throw new ProtocolProblem(problemIds.notLaunched, 'No payment is being stepped through yet.');
    this.#values ??= new NamedValues(this.#calculation);
    return { calculation: this.#calculation, now: this.#calculation.steps[this.#at]!, values: this.#values };
  }

  /** Works out what a launch names. @throws CannotStep, ProtocolProblem */
  async launch(wanted: LaunchArguments): Promise<void> {
    if (!this.isInitialized) throw new ProtocolProblem(problemIds.request, 'The session must be initialized before anything is launched.');
    if (this.#state !== 'none') throw new ProtocolProblem(problemIds.request, 'A payment is being stepped through already.');
    await this.#load(wanted);
    this.#state = 'launched';
    this.#send('initialized');
  }

  /** Starts to step, once the editor has said where it wants to stop. */
  start(): void {
    if (this.#state !== 'launched') return;
    this.#tellAbout();
    this.#begin('entry');
  }

  /** Whether it was launched and waits for the editor to be ready. */
  get isWaiting(): boolean {
    return this.#state === 'launched';
  }

  /** Works everything out anew and goes to the start. @throws CannotStep, ProtocolProblem */
  async reload(wanted: LaunchArguments | undefined): Promise<void> {
    const again = wanted ?? this.#launched;
    if (!again || this.#state === 'none') throw new ProtocolProblem(problemIds.notLaunched, 'No payment is being stepped through yet.');
    await this.#load(again);
  }

  /** Goes to the start of what was worked out anew. */
  restart(): void {
    this.#begin('restart');
  }

  /** Goes on, back or to the end. */
  go(going: Going): void {
    const { calculation: { steps } } = this.stopped();
    const stop = stopOf(steps, this.#at, going, (step) => this.breakpoints.stopAt(step));
    this.#come(stop, going === 'on' || going === 'backwards' ? 'entry' : 'step');
  }

  /** Goes to a step at once. */
  jump(index: number, reason: 'goto' | 'restart'): void {
    this.#stop(index, reason);
  }

  /** Ends the stepping, if it is not at its end. */
  end(): void {
    if (this.#state === 'ended') return;
    this.#state = 'ended';
    this.#send('terminated');
  }

  /** Why the step that is stopped at stops as an exception. */
  get exception(): Step['lack'] {
    const { now } = this.stopped();
    return this.breakpoints.stopAt(now) === 'exception' || now.lack ? now.lack : undefined;
  }

  async #load(wanted: LaunchArguments): Promise<void> {
    const material = await this.#host.load(wanted);
    this.#calculation = calculate(material, wanted);
    this.#values = undefined;
    this.#launched = wanted;
    this.#toldTo = -1;
    for (const note of material.notes ?? []) this.#say(`${note}\n`, 'important');
    for (const breakpoint of this.breakpoints.placeOn(this.#calculation)) this.#send('breakpoint', { reason: 'changed', breakpoint: this.#forClient(breakpoint) });
  }

  #begin(reason: 'entry' | 'restart'): void {
    const { steps } = this.#calculation!;
    const { noDebug, startAtEnd, stopOnEntry } = this.#launched!;
    this.#state = 'stopped';
    if (noDebug) return this.#finish();
    if (startAtEnd) return this.#stop(steps.length - 1, reason);
    const first = this.breakpoints.stopAt(steps[0]!);
    if (stopOnEntry || first) return this.#stop(0, stopOnEntry ? reason : reasonOf(first!, steps[0]!));
    this.#come(stopOf(steps, 0, 'on', (step) => this.breakpoints.stopAt(step)), reason);
  }

  #come(stop: Stop | undefined, reason: 'entry' | 'step' | 'restart'): void {
    if (!stop) return this.#finish();
    this.#stop(stop.at, stop.why === 'goal' ? reason : reasonOf(stop.why, this.#calculation!.steps[stop.at]!));
  }

  #stop(at: number, reason: StopReason): void {
    this.#at = at;
    const now = this.#calculation!.steps[at]!;
    this.variables.clear();
    this.frames.stopAt(now);
    this.#tellUpTo(at);
    const hit = this.breakpoints.idsAt(now);
    const body: DebugProtocol.StoppedEvent['body'] = {
      reason, description: descriptionOf(reason, now, this.#calculation!.steps), threadId: THREAD, allThreadsStopped: true,
      ...((reason === 'held' || reason === 'missing') && now.lack ? { text: now.lack.text } : {}), ...(hit.length > 0 ? { hitBreakpointIds: hit } : {}),
    };
    this.#send('stopped', body);
  }

  #finish(): void {
    const { steps, outcome } = this.#calculation!;
    this.#tellUpTo(steps.length - 2);
    if (this.#toldTo < steps.length - 1) this.#tellUpTo(steps.length - 1);
    else this.#say(`${outcome}.\n`);
    this.variables.clear();
    this.#state = 'ended';
    this.#send('exited', { exitCode: 0 });
    this.#send('terminated');
  }

  #tellAbout(): void {
    const { title, steps } = this.#calculation!;
    const told = countOf(steps);
    this.#say(`${title}: ${told === 1 ? '1 step' : `${told} steps`}, with the facts and names that ${told === 1 ? 'it rests' : 'they rest'} on.\n`);
  }

  /** Tells in the console each step that was not told before. */
  #tellUpTo(last: number): void {
    for (const step of this.#calculation!.steps.slice(this.#toldTo + 1, last + 1)) {
      this.#say(`${numbered(step, step.sentence)}.\n`, 'stdout', step);
      this.#toldTo = step.index;
    }
  }

  /** Nothing is said as "console", which editors show in the colour of warnings. */
  #say(output: string, category: 'important' | 'stdout' = 'stdout', step?: Step): void {
    const { source, line, column } = placeForClient(step?.place, this.sources, this.ways);
    this.#send('output', { category, output, ...(source ? { source, line, column } : {}) });
  }

  /** Lines as the client counts them. */
  #forClient(breakpoint: DebugProtocol.Breakpoint): DebugProtocol.Breakpoint {
    return breakpoint.line === undefined || this.ways.linesStartAt1 ? breakpoint : { ...breakpoint, line: breakpoint.line - 1 };
  }
}

function reasonOf(why: Exclude<Stop['why'], 'goal'>, { does }: Step): StopReason {
  if (why === 'exception') return does === 'pays' ? 'held' : 'missing';
  return why === 'function' ? 'function breakpoint' : why;
}

/** Steps are counted as the explanation of the payment numbers them. */
function descriptionOf(reason: StopReason, { does, number }: Step, steps: readonly Step[]): string {
  switch (reason) {
    case 'held': return 'The payment is held';
    case 'missing': return 'A value is missing';
    case 'breakpoint': return 'At a breakpoint';
    case 'function breakpoint': return 'At a name with a breakpoint';
    default: return number === undefined ? UNNUMBERED[does] : `At step ${number} of ${countOf(steps)}`;
  }
}

/** Where one is at what has no number in the explanation. */
const UNNUMBERED: Readonly<Record<Step['does'], string>> = { reads: 'At a fact', names: 'At a name', 'works-out': 'At a step', limits: 'At a limit', pays: 'At the payment' };

function countOf(steps: readonly Step[]): number {
  return steps.filter(({ number }) => number !== undefined).length;
}
