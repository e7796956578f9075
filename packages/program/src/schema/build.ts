import type { DocumentSchema, Schema } from './schema.ts';

/** Names of the fields that every T has. */
export type RequiredKeys<T> = { [K in keyof T & string]-?: object extends Pick<T, K> ? never : K }[keyof T & string];
/** Names of the fields that a T may lack. */
export type OptionalKeys<T> = Exclude<keyof T & string, RequiredKeys<T>>;

type FieldSchemas<K extends string> = [K] extends [never] ? Record<string, never> : { readonly [P in K]: Schema };

/**
 * An object with exactly the fields of the interface T. The compiler refuses a
 * schema that lacks a field of T or takes an optional field for a required one,
 * so types and schemas cannot drift apart.
 */
export function object<T>(required: FieldSchemas<RequiredKeys<T>>, ...[optional]: [OptionalKeys<T>] extends [never] ? [] : [FieldSchemas<OptionalKeys<T>>]): Schema {
  return { type: 'object', properties: { ...required, ...optional }, required: Object.keys(required), additionalProperties: false };
}

/** An object with keys of the user's choosing. */
export function map(values: Schema, keys: Schema = ref('key')): Schema {
  return { type: 'object', propertyNames: keys, additionalProperties: values };
}

/** A list of at least `minItems`. */
export function list(items: Schema, minItems = 0): Schema {
  return { type: 'array', items, ...(minItems > 0 ? { minItems } : {}) };
}

/** A pair of two schemas. */
export function pair(first: Schema, second: Schema): Schema {
  return { type: 'array', prefixItems: [first, second], items: false, minItems: 2, maxItems: 2 };
}

/** Exactly one of the schemas. */
export function oneOf(...schemas: Schema[]): Schema {
  return { oneOf: schemas };
}

/** One of these words. */
export function words<W extends string>(...all: W[]): Schema {
  return { type: 'string', enum: all };
}

/** This word. */
export function word(text: string): Schema {
  return { type: 'string', const: text };
}

/** The boolean `true`; the field is left out otherwise. */
export const flag: Schema = { type: 'boolean', const: true };
export const truth: Schema = { type: 'boolean' };
export const text: Schema = { type: 'string' };

/** A small count, never a quantity. */
export function count(minimum: number, maximum: number): Schema {
  return { type: 'integer', minimum, maximum };
}

/** A definition of this document. */
export function ref(name: string): Schema {
  return { $ref: `#/$defs/${name}` };
}

/** The base of the schemas' identifiers; they identify and need not be fetched. */
export const SCHEMA_BASE = 'https://remit.example/schema/';

/** A schema of a whole document under its identifier. */
export function documentSchema(name: string, title: string, description: string, body: Schema, $defs: Record<string, Schema>): DocumentSchema {
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', $id: `${SCHEMA_BASE}${name}.json`, title, description, ...body, $defs };
}
