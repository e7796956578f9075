import { pictureStyle } from '@remit/views/svg/palette';
import type { ToPage } from '../messages.ts';
import { ask, state } from './host.ts';
import { PreviewPage } from './preview-page.ts';

// Not a style element and not an attribute, so that the policy of the page can forbid both.
const sheet = new CSSStyleSheet();
sheet.replaceSync(pictureStyle());
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

const page = new PreviewPage(document.getElementById('preview')!);
addEventListener('message', ({ data }: MessageEvent<ToPage>) => page.take(data));
ask({ type: 'ready', state });
