import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { describeStateStore } from '../data/state-store.fixture.ts';
import { fileStateStore } from './file-state-store.ts';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'concordat-state-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

describe('fileStateStore', () => {
  describeStateStore(() => fileStateStore(join(folder(), 'made', 'later')));

  test('leaves nothing but the file, for its owner alone', async () => {
    const path = folder();
    await fileStateStore(path).write('../a b', 'text', { expected: undefined });
    expect(readdirSync(path)).toEqual(['..%2Fa%20b.json']);
    expect(statSync(join(path, '..%2Fa%20b.json')).mode & 0o777).toBe(0o600);
  });

  test('what a crash left of a write is never read', async () => {
    const path = folder();
    const store = fileStateStore(path);
    await store.write('a', 'whole', { expected: undefined });
    writeFileSync(join(path, 'a.json.4711.tmp'), 'hal');
    expect(await store.read('a')).toBe('whole');
  });

  test('writes at the same time come one behind the other', async () => {
    const store = fileStateStore(folder());
    const writes = [1, 2, 3].map(async (n) =>
      store.write('a', `${n}`, { expected: n === 1 ? undefined : `${n - 1}` }),
    );
    await Promise.all(writes);
    expect(await store.read('a')).toBe('3');
  });

  test('refuses a key that is too long for a file name', () => {
    expect(() => fileStateStore('/nowhere').read('ä'.repeat(40))).toThrow(
      'a file name of 245 characters: 200 is the most',
    );
  });

  test('says why a folder cannot be used', async () => {
    const path = join(folder(), 'file');
    writeFileSync(path, '');
    const write = async () => fileStateStore(path).write('a', 'text', { expected: undefined });
    await expect(write()).rejects.toThrow(/ENOTDIR|EEXIST/);
  });
});
