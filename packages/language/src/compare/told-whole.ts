/** A declaration that came or went as a whole. */
import { textOfClause } from './clause.ts';
import type { ClauseChange, DeclarationChange } from './compared.ts';
import { clausesOf, headOf, type Entry } from './entry.ts';
import { verbOf } from './naming.ts';
import { pathOf } from './path-of.ts';
import { placeIn } from './place.ts';
import { textOf } from './words.ts';

/** Tells a declaration that is there in one state alone, with all that it says. */
export function toldWhole(what: 'added' | 'removed', entry: Entry): DeclarationChange {
  const { naming, place } = entry;
  const { heading, kind, name } = naming;
  return {
    what, heading, kind, name, path: pathOf(entry),
    sentence: `${heading} ${verbOf(naming)} ${what === 'added' ? 'added' : 'taken out'}.`,
    clauses: contentsOf(what, entry, ''),
    ...(place ? { [what === 'added' ? 'after' : 'before']: place } : {}),
  };
}

function contentsOf(what: 'added' | 'removed', entry: Entry, within: string): ClauseChange[] {
  const say = (text: string, place = entry.place): ClauseChange => {
    const side = { text, ...(place ? { place } : {}) };
    return what === 'added' ? { what, sentence: within + text, after: side } : { what, sentence: within + text, before: side };
  };
  const head = headOf(entry);
  return [
    ...(head.length > 1 ? [say(textOf(head))] : []),
    ...clausesOf(entry).map((clause) => say(textOfClause(clause), placeIn(clause.node.$cstNode, entry.file))),
    ...entry.wording.paragraphs.map((paragraph) => say(`"${paragraph}"`, entry.wording.place)),
    ...entry.members.flatMap((member) => contentsOf(what, member, `${within}${member.naming.group === 'VariationChange' ? `"${member.naming.name}"` : member.naming.heading}: `)),
  ];
}
