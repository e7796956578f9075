import { button, make } from './elements.ts';

/** A tab: its name in the state, and on the screen. */
export interface Tab { readonly id: string; readonly title: string }

/** Tabs after the pattern of WAI-ARIA: one stop on the way through the page, arrow keys between them. */
export class TabList {
  readonly element: HTMLElement;
  private readonly buttons: Map<string, HTMLButtonElement>;

  constructor(tabs: readonly Tab[], panel: HTMLElement, onChoose: (id: string) => void) {
    this.buttons = new Map(tabs.map(({ id, title }) => [id, button(title, { role: 'tab', id: `tab-${id}`, 'aria-controls': panel.id }, () => onChoose(id))]));
    this.element = make('div', { role: 'tablist', 'aria-label': 'Views of the contract', class: 'tabs' }, ...this.buttons.values());
    this.element.addEventListener('keydown', (event) => {
      const ids = [...this.buttons.keys()];
      const now = ids.findIndex((id) => this.buttons.get(id) === document.activeElement);
      const next = nextIndex(event.key, now, ids.length);
      if (next === undefined) return;
      event.preventDefault();
      onChoose(ids[next]!);
      this.buttons.get(ids[next]!)!.focus();
    });
  }

  /** Shows which tab is chosen. */
  choose(chosen: string, panel: HTMLElement): void {
    for (const [id, one] of this.buttons) {
      one.setAttribute('aria-selected', String(id === chosen));
      one.tabIndex = id === chosen ? 0 : -1;
    }
    panel.setAttribute('aria-labelledby', `tab-${chosen}`);
  }

  /** Writes a number behind the title of a tab, with what it counts for who cannot see the tab. */
  count(id: string, title: string, number: number, grave: boolean): void {
    this.buttons.get(id)?.replaceChildren(title, ...(number === 0 ? [] : [' ', make('span', { class: grave ? 'count is-grave' : 'count' }, String(number))]));
  }
}

function nextIndex(key: string, now: number, count: number): number | undefined {
  if (now < 0) return undefined;
  switch (key) {
    case 'ArrowRight': return (now + 1) % count;
    case 'ArrowLeft': return (now + count - 1) % count;
    case 'Home': return 0;
    case 'End': return count - 1;
    default: return undefined;
  }
}
