import { decodeText } from '@remit/language/project/decode';
import { URI, UriUtils } from 'langium';
import type { ServerSharedServices } from '../create-services.ts';
import { factsFolders, mayHoldFacts } from './belonging.ts';
import { filesSaid } from './offered-files.ts';

/** A text that may hold facts. */
export interface FactsText { readonly uri: URI; readonly text: string }

/** More files beside a contract than this are not read. */
const mostFiles = 200;
/** Larger files are not read where they are not open. */
const mostBytes = 20_000_000;

/** Reads the files that may hold facts for a contract: what the editor has open as it stands there, and all others from where they lie. */
export class FactsTexts {
  private readonly services: ServerSharedServices;
  private readonly read = new Map<string, Promise<string | undefined>>();
  private readonly listed = new Map<string, Promise<readonly URI[]>>();

  constructor(services: ServerSharedServices) {
    this.services = services;
  }

  /** To be called when files were made, changed or removed. */
  forget(): void {
    this.read.clear();
    this.listed.clear();
  }

  /** The texts beside the contracts of a document and beside one of them, by address. */
  async beside(contract: URI, own: URI): Promise<FactsText[]> {
    const { TextDocuments } = this.services.workspace;
    const folders = [...new Map([...factsFolders(contract), UriUtils.dirname(own)].map((folder) => [folder.toString(), folder])).values()];
    const files = (await Promise.all([...folders.map((folder) => this.filesIn(folder)), this.said(contract)])).flat();
    const open = TextDocuments.all().map(({ uri }) => URI.parse(uri)).filter((uri) => mayHoldFacts(uri, this.services) && folders.some((folder) => UriUtils.equals(folder, UriUtils.dirname(uri))));
    const all = new Map([...files, ...open].map((uri) => [uri.toString(), uri]));
    const texts = await Promise.all([...all.values()].slice(0, mostFiles).map(async (uri) => {
      const text = TextDocuments.get(uri)?.getText() ?? await this.saved(uri);
      return text === undefined ? [] : [{ uri, text }];
    }));
    return texts.flat().sort((a, b) => (a.uri.toString() < b.uri.toString() ? -1 : 1));
  }

  /** The files that the project says are for a contract, wherever they lie. */
  private said(contract: URI): Promise<readonly URI[]> {
    const key = `said for ${contract.toString()}`;
    const known = this.listed.get(key);
    if (known) return known;
    const listed = filesSaid(contract, this.services);
    this.listed.set(key, listed);
    return listed;
  }

  private filesIn(folder: URI): Promise<readonly URI[]> {
    const key = folder.toString();
    const known = this.listed.get(key);
    if (known) return known;
    const listed = this.services.workspace.FileSystemProvider.readDirectory(folder).then((nodes) => nodes.filter(({ isFile, uri }) => isFile && mayHoldFacts(uri, this.services)).map(({ uri }) => uri), () => []);
    this.listed.set(key, listed);
    return listed;
  }

  private saved(uri: URI): Promise<string | undefined> {
    const key = uri.toString();
    const known = this.read.get(key);
    if (known) return known;
    const read = this.services.workspace.FileSystemProvider.readBinary(uri).then((bytes) => (bytes.length > mostBytes ? undefined : decodeText(bytes).text), () => undefined);
    this.read.set(key, read);
    return read;
  }
}
