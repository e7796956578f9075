/**
 * node rules-time.ts alone FILE…: prints what parsing and linking files takes that import each other, and what all rules together take on them,
 * before any check has looked at them; node rules-time.ts long LINES…: the same for generated contracts of so many lines with a profile;
 * node rules-time.ts network|circle|evaluators PARTIES…: and for contracts of so many parties. Milliseconds of processor time, as JSON.
 */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { Cancellation, URI } from 'langium';
import { createRemitServices, standardLibrary } from '@remit/language';
import { runRules } from '@remit/language/rules/run-rules';
import { PROFILES, TEXTS } from '@remit/std';
import { contractText, partyTexts } from './texts.ts';

/** What one text takes, in milliseconds. */
export interface RuleTimes { readonly name: string; readonly read: number; readonly rules: number; readonly findings: number }

interface Source { readonly uri: string; readonly text: string }

const [what, ...given] = process.argv.slice(2);
const clock = (): number => process.cpuUsage().user / 1000;
const generate = partyTexts[what!];
const groups: Source[][] = generate
  ? given.map((count) => [{ uri: `file:///${count}.remit`, text: generate(Number(count)) }])
  : what === 'long'
  ? given.map((lines) => [{ uri: `file:///lines-${lines}.remit`, text: contractText(Number(lines), 'Services', [], 'generic') }])
  : JSON.parse(given[0]!).map((files: string[]) => files.map((file) => ({ uri: pathToFileURL(file).href, text: readFileSync(file, 'utf8') })));
const ROUNDS = what === 'alone' ? 9 : 3;

const best = groups.map(([first]): RuleTimes => ({ name: first!.uri, read: Infinity, rules: Infinity, findings: 0 }));
for (let round = 0; round <= ROUNDS; round++) {
  for (const [index, group] of groups.entries()) {
    const { read, rules, findings } = await once(group);
    if (round > 0) best[index] = { ...best[index]!, read: Math.min(best[index]!.read, read), rules: Math.min(best[index]!.rules, rules), findings };
  }
}
console.log(JSON.stringify(best));

async function once(sources: readonly Source[]): Promise<Omit<RuleTimes, 'name'>> {
  const services = createRemitServices(undefined, { standardLibrary: standardLibrary(TEXTS, PROFILES) });
  const { LangiumDocumentFactory, LangiumDocuments, DocumentBuilder } = services.shared.workspace;
  const begun = clock();
  const documents = sources.map(({ uri, text }) => LangiumDocumentFactory.fromString(text, URI.parse(uri)));
  for (const document of documents) LangiumDocuments.addDocument(document);
  await DocumentBuilder.build(documents, { validation: false });
  const broken = documents.flatMap(({ parseResult, references }) => [...parseResult.parserErrors, ...references.flatMap(({ error }) => error ?? [])]);
  if (broken.length > 0) throw new Error(broken[0]!.message);
  const linked = clock();
  let findings = 0;
  for (const { parseResult } of documents) await runRules(parseResult.value, () => { findings++; }, { refused: [], told: [], hasErrors: false }, services.remit, Cancellation.CancellationToken.None);
  return { read: linked - begun, rules: clock() - linked, findings };
}
