import { describe, expect, test } from 'vitest';
import { apiNameFrom, isApiName, titleOf } from './api-name.ts';
import { serverVariable } from './contract-test.ts';
import { camelCase, parseResource, pascalCase } from './resource-name.ts';

describe('a resource', () => {
  test.each([
    ['order', 'order', 'orders'],
    ['orders', 'order', 'orders'],
    ['Order', 'order', 'orders'],
    ['category', 'category', 'categories'],
    ['categories', 'category', 'categories'],
    ['key', 'key', 'keys'],
    ['boxes', 'box', 'boxes'],
    ['address', 'address', 'addresses'],
    ['addresses', 'address', 'addresses'],
    ['status', 'status', 'statuses'],
    ['statuses', 'status', 'statuses'],
    ['houses', 'house', 'houses'],
    ['people', 'person', 'people'],
    ['child', 'child', 'children'],
    ['medium/media', 'medium', 'media'],
    ['sheep/sheep', 'sheep', 'sheep'],
    ['purchase order', 'purchase order', 'purchase orders'],
    ['PurchaseOrders', 'purchase order', 'purchase orders'],
    ['purchase-order', 'purchase order', 'purchase orders'],
    ['constructor', 'constructor', 'constructors'],
  ])('%s is %s, and of several %s', (text, singular, plural) => {
    expect(parseResource(text)).toEqual({ singular: singular.split(' '), plural: plural.split(' ') });
  });

  test.each(['', ' ', '7up', 'a/b/c', '/', 'order/', '../x', 'ordré', '$ref', 'x'.repeat(61)])(
    '%j is none',
    (text) => expect(parseResource(text)).toBeUndefined(),
  );

  test('its names in code', () => {
    expect([camelCase(['purchase', 'order']), pascalCase(['purchase', 'order'])]).toEqual([
      'purchaseOrder',
      'PurchaseOrder',
    ]);
  });
});

describe('the name of an API', () => {
  test.each([
    ['My Shop', 'my-shop'],
    ['Café', 'cafe'],
    ['.hidden', 'hidden'],
    ['日本', 'api'],
    ['', 'api'],
    ['..', 'api'],
    ['x'.repeat(80), 'x'.repeat(64)],
  ])('from the folder %j: %s', (folder, name) => expect(apiNameFrom(folder)).toBe(name));

  test.each([
    ['shop', true],
    ['api.github.com', true],
    ['../shop', false],
    ['a/b', false],
    ['.', false],
    ['__proto__', false],
    ['', false],
  ])('%j: %s', (name, isOne) => expect(isApiName(name)).toBe(isOne));

  test.each([
    ['my-shop', 'My Shop', 'MY_SHOP_URL'],
    ['2fa', '2fa', 'API_2FA_URL'],
  ])('%s as a title, and as a variable', (name, title, variable) => {
    expect([titleOf(name), serverVariable(name)]).toEqual([title, variable]);
  });
});
