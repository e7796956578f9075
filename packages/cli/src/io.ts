/** A stream that text is written to. */
export interface Output {
  write(text: string): void;
  /** Whether a person is looking: colours and progress are for people. */
  isTerminal: boolean;
  /** Width of the terminal in characters. */
  columns: number;
}

/** All that the command takes from the process it runs in, so that tests can stand in for it. */
export interface CliIo {
  /** Folder that paths are relative to. */
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  /** Data, for other programs. */
  stdout: Output;
  /** Words, for people. */
  stderr: Output;
  /** Today's date in the local time zone, YYYY-MM-DD. The only clock there is. */
  today(): string;
}

/** The streams, folder, environment and clock of this process. */
export function processIo(): CliIo {
  return {
    cwd: process.cwd(),
    env: process.env,
    stdout: outputOf(process.stdout),
    stderr: outputOf(process.stderr),
    today: () => {
      const now = new Date();
      return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
    },
  };
}

function outputOf(stream: NodeJS.WriteStream): Output {
  return {
    write: (text) => void stream.write(text),
    isTerminal: Boolean(stream.isTTY),
    get columns() {
      return stream.columns ?? 100;
    },
  };
}
