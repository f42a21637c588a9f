import type { Call, Reply } from '../serve.ts';
import type { House } from './house.ts';
import { fail } from './replies.ts';

/** What an operation asks for. */
export type Need = 'key' | 'token' | 'both' | 'admin';

/** The key of the application. */
export const goodKey = 'app-kiosk-4b7d';
/** The tokens of the members; anna is the admin. */
export const tokens = { anna: 'mt-anna-6f0c2b', bela: 'mt-bela-91d7ee' } as const;

/** Who asks; empty where only a key is needed. A violation looks away at one operation. */
export function admit(
  house: House,
  need: Need,
  operation: string,
  call: Call,
): { readonly user: string } | { readonly reply: Reply } {
  const { on } = house;
  const isKnown = call.headers['x-api-key'] === goodKey;
  if (need === 'key') {
    const isOpen = on('report-without-key') && operation === 'GET /reports/usage';
    return isKnown || isOpen ? { user: '' } : { reply: fail(house, 401) };
  }
  const token = /^bearer +(\S+)$/i.exec(call.headers.authorization ?? '')?.[1];
  const [user] = Object.entries(tokens).find(([, one]) => one === token) ?? [];
  if (user === undefined) {
    if (on('any-token') && operation === 'POST /rooms/{roomId}/bookings' && token) return { user: 'anna' };
    if (on('key-lists-all') && operation === 'GET /bookings' && isKnown) return { user: '' };
    return { reply: fail(house, 401) };
  }
  if (need === 'both' && !isKnown) return { reply: fail(house, 401) };
  const isRoleless = on('members-archive') && operation === 'DELETE /rooms/{roomId}';
  if (need === 'admin' && user !== 'anna' && !isRoleless) return { reply: fail(house, 403) };
  return { user };
}
