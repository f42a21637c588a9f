import { type Asked, askAll } from './ask-all.ts';

/** What is done to the items of one resource: one kind of request alone, or all of them in turn. */
export const workKinds = ['creates', 'reads', 'updates', 'lists', 'deletes', 'a mix of all five'] as const;
export type WorkKind = (typeof workKinds)[number];

/** A resource whose items are made, read, changed, listed and deleted. */
export interface WorkSubject {
  /** Of the list: `/projects`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The body of a new item; another one for each number. */
  readonly create: (number: number) => unknown;
  /** The body of a merge patch. */
  readonly update: (number: number) => unknown;
}

/** So many of the newest items are not deleted: requests to them may be on their way. */
const young = 50;

/** Requests to one mock, which know what items it has. */
export class StatefulWork {
  readonly #subject: WorkSubject;
  readonly #url: string;
  /** The oldest first. */
  #ids: unknown[] = [];
  #number = 0;

  constructor(url: string, subject: WorkSubject) {
    this.#url = url;
    this.#subject = subject;
  }

  /** Makes so many items that were not there; what was known of others is forgotten. */
  async begin(count: number): Promise<void> {
    this.#ids = [];
    await this.do('creates', count);
  }

  /** Sends so many requests. @throws Error for any answer but 2xx */
  async do(kind: WorkKind, count: number): Promise<void> {
    let sent = 0;
    await askAll(this.#url, this.#subject.headers, () => {
      if (sent === count) return undefined;
      sent += 1;
      return this.#request(kind === 'a mix of all five' ? mixed(sent) : kind);
    });
  }

  #request(kind: Exclude<WorkKind, 'a mix of all five'>): Asked {
    const { path, create, update } = this.#subject;
    this.#number += 1;
    switch (kind) {
      case 'creates': {
        const answered = (text: string) => this.#ids.push(JSON.parse(text).id);
        return { method: 'POST', path, json: JSON.stringify(create(this.#number)), answered };
      }
      case 'reads':
        return { method: 'GET', path: `${path}/${this.#some()}` };
      case 'updates':
        return {
          method: 'PATCH',
          path: `${path}/${this.#some()}`,
          json: JSON.stringify(update(this.#number)),
          type: 'application/merge-patch+json',
        };
      case 'lists':
        return { method: 'GET', path };
      case 'deletes':
        return { method: 'DELETE', path: `${path}/${this.#ids.shift()}` };
    }
  }

  /** One of the newest, another one each time. */
  #some(): unknown {
    return this.#ids.at(-1 - (this.#number % young));
  }
}

/** Of ten requests three create, three read, two update, one lists and one deletes. */
function mixed(number: number): Exclude<WorkKind, 'a mix of all five'> {
  const kinds = [
    'creates',
    'reads',
    'updates',
    'creates',
    'reads',
    'lists',
    'creates',
    'updates',
    'reads',
    'deletes',
  ] as const;
  return kinds[number % kinds.length] ?? 'reads';
}
