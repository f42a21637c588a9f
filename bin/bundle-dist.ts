import { existsSync, globSync, rmSync } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/**
 * Joins the compiled files into few: a command is loaded from a handful of them instead of hundreds, which takes a
 * third of the time. Part of `npm run build`.
 *
 * Packages stay where they are. So do the modules that run in the browser, which the reference pages read as texts.
 */
async function bundleDist(dist: string): Promise<void> {
  const entries = ['cli.js', 'index.js', 'vitest.js', 'msw.js'];
  const bundled = join(dist, 'bundled');
  await build({
    absWorkingDir: dist,
    entryPoints: entries,
    outdir: bundled,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    packages: 'external',
    // They find other files from where they are: everything else may move.
    plugins: [{ name: 'unmoved', setup: (it) => it.onResolve({ filter: /browser-script\.js$/ }, unmoved) }],
    chunkNames: 'chunk-[hash]',
    logLevel: 'warning',
  });
  const kept = new Set(await browserModules(dist));
  for (const file of globSync('**/*.js', { cwd: dist })) {
    if (!file.startsWith('bundled/') && !kept.has(file)) rmSync(join(dist, file));
  }
  for (const file of globSync('*.js', { cwd: bundled })) await rename(join(bundled, file), join(dist, file));
  await rm(bundled, { recursive: true });
}

function unmoved(): { path: string; external: true } {
  return { path: './docs/browser-script.js', external: true };
}

/** The modules that are read as texts, each begins with a `main.js`, and all that they import. */
async function browserModules(dist: string): Promise<readonly string[]> {
  const found = new Set(['docs/browser-script.js', ...globSync('docs/*/main.js', { cwd: dist })]);
  for (const file of found) {
    const text = await readFile(join(dist, file), 'utf8');
    for (const [, specifier = ''] of text.matchAll(/from ['"](\.[^'"]+)['"]/g)) {
      const target = join(dirname(join(dist, file)), specifier);
      if (existsSync(target)) found.add(relative(dist, target));
    }
  }
  return [...found];
}

await bundleDist(process.argv[2] ?? fileURLToPath(new URL('../dist', import.meta.url)));
