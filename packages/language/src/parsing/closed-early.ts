import type { ParseResult } from 'langium';
import * as ast from '../ast.ts';

/**
 * The contract that a brace too many closes before its end: what follows it stands outside, and its own brace at the end closes nothing.
 *
 * @param offset of the brace that closes nothing
 */
export function contractClosedEarly(file: unknown, offset: number): ast.Contract | undefined {
  if (!ast.isRemitFile(file)) return undefined;
  const before = file.contracts.filter(({ $cstNode }) => $cstNode !== undefined && $cstNode.end <= offset).at(-1);
  return before && file.declarations.some(({ $cstNode }) => $cstNode !== undefined && $cstNode.offset >= before.$cstNode!.end && $cstNode.end <= offset) ? before : undefined;
}

/** Whether a contract of a file is closed before its end. */
export function hasContractClosedEarly({ value, parserErrors }: ParseResult): boolean {
  return parserErrors.some(({ token }) => token.tokenType?.name === '}' && contractClosedEarly(value, token.startOffset) !== undefined);
}
