/** The first line of each part of a comparison. */
import { counted } from '@remit/story/money';
import type { Comparison } from '../compare-states.ts';

/** "3 declarations changed, 1 added, 2 taken out". */
export function textHeadline({ text: { changes } }: Comparison): string {
  if (changes.length === 0) return 'The texts say the same.';
  const count = (what: string): number => changes.filter((one) => one.what === what).length;
  const [changed, added, removed] = [count('changed'), count('added'), count('removed')];
  return [
    changed > 0 ? `${changed} changed` : '', added > 0 ? `${added} added` : '', removed > 0 ? `${removed} taken out` : '',
  ].filter((part) => part !== '').join(', ');
}

/** "2 new, 1 gone, 5 as before". */
export function findingsHeadline({ findings: { fresh, gone, same } }: Comparison): string {
  if (fresh.length + gone.length === 0) return same === 0 ? 'None before, none now.' : `${counted(same, 'finding')}, the same as before.`;
  return `${fresh.length} new, ${gone.length} gone, ${same} as before`;
}

/** What has to be known of the comparison itself. */
export function notesOn({ text: { unread } }: Comparison): string[] {
  const tell = (files: readonly string[], when: string, can: string): string[] =>
    (files.length === 0 ? [] : [`${when}, ${files.map((file) => `"${file}"`).join(', ')} ${can} be read in full. Changes in what was not read are missing here, and nothing is said of what reviewers would object to.`]);
  return [...tell(unread.before, 'Before', 'could not'), ...tell(unread.after, 'Now', 'cannot')];
}
