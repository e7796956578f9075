import type { Steppable, SteppablePayment, SteppablePayments, SteppablePlace } from '@remit/server/debugging/protocol';
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { factsFiles } from './facts-files.ts';

interface Choice<T> extends vscode.QuickPickItem { value?: T }

/** Asks for one of several; the one only there is goes without saying. Undefined where nobody chooses. */
async function choose<T>(title: string, placeHolder: string, choices: readonly Choice<T>[]): Promise<T | undefined> {
  const real = choices.filter(({ kind }) => kind !== vscode.QuickPickItemKind.Separator);
  if (real.length === 1) return real[0]!.value;
  return (await vscode.window.showQuickPick(choices, { title, placeHolder, matchOnDescription: true, matchOnDetail: true }))?.value;
}

/** Asks for the contract. */
export function chooseContract(contracts: Steppable['contracts']): Promise<string | undefined> {
  return choose('Step Through a Payment', 'Of which contract?', contracts.map(({ name, title }) => ({ label: title ?? name, ...(title === undefined ? {} : { description: name }), value: name })));
}

/** From which results a payment is worked out: a scenario by its title, or a file of facts. */
export type Results = { scenario: string } | { facts: vscode.Uri };

/** Asks for the results: the scenario at the cursor first, then the others, then files of facts. */
export async function chooseResults(contract: vscode.Uri, scenarios: Steppable['scenarios'], line: number | undefined, client: BaseLanguageClient): Promise<Results | undefined> {
  const isAt = (one: Steppable['scenarios'][number]): boolean => one.uri === client.code2ProtocolConverter.asUri(contract) && line !== undefined && one.line <= line && line <= one.endLine;
  const inOrder = [...scenarios.filter(isAt), ...scenarios.filter((one) => !isAt(one))];
  const files = await factsFiles(contract, client);
  const choices: Choice<Results | 'look'>[] = [
    ...(scenarios.length > 0 ? [heading('Scenarios')] : []),
    ...inOrder.map(({ title, uri, line: at }) => ({ label: `$(beaker) ${title}`, description: `${fileName(vscode.Uri.parse(uri))}:${at + 1}`, value: { scenario: title } })),
    heading('Facts'),
    ...files.map((facts) => ({ label: `$(table) ${fileName(facts)}`, description: vscode.workspace.asRelativePath(vscode.Uri.joinPath(facts, '..')), value: { facts } })),
    { label: '$(folder-opened) Another file of facts…', value: 'look' },
  ];
  const chosen = await choose('Step Through a Payment', 'From which results is the payment worked out?', choices);
  if (chosen !== 'look') return chosen;
  const [facts] = await vscode.window.showOpenDialog({ title: 'Facts', filters: { 'Facts': ['csv', 'json'] }, defaultUri: vscode.Uri.joinPath(contract, '..') }) ?? [];
  return facts && { facts };
}

/** Asks for a payment, its period and its member, as far as there are several; what the scenario expects comes first. */
export async function choosePayment({ payments, expected }: SteppablePayments, given: Partial<SteppablePlace>): Promise<SteppablePlace | undefined> {
  const payment = given.payment ?? await choose('Step Through a Payment', 'Which payment?', first(payments, ({ id }) => id === expected?.payment)
    .map((one) => ({ label: one.title, description: summary(one), value: one.id })));
  const found = payments.find(({ id }) => id === payment);
  if (payment === undefined || !found) return undefined;
  const isExpected = payment === expected?.payment;
  const period = given.period ?? await choose(found.title, 'For which period?', first(found.periods, ({ id }) => isExpected && id === expected?.period)
    .map(({ id, title, members }) => ({ label: title, description: members.length === 1 ? members[0]!.value : `${members.length} members`, value: id })));
  const members = found.periods.find(({ id }) => id === period)?.members;
  if (period === undefined || !members) return undefined;
  const wanted = isExpected && period === expected?.period ? JSON.stringify(expected.member) : undefined;
  const member = given.member ? { key: given.member } : await choose(`${found.title}, ${found.periods.find(({ id }) => id === period)!.title}`, 'For whom?', first(members, ({ key }) => wanted !== undefined && JSON.stringify(key) === wanted)
    .map((one) => ({ label: one.title ?? found.title, description: one.value, value: one })));
  return member && { payment, period, ...(member.key ? { member: member.key } : {}) };
}

/** What a payment comes to where there is only one of it, else how many there are. */
function summary({ periods }: SteppablePayment): string {
  const all = periods.flatMap(({ title, members }) => members.map(({ value }) => `${value}, ${title}`));
  return all.length === 1 ? all[0]! : `${periods.length === 1 ? periods[0]!.title : `${periods.length} periods`}`;
}

function first<T>(all: readonly T[], isFirst: (one: T) => boolean): T[] {
  return [...all.filter(isFirst), ...all.filter((one) => !isFirst(one))];
}

function heading(label: string): Choice<never> {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

function fileName({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
