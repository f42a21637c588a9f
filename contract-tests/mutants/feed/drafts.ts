import type { Or } from '../or.ts';
import type { Call, Reply, Route } from '../serve.ts';
import { admit } from './admit.ts';
import { cursorPage } from './cursor.ts';
import { json, problem } from './problem.ts';
import { readBody } from './read-body.ts';
import type { Draft } from './store.ts';
import type { World } from './world.ts';

/** The routes of drafts and authors. */
export function draftRoutes(world: World): readonly Route[] {
  return [
    { method: 'GET', path: '/drafts', handle: (call) => listDrafts(world, call) },
    { method: 'POST', path: '/drafts', handle: (call) => createDraft(world, call) },
    { method: 'GET', path: '/drafts/{draft_id}', handle: (call) => getDraft(world, call) },
    { method: 'DELETE', path: '/drafts/{draft_id}', handle: (call) => deleteDraft(world, call) },
    { method: 'GET', path: '/authors/{handle}', handle: (call) => getAuthor(world, call) },
  ];
}

function listDrafts(world: World, call: Call): Reply {
  const { on, store } = world;
  const admitted = admit(world, call);
  if (!admitted.ok) return admitted.reply;
  const { author, values } = admitted.value;
  const drafts = [...store.drafts.values()]
    .filter((draft) => draft.author === author.handle || on('foreign-drafts-listed'))
    .sort((one, other) => other.order - one.order);
  return cursorPage(world, call, values, drafts, draftView, { oneMore: on('one-draft-more') });
}

function createDraft(world: World, call: Call): Reply {
  const { on, store } = world;
  const admitted = admit(world, call);
  if (!admitted.ok) return admitted.reply;
  const read = readBody(world, call);
  if (!read.ok) return read.reply;
  const filled = {
    title: on('draft-title-empty') ? 'New' : 'Untitled',
    text: '',
    publish_at: null,
    ...read.value,
  };
  const draft: Draft = { ...store.stamp(), author: admitted.value.author.handle, ...filled };
  const isKept = !(on('planned-draft-not-kept') && draft.publish_at !== null);
  if (isKept) store.drafts.set(draft.id, draft);
  const headers = { Location: `${world.linkBase(call)}/drafts/${draft.id}` };
  return json(on('draft-created-202') ? 202 : 201, draftView(draft), headers);
}

function getDraft(world: World, call: Call): Reply {
  const found = findDraft(world, call, world.on('foreign-draft-read'));
  if (!found.ok) return found.reply;
  const reply = json(200, draftView(found.value));
  if (!world.on('latin-1')) return reply;
  const headers = { 'Content-Type': 'application/json; charset=iso-8859-1' };
  return { status: 200, headers, body: Buffer.from(String(reply.body), 'latin1') };
}

function deleteDraft(world: World, call: Call): Reply {
  const found = findDraft(world, call, world.on('foreign-draft-deleted'));
  if (!found.ok) return found.reply;
  world.store.drafts.delete(found.value.id);
  return { status: 204 };
}

function findDraft(world: World, call: Call, anyones: boolean): Or<Draft> {
  const admitted = admit(world, call);
  if (!admitted.ok) return admitted;
  const { author, values } = admitted.value;
  const draft = world.store.drafts.get(String(values.draft_id).toLowerCase());
  const isSeen = draft && (anyones || draft.author === author.handle);
  return isSeen ? { ok: true, value: draft } : { ok: false, reply: problem(404) };
}

function draftView({ order: _, author: __, ...draft }: Draft) {
  return draft;
}

function getAuthor(world: World, call: Call): Reply {
  const { on, store } = world;
  const admitted = admit(world, call);
  if (!admitted.ok) return admitted.reply;
  const { handle } = admitted.value.values;
  const author = [...store.authors.values()].find((one) => one.handle === handle);
  if (!author) return problem(404);
  const post_count = [...store.posts.values()].filter((post) => post.author === handle).length;
  const joined_at = on('joined-on-a-day') ? author.joined_at.slice(0, 10) : author.joined_at;
  return json(200, { ...author, joined_at, post_count });
}
