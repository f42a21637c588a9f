import { labelled, make, makeSection, makeSelect } from './dom.ts';
import type { FormPart } from './parameter-fields.ts';
import type { PlannedServer } from './plan.ts';

/** What the base URLs of a form are made from. */
export interface ServerChoice {
  readonly mock: string | undefined;
  readonly servers: readonly PlannedServer[];
  /** Origins that the page may ask, beside its own and this machine's. */
  readonly origins: readonly string[];
}

const own = 'own';
const storageKey = 'concordat.try-it.server';

/** The choice of a base URL: the mock's first, then the document's servers, then one's own. */
export function serverField({ mock, servers, origins }: ServerChoice): FormPart<string> {
  const bases = [
    ...(mock === undefined ? [] : mockBases(mock, servers)),
    ...servers.flatMap(({ url, description }) => {
      const base = absolute(url);
      return base === undefined
        ? []
        : [{ value: base, label: description ? `${base} (${description})` : base }];
    }),
  ];
  const select = makeSelect([...bases, { value: own, label: 'Another address …' }]);
  const input = make('input', {
    type: 'url',
    autocomplete: 'off',
    spellcheck: 'false',
    placeholder: 'http://127.0.0.1:8080/v1',
  });
  input.value = remembered() ?? '';
  if (input.value !== '') select.value = own;
  const hint = `May be ${['this page’s own origin', 'any port of 127.0.0.1 or localhost', ...origins].join(', ')}. Forgotten when the tab is closed.`;
  const other = labelled('Base URL', input, { hint });
  const show = () => {
    other.hidden = select.value !== own;
    remember(select.value === own ? input.value : '');
  };
  select.addEventListener('change', show);
  input.addEventListener('input', show);
  show();
  return {
    element: makeSection('Server', labelled('Send to', select), other),
    read: () => (select.value === own ? (absolute(input.value.trim()) ?? '') : select.value),
  };
}

/** The mock has every operation below its server's base path. */
function mockBases(mock: string, servers: readonly PlannedServer[]) {
  const paths = servers.length > 0 ? servers.map(({ basePath }) => basePath) : [''];
  return [...new Set(paths)].flatMap((basePath) => {
    const base = absolute(`${mock.replace(/\/+$/, '')}${basePath}` || '/');
    return base === undefined ? [] : [{ value: base, label: `${base} (mock)` }];
  });
}

/** Without query and fragment; undefined for what a page cannot ask: another scheme, a path without a host. */
function absolute(url: string): string | undefined {
  const parsed = url === '' ? null : URL.parse(url, document.baseURI);
  if (!parsed || !/^https?:$/.test(parsed.protocol) || parsed.username !== '' || parsed.password !== '')
    return undefined;
  return `${parsed.origin}${parsed.pathname}`.replace(/\/+$/, '');
}

function remembered(): string | undefined {
  try {
    return sessionStorage.getItem(storageKey) ?? undefined;
  } catch {
    return undefined;
  }
}

function remember(url: string): void {
  try {
    if (url === '') sessionStorage.removeItem(storageKey);
    else sessionStorage.setItem(storageKey, url);
  } catch {
    // Storage is switched off: it is asked for again.
  }
}
