/** The colours of a theme, by what they are used for. */
export type Ink = 'paper' | 'ink' | 'muted' | 'rule' | 'fixed' | 'most' | 'aside' | 'unknown' | 'party' | 'accent' | 'alert';

/** A theme: `light` is what stands in the picture itself, for programs that know no styles. */
export type Theme = 'light' | 'dark';

/** The colours of each theme. Text (`ink`, `muted`, `alert`) has at least 4.5:1 against paper, everything else that says something at least 3:1; a test works it out. */
export const PALETTE: Readonly<Record<Theme, Readonly<Record<Ink, string>>>> = {
  light: {
    paper: '#ffffff', ink: '#1f2328', muted: '#57606a', rule: '#d0d7de',
    fixed: '#1f6fb2', most: '#b35900', aside: '#1a7f64', unknown: '#6e7781', party: '#3b4a63', accent: '#7a3fb0', alert: '#b42318',
  },
  dark: {
    paper: '#1b1f24', ink: '#e6edf3', muted: '#a5b0bc', rule: '#444c56',
    fixed: '#5aa9e6', most: '#f0a04b', aside: '#4cc2a0', unknown: '#909aa6', party: '#a9b8d4', accent: '#c297f0', alert: '#ff8b7e',
  },
};

/** Colours that only separate or lie behind, and have no contrast to keep. */
export const QUIET: readonly Ink[] = ['paper', 'rule'];

/**
 * The style sheet of pictures. A page around a picture may set `--remit-fixed` and the like, as a webview does from its theme; else the picture
 * follows the light or dark of whoever shows it, and in forced colours takes those of the system.
 */
export function pictureStyle(): string {
  const inks = Object.keys(PALETTE.light) as Ink[];
  const variables = (theme: Theme): string => inks.map((ink) => `--own-${ink}:${PALETTE[theme][ink]}`).join(';');
  const system: Partial<Record<Ink, string>> = { paper: 'Canvas', ink: 'CanvasText', muted: 'CanvasText', rule: 'GrayText' };
  return [
    `.remit-picture{${variables('light')};font-family:"Segoe UI","Helvetica Neue",Arial,"Liberation Sans",sans-serif}`,
    `@media (prefers-color-scheme:dark){.remit-picture{${variables('dark')}}}`,
    `@media (forced-colors:active){.remit-picture{${inks.map((ink) => `--own-${ink}:${system[ink] ?? 'CanvasText'}`).join(';')}}}`,
    ...inks.map((ink) => `.remit-picture .f-${ink}{fill:var(--remit-${ink},var(--own-${ink}))}.remit-picture .s-${ink}{stroke:var(--remit-${ink},var(--own-${ink}))}`),
    '.remit-picture [data-mark]{cursor:pointer}',
    '.remit-picture [tabindex]:focus{outline:2px solid var(--remit-ink,var(--own-ink));outline-offset:1px}',
    '.remit-picture .is-at{stroke:var(--remit-ink,var(--own-ink));stroke-width:2}',
    '@media (prefers-reduced-motion:no-preference){.remit-picture [data-mark]{transition:opacity .12s}}',
  ].join('\n');
}
