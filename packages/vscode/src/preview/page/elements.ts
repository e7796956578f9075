import type { SourcePlace } from '@remit/language/overview/overview';

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Makes an element. Texts stay texts, whatever is written in them; an attribute that is false or undefined is left out. */
export function make<K extends keyof HTMLElementTagNameMap>(name: K, attributes: Attributes = {}, ...children: readonly (Node | string)[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined && value !== false) element.setAttribute(key, value === true ? '' : String(value));
  element.append(...children);
  return element;
}

/** A button. */
export function button(text: string, attributes: Attributes, onPress: () => void): HTMLButtonElement {
  const element = make('button', { type: 'button', ...attributes }, text);
  element.addEventListener('click', onPress);
  return element;
}

/** The attributes by which something is known to stand for a place of the text, as the marks of pictures have them. */
export function placeAttributes(at: SourcePlace | undefined): Attributes {
  if (!at) return {};
  return { 'data-file': at.file, 'data-declaration': at.declaration, 'data-range': `${at.startLine}:${at.startColumn}-${at.endLine}:${at.endColumn}` };
}

/** Words that lead to a place of the text; plain words where there is none. */
export function leading(text: string, at: SourcePlace | undefined): HTMLElement {
  return at ? make('span', { class: 'leads', role: 'link', tabindex: 0, ...placeAttributes(at) }, text) : make('span', {}, text);
}

/** The place that an element stands for. */
export function placeOf(element: Element): SourcePlace | undefined {
  const [, startLine, startColumn, endLine, endColumn] = (/^(\d+):(\d+)-(\d+):(\d+)$/.exec(element.getAttribute('data-range') ?? '') ?? []).map(Number);
  const [file, declaration] = [element.getAttribute('data-file'), element.getAttribute('data-declaration')];
  if (file === null || !startLine || !startColumn || !endLine || !endColumn) return undefined;
  return { file, ...(declaration !== null && { declaration }), startLine, startColumn, endLine, endColumn };
}
