import { Script } from 'node:vm';
import { expect, test } from 'vitest';
import { browserScript } from './browser-script.ts';
import { tryItStyle } from './try-it-style.ts';

test.each(['try-it/main', 'live/main'])('%s is one text that runs by itself', async (entry) => {
  const script = await browserScript(entry);
  expect(script).toBe(await browserScript(entry));
  expect(script).not.toMatch(
    /^(?:import|export)\b|<\/script|<!--|innerHTML|insertAdjacentHTML|document\.write/m,
  );
  // As in a module, two functions of one name are an error in a strict block.
  expect(() => new Script(`'use strict'; { ${script} }`)).not.toThrow();
  expect(() => new Script(`'use strict'; { function a() {} function a() {} }`)).toThrow(SyntaxError);
});

test('the form adds less than 50 kB to a page', async () => {
  const script = await browserScript('try-it/main');
  expect(Buffer.byteLength(script + tryItStyle)).toBeLessThan(50_000);
});
