import type { MockRequest } from '../src/mock/exchange.ts';
import type { Model } from '../src/model/model.ts';
import { buildCorpusRequest } from './corpus-request.ts';
import { createPlainValidator } from './plain-validator.ts';

/** Makes the next request. @param random from 0 to below 1 */
export type RequestMaker = (random: () => number) => MockRequest;

/** Requests to `petstore.yaml`, allowed ones and others, hardly any of them twice. */
export function petstoreRequests(): RequestMaker {
  return (random) => {
    const number = () => Math.floor(random() * 1e9);
    const makers: (() => MockRequest)[] = [
      () => get(`/pets/${number()}`),
      () => get(`/pets/${number()}`, preferences(random)),
      () => get(`/pets?page=${number()}&word${number()}=${number()}`),
      () => get(`/orders/${number()}`, { accept: `application/x-${number()}, */*` }),
      () => get(`/nowhere/${number()}`),
      () => get(`/pets/word-${number()}`),
      () => post('/pets', JSON.stringify({ id: number(), name: `Rex ${number()}` })),
      () => post('/pets', JSON.stringify({ id: `Rex ${number()}` })),
      () => post('/orders', `{"id": ${number()}, `),
    ];
    return (makers[Math.floor(random() * makers.length)] as () => MockRequest)();
  };
}

/** Requests to every operation of GitHub's document, with other values in paths and queries each time. */
export function githubRequests(model: Model): RequestMaker {
  const validator = createPlainValidator(model.document, { isOas30: true, direction: 'request' });
  const built = model.operations.map((operation) => ({
    operation,
    request: buildCorpusRequest(model, operation, validator).request,
  }));
  return (random) => {
    const { operation, request } = built[Math.floor(random() * built.length)] as (typeof built)[number];
    const number = Math.floor(random() * 1e9);
    const [path = ''] = request.target.split('?');
    const literal = operation.path.split('/');
    // Text goes anywhere; a number that is asked for is refused with text, which is to be seen too.
    const varied = path
      .split('/')
      .map((segment, index) => (literal[index]?.startsWith('{') && random() < 0.5 ? `v${number}` : segment))
      .join('/');
    const query = request.target.includes('?') ? `&n=${number}` : `?n=${number}`;
    const target = varied + request.target.slice(path.length) + query;
    return { ...request, target, headers: { ...request.headers, ...preferences(random) } };
  };
}

/** What Prism reads from `Prefer`, and what it does not; mostly nothing. */
function preferences(random: () => number): Record<string, string> {
  const number = Math.floor(random() * 1e9);
  const all = [
    `code=404`,
    `example=e${number}`,
    'dynamic=true',
    'code=200; dynamic=false',
    `nonsense=${number}`,
  ];
  const chosen = all[Math.floor(random() * all.length * 2)];
  return chosen === undefined ? {} : { prefer: chosen };
}

function get(target: string, headers: Record<string, string> = {}): MockRequest {
  return { method: 'GET', target, headers, body: undefined };
}

function post(target: string, body: string): MockRequest {
  const headers = { 'content-type': 'application/json' };
  return { method: 'POST', target, headers, body: new TextEncoder().encode(body) };
}
