import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from './canonical.ts';

/** SHA-256 in lower-case hexadecimal; text is hashed as UTF-8. */
export function sha256Hex(content: string | Uint8Array): string {
  return bytesToHex(sha256(typeof content === 'string' ? utf8ToBytes(content) : content));
}

/** Identity of a document: "sha256:" and the SHA-256 of its canonical JSON. Throws a TypeError where `canonicalJson` does. */
export function documentHash(document: unknown): string {
  return `sha256:${sha256Hex(canonicalJson(document))}`;
}
