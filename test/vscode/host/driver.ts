import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Frame, Page } from 'playwright-core';

/** What a test may ask of whoever sits at the window; the line that a request is written in begins with `[[ask]]`. */
export type Ask =
  | { do: 'picture'; name: string }
  | { do: 'press'; keys: string }
  | { do: 'type' | 'paste'; text: string }
  | { do: 'click' | 'hover'; text: string; within: string }
  | { do: 'read'; selector: string };

/** Sits at the window: does what tests ask for by lines in their output, and leaves the answer as a file that they wait for. */
export class Driver {
  private readonly page: Page;
  private readonly pictures: string;
  private readonly answers: string;

  /**
   * @param pictures folder for pictures
   * @param answers folder for answers, one file for each request, named by its number
   */
  constructor(page: Page, pictures: string, answers: string) {
    this.page = page;
    this.pictures = pictures;
    this.answers = answers;
    mkdirSync(pictures, { recursive: true });
    mkdirSync(answers, { recursive: true });
  }

  /** Does what a line of output asks for; false if it asks for nothing. */
  takes(line: string): boolean {
    const [, json] = /^\[\[ask\]\] (\{.*\})$/.exec(line) ?? [];
    if (json === undefined) return false;
    const { id, ...ask } = JSON.parse(json) as Ask & { id: string };
    void this.perform(ask as Ask).then(
      (result) => this.answer(id, { result }),
      (error: unknown) => this.answer(id, { error: error instanceof Error ? error.message : String(error) }),
    );
    return true;
  }

  private async perform(ask: Ask): Promise<unknown> {
    switch (ask.do) {
      case 'picture':
        await this.page.screenshot({ path: path.join(this.pictures, `${ask.name}.png`) });
        return null;
      case 'press':
        await this.page.keyboard.press(ask.keys);
        return null;
      case 'type':
        await this.page.keyboard.type(ask.text, { delay: 20 });
        return null;
      case 'paste':
        // A browser without a display has no clipboard of its own that its keys would paste from.
        await this.page.evaluate(`(() => {
          const clipboardData = new DataTransfer();
          clipboardData.setData('text/plain', ${JSON.stringify(ask.text)});
          document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true }));
        })()`);
        return null;
      case 'click':
      case 'hover': {
        const frame = await this.frameWith(`${ask.within}`);
        await frame.locator(ask.within).filter({ hasText: ask.text }).last()[ask.do]({ timeout: 10_000 });
        return null;
      }
      case 'read':
        return (await this.frameWith(ask.selector)).locator(ask.selector).allInnerTexts();
    }
  }

  /** The frame with such an element: the window, or a view inside it. */
  private async frameWith(selector: string): Promise<Frame> {
    for (const frame of this.page.frames()) {
      if ((await frame.locator(selector).count().catch(() => 0)) > 0) return frame;
    }
    return this.page.mainFrame();
  }

  private answer(id: string, answer: object): void {
    const file = path.join(this.answers, `${id}.json`);
    writeFileSync(`${file}.part`, JSON.stringify(answer));
    renameSync(`${file}.part`, file);
  }
}
