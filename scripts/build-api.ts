/** Writes the documentation of the library to `docs/api/`, or to the folder that is given, from its doc comments. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Application } from 'typedoc';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = process.argv[2] ?? path.join(root, 'docs/api');

const application = await Application.bootstrapWithPlugins({
  name: 'qingyuan',
  entryPoints: ['src/index.ts', 'src/schemas.ts'].map((file) => path.join(root, file)),
  tsconfig: path.join(root, 'tsconfig.package.json'),
  plugin: ['typedoc-plugin-markdown'],
  outputs: [{ name: 'markdown', path: folder }],
  readme: 'none',
  disableSources: true,
  excludeInternal: true,
  excludePrivate: true,
  excludeExternals: true,
  githubPages: false,
  gitRevision: 'main',
  logLevel: 'Warn',
  // What is said here is to be read, not looked up: a page for each module.
  ...{ outputFileStrategy: 'modules', hidePageHeader: true, hideBreadcrumbs: true, entryFileName: 'README' },
  ...{ parametersFormat: 'table', interfacePropertiesFormat: 'table', classPropertiesFormat: 'table' },
  ...{ typeDeclarationFormat: 'table', propertyMembersFormat: 'table', expandObjects: false },
  ...{
    tableColumnSettings: {
      hideDefaults: true,
      hideInherited: true,
      hideModifiers: true,
      hideOverrides: true,
      hideSources: true,
    },
  },
  kindSortOrder: ['Function', 'Class', 'Interface', 'TypeAlias', 'Variable'],
});
const project = await application.convert();
if (project === undefined || application.logger.hasErrors()) process.exitCode = 1;
else await application.generateOutputs(project);
