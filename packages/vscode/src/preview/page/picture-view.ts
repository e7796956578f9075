import type { ViewTable } from '@remit/views/picture';
import type { Picture } from '@remit/views/pictures';
import { renderPicture } from '@remit/views/render';
import { leading, make } from './elements.ts';

/** A picture as part of the page, drawn for the room that there is. Its style sheet is that of the page; its marks lead to the text. */
export async function pictureView(picture: Picture, width: number): Promise<{ nodes: Node[]; key: string }> {
  if (picture.empty !== undefined) return { nodes: [make('p', { class: 'empty' }, picture.empty)], key: picture.empty };
  const svg = await renderPicture(picture, { style: false, words: false, width });
  const drawn = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  // What is marked is drawn; here it also leads somewhere.
  for (const mark of drawn.querySelectorAll('[data-range][role=img]')) mark.setAttribute('role', 'link');
  const { title, description, notes } = picture;
  return { nodes: [...heading(picture), make('p', { class: 'wider', hidden: true }, 'The picture goes on to the right: scroll sideways, widen this view, or make the picture smaller.'), make('div', { class: 'picture' }, document.importNode(drawn, true)), ...told(notes)], key: JSON.stringify([title, description, notes, svg]) };
}

/** What a picture shows, in words that are as wide as the page. */
function heading({ title, description }: Picture): Node[] {
  return [make('h2', {}, title), make('p', {}, description)];
}

function told(notes: readonly string[]): Node[] {
  return notes.map((note) => make('p', { class: 'muted' }, note));
}

/** The same as tables, for who reads rather than looks. */
export function tableView(picture: Picture): { nodes: Node[]; key: string } {
  const { title, description, notes, tables, empty } = picture;
  const table = (view: ViewTable): Node => {
    const leads = leadingColumn(view);
    return make('div', { class: 'wide' }, make('table', {},
      make('caption', {}, view.title),
      make('thead', {}, make('tr', {}, ...view.columns.map((column) => make('th', { scope: 'col' }, column)))),
      make('tbody', {}, ...view.rows.map(({ cells, at }) => make('tr', {}, ...cells.map((cell, index) => (index === leads ? make('th', { scope: 'row' }, leading(datesTogether(cell), at)) : make('td', {}, datesTogether(cell)))))))));
  };
  const nodes = tables.filter(({ rows }) => rows.length > 0).map(table);
  const body = nodes.length > 0 ? nodes : [make('p', { class: 'empty' }, empty ?? 'There is no table of it.')];
  return {
    nodes: [...heading(picture), ...body, ...told(notes)],
    key: JSON.stringify(['table', title, description, tables, notes, empty]),
  };
}

/** A text whose dates are not torn apart at the end of a line. */
function datesTogether(text: string): string {
  return text.replace(/(\d{1,2}) (\p{Lu}\p{Ll}+) (\d{4})/gu, '$1\u00a0$2\u00a0$3');
}

/** The first column in which no two rows are alike: what the rows are about. */
function leadingColumn({ columns, rows }: ViewTable): number {
  const index = columns.findIndex((_, place) => new Set(rows.map(({ cells }) => cells[place])).size === rows.length);
  return Math.max(0, index);
}
