import { expect, test } from 'vitest';
import { addressMatcher, createOriginReader } from './proxies.ts';

const trusted = ['127.0.0.1', '10.0.0.0/8', 'fd00::/8'];
const cases: [peer: string, forwardedFor: string | undefined, user: string | undefined, want: object][] = [
  ['203.0.113.9', '198.51.100.7', 'ada@acme.dev', { address: '203.0.113.9', user: undefined }],
  ['127.0.0.1', undefined, 'ada@acme.dev', { address: '127.0.0.1', user: 'ada@acme.dev' }],
  ['::ffff:127.0.0.1', '198.51.100.7', undefined, { address: '198.51.100.7', user: undefined }],
  ['10.1.2.3', '1.1.1.1, 198.51.100.7, 10.9.9.9', undefined, { address: '198.51.100.7', user: undefined }],
  ['fd00::1', '2001:db8::7', undefined, { address: '2001:db8::7', user: undefined }],
  ['127.0.0.1', 'no address', undefined, { address: '127.0.0.1', user: undefined }],
  ['127.0.0.1', '10.0.0.1', undefined, { address: '127.0.0.1', user: undefined }],
];
test.each(cases)('from %s for %s as %s', (peer, forwardedFor, forwardedUser, want) => {
  expect(createOriginReader(trusted)({ peer, forwardedFor, forwardedUser })).toEqual(want);
});

test.each(['localhost', '10.0.0.0/33', '10.0.0.0/x', ''])('"%s" is no network', (entry) => {
  expect(() => addressMatcher([entry])).toThrow(`"${entry}" is no address`);
});
