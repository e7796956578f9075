import { Ajv } from 'ajv';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const schemaFile = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');

/** The official schema of SARIF 2.1.0; what it says of its own dialect aside, the newer one reads it in the same way. */
function validator() {
  const { $schema: _dialect, id: _address, ...schema } = JSON.parse(readFileSync(schemaFile, 'utf8')) as Record<string, unknown>;
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
  ajv.addFormat('uri', (text: string) => URL.canParse(text));
  ajv.addFormat('uri-reference', (text: string) => /^(?:[!#$&-;=?-[\]_a-z~]|%[0-9A-Fa-f]{2})*$/i.test(text) && URL.canParse(text, 'https://base.example/'));
  ajv.addFormat('date-time', true);
  return ajv.compile(schema);
}

let validate: ReturnType<typeof validator> | undefined;

/** What the schema has against a log, one line each. */
export function sarifProblems(log: unknown): string[] {
  validate ??= validator();
  return validate(log) ? [] : validate.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`);
}
