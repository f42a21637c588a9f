import { type Answer, Refusal } from '../shared/answer.ts';
import { type Caller, sessionSeconds } from './accounts.ts';
import type { StoredDataset } from './dataset-store.ts';
import type { DocsPages } from './docs-pages.ts';
import { downloadDataset } from './download-dataset.ts';
import { createJobHandlers, type JobRules } from './job-handlers.ts';
import { listDatasets } from './list-datasets.ts';
import { invalidField, notFound, refusal, unauthorized } from './refusals.ts';
import { signingKeyOf } from './sign-message.ts';
import type { Studio } from './studio.ts';
import type { StudioHandlers, StudioInput, WebhookCreate } from './types.ts';
import { uploadDataset } from './upload-dataset.ts';
import { isPrivateUrl } from './webhook-target.ts';

/** What the operations go by beside what they work on. */
export interface HandlerRules extends JobRules {
  readonly maxUploadBytes: number;
  readonly webhookTargets: 'public' | 'any';
  readonly pages: DocsPages;
}

/** The operations. */
export function createHandlers(studio: Studio, rules: HandlerRules): StudioHandlers {
  const { datasets, files } = studio;
  return {
    ...createJobHandlers(studio, rules),
    uploadDataset: async ({ body }, caller) => {
      const context = { store: datasets, files, maxBytes: rules.maxUploadBytes };
      const { dataset } = await uploadDataset(context, accountOf(caller), body);
      const Location = `/datasets/${dataset.id}`;
      caller.note.resource = Location;
      return { status: 201, headers: { Location }, body: dataset };
    },
    listDatasets: ({ query }, caller) => listDatasets(datasets, accountOf(caller), query),
    getDataset: ({ path: { id } }, caller) => ({
      status: 200,
      body: datasetOf(studio, caller, id).dataset,
    }),
    deleteDataset: async ({ path }, caller) => {
      const { id } = datasetOf(studio, caller, path.id).dataset;
      datasets.delete(accountOf(caller), id);
      await files.remove(id);
      return { status: 204 };
    },
    downloadDataset: ({ path: { id }, header }, caller) => {
      const stored = datasetOf(studio, caller, id);
      return downloadDataset(stored, files.pathOf(stored.dataset.id), header);
    },
    registerWebhook: ({ body }, caller) => {
      checkWebhook(body, rules.webhookTargets);
      return { status: 201, body: studio.webhooks.register(accountOf(caller), body) };
    },
    login: ({ body }, caller) => login(studio, body, caller),
    getHealth: () => {
      const waits = studio.generators.hasPending() || studio.evaluations.hasPending();
      return { status: 200, body: { status: waits ? 'degraded' : 'healthy' } };
    },
    getDocs: async () => ({
      status: 200,
      headers: { 'Content-Type': 'text/html; charset=utf-8', 'X-Content-Type-Options': 'nosniff' },
      body: await rules.pages.html(),
    }),
    getPostmanCollection: async () => ({ status: 200, body: await rules.pages.postman() }),
  };
}

/** Whom a request that was let in belongs to. */
export function accountOf({ account }: Caller): string {
  if (account !== undefined) return account;
  throw new Error('an operation that needs an account was let in without one');
}

/** @throws Refusal 404 */
export function datasetOf({ datasets }: Studio, caller: Caller, id: string): StoredDataset {
  const stored = datasets.find(accountOf(caller), id);
  if (stored) return stored;
  throw notFound('Dataset');
}

async function login(
  { accounts }: Studio,
  { email, password }: StudioInput<'login'>['body'],
  caller: Caller,
): Promise<Answer> {
  const token = await accounts.signIn(email, password);
  if (token === undefined) throw new Refusal(unauthorized('Incorrect email or password'));
  caller.note.user = email.toLowerCase();
  const cookie = `better-auth.session_token=${token}; Max-Age=${sessionSeconds}; Path=/; HttpOnly; SameSite=Lax`;
  return {
    status: 200,
    headers: { 'Cache-Control': 'no-store', 'Set-Cookie': cookie },
    body: { access_token: token, token_type: 'bearer', expires_in: sessionSeconds },
  };
}

/** @throws Refusal 422 for what the schema lets pass and nothing can be sent to */
function checkWebhook({ url, secret }: WebhookCreate, targets: 'public' | 'any'): void {
  const target = URL.canParse(url) ? new URL(url) : undefined;
  if (!target) throw invalidField('url', 'Must be a valid address', 'format_error');
  if (target.username !== '' || target.password !== '')
    throw invalidField('url', 'Must not hold a name or password', 'address_error');
  if (targets === 'public' && isPrivateUrl(target))
    throw invalidField('url', 'Must not be an address of a private network', 'address_error');
  if (!signingKeyOf(secret)) throw invalidField('secret', 'Must be base64 after whsec_', 'format_error');
}

/** 426: the operation is a WebSocket. */
export function upgradeRequired(): Refusal {
  return new Refusal(
    refusal('upgrade_required', 'Connect with a WebSocket', { Upgrade: 'websocket', Connection: 'Upgrade' }),
  );
}
