import type { AccountSetting, ApiKeySetting } from './accounts.ts';

/** An account with a password. */
export const demoAccount: AccountSetting = {
  email: 'ada@acme.dev',
  password: 'correct horse battery staple',
};
/** Another account, which sees nothing of the first. */
export const otherAccount: AccountSetting = {
  email: 'grace@acme.dev',
  password: 'demo-password-of-grace',
};
/** An API key of the first account. */
export const demoApiKey = 'sk_demo_4c1b9e7a3d48c25f';
/** An API key of the first account that may only read. */
export const demoReadOnlyApiKey = 'sk_demo_read_91d27fb3a6e0c584';
/** An API key of the other account. */
export const otherApiKey = 'sk_demo_other_7e5a08d1c94bf326';

/** The accounts that a server has unless it is given others. */
export const demoAccounts: readonly AccountSetting[] = [demoAccount, otherAccount];
/** The API keys that a server takes unless it is given others. */
export const demoApiKeys: readonly ApiKeySetting[] = [
  { key: demoApiKey, email: demoAccount.email, isReadOnly: false },
  { key: demoReadOnlyApiKey, email: demoAccount.email, isReadOnly: true },
  { key: otherApiKey, email: otherAccount.email, isReadOnly: false },
];
