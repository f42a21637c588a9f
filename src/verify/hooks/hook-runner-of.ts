import type { VerifyOptions } from '../verify-options.ts';
import { HookRunner } from './hook-runner.ts';

/** The worlds of a run share what its hooks said. */
const known = new WeakMap<VerifyOptions, HookRunner>();

/** The hooks of a run; undefined where it has none. */
export function hookRunnerOf(options: VerifyOptions): HookRunner | undefined {
  const { hooks, server, fetch } = options;
  if (!hooks) return undefined;
  const runner = known.get(options) ?? new HookRunner(hooks, { server, fetch: fetch ?? globalThis.fetch });
  known.set(options, runner);
  return runner;
}
