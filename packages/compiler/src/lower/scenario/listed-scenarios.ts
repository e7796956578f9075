/** Where the contracts, scenarios and expectations of a document stand, also while its text has errors. */
import { AstUtils, GrammarUtils, type AstNode, type LangiumDocument } from 'langium';
import type { Expectation, RemitFile, Scenario } from '@remit/language/ast';
import type { Place } from '../../emit/origin.ts';
import { placeOf, placeOfName } from '../place.ts';

/** A contract of a document. */
export interface ListedContract { name: string; title: string | undefined; place: Place; placeOfName: Place }

/** An expectation of a scenario: its text on one line, and where it stands. */
export interface ListedExpectation { text: string; place: Place }

/** A scenario of a document. */
export interface ListedScenario {
  title: string;
  place: Place;
  placeOfTitle: Place;
  /** The contract it is for, as it is written; with the address of its document where there is such a contract. */
  contract: { name: string; title: string | undefined; document: string | undefined; place: Place | undefined };
  /** In the order of the text. */
  expectations: ListedExpectation[];
}

/** The contracts of a parsed document, in the order of its text. */
export function listContracts(document: LangiumDocument): ListedContract[] {
  return ((document.parseResult.value as RemitFile).contracts ?? []).flatMap((contract) => {
    const [place, ofName] = [placeOf(contract), placeOfName(contract)];
    return place && ofName && contract.name ? [{ name: contract.name, title: contract.title, place, placeOfName: ofName }] : [];
  });
}

/** The scenarios of a linked document, in the order of its text. Those that have no title yet are left out. */
export function listScenarios(document: LangiumDocument): ListedScenario[] {
  return ((document.parseResult.value as RemitFile).scenarios ?? []).flatMap((scenario) => {
    const place = placeOf(scenario);
    if (!place || scenario.title === undefined) return [];
    const contract = scenario.contract?.ref;
    return [{
      title: scenario.title, place, placeOfTitle: placeOfTitle(scenario) ?? place,
      contract: { name: scenario.contract?.$refText ?? '', title: contract?.title, document: contract && AstUtils.getDocument(contract).uri.toString(), place: contract && placeOfName(contract) },
      expectations: expectationsOf(scenario),
    }];
  });
}

/** Whether a parsed document has a contract or a scenario. */
export function hasTrials(document: LangiumDocument): boolean {
  const { contracts, scenarios } = document.parseResult.value as RemitFile;
  return (contracts ?? []).length > 0 || (scenarios ?? []).length > 0;
}

/** For each scenario of a linked document the contract that it is for, by document and name; those for contracts that are not asked for are left out. */
export function scenarioContracts(document: LangiumDocument, isAsked: (name: string) => boolean): { document: string; name: string }[] {
  return ((document.parseResult.value as RemitFile).scenarios ?? []).flatMap(({ contract }) => {
    const target = contract && isAsked(contract.$refText) ? contract.ref : undefined;
    return target ? [{ document: AstUtils.getDocument(target).uri.toString(), name: target.name }] : [];
  });
}

function expectationsOf(scenario: Scenario): ListedExpectation[] {
  return AstUtils.streamAllContents(scenario).filter((node): node is Expectation => node.$type === 'Expectation').toArray()
    .flatMap((node) => {
      const place = placeOf(node);
      return place ? [{ text: (node.$cstNode?.text ?? '').replaceAll(/\s+/g, ' ').trim(), place }] : [];
    });
}

function placeOfTitle(scenario: Scenario): Place | undefined {
  const text = GrammarUtils.findNodeForProperty(scenario.$cstNode, 'title');
  const whole = placeOf(scenario as AstNode);
  if (!text || !whole) return whole;
  const { start, end } = text.range;
  return { uri: whole.uri, startLine: start.line + 1, startColumn: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 };
}
