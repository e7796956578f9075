import { RemitModule, type RemitAddedServices, type RemitServices } from '@remit/language';
import { RemitGeneratedModule, RemitGeneratedSharedModule } from '@remit/language/generated/module';
import type { HintHost } from '@remit/language/lsp/inlay-hints/hint';
import { RemitCodeActions } from '@remit/language/lsp/code-actions';
import { RemitInlayHints } from '@remit/language/lsp/inlay-hints/inlay-hints';
import { RemitLspModule, RemitSharedLspModule } from '@remit/language/lsp/lsp-module';
import { projectLanguageModule, projectModule, type AddedProjectServices } from '@remit/language/project/index';
import { standardLibrary, type StandardLibrary } from '@remit/language/scoping/standard-library';
import { PROFILES, TEXTS } from '@remit/std';
import { inject, type Module } from 'langium';
import { createDefaultModule, createDefaultSharedModule, type DefaultSharedModuleContext, type LangiumServices, type LangiumSharedServices, type PartialLangiumServices } from 'langium/lsp';
import { inlayHintHost } from './inlay-hint-host.ts';
import { ScenarioLenses } from './scenarios/code-lenses.ts';

/** The shared services of the language together with those of the project loader and of an editor. */
export type ServerSharedServices = LangiumSharedServices & AddedProjectServices;

/** Details of faults go to the log of the server. */
const faultModule = { faults: { FaultLog: () => (fault: unknown, uri: string) => console.error(`The check of ${uri} broke down:`, fault) } };

/** All services of a language server. */
export interface ServerServices {
  shared: ServerSharedServices;
  remit: LangiumServices & RemitServices;
}

/**
 * Creates the services of a language server.
 *
 * @param context the connection and the file system, which come from the entry point
 * @param library the contract files and rule profiles that come with Remit
 * @param hints what hints beside the text, and acceptances of findings, know of the world
 */
export function createServerServices(context: DefaultSharedModuleContext, library: StandardLibrary = standardLibrary(TEXTS, PROFILES), hints: HintHost = inlayHintHost): ServerServices {
  const project = projectModule(() => remit, library);
  const hintModule: Module<LangiumServices & RemitAddedServices, PartialLangiumServices> = { lsp: { CodeActionProvider: (services) => new RemitCodeActions(services, hints.today), InlayHintProvider: (services) => new RemitInlayHints(services, hints) } };
  const lensModule: Module<LangiumServices, PartialLangiumServices> = { lsp: { CodeLensProvider: ({ shared: all }) => new ScenarioLenses(all as ServerSharedServices) } };
  const shared = inject(createDefaultSharedModule(context), RemitGeneratedSharedModule, project, RemitSharedLspModule) as ServerSharedServices;
  const remit = inject(createDefaultModule({ shared }), RemitGeneratedModule, RemitModule, projectLanguageModule, RemitLspModule, hintModule, lensModule, faultModule) as ServerServices['remit'];
  shared.ServiceRegistry.register(remit);
  return { shared, remit };
}
