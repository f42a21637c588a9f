import { placeInStack } from '../../document/place-in-stack.ts';
import { ToolkitError } from '../../error.ts';
import type { Finding } from '../finding.ts';
import type { HookCall, HookCredentials, HookRun, VerifyHooks } from './verify-hooks.ts';

/** Hooks as a run calls them: what they return is looked at. */
export interface LoadedHooks {
  /** Absolute; undefined where they are in no file of their own. */
  readonly path: string | undefined;
  readonly hooks: HookFunctions;
}

/** Hooks of any API. */
export interface HookFunctions {
  readonly beforeRun?: (run: HookRun) => unknown;
  readonly beforeOperation?: (call: HookCall<string>) => unknown;
  readonly credentials?: (
    call: HookCall<string> & { readonly user: 'first' | 'second'; readonly isRenewal: boolean },
  ) => HookCredentials | undefined | Promise<HookCredentials | undefined>;
  readonly ids?: Readonly<Record<string, unknown>>;
  readonly headers?: unknown;
  readonly ignore?: (finding: Finding) => unknown;
  readonly afterRun?: (run: HookRun) => unknown;
}

/** Hooks that stand in a program, for `verify`. */
export function hooksOf<Paths>(hooks: VerifyHooks<Paths>): LoadedHooks {
  // The keys of any paths are texts: they are called with what their types say.
  return { path: undefined, hooks: hooks as unknown as HookFunctions };
}

/**
 * Calls a hook.
 *
 * @throws ToolkitError E_HOOK, with the place in the file, where it fails
 */
export async function callHook<T>(
  { path }: LoadedHooks,
  name: string,
  call: () => T | Promise<T>,
): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw hookFailed(path, name, error);
  }
}

/** That a hook has thrown, and where. */
export function hookFailed(path: string | undefined, name: string, error: unknown): ToolkitError {
  const message = error instanceof Error ? error.message : String(error);
  return hookError(
    path,
    `the hook "${name}" has failed: ${message}`,
    error,
    'Correct the hook at this place.',
  );
}

/** @param error what names the place in its stack; undefined where nothing does */
export function hookError(
  path: string | undefined,
  message: string,
  error: unknown,
  hint: string,
): ToolkitError {
  if (path === undefined) return new ToolkitError('E_HOOK', message, { hint, cause: error });
  const position = placeInStack(error, path);
  const at = { source: path, pointer: '', ...(position && { position }) };
  const problem = { code: 'verify-hooks', severity: 'error' as const, message, hint, at };
  return new ToolkitError('E_HOOK', 'the run was ended by a hook', { cause: error, problems: [problem] });
}
