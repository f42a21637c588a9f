import { expect, test } from 'vitest';
import { loadModel } from '../model/load.ts';
import type { Model } from '../model/model.ts';
import { buildDocs } from './build.ts';

async function modelOf(document: Record<string, unknown>): Promise<Model> {
  const stdin = (async function* () {
    yield JSON.stringify(document);
  })();
  const loaded = await loadModel('-', { stdin });
  if (!loaded.ok) throw new Error(loaded.problems[0]?.message);
  return loaded.value;
}

const shop = {
  openapi: '3.1.0',
  info: { title: 'Shop & Co', version: '2.0', description: '# Shop\n\nSells **things**.' },
  tags: [{ name: 'Orders' }],
  paths: {
    '/orders': {
      get: { summary: 'List <orders>', tags: ['Orders'], responses: { 200: { description: 'ok' } } },
      post: { summary: 'Order', tags: ['Late'], responses: { 201: { description: 'ok' } } },
    },
    '/ping': { get: { responses: { 200: { description: 'ok' } } } },
  },
  webhooks: { paid: { post: { summary: 'Paid', responses: { 200: { description: 'ok' } } } } },
};

async function build(names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const model = await modelOf(shop);
  const files = await buildDocs(names.map((name) => ({ name, model })));
  return new Map(files.map(({ path, text }) => [path, text]));
}

test('writes an index, and a page and a document an API', async () => {
  expect([...(await build(['shop', 'v1.2_b'])).keys()]).toEqual([
    'index.html',
    'llms.txt',
    'shop/index.html',
    'shop/index.md',
    'shop/openapi.json',
    'v1.2_b/index.html',
    'v1.2_b/index.md',
    'v1.2_b/openapi.json',
  ]);
});

test('the same document gives the same bytes', async () => {
  expect(await build(['shop'])).toEqual(await build(['shop']));
});

test('the index says what there is', async () => {
  const index = (await build(['shop'])).get('index.html') ?? '';
  expect(index).toContain('<a class="page" href="shop/index.html">Shop &amp; Co</a>');
  expect(index).toContain('<span class="version">2.0</span>');
  expect(index).toContain('<p>Sells things.</p>');
  expect(index).toContain('3 operations · 1 webhook');
  expect(index).toContain('href="shop/openapi.json"');
});

test('the page holds the document, and so does the file beside it', async () => {
  const files = await build(['shop']);
  const [, inPage = ''] =
    /<script type="application\/json" id="openapi">(.*?)<\/script>/s.exec(
      files.get('shop/index.html') ?? '',
    ) ?? [];
  expect(JSON.parse(inPage)).toEqual(shop);
  expect(files.get('shop/openapi.json')).toBe(`${JSON.stringify(shop, null, 2)}\n`);
});

test('the overview lists the operations by tag, in the order of the document', async () => {
  const page = (await build(['shop'])).get('shop/index.html') ?? '';
  const overview = page.slice(page.indexOf('<div id="overview">'), page.indexOf('<div id="redoc"'));
  expect([...overview.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, name]) => name)).toEqual([
    'Orders',
    'Late',
    'Other operations',
    'Webhooks',
  ]);
  expect(overview).toContain('<code><b class="get">GET</b> /orders</code>List &lt;orders&gt;');
  expect(page).toContain('<title>Shop &amp; Co 2.0 · API reference</title>');
});

test.each([
  ['a way out of the folder', ['../x'], '"../x" cannot be the name of a folder'],
  ['a folder itself', ['..'], '".." cannot be the name of a folder'],
  ['nothing', [''], '"" cannot be the name of a folder'],
  ['the file of the index', ['index.html'], '"index.html" cannot be the name of a folder'],
  ['the same name in another case', ['shop', 'Shop'], 'two documents would both be written to "Shop"'],
])('refuses %s as a name', async (_name, names, message) => {
  await expect(build(names)).rejects.toThrow(message);
});
