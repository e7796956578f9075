import type { ToPage } from '../messages.ts';
import { ask, state } from './host.ts';
import { WhatIfPage } from './what-if-page.ts';

const page = new WhatIfPage(document.getElementById('what-if')!);
addEventListener('message', ({ data }: MessageEvent<ToPage>) => page.take(data));
ask({ type: 'ready', state });
