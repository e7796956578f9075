import type { Summary } from './summary.ts';
import { plain } from '../svg/text.ts';
import { sentence } from '../words.ts';

/** How a summary is written. */
export type SummaryFormat = 'markdown' | 'text';

const width = 100;

/** Writes a summary as Markdown, or as plain text in lines. What the contract does not say is told as such. */
export function summaryText({ title, version, sections }: Summary, format: SummaryFormat): string {
  if (format === 'markdown') {
    const body = sections.map(({ heading, sentences }) => [`## ${heading}`, '', ...sentences.map(({ text, isMissing, isDetail }) => `${isDetail ? '  ' : ''}- ${isMissing ? `**Missing:** ${marked(text)}` : marked(text)}`)].join('\n'));
    return `${[`# ${marked(title)}`, ...(version === undefined ? [] : [`*${marked(sentence(version))}*`]), ...body].join('\n\n')}\n`;
  }
  const body = sections.map(({ heading, sentences }) => [plain(heading).toUpperCase(), ...sentences.flatMap(({ text, isMissing, isDetail }) => lines(`${isMissing ? 'Missing: ' : ''}${plain(text)}`, isDetail ? '    - ' : '- '))].join('\n'));
  return `${[[plain(title), ...(version === undefined ? [] : lines(plain(sentence(version)), ''))].join('\n'), ...body].join('\n\n')}\n`;
}

/** A text in which nothing is a mark of Markdown or HTML. */
function marked(text: string): string {
  return plain(text).replace(/[\\`*_[\]<>|~#]/g, (sign) => `\\${sign}`).replace(/&/g, '&amp;').replace(/!(?=\\\[)/g, '\\!');
}

function lines(text: string, start: string): string[] {
  const found: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && start.length + line.length + 1 + word.length > width) {
      found.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...found, line].map((one, index) => `${index === 0 ? start : ' '.repeat(start.length)}${one}`);
}
