import { Command, CommanderError } from 'commander';
import { commands } from './commands/index.ts';
import { contextOf, type Context } from './context.ts';
import { fileProblem } from './files/write-files.ts';
import { ExitCode } from './exit-code.ts';
import type { CliIo } from './io.ts';
import { Refused } from './report/refused.ts';
import { inOrder } from './report/reported-finding.ts';
import { UsageError } from './usage-error.ts';
import { VERSION } from './version.ts';

/** Ties what a command does to its definition: arguments in order, then the options. */
export type Bind = <Args extends unknown[], Options>(
  action: (context: Context, args: Args, options: Options) => Promise<ExitCode>,
) => (...given: unknown[]) => Promise<void>;

/** The command with all its commands and options. */
export function buildProgram(bind: Bind): Command {
  const program = new Command('remit')
    .description('Checks contracts written in Remit, turns them into programs, and runs these on facts.')
    .version(VERSION, '-V, --version', 'print the version')
    .option('--debug', 'print where in the tool a fault happened')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .addHelpText('after', '\nExit codes: 0 done, 1 findings or refused input, 2 wrong use, 3 fault of the tool.');
  for (const define of commands) define(program, bind);
  return program;
}

/**
 * Runs the command.
 *
 * @param argv the words after the command's name
 * @returns the exit code; nothing is thrown and the process is not ended
 */
export async function runCli(argv: readonly string[], io: CliIo): Promise<ExitCode> {
  const context = contextOf(io);
  let code: ExitCode = ExitCode.ok;
  const program = buildProgram((action) => async (...given) => {
    given.pop();
    const options = given.pop();
    code = await action(context, given as Parameters<typeof action>[1], options as Parameters<typeof action>[2]);
  });
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      outputError: (text, write) => write(capitalised(text)),
      getOutHelpWidth: () => Math.min(100, io.stdout.columns),
      getErrHelpWidth: () => Math.min(100, io.stderr.columns),
    });
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    return answerTo(error, context, argv);
  }
}

async function answerTo(error: unknown, context: Context, argv: readonly string[]): Promise<ExitCode> {
  const { say, style } = context;
  if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.ok : ExitCode.usage;
  if (error instanceof UsageError) {
    say(`${style.error('Wrong use')}  ${error.message}${error.hint === undefined ? '' : `\n  ${error.hint}`}`);
    return ExitCode.usage;
  }
  if (error instanceof Refused) {
    const { sayFindings } = await import('./report/write-findings.ts');
    sayFindings(inOrder(error.findings), error.sourceOf ? { sourceOf: error.sourceOf } : {}, context);
    say('Nothing was worked out and nothing was written.');
    return ExitCode.findings;
  }
  const problem = fileProblem(error);
  if (problem !== undefined) {
    say(`${style.error('Wrong use')}  A file or folder cannot be used: ${problem}.`);
    return ExitCode.usage;
  }
  const message = error instanceof Error ? error.message : String(error);
  say(`${style.error('Fault of remit')}  ${message}`);
  if (argv.includes('--debug') && error instanceof Error) say(error.stack ?? '');
  say('  This is a mistake in remit, not in your contract or data; nothing was written.');
  say(`  Please report it with the command you ran, its version (${VERSION}) and the files it read${argv.includes('--debug') ? '' : ', and with what it prints when run again with --debug'}.`);
  return ExitCode.fault;
}

function capitalised(text: string): string {
  return text.replace(/^error: ./, (start) => start.slice('error: '.length).toUpperCase());
}
