import { expect, test } from 'vitest';
import { CaseSkipped } from '../case.ts';
import { modelOf } from '../items-server.fixture.ts';
import { World } from '../run/world.ts';
import { planState } from './plan-state.ts';
import { thingsDocument } from './things-document.fixture.ts';
import { thingsFetch } from './things-server.fixture.ts';

type Paths = Record<string, Record<string, unknown>>;

/** What is found where these are switched on: `code METHOD /path`. */
async function found(
  switches: readonly string[],
  document: object = thingsDocument,
): Promise<readonly string[]> {
  const model = modelOf(document);
  const world = new World(model, {
    server: 'http://things.example/v1',
    headers: {},
    auth: {},
    secondUser: undefined,
    fetch: thingsFetch((name) => switches.includes(name)),
    timeoutMs: 2000,
    maxRequests: 2000,
    maxBodyBytes: 1_000_000,
    maxWaitMs: 0,
    endsAt: undefined,
    clock: () => 0,
    signal: undefined,
    sleep: async () => {},
    seed: 1,
    salt: 'x1',
    isStateless: false,
  });
  for (const one of planState(model, model.operations)) {
    try {
      await world.run(one);
    } catch (error) {
      if (!(error instanceof CaseSkipped)) throw error;
    }
  }
  await world.close();
  const all = world.findings.filter(({ severity }) => severity !== 'note');
  return all.map(({ code, method, path }) => `${code} ${method} ${path}`);
}

/** The document without some operations: `GET /things`. */
function without(...labels: readonly string[]): object {
  const paths: Paths = structuredClone(thingsDocument.paths) as unknown as Paths;
  for (const label of labels) {
    const [method = '', path = ''] = label.split(' ');
    delete paths[path]?.[method.toLowerCase()];
  }
  return { ...thingsDocument, paths };
}

const one = '/things/{id}';
const part = '/things/{thing_id}/parts/{part_id}';

test.each<[fault: string, want: string]>([
  ['not-kept', 'not-readable-after-create POST /things'],
  ['unreadable', `not-readable-after-create GET ${one}`],
  ['lists-only-old', 'not-listed-after-create GET /things'],
  ['lossy-create', 'created-differs POST /things'],
  ['create-answers-other', 'created-differs POST /things'],
  ['wrong-default', 'default-not-applied POST /things'],
  ['location-nowhere', 'location-wrong POST /things'],
  ['duplicates', 'duplicate-accepted POST /things'],
  ['refused-kept', 'refused-create-kept POST /things'],
  ['delete-ignored', `readable-after-delete DELETE ${one}`],
  ['deleted-listed', `listed-after-delete DELETE ${one}`],
  ['put-merges', `replace-merges PUT ${one}`],
  ['put-forgets-note', `replace-differs PUT ${one}`],
  ['put-appends', `replace-differs PUT ${one}`],
  ['patch-ignores-colour', `patch-differs PATCH ${one}`],
  ['patch-clears-tags', `patch-changes-others PATCH ${one}`],
  ['patch-answers-old', `patch-differs PATCH ${one}`],
  ['null-ignored', `patch-differs PATCH ${one}`],
  ['half-change', `refused-change-kept PATCH ${one}`],
  ['half-change', `refused-change-kept PUT ${one}`],
  ['duplicate-changes', `duplicate-accepted PATCH ${one}`],
  ['read-only-written', `read-only-written PATCH ${one}`],
  ['reading-touches', `read-changes GET ${one}`],
  ['head-touches', `read-changes GET ${one}`],
  ['etag-constant', `etag-unchanged PATCH ${one}`],
  ['etag-unstable', `etag-unstable GET ${one}`],
  ['if-match-ignored', `precondition-ignored PUT ${one}`],
  ['if-match-ignored', `precondition-ignored DELETE ${one}`],
  ['not-modified-ignored', `not-modified-ignored GET ${one}`],
  ['always-not-modified', `not-modified-wrong GET ${one}`],
  ['part-anywhere-GET', `wrong-parent GET ${part}`],
  ['part-anywhere-PATCH', `wrong-parent PATCH ${part}`],
  ['part-anywhere-DELETE', `wrong-parent DELETE ${part}`],
  ['lists-all-parts', 'wrong-parent GET /things/{thing_id}/parts'],
  ['parts-survive', `readable-after-delete DELETE ${one}`],
  ['self-nowhere', 'link-wrong POST /things/{thing_id}/parts'],
  ['key-ignored', 'idempotency-ignored POST /orders'],
  ['key-reused', 'idempotency-ignored POST /orders'],
  ['cancel-forgotten', 'action-without-effect POST /orders/{id}/cancel'],
  ['cancel-twice', 'conflict-ignored POST /orders/{id}/cancel'],
  ['stars-add-up', 'replace-not-idempotent PUT /orders/{id}/star'],
  ['job-goes-back', 'lifecycle-wrong GET /jobs/{id}'],
  ['job-restarts', 'lifecycle-wrong GET /jobs/{id}'],
  ['progress-stops', 'lifecycle-wrong GET /jobs/{id}'],
  ['settings-not-kept', 'replace-differs PUT /settings'],
])('%s is found: %s', async (fault, want) => {
  expect(await found([fault])).toContain(want);
});

test.each<[oddities: readonly string[]]>([
  [[]],
  [['gone-410']],
  [['lower-case-names']],
  [['random-order']],
  [['newest-first']],
  [['others-create']],
  [['absolute-location']],
  [['weak-etags', 'newest-first']],
])('a server that keeps to its document has nothing found: %j', async (oddities) => {
  expect(await found(oddities)).toEqual([]);
});

test.each<[left: readonly string[]]>([
  [['GET /things']],
  [[`GET ${one}`]],
  [[`DELETE ${one}`]],
  [['GET /things', `GET ${one}`]],
  [[`PUT ${one}`, `PATCH ${one}`]],
])('nothing is found where the document lacks %j', async (left) => {
  expect(await found([], without(...left))).toEqual([]);
});

test('one fault is one finding', async () => {
  expect(await found(['not-kept'])).toEqual(['not-readable-after-create POST /things']);
  expect(await found(['unreadable'])).toEqual([`not-readable-after-create GET ${one}`]);
});

test('the list shows what a missing read would', async () => {
  expect(await found(['not-kept'], without(`GET ${one}`))).toContain('not-listed-after-create POST /things');
  expect(await found(['delete-ignored'], without(`GET ${one}`))).toContain(
    `listed-after-delete DELETE ${one}`,
  );
});

test('cases of operations that are left out are not planned', () => {
  const model = modelOf(thingsDocument);
  const [list] = model.operations;
  expect(planState(model, list ? [list] : [])).toEqual([]);
});
