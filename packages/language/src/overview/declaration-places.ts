import type { LangiumDocument } from 'langium';
import * as ast from '../ast.ts';
import { Naming } from './naming.ts';
import type { SourcePlace } from './overview.ts';

/** Where the declarations of a file stand, those of its contracts and of their variations among them; files are named by their addresses. */
export function declarationPlaces({ parseResult }: LangiumDocument): SourcePlace[] {
  const file = parseResult.value;
  if (!ast.isRemitFile(file)) return [];
  const naming = new Naming((uri) => uri);
  return [...file.declarations, ...file.contracts.flatMap(({ declarations }) => declarations)].map((one) => naming.placeOf(one));
}
