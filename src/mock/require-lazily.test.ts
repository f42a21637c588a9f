import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { requireLazily } from './require-lazily.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'concordat-lazily-'));
  writeFileSync(
    join(folder, 'heavy.js'),
    'globalThis.heavyLoads = (globalThis.heavyLoads ?? 0) + 1; exports.name = 1;',
  );
  writeFileSync(
    join(folder, 'user.js'),
    'const heavy = require("./heavy"); exports.early = heavy.name; exports.late = () => heavy.name;',
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

test('loads a module when it is used, and leaves no stand-in behind', () => {
  const require = createRequire(join(folder, 'main.js'));
  const loads = () => (globalThis as { heavyLoads?: number }).heavyLoads;
  const undo = requireLazily(require, ['./heavy']);
  const user = require('./user');
  undo();
  expect([user.early, loads()]).toEqual([undefined, undefined]);
  expect([user.late(), loads()]).toEqual([1, 1]);
  expect(require('./heavy')).toEqual({ name: 1 });
  expect(loads()).toBe(1);
});
