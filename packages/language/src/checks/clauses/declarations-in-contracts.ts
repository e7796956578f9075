import { AstUtils } from 'langium';
import * as ast from '../../ast.ts';
import { kindNoun } from '../../diagnostics/kinds.ts';
import { placedWrongly } from '../../diagnostics/mod.ts';
import { hasContractClosedEarly } from '../../parsing/closed-early.ts';
import { placeNoun } from '../../parsing/places.ts';
import { defineCheck } from '../check.ts';

/** What a library file may declare: names without money. */
const shareable = (node: ast.Declaration): boolean =>
  ast.isSetDeclaration(node) || ast.isBandsDeclaration(node) || ast.isTopicSet(node) || ast.isCohort(node) || ast.isFact(node) || ast.isMeasure(node) || ast.isLet(node)
  || ast.isCurve(node) || ast.isTable(node) || ast.isParty(node) || ast.isGroup(node) || ast.isPopulation(node);

/** Payments, funds and what is decided about them stand in a contract. */
export const declarationsInContracts = defineCheck<ast.RemitFile>(ast.RemitFile.$type, (file, report) => {
  // A brace too many before them is what is wrong then, and is told.
  if (hasContractClosedEarly(AstUtils.getDocument(file).parseResult)) return;
  for (const node of file.declarations) {
    if (shareable(node)) continue;
    const noun = kindNoun(node.$type) === 'a declaration' ? placeNoun(node.$type) : kindNoun(node.$type);
    report(placedWrongly, { what: noun.replace(/^./, letter => letter.toUpperCase()), where: 'a file outside a contract' }, 'name' in node ? { node, property: 'name' } : { node });
  }
});
