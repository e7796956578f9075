import { byAddress, compileDocument, type ProjectContract } from '@remit/compiler/compile-project';
import type { Prepared } from '@remit/runtime';
import { prepare } from '@remit/runtime';
import { DocumentState, UriUtils, type LangiumDocument, type URI } from 'langium';
import type { ServerSharedServices } from '../create-services.ts';
import { contractsBeside, namedBy } from './belonging.ts';
import { understood } from './understood.ts';

/** The contract that a file of facts is for. */
export interface FactsContract extends ProjectContract {
  /** Its program, ready to be compared with facts. */
  readonly prepared: Prepared;
  /** The name of its file. */
  readonly file: string;
  /** Whether its text has errors now, so that this is what it said before. */
  readonly isOld: boolean;
}

/** Finds the contracts that files of facts are for, and keeps what they were compiled to until any contract is checked again. */
export class FactsContracts {
  private readonly services: ServerSharedServices;
  private readonly current = new Map<string, readonly FactsContract[] | undefined>();
  private readonly last = new Map<string, readonly FactsContract[]>();

  constructor(services: ServerSharedServices) {
    this.services = services;
    services.workspace.DocumentBuilder.onUpdate((_, deleted) => {
      this.current.clear();
      for (const uri of deleted) this.last.delete(uri.toString());
    });
    services.workspace.DocumentBuilder.onDocumentPhase(DocumentState.Validated, () => this.current.clear());
  }

  /**
   * The contract that a file is for: the one whose name it bears; else the only one beside it; else, of several, the one that understands most of what
   * the file names, and of those that understand the same the one that needs least. Of a contract with errors it is what was last understood. To be called while no check is under way.
   */
  of(facts: URI, text: string): FactsContract | { readonly unreadable: string } | undefined {
    const beside = byAddress(contractsBeside(facts, this.services));
    const named = namedBy(facts, beside, ({ uri }) => [UriUtils.basename(uri).replace(/\.remit$/, '')]);
    const documents = named.length > 0 ? named : beside;
    const contracts = documents.flatMap((document) => this.compiled(document));
    const own = namedBy(facts, contracts, ({ name }) => [name]);
    const [first, ...more] = own.length > 0 ? own : contracts;
    if (!first) return documents[0] && { unreadable: UriUtils.basename(documents[0].uri) };
    const best = (one: FactsContract, other: FactsContract): FactsContract => {
      const more = understood(text, facts, other.program) - understood(text, facts, one.program);
      return more > 0 || (more === 0 && other.program.facts.length < one.program.facts.length) ? other : one;
    };
    return more.reduce(best, first);
  }

  /** Whether the contracts that a file may be for have been checked since they were changed. */
  areChecked(facts: URI): boolean {
    const { ProjectLoader } = this.services.workspace;
    return contractsBeside(facts, this.services).every((document) => ProjectLoader.closureOf(document).every(({ state }) => state === DocumentState.Validated));
  }

  private compiled(document: LangiumDocument): readonly FactsContract[] {
    const key = document.uri.toString();
    if (!this.current.has(key)) this.current.set(key, this.compile(document));
    const now = this.current.get(key);
    if (now) this.last.set(key, now);
    return now ?? (this.last.get(key) ?? []).map((one) => ({ ...one, isOld: true }));
  }

  private compile(document: LangiumDocument): readonly FactsContract[] | undefined {
    if (!this.services.workspace.ProjectLoader.isSound(document)) return undefined;
    const { contracts } = compileDocument(document, [document]);
    const file = decodeURIComponent(UriUtils.basename(document.uri));
    return contracts.length === 0 ? undefined : contracts.map((one) => ({ ...one, prepared: prepare(one.program), file, isOld: false }));
  }
}
