import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

interface LockedPackage {
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lockFiles = globSync('{package-lock.json,bench/package-lock.json}', { cwd: root });

test.each(lockFiles)('%s names no registry', (file) => {
  expect(readFileSync(`${root}${file}`, 'utf8')).not.toMatch(/"resolved": "https?:/);
});

// `npm install` beside an installed tree drops what this platform does not need, and `npm ci` then refuses the file.
test.each(lockFiles)('%s has the optional packages of every platform', (file) => {
  const { packages } = JSON.parse(readFileSync(`${root}${file}`, 'utf8')) as {
    packages: Readonly<Record<string, LockedPackage>>;
  };
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
    ),
  );
  expect(missing).toEqual([]);
});
