import type { Call, Reply } from '../serve.ts';
import { shownAmount } from './amount.ts';
import type { Account, Bank } from './bank.ts';
import { cutPage } from './page.ts';
import { readBody, readParameters } from './read-request.ts';
import { fail, json } from './replies.ts';

const one = ({ id, name, currency, cents, openedAt }: Account) => ({
  id,
  name,
  currency,
  balance: shownAmount(cents),
  openedAt,
});

/** GET /accounts */
export function listAccounts(bank: Bank, call: Call): Reply {
  const { on } = bank;
  const read = readParameters(bank, call);
  if (!read.ok) return read.reply;
  const { currency } = read.value;
  const all = [...bank.accounts.values()];
  const found = all.filter((account) => currency === undefined || account.currency === currency);
  const page = cutPage(bank, all, found, read.value);
  if (!page.ok) return page.reply;
  const items = page.value.items.map((account) => {
    const { openedAt, ...rest } = one(account);
    if (on('listed-without-opening')) return rest;
    return { ...rest, openedAt, ...(on('listed-name-in-capitals') && { name: rest.name.toUpperCase() }) };
  });
  return json(200, { ...page.value, items });
}

/** POST /accounts */
export function openAccount(bank: Bank, call: Call): Reply {
  const { on } = bank;
  const body = readBody(bank, call);
  if (!body.ok) return body.reply;
  // The schema has made sure of the types.
  const { name, currency } = body.value as { name: string; currency: string };
  const account = { id: bank.nextId('acc'), name, currency, cents: 0, openedAt: bank.now() };
  bank.accounts.set(account.id, account);
  const location = `/transfers/v2/accounts/${encodeURIComponent(account.id)}`;
  return json(201, one(account), on('account-without-location') ? {} : { Location: location });
}

/** GET /accounts/{accountId} */
export function getAccount(bank: Bank, call: Call): Reply {
  const account = bank.accounts.get(call.params.accountId ?? '');
  if (account) return json(200, one(account));
  const missing = fail(bank, 404);
  if (!bank.on('missing-is-plain-json')) return missing;
  return { ...missing, headers: { 'Content-Type': 'application/json' } };
}

/** PATCH /accounts/{accountId} */
export function renameAccount(bank: Bank, call: Call): Reply {
  const account = bank.accounts.get(call.params.accountId ?? '');
  if (!account) return fail(bank, 404);
  const body = readBody(bank, call);
  if (!body.ok) return body.reply;
  const renamed = { ...account, name: String(body.value.name) };
  if (!bank.on('rename-not-kept')) bank.accounts.set(account.id, renamed);
  return json(200, one(renamed));
}

/** DELETE /accounts/{accountId}, the violation: a method that the document does not have. */
export function closeAccount(bank: Bank, call: Call): Reply {
  const isThere = bank.accounts.delete(call.params.accountId ?? '');
  return isThere ? { status: 204 } : fail(bank, 404);
}
