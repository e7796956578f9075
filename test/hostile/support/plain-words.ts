/** Words of programmers that no lawyer should meet, and traces of values that were never there. */
const jargon = /\btokens?\b|\bEOF\b|\bparser?\b|\bundefined\b|\bNaN\b|\[object|\bRangeError\b|\bTypeError\b|\bCannot read propert|\bstack\b|\bat [\w.]+ \(.*:\d+:\d+\)|An error occurred/i;

/** What in a message is not for contract authors; `given` is what the author wrote, which may be quoted. */
export function jargonIn(message: string, given = ''): string | undefined {
  const found = jargon.exec(message)?.[0];
  return found === undefined || given.includes(found) ? undefined : found;
}
