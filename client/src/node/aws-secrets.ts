import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { errorType } from '../otel/error-type.ts';
import { SecretError, type SecretProvider } from '../settings/secret-provider.ts';
import { SecretValue } from '../settings/secret-value.ts';

/** Options of `awsSecrets`. What is left out is found by the SDK: in the environment, in profiles, in the instance's role. */
export interface AwsSecretsOptions {
  readonly region?: string | undefined;
  /** Another address than AWS's own: of a VPC, or of a mock. */
  readonly endpoint?: string | undefined;
  readonly credentials?:
    | { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string }
    | undefined;
  /** How often the SDK tries, in all. Default: 3. */
  readonly maxAttempts?: number | undefined;
}

/**
 * Secrets of AWS Secrets Manager, in their current version.
 *
 * `prod/studio` is the whole secret, `prod/studio#apiKey` a field of one that is JSON. The SDK,
 * `@aws-sdk/client-secrets-manager`, is an optional peer: it is loaded with the first secret.
 */
export function awsSecrets(options: AwsSecretsOptions = {}): SecretProvider {
  let loaded: ReturnType<typeof connect> | undefined;
  return {
    async get(name, signal) {
      signal.throwIfAborted();
      const [id = '', field] = split(name);
      loaded ??= connect(name, options);
      const { client, GetSecretValueCommand } = await loaded.catch((error: unknown) => {
        loaded = undefined;
        throw error;
      });
      const answer = await client
        .send(new GetSecretValueCommand({ SecretId: id }), { abortSignal: signal })
        .catch((error: unknown) => {
          signal.throwIfAborted();
          throw refused(name, error);
        });
      const { SecretString: text, SecretBinary: bytes } = answer;
      const whole = text ?? (bytes && new TextDecoder().decode(bytes));
      if (!whole)
        throw new SecretError('malformed', name, 'has neither a text nor bytes in AWS Secrets Manager');
      return new SecretValue(field === undefined ? whole : fieldOf(name, whole, field));
    },
  };
}

/** The name and, behind the last `#`, which names of AWS cannot have, the field. */
function split(name: string): readonly [id: string, field?: string] {
  const at = name.lastIndexOf('#');
  return at === -1 ? [name] : [name.slice(0, at), name.slice(at + 1)];
}

async function connect(name: string, options: AwsSecretsOptions) {
  const sdk = await import('@aws-sdk/client-secrets-manager').catch((error: unknown) => {
    const message = 'needs the AWS SDK: npm install @aws-sdk/client-secrets-manager';
    throw new SecretError('unavailable', name, message, error);
  });
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  const client: SecretsManagerClient = new sdk.SecretsManagerClient(Object.fromEntries(given));
  return { client, GetSecretValueCommand: sdk.GetSecretValueCommand };
}

/** What the SDK throws, told by its name or the system's code alone: its message may hold what was sent. */
function refused(name: string, error: unknown): SecretError {
  const isNamed = error instanceof Error && !/^(?:Aggregate)?Error$/.test(error.name);
  const kind = isNamed ? error.name : errorType(error);
  if (kind === 'ResourceNotFoundException')
    return new SecretError('missing', name, 'is missing: AWS Secrets Manager has no such secret');
  const isDenied = /AccessDenied|UnrecognizedClient|InvalidSignature|ExpiredToken|CredentialsProvider/.test(
    kind,
  );
  const what = isDenied ? 'may not be read' : 'cannot be had';
  return new SecretError(
    isDenied ? 'denied' : 'unavailable',
    name,
    `${what} from AWS Secrets Manager: ${kind}`,
  );
}

function fieldOf(name: string, text: string, field: string): string {
  let tree: unknown;
  try {
    tree = JSON.parse(text);
  } catch {
    throw new SecretError('malformed', name, 'is not JSON in AWS Secrets Manager: it has no fields');
  }
  const isObject = typeof tree === 'object' && tree !== null && Object.hasOwn(tree, field);
  const value = isObject ? (tree as Record<string, unknown>)[field] : undefined;
  if (typeof value === 'string' && value !== '') return value;
  throw new SecretError('missing', name, `has no text in its field ${JSON.stringify(field)}`);
}
