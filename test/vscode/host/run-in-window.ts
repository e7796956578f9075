import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import type { Page } from 'playwright-core';
import { launchChromium, localPage } from './chromium.ts';
import type { CodeServer } from './code-server.ts';
import { Driver } from './driver.ts';
import { faultsIn, logLines } from './faults.ts';
import { startServerProcess } from './server-process.ts';

/** What to open and run. All paths are absolute. */
export interface WindowRun {
  server: CodeServer;
  userData: string;
  extensions: string;
  /** Extensions under development; the last one holds the tests. */
  extensionDevelopmentPaths: string[];
  extensionTestsPath: string;
  folder: string;
  /** The page itself loads the extensions under development, into the extension host of a worker. */
  isWeb: boolean;
  /** The folder is not trusted. */
  isRestricted: boolean;
  /** Where the pictures go that the suite asks for. */
  pictures: string;
  /** Where a picture of the window is kept if the run fails. */
  failurePicture: string;
}

const limit = 600_000;

/**
 * Opens a workbench window in headless Chromium and lets its extension host run a test suite.
 *
 * Answers 0 when `run()` of the suite resolved and 1 when it rejected or a log tells of a fault; throws when the suite could not be run.
 */
export async function runInWindow(run: WindowRun): Promise<number> {
  const server = await startServerProcess(run.server, run.userData, run.extensions, run.isRestricted);
  const lines: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  try {
    const browser = await launchChromium();
    try {
      const page = await localPage(browser);
      const driver = new Driver(page, run.pictures, path.join(path.dirname(run.folder), 'answers'));
      const address = run.isWeb ? await serveToPage(page, server.port, run.extensionDevelopmentPaths) : remoteAddress(server.port);
      await developmentOptions(page, { extensions: run.extensionDevelopmentPaths.map(address), extensionTestsPath: address(run.extensionTestsPath) });
      const ended = new Promise<number>((resolve) => void page.exposeFunction('codeAutomationExit', resolve));
      const keepPicture = (): Promise<unknown> => page.screenshot({ path: run.failurePicture }).catch(() => {});
      await page.exposeFunction('codeAutomationLog', suiteOutput(lines, driver, keepPicture));
      page.on('console', (message) => lines.push(`[page ${message.type()}] ${message.text()}`));
      page.on('pageerror', (error) => lines.push(`[page] uncaught: ${error.stack || error.message}`));
      const crashed = new Promise<never>((_, reject) => page.once('crash', () => reject(new Error('the page crashed'))));
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error(`no result after ${limit / 1000} seconds`)), limit);
      });
      for (const failure of [crashed, late]) failure.catch(() => {});
      await page.goto(`http://127.0.0.1:${server.port}/?folder=${encodeURIComponent(run.folder)}`);
      const result = Promise.race([ended, server.died, crashed, late]);
      const code = await result.catch(async (error: unknown) => {
        await keepPicture();
        console.error(lines.slice(-40).join('\n'));
        console.error(server.log());
        throw error;
      });
      const faults = faultsIn([...lines, ...logLines(run.userData)]);
      if (process.env['REMIT_TEST_LOGS']) writeFileSync(process.env['REMIT_TEST_LOGS'], [...lines, ...logLines(run.userData)].join('\n'));
      if (faults.length > 0) console.error(`The logs tell of faults:\n${faults.slice(0, 20).join('\n')}`);
      return code === 0 && faults.length === 0 ? 0 : 1;
    } finally {
      await browser.close();
    }
  } finally {
    clearTimeout(timer);
    await server.stop();
  }
}

type Address = (file: string) => object;

/** The server's own host of extensions reads the files of the server. */
function remoteAddress(port: number): Address {
  return (file) => ({ scheme: 'vscode-remote', authority: `127.0.0.1:${port}`, path: file });
}

/**
 * Extensions that run in a worker come to the page as files of its own origin: VS Code starts no workers for extensions that lie on a
 * server, and the page may load from nowhere else.
 */
async function serveToPage(page: Page, port: number, folders: string[]): Promise<Address> {
  const authority = `127.0.0.1:${port}`;
  const address = (file: string): string => {
    const index = folders.findIndex((folder) => file === folder || file.startsWith(folder + path.sep));
    return path.posix.join('/__extensions', String(index), path.relative(folders[index]!, file));
  };
  await page.route((url) => url.host === authority && url.pathname.startsWith('/__extensions/'), (route) => {
    const [, index, name] = /^\/__extensions\/(\d+)\/(.*)$/.exec(decodeURIComponent(new URL(route.request().url()).pathname)) ?? [];
    const file = path.join(folders[Number(index)] ?? '', name ?? '');
    return existsSync(file) ? route.fulfill({ path: file }) : route.fulfill({ status: 404, body: 'no such file' });
  });
  return (file) => ({ scheme: 'http', authority, path: address(file) });
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
function suiteOutput(lines: string[], driver: Driver, onFailure: () => void): (type: string, args: unknown[]) => void {
  let inSuite = false;
  return (type, args) => {
    const line = format(...args);
    if (driver.takes(line)) return;
    lines.push(`[${type}] ${line}`);
    if (line === '[[suite begin]]') inSuite = true;
    else if (line === '[[suite end]]') inSuite = false;
    else if (inSuite || process.env['REMIT_TEST_VERBOSE']) {
      console.log(line);
      // The line of a test that failed, in mocha's report.
      if (/^ +\d+\) /.test(line)) onFailure();
    }
  };
}
