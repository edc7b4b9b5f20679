import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import astro from 'eslint-plugin-astro';

// Layers of ARCHITECTURE.md: core <- rules, markdown, views, report <- io <- cli, astro, theme.
const above = {
  core: ['rules', 'markdown', 'views', 'report', 'io', 'cli', 'astro', 'theme'],
  rules: ['markdown', 'views', 'report', 'io', 'cli', 'astro', 'theme'],
  markdown: ['rules', 'views', 'report', 'io', 'cli', 'astro', 'theme'],
  views: ['rules', 'markdown', 'report', 'io', 'cli', 'astro', 'theme'],
  report: ['rules', 'markdown', 'views', 'io', 'cli', 'astro', 'theme'],
  io: ['cli', 'astro', 'theme'],
  cli: ['theme'],
  astro: ['cli'],
  theme: ['io', 'cli', 'rules', 'markdown', 'report'],
};
const pure = ['core', 'rules', 'markdown', 'views', 'report'];

const layerRules = Object.entries(above).map(([layer, forbidden]) => ({
  files: [`src/${layer}/**/*.{ts,astro}`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            group: forbidden.map((name) => `**/${name}/**`),
            message: `src/${layer} may not import from a layer above it (ARCHITECTURE.md).`,
          },
          ...(pure.includes(layer)
            ? [
                {
                  group: ['node:*', 'astro', 'astro/*', 'astro:*'],
                  message: `src/${layer} is pure: data in, data out.`,
                },
              ]
            : []),
        ],
      },
    ],
    ...(pure.includes(layer)
      ? {
          'no-console': 'error',
          'no-restricted-globals': ['error', 'process', 'window', 'document', 'fetch'],
          'no-restricted-syntax': [
            'error',
            {
              selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
              message: 'Time is an argument (asOf).',
            },
            {
              selector: "NewExpression[callee.name='Date'][arguments.length=0]",
              message: 'Time is an argument (asOf).',
            },
            {
              selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
              message: 'Results must be reproducible.',
            },
          ],
        }
      : {}),
  },
}));

export default tseslint.config(
  {
    ignores: ['dist/**', 'lib/**', 'node_modules/**', '.astro/**', '.clausebook/**', 'coverage/**', 'test/fixtures/**'],
  },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  ...astro.configs.recommended,
  {
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['*.mjs'] }, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-base-to-string': 'error',
      eqeqeq: 'error',
      'max-lines': ['error', { max: 500, skipComments: true }],
    },
  },
  // Written by a script: one line for each rule, twice.
  { files: ['src/rules/registry.ts'], rules: { 'max-lines': 'off' } },
  { files: ['**/*.{mjs,js,astro}', 'bin/*'], ...tseslint.configs.disableTypeChecked },
  {
    files: ['bin/*.js', '*.mjs'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
  ...layerRules,
);
