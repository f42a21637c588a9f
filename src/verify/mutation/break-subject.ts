import { bodyFormatOf } from '../../http/media-type.ts';
import type { MediaType, Model, Operation, Response } from '../../model/model.ts';
import type { Resource, ResourceMap, Role } from '../../resources/resource.ts';
import type { Break } from './break.ts';

/** An operation, and what is known of it. */
export interface BreakSubject {
  readonly model: Model;
  readonly map: ResourceMap;
  readonly operation: Operation;
  readonly role: Role | undefined;
  /** What it works on; undefined where nothing is kept. */
  readonly resource: Resource | undefined;
}

/** The breaks of one sort that apply to an operation. */
export type BreakPlanner = (subject: BreakSubject) => readonly Break[];

/** What there is to know of an operation. */
export function breakSubject(model: Model, map: ResourceMap, operation: Operation): BreakSubject {
  const role = map.roles.get(operation);
  const resource = role && role.kind !== 'none' ? map.resources.get(role.resource) : undefined;
  return { model, map, operation, role, resource };
}

/** The success that an operation documents first, by status; undefined where it documents none. */
export function mainSuccess({ responses }: Operation): Response | undefined {
  const [first] = responses
    .filter(({ status }) => /^2(?:\d\d|XX)$/.test(status))
    .toSorted((one, other) => one.status.localeCompare(other.status));
  return first;
}

/** The JSON of a response. */
export function jsonContent({ content }: Response): MediaType | undefined {
  return content.find(({ name }) => bodyFormatOf(name) === 'json');
}

/** Whether anything answers with a status that no other response of the operation covers. */
export function isCovered({ responses }: Operation, status: number): boolean {
  const keys = [String(status), `${Math.trunc(status / 100)}XX`, 'default'];
  return responses.some((response) => keys.includes(response.status));
}
