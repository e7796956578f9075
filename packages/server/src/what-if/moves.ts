import { SimulationProblem } from '@remit/runtime';
import { inputNamed, partsOf, readTyped, type Move } from '@remit/runtime/simulation/what-if/index';
import { periodInWords } from '@remit/story/dates';
import { scaleOfFact } from './fact-rows.ts';
import type { GoneMove, WhatIfAnswer, WhatIfMove } from './protocol.ts';
import type { ReadyContract } from './ready-contract.ts';

/** Moves as the runtime takes them, and those that cannot be taken. */
export interface ReadMoves { readonly moves: readonly Move[]; readonly wrong: WhatIfAnswer['wrong']; readonly gone: readonly GoneMove[] }

/** Reads what was typed, exactly as it was typed. A value that the contract has no place for any more is told, and left out. */
export function readMoves(ready: ReadyContract, asked: readonly WhatIfMove[]): ReadMoves {
  const { model } = ready.whatIf;
  const moves: Move[] = [];
  const wrong: WhatIfAnswer['wrong'] = [];
  const gone: GoneMove[] = [];
  for (const { id, text } of asked) {
    const target = inputNamed(model, id);
    if (!target) { gone.push({ id, words: goneInWords(id, text) }); continue; }
    try {
      const { declared } = target.fact;
      moves.push({ target, value: text === null ? undefined : readTyped(declared, text, model.program.currency.code, scaleOfFact(ready, target.fact).bare) });
    } catch (problem) {
      if (!(problem instanceof SimulationProblem)) throw problem;
      wrong.push({ id, message: [problem.message, problem.hint].filter(Boolean).join(' ') });
    }
  }
  return { moves, wrong, gone };
}

/** "HbA1c in April 2026, P1: 92.35%" */
function goneInWords(id: string, text: string | null): string {
  const [fact = id, period, ...keys] = partsOf(id) ?? [];
  return `${[`${fact}${period === undefined ? '' : ` in ${periodInWords(period)}`}`, ...keys].join(', ')}: ${text ?? 'not known'}`;
}
