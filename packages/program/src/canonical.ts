import canonicalize from 'canonicalize';
import type { JsonPointer } from './pointer.ts';
import { toPointer } from './pointer.ts';

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

/** A value on the way; where it is, is only spelt out for a message. */
interface Step { value: unknown; key: string; inside: Step | undefined; leaves?: boolean }

function requireCanonical(document: unknown): void {
  const open = new Set<object>();
  const steps: Step[] = [{ value: document, key: '', inside: undefined }];
  for (let step = steps.pop(); step; step = steps.pop()) {
    const { value } = step;
    if (step.leaves) { open.delete(value as object); continue; }
    if (value === null || typeof value === 'boolean') continue;
    if (typeof value === 'string') requireText(value, step);
    else if (typeof value === 'number') requireInteger(value, step);
    else if (typeof value === 'object') {
      requirePlain(value, step);
      if (open.has(value)) throw new TypeError(`The document contains itself at "${pointerTo(step)}".`);
      open.add(value);
      steps.push({ ...step, leaves: true });
      for (const [key, child] of Object.entries(value)) {
        if (child === undefined && !Array.isArray(value)) continue;
        requireText(key, step);
        steps.push({ value: child, key, inside: step });
      }
    } else throw new TypeError(`JSON has no word for the ${typeof value} at "${pointerTo(step)}".`);
  }
}

function requireText(text: string, at: Step): void {
  if (!text.isWellFormed()) throw new TypeError(`The text at "${pointerTo(at)}" is not well-formed Unicode.`);
}

function requireInteger(value: number, at: Step): void {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
    throw new TypeError(`The number ${value} at "${pointerTo(at)}" is not a small whole number; quantities are written as strings.`);
  }
}

function requirePlain(value: object, at: Step): void {
  if (Array.isArray(value)) {
    if (Object.keys(value).length !== value.length) throw new TypeError(`The list at "${pointerTo(at)}" has gaps.`);
    return;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new TypeError(`The value at "${pointerTo(at)}" is not a plain object.`);
  if (typeof (value as { toJSON?: unknown }).toJSON === 'function') throw new TypeError(`The value at "${pointerTo(at)}" is not a plain object.`);
}

function pointerTo(step: Step): JsonPointer {
  const keys: string[] = [];
  for (let each = step; each.inside; each = each.inside) keys.push(each.key);
  return toPointer(keys.reverse());
}
