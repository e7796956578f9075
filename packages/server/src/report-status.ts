import type { Connection } from 'vscode-languageserver';
import type { ServerSharedServices } from './create-services.ts';
import { countByProject } from './projects.ts';
import { statusNotification, type ServerStatus } from './status.ts';

/**
 * Tells the editor when checking begins and, with the counts, when it has ended.
 *
 * @param onReady called each time no check is under way any more, before the counts are taken
 */
export function reportStatus(connection: Connection, services: ServerSharedServices, onReady: () => void): void {
  const { DocumentBuilder, WorkspaceLock, WorkspaceManager } = services.workspace;
  let last = '';
  const send = (state: ServerStatus['state']): void => {
    const status: ServerStatus = { state, processId: ownProcessId(), projects: state === 'ready' ? countByProject(services) : [] };
    const text = JSON.stringify(status);
    if (text === last) return;
    last = text;
    void connection.sendNotification(statusNotification, status);
  };
  // A read waits until every check that is queued or under way has ended, also when it ends by being cancelled.
  const sendReady = (): Promise<void> =>
    WorkspaceLock.read(() => {
      onReady();
      send('ready');
    });
  services.lsp.LanguageServer.onInitialized(() => {
    send('starting');
    void WorkspaceManager.ready.then(sendReady);
  });
  DocumentBuilder.onUpdate(() => {
    send('checking');
    void sendReady();
  });
}

function ownProcessId(): number | null {
  const host = globalThis as { process?: { pid?: number } };
  return host.process?.pid ?? null;
}
