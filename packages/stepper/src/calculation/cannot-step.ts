/** Why a payment cannot be stepped through, in words for the author of a contract. */
export class CannotStep extends Error {
  /** What to do about it. */
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.name = 'CannotStep';
    this.hint = hint;
  }

  /** What is wrong, and what to do about it. */
  get whole(): string {
    return this.hint === undefined ? this.message : `${this.message} ${this.hint}`;
  }
}
