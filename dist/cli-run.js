import { A as optional, D as literal, E as finite, F as strictObject, I as string, M as pipe, N as record, O as maxLength, P as safeParse, T as array, _ as VERDICT_KINDS, a as benchmarkOfThisMachine, b as baseName, c as repositoryRoot, g as resultSchema, h as unitOf, i as selectionOf, j as picklist, k as number, n as CONFIG_OPTIONS, p as openReportFolder, r as configOf, t as progressLines, v as exitCodeOf, y as worstVerdict } from "./cli-progress-lines.js";
import { A as htmlText, C as bytesText, D as signedText, E as signedBytesText, M as markdownText, N as visibleText, O as verbFor, S as byteScaleFor, T as numberText, _ as phrase, a as verdictColour, b as strong, c as objectName, d as insidePhrase, f as processPhrase, g as markdownPhrase, h as htmlPhrase, i as paintFor, j as markdownAddress, k as fencedBlock, l as retainerPathText, m as commentHtmlPhrase, n as terminalTable, o as findingNumbers, p as code, r as wrapped, s as findingSentence, t as displayWidth, u as siteWords, v as plainPhrase, w as countText, x as text, y as sentencePhrase } from "./cli-terminal-text.js";
import { t as parseOptions } from "./cli-options.js";
import { dirname, join, resolve } from "node:path";
import { readFile, stat } from "node:fs/promises";
import { tmpdir } from "node:os";

// src/report/words/evidence.ts
function growthOf(slope) {
	if (slope === null) return null;
	return {
		value: slope.slopeBytesPerIteration ?? slope.slopePerIteration ?? 0,
		interval: slope.interval
	};
}
function isBytes(key, metric) {
	const slope = metric.difference ?? metric.head ?? metric.base;
	if (slope?.slopeBytesPerIteration !== void 0) return true;
	if (slope?.slopePerIteration !== void 0) return false;
	return BYTE_METRICS.has(key);
}
const BYTE_METRICS = /* @__PURE__ */ new Set([
	"heapUsed",
	"external",
	"arrayBuffers",
	"rss"
]);
/** True where head is judged on its own slope. */
function isOneSided(workload) {
	const metrics = Object.values(workload.metrics);
	return metrics.length > 0 && metrics.every((metric) => metric.difference === null);
}
/** What the verdict looks at: the difference, or head's own slope where base is missing. */
function judgedGrowth(metric) {
	return growthOf(metric.difference ?? metric.head);
}
/** Where a growth lies against the smallest one that matters; a metric without a threshold against zero. */
function positionOf(growth, threshold) {
	const limit = threshold ?? 0;
	const [low, high] = growth.interval;
	if (low >= -limit && high <= limit) return "inside";
	if (low > limit) return "grows";
	if (high < -limit) return "shrinks";
	return "open";
}
/** Gating metrics that carry the verdict, the most telling first; none where it does not come from numbers. */
function decidingMetrics(workload) {
	const wanted = positionsBehind(isExcused(workload) ? "regression" : workload.verdict.kind);
	const deciding = metricsOf(workload).filter(({ metric }) => {
		const growth = judgedGrowth(metric);
		return metric.gating && growth !== null && wanted.has(positionOf(growth, metric.threshold));
	});
	return deciding.some(({ key }) => key.startsWith("handles.")) ? deciding.filter(({ key }) => key !== "handles") : deciding;
}
function positionsBehind(kind) {
	switch (kind) {
		case "regression": return /* @__PURE__ */ new Set(["grows"]);
		case "improvement": return /* @__PURE__ */ new Set(["shrinks"]);
		case "inconclusive": return /* @__PURE__ */ new Set(["open"]);
		case "unchanged": return /* @__PURE__ */ new Set(["inside"]);
		case "failed": return /* @__PURE__ */ new Set();
	}
}
/** Metrics in the order people care about them. */
function metricsOf(workload) {
	return Object.entries(workload.metrics).map(([key, metric]) => ({
		key,
		metric
	})).sort((a, b) => rankOf(a.key) - rankOf(b.key) || weightOf(b) - weightOf(a) || compareText(a.key, b.key));
}
const METRIC_ORDER = [
	"heapUsed",
	"arrayBuffers",
	"external",
	"detachedContexts",
	"threads",
	"processes",
	"handles.",
	"handles",
	"fileDescriptors",
	"rss"
];
/** A bare kind of handle says more than their sum, array buffers more than the external memory that includes them. */
function rankOf(key) {
	const rank = METRIC_ORDER.indexOf(key.startsWith("handles.") ? "handles." : key);
	return rank === -1 ? METRIC_ORDER.length : rank;
}
function weightOf({ metric }) {
	return Math.abs(judgedGrowth(metric)?.value ?? 0);
}
function compareText(a, b) {
	return a < b ? -1 : a > b ? 1 : 0;
}
/** heapUsed always, and whatever gates and is not settled inside its threshold. */
function isShownOpenly({ key, metric }) {
	if (key === "heapUsed") return true;
	const growth = judgedGrowth(metric);
	return metric.gating && growth !== null && positionOf(growth, metric.threshold) !== "inside";
}
/** Growth on base or head that is more than noise by the metric's own threshold. */
function leaksOn(side, { metric }) {
	const growth = growthOf(metric[side]);
	return growth !== null && positionOf(growth, metric.threshold) === "grows";
}
/** The metric on which both sides leak although the verdict is `unchanged`. */
function leakOnBothSides(workload) {
	if (workload.verdict.kind !== "unchanged" || isExcused(workload)) return void 0;
	return metricsOf(workload).find((named) => named.metric.gating && leaksOn("head", named) && (leaksOn("base", named) || isOneSided(workload)));
}
/** Head leaks more than base, and all of it is known to the config. */
function isExcused({ verdict }) {
	return verdict.kind === "unchanged" && verdict.reason.code === "known-leaks";
}
/** Size of what a workload's verdict rests on, to put the worst first; bytes and counts are not weighed against each other. */
function severityOf(workload) {
	const [first] = decidingMetrics(workload);
	return first === void 0 ? 0 : weightOf(first);
}
/** The worst first. */
function bySeverity(workloads) {
	return workloads.toSorted((a, b) => severityOf(b) - severityOf(a));
}
function findingsOf(workload, ...kinds) {
	return workload.findings.filter((finding) => kinds.includes(finding.kind));
}
/** The findings that explain the verdict, most important first; the others of the workload are beside the point. */
function tellingFindings(workload) {
	switch (workload.verdict.kind) {
		case "regression": return findingsOf(workload, "new", "worse");
		case "inconclusive": return findingsOf(workload, "new", "worse", "same").toSorted((a, b) => bytesOf(b) - bytesOf(a));
		case "improvement": return findingsOf(workload, "fixed");
		case "unchanged":
			if (isExcused(workload)) return findingsOf(workload, "new", "worse");
			return leakOnBothSides(workload) === void 0 ? [] : findingsOf(workload, "same", "worse", "new");
		case "failed": return [];
	}
}
/** Handles and descriptors have no bytes, and come first. */
function bytesOf({ bytesPerIteration, retainedBytes }) {
	return bytesPerIteration ?? (retainedBytes === 0 ? Number.MAX_VALUE : retainedBytes);
}

// src/report/words/told-in-seconds.ts
/** The unit that people are told in place of intervals. It is the report's own word: no result has it. */
const SECOND = "second";
/** A result as people read it: growth by the interval is told by the second. */
function toldInSeconds(result) {
	if (result.workloads.every(({ intervalMs }) => intervalMs === void 0)) return result;
	return {
		...result,
		workloads: result.workloads.map(inSeconds)
	};
}
function inSeconds(workload) {
	const { iterationUnit, intervalMs } = workload;
	if (iterationUnit !== "interval" || intervalMs === void 0 || intervalMs <= 0) return workload;
	const perSecond = 1e3 / intervalMs;
	const rate = (value) => typeof value === "number" ? value * perSecond : value;
	const seconds = (intervals) => Math.round(intervals / perSecond * 10) / 10;
	const slope = (of) => ({
		...of,
		...of.slopeBytesPerIteration === void 0 ? {} : { slopeBytesPerIteration: rate(of.slopeBytesPerIteration) },
		...of.slopePerIteration === void 0 ? {} : { slopePerIteration: rate(of.slopePerIteration) },
		interval: [rate(of.interval[0]), rate(of.interval[1])]
	});
	const rates = (of) => ({
		...of,
		objectsPerIteration: rate(of.objectsPerIteration),
		bytesPerIteration: rate(of.bytesPerIteration)
	});
	return {
		...workload,
		iterationUnit: SECOND,
		metrics: Object.fromEntries(Object.entries(workload.metrics).map(([key, { base, head, difference, threshold, ...metric }]) => [key, {
			...metric,
			base: base && slope(base),
			head: head && slope(head),
			difference: difference && slope(difference),
			threshold: rate(threshold)
		}])),
		findings: workload.findings.map((finding) => ({
			...rates(finding),
			base: finding.base && rates(finding.base)
		})),
		runs: workload.runs.map((run) => ({
			...run,
			processes: run.processes.map((process) => ({
				...process,
				iterations: seconds(process.iterations)
			}))
		})),
		snapshots: workload.snapshots.map((snapshot) => ({
			...snapshot,
			iterations: seconds(snapshot.iterations)
		})),
		...workload.sources === void 0 ? {} : { sources: workload.sources.map((source) => ({
			...source,
			memory: Object.fromEntries(Object.entries(source.memory).map(([key, { baseBytesPerIteration, headBytesPerIteration, interval }]) => [key, {
				baseBytesPerIteration: rate(baseBytesPerIteration),
				headBytesPerIteration: rate(headBytesPerIteration),
				interval: interval && [rate(interval[0]), rate(interval[1])]
			}]))
		})) },
		plot: workload.plot && {
			...workload.plot,
			iterations: workload.plot.iterations.map(seconds)
		}
	};
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
const column = pipe(array(pipe(number(), finite())), maxLength(MOST_SAMPLES));
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

// src/report/tables/evidence-tables.ts
const MAX_ROWS$1 = 40;
/** The processes that measured and explained, and how each ended. */
function runsTable(workload) {
	if (workload.runs.length === 0) return null;
	const rows = workload.runs.slice(0, MAX_ROWS$1).map((run) => [
		phrase(run.side),
		phrase(run.purpose),
		phrase(code(run.node), ` ${run.v8} V8`),
		phrase(numberText(sum(run.processes.map((process) => process.iterations)))),
		phrase(numberText(sum(run.processes.map((process) => process.samples)))),
		phrase(`${numberText(run.durationMs / 1e3)} s`),
		run.outcome.kind === "completed" ? phrase("completed") : phrase("failed: ", ...sentencePhrase(run.outcome.text.slice(0, 300)))
	]);
	return {
		title: "runs",
		heads: [
			"side",
			"purpose",
			"Node.js",
			`${workload.iterationUnit}s`,
			"samples",
			"took",
			"outcome"
		],
		align: [
			"left",
			"left",
			"left",
			"right",
			"right",
			"right",
			"left"
		],
		rows
	};
}
function sum(numbers) {
	return numbers.reduce((total, number) => total + number, 0);
}
/** The snapshot files that were kept. */
function snapshotsTable(workload) {
	if (workload.snapshots.length === 0) return null;
	const rows = workload.snapshots.slice(0, MAX_ROWS$1).map((snapshot) => [
		phrase(code(snapshot.file)),
		phrase(snapshot.side),
		phrase(numberText(snapshot.iterations)),
		phrase(bytesText(snapshot.bytes)),
		phrase(snapshot.redacted ? "redacted" : "not redacted")
	]);
	return {
		title: "heap snapshots",
		heads: [
			"heap snapshot",
			"side",
			`after ${workload.iterationUnit}s`,
			"size",
			"strings"
		],
		align: [
			"left",
			"left",
			"right",
			"right",
			"left"
		],
		rows
	};
}

// src/report/words/metric-words.ts
/** 280 bytes per call; 1 `Timeout` handle per call; 12 KiB of external memory per request. */
function ratePhrase(named, value, unit, scale = byteScaleFor(value)) {
	if (isBytes(named.key, named.metric)) return phrase(strong(`${bytesText(value, scale)}${ofMemory(named.key)} per ${unit}`));
	const number = numberText(value);
	const [before, noun] = thingNames(named, number === "1");
	return before === null ? phrase(strong(`${number} ${noun} per ${unit}`)) : phrase(strong(number), " ", code(before), ...noun === "" ? [] : [` ${noun}`], ` per ${unit}`);
}
function ofMemory(key) {
	switch (key) {
		case "heapUsed": return "";
		case "arrayBuffers": return " of array buffers";
		case "external": return " of external memory";
		case "rss": return " of resident memory";
		case "mallocedMemory": return " of V8's own memory";
		default: return key.startsWith("heapSpaces.") ? ` of the ${key.slice(11).replaceAll("_", " ")}` : "";
	}
}
/** A name from the workload, if the metric carries one, and our word for the things counted. */
function thingNames({ key, metric }, singular) {
	if (key.startsWith("handles.")) return [key.slice(8), singular ? "handle" : "handles"];
	switch (key) {
		case "handles": return [null, singular ? "handle" : "handles"];
		case "fileDescriptors": return [null, singular ? "file descriptor" : "file descriptors"];
		case "detachedContexts": return [null, singular ? "detached context" : "detached contexts"];
		case "nativeContexts": return [null, singular ? "context" : "contexts"];
		case "processes": return [null, singular ? "process" : "processes"];
		case "threads": return [null, singular ? "worker thread" : "worker threads"];
		default: return [(metric.difference ?? metric.head ?? metric.base)?.unit ?? key, ""];
	}
}
/** A number of a metric as a table cell shows it; zero without a unit. */
function cellText$1(named, value) {
	if (value === 0) return "0";
	return isBytes(named.key, named.metric) ? bytesText(value) : numberText(value);
}
function signedCellText(named, value) {
	if (value === 0) return "0";
	return isBytes(named.key, named.metric) ? signedBytesText(value) : signedText(value);
}
/**
* "279.6 to 280.4", in the unit of the number that it stands beside or with a unit of its own; "exact" where every
* replicate agrees.
*/
function intervalText(named, growth) {
	const [low, high] = growth.interval;
	if (low === high && low === growth.value) return "exact";
	const scale = scaleOf(growth);
	const [from, to] = [bareNumber(named, low, scale), bareNumber(named, high, scale)];
	if (from === to) return `±${deviationText(named, growth)}`;
	return `${from} to ${to}${isBytes(named.key, named.metric) && scale.unit !== byteScaleFor(growth.value).unit ? ` ${scale.unit}` : ""}`;
}
/** Both ends read alike at four digits: how far they lie from the number is then the telling part. */
function deviationText(named, growth) {
	const deviation = Math.max(...growth.interval.map((end) => Math.abs(end - growth.value)));
	return isBytes(named.key, named.metric) ? bytesText(deviation) : numberText(deviation);
}
/** Without its unit, which stands beside it. */
function bareNumber(named, value, scale) {
	return numberText(isBytes(named.key, named.metric) ? value / scale.bytes : value);
}
/** One scale for both ends of an interval. */
function scaleOf(growth) {
	return byteScaleFor(...growth.interval);
}

// src/report/tables/metric-table.ts
/** Metrics that moved, and heapUsed. */
function movedMetricsTable(workload) {
	return tableOf(workload, metricsOf(workload).filter(isShownOpenly));
}
/** The metrics that `movedMetricsTable` leaves out; null where there are none. */
function restOfMetricsTable(workload) {
	const rest = metricsOf(workload).filter((named) => !isShownOpenly(named));
	return rest.length === 0 ? null : tableOf(workload, rest);
}
function tableOf(workload, metrics) {
	const per = `per ${workload.iterationUnit}`;
	if (isOneSided(workload)) return {
		heads: [
			per,
			"head",
			"interval"
		],
		rows: metrics.map((named) => [code(named.key)].map((piece) => phrase(piece)).concat(ownCells(named)))
	};
	return {
		heads: [
			per,
			"base",
			"head",
			"difference",
			"interval"
		],
		rows: metrics.map((named) => [
			phrase(code(named.key)),
			sideCell(named, "base"),
			sideCell(named, "head"),
			...judgedCells(named)
		])
	};
}
const MISSING$2 = phrase("–");
function sideCell(named, side) {
	const growth = growthOf(named.metric[side]);
	return growth === null ? MISSING$2 : phrase(cellText$1(named, growth.value));
}
function ownCells(named) {
	const growth = growthOf(named.metric.head);
	return growth === null ? [MISSING$2, MISSING$2] : [valueCell(named, growth, cellText$1), phrase(intervalText(named, growth))];
}
function judgedCells(named) {
	const growth = judgedGrowth(named.metric);
	if (named.metric.difference === null || growth === null) return [MISSING$2, MISSING$2];
	return [valueCell(named, growth, signedCellText), phrase(intervalText(named, growth))];
}
/** Bold where the number carries a verdict. */
function valueCell(named, growth, write) {
	const words = write(named, growth.value);
	const position = positionOf(growth, named.metric.threshold);
	return phrase(named.metric.gating && (position === "grows" || position === "shrinks") ? strong(words) : words);
}

// src/report/tables/source-table.ts
const MAX_ROWS = 20;
const MISSING$1 = phrase("–");
/** The program's processes and threads apart: how many of each, and how their heaps grow. null where there is only one. */
function sourcesTable(workload) {
	const { sources = [], iterationUnit } = workload;
	if (sources.length === 0) return null;
	return {
		title: "processes and threads",
		heads: [
			`heapUsed per ${iterationUnit}`,
			"base",
			"head",
			"at once",
			"started"
		],
		align: [
			"left",
			"right",
			"right",
			"right",
			"right"
		],
		rows: sources.slice(0, MAX_ROWS).map(rowOf)
	};
}
function rowOf({ kind, label, started, mostAlive, memory }) {
	const heap = memory["heapUsed"];
	return [
		processPhrase({
			kind,
			label
		}),
		growthCell(heap?.baseBytesPerIteration ?? null),
		growthCell(heap?.headBytesPerIteration ?? null),
		countCell(mostAlive),
		countCell(started)
	];
}
function growthCell(bytes) {
	if (bytes === null) return MISSING$1;
	return phrase(bytes === 0 ? "0" : bytesText(bytes));
}
/** One number where both sides have it, or where there is one side; else both. */
function countCell({ base, head }) {
	const counts = [...new Set([base, head].filter((count) => count !== null))];
	return counts.length === 0 ? MISSING$1 : phrase(counts.map((count) => numberText(count)).join(" → "));
}

// src/report/words/verdict-words.ts
/** A sign seen before a word is read. Never the only carrier: the words beside it say the same. */
function verdictSign(kind) {
	switch (kind) {
		case "failed": return "⛔";
		case "regression": return "🔴";
		case "inconclusive": return "🟡";
		case "improvement":
		case "unchanged": return "🟢";
	}
}
/** A leak that was there before is not the change's, and a known one excused; neither is fine. */
function workloadSign(workload) {
	return isExcused(workload) || leakOnBothSides(workload) !== void 0 ? "⚪" : verdictSign(workload.verdict.kind);
}

// src/report/tables/workload-table.ts
/** One row a workload: the metric that decided, both sides, the difference, and what grows. */
function workloadTable(workloads, maxRows, source) {
	const shown = workloads.slice(0, maxRows).map((workload) => workloadCells(workload, source));
	const more = workloads.length - shown.length;
	const columns = COLUMNS.filter((column) => shown.some((cells) => column.isTelling(cells)));
	const rows = shown.map((cells) => columns.map((column) => cells[column.key]));
	const last = columns.map((_, index) => phrase(index === 0 ? `… ${numberText(more)} more` : ""));
	return {
		heads: columns.map((column) => column.key),
		align: columns.map((column) => column.align),
		rows: more === 0 ? rows : [...rows, last]
	};
}
const always = () => true;
const COLUMNS = [
	{
		key: "workload",
		align: "left",
		isTelling: always
	},
	{
		key: "metric",
		align: "left",
		isTelling: ({ metric }) => metric[0]?.kind === "code" && metric[0].text !== "heapUsed"
	},
	{
		key: "base",
		align: "right",
		isTelling: ({ base }) => base !== MISSING
	},
	{
		key: "head",
		align: "right",
		isTelling: ({ head }) => head !== MISSING
	},
	{
		key: "difference",
		align: "right",
		isTelling: ({ difference }) => difference !== MISSING
	},
	{
		key: "reason",
		align: "left",
		isTelling: ({ reason }) => reason.length > 0
	}
];
const MISSING = phrase("–");
function workloadCells(workload, source) {
	const name = phrase(`${workloadSign(workload)} `, code(workload.name));
	const named = workload.verdict.kind === "failed" ? void 0 : decidingMetrics(workload)[0] ?? metricsOf(workload)[0];
	if (named === void 0) return {
		workload: name,
		metric: MISSING,
		base: MISSING,
		head: MISSING,
		difference: MISSING,
		reason: reasonCell(workload)
	};
	const cell = (side) => {
		const growth = growthOf(named.metric[side]);
		return growth === null ? MISSING : phrase(cellText$1(named, growth.value));
	};
	return {
		workload: name,
		metric: phrase(code(named.key)),
		base: cell("base"),
		head: cell("head"),
		difference: differenceCell(workload, named),
		reason: what(workload, source)
	};
}
/** What head adds to base; of a workload without a base there is none. */
function differenceCell(workload, named) {
	const growth = growthOf(named.metric.difference);
	if (growth === null) return MISSING;
	const words = signedCellText(named, growth.value);
	const isTelling = workload.verdict.kind !== "unchanged";
	return phrase(isTelling ? strong(words) : words, ` per ${workload.iterationUnit}`);
}
function reasonCell(workload) {
	return sentencePhrase(workload.verdict.reason.text.slice(0, 300));
}
function what(workload, source) {
	const finding = tellingFindings(workload)[0];
	if (finding === void 0) return workload.verdict.kind === "inconclusive" ? reasonCell(workload) : phrase();
	const site = finding.allocationSite;
	return phrase(code(objectName(finding)), ...finding.container === null ? [] : [", held by ", code(finding.container)], ...site === null ? [] : [", allocated ", ...siteWords(site, source)]);
}

// src/report/words/regression-details.ts
/** What fails though it is known is told at once: the reader would look for it in the change. */
function noLongerExcused({ findings }) {
	const expired = findings.filter(({ known }) => known?.expired === true);
	if (expired.length === 0) return [];
	const names = expired.slice(0, MAX_EXPIRED).flatMap((finding, index) => [
		index === 0 ? "" : ", ",
		code(objectName(finding)),
		` (until ${visibleText(finding.known.expires ?? "", 20)})`
	]);
	const more = expired.length > MAX_EXPIRED ? ` and ${numberText(expired.length - MAX_EXPIRED)} more` : "";
	return [phrase("Known, but no longer excused: ", ...names, `${more}.`)];
}
const MAX_EXPIRED = 3;
/** `main` leaks already */
function baseLeaks(base, place) {
	return phrase(base === "base" ? place === "start" ? "Base" : "base" : code(base), " leaks already");
}
function alreadyOnBase(named, workload, baseCalled) {
	const [base, head] = [growthOf(named.metric.base)?.value, growthOf(named.metric.head)?.value];
	if (base === void 0 || head === void 0 || !leaksOn("base", named)) return [];
	const unit = workload.iterationUnit;
	return [phrase(...baseLeaks(baseCalled, "start"), ": ", ...ratePhrase(named, base, unit), "; head leaks ", ...ratePhrase(named, head, unit), ".")];
}
const MAX_OTHER_METRICS = 3;
function alsoMoved(others, workload) {
	const shown = others.slice(0, MAX_OTHER_METRICS);
	const parts = shown.flatMap((named, index) => [index === 0 ? "" : index === shown.length - 1 ? " and " : ", ", ...ratePhrase(named, judgedGrowth(named.metric).value, workload.iterationUnit)]);
	return phrase("Also ", ...parts, ".");
}

// src/report/words/workload-headline.ts
/** @param base what base is called, see `baseName` */
function workloadHeadline(workload, base, source = null) {
	const { title, details } = verdictHeadline(workload, base, source);
	const changes = workload.notes.filter((note) => isHeadlineNote(note));
	if (changes.length === 0) return {
		title,
		details
	};
	return {
		title: [...title, text(" (the workload itself is changed)")],
		details: [...details, ...changes.map(noteSentence)]
	};
}
/** Whoever changes what is measured, or how, changes the numbers: said beside them, not among the notes. */
function isHeadlineNote({ code: noteCode }) {
	return noteCode === "workload-overlaid" || noteCode === "config-changed";
}
/** A note as a sentence of its own. */
function noteSentence({ text: words }) {
	return sentencePhrase(upperFirst$1(words));
}
function upperFirst$1(words) {
	return words.slice(0, 1).toUpperCase() + words.slice(1);
}
function verdictHeadline(workload, base, source) {
	switch (workload.verdict.kind) {
		case "regression": return regression(workload, base, source);
		case "improvement": return improvement(workload, source);
		case "unchanged": return unchanged(workload, base, source);
		case "inconclusive": return inconclusive(workload, source);
		case "failed": return {
			title: phrase(code(workload.name), " could not be measured"),
			details: [sentencePhrase(workload.verdict.reason.text)]
		};
	}
}
function regression(workload, base, source) {
	const [first, ...others] = decidingMetrics(workload);
	if (first === void 0) return byReason(workload, " leaks");
	const verb = growthVerb(first, "head");
	const amount = ratePhrase(first, judgedGrowth(first.metric).value, workload.iterationUnit);
	const against = isOneSided(workload) ? "" : " more than base";
	return {
		title: phrase(code(workload.name), ` ${verb} `, ...amount, against),
		details: [
			...explained(workload, source),
			...noLongerExcused(workload),
			...alreadyOnBase(first, workload, base),
			...others.length === 0 ? [] : [alsoMoved(others, workload)],
			...isOneSided(workload) ? [NO_BASE] : []
		]
	};
}
const NO_BASE = phrase("There is no base to compare with: head is judged on its own growth.");
/** A step or a filling cache is growth, but not known to be a leak. */
function growthVerb(named, side) {
	return named.metric[side]?.shape === "linear" ? "leaks" : "grows by";
}
function explained(workload, source) {
	const [first, ...others] = tellingFindings(workload);
	if (first === void 0) return [];
	const sentence = findingSentence(first, workload.iterationUnit, source);
	return others.length === 0 ? [sentence] : [sentence, phrase(`${countText(others.length, "more finding")} below.`)];
}
function byReason(workload, claim) {
	return {
		title: phrase(code(workload.name), claim),
		details: [sentencePhrase(workload.verdict.reason.text)]
	};
}
function improvement(workload, source) {
	const [first] = decidingMetrics(workload);
	if (first === void 0) return byReason(workload, " leaks less than base");
	const unit = workload.iterationUnit;
	const less = ratePhrase(first, Math.abs(judgedGrowth(first.metric).value), unit);
	const head = growthOf(first.metric.head);
	if (isFlat(first)) return {
		title: phrase(code(workload.name), " no longer leaks: ", ...less, " less than base"),
		details: explained(workload, source)
	};
	const still = head !== null && leaksOn("head", first);
	return {
		title: phrase(code(workload.name), ` ${growthVerb(first, "base")} `, ...less, " less than base"),
		details: [...still ? [phrase("It still leaks ", ...ratePhrase(first, head.value, unit), ".")] : [], ...explained(workload, source)]
	};
}
function unchanged(workload, base, source) {
	if (isExcused(workload)) return excused(workload);
	const leak = leakOnBothSides(workload);
	const unit = workload.iterationUnit;
	if (leak !== void 0) {
		const head = growthOf(leak.metric.head).value;
		const onBase = growthOf(leak.metric.base);
		return onBase === null ? {
			title: phrase(code(workload.name), " leaks ", ...ratePhrase(leak, head, unit)),
			details: [NO_BASE]
		} : {
			title: phrase("No new leak in ", code(workload.name), ", but ", ...baseLeaks(base, "middle"), ": ", ...ratePhrase(leak, onBase.value, unit)),
			details: [...evidence(leak, workload), ...explained(workload, source)]
		};
	}
	const judged = metricsOf(workload).filter(({ metric }) => metric.gating && judgedGrowth(metric) !== null);
	const first = judged[0];
	if (first === void 0 || !judged.every(staysInside)) return byReason(workload, " is unchanged");
	const value = growthOf(first.metric.head)?.value ?? 0;
	if (isOneSided(workload)) return {
		title: phrase("No leak in ", code(workload.name), ": ", ...ratePhrase(first, value, unit)),
		details: [NO_BASE]
	};
	return {
		title: isFlat(first) ? phrase("No leak in ", code(workload.name), ": ", ...ratePhrase(first, value, unit), ", as on base") : phrase(code(workload.name), " does not leak more than base"),
		details: evidence(first, workload)
	};
}
function excused(workload) {
	const [first] = decidingMetrics(workload);
	const against = isOneSided(workload) ? "" : " more than base";
	if (first === void 0) return byReason(workload, ` leaks${against}, all of it known`);
	const amount = ratePhrase(first, judgedGrowth(first.metric).value, workload.iterationUnit);
	return {
		title: phrase(code(workload.name), " leaks ", ...amount, `${against}, all of it known`),
		details: [sentencePhrase(workload.verdict.reason.text)]
	};
}
function staysInside({ metric }) {
	const growth = judgedGrowth(metric);
	return growth !== null && positionOf(growth, metric.threshold) === "inside";
}
function isFlat({ metric }) {
	const head = growthOf(metric.head);
	return head !== null && positionOf(head, metric.threshold) === "inside";
}
/** The numbers that make "unchanged" more than a missing alarm. */
function evidence(named, workload) {
	const growth = judgedGrowth(named.metric);
	const { threshold } = named.metric;
	if (growth === null || threshold === null) return [];
	const interval = intervalText(named, growth);
	const amount = ratePhrase(named, growth.value, workload.iterationUnit);
	const measured = interval === "exact" ? phrase(" in every run") : phrase(` (${interval})`);
	return [phrase("Difference: ", ...amount, ...measured, `, within the threshold of ${thresholdText(named, threshold)}.`)];
}
function thresholdText({ metric }, threshold) {
	return (metric.difference ?? metric.head)?.slopeBytesPerIteration !== void 0 ? bytesText(threshold) : numberText(threshold);
}
function inconclusive(workload, source) {
	const reason = sentencePhrase(workload.verdict.reason.text);
	const [first] = decidingMetrics(workload);
	const growth = first === void 0 ? null : judgedGrowth(first.metric);
	if (first === void 0 || growth === null) return {
		title: phrase(code(workload.name), " is undecided"),
		details: [reason]
	};
	const [low, high] = growth.interval;
	const unit = workload.iterationUnit;
	const what = isOneSided(workload) ? "growth" : "difference";
	const scale = scaleOf(growth);
	const end = ratePhrase(first, high, unit, scale);
	const range = low === high ? phrase("is ", ...end) : phrase(`lies between ${bareNumber(first, low, scale)} and `, ...end);
	return {
		title: phrase(code(workload.name), ` is undecided: the ${what} `, ...range),
		details: [reason, ...explained(workload, source)]
	};
}

// src/report/words/headline.ts
/** The headline's title as one line of plain text: check runs, terminals, outputs. */
function headlineOf(result) {
	return plainPhrase(resultHeadline(toldInSeconds(result)).title);
}
function resultHeadline(result, source = null) {
	const [only, ...others] = result.workloads;
	const headline = only === void 0 ? nothingMeasured(result) : others.length === 0 ? workloadHeadline(only, baseName(result.base), source) : manyWorkloads(result);
	const own = resultVerdictWords(result);
	const told = own === null ? headline : {
		title: own,
		details: [headline.title, ...headline.details]
	};
	const changes = result.notes.filter(isHeadlineNote);
	if (changes.length === 0) return told;
	return {
		title: [...told.title, text(" (the configuration is changed)")],
		details: [...told.details, ...changes.slice(0, MAX_NAMES).map(noteSentence)]
	};
}
/** A result can be worse than each of its workloads, for a shard that never arrived; then that comes first. */
function resultVerdictWords(result) {
	if (result.workloads.length === 0) return null;
	if (result.workloads.map((workload) => workload.verdict.kind).includes(result.verdict.kind)) return null;
	return phrase(`${unexplained(result.verdict.kind)}: `, ...withoutStop(sentencePhrase(result.verdict.reason.text)));
}
/** A title has no full stop. */
function withoutStop(pieces) {
	const last = pieces.at(-1);
	return last?.kind === "text" ? [...pieces.slice(0, -1), text(last.text.replace(/\.$/, ""))] : pieces;
}
function nothingMeasured(result) {
	return {
		title: phrase(unexplained(result.verdict.kind)),
		details: [sentencePhrase(result.verdict.reason.text)]
	};
}
function unexplained(kind) {
	switch (kind) {
		case "failed": return "The measurement failed";
		case "regression": return "Memory grows more than on base";
		case "inconclusive": return "Undecided";
		case "improvement": return "Memory grows less than on base";
		case "unchanged": return "Nothing to compare";
	}
}
function manyWorkloads(result) {
	const { workloads } = result;
	const base = baseName(result.base);
	const ofKind = (kind) => bySeverity(workloads.filter((workload) => workload.verdict.kind === kind));
	const kind = workloads.some((workload) => workload.verdict.kind === result.verdict.kind) ? result.verdict.kind : worstVerdict(workloads.map((workload) => workload.verdict)).kind;
	const worst = ofKind(kind);
	const regressions = kind === "failed" ? ofKind("regression") : [];
	return {
		title: phrase(...countPhrase(kind, worst, workloads.length, base), ...regressions.length === 0 ? [] : [", ", ...alsoLeaking(regressions)]),
		details: [
			...restCounts(workloads, regressions.length === 0 ? [kind] : [kind, "regression"]),
			...leaksUnchanged(workloads, base),
			...excusedLeaks(workloads),
			...changedWorkloads(workloads)
		]
	};
}
function countPhrase(kind, worst, total, base) {
	const [first] = worst;
	const count = worst.length;
	if (first !== void 0 && count === 1 && kind !== "unchanged") return phrase(...workloadHeadline(first, base).title, ` (1 of ${countText(total, "workload")})`);
	const of = count === total ? `All ${countText(total, "workload")}` : `${numberText(count)} of ${countText(total, "workload")}`;
	switch (kind) {
		case "failed": return phrase(`${of} could not be measured`);
		case "regression": return phrase(`${of} leak${againstBase(worst)}`, ...amounts(worst));
		case "inconclusive": return phrase(`${of} are undecided`);
		case "improvement": return phrase(`${of} leak less than base`, ...amounts(worst));
		case "unchanged": return phrase(`No new leak ${worst.some(isExcused) ? "but known ones " : ""}in ${countText(count, "workload")}`, ...leaksAlreadyIn(worst, base));
	}
}
/** , but `main` leaks already in 2 */
function leaksAlreadyIn(workloads, base) {
	const count = leaksOfBase(workloads).length;
	return count === 0 ? [] : phrase(", but ", ...baseLeaks(base, "middle"), ` in ${numberText(count)}`);
}
function againstBase(workloads) {
	return workloads.some(isOneSided) ? "" : " more than base";
}
function alsoLeaking(regressions) {
	const count = regressions.length;
	return phrase(`${numberText(count)} ${verbFor(count, "leaks", "leak")}${againstBase(regressions)}`, ...amounts(regressions));
}
const MAX_AMOUNTS = 2;
/** : `upload` 51.2 KiB per request, `router` 280 bytes per call and 3 more */
function amounts(workloads) {
	const named = workloads.slice(0, MAX_AMOUNTS).flatMap((workload) => {
		const [first] = decidingMetrics(workload);
		if (first === void 0) return [];
		const amount = Math.abs(judgedGrowth(first.metric).value);
		return [phrase(code(workload.name), " by ", ...ratePhrase(first, amount, workload.iterationUnit))];
	});
	if (named.length === 0) return [];
	const more = workloads.length - named.length;
	return phrase(": ", ...named.flatMap((words, index) => index === 0 ? words : [text(", "), ...words]), more === 0 ? "" : ` and ${numberText(more)} more`);
}
const REST_ORDER = [
	"regression",
	"inconclusive",
	"improvement",
	"unchanged"
];
function restCounts(workloads, shown) {
	const parts = REST_ORDER.filter((kind) => !shown.includes(kind)).map((kind) => [kind, workloads.filter((workload) => workload.verdict.kind === kind).length]).filter(([, count]) => count > 0).map(([kind, count]) => `${numberText(count)} ${restWord(kind, count)}`);
	return parts.length === 0 ? [] : [phrase(`The others: ${parts.join(", ")}.`)];
}
function restWord(kind, count) {
	switch (kind) {
		case "regression": return verbFor(count, "leaks more than base", "leak more than base");
		case "inconclusive": return "undecided";
		case "improvement": return "improved";
		case "unchanged": return "unchanged";
	}
}
/** 120 bytes per call in `router`: what each grows by on base, where head grows alike. */
function leaksOfBase(workloads) {
	return workloads.flatMap((workload) => {
		const leak = leakOnBothSides(workload);
		const growth = leak === void 0 ? null : growthOf(leak.metric.base);
		if (leak === void 0 || growth === null) return [];
		return [phrase(...ratePhrase(leak, growth.value, workload.iterationUnit), " in ", code(workload.name))];
	});
}
/** `main` leaks already: 9 bytes per call in `parser`, 120 bytes per call in `router`; head leaks alike. */
function leaksUnchanged(workloads, base) {
	const leaks = leaksOfBase(workloads);
	if (leaks.length === 0) return [];
	const shown = leaks.slice(0, MAX_NAMES).flatMap((words, index) => [...index === 0 ? [] : [", "], ...words]);
	const more = leaks.length > MAX_NAMES ? ` and ${numberText(leaks.length - MAX_NAMES)} more` : "";
	return [phrase(...baseLeaks(base, "start"), ": ", ...shown, `${more}; head leaks alike.`)];
}
function excusedLeaks(workloads) {
	const excused = workloads.filter(isExcused);
	if (excused.length === 0) return [];
	const verb = verbFor(excused.length, "leaks", "leak");
	return [phrase(...namesOf(excused), ` ${verb}${againstBase(excused)}, all of it known.`)];
}
function changedWorkloads(workloads) {
	const changed = workloads.filter((workload) => workload.notes.some(isHeadlineNote));
	return changed.length === 0 ? [] : [phrase("Changed themselves: ", ...namesOf(changed), ".")];
}
const MAX_NAMES = 3;
/** `a`, `b`, `c` and 2 more */
function namesOf(workloads) {
	const names = workloads.slice(0, MAX_NAMES).flatMap(({ name }, index) => [index === 0 ? "" : ", ", code(name)]);
	const more = workloads.length - MAX_NAMES;
	return phrase(...names, more > 0 ? ` and ${numberText(more)} more` : "");
}

// src/report/words/provenance.ts
const SHORT_COMMIT_CHARACTERS = 7;
const MAX_RUNTIMES = 3;
/** What was compared, on what, by which heapslope: the parts of a footer. */
function provenance(result) {
	return [
		compared(result),
		...runtimesOf(result),
		phrase(`${result.platform.os} ${result.platform.arch}`),
		phrase(`heapslope ${result.heapslopeVersion}`)
	];
}
function compared({ base, head }) {
	if (head === null) return phrase("Nothing was checked out");
	if (base === null) return phrase("head ", ...sidePhrase(head), " alone");
	return phrase("base ", ...sidePhrase(base), ", head ", ...sidePhrase(head));
}
/** A side that is called by its commit is named once. */
function sidePhrase({ commit, description, dirty }) {
	const short = commit === null ? null : commit.slice(0, SHORT_COMMIT_CHARACTERS);
	const isNamedByCommit = commit !== null && description === commit;
	return phrase(...isNamedByCommit ? [] : [code(description)], ...short === null ? [] : [...isNamedByCommit ? [] : [" "], code(short)], ...dirty ? [" with uncommitted changes"] : []);
}
function runtimesOf(result) {
	const names = result.workloads.flatMap((workload) => workload.runs.map((run) => `Node.js ${run.node.replace(/^v/, "")}, ${run.v8} V8`));
	return [...new Set(names)].slice(0, MAX_RUNTIMES).map((name) => phrase(name));
}

// src/report/html/finding-card.ts
const MAX_PATH_STEPS = 60;
const MAX_STACK_FUNCTIONS$1 = 60;
/** What one group of objects is, how much it grows, what holds it and where it is made. */
function findingCard(finding, unit) {
	return [
		"<article class=\"finding\">",
		`<h4><code>${htmlText(objectName(finding), 200)}</code><span class="kind ${finding.kind}">${finding.kind}</span></h4>`,
		paragraph(phrase(`${findingNumbers(finding, unit)}`, ...insidePhrase(finding.process))),
		...finding.container === null ? [] : [paragraph(phrase("Held by ", code(finding.container)))],
		...finding.allocationSite === null ? [] : [paragraph(phrase("Allocated ", ...siteWords(finding.allocationSite, null)))],
		pathList(finding.retainerPath),
		stackFold(finding),
		`<p class="muted small">signature ${htmlText(finding.signature, 100)}</p>`,
		"</article>"
	].join("");
}
function paragraph(words) {
	return `<p>${htmlPhrase(words)}</p>`;
}
function pathList(path) {
	if (path.length === 0) return "";
	const shown = path.slice(0, MAX_PATH_STEPS).map((step) => `<li><code>${htmlText(step, 200)}</code></li>`);
	const more = path.length > MAX_PATH_STEPS ? `<li>${path.length - MAX_PATH_STEPS} more</li>` : "";
	return `<ol class="path">${shown.join("")}${more}</ol>`;
}
function stackFold({ allocationSite }) {
	if (allocationSite === null || allocationSite.stack.length === 0) return "";
	return `<details><summary>Allocation stack</summary><pre>${allocationSite.stack.slice(0, MAX_STACK_FUNCTIONS$1).map((entry) => htmlText(`at ${entry.functionName || "(anonymous)"} (${entry.file}:${entry.line}:${entry.column})`, 400)).join("\n")}</pre></details>`;
}

// src/report/html/html-table.ts
/** The same table as in Markdown: first column text, the others numbers unless `align` says otherwise. */
function htmlTable(table, align = []) {
	const isNumber = table.heads.map((_, column) => (align[column] ?? (column === 0 ? "left" : "right")) === "right");
	const cell = (tag, content, column) => `<${tag}${isNumber[column] === true ? " class=\"number\"" : ""}>${content}</${tag}>`;
	return `<div class="wide"><table><thead><tr>${table.heads.map((head, column) => cell("th", htmlText(head), column)).join("")}</tr></thead><tbody>${table.rows.map((row) => `<tr>${row.map((words, column) => cell("td", htmlPhrase(words), column)).join("")}</tr>`).join("")}</tbody></table></div>`;
}

// src/report/plot/ticks.ts
/** Round numbers from at or below `low` to at or above `high`, about `count` of them, evenly apart. */
function roundTicks(low, high, count) {
	const span = high - low;
	if (!(span > 0) || !Number.isFinite(span)) return [low, low + 1];
	const rough = span / Math.max(1, count);
	const magnitude = 10 ** Math.floor(Math.log10(rough));
	const step = [
		1,
		2,
		5,
		10
	].map((factor) => factor * magnitude).find((candidate) => candidate >= rough * .999);
	const first = Math.floor(low / step + 1e-9);
	const last = Math.ceil(high / step - 1e-9);
	return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

// src/report/plot/svg-plot.ts
const MARGIN = {
	top: 12,
	right: 64,
	bottom: 38,
	left: 62
};
const LABEL_HEIGHT = 14;
/** Above this, and in small plots, the points are left out and the lines stay. */
const MAX_POINTS_MARKED = 240;
const SMALL_HEIGHT = 240;
/**
* Growth since each run's first sample as an inline SVG, coloured by the page's style sheet. null where no run has two
* samples.
*/
function svgPlot(plot) {
	const lines = plot.lines.filter((line) => line.iterations.length >= 2 && line.values.length === line.iterations.length);
	if (lines.length === 0) return null;
	const grown = lines.map((line) => ({
		...line,
		growth: line.values.map((value) => value - line.values[0])
	}));
	const all = grown.flatMap((line) => line.growth);
	const scale = plot.unit === "bytes" ? byteScaleFor(...all) : {
		unit: "count",
		bytes: 1
	};
	const y = axis(Math.min(0, ...all) / scale.bytes, Math.max(0, ...all) / scale.bytes, plot.height - MARGIN.bottom, MARGIN.top, plot.height < SMALL_HEIGHT ? 3 : 5);
	const ends = grown.flatMap((line) => [line.iterations[0], line.iterations.at(-1)]);
	const [first, last] = [Math.min(...ends), Math.max(...ends)];
	const x = (iteration) => MARGIN.left + (iteration - first) / (last - first || 1) * (plot.width - MARGIN.left - MARGIN.right);
	const place = (iteration, growth) => `${fixed(x(iteration))},${fixed(y.place(growth / scale.bytes))}`;
	const isMarked = all.length <= MAX_POINTS_MARKED && plot.height >= SMALL_HEIGHT;
	return [
		`<svg viewBox="0 0 ${plot.width} ${plot.height}" role="img" aria-label="${htmlText(plot.title)}">`,
		...y.ticks.map((tick) => `<line class="grid" x1="${MARGIN.left}" x2="${plot.width - MARGIN.right}" y1="${fixed(y.place(tick))}" y2="${fixed(y.place(tick))}"/><text class="tick" x="${MARGIN.left - 8}" y="${fixed(y.place(tick) + 4)}" text-anchor="end">${numberText(tick)}</text>`),
		...xTicks(first, last, plot.width).map((tick) => `<text class="tick" x="${fixed(x(tick))}" y="${plot.height - MARGIN.bottom + 18}" text-anchor="middle">${numberText(tick)}</text>`),
		`<text class="axis" x="${fixed((MARGIN.left + plot.width - MARGIN.right) / 2)}" y="${plot.height - 4}" text-anchor="middle">${htmlText(plot.iterationUnit)}s</text>`,
		`<text class="axis" x="12" y="${fixed((MARGIN.top + plot.height - MARGIN.bottom) / 2)}" text-anchor="middle" transform="rotate(-90 12 ${fixed((MARGIN.top + plot.height - MARGIN.bottom) / 2)})">${htmlText(scale.unit)}</text>`,
		...grown.map((line) => `<polyline class="${line.side}" points="${line.iterations.map((iteration, index) => place(iteration, line.growth[index])).join(" ")}"/>`),
		...isMarked ? grown.flatMap((line) => line.iterations.map((iteration, index) => point(line, index, place(iteration, line.growth[index]), plot))) : [],
		...sideLabels(grown, (growth) => y.place(growth / scale.bytes), plot),
		"</svg>"
	].join("");
}
function axis(low, high, bottom, top, count) {
	const ticks = roundTicks(low, high > low ? high : low + 1, count);
	const [first, last] = [ticks[0], ticks.at(-1)];
	return {
		ticks,
		place: (value) => bottom - (value - first) / (last - first) * (bottom - top)
	};
}
function xTicks(first, last, width) {
	return roundTicks(first, last, width < 500 ? 4 : 8).filter((tick) => tick >= first && tick <= last);
}
function point(line, index, at, plot) {
	const [cx, cy] = at.split(",");
	const value = line.values[index];
	const amount = plot.unit === "bytes" ? `${Math.round(value).toLocaleString("en-US")} bytes` : numberText(value);
	const words = `${line.label}, ${numberText(line.iterations[index])} ${plot.iterationUnit}s: ${amount}`;
	return `<circle class="${line.side}" cx="${cx}" cy="${cy}" r="2.5"><title>${htmlText(words)}</title></circle>`;
}
/** Each side's name at the end of its lines, moved apart where they meet. */
function sideLabels(lines, place, plot) {
	const at = (side) => {
		const ends = lines.filter((line) => line.side === side).map((line) => place(line.growth.at(-1)));
		return ends.length === 0 ? null : ends.reduce((total, end) => total + end, 0) / ends.length;
	};
	const [base, head] = [at("base"), at("head")];
	const gap = base !== null && head !== null && Math.abs(base - head) < LABEL_HEIGHT ? (LABEL_HEIGHT - Math.abs(base - head)) / 2 : 0;
	const baseIsLower = base !== null && head !== null && base >= head;
	const label = (side, y, shift) => y === null ? [] : [`<text class="label ${side}" x="${plot.width - MARGIN.right + 8}" y="${fixed(y + shift + 4)}">${side}</text>`];
	return [...label("base", base, baseIsLower ? gap : -gap), ...label("head", head, baseIsLower ? -gap : gap)];
}
function fixed(value) {
	return value.toFixed(1).replace(/\.0$/, "");
}

// src/report/html/plots.ts
const MAX_PLOTS = 12;
const MAX_LINES = 24;
const MAX_SAMPLES = 400;
/** Hundreds of workloads with six metrics each would make a page that no browser likes. */
const MAX_WORKLOADS_WITH_ALL_PLOTS = 20;
const MAX_WORKLOADS_WITH_PLOTS = 60;
/**
* Every metric over the iterations, what moved large and first, one line a run. `rank` counts the workloads from the
* worst, from 0: later ones show less.
*/
function workloadPlots(workload, seriesByRun, rank) {
	if (rank >= MAX_WORKLOADS_WITH_PLOTS) return "";
	const named = metricsOf(workload).slice(0, MAX_PLOTS);
	const large = named.filter(isShownOpenly).map((metric) => figure(metric, workload, seriesByRun, 900, 300));
	const small = named.filter((metric) => !isShownOpenly(metric) && rank < MAX_WORKLOADS_WITH_ALL_PLOTS).map((metric) => figure(metric, workload, seriesByRun, 440, 190)).filter((html) => html !== "");
	return large.join("") + (small.length === 0 ? "" : `<details><summary>Plots of the other metrics</summary><div class="plots">${small.join("")}</div></details>`);
}
function figure({ key }, workload, seriesByRun, width, height) {
	const sampled = linesOf(key, workload, seriesByRun);
	const lines = sampled.length > 0 ? sampled : medianLines(key, workload);
	const title = `Growth of ${key} after garbage collection`;
	const svg = svgPlot({
		title,
		unit: unitOf(key),
		iterationUnit: workload.iterationUnit,
		lines,
		width,
		height
	});
	return svg === null ? "" : `<figure><figcaption>Growth of <code>${htmlText(key)}</code></figcaption>${svg}</figure>`;
}
function linesOf(key, workload, seriesByRun) {
	const counts = {
		base: 0,
		head: 0
	};
	return workload.runs.filter((run) => run.purpose === "measure").flatMap((run) => {
		counts[run.side] += 1;
		return runLines(key, workload, run, counts[run.side], seriesByRun);
	}).slice(0, MAX_LINES);
}
function runLines(key, workload, run, number, seriesByRun) {
	const all = run.seriesFile === null ? [] : seriesByRun.get(run.seriesFile) ?? [];
	return all.flatMap((series) => {
		const steps = stepsOf(series, workload);
		const values = series.metrics[key];
		if (values === void 0) return [];
		const name = all.length > 1 ? `${run.side} run ${number}, ${series.process.label}` : `${run.side} run ${number}`;
		const picked = evenly(series.iterations.length);
		return [{
			side: run.side,
			label: name,
			iterations: picked.map((at) => steps[at]),
			values: picked.map((at) => values[at])
		}];
	});
}
/** What the workload counts in: a series of a program that keeps its own time has several counts. */
function stepsOf({ iterations, elapsedMs, ticks }, workload) {
	if (workload.iterationUnit === "tick") return ticks ?? iterations;
	return workload.intervalMs === void 0 ? iterations : elapsedMs.map((ms) => ms / 1e3);
}
function evenly(length) {
	const count = Math.min(length, MAX_SAMPLES);
	return Array.from({ length: count }, (_, index) => Math.round(index * (length - 1) / Math.max(1, count - 1)));
}
/** Without the series, the medians that the result holds of its deciding metric. */
function medianLines(key, { plot }) {
	if (plot === null || plot.metric !== key) return [];
	return ["base", "head"].flatMap((side) => {
		const values = plot[side];
		return values === null ? [] : [{
			side,
			label: `${side}, median`,
			iterations: plot.iterations,
			values
		}];
	});
}

// src/report/html/style.ts
/** The report's whole style: no font, picture or script is fetched. */
const STYLE = `
:root { color-scheme: light dark; --back: #fff; --front: #1f2328; --muted: #59636e; --rule: #d1d9e0; --panel: #f6f8fa;
  --base: #0969da; --head: #cf222e; --failed: #82071e; --regression: #cf222e; --inconclusive: #9a6700; --improvement: #1a7f37; --unchanged: #1a7f37 }
@media (prefers-color-scheme: dark) { :root { --back: #0d1117; --front: #e6edf3; --muted: #9198a1; --rule: #3d444d; --panel: #151b23;
  --base: #4493f8; --head: #f85149; --failed: #ff8182; --regression: #f85149; --inconclusive: #d29922; --improvement: #3fb950; --unchanged: #3fb950 } }
* { box-sizing: border-box }
body { margin: 0; background: var(--back); color: var(--front); font: 15px/1.55 system-ui, "Segoe UI", "Liberation Sans", sans-serif }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem 4rem }
h1 { font-size: 1.55rem; line-height: 1.3; margin: 0 0 .75rem; overflow-wrap: anywhere }
h2 { font-size: 1.2rem; margin: 3rem 0 .5rem; padding-top: 1rem; border-top: 1px solid var(--rule); overflow-wrap: anywhere }
h3 { font-size: 1rem; margin: 1.75rem 0 .5rem }
p { margin: .5rem 0 } a { color: var(--base) }
.verdict { display: inline-block; margin-bottom: .6rem; padding: .1rem .6rem; border-radius: 1rem; border: 1px solid currentColor; font-size: .85rem; font-weight: 600 }
${[
	"failed",
	"regression",
	"inconclusive",
	"improvement",
	"unchanged"
].map((kind) => `.${kind} { color: var(--${kind}) }`).join(" ")}
.muted { color: var(--muted) } .small { font-size: .85rem }
code, pre { font: .88em/1.5 ui-monospace, SFMono-Regular, "Liberation Mono", monospace } code { background: var(--panel); padding: .1em .35em; border-radius: 4px; overflow-wrap: anywhere }
pre { background: var(--panel); padding: .75rem 1rem; border-radius: 6px; overflow-x: auto; margin: .5rem 0 }
.wide { overflow-x: auto } table { border-collapse: collapse; margin: .5rem 0; font-variant-numeric: tabular-nums }
th, td { padding: .3rem .8rem; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top } th { font-weight: 600; color: var(--muted); font-size: .85rem }
.number { text-align: right; white-space: nowrap }
figure { margin: 1rem 0 } figcaption { font-weight: 600; font-size: .9rem } .plots { display: grid; grid-template-columns: repeat(auto-fill, minmax(20rem, 1fr)); gap: 0 1.5rem }
svg { display: block; width: 100%; height: auto; overflow: visible } .grid { stroke: var(--rule); stroke-width: 1 } .tick, .axis { fill: var(--muted); font-size: 11px }
polyline { fill: none; stroke-width: 1.75; stroke-linejoin: round } polyline.base { stroke: var(--base); stroke-dasharray: 5 3 } polyline.head { stroke: var(--head) }
circle.base { fill: var(--base) } circle.head { fill: var(--head) } circle:hover { stroke: var(--front); stroke-width: 2 } .label { font-size: 12px; font-weight: 600 } .label.base { fill: var(--base) } .label.head { fill: var(--head) }
.finding { border: 1px solid var(--rule); border-radius: 8px; padding: .75rem 1rem; margin: .75rem 0 } .finding h4 { margin: 0 0 .25rem; font-size: 1rem; overflow-wrap: anywhere }
.kind { font-size: .75rem; font-weight: 600; border: 1px solid currentColor; border-radius: 1rem; padding: 0 .5rem; margin-left: .35rem; vertical-align: 1px }
.kind.new, .kind.worse { color: var(--regression) } .kind.same { color: var(--muted) } .kind.fixed { color: var(--improvement) }
.path { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 0; padding: 0; margin: .5rem 0 } .path li:not(:last-child)::after { content: "→"; color: var(--muted); margin: 0 .45rem }
details.section { border-top: 1px solid var(--rule); margin: 0; padding: .75rem 0 } details.section > summary { font-weight: 600; overflow-wrap: anywhere } h2 .verdict, summary .verdict { margin: 0 .35rem 0 0; vertical-align: 2px; font-size: .75rem }
details { margin: .5rem 0 } summary { cursor: pointer }
@media print { details { display: block } }
`;

// src/report/html/report-html.ts
const MAX_SECTIONS$1 = 200;
const MAX_FINDINGS$1 = 200;
const MAX_NOTES$1 = 200;
const SECTION_ORDER = [
	"failed",
	"regression",
	"inconclusive",
	"improvement",
	"unchanged"
];
/**
* The whole result as one HTML page: plots, findings, retainer paths, runs. It fetches nothing, runs nothing (its
* policy forbids both) and follows the reader's light or dark setting.
*/
function renderHtml(written, seriesByRun) {
	const result = toldInSeconds(written);
	const headline = resultHeadline(result);
	const base = baseName(result.base);
	const workloads = SECTION_ORDER.flatMap((kind) => bySeverity(result.workloads.filter((workload) => workload.verdict.kind === kind)));
	const isOnly = workloads.length === 1;
	return [
		"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">",
		`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="referrer" content="no-referrer">`,
		`<title>${htmlText(headlineOf(result), 200)}</title><style>${STYLE}</style></head><body><main>`,
		`<span class="verdict ${result.verdict.kind}">${result.verdict.kind}</span><h1>${htmlPhrase(headline.title)}</h1>`,
		...detailParagraph(headline.details),
		madeOf(result),
		...workloads.length < 2 ? [] : overview(workloads),
		...workloads.slice(0, MAX_SECTIONS$1).map((workload, rank) => section(workload, base, isOnly, workloadPlots(workload, seriesByRun, rank))),
		...workloads.length > MAX_SECTIONS$1 ? [`<p>… and ${countText(workloads.length - MAX_SECTIONS$1, "more workload")} in the result file.</p>`] : [],
		notes(result.notes.filter((note) => !isHeadlineNote(note)), "Notes"),
		reproduce(result.reproduce),
		"</main></body></html>\n"
	].join("\n");
}
function madeOf(result) {
	return `<p class="muted small">${[...provenance(result), phrase(dateText(result.createdAt))].map((part) => htmlPhrase(part)).join(" · ")}</p>`;
}
/** To the minute; anything that is no ISO date as it stands. */
function dateText(iso) {
	return iso.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)[\d:.]*Z$/, "$1 $2 UTC");
}
function detailParagraph(details) {
	return details.length === 0 ? [] : [`<p>${details.map((words) => htmlPhrase(words)).join(" ")}</p>`];
}
function overview(workloads) {
	const table = workloadTable(workloads, MAX_SECTIONS$1, null);
	return [`<h2>All workloads</h2>${htmlTable(table, table.align)}`];
}
function section(workload, base, isOnly, plots) {
	const { kind } = workload.verdict;
	const headline = workloadHeadline(workload, base);
	const body = sectionBody(workload, headline.details, isOnly, plots);
	if (isOnly) return body;
	const title = htmlPhrase(headline.title);
	const verdict = `<span class="verdict ${kind}">${kind}</span>`;
	return kind === "unchanged" ? `<details class="section"><summary>${verdict} ${title}</summary>${body}</details>` : `<section class="section"><h2>${verdict} ${title}</h2>${body}</section>`;
}
function sectionBody(workload, details, isOnly, plots) {
	const reason = sentencePhrase(workload.verdict.reason.text);
	const isSaid = details.some((words) => plainPhrase(words) === plainPhrase(reason));
	const moved = movedMetricsTable(workload);
	const rest = restOfMetricsTable(workload);
	const sources = sourcesTable(workload);
	return [
		...isOnly ? [] : detailParagraph(details),
		...isSaid ? [] : [`<p class="muted">${htmlPhrase(reason)}</p>`],
		...moved.rows.length === 0 ? [] : [htmlTable(moved)],
		...sources === null ? [] : [htmlTable(sources, sources.align)],
		plots,
		...rest === null ? [] : [fold("Other metrics", htmlTable(rest))],
		findings(workload),
		notes(workload.notes.filter((note) => !isHeadlineNote(note)), "Notes on this workload"),
		...[runsTable(workload), snapshotsTable(workload)].filter((table) => table !== null).map((table) => fold(upperFirst(table.title), htmlTable(table, table.align)))
	].join("\n");
}
function findings(workload) {
	if (workload.findings.length === 0) return "";
	const cards = workload.findings.slice(0, MAX_FINDINGS$1).map((finding) => findingCard(finding, workload.iterationUnit));
	const more = workload.findings.length - cards.length;
	return [
		`<h3>Findings</h3>`,
		...cards,
		more === 0 ? "" : `<p>… and ${countText(more, "more finding")} in the result file.</p>`
	].join("\n");
}
function notes(all, title) {
	if (all.length === 0) return "";
	return `<h3>${title}</h3><ul>${all.slice(0, MAX_NOTES$1).map((note) => `<li>${htmlPhrase(sentencePhrase(note.text))}</li>`).join("")}</ul>`;
}
function reproduce(command) {
	if (command.trim() === "") return "";
	return `<h3>Reproduce on your machine</h3><pre>${command.split("\n").slice(0, 10).map((line) => htmlText(line, 400)).join("\n")}</pre>`;
}
function upperFirst(words) {
	return words.slice(0, 1).toUpperCase() + words.slice(1);
}
function fold(title, html) {
	return `<details><summary>${htmlText(title)}</summary>${html}</details>`;
}

// src/report/markdown/detail.ts
const FULL = {
	sections: 1e3,
	tableRows: 1e3,
	plots: 12,
	findings: 100,
	otherFindings: 50,
	pathSteps: 24,
	stacks: true,
	runs: true,
	otherMetrics: true,
	notes: 50,
	artifacts: 50,
	leavesOut: null
};
/** In this order detail is dropped: what a reader of the comment misses least goes first. */
const STEPS = [
	{
		runs: false,
		leavesOut: "the list of runs"
	},
	{
		stacks: false,
		leavesOut: "allocation stacks"
	},
	{
		otherFindings: 3,
		findings: 20,
		leavesOut: "findings that explain nothing new"
	},
	{
		otherMetrics: false,
		leavesOut: "metrics that did not move"
	},
	{
		plots: 3,
		pathSteps: 12,
		otherFindings: 0,
		leavesOut: "plots"
	},
	{
		findings: 5,
		sections: 40,
		leavesOut: "lesser findings"
	},
	{
		findings: 2,
		sections: 20,
		pathSteps: 8,
		leavesOut: "sections of lesser workloads"
	},
	{
		tableRows: 100,
		notes: 10,
		leavesOut: "rows of the tables"
	},
	{
		sections: 12,
		tableRows: 80
	},
	{
		findings: 1,
		sections: 8,
		plots: 1,
		tableRows: 50,
		artifacts: 10
	},
	{
		sections: 4,
		tableRows: 25
	},
	{
		sections: 1,
		tableRows: 10,
		notes: 5
	},
	{
		sections: 0,
		plots: 0,
		tableRows: 3,
		notes: 2,
		artifacts: 3,
		leavesOut: "all sections"
	},
	{
		tableRows: 0,
		notes: 0,
		artifacts: 0,
		leavesOut: "everything but the headline"
	}
];
/** Each level with less than the one before. */
function levels() {
	let level = FULL;
	return [FULL, ...STEPS.map((step) => level = {
		...level,
		leavesOut: null,
		...step
	})];
}
const LEVELS = levels();
const ENCODER = new TextEncoder();
function utf8Bytes(text) {
	return ENCODER.encode(text).length;
}
/**
* The fullest text within the limit. `draw` is given the detail and the words for everything left out so far, to say so.
* The last level is drawn whatever its size: its parts are each bounded, about 8 kB in all.
*/
function drawWithin(limitBytes, draw) {
	const leftOut = [];
	let drawn = "";
	for (const level of LEVELS) {
		if (level.leavesOut !== null) leftOut.push(level.leavesOut);
		drawn = draw(level, leftOut);
		if (utf8Bytes(drawn) <= limitBytes) return drawn;
	}
	return drawn;
}

// src/report/markdown/folded.ts
/** A block that opens on a click. The empty lines make GitHub read Markdown inside. */
function folded(summary, blocks, open = false) {
	return [
		`<details${open ? " open" : ""}><summary>${commentHtmlPhrase(summary)}</summary>`,
		...blocks,
		"</details>"
	].join("\n\n");
}

// src/report/markdown/markdown-table.ts
/** A GitHub table: first column to the left, numbers to the right, unless `align` says otherwise. */
function markdownTable(table, align = []) {
	const sides = table.heads.map((_, column) => align[column] ?? (column === 0 ? "left" : "right"));
	return [
		row(table.heads.map((head) => markdownText(head))),
		row(sides.map((side) => side === "left" ? ":--" : "--:")),
		...table.rows.map((cells) => row(cells.map((cell, column) => cellText(markdownPhrase(cell, "cell"), sides[column]))))
	].join("\n");
}
/** A number is not parted from its unit, nor a sign from its name. */
function cellText(words, side) {
	return side === "right" ? words.replaceAll(" ", "&nbsp;") : words.replace(/^(\p{So}) /u, "$1&nbsp;");
}
function row(cells) {
	return `| ${cells.join(" | ")} |`;
}

// src/report/plot/curves.ts
const MAX_POINTS = 60;
/** null where there is nothing to draw: fewer than two samples, or neither side. */
function curvesOf(plot, maxPoints = 60) {
	const { iterations } = plot;
	if (iterations.length < 2 || !ascending(iterations)) return null;
	const first = iterations[0];
	const last = iterations.at(-1);
	const points = Math.max(2, Math.min(maxPoints, 60, iterations.length));
	const base = growthCurve(iterations, plot.base, points);
	const head = growthCurve(iterations, plot.head, points);
	if (base === null && head === null) return null;
	const values = [...base ?? [], ...head ?? []];
	const scale = plot.unit === "bytes" ? byteScaleFor(...values) : {
		unit: "count",
		bytes: 1
	};
	const inUnit = (curve) => curve?.map((value) => value / scale.bytes) ?? null;
	return {
		unit: scale.unit,
		iterations: {
			first,
			last
		},
		base: inUnit(base),
		head: inUnit(head),
		low: Math.min(0, ...values) / scale.bytes,
		high: Math.max(0, ...values) / scale.bytes
	};
}
function ascending(iterations) {
	return iterations.every((iteration, index) => index === 0 || iteration > iterations[index - 1]);
}
/** A chart with a numeric axis spreads its points evenly, so uneven samples are read off between their neighbours. */
function growthCurve(iterations, values, points) {
	if (values === null || values.length !== iterations.length) return null;
	const first = iterations[0];
	const step = (iterations.at(-1) - first) / (points - 1);
	let right = 1;
	return Array.from({ length: points }, (_, index) => {
		const at = index === points - 1 ? iterations.at(-1) : first + index * step;
		while (right < iterations.length - 1 && iterations[right] < at) right += 1;
		const [x0, x1] = [iterations[right - 1], iterations[right]];
		const [y0, y1] = [values[right - 1], values[right]];
		return y0 + (y1 - y0) * (at - x0) / (x1 - x0) - values[0];
	});
}

// src/report/plot/xychart.ts
/** At least 3 to 1 against GitHub's white and its near black, and apart for the colour-blind. */
const BASE_COLOUR = "#218bff";
const HEAD_COLOUR = "#fa4549";
const METRIC_TITLES = /* @__PURE__ */ new Map([
	["heapUsed", "Heap growth after garbage collection"],
	["external", "Growth of external memory"],
	["arrayBuffers", "Growth of array buffers"],
	["rss", "Growth of resident memory"],
	["handles", "Growth of handles"],
	["fileDescriptors", "Growth of file descriptors"],
	["detachedContexts", "Growth of detached contexts"]
]);
/**
* Text of a mermaid chart, or null where there is nothing to draw. Stays within what mermaid 10.9 knows: GitHub's
* version lags behind, older ones have no legend (hence the key in the title) and only `xychart-beta` for a keyword.
*/
function renderPlot(plot, unit) {
	const curves = curvesOf(plot);
	if (curves === null) return null;
	const { base, head } = curves;
	const key = [base === null ? null : "blue = base", head === null ? null : "red = head"].filter((part) => part !== null);
	return [
		`%%{init: {"xyChart":{"width":760,"height":280,"titleFontSize":16},"themeVariables":{"xyChart":{"plotColorPalette":"${[base === null ? null : BASE_COLOUR, head === null ? null : HEAD_COLOUR].filter((part) => part !== null).join(", ")}","backgroundColor":"transparent"}}}}%%`,
		"xychart-beta",
		`    title "${titleOf(plot)}: ${key.join(", ")}"`,
		`    x-axis "${unit}s" ${digits(curves.iterations.first)} --> ${digits(curves.iterations.last)}`,
		`    y-axis "${curves.unit}" ${digits(curves.low)} --> ${digits(curves.high > curves.low ? curves.high : curves.low + 1)}`,
		...base === null ? [] : [`    line "base" [${base.map(digits).join(", ")}]`],
		...head === null ? [] : [`    line "head" [${head.map(digits).join(", ")}]`]
	].join("\n");
}
/** A metric's own name may come from the workload and stays out of the chart. */
function titleOf(plot) {
	const name = plot.metric.startsWith("handles.") ? "handles" : plot.metric;
	return METRIC_TITLES.get(name) ?? (plot.unit === "bytes" ? "Growth of memory" : "Growth");
}
/** Mermaid reads no exponents. */
function digits(value) {
	const rounded = Number(value.toPrecision(4));
	return Number.isInteger(rounded) ? BigInt(rounded).toString() : rounded.toFixed(6).replace(/0+$/, "").replace(/\.$/, "");
}

// src/report/markdown/finding-list.ts
/** Findings of one workload: what explains the verdict open, the rest folded. Empty where there are none. */
function findingBlocks(workload, detail, source) {
	const telling = tellingFindings(workload);
	const others = workload.findings.filter((finding) => !telling.includes(finding));
	const title = workload.verdict.kind === "improvement" ? "What no longer grows" : "What grows";
	return [
		...telling.length === 0 || detail.findings === 0 ? [] : [`**${title}**`, list(telling, detail.findings, workload, detail, source)],
		...others.length === 0 || detail.otherFindings === 0 ? [] : [folded(phrase(otherTitle(others)), [list(others, detail.otherFindings, workload, detail, source)])],
		...detail.stacks ? stacks(telling.slice(0, MAX_STACKS)) : []
	];
}
function otherTitle(others) {
	const count = (kind) => others.filter((finding) => finding.kind === kind).length;
	const words = [
		[count("new") + count("worse"), "growing"],
		[count("same"), "as on base"],
		[count("fixed"), "fixed"]
	].filter(([number]) => number > 0).map(([number, word]) => `${numberText(number)} ${word}`);
	return `${others.length === 1 ? "Other finding" : "Other findings"}: ${words.join(", ")}`;
}
function list(findings, max, workload, detail, source) {
	const shown = findings.slice(0, max).map((finding, index) => `${index + 1}. ${item(finding, workload, detail, source)}`);
	const more = findings.length - shown.length;
	return [...shown, ...more === 0 ? [] : ["", `… and ${countText(more, "more finding")}.`]].join("\n");
}
function item(finding, workload, detail, source) {
	const unit = workload.iterationUnit;
	const place = [...finding.allocationSite === null ? [] : [phrase("allocated ", ...siteWords(finding.allocationSite, source))], ...finding.container === null ? [] : [phrase("held by ", code(finding.container))]];
	return [
		markdownPhrase(phrase(code(objectName(finding)), ` (${finding.kind})`, ...insidePhrase(finding.process), `: ${findingNumbers(finding, unit)}`)),
		...place.length === 0 ? [] : [place.map((words) => markdownPhrase(words)).join(", ")],
		...finding.retainerPath.length === 0 ? [] : [markdownPhrase(phrase("path ", {
			kind: "code",
			text: retainerPathText(finding.retainerPath, detail.pathSteps).slice(0, 600)
		}))]
	].join("<br>");
}
const MAX_STACKS = 5;
const MAX_STACK_FUNCTIONS = 12;
function stacks(findings) {
	const withStack = findings.filter((finding) => (finding.allocationSite?.stack.length ?? 0) > 0);
	if (withStack.length === 0) return [];
	const lines = withStack.flatMap((finding, index) => [
		...index === 0 ? [] : [""],
		objectName(finding),
		...finding.allocationSite.stack.slice(0, MAX_STACK_FUNCTIONS).map((entry) => `    at ${entry.functionName || "(anonymous)"} (${entry.file}:${entry.line}:${entry.column})`)
	]);
	return [folded(phrase(withStack.length === 1 ? "Allocation stack" : "Allocation stacks"), [fencedBlock("", lines)])];
}

// src/report/markdown/workload-section.ts
/** Everything about one workload below its headline, as Markdown blocks. */
function workloadBlocks(workload, detail, source, withPlot) {
	const moved = movedMetricsTable(workload);
	const sources = detail.otherMetrics ? sourcesTable(workload) : null;
	return [
		...moved.rows.length === 0 ? [] : [markdownTable(moved)],
		...sources === null ? [] : [markdownTable(sources, sources.align)],
		...withPlot ? plotBlock(workload) : [],
		...findingBlocks(workload, detail, source),
		...noteBlock(null, workload.notes.filter((note) => !isHeadlineNote(note)), detail),
		...excuseBlock(workload, detail),
		...evidenceBlock(workload, detail)
	];
}
const MOST_EXCUSES = 5;
/** What a signature looks like that is ours; anything else is somebody's text and goes into no block to copy. */
const SIGNATURE = /^[0-9a-f]{6,64}$/;
/** What to copy into the config where a team decides to live with a leak for a while. */
function excuseBlock({ verdict, findings }, detail) {
	const open = findings.filter(({ kind, known, signature }) => (kind === "new" || kind === "worse") && known === void 0 && SIGNATURE.test(signature));
	if (verdict.kind !== "regression" || open.length === 0 || !detail.runs) return [];
	const lines = open.slice(0, MOST_EXCUSES).flatMap(({ signature }) => [
		`  - signature: ${signature}`,
		"    reason: why it may stay",
		"    # expires: its last day, such as 2027-03-31"
	]);
	return [folded(phrase("Known? Excuse it in heapslope.yml"), [fencedBlock("yaml", ["known:", ...lines])])];
}
/** What a doubting reader asks for, behind one fold. */
function evidenceBlock(workload, detail) {
	const rest = detail.otherMetrics ? restOfMetricsTable(workload) : null;
	const tables = [...rest === null ? [] : [{
		...rest,
		title: "other metrics",
		align: []
	}], ...detail.runs ? [runsTable(workload), snapshotsTable(workload)].filter((table) => table !== null) : []];
	if (tables.length === 0) return [];
	const title = tables.map((table) => table.title).join(", ");
	const blocks = tables.map((table) => markdownTable(table, table.align));
	return [folded(phrase(title.slice(0, 1).toUpperCase() + title.slice(1)), blocks)];
}
/** A flat plot proves nothing at a glance and is folded. */
function plotBlock(workload) {
	const chart = workload.plot === null ? null : renderPlot(workload.plot, workload.iterationUnit);
	if (chart === null) return [];
	const block = [
		"```mermaid",
		chart,
		"```"
	].join("\n");
	const { kind } = workload.verdict;
	return kind === "unchanged" && !isExcused(workload) && leakOnBothSides(workload) === void 0 ? [folded(phrase("Plot"), [block])] : [block];
}
function noteBlock(title, notes, detail) {
	const shown = notes.slice(0, detail.notes).map((note) => `- ${markdownPhrase(sentencePhrase(note.text))}`);
	if (shown.length === 0) return [];
	const more = notes.length - shown.length;
	const last = more === 0 ? [] : [`- … and ${numberText(more)} more in the result file.`];
	return [...title === null ? [] : [`**${title}**`], [...shown, ...last].join("\n")];
}
function reproduceBlock(command) {
	return command.trim() === "" ? [] : ["Reproduce on your machine:", fencedBlock("sh", command.split("\n").slice(0, 10))];
}

// src/report/markdown/markdown-report.ts
/** The result as Markdown, in blocks with an empty line between: headline, evidence, what grows, how to go on. */
function markdownReport(result, links, detail, leftOut) {
	const [only, ...others] = result.workloads;
	const body = only !== void 0 && others.length === 0 ? single(only, detail, links) : several(result, detail, links);
	return [
		markdownTitle(result),
		...detailBlock(resultHeadline(result, links.source)),
		...body,
		...noteBlock("Notes", result.notes.filter((note) => !isHeadlineNote(note)), detail),
		...detail.artifacts === 0 ? [] : [...artifactBlock(links, detail), ...reproduceBlock(result.reproduce)],
		...leftOutBlock(leftOut),
		footer(result)
	].join("\n\n");
}
/** The headline alone, as a Markdown heading: what is left where nothing else fits. */
function markdownTitle(result) {
	const [only, ...others] = result.workloads;
	return `### ${only !== void 0 && others.length === 0 && only.verdict.kind === result.verdict.kind ? workloadSign(only) : verdictSign(result.verdict.kind)} ${markdownPhrase(resultHeadline(result).title)}`;
}
function detailBlock({ details }) {
	return details.length === 0 ? [] : [details.map((sentence) => markdownPhrase(sentence)).join(" ")];
}
function single(workload, detail, links) {
	return detail.sections === 0 ? [] : workloadBlocks(workload, detail, links.source, detail.plots > 0);
}
const OPEN_KINDS = [
	"failed",
	"regression",
	"inconclusive"
];
/** What needs a look in an open table with a section each, the worst open; the rest in a folded table. */
function several(result, detail, links) {
	const base = baseName(result.base);
	const ofKind = (kind) => bySeverity(result.workloads.filter((workload) => workload.verdict.kind === kind));
	const open = OPEN_KINDS.flatMap(ofKind);
	const improved = ofKind("improvement");
	const rest = [...improved, ...ofKind("unchanged")];
	const excused = rest.filter(isExcused);
	const sections = [
		...ofKind("regression"),
		...ofKind("inconclusive"),
		...improved,
		...excused
	].slice(0, detail.sections);
	return [
		...tableBlock(open, detail, links),
		...sections.map((workload, index) => folded(phrase(`${workloadSign(workload)} `, ...workloadHeadline(workload, base).title), sectionBlocks(workload, base, detail, links, index < detail.plots), index === 0 && workload.verdict.kind === "regression")),
		...rest.length === 0 || detail.tableRows === 0 ? [] : [folded(phrase(restTitle(rest, improved.length)), tableBlock(rest, detail, links))]
	];
}
function sectionBlocks(workload, base, detail, links, withPlot) {
	return [...detailBlock(workloadHeadline(workload, base, links.source)), ...workloadBlocks(workload, detail, links.source, withPlot)];
}
function tableBlock(workloads, detail, links) {
	if (workloads.length === 0 || detail.tableRows === 0) return [];
	const table = workloadTable(workloads, detail.tableRows, links.source);
	return [markdownTable(table, table.align)];
}
function restTitle(rest, improved) {
	const unchanged = rest.length - improved;
	return [...improved === 0 ? [] : [`${countText(improved, "workload")} improved`], ...unchanged === 0 ? [] : [improved === 0 ? `${countText(unchanged, "workload")} unchanged` : `${numberText(unchanged)} unchanged`]].join(", ");
}
function artifactBlock(links, detail) {
	if (links.artifacts.length === 0) return [];
	const shown = links.artifacts.slice(0, detail.artifacts).map((artifact) => {
		const address = markdownAddress(artifact.url);
		const label = markdownText(artifact.name, 100);
		return address === null ? label : `[${label}](${address})`;
	});
	const more = links.artifacts.length - shown.length;
	return [`Artifacts: ${shown.join(", ")}${more === 0 ? "" : ` and ${numberText(more)} more`}`];
}
function leftOutBlock(leftOut) {
	return leftOut.length === 0 ? [] : [`Shortened to fit here, without ${leftOut.join(", ")}. The result file holds everything.`];
}
function footer(result) {
	return `<sub>${provenance(result).map((part) => markdownPhrase(part)).join(" · ")}</sub>`;
}

// src/report/markdown/comment.ts
/** A margin is left for the hidden marker by which a comment is found again. */
const COMMENT_LIMIT_BYTES = 61440;
/** Markdown of the sticky comment, without its hidden marker, within the limit. */
function renderComment(written, options) {
	const result = toldInSeconds(written);
	return drawWithin(options.limitBytes ?? 61440, (detail, leftOut) => markdownReport(result, options, detail, leftOut));
}

// src/report/markdown/summary.ts
/** GitHub drops a step's summary over 1 MiB whole; other parts of the step may write to it too. */
const SUMMARY_LIMIT_BYTES = 983040;
/** Markdown of the job summary, within the limit. */
function renderSummary(written, options) {
	const result = toldInSeconds(written);
	return drawWithin(options.limitBytes ?? 983040, (detail, leftOut) => markdownReport(result, options, detail, leftOut));
}

// src/report/plot/terminal-plot.ts
const DOTS_PER_CELL_X = 2;
const DOTS_PER_CELL_Y = 4;
const BRAILLE_BLANK = 10240;
/** Bit of each dot in a braille cell, by row from the top and column. */
const BRAILLE_BITS = [
	[1, 8],
	[2, 16],
	[4, 32],
	[64, 128]
];
/** Curves in braille dots, `columns` by `rows` characters beside the axis; null where there is nothing to draw. */
function terminalPlot(plot, unit, size) {
	const curves = curvesOf(plot);
	if (curves === null) return null;
	const high = curves.high > curves.low ? curves.high : curves.low + 1;
	const top = numberText(high);
	const bottom = numberText(curves.low);
	const labelWidth = Math.max(top.length, bottom.length);
	const columns = Math.max(8, size.columns - labelWidth - 2);
	const dots = {
		x: columns * DOTS_PER_CELL_X,
		y: size.rows * DOTS_PER_CELL_Y
	};
	const place = (value) => Math.round((high - value) / (high - curves.low) * (dots.y - 1));
	const masks = {
		base: drawn(curves.base, dots.x, place),
		head: drawn(curves.head, dots.x, place)
	};
	const { first, last } = curves.iterations;
	const left = numberText(first);
	const right = `${numberText(last)} ${unit}s`;
	return {
		title: `${titleOf(plot)}, ${curves.unit}`,
		labels: Array.from({ length: size.rows }, (_, row) => (row === 0 ? top : row === size.rows - 1 ? bottom : "").padStart(labelWidth)),
		rows: Array.from({ length: size.rows }, (_, row) => Array.from({ length: columns }, (_, column) => cellAt(masks, row, column))),
		xAxis: left + right.padStart(Math.max(right.length + 1, columns - left.length))
	};
}
/** Every dot of a curve, as y * 100,000 + x; between two columns the line is closed downwards and upwards. */
function drawn(curve, width, place) {
	const mask = /* @__PURE__ */ new Set();
	if (curve === null) return mask;
	let previous = place(curve[0]);
	for (let x = 0; x < width; x += 1) {
		const y = place(valueAt(curve, x / (width - 1)));
		for (let dot = Math.min(y, previous); dot <= Math.max(y, previous); dot += 1) mask.add(dotKey(x, dot));
		previous = y;
	}
	return mask;
}
function dotKey(x, y) {
	return y * 1e5 + x;
}
/** `share` from 0 to 1 along the curve, straight between its points. */
function valueAt(curve, share) {
	const at = share * (curve.length - 1);
	const left = Math.min(Math.floor(at), curve.length - 2);
	return curve[left] + (curve[left + 1] - curve[left]) * (at - left);
}
function cellAt(masks, row, column) {
	const base = bitsOf(masks.base, row, column);
	const head = bitsOf(masks.head, row, column);
	const side = base === 0 ? head === 0 ? null : "head" : head === 0 ? "base" : "both";
	return {
		character: side === null ? " " : String.fromCharCode(BRAILLE_BLANK + (base | head)),
		side
	};
}
function bitsOf(mask, row, column) {
	let bits = 0;
	BRAILLE_BITS.forEach((pair, dy) => {
		pair.forEach((bit, dx) => {
			if (mask.has(dotKey(column * DOTS_PER_CELL_X + dx, row * DOTS_PER_CELL_Y + dy))) bits |= bit;
		});
	});
	return bits;
}

// src/report/terminal/terminal.ts
const MIN_COLUMNS = 40;
const MAX_COLUMNS = 110;
const PLOT_ROWS = 8;
const MAX_SECTIONS = 10;
const MAX_FINDINGS = 5;
const MAX_NOTES = 20;
/** Both sides' names with their signs. */
const KEY_WIDTH = 20;
/** The result as lines for a terminal, ending in a newline. */
function renderTerminal(written, options) {
	const result = toldInSeconds(written);
	const columns = Math.min(MAX_COLUMNS, Math.max(MIN_COLUMNS, Math.floor(options.columns) || MIN_COLUMNS));
	const paint = paintFor(options.color);
	const [only, ...others] = result.workloads;
	const headline = resultHeadline(result);
	const body = only !== void 0 && others.length === 0 ? workloadLines(only, columns, paint) : sectionsOf(result).flatMap((workload) => [
		"",
		...headlineLines(workloadHeadline(workload, baseName(result.base)), workload.verdict.kind, columns, paint),
		...workloadLines(workload, columns, paint)
	]);
	const unshown = others.length === 0 ? 0 : result.workloads.filter((workload) => needsALook(workload)).length - sectionsOf(result).length;
	return [
		...headlineLines(headline, result.verdict.kind, columns, paint),
		...body,
		...unshown > 0 ? ["", `${countText(unshown, "more workload")} in the result file.`] : [],
		...noteLines(result.notes.filter((note) => !isHeadlineNote(note)), columns),
		...result.reproduce.trim() === "" ? [] : [
			"",
			paint.dim("Reproduce"),
			...result.reproduce.split("\n").slice(0, 10).map((line) => `  ${visibleText(line)}`)
		],
		""
	].join("\n");
}
function needsALook(workload) {
	return workload.verdict.kind !== "unchanged";
}
function sectionsOf(result) {
	return [
		"failed",
		"regression",
		"inconclusive",
		"improvement"
	].flatMap((kind) => bySeverity(result.workloads.filter((workload) => workload.verdict.kind === kind))).slice(0, MAX_SECTIONS);
}
function headlineLines(headline, kind, columns, paint) {
	const colour = verdictColour(kind);
	return [...wrapped(`${kind}: ${plainPhrase(headline.title)}`, columns).map((line) => paint.bold(paint[colour](line))), ...headline.details.flatMap((words) => wrapped(plainPhrase(words), columns - 2).map((line) => `  ${line}`))];
}
function workloadLines(workload, columns, paint) {
	return [
		...metricsOf(workload).length === 0 ? [] : ["", ...terminalTable(movedMetricsTable(workload), columns, paint)],
		...sourceLines(workload, columns, paint),
		...plotLines(workload, columns, paint),
		...findingLines(workload, columns, paint),
		...noteLines(workload.notes.filter((note) => !isHeadlineNote(note)), columns)
	];
}
function sourceLines(workload, columns, paint) {
	const table = sourcesTable(workload);
	return table === null ? [] : ["", ...terminalTable(table, columns, paint)];
}
function plotLines(workload, columns, paint) {
	if (workload.plot === null) return [];
	const plot = terminalPlot(workload.plot, workload.iterationUnit, {
		columns: Math.min(columns - 2, 72),
		rows: PLOT_ROWS
	});
	if (plot === null) return [];
	const width = plot.labels[0].length;
	const key = [...workload.plot.base === null ? [] : [paint.blue("⣀ base")], ...workload.plot.head === null ? [] : [paint.red("⣀ head")]].join("  ");
	const inks = {
		base: paint.blue,
		head: paint.red,
		both: paint.magenta
	};
	const rows = plot.rows.map((cells, row) => {
		const drawn = cells.map((cell) => cell.side === null ? cell.character : inks[cell.side](cell.character)).join("");
		return `  ${paint.dim(`${plot.labels[row]} │`)}${drawn}`.trimEnd();
	});
	return [
		"",
		...(displayWidth(plot.title) + KEY_WIDTH > columns - 2 ? [...wrapped(plot.title, columns - 2), key] : [`${plot.title}   ${key}`]).map((line) => `  ${line}`),
		...rows,
		`  ${paint.dim(`${" ".repeat(width)} └${plot.xAxis}`)}`
	];
}
function findingLines(workload, columns, paint) {
	const telling = tellingFindings(workload);
	if (telling.length === 0) return [];
	const more = telling.length - MAX_FINDINGS;
	return [
		"",
		workload.verdict.kind === "improvement" ? "What no longer grows" : "What grows",
		...telling.slice(0, MAX_FINDINGS).flatMap((finding) => findingItem(finding, workload, columns, paint)),
		...more > 0 ? [`  … and ${countText(more, "more finding")} in the result file.`] : []
	];
}
function findingItem(finding, workload, columns, paint) {
	const unit = workload.iterationUnit;
	const numbers = `${findingNumbers(finding, unit)}`;
	const lines = [...finding.allocationSite === null ? [] : [phrase("allocated ", ...siteWords(finding.allocationSite, null))], ...finding.retainerPath.length === 0 ? [] : [phrase("path ", {
		kind: "code",
		text: retainerPathText(finding.retainerPath)
	})]];
	const [first, ...rest] = wrapped(`${visibleText(objectName(finding), 120)} (${finding.kind})${plainPhrase(insidePhrase(finding.process))}: ${numbers}`, columns - 4);
	return [
		`  ${paint.bold(first ?? "")}`,
		...rest.map((line) => `    ${line}`),
		...lines.flatMap((words) => wrapped(plainPhrase(words), columns - 4).map((line) => `    ${line}`))
	];
}
function noteLines(notes, columns) {
	if (notes.length === 0) return [];
	const shown = notes.slice(0, MAX_NOTES).flatMap((note) => wrapped(visibleText(note.text), columns - 4).map((line, index) => index === 0 ? `  - ${line}` : `    ${line}`));
	const more = notes.length - MAX_NOTES;
	return [
		"",
		"Notes",
		...shown,
		...more > 0 ? [`  - … and ${more} more in the result file.`] : []
	];
}

// src/baseline/stored-report.ts
const RESULT_FILE = "heapslope-result.json";
/** A report that lies in a folder, named by it or by the result's file in it. Never throws: what cannot be read is a problem. */
async function storedReportAt(path) {
	const isFolder = (await stat(path).catch(() => null))?.isDirectory() ?? false;
	const folder = isFolder ? path : dirname(path);
	const file = isFolder ? join(path, RESULT_FILE) : path;
	try {
		const result = readResult(await readFile(file, "utf8"));
		const series = async (name) => {
			if (!/^series\/[\w.-]+\.json$/.test(name)) throw new Error(`${name} is no series of a report`);
			return readSeries(await readFile(join(folder, name), "utf8"));
		};
		return {
			reports: [{
				description: path,
				result,
				series
			}],
			problem: null
		};
	} catch (error) {
		return {
			reports: [],
			problem: `${file} cannot be used (${error instanceof Error ? error.message : String(error)})`
		};
	}
}

// src/cli/main-job.ts
/** Nothing is uploaded from here. */
const NO_LINKS = {
	artifacts: [],
	source: null
};
/** Runs the main job from the command line: progress on stderr, the report in its folder. */
async function runMainJob({ reportFolder, ...job }, { environment, signal, stderr }) {
	const report = await openReportFolder(reportFolder);
	const lines = progressLines(stderr);
	try {
		const result = await benchmarkOfThisMachine({
			...job,
			event: null,
			report,
			temporaryFolder: tmpdir(),
			environment,
			progress: lines.report,
			signal
		});
		await report.writeText("comment.md", renderComment(result, NO_LINKS));
		await report.writeText("summary.md", renderSummary(result, NO_LINKS));
		await report.writeText("report.html", renderHtml(result, report.writtenSeries));
		return result;
	} finally {
		lines.end();
	}
}

// src/cli/commands/run.ts
const OPTIONS = {
	base: "text",
	head: "text",
	"base-result": "text",
	"report-folder": "text",
	json: "flag",
	...CONFIG_OPTIONS
};
/** `heapslope run`: the main job on this checkout. */
const run = async (context) => {
	const options = parseOptions(context.args, OPTIONS);
	const repository = await repositoryRoot(context.workingDirectory, context.environment, context.signal);
	const { base, head, baseline, "base-result": baseResult } = options.texts;
	const read = await configOf(options, repository, context);
	const config = baseResult === void 0 || baseline !== void 0 ? read : {
		...read,
		baseline: "stored"
	};
	const result = await runMainJob({
		config,
		repository,
		head: head === void 0 ? "working-tree" : { ref: head },
		base: base ?? null,
		storedReports: await storedReportsAt(baseResult === void 0 ? null : resolve(context.workingDirectory, baseResult)),
		only: selectionOf(options),
		reportFolder: resolve(context.workingDirectory, options.texts["report-folder"] ?? "heapslope-report"),
		reproduce: ["npx heapslope run", ...reproducing(context.args).map(shellWord)].join(" ")
	}, context);
	context.stdout.write(options.flags.has("json") ? `${JSON.stringify(result)}\n` : onTerminal(result, context));
	return exitCodeOf(result.verdict.kind);
};
/** Read at once: the report folder may be the same, and is emptied for the new report. */
async function storedReportsAt(path) {
	const found = path === null ? {
		reports: [],
		problem: "no earlier result is named with --base-result"
	} : await storedReportAt(path);
	return () => Promise.resolve(found);
}
/** The result as a person at a terminal reads it. */
function onTerminal(result, { stdout, environment }) {
	const color = stdout.isTerminal && environment["NO_COLOR"] === void 0;
	return renderTerminal(result, {
		columns: stdout.columns,
		color
	});
}
/** Where the report went and in which form is nobody else's business. */
function reproducing(args) {
	return args.filter((word, i) => word !== "--json" && !word.startsWith("--report-folder") && args[i - 1] !== "--report-folder");
}
function shellWord(word) {
	return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

export { run as n, runMainJob as r, onTerminal as t };