import { areaOf } from '../../areas.ts';
import { codePage } from '../../code-pages.ts';
import type { Explanation } from '../../own-codes.ts';
import type { RuleFacts } from '../../rule-facts.ts';
import type { Severity } from '../../reported-finding.ts';

/** Levels of SARIF. It has nothing below a note. */
export const levels: Record<Severity, 'error' | 'warning' | 'note'> = { error: 'error', warning: 'warning', info: 'note', hint: 'note' };

/** What GitHub orders alerts by. */
const problems: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'recommendation', hint: 'recommendation' };

/** A code as SARIF describes the rule behind a result, with a link to its page where pages are published. One without an entry stands for itself. */
export function sarifRule(code: string, explanation: Explanation | undefined, facts: RuleFacts | undefined, pages: string | undefined): object {
  const { title, why, remedy, severity = 'error', bad, good } = explanation ?? { title: code, why: code, remedy: code };
  const sources = (facts?.sources ?? []).map(({ title, url, evidence }) => ({ title, url, note: evidence === 'R' ? '' : ' (from memory, to be checked)' }));
  return {
    id: code,
    name: symbolName(title),
    shortDescription: { text: sentence(title) },
    fullDescription: { text: why },
    help: {
      text: [`Why it matters: ${why}`, `What to do: ${remedy}`, ...sources.map(({ title, note }) => `Source: ${title}${note}`)].join('\n'),
      markdown: [
        `**Why it matters.** ${why}`,
        `**What to do.** ${remedy}`,
        ...(bad === undefined ? [] : [`Wrong:\n\n\`\`\`remit\n${bad}\n\`\`\``]),
        ...(good === undefined ? [] : [`Right:\n\n\`\`\`remit\n${good}\n\`\`\``]),
        ...sources.map(({ title, url, note }) => `**Source.** ${url === undefined ? title : `[${title}](${url})`}${note}`),
      ].join('\n\n'),
    },
    // A link that leads nowhere is worse than none: all that the page says stands in `help`.
    ...(pages === undefined ? {} : { helpUri: codePage(code, pages) }),
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: [areaOf(code), ...(facts ? [facts.kind] : [])], 'problem.severity': problems[severity] },
  };
}

/** The title as a name for programs: "A name that is declared nowhere" is "ANameThatIsDeclaredNowhere". */
function symbolName(title: string): string {
  return title.replace(/['’]/g, '').split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '').map((word) => word[0]!.toUpperCase() + word.slice(1)).join('');
}

function sentence(title: string): string {
  return /[.!?]$/.test(title) ? title : `${title}.`;
}
