import type { Bundles } from './bundles.ts';
import { benchLengths } from './editing/lengths.ts';
import { benchWorkspaces } from './editing/workspaces.ts';

/** What an editor waits for while somebody types, through real conversations with both servers in turn. */
export async function benchEditing(bundles: Bundles, scratch: string): Promise<boolean[]> {
  return [...await benchLengths(bundles, scratch), ...await benchWorkspaces(bundles, scratch)];
}
