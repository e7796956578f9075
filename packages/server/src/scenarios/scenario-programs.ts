import { compileDocument, type ProjectContract } from '@remit/compiler/compile-project';
import { toDiagnostic } from '@remit/compiler/compile-loaded';
import type { Finding } from '@remit/compiler/diagnostics/findings';
import { scenarioContracts } from '@remit/compiler/lower/scenario/listed-scenarios';
import { isOfProgram } from '@remit/language/project/project-loader';
import { isObjection } from '@remit/language/project/rule-severities';
import { DocumentState, URI, type LangiumDocument } from 'langium';
import type { Diagnostic } from 'vscode-languageserver';
import { checkedText } from '@remit/language/workspace/checked-text';
import type { ServerSharedServices } from '../create-services.ts';
import { ownDocuments } from './scenario-list.ts';

/** What stands between the text and a run: a sentence, and the findings that say more. */
export interface Obstacle { readonly sentence: string; readonly findings: readonly PlacedFinding[] }

/** A finding of the text at its place; lines and columns count from 0. */
export interface PlacedFinding { readonly code: string; readonly message: string; readonly uri: string; readonly range: { readonly start: { readonly line: number; readonly character: number }; readonly end: { readonly line: number; readonly character: number } } }

/** A contract that can be run, with the scenarios for it, and the texts that it was made from. */
export interface RunnableContract extends ProjectContract {
  /** All findings of the texts that it was made from. */
  readonly textFindings: readonly PlacedFinding[];
  /** The text of a source that it was made from. */
  sourceOf(uri: string): string | undefined;
}

/** Compiled documents that are kept: those of the contracts that are being worked on. */
const MOST_KEPT = 8;

/** Compiles contracts with the scenarios for them when they are asked for, and keeps a few until any text changes. */
export class ScenarioPrograms {
  private readonly services: ServerSharedServices;
  private readonly kept = new Map<string, { contracts: RunnableContract[]; findings: readonly Finding[] }>();

  constructor(services: ServerSharedServices) {
    this.services = services;
    services.workspace.DocumentBuilder.onUpdate(() => this.kept.clear());
  }

  /**
   * The contract of that name in a document, compiled; or what is in the way. To be called while no check is under way.
   *
   * @param scenarios the document with the scenarios that are to be run
   */
  contract(uri: string, name: string, scenarios: LangiumDocument): RunnableContract | Obstacle {
    const document = this.services.workspace.LangiumDocuments.getDocument(URI.parse(uri));
    if (!document) return { sentence: `There is no contract '${name}', so the scenario was not run.`, findings: [] };
    for (const each of [document, scenarios]) {
      const wrong = this.errorsOf(each);
      if (wrong.length > 0) return { sentence: inTheWay(wrong), findings: wrong };
    }
    const { contracts, findings } = this.compiled(document, scenarios);
    const found = contracts.find((each) => each.name === name);
    if (found) return found;
    const errors = findings.flatMap((one): PlacedFinding[] => {
      const shown = one.severity === 'error' ? toDiagnostic(one) : undefined;
      return shown ? [{ code: one.code, message: one.message, uri: one.place!.uri, range: shown.range }] : [];
    });
    return { sentence: errors.length > 0 ? inTheWay(errors) : `The contract '${name}' cannot be worked out, so the scenario was not run.`, findings: errors };
  }

  /** The errors of a text and of all that it imports. What reviewers object to keeps nothing from being run. */
  private errorsOf(document: LangiumDocument): PlacedFinding[] {
    const { ProjectLoader } = this.services.workspace;
    if (ProjectLoader.isSound(document)) return [];
    return ProjectLoader.closureOf(document).filter((each) => !ProjectLoader.isSound(each)).flatMap((each) => placed(each, isOfText));
  }

  private compiled(document: LangiumDocument, scenarios: LangiumDocument): { contracts: RunnableContract[]; findings: readonly Finding[] } {
    const key = `${document.uri.toString()} ${scenarios.uri.toString()}`;
    const known = this.kept.get(key);
    if (known) return known;
    const { ProjectLoader } = this.services.workspace;
    const documents = this.withScenariosFor(document, scenarios);
    const { contracts, findings } = compileDocument(document, documents);
    const all = new Map([...new Set([...documents, ...documents.flatMap((each) => ProjectLoader.closureOf(each))])].map((each) => [each.uri.toString(), each]));
    const sourceOf = (uri: string): string | undefined => {
      const source = all.get(uri);
      return source && checkedText(source);
    };
    const own = findings.flatMap((one) => one.place ? [{ code: one.code, message: one.message, uri: one.place.uri, range: toDiagnostic(one)!.range }] : []);
    const textFindings = [...[...all.values()].flatMap((each) => placed(each)), ...own];
    const made = { contracts: contracts.map((contract) => ({ ...contract, textFindings, sourceOf })), findings };
    if (this.kept.size >= MOST_KEPT) this.kept.delete([...this.kept.keys()][0]!);
    this.kept.set(key, made);
    return made;
  }

  /** The document with those of its project that have scenarios for its contracts and can be read, in the order in which a command would read them. */
  private withScenariosFor(document: LangiumDocument, scenarios: LangiumDocument): LangiumDocument[] {
    const { ProjectLoader } = this.services.workspace;
    const uri = document.uri.toString();
    const projectOf = (one: LangiumDocument): string => ProjectLoader.knownProjectOf(one.uri)?.folder.toString() ?? '';
    const own = projectOf(document);
    const others = ownDocuments(this.services).filter((each) => each.state === DocumentState.Validated && projectOf(each) === own
      && scenarioContracts(each, () => true).some((target) => target.document === uri) && ProjectLoader.isSound(each));
    return [...new Set([document, scenarios, ...others])].sort((a, b) => (a.uri.toString() < b.uri.toString() ? -1 : 1));
  }
}

/** Whether it is an obstacle and not a contract. */
export function isObstacle(one: RunnableContract | Obstacle): one is Obstacle {
  return 'sentence' in one;
}

/** "The scenario was not run, because meals.remit has 2 errors, the first of them on line 24." */
function inTheWay(errors: readonly PlacedFinding[]): string {
  const [first] = errors;
  const here = errors.filter(({ uri }) => uri === first!.uri);
  const top = here.reduce((least, { range: { start } }) => Math.min(least, start.line), Infinity) + 1;
  const name = decodeURIComponent(first!.uri.slice(first!.uri.lastIndexOf('/') + 1));
  return `The scenario was not run, because '${name}' has ${here.length === 1 ? `an error on line ${top}` : `${here.length} errors, the first of them on line ${top}`}.`;
}

function placed(document: LangiumDocument, isAsked: (one: Diagnostic) => boolean = () => true): PlacedFinding[] {
  const uri = document.uri.toString();
  return ((document.diagnostics ?? []) as Diagnostic[]).filter(isAsked).map(({ code, message, range }) => ({ code: String(code ?? ''), message: String(message), uri, range }));
}

/** Whether it is an error of the text, not one of the program or an objection of a reviewer. */
function isOfText(one: Diagnostic): boolean {
  return one.severity === 1 && !(one.data as Partial<typeof isOfProgram> | undefined)?.ofProgram && !isObjection(one);
}
