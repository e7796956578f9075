import type { DebugProtocol } from '@vscode/debugprotocol';
import type { Calculation } from '../calculation/calculation.ts';
import { stackOf, type Step } from '../calculation/step.ts';
import type { SourcePlace } from '@remit/program/source-place';
import type { ClientWays, Sources } from './sources.ts';

/** The frames of one stop. Their numbers are good until the next stop. */
export class Frames {
  readonly #steps = new Map<number, Step>();
  #ids: number[] = [];
  #last = 0;

  /** Puts a step and all that it is part of on the stack. */
  stopAt(step: Step): void {
    this.#steps.clear();
    this.#ids = stackOf(step).map((each) => {
      this.#steps.set(++this.#last, each);
      return this.#last;
    });
  }

  /** The step of a frame; nothing where it is of an earlier stop, or of none. */
  step(id: number): Step | undefined {
    return this.#steps.get(id);
  }

  /** The stack for the client: first the sentence of the step, then what it is part of, last the payment. */
  forClient(sources: Sources, ways: ClientWays): DebugProtocol.StackFrame[] {
    return this.#ids.map((id, depth) => {
      const step = this.#steps.get(id)!;
      return { id, name: depth === 0 ? numbered(step, step.sentence) : numbered(step, step.title), ...placeForClient(step.place, sources, ways) };
    });
  }
}

/** A sentence with the number that it has in the explanation. */
export function numbered({ number }: Step, text: string): string {
  return number === undefined ? text : `${number}. ${text}`;
}

/** A place as the client counts. A whole declaration is shown by its first line. */
export function placeForClient(place: SourcePlace | undefined, sources: Sources, ways: ClientWays): Pick<DebugProtocol.StackFrame, 'source' | 'line' | 'column' | 'endLine' | 'endColumn'> {
  if (!place) return { line: 0, column: 0 };
  const { uri, line, column, endLine, endColumn } = place;
  const [lineOf, columnOf] = [ways.linesStartAt1 ? 0 : 1, ways.columnsStartAt1 ? 0 : 1];
  return {
    source: sources.source(uri, ways), line: line - lineOf, column: column - columnOf,
    ...(line === endLine ? { endLine: endLine - lineOf, endColumn: endColumn - columnOf } : {}),
  };
}

/** The title of the calculation as the one thread that there is. */
export function threadOf(calculation: Calculation | undefined): DebugProtocol.Thread {
  return { id: THREAD, name: calculation?.title ?? 'Payment' };
}

/** Number of the one thread. */
export const THREAD = 1;
