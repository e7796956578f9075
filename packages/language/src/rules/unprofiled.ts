import type { LangiumDocument } from 'langium';
import * as ast from '../ast.ts';
import { clauseOf } from '../model/clauses.ts';
import { stateOf } from './review.ts';

/** The names of the contracts of a file that are signed or live and name no profile: of these nothing is looked for that a reviewer would miss. */
export function unprofiled(document: LangiumDocument): string[] {
  const { contracts } = document.parseResult.value as ast.RemitFile;
  return contracts.filter((contract) => stateOf(contract) !== 'design' && !clauseOf(contract, ast.isProfileClause)).map(({ name }) => name);
}
