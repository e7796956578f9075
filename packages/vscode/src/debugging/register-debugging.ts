import { scenarioCommands } from '@remit/server/scenarios/protocol';
import * as vscode from 'vscode';
import type { ExtensionParts } from '../parts.ts';
import { Configurations, debugType } from './configurations.ts';
import { debugScenario, startStepping } from './debug-scenario.ts';
import { ServerDebugging } from './server-debug-adapter.ts';

/** Registers the debugger, which steps through the calculation of a payment, and the commands that start it. */
export function registerDebugging({ context, client, server }: ExtensionParts): void {
  const configurations = new Configurations(client);
  const debugging = new ServerDebugging(client, server);
  context.subscriptions.push(
    debugging,
    vscode.debug.registerDebugConfigurationProvider(debugType, configurations),
    vscode.debug.registerDebugAdapterDescriptorFactory(debugType, debugging),
    vscode.commands.registerCommand(scenarioCommands.debug, (uri: unknown, id: unknown, testRun?: vscode.TestRun) => debugScenario(client, configurations, uri, id, testRun)),
    vscode.commands.registerCommand('remit.debugPayment', () => {
      const uri = vscode.window.activeTextEditor?.document.uri;
      return startStepping(uri && vscode.workspace.getWorkspaceFolder(uri), { name: 'Step through a payment' });
    }),
  );
}
