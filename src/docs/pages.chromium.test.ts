import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadModel } from '../model/load.ts';
import { buildDocs } from './build.ts';
import { launch, openPage, paleTexts, publish, type Site, skipped } from './chromium.fixture.ts';

const root = resolve(import.meta.dirname, '../..');
const documents = [
  ['jobs', 'spec/jobs/openapi.yaml'],
  ['projects', 'spec/projects/openapi.yaml'],
  ['github', 'node_modules/@octokit/openapi/generated/api.github.com.json'],
] as const;

let browser: Browser;
let site: Site;

/** The element that Redocly's page is in; it appears when that is ready. */
const ready = (page: Page) => page.locator('#redoc:visible main').first().waitFor();

describe.skipIf(skipped !== '')(`the pages in Chromium${skipped}`, () => {
  beforeAll(async () => {
    const apis = [];
    for (const [name, path] of documents) {
      const loaded = await loadModel(resolve(root, path));
      if (!loaded.ok) throw new Error(loaded.problems[0]?.message);
      apis.push({ name, model: loaded.value });
    }
    site = await publish(await buildDocs(apis));
    browser = await launch();
  });

  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  test.each(['file', 'http'] as const)('ask no other host for anything, opened by %s', async (scheme) => {
    const { page, foreign, errors } = await openPage(browser, site);
    await page.goto(`${site.origins[scheme]}/index.html`);
    await page.getByRole('link', { name: 'Jobs API', exact: true }).click();
    await ready(page);
    expect(await page.title()).toBe('Jobs API 1.0.0 · API reference');

    await page
      .getByTestId('menu-item-label')
      .filter({ hasText: /^Jobs$/ })
      .click();
    await page.getByTestId('menu-item-label').filter({ hasText: 'Submit a job' }).click();
    await page.getByRole('heading', { name: 'Submit a job' }).waitFor();
    await page.getByRole('tab', { name: '422' }).first().click();
    await page.getByRole('button', { name: /^\+/ }).first().click();

    await page.getByRole('button', { name: 'Search' }).click();
    await page.keyboard.type('cancel');
    await page.getByText('/jobs/{id}/cancel').last().waitFor();
    await page.getByText('Ends a job that is queued or running').last().click();
    await expect.poll(() => page.url()).toBe(`${site.origins[scheme]}/jobs/index.html#/jobs/canceljob`);

    await page.getByRole('link', { name: 'All APIs' }).click();
    await page.getByRole('heading', { name: 'API reference' }).waitFor();
    // Telemetry would be sent when a page is left.
    await page.goto('about:blank');
    expect(foreign).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test.each([
    ['light', 'index.html', 'rgb(255, 255, 255)'],
    ['light', 'jobs/index.html#/jobs/createjob', 'rgb(255, 255, 255)'],
    ['light', 'projects/index.html#/projects/deleteproject', 'rgb(255, 255, 255)'],
    ['dark', 'index.html', 'rgb(17, 23, 28)'],
    ['dark', 'jobs/index.html#/jobs/createjob', 'rgb(17, 23, 28)'],
    ['dark', 'projects/index.html#/projects/deleteproject', 'rgb(17, 23, 28)'],
  ] as const)('can be read where the system is %s: %s', async (colorScheme, path, background) => {
    const { page } = await openPage(browser, site, { colorScheme });
    await page.goto(`${site.origins.http}/${path}`);
    if (path !== 'index.html') await ready(page);
    const color = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(await color()).toBe(background);
    await expect.poll(() => paleTexts(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: colorScheme === 'light' ? 'dark' : 'light' });
    await expect.poll(color).not.toBe(background);
    await page.context().close();
  });

  test("keep the reader's own choice of colours, on the index too", async () => {
    const { page } = await openPage(browser, site, { colorScheme: 'light' });
    await page.goto(`${site.origins.http}/jobs/index.html`);
    await ready(page);
    await page.getByTestId('color-mode-switcher').click();
    await expect.poll(() => page.locator('html').getAttribute('class')).toContain('dark');
    await page.goto(`${site.origins.http}/index.html`);
    expect(await page.locator('html').getAttribute('class')).toBe('dark');
    await page.context().close();
  });

  test('can be used from the keyboard, and show where one is', async () => {
    const { page } = await openPage(browser, site);
    await page.goto(`${site.origins.http}/jobs/index.html`);
    await ready(page);
    const focused = () =>
      page.evaluate(() => {
        const element = document.activeElement ?? document.body;
        return `${element.textContent?.trim().slice(0, 19)}, ${getComputedStyle(element).outlineWidth}`;
      });
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Skip to the content, 2px');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('All APIs, 2px');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.type('read a job');
    await page.getByText('/jobs/{id}').last().waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.skip').focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('api-content');
    expect(page.url()).toBe(`${site.origins.http}/jobs/index.html`);
    await page.context().close();
  });

  test.each(['index.html', 'jobs/index.html', 'projects/index.html'])('fit a phone: %s', async (path) => {
    const { page } = await openPage(browser, site, { viewport: { width: 390, height: 844 } });
    await page.goto(`${site.origins.http}/${path}`);
    if (path !== 'index.html') await ready(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.context().close();
  });

  test('list the operations where scripts do not run', async () => {
    const { page, errors } = await openPage(browser, site, { javaScriptEnabled: false });
    await page.goto(`${site.origins.file}/projects/index.html`);
    expect(await page.locator('#overview li code').first().textContent()).toBe('GET /projects');
    expect(await page.locator('noscript').textContent()).toContain('openapi.json');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test("show GitHub's 1,223 operations", async () => {
    const { page, foreign, errors } = await openPage(browser, site);
    await page.goto(`${site.origins.file}/github/index.html#/repos/repos/get`, { waitUntil: 'commit' });
    expect(await page.locator('#overview code').first().textContent()).toMatch(/^[A-Z]+ \//);
    await ready(page);
    await page.getByRole('heading', { name: 'Get a repository' }).first().waitFor();
    expect(await page.locator('#overview').count()).toBe(0);
    expect(foreign).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
