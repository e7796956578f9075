import * as ast from '../../ast.ts';
import { withClause } from '../fixes/edits.ts';
import { defineRule } from '../rule.ts';
import { measuresRead, placeOfMeasure } from './measures-read.ts';

/** What is paid for is measured by a definition that the contract names, in a version. */
export const data006 = defineRule({
  code: 'DATA-006',
  title: 'A measure without a definition',
  kind: 'completeness',
  severity: 'warning',
  why: 'National indicators are redefined from year to year. A contract that pays for "the indicator as published" pays for another thing when the publisher changes it, and neither side has agreed to that.',
  remedy: "Write 'definition' and where it is written down, with its version or date.",
  sources: ['S82', 'S48'],
  bad: 'measure Control { proportion AtTarget / Tested   better when higher   source "Indicators as published" }',
  good: 'measure Control { proportion AtTarget / Tested   better when higher   source "National audit"   definition "National audit, version 3 of 2026" }',
  fix: 'Insert a definition, to be filled in',
  check: {
    Contract(contract, { graphs, report }) {
      for (const [measure, outcome] of measuresRead(contract, graphs, 'paid')) {
        const place = placeOfMeasure(measure, outcome, contract);
        if (!place || measure.clauses.some(ast.isDefinitionClause)) continue;
        report({
          at: place.at,
          message: `'${measure.name}' does not say which definition it follows, and '${outcome.name}' is paid by it: were the figure defined anew, something else would be paid for. Write 'definition' and where it is written down, with its version.`,
          related: place.isElsewhere ? [{ at: measure, message: `'${measure.name}' is declared here.` }] : [],
          about: [measure, outcome],
          fixes: place.isElsewhere ? [] : [withClause(measure, 'definition "To be written"', 'Insert a definition, to be filled in')],
        });
      }
    },
  },
});
