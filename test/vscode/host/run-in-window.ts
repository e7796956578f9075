import { format } from 'node:util';
import type { Page } from 'playwright-core';
import { launchChromium, localPage } from './chromium.ts';
import type { CodeServer } from './code-server.ts';
import { startServerProcess } from './server-process.ts';

/** What to open and run. All paths are absolute. */
export interface WindowRun {
  server: CodeServer;
  userData: string;
  extensions: string;
  extensionDevelopmentPath: string;
  extensionTestsPath: string;
  folder: string;
  /** Where a picture of the window is kept if the run fails to finish. */
  failurePicture: string;
}

const limit = 180_000;

/**
 * Opens a workbench window in headless Chromium and lets its extension host run a test suite.
 *
 * Answers 0 when `run()` of the suite resolved and 1 when it rejected; throws when the suite could not be run.
 */
export async function runInWindow(run: WindowRun): Promise<number> {
  const process = await startServerProcess(run.server, run.userData, run.extensions);
  const lines: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  try {
    const browser = await launchChromium();
    try {
      const page = await localPage(browser);
      const uri = (file: string): object => ({ scheme: 'vscode-remote', authority: `127.0.0.1:${process.port}`, path: file });
      await developmentOptions(page, { extensions: [uri(run.extensionDevelopmentPath)], extensionTestsPath: uri(run.extensionTestsPath) });
      const ended = new Promise<number>((resolve) => void page.exposeFunction('codeAutomationExit', resolve));
      await page.exposeFunction('codeAutomationLog', suiteOutput(lines));
      const crashed = new Promise<never>((_, reject) => page.once('crash', () => reject(new Error('the page crashed'))));
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error(`no result after ${limit / 1000} seconds`)), limit);
      });
      for (const failure of [crashed, late]) failure.catch(() => {});
      await page.goto(`http://127.0.0.1:${process.port}/?folder=${encodeURIComponent(run.folder)}`);
      const result = Promise.race([ended, process.died, crashed, late]);
      const code = await result.catch(async (error: unknown) => {
        await page.screenshot({ path: run.failurePicture }).catch(() => {});
        console.error(lines.slice(-40).join('\n'));
        console.error(process.log());
        throw error;
      });
      return code === 0 ? 0 : 1;
    } finally {
      await browser.close();
    }
  } finally {
    clearTimeout(timer);
    await process.stop();
  }
}

/**
 * Adds development options to the configuration that the server writes into its page.
 *
 * Only the reading of the configuration is changed: rewriting the response itself trips Chromium's checks on
 * connections to the local network.
 */
async function developmentOptions(page: Page, options: object): Promise<void> {
  await page.addInitScript({
    content: `
      const extra = ${JSON.stringify(options)};
      const read = Element.prototype.getAttribute;
      Element.prototype.getAttribute = function (name) {
        const value = read.call(this, name);
        if (value === null || this.id !== 'vscode-workbench-web-configuration' || name !== 'data-settings') return value;
        const configuration = JSON.parse(value);
        return JSON.stringify({ ...configuration, developmentOptions: { ...configuration.developmentOptions, ...extra } });
      };`,
  });
}

/** The workbench's own lines come through the same channel; the suite marks where its output begins and ends. */
function suiteOutput(lines: string[]): (type: string, args: unknown[]) => void {
  let inSuite = false;
  return (type, args) => {
    const line = format(...args);
    lines.push(`[${type}] ${line}`);
    if (line === '[[suite begin]]') inSuite = true;
    else if (line === '[[suite end]]') inSuite = false;
    else if (inSuite || process.env['REMIT_TEST_VERBOSE']) console.log(line);
  };
}
