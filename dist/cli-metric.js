import { C as strictObject, E as variant, S as safeParse, T as tuple, _ as number$2, b as pipe, c as array, d as finite, f as integer, g as nullable, h as minValue, l as boolean, m as maxLength, p as literal, u as check, v as optional, w as string, x as record, y as picklist } from "./cli-command.js";

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

// src/result/result-errors.ts
/** The file is not JSON, or too large to be a result: it was cut, or is another file. */
var ResultNotJsonError = class extends Error {
	name = "ResultNotJsonError";
	constructor(found, cause) {
		super(`This is not a heapslope result: ${found}. Name the file heapslope-result.json of a report folder, or download the artifact again.`, { cause });
	}
};
/** Written by a later heapslope, or not a result at all. */
var ResultVersionError = class extends Error {
	name = "ResultVersionError";
	/** What stood at `schemaVersion`, as JSON; null where nothing did. */
	foundVersion;
	readableVersion;
	constructor(foundVersion, readableVersion) {
		super(foundVersion === null ? "This JSON has no schemaVersion, so it is not a heapslope result: name the file heapslope-result.json of a report folder." : `This result has schemaVersion ${foundVersion} and this heapslope reads ${readableVersion}: update heapslope to the version that wrote it.`);
		this.foundVersion = foundVersion;
		this.readableVersion = readableVersion;
	}
};
/** A field that is missing, unknown, of another kind, or out of bounds. */
var ResultInvalidError = class extends Error {
	name = "ResultInvalidError";
	/** The first few; at least one. */
	issues;
	constructor(issues) {
		const named = issues.map((issue) => `${issue.path === "" ? "the result" : issue.path}: ${issue.text}`).join("; ");
		super(`This result cannot be used: ${named}. A result is never edited by hand: measure again, and where it came from heapslope as it is, report this.`);
		this.issues = issues;
	}
};

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
/** A process or thread of the measured program. */
const processName = {
	kind: picklist([
		"main",
		"child",
		"worker"
	]),
	label: text
};
const heldObjects = strictObject({
	constructorName: text,
	shape: nullable(strictObject({ keys: listOf(text) })),
	objects: count,
	retainedBytes: count
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
	/** The child process or worker thread that holds it; absent for the main process. */
	process: optional(strictObject({
		...processName,
		alike: count
	})),
	/** Where its class or function is written. */
	definition: optional(strictObject({
		file: text,
		line: number,
		column: number
	})),
	/** What hangs on the group, what retains most first. */
	holds: optional(listOf(heldObjects)),
	/** The finding on which this one hangs: its bytes are a part of that one's. */
	within: optional(strictObject({
		signature: text,
		constructorName: text
	})),
	/** What the config says of it: shown, and not failed for until the day has passed. */
	known: optional(strictObject({
		reason: text,
		expires: nullable(text),
		expired: boolean()
	}))
});
const process = strictObject({
	...processName,
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
	redacted: boolean(),
	/** The child process or worker thread that it is of; absent for the main process. */
	process: optional(strictObject(processName))
});
const ofSides = strictObject({
	base: nullable(count),
	head: nullable(count)
});
const source = strictObject({
	...processName,
	/** How many of this name a run started, the most of any run; null where the side was not measured. */
	started: ofSides,
	/** How many of them lived at once. */
	mostAlive: ofSides,
	/** Of all of them together, by metric; empty where none lasted long enough. */
	memory: record(text, strictObject({
		baseBytesPerIteration: nullable(number),
		headBytesPerIteration: nullable(number),
		/** Of head minus base, of head where there is no base. */
		interval: nullable(interval)
	}))
});
const plot = strictObject({
	metric: text,
	unit: picklist(["bytes", "count"]),
	/** At most 60 points; median of the replicates at each sample, in the metric's unit. */
	iterations: listOf(number, 60),
	base: nullable(listOf(number, 60)),
	head: nullable(listOf(number, 60))
});
/** sha256 of everything that decides what a side's runs read, part by part. */
const fingerprint = strictObject({
	/** Full commit hash. */
	commit: text,
	lockFiles: text,
	/** The workload's file as it ran. */
	workload: text,
	/** Its settings, and the commands that installed and built the side. */
	settings: text
});
const workload = strictObject({
	name: text,
	iterationUnit: picklist([
		"call",
		"request",
		"tick",
		"interval"
	]),
	/** How long an interval is, where that is the unit. */
	intervalMs: optional(count),
	verdict: verdictSchema,
	metrics: pipe(record(text, metric), check((metrics) => Object.keys(metrics).length <= MAX_METRICS, `at most ${MAX_METRICS} metrics`)),
	findings: listOf(finding),
	runs: listOf(run),
	snapshots: listOf(snapshot),
	plot: nullable(plot),
	/** The program's processes and threads apart, where it has more than its main process. */
	sources: optional(listOf(source)),
	notes: listOf(note),
	/** What was measured, for `baseline: stored`; null for a side that is no commit, or whose packages no lock file pins. */
	fingerprints: optional(strictObject({
		base: nullable(fingerprint),
		head: nullable(fingerprint)
	}))
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

// src/result/read-result.ts
/** Larger than any result: 200 workloads with 500 findings each take a sixth of it. */
const MAX_RESULT_CHARACTERS = 134217728;
const MAX_ISSUES = 5;
const MAX_SHOWN_CHARACTERS = 80;
/**
* A result from the text of its file, checked field by field: what it returns may be trusted in kind, not in content.
* @throws {ResultNotJsonError | ResultVersionError | ResultInvalidError}
*/
function readResult(text) {
	const found = parse$1(text);
	if (!isRecord(found)) throw new ResultNotJsonError(`it holds ${describe(found)} instead of an object`);
	if (found.schemaVersion !== 1) throw new ResultVersionError(versionOf(found), 1);
	const parsed = safeParse(resultSchema, found, { abortEarly: false });
	if (!parsed.success) throw new ResultInvalidError(parsed.issues.slice(0, MAX_ISSUES).map(issueOf));
	const contradiction = contradictionIn(parsed.output);
	if (contradiction !== null) throw new ResultInvalidError([contradiction]);
	return parsed.output;
}
function parse$1(text) {
	if (text.length > 134217728) throw new ResultNotJsonError(`it has ${text.length} characters, and a result has at most ${MAX_RESULT_CHARACTERS}`);
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new ResultNotJsonError(text.trim() === "" ? "it is empty" : "it is not JSON, or only a part of it", error);
	}
}
function isRecord(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function versionOf(found) {
	return found.schemaVersion === void 0 ? null : shown(JSON.stringify(found.schemaVersion));
}
function describe(value) {
	return value === null ? "null" : Array.isArray(value) ? "a list" : `a ${typeof value}`;
}
/** valibot's own words carry the whole value that was found, which may be long and is foreign. */
function issueOf(issue) {
	const path = shownPath(issue.path ?? []);
	const found = shown(issue.received);
	const { expected } = issue;
	if (expected === "never") return {
		path,
		text: "is no field of this version"
	};
	if (found === "undefined") return {
		path,
		text: `is missing, expected ${shown(expected ?? "a value")}`
	};
	return {
		path,
		text: `is ${found}, expected ${shown(expected ?? issue.message)}`
	};
}
function shownPath(items) {
	return items.map(({ key }) => typeof key === "number" ? `[${key}]` : `.${shown(String(key))}`).join("").replace(/^\./, "");
}
function shown(text) {
	const plain = text.replace(/[^\x20-\x7e]/g, "?");
	return plain.length <= MAX_SHOWN_CHARACTERS ? plain : `${plain.slice(0, 79)}…`;
}
/** What no single field can tell: numbers that exclude each other. */
function contradictionIn(result) {
	const worst = VERDICT_KINDS.find((kind) => result.workloads.some((workload) => workload.verdict.kind === kind));
	if (worst !== void 0 && VERDICT_KINDS.indexOf(result.verdict.kind) > VERDICT_KINDS.indexOf(worst)) return {
		path: "verdict.kind",
		text: `is ${result.verdict.kind} although a workload is ${worst}`
	};
	const names = /* @__PURE__ */ new Map();
	for (const [index, workload] of result.workloads.entries()) {
		const path = `workloads[${index}]`;
		const twin = names.get(workload.name);
		if (twin !== void 0) return {
			path: `${path}.name`,
			text: `is the name of workloads[${twin}] as well`
		};
		names.set(workload.name, index);
		for (const [key, metric] of Object.entries(workload.metrics)) for (const part of [
			"base",
			"head",
			"difference"
		]) {
			const interval = metric[part]?.interval;
			if (interval !== void 0 && interval[0] > interval[1]) return {
				path: `${path}.metrics.${shown(key)}.${part}.interval`,
				text: "ends before it begins"
			};
		}
	}
	return null;
}

// src/result/read-series.ts
/** Samples of a run; a plan takes some forty. */
const MOST_SAMPLES = 1e4;
const MOST_PROCESSES = 1e3;
const MOST_METRICS = 500;
const column = pipe(array(pipe(number$2(), finite())), maxLength(MOST_SAMPLES));
const schema = strictObject({
	schemaVersion: literal(1),
	series: pipe(array(strictObject({
		process: strictObject({
			kind: picklist([
				"main",
				"child",
				"worker"
			]),
			label: pipe(string(), maxLength(1e3))
		}),
		iterations: column,
		elapsedMs: column,
		settleRounds: column,
		iteratingMs: optional(column),
		metrics: record(pipe(string(), maxLength(100)), column)
	})), maxLength(MOST_PROCESSES))
});
/** The text is no series file of this version, whole and sound. Remedy: measure again. */
var SeriesInvalidError = class extends Error {
	name = "SeriesInvalidError";
	constructor(problem, options) {
		super(`This is no series file of heapslope: ${problem}.`, options);
	}
};
/** The series of one run from the text of its file, checked: columns of equal length, iterations that never fall. @throws SeriesInvalidError */
function readSeries(text) {
	const parsed = safeParse(schema, parse(text));
	if (!parsed.success) throw new SeriesInvalidError("a field is missing or not of its kind");
	return parsed.output.series.map(({ metrics, iteratingMs, ...one }) => {
		const columns = [
			one.elapsedMs,
			one.settleRounds,
			iteratingMs ?? one.elapsedMs,
			...Object.values(metrics)
		];
		if (columns.length > MOST_METRICS) throw new SeriesInvalidError(`more than ${MOST_METRICS} metrics`);
		if (columns.some(({ length }) => length !== one.iterations.length)) throw new SeriesInvalidError("its columns differ in length");
		if (one.iterations.some((at, i) => !Number.isInteger(at) || at < (one.iterations[i - 1] ?? 0))) throw new SeriesInvalidError("its iterations fall");
		return {
			...one,
			...iteratingMs === void 0 ? {} : { iteratingMs },
			metrics
		};
	});
}
function parse(text) {
	try {
		return JSON.parse(text);
	} catch (cause) {
		throw new SeriesInvalidError("it is not JSON", { cause });
	}
}

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

export { worstVerdict as a, exitCodeOf as i, readSeries as n, readResult as r, unitOf as t };