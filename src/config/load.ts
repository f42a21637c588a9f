import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { locate } from '../document/locate.ts';
import { parseSource } from '../document/parse.ts';
import { formatPointer } from '../document/pointer.ts';
import { ToolkitError } from '../error.ts';
import type { Location, Position, Problem } from '../problem.ts';
import { checkConfig } from './check.ts';
import type { Config } from './config.ts';
import { configShape } from './shape.ts';

/** A configuration and where it was found; without a file, an empty one. */
export interface LoadedConfig {
  readonly config: Config;
  /** The folder that its paths start from. */
  readonly dir: string;
  /** Undefined where there is no configuration file. */
  readonly file: string | undefined;
}

const fileNames = ['ts', 'mts', 'js', 'mjs', 'yaml', 'yml', 'json'].map(
  (extension) => `concordat.config.${extension}`,
);

/**
 * Finds and loads the configuration: the named file, or the nearest one in the folder or above it.
 *
 * @throws ToolkitError E_CONFIG, with located problems, when it cannot be read or holds what is not known
 */
export async function loadConfig(cwd: string, named?: string): Promise<LoadedConfig> {
  const file = named === undefined ? findConfig(cwd) : resolve(cwd, named);
  if (file === undefined) return { config: {}, dir: cwd, file: undefined };
  if (!existsSync(file)) {
    throw new ToolkitError('E_CONFIG', `there is no configuration file ${file}`, {
      hint: 'Check the path after --config.',
    });
  }
  const value = /\.(?:ya?ml|json)$/.test(file) ? await readData(file) : await importModule(file);
  const defects = checkConfig(value, configShape);
  if (defects.length > 0) {
    const problems = await Promise.all(
      defects.map(async (defect): Promise<Problem> => {
        const at = await placeOf(file, defect.path);
        return { code: 'config-invalid', severity: 'error', message: defect.message, at, hint: defect.hint };
      }),
    );
    throw new ToolkitError('E_CONFIG', `the configuration ${file} is not valid`, { problems });
  }
  // Checked against the shape, which a test holds equal to the type.
  return { config: value as Config, dir: dirname(file), file };
}

function findConfig(cwd: string): string | undefined {
  for (let dir = resolve(cwd); ; dir = dirname(dir)) {
    const found = fileNames.map((name) => join(dir, name)).find((path) => existsSync(path));
    if (found !== undefined || dir === dirname(dir)) return found;
  }
}

async function readData(file: string): Promise<unknown> {
  const parsed = parseSource(file, await readFile(file, 'utf8'));
  if (parsed.ok) return parsed.value.value;
  throw new ToolkitError('E_CONFIG', `the configuration ${file} cannot be read`, {
    problems: parsed.problems,
  });
}

async function importModule(file: string): Promise<unknown> {
  try {
    const module = (await import(pathToFileURL(file).href)) as { default?: unknown };
    if (module.default !== undefined) return module.default;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ToolkitError('E_CONFIG', `the configuration ${file} cannot be loaded: ${reason}`, { cause });
  }
  throw new ToolkitError('E_CONFIG', `the configuration ${file} has no default export`, {
    hint: 'Write "export default defineConfig({ … })".',
  });
}

/** Where a key stands: by the parsed tree of data files, by the syntax tree of modules. */
async function placeOf(file: string, path: readonly string[]): Promise<Location> {
  const text = await readFile(file, 'utf8');
  const pointer = formatPointer(path);
  if (/\.(?:ya?ml|json)$/.test(file)) {
    const parsed = parseSource(file, text);
    const at = { source: file, pointer };
    if (!parsed.ok) return at;
    return { ...at, position: locate({ sources: new Map([[file, parsed.value]]) }, at) };
  }
  const { locateProperty } = await import('./locate-property.ts');
  const position: Position | undefined = locateProperty(text, path);
  return { source: file, pointer, ...(position && { position }) };
}
