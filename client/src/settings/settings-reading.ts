import { nearestName } from './nearest-name.ts';
import { showRaw } from './setting.ts';
import { type FileEntry, parseSettingsFile, type SettingsFile } from './settings-file.ts';
import { everywhere, type Plan, type PlannedSetting } from './settings-plan.ts';
import { SettingsError, type SettingsProblem } from './settings-problem.ts';

/** Where settings are read from. */
export interface SettingsSources {
  /** `process.env`, or what takes its place. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly file?: SettingsFile | undefined;
  /** Default: what the variable of the environment says. */
  readonly environment?: string | undefined;
}

/** Reads all settings of a plan. @throws SettingsError with every problem */
export function readPlan(plan: Plan, sources: SettingsSources) {
  return new Reading(plan, sources).finish();
}

/** One reading: collects what is wrong. */
class Reading {
  readonly #plan: Plan;
  readonly #sources: SettingsSources;
  readonly #problems: SettingsProblem[] = [];
  readonly #entries: readonly FileEntry[];
  readonly #environment: string | undefined;

  constructor(plan: Plan, sources: SettingsSources) {
    this.#plan = plan;
    this.#sources = sources;
    this.#environment = this.#findEnvironment();
    this.#entries = this.#readFile();
  }

  finish() {
    const values: [string, unknown][] = [];
    const origins: [string, string][] = [];
    for (const planned of this.#plan.settings.values()) {
      const { value, origin } = this.#find(planned);
      values.push([planned.name, value]);
      origins.push([planned.name, origin]);
    }
    this.#checkVariables();
    for (const entry of this.#entries) this.#checkEntry(entry);
    if (this.#problems.length > 0) throw new SettingsError(this.#problems);
    return {
      environment: this.#environment,
      values: Object.freeze(Object.fromEntries(values)),
      origins: Object.freeze(Object.fromEntries(origins)),
    };
  }

  #tell(where: string, message: string): void {
    this.#problems.push({ where, message });
  }

  #variable(name: string): string | undefined {
    const { variables } = this.#sources;
    // Set to nothing is not set, as with a variable that a container leaves empty.
    return Object.hasOwn(variables, name) && variables[name] !== '' ? variables[name] : undefined;
  }

  #findEnvironment(): string | undefined {
    const { environments, environmentVariable } = this.#plan;
    const { environment } = this.#sources;
    const name = environment ?? this.#variable(environmentVariable);
    if (name !== undefined && environments.includes(name)) return name;
    const where = environment === undefined ? environmentVariable : 'environment';
    const came = name === undefined ? 'is not set' : `is ${JSON.stringify(name.slice(0, 40))}`;
    const meant = nearestName(name ?? '', environments);
    const hint = meant === undefined ? '' : ` Did you mean "${meant}"?`;
    this.#tell(where, `must be one of ${environments.join(', ')}, but ${came}.${hint}`);
    return undefined;
  }

  #readFile(): readonly FileEntry[] {
    const { file } = this.#sources;
    if (!file) return [];
    const parsed = parseSettingsFile(file);
    if (parsed.ok) return parsed.entries;
    this.#tell(`${file.path}:${parsed.line}`, parsed.message);
    return [];
  }

  #at({ line }: FileEntry): string {
    return `${this.#sources.file?.path}:${line}`;
  }

  /** The first of the places that has the setting. */
  #find(planned: PlannedSetting): { readonly value: unknown; readonly origin: string } {
    const { name, variable, setting } = planned;
    const environment = this.#environment;
    const text = this.#variable(variable);
    if (text !== undefined)
      return { value: this.#read(planned, text, variable, environment, true), origin: variable };
    for (const section of [environment, everywhere]) {
      const entry = this.#entries.find((one) => one.section === section && one.key === name);
      // What is wrong with it is told when all of the file is checked.
      if (entry && !setting.isSecret)
        return { value: setting.read(entry.value, { environment, isText: false }), origin: this.#at(entry) };
    }
    for (const section of [environment, everywhere]) {
      if (section === undefined || !Object.hasOwn(setting.defaults, section)) continue;
      const value = setting.defaults[section];
      return {
        value: this.#read(planned, value, `${name} (default)`, environment, false),
        origin: 'default',
      };
    }
    // Without an environment nobody knows what is missing.
    if (!setting.isOptional && environment !== undefined) this.#tell(variable, this.#missing(planned));
    return { value: undefined, origin: 'nowhere' };
  }

  #missing({ name, setting }: PlannedSetting): string {
    const { file } = this.#sources;
    const orFile =
      file && !setting.isSecret ? `, nor is "${name}" in ${file.path} for ${this.#environment}` : '';
    return `must be ${setting.expected(this.#environment)}, but is not set${orFile}.`;
  }

  #read(
    { setting }: PlannedSetting,
    raw: unknown,
    where: string,
    environment: string | undefined,
    isText: boolean,
  ): unknown {
    const value = setting.read(raw, { environment, isText });
    if (value === undefined) {
      this.#tell(where, `must be ${setting.expected(environment)}, but is ${showRaw(raw, setting)}.`);
    }
    return value;
  }

  /** Variables with the prefix that look like one of ours; others may be somebody else's. */
  #checkVariables(): void {
    const { prefix, settings, environmentVariable } = this.#plan;
    if (prefix === '') return;
    const known = [...settings.values()].map(({ variable }) => variable);
    for (const name of Object.keys(this.#sources.variables)) {
      if (!name.startsWith(prefix) || known.includes(name) || name === environmentVariable) continue;
      const meant = nearestName(name, known);
      if (meant !== undefined && this.#variable(meant) === undefined)
        this.#tell(name, `is no setting. Did you mean ${meant}?`);
    }
  }

  #checkEntry(entry: FileEntry): void {
    const problem = this.#problemOf(entry);
    const where = this.#at(entry);
    if (problem !== undefined) this.#tell(where, problem);
    const { section, key, value } = entry;
    const planned = this.#plan.settings.get(key ?? '');
    if (problem !== undefined || key === undefined || !planned || !this.#sections().includes(section)) return;
    // What is for all of them is read as the one that runs.
    const environment = section === everywhere ? this.#environment : section;
    this.#read(planned, value, where, environment, false);
  }

  #sections(): readonly string[] {
    return [everywhere, ...this.#plan.environments];
  }

  /** What is wrong with a key, whatever its value. */
  #problemOf({ section, key, value, isRepeated }: FileEntry): string | undefined {
    const { settings } = this.#plan;
    if (isRepeated) return `${quoted(key ?? section)} is there twice.`;
    const isKnown = this.#sections().includes(section);
    if (key === undefined) {
      if (!isKnown) return `${quoted(section)} is no environment.${didYouMean(section, this.#sections())}`;
      const isBlock = typeof value === 'object' && value !== null && !Array.isArray(value);
      return isBlock ? undefined : `"${section}" must be an object of settings.`;
    }
    if (!isKnown) return undefined;
    const planned = settings.get(key);
    if (!planned) return `${quoted(key)} is no setting.${didYouMean(key, [...settings.keys()])}`;
    return planned.setting.isSecret
      ? `"${key}" is a secret, which no file of settings holds: set ${planned.variable}.`
      : undefined;
  }
}

function didYouMean(name: string, known: readonly string[]): string {
  const meant = nearestName(name, known);
  return meant === undefined ? ` Known: ${known.join(', ')}.` : ` Did you mean "${meant}"?`;
}

function quoted(name: string): string {
  return JSON.stringify(name.slice(0, 60));
}
