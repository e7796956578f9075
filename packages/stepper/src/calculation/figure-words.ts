import type { SourcePlace } from '@remit/program/source-place';

/**
 * "figure of line 24": what a figure is called that the contract gives no name to.
 *
 * @param place the words that it comes from
 * @param around the step that uses it; of another text than that, it is said which
 */
export function figureWords(place: SourcePlace | undefined, around: SourcePlace | undefined): string {
  if (!place) return 'figure of the contract';
  return place.uri === around?.uri ? `figure of line ${place.line}` : `figure of ${place.uri.slice(place.uri.lastIndexOf('/') + 1)}, line ${place.line}`;
}
