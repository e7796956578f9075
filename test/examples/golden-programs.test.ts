import { existsSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { programSchema } from '@remit/program/schema';
import { validateProgram } from '@remit/program/validate';
import { jsonText } from '../../packages/cli/src/files/write-files.ts';
import { examples, textOf } from './support/examples.ts';
import { compileExample } from './support/run.ts';

/** Programs that were read line by line against their contracts. One that changes must be read again before it is accepted. */
const golden = [
  'medicare-shared-savings/shared-savings',
  'northshire-diabetes/northshire-diabetes',
  'northshire-diabetes-with-variation/northshire-diabetes-with-variation',
  'quality-and-outcomes-framework/dementia',
];

describe.each(golden)('the program of %s', (name) => {
  const file = path.posix.join(path.posix.dirname(name), 'expected', `${path.posix.basename(name)}.program.json`);

  it('is byte for byte the one that was accepted', async () => {
    const { compiled, findings } = await compileExample(`${name}.remit`);
    expect(findings).toEqual([]);
    expect(existsSync(path.join(examples, file))).toBe(true);
    expect(jsonText(compiled!.program)).toBe(textOf(file));
  });

  it('is as the published schema says, and means something', () => {
    const program: unknown = JSON.parse(textOf(file));
    const validate = new Ajv2020({ strict: true, strictTuples: false, validateFormats: false }).compile(programSchema);
    validate(program);
    expect(validate.errors?.slice(0, 3) ?? []).toEqual([]);
    expect(validateProgram(program)).toEqual([]);
  });
});
