import { valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { checkout, flags, fresh, keyed, put } from './requests.ts';

const one = '/projects/{project}/flags/{key}';
const onList = 'GET /projects/{project}/flags';
const onEvaluate = `GET ${one}/evaluate`;
const onArchive = `POST ${one}/archive`;

/** The violations of the flags in what their answers look like, whom they let in, and what they cannot bear. */
export const answerMutants: readonly Mutant[] = [
  {
    id: 'no-tags-null',
    class: 'response-shape',
    operations: [onList],
    summary: 'a flag without tags has null for the empty list, in the list of flags alone',
    witness: async (ask) =>
      valueAt(await keyed(ask, 'GET', `${flags}?filter[enabled]=true`), 'data', 0, 'tags') === null,
  },
  {
    id: 'rules-without-type',
    class: 'response-shape',
    operations: [`GET ${one}`],
    summary: 'the rules of a flag lack the field that tells their kind',
    witness: async (ask) => {
      const rule = valueAt(await keyed(ask, 'GET', checkout), 'data', 'rules', 0);
      return valueAt({ json: rule }, 'type') === undefined;
    },
  },
  {
    id: 'total-as-text',
    class: 'response-shape',
    operations: ['GET /projects'],
    summary: 'the number of projects is a text',
    witness: async (ask) => valueAt(await keyed(ask, 'GET', '/projects'), 'meta', 'total') === '2',
  },
  {
    id: 'created-is-200',
    class: 'status',
    operations: [`PUT ${one}`],
    summary: 'a flag that is created is a 200, as if it were replaced',
    witness: async (ask) => (await put(ask)).status === 200,
  },
  {
    id: 'archiving-is-202',
    class: 'status',
    operations: [onArchive],
    summary: 'archiving is an undocumented 202',
    witness: async (ask) => (await keyed(ask, 'POST', `${checkout}/archive`)).status === 202,
  },
  {
    id: 'unknown-project-empty',
    class: 'status',
    alsoClass: ['state'],
    operations: [onList],
    summary: 'the flags of a project that does not exist are an empty list, where a 404 is due',
    witness: async (ask) => (await keyed(ask, 'GET', '/projects/nowhere/flags')).status === 200,
  },
  {
    id: 'put-without-etag',
    class: 'headers-media',
    operations: [`PUT ${one}`],
    summary: 'the answer to a PUT lacks its required ETag',
    witness: async (ask) => (await put(ask)).headers.etag === undefined,
  },
  {
    id: 'evaluated-as-html',
    class: 'headers-media',
    operations: [onEvaluate],
    summary: 'an evaluation comes as text/html',
    witness: async (ask) =>
      (await keyed(ask, 'GET', `${checkout}/evaluate?user=ada`)).headers['content-type'] === 'text/html',
  },
  {
    id: 'etag-never-changes',
    class: 'headers-media',
    alsoClass: ['state'],
    operations: [`PUT ${one}`, `GET ${one}`, onArchive],
    summary: 'a flag has the same ETag after it was changed',
    witness: async (ask) => {
      const { headers } = await put(ask);
      return (await put(ask, { name: 'Other' })).headers.etag === headers.etag;
    },
  },
  {
    id: 'evaluated-without-key',
    class: 'auth',
    operations: [onEvaluate],
    summary: 'a flag can be evaluated without an API key',
    witness: async (ask) => (await ask('GET', `${checkout}/evaluate?user=ada`)).status === 200,
  },
  {
    id: 'any-api-key',
    class: 'auth',
    operations: [onArchive],
    summary: 'any API key archives a flag',
    witness: async (ask) =>
      (await ask('POST', `${checkout}/archive`, { headers: { 'X-Api-Key': 'nonsense' } })).status === 200,
  },
  {
    id: 'deleted-before-refused',
    class: 'auth',
    alsoClass: ['state'],
    operations: [`DELETE ${one}`],
    summary: 'a deletion without an API key is a 401, and the flag is gone',
    witness: async (ask) => {
      await put(ask);
      const { status } = await ask('DELETE', fresh);
      return status === 401 && (await keyed(ask, 'GET', fresh)).status === 404;
    },
  },
  {
    id: 'head-refused',
    class: 'methods-routes',
    alsoClass: ['status'],
    operations: [`GET ${one}`, `HEAD ${one}`],
    summary: 'HEAD is a 405 where GET is a 200',
    witness: async (ask) => (await keyed(ask, 'HEAD', checkout)).status === 405,
  },
  {
    id: 'flags-can-be-posted',
    class: 'methods-routes',
    operations: ['POST /projects/{project}/flags'],
    summary: 'POST works on the list, which is not documented',
    witness: async (ask) =>
      (await keyed(ask, 'POST', flags, { json: { name: 'X', fallback: 'off' } })).status === 201,
  },
  {
    id: 'far-page-crashes',
    class: 'robustness',
    alsoClass: ['status', 'collection'],
    operations: [onList],
    summary: 'a page far beyond the last is a 500',
    witness: async (ask) => (await keyed(ask, 'GET', `${flags}?page=1000000`)).status === 500,
  },
  {
    id: 'accents-crash',
    class: 'robustness',
    alsoClass: ['status'],
    operations: [`PUT ${one}`],
    summary: 'a name with a letter beyond ASCII is a 500',
    witness: async (ask) => (await put(ask, { name: 'Café' })).status === 500,
  },
  {
    id: 'trace-in-refusal',
    class: 'robustness',
    operations: [`PUT ${one}`],
    summary: 'the refusal of malformed JSON shows a stack trace',
    witness: async (ask) => {
      const options = { headers: { 'Content-Type': 'application/json' }, body: '{"name":' };
      return (await keyed(ask, 'PUT', fresh, options)).text.includes('http.js:41');
    },
  },
];
