/** Names that a new declaration is likely to be about. */
import { AstUtils, type AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { dueTerms } from './due-terms.ts';
import type { BlockNames } from './blocks.ts';

/** No list to choose from is longer. */
const MOST = 12;

/** A due date that suits payments of every rhythm. */
const AFTER_PERIOD = /^\d+ [a-z ]+ after the (?:end of the )?period$/;

/** What a contract, or a file where there is none, declares: who pays, who is paid, what is measured. */
export function blockNames(node: AstNode | undefined): BlockNames {
  const owner = AstUtils.getContainerOfType(node, ast.isContract) ?? AstUtils.getContainerOfType(node, ast.isRemitFile);
  let names = owner && known.get(owner);
  if (!names) {
    names = namesOf(owner);
    if (owner) known.set(owner, names);
  }
  return names;
}

/** They are asked for once for each kind of declaration; a changed text has other nodes. */
const known = new WeakMap<AstNode, BlockNames>();

function namesOf(owner: ast.Contract | ast.RemitFile | undefined): BlockNames {
  const contract = ast.isContract(owner) ? owner : undefined;
  const declarations: readonly AstNode[] = owner?.declarations ?? [];
  const parties = (roles: readonly string[]): string[] => names(declarations.filter(ast.isParty).filter((party) => party.roles.some((role) => roles.includes(role))));
  const funds = names(declarations.filter(ast.isFund));
  const members = declarations.filter(ast.isGroup);
  const term = contract?.clauses.find(ast.isTermClause);
  return {
    payers: cut([...parties(['commissioner', 'funder']), ...funds]),
    payees: cut([...parties(['provider']), ...names(members.flatMap(({ member }) => (member ? [member] : [])))]),
    payments: cut(names(declarations.filter(ast.isPayment))),
    groups: cut(names(members)),
    measures: cut(names(declarations.filter(ast.isMeasure))),
    counts: cut(names(declarations.filter(ast.isFact).filter(({ clauses }) => clauses.some(ast.isCountType)))),
    due: dueTerms(contract).find(({ text }) => AFTER_PERIOD.test(text))?.text ?? '30 days after the period',
    term: [term?.from ?? '1 April 2026', term?.to ?? '31 March 2029'],
  };
}

function names(nodes: readonly { readonly name?: string }[]): string[] {
  return nodes.flatMap(({ name }) => (typeof name === 'string' ? [name] : []));
}

function cut(all: readonly string[]): string[] {
  return all.slice(0, MOST);
}
