import { type HttpHandler, HttpResponse, http } from 'msw';
import { ToolkitError } from './error.ts';
import { createMock, type MockOptions, type NamedModel } from './mock/mock.ts';
import { resolveTarget } from './mock/request/resolve-target.ts';
import type { Model } from './model/model.ts';

/** Settings of the handlers. */
export interface MswOptions extends MockOptions {
  /** Where the API is called in tests: `http://localhost:3000/api`. Default: the absolute servers of the documents. */
  readonly baseUrl?: string;
}

/**
 * MSW handlers that answer as the mock server does, in the process of a test on Node.
 *
 * Requests that the documents have no path for are left to other handlers. The handlers that `concordat generate`
 * writes are another thing: they run in browsers too, and hold the examples only.
 *
 * @throws ToolkitError E_USAGE when there is neither a base URL nor an absolute server
 * @example
 * const server = setupServer(...mockHandlers(model, { baseUrl: 'http://localhost:3000/api' }));
 */
export function mockHandlers(apis: Model | readonly NamedModel[], options: MswOptions = {}): HttpHandler[] {
  const { baseUrl, ...mockOptions } = options;
  const mock = createMock(apis, { cors: false, ...mockOptions });
  const models = mock.mounts.map(({ model }) => model);
  const bases = baseUrl === undefined ? serversOf(models) : [baseUrl];
  if (bases.length === 0) {
    throw new ToolkitError('E_USAGE', 'the documents name no absolute server', {
      hint: 'Say where the API is called: mockHandlers(model, { baseUrl: "http://localhost:3000" }).',
    });
  }
  return bases.map((base) => {
    // The paths of the documents' own servers are known to the mock.
    const start = baseUrl === undefined ? 0 : new URL(base).pathname.replace(/\/$/, '').length;
    return http.all(`${base.replace(/\/$/, '')}/*`, ({ request }) => {
      const { pathname, search } = new URL(request.url);
      const path = pathname.slice(start);
      const isKnown = resolveTarget(mock.mounts, request.method, path).kind !== 'not-found';
      if (!isKnown) return undefined;
      // A connection that breaks is one for the caller too.
      return mock
        .fetch(new Request(`http://mock.invalid${path}${search}`, request))
        .catch(() => HttpResponse.error());
    });
  });
}

function serversOf(models: readonly Model[]): readonly string[] {
  const urls = models.flatMap(({ servers }) => servers.map(({ url }) => url));
  return [...new Set(urls.filter((url) => URL.canParse(url) && url.startsWith('http')))];
}
