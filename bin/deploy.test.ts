import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';

const execute = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** A linter, or undefined where it is not installed. */
async function loadLinter<T>(name: string): Promise<T | undefined> {
  return import(/* @vite-ignore */ name).catch(() => undefined);
}

const dockerfileUtils = await loadLinter<typeof import('dockerfile-utils')>('dockerfile-utils');
const dclint = await loadLinter<typeof import('dclint')>('dclint');

interface Instruction {
  readonly name: string;
  readonly text: string;
}

/** What a composition says of a service, as far as it matters here. */
interface Service {
  readonly image: string;
  readonly command?: readonly string[];
  readonly stop_grace_period?: string;
}

/** The services, with what they take from a template. */
function servicesOf(): Record<string, Service> {
  const { services } = load(read('deploy/compose.yaml')) as {
    services: Record<string, Service & { readonly '<<'?: Service }>;
  };
  return Object.fromEntries(
    Object.entries(services).map(([name, service]) => [name, { ...service['<<'], ...service }]),
  );
}

/** The instructions of the last stage, with their continuation lines. */
function finalStage(): readonly Instruction[] {
  const lines = read('deploy/Dockerfile')
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line !== '');
  return lines.slice(lines.findLastIndex((line) => line.startsWith('FROM '))).map((line) => {
    const at = line.indexOf(' ');
    return { name: line.slice(0, at), text: line.slice(at + 1) };
  });
}

const textOf = (name: string) => finalStage().find((one) => one.name === name)?.text ?? '';

describe('the image', () => {
  test.skipIf(!dockerfileUtils)('has no problems (skipped without dockerfile-utils)', () => {
    expect(dockerfileUtils?.validate(read('deploy/Dockerfile'))).toEqual([]);
  });

  test('ends with nothing that builds: no shell command runs in the last stage', () => {
    const names = finalStage().map(({ name }) => name);
    expect(names).not.toContain('RUN');
    expect(textOf('COPY')).toBe('--from=install /app/node_modules /app/node_modules');
    expect(textOf('FROM')).toBe('node:24-slim');
    expect(textOf('USER')).toBe('node');
  });

  test('its command starts a mock, and its health check knows a healthy one', async () => {
    const { startCommand } = await import('../src/commands/running-command.fixture.ts');
    const words: string[] = JSON.parse(textOf('CMD'));
    const check: string[] = JSON.parse(/ CMD (\[.*\])$/.exec(textOf('HEALTHCHECK'))?.[1] ?? '');
    const argv = words.map((word) => (word === '4010' ? '0' : word === '0.0.0.0' ? '127.0.0.1' : word));
    const mock = startCommand(root, ...argv, 'spec/jobs/openapi.yaml');
    const url = new URL(await mock.url());
    const script = check.at(-1) ?? '';
    const run = () => execute(process.execPath, ['--eval', script.replace('4010', url.port)]);
    await expect(run()).resolves.toMatchObject({ stderr: '' });
    await mock.stop();
    await expect(run()).rejects.toMatchObject({ code: 1 });
  });

  test('has the optional packages in the versions that are tested', () => {
    const extras = /^ARG EXTRAS="(.*)"$/m.exec(read('deploy/Dockerfile'))?.[1]?.split(' ') ?? [];
    const { devDependencies } = JSON.parse(read('package.json'));
    const names = extras.map((extra) => extra.slice(0, extra.lastIndexOf('@')));
    expect(names).toHaveLength(5);
    expect(extras).toEqual(names.map((name) => `${name}@${devDependencies[name]}`));
  });
});

describe('the composition', () => {
  test.skipIf(!dclint)('has no problems (skipped without dclint)', () => {
    const linter = new (dclint as NonNullable<typeof dclint>).DCLinter({
      rules: {},
      exclude: [],
      debug: false,
      quiet: false,
    });
    const results = linter.lintFiles([join(root, 'deploy/compose.yaml')], false);
    const told = results.flatMap(({ messages }) =>
      messages.map(({ rule, line, message }) => `${line}: ${rule}: ${message}`),
    );
    expect(results).toHaveLength(1);
    expect(told).toEqual([]);
  });

  test('has two mocks that share a state, each with flags that there are', async () => {
    const { mockCommand } = await import('../src/commands/mock.ts');
    const { flagOf } = await import('../src/commands/command.ts');
    const flags = Object.entries(mockCommand.options).map(([key, spec]) => `--${flagOf(key, spec)}`);
    const mocks = Object.values(servicesOf()).filter(({ image }) => image === 'concordat');
    expect(mocks).toHaveLength(2);
    for (const { command = [], stop_grace_period: grace } of mocks) {
      const used = command.filter((word) => word.startsWith('--')).map((word) => word.split('=')[0]);
      expect(used.filter((word) => !flags.includes(word ?? ''))).toEqual([]);
      expect(command).toContain('--state=redis://valkey:6379/0');
      const stopMs = Number(/--stop-timeout=(\d+)/.exec(command.join(' '))?.[1]);
      expect(Number.parseInt(grace ?? '', 10) * 1000).toBeGreaterThan(stopMs);
    }
  });
});

describe('the balancer', () => {
  const hasNginx = spawnSync('nginx', ['-v']).status === 0;

  test.skipIf(!hasNginx)('nginx takes its configuration (skipped without nginx)', () => {
    const folder = mkdtempSync(join(tmpdir(), 'concordat-nginx-'));
    const file = join(folder, 'nginx.conf');
    // The names are the composition's.
    writeFileSync(file, read('deploy/nginx.conf').replaceAll(/mock-\d/g, '127.0.0.1'));
    const own = `pid ${folder}/pid; error_log stderr;`;
    expect(() => execFileSync('nginx', ['-t', '-p', folder, '-c', file, '-g', own])).not.toThrow();
    rmSync(folder, { recursive: true });
  });

  test('its braces and statements are closed, and it names the mocks of the composition', () => {
    const text = read('deploy/nginx.conf').replaceAll(/#.*$/gm, '');
    expect(text.match(/{/g)?.length).toBe(text.match(/}/g)?.length);
    for (const line of text.split('\n')) expect(line.trim()).toMatch(/^$|[;{}]$/);
    const named = [...text.matchAll(/server (mock-\d):4010 /g)].map((match) => match[1] ?? '');
    expect(named).toEqual(Object.keys(servicesOf()).filter((name) => name.startsWith('mock-')));
  });

  test.each([
    ['WebSockets', 'proxy_set_header Upgrade $http_upgrade;'],
    ['WebSockets', 'proxy_set_header Connection $connection_to_mock;'],
    ['event streams', 'proxy_buffering off;'],
    ['request ids', 'proxy_set_header X-Request-Id $request_name;'],
  ])('passes %s: %s', (_what, statement) => {
    expect(read('deploy/nginx.conf')).toContain(statement);
  });
});
