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

type StopReason = 'entry' | 'step' | 'breakpoint' | 'function breakpoint' | 'exception' | 'goto' | 'restart';

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
    if (stopOnEntry || first) return this.#stop(0, stopOnEntry ? reason : reasonOf(first!));
    this.#come(stopOf(steps, 0, 'on', (step) => this.breakpoints.stopAt(step)), reason);
  }

  #come(stop: Stop | undefined, reason: 'entry' | 'step' | 'restart'): void {
    if (!stop) return this.#finish();
    this.#stop(stop.at, stop.why === 'goal' ? reason : reasonOf(stop.why));
  }

  #stop(at: number, reason: StopReason): void {
    this.#at = at;
    const now = this.#calculation!.steps[at]!;
    this.variables.clear();
    this.frames.stopAt(now);
    this.#tellUpTo(at);
    const hit = this.breakpoints.idsAt(now);
    const body: DebugProtocol.StoppedEvent['body'] = {
      reason, description: descriptionOf(reason, now), threadId: THREAD, allThreadsStopped: true,
      ...(reason === 'exception' && now.lack ? { text: now.lack.text } : {}), ...(hit.length > 0 ? { hitBreakpointIds: hit } : {}),
    };
    this.#send('stopped', body);
  }

  #finish(): void {
    const { steps, outcome } = this.#calculation!;
    this.#tellUpTo(steps.length - 2);
    if (this.#toldTo < steps.length - 1) this.#tellUpTo(steps.length - 1);
    else this.#say(`${outcome}.\n`, 'console');
    this.variables.clear();
    this.#state = 'ended';
    this.#send('exited', { exitCode: 0 });
    this.#send('terminated');
  }

  #tellAbout(): void {
    const { title, steps } = this.#calculation!;
    this.#say(`${title}: ${steps.length === 1 ? '1 step' : `${steps.length} steps`}.\n`, 'console');
  }

  /** Tells in the console each step that was not told before. */
  #tellUpTo(last: number): void {
    for (const step of this.#calculation!.steps.slice(this.#toldTo + 1, last + 1)) {
      this.#say(`${numbered(step, step.sentence)}.\n`, step.does === 'pays' ? 'console' : 'stdout', step);
      this.#toldTo = step.index;
    }
  }

  #say(output: string, category: 'console' | 'important' | 'stdout', step?: Step): void {
    const { source, line, column } = placeForClient(step?.place, this.sources, this.ways);
    this.#send('output', { category, output, ...(source ? { source, line, column } : {}) });
  }

  /** Lines as the client counts them. */
  #forClient(breakpoint: DebugProtocol.Breakpoint): DebugProtocol.Breakpoint {
    return breakpoint.line === undefined || this.ways.linesStartAt1 ? breakpoint : { ...breakpoint, line: breakpoint.line - 1 };
  }
}

function reasonOf(why: Exclude<Stop['why'], 'goal'>): StopReason {
  return why === 'function' ? 'function breakpoint' : why;
}

function descriptionOf(reason: StopReason, { index, does }: Step): string {
  switch (reason) {
    case 'exception': return does === 'pays' ? 'The payment is held' : 'A value is missing';
    case 'breakpoint': return 'At a breakpoint';
    case 'function breakpoint': return 'At a name with a breakpoint';
    default: return does === 'pays' ? 'At the payment' : index === 0 ? 'At the first step' : `At step ${index + 1}`;
  }
}
