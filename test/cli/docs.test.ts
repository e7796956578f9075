import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildProgram } from '@remit/cli';
import { settingNames } from '@remit/language/project/project-settings';

const page = readFileSync(path.join(import.meta.dirname, '../../docs/cli.md'), 'utf8');
const sections = new Map(page.split(/^## /m).map((text) => [text.slice(0, text.indexOf('\n')), text]));
const program = buildProgram(() => async () => undefined);

/** The options in the first column of the tables of a section. */
function documented(title: string): string[] {
  return [...(sections.get(title) ?? '').matchAll(/^\| `(-[^`]+)` \|/gm)].map((match) => match[1]!).sort();
}

describe('docs/cli.md', () => {
  it('has the commands there are, in their order', () => {
    const listed = [...page.matchAll(/^\| \[`([\w-]+)`\]/gm)].map((match) => match[1]);
    expect(listed).toEqual(program.commands.map((command) => command.name()));
  });

  it.each(program.commands.map((command) => [command.name(), command] as const))('has every option of %s', (name, command) => {
    expect(documented(`remit ${name}`)).toEqual(command.options.map(({ flags }) => flags).sort());
  });

  it('has the options of every command', () => {
    const own = page.slice(page.indexOf('Options of every command'), page.indexOf('## What all'));
    expect([...own.matchAll(/^\| `(-[^`]+)` \|/gm)].map((match) => match[1]).sort()).toEqual(['-h, --help', ...program.options.map(({ flags }) => flags)].sort());
  });

  it('has every setting of a project file', () => {
    const settings = [...sections.get('Project files')!.matchAll(/^\| `(\w+)` \|/gm)].map((match) => match[1]!);
    expect(settings.sort()).toEqual(settingNames.filter((name) => name !== '$schema').sort());
  });

  it('has links that lead somewhere', () => {
    const titles = new Set([...sections.keys()].map((title) => title.toLowerCase().replaceAll(' ', '-')));
    for (const [, target] of page.matchAll(/\]\(#([^)]+)\)/g)) expect(titles).toContain(target);
  });
});
