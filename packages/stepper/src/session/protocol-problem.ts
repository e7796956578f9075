/** Why a request of the editor is refused, in words that it shows. */
export class ProtocolProblem extends Error {
  /** Number of the kind of problem, for programs. */
  readonly id: number;
  /** Whether the editor should show it at once: where the author has to do something. */
  readonly isForUser: boolean;

  constructor(id: number, message: string, isForUser = false) {
    super(message);
    this.name = 'ProtocolProblem';
    this.id = id;
    this.isForUser = isForUser;
  }
}

/** Numbers of problems. */
export const problemIds = { request: 1, notLaunched: 2, noThread: 3, noFrame: 4, noVariables: 5, launch: 6, evaluate: 7, noTarget: 8, fault: 9, ended: 10 } as const;
