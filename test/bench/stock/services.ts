import { inject, type LangiumCoreServices, type Module, type PartialLangiumCoreServices } from 'langium';
import { createDefaultCoreModule, createDefaultSharedCoreModule, type DefaultSharedCoreModuleContext } from 'langium';
import { createDefaultModule, createDefaultSharedModule, type DefaultSharedModuleContext, type LangiumServices, type LangiumSharedServices } from 'langium/lsp';
import { RelativeImportResolver } from '@remit/language/scoping/import-resolver';
import { standardLibrary } from '@remit/language/scoping/standard-library';
import { VisibleNames } from '@remit/language/scoping/visible-names';
import { RemitValueConverter } from '@remit/language/parsing/value-converter';
import { TypeComputer } from '@remit/language/types/type-computer';
import { RemitGeneratedModule, RemitGeneratedSharedModule } from '@remit/language/generated/module';
import type { RemitAddedServices, RemitServices } from '@remit/language';
import { ClaimIndex } from '@remit/language/rules/claim-index';
import { noRuleProjects } from '@remit/language/rules/settings';
import { registerStockChecks } from './checks.ts';
import { HoistingScopes } from './hoisting-scopes.ts';
import { StockTokenBuilder } from './token-builder.ts';

/**
 * Langium's own services with the grammar and the checks of Remit: its lexer, parser, messages, scope provider, linker, builder, index and
 * validator. What the grammar needs to be read at all is kept (two patterns of tokens, values of terminals), and names declared
 * inside declarations are hoisted, so that the same texts link.
 */
const StockModule: Module<RemitServices, PartialLangiumCoreServices & RemitAddedServices> = {
  parser: {
    TokenBuilder: () => new StockTokenBuilder(),
    ValueConverter: () => new RemitValueConverter(),
  },
  references: {
    ScopeComputation: services => new HoistingScopes(services),
  },
  scoping: {
    ImportResolver: () => new RelativeImportResolver(),
    VisibleNames: services => new VisibleNames(() => services.shared.workspace.LangiumDocuments, () => services.scoping.ImportResolver),
  },
  rules: {
    RuleProjects: () => noRuleProjects,
    ClaimIndex: services => new ClaimIndex(services),
  },
  faults: {
    FaultLog: () => () => {},
  },
  types: {
    TypeComputer: services => new TypeComputer(services.shared),
  },
  library: {
    StandardLibrary: () => standardLibrary({}),
  },
};

/** The services of a stock command. */
export function createStockServices(context: DefaultSharedCoreModuleContext): LangiumCoreServices {
  const shared = inject(createDefaultSharedCoreModule(context), RemitGeneratedSharedModule);
  const stock: RemitServices = inject(createDefaultCoreModule({ shared }), RemitGeneratedModule, StockModule);
  shared.ServiceRegistry.register(stock);
  registerStockChecks(stock);
  return stock;
}

/** The services of a stock server. */
export function createStockServerServices(context: DefaultSharedModuleContext): LangiumSharedServices {
  const shared = inject(createDefaultSharedModule(context), RemitGeneratedSharedModule);
  const stock = inject(createDefaultModule({ shared }), RemitGeneratedModule, StockModule as Module<LangiumServices & RemitAddedServices, object>) as LangiumServices & RemitServices;
  shared.ServiceRegistry.register(stock);
  registerStockChecks(stock);
  return shared;
}
