import type { OAuthClient } from '../shared/oauth-client.ts';
import type { ApiKeys } from './caller.ts';
import type { Scope } from './types.ts';

/** The key of the customer API that a server takes unless it is given others. */
export const demoCustomersKey = 'ck_demo_3f81c0d7a9e64b25';
/** The key of the product API that a server takes unless it is given others. */
export const demoProductsKey = 'rk_demo_c50a7e92d14f86b3';
/** Both. */
export const demoKeys: ApiKeys = { customers: [demoCustomersKey], products: [demoProductsKey] };

/** A client that reads both APIs. */
export const demoClient = {
  id: 'analytics-pipeline',
  secret: 's3cr3t-of-analytics-pipeline',
  grants: ['client_credentials'],
  scopes: ['customers:read', 'products:read'] satisfies Scope[],
} as const satisfies OAuthClient;

/** A client that may change customers besides. */
export const demoWriter = {
  id: 'crm-sync',
  secret: 's3cr3t-of-crm-sync',
  grants: ['client_credentials'],
  scopes: ['customers:read', 'customers:write'] satisfies Scope[],
} as const satisfies OAuthClient;

/** The OAuth clients that a server knows unless it is given others. */
export const demoClients: readonly OAuthClient[] = [demoClient, demoWriter];
