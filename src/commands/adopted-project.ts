import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { nameOfDocument } from '../config/select-apis.ts';
import type { Document } from '../document/document.ts';
import { readDocument, uriOf } from '../document/read.ts';
import { isSwagger, upgradeSwagger } from '../document/upgrade.ts';
import { ToolkitError } from '../error.ts';
import { adoptDocument } from '../init/adopt-document.ts';
import { apiNameFrom, isApiName } from '../init/api-name.ts';
import { baselineFile, redoclyText } from '../init/config-files.ts';
import type { ProjectFile } from '../init/project-file.ts';
import { writeBaseline } from '../lint/baseline.ts';
import { lint } from '../lint/lint.ts';
import { buildModel } from '../model/build.ts';
import { isObject } from '../model/values.ts';
import type { Problem, Result } from '../problem.ts';
import { plural } from '../report/summary.ts';
import type { CommandIo } from './command.ts';
import { nameOf } from './new-project.ts';
import type { InitOptions, ProjectStart } from './run-init.ts';
import { readIfThere } from './write-project.ts';

/**
 * Reads the document to adopt and places it in the project; it stays what it is, Swagger 2.0 too.
 *
 * @throws ToolkitError E_INPUT for a document that cannot be read, parsed or routed
 */
export async function startFrom(
  dir: string,
  from: string,
  options: InitOptions,
  io: CommandIo,
): Promise<ProjectStart> {
  if (options.resource !== undefined) {
    throw new ToolkitError('E_USAGE', '--resource is for a new document, and --from names one that is there');
  }
  const { allowHost, maxBytes } = options;
  const read = await readDocument(from, {
    cwd: io.cwd,
    allowHosts: allowHost,
    ...(maxBytes !== undefined && { maxBytes }),
    stdin: io.stdin,
  });
  const document = usable(from, read);
  const name = nameOf(options) ?? suggestedName(dir, from, document, io.cwd);
  const adopted = await adoptDocument(document, join(dir, 'spec', name));
  const upgraded = usable(from, await upgradeSwagger(adopted.document));
  const model = usable(from, buildModel(upgraded));
  return {
    name,
    model,
    files: adopted.files.map((file) => ({
      ...file,
      isInPlace: document.sources.has(join(dir, 'spec', name, file.path)),
    })),
    isAdopted: true,
    allowHosts: adopted.hosts,
    notes: notesOf(name, document, adopted),
  };
}

function usable<T>(from: string, result: Result<T>): T {
  if (result.ok) return result.value;
  const remote = result.problems.some((problem) => problem.code === 'ref-remote-refused');
  throw new ToolkitError(remote ? 'E_REMOTE' : 'E_INPUT', `${from} cannot be adopted; nothing was written`, {
    problems: result.problems,
  });
}

/** The file's name where it says something, else the document's title. */
function suggestedName(dir: string, from: string, { root }: Document, cwd: string): string {
  const reference = uriOf(from, cwd);
  const path = reference.replace(/[?#].*$/s, '');
  const file = basename(path).replace(/\.(?:json|ya?ml)$/i, '');
  const isTelling = from !== '-' && !/^(?:openapi|swagger|index|api|api-docs|v?\d[\d.]*)$/i.test(file);
  if (isTelling) {
    const name = nameOfDocument(reference);
    return isApiName(name) ? name : apiNameFrom(name);
  }
  const info = isObject(root.value) ? root.value.info : undefined;
  const title = isObject(info) && typeof info.title === 'string' ? info.title : '';
  const named = apiNameFrom(title.replace(/\s+API$/i, ''));
  return named === 'api' ? apiNameFrom(basename(dir)) : named;
}

function notesOf(
  name: string,
  document: Document,
  {
    isJoined,
    files,
    hosts,
  }: { isJoined: boolean; files: readonly { path: string }[]; hosts: readonly string[] },
): readonly string[] {
  const root = `spec/${name}/${files[0]?.path ?? ''}`;
  const original = document.root.uri;
  return [
    ...(original.startsWith('/') && !original.endsWith(`/${root}`)
      ? [`${root} is the document now: ${original} is left as it is, and no longer read.`]
      : []),
    ...(isJoined
      ? [`The ${plural(document.sources.size, 'file')} of the document were joined into ${root}.`]
      : []),
    ...(hosts.length > 0
      ? [`It refers to files on ${hosts.join(', ')}, which the configuration allows.`]
      : []),
    ...(isSwagger(document.root.value)
      ? [
          `The document stays Swagger 2.0, which every command reads as OpenAPI 3; "concordat bundle ${name} --upgrade 3.1" converts it.`,
        ]
      : []),
  ];
}

/** The baseline that accepts what lint finds now, by the rules that the project will have. */
export async function baselineFileOf(dir: string, start: ProjectStart): Promise<ProjectFile> {
  const problems = await lintByProjectRules(dir, start);
  return {
    path: baselineFile,
    text: writeBaseline(join(dir, baselineFile), problems),
    purpose: `${plural(problems.length, 'lint problem')} accepted for now`,
    existing: 'refuse',
  };
}

async function lintByProjectRules(
  dir: string,
  { name, model, allowHosts }: ProjectStart,
): Promise<readonly Problem[]> {
  const own = join(dir, 'redocly.yaml');
  if ((await readIfThere(own)) !== undefined) return lint(model, { api: name, configFile: own, allowHosts });
  // The rules are in no file yet, and Redocly reads them from one.
  const folder = await mkdtemp(join(tmpdir(), 'concordat-init-'));
  try {
    const configFile = join(folder, 'redocly.yaml');
    await writeFile(configFile, redoclyText);
    return await lint(model, { api: name, configFile, allowHosts });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
