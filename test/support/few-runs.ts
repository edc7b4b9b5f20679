import fc from 'fast-check';

/** Mutants are many: what few examples do not find, the usual number of them does in the ordinary run. */
fc.configureGlobal({ numRuns: 25, seed: 20_260_630 });
