import type { Locator, Page } from '@playwright/test';

/** What the page announces in these words, by a verb's landing or beside a control. */
export const said = (page: Page, words: string): Locator => page.getByRole('status').filter({ hasText: words }).first();

/** The summary of what a form was refused for: never Next's own announcer, which is an empty alert outside of `main`. */
export const summary = (page: Page): Locator => page.getByRole('main').getByRole('alert');

/** The links to hand over that stand on a page. */
export const shownLinks = (page: Page): Locator => page.getByRole('textbox', { name: /^Link for / });
