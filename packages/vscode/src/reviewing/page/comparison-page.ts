import { button, make } from '../../preview/page/elements.ts';
import type { ComparisonView, ToPage } from '../messages.ts';
import { findingsPart } from './findings-part.ts';
import { ask } from './host.ts';
import { moneyPart } from './money-part.ts';
import { textPart } from './text-part.ts';

/** The page of a comparison: what the text says, what is paid, what is found. */
export class ComparisonPage {
  private readonly states = make('p', { class: 'states' });
  private readonly tools = make('div', { class: 'tools', role: 'toolbar', 'aria-label': 'What can be done with this comparison' });
  private readonly note = make('p', { class: 'note', role: 'status', hidden: true });
  private readonly main = make('main', { tabindex: 0 });

  constructor(root: HTMLElement) {
    root.append(make('header', {}, make('h1', {}, 'What has changed'), this.states, this.tools, this.note), this.main);
  }

  /** Takes what the extension tells. */
  take(message: ToPage): void {
    if (message.type === 'outrun') return this.tell(message.isOutrun ? 'The text has changed since. Compare again to see what that comes to.' : '');
    this.tell('');
    this.tools.replaceChildren(...tools(message.type));
    if (message.type === 'comparison') return this.show(message.view);
    this.states.replaceChildren();
    this.main.setAttribute('aria-busy', String(message.type === 'working'));
    this.main.replaceChildren(make('p', { class: 'empty', role: 'status' }, message.words));
  }

  private tell(words: string): void {
    this.note.textContent = words;
    this.note.hidden = words === '';
  }

  private show({ before, now, files, told }: ComparisonView): void {
    this.states.replaceChildren('From ', make('strong', {}, before), ' to ', make('strong', {}, now));
    this.main.removeAttribute('aria-busy');
    const notes = told.notes.map((words) => make('p', { class: 'note' }, words));
    this.main.replaceChildren(...(told.same
      ? [...notes, make('p', { class: 'empty' }, files.length === 0 ? 'There is no difference: the files are the same, to the letter.' : `There is no difference in what the contracts say${told.notes.length > 0 ? ', as far as they could be read,' : ', in any payment of a scenario,'} or in what is found. Only layout, comments or the way figures are written are other.`), ...(files.length > 0 ? [textPart(told, files)] : [])]
      : [...notes, textPart(told, files), moneyPart(told), findingsPart(told)]));
    this.main.scrollTo({ top: 0, behavior: 'instant' });
  }
}

function tools(now: ToPage['type']): Node[] {
  if (now === 'working') return [];
  return [
    button('Compare again', { title: 'Compare with the text as it stands now' }, () => ask({ type: 'again' })),
    button('Another version…', { title: 'Choose another version to compare with' }, () => ask({ type: 'other' })),
    ...(now === 'comparison' ? [button('Copy', { title: 'Copy the comparison as Markdown, for a comment or a letter' }, () => ask({ type: 'copy' }))] : []),
  ];
}
