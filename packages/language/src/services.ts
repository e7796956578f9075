import {
  createDefaultCoreModule, createDefaultSharedCoreModule, EmptyFileSystem, inject,
  type DefaultSharedCoreModuleContext, type LangiumCoreServices, type LangiumSharedCoreServices, type Module, type PartialLangiumCoreServices,
  type PartialLangiumSharedCoreServices,
} from 'langium';
import { lookahead } from './parsing/generated/lookahead.ts';
import { RemitGeneratedModule, RemitGeneratedSharedModule } from './generated/module.ts';
import { RemitDocumentValidator } from './diagnostics/document-validator.ts';
import { RemitLexer } from './parsing/lexer.ts';
import { createRemitParser } from './parsing/parser.ts';
import { RemitParserMessages } from './parsing/parser-messages.ts';
import { RemitTokenBuilder } from './parsing/token-builder.ts';
import { RemitValueConverter } from './parsing/value-converter.ts';
import { noRuleProjects, type RuleProjects } from './rules/settings.ts';
import { ClaimIndex } from './rules/claim-index.ts';
import { RelativeImportResolver, type ImportResolver } from './scoping/import-resolver.ts';
import { RemitLinker } from './scoping/linker.ts';
import { RemitScopeComputation } from './scoping/scope-computation.ts';
import { RemitScopeProvider } from './scoping/scope-provider.ts';
import { standardLibrary, type StandardLibrary } from './scoping/standard-library.ts';
import { VisibleNames } from './scoping/visible-names.ts';
import { TypeComputer } from './types/type-computer.ts';
import { RemitDocumentBuilder } from './workspace/document-builder.ts';
import { RemitDocuments } from './workspace/documents.ts';
import { RemitIndexManager } from './workspace/index-manager.ts';
import { RemitNodeDescriptions } from './workspace/node-descriptions.ts';
import { RemitNodePaths } from './workspace/node-paths.ts';
import { RemitReferenceDescriptions } from './workspace/reference-descriptions.ts';
import { RemitWorkspaceLock } from './workspace/workspace-lock.ts';

/** Where the details of a fault of this program go. The author is told of it by a finding; these are for those who mend it. */
export type FaultLog = (fault: unknown, uri: string) => void;

/** Services of Remit that Langium does not have. */
export interface RemitAddedServices {
  readonly scoping: {
    readonly ImportResolver: ImportResolver;
    readonly VisibleNames: VisibleNames;
  };
  readonly types: {
    readonly TypeComputer: TypeComputer;
  };
  readonly library: {
    /** What comes with Remit: texts of `std/…` and rule profiles. */
    readonly StandardLibrary: StandardLibrary;
  };
  readonly rules: {
    /** Which settings hold for a document, and which are reviewed together. */
    readonly RuleProjects: RuleProjects;
    /** What contracts say that contracts of other files may be at odds with. */
    readonly ClaimIndex: ClaimIndex;
  };
  readonly faults: {
    readonly FaultLog: FaultLog;
  };
}

/** The core services of Remit: parsing, names, checks. No editor, no file system. */
export type RemitServices = LangiumCoreServices & RemitAddedServices;

/** The overrides of Langium's core services, for every host: command line, server and browser worker. */
export const RemitModule: Module<RemitServices, PartialLangiumCoreServices & RemitAddedServices> = {
  parser: {
    LangiumParser: services => createRemitParser(services),
    Lexer: services => new RemitLexer(services),
    ParserErrorMessageProvider: services => new RemitParserMessages(() => services.Grammar),
    TokenBuilder: () => new RemitTokenBuilder(lookahead.tokens),
    ValueConverter: () => new RemitValueConverter(),
  },
  references: {
    Linker: services => new RemitLinker(services),
    ScopeComputation: services => new RemitScopeComputation(services),
    ScopeProvider: services => new RemitScopeProvider(services, services.scoping.VisibleNames),
  },
  workspace: {
    AstNodeDescriptionProvider: services => new RemitNodeDescriptions(services),
    AstNodeLocator: () => new RemitNodePaths(),
    ReferenceDescriptionProvider: services => new RemitReferenceDescriptions(services),
  },
  validation: {
    DocumentValidator: services => new RemitDocumentValidator(services),
  },
  scoping: {
    ImportResolver: () => new RelativeImportResolver(),
    VisibleNames: services => new VisibleNames(() => services.shared.workspace.LangiumDocuments, () => services.scoping.ImportResolver),
  },
  types: {
    TypeComputer: services => new TypeComputer(services.shared),
  },
  library: {
    StandardLibrary: () => standardLibrary({}),
  },
  rules: {
    RuleProjects: () => noRuleProjects,
    ClaimIndex: services => new ClaimIndex(services),
  },
  faults: {
    FaultLog: () => () => {},
  },
};

/** What a host may put in place of the defaults. */
export interface RemitOptions {
  /** The texts of `std/…` and the rule profiles; none by default. */
  readonly standardLibrary?: StandardLibrary;
}

/**
 * The overrides of Langium's shared services. They need the services of the language, which do not exist yet when the shared ones are made,
 * so they ask for them when used.
 */
export function createRemitSharedModule(remit: () => RemitServices, options: RemitOptions = {}): Module<LangiumSharedCoreServices, PartialLangiumSharedCoreServices> {
  const library = options.standardLibrary ?? standardLibrary({});
  return {
    workspace: {
      DocumentBuilder: shared => new RemitDocumentBuilder(shared, remit, () => library),
      IndexManager: shared => new RemitIndexManager(shared),
      LangiumDocuments: shared => new RemitDocuments(shared),
      WorkspaceLock: () => new RemitWorkspaceLock(),
    },
  };
}

/** Creates the services that parse, link and check Remit. */
export function createRemitServices(context: DefaultSharedCoreModuleContext = EmptyFileSystem, options: RemitOptions = {}): { shared: LangiumSharedCoreServices; remit: RemitServices } {
  const shared = inject(createDefaultSharedCoreModule(context), RemitGeneratedSharedModule, createRemitSharedModule(() => remit, options));
  const remit: RemitServices = inject(createDefaultCoreModule({ shared }), RemitGeneratedModule, RemitModule, { library: { StandardLibrary: () => options.standardLibrary ?? standardLibrary({}) } });
  shared.ServiceRegistry.register(remit);
  return { shared, remit };
}
