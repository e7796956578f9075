import type { Range } from 'vscode-languageserver';

/** Requests and notifications about scenarios, by which an editor lists them, runs them and has them explained. */
export const scenarioRequests = {
  /** Parameters `ScenariosRequest`; answers a `DocumentScenarios` for each file. */
  list: 'remit/scenarios',
  /**
   * Parameters `RunScenariosRequest`; answers `ScenariosRun`. With a `partialResultToken` each `ScenarioRun` is also told by
   * `$/progress` as soon as it is there. May be cancelled between two scenarios.
   */
  run: 'remit/runScenarios',
  /** Parameters `ExplainScenarioRequest`; answers a `ScenarioStory`, or null where there is no such scenario. */
  explain: 'remit/explainScenario',
  /** A notification of the server, with the parameters `ScenariosChanged`. */
  changed: 'remit/scenariosChanged',
} as const;

/** Which file's scenarios are to be listed; those of all files if none is named. */
export interface ScenariosRequest { uri?: string }

/** A file whose scenarios or contracts may be others now, or stand elsewhere, or come to something else. */
export interface ScenariosChanged { uris: string[] }

/** The scenarios of a file. */
export interface DocumentScenarios {
  uri: string;
  /** The version of the text, where it is open in the editor. */
  version: number | null;
  /** False where the text cannot be read in full, so that scenarios may be wanting. */
  complete: boolean;
  scenarios: ListedScenario[];
}

/** A scenario, as it is written. */
export interface ListedScenario {
  /** Tells it from all others of its file, and stays the same while its title does. */
  id: string;
  title: string;
  /** The contract it is for. `uri` and `range` of its name are wanting where there is no such contract. */
  contract: { name: string; title?: string; uri?: string; range?: Range };
  range: Range;
  titleRange: Range;
  expectations: { text: string; range: Range }[];
}

/** Which scenarios of a file are to be run; all of them if none are named. */
export interface RunScenariosRequest {
  uri: string;
  ids?: string[];
  /** Whether it is to be found out which clauses they reach. */
  coverage?: boolean;
  partialResultToken?: number | string;
}

/** What came out. */
export interface ScenariosRun {
  /** In the order of the text. */
  scenarios: ScenarioRun[];
  /** Only where it was asked for. */
  coverage?: CoveredFile[];
}

/** A scenario that was run, or could not be. */
export interface ScenarioRun {
  id: string;
  /** `blocked`: something stands in the way of running it, which `obstacle` says. */
  state: 'passed' | 'failed' | 'blocked';
  milliseconds: number;
  /** In the order of the text; none where the scenario is blocked or its facts were refused. */
  expectations: ExpectationRun[];
  /** Limits and checks of the contract that do not hold, in words. They make no scenario fail. */
  notHeld: string[];
  /** What stands in the way, in one sentence. */
  obstacle?: string;
  /** Findings that stand in the way. */
  findings: StandingFinding[];
}

/** An expectation, and what came out. */
export interface ExpectationRun {
  /** As it is written, on one line. */
  text: string;
  passed: boolean;
  /** What is expected, in the words of the contract: "£5,000.00", "at least £1.00", "held for 'Warm'". */
  expected: string;
  /** What came out, in the same words. */
  got: string;
  range: Range;
}

/** A finding that keeps a scenario from being run. */
export interface StandingFinding { code: string; message: string; uri?: string; range?: Range }

/** The clauses of a file that scenarios can reach. */
export interface CoveredFile { uri: string; clauses: CoveredClause[]; declarations: CoveredDeclaration[] }

/** A clause, and how many of the scenarios that were run reached it. */
export interface CoveredClause { range: Range; scenarios: number }

/** A declaration that comes to a figure: a payment, an outcome, a let; with the number of scenarios in which it did. */
export interface CoveredDeclaration extends CoveredClause { name: string }

/** Which scenario is to be explained. */
export interface ExplainScenarioRequest { uri: string; id: string }

/** How the payments came about that a scenario expects. */
export interface ScenarioStory {
  title: string;
  text: string;
  /** Places of the text that lead to places of contracts. Lines count from 0. */
  links: { range: Range; uri: string; line: number }[];
}

/** The commands of code lenses, which an editor may have; it says which in `initializationOptions.scenarioCommands`. */
export const scenarioCommands = {
  /** Arguments: address of the file and, for one scenario, its id. */
  run: 'remit.runScenario',
  /** Arguments: address of the file, id. */
  explain: 'remit.explainScenario',
  /** Arguments: address of the file, id. */
  debug: 'remit.debugScenario',
  /** Arguments: address of the file, line of the scenario or the contract, counted from 0. */
  whatIf: 'remit.openWhatIf',
} as const;

export type ScenarioCommand = keyof typeof scenarioCommands;
