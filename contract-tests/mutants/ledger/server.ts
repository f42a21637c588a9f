import { type Call, type Reply, type Route, startServer } from '../serve.ts';
import type { Running } from '../subject.ts';
import { addTag, getBalance, listTags, removeTag } from './account-parts.ts';
import * as accounts from './accounts.ts';
import { admit } from './admit.ts';
import { type Books, createBooks } from './books.ts';
import { getExportFile, getOperation, startExport } from './exports.ts';
import { refuse } from './replies.ts';
import { searchTransactions } from './search.ts';
import * as transactions from './transactions.ts';

type Act = (books: Books, call: Call, values: Readonly<Record<string, unknown>>) => Reply;

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly act: Act;
  readonly scope: 'ledger:read' | 'ledger:write';
}

const reading = (method: string, path: string, act: Act): Operation => ({
  method,
  path,
  act,
  scope: 'ledger:read',
});

const writing = (method: string, path: string, act: Act): Operation => ({
  method,
  path,
  act,
  scope: 'ledger:write',
});

const operations: readonly Operation[] = [
  reading('GET', '/accounts', accounts.listAccounts),
  reading('GET', '/accounts/{code}', accounts.getAccount),
  writing('PUT', '/accounts/{code}', accounts.putAccount),
  writing('PATCH', '/accounts/{code}', accounts.changeAccount),
  writing('DELETE', '/accounts/{code}', accounts.deleteAccount),
  reading('GET', '/accounts/{code}/balance', getBalance),
  reading('GET', '/accounts/{code}/tags', listTags),
  writing('PUT', '/accounts/{code}/tags/{tag}', addTag),
  writing('DELETE', '/accounts/{code}/tags/{tag}', removeTag),
  writing('POST', '/transactions', transactions.bookTransaction),
  writing('POST', '/transactions/bulk', transactions.bookTransactions),
  reading('POST', '/transactions/search', searchTransactions),
  reading('GET', '/transactions/{id}', transactions.getTransaction),
  writing('POST', '/transactions/{id}/reverse', transactions.reverseTransaction),
  writing('POST', '/exports', startExport),
  reading('GET', '/operations/{id}', getOperation),
  reading('GET', '/exports/{id}/file', getExportFile),
];

const undocumented: Readonly<Record<string, Operation>> = {
  'transaction-deletable': writing('DELETE', '/transactions/{id}', transactions.deleteTransaction),
  'post-like-put': writing('POST', '/accounts/{code}', (books, call, values) =>
    accounts.putAccount(books, { ...call, method: 'PUT' }, values),
  ),
};

const requestsAnHour = 5000;

/** Starts the ledger. */
export function startLedger(switched: string | undefined): Promise<Running> {
  const books = createBooks(switched);
  const extra = Object.entries(undocumented).flatMap(([id, operation]) => (books.on(id) ? [operation] : []));
  const routes: Route[] = [...operations, ...extra].map(({ method, path, act, scope }) => ({
    method,
    path,
    handle: (call) => {
      const admitted = admit(books, call, scope);
      return admitted.ok ? act(books, call, admitted.value) : admitted.reply;
    },
  }));
  return startServer({
    basePath: '/ledger/v1',
    routes,
    refuse: (refused) => refuse(books, refused),
    after: ({ method, target }, reply) => {
      const limited = { ...reply, headers: { ...reply.headers, ...limitsOf(books, method, target) } };
      books.ticks += 1;
      return books.on('behind-a-proxy') ? proxied(limited) : limited;
    },
  });
}

/** One request is a second, and an hour has more requests left than seconds: nobody is ever refused. */
function limitsOf({ on, ticks }: Books, method: string, target: string): Record<string, string> {
  const used = (ticks % 3600) + 1;
  const isUntold = on('untagging-without-limits') && method === 'DELETE' && target.includes('/tags/');
  if (isUntold) return {};
  return {
    'X-RateLimit-Limit': String(requestsAnHour),
    'X-RateLimit-Remaining': String(requestsAnHour - used),
    'X-RateLimit-Reset': String(3600 - used + 1),
  };
}

/** The variant: header names in lower case, one more header, and the body in pieces. */
function proxied(reply: Reply): Reply {
  const headers = Object.entries(reply.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
  return { ...reply, headers: { ...Object.fromEntries(headers), via: '1.1 edge' }, chunked: true };
}
