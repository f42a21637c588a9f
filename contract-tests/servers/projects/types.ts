export type ProjectStatus = 'active' | 'archived';

/** What a client may set. */
export interface ProjectFields {
  readonly name: string;
  readonly description?: string;
  readonly owner?: string;
  readonly status: ProjectStatus;
  readonly tags: readonly string[];
}

export interface Project extends ProjectFields {
  readonly id: string;
  readonly created_at: string;
  readonly updated_at: string;
}

export type ProjectCreate = Pick<ProjectFields, 'name'> & Partial<ProjectFields>;

/** A merge patch: `null` removes. */
export type ProjectPatch = {
  readonly [Key in keyof ProjectFields]?:
    | ProjectFields[Key]
    | (Key extends 'description' | 'owner' ? null : never);
};

export type Scope = 'projects:read' | 'projects:write' | 'projects:delete';
