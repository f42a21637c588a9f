/** Somebody with a key. */
export interface Author {
  readonly handle: string;
  readonly name: string;
  readonly joined_at: string;
}

export interface Post {
  readonly id: string;
  readonly author: string;
  readonly text: string;
  readonly tags: readonly string[];
  readonly reply_policy: string;
  readonly link: string | null;
  readonly place?: object;
  readonly created_at: string;
  /** Greater for what came later: what cursors count by. */
  readonly order: number;
}

export interface Comment {
  readonly id: string;
  readonly post_id: string;
  readonly author: string;
  readonly text: string;
  readonly created_at: string;
  readonly order: number;
}

export interface Draft {
  readonly id: string;
  readonly author: string;
  readonly title: string;
  readonly text: string;
  readonly publish_at: string | null;
  readonly created_at: string;
  readonly order: number;
}

/** Everything that the feed knows. */
export interface Store {
  /** By key. */
  readonly authors: ReadonlyMap<string, Author>;
  readonly posts: Map<string, Post>;
  readonly comments: Map<string, Comment>;
  readonly drafts: Map<string, Draft>;
  /** By post: who likes it. A list, so that a mutant can count somebody twice. */
  readonly likes: Map<string, string[]>;
  /** Id, time and order of something new. */
  stamp(): { readonly id: string; readonly created_at: string; readonly order: number };
}

const texts = [
  'Rain again',
  'On the night train',
  'New paper is out',
  'Bread recipe',
  'Fog over the harbour',
];
const tags = [['weather'], ['travel', 'north'], ['science'], [], ['weather', 'north']];

/** A feed with 25 posts of two authors, 14 comments on the newest and three drafts of ben's. */
export function createStore(): Store {
  let order = 0;
  const store: Store = {
    authors: new Map([
      ['key-ada-58c1', { handle: 'ada', name: 'Ada', joined_at: '2024-11-02T08:00:00Z' }],
      ['key-ben-e07d', { handle: 'ben_k', name: 'Ben', joined_at: '2024-12-24T17:30:00Z' }],
    ]),
    posts: new Map(),
    comments: new Map(),
    drafts: new Map(),
    likes: new Map(),
    stamp() {
      order++;
      const id = `5eed${((order * 7919) % 65_536).toString(16).padStart(4, '0')}-0000-4000-8000-${order.toString(16).padStart(12, '0')}`;
      return { id, created_at: new Date(Date.UTC(2025, 1, 1, 12, 0, order)).toISOString(), order };
    },
  };
  for (let count = 0; count < 25; count++) seedPost(store, count);
  seedBeside(store);
  return store;
}

function seedPost(store: Store, count: number): void {
  const stamp = store.stamp();
  store.posts.set(stamp.id, {
    ...stamp,
    author: count % 3 === 0 ? 'ada' : 'ben_k',
    text: `${texts[count % 5]}, no. ${count + 1}`,
    tags: tags[count % 5] ?? [],
    reply_policy: count % 4 === 0 ? 'followers' : 'everyone',
    link: count % 2 === 0 ? null : `https://example.org/p/${count}`,
    ...(count % 6 === 0 && { place: { lat: 50 + count, lon: 8.5, name: 'Somewhere' } }),
  });
}

function seedBeside(store: Store): void {
  const newest = [...store.posts.keys()].at(-1) ?? '';
  for (let count = 0; count < 14; count++) {
    const stamp = store.stamp();
    store.comments.set(stamp.id, {
      ...stamp,
      post_id: newest,
      author: 'ben_k',
      text: `Well said (${count}).`,
    });
  }
  for (const title of ['Plan', 'Letter', 'Notes']) {
    const stamp = store.stamp();
    store.drafts.set(stamp.id, { ...stamp, author: 'ben_k', title, text: '', publish_at: null });
  }
}
