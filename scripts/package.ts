/** Makes the extension for Visual Studio Code: packages/vscode/remit-vscode.vsix. */
import { createVSIX } from '@vscode/vsce';
import { rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { stageExtension } from './stage.ts';

const root = path.resolve(import.meta.dirname, '..');
const extension = path.join(root, 'packages/vscode');
const stage = path.join(extension, 'dist/package');
const vsix = path.join(extension, 'remit-vscode.vsix');
const largest = 2 * 1024 * 1024;

rmSync(vsix, { force: true });
await stageExtension(stage);
await createVSIX({ cwd: stage, packagePath: vsix, dependencies: false, allowMissingRepository: true, rewriteRelativeLinks: false });
const { size } = statSync(vsix);
if (size > largest) throw new Error(`${vsix} has ${size} bytes; at most ${largest} are allowed`);
console.log(`${path.relative(root, vsix)}  ${Math.ceil(size / 1024)} KB`);
