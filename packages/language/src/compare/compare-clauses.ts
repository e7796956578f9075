/** Which clauses of two lists are one, and what is other in them. */
import { textOfClause, type Clause } from './clause.ts';
import type { ChangeKind, ClauseChange } from './compared.ts';
import { clipped } from './clipped.ts';
import { placeIn } from './place.ts';
import { phraseOf, subjectOf } from './phrases.ts';
import { pairClauses } from './pair-clauses.ts';
import { toldWords } from './told-words.ts';
import { sameWords, textOf } from './words.ts';

/** The files that the two lists stand in, as both states call them. */
export interface Files { readonly before: string; readonly after: string }

/** What is other between two lists of clauses; their order says nothing. `within` names the clause whose parts they are. */
export function compareClauses(before: readonly Clause[], after: readonly Clause[], files: Files, within = ''): ClauseChange[] {
  const { pairs, gone, fresh } = pairClauses(before, after);
  const changes = [
    ...pairs.flatMap(([old, now]) => compareClause(old, now, files, within).map((change) => ({ change, at: now.node.$cstNode?.offset ?? 0 }))),
    ...fresh.map((clause) => ({ change: whole('added', clause, files.after, within), at: clause.node.$cstNode?.offset ?? 0 })),
  ];
  return [...changes.sort((a, b) => a.at - b.at).map(({ change }) => change), ...gone.map((clause) => whole('removed', clause, files.before, within))];
}

function compareClause(old: Clause, now: Clause, files: Files, within: string): ClauseChange[] {
  const changes: ClauseChange[] = [];
  if ((old.items.length === 0) !== (now.items.length === 0)) {
    return [{
      what: 'changed', sentence: `${within}'${clipped(textOfClause(now), 300)}' instead of '${clipped(textOfClause(old), 300)}'`,
      before: said(old, files.before), after: said(now, files.after),
    }];
  }
  if (!sameWords(old.outside, now.outside)) {
    changes.push({
      what: 'changed', sentence: `${within}${toldWords(now.type, old.outside, now.outside, within !== '')}`,
      before: said(old, files.before), after: said(now, files.after),
    });
  }
  if (old.items.length === 0 && now.items.length === 0) return changes;
  return [...changes, ...compareClauses(old.items, now.items, files, `${within}${nameOf(now)}: `)];
}

/** What a clause is called when its parts are told: "the amount", "in 2026/27". */
function nameOf({ type, outside }: Clause): string {
  const phrase = phraseOf(type, outside);
  if (phrase && phrase.length > 0) return subjectOf(phrase.said);
  const open = outside.findIndex(({ text }) => text === '{');
  return clipped(textOf(open < 0 ? outside : outside.slice(0, open)), 60);
}

function whole(what: Exclude<ChangeKind, 'changed'>, clause: Clause, file: string, within: string): ClauseChange {
  const text = `'${clipped(textOfClause(clause), 300)}'`;
  return what === 'added'
    ? { what, sentence: `${within}${text} is added`, after: said(clause, file) }
    : { what, sentence: `${within}${text} is taken out`, before: said(clause, file) };
}

function said(clause: Clause, file: string): NonNullable<ClauseChange['before']> {
  const place = placeIn(clause.node.$cstNode, file);
  return { text: textOfClause(clause), ...(place ? { place } : {}) };
}
