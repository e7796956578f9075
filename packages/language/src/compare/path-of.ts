import type { Entry } from './entry.ts';
import { capital } from './naming.ts';

/** The names of the declarations around one and its own: `NorthshireDiabetes.Core`; a file's is its path. */
export function pathOf(entry: Entry): string {
  const names: string[] = [];
  for (let at: Entry | undefined = entry; at && at.naming.group !== 'file'; at = at.within) names.unshift(at.naming.name || capital(at.naming.kind));
  return names.length === 0 ? entry.file : names.join('.');
}
