/** What the command answers to the shell. */
export const ExitCode = Object.freeze({
  /** Done, and nothing found at or above the failing level. */
  ok: 0,
  /** Findings, failed scenarios, refused input, or differences found by `--check`. */
  findings: 1,
  /** The command was used wrongly, for instance with a path that does not exist. */
  usage: 2,
  /** A fault of the tool itself. */
  fault: 3,
});

/** One of the exit codes. */
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];
