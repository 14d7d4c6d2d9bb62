/** Lint rules: typed TypeScript, Svelte, and the import directions between the rooms. */
import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/**
 * A room and the rooms it must not know.
 * @param {string} files
 * @param {string[]} rooms folders under src or src/lib
 * @param {string} message
 */
const forbid = (files, rooms, message) => ({
	files: [files],
	rules: {
		'no-restricted-imports': [
			'error',
			{
				patterns: rooms.map((room) => ({
					regex: `(^|/)${room}(/|$)`,
					message
				}))
			}
		]
	}
});

const lib = ['ui', 'state', 'jobs', 'catalog', 'export', 'messages'];

export default ts.config(
	{
		ignores: [
			'build/',
			'.svelte-kit/',
			'node_modules/',
			'.cache/',
			'static/',
			'scripts/train/',
			'coverage/'
		]
	},
	js.configs.recommended,
	...ts.configs.strictTypeChecked,
	...svelte.configs.recommended,
	{
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: {
				project: ['tsconfig.json', 'tsconfig.workers.json', 'tsconfig.node.json'],
				tsconfigRootDir: import.meta.dirname,
				extraFileExtensions: ['.svelte']
			}
		},
		rules: {
			'no-undef': 'off',
			'no-console': 'error',
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-non-null-assertion': 'error',
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': 'error',
			'@typescript-eslint/switch-exhaustiveness-check': 'error',
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			'@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_' }
			],
			// `T[]` reads better in a table of shapes; `type` and `interface` each have their place.
			'@typescript-eslint/consistent-type-definitions': 'off',
			'@typescript-eslint/consistent-type-imports': 'error'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
		rules: { 'svelte/no-navigation-without-resolve': 'off' }
	},
	{
		// The linter sees an imported component's props as `any`; svelte-check types them.
		files: ['**/*.svelte'],
		rules: {
			'@typescript-eslint/no-unsafe-argument': 'off',
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-call': 'off',
			'@typescript-eslint/no-unsafe-member-access': 'off',
			'@typescript-eslint/no-unsafe-return': 'off'
		}
	},
	{ files: ['scripts/**'], rules: { 'no-console': 'off' } },
	{
		files: ['**/*.js', '**/*.mjs', '**/*.cjs'],
		extends: [ts.configs.disableTypeChecked]
	},
	{
		files: ['tests/**'],
		rules: {
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-member-access': 'off',
			'@typescript-eslint/unbound-method': 'off',
			'@typescript-eslint/require-await': 'off',
			'@typescript-eslint/no-empty-function': 'off'
		}
	},
	forbid(
		'src/lib/vision/**',
		[...lib, 'workers', 'routes', '\\$lib', '\\$app'],
		'vision is pure: it knows no other room.'
	),
	forbid(
		'src/lib/catalog/**',
		['ui', 'state', 'jobs', 'export', 'workers', 'routes', 'messages', '\\$app'],
		'catalog knows only vision.'
	),
	forbid(
		'src/lib/export/**',
		['ui', 'state', 'jobs', 'workers', 'routes', 'messages', '\\$app'],
		'export knows only vision and the catalog’s record types.'
	),
	forbid(
		'src/workers/**',
		['ui', 'state', 'jobs', 'routes', 'messages', '\\$app'],
		'workers know vision, catalog and export.'
	),
	forbid(
		'src/lib/jobs/**',
		['ui', 'state', 'export', 'routes', 'messages', '\\$app'],
		'jobs know the workers’ types and vision.'
	),
	forbid(
		'src/lib/messages/**',
		['ui', 'state', 'jobs', 'catalog', 'export', 'workers', 'routes'],
		'messages know only the names that vision gives.'
	),
	forbid(
		'src/lib/ui/**',
		['state', 'jobs', 'export', 'routes'],
		'ui takes props and gives callbacks.'
	),
	forbid('src/lib/state/**', ['ui', 'routes'], 'state knows services, not screens.'),
	forbid(
		'src/routes/**',
		['jobs', 'catalog/store', 'catalog/search', 'workers'],
		'routes put ui and state together.'
	),
	forbid(
		'scripts/**',
		['ui', 'state', 'jobs', 'routes', 'messages'],
		'scripts know vision and the catalog.'
	)
);
