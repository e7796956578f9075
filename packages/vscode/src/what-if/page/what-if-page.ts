import type { WhatIfAnswer, WhatIfOutcome } from '@remit/server/what-if/protocol';
import { button, make } from '../../preview/page/elements.ts';
import type { ToPage, WhatIfContent } from '../messages.ts';
import { FactsView } from './facts-view.ts';
import { MembersView } from './members-view.ts';
import { ask, remember, state } from './host.ts';
import { changesView, paymentsView } from './payments-view.ts';

/** The page of the what-if panel: facts to move, and what is paid then. */
export class WhatIfPage {
  private readonly title = make('h1', {}, 'What if');
  private readonly contracts = make('select', { id: 'contract' });
  private readonly starts = make('select', { id: 'start' });
  private readonly years = make('select', { id: 'year' });
  private readonly note = make('div', { class: 'note', role: 'status', hidden: true });
  private readonly assumed = make('p', { class: 'muted', hidden: true });
  private readonly gone = make('div', { class: 'note', role: 'status', hidden: true });
  private readonly total = make('output', { class: 'total', 'aria-live': 'polite', 'aria-atomic': 'true' });
  private readonly changes = make('ul', { class: 'changes', 'aria-label': 'What changed' });
  private readonly busy = make('span', { class: 'busy', role: 'status' });
  private readonly reset = button('Reset', { 'data-tool': 'reset', title: 'Take all changes back' }, () => ask({ type: 'reset' }));
  private readonly save = button('Save as scenario…', { 'data-tool': 'save', title: 'Write these facts, and what is paid with them, into the text of the contract' }, () => ask({ type: 'save' }));
  private readonly onlyChanged = make('input', { type: 'checkbox', id: 'only-changed' });
  private readonly payments = make('div', { class: 'payments' });
  private readonly facts: FactsView;
  private readonly members = new MembersView();
  private content: WhatIfContent | undefined;
  private outcome: WhatIfOutcome | undefined;
  private said = '';
  /** What is shown is from before, for a reason that is told. */
  private isStopped = false;

  constructor(root: HTMLElement) {
    this.facts = new FactsView((id, text) => (text === undefined ? ask({ type: 'back', id }) : ask({ type: 'move', id, text })));
    const field = (label: string, select: HTMLSelectElement): HTMLElement => make('label', { for: select.id, class: 'field' }, make('span', {}, label), select);
    root.append(
      make('header', {}, this.title, make('div', { class: 'fields' }, field('Contract', this.contracts), field('Begin from', this.starts), field('Show facts of', this.years), make('span', { class: 'tools actions' }, this.reset, this.save)),
        this.note, this.gone, this.assumed, make('div', { class: 'outcome' }, this.total, this.busy), this.changes),
      make('main', { tabindex: -1 }, make('section', { class: 'column', 'aria-label': 'Facts' }, make('h2', {}, 'Facts'), this.members.element, this.facts.element),
        make('section', { class: 'column', 'aria-label': 'Payments' }, make('h2', {}, 'Payments'), make('label', { class: 'only' }, this.onlyChanged, ' only what changed'), this.payments)));
    this.contracts.addEventListener('change', () => ask({ type: 'choose', contract: this.contracts.value }));
    this.starts.addEventListener('change', () => ask({ type: 'choose', start: this.starts.value }));
    this.years.addEventListener('change', () => ask({ type: 'choose', year: this.years.value }));
    this.onlyChanged.checked = state.onlyChanged === true;
    this.onlyChanged.addEventListener('change', () => {
      remember({ onlyChanged: this.onlyChanged.checked });
      this.showPayments();
    });
  }

  /** Takes what the extension tells. */
  take(message: ToPage): void {
    if (message.type === 'busy') this.showBusy(message.isBusy);
    else if (message.type === 'content') this.showContent(message.content);
    else this.showAnswer(message.answer);
  }

  /** What is shown meanwhile is from before, and looks like it. */
  private showBusy(isBusy: boolean): void {
    this.busy.textContent = isBusy ? 'Working it out…' : '';
    this.markStale(isBusy || this.isStopped);
    this.save.disabled = isBusy || this.isStopped || !this.content?.facts;
  }

  private markStale(isStale: boolean): void {
    for (const part of [this.payments, this.total, this.changes]) part.classList.toggle('is-stale', isStale);
  }

  private showContent(content: WhatIfContent): void {
    this.content = content;
    remember(content.state);
    const { facts, contracts, contract, starts, start, moves } = content;
    this.title.textContent = facts?.title ?? 'What if';
    options(this.contracts, contracts.map(({ name, title }) => ({ value: name, label: title })), contract);
    this.contracts.closest('label')!.hidden = contracts.length < 2;
    options(this.starts, starts.map(({ key, label, group }) => ({ value: key, label, group })), start);
    options(this.years, facts?.years.map(({ id, title, isHistory }) => ({ value: id, label: `${title}${isHistory ? ', before the contract' : ''}${movedIn(content, id)}` })) ?? [], facts?.year);
    this.years.closest('label')!.hidden = (facts?.years.length ?? 0) < 2;
    this.reset.disabled = moves.length === 0 && content.members.length === 0;
    this.members.show(facts?.memberships ?? [], content.members);
    this.save.disabled = !facts || this.isStopped;
    if (facts) this.facts.show(facts, moves);
    this.showNotes(content.note, content.places);
    this.showGone(facts?.gone ?? []);
    this.assumed.hidden = facts?.assumed === undefined;
    this.assumed.textContent = facts?.assumed ?? '';
  }

  private showAnswer({ wrong, outcome, obstacle, gone }: WhatIfAnswer): void {
    this.facts.tell(wrong);
    if (outcome) this.outcome = outcome;
    const elsewhere = wrong.filter(({ id }) => !this.facts.has(id)).map(({ message }) => message);
    const stopped = obstacle?.sentence ?? (wrong.length > 0 ? ['What is shown is from before: a value below cannot be worked with.', ...elsewhere].join(' ') : this.content?.note);
    this.isStopped = stopped !== undefined;
    this.markStale(this.isStopped);
    this.showNotes(stopped, obstacle?.places ?? (wrong.length > 0 ? [] : this.content?.places ?? []));
    this.showGone(gone);
    this.save.disabled = this.isStopped;
    if (outcome) this.showPayments();
  }

  private showPayments(): void {
    const { outcome } = this;
    if (!outcome) return;
    this.say(outcome);
    this.changes.replaceChildren(...changesView(outcome));
    this.payments.replaceChildren(...paymentsView(outcome, this.onlyChanged.checked));
  }

  /** Said aloud only where it is something else. */
  private say({ title, total, difference, leftOut }: WhatIfOutcome): void {
    const text = JSON.stringify([title, total, difference, leftOut]);
    if (text === this.said) return;
    this.said = text;
    this.total.replaceChildren(make('span', { class: 'heading' }, title), ' ', make('strong', {}, total), ' ', make('span', { class: 'difference' }, difference), ...leftOut.map((words) => make('span', { class: 'muted' }, ` ${words}`)));
  }

  private showNotes(sentence: string | undefined, places: WhatIfContent['places']): void {
    this.note.hidden = sentence === undefined;
    const text = sentence ?? '';
    if (this.note.dataset['text'] === text) return;
    this.note.dataset['text'] = text;
    this.note.replaceChildren(text, ...places.slice(0, 1).map((_, index) => button('Show it', { class: 'go' }, () => ask({ type: 'go', place: index }))));
  }

  private showGone(gone: readonly { words: string }[]): void {
    this.gone.hidden = gone.length === 0;
    const text = JSON.stringify(gone);
    if (this.gone.dataset['text'] === text) return;
    this.gone.dataset['text'] = text;
    this.gone.replaceChildren(`The contract has no place any more for ${gone.length === 1 ? 'a value that you changed' : `${gone.length} values that you changed`}, so ${gone.length === 1 ? 'it is' : 'they are'} not counted: ${gone.map(({ words }) => words).join('; ')}.`,
      button('Forget', { class: 'go' }, () => ask({ type: 'forget' })));
  }
}

/** How many values of a year were moved, for its name. */
function movedIn({ moves, facts }: WhatIfContent, year: string): string {
  if (year === facts?.year) return '';
  const count = moves.filter(({ id }) => id.includes(JSON.stringify(year)) || id.includes(`,"${year}-`)).length;
  return count === 0 ? '' : `, ${count} changed`;
}

/** Fills a choice; what is chosen stays chosen. */
function options(select: HTMLSelectElement, all: readonly { value: string; label: string; group?: string }[], chosen: string | undefined): void {
  const key = JSON.stringify(all);
  if (select.dataset['options'] !== key) {
    select.dataset['options'] = key;
    const groups = new Map<string | undefined, HTMLElement[]>();
    for (const { value, label, group } of all) groups.set(group, [...groups.get(group) ?? [], make('option', { value }, label)]);
    select.replaceChildren(...[...groups].flatMap(([group, made]): Node[] => (group === undefined ? made : [make('optgroup', { label: group }, ...made)])));
  }
  if (chosen !== undefined) select.value = chosen;
  select.title = all.find(({ value }) => value === chosen)?.label ?? '';
}
