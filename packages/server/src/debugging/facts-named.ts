import { decodeText } from '@remit/language/project/decode';
import { encodingMessage } from '@remit/language/project/encoding-message';
import type { FactsDocument, Program } from '@remit/program';
import { mergeFacts, readFactsCsv, readFactsJson, type Finding } from '@remit/runtime';
import { CannotStep } from '@remit/stepper';
import { refused } from '@remit/stepper/calculation/worked-out';
import { URI, UriUtils } from 'langium';
import type { ServerSharedServices } from '../create-services.ts';

/** Facts of all files, and what there is to say about them that does not stand in the way. */
export interface ReadFactsFiles { readonly facts: FactsDocument; readonly notes: readonly string[] }

/** A file of facts as text. */
export interface FactsText { readonly uri: string; readonly text: string }

/**
 * Reads files of facts, from the editor where it has them open, else from where they lie.
 *
 * @throws CannotStep where one cannot be read
 */
export async function factsTexts(uris: readonly string[], services: ServerSharedServices): Promise<FactsText[]> {
  const { TextDocuments, FileSystemProvider } = services.workspace;
  return Promise.all([...new Set(uris)].map(async (written) => {
    const uri = URI.parse(written);
    const name = decodeURIComponent(UriUtils.basename(uri));
    if (!/\.(?:csv|json)$/i.test(uri.path)) throw new CannotStep(`It cannot be told what kind of facts "${name}" holds.`, 'Facts are files that end in ".csv" or ".json".');
    const open = TextDocuments?.get(uri);
    if (open) return { uri: written, text: open.getText() };
    const bytes = await FileSystemProvider.readBinary(uri).catch(() => undefined);
    if (!bytes) throw new CannotStep(`There is no file "${name}" that can be read.`, 'Check "facts" in the launch configuration.');
    const { text, problem } = decodeText(bytes);
    if (problem) throw new CannotStep(encodingMessage(name, problem));
    return { uri: written, text };
  }));
}

/**
 * Reads texts of facts as the contract declares them, into one document.
 *
 * @param pathOf what a file is called, for people
 * @throws CannotStep with the findings where one cannot be used
 */
export function factsOf(texts: readonly FactsText[], program: Program, pathOf: (uri: string) => string): ReadFactsFiles {
  const findings: Finding[] = [];
  const documents = texts.map(({ uri, text }) => {
    const read = /\.json$/i.test(URI.parse(uri).path) ? readFactsJson(text, pathOf(uri)) : readFactsCsv(text, pathOf(uri), program);
    findings.push(...read.findings);
    return read.document;
  });
  if (findings.some(({ severity }) => severity === 'error')) throw refused(findings);
  return { facts: mergeFacts(documents), notes: findings.map(({ code, message, at, fix }) => [`${message} (${[code, at].filter(Boolean).join(', ')})`, fix].filter(Boolean).join(' ')) };
}
