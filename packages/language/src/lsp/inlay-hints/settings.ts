import type { LangiumSharedServices } from 'langium/lsp';
import { hintKinds, type HintKind } from './hint.ts';

/** The section of the settings of Remit in which each kind of hint is switched off: `{ "units": false }`. */
export const settingsSection = 'inlayHints';

/** Which kinds of hints are shown: all that no setting switches off. What is no such setting has no effect. */
export function kindsShown(settings: unknown): ReadonlySet<HintKind> {
  const given: ReadonlyMap<string, unknown> = new Map(typeof settings === 'object' && settings !== null ? Object.entries(settings) : []);
  return new Set(hintKinds.filter((kind) => given.get(kind) !== false));
}

/** Follows the settings of the client. Until they are known, it is what the client said when it began, if anything, else all hints; when they come or change, the client is asked to look again. */
export class HintSettings {
  /** The kinds that are shown now. */
  shown: ReadonlySet<HintKind> = kindsShown(undefined);
  private canRefresh = false;
  private readonly services: LangiumSharedServices;

  constructor(services: LangiumSharedServices) {
    this.services = services;
    const { ConfigurationProvider } = services.workspace;
    services.lsp.LanguageServer.onInitialize(({ capabilities, initializationOptions }) => {
      this.canRefresh = capabilities.workspace?.inlayHint?.refreshSupport === true;
      this.shown = kindsShown((initializationOptions as Record<string, unknown> | null | undefined)?.[settingsSection]);
    });
    ConfigurationProvider.onConfigurationSectionUpdate(({ section, configuration }) => { if (section === 'remit') this.take((configuration as Record<string, unknown> | null)?.[settingsSection]); });
    // The settings that the client has from the beginning are fetched, and no event tells of them.
    void ConfigurationProvider.ready.then(async () => {
      const settings: unknown = await ConfigurationProvider.getConfiguration('remit', settingsSection);
      if (settings !== undefined && settings !== null) this.take(settings);
    });
  }

  private take(settings: unknown): void {
    const shown = kindsShown(settings);
    const isSame = hintKinds.every((kind) => shown.has(kind) === this.shown.has(kind));
    this.shown = shown;
    if (!isSame && this.canRefresh) void this.services.lsp.Connection?.languages.inlayHint.refresh().catch(() => {});
  }
}
