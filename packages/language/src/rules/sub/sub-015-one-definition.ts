import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import type { Place } from '../../checks/check.ts';
import { clauseOf } from '../../model/clauses.ts';
import { append } from '../../model/grouped.ts';
import { treeOf } from '../../model/tree.ts';
import { replaced } from '../fixes/edits.ts';
import type { Graphs } from '../graphs/graphs.ts';
import { partyAcross } from '../identity.ts';
import { kindOfMeasure, measureOf } from '../outcomes.ts';
import { defineRule, type Claim } from '../rule.ts';
import { linkOf } from '../subcontracts.ts';

/** A measure means the same in the contract and in what is passed on under it. */
export const sub015 = defineRule({
  code: 'SUB-015',
  title: 'A measure that means something else further down',
  kind: 'completeness',
  severity: { design: 'warning', signed: 'error', live: 'error' },
  why: 'Where the head provider is paid for who is at home after 91 days, and its subcontractor for who is at home after 28, both can report success and be right, and neither works for what the other is paid for. Good practice is to write a measure once, and to refer to it.',
  remedy: 'Let both refer to one measure, imported where they stand in two files.',
  sources: ['practice'],
  bad: 'measure AtHome "At home after reablement" { … followed for 91 days }   measure StillAtHome "At home after reablement" { … followed for 28 days }, for which a subcontract pays',
  good: 'measure AtHome "At home after reablement" { … followed for 91 days }, for which both pay',
  fix: 'Let the subcontract refer to the measure of the contract',
  check: {
    Contract(contract, { graphs, report, others }) {
      for (const { measure, at, name, of, isDirect } of driftWithin(graphs)) {
        report({
          at: { node: at, property: 'target' },
          message: driftMessage(`'${name}' is paid for '${titleOf(measure)}' as '${measure.name}' says it, the head provider as '${of.name}' does`, differenceOf(meaningOf(of), meaningOf(measure))),
          related: [{ at: { node: of, property: 'name' }, message: 'The head provider is paid for this one.' }, { at: { node: measure, property: 'name' }, message: 'The subcontract for this one.' }],
          about: [measure, of],
          fixes: isDirect && graphs.visible.includes(of) ? [replaced({ node: at, property: 'target' }, of.name, `Refer to '${of.name}'`)] : [],
        });
      }
      const told = new Set<ast.Measure>();
      for (const { key, measure, at, side } of usedAlong(contract)) {
        if (side !== 'below' || told.has(measure)) continue;
        const own = meaningOf(measure);
        const other = others(key).find(({ data }) => data['side'] === 'above' && differenceOf(new Map(Object.entries(data)), own) !== undefined);
        if (!other) continue;
        told.add(measure);
        report({
          at,
          message: driftMessage(`'${titleOf(measure)}' means something else here than in the contract above, '${other.data['contract'] ?? ''}'`, differenceOf(new Map(Object.entries(other.data)), own)),
          related: [{ at: { uri: other.uri, range: other.range }, message: 'This is how it is used above.' }],
          about: [measure],
        });
      }
    },
  },
  claims: (contract) => usedAlong(contract).map(({ key, measure, node, side }): Claim => ({ key, at: node, data: { side, contract: contract.title ?? contract.name, ...Object.fromEntries(meaningOf(measure)) } })),
});

function driftMessage(what: string, difference: string | undefined): string {
  return `${what}${difference ? ` (${difference})` : ''}: both could report success, and be right, with different figures. Refer to one measure.`;
}

function titleOf({ title, name }: ast.Measure): string {
  return (title ?? name).replace(/^["\u201C\u201D]|["\u201C\u201D]$/g, '');
}

/** What tells measures of one title apart, as it is written; what is not written tells nothing. */
function meaningOf(measure: ast.Measure): ReadonlyMap<string, string> {
  const words = (node: AstNode | undefined): string => (node?.$cstNode?.text ?? '').replace(/\s+/g, ' ');
  const parts: [string, string][] = [
    ['kind', kindOfMeasure(measure)?.$type ?? ''], ['definition', words(clauseOf(measure, ast.isDefinitionClause))],
    ['followed for', words(clauseOf(measure, ast.isFollowedFor)?.duration)], ['measured over', words(clauseOf(measure, ast.isMeasuredOver)?.window)],
  ];
  return new Map(parts.filter(([, value]) => value !== ''));
}

/** In what two measures of one title differ, in words; undefined where nothing that both say does. */
function differenceOf(above: ReadonlyMap<string, string>, below: ReadonlyMap<string, string>): string | undefined {
  for (const part of ['followed for', 'measured over', 'definition', 'kind']) {
    const [one, other] = [above.get(part), below.get(part)];
    if (one === undefined || other === undefined || one.toLowerCase() === other.toLowerCase()) continue;
    return part === 'kind' ? 'another kind of measure' : part === 'definition' ? 'by another definition' : `${part} ${other}, and ${one} above`;
  }
  return undefined;
}

interface Drift {
  readonly measure: ast.Measure;
  readonly of: ast.Measure;
  readonly at: ast.Reference;
  /** The subcontract. */
  readonly name: string;
  /** Whether the subcontract itself names the measure. */
  readonly isDirect: boolean;
}

/** Measures of one title of which a subcontract is paid for one, and a payment for another. */
function driftWithin({ results, delivery }: Graphs): Drift[] {
  if (delivery.links.length === 0) return [];
  const above = new Map<string, ast.Measure[]>();
  const below: { readonly measure: ast.Measure; readonly at: ast.Reference; readonly by: ast.Subcontract }[] = [];
  const paid = new Set<ast.Measure>();
  for (const result of [...results.paidOutcomes, ...results.paidMeasures]) {
    for (const measure of ast.isOutcome(result) ? results.measuresOf(result) : [result]) {
      for (const { by, at } of results.readersOf(result)) {
        if (ast.isSubcontract(by)) below.push({ measure, at, by });
        else if (!paid.has(measure)) {
          paid.add(measure);
          append(above, titleOf(measure).toLowerCase(), measure);
        }
      }
    }
  }
  return below.flatMap(({ measure, at, by }) => {
    if (paid.has(measure)) return [];
    const of = above.get(titleOf(measure).toLowerCase())?.find((other) => differenceOf(meaningOf(other), meaningOf(measure)) !== undefined);
    return of ? [{ measure, of, at, name: by.name, isDirect: at.target?.ref === measure }] : [];
  });
}

interface Used {
  readonly key: string;
  readonly measure: ast.Measure;
  readonly node: AstNode;
  readonly at: Place;
  readonly side: 'above' | 'below';
}

/** The measures that a contract uses, for each pair of a head provider and who works for it that files can tell apart. */
function usedAlong(contract: ast.Contract): Used[] {
  const pairs = new Map<string, 'above' | 'below'>();
  const add = (head: AstNode | undefined, below: AstNode | undefined, side: 'above' | 'below'): void => {
    const [one, other] = [partyAcross(head), partyAcross(below)];
    if (one !== undefined && other !== undefined) pairs.set(`${one} > ${other}`, side);
  };
  for (const declaration of contract.declarations) {
    if (ast.isSubcontract(declaration)) add(linkOf(declaration)?.head, linkOf(declaration)?.subcontractor, 'above');
    if (!ast.isPayment(declaration)) continue;
    const [payer] = clauseOf(declaration, ast.isFromClause)?.shares ?? [];
    const head = payer?.party?.ref;
    if (!ast.isParty(head) || head.roles.some((role) => role !== 'provider')) continue;
    for (const { party } of clauseOf(declaration, ast.isToClause)?.shares ?? []) add(head, party?.ref, 'below');
  }
  if (pairs.size === 0) return [];
  const used = new Map<ast.Measure, Place>();
  for (const node of treeOf(contract)) {
    const [target, property] = ast.isMeasuredBy(node) ? [node.measure?.ref, 'measure'] : ast.isReference(node) ? [node.target?.ref, 'target'] : [];
    const measure = ast.isOutcome(target) ? measureOf(target) : target;
    if (ast.isMeasure(measure) && property !== undefined && !used.has(measure)) used.set(measure, { node, property });
  }
  return [...pairs].flatMap(([pair, side]) => [...used].map(([measure, at]) => ({ key: `${pair} | ${titleOf(measure).toLowerCase()}`, measure, node: at.node, at, side })));
}
