import type { Location } from '../../problem.ts';
import { noPreferences, type Preferences } from '../request/preferences.ts';
import type { PickedAnswer } from './rule.ts';

/** What an answer is negotiated by; `at` is the place of the rule that had its say in it. */
export type PickedPreferences = Preferences & { readonly at?: Location };

/**
 * What a request prefers, and what a rule picked for it where it does not say.
 *
 * A request that names a status or an example gets that: rules say nothing of it then. One that only asks for generated
 * values gets them in the status that was picked.
 */
export function withPicked(preferences: Preferences, picked: PickedAnswer | undefined): PickedPreferences {
  if (!picked || preferences.code !== undefined || preferences.example !== undefined) return preferences;
  // Most requests prefer nothing: nothing is made for them.
  if (preferences === noPreferences) return picked;
  if (preferences.dynamic !== true) return { ...picked, ...preferences };
  const { example, ...others } = picked;
  return { ...others, ...preferences };
}
