import type { Credential } from './authenticate.ts';
import type { OAuthClient } from './oauth-clients.ts';
import type { Scope } from './types.ts';

const all: readonly Scope[] = ['projects:read', 'projects:write', 'projects:delete'];

/** An API key with every scope: `X-API-Key` header or `api_key` parameter. */
export const demoApiKey = 'pk_demo_9b2d41f7c6a05e38';
/** An API key that may only read. */
export const demoReadOnlyApiKey = 'pk_demo_read_40ce8d1275fa93b6';
/** A bearer token that was issued by hand, with every scope. */
export const demoBearerToken = 'bt_demo_e1c7305a9d4f62b8';
/** An account for Basic, with every scope. */
export const demoAccount = { name: 'ops', password: 'demo-password-of-ops' };
/** A token for `X-Auth-Token`, with every scope. */
export const demoAuthToken = 'at_demo_76f0a3d8b91c5e24';

/** The credentials that a server takes unless it is given others. */
export const demoCredentials: readonly Credential[] = [
  { kind: 'apiKey', secret: demoApiKey, scopes: all },
  { kind: 'apiKey', secret: demoReadOnlyApiKey, scopes: ['projects:read'] },
  { kind: 'bearerToken', secret: demoBearerToken, scopes: all },
  { kind: 'basic', secret: `${demoAccount.name}:${demoAccount.password}`, scopes: all },
  { kind: 'authToken', secret: demoAuthToken, scopes: all },
];

/** A client for itself: client credentials. */
export const demoClient = {
  id: 'acme-sync',
  secret: 's3cr3t-of-acme-sync',
  grants: ['client_credentials'],
  scopes: ['projects:read', 'projects:write'],
  redirectUris: [],
} as const satisfies OAuthClient;

/** A client in people's browsers, without a secret: authorization code with PKCE. */
export const demoPublicClient = {
  id: 'acme-portal',
  grants: ['authorization_code', 'refresh_token'],
  scopes: ['projects:read', 'projects:write'],
  redirectUris: ['https://portal.acme.dev/callback'],
} as const satisfies OAuthClient;

/** A client on a server, with a secret, for itself and for people, with every scope. */
export const demoConsoleClient = {
  id: 'acme-console',
  secret: 's3cr3t-of-acme-console',
  grants: ['client_credentials', 'authorization_code', 'refresh_token'],
  scopes: all,
  redirectUris: ['https://console.acme.dev/callback?tab=projects'],
} as const satisfies OAuthClient;

/** The OAuth clients that a server knows unless it is given others. */
export const demoClients: readonly OAuthClient[] = [demoClient, demoPublicClient, demoConsoleClient];
