/** Thrown where something cannot be said in the text of a scenario: what, in words for the author. */
export class CannotWrite extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CannotWrite';
  }
}
