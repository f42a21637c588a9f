import type { Change } from './change.ts';

/** Which part of a version has to be raised. */
export type Bump = 'major' | 'minor' | 'patch';

/** What the changes ask of the new document's version. */
export interface VersionVerdict {
  /** Undefined when nothing changed. */
  readonly bump: Bump | undefined;
  /** The least version that satisfies it; undefined where the old version is not a semantic one. */
  readonly required: string | undefined;
  /** Whether the new version does; undefined where either is not a semantic version. */
  readonly isSatisfied: boolean | undefined;
}

/**
 * The version that the changes ask for, by semantic versioning: major for a breaking change, minor for an addition,
 * patch for anything else. Below 1.0.0 a breaking change raises the minor part.
 *
 * @see https://semver.org/
 * @param versions `info.version` of the two documents
 */
export function requiredVersion(
  changes: readonly Change[],
  versions: { readonly old: string; readonly new: string },
): VersionVerdict {
  const counted = changes.filter((change) => (change.new ?? change.old)?.pointer !== '/info/version');
  const bump = bumpOf(counted);
  if (bump === undefined) return { bump, required: undefined, isSatisfied: true };
  const from = parseVersion(versions.old);
  const to = parseVersion(versions.new);
  if (!from) return { bump, required: undefined, isSatisfied: undefined };
  const next = raise(from, from[0] === 0 && bump === 'major' ? 'minor' : bump);
  return { bump, required: next.join('.'), isSatisfied: to && compare(to, next) >= 0 };
}

function bumpOf(changes: readonly Change[]): Bump | undefined {
  if (changes.some(({ severity }) => severity === 'breaking')) return 'major';
  if (changes.some(({ severity }) => severity === 'non-breaking')) return 'minor';
  return changes.length > 0 ? 'patch' : undefined;
}

type Version = readonly [major: number, minor: number, patch: number];

/** `1.4.0-rc.1` and `v1.4` count as 1.4.0; a date is no version. */
function parseVersion(text: string): Version | undefined {
  const match =
    /^v?(\d{1,9})\.(\d{1,9})\.(\d{1,9})(?:[-+].*)?$/.exec(text) ?? /^v?(\d{1,9})(?:\.(\d{1,9}))?$/.exec(text);
  return match ? [Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0)] : undefined;
}

function raise([major, minor, patch]: Version, bump: Bump): Version {
  if (bump === 'major') return [major + 1, 0, 0];
  return bump === 'minor' ? [major, minor + 1, 0] : [major, minor, patch + 1];
}

function compare(left: Version, right: Version): number {
  const part = ([0, 1, 2] as const).find((index) => left[index] !== right[index]);
  return part === undefined ? 0 : left[part] - right[part];
}
