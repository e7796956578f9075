/** Something that was asked for in a way that cannot be understood or answered: thrown to whoever asks, in words for people. */
export class SimulationProblem extends Error {
  /** What to do about it. */
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.name = 'SimulationProblem';
    this.hint = hint;
  }
}
