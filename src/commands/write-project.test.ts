import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ProjectFile } from '../init/project-file.ts';
import { planWrites, writeProject } from './write-project.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'concordat-write-project-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (path: string, existing: ProjectFile['existing'] = 'refuse'): ProjectFile => ({
  path,
  text: 'new',
  purpose: '',
  existing,
});

test('what becomes of each file', async () => {
  for (const name of ['kept', 'merged', 'same', 'forced'])
    writeFileSync(join(folder, name), name === 'same' ? 'new' : 'old');
  const files = [
    file('a/made'),
    file('kept', 'keep'),
    file('merged', 'merge'),
    file('same', 'merge'),
    file('forced'),
  ];
  const planned = await planWrites(folder, files, true);
  expect(planned.map(({ action }) => action)).toEqual(['new', 'kept', 'extended', 'unchanged', 'replaced']);
  await writeProject(folder, planned);
  const texts = files.map(({ path }) => readFileSync(join(folder, path), 'utf8'));
  expect(texts).toEqual(['new', 'old', 'new', 'new', 'new']);
});

test('when one cannot be written, the others are as they were', async () => {
  writeFileSync(join(folder, 'replaced'), 'old');
  const planned = await planWrites(folder, [file('replaced'), file('made'), file('later/file')], true);
  // Between plan and writing somebody puts a file where a folder is needed.
  writeFileSync(join(folder, 'later'), 'mine');
  await expect(writeProject(folder, planned)).rejects.toThrow(expect.objectContaining({ code: 'E_OUTPUT' }));
  expect(readdirSync(folder).sort()).toEqual(['later', 'replaced']);
  expect(readFileSync(join(folder, 'replaced'), 'utf8')).toBe('old');
});
