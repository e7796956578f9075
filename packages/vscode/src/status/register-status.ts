import type { ExtensionParts } from '../parts.ts';
import { StatusItem } from './status-item.ts';

/** Registers the entry in the status bar. */
export function registerStatus({ context, server }: ExtensionParts): void {
  context.subscriptions.push(new StatusItem(server));
}
