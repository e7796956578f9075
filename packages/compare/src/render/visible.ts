/** Text of a contract, so that it can do nothing to a terminal or a page: control characters and marks that turn the direction of writing are shown as "�". */
export function visible(text: string): string {
  return text.toWellFormed().replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, '\uFFFD');
}

/** Text of a contract as Markdown that shows it letter for letter: no links, no mentions, no marks. */
export function markdownOf(text: string): string {
  return visible(text)
    .replace(/[&<>@#]/g, (mark) => `&#${mark.codePointAt(0)};`)
    .replace(/[\\`*_{}[\]|~!]/g, (mark) => `\\${mark}`)
    .replaceAll('://', ':&#47;&#47;')
    .replace(/\bwww\./gi, (start) => `${start.slice(0, -1)}&#46;`);
}
