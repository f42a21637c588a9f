import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Who may import whom: a folder imports its own number and lower ones, a stage no other stage. */
const layers: Readonly<Record<string, number>> = {
  document: 1,
  model: 2,
  schema: 3,
  http: 3,
  contract: 4,
  resources: 4,
  lint: 5,
  generate: 5,
  mock: 5,
  docs: 5,
  verify: 5,
  diff: 5,
  export: 5,
  init: 5,
  report: 6,
  config: 6,
  commands: 7,
};
const stages = ['lint', 'generate', 'mock', 'docs', 'verify', 'diff', 'export', 'init'];
/** Files at the top that anyone may import. */
const foundations = ['problem.ts', 'error.ts', 'generated-file.ts', 'suggestion.ts', 'version.ts'];

const files = globSync('src/**/*.ts', { cwd: root }).filter(
  (file) => !/\.(?:test|test-d|fixture)\.ts$/.test(file),
);

function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found = [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) => match[1] ?? '');
  return found.map((specifier) => relative(join(root, 'src'), join(root, dirname(file), specifier)));
}

const roomOf = (path: string) => (path.includes('/') ? (path.split('/')[0] ?? '') : undefined);

describe('layers', () => {
  test.each(files.filter((file) => roomOf(relative('src', file)) !== undefined))('%s', (file) => {
    const room = roomOf(relative('src', file)) ?? '';
    const level = layers[room];
    expect(level, `src/${room} has a layer`).toBeDefined();
    const wrong = importsOf(file).filter((target) => {
      const other = roomOf(target);
      if (target.startsWith('..')) return true;
      if (other === undefined) return !foundations.includes(target);
      if (stages.includes(room) && stages.includes(other) && room !== other) return true;
      return (layers[other] ?? 99) > (level ?? 0);
    });
    expect(wrong).toEqual([]);
  });
});

test('every path that ARCHITECTURE.md names is there', () => {
  const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
  const named = [
    ...text.matchAll(/`((?:src|client|docs|contract-tests|bench|generated|spec)\/[^`\s]*)`/g),
  ].map((match) => match[1] ?? '');
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((path) => globSync(path.replace(/\/$/, ''), { cwd: root }).length === 0)).toEqual([]);
});

test('one adapter file a third-party engine', () => {
  const engines: [pattern: RegExp, adapters: string[]][] = [
    [/^@stoplight\//, ['src/mock/prism/prism-parts.ts']],
    [
      /^@redocly\//,
      [
        'src/diff/redocly-diff.ts',
        'src/document/bundle.ts',
        'src/docs/redocly-pages.ts',
        'src/lint/redocly.ts',
      ],
    ],
    [/^@faker-js\//, ['src/schema/sample/faker.ts']],
    [/^openapi-typescript/, ['src/generate/openapi-typescript.ts']],
    [/^ajv/, ['src/schema/validate.ts']],
    [/^fast-check/, ['src/schema/arbitrary/fast-check.ts']],
    [/^@eslint-community\/regexpp/, ['src/schema/pattern/parse-pattern.ts']],
    [/^rfc6902/, ['src/mock/state/json-patch.ts']],
    [/^re2js/, ['src/schema/pattern/compile-linear.ts']],
    [/^@scalar\//, ['src/document/upgrade.ts']],
    [/^openapi-to-postmanv2/, ['src/export/postman.ts']],
    [/^jsonpath-rfc9535/, ['src/verify/flows/json-path.ts']],
    [/^@redis\//, ['src/mock/persist/redis-client.ts']],
    [/^csv-parse/, ['src/mock/scenario/read-csv.ts']],
    [/^pino/, ['src/mock/operations/json-log.ts']],
    [/^prom-client/, ['src/mock/operations/prometheus-text.ts']],
    [/^@opentelemetry\//, ['src/mock/operations/otel-spans.ts']],
    [/^commander/, ['src/command-line.ts']],
    [/^oidc-provider/, ['src/mock/identity/oidc-issuer.ts']],
    [/^selfsigned/, ['src/mock/server/https-self-made.ts']],
    [/^ws$/, ['src/mock/realtime/web-sockets.ts']],
    [/^vitest/, ['src/vitest.ts']],
    [/^msw/, ['src/msw.ts', 'src/generate/render-handlers.ts']],
  ];
  for (const [pattern, adapters] of engines) {
    const users = files.filter((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      return [...text.matchAll(/(?:from|import|require(?:\.resolve)?|resolve)\s*\(?\s*'([^'.][^']*)'/g)].some(
        (match) => pattern.test(match[1] ?? ''),
      );
    });
    expect(
      users.filter((file) => !adapters.includes(file)),
      String(pattern),
    ).toEqual([]);
  }
});
