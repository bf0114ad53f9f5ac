/** typedoc asks for the compiler that has an interface in JavaScript: TypeScript 7 has none, so it gets one of its own. */
module.exports = {
  hooks: {
    readPackage(p) {
      if (p.name === 'typedoc') {
        delete p.peerDependencies.typescript;
        p.dependencies.typescript = '6.0.3';
      }
      return p;
    },
  },
};
