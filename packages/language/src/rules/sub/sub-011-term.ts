import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { replaced, together } from '../fixes/edits.ts';
import { defineRule } from '../rule.ts';
import { isBefore } from './subcontract-words.ts';

/** A subcontract runs inside the term of its contract. */
export const sub011 = defineRule({
  code: 'SUB-011',
  title: 'A subcontract that runs beyond the contract',
  kind: 'contradiction',
  severity: 'error',
  paysWrongly: true,
  why: 'A head provider that owes a subcontractor money for a year in which nobody pays it has lost that money on the day it signs. The template subcontracts of the NHS end when the contract above ends; Medicare binds participants for the term, and no longer.',
  remedy: 'Let the subcontract begin and end within the term of the contract, and say what flows down at its end.',
  sources: ['S3', 'S74'],
  bad: 'term 1 April 2027 to 31 March 2033, in a contract to 31 March 2032',
  good: 'term 1 April 2027 to 31 March 2032',
  fix: 'Let it begin and end with the contract',
  check: {
    Subcontract(subcontract, { contract, report }) {
      const [own, whole] = [clauseOf(subcontract, ast.isTermClause), contract && clauseOf(contract, ast.isTermClause)];
      if (!own || !whole) return;
      const [early, late] = [isBefore(own.from, whole.from), isBefore(whole.to, own.to)];
      if (!early && !late) return;
      const what = [...(early ? [`begins on ${own.from}, before the contract does on ${whole.from}`] : []), ...(late ? [`runs to ${own.to}, beyond the contract, which ends on ${whole.to}`] : [])].join(', and ');
      report({
        at: early && late ? own : { node: own, property: early ? 'from' : 'to' },
        message: `'${subcontract.name}' ${what}. Nobody pays the head provider for that time, and this contract has no price for it. Let the subcontract lie inside the contract.`,
        related: [{ at: whole, message: 'This is the term of the contract.' }],
        fixes: [together('Let it begin and end with the contract', [
          ...(early ? [replaced({ node: own, property: 'from' }, whole.from, '')] : []), ...(late ? [replaced({ node: own, property: 'to' }, whole.to, '')] : []),
        ])],
      });
    },
  },
});
