import { expect, test } from 'vitest';
import type { AdminCall } from '../admin/admin-call.ts';
import { createScrapeGuard } from './may-scrape.ts';

const call = (remoteAddress: string, headers: AdminCall['headers'] = {}): AdminCall => ({
  method: 'GET',
  target: '/_concordat/metrics',
  headers: { host: 'localhost:4010', ...headers },
  body: undefined,
  remoteAddress,
});
const from = ['10.1.2.3', '10.9.0.0/16', 'fd00::/8', 'prometheus'];
const lookup = async (name: string) => {
  if (name !== 'prometheus') throw new Error('ENOTFOUND');
  return ['172.18.0.5', 'fe80::5'];
};
const inside = { host: 'mock-1:4010' };

test.each<[string, AdminCall, boolean]>([
  ['this machine', call('127.0.0.1'), true],
  ['an address', call('10.1.2.3', inside), true],
  ['an address as a socket of IPv6 has it', call('::ffff:10.1.2.3', inside), true],
  ['a subnet', call('10.9.200.1', inside), true],
  ['a subnet of IPv6', call('fd00::1', inside), true],
  ['a name', call('172.18.0.5', inside), true],
  ['another address', call('10.1.2.4', inside), false],
  ['a neighbour of the subnet', call('10.10.0.1', inside), false],
  ['somebody behind a proxy', call('10.1.2.3', { ...inside, 'x-forwarded-for': '8.8.8.8' }), false],
  ['a page of another site', call('10.1.2.3', { ...inside, origin: 'https://evil.example' }), false],
  ['a picture on another site', call('10.1.2.3', { ...inside, 'sec-fetch-site': 'cross-site' }), false],
  ['this machine under a strange name', call('127.0.0.1', { host: 'evil.example' }), false],
  ['nobody known', call(''), false],
])('%s', async (_name, from_, want) => {
  expect((await createScrapeGuard(from, lookup)(from_)) === undefined).toBe(want);
});

test('who is refused hears what to do', async () => {
  expect(await createScrapeGuard([], lookup)(call('10.1.2.3', inside))).toBe(
    'Only programs on this machine may read the metrics. --metrics-from names others: an address, a subnet or a host name.',
  );
});

test.each(['', '10.0.0', '10.0.0.0/33', '10.0.0.0/8/8', 'http://prometheus', '-a', '*'])(
  '--metrics-from %j is E_USAGE',
  (text) => {
    expect(() => createScrapeGuard([text], lookup)).toThrow('is not an address, subnet or host name');
  },
);
