import type { Model, Operation } from '../../model/model.ts';
import type { ResourceMap } from '../../resources/resource.ts';
import { ownerOf } from './item.ts';

/**
 * The GET that sends an item of a resource as bytes at the item's own path: `GET /photos/{id}` where that is the photo.
 * Undefined where there is none, or it may answer JSON, XML or HTML.
 */
export function sentItself(model: Model, map: ResourceMap, resource: string): Operation | undefined {
  return model.operations.find((one) => {
    const owner = ownerOf(map, one);
    if (one.method !== 'get' || owner?.by !== one || owner.resource !== resource) return false;
    return one.path.endsWith(`/{${owner.parameter}}`) && sendsBytes(one);
  });
}

/** Whether what an operation answers with 200 is bytes, and nothing that tells of them. */
export function sendsBytes({ responses }: Operation): boolean {
  const content = responses.find(({ status }) => status === '200')?.content ?? [];
  return content.length > 0 && content.every(({ name }) => !/json|xml|html|\*\/\*/i.test(name));
}
