import type { Page } from 'playwright-core';

/** Shows the page anew in a language and a theme, as if its person had chosen them. */
export async function dress(page: Page, language: string, theme: string): Promise<void> {
  await page.evaluate(
    ([l, t]) => {
      localStorage.setItem('accord.language', l ?? '');
      localStorage.setItem('accord.theme', t ?? '');
    },
    [language, theme],
  );
  await page.reload();
}
