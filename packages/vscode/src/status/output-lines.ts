import type { ProjectStatus } from '@remit/server/status';
import type { ServerState } from '../server/server.ts';
import { projectLine } from './status-text.ts';

/** What is written to the output about the server, once for each change that a reader would want to know of. */
export class OutputLines {
  private last = '';

  /**
   * The lines for a state: how a start went, and that there was an end; none while somebody types.
   *
   * @param comesBack whether a server that has ended is being started again, which is told by whoever starts it
   */
  next(state: ServerState, projects: readonly ProjectStatus[] = [], comesBack = false): string[] {
    if (state === 'checking' || (state === 'ready' && this.last === 'ready') || state === this.last || (state === 'stopped' && comesBack)) return [];
    this.last = state;
    if (state === 'starting') return ['Reading the contracts that are open and those of the folder.'];
    if (state === 'stopped') return ['The language server has ended. Findings stay as they were until another one is started: "Remit: Restart the Language Server".'];
    const counts = projects.map(projectLine);
    return ['Everything has been checked. Findings follow the text from now on.', ...(counts.length > 0 ? counts : ['There is no contract here yet: "Remit: New Contract" or "Remit: Open an Example" begins one.'])];
  }
}
