import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createPublicFetch, type PublicFetchOptions } from './public-fetch.ts';

/** A receiver on this machine, and what came to it. */
async function receiver(status: number, headers: Record<string, string> = {}) {
  const requests: { host: string | undefined; body: string }[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    requests.push({ host: request.headers.host, body });
    response.writeHead(status, headers).end('thanks');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  return { requests, port: (server.address() as AddressInfo).port };
}

/** A name service that answers with one address after the other, the last one for ever, and what it was asked. */
function names(...addresses: string[]) {
  const asked: string[] = [];
  const resolve: NonNullable<PublicFetchOptions['resolve']> = async (name) => {
    asked.push(name);
    const address = addresses[Math.min(asked.length, addresses.length) - 1] ?? '';
    return [{ address, family: address.includes(':') ? 6 : 4 }];
  };
  return { asked, resolve };
}

function send(url: string, options: PublicFetchOptions) {
  return createPublicFetch(options)(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{"type":"generation.completed"}',
    redirect: 'manual',
    signal: AbortSignal.timeout(5000),
  });
}

test('a name is looked up once, and what was checked is connected to', async () => {
  const { requests, port } = await receiver(204);
  const { asked, resolve } = names('127.0.0.1');
  const checked: string[] = [];
  const isForbidden = (address: string) => checked.push(address) === 0;
  const answer = await send(`http://hooks.acme.test:${port}/x`, { resolve, isForbidden });
  expect(answer.status).toBe(204);
  expect({ asked, checked }).toEqual({ asked: ['hooks.acme.test'], checked: ['127.0.0.1'] });
  expect(requests).toEqual([{ host: `hooks.acme.test:${port}`, body: '{"type":"generation.completed"}' }]);
});

test('a name that moves to this machine between two messages gets none', async () => {
  const { requests, port } = await receiver(204);
  const { resolve } = names('127.0.0.2', '127.0.0.1');
  const isForbidden = (address: string) => address === '127.0.0.1';
  const url = `http://hooks.acme.test:${port}/`;
  // Nobody listens on the first address: it is the second lookup that would reach somebody.
  await expect(send(url, { resolve, isForbidden })).rejects.toThrow('ECONNREFUSED');
  await expect(send(url, { resolve, isForbidden })).rejects.toThrow(
    'hooks.acme.test is in a private network',
  );
  expect(requests).toEqual([]);
});

test('a redirect is an answer, and is not followed', async () => {
  const other = await receiver(204);
  const { port } = await receiver(302, { Location: `http://127.0.0.1:${other.port}/` });
  const { resolve } = names('127.0.0.1');
  const answer = await send(`http://hooks.acme.test:${port}/`, { resolve, isForbidden: () => false });
  expect(answer.status).toBe(302);
  expect(other.requests).toEqual([]);
});

const refused: [name: string, url: string, addresses: readonly string[]][] = [
  ['this machine', 'http://127.0.0.1:{port}/', []],
  ['this machine as a number', 'http://2130706433:{port}/', []],
  ['this machine by name', 'http://localhost:{port}/', []],
  ['this machine in IPv6', 'http://[::1]:{port}/', []],
  ['a name of this machine', 'http://hooks.acme.test:{port}/', ['127.0.0.1']],
  ['a name with a private address in IPv6', 'http://hooks.acme.test:{port}/', ['fd12::1']],
  ['a name with a mapped address', 'http://hooks.acme.test:{port}/', ['::ffff:127.0.0.1']],
];
test.each(refused)('nothing is sent to %s', async (_name, url, addresses) => {
  const { requests, port } = await receiver(204);
  const { resolve } = names(...addresses);
  await expect(send(url.replace('{port}', String(port)), { resolve })).rejects.toThrow('private network');
  expect(requests).toEqual([]);
});

test('a name with one private address among others is refused', async () => {
  const resolve = async () => [
    { address: '93.184.216.34', family: 4 },
    { address: '10.0.0.1', family: 4 },
  ];
  await expect(send('http://hooks.acme.test/', { resolve })).rejects.toThrow('private network');
});

test('a name without an address fails', async () => {
  const resolve = async () => [];
  await expect(send('http://hooks.acme.test/', { resolve })).rejects.toThrow('has no address');
});
