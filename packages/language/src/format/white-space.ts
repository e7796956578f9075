/** How the white space of two texts with the same words differs. */

/** White space to be put in place of other white space, by offsets. */
export interface SpaceEdit { readonly from: number; readonly to: number; readonly text: string }

/**
 * What to change in a text so that lines stand where they belong and words are as far apart as in another one. No line is joined or split and no
 * word moved; undefined if the other text has not the same words in the same order.
 */
export function spaceEdits(text: string, wanted: string): SpaceEdit[] | undefined {
  const [now, then] = [signsOf(text), signsOf(wanted)];
  if (now.length !== then.length) return undefined;
  const edits: SpaceEdit[] = [];
  for (const [index, { at, sign, space }] of now.entries()) {
    const other = then[index]!;
    if (sign !== other.sign) return undefined;
    if (space === other.space || space.includes('\n') !== other.space.includes('\n')) continue;
    const [old, fresh] = [lastLine(space), lastLine(other.space)];
    if (old !== fresh) edits.push({ from: at - old.length, to: at, text: fresh });
  }
  return edits;
}

function lastLine(space: string): string {
  return space.slice(space.lastIndexOf('\n') + 1);
}

/** Each sign that is seen, where it stands, and the white space before it. */
function signsOf(text: string): { readonly at: number; readonly sign: string; readonly space: string }[] {
  return [...text.matchAll(/(\s*)(\S)/g)].map(({ index, 1: space, 2: sign }) => ({ at: index + space!.length, sign: sign!, space: space! }));
}
