import { debugMessages, type PaymentsRequest, type Refusal, type Steppable, type SteppablePayments, type SteppablePlace, type SteppableRequest } from '@remit/server/debugging/protocol';
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { addressOf } from './addresses.ts';
import { chooseContract, choosePayment, chooseResults } from './choose.ts';

/** The type of debug sessions that step through payments, as in `launch.json`. */
export const debugType = 'remit';

/** Fills in what a launch configuration leaves out: from the editor in view, and by asking. */
export class Configurations implements vscode.DebugConfigurationProvider {
  private readonly client: BaseLanguageClient;

  constructor(client: BaseLanguageClient) {
    this.client = client;
  }

  resolveDebugConfiguration(_: vscode.WorkspaceFolder | undefined, config: vscode.DebugConfiguration): vscode.DebugConfiguration | undefined {
    const whole: vscode.DebugConfiguration = { ...config, type: config.type || debugType, request: config.request || 'launch', name: config.name || 'Step through a payment' };
    if (isFilled(whole['program'])) return whole;
    const document = vscode.window.activeTextEditor?.document;
    if (document?.languageId === 'remit') return { ...whole, program: document.uri.toString() };
    void vscode.window.showInformationMessage('Open the contract first whose payment you want to step through, or the file of its scenarios.');
    return undefined;
  }

  async resolveDebugConfigurationWithSubstitutedVariables(folder: vscode.WorkspaceFolder | undefined, config: vscode.DebugConfiguration): Promise<vscode.DebugConfiguration | undefined> {
    const address = (written: string): string => this.client.code2ProtocolConverter.asUri(addressOf(written, folder));
    const facts = [config['facts'] as unknown].flat().filter(isFilled);
    const named = { ...config, program: address(config['program'] as string), ...(facts.length > 0 ? { facts: facts.map(address) } : {}) };
    try {
      return await this.completed(named);
    } catch (fault) {
      if (fault instanceof Refused) void vscode.window.showErrorMessage(fault.message);
      else void vscode.window.showErrorMessage('The language server gave no answer; it may have been started anew. Start again.');
      return undefined;
    }
  }

  /** What there is to step through in a file. @throws Refused */
  steppable(uri: string): Promise<Steppable> {
    return this.ask<Steppable, SteppableRequest>(debugMessages.contracts, { uri });
  }

  /** The payments that results make. @throws Refused */
  payments(wanted: PaymentsRequest): Promise<SteppablePayments> {
    return this.ask<SteppablePayments, PaymentsRequest>(debugMessages.payments, wanted);
  }

  private async completed(config: vscode.DebugConfiguration): Promise<vscode.DebugConfiguration | undefined> {
    const results = await this.withResults(config);
    if (!results) return undefined;
    const { program, contract, facts, scenario, asOf, payment, period, member } = results as vscode.DebugConfiguration & Partial<PaymentsRequest & SteppablePlace>;
    // A whole configuration is for the session to judge.
    if (isFilled(payment) && (isFilled(period) || member !== undefined)) return results;
    const choices = await this.payments({ program: program!, ...(isFilled(contract) && { contract }), ...(isFilled(scenario) && { scenario }), ...(facts && { facts }), ...(isFilled(asOf) && { asOf }) });
    if (isFilled(payment) && !choices.payments.some(({ id }) => id === payment)) return results;
    const place = await choosePayment(choices, { ...(isFilled(payment) && { payment }) });
    return place && { ...results, ...place };
  }

  private async withResults(config: vscode.DebugConfiguration): Promise<vscode.DebugConfiguration | undefined> {
    if (isFilled(config['scenario']) || config['facts'] !== undefined) return config;
    const program = config['program'] as string;
    const { contracts, scenarios } = await this.steppable(program);
    const contract = isFilled(config['contract']) ? config['contract'] : contracts.length === 0 ? '' : await chooseContract(contracts);
    if (contract === undefined) return undefined;
    const uri = this.client.protocol2CodeConverter.asUri(program);
    const editor = vscode.window.activeTextEditor;
    const line = editor?.document.uri.toString() === uri.toString() ? editor.selection.active.line : undefined;
    const chosen = await chooseResults(uri, scenarios.filter((one) => one.contract === contract), line, this.client);
    if (!chosen) return undefined;
    const named = contract === '' ? {} : { contract };
    return 'scenario' in chosen ? { ...config, ...named, scenario: chosen.scenario } : { ...config, ...named, facts: [this.client.code2ProtocolConverter.asUri(chosen.facts)] };
  }

  private async ask<Answer extends object, Params>(method: string, params: Params): Promise<Answer> {
    const answer = await this.client.sendRequest<Answer | Refusal>(method, params);
    if ('refused' in answer) throw new Refused(answer.refused);
    return answer as Answer;
  }
}

/** Why nothing can be stepped through, in words for the author. */
export class Refused extends Error {}

function isFilled(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
