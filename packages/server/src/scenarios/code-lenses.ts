import { scenarioContracts, listContracts } from '@remit/compiler/lower/scenario/listed-scenarios';
import type { LangiumDocument } from 'langium';
import type { CodeLensProvider } from 'langium/lsp';
import type { CodeLens, Command, InitializeParams } from 'vscode-languageserver';
import type { ServerSharedServices } from '../create-services.ts';
import { scenarioCommands, type ScenarioCommand } from './protocol.ts';
import { ownDocuments, rangeOf, scenariosOf } from './scenario-list.ts';

const titles: Record<ScenarioCommand, string> = { run: 'Run', explain: 'Explain', debug: 'Step through', whatIf: 'What if…' };

/** Lenses above scenarios, to run, explain and step through them, and above contracts, to run all scenarios for them. */
export class ScenarioLenses implements CodeLensProvider {
  /** What the editor can do, as it says when it starts the server. An editor that says nothing gets titles that lead nowhere. */
  private commands: ReadonlySet<ScenarioCommand> = new Set();
  private readonly shared: ServerSharedServices;

  constructor(shared: ServerSharedServices) {
    this.shared = shared;
    shared.lsp.LanguageServer.onInitialize((params) => {
      this.commands = scenarioCommandsOf(params);
    });
  }

  provideCodeLens(document: LangiumDocument): CodeLens[] {
    const uri = document.uri.toString();
    const lenses: CodeLens[] = [];
    const contracts = listContracts(document);
    if (contracts.length > 0) {
      const counts = this.countsFor(uri, new Set(contracts.map(({ name }) => name)));
      for (const { name, place } of contracts) {
        const count = counts.get(name) ?? 0;
        const title = count === 1 ? 'Run the scenario' : `Run all scenarios (${count})`;
        const range = rangeOf({ ...place, endLine: place.startLine, endColumn: place.startColumn });
        if (count > 0) lenses.push({ range, command: this.command('run', title, [uri, { contract: name }]) });
        if (this.commands.has('whatIf')) lenses.push({ range, command: this.command('whatIf', titles.whatIf, [uri, range.start.line]) });
      }
    }
    const offered = (['run', 'explain', 'debug', 'whatIf'] as const).filter((each) => each === 'run' || each === 'explain' || this.commands.has(each));
    for (const { id, range: { start } } of scenariosOf(document)) {
      for (const each of offered) lenses.push({ range: { start, end: start }, command: this.command(each, titles[each], [uri, each === 'whatIf' ? start.line : id]) });
    }
    return lenses;
  }

  private command(which: ScenarioCommand, title: string, args: unknown[]): Command {
    return this.commands.has(which) ? { title, command: scenarioCommands[which], arguments: args } : { title, command: '' };
  }

  /** How many scenarios there are for contracts of a document, by their names. */
  private countsFor(uri: string, names: ReadonlySet<string>): Map<string, number> {
    const counts = new Map<string, number>();
    for (const document of ownDocuments(this.shared)) {
      for (const { document: target, name } of scenarioContracts(document, (each) => names.has(each))) if (target === uri) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return counts;
  }
}

/** The commands for scenarios that an editor says it has. */
function scenarioCommandsOf({ initializationOptions }: Pick<InitializeParams, 'initializationOptions'>): Set<ScenarioCommand> {
  const { scenarioCommands: named } = (initializationOptions ?? {}) as { scenarioCommands?: unknown };
  return new Set(Array.isArray(named) ? named.filter((one): one is ScenarioCommand => typeof one === 'string' && Object.hasOwn(scenarioCommands, one)) : []);
}
