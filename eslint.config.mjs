import tseslint from 'typescript-eslint'
import { reasonRule } from './scripts/reason-rule.mjs'

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.throughline/', 'coverage/', '**/*.mjs'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { house: { rules: { reason: reasonRule } } },
    rules: {
      'house/reason': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off', // house/reason asks why instead
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off', // below: no classes of ours; it takes a fifth of the time
      '@typescript-eslint/no-unsafe-enum-assignment': 'off', // nor enums
      '@typescript-eslint/no-meaningless-void-operator': 'off', // `() => void f()` says that the answer is not wanted
      '@typescript-eslint/require-await': 'off', // a port is asynchronous even where one filling of it is not
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'max-lines': ['warn', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-depth': ['error', 4],
      'max-params': ['error', 7],
      complexity: ['error', 20],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ClassDeclaration, ClassExpression',
          message: 'Plain functions and explicit dependencies: no classes.',
        },
        { selector: 'TSEnumDeclaration', message: 'A union of words, or an object of codes to words.' },
        { selector: 'ExportDefaultDeclaration', message: 'Names are said where they are used: export by name.' },
      ],
    },
  },
  {
    files: ['**/*.test.{ts,tsx}', 'e2e/**', 'test/**'],
    rules: {
      'max-lines': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off', // expect.any() is an any
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/use-unknown-in-catch-callback-variable': 'off',
      'house/reason': 'off', // a table of examples is its own reason
    },
  },
  {
    files: ['src/store/**'],
    rules: {
      '@typescript-eslint/unbound-method': 'off', // Kysely hands out functions that need no `this`
      '@typescript-eslint/no-unnecessary-type-conversion': 'off', // what a driver answers is not always what its type says
    },
  },
  { files: ['bench/**', 'scripts/**'], rules: { 'no-console': 'off' } },
  { files: ['*.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
)
