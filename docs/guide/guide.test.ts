import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { type JobsServer, startServer } from '../../contract-tests/servers/jobs/server.ts';
import { run } from '../../src/cli.ts';
import { captureIo } from '../../src/commands/capture-io.ts';
import { parseGuide } from './parse-guide.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
/** Inside the repository, so that snippets find its packages. */
const work = join(here, '.run');

/** Where pages say that a server of `jobs` runs. */
const jobsAddress = 'http://localhost:8080';
let jobs: JobsServer | undefined;

afterAll(async () => {
  await jobs?.close();
  await rm(work, { recursive: true, force: true });
});

/** The words of a command, with the address of a server that is there. */
async function withServer(argv: readonly string[]): Promise<readonly string[]> {
  if (!argv.some((word) => word.startsWith(jobsAddress))) return argv;
  jobs ??= await startServer();
  const { origin } = new URL(jobs.url);
  return argv.map((word) => word.replace(jobsAddress, origin));
}

const systems = ['studio', 'datasources', 'projects', 'pipeline', 'jobs'];
const pages = (await readdir(here)).filter((name) => name.endsWith('.md')).sort();

describe.each(pages)('%s', async (page) => {
  const blocks = parseGuide(await readFile(join(here, page), 'utf8'));
  const folder = join(work, page.replace(/\.md$/, ''));
  const io = () => captureIo({ cwd: folder });

  test('has something to run', () => expect(blocks.length).toBeGreaterThan(0));

  for (const [index, block] of blocks.entries()) {
    test(`line ${block.line}: ${block.kind} ${block.name ?? ''}`, async () => {
      if (index === 0) await prepare(folder);
      if (block.kind === 'file') return writeIn(folder, block.name, block.text);
      if (block.kind === 'commands') {
        for (const { argv, exitCode } of block.commands) {
          const captured = io();
          const code = await run(await withServer(argv), captured);
          expect(code, `${argv.join(' ')}\n${captured.errors()}${captured.output()}`).toBe(exitCode);
          if (block.output !== undefined) expect(captured.output().trimEnd()).toBe(block.output);
        }
        return;
      }
      const file = join(folder, `line-${block.line}.ts`);
      await writeIn(folder, `line-${block.line}.ts`, block.text);
      const lines: string[] = [];
      const log = vi
        .spyOn(console, 'log')
        .mockImplementation((...values) => void lines.push(values.map(String).join(' ')));
      try {
        await import(/* @vite-ignore */ pathToFileURL(file).href);
      } finally {
        log.mockRestore();
      }
      if (block.output !== undefined) expect(lines.join('\n')).toBe(block.output);
    });
  }
});

/** Each page starts in a project that has the documents and the servers of this repository. */
async function prepare(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const part of ['spec', 'generated', 'redocly.yaml']) {
    await cp(join(here, '../..', part), join(folder, part), { recursive: true });
  }
  // Where pages start a real server. Suites and hooks that a page writes stand beside it, in the page's own folder.
  await mkdir(join(folder, 'contract-tests'), { recursive: true });
  await symlink(join(here, '../../contract-tests/servers'), join(folder, 'contract-tests/servers'));
  const apis = Object.fromEntries(systems.map((name) => [name, `spec/${name}/openapi.yaml`]));
  await writeIn(
    folder,
    'concordat.config.ts',
    `export default ${JSON.stringify({ apis, generate: { validators: true } })};\n`,
  );
}

async function writeIn(folder: string, name: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, name)), { recursive: true });
  await writeFile(join(folder, name), text);
}
