import type { ShapeProblem } from './problem.ts';
import { toPointer } from '../../pointer.ts';
import { MAX_NESTING } from './problem.ts';

interface Place { key: string; outer?: Place }

/** The place at which a document is nested too deeply (or contains itself), found without recursion. */
export function nestingProblem(document: unknown): ShapeProblem | undefined {
  let level = new Map<object, Place | undefined>();
  if (isNested(document)) level.set(document, undefined);
  for (let depth = 1; level.size > 0; depth++) {
    if (depth > MAX_NESTING) return { kind: 'depth', at: outermost([...level.values()][0]), limit: MAX_NESTING };
    const next: typeof level = new Map();
    for (const [value, outer] of level) {
      for (const [key, child] of Object.entries(value)) {
        if (isNested(child) && !next.has(child)) next.set(child, { key, outer });
      }
    }
    level = next;
  }
  return undefined;
}

/** The first few steps on the way to a place: enough to find it. */
function outermost(place: Place | undefined): string {
  const keys: string[] = [];
  for (let step = place; step; step = step.outer) keys.push(step.key);
  return toPointer(keys.reverse().slice(0, 8));
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
