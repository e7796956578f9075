import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const quiet = {
  'files.autoSave': 'off',
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  // In a folder that is not trusted, nobody is there to answer.
  'security.workspace.trust.startupPrompt': 'never',
  'telemetry.telemetryLevel': 'off',
  'workbench.enableExperiments': false,
  'workbench.startupEditor': 'none',
};

/** Writes user settings for a throw-away profile. `folder` is where this kind of host keeps `User/settings.json`. */
export function writeSettings(folder: string, more: Record<string, unknown> = {}): void {
  const user = path.join(folder, 'User');
  mkdirSync(user, { recursive: true });
  writeFileSync(path.join(user, 'settings.json'), JSON.stringify({ ...quiet, ...more }));
}
