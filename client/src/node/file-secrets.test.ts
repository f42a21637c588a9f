import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defineSettings } from '../settings/define-settings.ts';
import { environmentSecrets } from '../settings/environment-secrets.ts';
import { setting } from '../settings/setting.ts';
import { fileSecrets } from './file-secrets.ts';
import { readSettings } from './read-settings.ts';

let folder: string;
const never = new AbortController().signal;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concordat-secrets-'));
  const files = {
    key: 'hunter2\n',
    windows: 'hunter2\r\n',
    spaces: ' hunter2 \n\n',
    empty: '\n',
    large: 'x'.repeat(65_537),
  };
  for (const [name, text] of Object.entries(files))
    await writeFile(join(folder, name), text, { mode: 0o600 });
  await mkdir(join(folder, 'folder'));
  await mkdir(join(folder, 'inner'));
  await writeFile(join(folder, 'settings.json'), '{\n"production": { "rate": 20 }}');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('files', () => {
  const cases: [name: string, secret: string][] = [
    ['key', 'hunter2'],
    ['windows', 'hunter2'],
    ['spaces', ' hunter2 \n'],
  ];
  test.each(cases)('%s', async (name, secret) => {
    expect((await fileSecrets(folder).get(name, never)).reveal()).toBe(secret);
  });

  const refused: [name: string, code: string, message: string][] = [
    ['other', 'missing', 'the secret "other" is missing: there is no file'],
    ['empty', 'missing', 'is empty'],
    ['folder', 'malformed', 'is no file'],
    ['large', 'malformed', 'is larger than 65536 bytes'],
    ['../key', 'malformed', 'cannot be the name of a file'],
    ['inner/../key', 'malformed', 'cannot be the name of a file'],
    ['..', 'malformed', 'cannot be the name of a file'],
    ['.hidden', 'malformed', 'cannot be the name of a file'],
    ['key\0', 'malformed', 'cannot be the name of a file'],
  ];
  test.each(refused)('%j is refused', async (name, code, message) => {
    const error: unknown = await fileSecrets(join(folder, 'inner', '..'))
      .get(name, never)
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code, message: expect.stringContaining(message) });
  });
});

test.skipIf(process.platform === 'win32')('a file that others may read is told of, once', async () => {
  const warnings: string[] = [];
  const secrets = fileSecrets(folder, { onWarning: (message) => void warnings.push(message) });
  await secrets.get('key', never);
  expect(warnings).toEqual([]);
  await chmod(join(folder, 'windows'), 0o640);
  await secrets.get('windows', never);
  await secrets.get('windows', never);
  expect(warnings).toEqual([
    `the secret ${join(folder, 'windows')} can be read by others than its owner: chmod 600 it`,
  ]);
});

test('variables', async () => {
  const secrets = environmentSecrets({ KEY: 'hunter2', NOTHING: '' });
  expect((await secrets.get('KEY', never)).reveal()).toBe('hunter2');
  for (const [name, found] of [
    ['OTHER', 'not set'],
    ['NOTHING', 'empty'],
    ['toString', 'not set'],
  ] as const)
    await expect(secrets.get(name, never)).rejects.toThrow(`the environment variable ${name} is ${found}`);
});

describe('settings of a file', () => {
  const settings = defineSettings({ rate: setting.number() });
  test('are read', async () => {
    const file = join(folder, 'settings.json');
    const read = await readSettings(settings, { file, variables: {}, environment: 'production' });
    expect([read.values.rate, read.origins.rate]).toEqual([20, `${file}:2`]);
  });
  test('that is not there is an error', async () => {
    const file = join(folder, 'other.json');
    await expect(readSettings(settings, { file, variables: {} })).rejects.toThrow(
      `${file}: cannot be read: ENOENT`,
    );
  });
});
