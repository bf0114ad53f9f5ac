import type { AdapterDeclaration } from '../adapters/declaration.ts';
import { defineAdapter } from '../adapters/define-adapter.ts';
import type { Report } from '../documents/report.ts';
import { declared, signsOf } from '../learn/declare.ts';
import { draftOf } from '../learn/draft.ts';
import { type Learned, learn } from '../learn/learn.ts';
import { lostText } from '../learn/lost-text.ts';
import { cleaned } from '../pipeline/pipeline.ts';
import type { GivenDocument } from './read-given.ts';

/** A document and what the draft makes of it. */
export interface Drafted extends GivenDocument {
  readonly reports: readonly Report[];
}

/** A draft of an adapter and what it was tried on. */
export interface SourceDraft {
  readonly learned: Learned;
  readonly declaration: AdapterDeclaration;
  /** the source of `pipelines/<source>.ts` */
  readonly text: string;
  readonly drafted: readonly Drafted[];
  /** what a person should know, a sentence each */
  readonly doubts: readonly string[];
}

/**
 * Drafts an adapter from documents and tries it on each.
 *
 * What was learned is given up where a draft would lose a sentence that the general reader keeps: the draft then says
 * less, and why is among the doubts.
 */
export async function draftSource(source: string, documents: readonly GivenDocument[]): Promise<SourceDraft> {
  const learned = await learn(documents.map(({ document }) => document));
  const whole = await tried(source, documents, learned);
  if (whole.lost.length === 0) return whole;
  const bare = await tried(source, documents, { ...learned, hidden: [], lines: [], linesOf: [] });
  const kept =
    bare.lost.length === 0
      ? bare
      : await tried(source, documents, { ...learned, hidden: [], lines: [], bodies: [] });
  return {
    ...kept,
    doubts: [
      ...kept.doubts,
      `what repeats was not taken up, for it would lose text, such as: ${whole.lost[0]?.slice(0, 60)}`,
    ],
  };
}

async function tried(
  source: string,
  documents: readonly GivenDocument[],
  learned: Learned,
): Promise<SourceDraft & { readonly lost: readonly string[] }> {
  const declaration = declared(
    learned,
    signsOf(
      documents.map(({ document }) => document),
      learned,
    ),
  );
  const adapter = defineAdapter(declaration);
  const general = defineAdapter({
    version: 1,
    ...(learned.split !== undefined && { split: learned.split.split }),
  });
  const drafted: Drafted[] = [];
  const doubts: string[] = [...learned.doubts];
  const lost: string[] = [];
  for (const given of documents) {
    try {
      const reports = await cleaned(given.document, adapter);
      drafted.push({ ...given, reports });
      const before = await cleaned(given.document, general).catch(() => []);
      lost.push(...lostText(textsOf(before), textsOf(reports)));
    } catch (error) {
      doubts.push((error as Error).message);
    }
  }
  return {
    learned,
    declaration,
    text: draftOf(source, learned, declaration),
    drafted,
    doubts: [...new Set(doubts)],
    lost,
  };
}

function textsOf(reports: readonly Report[]): readonly string[] {
  return reports.map(({ text }) => text.text);
}
