import type { ToldChange, ToldComparison } from '@remit/server/compare-request';
import { button, make } from '../../preview/page/elements.ts';
import type { ComparisonView } from '../messages.ts';
import { ask } from './host.ts';
import { leadingTo, whereOf } from './places.ts';

/** What the texts say otherwise, a paragraph for each declaration, and the files to be looked at side by side. */
export function textPart({ text: { headline, changes } }: ToldComparison, files: ComparisonView['files']): HTMLElement {
  return make('section', { 'aria-labelledby': 'part-text' },
    make('h2', { id: 'part-text' }, 'What the text says'),
    make('p', { class: 'headline' }, changes.length === 0 ? headline : `Declarations: ${headline}`),
    ...changes.map(changeView),
    ...(files.length === 0 ? [] : [make('p', { class: 'files' }, 'Side by side: ', ...files.flatMap(({ path, in: where }, index) => [index > 0 ? ', ' : '',
      button(path, { class: 'code', title: where === 'both' ? 'Show what it was beside what it is' : where === 'after' ? 'Open this new file' : 'Open this file as it was' }, () => ask({ type: 'differences', path })),
      where === 'both' ? '' : where === 'after' ? ' (new)' : ' (gone)']))]));
}

function changeView({ what, heading, place, clauses }: ToldChange): HTMLElement {
  const list = make('ul', {}, ...clauses.map((clause) => make('li', {}, leadingTo(clause.text, clause.place))));
  const isWhole = what !== 'changed' && clauses.length > 0;
  return make('article', { class: `change is-${what}` },
    // What came or went says so itself.
    make('h3', {}, ...(what === 'changed' ? [make('span', { class: 'mark' }, 'Changed'), ' '] : []), leadingTo(heading, place)),
    make('div', { class: 'where' }, whereOf(place)),
    ...(clauses.length === 0 ? [] : [isWhole ? make('details', { open: clauses.length <= 6 }, make('summary', {}, what === 'added' ? 'What it says' : 'What it said'), list) : list]));
}
