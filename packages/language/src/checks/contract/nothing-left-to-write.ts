import { AstUtils } from 'langium';
import * as ast from '../../ast.ts';
import { stillToBeWritten } from '../../diagnostics/states.ts';
import { declarationsOf } from '../../rules/review.ts';
import { defineCheck, type Check } from '../check.ts';

/** What corrections write, in quotes or in a note, where only the author knows the words or the figure. */
const open = /"(?<words>To be written[^"\n]*)"|\/\*\s*(?<note>To be written[^\n]*?)\s*\*\//g;

/** A contract that is signed has nothing left that is still to be written. The reason of an acceptance is missed in any contract, where findings are settled. */
export const nothingLeftToWrite: Check = defineCheck<ast.Contract>(ast.Contract.$type, (contract, report) => {
  const state = contract.clauses.find(ast.isStatusClause)?.state;
  const cst = contract.$cstNode;
  if (!cst || (state !== 'signed' && state !== 'live')) return;
  const { textDocument } = AstUtils.getDocument(contract);
  const acceptances = declarationsOf(contract).filter(ast.isAcceptance).flatMap(({ $cstNode }) => $cstNode ?? []);
  for (const { index, 0: found, groups } of cst.text.matchAll(open)) {
    if (acceptances.some(({ offset, end }) => cst.offset + index > offset && cst.offset + index < end)) continue;
    const [start, end] = [cst.offset + index, cst.offset + index + found.length].map((offset) => textDocument.positionAt(offset));
    report(stillToBeWritten, { words: groups!.words ?? groups!.note!, state }, { node: contract, range: { start: start!, end: end! } });
  }
});
