/** Cycles, orphans and directions that lint cannot see across files. */
module.exports = {
	forbidden: [
		{ name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
		{
			name: 'vision-is-pure',
			severity: 'error',
			from: { path: '^src/lib/vision' },
			to: { path: '^src/(?!lib/vision)' }
		},
		{
			name: 'workers-do-not-look-up',
			severity: 'error',
			from: { path: '^src/workers' },
			to: { path: '^src/(routes|lib/(ui|state|jobs|messages))' }
		},
		{
			name: 'nobody-imports-routes',
			severity: 'error',
			from: { pathNot: '^src/routes' },
			to: { path: '^src/routes' }
		},
		{
			name: 'the-app-does-not-know-scripts',
			severity: 'error',
			from: { path: '^src' },
			to: { path: '^scripts', pathNot: '^scripts/serve/headers.js$' }
		}
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: { extensions: ['.ts', '.js', '.svelte'] }
	}
};
