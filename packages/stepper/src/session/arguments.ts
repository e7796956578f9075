import { problemIds, ProtocolProblem } from './protocol-problem.ts';

/** Arguments of a request, whatever the editor put into them. */
export type Given = Readonly<Record<string, unknown>>;

/** The arguments as an object; none where there are none. */
export function given(value: unknown): Given {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Given : {};
}

/** An own member of arguments. */
function own(of: Given, name: string): unknown {
  return Object.hasOwn(of, name) ? of[name] : undefined;
}

/** A text; nothing where there is none. @throws ProtocolProblem where it is something else */
export function textOf(of: Given, name: string): string | undefined {
  const value = own(of, name);
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw wrong(name, 'a text');
  return value;
}

/** A whole number; nothing where there is none. @throws ProtocolProblem where it is something else */
export function wholeOf(of: Given, name: string): number | undefined {
  const value = own(of, name);
  if (value === undefined || value === null) return undefined;
  if (!Number.isSafeInteger(value)) throw wrong(name, 'a whole number');
  return value as number;
}

/** A whole number that must be there. @throws ProtocolProblem */
export function neededWhole(of: Given, name: string): number {
  const value = wholeOf(of, name);
  if (value === undefined) throw wrong(name, 'a whole number');
  return value;
}

/** Yes or no; nothing where there is none. @throws ProtocolProblem where it is something else */
export function yesOrNo(of: Given, name: string): boolean | undefined {
  const value = own(of, name);
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'boolean') throw wrong(name, 'true or false');
  return value;
}

/** Texts: one or a list of them; nothing where there are none. @throws ProtocolProblem where it is something else */
export function textsOf(of: Given, name: string): string[] | undefined {
  const value = own(of, name);
  if (value === undefined || value === null) return undefined;
  const all: unknown[] = Array.isArray(value) ? value : [value];
  if (!all.every((each): each is string => typeof each === 'string')) throw wrong(name, 'a text or a list of texts');
  return all;
}

/** A list of objects; empty where there is none. @throws ProtocolProblem where it is something else */
export function listOf(of: Given, name: string): Given[] {
  const value = own(of, name);
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw wrong(name, 'a list');
  return value.map(given);
}

/** An object; nothing where there is none. */
export function objectOf(of: Given, name: string): Given {
  return given(own(of, name));
}

function wrong(name: string, what: string): ProtocolProblem {
  return new ProtocolProblem(problemIds.request, `"${name}" must be ${what}.`);
}
