import * as ast from '../../ast.ts';
import { followedBy, removed, replaced, together } from '../fixes/edits.ts';
import { defineRule } from '../rule.ts';

const open: ReadonlySet<string> = new Set(['first-outpatient', 'mental-health']);

const OFFER = '"To be written: how patients are told whom else they may choose"';

/** Where patients have a right to choose, nobody alone may treat them. */
export const cho001 = defineRule({
  code: 'CHO-001',
  title: 'One provider alone where patients may choose',
  kind: 'law',
  severity: 'warning',
  thresholds: ['choice-and-competition'],
  why: 'In England a patient who is referred for a first appointment as an outpatient, or to mental health services, may choose among providers, and commissioners have to make that known. A contract that sends everybody to one provider takes the choice away.',
  remedy: "Take 'exclusivity' out, and say how patients are told of the others ('provides for choice-offer \"…\"').",
  sources: ['S41', 'S42', 'S77'],
  bad: 'payment Joints { … service health, first-outpatient   provides for exclusivity "All referrals are treated by Lead" }',
  good: 'payment Joints { … service health, first-outpatient   provides for choice-offer "Patients are told whom else they may choose" }',
  fix: 'Provide for an offer of choice instead',
  check: {
    ProvidesFor(clause, { threshold, report }) {
      const index = clause.topics.indexOf('exclusivity');
      const right = threshold('choice-and-competition');
      if (index < 0 || !right || right.value.n === 0n) return;
      const place: { readonly name?: string; readonly clauses?: readonly object[] } = clause.$container;
      const services = (place.clauses ?? []).filter(ast.isServiceClause);
      if (services.length > 0 && !services.some(({ kinds }) => kinds.some((kind) => open.has(kind)))) return;
      const where = place.name === undefined ? 'This' : `'${place.name}'`;
      const known = services.length > 0 ? 'Patients have a right in law to choose here' : 'Where patients are referred to a first appointment or to mental health services, they have a right in law to choose';
      const title = 'Provide for an offer of choice instead';
      report({
        at: { node: clause, property: 'topics', index },
        message: `${where} provides for exclusivity${clause.wording === undefined ? '' : ` ('${clause.wording}')`}. ${known}, and a term that takes it away cannot be relied on. Take 'exclusivity' out, and write how patients are offered others ('provides for choice-offer "…"').`,
        fixes: [clause.topics.includes('choice-offer')
          ? removed({ node: clause, property: 'topics', index }, "Take 'exclusivity' out")
          : clause.topics.length === 1 ? replaced(clause, `provides for choice-offer ${OFFER}`, title) : together(title, [removed({ node: clause, property: 'topics', index }, ''), followedBy(clause, `provides for choice-offer ${OFFER}`, '')])],
      });
    },
  },
});
