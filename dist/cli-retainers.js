import { r as renderRetention } from "./cli-snapshots-text.js";
import { r as analyzeRetention, t as parseOptions } from "./cli-options.js";
import { t as UsageError } from "./cli-command.js";
import { n as progressBar, t as openSnapshots } from "./cli-snapshots.js";

// src/cli/commands/retainers.ts
/** `heapslope retainers FILE (@id | Constructor)`: what holds a node, or the largest nodes of a class. */
const retainers = async ({ args, signal, stdout, stderr, environment }) => {
	const { positionals, flags } = parseOptions(args, { json: "flag" });
	const [file, what, ...rest] = positionals;
	if (file === void 0 || what === void 0 || rest.length > 0) throw new UsageError("Name one snapshot and what to look for in it: heapslope retainers FILE @4711, or FILE Session.");
	const { snapshots, remove } = await openSnapshots([file]);
	const bar = progressBar(stderr);
	try {
		const [snapshot, another] = snapshots;
		if (snapshot === void 0 || another !== void 0) throw new UsageError(`${file} holds ${snapshots.length} snapshots: name one of them.`);
		const wanted = /^@\d+$/.test(what) ? { id: Number(what.slice(1)) } : { className: what };
		const { nodes } = await analyzeRetention({
			snapshot,
			wanted
		}, {
			signal,
			onProgress: bar.onProgress,
			ownsProcess: true
		});
		bar.end();
		if (nodes.length === 0) throw new UsageError(`There is no ${"id" in wanted ? `node ${what}` : `object of class ${what}`} in ${file}.`);
		const color = stdout.isTerminal && environment["NO_COLOR"] === void 0;
		stdout.write(flags.has("json") ? `${JSON.stringify({ nodes })}\n` : renderRetention(nodes, {
			columns: stdout.columns,
			color
		}));
		return 0;
	} finally {
		bar.end();
		await remove();
	}
};

export { retainers };