import { ToolkitError } from '../../error.ts';

/** A connection to Redis or Valkey, as far as it is used here. */
export interface RedisConnection {
  /** Runs a script; its reply is a list of texts. @throws Error where the server is out of reach */
  run(script: RedisScript, keys: readonly string[], values: readonly string[]): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** A script in Lua. */
export interface RedisScript {
  readonly text: string;
  /** SHA-1 of the text, in hexadecimal: what the server knows it by. */
  readonly sha1: string;
}

const connectTimeoutMs = 5000;
/** A server that says nothing for so long is given up; it is asked whether it is there more often than that. */
const silenceMs = 5000;
const pingMs = 2000;
const maxPauseMs = 1000;

/**
 * Connects to a server; a connection that breaks later is made again by itself, and commands fail meanwhile.
 *
 * @param url `redis://user:password@host:6379/0`, or `rediss://` for TLS
 * @param place the same without secrets
 * @throws ToolkitError E_MISSING_PEER where `@redis/client` is not installed, E_STATE where nobody answers
 */
export async function connectRedis(url: string, place: string): Promise<RedisConnection> {
  const { createClient } = await load();
  let hasConnected = false;
  const client = createClient({
    url,
    RESP: 2,
    disableOfflineQueue: true,
    pingInterval: pingMs,
    socket: {
      connectTimeout: connectTimeoutMs,
      socketTimeout: silenceMs,
      reconnectStrategy: (retries, cause) => (hasConnected ? Math.min(50 * 2 ** retries, maxPauseMs) : cause),
    },
  });
  // Each command that is concerned fails by itself; without a listener the process would end.
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    throw unreachable(error, place);
  }
  hasConnected = true;
  const send = async (words: string[]) => textsOf(await client.sendCommand(words));
  return {
    async run({ text, sha1 }, keys, values) {
      const rest = [String(keys.length), ...keys, ...values];
      try {
        return await send(['EVALSHA', sha1, ...rest]);
      } catch (error) {
        if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error;
        return send(['EVAL', text, ...rest]);
      }
    },
    close: async () => {
      if (client.isReady) await client.close();
      else if (client.isOpen) client.destroy();
    },
  };
}

async function load(): Promise<typeof import('@redis/client')> {
  try {
    return await import('@redis/client');
  } catch (error) {
    throw new ToolkitError('E_MISSING_PEER', '--state redis://… needs the package @redis/client', {
      hint: 'Install it: npm install --save-dev @redis/client',
      cause: error,
    });
  }
}

function unreachable(error: unknown, place: string): ToolkitError {
  const reason = error instanceof Error ? error.message || error.name : String(error);
  return new ToolkitError('E_STATE', `${place} cannot be used: ${reason}`, {
    hint: 'A Redis or Valkey server must run there; name user and password in the address where it asks for them.',
    cause: error,
  });
}

function textsOf(reply: unknown): readonly string[] {
  return Array.isArray(reply) ? reply.map(String) : [String(reply)];
}
