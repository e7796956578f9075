import type { Schema } from '../../schema/schema.ts';

/** What a schema asks for, in words: "a text", "one of 'carry', 'invoice'", "a list". */
export function describeSchema(schema: Schema): string {
  if (schema.const !== undefined) return quote(schema.const);
  if (schema.enum) return schema.enum.length === 1 ? quote(schema.enum[0]!) : `one of ${schema.enum.map(quote).join(', ')}`;
  switch (schema.type) {
    case 'object': return schema.required?.length ? `an object with ${schema.required.map(quote).join(', ')}` : 'an object';
    case 'array': return schema.minItems ? `a list of at least ${schema.minItems}` : 'a list';
    case 'boolean': return "'true' or 'false' without quotes";
    case 'integer': return `a whole number from ${schema.minimum ?? 0} to ${schema.maximum ?? 'any'} without quotes`;
    case 'null': return "'null'";
    case 'string': return schema.description ? described(schema.description) : schema.minLength ? 'a text that is not empty' : 'a text';
    default: return schema.oneOf ? 'one of the forms allowed here' : 'something else';
  }
}

/** A description of a schema as part of a sentence. */
function described(description: string): string {
  return `a text (${description.charAt(0).toLowerCase()}${description.slice(1).replace(/\.$/, '')})`;
}

/** What a value is, in words. */
export function describeValue(value: unknown): string {
  if (value === null) return "'null'";
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  switch (typeof value) {
    case 'string': return value === '' ? 'an empty text' : quote(value);
    case 'number': return `the number ${value}`;
    case 'boolean': return quote(value);
    case 'object': return 'an object';
    case 'undefined': return 'nothing';
    default: return `a ${typeof value}`;
  }
}

/** In quotes, cut where long. */
export function quote(value: string | number | boolean): string {
  const text = String(value);
  return `'${text.length > 60 ? `${text.slice(0, 60)}…` : text}'`;
}
