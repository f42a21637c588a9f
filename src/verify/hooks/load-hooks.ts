import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { operationLabel } from '../../contract/finding.ts';
import { normalKey, operationsNamed } from '../../contract/operations-named.ts';
import { placeInStack } from '../../document/place-in-stack.ts';
import type { Model } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import type { Position, Problem, Result } from '../../problem.ts';
import { suggestion } from '../../suggestion.ts';
import type { HookFunctions, LoadedHooks } from './loaded-hooks.ts';

const extensions = ['ts', 'mts', 'js', 'mjs'];
const functions = ['beforeRun', 'beforeOperation', 'credentials', 'ignore', 'afterRun'];
const known = [...functions, 'ids', 'headers'];
const start = 'Write "export default defineVerifyHooks<paths>({ … })".';

/**
 * Finds the hooks of an API: `jobs.hooks.ts`, `.mts`, `.js` or `.mjs`; undefined where there are none.
 *
 * @param folder absolute: `contract-tests` beside the configuration
 * @param api the API's name
 */
export async function findHooks(folder: string, api: string): Promise<string | undefined> {
  const names = await readdir(folder).catch((): string[] => []);
  // Names are compared with what is there, so that one like `../x` finds nothing.
  const found = extensions
    .map((extension) => `${api}.hooks.${extension}`)
    .find((name) => names.includes(name));
  return found === undefined ? undefined : join(folder, found);
}

/**
 * Loads hooks, and looks at what they are.
 *
 * @param path absolute
 */
export async function loadHooks(path: string, model: Model): Promise<Result<LoadedHooks>> {
  let module: { readonly default?: unknown };
  try {
    // A module of the user's own: whatever it exports, it is looked at below.
    module = (await import(/* @vite-ignore */ pathToFileURL(path).href)) as { default?: unknown };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const hint = 'Correct the module at this place.';
    return refused([
      problemAt(path, `the hooks cannot be loaded: ${message}`, hint, placeInStack(error, path)),
    ]);
  }
  const hooks = module.default;
  if (!isObject(hooks)) {
    const message = `${basename(path)} has no hooks as its default export`;
    return refused([problemAt(path, message, start)]);
  }
  const problems = [...memberProblems(path, hooks), ...idProblems(path, hooks.ids, model)];
  if (problems.length > 0) return refused(problems);
  // What they take is made to fit the types that they were written with.
  return { ok: true, value: { path, hooks: hooks as HookFunctions }, problems: [] };
}

function memberProblems(path: string, hooks: Readonly<Record<string, unknown>>): readonly Problem[] {
  return Object.entries(hooks).flatMap(([name, hook]) => {
    if (hook === undefined) return [];
    if (!known.includes(name))
      return [problemAt(path, `there is no hook ${JSON.stringify(name)}`, suggestion(name, known))];
    if (functions.includes(name) && typeof hook !== 'function')
      return [problemAt(path, `the hook "${name}" is no function`, `Write "${name}: (…) => …".`)];
    if (name === 'ids' && !isObject(hook))
      return [problemAt(path, '"ids" is no object', 'Write "ids: { \'GET /jobs/{id}\': { id: 7 } }".')];
    if (name === 'headers' && typeof hook !== 'function' && !isTexts(hook))
      return [
        problemAt(path, '"headers" has values that are no texts', 'Write "headers: { name: \'value\' }".'),
      ];
    return [];
  });
}

function idProblems(path: string, ids: unknown, model: Model): readonly Problem[] {
  return Object.entries(isObject(ids) ? ids : {}).flatMap(([key, values]) => {
    const [operation] = operationsNamed(model, normalKey(key));
    if (!operation) {
      const hint = suggestion(normalKey(key), model.operations.map(operationLabel));
      return [problemAt(path, `"ids" names ${JSON.stringify(key)}, which the document does not have`, hint)];
    }
    if (typeof values === 'function' || isObject(values)) return [];
    return [
      problemAt(
        path,
        `"ids" of ${JSON.stringify(key)} has no values`,
        'Write "{ id: 7 }", by path parameter.',
      ),
    ];
  });
}

/** Whether a value is headers: texts by names. */
export function isTexts(value: unknown): value is Readonly<Record<string, string>> {
  return isObject(value) && Object.values(value).every((one) => typeof one === 'string');
}

function refused(problems: readonly Problem[]): Result<never> {
  return { ok: false, problems };
}

function problemAt(path: string, message: string, hint: string, position?: Position): Problem {
  const at = { source: path, pointer: '', ...(position && { position }) };
  return { code: 'verify-hooks', severity: 'error', message, hint, at };
}
