import type { ProjectStatus, ServerStatus } from '@remit/server/status';

/** What the status item shows: the line in the status bar, and whether it calls for attention. */
export interface StatusText {
  text: string;
  alert: boolean;
}

/** Wording for the state of the server and the counts of the project of the file in view. */
export function statusText(state: ServerStatus['state'] | 'stopped', project: ProjectStatus | undefined): StatusText {
  if (state === 'stopped') return { text: '$(alert) Remit: stopped', alert: true };
  if (state === 'starting') return { text: '$(sync~spin) Remit: reading files', alert: false };
  const icon = state === 'checking' ? '$(sync~spin) ' : '';
  if (!project) return { text: `${icon}Remit`, alert: false };
  const { errors, warnings } = project;
  if (errors + warnings === 0) return { text: `${icon || '$(check) '}Remit: no findings`, alert: false };
  const counts = [count(errors, 'error'), count(warnings, 'warning')].filter((part) => part !== '');
  return { text: `${icon || (errors > 0 ? '$(error) ' : '$(warning) ')}Remit: ${counts.join(', ')}`, alert: false };
}

/** A sentence about the state of the server, for the text shown when the pointer rests on the item; none where all is well. */
export function stateLine(state: ServerStatus['state'] | 'stopped'): string | undefined {
  if (state === 'stopped') return 'Contracts are not being checked: the language server has stopped. Undo your last change, then restart it.';
  if (state === 'starting') return 'The contracts of this folder are being read.';
  return state === 'checking' ? 'What you changed is being checked.' : undefined;
}

/** One line for each project, for the text shown when the pointer rests on the item. */
export function projectLine({ name, files, errors, warnings }: ProjectStatus): string {
  const found = errors + warnings === 0 ? 'no findings' : [count(errors, 'error'), count(warnings, 'warning')].filter((part) => part !== '').join(', ');
  return `${name}: ${count(files, 'file')}, ${found}`;
}

function count(number: number, noun: string): string {
  return number === 0 ? '' : `${number} ${noun}${number === 1 ? '' : 's'}`;
}
