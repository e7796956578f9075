import * as vscode from 'vscode';
import type { ServerStatus } from '@remit/server/status';
import type { RemitExtension } from '../../../packages/vscode/src/activate.ts';
import { until } from './editor.ts';

/** What the extension under test offers, once it is active. */
export async function extension(): Promise<RemitExtension> {
  const found = vscode.extensions.getExtension<RemitExtension>('remit.remit-vscode');
  if (!found) throw new Error('the extension is not there');
  return found.activate();
}

/** What a server that is ready says. */
export async function readyServer(): Promise<ServerStatus> {
  const { status } = await extension();
  return until('a server that is ready', () => (status()?.state === 'ready' ? status() : undefined));
}

/** Brings the server down, as a fault in it would, and waits for the one that takes its place. */
export async function crashServer(): Promise<void> {
  const { status, crash } = await extension();
  const { processId } = await readyServer();
  if (processId !== null) process.kill(processId, 'SIGKILL');
  else if (crash) crash();
  else throw new Error('the server cannot be brought down');
  await until('the end of the server', () => (status()?.state === 'ready' && status()?.processId === processId ? undefined : true));
  await readyServer();
}
