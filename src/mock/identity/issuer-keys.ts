import { generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { isObject } from '../../model/values.ts';
import type { KeptState } from '../persist/state-keeper.ts';

/** What an issuer signs with. */
export interface IssuerKeys {
  /** A private RSA key as a JWK, with `kid`, `use` and `alg`: of the tokens. */
  readonly signing: Readonly<Record<string, unknown>>;
  /** Of the cookies of its pages: 32 hexadecimal digits. */
  readonly cookie: string;
}

let ofProcess: Promise<IssuerKeys> | undefined;

/**
 * The keys of a mock's issuer: those that are kept beside the process, so that a restart or another replica ends nobody's
 * session; else one pair for all issuers of the process, since an RSA key takes some time.
 *
 * @throws UnkeptError where they are kept, and cannot be read
 */
export async function issuerKeys(kept: KeptState | undefined): Promise<IssuerKeys> {
  if (!kept) {
    ofProcess ??= makeKeys();
    return ofProcess;
  }
  const text = await kept.shared('issuer-keys', async () => JSON.stringify(await makeKeys()));
  const read: unknown = JSON.parse(text);
  if (isObject(read) && isObject(read.signing) && typeof read.cookie === 'string') {
    return { signing: read.signing, cookie: read.cookie };
  }
  throw new Error('what is kept as the keys of the issuer is none');
}

async function makeKeys(): Promise<IssuerKeys> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const kid = randomBytes(8).toString('hex');
  return {
    signing: { ...privateKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' },
    cookie: randomBytes(16).toString('hex'),
  };
}
