import type { FromPage, PreviewState } from '../messages.ts';

/** What a window of VS Code gives to a page inside it. */
interface Host {
  postMessage(message: FromPage): void;
  getState(): PreviewState | undefined;
  setState(state: PreviewState): void;
}

declare const acquireVsCodeApi: () => Host;

const host = acquireVsCodeApi();

/** Asks something of the extension. */
export function ask(message: FromPage): void {
  host.postMessage(message);
}

/** What the page remembers while it is not seen, and after the window was closed. */
export const state: PreviewState = { ...host.getState() };

/** Remembers more. */
export function remember(more: PreviewState): void {
  Object.assign(state, more);
  host.setState(state);
}
