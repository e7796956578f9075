import type { URI } from 'langium';
import { standardScheme } from '../scoping/standard-library.ts';

/** Whether a document could lie in a folder, on whatever file system: not if it was never saved, and not if it comes with Remit. */
export function isOnFileSystem({ scheme }: URI): boolean {
  return scheme !== 'untitled' && scheme !== standardScheme;
}
