import type { Model } from '../../model/model.ts';
import { type ApiIdentity, createApiIdentity, type IdentityApi } from './identity.ts';
import { type IdentityOptions, type IdentitySettings, identitySettings } from './identity-settings.ts';

/** Who may call a mock: an issuer of tokens, which are then asked for. Made by `createIdentity`. */
export interface Identity {
  readonly options: IdentityOptions;
  /** The settings of a mock, with what its other files say. */
  settings(said: readonly IdentityOptions[], models: readonly Model[]): IdentitySettings;
  /** What one API does by them. */
  api(settings: IdentitySettings, api: IdentityApi): ApiIdentity;
}

/**
 * Who may call a mock, for `createMock`.
 *
 * It is handed over because few mocks have one: the others do not load it.
 *
 * @example
 * createMock(model, { identity: createIdentity({ users: [{ name: 'ada', password: 'lovelace' }] }) });
 */
export function createIdentity(options: IdentityOptions = {}): Identity {
  return { options, settings: identitySettings, api: createApiIdentity };
}
