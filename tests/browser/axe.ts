import AxeBuilder from 'axe-core';
import type { Page } from 'playwright-core';

/**
 * What axe finds in the elements of `where` (the whole page without it) as it is shown now: each
 * with its rule, the element and what is wrong. All rules that axe has on by itself are asked.
 */
export async function axe(page: Page, where?: string): Promise<string[]> {
  await page.evaluate(AxeBuilder.source);
  return page.evaluate(async (part) => {
    const { axe: asked } = window as unknown as { axe: typeof AxeBuilder };
    const { violations } = await asked.run(part ?? document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, html, failureSummary = '' }) =>
          `${id}: ${target.join(' ')} ${html} ${failureSummary.replace(/\s+/g, ' ')}`,
      ),
    );
  }, where);
}

/** The same in the dark and then in the light theme, each finding with its theme. */
export async function axeInBothThemes(page: Page, where?: string): Promise<string[]> {
  const found: string[] = [];
  for (const theme of ['dark', 'light']) {
    await page.evaluate((to) => void (document.documentElement.dataset['theme'] = to), theme);
    for (const finding of await axe(page, where)) found.push(`${theme}: ${finding}`);
  }
  return found;
}
