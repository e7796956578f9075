import * as ast from '../../ast.ts';
import type { Correction } from '../../diagnostics/entry.ts';
import { clauseOf } from '../../model/clauses.ts';
import { withClause } from '../fixes/edits.ts';
import { defineRule } from '../rule.ts';
import { measuresRead, placeOfMeasure } from './measures-read.ts';
import { listed } from '../../model/listed.ts';

/** What an outcome is measured by says where the figures come from, whose they are and when they are there. */
export const data001 = defineRule({
  code: 'DATA-001',
  title: 'Figures from nowhere in particular',
  kind: 'completeness',
  severity: { design: 'warning', signed: 'error', live: 'error' },
  why: 'Guides to outcome contracts put it first: a result is only as good as the figure, and a figure "from local systems" can be had from no one, is not asked for in time, and is argued about when money hangs on it.',
  remedy: "Write 'source', 'owner' and 'available' in the measure.",
  sources: ['S45', 'S48'],
  bad: 'measure Control { proportion AtTarget / Tested   better when higher }',
  good: 'measure Control { proportion AtTarget / Tested   better when higher   source "National audit", owner "NHS England", available 90 days after the period }',
  fix: 'Insert what is missing, to be filled in',
  check: {
    Contract(contract, { graphs, report }) {
      for (const [measure, outcome] of measuresRead(contract, graphs, 'all')) {
        const source = clauseOf(measure, ast.isSourceClause);
        const isTimed = source?.available !== undefined || measure.clauses.some(ast.isAvailable);
        const missing = [...(source ? [] : ['where its figures come from']), ...(source?.owner ? [] : ['who owns the source']), ...(isTimed ? [] : ['when its figures are available'])];
        const place = placeOfMeasure(measure, outcome, contract);
        if (missing.length === 0 || !place) continue;
        report({
          at: place.at,
          message: `'${measure.name}' does not say ${listed(missing)}, so nobody can be asked for the figures in time, and '${outcome.name}' can be argued about. Write ${listed([...(source ? [] : ["'source'"]), ...(source?.owner ? [] : ["'owner'"]), ...(isTimed ? [] : ["'available'"])])}.`,
          related: place.isElsewhere ? [{ at: measure, message: `'${measure.name}' is declared here.` }] : [],
          about: [measure, outcome],
          fixes: place.isElsewhere ? [] : [completed(measure, source, isTimed)],
        });
      }
    },
  },
});

/** The source of a measure with what it lacks. */
function completed(measure: ast.Measure, source: ast.SourceClause | undefined, isTimed: boolean): Correction | undefined {
  const title = 'Insert what is missing, to be filled in';
  const [owner, available] = ['owner "To be written"', 'available 90 days after the period'];
  if (!source) return withClause(measure, ['source "To be written"', owner, ...(isTimed ? [] : [available])].join(', '), title);
  const [end, clause] = [source.available?.$cstNode?.offset, source.$cstNode];
  if (!clause) return undefined;
  const edits = [];
  if (!source.owner) {
    const at = end ?? clause.end;
    edits.push({ offset: at, end: at, text: end === undefined ? `, ${owner}` : `${owner}, ` });
  }
  if (!isTimed) edits.push({ offset: clause.end, end: clause.end, text: `, ${available}` });
  // Two insertions at one place are one.
  return { title, edits: edits.length === 2 ? [{ offset: clause.end, end: clause.end, text: `, ${owner}, ${available}` }] : edits };
}
