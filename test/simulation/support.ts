import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { compileProject } from '@remit/compiler';
import { buildDocuments, createRemitServices } from '@remit/language';
import type { Scenario } from '@remit/program';
import { formatMoney, type Rational } from '@remit/program/rational';
import { BaseCase, baseOfScenario, prepare, type Prepared } from '@remit/runtime';
import { globSync } from 'node:fs';

export const examples = path.join(import.meta.dirname, '../../examples');

/** A contract of an example, ready to run, with its scenarios. */
export interface Ready { readonly model: Prepared; readonly scenarios: readonly Scenario[] }

const made = new Map<string, Promise<Map<string, Ready>>>();

/** The contract of that name in a folder of examples. */
export async function ready(folder: string, name: string): Promise<Ready> {
  if (!made.has(folder)) made.set(folder, build(folder));
  return (await made.get(folder)!).get(name)!;
}

async function build(folder: string): Promise<Map<string, Ready>> {
  const files = globSync(`${folder}/**/*.remit`, { cwd: examples });
  const documents = await buildDocuments(createRemitServices(), files.map((file) => {
    const whole = path.join(examples, file);
    return { uri: pathToFileURL(whole).href, text: readFileSync(whole, 'utf8') };
  }));
  return new Map(compileProject(documents).contracts.map(({ name, program, scenarios }) => [name, { model: prepare(program), scenarios: scenarios.scenarios }]));
}

/** A scenario of a contract as a base case. */
export function baseOf({ model, scenarios }: Ready, title: string): BaseCase {
  const base = baseOfScenario(model, scenarios.find((one) => one.title === title)!);
  if (!(base instanceof BaseCase)) throw new Error(base.map(({ message }) => message).join('\n'));
  return base;
}

/** A sum in pounds; "?" where it is not known. */
export function pounds(amount: Rational | undefined): string {
  return amount ? formatMoney(amount, 2) : '?';
}
