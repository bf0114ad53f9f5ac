import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { cleanReports, duckdb, exported } from './exported.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const guide = [...read('docs/using-the-corpus.md').matchAll(/```sql\n([\s\S]*?)```/g)].map(
  ([, sql]) => sql as string,
);
const readme = [...read('README.md').matchAll(/duckdb -c "([^"]+)"/g)].map(([, sql]) => sql as string);
let out: string;

beforeAll(async () => {
  ({ out } = await exported({ formats: ['parquet'] }));
});

/** What a query of the documents answers about the exported sample corpus. */
const answer = (sql: string): ReturnType<typeof duckdb> => duckdb(sql.replaceAll("'published/", `'${out}/`));

describe('the queries that are written down', () => {
  it('are there', () => {
    expect(guide.length).toBeGreaterThan(4);
    expect(readme).toHaveLength(1);
  });

  it.each(guide.map((sql) => [sql.split('\n')[0] as string, sql]))(
    'answers in the guide: %s',
    async (_, sql) => {
      expect((await answer(sql)).length).toBeGreaterThan(0);
    },
  );

  it('answers in the README what the clean files say', async () => {
    const rows = await answer(readme[0] as string);
    const years = new Map<number, { reports: number; han: number }>();
    for (const { sidecar } of cleanReports()) {
      const sum = years.get(sidecar.year) ?? { reports: 0, han: 0 };
      years.set(sidecar.year, { reports: sum.reports + 1, han: sum.han + sidecar.length.han });
    }
    expect(rows.map(({ year, reports, han }) => [year, Number(reports), Number(han)])).toEqual(
      [...years]
        .sort(([one], [other]) => one - other)
        .map(([year, { reports, han }]) => [year, reports, han]),
    );
  });

  it('count paragraphs as the metadata does', async () => {
    const [paragraphs] = guide.filter((sql) => sql.includes('unnest(string_split'));
    const counted = await answer(
      `SELECT count(*)::INT AS many FROM (${(paragraphs as string).replace(/;\s*$/, '')})`,
    );
    const expected = cleanReports().reduce((sum, { sidecar }) => {
      const { from, to } = sidecar.glossary ?? { from: 0, to: 0 };
      return sum + sidecar.length.paragraphs - (to - from);
    }, 0);
    expect(counted[0]?.many).toBe(expected);
  });
});
