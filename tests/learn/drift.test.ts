import { describe, expect, it, test, vi } from 'vitest';
import { defineAdapter } from '../../src/adapters/define-adapter.ts';
import { driftOf } from '../../src/learn/drift.ts';
import { failedProfile, type Profile, profileOf } from '../../src/learn/profile.ts';
import { unknownLines } from '../../src/learn/unknown-lines.ts';
import { cleaned } from '../../src/pipeline/pipeline.ts';
import { documentsOf, draftedFrom, savedFrom } from './drafted.ts';
import { hanweb, traps, trs } from './invented-portals.ts';

vi.setConfig({ testTimeout: 60_000 });

const usual: Profile = {
  path: 'a.html',
  layouts: [],
  reports: 1,
  fired: ['page-foot'],
  hidden: ['.share'],
  kept: 0.8,
  kinds: ['government-work-report'],
  fields: ['title', 'year'],
};
const four = [usual, usual, { ...usual, kept: 0.6 }, usual];

describe('a new document', () => {
  it.each<[string, Partial<Profile>, readonly string[]]>([
    ['like the others', {}, []],
    ['that keeps a little less', { kept: 0.4 }, []],
    ['that keeps little', { kept: 0.2 }, ['20 % of its text is kept; before it was 60 % at least.']],
    ['without the share bar', { hidden: [] }, ['.share hides nothing; it did in 4 of 4 raw documents.']],
    [
      'without the foot',
      { fired: [] },
      ['the rule page-foot finds nothing; it did in 4 of 4 raw documents.'],
    ],
    ['without a year', { fields: ['title'] }, ['year is not found; it was in 4 of 4 raw documents.']],
    [
      'with more than before',
      { fired: ['page-foot', 'page-head'], fields: ['title', 'year', 'meeting'] },
      [],
    ],
    ['a notice among reports', { kinds: ['notice'], fields: ['title', 'documentNumber'] }, []],
    [
      'of no kind that is known',
      { kinds: ['other'], fields: ['title'] },
      ['year is not found; it was in 4 of 4 raw documents.'],
    ],
    ['without a report', { reports: 0 }, ['it has no report.']],
    [
      'of another layout',
      { layouts: ['new'], hidden: [], fired: [] },
      ['its layout is new, which none of 4 raw documents has.'],
    ],
  ])('%s', (_, some, signs) => {
    expect(driftOf({ ...usual, ...some }, four)).toMatchObject({
      verdict: signs.length === 0 ? 'fits' : 'drifts',
      signs,
    });
  });

  it('that cannot be read says why, whatever was before', () => {
    expect(driftOf(failedProfile('b.html', 'no #zoom'), [])).toMatchObject({
      verdict: 'drifts',
      signs: ['no #zoom'],
    });
  });

  it('is compared with none where there are too few, or none that was read', () => {
    for (const before of [[usual, usual], Array(5).fill(failedProfile('x', 'broken'))])
      expect(driftOf({ ...usual, hidden: [], kept: 0.1 }, before).verdict).toBe('fits');
  });
});

describe('the profile of a document', async () => {
  const { adapter } = await draftedFrom(savedFrom(trs, 1, 5));
  const [document] = await documentsOf([trs(9)]);
  if (document === undefined) throw new Error('no document');

  it('names the rules and selectors that found something, and what is kept', async () => {
    const profile = await profileOf(document, adapter, await cleaned(document, adapter));
    expect(profile).toMatchObject({ reports: 1, fired: ['page-foot'], hidden: ['.zrbj'], layouts: [] });
    expect(profile.fields).toEqual(['title', 'region', 'year', 'meeting', 'speaker', 'publishedDate']);
    expect(profile.kept).toBeGreaterThan(0.7);
    expect(profile.kept).toBeLessThan(1);
  });

  it('names no rule that found nothing', async () => {
    const other = defineAdapter({
      version: 1,
      body: '.TRS_Editor',
      hidden: ['.none'],
      noise: [{ name: 'none', lines: '无' }],
    });
    expect(await profileOf(document, other, await cleaned(document, other))).toMatchObject({
      fired: [],
      hidden: [],
    });
  });
});

describe('lines that no rule knows', () => {
  test('are named where new pages have them and old ones had not', async () => {
    const { adapter } = await draftedFrom(savedFrom(trs, 1, 5));
    const earlier = await documentsOf(savedFrom(trs, 1, 5));
    const slogan = '大美赤壁 茶乡水韵';
    const changed = savedFrom(trs, 20, 3).map((file) => ({
      ...file,
      bytes: Buffer.from(
        Buffer.from(file.bytes)
          .toString()
          .replace('掌上赤壁 一手掌握</p>', `掌上赤壁 一手掌握</p><p>${slogan}</p>`),
      ),
    }));
    expect(await unknownLines(await documentsOf(changed), earlier, adapter)).toEqual([
      `${slogan} (below the text, 3 of 3)`,
    ]);
    expect(await unknownLines(await documentsOf(savedFrom(trs, 20, 3)), earlier, adapter)).toEqual([]);
  });

  test('are none where reports have their own lines in common, or the pages cannot be read', async () => {
    const { adapter } = await draftedFrom(savedFrom(traps, 1, 4));
    const documents = await documentsOf(savedFrom(traps, 10, 4));
    expect(await unknownLines(documents, [], adapter)).toEqual([]);
    const other = await documentsOf(savedFrom(hanweb, 1, 2));
    expect(await unknownLines(other, [], defineAdapter({ version: 1, body: '#none' }))).toEqual([]);
  });
});
