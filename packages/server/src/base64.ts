/** Most arguments that a function is given at once. */
const piece = 0x8000;

/** Bytes as base64 text. */
export function toBase64(bytes: Uint8Array): string {
  let characters = '';
  for (let start = 0; start < bytes.length; start += piece) characters += String.fromCharCode(...bytes.subarray(start, start + piece));
  return btoa(characters);
}

/**
 * The bytes that a base64 text stands for.
 *
 * @throws DOMException if the text is no base64
 */
export function fromBase64(text: string): Uint8Array {
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let index = 0; index < characters.length; index += 1) bytes[index] = characters.charCodeAt(index);
  return bytes;
}
