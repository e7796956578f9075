import type { FromPage, WhatIfPageState } from '../messages.ts';

/** What a window of VS Code gives to a page inside it. */
interface Host {
  postMessage(message: FromPage): void;
  getState(): WhatIfPageState | undefined;
  setState(state: WhatIfPageState): void;
}

declare const acquireVsCodeApi: () => Host;

const host = acquireVsCodeApi();

/** Asks something of the extension. */
export function ask(message: FromPage): void {
  host.postMessage(message);
}

/** What the page remembers while it is not seen, and after the window was closed. */
export const state: WhatIfPageState = { ...host.getState() };

/** Remembers more. */
export function remember(more: WhatIfPageState): void {
  Object.assign(state, more);
  host.setState(state);
}
