import { AstUtils } from 'langium';
import * as ast from '../../ast.ts';
import { closestName } from '../../diagnostics/close-names.ts';
import { kindNoun } from '../../diagnostics/kinds.ts';
import { brokenHole } from '../../diagnostics/mod.ts';
import { emptyHole, emptyPart } from '../../diagnostics/ref.ts';
import { brokenBraces, holeNames, holesOf, holeTarget, partNames, type WordingHole } from '../../scoping/wording-holes.ts';
import { defineCheck } from '../check.ts';

/** Every hole of a wording names something that can be printed there. */
export const wordingHolesFilled = defineCheck<ast.Wording>(ast.Wording.$type, (wording, report, { scoping }) => {
  const text = AstUtils.getDocument(wording).textDocument;
  const at = ({ offset, end }: Pick<WordingHole, 'offset' | 'end'>, suggestion: string | undefined) => [
    { node: wording, range: { start: text.positionAt(offset), end: text.positionAt(end) } },
    { corrections: suggestion === undefined ? [] : [{ title: `Change to '${suggestion}'`, edits: [{ offset, end, text: suggestion }] }] },
  ] as const;
  let names: Map<string, string> | undefined;
  const capital = (name: string): string | undefined => (names ??= new Map([...holeNames(wording, scoping.VisibleNames)].map(each => [each.toLowerCase(), each]))).get(name.toLowerCase());
  for (const { problem, text: words, ...place } of brokenBraces(wording, name => capital(name) !== undefined)) {
    if (problem !== 'small') report(brokenHole, { problem, text: words }, ...at(place, undefined));
    else report(emptyHole, { name: words, suggestion: capital(words) }, ...at(place, capital(words)));
  }
  for (const hole of holesOf(wording)) {
    const target = holeTarget(wording, hole, scoping.VisibleNames);
    if (!target) {
      const suggestion = closestName(hole.name, [...new Set(holeNames(wording, scoping.VisibleNames))]);
      report(emptyHole, { name: hole.name, suggestion }, ...at(hole, suggestion));
      continue;
    }
    const known = partNames(target);
    if (!hole.part || known.includes(hole.part.name)) continue;
    const suggestion = closestName(hole.part.name, known);
    report(emptyPart, { name: hole.name, kind: kindNoun(target.$type), part: hole.part.name, suggestion }, ...at(hole.part, suggestion));
  }
});
