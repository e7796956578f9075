import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { leftOut } from '../fixes/left-out.ts';
import { groupedBy } from '../../model/grouped.ts';
import { resultGraphOf, type ResultGraph } from '../graphs/results.ts';
import { moneyGraphOf } from '../graphs/money.ts';
import { measureOf, standsBeside } from '../outcomes.ts';
import { declarationsOf } from '../review.ts';
import { defineRule, type Claim } from '../rule.ts';

/** One place that pays by a measure. */
interface Paying {
  readonly measure: ast.Measure;
  /** The measure, and the codes it is read among. */
  readonly key: string;
  readonly population: ast.Population | undefined;
  readonly outcome: ast.Outcome | undefined;
  readonly by: ast.Payable;
  readonly at: ast.Reference;
}

/** A result is paid for once, in one payment of one contract. */
export const out021 = defineRule({
  code: 'OUT-021',
  title: 'One result that is paid for twice',
  kind: 'completeness',
  severity: 'warning',
  why: 'In the first plans of the Better Care Fund one admission that did not happen was counted as the effect of several schemes. Where two programmes are each paid for the same event, the commissioner saves once and pays twice.',
  remedy: "Pay for it in one of them, and let the other hang on it as a gate or name it as 'balanced by'.",
  sources: ['S71'],
  bad: 'payment Falls { … 50% for FewerAdmissions … }   payment Frailty { … 30% for FewerAdmissions … }',
  good: 'payment Falls { … 50% for FewerAdmissions … }   payment Frailty { …   gate FewerAdmissions at most baseline }',
  fix: 'Leave it out of one payment, and its part unpaid',
  claims: (contract): Claim[] => {
    const declarations = declarationsOf(contract);
    return payingOf(resultGraphOf(declarations, () => moneyGraphOf(contract))).flatMap((paying) => {
      const key = acrossOf(paying);
      return key === undefined ? [] : [{ key, data: { by: paying.by.name ?? '', measure: paying.measure.name }, at: paying.at }];
    });
  },
  check: {
    Contract(contract, { graphs, report, others }) {
      const all = payingOf(graphs.results);
      const ids = new Map<ast.Measure, number>();
      for (const { measure } of all) if (!ids.has(measure)) ids.set(measure, ids.size);
      for (const [, same] of groupedBy(all, ({ measure, key }) => `${ids.get(measure)} ${key}`)) {
        const [first, ...rest] = same;
        const second = rest.find((one) => one.by !== first!.by && !isShared(first!, one));
        if (second) {
          report({
            at: standsBeside(second.at, contract) ? second.at : contract,
            message: `'${second.by.name}' pays for ${nameOf(second)}, and so does '${first!.by.name}': the same event earns money twice, and is worth it once. Pay for it in one of them; in the other let it be a gate, or leave it out.`,
            related: [{ at: first!.at, message: `'${first!.by.name}' pays for it here.` }],
            about: [first!.by, second.outcome, second.measure],
            fixes: [leftOut(second.at, second.by), leftOut(first!.at, first!.by)],
          });
          continue;
        }
        const key = acrossOf(first!);
        const [elsewhere] = key === undefined ? [] : others(key);
        if (elsewhere && standsBeside(first!.at, contract)) {
          report({
            at: first!.at,
            message: `'${first!.by.name}' pays for ${nameOf(first!)}, and so does '${elsewhere.data['by']}' of '${elsewhere.contract}' for the same people: the same event earns money twice. Pay for it in one of the contracts.`,
            related: [{ at: { uri: elsewhere.uri, range: elsewhere.range }, message: `'${elsewhere.data['by']}' of '${elsewhere.contract}' pays for it here.` }],
            about: [first!.outcome, first!.measure],
            fixes: [leftOut(first!.at, first!.by)],
          });
        }
      }
    },
  },
});

/** The places where payments, pools and withholds themselves pay by a measure. What named values, subcontracts and shares pass on is not paid anew. */
function payingOf(results: ResultGraph): Paying[] {
  const own = (result: ast.Outcome | ast.Measure): { by: ast.Payable; at: ast.Reference }[] =>
    results.directReadersOf(result).filter(({ by, at, isGate }) => !isGate && !at.period && (ast.isPayment(by) || ast.isPool(by) || ast.isWithhold(by)));
  const byOutcome = results.paidOutcomes.flatMap((outcome) => {
    const [measure, measured] = [measureOf(outcome), clauseOf(outcome, ast.isMeasuredBy)];
    const population = measured?.population?.ref;
    return measure ? own(outcome).map(({ by, at }): Paying => ({ measure, key: codesOf([...(measured?.codes ?? []), ...at.codes]), population: ast.isPopulation(population) ? population : undefined, outcome, by, at })) : [];
  });
  const alone = results.paidMeasures.flatMap((measure) => own(measure).map(({ by, at }): Paying => ({ measure, key: codesOf(at.codes), population: undefined, outcome: undefined, by, at })));
  return [...byOutcome, ...alone];
}

function codesOf(codes: readonly { readonly $refText: string }[]): string {
  return codes.map(({ $refText }) => $refText).sort().join(' ');
}

/** Whether two payments pay different parties, both of whom answer for the outcome. */
function isShared(first: Paying, second: Paying): boolean {
  const [one, other] = [payeesOf(first.by), payeesOf(second.by)];
  const answering = new Set<AstNode | undefined>([first.outcome, second.outcome].flatMap((outcome) => (outcome && clauseOf(outcome, ast.isAccountable)?.parties) ?? []).map(({ party }) => party?.ref));
  return one.length > 0 && other.length > 0 && [...one, ...other].every((payee) => answering.has(payee)) && !one.some((payee) => other.includes(payee));
}

function payeesOf(by: ast.Payable): AstNode[] {
  const clauses: readonly AstNode[] = by.clauses;
  return clauses.filter(ast.isToClause).flatMap(({ shares }) => shares.map(({ party }) => party?.ref).filter((party) => party !== undefined));
}

/** What tells a result apart across files: measure and population of library files, so that it is of the same people. */
function acrossOf({ measure, key, population }: Paying): string | undefined {
  const [one, other] = [inLibrary(measure), inLibrary(population)];
  return one && other ? [one, key, other].join(' | ') : undefined;
}

function inLibrary(node: ast.Measure | ast.Population | undefined): string | undefined {
  const file = node?.$container;
  return node && ast.isRemitFile(file) && file.$document ? `${file.$document.uri.toString()}#${node.name}` : undefined;
}

function nameOf({ outcome, measure }: Paying): string {
  return outcome ? `'${outcome.name}' ('${measure.name}')` : `'${measure.name}'`;
}
