import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadModel } from '../model/load.ts';
import { buildDocs } from './build.ts';
import { launch, openPage, publish, type Site, skipped } from './chromium.fixture.ts';

const elsewhere = 'https://elsewhere.example';

/** Everything that runs or loads something where Markdown is taken for HTML. */
const hostile = [
  'Text </script><script>window.ran = 1</script>',
  '<img src="x" onerror="window.ran = 2">',
  '<svg onload="window.ran = 3"></svg>',
  '[link](javascript:window.ran=4)',
  '<a href="javascript:window.ran=5">raw link</a>',
  '<iframe srcdoc="<script>parent.ran = 6</script>"></iframe>',
  `<meta http-equiv="refresh" content="0;url=${elsewhere}/refresh">`,
  `<base href="${elsewhere}/">`,
  `![image](${elsewhere}/image.png)`,
  `<style>@import url(${elsewhere}/style.css); p { background: url(${elsewhere}/back.png) }</style>`,
  `<link rel="stylesheet" href="${elsewhere}/link.css">`,
  `<video src="${elsewhere}/video.mp4"></video>`,
  `<form action="${elsewhere}/form"><button>send</button></form>`,
  '<!-- <script>',
].join('\n\n');

const url = 'javascript:window.ran=7';
const document = {
  openapi: '3.1.0',
  info: {
    title: 'Title </title></script><script>window.ran = 8</script>',
    version: '"><img src=x onerror="window.ran = 9">',
    description: hostile,
    contact: { name: hostile, url },
    license: { name: hostile, url },
    termsOfService: url,
    'x-logo': { url: `${elsewhere}/logo.png`, href: url },
  },
  externalDocs: { url, description: hostile },
  servers: [{ url, description: hostile }],
  tags: [{ name: 'things', description: hostile, externalDocs: { url } }],
  paths: {
    '/things': {
      get: {
        operationId: 'listThings',
        summary: 'List </script><img src=x onerror="window.ran = 10">',
        description: hostile,
        tags: ['things'],
        externalDocs: { url },
        parameters: [
          {
            name: 'size <img src=x onerror="window.ran = 11">',
            in: 'query',
            description: hostile,
            schema: { type: 'string', default: hostile, enum: [hostile], pattern: '<b onclick=1>' },
          },
        ],
        responses: {
          200: {
            description: hostile,
            content: {
              'application/json': {
                schema: { type: 'object', properties: { '</script>': { type: 'string', title: hostile } } },
                examples: {
                  one: { summary: hostile, value: { a: '</script><script>window.ran = 12</script>' } },
                  two: { value: { $ref: `${elsewhere}/example.json` } },
                  three: { externalValue: `${elsewhere}/example.json` },
                },
              },
            },
          },
        },
      },
    },
  },
};

let browser: Browser;
let sites: Readonly<Record<'as built' | 'without its policy', Site>>;

describe.skipIf(skipped !== '')(`a document that means harm, in Chromium${skipped}`, () => {
  beforeAll(async () => {
    const stdin = (async function* () {
      yield JSON.stringify(document);
    })();
    const loaded = await loadModel('-', { stdin });
    if (!loaded.ok) throw new Error(loaded.problems[0]?.message);
    const files = await buildDocs([{ name: 'things', model: loaded.value }]);
    const open = files.map(({ path, text }) => ({
      path,
      text: text.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ''),
    }));
    sites = { 'as built': await publish(files), 'without its policy': await publish(open) };
    browser = await launch();
  });

  afterAll(async () => {
    await browser?.close();
    for (const site of Object.values(sites ?? {})) await site.close();
  });

  // The second line of defence is tested without the first.
  test.each(['as built', 'without its policy'] as const)('runs nothing: %s', async (name) => {
    const site = sites[name];
    const { page, foreign } = await openPage(browser, site);
    const ran = () => page.evaluate(() => (window as { ran?: number }).ran);
    for (const path of ['index.html', 'things/index.html', 'things/index.html#/things/listthings']) {
      await page.goto('about:blank');
      await page.goto(`${site.origins.http}/${path}`);
      if (path !== 'index.html') {
        await page.locator('#redoc:visible main').first().waitFor();
        await page.getByText('raw link').first().waitFor();
      }
      await page.evaluate(() => {
        for (const link of window.document.querySelectorAll('a'))
          if (link.href.startsWith('javascript:')) link.click();
        for (const image of window.document.querySelectorAll('img')) image.dispatchEvent(new Event('error'));
      });
      expect(await ran()).toBeUndefined();
      expect(page.url()).toBe(`${site.origins.http}/${path}`);
    }
    // The form shows the same texts.
    await page.keyboard.press('Alt+T');
    await page.getByRole('dialog', { name: 'Try it' }).waitFor();
    expect(await page.getByLabel('Send to').locator('option').allTextContents()).toEqual([
      'Another address …',
    ]);
    expect(await page.locator('#try-it :is(img, script, iframe, svg, a)').count()).toBe(0);
    expect(await ran()).toBeUndefined();
    if (name === 'as built') expect(foreign).toEqual([]);
    await page.context().close();
  });
});
