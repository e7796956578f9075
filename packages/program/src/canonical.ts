import canonicalize from 'canonicalize';
import { appendPointer } from './pointer.ts';

/**
 * The canonical JSON text of a document (RFC 8785): one text for one content.
 *
 * Throws a TypeError that names the place by JSON Pointer for anything whose text
 * could differ between implementations or that JSON has no word for: numbers that
 * are not safe integers (quantities are strings), lone surrogates, objects that
 * are not plain, cycles. Properties whose value is undefined are left out.
 */
export function canonicalJson(document: unknown): string {
  requireCanonical(document);
  return canonicalize(document)!;
}

interface Step { value: unknown; at: string; leaves?: boolean }

function requireCanonical(document: unknown): void {
  const open = new Set<object>();
  const steps: Step[] = [{ value: document, at: '' }];
  for (let step = steps.pop(); step; step = steps.pop()) {
    const { value, at } = step;
    if (step.leaves) { open.delete(value as object); continue; }
    if (value === null || typeof value === 'boolean') continue;
    if (typeof value === 'string') requireText(value, at);
    else if (typeof value === 'number') requireInteger(value, at);
    else if (typeof value === 'object') {
      requirePlain(value, at);
      if (open.has(value)) throw new TypeError(`The document contains itself at "${at}".`);
      open.add(value);
      steps.push({ value, at, leaves: true });
      for (const [key, child] of Object.entries(value)) {
        if (child === undefined && !Array.isArray(value)) continue;
        requireText(key, at);
        steps.push({ value: child, at: appendPointer(at, key) });
      }
    } else throw new TypeError(`JSON has no word for the ${typeof value} at "${at}".`);
  }
}

function requireText(text: string, at: string): void {
  if (!text.isWellFormed()) throw new TypeError(`The text at "${at}" is not well-formed Unicode.`);
}

function requireInteger(value: number, at: string): void {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
    throw new TypeError(`The number ${value} at "${at}" is not a small whole number; quantities are written as strings.`);
  }
}

function requirePlain(value: object, at: string): void {
  if (Array.isArray(value)) {
    if (Object.keys(value).length !== value.length) throw new TypeError(`The list at "${at}" has gaps.`);
    return;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new TypeError(`The value at "${at}" is not a plain object.`);
  if (typeof (value as { toJSON?: unknown }).toJSON === 'function') throw new TypeError(`The value at "${at}" is not a plain object.`);
}
