/** The identifiers of the published file formats; a format that changes gets a new number. */
export const SCHEMAS = {
  report: 'https://qingyuan.dev/schema/report/1',
  trace: 'https://qingyuan.dev/schema/trace/1',
  manifest: 'https://qingyuan.dev/schema/manifest/1',
  mark: 'https://qingyuan.dev/schema/mark/1',
} as const;
