import { cmp, div, ZERO } from '@remit/program/rational';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { plainSum } from '../plain-sum.ts';
import type { Review } from '../review.ts';
import { defineRule } from '../rule.ts';
import { consentsOf, hasConsent, linkOf, servicesOf, yearlyPrice, type SubcontractLink } from '../subcontracts.ts';
import { totalOf } from '../figures.ts';
import { whoConsents, withConsent } from './subcontract-words.ts';

/** A commissioner has consented to a subcontract that matters. */
export const sub002 = defineRule({
  code: 'SUB-002',
  title: 'A material subcontract without consent',
  kind: 'completeness',
  severity: { design: 'warning', signed: 'error', live: 'error' },
  thresholds: ['material-subcontract'],
  why: 'The NHS Standard Contract of 2014/15 has a schedule in which the commissioner names the material subcontractors it has agreed to, and general practices in England may pass clinical work on only after notice or approval. Where nobody has consented, the commissioner learns who gives the care when something has gone wrong.',
  remedy: "Write 'consent of … given on …', or let the commissioner decide first.",
  sources: ['S6', 'S36'],
  bad: 'subcontract Homecare { by Trust to Brightwater … material }',
  good: 'subcontract Homecare { by Trust to Brightwater … material, consent of ICB given on 12 January 2027 }',
  fix: 'Add the consent of who pays the head provider',
  check: {
    Subcontract(subcontract, review) {
      const link = linkOf(subcontract);
      if (!link || hasConsent(link)) return;
      const reason = whyMaterial(link, review);
      const giver = reason === undefined ? undefined : whoConsents(link, review.graphs.money);
      if (reason === undefined || !giver) return;
      const [other] = consentsOf(subcontract);
      review.report({
        at: { node: subcontract, property: 'name' },
        message: `'${subcontract.name}' ${reason}, and no commissioner has consented to it${other ? `: '${other.party?.$refText ?? ''}' buys nothing in this contract` : ''}. Whoever pays for the care should know who gives it. Write 'consent of ${giver.name} given on …' with its day.`,
        ...(other && { related: [{ at: other, message: 'This consent is of no commissioner.' }] }),
        about: [link.head, link.subcontractor],
        fixes: other ? [] : [withConsent(subcontract, giver)],
      });
    },
  },
});

/** Why a subcontract matters, in words; undefined where it does not, or the text does not tell. */
function whyMaterial(link: SubcontractLink, review: Review): string | undefined {
  const { by } = link;
  const material = clauseOf(by, ast.isMaterial);
  if (material) return `is ${material.mandatory ? 'a mandatory material subcontract' : 'material'}`;
  if (servicesOf(by).has('essential')) return 'is essential';
  const limit = review.threshold('material-subcontract');
  if (!limit) return undefined;
  for (const year of review.graphs.figures.years) {
    const price = yearlyPrice(by, review.graphs.figures, year);
    const value = price && valueOf(link, review, year);
    if (!value || value.currency !== price.currency || cmp(value.value, ZERO) <= 0 || cmp(div(price.value, value.value), limit.value) < 0) continue;
    return isBelowOwnLimit(price, review.contract) ? undefined : `pays at least ${limit.written} of the value of a year`;
  }
  return undefined;
}

type Money = NonNullable<ReturnType<typeof yearlyPrice>>;

/** The stated value of a year, else what the head provider is paid in it, where all of that is known. */
function valueOf({ head }: SubcontractLink, { contract, graphs: { figures, money } }: Review, year: (typeof figures.years)[number]): Money | undefined {
  const stated = contract && clauseOf(contract, ast.isStatedValue);
  if (stated) {
    const sum = stated.span === undefined || stated.span.grain === 'year' ? figures.level(stated.value, year) : undefined;
    return sum?.kind === 'money' && sum.currency !== undefined ? { value: sum.value, currency: sum.currency } : undefined;
  }
  const payments = new Set(money.to(head).map(({ by }) => by).filter((by) => ast.isPayment(by) || ast.isPool(by)));
  return totalOf([...payments].map((payment) => figures.paid(payment, year)));
}

/** Whether the contract's own rules ask for consent above a higher sum only. */
function isBelowOwnLimit(price: Money, contract: ast.Contract | undefined): boolean {
  return (contract ? ownRules(contract) : []).some(({ subject, limit, span, operator }) => {
    if (!ast.isAnySubcontract(subject) || !subject.withoutConsent || operator !== 'at most' || span?.grain !== 'year' || !ast.isLimitValue(limit)) return false;
    const most = plainSum(limit.value);
    return most?.kind === 'money' && most.currency === price.currency && cmp(price.value, most.value) <= 0;
  });
}

/** By contract, which is another node each time the file is read: asked for at every subcontract, of which there may be thousands. */
const rulesOf = new WeakMap<ast.Contract, readonly ast.Rules['rules'][number][]>();

function ownRules(contract: ast.Contract): readonly ast.Rules['rules'][number][] {
  const known = rulesOf.get(contract) ?? contract.declarations.filter(ast.isRules).flatMap(({ rules }) => rules);
  rulesOf.set(contract, known);
  return known;
}
