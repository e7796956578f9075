import type { DocumentSchema, Schema } from '../../schema/schema.ts';
import type { ShapeProblem } from './problem.ts';
import { isCivilDate } from '../../civil-date.ts';
import { appendPointer } from '../../pointer.ts';
import { formatNumber, parseDecimal, parseNumber, rational } from '../../rational.ts';
import { NAME } from '../../schema/common.ts';
import { unseenCharacter } from '../../unseen.ts';
import { describeSchema, describeValue, quote } from './describe.ts';
import { nestingProblem } from './nesting.ts';
import { MAX_PROBLEMS } from './problem.ts';

/**
 * Holds a value against a schema without generating code, so that it runs where
 * a browser's policy forbids that. Understands the schemas of this package, and
 * two things that they cannot say: that a `number` is in its one spelling, and
 * that a `date` exists.
 */
export function checkShape(value: unknown, schema: DocumentSchema): ShapeProblem[] {
  const tooDeep = nestingProblem(value);
  if (tooDeep) return [tooDeep];
  const check = new ShapeCheck(schema.$defs);
  check.value(value, schema, '');
  return check.problems;
}

class ShapeCheck {
  readonly problems: ShapeProblem[] = [];
  readonly #definitions: ReadonlyMap<string, Schema>;
  readonly #forms = new Map<Schema, Forms>();

  constructor(definitions: Readonly<Record<string, Schema>>) {
    this.#definitions = new Map(Object.entries(definitions));
  }

  value(value: unknown, schema: Schema, at: string, definition = ''): void {
    if (this.problems.length >= MAX_PROBLEMS) return;
    if (schema.$ref) {
      const name = schema.$ref.slice('#/$defs/'.length);
      this.value(value, this.#resolve(schema), at, name);
    } else if (schema.oneOf) this.#form(value, schema, at);
    else if (!hasType(value, schema.type)) this.#wrong(value, schema, at);
    else if (typeof value === 'string') this.#text(value, schema, at, definition);
    else if (typeof value === 'number') this.#count(value, schema, at);
    else if (Array.isArray(value)) this.#list(value, schema, at);
    else if (typeof value === 'object' && value !== null) this.#object(value as Record<string, unknown>, schema, at);
    else if (schema.const !== undefined && value !== schema.const) this.#wrong(value, schema, at);
  }

  #resolve(schema: Schema): Schema {
    if (!schema.$ref) return schema;
    const found = this.#definitions.get(schema.$ref.slice('#/$defs/'.length));
    if (!found) throw new TypeError(`The schema has no definition ${schema.$ref}.`);
    return this.#resolve(found);
  }

  #wrong(value: unknown, schema: Schema, at: string): void {
    this.problems.push({ kind: 'value', at, expected: describeSchema(schema), found: describeValue(value) });
  }

  #text(value: string, schema: Schema, at: string, definition: string): void {
    const unkept = unkeptText(value, schema);
    if (unkept !== undefined) this.problems.push({ kind: 'text', at, found: unkept });
    else if (value.length > (schema.maxLength ?? Infinity)) this.problems.push({ kind: 'value', at, expected: `a text of at most ${schema.maxLength} characters`, found: `one of ${value.length}: ${describeValue(value)}` });
    else if (definition === 'number' && parseNumber(value) === undefined) this.#number(value, schema, at);
    else if (definition === 'date' && !isCivilDate(value)) this.problems.push({ kind: 'date', at, found: value });
    else if (!fitsText(value, schema)) this.#wrong(value, schema, at);
  }

  #number(value: string, schema: Schema, at: string): void {
    const meant = readLoosely(value);
    if (meant === undefined) this.#wrong(value, schema, at);
    else this.problems.push({ kind: 'number', at, found: value, canonical: meant });
  }

  #count(value: number, schema: Schema, at: string): void {
    const fits = Number.isSafeInteger(value) && !Object.is(value, -0)
      && (schema.const === undefined || value === schema.const)
      && value >= (schema.minimum ?? value) && value <= (schema.maximum ?? value);
    if (!fits) this.#wrong(value, schema, at);
  }

  #list(value: readonly unknown[], schema: Schema, at: string): void {
    const { minItems = 0, maxItems = Infinity, prefixItems = [] } = schema;
    if (value.length < minItems || value.length > maxItems) this.#wrong(value, schema, at);
    for (let index = 0; index < value.length; index++) {
      const items = prefixItems[index] ?? (schema.items || undefined);
      if (items) this.value(value[index], items, appendPointer(at, index));
    }
    if (schema.uniqueItems) {
      value.forEach((item, index) => {
        if (value.indexOf(item) < index) this.problems.push({ kind: 'value', at: appendPointer(at, index), expected: 'something that is not in the list already', found: describeValue(item) });
      });
    }
  }

  #object(value: Record<string, unknown>, schema: Schema, at: string): void {
    const { properties = {}, required = [], additionalProperties } = schema;
    for (const field of required) {
      if (!has(value, field)) this.problems.push({ kind: 'missing', at, field });
    }
    for (const [field, child] of Object.entries(value)) {
      if (child === undefined) continue;
      const childAt = appendPointer(at, field);
      if (field === '__proto__') this.problems.push({ kind: 'text', at: childAt, found: "the name '__proto__'" });
      else if (Object.hasOwn(properties, field)) this.value(child, properties[field]!, childAt);
      else if (additionalProperties) {
        if (schema.propertyNames) this.value(field, schema.propertyNames, childAt);
        this.value(child, additionalProperties, childAt);
      } else this.problems.push({ kind: 'unknown', at: childAt, field, known: Object.keys(properties).map(quote).join(', ') });
    }
  }

  /** Finds the form that is meant, so that the problems are those of that form alone. */
  #form(value: unknown, schema: Schema, at: string): void {
    const { forms, tag, byWord } = this.#formsOf(schema);
    if (tag !== undefined && isObject(value)) {
      const form = has(value, tag) ? byWord.get(value[tag]) : undefined;
      if (form) this.value(value, form, at);
      else if (!has(value, tag)) this.problems.push({ kind: 'missing', at, field: tag });
      else this.problems.push({ kind: 'value', at: appendPointer(at, tag), expected: `one of ${[...byWord.keys()].map(word => quote(String(word))).join(', ')}`, found: describeValue(value[tag]) });
      return;
    }
    const candidates = forms.filter(form => hasType(value, form.type));
    const likely = candidates.length > 1 && isObject(value)
      ? candidates.filter(form => form.required?.some(field => has(value, field))) : candidates;
    if (likely.length === 1) this.value(value, likely[0]!, at);
    else this.problems.push({ kind: 'value', at, expected: forms.map(describeSchema).join(', or '), found: describeValue(value) });
  }

  #formsOf(schema: Schema): Forms {
    const known = this.#forms.get(schema);
    if (known) return known;
    const forms = schema.oneOf!.map(form => this.#resolve(form));
    const tag = commonTag(forms);
    const byWord = new Map(tag === undefined ? [] : forms.map(form => [form.properties![tag]!.const, form]));
    const made = { forms, tag, byWord };
    this.#forms.set(schema, made);
    return made;
  }
}

/** The forms of a `oneOf`, by the word in the field that tells them apart if there is one. */
interface Forms { forms: readonly Schema[]; tag: string | undefined; byWord: ReadonlyMap<unknown, Schema> }

function hasType(value: unknown, type: Schema['type']): boolean {
  switch (type) {
    case undefined: return true;
    case 'object': return isObject(value);
    case 'array': return Array.isArray(value);
    case 'integer': return typeof value === 'number';
    case 'null': return value === null;
    default: return typeof value === type;
  }
}

/** What no text, or no name, may hold because it cannot be seen or has another meaning elsewhere. */
function unkeptText(value: string, { pattern }: Schema): string | undefined {
  if (!value.isWellFormed()) return 'a character that is cut in half';
  if (pattern !== NAME) return undefined;
  if (value === '__proto__') return "the name '__proto__'";
  const unseen = unseenCharacter(value);
  return unseen === undefined ? undefined : `a character that cannot be seen (${unseen}), in '${value.slice(0, 60)}'`;
}

function fitsText(value: string, { const: only, enum: words, pattern, minLength = 0, maxLength = Infinity }: Schema): boolean {
  return (only === undefined || value === only) && (!words || words.includes(value))
    && value.length >= minLength && value.length <= maxLength && (!pattern || compiled(pattern).test(value));
}

const patterns = new Map<string, RegExp>();

function compiled(pattern: string): RegExp {
  const known = patterns.get(pattern);
  if (known) return known;
  const made = new RegExp(pattern, 'u');
  patterns.set(pattern, made);
  return made;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function has(value: Record<string, unknown>, field: string): boolean {
  return Object.hasOwn(value, field) && value[field] !== undefined;
}

/** The field by whose fixed text the forms are told apart, if there is one. */
function commonTag(forms: readonly Schema[]): string | undefined {
  return Object.keys(forms[0]?.properties ?? {}).find(field => forms.every(form => typeof form.properties?.[field]?.const === 'string'));
}

/** The canonical spelling of a number in another spelling. */
function readLoosely(value: string): string | undefined {
  const fraction = /^(-?\d+)\/(\d+)$/.exec(value);
  if (fraction && value.length < 1000) return BigInt(fraction[2]!) === 0n ? undefined : formatNumber(rational(BigInt(fraction[1]!), BigInt(fraction[2]!)));
  const decimal = value.trim() === value ? parseDecimal(value) : undefined;
  return decimal && formatNumber(decimal);
}
