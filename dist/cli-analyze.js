import { i as sizeBytes, n as SIZE } from "./cli-quantity.js";
import { i as renderSuspects, t as renderClassCounts } from "./cli-snapshots-text.js";
import { n as analyzeGrowth, t as parseOptions } from "./cli-options.js";
import { n as progressBar, r as scanSnapshotIds, t as openSnapshots } from "./cli-snapshots.js";
import { t as UsageError } from "./cli-command.js";
import { basename } from "node:path";

// src/cli/commands/analyze.ts
/** `heapslope analyze S1 S2 S3`: what was born between the first two and is still in the last. */
const analyze = async ({ args, signal, stdout, stderr, environment, workingDirectory }) => {
	const { positionals, texts, flags } = parseOptions(args, {
		iterations: "text",
		source: "text",
		memory: "text",
		redact: "flag",
		json: "flag"
	});
	if (positionals.length === 0) throw new UsageError("Name three snapshots, oldest first, or a folder or zip that holds them.");
	const iterations = iterationsOf(texts["iterations"]);
	const { snapshots, remove } = await openSnapshots(positionals);
	const bar = progressBar(stderr);
	try {
		const ordered = await byAge(oneSide(snapshots));
		const { suspects, countedOnly } = await analyzeGrowth({
			snapshots: ordered,
			iterations: iterations === null ? null : ordered.map((_, index) => index * iterations),
			sourceRoot: texts["source"] ?? workingDirectory,
			redact: flags.has("redact"),
			budgetBytes: memoryOf(texts["memory"])
		}, {
			signal,
			onProgress: bar.onProgress,
			ownsProcess: true
		});
		bar.end();
		const color = stdout.isTerminal && environment["NO_COLOR"] === void 0;
		stdout.write(flags.has("json") ? `${JSON.stringify({
			suspects: suspects.map(published),
			...countedOnly === null ? {} : { countedOnly }
		})}\n` : countedOnly !== null ? renderClassCounts(countedOnly, {
			columns: stdout.columns,
			color
		}) : renderSuspects(suspects.map(published), {
			columns: stdout.columns,
			color
		}));
		return 0;
	} finally {
		bar.end();
		await remove();
	}
};
function iterationsOf(text) {
	if (text === void 0) return null;
	const iterations = Number(text);
	if (Number.isInteger(iterations) && iterations > 0) return iterations;
	throw new UsageError(`--iterations wants how many lie between two snapshots, such as 500, not ${text}.`);
}
function memoryOf(text) {
	if (text === void 0) return null;
	if (SIZE.test(text)) return sizeBytes(text);
	throw new UsageError(`--memory wants a size such as 8GiB, not ${text}.`);
}
/** A report folder holds both sides; head is what one wants to know about. */
function oneSide(snapshots) {
	const nameOf = (source) => basename(source.kind === "file" ? source.path : source.entry.name);
	const head = snapshots.filter((source) => /^head-\d/.test(nameOf(source)));
	const base = snapshots.filter((source) => /^base-\d/.test(nameOf(source)));
	return head.length + base.length === snapshots.length && head.length > 0 && base.length > 0 ? head : snapshots;
}
/** Ids of one process only ever rise, so the highest one tells a snapshot's age. */
async function byAge(snapshots) {
	if (snapshots.length < 3) throw new UsageError(`The method wants three snapshots of one process; here ${snapshots.length === 1 ? "is 1" : `are ${snapshots.length}`}. For two, use heapslope diff.`);
	const aged = [];
	for (const snapshot of snapshots) aged.push({
		snapshot,
		age: (await scanSnapshotIds(snapshot)).maxObjectId
	});
	return aged.sort((a, b) => a.age - b.age).map(({ snapshot }) => snapshot);
}
/** The fields that `analyze --json` promises. */
function published(suspect) {
	const { signature, constructorName, shape, container, retainerPath, objects, objectsPerIteration, bytesPerIteration, selfBytes, retainedBytes, allocationSite, definitionSite, holds, within, examples } = suspect;
	return {
		signature,
		constructorName,
		shape: shape === null ? null : { keys: [...shape.keys] },
		container,
		retainerPath: [...retainerPath],
		objects,
		objectsPerIteration,
		bytesPerIteration,
		selfBytes,
		retainedBytes,
		allocationSite,
		...definitionSite === null ? {} : { definition: definitionSite },
		holds: holds.map(({ shape: keys, ...held }) => ({
			...held,
			shape: keys === null ? null : { keys: [...keys.keys] }
		})),
		...within === null ? {} : { within },
		...examples === void 0 ? {} : { examples }
	};
}

export { analyze };