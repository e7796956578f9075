import { listContracts } from '@remit/compiler/lower/scenario/listed-scenarios';
import type { FactsDocument } from '@remit/program';
import { prepare, ProgramFault, type Finding, type Prepared } from '@remit/runtime';
import { asOfPeriods, NO_FACTS, startOfScenario, WhatIf } from '@remit/runtime/simulation/what-if/index';
import { CannotStep } from '@remit/stepper';
import { namesOf, type Names } from '@remit/story/names';
import { quantityKinds, type QuantityKinds } from '@remit/story/quantity-kinds';
import { URI, type LangiumDocument } from 'langium';
import type { CancellationToken } from 'vscode-languageserver';
import { pathsFrom, withChecked } from '../checked-document.ts';
import type { ServerSharedServices } from '../create-services.ts';
import { factsOf, factsTexts, type FactsText } from '../debugging/facts-named.ts';
import { compiledScenario } from '../scenarios/run-scenarios.ts';
import { scenariosOf } from '../scenarios/scenario-list.ts';
import { isObstacle, ScenarioPrograms, type Obstacle, type RunnableContract } from '../scenarios/scenario-programs.ts';
import type { WhatIfMember, WhatIfObstacle, WhatIfPlace } from './protocol.ts';

/** A contract with a start, ready for moves. */
export interface ReadyContract {
  readonly loaded: RunnableContract;
  /** From the start, with the members that were added. */
  readonly whatIf: WhatIf;
  /** What the start itself comes to, without them. */
  readonly begun: WhatIf;
  /** How many values of the files that it begins from do not say when they were recorded. */
  readonly undated: number;
  readonly names: Names;
  readonly kinds: QuantityKinds;
}

/** What of a contract is the same for all its starts. */
interface Known { readonly model: Prepared; readonly names: Names; readonly kinds: QuantityKinds; readonly starts: Map<string, Pick<ReadyContract, 'whatIf' | 'begun' | 'undated'>> }

/** Starts of one contract that are kept. */
const MOST_STARTS = 6;

/** Makes contracts ready for moves, and keeps what was prepared for as long as no text changes that it was made from. */
export class ReadyContracts {
  private readonly services: ServerSharedServices;
  private readonly programs: ScenarioPrograms;
  private readonly prepared = new WeakMap<RunnableContract, Known>();

  constructor(services: ServerSharedServices) {
    this.services = services;
    this.programs = new ScenarioPrograms(services);
  }

  /**
   * Does something with a contract and a start, while no check is under way; or tells what is in the way. Undefined where nobody wants it any more.
   *
   * @param work gets the document of the contract too
   */
  async find<T>(place: WhatIfPlace, token: CancellationToken, work: (ready: ReadyContract, document: LangiumDocument) => T): Promise<T | WhatIfObstacle | undefined> {
    try {
      const texts = 'files' in place.start ? await factsTexts(place.start.files, this.services) : [];
      return await withChecked(place.uri, this.services, (document) => {
        if (!document) return { sentence: 'The file with the contract is not there any more. Open it, or choose another contract.', places: [] };
        const ready = this.ready(place, document, texts);
        return 'sentence' in ready ? ready : work(ready, document);
      }, token);
    } catch (fault) {
      if (fault instanceof CannotStep) return { sentence: fault.whole, places: [] };
      throw fault;
    }
  }

  private ready({ uri, contract, start, members = [] }: WhatIfPlace, document: LangiumDocument, texts: readonly FactsText[]): ReadyContract | WhatIfObstacle {
    const written = 'scenario' in start ? this.services.workspace.LangiumDocuments.getDocument(URI.parse(start.scenario.uri)) : undefined;
    if (!listContracts(document).some(({ name }) => name === contract)) return { sentence: `There is no contract '${contract}' any more. If it has another name now, choose it.`, places: [] };
    const loaded = this.programs.contract(uri, contract, written ?? document);
    if (isObstacle(loaded)) return inTheWay(loaded, contract);
    const prepared = this.preparedOf(loaded);
    if (!('model' in prepared)) return prepared;
    const begun = this.begunFrom(JSON.stringify([start, texts]), start, texts, written, loaded, document, prepared);
    if ('sentence' in begun || members.length === 0) return 'sentence' in begun ? begun : { loaded, ...begun, ...prepared };
    return { loaded, ...kept(prepared.starts, JSON.stringify([start, texts, members]), () => ({ ...begun, whatIf: new WhatIf(prepared.model, withMembers(begun.whatIf.facts, members, prepared.model)) })), ...prepared };
  }

  private begunFrom(key: string, start: WhatIfPlace['start'], texts: readonly FactsText[], written: LangiumDocument | undefined, loaded: RunnableContract, document: LangiumDocument, prepared: Known): Pick<ReadyContract, 'whatIf' | 'begun' | 'undated'> | WhatIfObstacle {
    const known = prepared.starts.get(key);
    if (known) return known;
    const facts = 'scenario' in start ? this.factsOfScenario(loaded, prepared.model, start.scenario, written)
      : 'files' in start ? factsOf(texts, loaded.program, pathsFrom(document.uri, this.services)).facts : NO_FACTS;
    if ('sentence' in facts) return facts;
    return kept(prepared.starts, key, () => {
      const begun = new WhatIf(prepared.model, asOfPeriods(prepared.model, facts));
      return { whatIf: begun, begun, undated: 'files' in start ? undatedIn(facts) : 0 };
    });
  }

  private preparedOf(loaded: RunnableContract): Known | WhatIfObstacle {
    const known = this.prepared.get(loaded);
    if (known) return known;
    try {
      const made: Known = { model: prepare(loaded.program), names: namesOf(loaded.program), kinds: quantityKinds(loaded.program, loaded.map), starts: new Map() };
      this.prepared.set(loaded, made);
      return made;
    } catch (fault) {
      if (fault instanceof ProgramFault) return ofFindings(fault.findings);
      throw fault;
    }
  }

  private factsOfScenario(loaded: RunnableContract, model: Prepared, { uri, id }: { uri: string; id: string }, written: LangiumDocument | undefined): FactsDocument | WhatIfObstacle {
    const all = written ? scenariosOf(written) : [];
    const listed = all.find((one) => one.id === id);
    const scenario = listed && compiledScenario(loaded, uri, listed, all.slice(0, all.indexOf(listed)));
    if (!scenario) return { sentence: 'The scenario that this began from is not in the text any more. Choose another start; what you changed is kept.', places: [] };
    const facts = startOfScenario(model, scenario);
    return 'observations' in facts ? facts : ofFindings(facts);
  }
}

/** What is kept under a key, or made and kept; of very many the first go. */
function kept<T>(all: Map<string, T>, key: string, make: () => T): T {
  const known = all.get(key);
  if (known) return known;
  if (all.size >= MOST_STARTS) all.delete([...all.keys()][0]!);
  const made = make();
  all.set(key, made);
  return made;
}

/** Facts that list more members, from the beginning; what the contract has no group for is left out. */
function withMembers(facts: FactsDocument, members: readonly WhatIfMember[], model: Prepared): FactsDocument {
  const all = new Map(Object.entries(facts.members ?? {}));
  for (const { group, key } of members) {
    const listed = all.get(group) ?? [];
    if (model.dimensions.find(group)?.kind === 'group' && !listed.some((one) => one.key === key)) all.set(group, [...listed, { key }]);
  }
  return { ...facts, members: Object.fromEntries(all) };
}

function undatedIn({ observations, rows = {} }: FactsDocument): number {
  return [...observations, ...Object.values(rows).flat()].filter(({ recordedAt }) => recordedAt === undefined).length;
}

/** Findings of a run as what is in the way. */
export function ofFindings(findings: readonly Finding[]): WhatIfObstacle {
  const [first] = findings;
  const more = findings.length - 1;
  return { sentence: [first?.message, first?.fix, more > 0 ? `There ${more === 1 ? 'is 1 more thing' : `are ${more} more things`} of the kind.` : ''].filter(Boolean).join(' '), places: [] };
}

/** Errors of texts: what is shown is kept, and each leads to its place. */
function inTheWay({ findings }: Obstacle, contract: string): WhatIfObstacle {
  const [first] = findings;
  if (!first) return { sentence: `The contract '${contract}' cannot be worked out. Mend what was found in it.`, places: [] };
  const file = decodeURIComponent(first.uri.slice(first.uri.lastIndexOf('/') + 1));
  const head = findings.length === 1 ? `“${file}” has an error` : `There are ${findings.length} errors, the first in “${file}”`;
  return {
    sentence: `${head} on line ${first.range.start.line + 1}: ${first.message} What is shown is from before it. Once it is mended, the payments follow again.`,
    places: findings.slice(0, 5).map(({ message, uri, range }) => ({ message, uri, range: { start: { ...range.start }, end: { ...range.end } } })),
  };
}
