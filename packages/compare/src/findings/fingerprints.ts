import { sha256Hex } from '@remit/program/hash';

/** What of a finding its fingerprint is made of. */
export interface Fingerprinted {
  readonly code: string;
  readonly message: string;
  /** The declarations it is in, by their names. */
  readonly declaration?: string;
  readonly file?: string;
}

/**
 * What a finding is known by from one run to the next: its code, the declaration it is in, what it says is wrong, and which of several alike
 * in its file it is. Lines do not come into it, so it stays the same when text above is added or taken out; neither does the file's name,
 * nor what to do about it, as suggestions change with what stands elsewhere.
 *
 * @returns the fingerprints in the order of the findings
 */
export function fingerprints(findings: readonly Fingerprinted[]): string[] {
  const counts = new Map<string, number>();
  return findings.map(({ code, declaration, message, file }) => {
    const same = sha256Hex(JSON.stringify([code, declaration ?? '', firstSentence(message)])).slice(0, 32);
    const key = JSON.stringify([file ?? '', same]);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return `${same}:${count}`;
  });
}

function firstSentence(message: string): string {
  const words = message.replace(/\s+/g, ' ').trim();
  return /^.*?[.!?](?= |$)/.exec(words)?.[0] ?? words;
}
