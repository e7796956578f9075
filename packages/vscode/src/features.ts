import { registerFiles } from './files/register-files.ts';
import { registerPages } from './pages/register-pages.ts';
import type { Feature } from './parts.ts';
import { registerServerCommands } from './server/server-commands.ts';
import { registerStatus } from './status/register-status.ts';

/** The features of the extension, the same on every host. */
export const features: readonly Feature[] = [registerFiles, registerServerCommands, registerStatus, registerPages];
