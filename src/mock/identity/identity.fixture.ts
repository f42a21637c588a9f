import { fileURLToPath } from 'node:url';
import { loadModel } from '../../model/load.ts';
import type { Model } from '../../model/model.ts';
import { createMock, type MockOptions } from '../mock.ts';
import { createIdentity } from './create-identity.ts';

/** When the clock of every mock here begins. */
export const startMs = Date.parse('2026-01-01T00:00:00Z');

/** A document of this repository. */
export async function specModel(name: string): Promise<Model> {
  const path = fileURLToPath(new URL(`../../../spec/${name}/openapi.yaml`, import.meta.url));
  const loaded = await loadModel(path);
  if (!loaded.ok) throw new Error(`spec/${name} cannot be read`);
  return loaded.value;
}

/** A mock of one with identity on, its time under the hand of the test. */
export async function identityMock(name: string, options: MockOptions = {}) {
  const mock = createMock(await specModel(name), {
    identity: createIdentity(),
    seed: 1,
    time: () => new Date(startMs),
    ...options,
  });
  const worldOf = (session: string) => {
    if (!mock.state) throw new Error('the mock has no state');
    return mock.state.worlds.of(session);
  };
  return {
    mock,
    /** Lets time pass in the world of a session. */
    pass: (ms: number, session = '') => worldOf(session).clock.advance(ms),
    now: (session = '') => worldOf(session).clock.now().getTime(),
    /** @param input `POST /auth/login` */
    call: (input: string, body?: object, headers: Record<string, string> = {}) => {
      const [method = 'GET', path = ''] = input.split(' ');
      const json = body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
      return mock.fetch(path, { method, ...json, headers: { ...json?.headers, ...headers } });
    },
  };
}

/** A form as browsers and OAuth clients send it. */
export function formOf(fields: Record<string, string>, headers: Record<string, string> = {}) {
  return { method: 'POST', body: new URLSearchParams(fields), headers, redirect: 'manual' as const };
}

export const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });
export const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
