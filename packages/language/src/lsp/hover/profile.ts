/** What a hover over the name of a rule profile shows: title, time and sources. */
import { CstUtils, type LangiumDocument } from 'langium';
import type { Hover, Position } from 'vscode-languageserver';
import * as ast from '../../ast.ts';
import { writtenIsoDate } from '../../model/dates.ts';
import type { KnownProfile } from '../../scoping/rule-profiles.ts';
import type { RemitAddedServices } from '../../services.ts';

/** The hover at a position, if the name of a known profile stands there. */
export function profileHover(document: LangiumDocument, position: Position, services: RemitAddedServices): Hover | undefined {
  const root = document.parseResult.value.$cstNode;
  const leaf = root && CstUtils.findLeafNodeAtOffset(root, document.textDocument.offsetAt(position));
  const clause = leaf?.astNode;
  if (!leaf || !ast.isProfileClause(clause) || leaf.text !== clause.profile) return undefined;
  const profile = services.library.StandardLibrary.profiles.find(({ name }) => name === clause.profile);
  return profile && { contents: { kind: 'markdown', value: profileText(profile) }, range: leaf.range };
}

/** A profile as Markdown. */
function profileText({ name, title, summary, inForce, sources }: KnownProfile): string {
  const sure = sources.map(({ title: source, url, evidence }) => `- ${url === undefined ? source : `[${source}](${url})`}${evidence === 'M' ? ' (to be checked)' : ''}`);
  return [`**${name}** — rule profile: ${title}`, `${time(inForce)}${summary}`, `Sources:\n\n${sure.join('\n')}`].join('\n\n');
}

function time({ from, to }: KnownProfile['inForce']): string {
  const [first, last] = [from, to].map((day) => day && writtenIsoDate(day));
  if (first && last) return `In force from ${first} to ${last}. `;
  if (first) return `In force from ${first}. `;
  return last ? `In force until ${last}. ` : '';
}
