import type { Observation } from '../../facts.ts';
import type { FactsCheck } from './check.ts';
import { canonicalJson } from '../../canonical.ts';
import { defineFinding, finding } from '../finding.ts';

const ofNothing = defineFinding({
  code: 'FCT-010', title: 'Correction of nothing',
  message: "This observation replaces '{id}', but there is no observation with that id.",
  why: 'If the value it should replace stands elsewhere in the facts, both would count.',
  fix: "Give the observation that is replaced the id '{id}', or correct the name.",
});
const ofOther = defineFinding({
  code: 'FCT-011', title: 'Correction of something else',
  message: "This observation of '{fact}' in '{period}' replaces '{id}', which is about something else ('{otherFact}' in '{otherPeriod}' or another member).",
  why: 'Replacing it would take a value away that nobody has corrected.',
  fix: 'Name the observation of the same fact, period and member that is corrected.',
});
const again = defineFinding({
  code: 'FCT-012', title: 'Corrected twice',
  message: "'{id}' is replaced by more than one observation.",
  why: 'It would not be certain which of them counts.',
  fix: 'Let the later correction replace the earlier one.',
});
const circle = defineFinding({
  code: 'FCT-013', title: 'Corrections in a circle',
  message: "The observation '{id}' replaces itself, directly or round other corrections.",
  why: 'None of the values would count.',
  fix: 'Let each correction replace the one before it.',
});

/** Each correction replaces one observation of the same thing, and no observation is replaced twice. */
export const corrections: FactsCheck = {
  kinds: [ofNothing, ofOther, again, circle],
  run({ observations }, report) {
    const byId = new Map(observations.flatMap(each => each.id === undefined ? [] : [[each.id, each] as const]));
    const replaced = new Set<string>();
    observations.forEach((each, index) => {
      const id = each.supersedes;
      if (id === undefined) return;
      const at = `/observations/${index}/supersedes`;
      const other = byId.get(id);
      if (!other) report(finding(ofNothing, at, { id }));
      else if (keyOf(other) !== keyOf(each)) report(finding(ofOther, at, { id, fact: each.fact, period: each.period, otherFact: other.fact, otherPeriod: other.period }));
      else if (replaced.has(id)) report(finding(again, at, { id }));
      else if (each.id !== undefined && leadsBack(each, byId)) report(finding(circle, at, { id: each.id }));
      replaced.add(id);
    });
  },
};

function keyOf({ fact, period, dims = {} }: Observation): string {
  return canonicalJson([fact, period, dims]);
}

function leadsBack(from: Observation, byId: ReadonlyMap<string, Observation>): boolean {
  const seen = new Set<Observation>();
  for (let each: Observation | undefined = from; each?.supersedes !== undefined && !seen.has(each); each = byId.get(each.supersedes)) {
    seen.add(each);
    if (each.supersedes === from.id) return true;
  }
  return false;
}
