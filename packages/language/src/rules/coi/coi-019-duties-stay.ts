import * as ast from '../../ast.ts';
import { removed, replaced } from '../fixes/edits.ts';
import { defineRule } from '../rule.ts';

/** What stays with a commissioner whatever it delegates. */
const staying: ReadonlySet<string> = new Set(['duties', 'statutory-duties', 'statutory-functions', 'allocation', 'strategy', 'oversight']);

/** A commissioner keeps its duties, and says under what it delegates the rest. */
export const coi019 = defineRule({
  code: 'COI-019',
  title: 'A duty of the commissioner is handed over',
  kind: 'completeness',
  severity: 'warning',
  why: 'Plans for accountable care organisations ran into the limit that a commissioner may pass on work, and not what the law makes it answer for: strategy, allocation, oversight. In Cambridgeshire, after the contract fell, nobody could say who had been in charge.',
  remedy: "Take out what has to stay with the commissioner, and name the instrument for the rest: 'delegates purchasing to Trust under \"Delegation agreement of 1 February 2027\"'.",
  sources: ['S99', 'S20'],
  bad: 'commissioner Board { delegates duties to Trust }',
  good: 'commissioner Board { delegates purchasing to Trust under "Delegation agreement of 1 February 2027" }',
  fix: 'Keep the duties, or name the instrument',
  check: {
    Delegates(clause, { report }) {
      const [from, to] = [clause.$container, clause.party?.ref];
      if (!ast.isParty(from) || !from.roles.includes('commissioner') || !to) return;
      // What commissioners delegate among themselves stays with a commissioner.
      const isAmongThem = ast.isParty(to) && to.roles.every((role) => role === 'commissioner');
      const kept = isAmongThem ? [] : clause.functions.filter((one) => staying.has(one));
      const title = `Leave ${kept.map((one) => `'${one}'`).join(', ')} with '${from.name}'`;
      if (kept.length > 0) {
        const rest = clause.functions.filter((one) => !staying.has(one));
        const under = clause.instrument === undefined ? ' under "To be written: the delegation agreement and its day"' : ` under ${quoted(clause)}`;
        report({
          at: clause,
          message: `'${from.name}' hands ${kept.map((one) => `'${one}'`).join(', ')} over to '${to.name}'. A commissioner answers for ${kept.length === 1 ? 'this' : 'these'} itself, and a provider cannot decide it lawfully. Leave it with '${from.name}', and delegate work only, with its instrument.`,
          about: [to],
          fixes: [rest.length === 0 ? removed(clause, title) : replaced(clause, `delegates ${rest.join(', ')} to ${clause.party.$refText}${under}`, title)],
        });
      } else if (clause.instrument === undefined) {
        report({
          at: clause,
          message: `'${from.name}' delegates ${clause.functions.map((one) => `'${one}'`).join(', ')} to '${to.name}', and no instrument is named. Without one nobody can say how far it goes or how it ends. Write 'under "…"'.`,
          about: [to],
          fixes: [replaced({ node: clause, property: 'party' }, `${clause.party.$refText} under "To be written: the delegation agreement and its day"`, 'Name the instrument')],
        });
      }
    },
  },
});

function quoted(clause: ast.Delegates): string {
  return /\bunder\s+("(?:[^"\\]|\\.)*")\s*$/.exec(clause.$cstNode?.text ?? '')?.[1] ?? '"To be written: the delegation agreement and its day"';
}
