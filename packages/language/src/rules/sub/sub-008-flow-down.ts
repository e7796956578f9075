import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { KNOWN_TOPICS, topicsOf } from '../../model/topics.ts';
import { replaced, withClause } from '../fixes/edits.ts';
import type { Graphs } from '../graphs/graphs.ts';
import { defineRule } from '../rule.ts';
import { declarationsOf } from '../review.ts';
import { servicesOf } from '../subcontracts.ts';
import { unawareOf } from './sub-014-cascade.ts';
import { listed } from '../../model/listed.ts';

/** What every subcontract has to take over, data protection left out: SUB-023 asks for it. */
const clinical = KNOWN_TOPICS.filter((topic) => topic !== 'data-protection');
const support = ['audit', 'reporting', 'conflicts-of-interest', 'prompt-payment', 'variation', 'termination'];
const grant = ['reporting', 'safeguarding', 'termination'];
/** Outside England, what agreements with participants take over everywhere. */
const elsewhere = ['audit', 'reporting', 'variation', 'termination'];

/** A subcontract takes over what the contract above it asks for. */
export const sub008 = defineRule({
  code: 'SUB-008',
  title: 'Duties that do not reach the subcontractor',
  kind: 'completeness',
  severity: { design: 'warning', signed: 'error', live: 'error' },
  why: 'The template subcontracts of the NHS take the duties of the contract above over one by one, from records to the end of the contract, and Medicare makes each agreement with a participant demand compliance. A subcontract that is only an order leaves the head provider answering for what it cannot ask of those who give the care.',
  remedy: "Let the topics flow down. For services without contact with patients write 'service support', for a small grant 'service grant': they need fewer.",
  sources: ['S3', 'S4', 'S74'],
  bad: 'subcontract Nursing { by Trust to Charity … }, without flows down',
  good: 'subcontract Nursing { by Trust to Charity … flows down StandardFlowDown }',
  fix: 'Let what lacks flow down',
  check: {
    Subcontract(subcontract, { contract, graphs, profile, report, threshold }) {
      const kinds = servicesOf(subcontract);
      const all = kinds.has('grant') ? grant : kinds.has('support') ? support : profile?.jurisdiction === 'United States' ? elsewhere : clinical;
      const asked = isChosen(kinds, contract, graphs) ? all : all.filter((topic) => topic !== 'patient-choice');
      const clause = clauseOf(subcontract, ast.isFlowsDown);
      if (!clause) {
        const usual = KNOWN_TOPICS.filter((topic) => asked.includes(topic) || topic === 'data-protection').join(', ');
        return report({
          at: { node: subcontract, property: 'name' },
          message: `'${subcontract.name}' takes over none of the duties of the contract: the head provider answers for records, safety and reports that it cannot ask for. Write 'flows down' with what the subcontractor takes over.`,
          fixes: [withClause(subcontract, `flows down ${usual}`, 'Let the usual duties flow down')],
        });
      }
      const topics = new Set(topicsOf(clause));
      // Where reports would be about an outcome that the subcontractor answers for, that is told of by itself.
      const isToldOf = !topics.has('reporting') && unawareOf({ graphs, threshold }).has(subcontract);
      const lacking = asked.filter((topic) => !topics.has(topic) && !(isToldOf && topic === 'reporting'));
      if (lacking.length === 0) return;
      const last = clause.items.at(-1);
      report({
        at: clause,
        message: `'${subcontract.name}' does not take over ${listed(lacking.map((topic) => `'${topic}'`))}: the head provider answers for what it cannot ask for. Add ${lacking.length === 1 ? 'it' : 'them'} to 'flows down'${kinds.size === 0 ? ", or say with 'service support' or 'service grant' that the service needs less" : ''}.`,
        fixes: [last?.$cstNode && replaced(last, `${last.$cstNode.text}, ${lacking.join(', ')}`, lacking.length === 1 ? `Let '${lacking[0]!}' flow down` : 'Let what lacks flow down')],
      });
    },
  },
});

const chosen = new WeakMap<Graphs, boolean>();

/** Whether patients choose who treats them: by law where they are first seen or in mental health, else where the contract says so. Nobody chooses an ambulance. */
function isChosen(kinds: ReadonlySet<string>, contract: ast.Contract | undefined, graphs: Graphs): boolean {
  if (kinds.has('first-outpatient') || kinds.has('mental-health')) return true;
  let isOffered = chosen.get(graphs);
  if (isOffered === undefined) chosen.set(graphs, isOffered = contract !== undefined && [contract, ...declarationsOf(contract)].some(offersChoice));
  return isOffered;
}

function offersChoice(declaration: AstNode): boolean {
  const { clauses = [] } = declaration as { readonly clauses?: readonly AstNode[] };
  return clauses.some((clause) => ast.isProvidesFor(clause) && clause.topics.includes('choice-offer'));
}
