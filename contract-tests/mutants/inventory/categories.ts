import type { Call, Reply, Route } from '../serve.ts';
import { admit } from './admit.ts';
import { readBody } from './read-body.ts';
import { fail, json } from './reply.ts';
import type { Category } from './store.ts';
import type { World } from './world.ts';

/** The routes of categories. */
export function categoryRoutes(world: World): readonly Route[] {
  const one = '/categories/{code}';
  return [
    { method: 'GET', path: '/categories', handle: (call) => listCategories(world, call) },
    { method: 'POST', path: '/categories', handle: (call) => createCategory(world, call) },
    { method: 'GET', path: one, handle: (call) => getCategory(world, call) },
    { method: 'DELETE', path: one, handle: (call) => deleteCategory(world, call) },
  ];
}

function listCategories(world: World, call: Call): Reply {
  const admitted = admit(world, call);
  return admitted.ok ? json(200, [...world.store.categories.values()]) : admitted.reply;
}

function createCategory(world: World, call: Call): Reply {
  const { on, store } = world;
  const admitted = admit(world, call);
  if (!admitted.ok) return admitted.reply;
  const read = readBody(world, call);
  if (!read.ok) return read.reply;
  const { code, title = String(code) } = read.value as Partial<Category> & Pick<Category, 'code'>;
  if (store.categories.has(code)) {
    if (on('refused-category-renames')) store.categories.set(code, { code, title });
    return fail(409, 'there is such a category');
  }
  store.categories.set(code, { code, title });
  return json(201, { code, title });
}

function getCategory(world: World, call: Call): Reply {
  const admitted = admit(world, call);
  if (!admitted.ok) return admitted.reply;
  const category = world.store.categories.get(String(admitted.value.code));
  return category ? json(200, category) : fail(404, 'there is none');
}

function deleteCategory(world: World, call: Call): Reply {
  const { on, store } = world;
  const admitted = admit(world, call);
  if (!admitted.ok) return admitted.reply;
  const code = String(admitted.value.code);
  if (!store.categories.has(code)) return fail(404, 'there is none');
  if ([...store.items.values()].some(({ category }) => category === code)) return fail(409, 'it has items');
  if (!on('category-not-deleted')) store.categories.delete(code);
  return on('category-deleted-202') ? json(202, { code }) : { status: 204 };
}
