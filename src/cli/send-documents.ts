import { optimiseFor } from '../building/optimise-for.ts';
import { surveyOf } from '../building/pending-documents.ts';
import { wrongFolders } from '../building/wrong-folders.ts';
import { openQueue } from '../queue/connection.ts';
import { onThisMachine } from '../queue/local-copies.ts';
import { submit } from '../queue/submit.ts';
import { openStore } from '../stores/store.ts';
import { asJson } from './as-json.ts';
import { progressBar } from './progress.ts';
import { say } from './say.ts';
import type { SubmitOptions } from './submit.ts';

/** Sends what must be built to the queue; gives the exit status. */
export async function sendDocuments(options: SubmitOptions): Promise<number> {
  const { redis, queue: name, work, copy, ocr, ahead, json, quiet } = options;
  // None is built here, and what is done with each is little: all are sent before fast code has paid.
  optimiseFor(0);
  const queue = await openQueue({ redis, name });
  try {
    const { raw, clean } = await onThisMachine(options, copy);
    const wrong = await wrongFolders(raw, clean);
    if (wrong !== undefined) return say(`error: ${wrong}`, 2);
    const survey = await surveyOf(raw, clean, ocr);
    const progress = progressBar(survey.documents, quiet);
    const sent = await submit(survey, await openStore(work), queue, { ocr, ahead }, () => progress.done(''));
    survey.save();
    progress.end();
    const { documents, unchanged, done, waiting } = sent;
    if (json) process.stdout.write(asJson(sent));
    else if (!quiet)
      process.stdout.write(
        `${documents} documents: ${sent.sent} sent, ${waiting} in the queue already, ${done} built already, ${unchanged} unchanged\n`,
      );
    return 0;
  } finally {
    await queue.close();
  }
}
