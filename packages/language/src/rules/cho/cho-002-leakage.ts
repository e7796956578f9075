import { cmp } from '@remit/program/rational';
import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { treeOf } from '../../model/tree.ts';
import type { Correction } from '../../diagnostics/entry.ts';
import { followedBy } from '../fixes/edits.ts';
import { oneUnit } from '../fixes/placeholders.ts';
import type { Graphs } from '../graphs/graphs.ts';
import { isProvider } from '../roles.ts';
import { defineRule } from '../rule.ts';
import { toldInYear } from '../telling-year.ts';

/** A budget by the head says who pays for patients who go elsewhere. */
export const cho002 = defineRule({
  code: 'CHO-002',
  title: 'Nobody is said to pay for patients who go elsewhere',
  kind: 'completeness',
  severity: { design: 'warning', signed: 'error', live: 'error' },
  why: 'In Alzira the company that was paid by the head paid the whole price of its people’s care elsewhere, and was paid 80% of it for people from elsewhere whom it treated. Where nothing is said, the money stays with the one and the cost falls on the other, or choice is refused.',
  remedy: "Write a 'choice' with 'leakage' (who pays whom, at what price, when a patient goes elsewhere) and 'inflow' (for patients from elsewhere).",
  sources: ['S91'],
  bad: 'payment Core { from Budget   to Trust   amount £1,287.50 per person in Adults per year … }, and no choice',
  good: 'choice Chosen { patients may go elsewhere for Core   leakage £185 per contact in ContactsElsewhere, Trust pays Board … }',
  fix: 'Write what is paid when patients go elsewhere',
  check: {
    Contract(contract, { graphs, report }) {
      const { figures, money } = graphs;
      const payments = contract.declarations.filter((one) => ast.isPayment(one) || ast.isPool(one));
      const known = [...toldInYear(payments, contract, figures).sums].map(([by, sum]) => ({ by, sum }));
      if (known.length === 0) return;
      const choices = contract.declarations.filter(ast.isChoice);
      const [leaking, taking] = [choices.some(({ clauses }) => clauses.some(ast.isLeakage)), choices.some(({ clauses }) => clauses.some(ast.isInflow))];
      if (leaking && taking) return;
      const isByHead = headCounter();
      const largest = known.reduce<(typeof known)[number] | undefined>((most, one) => (!most || (one.sum.currency === most.sum.currency && cmp(one.sum.value, most.sum.value) > 0) ? one : most), undefined);
      if (!largest || largest.sum.isForResults || !ast.isPayment(largest.by) || !isByHead(largest.by.clauses.find(ast.isAmountClause))) return;
      const { by } = largest;
      const flow = money.flows.find((one) => one.by === by && isProvider(one.payee));
      const kinds = by.clauses.filter(ast.isServiceClause).flatMap((clause) => clause.kinds);
      if (!flow || (kinds.length > 0 && kinds.every((kind) => kind === 'support' || kind === 'grant'))) return;
      // Where the same fund pays others as well, it is out of it that care elsewhere is paid.
      const others = new Set(money.from(flow.payer).filter((one) => one.kind === 'payment' && one.payee !== flow.payee && isProvider(one.payee)).map(({ payee }) => payee));
      if (ast.isFund(flow.payer) && others.size >= 2) return;
      const choice = choices[0];
      if (leaking) {
        report({
          at: { node: choice!, property: choice?.name === undefined ? 'clauses' : 'name' },
          severity: 'info',
          message: `It is said what is paid when patients of '${flow.payee.name}' go elsewhere, and not what it is paid for patients from elsewhere. Write 'inflow' with its price, or that there are none.`,
          related: [{ at: { node: by, property: 'name' }, message: `'${by.name}' is paid by the head.` }],
          about: [by],
          fixes: [inflowFix(contract, choice!, flow.payee.name, graphs)].filter((fix) => fix !== undefined),
        });
        return;
      }
      report({
        at: { node: by, property: 'name' },
        message: `'${by.name}' pays '${flow.payee.name}' by the head, and nothing says who pays when patients go elsewhere. The money would stay with the one and the cost fall on the other, or choice be refused. Say in a 'choice' who pays whom at what price when patients go elsewhere ('leakage') and come from elsewhere ('inflow').`,
        related: choice ? [{ at: choice, message: "This has no 'leakage'." }] : [],
        about: [flow.payee],
        fixes: [choice ? undefined : choiceFix(contract, by, flow.payee.name, graphs)].filter((fix) => fix !== undefined),
      });
    },
  },
});

/** Tells whether an amount, or a named value it is made of, is a price for each person in a population. */
function headCounter(): (root: AstNode | undefined) => boolean {
  const known = new Map<AstNode, boolean>();
  const isByHead = (root: AstNode): boolean => {
    const seen = known.get(root);
    if (seen !== undefined) return seen;
    known.set(root, false);
    const found = treeOf(root).some((node) => {
      if (ast.isRate(node)) return ast.isPopulation(node.source?.ref);
      const target = ast.isReference(node) ? node.target?.ref : undefined;
      return ast.isLet(target) && isByHead(target);
    });
    known.set(root, found);
    return found;
  };
  return (root) => root !== undefined && isByHead(root);
}

function freeName(wanted: string, { visible }: Graphs): string {
  const taken = new Set(visible.map((node) => (node as { readonly name?: string }).name));
  let name = wanted;
  for (let count = 2; taken.has(name); count++) name = `${wanted}${count}`;
  return name;
}

/** Who pays for the patients: the first commissioner. */
function payerOf({ visible }: Graphs): ast.Party | undefined {
  return visible.filter(ast.isParty).find(({ roles }) => roles.includes('commissioner'));
}

function choiceFix(contract: ast.Contract, payment: ast.Payment, payee: string, graphs: Graphs): Correction | undefined {
  const commissioner = payerOf(graphs);
  if (!commissioner || commissioner.name === payee || payment.$container !== contract) return undefined;
  const [gone, come, name] = [freeName('ContactsElsewhere', graphs), freeName('ContactsFromElsewhere', graphs), freeName('Elsewhere', graphs)];
  return followedBy(payment, [
    `fact ${gone} "Contacts with providers elsewhere" { count of contacts between 0 and 10,000, each quarter }`,
    `fact ${come} "Contacts of patients from elsewhere" { count of contacts between 0 and 10,000, each quarter }`,
    `choice ${name} "Patients who choose others" {`,
    `  patients may go elsewhere for ${payment.name}`,
    '  paid quarterly, due 45 days after the period',
    `  leakage ${oneUnit(contract)} per contact in ${gone}, ${payee} pays ${commissioner.name}`,
    `  inflow 100% of that price per contact in ${come}, ${commissioner.name} pays ${payee}`,
    '  missing data: hold',
    '  VAT outside the scope',
    '}',
  ].join('\n'), 'Write what is paid when patients go elsewhere (write the prices)');
}

function inflowFix(contract: ast.Contract, choice: ast.Choice, payee: string, graphs: Graphs): Correction | undefined {
  const [commissioner, leakage] = [payerOf(graphs), choice.clauses.find(ast.isLeakage)];
  const fact = leakage?.rate.rates.find((rate) => rate.source)?.source?.ref;
  if (!commissioner || !leakage || !ast.isFact(fact) || commissioner.name === payee) return undefined;
  return followedBy(leakage, `inflow ${oneUnit(contract)} per contact in ${fact.name}, ${commissioner.name} pays ${payee}`, 'Write what is paid for patients from elsewhere (write the price, and their count)');
}
