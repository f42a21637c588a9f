import { sensitiveNamesOf } from '../../http/redact-names.ts';
import { secretPlacesOf } from '../../http/secrets.ts';
import type { Model, Operation } from '../../model/model.ts';
import { mountApi } from '../request/mount.ts';
import { readTarget } from '../request/request-target.ts';
import { resolveTarget, type Target } from '../request/resolve-target.ts';
import { type AskedRequest, askedRequest, type RequestParts } from './asked-request.ts';
import type { ReplayedExchange } from './recorded-exchange.ts';
import { RecordedRequests } from './recorded-requests.ts';

/** What of a recording belongs to an API. */
export interface RoutedRecording {
  /** By operation. */
  readonly requests: ReadonlyMap<Operation, RecordedRequests>;
  /** Reads a request as the recorded ones were read. */
  asked(parts: RequestParts): AskedRequest;
}

/** Finds the operation of each exchange, with and without the API's name and base path before it. */
export function routeRecording(
  { name, model }: { readonly name: string; readonly model: Model },
  exchanges: readonly ReplayedExchange[],
): RoutedRecording {
  const mount = mountApi(name, model, { document: false });
  const isSensitive = sensitiveNamesOf([model]);
  const headers = [...secretPlacesOf(model).headers];
  const asked = (parts: RequestParts) => askedRequest(parts, isSensitive, headers);
  const requests = new Map<Operation, RecordedRequests>();
  for (const one of exchanges) {
    const { method, url, body } = one.exchange.request;
    const target = readTarget(url);
    // After an interim answer a client waits for another one.
    if (!target || one.exchange.response.status < 200) continue;
    const found = [target.path, withoutName(target.path, name)]
      .map((path): Target => resolveTarget([mount], method, path))
      .find(({ kind }) => kind === 'operation');
    if (found?.kind !== 'operation') continue;
    const { operation, path } = found;
    const of = requests.get(operation) ?? new RecordedRequests();
    requests.set(operation, of);
    const parts: RequestParts = {
      path,
      query: target.query,
      header: (wanted) => headerLines(one, wanted),
      body: one.hasRequestBody ? body : 'unknown',
    };
    of.add(asked(parts), one);
  }
  return { requests, asked };
}

/** `/jobs/v1/x` to `/v1/x`: a mock of several APIs was recorded. */
function withoutName(path: string, name: string): string {
  const [, first = '', ...rest] = path.split('/');
  return first === name || first === encodeURIComponent(name) ? `/${rest.join('/')}` : path;
}

function headerLines({ exchange }: ReplayedExchange, wanted: string): string | undefined {
  const values = exchange.request.headers.filter(([name]) => name.toLowerCase() === wanted);
  return values.length === 0 ? undefined : values.map(([, value]) => value).join(', ');
}
