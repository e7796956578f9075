import type { Metafile } from 'esbuild';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The licences of all packages of others that went into the bundles, as those licences require. */
export function thirdPartyNotices(root: string, bundles: Metafile[]): string {
  const folders = new Set(
    bundles
      .flatMap((bundle) => Object.keys(bundle.inputs))
      // What a bundle takes from another one is among the files of that.
      .filter((input) => !/^[a-z-]+:/.test(input))
      .map((input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1])
      .filter((folder) => folder !== undefined),
  );
  const notices = [...folders].map((folder) => notice(path.join(root, folder))).sort();
  return `This extension contains the following packages.\n\n${notices.join('\n\n')}\n`;
}

function notice(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Record<string, string>;
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? readFileSync(path.join(folder, file), 'utf8').trim() : 'See the licence named above.';
  const credits = readdirSync(folder).find((entry) => /^notice/i.test(entry));
  return `${name} ${version} (${license})\n${'-'.repeat(40)}\n${text}${credits ? `\n\n${readFileSync(path.join(folder, credits), 'utf8').trim()}` : ''}`;
}
