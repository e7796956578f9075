import type { SourceMap } from '@remit/program';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** A map as it is written beside its program: its sources are named from there, so that it is the same on every computer. */
export function withRelativeSources(map: SourceMap, folder: string): SourceMap {
  return {
    ...map,
    sources: map.sources.map(({ uri, sha256 }) => ({ uri: uri.startsWith('file:') ? encodeURI(path.relative(folder, fileURLToPath(uri)).split(path.sep).join('/')) : uri, sha256 })),
  };
}

/** A map as it was read from beside its program: its sources by address again. */
export function withAbsoluteSources(map: SourceMap, folder: string): SourceMap {
  const base = pathToFileURL(folder + path.sep);
  return { ...map, sources: map.sources.map(({ uri, sha256 }) => ({ uri: new URL(uri, base).href, sha256 })) };
}
