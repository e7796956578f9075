import type { AstNode } from 'langium';
import * as ast from '../ast.ts';

/** Whether a party, a group or a member of one provides services. */
export function isProvider(node: AstNode | undefined): boolean {
  if (ast.isParty(node)) return node.roles.includes('provider');
  const group = ast.isMember(node) ? node.$container : node;
  return ast.isGroup(group) && group.role === 'providers';
}

/** Whether a party or a group of them commissions services. */
export function isCommissioner(node: AstNode | undefined): boolean {
  if (ast.isParty(node)) return node.roles.includes('commissioner');
  const group = ast.isMember(node) ? node.$container : node;
  return ast.isGroup(group) && group.role === 'commissioners';
}
