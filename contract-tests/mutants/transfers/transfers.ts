import type { Or } from '../or.ts';
import type { Call, Reply } from '../serve.ts';
import { centsOf, shownAmount } from './amount.ts';
import type { Account, Bank, Transfer } from './bank.ts';
import { cutPage } from './page.ts';
import { readBody, readParameters } from './read-request.ts';
import { fail, json } from './replies.ts';

interface NewTransfer {
  readonly fromAccountId: string;
  readonly toAccountId: string;
  readonly amount: string;
  readonly reference?: string | null;
}

/** GET /transfers */
export function listTransfers(bank: Bank, call: Call): Reply {
  const read = readParameters(bank, call);
  if (!read.ok) return read.reply;
  const { fromAccountId, status } = read.value;
  const all = [...bank.transfers.values()];
  const found = all
    .filter(
      (one) => fromAccountId === undefined || bank.on('from-ignored') || one.fromAccountId === fromAccountId,
    )
    .filter((one) => status === undefined || one.status === status);
  const page = cutPage(bank, all, found, read.value);
  return page.ok ? json(200, { ...page.value, items: page.value.items.map(shown) }) : page.reply;
}

/** POST /transfers */
export function createTransfer(bank: Bank, call: Call): Reply {
  const { on, repeats, transfers } = bank;
  const read = readParameters(bank, call);
  if (!read.ok) return read.reply;
  const body = readBody(bank, call);
  if (!body.ok) return body.reply;
  // The schema has made sure of the types.
  const wanted = body.value as unknown as NewTransfer;
  const { fromAccountId, toAccountId, amount, reference = null } = wanted;
  const key = read.value['Idempotency-Key'] as string | undefined;
  const same = JSON.stringify([fromAccountId, toAccountId, amount, reference]);
  const before = repeats.get(key ?? '');
  if (before && before.body !== same) return fail(bank, 409, 'The key was used for another transfer');
  const first = transfers.get(before?.id ?? '');
  if (first && !on('repeat-makes-another')) return made(bank, first, { 'Idempotency-Replayed': 'true' });
  const moved = move(bank, wanted);
  if (!moved.ok) return moved.reply;
  const ids = { id: bank.nextId('tr'), fromAccountId, toAccountId };
  const rest = { currency: moved.value, reference, status: 'completed', createdAt: bank.now() };
  const transfer: Transfer = { ...ids, cents: centsOf(amount), ...rest };
  transfers.set(transfer.id, transfer);
  if (key !== undefined) repeats.set(key, { body: same, id: transfer.id });
  return made(bank, transfer, {}, amount);
}

/** GET /transfers/{transferId} */
export function getTransfer(bank: Bank, call: Call): Reply {
  const transfer = bank.transfers.get(call.params.transferId ?? '');
  if (!transfer) return fail(bank, 404);
  const { amount, ...rest } = shown(transfer);
  return json(200, { ...rest, amount: bank.on('amount-as-number') ? Number(amount) : amount });
}

/** POST /transfers/{transferId}/reverse */
export function reverseTransfer(bank: Bank, call: Call): Reply {
  const { accounts, transfers, on } = bank;
  const transfer = transfers.get(call.params.transferId ?? '');
  if (!transfer) return fail(bank, 404);
  if (transfer.status === 'reversed') return fail(bank, 409, 'It was reversed before');
  const { cents, fromAccountId, toAccountId } = transfer;
  const [from, to] = [accounts.get(fromAccountId), accounts.get(toAccountId)];
  if (!from || !to || to.cents < cents) return fail(bank, 409, 'The money is no longer there');
  accounts.set(to.id, { ...to, cents: to.cents - cents });
  accounts.set(from.id, { ...from, cents: from.cents + cents });
  const reversed = { ...transfer, status: 'reversed' };
  if (!on('reversal-not-kept')) transfers.set(transfer.id, reversed);
  return json(200, shown(reversed));
}

/** Moves the money and tells the currency. */
function move(bank: Bank, { fromAccountId, toAccountId, amount }: NewTransfer): Or<string> {
  const { accounts, on } = bank;
  const no = (status: number, detail: string) => ({ ok: false, reply: fail(bank, status, detail) }) as const;
  const [from, to] = [accounts.get(fromAccountId), accounts.get(toAccountId)];
  if (!from) return no(422, 'fromAccountId is not known');
  if (!to) return no(422, 'toAccountId is not known');
  if (from === to) return no(422, 'Both accounts are the same');
  if (from.currency !== to.currency) return no(422, 'The accounts have different currencies');
  const cents = centsOf(amount);
  if (from.cents < cents) return no(on('too-low-is-402') ? 402 : 422, 'The balance is too low');
  accounts.set(from.id, changed(from, -cents));
  accounts.set(to.id, changed(to, cents));
  return { ok: true, value: from.currency };
}

function changed(account: Account, cents: number): Account {
  return { ...account, cents: account.cents + cents };
}

function made(
  { on }: Bank,
  transfer: Transfer,
  headers: Readonly<Record<string, string>> = {},
  amount = shownAmount(transfer.cents),
): Reply {
  const Location = `/transfers/v2/transfers/${encodeURIComponent(transfer.id)}`;
  const status = on('transfer-made-200') ? 200 : 201;
  return json(status, { ...shown(transfer), amount }, { Location, ...headers });
}

function shown({ cents, ...rest }: Transfer): Record<string, unknown> {
  return { ...rest, amount: shownAmount(cents) };
}
