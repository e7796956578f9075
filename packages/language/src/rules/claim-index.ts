import type { LangiumDocument, URI } from 'langium';
import type { Range } from 'vscode-languageserver-types';
import * as ast from '../ast.ts';
import { acceptedFindings } from '../diagnostics/accepted.ts';
import { groupedBy } from '../model/grouped.ts';
import type { RemitServices } from '../services.ts';
import { allRules } from './all.ts';
import type { Claim } from './rule.ts';

/** A claim with where it stands. */
export interface PlacedClaim {
  /** The code of the rule and the key of the claim. */
  readonly key: string;
  readonly data: Readonly<Record<string, string>>;
  readonly contract: string;
  readonly uri: string;
  readonly range: Range;
}

/**
 * What contracts say that contracts of other files may be at odds with, by key. It holds texts and places, no nodes, and knows documents that are
 * loaded alone. A document's claims are read when they are first asked for after it was linked.
 */
export class ClaimIndex {
  private readonly services: RemitServices;
  private readonly byDocument = new Map<string, readonly PlacedClaim[]>();
  private readonly byKey = new Map<string, Map<string, readonly PlacedClaim[]>>();
  /** Undefined: the document is gone. */
  private readonly unread = new Map<string, LangiumDocument | undefined>();
  /** The addresses of documents with claims: to read them again from text takes longer than all else that is done with a claim. */
  private readonly uris = new Map<string, URI>();
  private concerned = new Set<string>();

  constructor(services: RemitServices) {
    this.services = services;
  }

  /** To be called when documents were read or linked anew. */
  forget(documents: Iterable<LangiumDocument>): void {
    for (const document of documents) this.unread.set(document.uri.toString(), document);
  }

  /** To be called when documents were deleted: what was claimed in them concerns others even when the build that hears of it is cancelled. */
  forgetGone(uris: Iterable<string>): void {
    for (const uri of uris) this.unread.set(uri, undefined);
  }

  /**
   * Reads what was forgotten, and drops what is gone.
   *
   * @returns the addresses of other documents with claims of the same keys as claims that have come, changed or gone since it was last called
   */
  takeConcerned(): Set<string> {
    this.refresh();
    const { concerned } = this;
    this.concerned = new Set();
    return concerned;
  }

  private refresh(): void {
    for (const [uri, document] of [...this.unread]) {
      this.unread.delete(uri);
      const [before, now] = [this.byDocument.get(uri) ?? [], document ? this.read(document) : []];
      const differing = keysThatDiffer(before, now);
      for (const key of differing.said) for (const other of this.byKey.get(key)?.keys() ?? []) if (other !== uri) this.concerned.add(other);
      for (const key of differing.moved) for (const other of this.byKey.get(key)?.keys() ?? []) if (other !== uri && this.pointsTo(other, uri)) this.concerned.add(other);
      for (const { key } of before) this.byKey.get(key)?.delete(uri);
      for (const [key, claims] of groupedBy(now, ({ key: one }) => one)) {
        const holders = this.byKey.get(key);
        if (holders) holders.set(uri, claims);
        else this.byKey.set(key, new Map([[uri, claims]]));
      }
      if (now.length > 0 && document) {
        this.byDocument.set(uri, now);
        this.uris.set(uri, document.uri);
      } else {
        this.byDocument.delete(uri);
        this.uris.delete(uri);
      }
    }
  }

  /** Whether a finding of a document, told or accepted, points to a place in another one. */
  private pointsTo(uri: string, other: string): boolean {
    const document = this.documentAt(uri);
    if (!document) return false;
    const findings = [...document.diagnostics ?? [], ...acceptedFindings(document).map(({ finding }) => finding)];
    return findings.some(({ relatedInformation }) => relatedInformation?.some(({ location }) => location.uri === other));
  }

  /** The claims of a key that other contracts of the same project make, in the order of their addresses and places. */
  others(code: string, key: string, contract: ast.Contract): PlacedClaim[] {
    if (this.unread.size > 0) this.refresh();
    const document = contract.$container.$document;
    const project = document && this.services.rules.RuleProjects.projectOf(document);
    if (!document) return [];
    const own = document.uri.toString();
    const name = contract.name ?? '';
    return [...this.byKey.get(`${code} ${key}`) ?? []]
      .filter(([uri]) => uri === own || (project !== undefined && this.isOf(project, this.documentAt(uri))))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([uri, claims]) => claims.filter((claim) => uri !== own || claim.contract !== name));
  }

  private documentAt(uri: string): LangiumDocument | undefined {
    const known = this.uris.get(uri);
    return known && this.services.shared.workspace.LangiumDocuments.getDocument(known);
  }

  private isOf(project: string, document: LangiumDocument | undefined): boolean {
    return document !== undefined && this.services.rules.RuleProjects.projectOf(document) === project;
  }

  private read(document: LangiumDocument): PlacedClaim[] {
    const file = document.parseResult.value;
    if (!ast.isRemitFile(file)) return [];
    const uri = document.uri.toString();
    return file.contracts.flatMap((contract) => allRules.flatMap(({ code, claims }) => {
      const found: readonly Claim[] = tried(() => claims?.(contract)) ?? [];
      return found.flatMap(({ key, data, at }) => {
        const range = at.$cstNode?.range;
        return range ? [{ key: `${code} ${key}`, data, contract: contract.name ?? '', uri, range }] : [];
      });
    }));
  }
}

/** What cannot be read makes no claim; the rule itself reports where it breaks down. */
function tried<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** The keys of which something else is claimed than before, and those of which the same is claimed at other places, to which findings may point. */
function keysThatDiffer(before: readonly PlacedClaim[], now: readonly PlacedClaim[]): { said: string[]; moved: string[] } {
  const byKey = (claims: readonly PlacedClaim[]): Map<string, PlacedClaim[]> => groupedBy(claims, ({ key }) => key);
  const said = (claims: readonly PlacedClaim[] | undefined): string => JSON.stringify(claims?.map(({ data, contract }) => [data, contract]));
  const places = (claims: readonly PlacedClaim[] | undefined): string => JSON.stringify(claims?.map(({ range }) => range));
  const [old, fresh] = [byKey(before), byKey(now)];
  const keys = [...new Set([...old.keys(), ...fresh.keys()])];
  const [others, same] = [keys.filter((key) => said(old.get(key)) !== said(fresh.get(key))), keys.filter((key) => said(old.get(key)) === said(fresh.get(key)))];
  return { said: others, moved: same.filter((key) => places(old.get(key)) !== places(fresh.get(key))) };
}
