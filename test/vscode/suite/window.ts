import * as vscode from 'vscode';
import type { Ask } from '../host/driver.ts';
import { file, until } from './editor.ts';

let asked = 0;

/** Whether somebody sits at the window and does what is asked: in the browser, not on a desktop. */
export async function isDriven(): Promise<boolean> {
  return vscode.workspace.fs.stat(file('../answers')).then(() => true, () => false);
}

/** Asks whoever sits at the window to do something, and waits until it is done. */
async function ask<T>(request: Ask): Promise<T> {
  asked += 1;
  const id = `${__SESSION__}-${asked}`;
  console.log(`[[ask]] ${JSON.stringify({ ...request, id })}`);
  const read = async (): Promise<Uint8Array | undefined> => vscode.workspace.fs.readFile(file(`../answers/${id}.json`)).then((bytes) => bytes, () => undefined);
  const answer = JSON.parse(new TextDecoder().decode(await until(`an answer to ${JSON.stringify(request)}`, read))) as { result: T; error?: string };
  if (answer.error !== undefined) throw new Error(answer.error);
  return answer.result;
}

/** Takes a picture of the window: `build/screenshots/NAME.png`. Nothing happens where nobody sits at the window. */
export async function picture(name: string): Promise<void> {
  if (!(await isDriven())) return;
  // What moves comes to rest first.
  await new Promise((resolve) => setTimeout(resolve, 400));
  await ask<null>({ do: 'picture', name });
}

/** Presses keys, such as `Control+Shift+M`, wherever the focus is. */
export async function press(keys: string): Promise<void> {
  await ask<null>({ do: 'press', keys });
}

/** Types a text, key by key, as an author does. */
export async function type(text: string): Promise<void> {
  await ask<null>({ do: 'type', text });
}

/** Pastes a text where the focus is, as the keys for it do. */
export async function paste(text: string): Promise<void> {
  await ask<null>({ do: 'paste', text });
}

/** Rests the pointer on the last element with such a text, in the window or in a view inside it. */
export async function hover(text: string, within = '.view-line span'): Promise<void> {
  await ask<null>({ do: 'hover', text, within });
}

/** Clicks on the last element with such a text, in the window or in a view inside it. */
export async function click(text: string, within: string): Promise<void> {
  await ask<null>({ do: 'click', text, within });
}

/** What is written in the elements that a selector means, in the window or in a view inside it. */
export async function read(selector: string): Promise<string[]> {
  return ask<string[]>({ do: 'read', selector });
}

/** Waits until such elements, in the window or in a view inside it, say what is expected. Nothing happens where nobody sits at the window. */
export async function shown(selector: string, expected: RegExp): Promise<void> {
  if (!(await isDriven())) return;
  let said = '';
  await until(() => `${expected} in ${selector}; it says: ${said}`, async () => {
    said = (await read(selector)).join('\n');
    return expected.test(said) ? true : undefined;
  });
}

/** Takes a picture in another theme, and goes back to the usual one. */
export async function inTheme(theme: string, name: string): Promise<void> {
  const workbench = vscode.workspace.getConfiguration('workbench');
  await workbench.update('colorTheme', theme, vscode.ConfigurationTarget.Global);
  await new Promise((resolve) => setTimeout(resolve, 500));
  await picture(name);
  await workbench.update('colorTheme', undefined, vscode.ConfigurationTarget.Global);
}
