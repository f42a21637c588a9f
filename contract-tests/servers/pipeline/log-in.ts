import type { Tokens } from './types.ts';
import type { User } from './users.ts';

/** The tokens of a user of a server that listens. @throws Error where it refuses */
export async function logIn(serverUrl: string, { username, password }: User): Promise<Tokens> {
  const response = await fetch(`${serverUrl}/auth/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  if (!response.ok) throw new Error(`${username} cannot log in: ${response.status} ${await response.text()}`);
  const body = (await response.json()) as { readonly data: Tokens };
  return body.data;
}
