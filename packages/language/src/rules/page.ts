import { partsOf, severityIn, type ContractState, type RuleDefinition, type RuleKind } from './rule.ts';
import { ruleSources } from './sources.ts';

const kinds: Readonly<Record<RuleKind, string>> = {
  contradiction: 'The text is at odds with itself: looked for in every contract.',
  completeness: 'A reviewer misses something: looked for in contracts that name a `profile`; without one a contract is a sketch.',
  law: 'Something that law or guidance asks for: looked for in contracts that name a `profile`, as that profile says.',
};
const states: readonly ContractState[] = ['design', 'signed', 'live'];

/** What a rule finds, in each state, as words: `error`; `warning in a design, error when signed or live`. */
export function severityWords(rule: RuleDefinition): string {
  return partsOf(rule).map((part) => {
    const [design, signed, live] = states.map((state) => severityIn(state, part));
    if (design === signed && signed === live) return `${design}`;
    return signed === live ? `${design} in a design, ${signed} once signed` : `${design} in a design, ${signed} when signed, ${live} when live`;
  }).filter((words, index, all) => all.indexOf(words) === index).join(', or ');
}

/** The page of a rule, as Markdown. `remit explain` and the hover over a finding show the same. */
export function rulePage(rule: RuleDefinition): string {
  const { code, title, kind, why, remedy, bad, good, fix, thresholds = [], also = [] } = rule;
  const settings = [
    partsOf(rule).every(({ paysWrongly }) => paysWrongly)
      ? 'It is an error whatever the project says, and cannot be accepted: the contract would pay wrongly or mean nothing.'
      : `Its severity can be set in \`remit.json\`: \`{ "rules": { "${code}": "off" } }\`. One finding is accepted in the contract: \`accept ${code} on NAME "why" by PERSON on DATE\`.`,
    ...thresholds.map((id) => `It looks at the threshold \`${id}\` of the profile; where that is no law or guidance, \`remit.json\` may set it under \`thresholds\`.`),
  ];
  const parts = [
    `# ${code}: ${title}`,
    `**Why it matters.** ${why}`,
    `**What to do.** ${remedy}`,
    `Wrong:\n\n\`\`\`remit\n${bad}\n\`\`\``,
    `Right:\n\n\`\`\`remit\n${good}\n\`\`\``,
    ...(fix === undefined ? [] : [`**Correction in the editor.** ${fix}.`]),
    `**Severity.** ${severityWords(rule)}. ${[kind, ...also.map((part) => part.kind)].filter((one, index, all) => all.indexOf(one) === index).map((one) => kinds[one]).join(' ')}`,
    `**Settings.** ${settings.join(' ')}`,
    `**Sources.**\n\n${sourceLines(rule).map((line) => `- ${line}`).join('\n')}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The sources of a rule, as lines of Markdown. */
export function sourceLines({ sources }: RuleDefinition): string[] {
  return sources.map((id) => {
    const { title, evidence, ...rest } = ruleSources[id];
    const url = 'url' in rest ? rest.url : undefined;
    return `${url === undefined ? title : `[${title}](${url})`}${evidence === 'R' ? '' : ' (from memory, to be checked)'}`;
  });
}
