import type { Schema } from '@remit/program';
import { factsSchema, programSchema } from '@remit/program';
import type { Case } from './generate/case.ts';

type Defs = Readonly<Record<string, Schema>>;
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Every optional field of programs and facts, as "definition.field", nodes and their fields among them. */
export function optionalFields(): Set<string> {
  const out = new Set<string>();
  for (const schema of [programSchema, factsSchema]) {
    const looked = new Set<string>();
    const look = (s: Schema, at: string): void => {
      if (s.$ref) {
        const name = nameOf(s);
        if (looked.has(name)) return;
        looked.add(name);
        if (name.startsWith('node-')) out.add(name);
        return look(schema.$defs[name]!, name);
      }
      for (const each of [...(s.oneOf ?? []), ...(s.prefixItems ?? []), ...(s.items ? [s.items] : []), ...(mapOf(s) ? [mapOf(s)!] : [])]) look(each, at);
      for (const [name, each] of Object.entries(s.properties ?? {})) {
        if (!s.required?.includes(name)) out.add(`${at}.${name}`);
        look(each, `${at}.${name}`);
      }
    };
    look(schema, schema === programSchema ? 'program' : 'facts');
  }
  return out;
}

/** The optional fields that a case has. */
export function fieldsOf({ program, steps }: Case): Set<string> {
  const out = new Set<string>();
  const look = (value: Json, schema: Schema, $defs: Defs, at: string): void => {
    if (schema.$ref) {
      const name = nameOf(schema);
      if (name.startsWith('node-')) out.add(name);
      return look(value, $defs[name]!, $defs, name);
    }
    const fitting = schema.oneOf?.find((each) => fits(value, each, $defs));
    if (fitting) look(value, fitting, $defs, at);
    if (Array.isArray(value)) value.forEach((each, i) => look(each, schema.prefixItems?.[i] ?? (schema.items || {}), $defs, at));
    else if (value !== null && typeof value === 'object') {
      for (const [name, each] of Object.entries(value)) {
        const inner = schema.properties?.[name];
        if (inner && !schema.required?.includes(name)) out.add(`${at}.${name}`);
        if (inner ?? mapOf(schema)) look(each, inner ?? mapOf(schema)!, $defs, inner ? `${at}.${name}` : at);
      }
    }
  };
  look(program as unknown as Json, programSchema, programSchema.$defs, 'program');
  for (const { facts } of steps) look(facts as unknown as Json, factsSchema, factsSchema.$defs, 'facts');
  return out;
}

const nameOf = (schema: Schema): string => schema.$ref!.replace('#/$defs/', '');

const mapOf = ({ additionalProperties: of }: Schema): Schema | undefined => (typeof of === 'object' ? of : undefined);

/** Whether a value is of a branch, by what tells branches apart: the kind of value, constants, and the fields that must be there. */
function fits(value: Json, schema: Schema, $defs: Defs): boolean {
  if (schema.$ref) return fits(value, $defs[nameOf(schema)]!, $defs);
  if (value === null || typeof value !== 'object') return schema.type === (value === null ? 'null' : typeof value) && (schema.const === undefined || schema.const === value);
  if (Array.isArray(value) || schema.type !== 'object') return Array.isArray(value) && schema.type === 'array';
  return Object.entries(schema.properties ?? {}).every(([name, { const: is }]) => is === undefined || value[name] === is) && (schema.required ?? []).every((name) => name in value);
}
