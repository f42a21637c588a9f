import createFetchClient from 'openapi-fetch';
import { cache } from '../client/src/cache/index.ts';
import { defaultPolicies } from '../client/src/index.ts';
import { coalesce, hedge } from '../client/src/policies/index.ts';
import type { Policy } from '../client/src/policy.ts';
import { createClient } from '../generated/jobs/client.ts';
import type { paths } from '../generated/jobs/types.ts';
import { validate } from '../generated/jobs/validators.ts';

/** Reads one job, its body parsed. */
export type Caller = () => Promise<unknown>;

/** What sends requests: the network, or a stub of it. */
export interface Transport {
  /** With its base path. */
  readonly baseUrl: string;
  readonly fetch: (request: Request) => Promise<Response>;
}

const token = 'key';
const authorization = `Bearer ${token}`;
const accept = 'application/json';
const headers = { authorization, accept };

/** Fetch alone, with what every caller has to do: a request, its credential, a look at the status, the body. */
export function bareCaller({ baseUrl, fetch }: Transport): Caller {
  return async () => {
    const response = await fetch(new Request(`${baseUrl}/jobs/7`, { headers }));
    if (!response.ok) throw new Error(`the job was answered with ${response.status}`);
    return response.json();
  };
}

/** The generated client, with its default policies unless others are given. */
export function concordatCaller(
  { baseUrl, fetch }: Transport,
  options: { readonly policies?: readonly Policy[]; readonly isValidated?: boolean } = {},
): Caller {
  const { policies, isValidated } = options;
  const client = createClient({
    baseUrl,
    fetch,
    auth: { apiKey: token },
    ...(policies && { policies }),
    ...(isValidated && { validate: validate('throw') }),
  });
  return async () => {
    const result = await client.getJob({ path: { id: 7 } });
    if (!result.ok) throw new Error(`the job was answered with ${result.status}`);
    return result.data;
  };
}

/** Policies beside the default ones, each measured apart. */
export const policySets: Readonly<Record<string, () => readonly Policy[]>> = {
  cache: () => [cache(), ...defaultPolicies()],
  coalescing: () => [coalesce(), ...defaultPolicies()],
  hedging: () => defaultPolicies({ eachAttempt: [hedge({ delayMs: 1000 })] }),
};

/** The client that ours is made with: types and parameters, no policies. */
export function openapiFetchCaller({ baseUrl, fetch }: Transport): Caller {
  const client = createFetchClient<paths>({ baseUrl, fetch, headers });
  return async () => {
    const { data, response } = await client.GET('/jobs/{id}', { params: { path: { id: 7 } } });
    if (!data) throw new Error(`the job was answered with ${response.status}`);
    return data;
  };
}

/** Ky with its defaults, which retry and limit the time as ours do; undefined where it is not installed. */
export async function kyCaller({ baseUrl, fetch }: Transport): Promise<Caller | undefined> {
  const loaded = await import('ky').catch(() => undefined);
  const client = loaded?.default.create({ fetch });
  return client && (() => client.get(`${baseUrl}/jobs/7`, { headers }).json());
}

/** Axios over fetch; undefined where it is not installed. */
export async function axiosCaller({ baseUrl, fetch }: Transport): Promise<Caller | undefined> {
  const loaded = await import('axios').catch(() => undefined);
  const client = loaded?.default.create({ adapter: 'fetch', env: { fetch } });
  return client && (async () => (await client.get(`${baseUrl}/jobs/7`, { headers })).data);
}
