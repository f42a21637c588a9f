import { labelled, make, makeSection, makeSelect } from './dom.ts';
import type { Credential } from './draft.ts';
import type { FormPart } from './parameter-fields.ts';
import type { PlannedScheme } from './plan.ts';

/** What has been typed as credentials, by scheme: in memory until the page is left, and nowhere else. */
export type Secrets = Map<string, { user: string; secret: string }>;

/** The credentials of one of the operation's alternatives. */
export function authFields(
  alternatives: readonly (readonly PlannedScheme[])[],
  secrets: Secrets,
): FormPart<readonly Credential[]> {
  if (alternatives.length === 0) return { element: undefined, read: () => [] };
  const select = makeSelect(
    alternatives.map((schemes, index) => ({
      value: String(index),
      label: schemes.map(({ name }) => name).join(' and ') || 'None',
    })),
  );
  const index = (fits: (scheme: PlannedScheme) => boolean) =>
    alternatives.findIndex((schemes) => schemes.length > 0 && schemes.every(fits));
  // What has been filled in before, or else what a page can send.
  const first = [index(({ name }) => secrets.has(name)), index(({ in: where }) => where !== 'cookie'), 0];
  select.value = String(first.find((place) => place >= 0));
  const place = make('div');
  const chosen = () => alternatives[Number(select.value)] ?? [];
  const show = () => place.replaceChildren(...chosen().map((scheme) => schemeFields(scheme, secrets)));
  select.addEventListener('change', show);
  show();
  const note = make(
    'p',
    { class: 'note' },
    'Kept in memory until you leave or reload this page; not stored, and not in the address or the snippets.',
  );
  return {
    element: makeSection(
      'Credentials',
      alternatives.length > 1 ? labelled('Scheme', select) : undefined,
      place,
      note,
    ),
    read: () =>
      chosen().map((scheme) => ({ scheme, ...(secrets.get(scheme.name) ?? { user: '', secret: '' }) })),
  };
}

function schemeFields(scheme: PlannedScheme, secrets: Secrets): HTMLElement {
  const value = secrets.get(scheme.name) ?? { user: '', secret: '' };
  const field = (text: string, key: 'user' | 'secret', hint: string) => {
    const type = key === 'secret' ? 'password' : 'text';
    // Browsers offer to keep what looks like a sign-in.
    const input = make('input', {
      type,
      autocomplete: key === 'secret' ? 'one-time-code' : 'off',
      spellcheck: 'false',
    });
    input.value = value[key];
    input.addEventListener('input', () => {
      value[key] = input.value;
      secrets.set(scheme.name, value);
    });
    return labelled(text, input, { tag: scheme.name, hint });
  };
  if (scheme.kind === 'basic')
    return make('div', {}, field('User name', 'user', ''), field('Password', 'secret', scheme.note));
  if (scheme.kind === 'bearer') return field('Token', 'secret', scheme.note);
  if (scheme.kind === 'other') return field('Authorization header, whole', 'secret', scheme.note);
  const place =
    scheme.in === 'cookie'
      ? `A page cannot send the cookie ${scheme.key}: it is in the curl command only`
      : `${scheme.in}: ${scheme.key}`;
  return field('API key', 'secret', [place, scheme.note].filter(Boolean).join('. '));
}
