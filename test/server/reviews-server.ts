import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import type { WhatIfAbout, WhatIfAnswer, WhatIfPlace } from '@remit/server/what-if/protocol';
import type { LspClient, LspProcess } from '../helpers/lsp-client.ts';
import { reviewsOf } from '../helpers/reviews.ts';
import { startServer } from './workspace.ts';

/** A server in which the contract of these practices is open, for the tests of a file; what if begins from its scenario. */
export class ReviewsServer {
  readonly text: string;
  readonly uri: string;
  place!: WhatIfPlace;
  private process!: LspProcess;

  constructor(keys: readonly string[]) {
    const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'remit-reviews-')));
    const file = path.join(folder, 'reviews.remit');
    this.text = reviewsOf(keys);
    this.uri = pathToFileURL(file).href;
    beforeAll(async () => {
      writeFileSync(file, this.text);
      this.process = startServer();
      await this.client.initialize({ workspace: folder });
      await this.client.open(this.uri, this.text);
      const { scenarios: [scenario] } = await this.client.request<WhatIfAbout>('remit/whatIf/about', { uri: this.uri });
      this.place = { uri: this.uri, contract: 'Reviews', start: { scenario: { uri: this.uri, id: scenario!.id } }, moves: [] };
    });
    afterAll(async () => {
      await this.process.stop();
      rmSync(folder, { recursive: true, force: true });
    });
  }

  get client(): LspClient {
    return this.process.client;
  }

  /** What is paid from the start with something else of it other. */
  work(more: Partial<WhatIfPlace>): Promise<WhatIfAnswer> {
    return this.client.request('remit/whatIf/evaluate', { ...this.place, ...more });
  }
}
