import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { jsonSchemas } from '../../scripts/json-schemas.ts';

const folder = new URL('../../schema/', import.meta.url);

describe('the published JSON Schemas', () => {
  it('are what the code checks with; `pnpm schemas` writes them anew', () => {
    const published = Object.fromEntries(
      readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]),
    );
    expect(published).toEqual(jsonSchemas());
  });
});
