import type { DimensionId } from '../../expression.ts';
import type { ProgramCheck } from './check.ts';
import { defineFinding, finding } from '../finding.ts';
import { withParents } from './model.ts';

const nested = defineFinding({
  code: 'PRG-038', title: 'Set and its parent together',
  message: "'{name}' is for each of '{dim}' and for each of '{parent}', but each element of '{dim}' belongs to one of '{parent}' already.",
  why: 'Combinations that do not belong together would be asked for and never be reported.',
  fix: "Leave out '{parent}'; it is known from the element of '{dim}'.",
});
const parentCircle = defineFinding({
  code: 'PRG-039', title: 'Set below itself',
  message: "The set '{set}' is declared below itself, directly or round other sets.",
  why: 'Its elements would have no place in a set above them.',
  fix: 'Declare the set below another one, or below none.',
});

/** No list of dimensions names a set and one above it; sets are not above themselves. */
export const dimensions: ProgramCheck = {
  kinds: [nested, parentCircle],
  run(model, report) {
    const { program } = model;
    program.sets.forEach((set, index) => {
      const chain = withParents(model, set.id);
      if (model.sets.get(chain.at(-1)!)?.parent === set.id) report(finding(parentCircle, `/sets/${index}/parent`, { set: set.id }));
    });
    const check = (name: string, each: readonly DimensionId[], at: string): void => each.forEach((dim, place) => {
      for (const parent of withParents(model, dim).slice(1)) {
        if (each.includes(parent)) report(finding(nested, `${at}/${place}`, { name, dim, parent }));
      }
    });
    program.judgements?.forEach((each, index) => check(each.id, each.each, `/judgements/${index}/each`));
    for (const section of ['facts', 'rows', 'vars', 'lines', 'checks'] as const) {
      program[section].forEach((each, index) => check(each.id, each.each, `/${section}/${index}/each`));
    }
  },
};
