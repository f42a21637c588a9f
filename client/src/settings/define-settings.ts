import type { Setting } from './setting.ts';
import { type DefineOptions, planOf } from './settings-plan.ts';
import { readPlan, type SettingsSources } from './settings-reading.ts';

/** Settings by name. */
export type SettingsShape = Readonly<Record<string, Setting<unknown>>>;

/** What settings are read into. */
export type SettingsOf<Shape extends SettingsShape> = {
  readonly [Name in keyof Shape]: Shape[Name] extends Setting<infer Value> ? Value : never;
};

/** Settings as they were read. */
export interface ReadSettings<Shape extends SettingsShape> {
  readonly environment: string;
  readonly values: SettingsOf<Shape>;
  /** Where each value came from: `STUDIO_URL`, `settings.json:4`, `default`. */
  readonly origins: Readonly<Record<keyof Shape & string, string>>;
}

/** Settings that are defined, and can be read. */
export interface Settings<Shape extends SettingsShape> {
  /**
   * Reads settings: a variable goes before the environment's section of the file, that before its section `all`, that
   * before the default of the environment, that before the default.
   *
   * All sections are checked, those of other environments too.
   *
   * @throws SettingsError with every problem
   */
  read(sources: SettingsSources): ReadSettings<Shape>;
}

/**
 * Defines settings: what there is, of which kind, and what is the default in which environment.
 *
 * @throws TypeError for a default that is not of its kind
 * @example
 * const settings = defineSettings(
 *   { url: setting.url(), key: setting.secret(), rate: setting.number({ default: 10, defaults: { production: 20 } }) },
 *   { prefix: 'CUSTOMERS_' },
 * );
 */
export function defineSettings<const Shape extends SettingsShape>(
  shape: Shape,
  options: DefineOptions = {},
): Settings<Shape> {
  const plan = planOf(shape, options);
  // Each value is of the kind that its setting says.
  return { read: (sources) => readPlan(plan, sources) as unknown as ReadSettings<Shape> };
}
