import type { DebugProtocol } from '@vscode/debugprotocol';
import { didYouMean } from '@remit/runtime/suggest';
import { counted } from '@remit/story/money';
import type { Calculation } from '../calculation/calculation.ts';
import type { Step } from '../calculation/step.ts';
import { sourceKey } from './sources.ts';

/** A breakpoint on a line, from 1. */
interface LineBreakpoint { readonly id: number; readonly key: string; readonly wanted: number; line: number | undefined; message: string | undefined }

/** A breakpoint on a name of the contract. */
interface NameBreakpoint { readonly id: number; readonly name: string; isFound: boolean; message: string | undefined }

/** Filters of what is stopped at although no breakpoint is set there. */
export const exceptionFilters: readonly DebugProtocol.ExceptionBreakpointsFilter[] = [
  { filter: 'missing', label: 'Missing values', description: 'Stop where a fact or a decision is missing that holds up the payment or a part of it', default: true },
  { filter: 'held', label: 'Held payment', description: 'Stop at the payment where it is held', default: true },
];

/** What the editor wants to stop at. */
export class Breakpoints {
  #lines: LineBreakpoint[] = [];
  #names: NameBreakpoint[] = [];
  #filters = new Set(exceptionFilters.flatMap(({ filter, default: isOn }) => (isOn ? [filter] : [])));
  #lastId = 0;
  #calculation: Calculation | undefined;

  /** Sets the breakpoints of one source anew. */
  setLines(source: string, lines: readonly number[]): LineBreakpoint[] {
    const key = sourceKey(source);
    const made = lines.map((wanted): LineBreakpoint => ({ id: ++this.#lastId, key, wanted, line: undefined, message: NOT_YET }));
    this.#lines = [...this.#lines.filter((each) => each.key !== key), ...made];
    for (const each of made) this.#place(each);
    return made;
  }

  /** Sets the breakpoints on names anew. */
  setNames(names: readonly string[]): NameBreakpoint[] {
    this.#names = names.map((name) => ({ id: ++this.#lastId, name: name.trim(), isFound: false, message: NOT_YET }));
    for (const each of this.#names) this.#find(each);
    return this.#names;
  }

  /** Sets which filters are on; answers which of them there are. */
  setFilters(filters: readonly string[]): boolean[] {
    const known = new Set(exceptionFilters.map(({ filter }) => filter));
    this.#filters = new Set(filters.filter((each) => known.has(each)));
    return filters.map((each) => known.has(each));
  }

  /** Places all breakpoints on the steps of a calculation; answers those of them that are there or are not any more. */
  placeOn(calculation: Calculation): DebugProtocol.Breakpoint[] {
    this.#calculation = calculation;
    for (const each of this.#lines) this.#place(each);
    for (const each of this.#names) this.#find(each);
    return [...this.#lines.map(lineForClient), ...this.#names.map(nameForClient)];
  }

  /** Why a step is stopped at. */
  stopAt(step: Step): 'breakpoint' | 'function' | 'exception' | undefined {
    if (this.#lines.some((each) => isOn(each, step))) return 'breakpoint';
    if (this.#names.some(({ name, isFound }) => isFound && isCalled(name, step))) return 'function';
    const filter = step.does === 'pays' ? 'held' : 'missing';
    return step.lack && this.#filters.has(filter) ? 'exception' : undefined;
  }

  /** Numbers of the breakpoints on a step. */
  idsAt(step: Step): number[] {
    return [...this.#lines.filter((each) => isOn(each, step)), ...this.#names.filter(({ name, isFound }) => isFound && isCalled(name, step))].map(({ id }) => id);
  }

  #place(at: LineBreakpoint): void {
    if (!this.#calculation) return;
    const { steps, title } = this.#calculation;
    const lines = linesIn(steps, at.key);
    at.line = lines.find((line) => line >= at.wanted);
    if (lines.length === 0) at.message = `Nothing of "${title}" is worked out in this file.`;
    else if (at.line === undefined) at.message = `Nothing of "${title}" is worked out on this line or below it.`;
    else at.message = at.line === at.wanted ? undefined : `Nothing of "${title}" is worked out on line ${at.wanted}, so it stops on line ${at.line}.`;
  }

  #find(at: NameBreakpoint): void {
    if (!this.#calculation) return;
    const { steps, title } = this.#calculation;
    const found = steps.filter((step) => isCalled(at.name, step));
    at.isFound = found.length > 0;
    at.message = found.length > 0 ? undefined : `"${at.name}" has no part in "${title}".${didYouMean(at.name, new Set(steps.flatMap(({ ids }) => ids)))}`;
    if (found.length > 1) at.message = `It stops at ${counted(found.length, 'step')}.`;
  }
}

const NOT_YET = 'The payment has not been worked out yet.';

/** Lines of a source on which steps have their place, in order. */
export function linesIn(steps: readonly Step[], key: string): number[] {
  return [...new Set(steps.flatMap(({ place }) => (place && sourceKey(place.uri) === key ? [place.line] : [])))].sort((a, b) => a - b);
}

/** A breakpoint on a line as it is told to the client, lines from 1. */
export function lineForClient({ id, line, wanted, message }: LineBreakpoint): DebugProtocol.Breakpoint {
  return { id, verified: line !== undefined, line: line ?? wanted, ...(message === undefined ? {} : { message }) };
}

/** A breakpoint on a name as it is told to the client. */
export function nameForClient({ id, isFound, message }: NameBreakpoint): DebugProtocol.Breakpoint {
  return { id, verified: isFound, ...(message === undefined ? {} : { message }) };
}

function isOn({ key, line }: LineBreakpoint, { place }: Step): boolean {
  return line !== undefined && place !== undefined && place.line === line && sourceKey(place.uri) === key;
}

function isCalled(name: string, { ids, title }: Step): boolean {
  return ids.includes(name) || title === name;
}
