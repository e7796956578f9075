import type { FactsDocument } from '@remit/program';
import { FACTS_FORMAT } from '@remit/program';
import { toPointer } from '@remit/program/pointer';
import { nameGivenTwice } from '@remit/program/name-given-twice';
import { validateFactsShape } from '@remit/program/validate';
import { nameTwice, notJson } from '../catalogue/reading.ts';
import type { Finding } from '../finding.ts';
import { asError, refuse } from '../finding.ts';
import type { ReadFacts } from './csv.ts';

/** Reads facts from JSON; places are JSON Pointers after the name of the file. Nothing of a document that is not well formed is kept. */
export function readFactsJson(text: string, file: string): ReadFacts {
  const nothing: FactsDocument = { format: FACTS_FORMAT, observations: [] };
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return { document: nothing, findings: [refuse(notJson, `${file}:${lineOf(text, error)}`, { file, problem: String((error as Error).message) })] };
  }
  const twice = nameGivenTwice(text);
  if (twice) return { document: nothing, findings: [refuse(nameTwice, `${file}:${text.slice(0, twice.offset).split('\n').length}`, { name: twice.name })] };
  const findings = validateFactsShape(value).map((found): Finding => ({ ...asError(found), at: `${file} ${found.at}` }));
  if (findings.length > 0) return { document: nothing, findings };
  const document = value as FactsDocument;
  return {
    findings,
    document: {
      ...document,
      observations: document.observations.map((each, index) => ({ at: `${file} /observations/${index}`, ...each })),
      ...(document.rows ? { rows: Object.fromEntries(Object.entries(document.rows).map(([table, rows]) => [table, rows.map((row, index) => ({ at: `${file} ${toPointer(['rows', table, index])}`, ...row }))])) } : {}),
    },
  };
}

/** The line that a message of the JSON parser points to; the first if it points nowhere. */
function lineOf(text: string, error: unknown): number {
  const position = /position (\d+)/.exec(String(error))?.[1];
  return position === undefined ? 1 : text.slice(0, Number.parseInt(position, 10)).split('\n').length;
}
