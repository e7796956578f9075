import { overviewRequest, type OverviewAnswer, type OverviewRequest } from '@remit/server/overview-request';
import * as vscode from 'vscode';
import { contractAt } from './at-cursor.ts';
import { fileName } from './listed-findings.ts';
import type { CursorPlace, PreviewContent } from './messages.ts';
import type { ExtensionParts } from '../parts.ts';

/** What there was of a file when its text could last be read without errors. */
interface Good { uri: string; answer: OverviewAnswer }

/** Asks the server what a file says, and keeps the last answer that had no errors. */
export class PreviewSource {
  private readonly parts: ExtensionParts;
  private asking: vscode.CancellationTokenSource | undefined;
  private good: Good | undefined;
  private latest: OverviewAnswer | undefined;
  uri: vscode.Uri | undefined;
  contract: string | undefined;
  year: string | undefined;
  /** The day whose version of varied contracts is shown (YYYY-MM-DD); none or empty for the last. */
  on: string | undefined;

  constructor(parts: ExtensionParts) {
    this.parts = parts;
  }

  /** The files that what is shown is made of. */
  get files(): readonly string[] {
    return this.latest?.files ?? (this.uri ? [this.addressOf(this.uri)] : []);
  }

  /** A file as the server calls it. */
  addressOf(uri: vscode.Uri): string {
    return this.parts.client.code2ProtocolConverter.asUri(uri);
  }

  /**
   * Asks anew. An answer that is no longer wanted, because it was asked again meanwhile or the text has gone on, is dropped.
   *
   * @returns whether there is an answer
   */
  async ask(): Promise<boolean> {
    this.stop();
    const { uri, year, on } = this;
    const { client, output } = this.parts;
    if (!uri || !client.isRunning()) return false;
    const asking = new vscode.CancellationTokenSource();
    this.asking = asking;
    try {
      const params: OverviewRequest = { textDocument: { uri: this.addressOf(uri) }, ...(year !== undefined && { year }), ...(on !== undefined && on !== '' && { on }) };
      const answer = await client.sendRequest<OverviewAnswer | null>(overviewRequest, params, asking.token);
      if (this.asking !== asking || !answer || isOutrun(uri, answer)) return false;
      this.take(uri, answer);
      return true;
    } catch (fault) {
      if (this.asking === asking && client.isRunning()) output.warn(`The preview could not be brought up to date: ${String(fault)}`);
      return false;
    } finally {
      if (this.asking === asking) this.asking = undefined;
      asking.dispose();
    }
  }

  /** Waits for no answer any more. */
  stop(): void {
    this.asking?.cancel();
    this.asking = undefined;
  }

  /** Shows another file; what was known of the one before is forgotten. */
  turnTo(uri: vscode.Uri): void {
    if (this.uri?.toString() === uri.toString()) return;
    this.uri = uri;
    this.on = undefined;
    this.contract = this.latest = this.good = undefined;
  }

  /** Turns to the contract at the cursor, if it is in another one of the file than is shown; says whether it did. */
  turnToContractAt(at: CursorPlace): boolean {
    const contracts = this.good?.answer.contracts ?? [];
    const index = contractAt(at, contracts.map(({ overview }) => overview.at));
    const name = index === undefined ? undefined : contracts[index]!.overview.name;
    if (name === undefined || name === this.shownName()) return false;
    this.contract = name;
    return true;
  }

  /** What the page is to show. */
  content(): PreviewContent {
    const { uri, latest, good } = this;
    const answer = good?.answer;
    const shown = answer?.contracts.find(({ overview }) => overview.name === this.shownName());
    const years = shown?.overview.years.map(({ name }) => name) ?? [];
    const note = this.note();
    return {
      ...(uri && { uri: this.addressOf(uri), file: fileName(uri) }),
      contracts: answer?.contracts.map(({ overview: { name, title } }) => ({ name, title })) ?? [],
      ...(shown && { shown }), ...(this.year !== undefined && years.includes(this.year) && { year: this.year }),
      declarations: answer?.declarations ?? [], ...(note !== undefined && { note }), isStale: shown !== undefined && latest?.isSound === false,
    };
  }

  private take(uri: vscode.Uri, answer: OverviewAnswer): void {
    this.latest = answer;
    const address = this.addressOf(uri);
    if (answer.isSound) this.good = { uri: address, answer };
    else if (this.good?.uri !== address) this.good = undefined;
  }

  private shownName(): string | undefined {
    const contracts = this.good?.answer.contracts ?? [];
    return (contracts.find(({ overview }) => overview.name === this.contract) ?? contracts[0])?.overview.name;
  }

  private note(): string | undefined {
    const { uri, latest, good } = this;
    if (!uri) return 'Open a contract, and it is told and drawn here.';
    if (!latest) return 'The contract is being read.';
    if (!latest.isSound) return good ? 'The text has errors. What is shown here is the contract as it was before them.' : `“${fileName(uri)}” or a file that it imports has errors, and a picture of a text that cannot be read might mislead. The findings say what to mend; then the contract is shown here.`;
    return latest.contracts.length === 0 ? `There is no contract in “${fileName(uri)}”. Open one that imports it, and the preview follows.` : undefined;
  }
}

/** Whether a text has gone on since an answer about it was made; there will be another. */
function isOutrun(uri: vscode.Uri, { version }: OverviewAnswer): boolean {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  return open !== undefined && version !== null && open.version !== version;
}
