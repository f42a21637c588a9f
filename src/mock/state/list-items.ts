import type { Role } from '../../resources/resource.ts';
import type { Directed } from '../behaviour.ts';
import { answerBody } from './answer-body.ts';
import { answerItem } from './answer-item.ts';
import { notModified, tagHeader } from './entity-tag.ts';
import { missingScope } from './find-item.ts';
import { shownValue } from './lifecycle.ts';
import { type MadeList, rememberedList } from './list-memory.ts';
import { listChoice } from './list-query.ts';
import { type ListedPart, linkHeader, pageSteps } from './page-links.ts';
import { partAsked } from './page-of.ts';
import { findScope } from './scope-of.ts';
import type { StateCall } from './state-call.ts';
import type { ItemScope } from './store.ts';
import { pageHeaders, tellPage } from './tell-page.ts';

type List = Role & { readonly kind: 'list' };

/** Shows the part of a list that is asked for. */
export function listItems(state: StateCall, role: List): Directed {
  const found = findScope(state, role.scope);
  if (!found.ok) return missingScope(state, found);
  const directed = rememberedList(state, (watched) => listedPart(watched, role, found.scope));
  return directed.status === 200 ? (notModified(state, { body: directed.body }) ?? directed) : directed;
}

function listedPart(state: StateCall, role: List, scope: ItemScope): MadeList {
  const { resource, store } = state;
  const choice = listChoice(state, role);
  const asked = partAsked(state, role.page, choice);
  if ('refused' in asked) return { directed: asked.refused, items: [] };
  const listed = store.list(resource.name, { ...choice, scope, from: asked.from, limit: asked.size });
  const { body, headers } = listAnswer(state, role, { listed, asked, choice, scope });
  const because = `listed ${listed.items.length} of ${listed.total} ${resource.name}`;
  return { directed: { status: 200, body, headers, because }, items: listed.items };
}

function listAnswer(
  state: StateCall,
  role: List,
  part: ListedPart,
): Required<Pick<Directed, 'body' | 'headers'>> {
  const { page, answer } = role;
  const { facts } = state.context;
  const itemSchema = answer.schema && facts.items(answer.schema);
  const data = part.listed.items.map((item) => answerItem(state, item, shownValue(state, item), itemSchema));
  const whole = answerBody(state, 200, answer.path, data);
  if (!page) return { body: whole, headers: tagHeader(state, 200, { body: whole }) };
  const steps = pageSteps(state, page, part);
  const body = tellPage(state, page, part, steps, whole);
  const told = { ...pageHeaders(state, page, part, steps), ...linkHeader(state, role, steps) };
  return { body, headers: { ...tagHeader(state, 200, { body }), ...told } };
}
