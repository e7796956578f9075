import { AstUtils, type AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { withClause } from '../fixes/edits.ts';
import { defineRule } from '../rule.ts';
import { linkOf } from '../subcontracts.ts';

/** Who a subcontractor is and where it is found stands in the contract. */
export const sub020 = defineRule({
  code: 'SUB-020',
  title: 'A subcontractor of whom too little is said',
  kind: 'completeness',
  severity: { design: 'info', signed: 'warning', live: 'warning' },
  why: 'Public buyers in England may ask for the name, contact details and legal representatives of each subcontractor; a notice about a clinical subcontract of a general practice names the party, the services, how long they run and where they are given. "Various partners in the voluntary sector" can be asked by nobody, and replaced by anybody.',
  remedy: "Write 'contact' and 'premises' in the block of the subcontractor; for bodies of the NHS their identifier is enough.",
  sources: ['S33', 'S36'],
  bad: 'provider Partners "Various partners"',
  good: 'provider Partners "Footwise Podiatry Ltd" { contact "P. Sole, director, clinic@footwise.example"   premises "3 Bridge Street, Ashcombe" }',
  fix: 'Add what lacks, to be filled in',
  check: {
    Contract(contract, { graphs, report }) {
      const told = new Set<AstNode>();
      for (const { by, subcontractor: party } of graphs.delivery.links) {
        if (!ast.isParty(party) || told.has(party)) continue;
        told.add(party);
        const isRegistered = party.clauses.some((clause) => ast.isNhsBody(clause) || (ast.isIdentifierClause(clause) && clause.scheme === 'ods'));
        const lacking = isRegistered ? [] : [...(party.clauses.some(ast.isContactClause) ? [] : ['contact']), ...(party.clauses.some(ast.isPremises) ? [] : ['premises'])];
        const link = linkOf(by);
        if (lacking.length === 0 || !link) continue;
        const isHere = AstUtils.findRootNode(party) === AstUtils.findRootNode(contract);
        report({
          at: isHere ? { node: party, property: 'name' } : { node: link.clause, property: 'subcontractor' },
          message: `'${party.name}' works under '${by.name}', but the contract does not say ${lacking.includes('contact') ? 'whom to ask there' : ''}${lacking.length > 1 ? ', nor ' : ''}${lacking.includes('premises') ? 'where it gives the service' : ''}: nobody could find it, or tell that it has been replaced. Write ${lacking.map((word) => `'${word} …'`).join(' and ')} in its block.`,
          related: [{ at: link.clause, message: `It is a subcontractor here.` }],
          about: [by, party],
          fixes: isHere ? [withClause(party, lacking.map((word) => `${word} "To be written"`).join('\n'), `Add ${lacking.map((word) => `'${word}'`).join(' and ')}`)] : [],
        });
      }
    },
  },
});
