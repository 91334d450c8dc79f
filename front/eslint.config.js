/* eslint.config.js: what the compiler does not see: forgotten promises, unused code, faults of templates. Layout is nobody's business here. */
import vue from 'eslint-plugin-vue'
import { defineConfig, globalIgnores } from 'eslint/config'
import ts from 'typescript-eslint'

export default defineConfig([
  globalIgnores(['**/dist/**', '**/node_modules/**', 'packages/api/src/generated.ts']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...ts.configs.recommended,
  ...vue.configs['flat/recommended'],
  {
    files: ['packages/**/*.{ts,vue}', 'apps/**/*.{ts,vue}'],
    languageOptions: { parserOptions: { parser: ts.parser, project: 'tsconfig.json', tsconfigRootDir: import.meta.dirname, extraFileExtensions: ['.vue'] } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }], // import('…') is how a lazily loaded library is named,
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      'no-console': 'error',
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/no-unused-refs': 'error',
      'vue/no-v-html': 'error',
      'vue/multi-word-component-names': 'off', // pages are named by file, and several rooms have one word each
      'vue/require-default-prop': 'off', // a missing optional prop is undefined, as its type says
    },
  },
  { rules: Object.fromEntries(Object.keys(vue.rules).filter((name) => vue.rules[name].meta.type === 'layout').map((name) => [`vue/${name}`, 'off'])) },
])
