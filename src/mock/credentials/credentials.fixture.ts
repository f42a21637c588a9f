import { shopModel } from '../mock-file/sections.fixture.ts';

const refusal = (description: string) => ({
  description,
  content: { 'application/json': { example: { no: 1 } } },
});
const ok = { 200: { description: 'ok' } };

/** A document with a scheme of each kind, and operations that ask for them in several ways. */
export const securedModel = shopModel({
  components: {
    securitySchemes: {
      apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
      queryKey: { type: 'apiKey', in: 'query', name: 'api_key' },
      session: { type: 'apiKey', in: 'cookie', name: 'sid' },
      basic: { type: 'http', scheme: 'basic' },
      bearer: { type: 'http', scheme: 'bearer' },
      oauth: { type: 'oauth2', flows: {} },
      digest: { type: 'http', scheme: 'digest' },
    },
  },
  paths: Object.fromEntries(
    Object.entries({
      open: [],
      byKey: [{ apiKey: [] }],
      byAny: [{ apiKey: [] }, { queryKey: [] }, { session: [] }, { basic: [] }],
      byToken: [{ bearer: [] }],
      byBoth: [{ apiKey: [], bearer: [] }],
      byScopes: [{ oauth: ['read', 'write'] }],
      byEither: [{ bearer: [] }, { oauth: ['read'] }],
      byDigest: [{ digest: [] }],
    }).map(([operationId, security]) => {
      const own = operationId === 'byScopes' ? { 401: refusal('who'), 403: refusal('no') } : {};
      return [`/${operationId}`, { get: { operationId, security, responses: { ...ok, ...own } } }];
    }),
  ),
});
