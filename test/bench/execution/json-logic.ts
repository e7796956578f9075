import { LogicEngine } from 'json-logic-engine';
import type { Reports } from './data.ts';
import { AVERAGE_LIST, INDICATORS } from './data.ts';
import type { Payments } from './hand-written.ts';

type Rule = unknown;
interface Row { list: number; average: number; [indicator: string]: number }

const value = (name: string): Rule => ({ var: name });

/** The workload as JSON Logic, compiled by its engine. The engine has no rounding, so it is given one that it inlines. */
export class JsonLogicWorkload {
  readonly #total: (row: Row) => number;
  readonly #split: (row: { total: number }) => [number, number, number];

  constructor() {
    const engine = new LogicEngine();
    for (const [name, code] of [['pence', 'Math.floor(x + 0.5)'], ['down', 'Math.floor(x)']] as const) {
      engine.addMethod(name, {
        method: name === 'pence' ? ([x]: number[]) => Math.floor(x! + 0.5) : ([x]: number[]) => Math.floor(x!),
        compile: (data: unknown[], state: { compile: (text: TemplateStringsArray, ...data: unknown[]) => unknown }) => (
          code.includes('0.5') ? state.compile`Math.floor(${data[0]} + 0.5)` : state.compile`Math.floor(${data[0]})`),
        deterministic: true, optimizeUnary: false,
      } as never);
    }
    const sums = INDICATORS.map(({ key, points, lower, upper }): Rule => {
      const x = { '/': [value(`n${key}`), value(`d${key}`)] };
      const [from, to] = [lower / 100, upper / 100];
      const scored = { if: [{ '<': [x, from] }, 0, { '>': [x, to] }, points, { '*': [points, { '/': [{ '-': [x, from] }, to - from] }] }] };
      return { pence: [{ '/': [{ '*': [scored, 22_549, value('list')] }, value('average')] }] };
    });
    this.#total = engine.build({ min: [{ max: [{ '+': sums }, 100_000] }, 6_000_000] } as never) as never;
    const second = { down: [{ '/': [{ '*': [value('total'), 2] }, 10] }] };
    const third = { down: [{ '/': [value('total'), 10] }] };
    this.#split = engine.build([{ '-': [{ '-': [value('total'), second] }, third] }, second, third] as never) as never;
  }

  /** Works out rows as its engine takes them: one object each. */
  run(rows: readonly Row[]): Payments {
    const parts: Payments['parts'] = [new Float64Array(rows.length), new Float64Array(rows.length), new Float64Array(rows.length)];
    rows.forEach((row, index) => {
      const split = this.#split({ total: this.#total(row) });
      for (let part = 0; part < 3; part++) parts[part]![index] = split[part]!;
    });
    return { parts, beyond: 0 };
  }
}

/** The reports as one object for each row. */
export function rowsOf({ list, reached, eligible }: Reports, count: number): Row[] {
  return Array.from({ length: count }, (_, row) => {
    const made: Row = { list: list[row]!, average: AVERAGE_LIST };
    INDICATORS.forEach(({ key }, each) => {
      made[`n${key}`] = reached[each]![row]!;
      made[`d${key}`] = eligible[each]![row]!;
    });
    return made;
  });
}
