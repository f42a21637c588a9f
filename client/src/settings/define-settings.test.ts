import { inspect } from 'node:util';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { defineSettings } from './define-settings.ts';
import type { SecretValue } from './secret-value.ts';
import { optional, setting } from './setting.ts';
import { SettingsError } from './settings-problem.ts';
import type { SettingsSources } from './settings-reading.ts';

const settings = defineSettings(
  {
    url: setting.url({ defaults: { development: 'http://127.0.0.1:4010' } }),
    apiKey: setting.secret({ minLength: 8, defaults: { development: 'dev-key-1' } }),
    rate: setting.number({ min: 0, default: 10, defaults: { development: 5, production: 20 } }),
    timeoutMs: setting.integer({ min: 1, max: 60_000, default: 30_000 }),
    trace: setting.boolean({ default: false }),
    level: setting.choice(['debug', 'info'], { default: 'info' }),
    team: optional(setting.text({ variable: 'TEAM' })),
  },
  { prefix: 'CUSTOMERS_' },
);

const file = (sections: object) => ({ path: 'settings.json', text: JSON.stringify(sections, null, 2) });
const key = { CUSTOMERS_API_KEY: 'sk_live_8c2f' };
const live = { ENVIRONMENT: 'production', CUSTOMERS_URL: 'https://api.acme.dev/v1/', ...key };

function problems(sources: SettingsSources): readonly string[] {
  try {
    settings.read(sources);
  } catch (error) {
    if (error instanceof SettingsError)
      return error.problems.map(({ where, message }) => `${where}: ${message}`);
    throw error;
  }
  return [];
}

test('values and their types', () => {
  const { values, environment, origins } = settings.read({ variables: live });
  expect({ ...values, apiKey: values.apiKey.reveal() }).toEqual({
    url: 'https://api.acme.dev/v1',
    apiKey: 'sk_live_8c2f',
    rate: 20,
    timeoutMs: 30_000,
    trace: false,
    level: 'info',
    team: undefined,
  });
  expect([environment, origins.url, origins.rate]).toEqual(['production', 'CUSTOMERS_URL', 'default']);
  expectTypeOf(values.level).toEqualTypeOf<'debug' | 'info'>();
  expectTypeOf(values.apiKey).toEqualTypeOf<SecretValue>();
  expectTypeOf(values.team).toEqualTypeOf<string | undefined>();
  expectTypeOf(values.rate).toEqualTypeOf<number>();
});

describe('what goes before what', () => {
  const sections = { all: { timeoutMs: 2, rate: 2 }, production: { timeoutMs: 3 } };
  const cases: [name: string, sources: SettingsSources, timeoutMs: number, rate: number, origin: string][] = [
    [
      'a variable',
      { variables: { ...live, CUSTOMERS_TIMEOUT_MS: '4' }, file: file(sections) },
      4,
      2,
      'CUSTOMERS_TIMEOUT_MS',
    ],
    ['the section of the environment', { variables: live, file: file(sections) }, 3, 2, 'settings.json:7'],
    [
      'the section for all',
      { variables: { ...live, ENVIRONMENT: 'staging' }, file: file(sections) },
      2,
      2,
      'settings.json:3',
    ],
    ['the default of the environment', { variables: { ENVIRONMENT: 'development' } }, 30_000, 5, 'default'],
    ['the default', { variables: { ...live, ENVIRONMENT: 'staging' } }, 30_000, 10, 'default'],
    [
      'an empty variable is none',
      { variables: { ...live, CUSTOMERS_TIMEOUT_MS: '' } },
      30_000,
      20,
      'default',
    ],
    ['the environment of the caller', { variables: live, environment: 'staging' }, 30_000, 10, 'default'],
  ];
  test.each(cases)('%s', (_name, sources, timeoutMs, rate, origin) => {
    const { values, origins } = settings.read(sources);
    expect([values.timeoutMs, values.rate, origins.timeoutMs]).toEqual([timeoutMs, rate, origin]);
  });
});

describe('problems', () => {
  const url = 'CUSTOMERS_URL: must be an https: address without query and credentials in production';
  const cases: [name: string, sources: SettingsSources, problems: readonly string[]][] = [
    [
      'no environment',
      { variables: {} },
      ['ENVIRONMENT: must be one of development, staging, production, but is not set.'],
    ],
    [
      'a misspelt one',
      { variables: { ...live, ENVIRONMENT: 'prodution' } },
      [
        'ENVIRONMENT: must be one of development, staging, production, but is "prodution". Did you mean "production"?',
      ],
    ],
    [
      'http: in production',
      { variables: { ...live, CUSTOMERS_URL: 'http://api.acme.dev' } },
      [`${url}, but is "http://api.acme.dev".`],
    ],
    [
      'a password in an address',
      { variables: { ...live, CUSTOMERS_URL: 'https://a:hunter2@api.acme.dev/?key=hunter2' } },
      [`${url}, but is "https://api.acme.dev/".`],
    ],
    [
      'no address',
      { variables: { ...live, CUSTOMERS_URL: 'ada:hunter2@api.acme.dev' } },
      [`${url}, but is a text that is no address.`],
    ],
    [
      'a short secret',
      { variables: { ...live, CUSTOMERS_API_KEY: 'hunter2' } },
      ['CUSTOMERS_API_KEY: must be a secret of at least 8 letters without spaces around, but is 7 letters.'],
    ],
    [
      'a secret with a line end',
      { variables: { ...live, CUSTOMERS_API_KEY: 'hunter2hunter2\n' } },
      ['CUSTOMERS_API_KEY: must be a secret of at least 8 letters without spaces around, but is 15 letters.'],
    ],
    [
      'a secret in a file',
      { variables: live, file: file({ staging: { apiKey: 'hunter2hunter2' } }) },
      ['settings.json:3: "apiKey" is a secret, which no file of settings holds: set CUSTOMERS_API_KEY.'],
    ],
    [
      'nothing',
      { variables: { ENVIRONMENT: 'production' }, file: file({}) },
      [
        'CUSTOMERS_URL: must be an https: address without query and credentials in production, but is not set, nor is "url" in settings.json for production.',
        'CUSTOMERS_API_KEY: must be a secret of at least 8 letters without spaces around, but is not set.',
      ],
    ],
    [
      'several at once',
      {
        variables: { ...live, CUSTOMERS_TIMEOUT_MS: '1e3', CUSTOMERS_TRACE: 'yes', CUSTOMERS_LEVEL: 'loud' },
      },
      [
        'CUSTOMERS_TIMEOUT_MS: must be a whole number from 1 to 60000, but is "1e3".',
        'CUSTOMERS_TRACE: must be true or false, but is "yes".',
        'CUSTOMERS_LEVEL: must be one of debug, info, but is "loud".',
      ],
    ],
    [
      'a misspelt variable',
      { variables: { ...live, CUSTOMERS_TIMOUT_MS: '5' } },
      ['CUSTOMERS_TIMOUT_MS: is no setting. Did you mean CUSTOMERS_TIMEOUT_MS?'],
    ],
    ["somebody else's variable", { variables: { ...live, CUSTOMERS_REGION: 'eu' } }, []],
    [
      'a misspelt key',
      { variables: live, file: file({ all: { timoutMs: 5 } }) },
      ['settings.json:3: "timoutMs" is no setting. Did you mean "timeoutMs"?'],
    ],
    [
      'a misspelt section',
      { variables: live, file: file({ al: { rate: 1 } }) },
      ['settings.json:2: "al" is no environment. Did you mean "all"?'],
    ],
    [
      'a wrong value for another environment',
      { variables: live, file: file({ staging: { rate: '5' } }) },
      ['settings.json:3: must be a number of at least 0, but is "5".'],
    ],
    [
      'a wrong value for this one, told once',
      { variables: live, file: file({ production: { rate: -1 } }) },
      ['settings.json:3: must be a number of at least 0, but is -1.'],
    ],
    [
      'a section that is a list',
      { variables: live, file: file({ all: [] }) },
      ['settings.json:2: "all" must be an object of settings.'],
    ],
    [
      'no JSON',
      { variables: live, file: { path: 'settings.json', text: '{\n"all": hunter2' } },
      ['settings.json:2: is not JSON from here on'],
    ],
    [
      'no object',
      { variables: live, file: { path: 'settings.json', text: '[]' } },
      ['settings.json:1: must be an object with a section an environment'],
    ],
    [
      'a key twice',
      { variables: live, file: { path: 'settings.json', text: '{"all":\n{"rate":1,\n"rate":2}}' } },
      ['settings.json:3: "rate" is there twice.'],
    ],
    [
      'a key of prototypes',
      {
        variables: live,
        file: { path: 'settings.json', text: '{"__proto__":{"rate":1},"all":{"constructor":1}}' },
      },
      [
        'settings.json:1: "__proto__" is no environment. Known: all, development, staging, production.',
        'settings.json:1: "constructor" is no setting. Known: url, apiKey, rate, timeoutMs, trace, level, team.',
      ],
    ],
  ];
  test.each(cases)('%s', (_name, sources, expected) => {
    const found = problems(sources);
    expect(found).toEqual(expected);
    expect(found.join()).not.toContain('hunter2');
  });
});

test('the error lists them, one a line', () => {
  expect(() => settings.read({ variables: { ...live, CUSTOMERS_RATE: 'x', CUSTOMERS_TRACE: 'x' } })).toThrow(
    new SettingsError([
      { where: 'CUSTOMERS_RATE', message: 'must be a number of at least 0, but is "x".' },
      { where: 'CUSTOMERS_TRACE', message: 'must be true or false, but is "x".' },
    ]),
  );
});

test('http: in production, where that is said', () => {
  const own = defineSettings({ url: setting.url({ allowHttp: ['production'] }) });
  const variables = { ENVIRONMENT: 'production', URL: 'http://sidecar:8080' };
  expect(own.read({ variables }).values.url).toBe('http://sidecar:8080');
});

test('a default that is none is told when it is defined', () => {
  expect(() => defineSettings({ rate: setting.number({ max: 1, default: 2 }) })).toThrow(
    'the default of the setting "rate"',
  );
  expect(() => defineSettings({ rate: setting.number({ defaults: { prod: 1 } }) })).toThrow(
    'which is no environment',
  );
});

test('a secret is seen by nobody who does not ask', () => {
  const { values } = settings.read({ variables: live });
  const shown = [
    `${values.apiKey}`,
    JSON.stringify(values),
    inspect(values, { depth: 9, showHidden: true }),
    String(values.apiKey),
  ];
  expect(shown.join()).not.toContain('sk_live');
  expect(shown[0]).toBe('[secret]');
});
