import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The toolkit as it is published: compiled, in a folder of its own. */
export interface CompiledCli {
  /** The program to start with Node. */
  readonly path: string;
  remove(): void;
}

/** Compiles and bundles the sources as they are now, as the package is; `dist/` is left alone. Types are not checked. */
export function compileCli(): CompiledCli {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), 'concordat-bench-cli-'));
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const options = ['--noCheck', '--declaration', 'false', '--outDir', join(folder, 'dist')];
  execFileSync(process.execPath, [compiler, '-p', join(root, 'tsconfig.build.json'), ...options]);
  execFileSync(process.execPath, [join(root, 'bin/bundle-dist.ts'), join(folder, 'dist')]);
  cpSync(join(root, 'bin'), join(folder, 'bin'), { recursive: true });
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return {
    path: join(folder, 'bin/concordat.js'),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
