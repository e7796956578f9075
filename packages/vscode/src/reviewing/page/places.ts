import type { ToldPlace } from '@remit/server/compare-request';
import { button, make } from '../../preview/page/elements.ts';
import { ask } from './host.ts';

/** Words that lead to a place of one of the two texts; plain words where there is none. */
export function leadingTo(text: string, place: ToldPlace | undefined): HTMLElement {
  if (!place) return make('span', {}, text);
  return button(text, { class: 'leads', title: `${place.state === 'after' ? 'Open' : 'Open, as it was,'} ${place.path}, line ${place.line}` }, () => ask({ type: 'go', place }));
}

/** Where something stands, in words. */
export function whereOf(place: ToldPlace | undefined): string {
  return place ? `${place.path}, line ${place.line}${place.state === 'before' ? ', as it was' : ''}` : '';
}
