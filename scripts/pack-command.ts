/** Makes what `npm pack` packs: the bundled command, with the notices of the libraries in it. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildBundles } from './build.ts';
import { thirdPartyNotices } from './third-party-notices.ts';

const root = path.resolve(import.meta.dirname, '..');
const metafiles = await buildBundles(['command']);
writeFileSync(path.join(root, 'packages/cli/dist/THIRD-PARTY-NOTICES.txt'), thirdPartyNotices(root, [...metafiles.values()]));
