import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { describeStateStore } from '../data/state-store.fixture.ts';
import { sqliteStateStore } from './sqlite-state-store.ts';

describe('sqliteStateStore', () => {
  describeStateStore(() => sqliteStateStore(new DatabaseSync(':memory:')));

  test('a write is part of the transaction that is open', async () => {
    const database = new DatabaseSync(':memory:');
    const store = sqliteStateStore(database);
    await store.write('a', 'one', { expected: undefined });
    database.exec('BEGIN');
    await store.write('a', 'two', { expected: 'one' });
    database.exec('ROLLBACK');
    expect(await store.read('a')).toBe('one');
  });

  test('opens what is there', async () => {
    const database = new DatabaseSync(':memory:');
    await sqliteStateStore(database, { table: 'mine' }).write('a', 'one', { expected: undefined });
    expect(await sqliteStateStore(database, { table: 'mine' }).read('a')).toBe('one');
    expect(await sqliteStateStore(database).read('a')).toBeUndefined();
  });

  test.each(['', 'a b', 'a;--', '1a', 'x'.repeat(64)])('refuses the table %j', (table) => {
    expect(() => sqliteStateStore(new DatabaseSync(':memory:'), { table })).toThrow(RangeError);
  });
});
