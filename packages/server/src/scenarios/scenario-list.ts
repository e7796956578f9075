import type { Place } from '@remit/compiler/emit/origin';
import { listScenarios } from '@remit/compiler/lower/scenario/listed-scenarios';
import { standardScheme } from '@remit/language/scoping/standard-library';
import { DocumentState, type LangiumDocument } from 'langium';
import type { Range } from 'vscode-languageserver';
import type { ServerSharedServices } from '../create-services.ts';
import type { DocumentScenarios, ListedScenario } from './protocol.ts';

/** A place of the compiler as editors count. */
export function rangeOf({ startLine, startColumn, endLine, endColumn }: Pick<Place, 'startLine' | 'startColumn' | 'endLine' | 'endColumn'>): Range {
  return { start: { line: startLine - 1, character: startColumn - 1 }, end: { line: endLine - 1, character: endColumn - 1 } };
}

/** Lists the scenarios of a linked document, each with an id: its contract and title, and a number where several share both. */
export function scenariosOf(document: LangiumDocument): ListedScenario[] {
  const seen = new Map<string, number>();
  return listScenarios(document).map(({ title, place, placeOfTitle, contract, expectations }) => {
    const key = `${contract.name}/${title}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return {
      id: count === 1 ? key : `${key}#${count}`, title,
      contract: {
        name: contract.name, ...(contract.title === undefined ? {} : { title: contract.title }),
        ...(contract.document === undefined ? {} : { uri: contract.document }), ...(contract.place ? { range: rangeOf(contract.place) } : {}),
      },
      range: rangeOf(place), titleRange: rangeOf(placeOfTitle),
      expectations: expectations.map(({ text, place: own }) => ({ text, range: rangeOf(own) })),
    };
  });
}

/** The scenarios of a document, and whether it could be read in full. */
export function documentScenarios(document: LangiumDocument, { workspace }: ServerSharedServices): DocumentScenarios {
  const { lexerErrors, parserErrors } = document.parseResult;
  return {
    uri: document.uri.toString(), version: workspace.TextDocuments?.get(document.uri)?.version ?? null,
    complete: lexerErrors.length === 0 && parserErrors.length === 0, scenarios: scenariosOf(document),
  };
}

/** The documents of authors that are linked, in the order of their addresses. */
export function ownDocuments({ workspace }: ServerSharedServices): LangiumDocument[] {
  return workspace.LangiumDocuments.all.filter(({ uri, state }) => uri.scheme !== standardScheme && state >= DocumentState.Linked).toArray()
    .sort((a, b) => (a.uri.toString() < b.uri.toString() ? -1 : 1));
}
