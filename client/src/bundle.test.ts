import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

/** Minified, openapi-fetch included. A change that needs more says so here. */
const budgetBytes = 12_500;

test('a browser can load it, within its budget', async () => {
  const result = await build({
    entryPoints: [fileURLToPath(new URL('index.ts', import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    // Fails on anything of Node.
    platform: 'browser',
  });
  const packages = Object.keys(result.metafile.inputs).flatMap(
    (path) => /node_modules\/([^/]+)/.exec(path)?.[1] ?? [],
  );
  expect([...new Set(packages)]).toEqual(['openapi-fetch']);
  expect(result.outputFiles[0]?.contents.length).toBeLessThan(budgetBytes);
});
