import type { DebugProtocol } from '@vscode/debugprotocol';
import type { Calculation } from '../calculation/calculation.ts';
import type { Step, UsedValue } from '../calculation/step.ts';

/** What stands below a variable or a scope; worked out when it is asked for. */
type Content = () => DebugProtocol.Variable[];

/** Said of a value that a later step works out. */
const NOT_WORKED_OUT = 'not worked out yet';

/** The variables of one stop. Their numbers are good until the next stop. */
export class Variables {
  readonly #contents = new Map<number, Content>();
  #last = 0;

  /** Forgets all variables; their numbers are not used again. */
  clear(): void {
    this.#contents.clear();
  }

  /** What stands below a number; nothing where it is of an earlier stop, or of none. */
  of(reference: number): DebugProtocol.Variable[] | undefined {
    return this.#contents.get(reference)?.();
  }

  /** The scopes of a step on the stack, seen from the step that is stopped at. */
  scopes(step: Step, now: Step, calculation: Calculation): DebugProtocol.Scope[] {
    const scope = (name: string, content: Content, more: Partial<DebugProtocol.Scope> = {}): DebugProtocol.Scope => ({ name, variablesReference: this.#keep(content), expensive: false, ...more });
    return [
      scope('This step', () => this.#ofStep(step, now), { presentationHint: 'locals' }),
      scope('Facts', () => this.#facts(calculation.steps, now)),
      scope('Payment', () => this.#payment(calculation, now)),
    ];
  }

  /** The number under which what a step used can be asked for; 0 where it used nothing. */
  below(step: Step | undefined, now: Step): number {
    return step && step.used.length > 0 && step.index <= now.index ? this.#keep(() => this.#ofStep(step, now)) : 0;
  }

  #keep(content: Content): number {
    this.#contents.set(++this.#last, content);
    return this.#last;
  }

  #ofStep(step: Step, now: Step): DebugProtocol.Variable[] {
    const isDone = step.index <= now.index;
    return [
      ...(step.value === '' ? [] : [plain('Comes to', isDone ? step.value : NOT_WORKED_OUT, step.unit)]),
      ...distinct(step.used).map((used) => this.#used(used, now)),
      ...(isDone && step.lack ? lackOf(step.lack) : []),
    ];
  }

  #used({ name, value, unit, reported, step }: UsedValue, now: Step): DebugProtocol.Variable {
    const isDone = step === undefined || step.index <= now.index;
    const words = isDone ? [value, reported].filter(Boolean).join(', ') : NOT_WORKED_OUT;
    return { name, value: words, ...(unit === '' ? {} : { type: unit }), variablesReference: this.below(step, now), presentationHint: { attributes: ['readOnly'] }, ...(step?.ids[0] === undefined ? {} : { evaluateName: step.ids[0] }) };
  }

  /** All facts that the calculation reads, also those that it has not come to yet. */
  #facts(steps: readonly Step[], now: Step): DebugProtocol.Variable[] {
    const read = steps.filter(({ does }) => does === 'reads').map((step): UsedValue => {
      const reported = steps.flatMap(({ used }) => used).find((each) => each.step === step)?.reported;
      return { name: step.title, value: step.value, unit: step.unit, ...(reported === undefined ? {} : { reported }) };
    });
    return distinct(read).map((each) => this.#used(each, now));
  }

  #payment({ about, steps }: Calculation, now: Step): DebugProtocol.Variable[] {
    const pays = steps.at(-1)!;
    return [
      ...about.map(({ name, value }) => plain(name, value)),
      plain('Stop', `${now.index + 1} of ${steps.length}, with facts and names`),
      ...(pays.lack?.change === undefined ? [] : [plain('To have it paid', pays.lack.change)]),
    ];
  }
}

function lackOf({ text, change }: NonNullable<Step['lack']>): DebugProtocol.Variable[] {
  return [plain('Missing because', text), ...(change === undefined ? [] : [plain('What would have to be done', change)])];
}

function plain(name: string, value: string, type = ''): DebugProtocol.Variable {
  return { name, value, ...(type === '' ? {} : { type }), variablesReference: 0, presentationHint: { attributes: ['readOnly'] } };
}

/** Variables of one name are told apart by a number. */
function distinct(all: readonly UsedValue[]): UsedValue[] {
  const counts = new Map<string, number>();
  return all.map((each) => {
    const count = (counts.get(each.name) ?? 0) + 1;
    counts.set(each.name, count);
    return count === 1 ? each : { ...each, name: `${each.name} (${count})` };
  });
}
