import type { ScenarioStory } from './protocol.ts';

/**
 * Finds the places of contracts that a story names: "meals.remit:24", and "line 24" of the text that was named last at the
 * start of a paragraph.
 *
 * @param sources the texts, by what they are called in the story
 */
export function linksIn(text: string, sources: readonly { path: string; uri: string }[]): ScenarioStory['links'] {
  const byPath = new Map(sources.map(({ path, uri }) => [path, uri]));
  const links: ScenarioStory['links'] = [];
  let home: string | undefined;
  for (const [line, content] of text.split('\n').entries()) {
    const add = (start: number, length: number, uri: string, number: string): void => {
      links.push({ range: { start: { line, character: start }, end: { line, character: start + length } }, uri, line: Number.parseInt(number, 10) - 1 });
    };
    for (const path of byPath.keys()) {
      for (let at = content.indexOf(`${path}:`); at >= 0; at = content.indexOf(`${path}:`, at + 1)) {
        const number = /^\d+/.exec(content.slice(at + path.length + 1))?.[0];
        if (number === undefined || (at > 0 && content[at - 1] !== '(')) continue;
        add(at, path.length + 1 + number.length, byPath.get(path)!, number);
        if (!content.startsWith(' ')) home = byPath.get(path);
      }
    }
    if (home !== undefined) for (const found of content.matchAll(/\(line (\d+)/g)) add(found.index + 1, found[0].length - 1, home, found[1]!);
  }
  return links;
}
