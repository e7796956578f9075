/**
 * Messages between an editor and the server about debug sessions, in which somebody steps through the calculation of a payment. The
 * editor passes on what its debugger says, and the server what is answered.
 */
export const debugMessages = {
  /** A notification both ways, with the parameters `SessionMessage`. A session begins with its first message. */
  message: 'remit/debug/message',
  /** A notification of the editor, with the parameters `SessionEnd`: nobody listens to the session any more. */
  end: 'remit/debug/end',
  /** Parameters `SteppableRequest`; answers `Steppable`. */
  contracts: 'remit/debug/contracts',
  /** Parameters `PaymentsRequest`; answers `SteppablePayments`, or a `Refusal`. */
  payments: 'remit/debug/payments',
} as const;

/** A message of the Debug Adapter Protocol. */
export interface SessionMessage {
  /** Tells the sessions of an editor apart. */
  session: string;
  message: object;
}

/** A session that is over. */
export interface SessionEnd { session: string }

/** Which file is meant: that of a contract, or of scenarios. */
export interface SteppableRequest { uri: string }

/** What there is to step through, as a file has it. */
export interface Steppable {
  /** The contracts of the file; where it has none, those that its scenarios are for. */
  contracts: { name: string; title?: string }[];
  /** The scenarios of the file and those of others that are for contracts of it. */
  scenarios: { title: string; contract: string; uri: string; id: string; line: number; endLine: number }[];
}

/** From which results payments are worked out: the settings of a launch configuration of that name. */
export interface PaymentsRequest {
  program: string;
  contract?: string;
  facts?: string[];
  scenario?: string;
  asOf?: string;
}

/** Why nothing can be stepped through, in words for the author. */
export interface Refusal { refused: string }

/** The payments of a contract. */
export interface SteppablePayments {
  /** In the order of the contract. */
  payments: SteppablePayment[];
  /** The first that the scenario expects something of. */
  expected?: SteppablePlace;
}

/** A payment, with the periods it is made for. */
export interface SteppablePayment {
  /** Its id, as "payment" of a launch configuration gives it. */
  id: string;
  /** What it is called, for people. */
  title: string;
  periods: { id: string; title: string; members: SteppableMember[] }[];
}

/** Whom a payment is for; `key` and `title` are wanting where it is for no member. */
export interface SteppableMember {
  key?: Record<string, string>;
  title?: string;
  /** What it comes to, in words: "£5,000.00", "held". */
  value: string;
}

/** One payment, as a launch configuration names it. */
export interface SteppablePlace { payment: string; period: string; member?: Record<string, string> }
