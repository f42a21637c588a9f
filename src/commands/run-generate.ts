import { join, resolve } from 'node:path';
import type { LoadedConfig } from '../config/load.ts';
import { writeFileSafely } from '../document/write.ts';
import { ToolkitError } from '../error.ts';
import { hasEvents } from '../generate/api-events.ts';
import { validatorsFile } from '../generate/generated-files.ts';
import { specHash } from '../generate/stamp.ts';
import type { Problem } from '../problem.ts';
import { type Report, reportProblems, shortPath } from '../report/report.ts';
import { version } from '../version.ts';
import type { CommandIo } from './command.ts';
import { type LoadedApi, loadApi, selectFromConfig } from './context.ts';
import { checkFolder, checkLeftFolders, readStates, type States } from './generated-folder.ts';
import { printReport } from './print-report.ts';

/** The flags of `generate`. */
export interface GenerateFlags {
  readonly config: string | undefined;
  readonly allowHost: readonly string[];
  readonly maxBytes: number | undefined;
  readonly out: string | undefined;
  readonly check: boolean | undefined;
  readonly validators?: boolean | undefined;
}

/**
 * Runs `generate`; resolves to the exit code.
 *
 * The emitters are imported only when a file has to be written.
 */
export async function runGenerate(
  args: readonly string[],
  flags: GenerateFlags,
  io: CommandIo,
): Promise<number> {
  if (flags.check) {
    const report = await checkGenerated(args, flags, io);
    await printReport(report, { format: 'text', output: undefined }, io);
    return report.problems.length > 0 ? 1 : 0;
  }
  const { loaded, apis } = await selectFromConfig(args, flags, io);
  checkNames(apis.map(({ name }) => name));
  const out = outputFolder(loaded, flags.out, io.cwd);
  for (const selected of apis) {
    const api = await loadApi(selected, loaded, flags, io);
    await updateFolder(
      api,
      out,
      await readStates(join(out, api.name), hashOf(api), wants(api, loaded, flags)),
      io,
    );
  }
  return 0;
}

/** What is missing, stale, edited or left over in the folder of generated code; nothing is written. */
export async function checkGenerated(
  args: readonly string[],
  flags: Omit<GenerateFlags, 'check'>,
  io: CommandIo,
): Promise<Report> {
  const { loaded, apis } = await selectFromConfig(args, flags, io);
  const names = apis.map(({ name }) => name);
  checkNames(names);
  const out = outputFolder(loaded, flags.out, io.cwd);
  const problems: Problem[] = [];
  for (const selected of apis) {
    const api = await loadApi(selected, loaded, flags, io);
    const folder = join(out, api.name);
    problems.push(
      ...(await checkFolder(folder, await readStates(folder, hashOf(api), wants(api, loaded, flags)))),
    );
  }
  if (args.length === 0) problems.push(...(await checkLeftFolders(out, names)));
  return {
    command: 'generate',
    tool: { name: 'concordat', version },
    apis: names,
    problems: reportProblems(problems, { document: { sources: new Map() }, cwd: io.cwd }),
  };
}

/** Whether validators are written, as the flag says, or else the configuration; and whether there is anything to receive. */
function wants(
  { model }: LoadedApi,
  { config }: LoadedConfig,
  { validators }: Pick<GenerateFlags, 'validators'>,
) {
  return {
    validators: validators ?? config.generate?.validators ?? false,
    webhooks: hasEvents(model),
  };
}

function hashOf({ name, model }: LoadedApi): string {
  return specHash(name, model.document, version);
}

/** The flag counts from the working directory, the configuration from its own folder. */
export function outputFolder({ config, dir }: LoadedConfig, flag: string | undefined, cwd: string): string {
  return flag === undefined ? resolve(dir, config.generate?.out ?? 'generated') : resolve(cwd, flag);
}

/** A name is a folder: it may not lead elsewhere, nor be shared. */
function checkNames(names: readonly string[]): void {
  const bad = names.find((name) => !/^[\w.-]+$/.test(name) || /^\.+$/.test(name));
  if (bad !== undefined) {
    throw new ToolkitError(
      'E_CONFIG',
      `the API name ${JSON.stringify(bad)} cannot be a folder of generated code`,
      {
        hint: 'Use letters, digits, "-", "_" and ".".',
      },
    );
  }
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new ToolkitError(
      'E_USAGE',
      `two documents are both called "${twice}", and would overwrite each other`,
      {
        hint: 'Name them in the configuration, or generate them one at a time with different --out folders.',
      },
    );
  }
}

/** Writes the files of an API unless they are up to date; files that are not ours are not replaced. */
export async function updateFolder(
  api: LoadedApi,
  out: string,
  states: States,
  io: CommandIo,
): Promise<void> {
  const folder = shortPath(join(out, api.name), io.cwd);
  if ([...states.values()].every((state) => state === 'current')) {
    io.stdout.write(`${folder} is up to date\n`);
    return;
  }
  const foreign = [...states].find(([, state]) => state === 'foreign')?.[0];
  if (foreign !== undefined) {
    throw new ToolkitError(
      'E_OUTPUT',
      `${folder}/${foreign} was not generated by Concordat and is not replaced`,
      {
        hint: 'Move it elsewhere, or generate into another folder with --out.',
      },
    );
  }
  const { generate } = await import('../generate/generate.ts');
  const problems: Problem[] = [];
  const files = await generate(api.name, api.model, {
    version,
    validators: states.has(validatorsFile),
    onProblem: (problem) => void problems.push(problem),
  });
  for (const { path, text } of files) await writeFileSafely(join(out, path), text);
  io.stdout.write(`${folder}: ${files.length} files written\n`);
  await printDefects(api, problems, io);
}

/** Defects of the document that were met on the way: what they concern may be missing from the files. */
async function printDefects(
  { name, model }: LoadedApi,
  missing: readonly Problem[],
  io: CommandIo,
): Promise<void> {
  const defects = [...model.problems, ...missing];
  if (defects.length === 0) return;
  const problems = reportProblems(defects, { document: model.document, cwd: io.cwd, api: name });
  const report = { command: 'generate', tool: { name: 'concordat', version }, apis: [name], problems };
  await printReport(report, { format: 'text', output: undefined }, { ...io, stdout: io.stderr });
}
