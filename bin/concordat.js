#!/usr/bin/env node
// Plain JavaScript that any Node can parse: it must be able to refuse an old one in one line.
const required = [24, 18];
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < required[0] || (major === required[0] && minor < required[1])) {
  process.stderr.write(
    `concordat needs Node ${required.join('.')} or newer, this is ${process.versions.node}: install a newer Node, or add it to the project with "npm install --save-dev node@24".\n`,
  );
  process.exitCode = 2;
} else {
  const { existsSync } = await import('node:fs');
  const { enableCompileCache } = await import('node:module');
  // Compiled code is kept between runs, in the folder for temporary files: the engines are large.
  enableCompileCache();
  // A checkout runs its sources; a published package has only the compiled files.
  const source = new URL('../src/cli.ts', import.meta.url);
  const { main } = await import(
    existsSync(source) ? source.href : new URL('../dist/cli.js', import.meta.url).href
  );
  await main(process.argv.slice(2));
}
