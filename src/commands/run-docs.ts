import { join, resolve } from 'node:path';
import type { Config } from '../config/config.ts';
import { buildDocs } from '../docs/build.ts';
import { writeFileSafely } from '../document/write.ts';
import type { GeneratedFile } from '../generated-file.ts';
import { shortPath } from '../report/report.ts';
import { plural } from '../report/summary.ts';
import type { CommandIo } from './command.ts';
import { type LoadedApi, loadApi, selectFromConfig } from './context.ts';

interface DocsOptions {
  readonly config: string | undefined;
  readonly allowHost: readonly string[];
  readonly maxBytes: number | undefined;
  readonly out: string | undefined;
}

/** Builds the pages of the APIs, writes them and prints what was written; resolves to the exit code. */
export async function runDocs(args: readonly string[], options: DocsOptions, io: CommandIo): Promise<number> {
  const { loaded, apis: selected } = await selectFromConfig(args, options, io);
  const out =
    options.out === undefined
      ? resolve(loaded.dir, loaded.config.docs?.out ?? 'docs/site')
      : resolve(io.cwd, options.out);
  const apis: LoadedApi[] = [];
  for (const api of selected) apis.push(await loadApi(api, loaded, options, io));
  const files = await buildDocs(apis, { tryItServer: mockAddress(apis, loaded.config) });
  // The index last: it never leads to a page that is not there yet.
  for (const { path, text } of files.toReversed()) await writeFileSafely(join(out, path), text);
  tellDefects(apis, io);
  io.stdout.write(describe(files, shortPath(out, io.cwd)));
  return 0;
}

/**
 * Where `concordat mock` has each API: below its name, or alone at the root. A page of one of several configured APIs
 * is tried against the mock of all of them.
 */
function mockAddress(
  apis: readonly LoadedApi[],
  { mock, apis: configured = {} }: Config,
): (name: string) => string {
  const host = mock?.host === undefined || /^(?:0\.0\.0\.0|::)$/.test(mock.host) ? '127.0.0.1' : mock.host;
  const origin = `http://${host.includes(':') ? `[${host}]` : host}:${mock?.port || 4010}`;
  return (name) => {
    const count = Object.hasOwn(configured, name) ? Object.keys(configured).length : apis.length;
    return count > 1 ? `${origin}/${encodeURIComponent(name)}` : origin;
  };
}

/** A page is built of a document with lesser defects too, but not in silence. */
function tellDefects(apis: readonly LoadedApi[], io: CommandIo): void {
  for (const { name, model } of apis) {
    if (model.problems.length === 0) continue;
    const defects = plural(model.problems.length, 'defect');
    io.stderr.write(`concordat: the document of "${name}" has ${defects}; "concordat lint" shows where.\n`);
  }
}

/** One aligned line a file, and what to open. */
function describe(files: readonly GeneratedFile[], out: string): string {
  const rows = files.map(({ path, text }) => [join(out, path), sizeOf(text)] as const);
  const width = Math.max(...rows.map(([path]) => path.length));
  const sizeWidth = Math.max(...rows.map(([, size]) => size.length));
  const lines = rows.map(([path, size]) => `  ${path.padEnd(width)}  ${size.padStart(sizeWidth)}`);
  return `Wrote ${plural(files.length, 'file')}:\n${lines.join('\n')}\nOpen ${join(out, 'index.html')} in a browser.\n`;
}

/** `6.7 kB`, `2.3 MB`; at least 0.1 kB. */
function sizeOf(text: string): string {
  const bytes = Buffer.byteLength(text);
  return bytes < 1_000_000
    ? `${Math.max(0.1, bytes / 1000).toFixed(1)} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
