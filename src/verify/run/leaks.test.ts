import { describe, expect, test } from 'vitest';
import { findLeak } from './leaks.ts';

const leak = (text: string, isFailure = true, sent = '') => findLeak(text, isFailure, () => sent);

describe('what is inside is found, in JSON too', () => {
  const leaks: readonly (readonly [string, string])[] = [
    ['a stack trace of Node.js', 'Error: x\n    at Object.read (/srv/app/read.js:12:7)\n'],
    ['a stack trace of Node.js', 'SyntaxError: y\n    at JSON.parse (<anonymous>)'],
    ['a stack trace of Node.js', '    at async file:///app/main.mjs:3:1'],
    ['a stack trace of Node.js', '    at node:internal/process/task_queues:95:5'],
    ['a stack trace of Python', 'Traceback (most recent call last):\n  File "x"'],
    ['a stack trace of Python', 'File "/app/views.py", line 12, in get'],
    ['a stack trace of Java', '\tat com.acme.api.Users.find(Users.java:42)'],
    ['a stack trace of .NET', '   at Acme.Api.Find(Int32 id) in C:\\src\\Api.cs:line 42'],
    ['a stack trace of PHP', '#0 /var/www/html/index.php(12): find()'],
    ['a stack trace of PHP', '<b>Warning</b>: Undefined index: x in <b>/var/www/index.php</b> on line 3'],
    ['a stack trace of Ruby', "app/models/user.rb:12:in `find'"],
    ['a stack trace of Go', 'goroutine 18 [running]:\nmain.find(0x0)'],
    ['a stack trace of Go', '/src/main.go:12 +0x1d'],
    ['a stack trace of Rust', "thread 'main' panicked at src/main.rs:2:5"],
    ['a fault of JavaScript', "TypeError: Cannot read properties of undefined (reading 'id')"],
    ['an exception of Python', "KeyError: 'name'"],
    ['an exception of Java', 'org.hibernate.exception.ConstraintViolationException: could not execute'],
    ['an exception of .NET', 'System.Data.SqlClient.SqlException (0x80131904)'],
    ['a fault of Go', 'runtime error: index out of range [3] with length 2'],
    ['a fault of a database', 'SQLSTATE[23000]: Integrity constraint violation'],
    ['a fault of a database', 'SQLITE_ERROR: no such column: x'],
    ['a fault of a database', 'ER_DUP_ENTRY_WITH_KEY_NAME'],
    ['a fault of a database', 'duplicate key value violates unique constraint "users_name"'],
    ['a fault of a database', 'ORA-00942: table or view does not exist'],
    ['a query of a database', 'in SELECT id, name FROM users WHERE id = 1'],
    ['a query of a database', 'INSERT INTO users (name) VALUES (1)'],
    ['the path of a file on the server', 'cannot open "/srv/app/config/keys.json.ts"'],
    ['the path of a file on the server', 'in C:\\inetpub\\wwwroot\\api\\Users.cs'],
  ];
  test.each(leaks)('%s', (want, text) => {
    expect(leak(text)).toBe(want);
    expect(leak(JSON.stringify({ error: text }))).toBe(want);
  });
});

describe('prose is left alone', () => {
  test.each([
    'Not found',
    'The name must be at least (3) characters long.',
    'Arrive at platform 9:30:15 (native speakers only), at /jobs/7',
    'Select one from the list, then update it; delete from the menu.',
    'No such path: /home/ann/books/7',
    'See https://api.example.com/docs/errors.html#TypeErrors for details.',
    'Unexpected token } in JSON at position 7',
    'SyntaxError: Unexpected end of JSON input',
    'The value violates the constraint "maximum".',
    'io.example.orders is not a known topic',
    'Call the office at 555:12:13 (Main Street)',
    'The order of Java.Lang was refused',
    'must match ^[A-Z]:\\\\w+$',
  ])('%s', (text) => {
    expect(leak(text)).toBeUndefined();
  });
});

test('what the request said may be said back', () => {
  const text = 'no user is called "TypeError: "';
  expect([leak(text), leak(text, true, '{"name":"TypeError: "}')]).toEqual([
    'a fault of JavaScript',
    undefined,
  ]);
});

test('where nothing went wrong only a whole trace counts', () => {
  const line = '    at Object.read (/srv/app/read.js:12:7)\n';
  expect([leak(line, false), leak(line + line, false), leak('SQLSTATE[23000]', false)]).toEqual([
    undefined,
    'a stack trace of Node.js',
    undefined,
  ]);
});

test('hostile texts cost little, and show nothing', () => {
  const parts = ['at a.', 'SELECT a ', '/usr/a', 'C:\\a ', 'java.a.', 'File "a', '#1 /a', 'Warning: a'];
  const start = performance.now();
  expect(parts.map((part) => leak(part.repeat(20_000)))).toEqual(parts.map(() => undefined));
  expect(performance.now() - start).toBeLessThan(8000);
});
