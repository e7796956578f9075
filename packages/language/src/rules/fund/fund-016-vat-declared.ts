import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { declarationsOf } from '../review.ts';
import { together, withClause } from '../fixes/edits.ts';
import { defineRule } from '../rule.ts';

type Flow = ast.Payment | ast.Pool | ast.RiskShare | ast.Subcontract | ast.Choice | ast.PersonalBudget;

function isFlow(node: AstNode): node is Flow {
  return ast.isPayment(node) || ast.isPool(node) || ast.isRiskShare(node) || ast.isSubcontract(node) || ast.isChoice(node) || ast.isPersonalBudget(node);
}

function partyClauses(node: AstNode | undefined): readonly AstNode[] {
  const party = ast.isMember(node) ? node.$container : node;
  return ast.isParty(party) || ast.isGroup(party) ? party.clauses : [];
}

/** Whether an NHS body or a charity supplies a head that is no NHS body. */
function losesRelief(flow: Flow): boolean {
  const parties = ast.isSubcontract(flow) ? clauseOf(flow, ast.isSubcontractParties) : undefined;
  const [head, sub] = [parties?.head?.ref, parties?.subcontractor?.ref];
  if (!head || !sub || partyClauses(head).some(ast.isNhsBody)) return false;
  return partyClauses(sub).some((clause) => ast.isNhsBody(clause) || (ast.isFormClause(clause) && clause.form === 'charity'));
}

/** One treatment, written in each of some flows. */
const fixesFor = (flows: readonly Flow[]) => ['VAT exempt', 'VAT outside the scope'].map((clause) => {
  const title = `Write '${clause}'${flows.length > 1 ? ' in each' : ''}`;
  return together(title, flows.map((flow) => withClause(flow, clause, title)));
});

/** Every flow of money says how VAT treats it. */
export const fund016 = defineRule({
  code: 'FUND-016',
  title: 'A flow of money without its VAT',
  kind: 'completeness',
  severity: { design: 'warning', signed: 'error', live: 'error' },
  why: 'NHS bodies get back VAT on some of what they buy. When they supplied a partnership that was no NHS body, as in UnitingCare, that was lost: about £5 million a year that nobody had budgeted for. A charity cannot get it back either.',
  remedy: "Write the treatment: 'VAT exempt', 'VAT outside the scope', or 'VAT standard, not recoverable by A, borne by A' with the cost in the price. An NHS body as head avoids the loss.",
  sources: ['S23', 'S24', 'S72'],
  bad: 'subcontract Nursing { by Partnership to CommunityTrust … }',
  good: 'subcontract Nursing { by Partnership to CommunityTrust … VAT exempt }',
  fix: 'Write the treatment',
  check: {
    Subcontract(subcontract, { report }) {
      if (subcontract.clauses.some(ast.isVatClause) || !losesRelief(subcontract)) return;
      const parties = clauseOf(subcontract, ast.isSubcontractParties);
      const [head, sub] = [parties?.head?.$refText ?? '', parties?.subcontractor?.$refText ?? ''];
      report({
        at: { node: subcontract, property: 'name' },
        message: `'${subcontract.name}' says nothing of VAT, and '${sub}' supplies '${head}', which is no NHS body: VAT that could be got back before may become a cost that nobody has priced. Write the treatment, and who bears what is not recovered.`,
        fixes: fixesFor([subcontract]),
      });
    },
  },
  also: [{
    kind: 'completeness',
    severity: 'warning',
    check: {
      Contract(contract, { report }) {
        const silent = declarationsOf(contract).filter(isFlow).filter((flow) => !(flow.clauses as readonly AstNode[]).some(ast.isVatClause) && !losesRelief(flow));
        const [first, ...more] = silent;
        if (!first) return;
        const named = first.name !== undefined;
        report({
          at: named ? { node: first, property: 'name' } : { node: first, keyword: 'choice' },
          message: `${named ? `'${first.name}'` : 'This choice'} says nothing of VAT${more.length === 0 ? '' : `, nor ${more.length === 1 ? 'does one other flow of money' : `do ${more.length} other flows of money`}`}. Whether a fifth comes on top, and who bears it, would be found out when the first invoice comes. Write the treatment in each: 'VAT exempt', 'VAT outside the scope', or 'VAT standard' with who bears it.`,
          related: more.slice(0, 5).map((flow) => ({ at: flow, message: `${flow.name === undefined ? 'This' : `'${flow.name}'`} says nothing of VAT either.` })),
          about: silent,
          fixes: fixesFor(silent),
        });
      },
    },
  }],
});
