import type { WhatIfMember, WhatIfMembership } from '@remit/server/what-if/protocol';
import * as vscode from 'vscode';

/** Asks who is to be added to a group; undefined where nobody is. */
export async function askMember(membership: WhatIfMembership | undefined): Promise<WhatIfMember | undefined> {
  if (!membership) return undefined;
  const { group, title, member, keys } = membership;
  const key = await vscode.window.showInputBox({
    title: `Add to “${title}”`, prompt: `By which code or name do the facts tell this ${member} apart? They belong from the beginning of the contract; what the contract asks of them is then listed, and payments wait for it.`,
    validateInput: (text) => problemOf(text.trim(), title, keys),
  });
  return key === undefined ? undefined : { group, key: key.trim() };
}

function problemOf(key: string, title: string, keys: readonly string[]): string | undefined {
  if (key === '') return 'Somebody who is added needs a code or a name.';
  if (/["\r\n]/.test(key)) return 'Quotation marks cannot stand in it.';
  return keys.includes(key) ? `“${key}” is among “${title}” already.` : undefined;
}
