import { followedBy, removed } from '../fixes/edits.ts';
import { defineRule } from '../rule.ts';

/** What is said of those who cost much, as a reason to refuse them. */
const costly = /\b(?:complex|complexity|costs?|costly|expensive|insulin|co-?morbid\w*|multi-?morbid\w*|frail\w*|high(?:er)?[- ]needs?|needs? (?:too )?much)\b/i;
const severe = /\bsevere|severity\b/i;
const violence = /\bviolen|\bthreat|\babus|\bassault/i;

/** Nobody may be refused because of what care would cost; every other refusal can be appealed against. */
export const cho009 = defineRule({
  code: 'CHO-009',
  title: 'A right to refuse people',
  kind: 'completeness',
  severity: { design: 'warning', signed: 'error', live: 'error' },
  why: 'Where a provider is paid by the head or for results, those who need most care are worth least to it. Rules of the American programme forbid to avoid people at risk and to court the healthy; a clause that lets a provider decline complex cases does both.',
  remedy: 'Take it out where it lets people be refused for what they cost; elsewhere say who decides, and where a refusal can be appealed against.',
  sources: ['S77'],
  bad: 'provider Org { provides for refusal "May decline complex cases" }',
  good: 'provider Org { provides for refusal, appeal "Only after violence; the board decides within 5 days" }',
  fix: 'Take it out, or let it be appealed against',
  check: {
    ProvidesFor(clause, { report }) {
      const index = clause.topics.indexOf('refusal');
      if (index < 0) return;
      const place: { readonly name?: string; readonly clauses?: readonly { readonly $type: string; readonly topics?: readonly string[] }[] } = clause.$container;
      const hasAppeal = (place.clauses ?? []).some((one) => one.$type === clause.$type && one.topics?.includes('appeal'));
      const wording = clause.wording ?? '';
      const isForCost = costly.test(wording) || (severe.test(wording) && !violence.test(wording));
      if (hasAppeal && !isForCost) return;
      const who = place.name === undefined ? 'The contract' : `'${place.name}'`;
      const quoted = clause.wording === undefined ? '' : ` ('${clause.wording}')`;
      report({
        at: { node: clause, property: 'topics', index },
        severity: hasAppeal ? 'warning' : undefined,
        message: isForCost
          ? `${who} lets people be refused by what their care needs${quoted}. Those who need most would be left with nobody. Take it out, and write to whom they are passed on.`
          : `${who} lets people be refused${quoted}, and nothing says where they can appeal. Those who need most are the first to be refused. Take it out, or write 'provides for appeal' with who decides.`,
        fixes: [isForCost ? removed(clause, 'Take it out') : followedBy(clause, 'provides for appeal "To be written: who decides, and by when"', "Add 'appeal'")],
      });
    },
  },
});
