import { defineConfig } from './src/config/config.ts';

export default defineConfig({
  apis: {
    studio: 'spec/studio/openapi.yaml',
    datasources: 'spec/datasources/openapi.yaml',
    projects: 'spec/projects/openapi.yaml',
    pipeline: 'spec/pipeline/openapi.yaml',
    jobs: 'spec/jobs/openapi.yaml',
  },
  generate: { validators: true },
});
