/** An element of a well-formed document. */
export interface Element { name: string; attributes: Map<string, string>; children: Element[]; text: string }

/** Reads a document strictly; throws where it is not well-formed XML. */
export function readXml(source: string): Element {
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(source)) throw new Error('a sign that no document may hold');
  const root: Element = { name: '', attributes: new Map(), children: [], text: '' };
  const open = [root];
  let at = 0;
  for (const match of source.matchAll(/<(\/)?([A-Za-z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/)?>/g)) {
    open.at(-1)!.text += textOf(source.slice(at, match.index));
    at = match.index + match[0].length;
    const [, isEnd, name, head, isEmpty] = match;
    if (isEnd) {
      if (open.length < 2 || open.pop()!.name !== name) throw new Error(`</${name}> closes nothing`);
      continue;
    }
    const attributes = new Map<string, string>();
    for (const [, key, value] of head!.matchAll(/([\w:-]+)="([^"]*)"/g)) {
      if (attributes.has(key!)) throw new Error(`"${key}" stands twice in <${name}>`);
      attributes.set(key!, textOf(value!));
    }
    const element: Element = { name: name!, attributes, children: [], text: '' };
    open.at(-1)!.children.push(element);
    if (!isEmpty) open.push(element);
  }
  if (open.length !== 1 || source.slice(at).trim() !== '' || root.children.length !== 1) throw new Error('not one whole element');
  return root.children[0]!;
}

/** All elements of a document, outermost first. */
export function elementsOf(element: Element): Element[] {
  return [element, ...element.children.flatMap(elementsOf)];
}

function textOf(raw: string): string {
  if (/[<>]/.test(raw) || /&(?!(?:amp|lt|gt|quot|#39);)/.test(raw)) throw new Error(`"${raw.slice(0, 60)}" is not escaped`);
  return raw.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, '&');
}
