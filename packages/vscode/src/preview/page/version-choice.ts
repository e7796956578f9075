import type { Overview } from '@remit/language/overview/overview';
import { versionsToChoose } from '@remit/views/version-words';
import { make } from './elements.ts';
import { ask, remember } from './host.ts';

/** The choice among the versions of a varied contract; it is not seen where there is but one. */
export class VersionChoice {
  private readonly select = make('select', { 'data-choice': 'version' });
  readonly element = make('label', { hidden: true }, 'Version ', this.select);

  constructor() {
    this.select.addEventListener('change', () => {
      remember({ on: this.select.value });
      ask({ type: 'choose', on: this.select.value });
    });
  }

  /** Offers the versions of a contract. */
  show(overview: Overview | undefined): void {
    const versions = overview ? versionsToChoose(overview) : [];
    this.element.hidden = versions.length === 0;
    this.select.replaceChildren(...versions.map(({ on, text, isShown }) => make('option', { value: on, selected: isShown }, text)));
  }
}
