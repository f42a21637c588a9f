import type { Model, Operation } from '../../model/model.ts';
import { uploadPlaceOf } from '../../resources/upload-place.ts';
import type { Case } from '../case.ts';
import type { World } from '../run/world.ts';
import { runEmptyFile } from './empty-file.ts';
import { runFileNames } from './file-names.ts';
import { fileTypesOf } from './file-types.ts';
import { runOtherTypes } from './other-types.ts';
import type { Upload } from './send-file.ts';
import { sizeLimitOf } from './size-limit.ts';
import { runSizes } from './sizes.ts';

/** Both sides of what the document says of files: what they may be, and how large; and files that are odd. */
export function planUploads(model: Model, operations: readonly Operation[]): readonly Case[] {
  return operations.flatMap((operation) => {
    const place = uploadPlaceOf(model, operation);
    if (!place) return [];
    const upload: Upload = { operation, place };
    const types = fileTypesOf(model, operation, place);
    const limit = sizeLimitOf(model, operation, place);
    return [
      uploadCase(upload, 'empty', 'without bytes', (world) => runEmptyFile(world, upload)),
      ...(types
        ? [uploadCase(upload, 'type', 'of another type', (world) => runOtherTypes(world, upload, types))]
        : []),
      ...(limit
        ? [
            uploadCase(upload, 'size', 'as large as may be, and larger', (world) =>
              runSizes(world, upload, limit),
            ),
          ]
        : []),
      uploadCase(upload, 'name', 'with an odd name', (world) => runFileNames(world, upload)),
    ];
  });
}

function uploadCase(
  { operation }: Upload,
  slug: string,
  title: string,
  run: (world: World) => Promise<void>,
): Case {
  return {
    id: `${operation.name}/file/${slug}`,
    phase: 'boundaries',
    operation,
    title: `a file ${title}`,
    topic: 'files',
    run,
  };
}
