import { operationLabel } from '../../contract/finding.ts';
import type { ResourceMap } from '../../resources/resource.ts';

/** What was inferred of each API, as plain data. */
export function describeResources(resources: ReadonlyMap<string, ResourceMap>): unknown {
  return Object.fromEntries(
    [...resources].map(([name, map]) => [
      name,
      {
        resources: [...map.resources.values()].map(({ name: resource, id, parent, unique, lifecycle }) => ({
          resource,
          ...(id && { id: id.property }),
          ...(parent && { parent: parent.resource }),
          ...(unique.length > 0 && { unique }),
          ...(lifecycle && { lifecycle: lifecycle.states }),
        })),
        operations: [...map.roles].map(([operation, role]) => ({
          operation: operationLabel(operation),
          does: role.kind,
          ...('resource' in role ? { resource: role.resource } : { reason: role.reason }),
        })),
      },
    ]),
  );
}
