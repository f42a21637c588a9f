import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch, openPage, paleTexts, publish, type Site, skipped } from '../docs/chromium.fixture.ts';
import { renderHtml } from './html.ts';
import { sampleFindings } from './sample-findings.fixture.ts';

describe.skipIf(skipped !== '')(`the page of a report in a browser${skipped}`, () => {
  let browser: Browser;
  let site: Site;
  beforeAll(async () => {
    browser = await launch();
    site = await publish([{ path: 'report.html', text: renderHtml(sampleFindings) }]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  const open = async (options = {}, hash = '') => {
    const watched = await openPage(browser, site, options);
    await watched.page.goto(`${site.origins.file}/report.html${hash}`);
    return watched;
  };

  const looks: [name: string, width: number, colorScheme: 'light' | 'dark'][] = [
    ['wide and light', 1280, 'light'],
    ['wide and dark', 1280, 'dark'],
    ['narrow and light', 390, 'light'],
    ['narrow and dark', 390, 'dark'],
  ];
  test.each(looks)(
    '%s: nothing is pale, nothing sticks out, nobody is asked',
    async (_name, width, colorScheme) => {
      const { page, foreign, errors } = await open({ colorScheme, viewport: { width, height: 900 } });
      for (const finding of await page.locator('details').all())
        await finding.evaluate((one) => one.setAttribute('open', ''));
      expect(await paleTexts(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
      expect({ foreign, errors }).toEqual({ foreign: [], errors: [] });
      await page.context().close();
    },
  );

  test('search and classes leave what fits', async () => {
    const { page } = await open();
    const shown = () => page.locator('.finding:visible').evaluateAll((list) => list.map(({ id }) => id));
    expect(await shown()).toEqual(['finding-2', 'finding-1']);
    await page.keyboard.press('/');
    await page.keyboard.type('POST created');
    expect(await shown()).toEqual(['finding-2']);
    expect(await page.locator('#count').textContent()).toBe('1 of 2 findings');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'response-shape 1' }).click();
    expect(await shown()).toEqual(['finding-1']);
    await page.locator('#search').fill('nothing at all');
    expect(await shown()).toEqual([]);
    await page.getByRole('button', { name: 'Show all' }).click();
    expect(await shown()).toEqual(['finding-2', 'finding-1']);
    await page.context().close();
  });

  test('the keyboard walks, opens and closes', async () => {
    const { page } = await open();
    const opened = () => page.locator('.finding[open]').evaluateAll((list) => list.map(({ id }) => id));
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('o');
    expect(await opened()).toEqual(['finding-1']);
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    expect(await opened()).toEqual(['finding-2', 'finding-1']);
    await page.context().close();
  });

  test('a link to a finding opens it', async () => {
    const { page } = await open({}, '#finding-2');
    expect(await page.locator('#finding-2').getAttribute('open')).toBe('');
    expect(await page.locator('#finding-1').getAttribute('open')).toBe(null);
    await page.context().close();
  });
});
