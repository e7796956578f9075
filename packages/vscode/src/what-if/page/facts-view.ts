import type { WhatIfAnswer, WhatIfFacts, WhatIfMove } from '@remit/server/what-if/protocol';
import { make } from '../../preview/page/elements.ts';
import { FactRow, type OnMove } from './fact-row.ts';

/** The facts of a year, by what they are. Elements are made anew only where other facts are listed, so that what has the focus keeps it. */
export class FactsView {
  readonly element = make('div', { class: 'facts' });
  private readonly onMove: OnMove;
  private rows = new Map<string, FactRow>();
  private shown = '';

  constructor(onMove: OnMove) {
    this.onMove = onMove;
  }

  /** Shows facts, with the values that were moved. */
  show({ groups, hasMore }: WhatIfFacts, moves: readonly WhatIfMove[]): void {
    const key = JSON.stringify([groups, hasMore]);
    if (key !== this.shown) {
      this.shown = key;
      this.build(groups, hasMore);
    }
    const moved = new Map(moves.map(({ id, text }) => [id, text]));
    for (const [id, row] of this.rows) row.show(moved.get(id));
  }

  /** Says at each value what is wrong with it. */
  tell(wrong: WhatIfAnswer['wrong']): void {
    const messages = new Map(wrong.map(({ id, message }) => [id, message]));
    for (const [id, row] of this.rows) row.tell(messages.get(id));
  }

  /** Whether a value is among those that are shown. */
  has(id: string): boolean {
    return this.rows.has(id);
  }

  private build(groups: WhatIfFacts['groups'], hasMore: boolean): void {
    const focus = focusIn(this.element);
    this.rows = new Map();
    const sections = groups.map(({ fact, title, about, rows }) => {
      const made = rows.map((row) => {
        const one = new FactRow(row, title, rows.length === 1, this.onMove);
        this.rows.set(row.id, one);
        return one.element;
      });
      return make('section', { 'aria-labelledby': `fact-${fact}` }, make('h3', { id: `fact-${fact}` }, title, make('span', { class: 'about' }, rows.length === 1 ? `${rows[0]!.label}; ${about}` : about)), ...made);
    });
    const none = groups.length === 0 ? [make('p', { class: 'muted' }, 'This contract needs no facts in this year.')] : [];
    const more = hasMore ? [make('p', { class: 'muted' }, 'There are more facts in this year than are listed here. Those that the start gives, and those that payments wait for, are listed first.')] : [];
    this.element.replaceChildren(...sections, ...none, ...more);
    if (focus) focusAgain(this.element, focus);
  }
}

/** Which element of which row has the focus, and where in its text. */
interface Focus { id: string; index: number; start: number | null; end: number | null }

function focusIn(root: HTMLElement): Focus | undefined {
  const active = document.activeElement;
  const row = active && root.contains(active) ? active.closest<HTMLElement>('[data-id]') : null;
  if (!row || !active) return undefined;
  const at = active instanceof HTMLInputElement && active.type === 'text' ? active : undefined;
  return { id: row.dataset['id']!, index: [...row.querySelectorAll('input, select, button')].indexOf(active), start: at?.selectionStart ?? null, end: at?.selectionEnd ?? null };
}

function focusAgain(root: HTMLElement, { id, index, start, end }: Focus): void {
  const row = [...root.querySelectorAll<HTMLElement>('[data-id]')].find((one) => one.dataset['id'] === id);
  const element = row?.querySelectorAll<HTMLElement>('input, select, button')[index];
  element?.focus();
  if (element instanceof HTMLInputElement && element.type === 'text') element.setSelectionRange(start, end);
}
