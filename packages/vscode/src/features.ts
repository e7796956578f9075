import { registerCompile } from './compile/register-compile.ts';
import { registerDebugging } from './debugging/register-debugging.ts';
import { registerExamples } from './examples/register-examples.ts';
import { registerExplorer } from './explorer/register-explorer.ts';
import { registerFiles } from './files/register-files.ts';
import { registerFindings } from './findings/register-findings.ts';
import { registerPages } from './pages/register-pages.ts';
import type { Feature } from './parts.ts';
import { registerPreview } from './preview/register-preview.ts';
import { registerReviewing } from './reviewing/register-reviewing.ts';
import { registerScenarios } from './scenarios/register-scenarios.ts';
import { registerServerCommands } from './server/server-commands.ts';
import { registerStatus } from './status/register-status.ts';
import { registerTasks } from './tasks/register-tasks.ts';
import { registerWhatIf } from './what-if/register-what-if.ts';
import { registerWriting } from './writing/register-writing.ts';

/** The features of the extension, the same on every host. */
export const features: readonly Feature[] = [registerFiles, registerServerCommands, registerStatus, registerPages,
  registerExplorer, registerFindings, registerCompile, registerWriting, registerExamples, registerTasks, registerPreview, registerReviewing, registerWhatIf, registerScenarios, registerDebugging];
