import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { run } from '../cli.ts';
import { captureIo } from './capture-io.ts';

const document = JSON.stringify({
  openapi: '3.1.0',
  info: { title: 'Jobs', version: '1' },
  paths: {
    '/jobs': {
      get: {
        operationId: 'listJobs',
        responses: {
          200: {
            description: 'ok',
            content: { 'application/json': { schema: { pattern: '^(a+)+$' } }, 'text/csv': {} },
          },
        },
      },
    },
  },
});

async function project(config: object = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'concordat-validators-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'jobs.json'), document);
  await writeFile(
    join(folder, 'concordat.config.json'),
    JSON.stringify({ apis: { jobs: 'jobs.json' }, ...config }),
  );
  return folder;
}

async function generate(cwd: string, ...args: string[]) {
  const io = captureIo({ cwd });
  const code = await run(['generate', ...args], io);
  return { code, output: io.output(), errors: io.errors() };
}

const filesOf = async (cwd: string) => (await readdir(join(cwd, 'generated/jobs'))).sort();
const four = ['client.ts', 'handlers.ts', 'operations.ts', 'types.ts'];

test('validators are written where they are asked for', async () => {
  const plain = await project();
  await generate(plain);
  expect(await filesOf(plain)).toEqual(four);
  const configured = await project({ generate: { validators: true } });
  expect((await generate(configured)).output).toBe('generated/jobs: 5 files written\n');
  expect(await filesOf(configured)).toEqual([...four, 'validators.ts']);
  expect((await generate(configured, '--check')).code).toBe(0);
  expect((await generate(configured)).output).toBe('generated/jobs is up to date\n');
  const flagged = await project();
  expect((await generate(flagged, '--validators')).output).toBe('generated/jobs: 5 files written\n');
});

test('one that is missing, or that nobody asks for any more, is reported', async () => {
  const cwd = await project({ generate: { validators: true } });
  await generate(cwd);
  await rm(join(cwd, 'generated/jobs/validators.ts'));
  expect((await generate(cwd, '--check')).output).toContain('this generated file is missing');
  await generate(cwd);
  await writeFile(join(cwd, 'concordat.config.json'), JSON.stringify({ apis: { jobs: 'jobs.json' } }));
  const { code, output } = await generate(cwd, '--check');
  expect([code, /validators\.ts:1:1.*belongs to no API/s.test(output)]).toEqual([1, true]);
});

test('what they do not check is said, with its place, in the file and when it is written', async () => {
  const cwd = await project();
  const { code, errors } = await generate(cwd, '--validators');
  expect(code).toBe(0);
  expect(errors).toMatch(/jobs\.json:1:\d+ +note +the pattern "\^\(a\+\)\+\$" could take long/);
  expect(errors).toContain('bodies of text/csv are not checked: only JSON is');
  const text = await readFile(join(cwd, 'generated/jobs/validators.ts'), 'utf8');
  expect(text).toContain(' * Not checked:\n');
  expect(text).toContain(
    '/responses/200/content/application~1json/schema/pattern`: the pattern "^(a+)+$" could take long: clients do not check it\n',
  );
  expect(text).not.toContain("pattern('");
});
