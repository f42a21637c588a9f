import { type Call, type Reply, type Route, startServer } from '../serve.ts';
import type { Running } from '../subject.ts';
import * as accounts from './accounts.ts';
import { type Bank, createBank } from './bank.ts';
import { fail, refuse } from './replies.ts';
import * as transfers from './transfers.ts';

type Act = (bank: Bank, call: Call) => Reply;
type Operation = readonly [method: string, path: string, act: Act];

/** A token with both scopes. */
export const fullToken = 'tok-ops-8c1e72';
/** A token that may only read. */
export const readToken = 'tok-audit-30b9f4';

const scopes: ReadonlyMap<string, readonly string[]> = new Map([
  [fullToken, ['read', 'write']],
  [readToken, ['read']],
]);

const operations: readonly Operation[] = [
  ['GET', '/accounts', accounts.listAccounts],
  ['POST', '/accounts', accounts.openAccount],
  ['GET', '/accounts/{accountId}', accounts.getAccount],
  ['PATCH', '/accounts/{accountId}', accounts.renameAccount],
  ['GET', '/transfers', transfers.listTransfers],
  ['POST', '/transfers', transfers.createTransfer],
  ['GET', '/transfers/{transferId}', transfers.getTransfer],
  ['POST', '/transfers/{transferId}/reverse', transfers.reverseTransfer],
];

/** Starts the bank. */
export function startTransfers(switched: string | undefined, document: string): Promise<Running> {
  const bank = createBank(switched, document);
  const extra: readonly Operation[] = bank.on('delete-works')
    ? [['DELETE', '/accounts/{accountId}', accounts.closeAccount]]
    : [];
  const routes: Route[] = [...operations, ...extra].map(([method, path, act]) => ({
    method,
    path,
    handle: (call) => admit(bank, method, call) ?? act(bank, call),
  }));
  return startServer({ basePath: '/transfers/v2', routes, refuse: (refused) => refuse(bank, refused) });
}

/** Why a request is not admitted; a violation looks away at one operation. */
function admit(bank: Bank, method: string, call: Call): Reply | undefined {
  const operation = `${method} ${call.template}`;
  const token = /^bearer +(\S+)$/i.exec(call.headers.authorization ?? '')?.[1];
  const isAny = bank.on('any-token-reads') && operation === 'GET /transfers/{transferId}';
  const granted = scopes.get(token ?? '') ?? (isAny && token !== undefined ? ['read'] : undefined);
  if (!granted) return fail(bank, 401, 'Send a bearer token');
  const isFree = bank.on('scope-not-asked') && operation === 'PATCH /accounts/{accountId}';
  const needed = method === 'GET' || isFree ? 'read' : 'write';
  return granted.includes(needed) ? undefined : fail(bank, 403, `The token lacks the scope ${needed}`);
}
