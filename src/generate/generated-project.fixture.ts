/** A project of its own that generated code is compiled in: with the packed client, by both compilers. */
import { execFile } from 'node:child_process';
import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { loadModel } from '../model/load.ts';
import { generate } from './generate.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));

/** The compilers that generated code has to pass, by version. */
export const compilers = { '5.9': 'typescript/bin/tsc', '7': 'typescript7/bin/tsc' } as const;

/** Everything strict that the compilers have; declarations of other packages are not judged. */
export const strictOptions = {
  target: 'es2024',
  lib: ['es2024', 'dom', 'dom.iterable', 'dom.asynciterable'],
  module: 'nodenext',
  moduleResolution: 'nodenext',
  types: [],
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  noImplicitOverride: true,
  verbatimModuleSyntax: true,
  erasableSyntaxOnly: true,
  isolatedModules: true,
  skipLibCheck: true,
  noEmit: true,
} as const;

/** Installs the packages that generated code imports into a folder: the client as it is packed, and MSW. */
export async function installPackages(folder: string): Promise<void> {
  const client = join(folder, 'node_modules/@concordat/client');
  await mkdir(client, { recursive: true });
  await cp(join(root, 'client/package.json'), join(client, 'package.json'));
  const build = ['-p', join(root, 'client/tsconfig.build.json'), '--outDir', join(client, 'dist')];
  await run(process.execPath, [join(root, 'node_modules', compilers[7]), ...build]);
  for (const name of ['msw', 'openapi-fetch']) {
    await symlink(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  }
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
}

/** Generates the code of a document into a folder; gives the paths written. */
export async function generateInto(folder: string, document: string, name: string): Promise<string[]> {
  const model = await loadModel(document);
  if (!model.ok) throw new Error(`${document}: ${JSON.stringify(model.problems)}`);
  const files = await generate(name, model.value, { version: '0.0.0', validators: true });
  for (const { path, text } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return files.map(({ path }) => join(folder, path));
}

/** The errors that a compiler prints about a project file; empty where it passes. */
export async function compile(
  compiler: keyof typeof compilers,
  project: string,
  timeoutMs = 0,
): Promise<string> {
  const tsc = join(root, 'node_modules', compilers[compiler]);
  try {
    const limits = { timeout: timeoutMs, killSignal: 'SIGKILL', maxBuffer: 64 * 2 ** 20 } as const;
    return (await run(process.execPath, [tsc, '-p', project], limits)).stdout;
  } catch (error) {
    const { stdout, killed, message } = error as { stdout?: string; killed?: boolean; message: string };
    if (killed === true) return `the compiler took longer than ${timeoutMs} ms`;
    return stdout === undefined || stdout === '' ? message : stdout;
  }
}
