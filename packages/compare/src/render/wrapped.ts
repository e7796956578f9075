/** Text in lines of at most `width` characters, each after `indent` blanks; what follows the first line stands two blanks further in. */
export function wrapped(text: string, indent: number, width: number): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const room = Math.max(20, width - indent - (lines.length > 0 ? 2 : 0));
    if (line !== '' && [...line].length + 1 + [...word].length > room) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((one, index) => `${' '.repeat(indent + (index > 0 ? 2 : 0))}${one}`).join('\n');
}
