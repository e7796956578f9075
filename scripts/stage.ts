import { projectSchema } from '@remit/language/project/project-schema';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildBundles } from './build.ts';
import { stageExamples } from './shipped-examples.ts';
import { thirdPartyNotices } from './third-party-notices.ts';

const root = path.resolve(import.meta.dirname, '..');

/** Where each file of the extension comes from, relative to the root of the repository. */
const contents: Record<string, string> = {
  'README.md': 'packages/vscode/README.md',
  'CHANGELOG.md': 'packages/vscode/CHANGELOG.md',
  'LICENSE': 'LICENSE',
  'language-configuration.json': 'packages/vscode/language-configuration.json',
  'snippets/remit.json': 'packages/vscode/snippets/remit.json',
  'snippets/whole.json': 'packages/vscode/snippets/whole.json',
  'icons/remit.png': 'packages/vscode/icons/remit.png',
  'icons/file-light.svg': 'packages/vscode/icons/file-light.svg',
  'icons/file-dark.svg': 'packages/vscode/icons/file-dark.svg',
  'icons/activity.svg': 'packages/vscode/icons/activity.svg',
  'syntaxes/remit.tmLanguage.json': 'syntaxes/remit.tmLanguage.json',
  'dist/extension.cjs': 'packages/vscode/dist/extension.cjs',
  'dist/extension-web.js': 'packages/vscode/dist/extension-web.js',
  'preview/preview.js': 'packages/vscode/dist/preview.js',
  'preview/preview.css': 'packages/vscode/src/preview/page/preview.css',
  'preview/comparison.js': 'packages/vscode/dist/comparison.js',
  'preview/comparison.css': 'packages/vscode/src/reviewing/page/comparison.css',
  'preview/what-if.js': 'packages/vscode/dist/what-if.js',
  'preview/what-if.css': 'packages/vscode/src/what-if/page/what-if.css',
  'server/main-node.cjs': 'packages/server/dist/main-node.cjs',
  'server/main-worker.js': 'packages/server/dist/main-worker.js',
};

/** Puts exactly what goes into the package into a folder, which can also be opened as an extension under development. */
export async function stageExtension(stage: string): Promise<void> {
  const metafiles = await buildBundles(['server', 'worker', 'extension', 'web-extension', 'preview', 'comparison', 'what-if']);
  rmSync(stage, { recursive: true, force: true });
  for (const [target, source] of Object.entries(contents)) {
    mkdirSync(path.dirname(path.join(stage, target)), { recursive: true });
    cpSync(path.join(root, source), path.join(stage, target));
  }
  copyCodePages(stage);
  stageExamples(path.join(root, 'examples'), path.join(stage, 'examples'));
  cpSync(path.join(root, 'packages/vscode/images'), path.join(stage, 'images'), { recursive: true });
  cpSync(path.join(root, 'packages/vscode/walkthrough'), path.join(stage, 'walkthrough'), { recursive: true });
  // What a hover leads to; the pages lead to those of codes beside them.
  cpSync(path.join(root, 'docs/language'), path.join(stage, 'language'), { recursive: true });
  mkdirSync(path.join(stage, 'schemas'));
  writeFileSync(path.join(stage, 'schemas/project.schema.json'), JSON.stringify(projectSchema, null, 2));
  const { private: _private, dependencies: _dependencies, devDependencies: _development, ...manifest } = readManifest();
  writeFileSync(path.join(stage, 'package.json'), JSON.stringify({ ...manifest, files: ['**'] }, null, 2));
  writeFileSync(path.join(stage, 'THIRD-PARTY-NOTICES.txt'), thirdPartyNotices(root, [...metafiles.values()]));
}

/** The pages that the codes of findings lead to: of those that an editor can show, and those that pages of the reference name. */
function copyCodePages(stage: string): void {
  mkdirSync(path.join(stage, 'codes'));
  for (const folder of ['codes', 'rules']) {
    for (const page of readdirSync(path.join(root, 'docs', folder))) {
      if (folder === 'rules' ? page !== 'README.md' : /^(LEX|SYN|REF|IMP|TYP|MOD|SCN|PRG|CFG|FCT|LED)-\d{3}\.md$/.test(page)) cpSync(path.join(root, 'docs', folder, page), path.join(stage, 'codes', page));
    }
  }
}

function readManifest(): Record<string, unknown> {
  return JSON.parse(readFileSync(path.join(root, 'packages/vscode/package.json'), 'utf8')) as Record<string, unknown>;
}
