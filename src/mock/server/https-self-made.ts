import { isIP } from 'node:net';

/** A certificate and its private key, both as PEM text. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** Long enough for a server that is left running; a new one is made at every start. */
const lifetimeMs = 90 * 24 * 60 * 60 * 1000;
/** For clients whose clock is behind. */
const backdatedMs = 60 * 60 * 1000;

/**
 * Makes a certificate for this machine, signed by itself; it is kept in memory only.
 *
 * The only file that knows the engine (selfsigned), which is loaded when a certificate is first made.
 *
 * @param hosts names and addresses that the certificate is for, the first one its subject: `['localhost', '127.0.0.1']`
 * @param nowMs milliseconds since 1970
 */
export async function selfMadeCertificate(hosts: readonly string[], nowMs: number): Promise<Certificate> {
  const { generate } = await import('selfsigned');
  const made = await generate([{ name: 'commonName', value: hosts[0] ?? 'localhost' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(nowMs - backdatedMs),
    notAfterDate: new Date(nowMs + lifetimeMs),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: hosts.map(altNameOf) },
    ],
  });
  return { cert: made.cert, key: made.private };
}

function altNameOf(host: string): { type: 2; value: string } | { type: 7; ip: string } {
  return isIP(host) === 0 ? { type: 2, value: host } : { type: 7, ip: host };
}
