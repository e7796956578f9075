import { AstUtils, CstUtils, type LangiumDocument, type LangiumSharedCoreServices } from 'langium';
import { CodeActionKind, type CodeAction, type Diagnostic, type SnippetTextEdit, type TextEdit } from 'vscode-languageserver-types';
import * as ast from '../../ast.ts';
import type { Correction } from '../../diagnostics/entry.ts';
import { followedBy } from '../../rules/fixes/edits.ts';
import { TO_BE_WRITTEN } from '../../rules/fixes/placeholders.ts';
import { isoDate, writtenIsoDate, type CalendarDate } from '../../model/dates.ts';
import { agreedOn, changesOf } from '../../rules/acceptances.ts';
import type { RemitServices } from '../../services.ts';
import { Stops } from '../completion/stops.ts';
import { editsOf } from '../formatted-edits.ts';
import { acceptedPlace, type AcceptedPlace } from './accepted-place.ts';
import { whoAccepts } from './who-accepts.ts';

/** Stands for who accepts where the contract names nobody who can; nobody is called so, and so it is found until it is written. */
const SOMEBODY = 'Somebody';

/**
 * The action that accepts a finding, with the reason, by whom and when to be filled in; undefined where it cannot be accepted. Until the reason is written, the
 * finding stands, and the acceptance is one itself.
 *
 * @param hasStops whether the editor has places in an edit that are filled one after the other
 */
export function acceptAction(document: LangiumDocument, finding: Diagnostic, today: CalendarDate, services: RemitServices & { readonly shared: LangiumSharedCoreServices }, hasStops: boolean): CodeAction | undefined {
  const place = acceptedPlace(document, finding, services);
  if (!place) return undefined;
  const [code, name] = [String(finding.code), place.declaration?.name];
  const leaf = CstUtils.findLeafNodeAtOffset(place.contract.$cstNode!.root, document.textDocument.offsetAt(finding.range.start));
  const variation = leaf && AstUtils.getContainerOfType(leaf.astNode, ast.isVariation);
  const who = whoAccepts(place.contract, leaf?.astNode ?? place.contract, services);
  const [start, by, on] = [`accept ${code} on ${name ?? 'the contract'}`, who[0] ?? SOMEBODY, dayFor(place, variation, today)];
  const correction = atTheEnd(place, variation, `${start} ${TO_BE_WRITTEN} by ${by} on ${on}`);
  if (!correction) return undefined;
  const edits = editsOf(document, finding, correction, services.shared);
  const title = `Accept ${code} on ${name === undefined ? 'the contract' : `'${name}'`}, with a reason…`;
  const action = { title, kind: CodeActionKind.QuickFix, diagnostics: [finding], isPreferred: false };
  if (!hasStops) return { ...action, edit: { changes: { [document.uri.toString()]: edits } } };
  const filled = edits.map((edit) => withStops(edit, `${start} `, { who, by, on }));
  return { ...action, edit: { documentChanges: [{ textDocument: { uri: document.uri.toString(), version: null }, edits: filled }] } };
}

/** Today, or the day on which the declaration was last changed, or the variation agreed that has the finding, if that is to come: what is accepted before it lapses with it. */
function dayFor({ contract, declaration }: AcceptedPlace, variation: ast.Variation | undefined, today: CalendarDate): string {
  const changes = declaration ? changesOf(declaration, contract) : variation ? agreedOn(variation) : [];
  return writtenIsoDate([isoDate(today), ...changes.map(({ agreed }) => agreed)].sort().at(-1)!);
}

/** Behind the last acceptance of the contract, or else at its end. What a variation says is accepted with it: those who signed before knew nothing of it. */
function atTheEnd({ contract }: AcceptedPlace, variation: ast.Variation | undefined, written: string): Correction | undefined {
  const title = 'Accept';
  const inIt = variation && [...variation.declarations, ...variation.clauses].sort((a, b) => a.$cstNode!.offset - b.$cstNode!.offset).at(-1);
  if (inIt) return followedBy(inIt, written, title);
  const last = contract.declarations.findLast(ast.isAcceptance);
  if (last) return followedBy(last, written, title);
  const behind = contract.declarations.at(-1);
  return behind && followedBy(behind, `\n${written}`, title);
}

/** The edit that writes the acceptance, with places to be filled in it. */
function withStops(edit: TextEdit, start: string, { who, by, on }: { who: readonly string[]; by: string; on: string }): TextEdit | SnippetTextEdit {
  const at = edit.newText.lastIndexOf(start);
  if (at < 0) return edit;
  const stops = new Stops(true);
  const plain = (text: string): string => text.replace(/[\\$}]/g, '\\$&');
  const reason = edit.newText.indexOf(TO_BE_WRITTEN, at);
  const party = edit.newText.indexOf(by, reason + TO_BE_WRITTEN.length);
  const day = edit.newText.indexOf(on, party + by.length);
  if (reason < 0 || party < 0 || day < 0) return edit;
  const value = [
    plain(edit.newText.slice(0, reason)), `"${stops.at(TO_BE_WRITTEN.slice(1, -1))}"`,
    plain(edit.newText.slice(reason + TO_BE_WRITTEN.length, party)), stops.among(who, by),
    plain(edit.newText.slice(party + by.length, day)), stops.at(on), stops.end(), plain(edit.newText.slice(day + on.length)),
  ].join('');
  return { range: edit.range, snippet: { kind: 'snippet', value } };
}
