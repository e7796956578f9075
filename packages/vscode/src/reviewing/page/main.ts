import type { ToPage } from '../messages.ts';
import { ComparisonPage } from './comparison-page.ts';
import { ask } from './host.ts';

const page = new ComparisonPage(document.getElementById('comparison')!);
addEventListener('message', ({ data }: MessageEvent<ToPage>) => page.take(data));
ask({ type: 'ready' });
