import { AstUtils, type AstNode, type LangiumDocument } from 'langium';
import { AstNodeHoverProvider, type LangiumServices } from 'langium/lsp';
import type { Hover, HoverParams } from 'vscode-languageserver';
import type { RemitAddedServices } from '../../services.ts';
import { nameInWording } from '../names-in-wording.ts';
import { wordFor } from '../symbols/kinds.ts';
import { changesOf } from './changes.ts';
import { findingsText } from './findings.ts';
import { keywordHover, languagePagesOf } from './keyword-hover.ts';
import { profileHover } from './profile.ts';
import { sectionsOf, type Section } from './sections.ts';
import { wordingOf } from './wording-of.ts';

/** On hover: what a name stands for, its title, its formula or definition, and its contract wording; over a word of the language, what it is for. */
export class RemitHover extends AstNodeHoverProvider {
  private readonly services: LangiumServices & RemitAddedServices;
  private pages: string | undefined;

  constructor(services: LangiumServices & RemitAddedServices) {
    super(services);
    this.services = services;
    services.shared.lsp.LanguageServer.onInitialize(params => { this.pages = languagePagesOf(params); });
  }

  override async getHoverContent(document: LangiumDocument, params: HoverParams): Promise<Hover | undefined> {
    const hover = await this.ofText(document, params);
    const findings = findingsText(document, params.position);
    if (findings === undefined) return hover;
    const value = hover && typeof hover.contents === 'object' && 'value' in hover.contents ? `${hover.contents.value}\n\n---\n\n${findings}` : findings;
    return { contents: { kind: 'markdown', value }, ...(hover?.range && { range: hover.range }) };
  }

  private async ofText(document: LangiumDocument, params: HoverParams): Promise<Hover | undefined> {
    const named = nameInWording(document, params.position, this.services);
    if (!named) return profileHover(document, params.position, this.services) ?? (await super.getHoverContent(document, params)) ?? keywordHover(document, params.position, this.pages);
    const hover = await super.getHoverContent(named.declaration.document, { ...params, position: named.declaration.position });
    return hover && { ...hover, range: named.range };
  }

  protected override getAstNodeHoverContent(node: AstNode): string | undefined {
    return hoverText(node);
  }
}

/** The hover of a declaration as Markdown; undefined for what has no name. */
export function hoverText(node: AstNode): string | undefined {
  const { name, title } = node as { name?: string; title?: string };
  if (!name) return undefined;
  const parts = [`**${name}** — ${wordFor(node)}${title ? `: ${title}` : ''}`, ...sectionsOf(node).filter(isFilled).map(rendered), ...changesOf(node)];
  const wording = wordingOf(node);
  if (wording) parts.push(wording.split('\n').map((line) => `> ${line}`).join('\n'));
  const home = homeOf(node);
  if (home) parts.push(`*${home}*`);
  return parts.join('\n\n');
}

function isFilled(section: Section): boolean {
  return ('code' in section ? section.code : section.text).trim() !== '';
}

function rendered(section: Section): string {
  return 'code' in section ? `\`\`\`remit\n${section.code}\n\`\`\`` : section.text;
}

/** The contract or file that a declaration comes from. */
function homeOf(node: AstNode): string | undefined {
  const contract = AstUtils.getContainerOfType(node.$container, (owner): owner is AstNode & { name: string } => owner.$type === 'Contract');
  if (contract) return `contract ${contract.name}`;
  const document: LangiumDocument | undefined = AstUtils.findRootNode(node).$document;
  return document?.uri.path.split('/').at(-1);
}
