import { compared } from '../compare.ts';
import type { Plan } from '../plan.ts';
import { printedPdfs } from '../printed-pdfs.ts';
import type { Result } from '../row.ts';
import { foundSamples } from '../samples.ts';

/** PDFs, against the text of all their pages as pdfjs gives it. */
export async function pdf(plan: Plan): Promise<Result> {
  const { samples, notes } =
    plan.folder === undefined
      ? await printedPdfs(plan)
      : { samples: foundSamples(plan.folder, ['.pdf']), notes: [] };
  const result = await compared(
    'pdf',
    samples,
    [
      { name: 'pdfjs', better: 'lower', target: 1.15 },
      { name: 'pdftotext', better: 'lower' },
    ],
    plan,
  );
  return { ...result, notes: [...notes, ...result.notes] };
}
