import type { WorldLimits } from '../world/kept-worlds.ts';
import { defaultSessionNames, type SessionNames } from '../world/session-of.ts';
import { readNumber } from './read-number.ts';
import type { WrittenValue } from './written-value.ts';

/** The section `sessions` of a mock file: how requests say whose world they are about, and how many there are. */
export interface SessionsSection {
  readonly names: SessionNames;
  /** Those that are written. */
  readonly limits: Partial<WorldLimits>;
  /** Of the items of all worlds and snapshots together. Default: 512 MB. */
  readonly maxBytes?: number;
}

/** What a file without the section says. */
export const defaultSessions: SessionsSection = { names: defaultSessionNames, limits: {} };

const maxMinutes = 7 * 24 * 60;

/** Reads the section; what is wrong is told. */
export function readSessionsSection(written: WrittenValue): SessionsSection {
  const fields = written.fields(['header', 'cookie', 'idleMinutes', 'max', 'maxSnapshots', 'maxMegabytes']);
  if (!fields) return defaultSessions;
  const header = fields.get('header');
  const cookie = fields.get('cookie');
  const whole = (key: string, max: number, unit?: string): number | undefined => {
    const field = fields.get(key);
    return field && readNumber(field, { min: 1, max, isWhole: true, ...(unit !== undefined && { unit }) });
  };
  const idleMinutes = whole('idleMinutes', maxMinutes, 'minutes');
  const maxWorlds = whole('max', 100_000);
  const maxSnapshots = whole('maxSnapshots', 1000);
  const maxMegabytes = whole('maxMegabytes', 1_000_000);
  return {
    names: {
      header: (header && readToken(header, 'X-Mock-Session')?.toLowerCase()) ?? defaultSessionNames.header,
      cookie: (cookie && readToken(cookie, 'mock_session')) ?? defaultSessionNames.cookie,
    },
    limits: {
      ...(idleMinutes !== undefined && { idleMs: idleMinutes * 60_000 }),
      ...(maxWorlds !== undefined && { maxWorlds }),
      ...(maxSnapshots !== undefined && { maxSnapshots }),
    },
    ...(maxMegabytes !== undefined && { maxBytes: maxMegabytes * 1024 ** 2 }),
  };
}

/** @see https://www.rfc-editor.org/rfc/rfc9110#name-tokens */
function readToken(written: WrittenValue, example: string): string | undefined {
  const { value } = written;
  if (typeof value === 'string' && /^[\w!#$%&'*+.^`|~-]{1,100}$/.test(value)) return value;
  return written.mismatch('a name', `Letters, digits and "-" make up a name: "${example}".`);
}
