import type { SourceMap, ToldOfFact } from '../source-map.ts';
import { MAP_FORMAT } from '../source-map.ts';
import { documentSchema, list, map, object, ref, text, word } from './build.ts';
import { commonDefinitions } from './common.ts';

const POINTER = '^(?:/(?:[^~/]|~[01])*)*$';

/** Schema of the source map of a program. */
export const mapSchema = documentSchema('remit-map-1.0', 'Remit source map', 'Where in the text each part of a program comes from. Not part of the program and not hashed.',
  object<SourceMap>({
    format: word(MAP_FORMAT), program: ref('hash'),
    sources: list(object<SourceMap['sources'][number]>({ uri: text, sha256: { type: 'string', pattern: '^(?:sha256:)?[0-9a-f]{64}$' } })),
    map: map({ type: 'string', pattern: '^[0-9]+:[1-9][0-9]*:[1-9][0-9]*-[1-9][0-9]*:[1-9][0-9]*$' }, { type: 'string', pattern: POINTER }),
  }, {
    told: map(object<ToldOfFact>({}, { per: ref('number'), source: text, owner: text }), { type: 'string', pattern: POINTER }),
    plain: list({ type: 'string', pattern: POINTER }),
  }), { ...commonDefinitions });
