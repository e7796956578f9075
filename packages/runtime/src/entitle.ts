import type { RunState } from './evaluate/run-state.ts';
import type { Finding } from './finding.ts';
import { isAcceptable } from './finding.ts';
import { fundAll } from './funding/fund-all.ts';
import type { AmountSource } from './lines/amounts.ts';
import type { Checked } from './lines/checks.ts';
import { evaluateChecks, holdByChecks } from './lines/checks.ts';
import { HeldTogether } from './lines/held-with.ts';
import type { Entitled } from './lines/settled.ts';
import { entitleAll } from './lines/settled.ts';

/** What a run works out before anything is posted. */
export interface Worked { readonly all: readonly Entitled[]; readonly checked: readonly Checked[] }

/** Every line-period with what it is entitled to, its holds and its legs; nothing where an amount cannot be paid, which is added to the findings. */
export function entitle(state: RunState, amounts: AmountSource, findings: Finding[]): Worked | undefined {
  const all = entitleAll(state, amounts, findings);
  if (!isAcceptable(findings)) return undefined;
  const checked = evaluateChecks(state);
  holdByChecks(checked, all);
  const together = new HeldTogether(state, all);
  together.apply();
  fundAll(state, all, together, amounts);
  return { all, checked };
}
