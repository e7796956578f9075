import type { Case, Compare, Expr, Logic, Lookup } from '@remit/program';
import { compare } from './arithmetic.ts';
import { Branches } from './branches.ts';
import type { Place } from './constants.ts';
import { never } from './nodes.ts';
import type { Translator } from './translator.ts';
import { unsupported } from './unsupported.ts';
import type { Bool, Value } from './value.ts';
import { constantBool, NEVER } from './value.ts';
import type { Code } from './writer.ts';

const SIGNS = { lt: '<', le: '<=', gt: '>', ge: '>=', eq: '===', ne: '!==' } as const;

/** Compares two numbers or dates; tells codes and truth values apart. */
export function comparison(translator: Translator, { rel, args }: Compare, place: Place): Value {
  const [left, right] = [translator.value(args[0], place), translator.value(args[1], place)];
  if (left.kind === 'never' || right.kind === 'never') return NEVER;
  if (left.kind === 'number' && right.kind === 'number') return compare(translator.writer, rel, left, right);
  if (left.kind === 'number' || right.kind === 'number' || left.kind !== right.kind) return unsupported('A comparison of different types.');
  if (left.kind !== 'date' && rel !== 'eq' && rel !== 'ne') return unsupported('An order of codes or truth values.');
  return { kind: 'bool', code: `(${left.code}${SIGNS[rel]}${right.code})` };
}

/** All or any of some conditions, evaluated until one decides. */
export function both(translator: Translator, { op, args }: Logic, place: Place): Value {
  const deciding = op === 'or';
  const from = (index: number): Bool | undefined => {
    const test = translator.condition(args[index]!, place);
    if (!test || test.constant === deciding || index === args.length - 1) return test;
    if (test.constant !== undefined) return from(index + 1);
    const code: Code = [];
    const gap = translator.writer.gap();
    const rest = translator.within(code, () => from(index + 1));
    if (code.length === 0 && rest) return rest.constant === deciding ? rest : rest.constant !== undefined ? test : { kind: 'bool', code: `(${test.code}${deciding ? '||' : '&&'}${rest.code})` };
    const name = translator.writer.declare(gap, test.code);
    if (rest) code.push(`${name}=${rest.code};`);
    translator.writer.line(`if(${deciding ? '!' : ''}${name}){`, code, '}');
    return { kind: 'bool', code: name };
  };
  if (args.length === 0) return constantBool(!deciding);
  return from(0) ?? NEVER;
}

/** The opposite. */
export function opposite(translator: Translator, arg: Expr, place: Place): Value {
  const test = translator.condition(arg, place);
  if (!test) return NEVER;
  return test.constant === undefined ? { kind: 'bool', code: `(!${test.code})` } : constantBool(!test.constant);
}

/** The value of the first condition that is true. */
export function choice(translator: Translator, expr: Case, place: Place): Value {
  return translator.choose(
    expr.when.map(branch => ({ test: () => translator.condition(branch.if, place), then: () => translator.value(branch.then, place) })),
    () => translator.value(expr.else, place),
  );
}

/** The value of the row that names the code. */
export function lookup(translator: Translator, { by, rows, else: otherwise }: Lookup, place: Place): Value {
  const { writer } = translator;
  const code = translator.value(by, place);
  if (code.kind === 'never') return NEVER;
  if (code.kind !== 'code') return unsupported('A table by something that is no code.');
  const seen = new Set<number>();
  const named = rows.map(row => ({ row, codes: row.codes.map(each => translator.dictionary.place(each)).filter(each => !seen.has(each) && seen.add(each)) }));
  const fallback = (): Value => (otherwise ? translator.value(otherwise, place) : never(translator));
  if (code.constant !== undefined) {
    const found = named.find(({ codes }) => codes.includes(code.constant!));
    return found ? translator.value(found.row.v, place) : fallback();
  }
  const joined = new Branches(writer);
  const cases: Code = [];
  writer.line(`switch(${code.code}){`, cases, '}');
  for (const { row, codes } of named) {
    if (codes.length > 0) branch(codes.map(each => `case ${each}:`).join(''), () => translator.value(row.v, place));
  }
  branch('default:', fallback);
  return joined.join();

  function branch(label: string, work: () => Value): void {
    const body: Code = [];
    cases.push(`${label}{`, body, 'break;}');
    translator.within(body, () => joined.add(work()));
  }
}
