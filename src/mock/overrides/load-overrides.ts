import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { normalKey, operationsNamed } from '../../contract/operations-named.ts';
import { positionOf } from '../../document/parse.ts';
import { placeInStack } from '../../document/place-in-stack.ts';
import type { Model, Operation } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import type { Position, Problem, Result } from '../../problem.ts';
import { unknownOperation } from '../mock-file/rules-section.ts';
import { quoted } from '../mock-file/written-value.ts';
import type { OverrideCall } from './override.ts';

/** The overrides of an API, and where they come from. */
export interface LoadedOverrides {
  /** Absolute. */
  readonly path: string;
  readonly operations: ReadonlyMap<Operation, OverrideFunction>;
}

/** What it returns is looked at when it is called. */
export type OverrideFunction = (call: OverrideCall<unknown>) => unknown;

const extensions = ['ts', 'mts', 'js', 'mjs'];
const start = 'Write "export default defineOverrides<paths>({ … })".';

/**
 * Finds and loads the overrides of an API: `jobs.ts`, `.mts`, `.js` or `.mjs`; undefined where there are none.
 *
 * @param folder absolute: `mocks` beside the configuration
 * @param api the API's name
 * @param version another one reads the file anew, but not what it imports: those modules are kept by Node
 */
export async function loadOverrides(
  folder: string,
  api: string,
  model: Model,
  version = 0,
): Promise<Result<LoadedOverrides | undefined>> {
  const names = await readdir(folder).catch((): string[] => []);
  // Names are compared with what is there, so that one like `../x` finds nothing.
  const [found, other] = extensions
    .map((extension) => `${api}.${extension}`)
    .filter((name) => names.includes(name));
  if (found === undefined) return { ok: true, value: undefined, problems: [] };
  const path = join(folder, found);
  if (other !== undefined) {
    return refused(path, `there is ${other} beside it, and only one can count`, 'Put both into one file.');
  }
  const query = version === 0 ? '' : `?version=${version}`;
  let module: { readonly default?: unknown };
  try {
    // A module of the user's own: whatever it exports, it is looked at below.
    module = (await import(/* @vite-ignore */ pathToFileURL(path).href + query)) as { default?: unknown };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const position = placeInStack(error, path);
    return refused(
      path,
      `the overrides cannot be loaded: ${message}`,
      'Correct the module at this place.',
      position,
    );
  }
  if (!isObject(module.default))
    return refused(path, 'the file has no overrides as its default export', start);
  return readOverrides(path, module.default, model);
}

async function readOverrides(
  path: string,
  overrides: Readonly<Record<string, unknown>>,
  model: Model,
): Promise<Result<LoadedOverrides>> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const operations = new Map<Operation, OverrideFunction>();
  const problems: Problem[] = [];
  for (const [key, override] of Object.entries(overrides)) {
    const fail = (message: string, hint: string) =>
      problems.push(problemAt(path, message, hint, keyPosition(text, key)));
    const [operation, another] = operationsNamed(model, normalKey(key));
    if (!operation) {
      const { message, hint } = unknownOperation(model, normalKey(key), { source: path, pointer: '' });
      fail(message, hint);
    } else if (another) fail(`several operations are called ${quoted(key)}`, 'Write method and path.');
    else if (typeof override !== 'function')
      fail(`${quoted(key)} is no function`, 'Write "\'GET /jobs/{id}\': (call) => …".');
    // What it takes is made to fit the types that it was written with.
    else operations.set(operation, override as OverrideFunction);
  }
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: { path, operations }, problems: [] };
}

/** Where a key stands in the text, if it is written there as it is. */
function keyPosition(text: string, key: string): Position | undefined {
  const offset = ["'", '"', '`', '']
    .map((quote) => text.indexOf(quote + key + quote))
    .find((index) => index >= 0);
  return offset === undefined ? undefined : positionOf(text, offset);
}

function refused(path: string, message: string, hint: string, position?: Position): Result<never> {
  return { ok: false, problems: [problemAt(path, message, hint, position)] };
}

function problemAt(path: string, message: string, hint: string, position?: Position): Problem {
  const at = { source: path, pointer: '', ...(position && { position }) };
  return { code: 'mock-overrides', severity: 'error', message, hint, at };
}
