/** Says of itself, where pdfjs finds it, that it is there: nothing is asked of it by others. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs';
