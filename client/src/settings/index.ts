/** Settings an environment, and secrets: `@concordat/client/settings`. Files are read by `@concordat/client/node`. */
export {
  defineSettings,
  type ReadSettings,
  type Settings,
  type SettingsOf,
  type SettingsShape,
} from './define-settings.ts';
export { environmentSecrets } from './environment-secrets.ts';
export { type RotatingOptions, rotating } from './rotating.ts';
export { SecretError, type SecretProvider } from './secret-provider.ts';
export { SecretValue } from './secret-value.ts';
export { optional, type Setting, type SettingOptions, setting } from './setting.ts';
export type { SettingsFile } from './settings-file.ts';
export type { DefineOptions } from './settings-plan.ts';
export { SettingsError, type SettingsProblem } from './settings-problem.ts';
export type { SettingsSources } from './settings-reading.ts';
