import { UriUtils } from 'langium';
import * as ast from '../../ast.ts';
import { closestName } from '../../diagnostics/close-names.ts';
import { fileNotFound, importedTwice, importsFirst, importsItself, unknownPathForm } from '../../diagnostics/imp.ts';
import { importsOf } from '../../scoping/import-resolver.ts';
import { defineCheck } from '../check.ts';

/** Every import names a file that is there, once, other than the file itself, at the top. */
export const importsResolve = defineCheck<ast.RemitFile>(ast.RemitFile.$type, (file, report, services) => {
  const document = file.$document;
  if (!document) return;
  const documents = services.shared.workspace.LangiumDocuments;
  const explained = services.scoping.ImportResolver.explainsItself === true;
  const seen = new Set<string>();
  const firstOther = Math.min(...[...file.contracts, ...file.declarations, ...file.facts, ...file.scenarios].map(node => node.$cstNode?.offset ?? Infinity));
  for (const { node, uri } of importsOf(document, services.scoping.ImportResolver)) {
    const place = { node, property: 'path' };
    if ((node.$cstNode?.offset ?? 0) > firstOther) report(importsFirst, undefined, { node });
    if (!node.path) continue;
    if (!uri) {
      if (!explained) report(unknownPathForm, { path: node.path }, place);
      continue;
    }
    if (uri.toString() === document.uri.toString()) report(importsItself, { path: node.path }, place);
    else if (seen.has(uri.toString())) report(importedTwice, { path: node.path }, place);
    else if (!explained && !documents.hasDocument(uri)) {
      const near = documents.all.map(other => UriUtils.relative(UriUtils.dirname(document.uri), other.uri)).map(path => (path.startsWith('.') ? path : `./${path}`)).toArray();
      report(fileNotFound, { path: node.path, suggestion: closestName(node.path, near) }, place);
    }
    seen.add(uri.toString());
  }
});
