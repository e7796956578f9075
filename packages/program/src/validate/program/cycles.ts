import type { ProgramCheck } from './check.ts';
import type { Computed, Reach } from './reach.ts';
import { defineFinding, finding } from '../finding.ts';
import { reachOf } from './reach.ts';

const cycle = defineFinding({
  code: 'PRG-041', title: 'Value that depends on itself',
  message: "'{name}' in '{period}' depends on itself: {path}.",
  why: 'There is no order in which the amounts could be computed, so nothing can be paid.',
  fix: 'Break the circle, for instance by reading the value of an earlier period.',
});

/** No var or line needs itself in the same period, however far round. */
export const cycles: ProgramCheck = {
  kinds: [cycle],
  run(model, report) {
    const reach = reachOf(model);
    const told = new Set<string>();
    for (const path of circlesOf(reach)) {
      const members = path.map(name => reach.computed.get(name)!.of);
      const signature = [...new Set(members.map(each => `${each.kind} ${each.id}`))].sort().join(', ');
      if (told.has(signature)) continue;
      told.add(signature);
      const first = members[0]!;
      report(finding(cycle, pointerOf(first, model.program), {
        name: first.id, period: first.period.id, path: [...members, first].map(each => `'${each.id}' in '${each.period.id}'`).join(' needs '),
      }));
    }
  },
};

/** The circles that a walk in depth comes upon, each as the names along it. Without recursion: chains over periods are long. */
function* circlesOf({ computed }: Reach): Generator<string[]> {
  const done = new Set<string>();
  for (const start of computed.keys()) {
    if (done.has(start)) continue;
    const path: string[] = [start];
    const open = new Map([[start, 0]]);
    const rest = [[...computed.get(start)!.from]];
    while (path.length > 0) {
      const next = rest.at(-1)!.pop();
      if (next === undefined) {
        const left = path.pop()!;
        rest.pop();
        open.delete(left);
        done.add(left);
      } else if (open.has(next)) yield path.slice(open.get(next));
      else if (!done.has(next)) {
        open.set(next, path.length);
        path.push(next);
        rest.push([...computed.get(next)!.from]);
      }
    }
  }
}

function pointerOf({ kind, id }: Computed, program: { vars: { id: string }[]; lines: { id: string }[] }): string {
  return kind === 'var' ? `/vars/${program.vars.findIndex(each => each.id === id)}` : `/lines/${program.lines.findIndex(each => each.id === id)}`;
}
