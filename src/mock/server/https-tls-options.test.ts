import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, get } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { selfMadeCertificate } from './https-self-made.ts';
import { tlsOptions } from './https-tls-options.ts';

let cwd: string;
beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'concordat-https-'));
  for (const name of ['one', 'two']) {
    const { cert, key } = await selfMadeCertificate([`${name}.example`], Date.now());
    writeFileSync(join(cwd, `${name}.crt`), cert);
    writeFileSync(join(cwd, `${name}.key`), key);
  }
  writeFileSync(
    join(cwd, 'locked.key'),
    '-----BEGIN ENCRYPTED PRIVATE KEY-----\nAA==\n-----END ENCRYPTED PRIVATE KEY-----\n',
  );
});
afterAll(() => rmSync(cwd, { recursive: true }));

/** The status of an answer over TLS, where the certificate is trusted for the host. */
function statusOver(
  tls: { cert: string; key: string },
  host: string,
  address: string,
): Promise<number | undefined> {
  const server = createServer(tls, (_incoming, outgoing) => outgoing.writeHead(204).end());
  return new Promise((resolve, reject) => {
    server.listen(0, address, () => {
      const { port } = server.address() as AddressInfo;
      const options = { host, port, ca: tls.cert, agent: false };
      get(options, (incoming) => resolve(incoming.statusCode)).on('error', reject);
    });
  }).finally(() => server.close()) as Promise<number | undefined>;
}

test.each([
  ['127.0.0.1', '127.0.0.1'],
  ['localhost', '127.0.0.1'],
])('a client that trusts the certificate that was made reaches https://%s', async (host, address) => {
  const tls = await tlsOptions({ cwd });
  expect(await statusOver(tls, host, address)).toBe(204);
});

test('a certificate is made for this machine, and for the address that is listened on', async () => {
  const now = Date.UTC(2026, 0, 10, 12);
  const made = await tlsOptions({ cwd, host: '192.0.2.7', clock: () => now });
  const certificate = new X509Certificate(made.cert);
  expect(certificate.subjectAltName).toBe(
    'DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1, IP Address:192.0.2.7',
  );
  expect([certificate.validFromDate.toISOString(), certificate.validToDate.toISOString()]).toEqual([
    '2026-01-10T11:00:00.000Z',
    '2026-04-10T12:00:00.000Z',
  ]);
  expect(certificate.ca).toBe(false);
  expect(made.fingerprint).toBe(certificate.fingerprint256);
  expect((await tlsOptions({ cwd })).fingerprint).not.toBe(made.fingerprint);
});

test('files of a certificate and its key are used as they are', async () => {
  const { fingerprint, cert } = await tlsOptions({ cwd, certFile: 'one.crt', keyFile: 'one.key' });
  expect(fingerprint).toBe(new X509Certificate(cert).fingerprint256);
});

test.each([
  ['one.crt', undefined, '--https-cert needs --https-key too'],
  [undefined, 'one.key', '--https-key needs --https-cert too'],
  ['none.crt', 'one.key', '--https-cert none.crt: there is no such file'],
  ['.', 'one.key', '--https-cert .: it cannot be read'],
  ['one.key', 'one.key', '--https-cert one.key: it holds no certificate in PEM form'],
  ['one.crt', 'one.crt', '--https-key one.crt: it holds no private key in PEM form'],
  ['one.crt', 'locked.key', '--https-key locked.key: the key is protected by a passphrase'],
  ['one.crt', 'two.key', 'the key in two.key is not that of the certificate in one.crt'],
])('%s with %s is refused', async (certFile, keyFile, message) => {
  await expect(tlsOptions({ cwd, certFile, keyFile })).rejects.toMatchObject({ code: 'E_USAGE', message });
});
