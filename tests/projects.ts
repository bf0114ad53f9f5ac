/** The rooms whose tests only call functions: tests/shared-worker.test.ts holds them to it. */
export const SHARING = [
  'adapters',
  'documents',
  'learn',
  'pipeline',
  'readers',
  'regions',
  'rules',
  'stages',
  'text',
] as const;

/** The engine that recognises words stays in memory where it was loaded. */
const OCR = 'ocr';

const patience = { testTimeout: 120_000, hookTimeout: 120_000 };

/** Tests that leave nothing behind: a worker goes through many files of them, and loads the house once. */
export const sharing = {
  test: {
    ...patience,
    name: 'sharing',
    include: [`tests/{${SHARING.join(',')}}/**/!(${OCR}).test.ts`],
    isolate: false,
  },
};

/** All other tests: each file has a worker of its own. */
export const apart = {
  test: {
    ...patience,
    name: 'apart',
    include: ['tests/**/*.test.ts'],
    exclude: sharing.test.include,
  },
};
