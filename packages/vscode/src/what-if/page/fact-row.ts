import type { WhatIfMark, WhatIfRow } from '@remit/server/what-if/protocol';
import { button, make } from '../../preview/page/elements.ts';
import { partOf, positionOf, textAt } from './positions.ts';
import { scaleLabels } from './scale-labels.ts';

/** What a row tells of what is done with it: a text, null where the value is not known, undefined where it is as at the start. */
export type OnMove = (id: string, text: string | null | undefined) => void;

/** One value that can be moved: a slider and a box, a choice or a date. The elements stay while their row does, so that the focus does. */
export class FactRow {
  readonly element: HTMLElement;
  private readonly row: WhatIfRow;
  private readonly onMove: OnMove;
  private readonly was = make('span', { class: 'was' });
  private readonly wrong: HTMLElement;
  private readonly undo: HTMLButtonElement;
  private readonly box: HTMLInputElement | HTMLSelectElement;
  private readonly slider: HTMLInputElement | undefined;
  private readonly unknown: HTMLInputElement | undefined;
  /** What was told last and has not come back yet. */
  private sent: { text: string | null | undefined } | undefined;

  /** @param isAlone whether it is the only row of its fact, so that its period stands beside the title already */
  constructor(row: WhatIfRow, title: string, isAlone: boolean, onMove: OnMove) {
    this.row = row;
    this.onMove = (id, text) => {
      this.sent = { text };
      onMove(id, text);
    };
    const name = `${title}, ${row.label}`;
    const id = `row-${hashOf(row.id)}`;
    this.wrong = make('p', { class: 'wrong', id: `${id}-wrong`, hidden: true });
    this.undo = button('Back to the start', { class: 'undo', 'aria-label': `${name}: back to ${row.startWords}`, hidden: true }, () => this.onMove(row.id, undefined));
    this.box = row.control === 'choice' ? this.choice(name) : make('input', { type: row.control === 'date' ? 'date' : 'text', inputmode: row.control === 'date' ? undefined : 'decimal', autocomplete: 'off', spellcheck: 'false', 'aria-label': name, 'aria-describedby': this.wrong.id, class: 'box' });
    if (row.control !== 'choice') {
      this.box.addEventListener('input', () => this.typed());
      this.unknown = make('input', { type: 'checkbox', 'aria-label': `${name}: not known` });
      this.unknown.addEventListener('change', () => this.markUnknown());
    }
    if (row.slider) {
      this.slider = make('input', { type: 'range', min: 0, max: row.slider.count, step: 1, 'aria-label': `${name}, slider` });
      this.slider.addEventListener('input', () => this.slid());
    }
    this.element = make('div', { class: ['row', row.slider ? 'has-slider' : '', isAlone ? 'is-alone' : ''].filter(Boolean).join(' '), role: 'group', 'aria-label': name, 'data-id': row.id },
      make('div', { class: 'label' }, ...(isAlone ? [] : [make('span', {}, row.label)]), this.was, this.undo),
      make('div', { class: 'track' }, ...(this.slider ? [this.slider, this.ticks(), this.scale()] : [])),
      make('div', { class: 'value' }, make('span', { class: 'unit is-before' }, row.prefix ?? ''), this.box, ...(row.suffix === undefined ? [] : [make('span', { class: 'unit' }, row.suffix)])),
      ...(this.unknown ? [make('label', { class: 'unknown' }, this.unknown, ' not known')] : [make('span')]),
      ...this.marks(), this.wrong);
  }

  /** Shows a value: that of a move, else that of the start. What comes back of an earlier key is passed over, so that nothing that is typed is lost. */
  show(move: string | null | undefined): void {
    if (this.sent && move !== this.sent.text && !(move === undefined && (this.sent.text ?? null) === (this.row.start ?? null))) return;
    this.sent = undefined;
    const text = move === undefined ? this.row.start ?? null : move;
    if (this.box instanceof HTMLSelectElement) this.box.value = text ?? '';
    else if (text !== null && this.box.value !== text) this.box.value = text;
    else if (text === null && document.activeElement !== this.box) this.box.value = '';
    if (this.unknown) this.unknown.checked = text === null;
    this.element.classList.toggle('is-unknown', text === null);
    this.element.classList.toggle('is-moved', move !== undefined);
    this.was.textContent = move === undefined ? '' : `changed; was ${this.row.startWords}`;
    this.undo.hidden = move === undefined;
    this.place(text);
  }

  /** Says what is wrong with the value, or nothing. */
  tell(message: string | undefined): void {
    this.wrong.hidden = message === undefined;
    this.wrong.textContent = message ?? '';
    this.box.setAttribute('aria-invalid', String(message !== undefined));
  }

  private choice(name: string): HTMLSelectElement {
    const { choices = [], mayNotApply } = this.row;
    const select = make('select', { 'aria-label': name, 'aria-describedby': this.wrong.id, class: 'box' },
      make('option', { value: '' }, 'not known'), ...choices.map(({ text, label }) => make('option', { value: text }, label)), ...(mayNotApply ? [make('option', { value: 'not applicable' }, 'not applicable')] : []));
    select.addEventListener('change', () => this.onMove(this.row.id, select.value === '' ? null : select.value));
    return select;
  }

  private typed(): void {
    if (this.unknown) this.unknown.checked = false;
    this.onMove(this.row.id, this.box.value);
  }

  private slid(): void {
    const { slider } = this.row;
    if (!slider || !this.slider) return;
    this.box.value = textAt(slider, this.slider.valueAsNumber);
    this.fill();
    this.typed();
  }

  /** A value that becomes known must be given: nothing is not zero. */
  private markUnknown(): void {
    if (this.unknown!.checked) this.onMove(this.row.id, null);
    else if (this.row.start !== undefined) this.onMove(this.row.id, undefined);
    else {
      this.unknown!.checked = true;
      this.box.focus();
    }
  }

  private place(text: string | null): void {
    const { slider, prefix = '', suffix } = this.row;
    if (!slider || !this.slider) return;
    const position = text === null ? undefined : positionOf(slider, text);
    if (position !== undefined && this.slider.valueAsNumber !== position) this.slider.value = String(position);
    if (text === null) this.slider.value = '0';
    this.fill();
    this.slider.setAttribute('aria-valuetext', text === null ? 'not known' : `${prefix}${text}${suffix === undefined || suffix === '%' ? suffix ?? '' : ` ${suffix}`}`);
  }

  /** Colours the track up to the thumb. */
  private fill(): void {
    const { slider } = this;
    slider?.style.setProperty('--at', placeAt(slider.valueAsNumber / Math.max(1, this.row.slider!.count)));
  }

  private ticks(): HTMLElement {
    const ticks = make('div', { class: 'ticks', 'aria-hidden': 'true' });
    for (const { at, words, kind } of this.row.marks) {
      const part = partOf(this.row.slider!, at);
      if (part === undefined) continue;
      const tick = make('span', { class: `tick is-${kind}`, title: words });
      tick.style.left = placeAt(part);
      ticks.append(tick);
    }
    return ticks;
  }

  /** What the ends and the ticks stand for. */
  private scale(): HTMLElement {
    const { slider, marks, prefix, suffix } = this.row;
    const labels = scaleLabels(slider!, marks, prefix, suffix);
    const scale = make('div', { class: 'scale', 'aria-hidden': 'true' });
    scale.style.height = `${1.3 * (1 + Math.max(...labels.map(({ line }) => line)))}em`;
    for (const { text, part, at, line } of labels) {
      const label = make('span', { class: `is-${at}` }, text);
      label.style.top = `${1.3 * line}em`;
      if (at === 'tick') label.style.left = placeAt(part);
      scale.append(label);
    }
    return scale;
  }

  /** The marks in words; one is pressed to take its value. */
  private marks(): HTMLElement[] {
    const { marks } = this.row;
    if (marks.length === 0) return [];
    const taken = (mark: WhatIfMark): HTMLElement => button(mark.words, { class: `mark is-${mark.kind}`, title: `Set it to ${mark.at}` }, () => {
      this.box.value = textOf(mark.at);
      this.typed();
    });
    return [make('div', { class: 'marks' }, ...marks.map(taken))];
  }
}

/** Where a part of the way is below a slider, whose thumb is 16 pixels wide. */
function placeAt(part: number): string {
  return `calc(8px + (100% - 16px) * ${part})`;
}

function textOf(at: string): string {
  return textAt({ from: at, to: at, step: '1', count: 0 }, 0);
}

/** A short name for an element. */
function hashOf(text: string): string {
  let hash = 0;
  for (const character of text) hash = (Math.imul(hash, 31) + character.codePointAt(0)!) | 0;
  return (hash >>> 0).toString(36);
}
