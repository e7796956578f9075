import { ONE } from '@remit/program/rational';
import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { append } from '../../model/grouped.ts';
import { readLexeme } from '../../model/literals.ts';
import type { Correction } from '../../diagnostics/entry.ts';
import { appended, followedBy, together } from '../fixes/edits.ts';
import { defineRule } from '../rule.ts';

/** As many members as the quorum asks for may take part, when all who have withdrawn are left out. */
export const coi008 = defineRule({
  code: 'COI-008',
  title: 'A body that cannot decide',
  kind: 'contradiction',
  severity: 'error',
  paysWrongly: true,
  why: 'When everybody with an interest in the payee had left the room, the boards of some commissioning groups were no longer quorate. Every decision of such a body would be refused, and its default always count.',
  remedy: 'Name more members without an interest, lower the quorum, or let another body decide.',
  sources: ['S14', 'practice'],
  bad: 'body Panel { members Chair, Finance, Doctor   quorum 3 }   interest of Doctor in Trust { … managed by recusal from Panel }',
  good: 'body Panel { members Chair, Finance, Patient, Doctor   quorum 3 }   interest of Doctor in Trust { … managed by recusal from Panel }',
  fix: 'Add independent members',
  check: {
    Contract(contract, { graphs, report }) {
      const { recusals, everywhere } = recusalsIn(graphs.control.interests);
      for (const body of graphs.control.bodies) {
        if (body.$container !== contract) continue;
        const clauses = body.clauses.filter(ast.isBodyMembers);
        const members = new Set<unknown>(clauses.flatMap(({ members: named }) => named.map(({ ref, $refText }) => ref ?? $refText)));
        const quorum = clauseOf(body, ast.isQuorum);
        const count = quorum ? readLexeme(quorum.count)?.value : ONE;
        if (members.size === 0 || !count || count.d !== 1n) continue;
        const withdrawn = new Map<unknown, ast.Interest>();
        for (const interest of [...(recusals.get(body) ?? []), ...everywhere]) if (members.has(interest.holder?.ref)) withdrawn.set(interest.holder.ref, interest);
        const able = members.size - withdrawn.size;
        const missing = Number(count.n - BigInt(able));
        if (missing <= 0) continue;
        report({
          at: quorum ?? { node: body, property: 'name' },
          message: `'${body.name}' can never decide: ${count.n} ${count.n === 1n ? 'member' : 'members'} must take part, and it has ${members.size}${withdrawn.size > 0 ? `, of whom ${withdrawn.size} ${withdrawn.size === 1 ? 'withdraws' : 'withdraw'}` : ''}. Every decision of it would be refused, and what holds without a decision would always hold. Name more members, or lower the quorum.`,
          related: [...withdrawn.values()].map((interest) => ({ at: interest, message: `'${interest.holder.$refText}' takes no part because of this.` })),
          fixes: [moreMembers(body, clauses[0]!, missing, graphs.visible)],
        });
      }
    },
  },
});

/** Interests whose holders withdraw, by the body that they withdraw from; `everywhere` where none is named. */
function recusalsIn(interests: readonly ast.Interest[]): { readonly recusals: ReadonlyMap<ast.Body, readonly ast.Interest[]>; readonly everywhere: readonly ast.Interest[] } {
  const recusals = new Map<ast.Body, ast.Interest[]>();
  const everywhere: ast.Interest[] = [];
  for (const interest of interests) {
    for (const clause of interest.clauses) {
      if (!ast.isManagedBy(clause) || clause.means !== 'recusal') continue;
      if (!clause.body) everywhere.push(interest);
      else if (clause.body.ref) append(recusals, clause.body.ref, interest);
    }
  }
  return { recusals, everywhere };
}

function moreMembers(body: ast.Body, clause: ast.BodyMembers, missing: number, visible: readonly AstNode[]): Correction | undefined {
  if (missing > 5) return undefined;
  const taken = new Set(visible.map((node) => (node as { readonly name?: string }).name));
  const names: string[] = [];
  for (let number = 1; names.length < missing; number++) {
    const name = number === 1 ? 'LayMember' : `LayMember${number}`;
    if (!taken.has(name)) names.push(name);
  }
  const title = missing === 1 ? 'Add an independent member' : `Add ${missing} independent members`;
  return together(title, [
    appended(clause, `, ${names.join(', ')}`, ''),
    followedBy(body, names.map((name) => `person ${name} "To be written: an independent member"`).join('\n'), ''),
  ]);
}
