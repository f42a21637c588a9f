/** Where a job stands. */
export type JobStatus = 'queued' | 'running' | 'completed' | 'failed' | 'cancelled';

export interface JobCreate {
  readonly type?: string;
  readonly config: Record<string, unknown>;
}

export interface Job {
  readonly id: number;
  readonly type: string;
  readonly status: JobStatus;
  readonly config: Record<string, unknown>;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly code: string; readonly message: string };
  readonly created_at: string;
  readonly updated_at: string;
}
