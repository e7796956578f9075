import type { Summary } from '@remit/views/summary/summary';
import { summaryText } from '@remit/views/summary/text';
import { sentence } from '@remit/views/words';
import { ask } from './host.ts';
import { button, leading, make } from './elements.ts';

/** The summary: a heading for each question, and a sentence leads to the place of the text that it tells. */
export function summaryView({ version, sections }: Summary): Node[] {
  return [...(version === undefined ? [] : [make('p', { class: 'version' }, sentence(version))]), ...sections.map(({ id, heading, sentences }) => make('section', { 'aria-labelledby': `summary-${id}` },
    make('h2', { id: `summary-${id}` }, heading),
    make('ul', {}, ...sentences.map(({ text, at, isMissing, isDetail }) => make('li', { class: [isMissing ? 'missing' : '', isDetail ? 'detail' : ''].join(' ').trim() || undefined },
      ...(isMissing ? [make('strong', {}, 'Missing: ')] : []), leading(text, at))))))];
}

/** What can be done with the summary. */
export function summaryTools(summary: Summary): Node[] {
  return [button('Copy summary', { title: 'Copy the summary as Markdown' }, () => ask({ type: 'copy', text: summaryText(summary, 'markdown') }))];
}
