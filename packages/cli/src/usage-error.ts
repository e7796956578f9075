/** The command was used wrongly; told to the person in one line and answered with exit code 2. */
export class UsageError extends Error {
  /** What to do about it. */
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.name = 'UsageError';
    this.hint = hint;
  }
}
