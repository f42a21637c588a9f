import type { HeaderValues } from './call.ts';

/** Headers merged, later ones winning; what is undefined is left out. */
export function joinHeaders(...lists: readonly (HeaderValues | undefined)[]): Headers {
  const headers = new Headers();
  for (const list of lists) {
    for (const [name, value] of Object.entries(list ?? {})) {
      if (value !== undefined) headers.set(name, value);
    }
  }
  return headers;
}
