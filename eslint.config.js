// The arrows of the house (docs/ARCHITECTURE.md) are kept here, so that a wrong import fails `npm run check`.
import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import lit from 'eslint-plugin-lit';
import globals from 'globals';

/** Forbid imports in `files` whose specifier matches one of `patterns`, and say why. */
const arrow = (files, patterns, message, ignores = []) => ({
  files,
  ignores,
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: [{ regex: patterns.map((p) => `(${p})`).join('|'), message }] },
    ],
  },
});

export default tseslint.config(
  { ignores: ['dist/', 'data/', 'node_modules/', 'tests/bench/peer/node_modules/'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    languageOptions: { globals: { ...globals.es2024 } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  { files: ['**/*.js'], languageOptions: { globals: globals.node } },
  { files: ['client/**/*.ts'], ...lit.configs['flat/recommended'] },
  { files: ['cli/**/*.ts', 'tests/**/*.ts', 'tools/**/*.ts'], rules: { 'no-console': 'off' } },

  // client -> shared <- server, and shared knows neither, nor any platform.
  arrow(
    ['shared/**/*.ts'],
    ['/server/', '/client/', '^node:', '^(express|ws|socket\\.io.*|lit|ol)(/|$)'],
    'shared/ imports neither side and no platform',
  ),
  arrow(['client/**/*.ts'], ['/server/'], 'client/ never imports server/'),
  arrow(
    ['client/connection/**/*.ts'],
    ['/server/', '^lit', '^ol(/|$)', '\\.\\./(app|map|log|decisions|people|alerts|ui)/'],
    'the room client knows no DOM and no screen: it also runs in Node',
  ),
  // inside the server: sockets, http -> room -> journal.
  arrow(
    ['server/journal/**/*.ts'],
    ['/client/', '\\.\\./(room|sockets|http|access|archive|intake)/'],
    'the journal knows no room and no transport',
  ),
  arrow(
    ['server/room/**/*.ts'],
    [
      '/client/',
      '\\.\\./(sockets|http|access)/',
      '\\.\\./journal/(?!contract\\.ts)',
      '^(express|ws|socket\\.io|node:sqlite|node:http)',
    ],
    'a room knows no transport and no database, only the journal contract',
  ),
  arrow(
    ['server/search/**/*.ts'],
    ['/client/', '\\.\\./(sockets|http|room|access)/', '\\.\\./journal/(?!contract\\.ts)'],
    'the index of words knows only what the journal gives out',
  ),
  arrow(
    ['server/access/**/*.ts'],
    ['/client/', '\\.\\./(sockets|http|room|journal)/', '^(express|ws|socket\\.io)'],
    'access knows no transport and no room',
  ),
  {
    files: ['server/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: ['node:http', 'http'].map((name) => ({
            name,
            message: 'take it from server/http-module.ts, which says why',
            allowTypeImports: true,
          })),
        },
      ],
    },
  },
  arrow(
    ['server/sockets/**/*.ts', 'server/http/**/*.ts'],
    ['/client/', '\\.\\./journal/', '^node:sqlite'],
    'transports reach the journal only through a room; main.ts puts parts together',
  ),
);
