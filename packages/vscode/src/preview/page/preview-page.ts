import { PICTURES, type PictureKind } from '@remit/views/picture';
import { pictureOf, type Picture } from '@remit/views/pictures';
import { renderPicture } from '@remit/views/render';
import { summaryOf } from '@remit/views/summary/summary';
import { marksAt } from '../at-cursor.ts';
import type { CursorPlace, ListedFinding, PreviewContent, ToPage } from '../messages.ts';
import { button, make, placeOf } from './elements.ts';
import { findingsView } from './findings-view.ts';
import { ask, remember, state } from './host.ts';
import { pictureView, tableView } from './picture-view.ts';
import { summaryTools, summaryView } from './summary-view.ts';
import { TabList, type Tab } from './tab-list.ts';
import { VersionChoice } from './version-choice.ts';
import { resize, roomIn, sizeOf, stepped } from './zoom.ts';

const tabs: readonly Tab[] = [
  { id: 'summary', title: 'Summary' }, { id: 'money', title: 'Money' }, { id: 'delivery', title: 'Delivery' }, { id: 'timeline', title: 'Timeline' },
  { id: 'curves', title: 'Curves' }, { id: 'conflicts', title: 'Interests' }, { id: 'findings', title: 'Findings' },
];

/** What a tab shows, and a text that differs when it does. */
interface View { nodes: Node[]; tools: Node[]; key: string }

/** The page of the preview. Only the tab that is seen is made. */
export class PreviewPage {
  private readonly title = make('h1');
  private readonly contracts = make('select', { 'aria-label': 'Contract', hidden: true });
  private readonly version = new VersionChoice();
  private readonly tools = make('div', { class: 'tools', role: 'toolbar', 'aria-label': 'What can be done with this view' });
  private readonly note = make('p', { class: 'note', role: 'status', hidden: true });
  private readonly panel = make('main', { id: 'panel', role: 'tabpanel', tabindex: 0 });
  private readonly tabList: TabList;
  private content: PreviewContent | undefined;
  private findings: readonly ListedFinding[] = [];
  private at: CursorPlace | undefined;
  private drawing = 0;
  private shown = '';
  private room: number | undefined;
  private settling: ReturnType<typeof setTimeout> | undefined;

  constructor(root: HTMLElement) {
    this.tabList = new TabList(tabs, this.panel, (id) => this.choose(id));
    root.append(make('header', {}, make('div', { class: 'head' }, this.title, this.contracts, this.version.element), this.tabList.element, this.tools, this.note), this.panel);
    this.contracts.addEventListener('change', () => {
      remember({ contract: this.contracts.value });
      ask({ type: 'choose', contract: this.contracts.value });
    });
    this.panel.addEventListener('click', ({ target }) => this.go(target));
    this.panel.addEventListener('keydown', (event) => this.press(event));
    new ResizeObserver(() => this.fit()).observe(this.panel);
    this.tabList.choose(this.tab, this.panel);
  }

  /** Takes what the extension tells. */
  take(message: ToPage): void {
    if (message.type === 'content') {
      this.content = message.content;
      this.showHead();
    } else if (message.type === 'findings') {
      this.findings = message.findings;
      this.tabList.count('findings', 'Findings', this.findings.length, this.findings.some(({ severity }) => severity === 'error'));
      if (this.tab !== 'findings') return;
    } else {
      this.at = message.at;
      this.outline(true);
      return;
    }
    void this.draw();
  }

  private get tab(): string {
    return tabs.some(({ id }) => id === state.tab) ? state.tab! : 'summary';
  }

  private choose(tab: string): void {
    remember({ tab });
    this.tabList.choose(tab, this.panel);
    this.showNote();
    void this.draw();
  }

  /** Findings are never those of an earlier text. */
  private showNote(): void {
    this.note.hidden = this.note.textContent === '' || (this.tab === 'findings' && this.content?.isStale === true);
  }

  private showHead(): void {
    const { contracts, shown, file, uri, note, isStale } = this.content!;
    this.title.textContent = shown?.overview.title ?? file ?? 'Preview';
    this.contracts.hidden = contracts.length < 2;
    this.contracts.replaceChildren(...contracts.map(({ name, title }) => make('option', { value: name, selected: name === shown?.overview.name }, title)));
    this.version.show(shown?.overview);
    this.note.textContent = note ?? '';
    this.showNote();
    this.panel.classList.toggle('is-stale', isStale);
    if (uri !== undefined) remember({ ...(uri !== state.uri && { on: '' }), uri, ...(shown && { contract: shown.overview.name }) });
  }

  private async draw(): Promise<void> {
    const drawing = ++this.drawing;
    let view: View;
    try {
      view = await this.view();
    } catch (fault) {
      view = { nodes: [make('p', { class: 'empty' }, `This cannot be drawn: ${fault instanceof Error ? fault.message : String(fault)}`)], tools: [], key: String(fault) };
    }
    if (drawing !== this.drawing) return;
    const key = `${this.tab}\n${view.key}`;
    if (key === this.shown) return this.outline(false);
    const isSame = this.shown.startsWith(`${this.tab}\n`);
    const [top, left, focused] = [this.panel.scrollTop, this.panel.scrollLeft, this.focusedMark()];
    const tool = this.tools.contains(document.activeElement) ? document.activeElement?.getAttribute('data-tool') : undefined;
    this.shown = key;
    this.tools.replaceChildren(...view.tools);
    this.panel.replaceChildren(...view.nodes);
    this.resize();
    // At once: what is at the cursor is then brought into view from there.
    this.panel.scrollTo({ top: isSame ? top : 0, left: isSame ? left : 0, behavior: 'instant' });
    if (tool) this.tools.querySelector<HTMLElement>(`[data-tool="${CSS.escape(tool)}"]`)?.focus();
    if (focused !== undefined && isSame) this.panel.querySelectorAll<SVGElement | HTMLElement>('[data-range][tabindex]')[focused]?.focus();
    this.outline(!isSame);
  }

  private async view(): Promise<View> {
    const { tab } = this;
    if (tab === 'findings') return { nodes: findingsView(this.findings), tools: [], key: JSON.stringify(this.findings) };
    const shown = this.content?.shown;
    if (!shown) return { nodes: [], tools: [], key: '' };
    if (tab === 'summary') {
      const summary = summaryOf(shown.overview);
      return { nodes: summaryView(summary), tools: summaryTools(summary), key: JSON.stringify(summary) };
    }
    const kind = PICTURES.find((one) => one === tab)!;
    const picture = this.picture(kind);
    const view = state.isTable ? tableView(picture) : await pictureView(picture, this.room = roomIn(this.panel));
    return { ...view, tools: this.pictureTools(kind, picture), key: `${state.year ?? ''} ${shown.overview.years.length}\n${view.key}` };
  }

  private picture(kind: PictureKind): Picture {
    const { year, shown } = this.content!;
    return pictureOf(kind, shown!.overview, { ...(year !== undefined && { year }), ...(shown!.program && { program: shown!.program }) });
  }

  private pictureTools(kind: PictureKind, picture: Picture): Node[] {
    const tools: Node[] = [];
    const { name, years: all } = this.content!.shown!.overview;
    const years = all.map(({ name }) => name);
    if ((kind === 'money' || kind === 'curves') && years.length > 1) {
      const select = make('select', { 'data-tool': 'year' }, ...years.map((name) => make('option', { value: name, selected: name === (this.content!.year ?? years[0]) }, name)));
      select.addEventListener('change', () => {
        remember({ year: select.value });
        ask({ type: 'choose', year: select.value });
      });
      tools.push(make('label', {}, 'Year ', select));
    }
    tools.push(button(state.isTable ? 'Show as a picture' : 'Show as a table', { 'data-tool': 'table' }, () => {
      remember({ isTable: state.isTable !== true });
      void this.draw();
    }));
    if (picture.empty !== undefined) return tools;
    if (!state.isTable) {
      tools.push(make('span', { class: 'group' },
        button('−', { 'data-tool': 'smaller', 'aria-label': 'Smaller', title: 'Smaller (−)' }, () => this.zoom(-1)),
        button('Fit', { 'data-tool': 'fit', title: 'As it fits the view (0)' }, () => this.zoom(0)),
        button('+', { 'data-tool': 'larger', 'aria-label': 'Larger', title: 'Larger (+)' }, () => this.zoom(1))));
    }
    tools.push(button('Save picture as SVG', { 'data-tool': 'save' }, () => void renderPicture(picture).then((svg) => ask({ type: 'save', name: `${name}-${kind}.svg`, svg }))));
    return tools;
  }

  private zoom(by: 1 | 0 | -1): void {
    remember({ zoom: by === 0 ? 0 : stepped(sizeOf(this.panel), by) });
    this.resize();
  }

  /** A picture is drawn for the room that it has; when that changes and has settled, it is drawn anew. */
  private fit(): void {
    this.resize();
    clearTimeout(this.settling);
    if (this.panel.clientWidth > 0 && this.room !== undefined && roomIn(this.panel) !== this.room) this.settling = setTimeout(() => void this.draw(), 120);
  }

  private resize(): void {
    resize(this.panel, state.zoom ?? 0);
  }

  private focusedMark(): number | undefined {
    const index = [...this.panel.querySelectorAll('[data-range][tabindex]')].indexOf(document.activeElement!);
    return index < 0 ? undefined : index;
  }

  private press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const zoom = new Map<string, 1 | 0 | -1>([['+', 1], ['=', 1], ['-', -1], ['0', 0]]).get(event.key);
    if (zoom !== undefined && this.panel.querySelector('svg.remit-picture')) this.zoom(zoom);
    else if ((event.key === 'Enter' || event.key === ' ') && event.target instanceof Element && event.target.closest('[data-range]')) this.go(event.target);
    else return;
    event.preventDefault();
  }

  private go(target: EventTarget | null): void {
    if (!(target instanceof Element) || target.closest('button')) return;
    const mark = target.closest('[data-range], [data-mark]');
    const id = mark?.getAttribute('data-mark');
    const own = mark?.hasAttribute('data-range') || id === null || id === undefined ? mark : this.panel.querySelector(`[data-range][data-mark="${CSS.escape(id)}"]`);
    const place = own && placeOf(own);
    if (place) ask({ type: 'go', place });
  }

  /** Outlines what stands for the place of the cursor, and brings it into view. Nothing is asked of the extension then, so that neither follows the other in circles. */
  private outline(toScroll: boolean): void {
    const marks = [...this.panel.querySelectorAll('[data-range]')].flatMap((element) => {
      const place = placeOf(element);
      return place ? [{ element, place }] : [];
    });
    const found = this.at && this.content ? new Set(marksAt(this.at, marks.map(({ place }) => place), this.content.declarations)) : new Set<number>();
    for (const [index, { element }] of marks.entries()) {
      element.classList.toggle('is-at', found.has(index));
      if (found.has(index)) element.setAttribute('aria-current', 'true');
      else element.removeAttribute('aria-current');
    }
    const [first] = found;
    if (toScroll && first !== undefined) marks[first]!.element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
}
