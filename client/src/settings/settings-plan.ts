import type { Setting } from './setting.ts';

/** The section of a file, and of defaults, that is for all environments. */
export const everywhere = 'all';

/** Options of `defineSettings`. */
export interface DefineOptions {
  /** What the names of all variables begin with: `STUDIO_`. Default: nothing. */
  readonly prefix?: string | undefined;
  /** Default: development, staging, production. */
  readonly environments?: readonly string[] | undefined;
  /** The variable that names the environment. Default: `ENVIRONMENT`. */
  readonly environmentVariable?: string | undefined;
}

/** A setting under its name. */
export interface PlannedSetting {
  readonly name: string;
  readonly variable: string;
  readonly setting: Setting<unknown>;
}

/** All that is defined. */
export interface Plan {
  readonly settings: ReadonlyMap<string, PlannedSetting>;
  readonly environments: readonly string[];
  readonly environmentVariable: string;
  readonly prefix: string;
}

/**
 * Puts together what is defined.
 *
 * @throws TypeError for a default that is not of its kind, and for two settings with one variable
 */
export function planOf(shape: Readonly<Record<string, Setting<unknown>>>, options: DefineOptions): Plan {
  const { environments = ['development', 'staging', 'production'], prefix = '' } = options;
  const { environmentVariable = 'ENVIRONMENT' } = options;
  const settings = new Map<string, PlannedSetting>();
  const taken = new Set([environmentVariable]);
  for (const [name, setting] of Object.entries(shape)) {
    const one = planned(name, setting, prefix);
    assertDefaults(one, environments);
    if (taken.has(one.variable))
      throw new TypeError(
        `the variable ${one.variable} of the setting "${name}" has another meaning already`,
      );
    taken.add(one.variable);
    settings.set(name, one);
  }
  return { settings, environments, environmentVariable, prefix };
}

/** `timeoutMs` is `TIMEOUT_MS` as a variable. */
function planned(name: string, setting: Setting<unknown>, prefix: string): PlannedSetting {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/[^A-Za-z0-9]+/g, '_');
  return { name, setting, variable: setting.variable ?? `${prefix}${words.toUpperCase()}` };
}

function assertDefaults({ name, setting }: PlannedSetting, environments: readonly string[]): void {
  for (const [environment, value] of Object.entries(setting.defaults)) {
    const isKnown = environment === everywhere || environments.includes(environment);
    // One that is for all is read where it is used: an http: address may be none in production.
    const context = { environment: environment === everywhere ? undefined : environment, isText: false };
    if (isKnown && setting.read(value, context) !== undefined) continue;
    throw new TypeError(
      isKnown
        ? `the default of the setting "${name}" in ${environment} must be ${setting.expected(context.environment)}`
        : `the setting "${name}" has a default for "${environment}", which is no environment: ${environments.join(', ')}`,
    );
  }
}
