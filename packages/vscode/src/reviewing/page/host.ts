import type { FromPage } from '../messages.ts';

declare const acquireVsCodeApi: () => { postMessage(message: FromPage): void };

const host = acquireVsCodeApi();

/** Asks something of the extension. */
export function ask(message: FromPage): void {
  host.postMessage(message);
}
