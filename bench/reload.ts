import { writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';

/** A server that watches a document, and how the document is edited. */
export interface Reload {
  readonly url: string;
  readonly file: string;
  readonly text: string;
  /** Stands in the answer once the text is served. */
  readonly mark: string;
}

const connections = 4;
const patienceMs = 30_000;

/**
 * Edits a document under a server, and asks for it over four connections until all have the new answer.
 *
 * @returns milliseconds from the end of the edit to the first new answer
 * @throws Error when an answer is not 200 or a connection is lost on the way
 */
export async function measureReload({ url, file, text, mark }: Reload): Promise<number> {
  const agents = Array.from({ length: connections }, () => new Agent({ keepAlive: true, maxSockets: 1 }));
  try {
    await Promise.all(agents.map((one) => ask(url, one)));
    writeFileSync(file, text);
    const edited = performance.now();
    const arrivals = await Promise.all(agents.map((one) => firstWith(mark, url, one, edited)));
    return Math.min(...arrivals) - edited;
  } finally {
    for (const one of agents) one.destroy();
  }
}

async function firstWith(mark: string, url: string, agent: Agent, since: number): Promise<number> {
  for (;;) {
    const { body, isReused } = await ask(url, agent);
    if (!isReused) throw new Error(`${url}: a connection was lost while the document was read again`);
    if (body.includes(mark)) return performance.now();
    if (performance.now() - since > patienceMs)
      throw new Error(`${url}: an edit was not seen within ${patienceMs} ms`);
  }
}

function ask(url: string, agent: Agent): Promise<{ body: string; isReused: boolean }> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        body += chunk;
      });
      response.on('end', () => {
        if (response.statusCode === 200) resolve({ body, isReused: asked.reusedSocket });
        else reject(new Error(`${url} answered ${response.statusCode}`));
      });
    });
    asked.on('error', reject);
    asked.end();
  });
}
