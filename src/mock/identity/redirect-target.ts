import { isThisMachine } from '../webhook/webhook-target.ts';
import type { IdentityClient } from './identity-settings.ts';

/** Whether a browser may be sent back there for a client: an address that is listed, else any of this machine. */
export function isRedirectAllowed({ redirectUris }: IdentityClient, address: string): boolean {
  if (redirectUris) return redirectUris.includes(address);
  const url = URL.parse(address);
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) return false;
  return isThisMachine(url.hostname) && url.hash === '' && url.username === '' && url.password === '';
}
