export { runCli, buildProgram } from './run-cli.ts';
export { ExitCode } from './exit-code.ts';
export { processIo, type CliIo, type Output } from './io.ts';
