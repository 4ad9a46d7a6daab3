Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
// \0rolldown/runtime.js
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __copyProps = (to, from, except, desc) => {
	if (from && typeof from === "object" || typeof from === "function") {
		for (var keys = __getOwnPropNames(from), i = 0, n = keys.length, key; i < n; i++) {
			key = keys[i];
			if (!__hasOwnProp.call(to, key) && key !== except) {
				__defProp(to, key, {
					get: ((k) => from[k]).bind(null, key),
					enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable
				});
			}
		}
	}
	return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(isNodeMode || !mod || !mod.__esModule || !__hasOwnProp.call(mod, "default") ? __defProp(target, "default", {
	value: mod,
	enumerable: true
}) : target, mod));

let node_worker_threads = require("node:worker_threads");
let node_timers = require("node:timers");
node_timers = __toESM(node_timers, 1);
let node_process = require("node:process");
node_process = __toESM(node_process, 1);
let node_fs = require("node:fs");
node_fs = __toESM(node_fs, 1);
let node_v8 = require("node:v8");
node_v8 = __toESM(node_v8, 1);
let node_inspector = require("node:inspector");
node_inspector = __toESM(node_inspector, 1);
let node_os = require("node:os");
node_os = __toESM(node_os, 1);
let node_url = require("node:url");
let node_fs_promises = require("node:fs/promises");
let node_path = require("node:path");
let node_vm = require("node:vm");
node_vm = __toESM(node_vm, 1);
let node_child_process = require("node:child_process");

// src/library/errors.ts
/** An error with a measurement that runners do not print below the message, which says it all. */
var MeasuredError = class extends Error {
	constructor(message, measurement) {
		super(message);
		Object.defineProperty(this, "measurement", {
			value: measurement,
			enumerable: false
		});
	}
};
/** The function leaks. */
var LeakError = class extends MeasuredError {
	name = "LeakError";
};
/** Neither a leak nor none could be shown. */
var LeakUndecidedError = class extends MeasuredError {
	name = "LeakUndecidedError";
};
/** This process is no place to measure in. */
var MeasuringImpossibleError = class extends Error {
	name = "MeasuringImpossibleError";
	code;
	constructor(code, message) {
		super(message);
		this.code = code;
	}
};

// src/library/failure-text.ts
const MOST_GROUPS = 3;
/** How much, what, what holds it, which line: what a developer reads in the output of the tests. */
function leakText({ verdict, growing, notes }) {
	const shown = growing.slice(0, MOST_GROUPS);
	const more = growing.length - shown.length;
	return [
		`The function leaks: ${verdict.reason.text}`,
		...shown.flatMap(({ text, retainerPath }) => [`  ${text}`, `    ${pathText(retainerPath)}`]),
		...more > 0 ? [`  ... and ${more} more in \`error.measurement.growing\`.`] : [],
		...notes
	].join("\n");
}
function undecidedText({ verdict, notes }) {
	return [`Whether the function leaks could not be decided: ${verdict.reason.text}`, ...notes].join("\n");
}
const MOST_STEPS = 12;
function pathText(path) {
	return (path.length <= MOST_STEPS ? path : [
		...path.slice(0, 5),
		"...",
		...path.slice(-6)
	]).join(" -> ");
}

// src/measure/sampler/error-facts.ts
const LONGEST_MESSAGE = 2e3;
const LONGEST_STACK = 4e3;
/** What was thrown, whatever it is, as short plain text. Never throws: a hostile getter counts as absent. */
function errorFacts(thrown) {
	const isObject = typeof thrown === "object" && thrown !== null || typeof thrown === "function";
	const message = isObject ? text$1(() => thrown.message) : null;
	return {
		name: (isObject ? text$1(() => thrown.name) : null) ?? (isObject ? "Error" : typeof thrown),
		message: (message ?? text$1(() => String(thrown)) ?? "a value that cannot be shown").slice(0, LONGEST_MESSAGE),
		code: isObject ? text$1(() => thrown.code) : null,
		stack: (isObject ? text$1(() => thrown.stack) : null)?.slice(0, LONGEST_STACK) ?? null
	};
}
function text$1(read) {
	try {
		const value = read();
		return typeof value === "string" ? value : null;
	} catch {
		return null;
	}
}

// src/measure/sampler/turn.ts
const { setImmediate } = node_timers.default;
/** One turn of the event loop. */
function turn() {
	return new Promise((resolve) => {
		setImmediate(resolve);
	});
}

// src/measure/sampler/workload-error.ts
/** A failure on its way to the parent, which makes the sentence. `cause`: what was thrown, if something was. */
var WorkloadError = class extends Error {
	failure;
	constructor(failure, cause) {
		super(failure.code, { cause });
		this.failure = failure;
	}
};

// src/measure/sampler/driver.ts
/**
* Iterations that never wait would starve timers, sockets and finalizers, and what piles up behind them would look like
* growth. A turn of the event loop after every call costs 4 µs, after every sixteenth call a quarter of one. By count and
* not by time, so that every run does the same.
*/
const ITERATIONS_PER_TURN = 16;
/** Errors of RunTo: WorkloadError where an iteration throws or rejects. */
function createDriver(workload, context, tracker) {
	const { iteration } = workload;
	return async function runTo(target) {
		try {
			while (tracker.begun < target) {
				tracker.beginIterations(1);
				const result = iteration(context);
				if (isThenable(result)) await result;
				if (tracker.begun % ITERATIONS_PER_TURN === 0) await turn();
			}
		} catch (thrown) {
			const { phase, begun } = tracker;
			throw new WorkloadError({
				code: "iteration-threw",
				phase,
				iteration: begun,
				error: errorFacts(thrown)
			}, thrown);
		}
	};
}
function isThenable(value) {
	return value !== null && (typeof value === "object" || typeof value === "function") && typeof value.then === "function";
}

// src/measure/sampler/frame.ts
/** What a frame carries: `kind` of its header. */
const FRAME = {
	/** JSON, a Notice. */
	notice: 1,
	/** Floats: phase (index in PHASES), iterations begun, samples taken. */
	beat: 2,
	/** Floats: one reading, columns as the last `columns` notice and the `column` notices since named them. */
	sample: 3,
	/** As sample, but of the probe's rehearsal: to be thrown away. */
	rehearsal: 4,
	/** Floats: requests that node:http answered, how many of them not with 2xx. */
	counts: 5,
	/**
	* Float: 1 where the reading that follows is kept. The process stands still and waits for `proceed`, so that its members are
	* read at the same iteration.
	*/
	checkpoint: 6,
	/** The parent's answer to `checkpoint`, without payload; to `windowEnd`: go on. */
	proceed: 7,
	/**
	* Float: 1 where all checkpoints are done and there are further ones. The process stands still and waits for `proceed` or `end`;
	* a question that is only rehearsed (0) is always answered with `end`.
	*/
	windowEnd: 8,
	/** The parent's other answer to `windowEnd`, without payload. */
	end: 9
};

// src/measure/sampler/hold-date.ts
const builtin = node_process.default.getBuiltinModule?.bind(node_process.default);
const STATUS_LINE = "HTTP/1.1 200 OK\r\n";
/**
* Node's http keeps the text of its `Date` header until the second is over, and an unreferenced timer that drops it: 300 to
* 2,300 bytes that are there at one sample of a server and gone at the next, as the clock will have it. So the text is asked
* for right before each collection, and is there at every one. Nothing where the program has not loaded http.
* Source: lib/internal/http.js, `utcDate`.
*/
function holdingDate(collect) {
	let Message = null;
	function hold() {
		if (Message === null) {
			if (builtin === void 0 || !isHttpLoaded()) return;
			Message = builtin("node:http").OutgoingMessage;
		}
		const message = new Message();
		message.sendDate = true;
		message._storeHeader?.(STATUS_LINE, null);
	}
	return () => {
		try {
			hold();
		} catch {}
		collect();
	};
}
/** Loading it for our own sake would be seen on the heap. */
function isHttpLoaded() {
	const { moduleLoadList } = node_process.default;
	return moduleLoadList?.includes("NativeModule _http_outgoing") ?? false;
}

// src/measure/sampler/probe.ts
const { readdirSync, fstatSync } = node_fs.default;
const { memoryUsage } = process;
const residentBytes = memoryUsage.rss.bind(memoryUsage);
const activeResources = process.getActiveResourcesInfo.bind(process);
const { getHeapSpaceStatistics, getHeapStatistics } = node_v8.default;
const DESCRIPTORS = "/proc/self/fd";
const MOST_HANDLE_TYPES = 128;
const STANDING_HEAP_USED = 0;
const STANDING_HANDLES = 3;
function createProbe(channel) {
	const { floats } = channel;
	const descriptorsReadable = node_fs.default.existsSync(DESCRIPTORS);
	const ownDescriptors = ownDescriptorCount();
	const names = [
		"iterations",
		"elapsedMs",
		"settleRounds",
		"heapUsed",
		"external",
		"arrayBuffers",
		"rss",
		"detachedContexts",
		"nativeContexts",
		"mallocedMemory",
		"handles",
		...descriptorsReadable ? ["fileDescriptors"] : [],
		"iteratingMs"
	];
	const firstSpace = names.length;
	const spaces = getHeapSpaceStatistics().map(({ space_name: name }) => isOwnSpace(name));
	for (const { space_name: name } of getHeapSpaceStatistics()) if (isOwnSpace(name)) names.push(`heapSpaces.${name}`);
	const fixed = names.length;
	channel.notice({
		type: "columns",
		names
	});
	const handleTypes = Array.from({ length: MOST_HANDLE_TYPES }, () => "");
	let knownTypes = 0;
	/** Adds one to the float of this type of resource; a type beyond the last slot counts only in the sum. */
	function countHandle(type) {
		for (let slot = 0; slot < knownTypes; slot++) if (handleTypes[slot] === type) {
			floats[fixed + slot]++;
			return;
		}
		if (knownTypes === MOST_HANDLE_TYPES) return;
		handleTypes[knownTypes] = type;
		floats[fixed + knownTypes] = 1;
		knownTypes++;
		channel.notice({
			type: "column",
			name: `handles.${type}`
		});
	}
	return {
		handleCount: () => activeResources().length,
		readStanding(reading) {
			const memory = memoryUsage();
			reading[0] = memory.heapUsed;
			reading[1] = memory.external;
			reading[2] = memory.arrayBuffers;
			reading[3] = activeResources().length;
		},
		read(kind, iterations, elapsedMs, settleRounds, standing, iteratingMs = 0) {
			floats[0] = iterations;
			floats[1] = elapsedMs;
			floats[2] = settleRounds;
			floats[3] = standing[0];
			floats[4] = standing[1];
			floats[5] = standing[2];
			floats[6] = residentBytes();
			const heap = getHeapStatistics();
			floats[7] = heap.number_of_detached_contexts;
			floats[8] = heap.number_of_native_contexts;
			floats[9] = heap.malloced_memory;
			const handles = activeResources();
			floats[10] = handles.length;
			if (descriptorsReadable) floats[11] = readdirSync(DESCRIPTORS).length - ownDescriptors;
			floats[firstSpace - 1] = iteratingMs;
			const sizes = getHeapSpaceStatistics();
			let slot = firstSpace;
			for (let space = 0; space < spaces.length; space++) if (spaces[space]) floats[slot++] = sizes[space].space_used_size;
			floats.fill(0, fixed, fixed + knownTypes);
			for (const type of handles) countHandle(type);
			channel.sendFloats(kind === "sample" ? FRAME.sample : FRAME.rehearsal, fixed + knownTypes);
		}
	};
}
/** Not the snapshot that V8 starts from, nor what threads share: neither is this program's. */
function isOwnSpace(name) {
	return !/^(read_only|shared)_/.test(name);
}
/** Descriptors that are there only because this process is measured: the channel, and the one that lists them. */
function ownDescriptorCount() {
	try {
		fstatSync(3);
		return 2;
	} catch {
		return 1;
	}
}

// src/measure/sampler/sample-run.ts
const now$2 = performance.now.bind(performance);
const MOST_REHEARSALS = 24;
/** The probe's own first readings move the heap by up to 1.7 kB: it is still when this many in a row did not. */
const STILL_READINGS = 3;
/**
* Samples at every checkpoint of the plan, or until the first sample past its time that is not one too few. The first checkpoint is read again and
* again, and thrown away, until reading it moves nothing; by the same loop, so that what an earlier pass still holds
* (a suspended function keeps the promise it waited for last) is the same for every sample. Movements up to `idleBytes` count
* as none. Behind the last checkpoint the parent is asked whether there is to be more, a question that is rehearsed with the readings.
*/
async function sampleRun(plan, runTo, tracker, probe, { settle, learnPatience, standing }, awaitMembers = () => {}, idleBytes = 0, asksToGoOn = () => false) {
	const { stopAfterMs, leastIteratingMs = 0, leastSamples = 1, further = [] } = plan;
	const windowEnd = plan.checkpoints.length;
	const checkpoints = [...plan.checkpoints, ...further];
	/** In iterations since the start, and how much of it until the first sample. */
	const iteratingMs = /* @__PURE__ */ new Float64Array(2);
	const lastHeapUsed = /* @__PURE__ */ new Float64Array(1);
	let rehearsals = 0;
	let still = 0;
	let next = 0;
	while (next < checkpoints.length) {
		const rehearsing = still < STILL_READINGS && rehearsals < MOST_REHEARSALS;
		const isAtEnd = next === windowEnd;
		if ((isAtEnd || rehearsing && further.length > 0) && !asksToGoOn(isAtEnd) && isAtEnd) break;
		tracker.enter("iterate");
		iteratingMs[0] -= now$2();
		await runTo(checkpoints[next]);
		iteratingMs[0] += now$2();
		tracker.enter("settle");
		const rounds = await settle(rehearsing);
		awaitMembers(!rehearsing);
		tracker.countSamples(rehearsing ? 0 : 1);
		probe.read(rehearsing ? "rehearsal" : "sample", checkpoints[next], now$2(), rounds, standing, iteratingMs[0]);
		if (rehearsing) {
			rehearsals++;
			const heapUsed = standing[0];
			still = Math.abs(heapUsed - lastHeapUsed[0]) <= idleBytes ? still + 1 : 0;
			lastHeapUsed[0] = heapUsed;
			if (rehearsals === 1) await learnPatience();
			continue;
		}
		if (next === 0) iteratingMs[1] = iteratingMs[0];
		next++;
		const isEnough = next >= leastSamples && iteratingMs[0] - iteratingMs[1] >= leastIteratingMs;
		if (stopAfterMs !== null && now$2() > stopAfterMs && isEnough) break;
	}
}

// src/measure/sampler/first-readings.ts
/** A heap that has grown by so much since the last sample is not read to the byte, and need not be. */
const LARGE_BYTES = 524288;
/** What first readings have too much may differ by this share of such a growth from one sample to the next. */
const LARGE_SHARE = 1 / 32;
/** Samples in a row whose first reading had alike too much, after which it is taken off unseen. */
const SAMPLES_TO_TRUST = 3;
/** Samples in a row that are taken so, before one is settled again. */
const QUICK_SAMPLES = 3;
function createFirstReadings() {
	const excess = new Float64Array(4);
	const state = /* @__PURE__ */ new Float64Array(2);
	const TRUST = 0;
	const QUICK_LEFT = 1;
	return {
		isKnown: (first, before) => state[TRUST] >= SAMPLES_TO_TRUST && growthOf$1(first, before) >= LARGE_BYTES,
		takeQuickly(first, standing) {
			if (state[QUICK_LEFT] <= 0) return false;
			state[QUICK_LEFT]--;
			for (let i = 0; i < 3; i++) standing[i] = first[i] - excess[i];
			standing[3] = first[3];
			return true;
		},
		isAsExpected(first, before, reading) {
			const expected = first[0] - excess[0];
			return Math.abs(reading[0] - expected) <= LARGE_SHARE * growthOf$1(first, before);
		},
		learn(first, before, standing) {
			const known = excess[0];
			for (let i = 0; i < 3; i++) excess[i] = first[i] - standing[i];
			const growth = growthOf$1(first, before);
			const isAlike = Math.abs(excess[0] - known) <= LARGE_SHARE * growth;
			state[TRUST] = growth < LARGE_BYTES ? 0 : isAlike ? state[TRUST] + 1 : 1;
			state[QUICK_LEFT] = QUICK_SAMPLES;
		}
	};
}
/** 0 where there was no sample before. */
function growthOf$1(first, before) {
	return before[0] < 0 ? 0 : first[0] - before[0];
}

// src/measure/sampler/settle.ts
const now$1 = performance.now.bind(performance);
const MOST_COLLECTIONS = 16;
/** Up to 80 bytes were seen under default flags, on every Node. */
const WAVER$1 = {
	bytes: 96,
	handles: 0
};
const NONE = {
	bytes: 0,
	handles: 0
};
/** A callback of one turn may ask for another: two turns for a finalizer or a closing handle, one to spare. */
const TURNS_PER_ROUND = 3;
/** How long handles that are new since the last sample may take to close (a worker, a socket). */
const CLOSING_MS = 64;
/** Waits tried one after the other to see whether time frees memory here (unreferenced timers do). */
const WAITS_MS = [
	40,
	80,
	160
];
/** After a fall of the heap that could be the work of time, so many experiments. */
const MOST_EXPERIMENTS = 4;
/** Of a patience that was asked for: so often it is looked whether memory has fallen. */
const LOOK_EVERY_MS = 80;
/** What it takes for a fall: less is what was still under way. */
const LEAST_FALL_BYTES = 1024;
/** Waits in a row that changed nothing, after which there is no more waiting. */
const MOST_VAIN_WAITS = 3;
/**
* Where the first collection gives to the byte what the first collection of the sample before gave, nothing has moved and
* one is enough: what stood still then stands still now. First is held against first, as it may read higher than those
* behind it by whatever is freed one turn later, in every sample alike. Otherwise collections go on
* until two readings agree, with a pause before the agreement counts where time frees memory or closes handles. Whether
* it does is found out by waiting: once after warm-up, and at a rise that follows a fall.
*
* What waits is itself on the heap: a suspended function with every promise that it has awaited. So each step is a call of
* its own, made from one place, and each collection is made from the same state.
*
* A heap that grows by a lot is not settled at every sample (`FirstReadings`).
*
* One collection after the turns is enough to see that nothing moved. Where something did, the reading may be off by a
* few dozen bytes that a second collection right behind it (nothing is allocated between) takes away.
*
* Source: gc() is V8's synchronous full collection. Finalizers and handles that it closes run in the turns that follow
* and free memory in the next.
*
* `collect`: V8's `gc`, taken before the workload can replace it.
*/
function createSettle(probe, collect, { waver = WAVER$1, patienceMs = 0 } = {}) {
	const standing = new Float64Array(4).fill(-1);
	const reading = new Float64Array(4);
	const firstBefore = new Float64Array(4);
	const sampleBefore = new Float64Array(4);
	const state = /* @__PURE__ */ new Float64Array(9);
	const PATIENCE_MS = 0;
	const CLOSES_MS = 1;
	const HAS_FALLEN = 2;
	const EXPERIMENTS_LEFT = 3;
	const HAS_WAITED = 4;
	const VAIN_WAITS = 5;
	const COLLECTIONS = 6;
	const LOOKS = 7;
	const REHEARSES = 8;
	const firstReadings = createFirstReadings();
	state[PATIENCE_MS] = patienceMs;
	state[CLOSES_MS] = CLOSING_MS;
	state[EXPERIMENTS_LEFT] = MOST_EXPERIMENTS;
	let step = "collect";
	async function settle(isRehearsal = false) {
		state[REHEARSES] = isRehearsal ? 1 : 0;
		sampleBefore.set(standing);
		state[HAS_WAITED] = 0;
		state[COLLECTIONS] = 0;
		state[LOOKS] = 0;
		step = "collect";
		while (step !== "done") step = await STEPS[step]();
		if (state[COLLECTIONS] > 1) firstReadings.learn(firstBefore, sampleBefore, standing);
		return state[COLLECTIONS];
	}
	const STEPS = {
		collect: collectOnce,
		wait: waitForIt,
		learn: experiment
	};
	async function collectOnce() {
		for (let i = 0; i < TURNS_PER_ROUND; i++) await turn();
		const isFirst = state[COLLECTIONS] === 0;
		collect();
		if (!isFirst) collect();
		state[COLLECTIONS] += isFirst ? 1 : 2;
		probe.readStanding(reading);
		if (isFirst && isAsBefore()) return "done";
		if (isFirst) {
			firstBefore.set(reading);
			if (isTrusted() && firstReadings.takeQuickly(reading, standing)) return "done";
		}
		const still = isNear(reading, standing, waver) || !isFirst && isTrusted() && firstReadings.isAsExpected(firstBefore, sampleBefore, reading);
		standing.set(reading);
		if (isFirst) return "collect";
		if (state[COLLECTIONS] >= MOST_COLLECTIONS + 2 * state[LOOKS]) return "done";
		return still ? afterAgreement() : "collect";
	}
	/**
	* What first readings have too much is known, and nothing is to be waited for. In this order: what is called for the first time
	* leaves its compiled code on the heap, and that must not be at a sample.
	*/
	function isTrusted() {
		if (!firstReadings.isKnown(firstBefore, sampleBefore)) return false;
		return state[PATIENCE_MS] === 0 && reading[3] <= sampleBefore[3];
	}
	/** Also where the reading before was off by a little, and this one is not. */
	function isAsBefore() {
		return isNear(reading, firstBefore, NONE) || isNear(reading, standing, NONE) && isNear(firstBefore, standing, waver);
	}
	function afterAgreement() {
		if (state[HAS_WAITED] === 0 && (isPatient() || newHandles())) return "wait";
		const difference = standing[0] - sampleBefore[0];
		if (difference < 0) state[HAS_FALLEN] = 1;
		return difference > 0 && state[HAS_FALLEN] === 1 && state[EXPERIMENTS_LEFT] > 0 ? "learn" : "done";
	}
	function isPatient() {
		return state[PATIENCE_MS] > 0 && (patienceMs === 0 || state[REHEARSES] === 0);
	}
	function newHandles() {
		return standing[3] > sampleBefore[3] + waver.handles;
	}
	/** Waits for what expires or closes by itself. */
	async function waitForIt() {
		const heapUsed = standing[0];
		state[HAS_WAITED] = 1;
		if (isPatient()) {
			if (patienceMs > 0) await awaitFall(heapUsed);
			else {
				await pause(state[PATIENCE_MS], -1);
				await collectOnce();
			}
			state[VAIN_WAITS] = standing[0] < heapUsed ? 0 : state[VAIN_WAITS] + 1;
			if (state[VAIN_WAITS] === MOST_VAIN_WAITS) state[PATIENCE_MS] = 0;
		}
		if (newHandles()) {
			const handles = sampleBefore[3];
			await pause(state[CLOSES_MS], handles);
			state[CLOSES_MS] = probe.handleCount() > handles ? state[CLOSES_MS] / 2 : CLOSING_MS;
		}
		return "collect";
	}
	/** What falls now and then, as by a timer that ticks, has fallen for good until it ticks again. */
	async function awaitFall(heapUsed) {
		const looks = Math.ceil(state[PATIENCE_MS] / LOOK_EVERY_MS);
		while (state[LOOKS] < looks && standing[0] >= heapUsed - LEAST_FALL_BYTES) {
			state[LOOKS]++;
			await pause(LOOK_EVERY_MS, -1);
			await collectOnce();
		}
	}
	async function experiment() {
		state[HAS_FALLEN] = 0;
		state[EXPERIMENTS_LEFT]--;
		await learnPatience();
		return "collect";
	}
	async function learnPatience() {
		for (const ms of WAITS_MS) {
			const heapUsed = standing[0];
			await pause(ms, -1);
			await collectOnce();
			await collectOnce();
			if (standing[0] >= heapUsed) return;
			state[PATIENCE_MS] = Math.max(ms, state[PATIENCE_MS]);
			state[VAIN_WAITS] = 0;
		}
	}
	/** Spent on turns: a timer of our own would be seen on the heap. Ends early at `handles` or fewer of them. */
	async function pause(ms, handles) {
		const untilMs = now$1() + ms;
		while (now$1() < untilMs) {
			await turn();
			if (probe.handleCount() <= handles) return;
		}
	}
	return {
		settle,
		learnPatience,
		standing
	};
}
function isNear(a, b, { bytes, handles }) {
	if (Math.abs(a[0] - b[0]) > bytes) return false;
	if (Math.abs(a[3] - b[3]) > handles) return false;
	for (let i = 0 + 1; i < 3; i++) if (a[i] !== b[i]) return false;
	return true;
}

// src/measure/sampler/running-sources.ts
const { readFileSync: readFileSync$1, writeFileSync } = node_fs.default;
/** Larger ones are generated, and nobody reads a line of them. */
const LARGEST_CHARACTERS = 2e6;
const MOST_CHARACTERS = 32e6;
/**
* Writes the texts of the program's own scripts that V8 runs otherwise than they lie on disk, as JSON: a loader has
* transformed them, and V8's places are those of the transformed text. Asks the debugger, so nothing that is measured may
* come after.
*/
async function writeRunningSources(session, file) {
	const scripts = [];
	session.on("Debugger.scriptParsed", ({ params: { scriptId, url } }) => {
		if (isOwn(url)) scripts.push([scriptId, url]);
	});
	await post$1(session, "Debugger.enable", {});
	const sources = [];
	let characters = 0;
	for (const [scriptId, url] of scripts) {
		const { scriptSource } = await post$1(session, "Debugger.getScriptSource", { scriptId });
		characters += scriptSource.length;
		if (scriptSource.length > LARGEST_CHARACTERS || characters > MOST_CHARACTERS) continue;
		if (scriptSource !== onDisk$1(url)) sources.push([url, scriptSource]);
	}
	await post$1(session, "Debugger.disable", {});
	writeFileSync(file, JSON.stringify(sources));
}
function isOwn(url) {
	return /^(file:|\/|[A-Za-z]:[\\/])/.test(url) && !/[\\/]node_modules[\\/]/.test(url) && url !== __filename;
}
function onDisk$1(url) {
	try {
		return readFileSync$1(url.startsWith("file:") ? (0, node_url.fileURLToPath)(url) : url, "utf8");
	} catch {
		return null;
	}
}
function post$1(session, method, parameters) {
	return new Promise((resolve, reject) => {
		session.post(method, parameters, (error, answer) => {
			if (error === null) resolve(answer);
			else reject(error);
		});
	});
}

// src/measure/sampler/snapshot-writer.ts
const { closeSync, openSync, writeSync } = node_fs.default;
const { availableMemory } = process;
/** Peak resident size while a snapshot is taken, as a multiple of heapUsed: measured 8 to 9. */
const PEAK_PER_HEAP_BYTE = 9;
const QUIETLY = { reportProgress: false };
/**
* Takes its first snapshot at once, to nowhere, while the heap is small: what taking one leaves behind must not be found
* among the growth of the workload. `rehearsal` does what else the run will do while it tracks (Node 20 keeps the line
* ends of every script that allocated).
*/
async function openSnapshotWriter(rehearsal) {
	const session = new node_inspector.default.Session();
	session.connect();
	let file = -1;
	session.on("HeapProfiler.addHeapSnapshotChunk", (message) => {
		const bytes = Buffer.from(message.params.chunk);
		let start = 0;
		while (start < bytes.length) start += writeSync(file, bytes, start);
	});
	const post = (method, parameters) => new Promise((resolve, reject) => {
		session.post(method, parameters, (error) => error ? reject(error) : resolve());
	});
	const writer = {
		async trackAllocations() {
			await post("HeapProfiler.startTrackingHeapObjects", { trackAllocations: true });
		},
		async write(path) {
			file = openSync(path, "w");
			await post("HeapProfiler.takeHeapSnapshot", QUIETLY);
			closeSync(file);
		},
		writeSources: (path) => writeRunningSources(session, path),
		close() {
			session.disconnect();
		}
	};
	await writer.trackAllocations();
	await rehearsal();
	file = openSync(node_os.default.devNull, "w");
	await post("HeapProfiler.stopTrackingHeapObjects", QUIETLY);
	closeSync(file);
	return writer;
}
/** Errors: WorkloadError where a snapshot of a heap that reads so would need more memory than there is. */
function refuseWithoutMemory({ phase, begun }, standing) {
	const neededBytes = standing[0] * PEAK_PER_HEAP_BYTE;
	const freeBytes = Math.min(node_os.default.freemem(), availableMemory?.call(process) ?? Number.POSITIVE_INFINITY);
	if (neededBytes <= freeBytes) return;
	throw new WorkloadError({
		code: "not-enough-memory-for-snapshot",
		phase,
		iteration: begun,
		error: null,
		memory: {
			neededBytes,
			freeBytes
		}
	});
}

// src/measure/sampler/snapshot-run.ts
/** Takes S1, S2 and S3 at the iteration counts of the plan, each after a settle. Errors: WorkloadError. */
async function snapshotRun(plan, writer, runTo, tracker, { settle, learnPatience, standing }, awaitMembers = () => {}) {
	tracker.countSamples(0);
	for (let i = 0; i < plan.files.length; i++) {
		tracker.enter("iterate");
		await runTo(plan.iterations[i]);
		tracker.enter("settle");
		await settle();
		if (i === 0) await learnPatience();
		tracker.enter("snapshot");
		awaitMembers(true);
		refuseWithoutMemory(tracker, standing);
		try {
			if (i === 0 && plan.trackAllocations) await writer.trackAllocations();
			await writer.write(plan.files[i]);
			if (i === plan.files.length - 1 && plan.sourcesFile !== void 0) await writer.writeSources(plan.sourcesFile);
		} catch (thrown) {
			const { phase, begun } = tracker;
			throw new WorkloadError({
				code: "snapshot-failed",
				phase,
				iteration: begun,
				error: errorFacts(thrown)
			});
		}
		tracker.countSamples(1);
	}
}

// src/measure/sampler/tracker.ts
const { clearInterval, performance: performance$1, setInterval } = globalThis;
const now = performance$1.now.bind(performance$1);
const BEAT_EVERY_MS = 100;
/** Of the timer, which every iteration that does not wait can do without: seldom, to leave the program alone. */
const BEAT_WHILE_WAITING_MS = 1e3;
function createTracker(channel) {
	let phase = "load";
	let begun = 0;
	let samples = 0;
	const lastBeatMs = /* @__PURE__ */ new Float64Array(1);
	function beat() {
		lastBeatMs[0] = now();
		channel.beat(phase, begun, samples);
	}
	beat();
	return {
		get phase() {
			return phase;
		},
		get begun() {
			return begun;
		},
		get samples() {
			return samples;
		},
		enter(next) {
			phase = next;
			beat();
		},
		beginIterations(more) {
			begun += more;
			if (now() - lastBeatMs[0] > BEAT_EVERY_MS) beat();
		},
		countSamples(more) {
			samples += more;
		},
		async startBeating() {
			await firstTimers();
			setInterval(beat, BEAT_WHILE_WAITING_MS).unref();
		}
	};
}
/** The first timers of a process leave 2 kB behind, which must not happen between two samples. */
async function firstTimers() {
	let fired = 0;
	const timer = setInterval(() => {
		fired++;
	}, 1);
	while (fired < 3) await turn();
	clearInterval(timer);
	await turn();
}

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
	const storedBytes = snapshot.kind === "file" ? await (0, node_fs_promises.stat)(snapshot.path).then(({ size }) => size, () => 0) : snapshot.entry.textBytes;
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
	(0, node_v8.setFlagsFromString)("--no-turbofan");
	return () => (0, node_v8.setFlagsFromString)("--turbofan");
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
/** The bundled worker lies beside the bundle; run from source, Node reads the TypeScript as it is. */
const WORKER = new URL(require("url").pathToFileURL(__filename).href.endsWith(".ts") ? "./snapshot-worker.ts" : "./snapshot-worker.js", require("url").pathToFileURL(__filename).href);
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
	const worker = new node_worker_threads.Worker(WORKER, {
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

// src/report/words/escape.ts
/**
* The one place where text from outside (class names, paths, messages, workload names) becomes part of Markdown, HTML,
* mermaid, workflow commands or a terminal. Every function takes any string and returns one line, except `fencedBlock`.
*/
/** Characters that act instead of being seen: controls, bidirectional, zero-width and other ignorable ones; an emoji's variation selector may stay. */
const ACTING_CHARACTER = /(?!\ufe0f)[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{DI}]/gu;
/** More marks than any script stacks on one letter. */
const PILED_MARKS = /(\p{M}{4})\p{M}+/gu;
/** One line without anything that acts; at most `maxCharacters` code points, the cut marked by an ellipsis. */
function visibleText(text, maxCharacters = 500) {
	return clip(text.slice(0, maxCharacters * 8 + 64).replace(/\s+/gu, " ").replace(ACTING_CHARACTER, (character) => `\\u{${character.codePointAt(0).toString(16)}}`).replace(PILED_MARKS, "$1").trim(), maxCharacters);
}
/** Cut at the end. */
function clip(text, maxCharacters) {
	const characters = Array.from(text);
	return characters.length <= maxCharacters ? text : `${characters.slice(0, maxCharacters - 1).join("").trimEnd()}…`;
}
/** Cut in the middle: of a path both ends matter. */
function clipMiddle(text, maxCharacters) {
	const characters = Array.from(visibleText(text, 4e3));
	if (characters.length <= maxCharacters) return characters.join("");
	const tail = Math.ceil((maxCharacters - 1) / 2);
	return `${characters.slice(0, maxCharacters - 1 - tail).join("")}…${characters.slice(-tail).join("")}`;
}

// src/report/words/numbers.ts
/** How numbers are written, everywhere: four significant digits at most, an exact zero as 0, a real minus sign. */
const BYTE_UNITS = [
	"bytes",
	"KiB",
	"MiB",
	"GiB",
	"TiB"
];
const SIGNIFICANT_DIGITS = 4;
/** What is smaller than this is not zero, but no digit of it matters. */
const SMALLEST_SHOWN = 1e-4;
const LARGEST_SHOWN = 0x38d7ea4c68000;
/** 1,234 or 0.5 or −12; ≈0 for what is too small to show. */
function numberText(value) {
	if (value === 0) return "0";
	const absolute = Math.abs(value);
	if (absolute < SMALLEST_SHOWN) return "≈0";
	const sign = value < 0 ? "−" : "";
	if (absolute >= LARGEST_SHOWN) return `${sign}${absolute.toExponential(1).replace("e+", "×10^")}`;
	const [whole, fraction] = plainDigits(Number(absolute.toPrecision(SIGNIFICANT_DIGITS))).split(".");
	return sign + whole.replace(/\B(?=(\d{3})+$)/g, ",") + (fraction === void 0 ? "" : `.${fraction}`);
}
/** Digits without an exponent: at least 1e-4 and below 1e15 by now. */
function plainDigits(value) {
	return value >= 1 ? String(value) : value.toFixed(8).replace(/0+$/, "");
}
/** Bytes up to 9,999, then the largest unit that leaves at least 1. */
function byteScaleFor(...values) {
	const largest = Math.max(0, ...values.map(Math.abs));
	if (largest < 1e4) return {
		unit: "bytes",
		bytes: 1
	};
	const power = Math.min(BYTE_UNITS.length - 1, Math.max(1, Math.floor(Math.log(largest) / Math.log(1024))));
	return {
		unit: BYTE_UNITS[power],
		bytes: 1024 ** power
	};
}
/** 280 bytes, 1 byte, 812 KiB; 0 stays 0 bytes. */
function bytesText(bytes, scale = byteScaleFor(bytes)) {
	const text = numberText(bytes / scale.bytes);
	return `${text} ${unitText(text, scale)}`;
}
function unitText(number, scale) {
	return scale.unit === "bytes" && /^[+−]?1$/.test(number) ? "byte" : scale.unit;
}

// src/report/words/prose.ts
const MAX_NAME_CHARACTERS = 100;
const text = (content) => ({
	kind: "text",
	text: content
});
const code = (content, address = null) => ({
	kind: "code",
	text: clipMiddle(content, MAX_NAME_CHARACTERS),
	address
});
/** Pieces and plain strings in one go. */
function phrase(...parts) {
	return parts.flatMap((part) => typeof part === "string" ? [text(part)] : part);
}
function plainPhrase(pieces) {
	return pieces.map((piece) => visiblePiece(piece)).join("");
}
/** `visibleText` trims, and the spaces between two pieces belong to them. */
function visiblePiece(piece) {
	const shown = spaced(piece.text, (content) => visibleText(content, 600));
	return piece.kind === "code" && piece.quoted === true ? `\`${shown}\`` : shown;
}
function spaced(content, show) {
	const [, before, middle, after] = /^(\s*)([\s\S]*?)(\s*)$/.exec(content);
	if (middle === "") return content === "" ? "" : " ";
	return (before === "" ? "" : " ") + show(middle) + (after === "" ? "" : " ");
}

// src/report/words/process-words.ts
/** main process; child process `api.js`; worker thread `pool.mjs` */
function processPhrase({ kind, label }) {
	switch (kind) {
		case "main": return phrase("main process");
		case "child": return phrase("child process ", code(label));
		case "worker": return phrase("worker thread ", code(label));
	}
}
/** " in worker thread `pool.mjs`, the oldest of 4"; nothing for the main process. */
function insidePhrase(process) {
	if (process === void 0) return [];
	const alike = process.alike > 1 ? [`, the oldest of ${numberText(process.alike)}`] : [];
	return phrase(" in ", processPhrase(process), ...alike);
}

// src/report/words/finding-words.ts
const MAX_SHOWN_KEYS = 4;
const ANONYMOUS = "(anonymous)";
/** `Session`; `Object { id, name }` for a plain object; `(anonymous) src/bus.ts:12` for a function without a name. */
function objectName(finding) {
	if (finding.shape === null) {
		const site = finding.constructorName === ANONYMOUS ? finding.allocationSite ?? null : null;
		return site === null ? finding.constructorName : `${ANONYMOUS} ${shortPlace(site)}`;
	}
	const { keys } = finding.shape;
	const shown = keys.slice(0, MAX_SHOWN_KEYS).join(", ");
	return `${finding.constructorName} { ${shown}${keys.length > MAX_SHOWN_KEYS ? ", …" : ""} }`;
}
/** A path outside the project is told by its last folders. */
function shortPlace({ file, line }) {
	const parts = file.split(/[\\/]/);
	return `${/^([\\/]|[A-Za-z]:|[a-z]+:\/\/)/.test(file) ? parts.slice(-3).join("/") : file}:${line}`;
}
/** One sentence: what stays, how much of it, what holds it, where it comes from. */
function findingSentence(finding, unit, source = null) {
	const held = finding.container === null ? [] : ["held by ", code(finding.container)];
	const site = finding.allocationSite;
	if (finding.kind === "fixed") {
		const holder = held.length === 0 ? [] : [" ", ...held];
		const origin = site === null ? [] : ["; they were allocated ", ...siteWords(site, source)];
		return phrase(code(objectName(finding)), " objects", ...holder, " no longer pile up", ...insidePhrase(finding.process), ...origin, ".");
	}
	return phrase(...growingSubject(finding, unit), ...insidePhrase(finding.process), ...held.length === 0 ? [] : [", ", ...held], ...site === null ? [] : [", allocated ", ...siteWords(site, source)], ".");
}
function growingSubject(finding, unit) {
	const name = code(objectName(finding));
	const rate = finding.objectsPerIteration;
	if (rate === null) return phrase(name, " objects stay reachable");
	const number = numberText(rate);
	return number === "1" ? phrase("One ", name, ` object per ${unit} stays reachable`) : phrase(`${number} `, name, ` objects per ${unit} stay reachable`);
}
/** at `src/session.ts:41` in `open` */
function siteWords(site, source) {
	const place = code(`${site.file}:${site.line}`, siteAddress(site, source));
	const name = site.functionName === "" ? [] : [code(site.functionName)];
	if (site.certainty === "line") return phrase("at ", place, ...name.flatMap((piece) => [" in ", piece]));
	const candidates = site.candidates.length === 0 ? [] : [` (${candidateLines(site.candidates)})`];
	return name.length === 0 ? phrase("in the function at ", place, ...candidates) : phrase("in ", ...name, ", which starts at ", place, ...candidates);
}
const MAX_CANDIDATES = 4;
function candidateLines(lines) {
	const shown = lines.slice(0, MAX_CANDIDATES).map(String);
	if (lines.length > MAX_CANDIDATES) return `line ${shown.join(", ")} or one of ${lines.length - MAX_CANDIDATES} more`;
	return shown.length === 1 ? `line ${shown[0]}` : `line ${shown.slice(0, -1).join(", ")} or ${shown.at(-1)}`;
}
/** Only a path that lies inside the repository has an address there. */
function siteAddress(site, source) {
	if (source === null || !isInsideRepository(site.file)) return null;
	const path = site.file.split("/").map(encodePathPart).join("/");
	return `${source.replace(/\/?$/, "/")}${path}#L${site.line}`;
}
function isInsideRepository(file) {
	return visibleText(file) !== "" && !/^[/\\]|^[a-z][a-z0-9+.-]*:|\\|(^|\/)(\.\.?|node_modules)(\/|$)/i.test(file);
}
/** Lone surrogates have no encoding. */
function encodePathPart(part) {
	return encodeURIComponent(part.replace(/\p{Cs}/gu, "�"));
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
	return IN_BYTES.has(key) || key.startsWith("heapSpaces.") ? "bytes" : "count";
}

// src/report/words/finding-text.ts
/** One sentence of plain text on a suspect that was held against nothing. */
function findingText(suspect, unit) {
	return plainPhrase(findingSentence({
		...suspect,
		kind: "new"
	}, unit));
}

// src/source/script-name.ts
/** Whether the script is a file of the program or its packages, not Node's own code, a builtin or evaluated text. */
function isUserScript(scriptName) {
	if (scriptName.startsWith("file://")) return true;
	return scriptName.startsWith("/") || /^[A-Za-z]:[\\/]/.test(scriptName);
}
/** Whether the script belongs to an installed package. */
function isLibraryScript(scriptName) {
	return /[\\/]node_modules[\\/]/.test(scriptName);
}
/** The path of a script that V8 names by path or by file URL; other names come back as they are. */
function filePathOf(scriptName) {
	if (!scriptName.startsWith("file://")) return scriptName;
	let path;
	try {
		path = decodeURIComponent(new URL(scriptName).pathname);
	} catch {
		return scriptName;
	}
	return /^\/[A-Za-z]:\//.test(path) ? path.slice(1) : path;
}

// src/library/growing-group.ts
/** A suspect in the words of the public interface. */
function growingGroup(suspect) {
	const { constructorName, container, retainerPath, objectsPerIteration, bytesPerIteration, retainedBytes } = suspect;
	const allocatedAt = placeOf(suspect);
	return {
		constructorName,
		keys: suspect.shape?.keys ?? null,
		container,
		retainerPath,
		objectsPerIteration: objectsPerIteration ?? 0,
		bytesPerIteration,
		retainedBytes,
		allocatedAt,
		text: textOf(suspect, allocatedAt)
	};
}
function placeOf({ allocationSite, definition }) {
	if (allocationSite !== null) {
		const { file, line, column, functionName, certainty } = allocationSite;
		return {
			file,
			line,
			column,
			functionName,
			certainty
		};
	}
	if (definition === null) return null;
	const { scriptName, line, column, functionName } = definition;
	return {
		file: filePathOf(scriptName),
		line,
		column,
		functionName,
		certainty: "definition"
	};
}
function textOf(suspect, place) {
	const sentence = findingText(suspect, "call");
	const defined = place?.certainty === "definition" ? ` Its class is defined at ${place.file}:${place.line}; the line that allocates it is not known.` : "";
	const bytes = suspect.bytesPerIteration;
	return `${sentence}${bytes === null ? "" : ` ${bytesText(bytes)} per call.`}${defined}`;
}

// src/library/runners-place.ts
/**
* Where a place of a transformed script lies in its source, as far as the test runner knows: it keeps the source maps to
* itself, but rewrites the stacks of errors. So a stack of one frame is made up and handed to it. null where it changes nothing.
*
* Source: `Error.prepareStackTrace`, which source-map-support (jest, ts-node) and vitest replace.
*/
function runnersPlace(scriptName, functionName, { line, column }) {
	let stack;
	try {
		const rewrite = rewriter();
		if (rewrite === void 0) return null;
		stack = rewrite(/* @__PURE__ */ new Error("place"), [frameAt(scriptName, functionName, {
			line,
			column
		})]);
	} catch {
		return null;
	}
	const found = /:(\d+):(\d+)\)?\s*$/.exec(String(stack));
	if (found === null) return null;
	const place = {
		line: Number(found[1]),
		column: Number(found[2])
	};
	return place.line === line && place.column === column ? null : place;
}
/** That of this context or, as in jest, whose tests run in contexts of their own, of the program around it. */
function rewriter() {
	const around = node_vm.default.runInThisContext("Error");
	const { prepareStackTrace } = Error;
	return prepareStackTrace ?? around.prepareStackTrace;
}
/** Of a class of its own, as those who rewrite stacks copy the methods of a frame's prototype. */
var MadeUpFrame = class {
	#scriptName;
	#functionName;
	#place;
	constructor(scriptName, functionName, place) {
		this.#scriptName = scriptName;
		this.#functionName = functionName;
		this.#place = place;
	}
	getFileName() {
		return this.#scriptName;
	}
	getScriptNameOrSourceURL() {
		return this.#scriptName;
	}
	getLineNumber() {
		return this.#place.line;
	}
	getColumnNumber() {
		return this.#place.column;
	}
	getEnclosingLineNumber() {
		return this.#place.line;
	}
	getEnclosingColumnNumber() {
		return this.#place.column;
	}
	getPosition() {
		return 0;
	}
	getFunctionName() {
		return this.#functionName;
	}
	getFunction() {}
	getThis() {}
	getTypeName() {
		return null;
	}
	getMethodName() {
		return null;
	}
	getEvalOrigin() {}
	getPromiseIndex() {
		return null;
	}
	getScriptHash() {
		return "";
	}
	isToplevel() {
		return true;
	}
	isNative() {
		return false;
	}
	isEval() {
		return false;
	}
	isConstructor() {
		return false;
	}
	isAsync() {
		return false;
	}
	isPromiseAll() {
		return false;
	}
	toString() {
		return `${this.#functionName || "<anonymous>"} (${this.#scriptName}:${this.#place.line}:${this.#place.column})`;
	}
};
function frameAt(scriptName, functionName, place) {
	return new MadeUpFrame(scriptName, functionName, place);
}

// src/library/running-sources.ts
/** Sources larger than this are generated, and nobody reads a line of them. */
const LARGEST_SOURCE_CHARACTERS = 2e6;
/** A source map that moves nothing within the first lines is none that a runner made. */
const LINES_TO_TRY = 400;
const SOURCE_MAP = /[#@]\s*sourceMappingURL=/;
/** Runners transform what they load, and V8's places are those of the transformed text. By path. */
async function runningSources() {
	const session = new node_inspector.default.Session();
	session.connect();
	const scripts = /* @__PURE__ */ new Map();
	session.on("Debugger.scriptParsed", ({ params: { scriptId, url } }) => {
		if (isUserScript(url) && !isLibraryScript(url)) scripts.set(scriptId, url);
	});
	try {
		await post(session, "Debugger.enable");
		const sources = /* @__PURE__ */ new Map();
		for (const [scriptId, scriptName] of scripts) {
			const { scriptSource: text } = await post(session, "Debugger.getScriptSource", { scriptId });
			const path = filePathOf(scriptName);
			const written = onDisk(path);
			if (text.length > LARGEST_SOURCE_CHARACTERS || text === written) continue;
			const mappedBy = isMapped(scriptName, text) ? "runner" : SOURCE_MAP.test(text) ? "itself" : null;
			sources.set(path, {
				scriptName,
				text: mappedBy === "runner" ? withoutMap(text) : text,
				written,
				mappedBy
			});
		}
		return sources;
	} finally {
		session.disconnect();
	}
}
function isMapped(scriptName, text) {
	return text.split("\n").slice(0, LINES_TO_TRY).some((line, index) => [1, 1 + line.search(/\S|$/)].some((column) => runnersPlace(scriptName, "", {
		line: index + 1,
		column
	}) !== null));
}
/** Or its places would be followed twice. */
function withoutMap(text) {
	return text.replaceAll(/[#@](?=\s*sourceMappingURL=)/g, " ");
}
function post(session, method, parameters = {}) {
	return new Promise((resolve, reject) => {
		session.post(method, parameters, (error, answer) => {
			if (error === null) resolve(answer);
			else reject(error);
		});
	});
}
function onDisk(path) {
	try {
		return (0, node_fs.readFileSync)(path, "utf8");
	} catch {
		return null;
	}
}

// src/library/written-place.ts
/** Shorter pieces of code stand in too many lines to tell them apart. */
const SHORTEST_CODE = 6;
/**
* Where code that stands at a place of a transformed text stands in the text that was written, by the code itself: transformers
* drop types and move lines, but leave expressions as they are. null where the same code does not stand in both as often.
*/
function writtenPlace(running, written, { line, column }) {
	const runningLines = running.split("\n");
	const code = bare((runningLines[line - 1] ?? "").slice(column - 1));
	if (code.length < SHORTEST_CODE) return null;
	const writtenLines = written.split("\n");
	const inRunning = linesWith(runningLines, code);
	const inWritten = linesWith(writtenLines, code);
	const rank = inRunning.indexOf(line);
	if (rank < 0 || inRunning.length !== inWritten.length) return null;
	const found = inWritten[rank];
	return {
		line: found,
		column: columnOf(writtenLines[found - 1], code)
	};
}
/** Code without what transformers change: white space, semicolons, the kind of quotes. */
function bare(text) {
	return text.replaceAll(/[\s;]/g, "").replaceAll(/["`]/g, "'");
}
function linesWith(lines, code) {
	return lines.flatMap((text, index) => bare(text).includes(code) ? [index + 1] : []);
}
function columnOf(text, code) {
	for (let start = text.length - 1; start > 0; start--) if (bare(text.slice(start)).startsWith(code) && !/\s/.test(text[start])) return start + 1;
	return 1;
}

// src/library/traced-suspect.ts
/** The suspect with its places in the sources that people wrote, as far as the runner has to be asked for them. */
function tracedSuspect(suspect, sources) {
	const { allocationSite: site, definition } = suspect;
	function traced(path, functionName, place) {
		const source = sources.get(path);
		if (source === void 0) return place;
		const { line, column } = place;
		switch (source.mappedBy) {
			case "runner": return {
				...place,
				...runnersPlace(source.scriptName, functionName, {
					line,
					column
				})
			};
			case "itself": return place;
			case null: return {
				...place,
				...writtenPlace(source.text, source.written ?? "", {
					line,
					column
				})
			};
		}
	}
	if (site !== null) {
		const path = (0, node_path.resolve)(site.file);
		const lineOf = (line) => traced(path, site.functionName, {
			line,
			column: 1
		}).line;
		const candidates = site.candidates.map(lineOf);
		return {
			...suspect,
			allocationSite: {
				...traced(path, site.functionName, site),
				candidates
			}
		};
	}
	if (definition === null) return suspect;
	return {
		...suspect,
		definition: traced(filePathOf(definition.scriptName), definition.functionName, definition)
	};
}

// src/library/explain-growth.ts
/** Allocation tracking makes a call this much dearer, at most. */
const TRACKING_FACTOR = 7;
const EXPLAIN_MS = 3e3;
const MOST_ITERATIONS = 600;
const FEWEST_ITERATIONS$2 = 6;
/** What makes up less of the growth than this is not told. */
const LEAST_SHARE = .02;
/** Three snapshots of this process while the calls go on and allocations are tracked, analysed in a thread of its own. */
async function explainGrowth({ runTo, tracker, settle }, { cost }) {
	const folder = await (0, node_fs_promises.mkdtemp)((0, node_path.join)((0, node_os.tmpdir)(), "heapslope-"));
	try {
		const writer = await openSnapshotWriter(async () => {
			await settle.settle();
		});
		const iterations = snapshotIterations(tracker.begun, cost);
		const files = [
			(0, node_path.join)(folder, "1"),
			(0, node_path.join)(folder, "2"),
			(0, node_path.join)(folder, "3")
		];
		try {
			await snapshotRun({
				iterations,
				files,
				trackAllocations: true
			}, writer, runTo, tracker, settle);
		} finally {
			writer.close();
		}
		const sources = await runningSources();
		const { suspects, countedOnly } = await analyzeGrowth({
			snapshots: files.map((path) => ({
				kind: "file",
				path
			})),
			iterations,
			sourceRoot: process.cwd(),
			redact: true,
			budgetBytes: null,
			ownScript: (0, node_url.fileURLToPath)(require("url").pathToFileURL(__filename).href),
			sources: new Map([...sources].map(([path, { text }]) => [path, text]))
		});
		if (countedOnly !== null) return {
			growing: [],
			notes: [countedOnly.text]
		};
		const groups = suspects.filter(isSteady);
		const most = Math.max(0, ...groups.map(weightOf));
		return {
			growing: groups.filter((suspect) => weightOf(suspect) >= LEAST_SHARE * most).map((suspect) => growingGroup(tracedSuspect(suspect, sources))),
			notes: []
		};
	} finally {
		await (0, node_fs_promises.rm)(folder, {
			recursive: true,
			force: true
		});
	}
}
/** One in ten calls at least, and no table of V8's own: the runner makes objects of its own beside. */
function isSteady({ kind, objectsPerIteration }) {
	return kind !== "internal" && kind !== "code" && (objectsPerIteration ?? 0) >= .1;
}
const weightOf = ({ retainedBytes }) => retainedBytes;
function snapshotIterations(begun, { msPerIteration }) {
	const affordable = Math.floor(EXPLAIN_MS / Math.max(msPerIteration * TRACKING_FACTOR, 1e-4));
	const step = Math.floor(Math.min(MOST_ITERATIONS, Math.max(FEWEST_ITERATIONS$2, affordable)) / 3);
	return [
		begun + step,
		begun + 2 * step,
		begun + 3 * step
	];
}

// src/library/idle-growth.ts
const READINGS = 5;
const LEAST_IDLE_MS = 100;
const MOST_IDLE_MS = 1e3;
/** Of what grew: if as much as this comes without a call, calls cannot be held responsible. */
const FOREIGN_SHARE = .25;
const LEAST_BYTES = 1024;
/**
* Bytes by which the heap rises per millisecond while nothing is called, where that is a good part of what rose in the window;
* else 0. Means nothing where the calls have left timers or sockets behind that work on: then they are to blame.
*/
async function idleGrowth(sampler, window) {
	const { iterations, elapsedMs, metrics } = window;
	const heapUsed = metrics.heapUsed ?? [];
	const handles = metrics.handles ?? [];
	if ((handles.at(-1) ?? 0) > (handles[0] ?? 0)) return 0;
	const spentMs = elapsedMs.at(-1) ?? 0;
	const grownBytes = (heapUsed.at(-1) ?? 0) - (heapUsed[0] ?? 0);
	if (iterations.length < 2 || spentMs === 0 || grownBytes <= 0) return 0;
	const { settle, tracker } = sampler;
	tracker.enter("settle");
	await settle.settle();
	const fromBytes = settle.standing[0];
	const fromMs = performance.now();
	const idleMs = Math.min(MOST_IDLE_MS, Math.max(LEAST_IDLE_MS, spentMs / 4));
	let rises = 0;
	let lastBytes = fromBytes;
	for (let reading = 1; reading <= READINGS; reading++) {
		await delay(idleMs / READINGS);
		await settle.settle();
		if (settle.standing[0] > lastBytes) rises++;
		lastBytes = settle.standing[0];
	}
	const idleBytes = lastBytes - fromBytes;
	const rate = idleBytes / (performance.now() - fromMs);
	const isForeign = rate * spentMs >= FOREIGN_SHARE * grownBytes;
	return idleBytes >= LEAST_BYTES && rises > READINGS / 2 && isForeign ? rate : 0;
}
const { setTimeout } = globalThis;
function delay(ms) {
	return new Promise((resolve) => {
		setTimeout(resolve, ms);
	});
}

// node_modules/simple-statistics/dist/simple-statistics.mjs
/**
* Our default sum is the [Kahan-Babuska algorithm](https://pdfs.semanticscholar.org/1760/7d467cda1d0277ad272deb2113533131dc09.pdf).
* This method is an improvement over the classical
* [Kahan summation algorithm](https://en.wikipedia.org/wiki/Kahan_summation_algorithm).
* It aims at computing the sum of a list of numbers while correcting for
* floating-point errors. Traditionally, sums are calculated as many
* successive additions, each one with its own floating-point roundoff. These
* losses in precision add up as the number of numbers increases. This alternative
* algorithm is more accurate than the simple way of calculating sums by simple
* addition.
*
* This runs in `O(n)`, linear time, with respect to the length of the array.
*
* @param {Array<number>} x input
* @return {number} sum of all input numbers
* @example
* sum([1, 2, 3]); // => 6
*/
function sum(x) {
	if (x.length === 0) return 0;
	var sum = x[0];
	var correction = 0;
	var transition;
	if (typeof sum !== "number") return NaN;
	for (var i = 1; i < x.length; i++) {
		if (typeof x[i] !== "number") return NaN;
		transition = sum + x[i];
		if (Math.abs(sum) >= Math.abs(x[i])) correction += sum - transition + x[i];
		else correction += x[i] - transition + sum;
		sum = transition;
	}
	return sum + correction;
}
/**
* The mean, _also known as average_,
* is the sum of all values over the number of values.
* This is a [measure of central tendency](https://en.wikipedia.org/wiki/Central_tendency):
* a method of finding a typical or central value of a set of numbers.
*
* This runs in `O(n)`, linear time, with respect to the length of the array.
*
* @param {Array<number>} x sample of one or more data points
* @throws {Error} if the length of x is less than one
* @returns {number} mean
* @example
* mean([0, 10]); // => 5
*/
function mean(x) {
	if (x.length === 0) throw new Error("mean requires at least one data point");
	return sum(x) / x.length;
}
/**
* The sum of deviations to the Nth power.
* When n=2 it's the sum of squared deviations.
* When n=3 it's the sum of cubed deviations.
*
* @param {Array<number>} x
* @param {number} n power
* @returns {number} sum of nth power deviations
*
* @example
* var input = [1, 2, 3];
* // since the variance of a set is the mean squared
* // deviations, we can calculate that with sumNthPowerDeviations:
* sumNthPowerDeviations(input, 2) / input.length;
*/
function sumNthPowerDeviations(x, n) {
	var meanValue = mean(x);
	var sum = 0;
	var tempValue;
	var i;
	if (n === 2) for (i = 0; i < x.length; i++) {
		tempValue = x[i] - meanValue;
		sum += tempValue * tempValue;
	}
	else for (i = 0; i < x.length; i++) sum += Math.pow(x[i] - meanValue, n);
	return sum;
}
/**
* The [sample variance](https://en.wikipedia.org/wiki/Variance#Sample_variance)
* is the sum of squared deviations from the mean. The sample variance
* is distinguished from the variance by the usage of [Bessel's Correction](https://en.wikipedia.org/wiki/Bessel's_correction):
* instead of dividing the sum of squared deviations by the length of the input,
* it is divided by the length minus one. This corrects the bias in estimating
* a value from a set that you don't know if full.
*
* References:
* * [Wolfram MathWorld on Sample Variance](http://mathworld.wolfram.com/SampleVariance.html)
*
* @param {Array<number>} x a sample of two or more data points
* @throws {Error} if the length of x is less than 2
* @return {number} sample variance
* @example
* sampleVariance([1, 2, 3, 4, 5]); // => 2.5
*/
function sampleVariance(x) {
	if (x.length < 2) throw new Error("sampleVariance requires at least two data points");
	return sumNthPowerDeviations(x, 2) / (x.length - 1);
}
/**
* This is the internal implementation of quantiles: when you know
* that the order is sorted, you don't need to re-sort it, and the computations
* are faster.
*
* This implements the linear interpolation method (type=7 in R/numpy),
* which is the default in numpy.percentile and R's quantile.
*
* @param {Array<number>} x sample of one or more data points
* @param {number} p desired quantile: a number between 0 to 1, inclusive
* @returns {number} quantile value
* @throws {Error} if p ix outside of the range from 0 to 1
* @throws {Error} if x is empty
* @example
* quantileSorted([3, 6, 7, 8, 8, 9, 10, 13, 15, 16, 20], 0.5); // => 9
*/
function quantileSorted(x, p) {
	var idx = (x.length - 1) * p;
	if (x.length === 0) throw new Error("quantile requires at least one data point.");
	else if (p < 0 || p > 1) throw new Error("quantiles must be between 0 and 1");
	else if (p === 1) return x[x.length - 1];
	else if (p === 0) return x[0];
	else if (idx % 1 !== 0) {
		var lower = Math.floor(idx);
		var upper = Math.ceil(idx);
		var fraction = idx - lower;
		return x[lower] + fraction * (x[upper] - x[lower]);
	} else return x[idx];
}
/**
* Rearrange items in `arr` so that all items in `[left, k]` range are the smallest.
* The `k`-th element will have the `(k - left + 1)`-th smallest value in `[left, right]`.
*
* Implements Floyd-Rivest selection algorithm https://en.wikipedia.org/wiki/Floyd-Rivest_algorithm
*
* @param {Array<number>} arr input array
* @param {number} k pivot index
* @param {number} [left] left index
* @param {number} [right] right index
* @returns {void} mutates input array
* @example
* var arr = [65, 28, 59, 33, 21, 56, 22, 95, 50, 12, 90, 53, 28, 77, 39];
* quickselect(arr, 8);
* // = [39, 28, 28, 33, 21, 12, 22, 50, 53, 56, 59, 65, 90, 77, 95]
*/
function quickselect(arr, k, left, right) {
	left = left || 0;
	right = right || arr.length - 1;
	while (right > left) {
		if (right - left > 600) {
			var n = right - left + 1;
			var m = k - left + 1;
			var z = Math.log(n);
			var s = .5 * Math.exp(2 * z / 3);
			var sd = .5 * Math.sqrt(z * s * (n - s) / n);
			if (m - n / 2 < 0) sd *= -1;
			quickselect(arr, k, Math.max(left, Math.floor(k - m * s / n + sd)), Math.min(right, Math.floor(k + (n - m) * s / n + sd)));
		}
		var t = arr[k];
		var i = left;
		var j = right;
		swap(arr, left, k);
		if (arr[right] > t) swap(arr, left, right);
		while (i < j) {
			swap(arr, i, j);
			i++;
			j--;
			while (arr[i] < t) i++;
			while (arr[j] > t) j--;
		}
		if (arr[left] === t) swap(arr, left, j);
		else {
			j++;
			swap(arr, j, right);
		}
		if (j <= k) left = j + 1;
		if (k <= j) right = j - 1;
	}
}
function swap(arr, i, j) {
	var tmp = arr[i];
	arr[i] = arr[j];
	arr[j] = tmp;
}
/**
* The [quantile](https://en.wikipedia.org/wiki/Quantile):
* this is a population quantile, since we assume to know the entire
* dataset in this library. This implementation uses linear interpolation,
* equivalent to R's type=7 and numpy's default percentile method.
*
* Sample is a one-dimensional array of numbers,
* and p is either a decimal number from 0 to 1 or an array of decimal
* numbers from 0 to 1.
* In terms of a k/q quantile, p = k/q - it's just dealing with fractions or dealing
* with decimal values.
* When p is an array, the result of the function is also an array containing the appropriate
* quantiles in input order
*
* @param {Array<number>} x sample of one or more numbers
* @param {Array<number> | number} p the desired quantile, as a number between 0 and 1
* @returns {number} quantile
* @example
* quantile([3, 6, 7, 8, 8, 9, 10, 13, 15, 16, 20], 0.5); // => 9
*/
function quantile(x, p) {
	var copy = x.slice();
	if (Array.isArray(p)) {
		multiQuantileSelect(copy, p);
		var results = [];
		for (var i = 0; i < p.length; i++) results[i] = quantileSorted(copy, p[i]);
		return results;
	} else {
		quantileSelect(copy, quantileIndex(copy.length, p), 0, copy.length - 1);
		return quantileSorted(copy, p);
	}
}
function quantileSelect(arr, k, left, right) {
	if (k % 1 === 0) quickselect(arr, k, left, right);
	else {
		k = Math.floor(k);
		quickselect(arr, k, left, right);
		quickselect(arr, k + 1, k + 1, right);
	}
}
function multiQuantileSelect(arr, p) {
	var positions = /* @__PURE__ */ new Set();
	for (var i = 0; i < p.length; i++) {
		var idx = quantileIndex(arr.length, p[i]);
		positions.add(Math.floor(idx));
		positions.add(Math.ceil(idx));
	}
	var indices = Array.from(positions).sort(compare);
	multiselect(arr, indices, 0, indices.length - 1, 0, arr.length - 1);
}
function multiselect(arr, indices, lo, hi, left, right) {
	if (lo > hi) return;
	var mid = lo + hi >> 1;
	quickselect(arr, indices[mid], left, right);
	multiselect(arr, indices, lo, mid - 1, left, indices[mid] - 1);
	multiselect(arr, indices, mid + 1, hi, indices[mid] + 1, right);
}
function compare(a, b) {
	return a - b;
}
function quantileIndex(len, p) {
	var idx = (len - 1) * p;
	if (p === 1) return len - 1;
	else if (p === 0) return 0;
	else if (idx % 1 !== 0) return idx;
	else return idx;
}
/**
* The [median](http://en.wikipedia.org/wiki/Median) is
* the middle number of a list. This is often a good indicator of 'the middle'
* when there are outliers that skew the `mean()` value.
* This is a [measure of central tendency](https://en.wikipedia.org/wiki/Central_tendency):
* a method of finding a typical or central value of a set of numbers.
*
* The median isn't necessarily one of the elements in the list: the value
* can be the average of two elements if the list has an even length
* and the two central values are different.
*
* @param {Array<number>} x input
* @returns {number} median value
* @example
* median([10, 2, 5, 100, 2, 1]); // => 3.5
*/
function median(x) {
	return +quantile(x, .5);
}
/**
* [Bayesian Classifier](http://en.wikipedia.org/wiki/Naive_Bayes_classifier)
*
* This is a naïve bayesian classifier that takes
* singly-nested objects.
*
* @class
* @example
* var bayes = new BayesianClassifier();
* bayes.train({
*   species: 'Cat'
* }, 'animal');
* var result = bayes.score({
*   species: 'Cat'
* })
* // result
* // {
* //   animal: 1
* // }
*/
var BayesianClassifier = function BayesianClassifier() {
	this.totalCount = 0;
	this.data = {};
};
/**
* Train the classifier with a new item, which has a single
* dimension of Javascript literal keys and values.
*
* @param {Object} item an object with singly-deep properties
* @param {string} category the category this item belongs to
* @return {undefined} adds the item to the classifier
*/
BayesianClassifier.prototype.train = function train(item, category) {
	if (!this.data[category]) this.data[category] = {};
	for (var k in item) {
		var v = item[k];
		if (this.data[category][k] === void 0) this.data[category][k] = {};
		if (this.data[category][k][v] === void 0) this.data[category][k][v] = 0;
		this.data[category][k][v]++;
	}
	this.totalCount++;
};
/**
* Generate a score of how well this item matches all
* possible categories based on its attributes
*
* @param {Object} item an item in the same format as with train
* @returns {Object} of probabilities that this item belongs to a
* given category.
*/
BayesianClassifier.prototype.score = function score(item) {
	var odds = {};
	var category;
	for (var k in item) {
		var v = item[k];
		for (category in this.data) {
			if (odds[category] === void 0) odds[category] = {};
			if (this.data[category][k]) odds[category][k + "_" + v] = (this.data[category][k][v] || 0) / this.totalCount;
			else odds[category][k + "_" + v] = 0;
		}
	}
	var oddsSums = {};
	for (category in odds) {
		oddsSums[category] = 0;
		for (var combination in odds[category]) oddsSums[category] += odds[category][combination];
	}
	return oddsSums;
};
var COEFFICIENTS = [
	.9999999999999971,
	57.15623566586292,
	-59.59796035547549,
	14.136097974741746,
	-.4919138160976202,
	3399464998481189e-20,
	4652362892704858e-20,
	-9837447530487956e-20,
	.0001580887032249125,
	-.00021026444172410488,
	.00021743961811521265,
	-.0001643181065367639,
	8441822398385275e-20,
	-26190838401581408e-21,
	36899182659531625e-22
];
var g = 607 / 128;
var LOGSQRT2PI = Math.log(Math.sqrt(2 * Math.PI));
/**
* Compute the logarithm of the [gamma function](https://en.wikipedia.org/wiki/Gamma_function) of a value using Lanczos' approximation.
* This function takes as input any real-value n greater than 0.
* This function is useful for values of n too large for the normal gamma function (n > 165).
* The code is based on Lanczo's Gamma approximation, defined [here](http://my.fit.edu/~gabdo/gamma.txt).
*
* @param {number} n Any real number greater than zero.
* @returns {number} The logarithm of gamma of the input value.
*
* @example
* gammaln(500); // 2605.1158503617335
* gammaln(2.4); // 0.21685932244884043
*/
function gammaln(n) {
	if (n <= 0) return Number.POSITIVE_INFINITY;
	n--;
	var a = COEFFICIENTS[0];
	for (var i = 1; i < 15; i++) a += COEFFICIENTS[i] / (n + i);
	var tmp = g + .5 + n;
	return LOGSQRT2PI + Math.log(a) - tmp + (n + .5) * Math.log(tmp);
}
var SQRT_2PI$1 = Math.sqrt(2 * Math.PI);
function cumulativeDistribution(z) {
	var sum = z;
	var tmp = z;
	for (var i = 1; i < 30; i++) {
		tmp *= z * z / (2 * i + 1);
		sum += tmp;
	}
	return Math.round((.5 + sum / SQRT_2PI$1 * Math.exp(-z * z / 2)) * 1e4) / 1e4;
}
/**
* A standard normal table, also called the unit normal table or Z table,
* is a mathematical table for the values of Φ (phi), which are the values of
* the [cumulative distribution function](https://en.wikipedia.org/wiki/Normal_distribution#Cumulative_distribution_function)
* of the normal distribution. It is used to find the probability that a
* statistic is observed below, above, or between values on the standard
* normal distribution, and by extension, any normal distribution.
*/
var standardNormalTable = [];
for (var z = 0; z <= 3.09; z += .01) standardNormalTable.push(cumulativeDistribution(z));
/**
* This is a single-layer [Perceptron Classifier](http://en.wikipedia.org/wiki/Perceptron) that takes
* arrays of numbers and predicts whether they should be classified
* as either 0 or 1 (negative or positive examples).
* @class
* @example
* // Create the model
* var p = new PerceptronModel();
* // Train the model with input with a diagonal boundary.
* for (var i = 0; i < 5; i++) {
*     p.train([1, 1], 1);
*     p.train([0, 1], 0);
*     p.train([1, 0], 0);
*     p.train([0, 0], 0);
* }
* p.predict([0, 0]); // 0
* p.predict([0, 1]); // 0
* p.predict([1, 0]); // 0
* p.predict([1, 1]); // 1
*/
var PerceptronModel = function PerceptronModel() {
	this.weights = [];
	this.bias = 0;
};
/**
* **Predict**: Use an array of features with the weight array and bias
* to predict whether an example is labeled 0 or 1.
*
* @param {Array<number>} features an array of features as numbers
* @returns {number|null} 1 if the score is over 0, otherwise 0; null if
* the model has not been trained on feature arrays of this length
*/
PerceptronModel.prototype.predict = function predict(features) {
	if (features.length !== this.weights.length) return null;
	var score = 0;
	for (var i = 0; i < this.weights.length; i++) score += this.weights[i] * features[i];
	score += this.bias;
	if (score > 0) return 1;
	else return 0;
};
/**
* **Train** the classifier with a new example, which is
* a numeric array of features and a 0 or 1 label.
*
* @param {Array<number>} features an array of features as numbers
* @param {number} label either 0 or 1
* @returns {PerceptronModel|null} this, or null if the label is not 0 or 1
*/
PerceptronModel.prototype.train = function train(features, label) {
	if (label !== 0 && label !== 1) return null;
	if (features.length !== this.weights.length) {
		this.weights = features.slice();
		this.bias = 1;
	}
	var prediction = this.predict(features);
	if (typeof prediction === "number" && prediction !== label) {
		var gradient = label - prediction;
		for (var i = 0; i < this.weights.length; i++) this.weights[i] += gradient * features[i];
		this.bias += gradient;
	}
	return this;
};

// src/statistics/theil-sen.ts
/** Above this many samples neighbours are folded into medians first: 512 samples are 131,000 pairs, 2,000 two million. */
const MOST_SAMPLES_IN_PAIRS = 512;
/**
* Theil-Sen slope: the median of the slopes through all pairs of samples (Theil 1950, Sen 1968). Unit of `values` per
* iteration. Breaks down only when 29 % of the samples are off. Pairs at the same iteration are left out; NaN when no
* pair is left. Columns of equal length, `iterations` never falling.
*/
function theilSenSlope({ iterations, values }) {
	if (iterations.length > MOST_SAMPLES_IN_PAIRS) return theilSenSlope(foldNeighbours(iterations, values, MOST_SAMPLES_IN_PAIRS));
	const slopes = new Float64Array(iterations.length * (iterations.length - 1) / 2);
	let count = 0;
	for (let j = 1; j < iterations.length; j++) for (let i = 0; i < j; i++) {
		const span = iterations[j] - iterations[i];
		if (span > 0) slopes[count++] = (values[j] - values[i]) / span;
	}
	if (count === 0) return NaN;
	return medianInPlace(slopes.subarray(0, count));
}
/**
* Median of numbers, which are left in another order: Hoare's selection. simple-statistics takes plain arrays and copies
* them, which is most of the cost of a slope.
*/
function medianInPlace(numbers) {
	const middle = numbers.length >> 1;
	let low = 0;
	let high = numbers.length - 1;
	while (low < high) {
		const pivot = numbers[low + high >> 1];
		let left = low;
		let right = high;
		while (left <= right) {
			while (numbers[left] < pivot) left++;
			while (numbers[right] > pivot) right--;
			if (left <= right) {
				const swapped = numbers[left];
				numbers[left++] = numbers[right];
				numbers[right--] = swapped;
			}
		}
		if (middle <= right) high = right;
		else if (middle >= left) low = left;
		else break;
	}
	if (numbers.length % 2 === 1) return numbers[middle];
	let below = numbers[0];
	for (let index = 1; index < middle; index++) below = Math.max(below, numbers[index]);
	return (below + numbers[middle]) / 2;
}
/** `groups` groups of neighbouring samples, each replaced by its median iteration and median value. */
function foldNeighbours(iterations, values, groups) {
	const folded = {
		iterations: [],
		values: []
	};
	for (let group = 0; group < groups; group++) {
		const from = Math.floor(group * iterations.length / groups);
		const to = Math.floor((group + 1) * iterations.length / groups);
		folded.iterations.push(median(iterations.slice(from, to)));
		folded.values.push(median(values.slice(from, to)));
	}
	return folded;
}

// src/statistics/cycles.ts
/** Fewer cycles than this leave open whether the troughs rise. */
const FEWEST_CYCLES = 3;
/** A fall is at least this many times the usual rise, or it is noise. */
const FALL_TO_RISE = 2;
/**
* Reads a series as a sawtooth: falls are at most half as frequent as rises, larger than twice the usual rise, and take
* back more than half of all that rises. Null for anything else.
*
* Samples do not meet a cycle at its lowest point but up to one rise above it, so the slope through the troughs is known
* only to one usual rise, and to the scatter of the troughs and peaks, over the iterations between the first trough and
* the last. What leaks below that is hidden.
*/
function readCycles({ iterations, values }) {
	const rises = [];
	const falls = [];
	for (let sample = 1; sample < values.length; sample++) {
		const increment = values[sample] - values[sample - 1];
		if (increment > 0) rises.push(increment);
		else if (increment < 0) falls.push(-increment);
	}
	if (falls.length === 0 || falls.length * 2 > rises.length) return null;
	const usualRise = median(rises);
	if (median(falls) < FALL_TO_RISE * usualRise) return null;
	if (total(falls) * 2 < total(rises)) return null;
	const troughs = {
		iterations: [],
		values: []
	};
	const peaks = {
		iterations: [],
		values: []
	};
	for (let sample = 1; sample < values.length; sample++) {
		if (values[sample] >= values[sample - 1]) continue;
		if (sample > 1 && values[sample - 1] < values[sample - 2]) {
			troughs.iterations[troughs.iterations.length - 1] = iterations[sample];
			troughs.values[troughs.values.length - 1] = values[sample];
		} else {
			peaks.iterations.push(iterations[sample - 1]);
			peaks.values.push(values[sample - 1]);
			troughs.iterations.push(iterations[sample]);
			troughs.values.push(values[sample]);
		}
	}
	const count = troughs.values.length;
	const riseSlope = usualRise * (values.length - 1) / (iterations[iterations.length - 1] - iterations[0]);
	if (count < 3) return {
		count,
		riseSlope,
		envelope: null
	};
	const ofTroughs = theilSenSlope(troughs);
	const ofPeaks = theilSenSlope(peaks);
	const coarseness = (usualRise + Math.max(scatterOf(troughs, ofTroughs), scatterOf(peaks, ofPeaks))) / (troughs.iterations[count - 1] - troughs.iterations[0]);
	return {
		count,
		riseSlope,
		envelope: {
			slopePerIteration: (ofTroughs + ofPeaks) / 2,
			interval: [Math.min(ofTroughs, ofPeaks) - coarseness, Math.max(ofTroughs, ofPeaks) + coarseness]
		}
	};
}
/** Range of what is left of the values when the slope is taken out. */
function scatterOf({ iterations, values }, slope) {
	const residuals = values.map((value, sample) => value - slope * iterations[sample]);
	return Math.max(...residuals) - Math.min(...residuals);
}
function total(numbers) {
	return numbers.reduce((sum, number) => sum + number, 0);
}

// src/statistics/moves.ts
const STANDS_OUT = 5;
/** Growth at fewer places than this, and nothing between them, is as likely to be a handful of one-off steps. */
const FEWEST_PLACES = 10;
function readMoves({ iterations, values }) {
	let [rises, falls, rise, fall, largestRise, largestFall] = [
		0,
		0,
		0,
		0,
		0,
		0
	];
	let lastRiseAt = null;
	let lastFallAt = null;
	let places = 0;
	let stillSamples = 0;
	let [highest, lowest, farthestDown, farthestUp] = [
		values[0],
		values[0],
		0,
		0
	];
	const sizes = [];
	for (let sample = 1; sample < values.length; sample++) {
		const increment = values[sample] - values[sample - 1];
		if (increment === 0) stillSamples++;
		else if (sample === 1 || values[sample - 1] === values[sample - 2]) places++;
		sizes.push(Math.abs(increment));
		highest = Math.max(highest, values[sample]);
		lowest = Math.min(lowest, values[sample]);
		farthestDown = Math.max(farthestDown, highest - values[sample]);
		farthestUp = Math.max(farthestUp, values[sample] - lowest);
		if (increment > 0) {
			rises++;
			rise += increment;
			largestRise = Math.max(largestRise, increment);
			lastRiseAt = iterations[sample];
		} else if (increment < 0) {
			falls++;
			fall -= increment;
			largestFall = Math.max(largestFall, -increment);
			lastFallAt = iterations[sample];
		}
	}
	const usual = median(sizes);
	const standsOut = STANDS_OUT * usual;
	let steps = 0;
	for (let sample = 1; sample < values.length; sample++) if (Math.abs(values[sample] - values[sample - 1]) > standsOut) steps++;
	return {
		rises,
		falls,
		rise,
		fall,
		largestRise,
		largestFall,
		swing: Math.min(farthestDown, farthestUp),
		lastRiseAt,
		lastFallAt,
		usual,
		standsOut,
		places,
		stillSamples,
		steps
	};
}
/**
* The run as it would be if the few moves that stand out had not happened; null where there are none, or so many that they are
* how it grows.
*/
function withoutOneOffs({ iterations, values }, { standsOut, steps }) {
	if (steps === 0 || steps >= 10) return null;
	let taken = 0;
	return {
		iterations,
		values: values.map((value, sample) => {
			const move = sample > 0 ? value - values[sample - 1] : 0;
			if (Math.abs(move) > standsOut) taken += move;
			return value - taken;
		})
	};
}

// src/statistics/rest.ts
/** So many samples at the end of a run that moved not at all, after it had moved at most of them before: it has stopped. */
const REST_SAMPLES = 2;
/** Whether a run that moved at most samples stands still at its end: a cache that is full, however straight it was filled. */
function endsInRest({ values }) {
	const last = values[values.length - 1];
	const rest = values.length - 1 - values.findLastIndex((value) => value !== last);
	const moves = values.filter((value, sample) => sample > 0 && value !== values[sample - 1]).length;
	return rest > REST_SAMPLES && 2 * moves > values.length - rest;
}

// src/statistics/staircase.ts
/** Four steps are three filled enlargements that agree: three one-off steps in a row do so by chance now and then. */
const FEWEST_STEPS = 4;
/** How far the slopes that single steps stand for may lie apart, once the coarseness of sampling is allowed for. */
const LARGEST_DISAGREEMENT = 1.5;
/**
* Reads a series that stands still but for rises as a filled container: an array grows by half and 16, a Map or Set to
* twice its size (V8's `JSObject::NewElementsCapacity` and `OrderedHashTable`), so each step's height is what the following
* plateau uses up, and height / plateau is the true slope at every step. Null where the series falls, has fewer than
* four steps, steps at more than half of its samples, its steps disagree about the slope, or the last plateau is
* overdue: longer than the last step would last at that slope.
*/
function readStaircase(run) {
	const steps = risesOf(run);
	if (steps === null || steps.length < FEWEST_STEPS) return null;
	if (steps.length * 2 > run.values.length - 1) return null;
	let lowest = Number.POSITIVE_INFINITY;
	let highest = 0;
	let lowestCommon = 0;
	let highestCommon = Number.POSITIVE_INFINITY;
	let height = 0;
	for (let index = 0; index + 1 < steps.length; index++) {
		const step = steps[index];
		const next = steps[index + 1];
		const low = step.height / (next.after - step.before);
		const high = step.height / (next.before - step.after);
		lowest = Math.min(lowest, low);
		highest = Math.max(highest, high);
		lowestCommon = Math.max(lowestCommon, low);
		highestCommon = Math.min(highestCommon, high);
		height += step.height;
	}
	if (lowestCommon > highestCommon * LARGEST_DISAGREEMENT) return null;
	const first = steps[0];
	const last = steps[steps.length - 1];
	const slope = height / ((last.before + last.after - first.before - first.after) / 2);
	if ((run.iterations[run.iterations.length - 1] - last.after) * slope > last.height * LARGEST_DISAGREEMENT) return null;
	return {
		slopePerIteration: slope,
		interval: [Math.min(lowest, slope), Math.max(highest, slope)],
		steps: steps.length
	};
}
/** Rises between neighbouring samples, touching ones joined; null where the series falls. */
function risesOf({ iterations, values }) {
	const rises = [];
	for (let sample = 1; sample < values.length; sample++) {
		const height = values[sample] - values[sample - 1];
		if (height < 0) return null;
		if (height === 0) continue;
		const before = rises[rises.length - 1];
		if (before?.after === iterations[sample - 1]) rises[rises.length - 1] = {
			height: before.height + height,
			before: before.before,
			after: iterations[sample]
		};
		else rises.push({
			height,
			before: iterations[sample - 1],
			after: iterations[sample]
		});
	}
	return rises;
}

// src/statistics/growth.ts
/**
* Slope, persistence and shape of a series from sample `fromSample` on.
*
* The slope is Theil-Sen's. Its interval is the hull of the slopes of the first, the middle and the last half of the
* window and of the whole: a single step or a fading rise reaches down to zero whatever its size, growth that lasts does
* not. Where only a handful of moves stand out from the others, the slope without them belongs to the hull too: they may
* have been one-off; where so few moved that it is chance whether the median meets them, that slope, nought, is taken. Two
* shapes have a slope of their own: rare steps that agree with each other (`readStaircase`) and three or more cycles
* (`readCycles`).
*/
function growthOf(run, fromSample) {
	const ofRun = known$2.get(run) ?? /* @__PURE__ */ new Map();
	known$2.set(run, ofRun);
	const growth = ofRun.get(fromSample) ?? measureGrowth(run, fromSample);
	ofRun.set(fromSample, growth);
	return growth;
}
/** The loop looks at the same runs again after every round. */
const known$2 = /* @__PURE__ */ new WeakMap();
function measureGrowth(run, fromSample) {
	const window = {
		iterations: run.iterations.slice(fromSample),
		values: run.values.slice(fromSample)
	};
	const moves = readMoves(window);
	const evidence = {
		growth: window.values[window.values.length - 1] - window.values[0],
		firstHalfSlope: endToEndSlope(window, 0, .5),
		secondHalfSlope: endToEndSlope(window, .5, 1),
		steps: moves.steps,
		cycles: 0,
		riseSlope: 0,
		isSparse: moves.places > 0 && moves.places < FEWEST_PLACES_TO_TRUST && moves.stillSamples > moves.rises + moves.falls,
		largestRise: moves.largestRise,
		largestFall: moves.largestFall,
		lastRiseAt: moves.lastRiseAt,
		lastFallAt: moves.lastFallAt
	};
	if (moves.rises + moves.falls === 0) return {
		slopePerIteration: 0,
		interval: [0, 0],
		shape: "flat",
		evidence,
		coarseness: 0,
		swing: 0
	};
	const staircase = eitherWay(readStaircase, recentPart(run), (falling) => ({
		...falling,
		slopePerIteration: -falling.slopePerIteration,
		interval: negated(falling.interval)
	}));
	if (staircase) {
		const { slopePerIteration, interval, steps } = staircase;
		return {
			slopePerIteration,
			interval,
			shape: "linear",
			evidence: {
				...evidence,
				steps,
				isSparse: true
			},
			coarseness: 0,
			swing: 0
		};
	}
	const cycles = eitherWay(readCycles, window, (upsideDown) => ({
		...upsideDown,
		envelope: upsideDown.envelope && {
			slopePerIteration: -upsideDown.envelope.slopePerIteration,
			interval: negated(upsideDown.envelope.interval)
		}
	}));
	if (cycles?.envelope) {
		const { envelope, count, riseSlope } = cycles;
		return {
			...envelope,
			shape: "sawtooth",
			evidence: {
				...evidence,
				cycles: count,
				riseSlope
			},
			coarseness: 0,
			swing: 0
		};
	}
	const slope = hardlyMoves(moves) ? 0 : theilSenSlope(window);
	const lasting = withoutOneOffs(window, moves);
	const slopes = [
		slope,
		evidence.firstHalfSlope,
		endToEndSlope(window, .25, .75),
		evidence.secondHalfSlope,
		endToEndSlope(window, 0, 1),
		...lasting === null ? [] : [theilSenSlope(lasting)]
	];
	return {
		slopePerIteration: slope,
		interval: [Math.min(...slopes), Math.max(...slopes)],
		shape: cycles ? "sawtooth" : lastingShapeOf(window, evidence, moves),
		evidence: {
			...evidence,
			cycles: cycles?.count ?? 0,
			riseSlope: cycles?.riseSlope ?? 0
		},
		...coarsenessOf(window, moves, slope)
	};
}
/**
* What keeps a slope from being known to the byte although every replicate repeats it: moves that have a counterpart in the
* other direction, and growth in whole objects, which the samples meet a little before or after.
*/
function coarsenessOf(run, moves, slope) {
	const { iterations } = run;
	const swing = 2 * moves.swing / (iterations[iterations.length - 1] - iterations[0]);
	return {
		swing,
		coarseness: Math.max(swing, unevennessOf(run, slope))
	};
}
/** By how much a slope may be off as growth comes in whole objects, which the samples meet a little before or after. */
function unevennessOf({ iterations, values }, slope) {
	const span = iterations[iterations.length - 1] - iterations[0];
	const unevenness = [];
	for (let sample = 1; sample < values.length; sample++) {
		const expected = slope * (iterations[sample] - iterations[sample - 1]);
		unevenness.push(Math.abs(values[sample] - values[sample - 1] - expected));
	}
	return 6 * median(unevenness) / span;
}
/** Reads a series, or else the same upside down: what head has lost lies in the difference as what base had. */
function eitherWay(read, run, turnBack) {
	const upright = read(run);
	if (upright) return upright;
	const upsideDown = read({
		iterations: run.iterations,
		values: run.values.map((value) => -value)
	});
	return upsideDown && turnBack(upsideDown);
}
function negated([low, high]) {
	return [-high, -low];
}
/** From a twentieth of the run on, a container that doubles is enlarged at least four times. */
const STAIRCASE_FROM = .05;
function recentPart({ iterations, values }) {
	const last = iterations[iterations.length - 1];
	const from = iterations.findIndex((at) => at >= last * STAIRCASE_FROM);
	return {
		iterations: iterations.slice(from),
		values: values.slice(from)
	};
}
/** So few places, nothing between them: the median of slopes is nought or not as the place will have it. */
const FEWEST_PLACES_OF_A_SLOPE = 4;
/** A series whose slope is nought and whose interval tells what its few moves come to. */
function hardlyMoves({ places, stillSamples, rises, falls }) {
	return places < FEWEST_PLACES_OF_A_SLOPE && stillSamples > rises + falls;
}
/** One rise that makes up this share of all rises is a step. */
const SINGLE_STEP_SHARE = .8;
/** Growth at fewer places than this must be seen in a longer window as well. */
const FEWEST_PLACES_TO_TRUST = 12;
/** Growth whose second half is below this share of its first is fading. */
const FADING_SHARE = .6;
/** Growth within this many times what noise of the usual size adds up to is none. */
const NOISE_REACH = 3;
/**
* A straight line that stands still at its end has stopped. Growth that seems to fade may do so by a few moves that stand out
* alone, where a container was enlarged early in the window: what goes on without them, in a straight line, lasts.
*/
function lastingShapeOf(run, evidence, moves) {
	const shape = shapeOf(evidence, moves);
	if (shape === "linear" && endsInRest(run)) return "filling";
	const rest = withoutOneOffs(run, moves);
	if (shape !== "filling" || rest === null) return shape;
	const growth = rest.values[rest.values.length - 1] - rest.values[0];
	const grows = growth * evidence.growth > 0;
	const restEvidence = {
		...evidence,
		growth,
		firstHalfSlope: endToEndSlope(rest, 0, .5),
		secondHalfSlope: endToEndSlope(rest, .5, 1)
	};
	return grows && shapeOf(restEvidence, readMoves(rest)) === "linear" ? "linear" : "filling";
}
function shapeOf({ growth, firstHalfSlope, secondHalfSlope }, moves) {
	if ((moves.falls === 0 || moves.rises === 0) && moves.places < 10 && moves.stillSamples > moves.rises + moves.falls) return "step";
	const step = Math.max(moves.largestRise, moves.largestFall);
	if (step > moves.standsOut && step > SINGLE_STEP_SHARE * (moves.rise + moves.fall)) return "step";
	const noise = moves.rises > 0 && moves.falls > 0 ? NOISE_REACH * moves.usual * Math.sqrt(moves.rises + moves.falls) : 0;
	if (Math.abs(growth) <= noise) return "flat";
	const [first, second] = growth > 0 ? [firstHalfSlope, secondHalfSlope] : [-firstHalfSlope, -secondHalfSlope];
	return second < .6 * first ? "filling" : "linear";
}
/** Growth per iteration over a part of the window, each of its ends the mean of an eighth of the part. */
function endToEndSlope({ iterations, values }, from, to) {
	const first = iterations[0];
	const span = iterations[iterations.length - 1] - first;
	const rounding = 1e-9 * span;
	let start = 0;
	while (iterations[start] < first + from * span - rounding) start++;
	let end = iterations.length - 1;
	while (iterations[end] > first + to * span + rounding) end--;
	const ends = Math.max(1, Math.floor((end - start + 1) / 8));
	let rise = 0;
	let run = 0;
	for (let sample = 0; sample < ends; sample++) {
		rise += values[end - sample] - values[start + sample];
		run += iterations[end - sample] - iterations[start + sample];
	}
	return run > 0 ? rise / run : (values[values.length - 1] - values[0]) / span;
}

// src/statistics/interval.ts
/** Smallest interval that contains both. */
function hullOf(one, other) {
	return [Math.min(one[0], other[0]), Math.max(one[1], other[1])];
}
/** The values an interval around `centre` reaches, `halfWidth` to either side. */
function around(centre, halfWidth) {
	return [centre - halfWidth, centre + halfWidth];
}
/** True when every value of the interval is at most `bound` away from zero. */
function liesWithin(interval, bound) {
	return interval[0] >= -bound && interval[1] <= bound;
}

// src/statistics/metric-run.ts
/** Fewest samples that can show whether growth goes on: three after one that ends the warm-up. */
const FEWEST_SAMPLES$1 = 4;
/** What is wrong with a run's columns, or null when nothing is. */
function defectOf(run) {
	const { iterations, values } = run;
	if (iterations.length !== values.length) return {
		kind: "unmeasured",
		reason: "uneven-columns"
	};
	if (values.length < FEWEST_SAMPLES$1) return {
		kind: "unmeasured",
		reason: "too-few-samples"
	};
	if (!values.every(Number.isFinite) || !iterations.every(Number.isFinite)) return {
		kind: "unmeasured",
		reason: "not-a-number"
	};
	if (iterations.some((at, sample) => sample > 0 && at < iterations[sample - 1])) return {
		kind: "unmeasured",
		reason: "uneven-columns"
	};
	if (iterations[0] === iterations[iterations.length - 1]) return {
		kind: "unmeasured",
		reason: "no-iterations"
	};
	return null;
}
/** The runs cut down to the iteration counts at which every one of them was sampled; first defect found otherwise. */
function alignRuns(runs) {
	if (runs.length === 0) return {
		kind: "unmeasured",
		reason: "no-runs"
	};
	for (const run of runs) {
		const defect = defectOf(run);
		if (defect) return defect;
	}
	const [first, ...others] = runs;
	if (others.every((run) => sameColumn(run.iterations, first.iterations))) return runs;
	const columns = others.map((run) => new Set(run.iterations));
	const common = new Set(first.iterations.filter((at) => columns.every((column) => column.has(at))));
	if (common.size < FEWEST_SAMPLES$1) return {
		kind: "unmeasured",
		reason: "no-common-samples"
	};
	return runs.map((run) => lastSampleAtEach(run, common));
}
function sameColumn(one, other) {
	return one.length === other.length && one.every((at, sample) => at === other[sample]);
}
function lastSampleAtEach(run, wanted) {
	const byIteration = /* @__PURE__ */ new Map();
	for (let sample = 0; sample < run.iterations.length; sample++) if (wanted.has(run.iterations[sample])) byIteration.set(run.iterations[sample], run.values[sample]);
	return {
		iterations: [...byIteration.keys()],
		values: [...byIteration.values()]
	};
}
/** Sample by sample mean of aligned runs. */
function meanRun(runs) {
	const values = runs[0].values.map((_, sample) => {
		let total = 0;
		for (const run of runs) total += run.values[sample];
		return total / runs.length;
	});
	return {
		iterations: runs[0].iterations,
		values
	};
}
/**
* How far two or more aligned runs moved by the same amounts from sample `fromSample` on: `exact` at every sample, `mostly`
* at more than half of them, else `apart`; a single run is `apart`.
*/
function agreementOf(runs, fromSample) {
	const [first, ...others] = runs;
	if (others.length === 0) return "apart";
	let alike = 0;
	for (let sample = fromSample + 1; sample < first.values.length; sample++) {
		const move = first.values[sample] - first.values[sample - 1];
		if (others.every(({ values }) => values[sample] - values[sample - 1] === move)) alike++;
	}
	const moves = first.values.length - 1 - fromSample;
	if (alike === moves) return "exact";
	return 2 * alike > moves ? "mostly" : "apart";
}
/**
* The unit in which the runs move from sample `fromSample` on: the greatest common divisor of all their moves. 8 or 16 for a
* heap, 1 for a count; 0 where nothing moves or values are no whole numbers.
*/
function granularityOf(runs, fromSample) {
	let granularity = 0;
	for (const { values } of runs) for (let sample = fromSample + 1; sample < values.length; sample++) {
		const move = Math.abs(values[sample] - values[sample - 1]);
		if (!Number.isInteger(move)) return 0;
		granularity = greatestCommonDivisor(granularity, move);
		if (granularity === 1) return 1;
	}
	return granularity;
}
function greatestCommonDivisor(one, other) {
	let [a, b] = [one, other];
	while (b > 0) [a, b] = [b, a % b];
	return a;
}

// src/statistics/warm-up.ts
/**
* Finds the end of warm-up in a series.
*
* The last four fifths are the core: a line is laid through them (Theil-Sen, median intercept) and a corridor as wide as
* their own residuals around it. Going back from the core, the window takes in every sample that still lies in the
* corridor; the first one outside ends it. So a spike, and steps as well, are cut off wherever they end within the first
* fifth, and the window is never shorter than four times what goes before it.
*
* @param set iterations of warm-up given by the user; the window then starts at the first sample at or after it.
*/
function findWarmup(run, set) {
	const { iterations } = run;
	if (set !== void 0) {
		const sample = iterations.findIndex((at) => at >= set);
		if (sample >= 0 && sample <= iterations.length - 2) return {
			sample,
			iterations: iterations[sample],
			reason: "set"
		};
	}
	const warmup = known$1.get(run) ?? searchWarmup(run);
	known$1.set(run, warmup);
	return warmup;
}
/** The loop looks at the same runs again after every round. */
const known$1 = /* @__PURE__ */ new WeakMap();
function searchWarmup({ iterations, values }) {
	const core = coreStart(iterations);
	if (core === 0) return {
		sample: 0,
		iterations: iterations[0],
		reason: "none"
	};
	const slope = theilSenSlope({
		iterations: iterations.slice(core),
		values: values.slice(core)
	});
	const residuals = values.map((value, sample) => value - slope * iterations[sample]);
	const course = median(residuals.slice(core));
	let corridor = 0;
	for (let sample = core; sample < residuals.length; sample++) corridor = Math.max(corridor, Math.abs(residuals[sample] - course));
	const rounding = 1e-9 * Math.max(...values.map(Math.abs), 1);
	let sample = core;
	while (sample > 0 && Math.abs(residuals[sample - 1] - course) <= corridor + rounding) sample--;
	if (sample === 0) return {
		sample,
		iterations: iterations[0],
		reason: "none"
	};
	return {
		sample,
		iterations: iterations[sample],
		reason: sample === core ? "longest-allowed" : "found"
	};
}
/** Index of the last sample with at least `WINDOW_TO_WARMUP` times its iterations after it. */
function coreStart(iterations) {
	const last = iterations[iterations.length - 1];
	let start = 0;
	while (start + 3 < iterations.length && iterations[start + 1] * 5 <= last) start++;
	return start;
}

// src/statistics/run-slope.ts
/** What the window after `warmup` holds. */
function windowOf(run, warmup) {
	return {
		warmup,
		iterations: run.iterations[run.iterations.length - 1] - warmup.iterations,
		samples: run.values.length - warmup.sample
	};
}

// src/statistics/agreed-slopes.ts
/**
* Slopes that aligned runs allow where they move alike, to the byte, at most samples: those of the two series that take of
* every move the least and the most that any of the runs made. A move that only some of the runs make is in the one and not
* in the other; what all of them make is in both. Either slope is known to the unevenness of growth in whole objects. So
* growth that this interval holds away from zero is growth of every run.
*
* @param fromSample where the window begins
*/
function agreedSlopes(runs, fromSample) {
	const [{ iterations }] = runs;
	const at = iterations.slice(fromSample);
	const least = [0];
	const most = [0];
	for (let sample = fromSample + 1; sample < iterations.length; sample++) {
		const moves = runs.map(({ values }) => values[sample] - values[sample - 1]);
		least.push(least[least.length - 1] + Math.min(...moves));
		most.push(most[most.length - 1] + Math.max(...moves));
	}
	return hullOf(slopeWithin(at, least), slopeWithin(at, most));
}
function slopeWithin(iterations, values) {
	const slope = theilSenSlope({
		iterations,
		values
	});
	return around(slope, unevennessOf({
		iterations,
		values
	}, slope));
}

// src/statistics/student-t.ts
/**
* The value that a Student t variable exceeds with probability `tail` (one-sided, 0 < tail < 0.5).
*
* simple-statistics has neither the t distribution nor the incomplete beta function. Solved by bisection on the
* logarithm of t, so that the far tails that alpha spending asks for (1e-7 at two degrees of freedom) stay exact to
* about 1e-12 relative.
*/
function studentTQuantile(tail, degreesOfFreedom) {
	const key = `${tail}/${degreesOfFreedom}`;
	const known = quantiles.get(key);
	if (known !== void 0) return known;
	let low = -20;
	let high = 60;
	for (let step = 0; step < 200 && high - low > 1e-13; step++) {
		const middle = (low + high) / 2;
		if (studentTTail(Math.exp(middle), degreesOfFreedom) > tail) low = middle;
		else high = middle;
	}
	const quantile = Math.exp((low + high) / 2);
	if (quantiles.size > 1e4) quantiles.clear();
	quantiles.set(key, quantile);
	return quantile;
}
const quantiles = /* @__PURE__ */ new Map();
/** P(T > t) for t >= 0: half the regularised incomplete beta function at df / (df + t^2). */
function studentTTail(t, degreesOfFreedom) {
	const square = t * t;
	return .5 * incompleteBeta(degreesOfFreedom / (degreesOfFreedom + square), square / (degreesOfFreedom + square), degreesOfFreedom / 2, .5);
}
/** I_x(a, b) with `y` = 1 - x handed in, so that nothing is lost where x is close to 1. */
function incompleteBeta(x, y, a, b) {
	if (x <= 0) return 0;
	if (y <= 0) return 1;
	const front = Math.exp(gammaln(a + b) - gammaln(a) - gammaln(b) + a * Math.log(x) + b * Math.log(y));
	return x < (a + 1) / (a + b + 2) ? front * betaFraction(x, a, b) / a : 1 - front * betaFraction(y, b, a) / b;
}
/** Lentz's evaluation of the continued fraction of the incomplete beta function (DLMF 8.17.22). */
function betaFraction(x, a, b) {
	const tiny = 1e-300;
	const keep = (value) => Math.abs(value) < tiny ? tiny : value;
	let c = 1;
	let d = 1 / keep(1 - (a + b) * x / (a + 1));
	let fraction = d;
	for (let m = 1; m <= 500; m++) {
		const even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
		d = 1 / keep(1 + even * d);
		c = keep(1 + even / c);
		fraction *= d * c;
		const odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
		d = 1 / keep(1 + odd * d);
		c = keep(1 + odd / c);
		const change = d * c;
		fraction *= change;
		if (Math.abs(change - 1) < 1e-15) break;
	}
	return fraction;
}

// src/statistics/side-slope.ts
const DEFAULT_CONFIDENCE = .99;
/**
* Growth of one metric on one side: the mean slope of its replicate runs. The interval is the hull of Student's over the
* replicates and of the slopes over every half of the window of the mean series, so neither a spread between processes
* nor an accident that all of them share is left out. With one run only the second is known.
*
* All runs get one warm-up, the longest that any of them needs.
*
* ```ts
* const base = slopeOfSide(runs.map(({ iterations, metrics }) => ({ iterations, values: metrics.heapUsed })))
* if (base.kind === 'measured') console.log(base.slopePerIteration, base.shape)
* ```
*/
function slopeOfSide(runs, options = {}) {
	const aligned = alignRuns(runs);
	if ("kind" in aligned) return aligned;
	return slopeOfAlignedSide(aligned, longestWarmup(aligned, options.warmupIterations), options);
}
/** As `slopeOfSide`, for runs already aligned and a warm-up shared with the other side. */
function slopeOfAlignedSide(runs, warmup, options) {
	const replicates = runs.map((run) => growthOf(run, warmup.sample).slopePerIteration);
	const slope = mean(replicates);
	const together = growthOf(meanRun(runs), warmup.sample);
	const agreement = agreementOf(runs, warmup.sample);
	const persistence = persistenceOf(slope, together, agreement !== "apart", runs, warmup);
	const agreed = agreement === "mostly" ? agreedSlopes(runs, warmup.sample) : null;
	const spread = around(slope, replicateHalfWidth([replicates], options.confidence ?? .99));
	return {
		kind: "measured",
		slopePerIteration: slope,
		persistence,
		interval: hullOf(persistence, narrowerOf(spread, agreed)),
		agreed,
		shape: together.shape,
		evidence: together.evidence,
		window: windowOf(runs[0], warmup),
		replicates,
		exact: agreement === "exact",
		agreement,
		coarseness: together.coarseness,
		swing: together.swing
	};
}
/**
* The slopes over every half of the window, the estimate itself included, and around them what stays unknown however often
* it is repeated. Where replicates agree at most samples, Student's interval is a point or nearly one and cannot speak for
* moves that go back, nor for growth in whole objects: the coarseness that these bring. Elsewhere the median of
* slopes between whole numbers may still settle on one and the same value in every run: one unit over half of the window.
*/
function persistenceOf(slope, together, isAlike, runs, warmup) {
	const [low, high] = hullOf([slope, slope], together.interval);
	const unknown = isAlike ? together.coarseness : 2 * granularityOf(runs, warmup.sample) / windowOf(runs[0], warmup).iterations;
	return [low - unknown, high + unknown];
}
/**
* Of the interval by the spread of the replicates and the one by what they agree on, the one that says more. With two runs
* a side Student's quantile is above a hundred, so that a single byte by which their slopes differ would hide a small leak.
*/
function narrowerOf(spread, agreed) {
	return agreed !== null && agreed[1] - agreed[0] < spread[1] - spread[0] ? agreed : spread;
}
/**
* Half-width of Student's interval for the mean of one group of slopes, or for the difference of two means, with the
* variance pooled over the groups. Zero where no group has two members: nothing is known then about their spread.
*/
function replicateHalfWidth(groups, confidence) {
	const deviation = pooledDeviation(groups);
	if (deviation === 0) return 0;
	const degreesOfFreedom = groups.reduce((sum, { length }) => sum + length - 1, 0);
	const inverseSizes = groups.reduce((sum, { length }) => sum + 1 / length, 0);
	return studentTQuantile((1 - confidence) / 2, degreesOfFreedom) * deviation * Math.sqrt(inverseSizes);
}
/** Standard deviation within groups of slopes, pooled over them; 0 where no group has two members. */
function pooledDeviation(groups) {
	const degreesOfFreedom = groups.reduce((sum, { length }) => sum + length - 1, 0);
	if (degreesOfFreedom < 1) return 0;
	const squares = groups.reduce((sum, group) => sum + (group.length > 1 ? sampleVariance([...group]) * (group.length - 1) : 0), 0);
	return Math.sqrt(squares / degreesOfFreedom);
}
/** The longest warm-up that any of the aligned runs needs. */
function longestWarmup(runs, warmupIterations) {
	return runs.map((run) => findWarmup(run, warmupIterations)).reduce((longest, warmup) => warmup.sample > longest.sample ? warmup : longest);
}

// src/statistics/decision.ts
/** Iterations grow by this factor from one window to the next. Not a power of two: see `nextStep`. */
const WINDOW_GROWTH = 3;
/**
* Decides on head against base: wholly above +threshold is a regression, wholly below -threshold an improvement, wholly
* inside unchanged; anything else is inconclusive, and so is growth whose shape says that it may end.
*
* ```ts
* const decision = decide(compareSides(base, head, { confidence }), 0.5)
* if (decision.kind === 'regression') `grows by ${decision.slopePerIteration} bytes per iteration`
* ```
*/
function decide(compared, threshold) {
	if (compared.kind === "unmeasured") return unmeasured(compared);
	const { base, head, difference } = compared;
	const grounds = groundsOf(difference, threshold);
	const early = tooEarly(grounds, difference, Math.min(base.replicates.length, head.replicates.length));
	if (early) return early;
	if (Math.max(-difference.interval[1], difference.interval[0]) > threshold) {
		const doubt = doubtfulShape(grounds, difference);
		if (doubt) return doubt;
		return difference.interval[0] > threshold ? {
			kind: "regression",
			code: "above-threshold",
			...grounds
		} : {
			kind: "improvement",
			code: "below-threshold",
			...grounds
		};
	}
	if (liesWithin(difference.interval, threshold)) {
		if (isLeak(base, threshold) && isLeak(head, threshold)) return {
			kind: "unchanged",
			code: "leaks-already",
			baseSlopePerIteration: base.slopePerIteration,
			...grounds
		};
		return {
			kind: "unchanged",
			code: difference.exact && difference.shape === "flat" && difference.slopePerIteration === 0 ? "identical" : "within-threshold",
			...grounds
		};
	}
	return undecided(grounds, difference, head.replicates.length);
}
/** Decides on a side that has no base, by its own slope and shape. */
function decideAlone(side, threshold) {
	if (side.kind === "unmeasured") return unmeasured(side);
	const grounds = groundsOf(side, threshold);
	const early = tooEarly(grounds, side, side.replicates.length);
	if (early) return early;
	if (side.interval[0] > threshold) return doubtfulShape(grounds, side) ?? {
		kind: "regression",
		code: "grows-alone",
		...grounds
	};
	if (liesWithin(side.interval, threshold)) return {
		kind: "unchanged",
		code: "flat-alone",
		...grounds
	};
	return undecided(grounds, side, side.replicates.length);
}
/**
* As `decideAlone`, on one run that cannot be repeated, for the process that it was made in is needed for other things. What
* replicates tell is then not known: whether another process would have grown alike.
*/
function decideOneRun(run, threshold) {
	if (run.kind === "unmeasured") return unmeasured(run);
	const [replicate] = run.replicates;
	return decideAlone({
		...run,
		replicates: [replicate, replicate]
	}, threshold);
}
function groundsOf(measured, threshold) {
	const { slopePerIteration, interval, exact } = measured;
	return {
		slopePerIteration,
		interval,
		threshold,
		exact
	};
}
function unmeasured({ reason }) {
	return {
		kind: "inconclusive",
		code: "unmeasured",
		reason,
		remedy: { kind: "measure-again" }
	};
}
/** Samples of a longer window lie further apart, so that its warm-up ends at a later one. */
const SPARE = 1.25;
/** Nothing is decided on a single run, nor before the window is four times as long as all that goes before it. */
function tooEarly(grounds, { window }, runsPerSide) {
	const { warmup } = window;
	if (window.iterations < 4 * warmup.iterations) return {
		kind: "inconclusive",
		code: "window-too-short",
		remedy: {
			kind: "longer-window",
			iterations: Math.ceil((1 + 4) * SPARE * warmup.iterations)
		},
		...grounds
	};
	if (runsPerSide < 2) return {
		kind: "inconclusive",
		code: "one-run",
		remedy: {
			kind: "more-runs",
			runsPerSide: 2
		},
		...grounds
	};
	return null;
}
/** Growth is claimed only where it lasts: fading growth, one step and part of a cycle need a longer window first. */
function doubtfulShape(grounds, measured) {
	const code = doubtOf(measured.shape, measured.evidence.cycles);
	if (code === null) return null;
	return {
		kind: "inconclusive",
		code,
		remedy: longerWindow(measured),
		...grounds
	};
}
function doubtOf(shape, cycles) {
	switch (shape) {
		case "filling": return "still-filling";
		case "step": return "one-step";
		case "sawtooth": return cycles < 3 ? "sawtooth" : null;
		case "flat":
		case "linear": return null;
	}
}
function longerWindow({ window }) {
	return {
		kind: "longer-window",
		iterations: 3 * (window.iterations + window.warmup.iterations)
	};
}
/**
* Every run of the side grows by more than the threshold, in every half of the window. Not by its interval: that of one side's few
* runs alone is wider than that of the difference, in which the runs of both tell how far runs lie apart.
*/
function isLeak({ shape, persistence, replicates }, threshold) {
	return shape === "linear" && Math.min(persistence[0], ...replicates) > threshold;
}
function undecided(grounds, measured, runsPerSide) {
	const doubt = liesWithin(measured.persistence, grounds.threshold) ? null : doubtfulShape(grounds, measured);
	if (doubt) return doubt;
	if (isBoundedCycle(grounds.interval, measured)) return {
		kind: "unchanged",
		code: "bounded-cycle",
		...grounds
	};
	if (measured.exact) return {
		kind: "inconclusive",
		code: "straddles-threshold",
		remedy: longerWindow(measured),
		...grounds
	};
	const [low, high] = grounds.interval;
	const halfWidth = (high - low) / 2;
	const room = Math.abs(Math.abs(grounds.slopePerIteration) - grounds.threshold);
	const remedy = {
		kind: "more-runs",
		runsPerSide: Math.min(MOST_RUNS, Math.max(runsPerSide + 2, Math.ceil(runsPerSide * (halfWidth / room) ** 2)))
	};
	return {
		kind: "inconclusive",
		code: halfWidth > grounds.threshold ? "too-noisy" : "straddles-threshold",
		remedy,
		...grounds
	};
}
/** Part of the slope at which a sawtooth fills, below which its troughs must stay to be called level. */
const LEVEL_SHARE = .1;
function isBoundedCycle([low, high], { exact, shape, evidence }) {
	const isLevel = low <= 0 && high >= 0 && Math.max(-low, high) <= LEVEL_SHARE * evidence.riseSlope;
	return exact && shape === "sawtooth" && isLevel;
}
/** A prediction beyond this many runs means that more runs are no way out. */
const MOST_RUNS = 1e3;
/** True for every claim that something grows, or grew before. */
function isGrowth(decision) {
	switch (decision.kind) {
		case "regression":
		case "improvement": return true;
		case "unchanged": return decision.code === "leaks-already";
		case "inconclusive": return false;
	}
}

// src/statistics/threshold.ts
/** Smallest difference that matters where nothing else is asked for, in the metric's unit per iteration. */
const AUTO_THRESHOLD = {
	/** Bytes: half a byte is one 16-byte object in 32 iterations. */
	bytes: {
		fine: .5,
		coarse: 8,
		percentOfBase: 1
	},
	/** Handles, descriptors, contexts: one left open in a thousand iterations, or in a hundred where runs disagree. */
	count: {
		fine: .001,
		coarse: .01,
		percentOfBase: 1
	}
};
/**
* The smallest difference that matters, in the metric's unit per iteration.
*
* A number is bytes per iteration and holds for memory; metrics that count always take `auto`: 0.5 bytes (0.001 of a
* count) per iteration where the replicates of both sides agree to the byte, else 8 (0.01), or 1 % of base's slope where
* that is larger. Where replicates agree but a sawtooth or the like could feign more than half of the fine threshold, the
* coarse one holds: what repeats to the byte is not known to the byte.
*
* Where replicates agree at most samples, to the byte, one-off moves of single runs keep them from agreeing at all. There
* the fine threshold holds where the slope is known to half of it, and where it is above it: then more is measured, and
* the coarse one is left for the end of the budget.
*/
function thresholdFor(setting, grounds) {
	const { unit, baseSlopePerIteration, agreement, slopePerIteration = 0, interval, swing = 0 } = grounds;
	if (setting !== "auto" && unit === "bytes") return {
		holds: setting,
		fallback: null
	};
	const { fine, coarse, percentOfBase } = AUTO_THRESHOLD[unit];
	const least = Math.max(grounds.least ?? 0, percentOfBase * Math.abs(baseSlopePerIteration) / 100);
	const [holdsFine, holdsCoarse] = [Math.max(fine, least), Math.max(coarse, least)];
	if (agreement === "exact" && swing <= fine / 2) return {
		holds: holdsFine,
		fallback: null
	};
	const isKnown = interval !== void 0 && interval[1] - interval[0] <= fine;
	return unit === "bytes" && agreement !== "apart" && (isKnown || Math.abs(slopePerIteration) > fine) ? {
		holds: holdsFine,
		fallback: holdsCoarse
	} : {
		holds: holdsCoarse,
		fallback: null
	};
}

// src/statistics/judgement.ts
/** The judgement by the coarser threshold where it was left undecided by a finer one. */
function byFallback(judgement) {
	const { decision, fallbackThreshold, base, head, difference } = judgement;
	if (fallbackThreshold === void 0 || head === null || decision.kind !== "inconclusive") return judgement;
	return {
		decision: base !== null && difference !== null ? decide({
			kind: "measured",
			base,
			head,
			difference
		}, fallbackThreshold) : decideAlone(head, fallbackThreshold),
		threshold: fallbackThreshold,
		base,
		head,
		difference
	};
}

// src/statistics/sample-points.ts
/** Samples of a run after the one at iteration 0. */
const SAMPLES$1 = 40;
/** The golden ratio's fraction: its multiples never settle into a rhythm. */
const IRREGULARITY = .6180339887498949;
/** Distances below this are even. */
const LEAST_UNEVEN = 8;
/** How far a sample is moved from its regular place, in shares of the distance between two. */
const REACH = .5;
/**
* Cumulative iterations at which a run of `iterations` iterations is sampled: 0, then at most `samples` times, the last
* at `iterations`. The same on both sides and in every run.
*
* Distances are a little uneven, always in the same way. At even ones a program that works in batches of nearly the same
* length would be met a little later in its batch each time, and that looks like a slope. Of a few iterations each they are
* even: there such a beat is over within eight samples, and a weak table that holds what came since the last collection
* would read differently after one iteration and after two.
*/
function samplePoints(iterations, samples = 40) {
	if (iterations > 0 && iterations / samples < LEAST_UNEVEN) {
		const distance = Math.ceil(iterations / samples);
		const count = Math.floor(iterations / distance);
		return [0, ...Array.from({ length: count }, (_, sample) => iterations - distance * (count - 1 - sample))];
	}
	const points = [0];
	for (let sample = 1; sample < samples; sample++) {
		const shift = (sample * IRREGULARITY % 1 - .5) * REACH;
		const point = Math.round(iterations * (sample + shift) / samples);
		if (point > points[points.length - 1] && point < iterations) points.push(point);
	}
	if (iterations > 0) points.push(iterations);
	return points;
}

// src/statistics/lasting.ts
/** Sides of which the claim is that they grow: head in a regression, base in an improvement or where base leaks already. */
function growingSide({ decision }) {
	if (!isGrowth(decision)) return null;
	return decision.kind === "regression" ? "head" : "base";
}

// src/statistics/confirmation.ts
/** Caches of a thousand entries are full by half of this, batches of hundreds have been flushed. */
const FEWEST_ITERATIONS_OF_GROWTH = 2e3;
/** A window longer by less than this is not worth a new start. */
const LEAST_GROWTH = 1.5;
/** One longer run of what is said to grow, where a regression or nothing else waits to be confirmed. */
function longerRun(progress) {
	const { judgements, endedWithin = null } = progress;
	const unconfirmed = judgements.filter((judgement) => isUnconfirmed(judgement, progress));
	const isAllThatIsLeft = judgements.every(({ decision }) => decision.kind !== "inconclusive");
	const hasRegressed = unconfirmed.some(({ decision }) => decision.kind === "regression");
	if (endedWithin !== null || unconfirmed.length === 0 || !(hasRegressed || isAllThatIsLeft)) return null;
	const sides = [...new Set(unconfirmed.map(growingSide).filter((side) => side !== null))];
	const isTooShort = unconfirmed.some((judgement) => needsLonger(judgement, progress));
	const made = Math.min(...sides.map((side) => ranFor(side, progress)));
	return {
		kind: "longer-run",
		sides,
		iterations: isTooShort ? iterationsToConfirm(progress) : made
	};
}
/** A window so long tells what ended within the longer run from what goes on. */
function leastAfter({ endedWithin = null }) {
	return Math.ceil(LEAST_GROWTH * (endedWithin ?? 0));
}
/** A run that growth is asked to last in takes no longer than this for the sake of `FEWEST_ITERATIONS_OF_GROWTH`. */
const LASTING_MS = 7500;
/** Iterations of a run in which growth that showed itself in a window of `iterations` must last, where that window is too short. */
function iterationsToLast(iterations, msPerIteration) {
	const inTime = Math.floor(LASTING_MS / Math.max(msPerIteration, 1e-4));
	return Math.max(3 * iterations, Math.min(FEWEST_ITERATIONS_OF_GROWTH, inTime));
}
function iterationsToConfirm({ iterations, patience, cost }) {
	if (patience && patience.windowMs < patience.growthMs) return Math.ceil(LEAST_GROWTH * iterations * patience.growthMs / Math.max(patience.windowMs, 1));
	if (iterations >= 2e3) return 3 * iterations;
	return Math.min(iterationsToLast(iterations, cost.msPerIteration), FEWEST_ITERATIONS_OF_GROWTH);
}
/** Growth that a longer run must confirm, and growth that one can be asked to confirm that was made already. */
function isUnconfirmed(judgement, progress) {
	const side = growingSide(judgement);
	if (side === null) return false;
	const wasMade = ranFor(side, progress) >= (progress.shortenedFrom ?? Number.POSITIVE_INFINITY);
	return needsLonger(judgement, progress) || wasMade;
}
function ranFor(side, { ranFor }) {
	return ranFor?.[side] ?? 0;
}
/** Growth seen in one window only that is too short, or in which it came in too few steps, to trust it. */
function needsLonger(judgement, { iterations, grewBeforeAt, patience }) {
	if (!isGrowth(judgement.decision)) return false;
	if (patience && patience.windowMs < patience.growthMs) return true;
	if (grewBeforeAt !== null && grewBeforeAt * 3 <= iterations) return false;
	return iterations < 2e3 || isSparseGrowth(judgement);
}
function isSparseGrowth({ decision, base, head, difference }) {
	if (!isGrowth(decision)) return false;
	return (decision.kind === "unchanged" ? base : difference ?? head)?.evidence.isSparse ?? false;
}
/**
* The judgement that stands when the loop stops: by the coarser threshold where the finer one has not decided; growth by a
* few rare steps that the budget did not allow to confirm is inconclusive, and so is growth that was not there in a longer run;
* everything else is what it was.
*/
function concludeWith(undecided, { isConfirmed, hasEnded = false }) {
	const judgement = byFallback(undecided);
	const { decision } = judgement;
	const isDoubted = isSparseGrowth(judgement) || hasEnded && isGrowth(decision);
	if (isConfirmed || decision.kind === "inconclusive" || !isDoubted) return judgement;
	const { slopePerIteration, interval, threshold, exact } = decision;
	const window = (judgement.difference ?? judgement.head)?.window;
	const iterations = 3 * ((window?.iterations ?? 0) + (window?.warmup.iterations ?? 0));
	return {
		...judgement,
		decision: {
			kind: "inconclusive",
			code: "unconfirmed",
			remedy: {
				kind: "longer-window",
				iterations
			},
			slopePerIteration,
			interval,
			threshold,
			exact
		}
	};
}

// src/statistics/against-noise.ts
/** A leak of one object in a hundred iterations shows itself at least four times. */
const FEWEST_ITERATIONS$1 = 500;
/** More rounds are looked at up to this many runs per side; where growth is plain runs are short, and more of them fit. */
const MOST_RUNS_PER_SIDE = {
	ofNoise: 24,
	ofPlainGrowth: 48
};
const WINDOW_GROWTHS = [1.5, 3];
/** Growth far above the threshold shows itself in short windows of few samples as well, and these allow more runs. */
const SHORTER_WINDOWS = [
	1,
	.5,
	.25
];
/** Runs further apart than so many times what each leaves open are so by their processes: longer windows repeat that. */
const OF_PROCESSES = 4;
/**
* The cheapest way that is predicted to narrow the intervals until everything is decided, or, where none that the time
* allows is predicted to, the one that narrows them most. Null where no time is left for anything.
*/
function cheapestAgainstNoise(judgements, now) {
	const undecided = judgements.filter(({ decision }) => decision.kind === "inconclusive");
	const isPlain = undecided.every(growsFar);
	const mostRuns = isPlain ? MOST_RUNS_PER_SIDE.ofPlainGrowth : MOST_RUNS_PER_SIDE.ofNoise;
	const shorter = isPlain ? newWindows(now, SHORTER_WINDOWS, mostRuns, true) : [];
	const predicted = [
		...moreRounds(now, mostRuns),
		...newWindows(now, WINDOW_GROWTHS, mostRuns),
		...shorter
	].filter(({ ms }) => ms <= now.remainingMs).filter(({ windowGrowth }) => windowGrowth >= 1 || windowGrowth * now.iterations >= 500).map((option) => ({
		option,
		excess: Math.max(0, ...undecided.map((judgement) => excessOf(judgement, option)))
	}));
	const enough = predicted.filter(({ excess }) => excess <= 1);
	return (enough.length > 0 ? enough.reduce((one, other) => other.option.ms < one.option.ms ? other : one) : predicted.reduce((one, other) => one === null || other.excess < one.excess ? other : one, null))?.option ?? null;
}
function moreRounds({ iterations, runsPerSide, cost }, mostRuns) {
	const options = [];
	for (let runs = runsPerSide + 1; runs <= mostRuns; runs++) {
		const ms = 2 * (runs - runsPerSide) * (cost.msPerRun + iterations * cost.msPerIteration);
		options.push({
			runsPerSide: runs,
			windowGrowth: 1,
			hasFewSamples: false,
			ms
		});
	}
	return options;
}
function newWindows({ iterations, cost, costOfFew }, windowGrowths, mostRuns, hasFewSamples = false) {
	const { msPerIteration, msPerRun } = hasFewSamples ? costOfFew : cost;
	const options = [];
	for (const windowGrowth of windowGrowths) for (let runs = 2; runs <= mostRuns; runs += 2) {
		const ms = 2 * runs * (msPerRun + windowGrowth * iterations * msPerIteration);
		options.push({
			runsPerSide: runs,
			windowGrowth,
			hasFewSamples,
			ms
		});
	}
	return options;
}
/** So many times the threshold is growth that no warm-up and no noise of a window of a quarter of the length could hide. */
const FAR = 10;
/** Growth that a longer window would only repeat: of both sides, or of one that leaves the other behind. */
function growsFar(judgement) {
	return growsOnBoth(judgement) || isFar(judgement.difference ?? judgement.head, judgement.threshold);
}
function growsOnBoth({ base, head, threshold }) {
	return isFar(base, threshold) && isFar(head, threshold);
}
function isFar(measured, threshold) {
	if (measured?.shape !== "linear") return false;
	return Math.max(measured.persistence[0], -measured.persistence[1]) > FAR * threshold;
}
/** Predicted half-width over the room that the estimate leaves to the nearer end of the threshold. */
function excessOf({ decision, base, head, difference }, option) {
	if (decision.kind !== "inconclusive" || decision.code === "unmeasured" || head === null) return 0;
	const sides = [base, head].filter((side) => side !== null);
	const confidence = difference?.confidence ?? .99;
	const runs = head.replicates.length;
	const degreesOfFreedom = sides.reduce((sum, { replicates }) => sum + replicates.length - 1, 0);
	if (degreesOfFreedom < 1) return 0;
	const replicates = sides.map((side) => side.replicates);
	const halfWidth = replicateHalfWidth(replicates, confidence);
	const tail = (1 - confidence) / 2;
	const narrowing = studentTQuantile(tail, sides.length * (option.runsPerSide - 1)) / studentTQuantile(tail, degreesOfFreedom) * Math.sqrt(runs / option.runsPerSide);
	const byLength = option.windowGrowth ** -.75;
	const leftOpen = halfOf((difference ?? head).persistence);
	const byItself = Math.max(leftOpen, ...sides.map(({ persistence }) => halfOf(persistence)));
	const isOfProcesses = pooledDeviation(replicates) > OF_PROCESSES * byItself;
	const { slopePerIteration, threshold } = decision;
	const room = Math.max(Math.abs(Math.abs(slopePerIteration) - threshold), threshold / 4);
	return Math.max(halfWidth * narrowing * (isOfProcesses ? 1 : byLength), leftOpen * byLength) / room;
}
function halfOf([low, high]) {
	return (high - low) / 2;
}

// src/statistics/within-budget.ts
/** The step as far as the time left holds it; null where that is not worth it. */
function withinBudget(step, progress) {
	const { remainingMs, iterations } = progress;
	const cost = "hasFewSamples" in step && step.hasFewSamples ? progress.costOfFew : progress.cost;
	switch (step.kind) {
		case "stop":
		case "patient-window": return step;
		case "another-round": {
			const most = remainingMs / (4 * (cost.msPerRun + iterations * cost.msPerIteration));
			const rounds = Math.min(step.rounds, most >= 1 ? Math.floor(most) : most >= .5 ? .5 : 0);
			return rounds > 0 ? {
				...step,
				rounds
			} : null;
		}
		case "longer-run": {
			const runs = step.sides.filter((side) => ranFor(side, progress) < step.iterations).length;
			return runs === 0 ? step : shortened(step, runs);
		}
		case "longer-window": {
			const roundMs = 4 * (cost.msPerRun + step.iterations * cost.msPerIteration);
			const rounds = Math.min(step.rounds, Math.floor(remainingMs / roundMs));
			const leastRounds = Math.min(step.rounds, 2);
			if (rounds >= leastRounds) return {
				...step,
				rounds
			};
			return shortened({
				...step,
				rounds: leastRounds
			}, 4 * leastRounds);
		}
	}
	/** With as many iterations as so many runs have the time for. */
	function shortened(to, runs) {
		const most = Math.floor((remainingMs / runs - cost.msPerRun) / Math.max(cost.msPerIteration, 1e-6));
		if (most >= to.iterations) return to;
		return most >= Math.max(1.5 * iterations, leastAfter(progress)) ? {
			...to,
			iterations: most
		} : null;
	}
}

// src/statistics/next-step.ts
/**
* Iterations of the first window: as many as a quarter of a second holds, not fewer than 500 nor more than 5,000, and the
* 2,000 that confirm growth where a second holds them; fewer where a round would take more than a third of the budget.
* Most programs stand still, and are decided by this window; growth is asked to last in a longer run.
*/
function firstWindow(msPerIteration, budgetMs) {
	const inAQuarterSecond = Math.floor(250 / Math.max(msPerIteration, 1e-4));
	const wanted = 4 * inAQuarterSecond >= 2e3 ? Math.min(5e3, Math.max(FEWEST_ITERATIONS_OF_GROWTH, inAQuarterSecond)) : Math.max(500, inAQuarterSecond);
	const affordable = Math.floor(budgetMs / (3 * 4 * Math.max(msPerIteration, 1e-4)));
	return Math.max(5, Math.min(wanted, affordable));
}
/**
* Stop, another round or a longer window: a pure function of what was measured.
*
* - A confirmed regression ends it, whatever the other metrics say.
* - Growth (a regression, an improvement, a leak on both sides) is confirmed by a window of 2,000 iterations, or by
*   lasting three times as long as the window in which it showed already: in one longer run of the side that grows
*   (`growthLasts`) or, where it does not look so, in a whole window half as long again as that run, so that whatever ended in
*   the run has left its mark there. Growth by a few rare steps always needs the latter
*   two, and growth beside timers a run that outlasts them (`patience`).
* - Stillness needs 500 iterations.
* - Growth that may end (a step, a cache, half a cycle) needs a longer window, three times as long. Three and not two or
*   four, or a container that doubles would be met at the same place of its plateau again.
* - Noise of a program that holds sockets or timers may be memory that the clock frees: first of all a window whose samples wait
*   for it.
* - Noise needs more rounds, a longer window or, where growth is far above the threshold, more runs of a shorter one: whichever is
*   predicted to be cheapest.
* - Nothing is started that the budget cannot hold.
*
* ```ts
* for (let step = nextStep(progress()); step.kind !== 'stop'; step = nextStep(progress())) await measure(step)
* ```
*/
function nextStep(progress) {
	const decisions = progress.judgements.map(({ decision }) => decision);
	const isConfirmed = !progress.judgements.some((judgement) => isUnconfirmed(judgement, progress));
	if (progress.judgements.some((judgement) => judgement.decision.kind === "regression" && !isUnconfirmed(judgement, progress))) return {
		kind: "stop",
		because: "decided",
		isConfirmed
	};
	const wanted = longerRun(progress) ?? wantedStep(decisions, progress, isConfirmed);
	if (wanted.kind === "stop") return wanted;
	if (progress.looks.taken >= progress.looks.most) return {
		kind: "stop",
		because: "looks-spent",
		isConfirmed
	};
	const affordable = withinBudget(wanted, progress);
	if (affordable) return affordable;
	const isDecided = decisions.every(({ kind }) => kind !== "inconclusive");
	const hasEnded = (progress.endedWithin ?? null) !== null;
	return {
		kind: "stop",
		because: isDecided ? "decided" : "budget-spent",
		isConfirmed,
		...hasEnded && !isConfirmed ? { hasEnded } : {}
	};
}
function wantedStep(decisions, progress, isConfirmed) {
	const { iterations, runsPerSide, shortenedFrom } = progress;
	const undecided = decisions.filter((decision) => decision.kind === "inconclusive");
	if (undecided.some(({ remedy }) => remedy.kind === "measure-again")) return {
		kind: "stop",
		because: "unmeasurable",
		isConfirmed: true
	};
	const longer = undecided.flatMap(({ remedy }) => remedy.kind === "longer-window" ? [remedy.iterations] : []);
	const least = shortenedFrom ?? 0;
	if (longer.length > 0) return {
		kind: "longer-window",
		iterations: Math.max(...longer, least),
		rounds: roundsAlike(progress)
	};
	if (undecided.length > 0) return againstNoise(progress);
	if (!isConfirmed) return {
		kind: "longer-window",
		iterations: Math.max(iterationsToConfirm(progress), leastAfter(progress), least),
		rounds: progress.judgements.filter((one) => isUnconfirmed(one, progress)).every(growsFar) ? 1 : Math.ceil(runsPerSide / 2)
	};
	if (iterations < 500) return {
		kind: "longer-window",
		iterations: 500,
		rounds: Math.ceil(runsPerSide / 2)
	};
	return {
		kind: "stop",
		because: "decided",
		isConfirmed: true
	};
}
/** As many rounds as there were, where runs differ by chance: one round of longer ones would be as undecided as the first was. */
function roundsAlike({ judgements, runsPerSide }) {
	return judgements.some(({ decision, difference, head }) => {
		return decision.kind === "inconclusive" && (difference ?? head)?.agreement === "apart";
	}) ? Math.ceil(runsPerSide / 2) : 1;
}
function againstNoise(progress) {
	const { judgements, iterations, shortenedFrom = 0, patient, remainingMs } = progress;
	const patientMs = patient && 4 * (patient.msPerRun + iterations * patient.msPerIteration);
	if (patientMs !== void 0 && patientMs <= remainingMs && !judgements.some(growsOnBoth)) return {
		kind: "patient-window",
		iterations,
		rounds: 1
	};
	const way = cheapestAgainstNoise(judgements, progress);
	if (way === null) return {
		kind: "another-round",
		rounds: 1
	};
	if (way.windowGrowth === 1 && !way.hasFewSamples) {
		const missing = (way.runsPerSide - progress.runsPerSide) / 2;
		return {
			kind: "another-round",
			rounds: Math.max(1, Math.floor(missing / 2))
		};
	}
	return {
		kind: "longer-window",
		iterations: Math.max(Math.ceil(iterations * way.windowGrowth), way.hasFewSamples ? 0 : shortenedFrom),
		rounds: way.runsPerSide / 2,
		hasFewSamples: way.hasFewSamples
	};
}

// src/library/judge-window.ts
/** rss is a hint, as everywhere; descriptors are those of the process, whichever of its threads opened them. */
const GATING = [
	"heapUsed",
	"external",
	"arrayBuffers",
	"handles",
	"detachedContexts",
	...node_worker_threads.isMainThread ? ["fileDescriptors"] : []
];
/** A timer of the runner's that comes and goes feigns up to so many handles over a window. */
const RUNNERS_HANDLES = 6;
/** Every metric of one window, by its own slope: there is no other side, and no second process to agree with. */
function judgeWindow({ iterations, metrics }, threshold) {
	return GATING.filter((key) => metrics[key] !== void 0).map((key) => {
		const side = slopeOfSide([{
			iterations,
			values: metrics[key]
		}]);
		const { holds: asked } = thresholdFor(threshold, {
			unit: unitOf(key),
			baseSlopePerIteration: 0,
			agreement: "apart"
		});
		const calls = (iterations.at(-1) ?? 0) - (iterations[0] ?? 0);
		const limit = key === "handles" ? Math.max(asked, RUNNERS_HANDLES / Math.max(calls, 1)) : asked;
		return {
			key,
			decision: decideOneRun(side, limit),
			threshold: limit,
			base: null,
			head: side.kind === "measured" ? side : null,
			difference: null
		};
	});
}
const GRAVITY = {
	regression: 0,
	inconclusive: 1,
	improvement: 2,
	unchanged: 3
};
/** The metric that decides: the worst, and of equally bad ones the first in the order above. */
function decidingMetric(metrics) {
	return metrics.toSorted((a, b) => GRAVITY[a.decision.kind] - GRAVITY[b.decision.kind])[0];
}
function metricMeasurements(metrics) {
	return Object.fromEntries(metrics.flatMap(({ key, head, threshold, decision }) => head === null ? [] : [[key, {
		unit: unitOf(key),
		slopePerIteration: head.slopePerIteration,
		interval: head.interval,
		threshold,
		shape: head.shape,
		verdict: decision.kind
	}]]));
}

// src/library/plan.ts
/** A window as long as four times all calls before it contains at least two enlargements of whatever was empty at first. */
const WINDOW_TO_PAST = 4;
/** Fewer than in a process of its own: to settle a heap full of test runner takes its time. */
const SAMPLES = 24;
const FEWEST_SAMPLES = 16;
/** Readings that are thrown away before a window, as the probe leaves marks of its own, and the waits among them. */
const REHEARSALS = 6;
/** A plan that leaves time for a second window, should something grow in the first. */
function measuringPlan(cost, { iterations, begun, budgetMs }) {
	const affordable = Math.floor(budgetMs / (3 * Math.max(cost.msPerSettle, .1))) - REHEARSALS;
	const samples = Math.min(SAMPLES, Math.max(FEWEST_SAMPLES, affordable));
	const forCallsMs = Math.max(0, budgetMs - 2 * settlesMs(cost, samples));
	const wanted = firstWindow(cost.msPerIteration, forCallsMs * 12 / 5);
	return {
		samples,
		iterations: begun + (iterations ?? Math.max(wanted, 4 * begun))
	};
}
function windowPlan(from, to, samples) {
	return {
		checkpoints: samplePoints(to - from, samples).map((point) => from + point),
		iterations: to - from
	};
}
function windowMs(cost, iterations, samples) {
	return settlesMs(cost, samples) + iterations * cost.msPerIteration;
}
function settlesMs({ msPerSettle }, samples) {
	return (samples + REHEARSALS) * msPerSettle;
}
/** Where the next window ends: its past is a fifth of it. */
function nextWindowEnd(begun) {
	return begun * 5;
}

// src/library/measure-windows.ts
/** Pools, sliding windows and retries keep time by the second; most let go within this one. */
const LONGEST_TIMER_MS = 5e3;
/** A window that takes so many times what it was thought to is cut short. */
const PATIENCE = 1.5;
/**
* One window, and a longer one after it where the first did not decide: the engine's rules for what growth, stillness and doubt
* need. A window begins where the last one ended, for this process cannot be had anew; so each is four times as
* long as all that was before it, and the engine's refusal of shorter ones holds.
*/
async function measureWindows(sampler, settings) {
	const endsAtMs = performance.now() + settings.budgetMs;
	const { tracker } = sampler;
	let cost = await pilot(sampler);
	const remainingMs = () => endsAtMs - performance.now();
	const plan = measuringPlan(cost, {
		iterations: settings.iterations,
		begun: tracker.begun,
		budgetMs: remainingMs()
	});
	let end = plan.iterations;
	let grewBeforeAt = null;
	for (let look = 1;; look++) {
		const { checkpoints, iterations } = windowPlan(tracker.begun, end, plan.samples);
		const expectedMs = windowMs(cost, iterations, plan.samples);
		const series = await sampler.sample(checkpoints, Math.max(PATIENCE * expectedMs, remainingMs()));
		cost = costOf(series, cost);
		const metrics = judgeWindow(series, settings.threshold);
		const patience = patienceFor(series);
		const perCall = {
			msPerIteration: cost.msPerIteration,
			msPerRun: 0
		};
		const step = nextStep({
			...patience === void 0 ? {} : { patience },
			judgements: metrics,
			iterations,
			runsPerSide: 1,
			grewBeforeAt,
			looks: {
				taken: look,
				most: 12
			},
			cost: perCall,
			costOfFew: perCall,
			remainingMs: Number.POSITIVE_INFINITY
		});
		const next = nextWindowEnd(tracker.begun);
		const isAffordable = windowMs(cost, next - tracker.begun, plan.samples) <= remainingMs();
		if (step.kind !== "stop" && isAffordable) {
			if (metrics.some(({ decision }) => isGrowth(decision))) grewBeforeAt = iterations;
			end = next;
			continue;
		}
		const isCut = series.iterations.at(-1) < checkpoints.at(-1);
		const spent = {
			kind: "stop",
			because: "budget-spent",
			isConfirmed: false
		};
		const stop = isCut ? {
			...spent,
			hasEnded: true
		} : step.kind === "stop" ? step : spent;
		const final = metrics.map((metric) => ({
			...metric,
			...concludeWith(metric, stop)
		}));
		return {
			metrics: final,
			deciding: decidingMetric(final),
			series,
			cost
		};
	}
}
/** A few calls, to learn what one takes; what the first of them loads and compiles is not held against the others. */
async function pilot({ runTo, tracker, settle }) {
	tracker.enter("iterate");
	await runTo(1);
	let msPerIteration = 0;
	for (let target = 2; target <= 64; target *= 2) {
		const fromMs = performance.now();
		const from = tracker.begun;
		await runTo(target);
		const spentMs = performance.now() - fromMs;
		msPerIteration = spentMs / (target - from);
		if (spentMs > 50) break;
	}
	tracker.enter("settle");
	await settle.settle();
	const fromMs = performance.now();
	await settle.settle();
	return {
		msPerIteration,
		msPerSettle: performance.now() - fromMs
	};
}
/** What the window has shown: the shortest step between two samples is nearly all settle. */
function costOf({ iterations, elapsedMs }, before) {
	const last = iterations.length - 1;
	if (last < 1) return before;
	const steps = elapsedMs.slice(1).map((at, i) => at - elapsedMs[i]);
	const msPerSettle = Math.min(...steps);
	const calls = Math.max(1, iterations[last] - iterations[0]);
	return {
		msPerSettle,
		msPerIteration: Math.max(0, elapsedMs[last] - msPerSettle * last) / calls
	};
}
/** Where calls have left timers behind, growth must outlast them. The runner has timers of its own, there from the start. */
function patienceFor({ elapsedMs, metrics }) {
	const timers = metrics["handles.Timeout"] ?? [0];
	if (timers.at(-1) <= timers[0]) return void 0;
	return {
		windowMs: elapsedMs.at(-1) ?? 0,
		growthMs: LONGEST_TIMER_MS
	};
}

// src/library/options.ts
const KNOWN = {
	iterations: true,
	threshold: true,
	budgetMs: true
};
const DEFAULT_BUDGET_MS = 1e4;
/** Fewer calls cannot hold as many samples as a slope needs. */
const FEWEST_ITERATIONS = 20;
/** @throws {MeasuringImpossibleError} for what cannot be meant: an option that we do not know would go unheard */
function readOptions(iteration, options) {
	if (typeof iteration !== "function") refuse("the first argument must be the function that is to be called");
	for (const name of Object.keys(options)) if (!(name in KNOWN)) refuse(`there is no option \`${name}\`, only ${Object.keys(KNOWN).join(", ")}`);
	const { iterations = null, threshold = "auto", budgetMs = DEFAULT_BUDGET_MS } = options;
	if (iterations !== null && !(Number.isInteger(iterations) && iterations >= FEWEST_ITERATIONS)) refuse(`\`iterations\` must be a whole number, ${FEWEST_ITERATIONS} or more`);
	if (threshold !== "auto" && !(threshold >= 0)) refuse("`threshold` must be a number of bytes per call");
	if (!(budgetMs > 0)) refuse("`budgetMs` must be a number of milliseconds");
	return {
		iterations,
		threshold,
		budgetMs
	};
}
function refuse(why) {
	throw new MeasuringImpossibleError("option-invalid", `Nothing was measured: ${why}.`);
}

// src/measure/frame-reader.ts
/** Bytes on the channel that no sampler writes; the workload may have written to the descriptor. */
var BrokenChannelError = class extends Error {
	name = "BrokenChannelError";
};

// src/measure/series-builder.ts
function createSeriesBuilder(process) {
	const columns = /* @__PURE__ */ new Map();
	let sampleCount = 0;
	return {
		get sampleCount() {
			return sampleCount;
		},
		setColumns(names) {
			columns.clear();
			sampleCount = 0;
			for (const name of names) columns.set(name, []);
		},
		addColumn(name) {
			columns.set(name, Array.from({ length: sampleCount }, () => 0));
		},
		addSample(values) {
			if (values.length !== columns.size) throw new BrokenChannelError(`a sample of ${values.length} numbers for ${columns.size} columns`);
			let i = 0;
			for (const column of columns.values()) column.push(values[i++]);
			sampleCount++;
		},
		build() {
			const { iterations = [], elapsedMs = [], settleRounds = [], iteratingMs = [], ...metrics } = Object.fromEntries(columns);
			return {
				process,
				iterations,
				elapsedMs: elapsedMs.map((ms) => ms - elapsedMs[0]),
				settleRounds,
				...(iteratingMs.at(-1) ?? 0) > 0 ? { iteratingMs } : {},
				metrics
			};
		}
	};
}

// src/measure/v8-flags.ts
/**
* Stops V8's own memory (feedback vectors, bytecode, optimised code) from moving; see docs/method.md. Sweeping beside the
* program is stopped too: what heapUsed reads, and where new objects land, would depend on how far it has come. That was
* 16 to 80 bytes after an empty workload's collection, and 296 now and then on a loopback server (bench/settle.md).
*
* Nor is compiled code kept by its text: V8 counts an entry's age in collections, ten of them to live, so a program that
* compiles the same text again and again (`new Function`, `vm`) grew by 5.6 kB at every tenth collection after the
* thirty-sixth, however few its iterations. Source: V8's `CompilationCacheTable::PutEval`, `kHashGenerations`.
*/
const QUIET_FLAGS = [
	"--no-lazy-feedback-allocation",
	"--no-flush-bytecode",
	"--no-opt",
	"--no-maglev",
	"--no-sparkplug",
	"--no-concurrent-sweeping",
	"--no-concurrent-array-buffer-sweeping",
	"--no-compilation-cache"
];
/**
* Allocation tracking forgets the stack of an object that has an id and is moved (V8, HeapProfiler::ObjectMoveEvent), and
* the inspector gives ids every 50 ms. So nothing may move: young objects stay until a collection promotes their whole
* page, and old ones are never compacted. With much garbage 28 of 500 objects kept their stack without these flags, 500 of
* 500 with them, on Node 20, 22, 24 and 26.
*/
const UNMOVED_FLAGS = [
	"--min-semi-space-size=128",
	"--max-semi-space-size=128",
	"--page-promotion-threshold=0",
	"--no-compact"
];

// src/library/own-v8.ts
/** A V8 started without its compilers must not get them back, nor loses them. */
const WITHOUT_COMPILERS = /(^|\s)--(jitless|lite[-_]mode)(\s|=|$)/;
const OF_COMPILERS = /* @__PURE__ */ new Set([
	"--no-opt",
	"--no-maglev",
	"--no-sparkplug"
]);
/** @throws {MeasuringImpossibleError} where this is no Node, or gives no collector away */
async function quietV8() {
	if (process.versions.v8 === void 0 || "bun" in process.versions) throw new MeasuringImpossibleError("not-node", "Measuring needs the V8 of Node.js, and this program runs on something else: run the test with Node.js.");
	const current = await currentFlags();
	const collect = collector();
	const put = [];
	function set(wanted) {
		for (const flag of wanted) {
			const now = current.get(nameOf(flag));
			if (now === void 0 || now === flag) continue;
			node_v8.default.setFlagsFromString(flag);
			put.push(now);
		}
	}
	const given = [...process.execArgv, process.env.NODE_OPTIONS ?? ""].join(" ");
	set(WITHOUT_COMPILERS.test(given) ? QUIET_FLAGS.filter((flag) => !OF_COMPILERS.has(flag)) : QUIET_FLAGS);
	return {
		collect,
		keepInPlace: () => set(UNMOVED_FLAGS.filter((flag) => !flag.includes("semi-space"))),
		putBack() {
			for (const flag of put.splice(0).reverse()) node_v8.default.setFlagsFromString(flag);
		}
	};
}
const nameOf = (flag) => flag.replace("--no-", "--").replace(/=.*/, "");
let known;
/** Every flag of this V8 by its name, as it would have to be given to be what it is now. */
function currentFlags() {
	known ??= askedOf(process.execPath, process.execArgv.filter(isV8Flag));
	return known;
}
/** V8 lists the value that a flag has after those before it: Node gives none away that it was started with. */
function askedOf(executable, flags) {
	const env = {
		...process.env,
		NODE_OPTIONS: "",
		NODE_V8_COVERAGE: ""
	};
	return new Promise((resolve, reject) => {
		(0, node_child_process.execFile)(executable, [...flags, "--v8-options"], {
			env,
			maxBuffer: 16777216
		}, (error, stdout) => {
			if (error !== null) reject(error);
			else resolve(readFlags(stdout));
		});
	});
}
function readFlags(options) {
	const listed = options.matchAll(/^\s*(--[a-z0-9-]+) \(.*\)\s*\n\s*type: \S+\s+default: (--\S+)$/gm);
	return new Map([...listed].map(([, name, value]) => [name, value]));
}
/** Those of `process.execArgv` that a Node started only to list its flags must get, too. */
function isV8Flag(flag) {
	return [...QUIET_FLAGS, ...UNMOVED_FLAGS].map(nameOf).includes(nameOf(flag.replaceAll("_", "-"))) || /^--(no-)?turbofan$/.test(flag);
}
let collected;
/** `gc`, which a new context has while V8 is told to expose it. */
function collector() {
	if (collected !== void 0) return collected;
	if (typeof globalThis.gc === "function") {
		collected = globalThis.gc;
		return collected;
	}
	node_v8.default.setFlagsFromString("--expose-gc");
	try {
		const found = node_vm.default.runInNewContext("gc");
		if (typeof found === "function") collected = found;
	} catch {} finally {
		node_v8.default.setFlagsFromString("--no-expose-gc");
	}
	if (collected === void 0) throw new MeasuringImpossibleError("no-collector", "V8 does not give its collector away here, and without it nothing can be measured: start Node with --expose-gc.");
	return collected;
}

// src/library/recorder.ts
function createRecorder(mostSamples) {
	const floats = new Float64Array(192);
	const rows = new Float64Array(mostSamples * 192);
	const taken = /* @__PURE__ */ new Float64Array(1);
	const names = [];
	return {
		channel: {
			floats,
			sendFloats(kind, count) {
				if (kind !== FRAME.sample || taken[0] === mostSamples) return;
				const start = taken[0] * 192;
				for (let i = 0; i < count; i++) rows[start + i] = floats[i];
				taken[0]++;
			},
			beat() {},
			notice(notice) {
				if (notice.type === "columns") names.push(...notice.names);
				if (notice.type === "column") names.push(notice.name);
			}
		},
		takeSeries() {
			const builder = createSeriesBuilder({
				kind: "main",
				label: "main"
			});
			builder.setColumns(names);
			for (let row = 0; row < taken[0]; row++) builder.addSample(rows.subarray(row * 192, row * 192 + names.length));
			taken[0] = 0;
			rows.fill(0);
			return builder.build();
		}
	};
}

// src/library/process-sampler.ts
/** A runner has timers and weak references of its own: jest wobbles by a timer and 344 bytes at every other reading. */
const WAVER = {
	bytes: 1024,
	handles: 1
};
function createProcessSampler(iteration, collect) {
	const recorder = createRecorder(25);
	const probe = createProbe(recorder.channel);
	const settle = createSettle(probe, holdingDate(collect), { waver: WAVER });
	const tracker = createTracker(recorder.channel);
	const runTo = createDriver({
		iteration: () => iteration(),
		setup: null,
		teardown: null
	}, {
		args: [],
		state: {}
	}, tracker);
	return {
		runTo,
		tracker,
		settle,
		async sample(checkpoints, withinMs) {
			const plan = {
				checkpoints,
				stopAfterMs: performance.now() + withinMs,
				leastSamples: 2
			};
			await sampleRun(plan, runTo, tracker, probe, settle, void 0, WAVER.bytes);
			return recorder.takeSeries();
		}
	};
}

// src/library/runner-retains.ts
/** What test runners keep for themselves, by what stands in the path that holds it. */
const HOLDERS = [
	{
		step: /^_?(moduleRegistry|isolatedModuleRegistry|mainModuleRegistry|esmoduleRegistry|cjsNamedExports|mockRegistry|isolatedMockRegistry)$/,
		holder: "jest's registry of modules",
		remedy: "load modules before measuring and not in the function, or measure it with `heapslope run`"
	},
	{
		step: /^_mockState$/,
		holder: "a mock of jest, which records every call",
		remedy: "put a plain function in its place, or call `mockClear()` on it in the measured function"
	},
	{
		step: /^__(coverage|VITEST_COVERAGE)__$/,
		holder: "the counters of the coverage",
		remedy: "run this test without coverage"
	},
	{
		step: /^(evaluatedModules|moduleCache|urlToIdModuleMap|fileToModulesMap)$/,
		holder: "vitest's graph of modules",
		remedy: "load modules before measuring and not in the function, or measure it with `heapslope run`"
	}
];
/** @throws {MeasuringImpossibleError} where what grows most is kept by the runner and not by the program */
function refuseRunnersOwn([first]) {
	if (first === void 0) return;
	const found = HOLDERS.find(({ step }) => first.retainerPath.some((label) => step.test(label)));
	if (found === void 0) return;
	throw new MeasuringImpossibleError("runner-retains", `What grows is held by ${found.holder} and not by the program: ${found.remedy}. ${first.text}`);
}

// src/library/verdict-text.ts
/** The decision on the metric that decides, as a verdict with a sentence. There is no base, so nothing can be an improvement. */
function verdictOf(metric) {
	const { decision } = metric;
	const reason = {
		code: decision.code,
		text: sentenceFor(decision, metric)
	};
	return {
		kind: decision.kind === "improvement" ? "unchanged" : decision.kind,
		reason
	};
}
function sentenceFor(decision, { key, head }) {
	if (decision.code === "unmeasured") return `${key} could not be judged, for there are too few samples: give it a larger \`budgetMs\`.`;
	const isBytes = unitOf(key) === "bytes";
	const amount = (value) => isBytes ? bytesText(value) : numberText(value);
	const [low, high] = decision.interval;
	const calls = numberText(head?.window.iterations ?? 0);
	const rate = `${amount(decision.slopePerIteration)} per call`;
	const range = `${amount(low)} to ${amount(high)} over ${calls} calls`;
	switch (decision.kind) {
		case "regression": return `${key} grows by ${rate} (${range}; the threshold is ${amount(decision.threshold)}).`;
		case "improvement":
		case "unchanged": return `${key} stands still: ${rate} (${range}; the threshold is ${amount(decision.threshold)}).`;
		case "inconclusive": return `${key}: ${rate} (${range}): ${DOUBT[decision.code]}. ${remedyText(decision.remedy)}`;
	}
}
const DOUBT = {
	"one-run": "one window tells too little",
	"window-too-short": "the measured window is shorter than four times what went before it",
	unconfirmed: "it grew, but not for long enough to tell that it goes on",
	"still-filling": "growth fades and may end",
	"one-step": "it grew once and may not again",
	sawtooth: "it rises and falls, and the window holds only a part of that",
	"too-noisy": "readings lie further apart than the threshold",
	"straddles-threshold": "that may lie above the threshold or below it"
};
function remedyText(remedy) {
	switch (remedy.kind) {
		case "longer-window": return `About ${numberText(Math.ceil(remedy.iterations))} calls would decide it: raise \`budgetMs\`, and the time-out of the test with it.`;
		case "more-runs":
		case "measure-again": return "Raise `budgetMs`, and the time-out of the test with it, or `threshold` if that much does not matter.";
	}
}

// src/library/measure-leak.ts
let lastInLine = Promise.resolve();
/** One after the other: two at a time would each measure the other as well. */
async function measureLeak(iteration, options = {}) {
	const settings = readOptions(iteration, options);
	const mine = lastInLine.then(() => measureNow(iteration, settings));
	lastInLine = mine.catch(() => void 0);
	return mine;
}
async function measureNow(iteration, settings) {
	const v8 = await quietV8();
	try {
		const sampler = createProcessSampler(iteration, v8.collect);
		const measured = await measureWindows(sampler, settings);
		const { kind } = measured.deciding.decision;
		if (kind === "regression" || kind === "inconclusive") refuseMovingHeap(await idleGrowth(sampler, measured.series));
		if (kind !== "regression") return measurementOf(sampler, measured, {
			growing: [],
			notes: []
		});
		const explanation = await explained(sampler, measured, v8);
		refuseRunnersOwn(explanation.growing);
		return measurementOf(sampler, measured, explanation);
	} catch (error) {
		throw error instanceof WorkloadError ? error.cause : error;
	} finally {
		v8.putBack();
	}
}
async function explained(sampler, measured, v8) {
	try {
		v8.keepInPlace();
		return await explainGrowth(sampler, measured);
	} catch (error) {
		if (error instanceof WorkloadError && error.failure.code === "iteration-threw") throw error;
		return {
			growing: [],
			notes: [`What grows could not be named: ${error instanceof Error ? error.message : String(error)}`]
		};
	}
}
function refuseMovingHeap(bytesPerMs) {
	if (bytesPerMs === 0) return;
	throw new MeasuringImpossibleError("heap-moves-by-itself", `The heap grows by ${Math.round(bytesPerMs * 1e3)} bytes a second while the function is not called, as much as to hide what it does itself: let no other test, timer or server run beside it (no concurrent tests in this file), or move it to a file of its own.`);
}
function measurementOf({ tracker }, { metrics, deciding, series }, { growing, notes }) {
	return {
		verdict: verdictOf(deciding),
		iterations: (series.iterations.at(-1) ?? 0) - (series.iterations[0] ?? 0),
		calls: tracker.begun,
		metrics: metricMeasurements(metrics),
		growing,
		notes: [...notes, ...node_worker_threads.isMainThread ? [] : [NEIGHBOURS]]
	};
}
const NEIGHBOURS = "This test runs in a thread. V8 flags belong to the whole process, so tests in its other threads ran slower meanwhile, and two that measure at a time disturb each other: a pool of processes (`pool: forks`) keeps them apart.";

// src/library/assert-no-leak.ts
function assertNoLeak(iteration, options = {}) {
	const calledFrom = { stack: "" };
	Error.captureStackTrace(calledFrom, assertNoLeak);
	return judged(iteration, options, calledFrom.stack);
}
async function judged(iteration, options, stack) {
	const measurement = await measureLeak(iteration, options);
	switch (measurement.verdict.kind) {
		case "unchanged": return measurement;
		case "regression": throw thrownAt(stack, new LeakError(leakText(measurement), measurement));
		case "inconclusive": throw thrownAt(stack, new LeakUndecidedError(undecidedText(measurement), measurement));
	}
}
/** The error as if it had been thrown where the assertion was called. */
function thrownAt(stack, error) {
	const frames = stack.split("\n").filter((line) => /^\s+at /.test(line));
	error.stack = [`${error.name}: ${error.message}`, ...frames].join("\n");
	return error;
}

exports.LeakError = LeakError;
exports.LeakUndecidedError = LeakUndecidedError;
exports.MeasuringImpossibleError = MeasuringImpossibleError;
exports.assertNoLeak = assertNoLeak;
exports.measureLeak = measureLeak;