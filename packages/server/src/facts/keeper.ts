import { URI, UriUtils, type TextDocument } from 'langium';
import type { ServerSharedServices } from '../create-services.ts';
import { mayHoldFacts, saysSoItself } from './belonging.ts';
import { FactsContracts, type FactsContract } from './contracts.ts';
import { FactsTexts, type FactsText } from './facts-texts.ts';
import { readFactsFile, type FactsFile } from './facts-file.ts';
import { withQuiet } from './quiet.ts';
import { looksLikeFacts } from './understood.ts';

/** An open file of facts with the contract that it is for. */
export interface OpenFacts {
  readonly uri: URI;
  readonly text: TextDocument;
  readonly contract: FactsContract;
  readonly file: FactsFile;
  /** The other files for the contract, by address. */
  readonly others: readonly { readonly uri: URI; readonly file: FactsFile }[];
}

/** What is known of an open file: the facts in it; or that the contract beside it cannot be read; or nothing, where it is no file of facts. */
export type KnownFacts = OpenFacts | { readonly unreadable: string } | undefined;

/** Knows the open files of facts. */
export class FactsKeeper {
  private readonly texts: FactsTexts;
  private readonly services: ServerSharedServices;
  private readonly contracts: FactsContracts;
  /** By address, as last read. */
  private readonly files = new Map<string, { readonly text: string; readonly contract: FactsContract; readonly file: FactsFile }>();

  constructor(services: ServerSharedServices) {
    this.services = services;
    this.texts = new FactsTexts(services);
    this.contracts = new FactsContracts(services);
  }

  /** To be called when files were made, changed or removed. */
  forget(): void {
    this.texts.forget();
    this.files.clear();
  }

  /** The files that the editor has open and that may hold facts. */
  open(): URI[] {
    return this.services.workspace.TextDocuments.all().map(({ uri }) => URI.parse(uri)).filter((uri) => mayHoldFacts(uri, this.services));
  }

  /** What is known of a file as it stands in the editor, once no check is under way. */
  async of(uri: URI): Promise<KnownFacts> {
    const areChecked = (): boolean => this.contracts.areChecked(uri);
    const found = await withQuiet(this.services, areChecked, () => this.contractOf(uri));
    if (!found || !('contract' in found)) return found;
    const beside = await this.texts.beside(URI.parse(found.contract.document), uri);
    return withQuiet(this.services, areChecked, () => {
      const again = this.contractOf(uri);
      return again && 'contract' in again ? { ...again, ...this.read(uri, again.text, again.contract, beside) } : again;
    });
  }

  private contractOf(uri: URI): { uri: URI; text: TextDocument; contract: FactsContract } | { unreadable: string } | undefined {
    const text = this.services.workspace.TextDocuments.get(uri);
    if (!text) return undefined;
    const contract = this.contracts.of(uri, text.getText());
    if (!contract) return undefined;
    if ('unreadable' in contract) return saysSoItself(uri, this.services) || looksLikeFacts(text.getText(), uri) ? contract : undefined;
    return saysSoItself(uri, this.services) || looksLikeFacts(text.getText(), uri, contract.program) ? { uri, text, contract } : undefined;
  }

  private read(uri: URI, text: TextDocument, contract: FactsContract, beside: readonly FactsText[]): Pick<OpenFacts, 'file' | 'others'> {
    const isOther = (one: FactsText): boolean => {
      if (UriUtils.equals(one.uri, uri)) return false;
      const own = this.contracts.of(one.uri, one.text);
      return own !== undefined && 'program' in own && own.document === contract.document && own.name === contract.name && (saysSoItself(one.uri, this.services) || looksLikeFacts(one.text, one.uri, own.program));
    };
    return { file: this.fileOf({ uri, text: text.getText() }, contract), others: beside.filter(isOther).map((one) => ({ uri: one.uri, file: this.fileOf(one, contract) })) };
  }

  private fileOf({ uri, text }: FactsText, contract: FactsContract): FactsFile {
    const key = uri.toString();
    const known = this.files.get(key);
    if (known?.text === text && known.contract === contract) return known.file;
    const file = readFactsFile(uri, decodeURIComponent(UriUtils.basename(uri)), text, contract.program);
    this.files.set(key, { text, contract, file });
    return file;
  }
}
