import { execFile, spawn } from 'node:child_process';
import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { demoApiKey, startServer } from '../contract-tests/servers/jobs/server.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const execute = promisify(execFile);

/** Runs a program and tells how it ended instead of throwing. */
async function runIn(cwd: string, program: string, args: readonly string[]) {
  try {
    const { stdout, stderr } = await execute(program, [...args], { cwd, maxBuffer: 64 * 1024 * 1024 });
    return { code: 0, stdout, stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
}

describe('the packed packages in an empty project', () => {
  let project = '';
  let tarballs: string[] = [];
  const concordat = (...args: string[]) =>
    runIn(project, process.execPath, ['node_modules/concordat/bin/concordat.js', ...args]);

  beforeAll(async () => {
    const packed = await mkdtemp(join(tmpdir(), 'concordat-pack-'));
    await execute('npm', ['run', 'build'], { cwd: root });
    await execute('npm', ['pack', '--ignore-scripts', '--pack-destination', packed], { cwd: root });
    await execute(
      'npm',
      ['pack', '--ignore-scripts', '--pack-destination', packed, '--workspace', 'client'],
      { cwd: root },
    );
    tarballs = (await readdir(packed)).map((name) => join(packed, name));
    project = await mkdtemp(join(tmpdir(), 'concordat-project-'));
    await mkdir(join(project, 'spec'));
    await cp(join(root, 'spec/jobs'), join(project, 'spec/jobs'), { recursive: true });
    await writeFile(
      join(project, 'package.json'),
      JSON.stringify({ name: 'empty', private: true, type: 'module' }),
    );
    await writeFile(
      join(project, 'concordat.config.ts'),
      "import { defineConfig } from 'concordat';\nexport default defineConfig({ apis: { jobs: 'spec/jobs/openapi.yaml' } });\n",
    );
    await execute(
      'npm',
      [
        'install',
        '--prefer-offline',
        '--ignore-scripts',
        '--no-audit',
        '--no-fund',
        '--legacy-peer-deps',
        ...tarballs,
      ],
      { cwd: project },
    );
  }, 300_000);

  test('there are two', () => {
    expect(tarballs.map((path) => path.replace(/.*\/|-\d.*/g, '')).sort()).toEqual([
      'concordat',
      'concordat-client',
    ]);
  });

  test.each(['publint', 'attw'])(
    '%s has nothing to say',
    async (tool) => {
      for (const tarball of tarballs) {
        const args = tool === 'publint' ? ['--strict', tarball] : ['--profile', 'esm-only', tarball];
        const { code, stdout, stderr } = await runIn(root, join(root, 'node_modules/.bin', tool), args);
        expect(code, stdout + stderr).toBe(0);
      }
    },
    120_000,
  );

  test('lint', async () => {
    const { code, stdout, stderr } = await concordat('lint');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('jobs');
  });

  test('generate, and then there is nothing stale', async () => {
    expect((await concordat('generate')).code).toBe(0);
    expect((await readdir(join(project, 'generated/jobs'))).sort()).toEqual([
      'client.ts',
      'handlers.ts',
      'operations.ts',
      'types.ts',
    ]);
    expect((await concordat('generate', '--check')).code).toBe(0);
    await appendFile(join(project, 'generated/jobs/client.ts'), '// edited by hand\n');
    expect((await concordat('generate', '--check')).code).toBe(1);
    expect((await concordat('generate')).code).toBe(0);
  });

  test('docs', async () => {
    expect((await concordat('docs', '--out', 'site')).code).toBe(0);
    expect(await readFile(join(project, 'site/jobs/index.html'), 'utf8')).toContain('<title>');
  }, 120_000);

  test('mock, and a command beside it', async () => {
    const script = `
      const url = process.env.CONCORDAT_MOCK_URL;
      const jobs = await fetch(url + '/api/v1/jobs', { headers: { authorization: 'Bearer key' } });
      process.stdout.write(String(jobs.status));
    `;
    await writeFile(join(project, 'ask.mjs'), script);
    const { code, stdout, stderr } = await concordat(
      'mock',
      '--port',
      '0',
      '--',
      process.execPath,
      'ask.mjs',
    );
    expect({ code, stdout }, stderr).toEqual({ code: 0, stdout: '200' });
  }, 60_000);

  test('verify', async () => {
    const server = await startServer();
    const authorization = `Authorization: Bearer ${demoApiKey}`;
    const right = await concordat('verify', 'jobs', '--server', server.url, '--header', authorization);
    const wrong = await concordat(
      'verify',
      'jobs',
      '--server',
      server.url.replace('/v1', '/v2'),
      '--header',
      authorization,
    );
    await server.close();
    expect(right.code, right.stdout + right.stderr).toBe(0);
    expect(wrong.code).toBe(1);
  }, 60_000);

  test.each([
    [['diff', 'jobs', 'spec/jobs/openapi.yaml']],
    [['bundle', 'jobs', '--output', 'jobs.json']],
    [['export', 'postman', 'jobs', '--out', 'jobs.postman.json']],
    [['check']],
    [['init', 'fresh', '--yes', '--name', 'shop']],
    [['lint', 'fresh/spec/shop/openapi.yaml']],
  ])('%j ends with 0', async (argv) => {
    const { code, stdout, stderr } = await concordat(...argv);
    expect(code, stdout + stderr).toBe(0);
  });

  test('dev serves until it is interrupted', async () => {
    const child = spawn(process.execPath, ['node_modules/concordat/bin/concordat.js', 'dev', '--port', '0'], {
      cwd: project,
    });
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    let said = '';
    const url = await new Promise<string>((resolve) => {
      child.stderr.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const found = /Mock server on (\S+)\n[\s\S]*Reference pages/.exec(said);
        if (found?.[1]) resolve(found[1]);
      });
    });
    const page = await fetch(`${url}/_docs/jobs/`);
    child.kill('SIGINT');
    expect([page.status, await ended]).toEqual([200, 130]);
  });

  test('the functions, and the generated client on the mock', async () => {
    const script = `
      import { createMock, lint, loadModel, verify } from 'concordat';
      import { createClient } from './generated/jobs/client.ts';
      const loaded = await loadModel('spec/jobs/openapi.yaml');
      if (!loaded.ok) throw new Error('unusable');
      const mock = createMock(loaded.value);
      const client = createClient({ baseUrl: 'http://mock.test/api/v1', fetch: mock.fetch, auth: { apiKey: 'key' } });
      const { data } = await client.getJob({ path: { id: 123 } });
      console.log(JSON.stringify({ problems: (await lint(loaded.value)).length, status: data?.status, verify: typeof verify }));
    `;
    await writeFile(join(project, 'use.ts'), script);
    const { code, stdout, stderr } = await runIn(project, process.execPath, ['use.ts']);
    expect(code, stderr).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ problems: 0, status: 'success', verify: 'function' });
  }, 60_000);

  test('an old Node is refused in one line', async () => {
    // The program decides by `process.versions`, which stands in for the old Node here.
    const preload = join(project, 'old.cjs');
    await writeFile(
      preload,
      "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } });\n",
    );
    const result = await runIn(project, process.execPath, [
      '--require',
      preload,
      'node_modules/concordat/bin/concordat.js',
      'lint',
    ]);
    expect(result).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'concordat needs Node 24.18 or newer, this is 20.20.2: install a newer Node, or add it to the project with "npm install --save-dev node@24".\n',
    });
  });
});
