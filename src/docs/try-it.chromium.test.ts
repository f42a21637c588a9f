import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GeneratedFile } from '../generated-file.ts';
import type { MockRequest } from '../mock/exchange.ts';
import { createMock } from '../mock/mock.ts';
import type { RunningServer } from '../mock/server/server.ts';
import { serve } from '../mock/server/server.ts';
import { loadModel } from '../model/load.ts';
import { buildDocs } from './build.ts';
import { launch, openPage, paleTexts, publish, type Site, skipped } from './chromium.fixture.ts';
import { everyInput } from './try-it/try-it.fixture.ts';

let browser: Browser;
let built: readonly GeneratedFile[];
let site: Site;
let server: RunningServer;
/** What reached the mock, preflight requests left out. */
const requests: MockRequest[] = [];

async function modelOf(document: unknown) {
  const stdin = (async function* () {
    yield JSON.stringify(document);
  })();
  const loaded = await loadModel('-', { stdin });
  if (!loaded.ok) throw new Error(loaded.problems[0]?.message);
  return loaded.value;
}

/** A page whose form is open. */
async function openForm(hash = '#/things/getthing', options = {}) {
  requests.length = 0;
  const watched = await openPage(browser, site, options, [server.url]);
  await watched.page.goto(`${site.origins.http}/every/index.html${hash}`);
  await watched.page.locator('#redoc:visible main').first().waitFor();
  await watched.page.keyboard.press('Alt+T');
  await watched.page.getByRole('dialog', { name: 'Try it' }).waitFor();
  return watched;
}

async function choose(page: Page, operation: RegExp) {
  const select = page.getByLabel('Operation');
  const text = (await select.locator('option').allTextContents()).find((option) => operation.test(option));
  await select.selectOption({ label: text ?? '' });
}

async function answerOf(page: Page) {
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.locator('#try-it .status').waitFor();
  return (await page.locator('#try-it .answer').innerText()).replaceAll(/\d+ ms/g, '# ms');
}

describe.skipIf(skipped !== '')(`Try it, in Chromium${skipped}`, () => {
  beforeAll(async () => {
    const model = await modelOf(everyInput);
    const mock = createMock(model);
    server = await serve((request) => {
      if (request.method !== 'OPTIONS') requests.push(request);
      return mock.handle(request);
    });
    built = await buildDocs([{ name: 'every', model }], { tryItServer: () => server.url });
    site = await publish(built);
    browser = await launch();
  });

  afterAll(async () => {
    await browser?.close();
    await site?.close();
    await server?.close();
  });

  test('sends nothing before it is told to, and then to the mock alone', async () => {
    const { page, foreign, errors } = await openForm();
    expect(requests).toEqual([]);
    await page.getByLabel('Token').fill('secret');
    for (const name of ['sizes', 'filter', 'X-Trace']) await page.getByLabel(`Send ${name}`).check();
    expect(requests).toEqual([]);
    const answer = await answerOf(page);
    expect(requests.map(({ method, target }) => `${method} ${target}`)).toEqual([
      'GET /v1/things/a%20b%2Fc?sizes=s,m&filter%5Ba%5D=1',
    ]);
    expect(requests[0]?.headers).toMatchObject({ authorization: 'Bearer secret', 'x-trace': 'trace-1' });
    expect(answer).toContain('200 OK # ms · 39 B');
    expect(answer).toContain('{\n  "id": "12345678901234567890",\n  "list": []\n}');
    expect(foreign).toEqual([]);
    expect(errors).toEqual([]);
    expect(page.url()).not.toContain('secret');
    expect(
      await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])),
    ).not.toContain('secret');
    await page.context().close();
  });

  test.each([
    ['no credentials', undefined, '', undefined, '401 Unauthorized'],
    ['user name and password', 'signIn', 'User name', { authorization: 'Basic bWU6cMOk' }, '200 OK'],
    ['a key in the query', 'key', 'API key', {}, '200 OK'],
  ] as const)('credentials: %s', async (_name, scheme, label, headers, status) => {
    const { page } = await openForm();
    if (scheme !== undefined) {
      await page.getByLabel('Scheme').selectOption({ label: scheme });
      await page.getByLabel(label, { exact: true }).fill('me');
      if (scheme === 'signIn') await page.getByLabel('Password').fill('pä');
    }
    expect(await answerOf(page)).toContain(status);
    if (headers) expect(requests[0]?.headers).toMatchObject(headers);
    if (scheme === 'key') expect(requests[0]?.target).toBe('/v1/things/a%20b%2Fc?api_key=me');
    await page.context().close();
  });

  test('asks the mock for a 404 by name', async () => {
    const { page } = await openForm();
    await page.getByLabel('Token').fill('secret');
    await page.getByLabel('Ask a mock for').selectOption({ label: '404, example gone' });
    expect(await answerOf(page)).toMatch(/404 Not Found[\s\S]*"error": "gone"/);
    expect(requests[0]?.headers.prefer).toBe('code=404, example=gone');
    await page.context().close();
  });

  test.each([
    ['the first example', undefined, undefined, '{\n  "name": "first"\n}', 'application/json'],
    ['another example', 'Start from', 'The second', '{\n  "name": "second"\n}', 'application/json'],
    [
      'a form',
      'Media type',
      'application/x-www-form-urlencoded',
      'name=a%26b&tags=x&tags=y',
      'application/x-www-form-urlencoded',
    ],
  ])('body: %s', async (_name, label, option, body, type) => {
    const { page } = await openForm();
    await choose(page, /POST \/things/);
    if (label !== undefined)
      await page.getByLabel(label, { exact: true }).selectOption({ label: option ?? '' });
    expect(await answerOf(page)).toMatch(/201 Created[\s\S]*"made": true/);
    expect(new TextDecoder().decode(requests[0]?.body)).toBe(body);
    expect(requests[0]?.headers['content-type']).toBe(type);
    await page.context().close();
  });

  test('a form with a file', async () => {
    const { page } = await openForm();
    await choose(page, /\/files/);
    await page
      .getByLabel('file', { exact: true })
      .setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('content') });
    expect(await answerOf(page)).toContain('200 OK');
    const body = new TextDecoder().decode(requests[0]?.body);
    expect(body).toContain('name="file"; filename="a.txt"\r\ncontent-type: text/plain\r\n\r\ncontent\r\n');
    expect(body).toMatch(/name="about".*\r\ncontent-type: application\/json\r\n\r\n\{"by":"me"\}\r\n/);
    expect(body).toContain('name="note"\r\n\r\n@note\r\n');
    await page.context().close();
  });

  test('says what keeps a request from being made or answered', async () => {
    const { page, foreign } = await openForm();
    const message = page.getByRole('alert');
    await page.getByLabel('id', { exact: true }).fill('..');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    expect(await message.innerText()).toBe(
      'The path parameter "id" would lead out of its path: a browser reads "." and ".." as folders.',
    );
    await page.getByLabel('id', { exact: true }).fill('1');
    await page.getByLabel('Send to').selectOption('own');
    await page.getByLabel('Base URL').fill('https://other.example/v1');
    expect(await answerOf(page)).toContain('This page may not ask https://other.example');
    await page.getByLabel('Base URL').fill('http://127.0.0.1:1/v1');
    expect(await answerOf(page)).toContain('Nothing listens at http://127.0.0.1:1');
    // The policy kept the first in; the second was allowed, and stopped by the test's own fence.
    expect(foreign).toEqual(['http://127.0.0.1:1/v1/things/1']);
    expect(requests).toEqual([]);
    await page.context().close();
  });

  test('another address lives as long as the tab', async () => {
    const { page } = await openForm();
    await page.getByLabel('Send to').selectOption('own');
    await page.getByLabel('Base URL').fill(`${server.url}/v1/`);
    await page.getByLabel('Token').fill('secret');
    expect(await answerOf(page)).toContain('200 OK');
    await page.reload();
    await page.locator('#redoc:visible main').first().waitFor();
    await page.keyboard.press('Alt+T');
    expect(await page.getByLabel('Base URL').inputValue()).toBe(`${server.url}/v1/`);
    expect(await page.getByLabel('Token').inputValue()).toBe('');
    await page.context().close();
  });

  test('copies the request without its secrets', async () => {
    const { page } = await openForm('#/things/getthing', {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await page.getByLabel('Token').fill('secret');
    await page.getByLabel('id', { exact: true }).fill("it's");
    await page.getByRole('button', { name: 'Copy as curl' }).click();
    await page.getByText('Copied').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      `curl -i --globoff -X GET '${server.url}/v1/things/it%27s' \\\n  -H 'Authorization: Bearer YOUR_TOKEN'`,
    );
    await page.context().close();
  });

  test('can be used from the keyboard alone', async () => {
    const { page } = await openForm();
    const focused = () =>
      page.evaluate(
        () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName,
      );
    expect(await focused()).toBe('Operation');
    const inside = () =>
      page.evaluate(
        () => document.activeElement === document.body || document.activeElement?.closest('#try-it') !== null,
      );
    for (let count = 0; count < 40; count += 1) {
      await page.keyboard.press('Tab');
      expect(await inside()).toBe(true);
    }
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    const button = page.getByRole('button', { name: 'Try it' });
    await button.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.getByLabel('Token').fill('secret');
    await page.keyboard.press('Control+Enter');
    await page.locator('#try-it .status').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.context().close();
  });

  test.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
    ['dark', 390],
  ] as const)(
    'can be read where the system is %s, %i wide; every control has a name',
    async (colorScheme, width) => {
      const { page } = await openForm('#/things/getthing', { colorScheme, viewport: { width, height: 844 } });
      await page.getByLabel('Token').fill('secret');
      await answerOf(page);
      await page.getByText('headers that the page may read').click();
      const dialog = page.locator('#try-it');
      await expect.poll(() => paleTexts(page, '#try-it')).toEqual([]);
      const box = await dialog.evaluate((element) => [
        element.scrollWidth <= element.clientWidth,
        innerWidth,
      ]);
      expect(box).toEqual([true, width]);
      const unnamed = await dialog.evaluate((element) =>
        [...element.querySelectorAll('input, select, textarea, button')]
          .filter((control) => {
            const labels = (control as HTMLInputElement).labels;
            return !control.getAttribute('aria-label') && !labels?.length && !control.textContent?.trim();
          })
          .map((control) => control.outerHTML),
      );
      expect(unnamed).toEqual([]);
      await page.context().close();
    },
  );

  test('opens from the overview, which is there until the page is made', async () => {
    // The changed script is not one that the page's policy lets run, so that the page is never made.
    const text = built.find(({ path }) => path === 'every/index.html')?.text ?? '';
    const overview = await publish([
      { path: 'every/index.html', text: text.replace('hideLoading', 'hideLoadin_') },
    ]);
    const { page } = await openPage(browser, overview, {}, [server.url]);
    await page.goto(`${overview.origins.http}/every/index.html`);
    await page.getByRole('button', { name: 'Try POST /things' }).click();
    await page.getByRole('dialog', { name: 'Try it' }).waitFor();
    expect(await page.getByLabel('Operation').inputValue()).toBe('1');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Try POST /files' }).press('Enter');
    expect(await page.getByLabel('Operation').inputValue()).toBe('2');
    await page.context().close();
    await overview.close();
  });
});
