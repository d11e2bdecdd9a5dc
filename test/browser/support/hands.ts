import type { Locator, Page } from 'playwright-core';

/** Somebody at the console, whose clicks and keys are counted. */
export function handsAt(page: Page) {
  const count = { clicks: 0, keys: 0 };
  return {
    count,
    click: async (target: Locator): Promise<void> => {
      count.clicks += 1;
      await target.click();
    },
    /** Each letter is a key. */
    type: async (text: string): Promise<void> => {
      count.keys += text.length;
      await page.keyboard.type(text);
    },
    /** Such as `Control+Enter`, which is one. */
    press: async (...keys: string[]): Promise<void> => {
      count.keys += keys.length;
      for (const key of keys) await page.keyboard.press(key);
    },
  };
}
