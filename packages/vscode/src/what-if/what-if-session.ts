import { whatIfRequests, type WhatIfAbout, type WhatIfAnswer, type WhatIfFacts, type WhatIfFactsRequest, type WhatIfMember, type WhatIfMembership, type WhatIfPlace, type WhatIfRequest, type WhatIfStart } from '@remit/server/what-if/protocol';
import * as vscode from 'vscode';
import { fileName } from '../preview/listed-findings.ts';
import type { ExtensionParts } from '../parts.ts';
import type { WhatIfContent, WhatIfPageState } from './messages.ts';
import { keyOf, startAt, startsOf, type Start } from './starts.ts';

/** A contract, the start that was chosen and what was moved since; asks the server what there is and what it comes to. */
export class WhatIfSession {
  private readonly parts: ExtensionParts;
  private readonly asking = new Map<string, vscode.CancellationTokenSource>();
  private about: WhatIfAbout | undefined;
  private starts: Start[] = [];
  private facts: WhatIfFacts | undefined;
  private obstacle: WhatIfFacts['obstacle'];
  private readonly moves = new Map<string, string | null>();
  private members: readonly WhatIfMember[] = [];
  /** Counts the contracts that were taken up: an answer about an earlier one is dropped. */
  private turns = 0;
  /** Whether the server did not answer the last time that it was asked. */
  isSilent = false;
  /** The line by which contract and start are chosen, as long as they are not. */
  private line: number | undefined;
  /** The file with the contract. */
  uri: vscode.Uri | undefined;
  contract: string | undefined;
  start: WhatIfStart | undefined;
  year: string | undefined;

  constructor(parts: ExtensionParts) {
    this.parts = parts;
  }

  /** A file as the server calls it. */
  addressOf(uri: vscode.Uri): string {
    return this.parts.client.code2ProtocolConverter.asUri(uri);
  }

  /** What was moved, as it was typed. */
  get changes(): ReadonlyMap<string, string | null> {
    return this.moves;
  }

  /** The titles of the scenarios of the contract. */
  get titles(): string[] {
    return this.about?.scenarios.filter(({ contract }) => contract === this.contract).map(({ title }) => title) ?? [];
  }

  /** What the server is asked about; nothing as long as no contract was chosen. */
  get place(): WhatIfPlace | undefined {
    const { uri, contract, start } = this;
    const own = this.about?.contracts.find(({ name }) => name === contract)?.uri ?? (uri && this.addressOf(uri));
    return own === undefined || contract === undefined || !start ? undefined : { uri: own, contract, start, moves: [...this.moves].map(([id, text]) => ({ id, text })), members: [...this.members] };
  }

  /** The places that say what is in the way. */
  get places(): WhatIfContent['places'] {
    return this.obstacle?.places ?? [];
  }

  /** Takes up a file: the contract at a line of it, or the named one, and a start. What was moved before is forgotten. */
  async turnTo(uri: vscode.Uri, line: number | undefined, state: WhatIfPageState = {}): Promise<void> {
    this.turns += 1;
    this.uri = uri;
    this.facts = this.about = this.obstacle = undefined;
    this.moves.clear();
    for (const { id, text } of state.moves ?? []) this.moves.set(id, text);
    this.members = state.members ?? [];
    [this.contract, this.start, this.year] = [state.contract, state.start, state.year];
    this.line = line;
    await this.look();
  }

  /** Chooses another contract of the file, or another start. */
  async choose(contract: string | undefined, start: string | undefined): Promise<void> {
    if (contract !== undefined && contract !== this.contract) {
      [this.contract, this.start, this.year, this.facts, this.line] = [contract, undefined, undefined, undefined, undefined];
      this.turns += 1;
      this.back();
      await this.look();
    }
    const chosen = this.starts.find(({ key }) => key === start);
    if (chosen) this.start = chosen.value;
  }

  /** Finds out which contracts and starts there are now. */
  async look(): Promise<void> {
    const { uri, line, turns } = this;
    if (!uri) return;
    const address = this.addressOf(uri);
    const about = await this.ask<WhatIfAbout>('about', whatIfRequests.about, { uri: address });
    if (!about || this.turns !== turns) return;
    this.about = about;
    const here = about.contracts.find((one) => line !== undefined && one.line !== undefined && one.line <= line && line <= one.endLine!);
    const ofScenario = about.scenarios.find((one) => one.uri === address && line !== undefined && one.line <= line && line <= one.endLine)?.contract;
    this.contract ??= here?.name ?? ofScenario ?? about.contracts[0]?.name;
    const own = about.contracts.find(({ name }) => name === this.contract);
    if (this.contract === undefined) return;
    const starts = await startsOf(this.contract, about, own ? this.parts.client.protocol2CodeConverter.asUri(own.uri) : uri, this.parts.client);
    if (this.turns !== turns) return;
    this.starts = starts;
    this.start ??= startAt(this.starts, about, address, line).value;
  }

  /** Lists the facts. @returns whether there is an answer */
  async list(): Promise<boolean> {
    const { place, year, turns } = this;
    if (!place) return false;
    const facts = await this.ask<WhatIfFacts>('facts', whatIfRequests.facts, { ...place, ...(year === undefined ? {} : { year }) } satisfies WhatIfFactsRequest);
    if (!facts || this.turns !== turns) return false;
    this.obstacle = facts.obstacle;
    if (!facts.obstacle) this.facts = facts;
    this.year = this.facts?.year;
    return true;
  }

  /** Works out what the moves come to; undefined where a later one is being worked out, or there is no answer. */
  async evaluate(): Promise<WhatIfAnswer | undefined> {
    const { place, turns } = this;
    const answer = place && await this.ask<WhatIfAnswer>('evaluate', whatIfRequests.evaluate, place satisfies WhatIfRequest);
    return this.turns === turns ? answer : undefined;
  }

  /** Moves a value; the same text as at the start moves nothing. */
  move(id: string, text: string | null): void {
    const row = this.facts?.groups.flatMap(({ rows }) => rows).find((one) => one.id === id);
    if (row && (row.start ?? null) === text) this.moves.delete(id);
    else this.moves.set(id, text);
  }

  /** The group of that name, as the facts were last listed. */
  membership(group: string): WhatIfMembership | undefined {
    return this.facts?.memberships.find((one) => one.group === group);
  }

  /** Adds somebody to a group. */
  addMember(member: WhatIfMember): void {
    this.members = [...this.members, member];
  }

  /** Takes somebody out again who was added, with what was said of them. */
  removeMember({ group, key }: WhatIfMember): void {
    this.members = this.members.filter((one) => one.group !== group || one.key !== key);
    for (const id of this.moves.keys()) if ((JSON.parse(id) as string[]).slice(2).includes(key)) this.moves.delete(id);
  }

  /** Takes a move back; or all of them, and all members who were added. */
  back(id?: string): void {
    if (id !== undefined) this.moves.delete(id);
    else {
      this.moves.clear();
      this.members = [];
    }
  }

  /** Forgets what the contract has no place for any more. */
  forgetGone(): void {
    for (const { id } of this.facts?.gone ?? []) this.moves.delete(id);
  }

  /** What the page is to show. */
  content(): WhatIfContent {
    const { uri, contract, start, year, about, facts } = this;
    const members = [...this.members];
    const moves = [...this.moves].map(([id, text]) => ({ id, text }));
    const note = this.note();
    return {
      ...(uri && { file: fileName(uri) }), contracts: about?.contracts.map(({ name, title }) => ({ name, title: title ?? name })) ?? [], ...(contract !== undefined && { contract }),
      starts: this.starts.map(({ key, label, group }) => ({ key, label, group })), ...(start && { start: keyOf(start) }), ...(facts && { facts }), ...(note !== undefined && { note }),
      places: this.places, moves, members, state: { ...(uri && { uri: uri.toString() }), ...(contract !== undefined && { contract }), ...(start && { start }), ...(year !== undefined && { year }), moves, members },
    };
  }

  /** Waits for no answer any more. */
  stop(): void {
    for (const one of this.asking.values()) one.cancel();
    this.asking.clear();
  }

  private note(): string | undefined {
    if (!this.uri) return 'Open a contract, and choose “What If…” there.';
    if (!this.about) return 'The contract is being read.';
    if (this.about.contracts.length === 0) return `There is no contract in “${fileName(this.uri)}”. Open one that has a contract, or scenarios for one, and choose “What If…” there.`;
    return this.obstacle?.sentence;
  }

  /** Asks the server; what was asked before of the same kind is not wanted any more. */
  private async ask<T>(kind: string, request: string, params: object): Promise<T | undefined> {
    const { client, output } = this.parts;
    this.asking.get(kind)?.cancel();
    this.isSilent = !client.isRunning();
    if (this.isSilent) return undefined;
    const asking = new vscode.CancellationTokenSource();
    this.asking.set(kind, asking);
    try {
      const answer = await client.sendRequest<T | null>(request, params, asking.token);
      return this.asking.get(kind) === asking ? answer ?? undefined : undefined;
    } catch (fault) {
      if (this.asking.get(kind) === asking) {
        this.isSilent = true;
        if (client.isRunning()) output.warn(`What if: ${String(fault)}`);
      }
      return undefined;
    } finally {
      if (this.asking.get(kind) === asking) this.asking.delete(kind);
      asking.dispose();
    }
  }
}
