import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';

/** Bytes of each entry point, minified and gzipped with what it imports. A change that needs more says so here. */
const budgets: Readonly<Record<string, number>> = {
  '.': 9_000,
  './oauth': 8_000,
  './node': 6_500,
  './data': 6_500,
  './settings': 5_000,
  './watch': 6_500,
};
/** What an entry point brings along of others. */
const packagesOf: Readonly<Record<string, readonly string[]>> = {
  '.': ['openapi-fetch'],
  './oauth': ['oauth4webapi'],
};
const subpathBytes = 4_000;

const packageUrl = new URL('../package.json', import.meta.url);
const { exports, peerDependencies = {} } = JSON.parse(await readFile(packageUrl, 'utf8')) as {
  exports: Record<string, string | { 'concordat-source': string }>;
  peerDependencies?: Record<string, string>;
};
const entries = Object.entries(exports).flatMap(([name, target]) =>
  typeof target === 'string'
    ? []
    : [[name, fileURLToPath(new URL(target['concordat-source'], packageUrl))] as const],
);

/** The one entry point that a browser cannot load. */
const onNode = './node';

async function bundle(contents: string, platform: 'browser' | 'node' = 'browser') {
  const { metafile, outputFiles } = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    // For a browser it fails on anything of Node.
    platform,
    // What is an optional peer stays outside.
    external: Object.keys(peerDependencies),
    ...(platform === 'node' && { packages: 'external' }),
  });
  const used = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  );
  return { used, bytes: gzipSync(outputFiles[0]?.contents ?? '').length };
}

describe.each(entries)('%s', (name, file) => {
  test(`${name === onNode ? 'Node' : 'a browser'} can load it, within its budget`, async () => {
    const platform = name === onNode ? 'node' : 'browser';
    const { used, bytes } = await bundle(`export * from ${JSON.stringify(file)}`, platform);
    const packages = used.flatMap((path) => /node_modules\/([^/]+)/.exec(path)?.[1] ?? []);
    expect([...new Set(packages)]).toEqual(packagesOf[name] ?? []);
    expect(bytes).toBeLessThan(budgets[name] ?? subpathBytes);
  });
});

test('a client with its default policies, without pages and jobs', async () => {
  const { used, bytes } = await bundle(`export { createOperations } from './index.ts'`);
  expect(used.filter((path) => /\/(?:pages|polling|failure)\//.test(path))).toEqual([]);
  expect(bytes).toBeLessThan(6_600);
});

test('a policy that is not used is not loaded', async () => {
  const { used } = await bundle(`export { concurrency } from './policies/index.ts'`);
  const files = used.filter((path) => path.includes('/policies/')).map((path) => path.split('/').at(-1));
  expect(files).toEqual(['concurrency.ts']);
});
