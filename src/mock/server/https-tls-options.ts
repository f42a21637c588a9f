import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ToolkitError } from '../../error.ts';
import { type Certificate, selfMadeCertificate } from './https-self-made.ts';

/** What a server needs to speak HTTPS. */
export interface TlsOptions extends Certificate {
  /** SHA-256 of the certificate, by which a client can tell that it is this one: `AB:CD:…`. */
  readonly fingerprint: string;
}

/** Which certificate to use. */
export interface CertificateChoice {
  /** Files in PEM form, relative to `cwd`; a chain has the server's own certificate first. Default: one is made. */
  readonly certFile?: string | undefined;
  readonly keyFile?: string | undefined;
  readonly cwd: string;
  /** The address that is listened on; a certificate that is made is for it too. Default: `127.0.0.1`. */
  readonly host?: string | undefined;
  /** Milliseconds since 1970. Default: `Date.now`. */
  readonly clock?: () => number;
}

/** Every name of this machine that clients use. */
const localHosts = ['localhost', '127.0.0.1', '::1'];

/**
 * Reads a certificate and its key, or makes both for this machine.
 *
 * @throws ToolkitError E_USAGE for files that cannot be read, are no PEM, or do not belong together
 */
export async function tlsOptions(choice: CertificateChoice): Promise<TlsOptions> {
  const { certFile, keyFile, cwd, host, clock = Date.now } = choice;
  if (certFile === undefined && keyFile === undefined) {
    const isSpecific = host !== undefined && !['0.0.0.0', '::', ...localHosts].includes(host);
    const made = await selfMadeCertificate(isSpecific ? [...localHosts, host] : localHosts, clock());
    return { ...made, fingerprint: new X509Certificate(made.cert).fingerprint256 };
  }
  if (certFile === undefined || keyFile === undefined) {
    const [given, missing] = certFile === undefined ? ['key', 'cert'] : ['cert', 'key'];
    throw new ToolkitError('E_USAGE', `--https-${given} needs --https-${missing} too`, {
      hint: 'Name both files, or use --https alone for a certificate made on the spot.',
    });
  }
  const cert = await readPem(certFile, cwd, 'cert');
  const key = await readPem(keyFile, cwd, 'key');
  const certificate = parseCertificate(cert, certFile);
  if (!certificate.checkPrivateKey(parseKey(key, keyFile))) {
    throw new ToolkitError('E_USAGE', `the key in ${keyFile} is not that of the certificate in ${certFile}`, {
      hint: 'Name the two files that were made together; a chain starts with the certificate of the server.',
    });
  }
  return { cert, key, fingerprint: certificate.fingerprint256 };
}

async function readPem(file: string, cwd: string, what: 'cert' | 'key'): Promise<string> {
  try {
    return await readFile(resolve(cwd, file), 'utf8');
  } catch (cause) {
    const reason =
      (cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : 'it cannot be read';
    throw new ToolkitError('E_USAGE', `--https-${what} ${file}: ${reason}`, {
      hint: 'Name a file in PEM form, which starts with "-----BEGIN".',
      cause,
    });
  }
}

function parseCertificate(text: string, file: string): X509Certificate {
  try {
    return new X509Certificate(text);
  } catch (cause) {
    throw new ToolkitError('E_USAGE', `--https-cert ${file}: it holds no certificate in PEM form`, {
      hint: 'It starts with "-----BEGIN CERTIFICATE-----".',
      cause,
    });
  }
}

function parseKey(text: string, file: string): KeyObject {
  try {
    return createPrivateKey(text);
  } catch (cause) {
    const isEncrypted = /ENCRYPTED/.test(text);
    const reason = isEncrypted
      ? 'the key is protected by a passphrase'
      : 'it holds no private key in PEM form';
    throw new ToolkitError('E_USAGE', `--https-key ${file}: ${reason}`, {
      hint: isEncrypted
        ? 'Remove it with: openssl pkey -in KEY -out PLAIN-KEY'
        : 'It starts with "-----BEGIN PRIVATE KEY-----".',
      cause,
    });
  }
}
