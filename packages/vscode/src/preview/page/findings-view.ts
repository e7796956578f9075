import type { ListedFinding } from '../messages.ts';
import { ask } from './host.ts';
import { button, leading, make } from './elements.ts';

const headings: readonly (readonly [ListedFinding['severity'], string, string])[] = [['error', 'error', 'errors'], ['warning', 'warning', 'warnings'], ['note', 'note', 'notes']];

/** The findings by how grave they are; each leads to its line, and its code to its page. */
export function findingsView(findings: readonly ListedFinding[]): Node[] {
  if (findings.length === 0) return [make('p', { class: 'empty' }, 'There are no findings.')];
  return headings.flatMap(([severity, one, many]) => {
    const found = findings.filter((finding) => finding.severity === severity);
    if (found.length === 0) return [];
    return [make('section', { class: `findings is-${severity}`, 'aria-labelledby': `findings-${severity}` },
      make('h2', { id: `findings-${severity}` }, `${found.length} ${found.length === 1 ? one : many}`),
      make('ul', {}, ...found.map((finding) => make('li', {}, leading(finding.message, finding.place), make('div', { class: 'where' }, finding.where, ...codeOf(finding))))))];
  });
}

function codeOf({ code }: ListedFinding): (Node | string)[] {
  if (code === undefined) return [];
  if (!/^[A-Z]{3,4}-\d{3}$/.test(code)) return [` · ${code}`];
  return [' · ', button(code, { class: 'code', title: `What ${code} means and what to do` }, () => ask({ type: 'code', code }))];
}
