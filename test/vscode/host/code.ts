#!/usr/bin/env node
// Takes the place of the desktop `code` executable for @vscode/test-electron: understands what `runTests` and
// `--install-extension` pass, and opens the window in headless Chromium on a VS Code server.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { codeServer } from './code-server.ts';
import { runInWindow } from './run-in-window.ts';
import { serverEnvironment } from './server-process.ts';
import { writeSettings } from './settings.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/** How the window looks in pictures. */
const look = {
  'editor.fontSize': 13,
  'editor.minimap.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
};

function options(name: string): string[] {
  const prefix = `--${name}=`;
  return process.argv.filter((argument) => argument.startsWith(prefix)).map((argument) => argument.slice(prefix.length));
}

function option(name: string): string | undefined {
  return options(name)[0];
}

function required(name: string): string {
  const value = option(name);
  if (value === undefined) throw new Error(`--${name}=… is missing`);
  return path.resolve(value);
}

async function main(): Promise<number> {
  const server = codeServer(path.join(root, '.vscode-test'));
  const userData = required('user-data-dir');
  const extensions = required('extensions-dir');
  const vsix = option('install-extension');
  if (vsix) {
    const where = ['--server-data-dir', userData, '--extensions-dir', extensions];
    const env = serverEnvironment(userData);
    execFileSync(server.node, [server.main, ...where, '--install-extension', vsix], { env, stdio: 'inherit' });
    return 0;
  }
  writeSettings(path.join(userData, 'data'), look);
  const folder = process.argv.slice(2).find((argument) => !argument.startsWith('-'));
  if (!folder) throw new Error('a folder to open is missing');
  return runInWindow({
    server,
    userData,
    extensions,
    folder: path.resolve(folder),
    extensionDevelopmentPaths: options('extensionDevelopmentPath').map((one) => path.resolve(one)),
    extensionTestsPath: required('extensionTestsPath'),
    isWeb: process.argv.includes('--web'),
    isRestricted: process.argv.includes('--restricted'),
    pictures: required('pictures'),
    failurePicture: path.join(root, '.vscode-test', 'failure.png'),
  });
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`[host] ${error instanceof Error ? error.stack : String(error)}`);
  process.exitCode = 2;
}
