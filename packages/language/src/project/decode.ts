/** Text read from bytes, and where they stop being UTF-8. */
export interface DecodedText {
  /** Without a byte order mark. Bytes that are not UTF-8 are replaced, so that the rest can still be looked at. */
  text: string;
  /** The first place that is not UTF-8; lines and characters from 0. */
  problem?: EncodingProblem;
}

/** The first place of a file that is not UTF-8. */
export interface EncodingProblem {
  line: number;
  character: number;
  /** What the file seems to be instead. */
  looksLike: 'UTF-16' | 'Windows-1252';
}

/** Reads UTF-8 strictly: a wrong byte is reported, never silently replaced. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const utf16 = utf16Label(bytes);
  if (utf16) {
    return { text: new TextDecoder(utf16).decode(bytes), problem: { line: 0, character: 0, looksLike: 'UTF-16' } };
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { text: new TextDecoder('utf-8').decode(bytes), problem: { ...firstWrongPlace(bytes), looksLike: 'Windows-1252' } };
  }
}

function utf16Label(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** A line break is one byte in UTF-8 and never part of another character, so lines can be read one by one. */
function firstWrongPlace(bytes: Uint8Array): { line: number; character: number } {
  const strict = new TextDecoder('utf-8', { fatal: true });
  let line = 0;
  for (let start = 0; start <= bytes.length; line += 1) {
    const found = bytes.indexOf(0x0a, start);
    const end = found < 0 ? bytes.length : found;
    const content = bytes.subarray(start, end);
    try {
      strict.decode(content);
    } catch {
      return { line, character: Math.max(0, new TextDecoder('utf-8').decode(content).indexOf('\uFFFD')) };
    }
    start = end + 1;
  }
  return { line: 0, character: 0 };
}
