import { listContracts } from '@remit/compiler/lower/scenario/listed-scenarios';
import { closestName } from '@remit/runtime/suggest';
import { CannotStep } from '@remit/stepper';
import { listed } from '@remit/story/payment/lists';
import { UriUtils, type LangiumDocument } from 'langium';
import { isObstacle, type Obstacle, type RunnableContract, type ScenarioPrograms } from '../scenarios/scenario-programs.ts';
import { scenariosOf } from '../scenarios/scenario-list.ts';

/** More findings than this are counted. */
const MOST_FINDINGS = 5;

/** Which contract is meant, as a launch configuration says it. */
export interface WantedContract { readonly contract?: string | undefined; readonly scenario?: string | undefined }

/** A contract by its name, and the document that it stands in. */
export interface NamedContract { readonly name: string; readonly uri: string; readonly title: string | undefined }

/** The contracts that a file is about: its own; where it has none, those that its scenarios are for. */
export function contractsAbout(document: LangiumDocument): NamedContract[] {
  const own = listContracts(document).map(({ name, title }) => ({ name, title, uri: document.uri.toString() }));
  return own.length > 0 ? own : contractsOfScenarios(document, () => true);
}

/**
 * Compiles the contract that is meant.
 *
 * @throws CannotStep where it is not clear which one is, or it has errors
 */
export function contractNamed({ contract: wanted, scenario }: WantedContract, document: LangiumDocument, programs: ScenarioPrograms): RunnableContract {
  const { name, uri } = chosen(candidates(document, scenario), wanted, UriUtils.basename(document.uri));
  const found = programs.contract(uri, name, document);
  if (isObstacle(found)) throw objected(found, name);
  return found;
}

function candidates(document: LangiumDocument, scenario: string | undefined): NamedContract[] {
  const ofScenario = scenario === undefined ? [] : contractsOfScenarios(document, (title) => title === scenario);
  return ofScenario.length > 0 ? ofScenario : contractsAbout(document);
}

/** The contracts that scenarios of a document are for, each once. */
function contractsOfScenarios(document: LangiumDocument, isAsked: (title: string) => boolean): NamedContract[] {
  const found = scenariosOf(document).filter(({ title }) => isAsked(title)).flatMap(({ contract: { name, uri, title } }) => (uri === undefined ? [] : [{ name, uri, title }]));
  return [...new Map(found.map((each) => [`${each.uri} ${each.name}`, each])).values()];
}

function chosen(all: readonly NamedContract[], wanted: string | undefined, file: string): NamedContract {
  const names = all.map(({ name }) => `"${name}"`);
  const [only, ...others] = wanted === undefined ? all : all.filter(({ name }) => name === wanted);
  if (all.length === 0) throw new CannotStep(`There is no contract in "${decodeURIComponent(file)}".`, 'For "program", give the file that holds the contract, or its scenarios.');
  if (!only) {
    const close = closestName(wanted!, all.map(({ name }) => name));
    throw new CannotStep(`There is no contract "${wanted}" in "${decodeURIComponent(file)}".${close === undefined ? '' : ` Did you mean "${close}"?`}`, `There is ${listed(names, 'and')}.`);
  }
  if (others.length > 0 && wanted === undefined) throw new CannotStep(`There are several contracts in "${decodeURIComponent(file)}", so it must be said which of them is meant.`, `For "contract", give ${listed(names, 'or')}.`);
  return only;
}

/** The findings that are in the way, each with its place. */
function objected({ findings }: Obstacle, name: string): CannotStep {
  const told = findings.slice(0, MOST_FINDINGS).map(({ code, message, uri, range }) => `${message} (${code}, ${decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1))}:${range.start.line + 1})`);
  const more = findings.length > MOST_FINDINGS ? [`There are ${findings.length - MOST_FINDINGS} more.`] : [];
  if (told.length === 0) return new CannotStep(`The contract "${name}" cannot be worked out, so its payments cannot be stepped through.`, 'Mend what was found in it.');
  return new CannotStep(['The payment cannot be stepped through before this is mended.', ...told, ...more].join(' '));
}
