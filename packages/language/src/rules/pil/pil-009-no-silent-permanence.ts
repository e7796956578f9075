import * as ast from '../../ast.ts';
import { removed } from '../fixes/edits.ts';
import { defineRule } from '../rule.ts';

/** A pilot ends, unless somebody decides that it goes on. */
export const pil009 = defineRule({
  code: 'PIL-009',
  title: 'A pilot that goes on of itself',
  kind: 'completeness',
  severity: 'warning',
  why: 'A pilot is paid for in order to learn, under rules that are laxer than those for a service. Where it rolls on until somebody ends it, nobody asks what was learnt, and the service was never bought as one.',
  remedy: 'Take the automatic extension out, and let the pilot end on a day unless a body decides that it goes on.',
  sources: ['S1', 'practice'],
  bad: 'contract … { provides for automatic-extension "Rolls on until ended"   pilot { … } }',
  good: 'contract … { provides for extension "Once, by twelve months, if the panel decides so"   pilot { … } }',
  fix: 'Take the automatic extension out',
  check: {
    Contract(contract, { report }) {
      const pilot = contract.declarations.find(ast.isPilot);
      if (!pilot) return;
      for (const clause of [...contract.clauses, ...contract.declarations.filter(ast.isPilot).flatMap(({ clauses }) => clauses as readonly ast.PilotClause[])]) {
        const index = ast.isProvidesFor(clause) ? clause.topics.indexOf('automatic-extension') : -1;
        if (!ast.isProvidesFor(clause) || index < 0) continue;
        report({
          at: { node: clause, property: 'topics', index },
          message: "This is a pilot, and it is extended without anybody's decision: it would become permanent though nobody has asked what was learnt. Take the extension out, and let it end unless a body decides that it goes on.",
          related: [{ at: { node: pilot, keyword: 'pilot' }, message: 'The pilot is described here.' }],
          fixes: [removed(clause.topics.length === 1 ? clause : { node: clause, property: 'topics', index }, 'Take the automatic extension out')],
        });
      }
    },
  },
});
