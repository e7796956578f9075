import type { ExtensionParts } from '../parts.ts';
import { OutputLines } from './output-lines.ts';
import { StatusItem } from './status-item.ts';

/** Registers the entry in the status bar, and writes to the output how the server fares. */
export function registerStatus({ context, output, server }: ExtensionParts): void {
  const lines = new OutputLines();
  const { version } = context.extension.packageJSON as { version: string };
  output.info(`Remit ${version}. What follows is for reports of faults; findings are in the list of problems.`);
  context.subscriptions.push(
    new StatusItem(server),
    server.onDidChange((state) => {
      for (const line of lines.next(state, server.status?.projects, server.comesBack)) output.info(line);
    }),
  );
}
