import { join, relative, resolve } from 'node:path';
import { generate } from '../generate/generate.ts';
import { type Existing, layOut, type PackageVersions } from '../init/lay-out.ts';
import { isModulePackage } from '../init/merge-package.ts';
import type { ProjectFile } from '../init/project-file.ts';
import type { Model } from '../model/model.ts';
import { ownPackage, version } from '../version.ts';
import type { CommandIo } from './command.ts';
import { nextSteps, summaryOf, workflowNote } from './init-summary.ts';
import { planWrites, readIfThere, writeProject } from './write-project.ts';

/** The flags of `init`. */
export interface InitOptions {
  readonly name: string | undefined;
  readonly resource: string | undefined;
  readonly from: string | undefined;
  readonly yes: boolean | undefined;
  readonly force: boolean | undefined;
  readonly allowHost: readonly string[];
  readonly maxBytes: number | undefined;
}

/** What a project starts with: a new document or an adopted one. */
export interface ProjectStart {
  readonly name: string;
  /** Of the document under its path in the project. */
  readonly model: Model;
  /** The document's texts, the root first. */
  readonly files: readonly SpecFile[];
  readonly isAdopted: boolean;
  readonly allowHosts: readonly string[];
  /** What the user should know, a sentence each. */
  readonly notes: readonly string[];
}

/** A text of the document; its path is relative to `spec/<name>`. */
export interface SpecFile {
  readonly path: string;
  readonly text: string;
  /** Whether it was there when the document was read. */
  readonly isInPlace?: boolean;
}

/** Lays out a project; resolves to the exit code. Everything is made before the first file is written. */
export async function runInit(args: readonly string[], options: InitOptions, io: CommandIo): Promise<number> {
  const dir = resolve(io.cwd, args[0] ?? '.');
  const existing = await readExisting(dir);
  const start = await startOf(dir, options, io);
  const files = await filesOf(dir, start, existing);
  const planned = await planWrites(dir, files, options.force ?? false);
  await writeProject(dir, planned);
  io.stdout.write(summaryOf(start.name, planned));
  for (const note of [...start.notes, ...workflowNote(dir)]) io.stdout.write(`${note}\n\n`);
  io.stdout.write(nextSteps(relative(io.cwd, dir), start));
  return 0;
}

async function startOf(dir: string, options: InitOptions, io: CommandIo): Promise<ProjectStart> {
  if (options.from === undefined) {
    const { startNew } = await import('./new-project.ts');
    return startNew(dir, options, io);
  }
  const { startFrom } = await import('./adopted-project.ts');
  return startFrom(dir, options.from, options, io);
}

async function readExisting(dir: string): Promise<Existing> {
  const read = (name: string) => readIfThere(join(dir, name));
  return {
    packagePath: join(dir, 'package.json'),
    package: await read('package.json'),
    gitignore: await read('.gitignore'),
    tsconfig: await read('tsconfig.json'),
  };
}

async function filesOf(
  dir: string,
  start: ProjectStart,
  existing: Existing,
): Promise<readonly ProjectFile[]> {
  const { name, model, isAdopted, allowHosts } = start;
  const isCommonJs =
    existing.package !== undefined && !isModulePackage(existing.packagePath, existing.package);
  const document = `spec/${name}/${start.files[0]?.path ?? ''}`;
  const project = { name, document, isAdopted, allowHosts, version } as const;
  const extension = isCommonJs ? 'mts' : 'ts';
  return [
    ...specFiles(start),
    ...(await generatedFiles(name, model)),
    ...layOut({ ...project, extension }, existing, packageVersions()),
    ...(isAdopted ? [await baselineOf(dir, start)] : []),
  ];
}

function specFiles({ name, files }: ProjectStart): readonly ProjectFile[] {
  return files.map(({ path, text, isInPlace }, index) => ({
    path: `spec/${name}/${path}`,
    text,
    purpose: index === 0 ? 'the contract: change it first' : 'a part of it',
    existing: isInPlace ? 'merge' : 'refuse',
  }));
}

async function generatedFiles(name: string, model: Model): Promise<readonly ProjectFile[]> {
  const purposes: Readonly<Record<string, string>> = {
    'types.ts': 'types',
    'client.ts': 'a client, one method an operation',
    'handlers.ts': 'handlers for MSW',
    'operations.ts': 'the table of operations',
    'webhooks.ts': 'a receiver of what the API sends',
  };
  const files = await generate(name, model, { version });
  return files.map(({ path, text }) => ({
    path: `generated/${path}`,
    text,
    purpose: purposes[path.slice(path.lastIndexOf('/') + 1)] ?? 'generated',
    existing: 'refuse',
  }));
}

async function baselineOf(dir: string, start: ProjectStart): Promise<ProjectFile> {
  const { baselineFileOf } = await import('./adopted-project.ts');
  return baselineFileOf(dir, start);
}

/** What this package was tested with, in its own package.json. */
function packageVersions(): PackageVersions {
  const rangeOf = (name: string) => {
    const tested = ownPackage.devDependencies[name] ?? ownPackage.dependencies[name];
    if (tested === undefined) throw new Error(`package.json does not name ${name}`);
    return /^\d/.test(tested) ? `^${tested}` : tested;
  };
  return {
    vitest: rangeOf('vitest'),
    msw: rangeOf('msw'),
    '@types/node': rangeOf('@types/node'),
    typescript: rangeOf('typescript'),
  };
}
