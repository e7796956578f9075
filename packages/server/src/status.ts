/** Name of the notification by which the server tells an editor how far it is. Its parameters are a `ServerStatus`. */
export const statusNotification = 'remit/status';

/** What an editor may show about the server in one glance. */
export interface ServerStatus {
  /** `starting` until the workspace has been read, `checking` while findings may still change, else `ready`. */
  state: 'starting' | 'checking' | 'ready';
  /** The server's own process, or null where it has none (a browser worker). */
  processId: number | null;
  /** One entry for each project with at least one contract file, ordered by root. */
  projects: ProjectStatus[];
}

/** Counts for the contract files of one project. */
export interface ProjectStatus {
  /** URI of the folder that holds `remit.json`, else of the workspace folder, else of the file's own folder. */
  root: string;
  /** The last part of the root's path, for people. */
  name: string;
  files: number;
  errors: number;
  warnings: number;
  /** Notes and hints together, as in the list of contracts. */
  notes: number;
}
