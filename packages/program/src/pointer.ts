/** A JSON Pointer (RFC 6901): "" is the whole document, "/lines/0/amount" a place in it. */
export type JsonPointer = string;

/** The pointer to a member or element of what `pointer` points to. */
export function appendPointer(pointer: JsonPointer, key: string | number): JsonPointer {
  return `${pointer}/${typeof key === 'number' ? key : escape(key)}`;
}

/** The pointer with these keys from the top. */
export function toPointer(keys: readonly (string | number)[]): JsonPointer {
  return keys.reduce<JsonPointer>(appendPointer, '');
}

/** The keys of a pointer from the top. Throws a SyntaxError for text that is not a pointer. */
export function pointerKeys(pointer: JsonPointer): string[] {
  if (pointer === '') return [];
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer)) throw new SyntaxError(`"${pointer}" is not a JSON Pointer.`);
  return pointer.slice(1).split('/').map(key => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** What the pointer points to in a document; undefined if there is nothing. Only own members count. */
export function valueAt(document: unknown, pointer: JsonPointer): unknown {
  let value = document;
  for (const key of pointerKeys(pointer)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    if (Array.isArray(value) && !/^(0|[1-9]\d*)$/.test(key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

/** The pointer one level up; undefined for the whole document. */
export function parentPointer(pointer: JsonPointer): JsonPointer | undefined {
  return pointer === '' ? undefined : pointer.slice(0, pointer.lastIndexOf('/'));
}

function escape(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
