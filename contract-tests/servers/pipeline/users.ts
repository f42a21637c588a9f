import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { Scope } from './types.ts';

/** Somebody who may log in. */
export interface User {
  readonly username: string;
  readonly password: string;
  readonly scopes: readonly Scope[];
}

/** A user with every scope. */
export const demoUser: User = {
  username: 'ada',
  password: 'correct horse battery staple',
  scopes: ['read', 'write', 'execute'],
};
/** Another user with every scope. */
export const demoOtherUser: User = { ...demoUser, username: 'grace', password: 'debugging a moth in 1947' };
/** A user who may only read. */
export const demoReader: User = { username: 'vera', password: 'galaxies turn too fast', scopes: ['read'] };

const derive = promisify<string, Uint8Array, number, Buffer>(scrypt);
const keyBytes = 32;

/** Those who may log in: of their passwords, only what scrypt makes of them is kept. */
export class Users {
  readonly #salt = randomBytes(16);
  readonly #known: Promise<readonly { readonly user: Omit<User, 'password'>; readonly key: Buffer }[]>;

  constructor(users: readonly User[]) {
    this.#known = Promise.all(
      users.map(async ({ username, password, scopes }) => ({
        user: { username, scopes },
        key: await derive(password, this.#salt, keyBytes),
      })),
    );
  }

  /** Whose name and password these are; the time it takes says nothing of which is wrong. */
  async verify(username: string, password: string): Promise<Omit<User, 'password'> | undefined> {
    const [known, key] = await Promise.all([this.#known, derive(password, this.#salt, keyBytes)]);
    return known.find((one) => timingSafeEqual(one.key, key) && one.user.username === username)?.user;
  }

  /** What a user may do now; undefined for one who is no longer known. */
  async scopesOf(username: string): Promise<readonly Scope[] | undefined> {
    return (await this.#known).find(({ user }) => user.username === username)?.user.scopes;
  }
}
