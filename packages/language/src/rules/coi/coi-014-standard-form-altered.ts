import { replaced } from '../fixes/edits.ts';
import { defineRule } from '../rule.ts';

const mandatory: ReadonlySet<string> = new Set(['nhs-standard-contract', 'nhs-standard-contract-shorter']);

/** The conditions of a form that all must use stand as they are. */
export const coi014 = defineRule({
  code: 'COI-014',
  title: 'A national condition is altered',
  kind: 'law',
  severity: 'warning',
  why: 'The service and general conditions of the NHS Standard Contract are fixed text: what is agreed locally belongs into the particulars and their schedules, and where it contradicts the conditions, these win. A term on which the parties rely may thus be worth nothing.',
  remedy: 'Leave the conditions as they are, and write what is agreed locally into a schedule that the particulars allow.',
  sources: ['S8', 'S10'],
  bad: 'standard form nhs-standard-contract, altered in "General Condition 9"',
  good: 'standard form nhs-standard-contract',
  fix: 'Take the alteration out',
  check: {
    StandardForm(form, { profile, report }) {
      if (profile?.jurisdiction !== 'England' || !mandatory.has(form.form) || !(form.alterations?.length > 0)) return;
      report({
        at: { node: form, property: 'alterations' },
        message: `'${form.form}' is altered in ${form.alterations.map((one) => `'${one}'`).join(', ')}. Its conditions are fixed and stand above what is agreed locally, so the alteration may be worth nothing. Move it to a schedule that the particulars allow.`,
        fixes: [replaced(form, `standard form ${form.form}`, 'Take the alteration out')],
      });
    },
  },
});
