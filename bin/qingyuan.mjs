#!/usr/bin/env node
// The command of the installed package. In the repository it is bin/pipeline.mjs, which compiles what changed.
import '../dist/src/cli/main.js';
