import { standardScheme } from '@remit/language/scoping/standard-library';
import type { Scenario } from '@remit/program';
import { closestName } from '@remit/runtime/suggest';
import { CannotStep, type LaunchArguments, type Material, type StepperHost } from '@remit/stepper';
import { listed } from '@remit/story/payment/lists';
import { URI, UriUtils, type LangiumDocument } from 'langium';
import { pathsFrom, withChecked } from '../checked-document.ts';
import type { ServerSharedServices } from '../create-services.ts';
import { ScenarioPrograms, type RunnableContract } from '../scenarios/scenario-programs.ts';
import { contractNamed } from './contract-named.ts';
import { factsOf, factsTexts } from './facts-named.ts';

/** The results that are meant, and the contract that they are for. */
export type WantedMaterial = Pick<LaunchArguments, 'program' | 'contract' | 'facts' | 'scenario'>;

/** A host of debug sessions that compiles what the editor has open, saved or not. What a launch configuration names are addresses. */
export class ContractHost implements StepperHost {
  private readonly services: ServerSharedServices;
  private readonly programs: ScenarioPrograms;

  constructor(services: ServerSharedServices) {
    this.services = services;
    this.programs = new ScenarioPrograms(services);
  }

  /** The texts that come with Remit; all others the editor opens by itself. */
  textOf(uri: string): string | undefined {
    const address = URI.parse(uri);
    return address.scheme === standardScheme ? this.services.workspace.LangiumDocuments.getDocument(address)?.textDocument.getText() : undefined;
  }

  /** @throws CannotStep */
  async load({ program, contract, facts, scenario }: WantedMaterial): Promise<Material> {
    const texts = await factsTexts(facts ?? [], this.services);
    return this.checked(program, (document) => {
      const loaded = contractNamed({ contract, scenario }, document, this.programs);
      const pathOf = pathsFrom(document.uri, this.services);
      if (scenario !== undefined) return { loaded, from: { scenario: scenarioCalled(scenario, loaded, document) }, pathOf };
      const read = factsOf(texts, loaded.program, pathOf);
      return { loaded, from: { facts: read.facts }, pathOf, notes: read.notes };
    });
  }

  /**
   * Does something with a document once it is checked, while no check is under way.
   *
   * @throws CannotStep where there is no such document
   */
  async checked<T>(program: string, work: (document: LangiumDocument) => T): Promise<T> {
    const found = await withChecked(program, this.services, (document) => {
      if (!document) throw notThere(URI.parse(program));
      return { value: work(document) };
    });
    return found!.value;
  }
}

function notThere(uri: URI): CannotStep {
  const name = decodeURIComponent(UriUtils.basename(uri));
  if (/\.json$/i.test(name)) return new CannotStep(`"${name}" is not the text of a contract.`, 'The editor steps through the text itself: for "program", give the contract (NAME.remit). Programs that were compiled are stepped through with "remit debug-adapter".');
  return new CannotStep(`There is no contract file "${name}" here.`, 'Check "program" in the launch configuration: the file must be open, or lie in the folder that is open.');
}

/** The scenario of that title; one that stands in the document itself goes before those of other files. */
function scenarioCalled(title: string, { scenarios: { scenarios }, name }: RunnableContract, document: LangiumDocument): Scenario {
  const found = scenarios.filter((each) => each.title === title);
  const own = found.find(({ at }) => at?.startsWith(`${document.uri.toString()}:`)) ?? found[0];
  if (own) return own;
  const titles = [...new Set(scenarios.map((each) => each.title))];
  const close = closestName(title, titles);
  throw new CannotStep(`There is no scenario "${title}" for ${name}.${close === undefined ? '' : ` Did you mean "${close}"?`}`, titles.length === 0 ? 'There are none for it yet; write one, or give "facts" instead.' : `There is ${listed(titles.map((each) => `"${each}"`), 'and')}.`);
}
