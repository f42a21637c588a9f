import { demoCustomersKey } from '../contract-tests/servers/datasources/demo.ts';
import { demoApiKey as jobsKey } from '../contract-tests/servers/jobs/server.ts';
import { demoUser } from '../contract-tests/servers/pipeline/users.ts';
import { demoApiKey as projectsKey } from '../contract-tests/servers/projects/demo.ts';
import { demoApiKey as studioKey } from '../contract-tests/servers/studio/demo.ts';

/** A request to a server under load. */
export interface LoadRequest {
  readonly method: 'GET' | 'POST';
  /** From the server's address on, base path included: `/api/v1/jobs`. */
  readonly path: string;
  /** Default: none. */
  readonly body?: string;
  /** Default: `application/json`, where there is a body. */
  readonly contentType?: string;
}

/** An answer to it. */
export interface LoadAnswer {
  readonly status: number;
  readonly location: string | undefined;
  readonly text: string;
}

/** How to put load on a server. */
export interface LoadSubject {
  /** What lets every request in. */
  readonly headers: Readonly<Record<string, string>>;
  /** Requests for lists and the like, which write nothing. */
  readonly reads: readonly string[];
  /** The request by which a client writes a name of its own. @param name of letters, digits and hyphens */
  write(name: string, client: number): LoadRequest;
  /** The path at which a write that has been acknowledged can be read. */
  pathOf(request: LoadRequest, answer: LoadAnswer): string;
  /** The name that was written, in what its path answers. */
  nameIn(text: string): unknown;
}

/** Signs in to a new server. @param url with the base path */
export type OpenSubject = (url: string) => Promise<LoadSubject>;

/** The servers of `contract-tests/servers/`, by name. */
export const loadSubjects: Readonly<Record<string, OpenSubject>> = {
  jobs: async (url) => {
    const base = basePathOf(url);
    return {
      headers: { Authorization: `Bearer ${jobsKey}` },
      reads: [
        `${base}/jobs?page_size=20`,
        `${base}/jobs?status=queued&page_size=5`,
        `${base}/apps/runner/status`,
      ],
      write: (name) => post(`${base}/jobs`, { config: { name } }),
      pathOf: (_, { location = '' }) => location,
      nameIn: (text) => at(JSON.parse(text), 'data', 'config', 'name'),
    };
  },
  projects: async (url) => {
    const base = basePathOf(url);
    return {
      headers: { 'X-API-Key': projectsKey },
      reads: [`${base}/projects?page_size=20`, `${base}/projects?status=active&page_size=5`],
      write: (name) => post(`${base}/projects`, { name, tags: ['load'] }),
      pathOf: (_, { location = '' }) => location,
      nameIn: (text) => at(JSON.parse(text), 'name'),
    };
  },
  datasources: async (url) => {
    const headers = { 'X-API-Key': demoCustomersKey };
    const customers = `${basePathOf(url)}/customers-api/customers`;
    const answer = await fetch(new URL(`${customers}?page_size=1000`, url), { headers });
    const known = at(await answer.json(), 'data');
    if (!Array.isArray(known)) throw new Error(`datasources shows no customers to change (${answer.status})`);
    return {
      headers,
      reads: [
        `${customers}?page_size=20`,
        `${customers}?page=50&page_size=20`,
        `${basePathOf(url)}/customers-api/health`,
      ],
      // Each client has a customer of its own, so that what it wrote last is what is to be read.
      write: (name, client) =>
        post(`${customers}/${at(known[client % known.length], 'customer_id')}`, { name }),
      pathOf: ({ path }) => path,
      nameIn: (text) => at(JSON.parse(text), 'name'),
    };
  },
  pipeline: async (url) => {
    const base = basePathOf(url);
    const { username, password } = demoUser;
    const login = await fetch(`${url}/auth/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ username, password }),
    });
    const token = at(await login.json(), 'data', 'access_token');
    if (typeof token !== 'string') throw new Error(`pipeline gives no token (${login.status})`);
    const details = { source_type: 'GCS', connection_details: { bucket_name: 'load' } };
    return {
      headers: { Authorization: `Bearer ${token}` },
      reads: [`${base}/ingestion/sources`, `${base}/monitoring/dashboard/summary`, `${base}/quality/rules`],
      write: (name) => post(`${base}/ingestion/sources`, { source_name: name, ...details }),
      pathOf: (_, { text }) => `${base}/ingestion/sources/${at(JSON.parse(text), 'data', 'source_id')}`,
      nameIn: (text) => at(JSON.parse(text), 'data', 'source_name'),
    };
  },
  studio: async (url) => {
    const base = basePathOf(url);
    return {
      headers: { 'X-API-Key': studioKey },
      reads: [`${base}/datasets/?limit=20`, `${base}/health`],
      write: (name) => upload(`${base}/datasets/upload`, `${name}.csv`),
      pathOf: (_, { text }) => `${base}/datasets/${at(JSON.parse(text), 'id')}`,
      nameIn: (text) => String(at(JSON.parse(text), 'filename')).replace(/\.csv$/, ''),
    };
  },
};

function basePathOf(url: string): string {
  return new URL(url).pathname.replace(/\/$/, '');
}

function post(path: string, body: object): LoadRequest {
  return { method: 'POST', path, body: JSON.stringify(body) };
}

function upload(path: string, filename: string): LoadRequest {
  const boundary = 'the-end-of-a-part';
  const body = [
    `--${boundary}`,
    `Content-Disposition: form-data; name="file"; filename="${filename}"`,
    'Content-Type: text/csv',
    '',
    'age,region\r\n41,north\r\n29,south\r\n',
    `--${boundary}--`,
    '',
  ].join('\r\n');
  return { method: 'POST', path, body, contentType: `multipart/form-data; boundary=${boundary}` };
}

/** What lies within a JSON value; undefined where it ends before. */
function at(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>((within, key) => {
    const isObject = typeof within === 'object' && within !== null && Object.hasOwn(within, key);
    return isObject ? (within as Readonly<Record<string, unknown>>)[key] : undefined;
  }, value);
}
