import type { LangiumDocument } from 'langium';
import { hasBrokenText } from '../checks/broken-text.ts';

/** Whether all of a file can be read, and its names are found: only then its variations tell what its contracts come to. */
export function isReadable({ parseResult, references }: LangiumDocument): boolean {
  const { parserErrors, lexerErrors, value } = parseResult;
  return parserErrors.length === 0 && lexerErrors.length === 0 && !hasBrokenText(value) && references.every(({ error }) => error === undefined);
}
