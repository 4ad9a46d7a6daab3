import { n as nearestKnown, t as UsageError } from "./cli-command.js";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { stat } from "node:fs/promises";
import { setFlagsFromString } from "node:v8";

// src/storage/job-size.ts
/** What a compressed snapshot unpacks to, seldom more. */
const BYTES_PER_COMPRESSED_BYTE = 8;
/** About how much text the largest snapshot of a job has; 0 for what cannot be read, as the worker will tell. */
async function largestTextBytes(job) {
	const sizes = await Promise.all(snapshotsOf(job).map(textBytesOf));
	return Math.max(...sizes);
}
function snapshotsOf(job) {
	switch (job.kind) {
		case "growth": return job.snapshots;
		case "comparison": return [job.before, job.after];
		case "retention":
		case "redaction": return [job.snapshot];
	}
}
async function textBytesOf(snapshot) {
	const name = snapshot.kind === "file" ? snapshot.path : snapshot.entry.name;
	const storedBytes = snapshot.kind === "file" ? await stat(snapshot.path).then(({ size }) => size, () => 0) : snapshot.entry.textBytes;
	return /\.(gz|zst)$/.test(name) ? storedBytes * BYTES_PER_COMPRESSED_BYTE : storedBytes;
}

// src/storage/second-compiler.ts
/**
* Up to here V8's second optimising compiler takes more than it gives: a third of all CPU at 27 MB of text, a quarter at 71, as
* much as it saves at 200 (bench/snapshot.md).
*/
const SMALL_TEXT_BYTES = 134217728;
/** Flags of somebody who has his own mind about V8's compilers. */
const COMPILER_FLAG = /--(no-?)?(opt|turbofan|maglev|jitless|sparkplug|max-lazy|always-)/;
/**
* Turns TurboFan off where a snapshot of this size is to be analysed and the first compiler, Maglev, is there. It is off for the
* whole process: not for one that runs a user's program.
* @returns turns it on again
*/
function leaveOutSecondCompiler(textBytes) {
	if (textBytes > SMALL_TEXT_BYTES || !hasBothCompilers()) return () => {};
	setFlagsFromString("--no-turbofan");
	return () => setFlagsFromString("--turbofan");
}
/** Node 24 and later on the usual machines; Node 22 was built without Maglev. */
function hasBothCompilers() {
	const { v8_enable_maglev: maglev } = process.config.variables;
	const flags = [...process.execArgv, process.env["NODE_OPTIONS"] ?? ""].join(" ");
	return Boolean(maglev) && !COMPILER_FLAG.test(flags);
}

// src/storage/run-snapshot-job.ts
/** The snapshots could not be analysed; the message says which file, where in it, and what was expected. */
var AnalysisError = class extends Error {
	name = "AnalysisError";
};
/**
* Three snapshots or more -> suspects, in a worker thread: the caller stays responsive, and aborting ends the work at once.
* @throws {AnalysisError} where a file is no snapshot or the worker dies; the signal's reason where aborted
*/
async function analyzeGrowth(request, options = {}) {
	return await runJob({
		kind: "growth",
		...request
	}, options);
}
/** What holds a node, or the largest nodes of a class. @throws as `analyzeGrowth` */
async function analyzeRetention(request, options = {}) {
	return await runJob({
		kind: "retention",
		...request
	}, options);
}
/** Two snapshots held against each other by class and signature. @throws as `analyzeGrowth` */
async function compareSnapshots(request, options = {}) {
	return await runJob({
		kind: "comparison",
		...request
	}, options);
}
/** Writes the snapshot with the contents of its strings masked. @throws as `analyzeGrowth` */
async function redactSnapshot(request, options = {}) {
	await runJob({
		kind: "redaction",
		...request
	}, options);
}
/** The bundled worker lies beside the bundle; run from source, Node reads the TypeScript as it is. */
const WORKER = new URL(import.meta.url.endsWith(".ts") ? "./snapshot-worker.ts" : "./snapshot-worker.js", import.meta.url);
async function runJob(job, options) {
	const textBytes = options.ownsProcess === true ? await largestTextBytes(job) : 1e400;
	options.signal?.throwIfAborted();
	const restoreCompiler = leaveOutSecondCompiler(textBytes);
	try {
		return await runInWorker(job, options);
	} finally {
		restoreCompiler();
	}
}
async function runInWorker(job, { signal, onProgress }) {
	const worker = new Worker(WORKER, {
		workerData: job,
		execArgv: []
	});
	const abort = () => void worker.terminate();
	signal?.addEventListener("abort", abort, { once: true });
	try {
		return await new Promise((resolve, reject) => {
			worker.on("message", (message) => {
				switch (message.kind) {
					case "progress":
						onProgress?.(message.progress);
						return;
					case "done":
						resolve(message.answer);
						return;
					case "error": reject(new AnalysisError(message.message));
				}
			});
			worker.once("error", (cause) => reject(new AnalysisError(`The analysis of the snapshots ended: ${cause.message}`, { cause })));
			worker.once("exit", () => reject(signal?.reason ?? new AnalysisError("The analysis of the snapshots ended without an answer.")));
		});
	} finally {
		signal?.removeEventListener("abort", abort);
		await worker.terminate();
	}
}

// src/cli/options.ts
/**
* Options of one command: `--name VALUE`, `--name=VALUE` and flags.
* @throws {UsageError} for an option that is not known, with the nearest one, or that lacks its value
*/
function parseOptions(args, kinds) {
	const { tokens } = parseArgs({
		args: [...args],
		strict: false,
		tokens: true,
		allowPositionals: true,
		options: Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, { type: kind === "text" ? "string" : "boolean" }]))
	});
	const texts = {};
	const flags = /* @__PURE__ */ new Set();
	const positionals = [];
	for (const token of tokens) {
		if (token.kind === "positional") positionals.push(token.value);
		if (token.kind !== "option") continue;
		const kind = Object.hasOwn(kinds, token.name) ? kinds[token.name] : void 0;
		if (kind === void 0) throw unknownOption(token.rawName, Object.keys(kinds));
		if (kind === "flag") flags.add(token.name);
		else if (token.value === void 0 || !token.inlineValue && token.value.startsWith("--")) throw new UsageError(`${token.rawName} wants a value: ${token.rawName} VALUE.`);
		else texts[token.name] = token.value;
	}
	return {
		texts,
		flags,
		positionals
	};
}
function unknownOption(name, known) {
	const nearest = nearestKnown(name.replace(/^-+/, ""), known);
	const list = known.map((one) => `--${one}`).join(", ");
	return new UsageError(`There is no option ${name}${nearest === null ? "" : `; did you mean --${nearest}?`} Known are ${list}.`);
}

export { redactSnapshot as a, compareSnapshots as i, analyzeGrowth as n, analyzeRetention as r, parseOptions as t };