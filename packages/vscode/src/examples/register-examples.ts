import * as vscode from 'vscode';
import type { ExtensionParts } from '../parts.ts';
import { openExample, type ExampleRequest } from './open-example.ts';

/** Registers the command that opens an example. */
export function registerExamples({ context }: ExtensionParts): void {
  context.subscriptions.push(vscode.commands.registerCommand('remit.openExample', (request?: ExampleRequest) => openExample(context, request)));
}
