import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FileWatch, watchFiles } from './watch-files.ts';

let folder: string;
let watch: FileWatch;
let heard: (changed: ReadonlySet<string>) => void;
const inFolder = (name: string) => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'concordat-watch-'));
  mkdirSync(inFolder('parts'));
  for (const name of ['a.yaml', 'b.yaml', 'parts/c.yaml']) writeFileSync(inFolder(name), 'old');
  watch = watchFiles([inFolder('a.yaml'), inFolder('parts/c.yaml')], (changed) => heard(changed), 20);
});
afterEach(() => {
  watch.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Does something and resolves to the next batch of changes. */
function changesOf(action: () => void): Promise<string[]> {
  return new Promise((resolve) => {
    heard = (changed) => resolve([...changed].toSorted());
    action();
  });
}

test.each<[name: string, action: () => void, want: string[]]>([
  ['written', () => writeFileSync(inFolder('a.yaml'), 'new'), ['a.yaml']],
  [
    'replaced by another file',
    () => {
      writeFileSync(inFolder('a.yaml.tmp'), 'new');
      renameSync(inFolder('a.yaml.tmp'), inFolder('a.yaml'));
    },
    ['a.yaml'],
  ],
  ['removed', () => rmSync(inFolder('parts/c.yaml')), ['parts/c.yaml']],
  [
    'written in several steps, with others',
    () => {
      for (const name of ['b.yaml', 'a.yaml', 'parts/c.yaml', 'a.yaml']) writeFileSync(inFolder(name), 'new');
    },
    ['a.yaml', 'parts/c.yaml'],
  ],
])('tells of a file that is %s', async (_name, action, want) => {
  expect(await changesOf(action)).toEqual(want.map(inFolder));
});

test('watches other files after an update', async () => {
  watch.update([inFolder('b.yaml')]);
  const changes = changesOf(() => {
    writeFileSync(inFolder('parts/c.yaml'), 'new');
    writeFileSync(inFolder('a.yaml'), 'new');
    writeFileSync(inFolder('b.yaml'), 'new');
  });
  expect(await changes).toEqual([inFolder('b.yaml')]);
});
