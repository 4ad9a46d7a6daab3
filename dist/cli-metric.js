import { C as string, S as strictObject, T as variant, _ as number$2, b as pipe, c as array, d as finite, f as integer, g as nullable, h as minValue, l as boolean, m as maxLength, p as literal, u as check, v as optional, w as tuple, x as record, y as picklist } from "./cli-command.js";

// src/result/verdict.ts
const VERDICT_KINDS = [
	"failed",
	"regression",
	"inconclusive",
	"improvement",
	"unchanged"
];
/** Holds the end of what a workload printed at most. */
const reasonText = pipe(string(), maxLength(2e4));
const verdictSchema = strictObject({
	kind: picklist(VERDICT_KINDS),
	/** A code for programs and a sentence for people, with the numbers and what to do. */
	reason: strictObject({
		code: reasonText,
		text: reasonText
	})
});
/** The worst of several verdicts: failed > regression > inconclusive > improvement > unchanged. undefined for none. */
function worstVerdict(verdicts) {
	for (const kind of VERDICT_KINDS) {
		const found = verdicts.find((verdict) => verdict.kind === kind);
		if (found !== void 0) return found;
	}
}
/** Exit status of a process that ends with this verdict. */
function exitCodeOf(kind) {
	switch (kind) {
		case "unchanged":
		case "improvement": return 0;
		case "regression": return 1;
		case "inconclusive": return 2;
		case "failed": return 3;
	}
}

// src/result/schema.ts
const SCHEMA_VERSION = 1;
/**
* A result may come from an artifact that anybody wrote: lengths are bounded here, far above what a measurement yields,
* so that reading and drawing it are bounded too.
*/
const MAX_ITEMS = 2e3;
const MAX_TEXT_CHARACTERS = 2e4;
const MAX_METRICS = 500;
const MAX_PLOT_POINTS = 60;
const text = pipe(string(), maxLength(MAX_TEXT_CHARACTERS));
const position = pipe(number$2(), integer(), minValue(0));
const count = pipe(number$2(), finite(), minValue(0));
const number = pipe(number$2(), finite());
const interval = tuple([number, number]);
const note = strictObject({
	code: text,
	text
});
function listOf(item, maxItems = MAX_ITEMS) {
	return pipe(array(item), maxLength(maxItems));
}
const shape = picklist([
	"flat",
	"linear",
	"step",
	"filling",
	"sawtooth"
]);
/** Bytes carry `slopeBytesPerIteration`; counts carry `slopePerIteration` and their unit. */
const slope = {
	slopeBytesPerIteration: optional(number),
	slopePerIteration: optional(number),
	unit: optional(text),
	interval
};
const sideSlope = strictObject({
	...slope,
	shape,
	evidence: optional(text)
});
const metric = strictObject({
	/** Whether this metric may turn the verdict. */
	gating: boolean(),
	base: nullable(sideSlope),
	head: nullable(sideSlope),
	difference: nullable(strictObject(slope)),
	/** The smallest difference that matters, in the metric's unit per iteration. */
	threshold: nullable(number)
});
const stackFunction = strictObject({
	functionName: text,
	file: text,
	line: position,
	column: position
});
const allocationSite = strictObject({
	/** Relative to the repository where it lies inside, else as V8 names it. */
	file: text,
	line: position,
	column: position,
	functionName: text,
	/** `line`: the allocating expression; `function`: only the function that allocates is known. */
	certainty: picklist(["line", "function"]),
	/** Lines inside the function that could be meant, where several match. */
	candidates: listOf(position),
	/** Functions of the stack, innermost first. */
	stack: listOf(stackFunction)
});
const finding = strictObject({
	kind: picklist([
		"new",
		"worse",
		"same",
		"fixed"
	]),
	signature: text,
	constructorName: text,
	shape: nullable(strictObject({ keys: listOf(text) })),
	container: nullable(text),
	retainerPath: listOf(text),
	objects: count,
	objectsPerIteration: nullable(number),
	bytesPerIteration: nullable(number),
	selfBytes: count,
	retainedBytes: count,
	/** The same group on base, where base has it. */
	base: nullable(strictObject({
		objectsPerIteration: nullable(number),
		bytesPerIteration: nullable(number)
	})),
	allocationSite: nullable(allocationSite),
	/** What the config says of it: shown, and not failed for until the day has passed. */
	known: optional(strictObject({
		reason: text,
		expires: nullable(text),
		expired: boolean()
	}))
});
const process = strictObject({
	kind: picklist([
		"main",
		"child",
		"worker"
	]),
	label: text,
	samples: count,
	iterations: count
});
const run = strictObject({
	side: picklist(["base", "head"]),
	purpose: picklist(["measure", "explain"]),
	/** Node's version as `process.version` gives it. */
	node: text,
	v8: picklist(["quiet", "default"]),
	v8Flags: listOf(text),
	durationMs: count,
	outcome: variant("kind", [strictObject({ kind: literal("completed") }), strictObject({
		kind: literal("failed"),
		code: text,
		text
	})]),
	processes: listOf(process),
	/** Path of the series file inside the report folder. */
	seriesFile: nullable(text)
});
const snapshot = strictObject({
	side: picklist(["base", "head"]),
	/** Path inside the report folder, forward slashes. */
	file: text,
	bytes: count,
	sha256: text,
	/** Iterations done when it was taken. */
	iterations: count,
	redacted: boolean()
});
const plot = strictObject({
	metric: text,
	unit: picklist(["bytes", "count"]),
	/** At most 60 points; median of the replicates at each sample, in the metric's unit. */
	iterations: listOf(number, 60),
	base: nullable(listOf(number, 60)),
	head: nullable(listOf(number, 60))
});
const workload = strictObject({
	name: text,
	iterationUnit: picklist([
		"call",
		"request",
		"tick",
		"interval"
	]),
	verdict: verdictSchema,
	metrics: pipe(record(text, metric), check((metrics) => Object.keys(metrics).length <= MAX_METRICS, `at most ${MAX_METRICS} metrics`)),
	findings: listOf(finding),
	runs: listOf(run),
	snapshots: listOf(snapshot),
	plot: nullable(plot),
	notes: listOf(note)
});
const side = strictObject({
	/** Full commit hash; null for a working tree that is not committed. */
	commit: nullable(text),
	/** What a person calls it: a branch, `working tree`, `merge of ... into ...`. */
	description: text,
	/** Uncommitted or untracked files take part. */
	dirty: boolean()
});
const resultSchema = strictObject({
	schemaVersion: literal(1),
	heapslopeVersion: text,
	/** ISO 8601, UTC. */
	createdAt: text,
	verdict: verdictSchema,
	base: nullable(side),
	head: nullable(side),
	platform: strictObject({
		os: text,
		arch: text
	}),
	/** The command that repeats this comparison on one's own machine. */
	reproduce: text,
	workloads: listOf(workload),
	/** What was left out or failed beside the verdict: an upload, a comment, a side without install. */
	notes: listOf(note)
});

// src/series/metric.ts
const IN_BYTES = /* @__PURE__ */ new Set([
	"heapUsed",
	"external",
	"arrayBuffers",
	"rss",
	"mallocedMemory"
]);
/** Unit of a metric's values; slopes are this unit per iteration. */
function unitOf(key) {
	return IN_BYTES.has(key) ? "bytes" : "count";
}

export { exitCodeOf as n, worstVerdict as r, unitOf as t };