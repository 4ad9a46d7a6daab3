import { a as redactSnapshot, t as parseOptions } from "./cli-options.js";
import { t as UsageError } from "./cli-command.js";
import { n as progressBar, t as openSnapshots } from "./cli-snapshots.js";
import { basename, dirname, resolve } from "node:path";
import { stat } from "node:fs/promises";

// src/cli/commands/redact.ts
/** `heapslope redact IN OUT`: contents of strings masked at the same length, names and the graph as they are. */
const redact = async ({ args, signal, stdout, stderr, workingDirectory }) => {
	const { positionals, flags } = parseOptions(args, { json: "flag" });
	const [input, out, ...rest] = positionals;
	if (input === void 0 || out === void 0 || rest.length > 0) throw new UsageError("Name the snapshot and the file to write: heapslope redact IN OUT.");
	const output = resolve(workingDirectory, out);
	await refuseFolder(output, out);
	const { snapshots, remove } = await openSnapshots([input]);
	const bar = progressBar(stderr);
	try {
		const [snapshot, another] = snapshots;
		if (snapshot === void 0 || another !== void 0) throw new UsageError(`${input} holds ${snapshots.length} snapshots: name one of them.`);
		await redactSnapshot({
			snapshot,
			output
		}, {
			signal,
			onProgress: bar.onProgress,
			ownsProcess: true
		});
		bar.end();
		const { size } = await stat(output);
		stdout.write(flags.has("json") ? `${JSON.stringify({
			output,
			bytes: size
		})}\n` : `${out}: ${size} bytes, strings masked\n`);
		return 0;
	} finally {
		bar.end();
		await remove();
	}
};
async function refuseFolder(output, asNamed) {
	const isFolder = (path) => stat(path).then((found) => found.isDirectory(), () => false);
	if (await isFolder(output)) throw new UsageError(`${asNamed} is a folder: name the file to write.`);
	if (!await isFolder(dirname(output))) throw new UsageError(`There is no folder ${dirname(asNamed)} to write ${basename(asNamed)} into.`);
}

export { redact };