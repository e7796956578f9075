import { allRules } from '../rules/all.ts';
import { entryOf } from '../rules/rule.ts';
import { projectEntries } from '../project/catalogue.ts';
import type { AnyDiagnosticEntry } from './entry.ts';
import { impEntries } from './imp.ts';
import { lexEntries } from './lex.ts';
import { modEntries } from './mod.ts';
import { refEntries } from './ref.ts';
import { synEntries } from './syn.ts';
import { typEntries } from './typ.ts';

/** Every finding of the language package, by code: for `remit explain`, the pages and the completeness test. */
export const catalogue: ReadonlyMap<string, AnyDiagnosticEntry> = new Map(
  ([...lexEntries, ...synEntries, ...refEntries, ...impEntries, ...typEntries, ...modEntries, ...projectEntries, ...allRules.map(entryOf)] as readonly AnyDiagnosticEntry[]).map(entry => [entry.code, entry]),
);
