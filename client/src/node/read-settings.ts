import { open } from 'node:fs/promises';
import type { ReadSettings, Settings, SettingsShape } from '../settings/define-settings.ts';
import { SettingsError } from '../settings/settings-problem.ts';

/** Options of `readSettings`. */
export interface ReadSettingsOptions {
  /** A file of settings: JSON with a section an environment, and `all`. Default: variables alone. */
  readonly file?: string | undefined;
  /** Default: `process.env`. */
  readonly variables?: Readonly<Record<string, string | undefined>> | undefined;
  /** Default: what the variable of the environment says. */
  readonly environment?: string | undefined;
}

/** Larger files are no settings. */
const mostBytes = 1_048_576;

/**
 * Reads settings from environment variables and a file.
 *
 * @throws SettingsError with every problem; also where the file is not there
 * @example
 * const { values } = await readSettings(settings, { file: 'settings.json' });
 */
export async function readSettings<Shape extends SettingsShape>(
  settings: Settings<Shape>,
  options: ReadSettingsOptions = {},
): Promise<ReadSettings<Shape>> {
  const { file: path, variables = process.env, environment } = options;
  const file = path === undefined ? undefined : { path, text: await readText(path) };
  return settings.read({ variables, file, environment });
}

async function readText(path: string): Promise<string> {
  let reason = `is larger than ${mostBytes} bytes`;
  try {
    const file = await open(path);
    try {
      const { size } = await file.stat();
      if (size <= mostBytes) return await file.readFile('utf8');
    } finally {
      await file.close();
    }
  } catch (error) {
    reason = `cannot be read: ${error instanceof Error && 'code' in error ? error.code : 'unknown'}`;
  }
  throw new SettingsError([{ where: path, message: reason }]);
}
