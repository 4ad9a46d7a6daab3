import { n as renderComparison } from "./cli-snapshots-text.js";
import { i as compareSnapshots, t as parseOptions } from "./cli-options.js";
import { t as UsageError } from "./cli-command.js";
import { n as progressBar, t as openSnapshots } from "./cli-snapshots.js";

// src/cli/commands/diff.ts
/** `heapslope diff BEFORE AFTER`: by class and retainer path, never by id. `--json` prints node-memwatch's HeapDiff. */
const diff = async ({ args, signal, stdout, stderr, environment }) => {
	const { positionals, flags } = parseOptions(args, { json: "flag" });
	if (positionals.length !== 2) throw new UsageError("Name two snapshots: heapslope diff BEFORE AFTER.");
	const { snapshots, remove } = await openSnapshots(positionals);
	const bar = progressBar(stderr);
	try {
		const [before, after, another] = snapshots;
		if (before === void 0 || after === void 0 || another !== void 0) throw new UsageError(`${positionals.join(" and ")} hold ${snapshots.length} snapshots: name two of them.`);
		const { comparison, heapDiff } = await compareSnapshots({
			before,
			after
		}, {
			signal,
			onProgress: bar.onProgress,
			ownsProcess: true
		});
		bar.end();
		const color = stdout.isTerminal && environment["NO_COLOR"] === void 0;
		stdout.write(flags.has("json") ? `${JSON.stringify(heapDiff)}\n` : renderComparison(comparison, {
			columns: stdout.columns,
			color
		}));
		return 0;
	} finally {
		bar.end();
		await remove();
	}
};

export { diff };