import type { ToldComparison, ToldFinding } from '@remit/server/compare-request';
import { button, make } from '../../preview/page/elements.ts';
import { ask } from './host.ts';
import { leadingTo, whereOf } from './places.ts';

const kinds = { error: 'Error', warning: 'Warning', info: 'Note', hint: 'Hint' } as const;

/** The findings that only one of the two states has. */
export function findingsPart({ findings: { headline, fresh, gone } }: ToldComparison): HTMLElement {
  return make('section', { 'aria-labelledby': 'part-findings' },
    make('h2', { id: 'part-findings' }, 'Findings'),
    make('p', { class: 'headline' }, headline),
    ...listed('New', fresh), ...listed('Gone', gone));
}

function listed(heading: string, findings: readonly ToldFinding[]): Node[] {
  if (findings.length === 0) return [];
  return [make('h3', {}, heading), ...findings.map((finding) => make('section', { class: `findings is-${finding.severity}` }, make('ul', {}, make('li', {},
    leadingTo(finding.message, finding.place),
    make('div', { class: 'where' }, kinds[finding.severity], ' ', ...codeOf(finding.code), ...(finding.title === undefined ? [] : [` (${finding.title})`]), ...(finding.place ? [` · ${whereOf(finding.place)}`] : []))))))];
}

function codeOf(code: string): Node[] {
  return [button(code, { class: 'code', title: `What ${code} means and what to do` }, () => ask({ type: 'code', code }))];
}
