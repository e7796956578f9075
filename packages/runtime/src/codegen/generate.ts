import type { Rational } from '@remit/program/rational';
import { inUnits } from './rounding.ts';
import type { Coefficient } from './coefficient.ts';
import type { Place } from './constants.ts';
import { Inputs } from './inputs.ts';
import type { PreparedLine, PreparedVar } from '../prepare/model.ts';
import type { BatchParts } from './translator.ts';
import { Translator } from './translator.ts';
import { ensure } from './term.ts';
import type { ValueKind } from './types.ts';
import { Unsupported, unsupported } from './unsupported.ts';
import type { Value } from './value.ts';
import { ProgramFault } from '../fault.ts';
import type { Prelude } from './writer.ts';
import { textOf, Writer } from './writer.ts';

/** Something to be worked out for each row: the amount of a line, in the currency's unit, or a var. */
export type Root = { readonly line: PreparedLine; readonly place: Place } | { readonly variable: PreparedVar; readonly place: Place };

/** How a root comes out: in one column, or as k times the quotient of two. */
export interface Outcolumn { readonly kind: 'amount' | ValueKind; readonly n: number; readonly d?: number; readonly k?: Coefficient }

/** Functions that work out the roots, as text. Each takes columns C, registers K, flags F, outputs O, status S and rows. */
export interface Generated {
  readonly sources: readonly string[];
  readonly registers: readonly Prelude<bigint>[];
  readonly flags: readonly Prelude<boolean>[];
  /** By root; nothing for one that goes by the reference. */
  readonly outcolumns: readonly (Outcolumn | undefined)[];
  /** How many output columns there are. */
  readonly width: number;
}

/** A function longer than this is begun anew at the next root: very long functions are never optimised. */
const LONG_FUNCTION = 2500;

/** Generates code for roots; `exact` for BigInts, otherwise for doubles. Roots that it cannot be generated for are left out. */
export function generate(parts: BatchParts, roots: readonly Root[], exact: boolean): Generated {
  const pieces: string[] = [];
  let width = 0;
  let begun = 0;
  const outcolumns: (Outcolumn | undefined)[] = [];
  const writer = new Writer(exact);
  const translator = new Translator(parts, writer);
  for (const root of roots) {
    if (!exact && writer.length - begun > LONG_FUNCTION) {
      pieces.push(takeBody());
      begun = writer.length;
      translator.startAfresh(new Map());
    }
    const undo = [writer.mark(), translator.mark(), parts.inputs.mark(), parts.parameters.mark()];
    const before = width;
    try {
      outcolumns.push(write(root));
    } catch (error) {
      if (!(error instanceof Unsupported || error instanceof ProgramFault)) throw error;
      for (const each of undo) each();
      width = before;
      outcolumns.push(undefined);
    }
  }
  pieces.push(takeBody());
  const sources = pieces.map((body, index) => wrap(body, { exact, first: index === 0, width, registers: writer.registers.length, flags: writer.flags.length, inputs: parts.inputs }));
  return { sources, registers: writer.registers, flags: writer.flags, outcolumns, width };

  function takeBody(): string {
    const body = textOf(writer.body);
    writer.body.length = 0;
    return body;
  }

  function write(root: Root): Outcolumn {
    if ('line' in root) {
      const value = translator.entitlement(root.line, root.place);
      if (value.kind !== 'number') return unsupported('An amount that is never a sum.');
      return { kind: 'amount', n: amount(value, parts.model.unit) };
    }
    return column(translator.variable(root.variable.declared.id, root.place));
  }

  function amount(value: Extract<Value, { kind: 'number' }>, unit: Rational): number {
    const { n, d } = inUnits(writer, value, unit);
    if (d.literal !== 1n) unsupported('An amount that is not rounded to the unit of the currency.');
    return output(ensure(writer, n).code);
  }

  function column(value: Value): Outcolumn {
    if (value.kind === 'never') return unsupported('A value that there never is.');
    if (value.kind !== 'number') return { kind: value.kind, n: output(value.kind === 'bool' ? `${value.code}?1:0` : value.code, true) };
    const n = output(ensure(writer, value.n).code);
    return { kind: 'number', n, ...(value.d.literal === 1n ? {} : { d: output(ensure(writer, value.d).code) }), k: value.k };
  }

  function output(code: string, plain = false): number {
    const place = width++;
    writer.line(exact ? `o${place}.set(i,${code});` : `o${place}[i]=${plain ? code : `${code}+0`};`);
    return place;
  }
}

interface Wrapping { exact: boolean; first: boolean; width: number; registers: number; flags: number; inputs: Inputs }

/** A body in its loop over rows, with what it reads at hand. */
function wrap(body: string, { exact, first, width, registers, flags, inputs }: Wrapping): string {
  const used = new Set(body.match(/\b[ckfo]\d+\b/g));
  const local = (letter: string, from: string, count: number): string => (
    Array.from({ length: count }, (_, index) => (used.has(`${letter}${index}`) ? `const ${letter}${index}=${from}[${index}];\n` : '')).join(''));
  const head = local('c', 'C', inputs.all.length) + local('k', 'K', registers) + local('f', 'F', flags) + local('o', 'O', width);
  const loop = exact ? 'for(const i of R){' : `for(let i=from;i<to;i++){${first ? '' : 'if(S[i]!==0)continue;'}`;
  return `"use strict";\n${head}${loop}\n${body}\n}`;
}
