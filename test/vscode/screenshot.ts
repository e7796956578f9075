import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launchChromium, localPage } from './host/chromium.ts';
import { codeServer } from './host/code-server.ts';
import { serverEnvironment, startServerProcess } from './host/server-process.ts';
import { writeSettings } from './host/settings.ts';

// A picture of the packaged extension at work, for looking at it:
//   node test/vscode/screenshot.ts [FILE.remit] [PICTURE.png] [--theme "Light Modern"] [--line N] [--hover TEXT]

const root = path.resolve(import.meta.dirname, '../..');
const [file = path.join(root, 'test/fixtures/editor-workspace/unknown-name.remit'), picture = path.join(root, '.vscode-test/screenshot.png')] = process.argv
  .slice(2)
  .filter((argument, index, all) => !argument.startsWith('--') && !all[index - 1]?.startsWith('--'));

function option(name: string): string | undefined {
  const index = process.argv.indexOf(`--${name}`);
  return index < 0 ? undefined : process.argv[index + 1];
}

async function takePicture(work: string): Promise<void> {
  const server = codeServer(path.join(root, '.vscode-test'));
  const [userData, extensions, folder] = ['user', 'extensions', 'northshire'].map((name) => path.join(work, name)) as [string, string, string];
  mkdirSync(extensions);
  cpSync(path.dirname(path.resolve(file)), folder, { recursive: true });
  writeSettings(path.join(userData, 'data'), { 'workbench.colorTheme': option('theme') ?? 'Dark Modern', 'editor.fontSize': 13, 'editor.minimap.enabled': false, 'workbench.secondarySideBar.defaultVisibility': 'hidden' });
  const vsix = path.join(root, 'packages/vscode/remit-vscode.vsix');
  const install = [server.main, '--server-data-dir', userData, '--extensions-dir', extensions, '--install-extension', vsix];
  execFileSync(server.node, install, { env: serverEnvironment(userData), stdio: 'ignore' });
  const running = await startServerProcess(server, userData, extensions);
  const browser = await launchChromium();
  try {
    const page = await localPage(browser);
    const open = `vscode-remote://127.0.0.1:${running.port}${path.join(folder, path.basename(file))}`;
    const payload = encodeURIComponent(JSON.stringify([option('line') ? ['gotoLineMode', 'true'] : [], ['openFile', open + (option('line') ? `:${option('line')}` : '')]].filter((entry) => entry.length > 0)));
    await page.goto(`http://127.0.0.1:${running.port}/?folder=${encodeURIComponent(folder)}&payload=${payload}`);
    await page.waitForSelector('#remit\\.remit-vscode\\.remit\\.status, [id="remit.remit-vscode.remit.status"]', { timeout: 60_000 });
    await page.waitForSelector('.monaco-editor .squiggly-error, .monaco-editor .squiggly-warning', { timeout: 20_000 }).catch(() => console.log('no squiggle within 20 seconds'));
    await page.keyboard.press('Control+Shift+M');
    const hover = option('hover');
    if (hover) await page.locator('.view-line span', { hasText: hover }).last().hover();
    await page.waitForTimeout(2500);
    await page.screenshot({ path: picture });
    console.log(`status item: ${await page.locator('[id="remit.remit-vscode.remit.status"]').innerText()}`);
    console.log(picture);
  } finally {
    await browser.close();
    await running.stop();
  }
}

const work = mkdtempSync(path.join(tmpdir(), 'remit-picture-'));
try {
  await takePicture(work);
} finally {
  rmSync(work, { recursive: true, force: true });
}
