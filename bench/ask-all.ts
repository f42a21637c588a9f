import { Agent, request } from 'node:http';

/** One request of a load whose requests follow from answers. */
export interface Asked {
  readonly method: string;
  /** With its query: `/projects?limit=20`. */
  readonly path: string;
  readonly json?: string;
  /** The media type of `json`. Default: `application/json`. */
  readonly type?: string;
  /** Told of the answer's body. Default: nobody */
  readonly answered?: (text: string) => void;
}

const connections = 16;

/**
 * Sends requests over 16 kept connections, each when the one before it on its connection is answered.
 *
 * The client takes more of the machine than the server: what it measures is to be the server's own time.
 *
 * @param next the next request; undefined ends the load
 * @throws Error for any answer but 2xx
 */
export async function askAll(
  url: string,
  headers: Readonly<Record<string, string>>,
  next: () => Asked | undefined,
): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const work = async () => {
    for (let asked = next(); asked; asked = next()) {
      const text = await ask(agent, url, headers, asked);
      asked.answered?.(text);
    }
  };
  try {
    await Promise.all(Array.from({ length: connections }, work));
  } finally {
    agent.destroy();
  }
}

function ask(
  agent: Agent,
  url: string,
  common: Readonly<Record<string, string>>,
  { method, path, json, type: mediaType = 'application/json' }: Asked,
): Promise<string> {
  const type = json === undefined ? {} : { 'content-type': mediaType };
  return new Promise((resolve, reject) => {
    const sent = request(url + path, { agent, method, headers: { ...common, ...type } }, (response) => {
      const { statusCode = 0 } = response;
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => {
        if (statusCode >= 200 && statusCode < 300) resolve(text);
        else reject(new Error(`${method} ${path} was answered with ${statusCode}: ${text.slice(0, 300)}`));
      });
    });
    sent.on('error', reject);
    sent.end(json);
  });
}
