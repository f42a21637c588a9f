import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeFileSafely } from './write.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'concordat-write-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('makes the folders on the way and leaves no temporary file', async () => {
  await writeFileSafely(join(folder, 'a/b/report.json'), '{}\n');
  expect(readFileSync(join(folder, 'a/b/report.json'), 'utf8')).toBe('{}\n');
  expect(readdirSync(join(folder, 'a/b'))).toEqual(['report.json']);
});

test('replaces a file and keeps its permissions', async () => {
  const path = join(folder, 'report.json');
  writeFileSync(path, 'old');
  chmodSync(path, 0o640);
  await writeFileSafely(path, 'new');
  expect(readFileSync(path, 'utf8')).toBe('new');
  expect(statSync(path).mode & 0o777).toBe(0o640);
});

test('writes to the target of a symbolic link', async () => {
  writeFileSync(join(folder, 'target'), 'old');
  symlinkSync('target', join(folder, 'link'));
  await writeFileSafely(join(folder, 'link'), 'new');
  expect(readlinkSync(join(folder, 'link'))).toBe('target');
  expect(readFileSync(join(folder, 'target'), 'utf8')).toBe('new');
});

test('refuses what cannot be written, and leaves nothing behind', async () => {
  mkdirSync(join(folder, 'taken'));
  writeFileSync(join(folder, 'file'), '');
  await expect(writeFileSafely(join(folder, 'taken'), 'x')).rejects.toMatchObject({
    code: 'E_OUTPUT',
    message: `${join(folder, 'taken')} cannot be written: it is a folder`,
  });
  await expect(writeFileSafely(join(folder, 'file/below'), 'x')).rejects.toMatchObject({
    code: 'E_OUTPUT',
    message: `${join(folder, 'file/below')} cannot be written: a part of its path is a file, not a folder`,
  });
  expect(readdirSync(folder).sort()).toEqual(['file', 'taken']);
});
