import type { Connection } from 'vscode-languageserver';
import type { ServerSharedServices } from './create-services.ts';
import type { ProjectCounts } from './projects.ts';
import { statusNotification, type ServerStatus } from './status.ts';

/** How long after a check the compiler is asked, in milliseconds: longer than between two keys. */
const pause = 200;

/**
 * Tells the editor when checking begins and, with the counts, when it has ended.
 *
 * @param onQuiet called each time no check is under way any more, before the counts are taken; what it is given says false
 * as soon as another check has begun, and then it is called again after that
 */
export function reportStatus(connection: Connection, services: ServerSharedServices, counts: ProjectCounts, onQuiet: (isCurrent: () => boolean) => Promise<void>): void {
  const { DocumentBuilder, WorkspaceLock, WorkspaceManager } = services.workspace;
  let last = '';
  const send = (state: ServerStatus['state']): void => {
    const status: ServerStatus = { state, processId: ownProcessId(), projects: state === 'ready' ? counts.take() : [] };
    const text = JSON.stringify(status);
    if (text === last) return;
    last = text;
    void connection.sendNotification(statusNotification, status);
  };
  let checks = 0;
  // A read waits until every check that is queued or under way has ended, also when it ends by being cancelled. Then there is a pause,
  // because the compiler would hold up the findings on their way out, and the next key that is typed.
  const sendReady = async (): Promise<void> => {
    const check = ++checks;
    const isCurrent = (): boolean => check === checks;
    await WorkspaceLock.read(() => {});
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (!isCurrent()) return;
    await onQuiet(isCurrent);
    await WorkspaceLock.read(() => {
      if (isCurrent()) send('ready');
    });
  };
  const ready = (): void => void sendReady().catch((fault) => console.error('The findings could not be brought up to date:', fault));
  services.lsp.LanguageServer.onInitialized(() => {
    send('starting');
    void WorkspaceManager.ready.then(ready);
  });
  DocumentBuilder.onUpdate(() => {
    send('checking');
    ready();
  });
}

function ownProcessId(): number | null {
  const host = globalThis as { process?: { pid?: number } };
  return host.process?.pid ?? null;
}
