import { CannotStep, DebugSession } from '@remit/stepper';
import type { LangiumDocument } from 'langium';
import type { Connection } from 'vscode-languageserver';
import type { ServerSharedServices } from '../create-services.ts';
import type { ListedScenario } from '../scenarios/protocol.ts';
import { ownDocuments, scenariosOf } from '../scenarios/scenario-list.ts';
import { ContractHost } from './contract-host.ts';
import { contractsAbout } from './contract-named.ts';
import { paymentChoices } from './payment-choices.ts';
import { debugMessages, type PaymentsRequest, type Refusal, type SessionEnd, type SessionMessage, type Steppable, type SteppablePayments, type SteppableRequest } from './protocol.ts';

/** Holds the debug sessions of an editor, and answers what there is to step through. */
export function answerDebugging(connection: Connection, services: ServerSharedServices): void {
  const host = new ContractHost(services);
  const sessions = new Map<string, DebugSession>();

  const begun = (session: string): DebugSession => {
    const made = new DebugSession(host, (message) => void connection.sendNotification(debugMessages.message, { session, message } satisfies SessionMessage));
    sessions.set(session, made);
    return made;
  };

  connection.onNotification(debugMessages.message, ({ session, message }: SessionMessage) => {
    const known = sessions.get(session) ?? begun(session);
    void known.receive(message).then(() => {
      if (known.isOver) sessions.delete(session);
    });
  });
  connection.onNotification(debugMessages.end, ({ session }: SessionEnd) => void sessions.delete(session));

  connection.onRequest<Steppable | Refusal, void>(debugMessages.contracts, async ({ uri }: SteppableRequest) => orRefusal(() => host.checked(uri, (document) => steppable(document, services))));

  connection.onRequest<SteppablePayments | Refusal, void>(debugMessages.payments, async ({ asOf, ...wanted }: PaymentsRequest) => orRefusal(async () => paymentChoices(await host.load(wanted), asOf)));
}

/** The contracts that a file is about, and the scenarios for them. */
export function steppable(document: LangiumDocument, services: ServerSharedServices): Steppable {
  const contracts = contractsAbout(document);
  const asked = new Set(contracts.map(({ name, uri }) => `${uri} ${name}`));
  const of = (one: LangiumDocument, isAsked: (scenario: ListedScenario) => boolean): Steppable['scenarios'] => scenariosOf(one).filter((scenario) => scenario.contract.uri !== undefined && isAsked(scenario))
    .map(({ id, title, contract, range }) => ({ id, title, contract: contract.name, uri: one.uri.toString(), line: range.start.line, endLine: range.end.line }));
  const others = ownDocuments(services).filter((each) => each !== document);
  return {
    contracts: contracts.map(({ name, title }) => ({ name, ...(title === undefined ? {} : { title }) })),
    scenarios: [...of(document, () => true), ...others.flatMap((each) => of(each, ({ contract }) => asked.has(`${contract.uri} ${contract.name}`)))],
  };
}

async function orRefusal<T>(work: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CannotStep) return { refused: error.whole };
    throw error;
  }
}
