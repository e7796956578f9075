import type { ProjectStatus, ServerStatus } from '@remit/server/status';
import { counted } from '../findings/counted.ts';

/** What the status item shows: the line in the status bar, and whether it calls for attention. */
export interface StatusText {
  text: string;
  alert: boolean;
}

/** Wording for the state of the server and the counts of the project of the file in view, which is named: beside it stand counts of other things. */
export function statusText(state: ServerStatus['state'] | 'stopped', project: ProjectStatus | undefined): StatusText {
  if (state === 'stopped') return { text: '$(alert) Remit: stopped', alert: true };
  if (state === 'starting') return { text: '$(sync~spin) Remit: reading files', alert: false };
  const icon = state === 'checking' ? '$(sync~spin) ' : '';
  if (!project) return { text: `${icon}Remit`, alert: false };
  const { name, errors, warnings, notes } = project;
  const sign = errors > 0 ? '$(error) ' : warnings > 0 ? '$(warning) ' : notes > 0 ? '$(info) ' : '$(check) ';
  return { text: `${icon || sign}Remit: ${found(project)} in ${name}`, alert: false };
}

/** A sentence about the state of the server, for the text shown when the pointer rests on the item; none where all is well. */
export function stateLine(state: ServerStatus['state'] | 'stopped'): string | undefined {
  if (state === 'stopped') return 'Contracts are not being checked: the language server has stopped. Undo your last change, then restart it.';
  if (state === 'starting') return 'The contracts of this folder are being read.';
  return state === 'checking' ? 'What you changed is being checked.' : undefined;
}

/** One line for each project, for the text shown when the pointer rests on the item. */
export function projectLine(project: ProjectStatus): string {
  return `${project.name}: ${counted(project.files, 'file')}, ${found(project)}`;
}

/** "2 errors, 1 warning, 1 note", all that the list of problems has of a project; "no findings". */
export function found({ errors, warnings, notes }: Pick<ProjectStatus, 'errors' | 'warnings' | 'notes'>): string {
  const counts = ([[errors, 'error'], [warnings, 'warning'], [notes, 'note']] as const).filter(([number]) => number > 0);
  return counts.map(([number, noun]) => counted(number, noun)).join(', ') || 'no findings';
}
