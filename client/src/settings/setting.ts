import { publicUrl } from '../errors.ts';
import { SecretValue } from './secret-value.ts';

/** One setting: what its value must be. */
export interface Setting<Value> {
  /** `a whole number from 1 to 100`, in an environment. */
  readonly expected: (environment: string | undefined) => string;
  /**
   * Makes the value of what was written.
   *
   * @param raw a text where it comes from a variable, any JSON where it comes from a file
   * @returns undefined for what it may not be
   */
  readonly read: (raw: unknown, context: ReadContext) => Value | undefined;
  /** How a value that it may not be is shown. Default: as JSON; a secret is not shown. */
  readonly show?: (raw: unknown) => string;
  readonly isSecret?: true;
  readonly isOptional?: true;
  /** The environment variable. Default: from the name: `timeoutMs` is `TIMEOUT_MS` behind the prefix. */
  readonly variable?: string | undefined;
  /** As it would be written in a file, by environment; `all` is for those that are not named. */
  readonly defaults: Readonly<Record<string, unknown>>;
}

/** Where a value is read. */
export interface ReadContext {
  readonly environment: string | undefined;
  readonly isText: boolean;
}

/** What all kinds take. */
export interface SettingOptions<Value> {
  /** Default: there is none, and the setting must be given. */
  readonly default?: Value | undefined;
  /** Defaults by environment, before `default`: `{ development: 5 }`. */
  readonly defaults?: Readonly<Record<string, Value>> | undefined;
  readonly variable?: string | undefined;
}

interface RangeOptions extends SettingOptions<number> {
  readonly min?: number;
  readonly max?: number;
}

interface UrlOptions extends SettingOptions<string> {
  /** The environments in which `http:` will do. Default: all but `production`. */
  readonly allowHttp?: readonly string[] | undefined;
}

/** The kinds of settings. */
export const setting = {
  /** A text that is not empty. */
  text: (options: SettingOptions<string> = {}): Setting<string> => ({
    expected: () => 'a text',
    read: (raw) => (typeof raw === 'string' && raw.trim() !== '' ? raw : undefined),
    ...common(options),
  }),
  number: (options: RangeOptions = {}): Setting<number> => ({
    expected: () => `a number${range(options)}`,
    read: (raw, context) => inRange(numberOf(raw, context), options),
    ...common(options),
  }),
  /** A whole number. */
  integer: (options: RangeOptions = {}): Setting<number> => ({
    expected: () => `a whole number${range(options)}`,
    read: (raw, context) => {
      const value = inRange(numberOf(raw, context), options);
      return Number.isSafeInteger(value) ? value : undefined;
    },
    ...common(options),
  }),
  /** In variables `true` and `false`, as in files. */
  boolean: (options: SettingOptions<boolean> = {}): Setting<boolean> => ({
    expected: () => 'true or false',
    read: (raw, { isText }) => {
      const value = isText && /^(?:true|false)$/.test(String(raw)) ? raw === 'true' : raw;
      return typeof value === 'boolean' ? value : undefined;
    },
    ...common(options),
  }),
  /** One of several texts. */
  choice: <const Choice extends string>(
    choices: readonly Choice[],
    options: SettingOptions<NoInfer<Choice>> = {},
  ): Setting<Choice> => ({
    expected: () => `one of ${choices.join(', ')}`,
    read: (raw) => choices.find((one) => one === raw),
    ...common(options),
  }),
  /** The address of an API, without query and credentials; without a slash at its end. */
  url: (options: UrlOptions = {}): Setting<string> => ({
    expected: (environment) =>
      mayBeOpen(environment, options.allowHttp)
        ? 'an http: or https: address without query and credentials'
        : `an https: address without query and credentials in ${environment}`,
    read: (raw, { environment }) => addressOf(raw, environment, options.allowHttp),
    show: showAddress,
    ...common(options),
  }),
  /** A text that nobody sees; from a variable alone, never from a file of settings. */
  secret: (options: SettingOptions<string> & { readonly minLength?: number } = {}): Setting<SecretValue> => ({
    expected: () => `a secret of at least ${options.minLength ?? 1} letters without spaces around`,
    read: (raw) =>
      typeof raw === 'string' && raw.trim() === raw && raw.length >= (options.minLength ?? 1)
        ? new SecretValue(raw)
        : undefined,
    isSecret: true,
    ...common(options),
  }),
};

/** A setting that may be left out. */
export function optional<Value>(one: Setting<Value>): Setting<Value | undefined> {
  return { ...one, isOptional: true };
}

/** How a value is told of: a secret by its length, others as JSON, shortened. */
export function showRaw(raw: unknown, { isSecret, show }: Setting<unknown>): string {
  if (isSecret) return typeof raw === 'string' ? `${raw.length} letters` : kindOf(raw);
  if (show) return show(raw);
  const text = JSON.stringify(raw) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function common({ default: all, defaults, variable }: SettingOptions<unknown>) {
  return { variable, defaults: { ...(all !== undefined && { all }), ...defaults } };
}

function numberOf(raw: unknown, { isText }: ReadContext): number | undefined {
  if (!isText) return typeof raw === 'number' ? raw : undefined;
  return /^-?\d{1,15}(?:\.\d{1,15})?$/.test(String(raw)) ? Number(raw) : undefined;
}

function inRange(value: number | undefined, { min = -Infinity, max = Infinity }: RangeOptions) {
  return value !== undefined && value >= min && value <= max ? value : undefined;
}

function range({ min, max }: RangeOptions): string {
  if (min !== undefined && max !== undefined) return ` from ${min} to ${max}`;
  if (min !== undefined) return ` of at least ${min}`;
  return max === undefined ? '' : ` of at most ${max}`;
}

function addressOf(
  raw: unknown,
  environment: string | undefined,
  allowHttp: readonly string[] | undefined,
): string | undefined {
  const url = typeof raw === 'string' && URL.canParse(raw) ? new URL(raw) : undefined;
  if (!url || url.username || url.password || url.search || url.hash) return undefined;
  const isFit = url.protocol === 'https:' || (url.protocol === 'http:' && mayBeOpen(environment, allowHttp));
  if (!isFit) return undefined;
  return url.href.replace(/\/+$/, '');
}

/** Without an environment, as when a default is defined, anything may be. */
function mayBeOpen(environment: string | undefined, allowHttp: readonly string[] | undefined): boolean {
  if (environment === undefined) return true;
  return allowHttp ? allowHttp.includes(environment) : environment !== 'production';
}

/** Without what may be a password or a key. */
function showAddress(raw: unknown): string {
  if (typeof raw !== 'string') return kindOf(raw);
  const isAddress = /^[a-z]+:\/\//i.test(raw) && URL.canParse(raw);
  return isAddress ? JSON.stringify(publicUrl(raw).slice(0, 100)) : 'a text that is no address';
}

function kindOf(raw: unknown): string {
  return raw === null ? 'null' : Array.isArray(raw) ? 'a list' : `of type ${typeof raw}`;
}
