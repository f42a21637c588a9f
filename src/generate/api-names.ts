/** The names that generated code for an API exports. */
export interface ApiNames {
  /** `jobs` to `Jobs`; the prefix of types. */
  readonly type: string;
  /** `jobs`; the prefix of values. */
  readonly value: string;
}

/** Identifiers for an API: `api.github.com` becomes `ApiGithubCom`, `2fa` becomes `Api2fa`. */
export function apiNames(name: string): ApiNames {
  const words = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  const type = /^[A-Z]/.test(joined) ? joined : `Api${joined}`;
  return { type, value: type.charAt(0).toLowerCase() + type.slice(1) };
}
