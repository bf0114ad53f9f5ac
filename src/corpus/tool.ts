import description from '../../package.json' with { type: 'json' };

/** The tool that made a corpus, and its version. */
export const tool: { readonly name: string; readonly version: string } = {
  name: description.name,
  version: description.version,
};
