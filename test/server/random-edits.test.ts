import { expect, it } from 'vitest';
import { firstContract } from '@remit/cli/files/first-contract';
import { EditorAndCommand } from '../helpers/editor-and-command.ts';
import { Random } from '../helpers/random.ts';

const [contract, scenario] = firstContract.split('\nscenario') as [string, string];

const files: Record<string, string> = {
  'remit.json': '{}\n',
  'lib/shared.remit': 'measure Waits "Waiting too long" {\n  rate Late per 1,000 people, between 0 and 200 per 1,000\n  better when lower\n}\n\nlet Price = £40 per person\nlet Cap = £50,000\n',
  'lib/more.remit': 'import "./shared.remit"\n\nlet Double = 2 * Price\n',
  'first.remit': `import "./lib/shared.remit"\n\n${contract.replace('£40 per person in People', 'Price * People').replace('up to £50,000', 'up to Cap')}`,
  'second.remit': `import "./lib/more.remit"\n\n${contract.replace('contract First', 'contract Second').replace('{\n', '{\n  identifier "C-2"\n').replace('£40 per person in People', 'Double * People')}`,
  'third.remit': `${contract.replace('contract First', 'contract Third').replace('{\n', '{\n  identifier "C-3"\n')}`,
  'scenarios.remit': `import "./first.remit"\n\nscenario${scenario}`,
};
const names = Object.keys(files).filter((name) => name.endsWith('.remit'));
const paths = ['./lib/shared.remit', './lib/more.remit', './shared.remit', './more.remit', './first.remit', './third.remit', '../second.remit', 'std/mssp.remit', './gone.remit'];
const words = ['First', 'Second', 'Third', 'FIRST', 'Price', 'Double', 'Cap', 'Waits', 'People', 'InWork', 'Advice', 'Success', 'Budget', 'C-2', 'C-3', 'yearly', 'monthly', 'visits', 'people', 'Council'];
const scraps = ['{', '}', '"', '£', 'let', 'let X = 1', '// note\n', '/* ', 'then', '', '\n\n', 'payment Extra { from Budget to Advisers paid monthly, due 5 days after the period amount Cap }', '\uFEFF', '1e', '\r\n'];

/** One change that an author might make, or slip into. */
function edited(text: string, random: Random): string {
  const lines = text.split('\n');
  const at = random.below(lines.length);
  const spots = words.flatMap((word) => [...text.matchAll(new RegExp(`(?<![\\w-])${word}(?![\\w-])`, 'g'))]);
  switch (random.pick(['delete', 'import', 'name', 'names', 'scrap', 'move', 'double', 'figure'])) {
    case 'delete': return lines.toSpliced(at, 1).join('\n');
    case 'import': return `import "${random.pick(paths)}"\n${text}`;
    case 'scrap': return lines.with(at, `${lines[at]} ${random.pick(scraps)}`).join('\n');
    case 'move': return lines.toSpliced(at, 1).toSpliced(random.below(lines.length), 0, lines[at]!).join('\n');
    case 'double': return random.below(3) === 0 ? `${text}\n${text}` : lines.toSpliced(at, 0, lines[at]!).join('\n');
    case 'figure': return text.replace(/\d+/g, (digits) => (random.below(8) === 0 ? String(random.below(100)) : digits));
    case 'names': return text.replaceAll(random.pick(words), random.pick(words));
    default: {
      const spot = spots.length === 0 ? undefined : random.pick(spots);
      return spot ? text.slice(0, spot.index) + random.pick(words) + text.slice(spot.index + spot[0].length) : text;
    }
  }
}

async function act(both: EditorAndCommand, random: Random): Promise<string> {
  const name = random.pick(names);
  const text = both.text(name);
  const isOpen = both.open.has(name);
  const what = random.pick(['edit', 'edit', 'edit', 'edit', 'mend', 'mend', 'mend', 'open', 'open', 'close', 'save', 'delete', 'settings']);
  if (what === 'settings') await both.write('remit.json', random.pick(['{}\n', '{ "rules": { "OUT-019": "off" } }\n', '{ "exclude": ["third.remit"] }\n', '{ "include": ["*.remit"] }\n', '{ "include": [\n']));
  else if (what === 'mend' || text === undefined) await both.write(name, files[name]!);
  else if (what === 'edit') await both.write(name, edited(text, random));
  else if (what === 'open' && !isOpen) await both.openFile(name);
  else if (what === 'close' && isOpen) await both.closeFile(name);
  else if (what === 'save' && isOpen) await both.save(name);
  else if (what === 'delete') await both.delete(name);
  else return 'nothing';
  return `${what} ${name}${isOpen ? ' (open)' : ''}`;
}

/** The long form of this test: `REMIT_RANDOM_STEPS=500 REMIT_RANDOM_SEED=7 npx vitest run test/server/random-edits`. */
const steps = Number(process.env.REMIT_RANDOM_STEPS ?? 12);
const seed = Number(process.env.REMIT_RANDOM_SEED ?? 20260401);

it('whatever is edited, the editor comes to show what the command reports', async () => {
  const random = new Random(seed);
  const both = await EditorAndCommand.start(files);
  expect(await both.compare()).toEqual({ shown: [], told: [] });
  const history: string[] = [];
  for (let step = 1; step <= steps; step += 1) {
    for (let count = 1 + random.below(4); count > 0; count -= 1) history.push(await act(both, random));
    const { shown, told } = await both.compare();
    expect({ step, history: history.slice(-24).join(', '), findings: shown }).toEqual({ step, history: history.slice(-24).join(', '), findings: told });
    history.push('—');
  }
  expect(both.errors()).toBe('');
}, 30_000 + steps * 2_000);
