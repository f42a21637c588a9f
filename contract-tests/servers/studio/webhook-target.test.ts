import { expect, test } from 'vitest';
import { isPrivateUrl } from './webhook-target.ts';

const cases: [url: string, want: boolean][] = [
  ['https://hooks.acme.dev/studio', false],
  ['http://93.184.216.34/', false],
  ['http://[2606:2800:220:1:248:1893:25c8:1946]/', false],
  ['http://localhost:8080/', true],
  ['http://LOCALHOST./', true],
  ['http://api.localhost/', true],
  ['http://127.0.0.1/', true],
  ['http://2130706433/', true],
  ['http://0x7f.1/', true],
  ['http://10.0.0.8/', true],
  ['http://172.31.255.255/', true],
  ['http://172.32.0.1/', false],
  ['http://192.168.1.1/', true],
  ['http://169.254.169.254/latest/meta-data', true],
  ['http://[::1]/', true],
  ['http://[::ffff:10.0.0.1]/', true],
  ['http://[fe80::1]/', true],
  ['http://[fd12::1]/', true],
];
test.each(cases)('%s: private %s', (url, want) => {
  expect(isPrivateUrl(new URL(url))).toBe(want);
});
