import { describe, expect, it } from 'vitest';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { DocumentSchema, Expr } from '@remit/program';
import { appendPointer, childrenOf, pointerKeys, programSchema, rootExpressions, schemas, visitExpr } from '@remit/program';
import { OPS } from '@remit/program/schema/expression-schema';
import { checkShape } from '@remit/program/validate/shape/check-shape';
import { maximalFacts, maximalLedger, maximalMap, maximalResult, maximalScenarios } from '../fixtures/program/maximal-documents.ts';
import { maximalProgram } from '../fixtures/program/maximal-program.ts';

const constant: Expr = { op: 'number', v: '1' };

/** The expression with constants for all inside it. */
function shallow(expr: Expr): Expr {
  const copy = structuredClone(expr);
  for (const { at } of childrenOf(expr)) {
    const keys = pointerKeys(at);
    const last = keys.pop()!;
    keys.reduce<any>((inner, key) => inner[key], copy)[last] = constant;
  }
  return copy;
}

/** The program with a constant for each expression: expressions are tried by themselves. */
const flatProgram = structuredClone(maximalProgram);
for (const { at } of rootExpressions(flatProgram)) {
  const keys = pointerKeys(at);
  const last = keys.pop()!;
  keys.reduce<any>((inner, key) => inner[key], flatProgram)[last] = constant;
}
const nodes = new Map<string, Expr>();
for (const { at, expr } of rootExpressions(maximalProgram)) visitExpr(expr, at, each => nodes.set([each.op, ...Object.keys(each)].join(), shallow(each)));

const documents = { program: maximalProgram, facts: maximalFacts, ledger: maximalLedger, result: maximalResult, map: maximalMap, scenarios: maximalScenarios };
const ajv = new Ajv2020({ strict: true, strictTuples: false, allErrors: false, validateFormats: false, discriminator: false });
const names = Object.keys(schemas) as (keyof typeof schemas)[];
const validators = Object.fromEntries(names.map(name => [name, ajv.compile(schemas[name])]));

/** Calls `look` with the document once for each small change at each kind of place in it, undoing the change afterwards. */
function tryChanges(document: unknown, look: (what: string) => void): void {
  const tried = new Set<string>();
  for (const at of [...places(document, '')]) {
    const keys = pointerKeys(at);
    const last = keys.pop()!;
    const holder: any = keys.reduce<any>((inner, key) => inner[key], document);
    const value = holder[last];
    const kind = [keys.findLast(key => !/^\d+$/.test(key)), Array.isArray(holder) || last, holder.op, holder.kind].join();
    if (tried.has(kind)) continue;
    tried.add(kind);
    const object = typeof value === 'object' && value !== null && !Array.isArray(value);
    for (const other of object ? ['x', { ...value, surprise: 1 }, []] : [null, 7, 1.5, '', '01', true]) {
      holder[last] = other;
      look(`${at} = ${JSON.stringify(other)}`);
    }
    holder[last] = value;
    if (Array.isArray(holder)) {
      holder.splice(Number(last), 1);
      look(`${at} left out`);
      holder.splice(Number(last), 0, value);
    } else {
      delete holder[last];
      look(`${at} left out`);
      holder[last] = value;
    }
  }
}

function* places(value: unknown, at: string): Generator<string> {
  if (at !== '') yield at;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) yield* places(child, appendPointer(at, key));
}

describe.each(names)('the schema of %s', name => {
  const document = documents[name];
  const valid = validators[name]!;

  it('is a JSON Schema 2020-12 of its own name', () => {
    expect(ajv.validateSchema(schemas[name])).toBe(true);
    expect(schemas[name].$id).toMatch(/^https:\/\/remit\.example\/schema\/remit-[a-z]+-1\.0\.json$/);
  });

  it('accepts a document with every field', () => {
    expect(valid(document) ? [] : valid.errors).toEqual([]);
    expect(checkShape(document, schemas[name])).toEqual([]);
  });

  it('is read alike by the shape check and by a general validator', () => {
    const differences: string[] = [];
    let refused = 0;
    const copy = structuredClone(name === 'program' ? flatProgram : document);
    tryChanges(copy, what => {
      const general = valid(copy);
      const ours = checkShape(copy, schemas[name]).length === 0;
      if (!general) refused++;
      if (general !== ours) differences.push(`${what}: ${general ? 'accepted' : 'refused'} by the general validator alone`);
    });
    expect(copy).toEqual(name === 'program' ? flatProgram : document);
    expect(differences).toEqual([]);
    expect(refused).toBeGreaterThan(20);
  });

  it('describes every field of the document and no field that is not in it', () => {
    const used = new Set<string>();
    for (const at of places(document, '')) used.add(pointerKeys(at).at(-1)!);
    const fields = [schemas[name], ...Object.values(schemas[name].$defs)].flatMap(each => Object.keys(each.properties ?? {}));
    expect(fields.filter(field => !used.has(field))).toEqual([]);
  });
});

describe('the schema of expressions', () => {
  const schema: DocumentSchema = { ...programSchema.$defs['expression']!, $schema: programSchema.$schema, $id: `${programSchema.$id}/expression`, title: 'Expression', $defs: programSchema.$defs };
  const valid = ajv.compile(schema);

  it('has every node, and every node is tried', () => {
    expect([...new Set([...nodes.values()].map(each => each.op))].sort()).toEqual([...OPS].sort());
  });

  it.each([...nodes.values()])('is read alike for $op', node => {
    const copy = structuredClone(node);
    expect([valid(copy), checkShape(copy, schema)]).toEqual([true, []]);
    tryChanges(copy, what => expect([what, checkShape(copy, schema).length === 0]).toEqual([what, valid(copy)]));
  });
});
