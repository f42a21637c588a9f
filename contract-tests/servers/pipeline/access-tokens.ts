import fastifyJwt from '@fastify/jwt';
import type { FastifyInstance } from 'fastify';
import { isObject } from '../../../src/model/values.ts';

/** How long an access token is good for, in seconds: an hour. */
export const accessTokenSeconds = 3600;

/** What an access token says. */
export interface Claims {
  /** The user. */
  readonly sub: string;
  /** With spaces between: `read write`. */
  readonly scope: string;
  /** The session that it belongs to. */
  readonly sid: string;
}

/** What became of reading a token. */
export type ReadToken =
  | { readonly ok: true; readonly claims: Claims }
  | { readonly ok: false; readonly hasExpired: boolean };

/** Signs and reads access tokens: JWTs with HS256. */
export interface AccessTokens {
  sign(claims: Claims, now: Date): string;
  read(token: string, now: Date): ReadToken;
}

/** The adapter of `@fastify/jwt`. @param secret at least 32 random bytes, kept over restarts */
export async function createAccessTokens(app: FastifyInstance, secret: string): Promise<AccessTokens> {
  await app.register(fastifyJwt, {
    secret,
    sign: { algorithm: 'HS256', iss: 'pipeline' },
    verify: { algorithms: ['HS256'], allowedIss: 'pipeline' },
  });
  return {
    sign: (claims, now) => {
      const iat = Math.floor(now.getTime() / 1000);
      return app.jwt.sign({ ...claims, iat, exp: iat + accessTokenSeconds });
    },
    read: (token, now) => {
      try {
        const claims: unknown = app.jwt.verify(token, { clockTimestamp: now.getTime() });
        return isClaims(claims) ? { ok: true, claims } : { ok: false, hasExpired: false };
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? error.code : undefined;
        return { ok: false, hasExpired: code === 'FAST_JWT_EXPIRED' };
      }
    },
  };
}

function isClaims(value: unknown): value is Claims {
  return isObject(value) && ['sub', 'scope', 'sid'].every((name) => typeof value[name] === 'string');
}
