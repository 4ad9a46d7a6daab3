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

let node_path = require("node:path");
node_path = __toESM(node_path, 1);
let node_v8 = require("node:v8");
node_v8 = __toESM(node_v8, 1);
let node_worker_threads = require("node:worker_threads");
let node_child_process = require("node:child_process");
let node_vm = require("node:vm");
node_vm = __toESM(node_vm, 1);
let node_fs = require("node:fs");
node_fs = __toESM(node_fs, 1);
let node_net = require("node:net");
node_net = __toESM(node_net, 1);
let node_timers = require("node:timers");
node_timers = __toESM(node_timers, 1);
let node_inspector = require("node:inspector");
node_inspector = __toESM(node_inspector, 1);
let node_os = require("node:os");
node_os = __toESM(node_os, 1);

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
/**
* A member is a child process or a worker thread of the measured program, at any depth. It speaks the same frames over a
* socket of its own, its first a `member` notice; the parent's frames to it are these.
*/
const ASK = {
	/** Floats: sequence, 1 where the reading is kept. Answered by a sample, or a rehearsal, whose `iterations` is the sequence. */
	read: 1,
	/** JSON, a SnapshotOrder. Answered by a `snapshot` notice. */
	snapshot: 2
};
/** Variable of the environment that tells a preloaded sampler where to report: JSON, a MemberOrder. */
const MEMBER_VARIABLE = "HEAPSLOPE_MEMBER";
const PHASES = [
	"load",
	"setup",
	"iterate",
	"settle",
	"snapshot",
	"teardown"
];

// src/measure/sampler/keep-members.ts
/**
* Calls `onStart` for every child process and worker thread that this one starts. A child that is given an environment of
* its own stays a member: what makes it one is added where it is missing. `order` is the value of the variable; children that
* are no Node do not heed it.
*/
function keepMembers(order, onStart) {
	process.on("worker", onStart);
	const nodeOptions = process.env.NODE_OPTIONS;
	const prototype = node_child_process.ChildProcess.prototype;
	const { spawn } = prototype;
	prototype.spawn = function spawnMember(options) {
		const pairs = options?.envPairs;
		if (Array.isArray(pairs) && !pairs.some((pair) => pair.startsWith(`${"HEAPSLOPE_MEMBER"}=`))) {
			pairs.push(`${MEMBER_VARIABLE}=${order}`);
			if (nodeOptions !== void 0 && !pairs.some((pair) => pair.startsWith("NODE_OPTIONS="))) pairs.push(`NODE_OPTIONS=${nodeOptions}`);
		}
		onStart();
		return spawn.call(this, options);
	};
}

// src/measure/sampler/provide-gc.ts
/**
* V8's `gc`. A program that was started without `--expose-gc` finds it at `globalThis.gc` afterwards: V8 gives it to
* contexts that are made after the flag was set.
*/
function provideGc() {
	const present = globalThis.gc;
	if (present !== void 0) return present;
	node_v8.default.setFlagsFromString("--expose-gc");
	const value = node_vm.default.runInNewContext("gc");
	Object.defineProperty(globalThis, "gc", {
		value,
		writable: true,
		configurable: true
	});
	return value;
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
		isKnown: (first, before) => state[TRUST] >= SAMPLES_TO_TRUST && growthOf(first, before) >= LARGE_BYTES,
		takeQuickly(first, standing) {
			if (state[QUICK_LEFT] <= 0) return false;
			state[QUICK_LEFT]--;
			for (let i = 0; i < 3; i++) standing[i] = first[i] - excess[i];
			standing[3] = first[3];
			return true;
		},
		isAsExpected(first, before, reading) {
			const expected = first[0] - excess[0];
			return Math.abs(reading[0] - expected) <= LARGE_SHARE * growthOf(first, before);
		},
		learn(first, before, standing) {
			const known = excess[0];
			for (let i = 0; i < 3; i++) excess[i] = first[i] - standing[i];
			const growth = growthOf(first, before);
			const isAlike = Math.abs(excess[0] - known) <= LARGE_SHARE * growth;
			state[TRUST] = growth < LARGE_BYTES ? 0 : isAlike ? state[TRUST] + 1 : 1;
			state[QUICK_LEFT] = QUICK_SAMPLES;
		}
	};
}
/** 0 where there was no sample before. */
function growthOf(first, before) {
	return before[0] < 0 ? 0 : first[0] - before[0];
}

// src/measure/sampler/turn.ts
const { setImmediate } = node_timers.default;
/** One turn of the event loop. */
function turn() {
	return new Promise((resolve) => {
		setImmediate(resolve);
	});
}

// src/measure/sampler/settle.ts
const now$2 = performance.now.bind(performance);
const MOST_COLLECTIONS = 16;
/** Up to 80 bytes were seen under default flags, on every Node. */
const WAVER = {
	bytes: 96,
	handles: 0
};
const NONE = {
	bytes: 0,
	handles: 0
};
/** A callback of one turn may ask for another: two turns for a finalizer or a closing handle, one to spare. */
const TURNS_PER_ROUND$1 = 3;
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
const LOOK_EVERY_MS$1 = 80;
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
function createSettle(probe, collect, { waver = WAVER, patienceMs = 0 } = {}) {
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
		for (let i = 0; i < TURNS_PER_ROUND$1; i++) await turn();
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
		const looks = Math.ceil(state[PATIENCE_MS] / LOOK_EVERY_MS$1);
		while (state[LOOKS] < looks && standing[0] >= heapUsed - LEAST_FALL_BYTES) {
			state[LOOKS]++;
			await pause(LOOK_EVERY_MS$1, -1);
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
		const untilMs = now$2() + ms;
		while (now$2() < untilMs) {
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

// src/measure/sampler/settle-running.ts
/** A callback of one turn may ask for another: two turns for a finalizer or a closing handle, one to spare. */
const TURNS_PER_ROUND = 3;
const ROUNDS = 1;
/**
* Settling a program that goes on by itself: it never stands still, so waiting for that would only take its time. A fixed
* number of collections, the last of them without a turn in between, so that nothing of the program runs before the
* reading.
*/
function createRunningSettle(probe, collect) {
	const standing = new Float64Array(4);
	return {
		standing,
		async settle() {
			for (let round = 0; round < ROUNDS; round++) {
				for (let i = 0; i < TURNS_PER_ROUND; i++) await turn();
				collect();
			}
			collect();
			probe.readStanding(standing);
			return 2;
		},
		learnPatience: () => Promise.resolve()
	};
}

// src/measure/sampler/snapshot-at-once.ts
const { rmSync } = node_fs.default;
const { writeHeapSnapshot } = node_v8.default;
/**
* Writes snapshots of this thread without a turn of its event loop, so that one that sleeps can be written down too. The
* first is taken twice: what taking one leaves behind must not be found among the growth.
*
* The inspector takes snapshots in a turn of its own since Node 22, but tracks allocations from the call on; Node's own
* function writes what is tracked, at once.
*/
function createSnapshotAtOnce() {
	let session = null;
	function write(path) {
		rmSync(path, { force: true });
		writeHeapSnapshot(path);
	}
	return ({ path, trackAllocations }) => {
		if (session === null) {
			session = new node_inspector.default.Session();
			session.connect();
			if (trackAllocations) track(session);
			write(path);
		} else if (trackAllocations) track(session);
		write(path);
	};
}
function track(session) {
	session.post("HeapProfiler.startTrackingHeapObjects", { trackAllocations: true });
}

// src/measure/sampler/running-sources.ts
const { readFileSync, writeFileSync } = node_fs.default;

// src/measure/sampler/workload-error.ts
/** A failure on its way to the parent, which makes the sentence. `cause`: what was thrown, if something was. */
var WorkloadError = class extends Error {
	failure;
	constructor(failure, cause) {
		super(failure.code, { cause });
		this.failure = failure;
	}
};

// src/measure/sampler/snapshot-writer.ts
const { closeSync, openSync, writeSync: writeSync$1 } = node_fs.default;
const { availableMemory } = process;
/** Peak resident size while a snapshot is taken, as a multiple of heapUsed: measured 8 to 9. */
const PEAK_PER_HEAP_BYTE = 9;
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

// src/measure/sampler/answer-asks.ts
const now$1 = performance.now.bind(performance);
/** Collections of a reading that cannot wait for turns of the event loop. */
const COLLECTIONS_AT_ONCE = 3;
function createAnswerer(channel, collect, settling) {
	const probe = createProbe(channel);
	const { settle, learnPatience, standing } = settling === "fixed" ? createRunningSettle(probe, collect) : createSettle(probe, collect);
	const here = {
		phase: "snapshot",
		begun: 0
	};
	let hasRead = false;
	let hasSaidLabel = false;
	let hasWritten = false;
	const writeAtOnce = createSnapshotAtOnce();
	async function read([sequence, kept]) {
		sayLabel();
		const rounds = await settle();
		if (!hasRead) await learnPatience();
		hasRead = true;
		send(sequence, kept, rounds);
	}
	function readAtOnce([sequence, kept]) {
		sayLabel();
		for (let i = 0; i < COLLECTIONS_AT_ONCE; i++) collect();
		probe.readStanding(standing);
		send(sequence, kept, COLLECTIONS_AT_ONCE);
	}
	function sayLabel() {
		if (hasSaidLabel) return;
		hasSaidLabel = true;
		channel.notice({
			type: "label",
			label: labelHere()
		});
	}
	function send(sequence, kept, rounds) {
		probe.read(kept === 1 ? "sample" : "rehearsal", sequence, now$1(), rounds, standing);
	}
	async function takeSnapshot(order) {
		await settle();
		if (!hasWritten) await learnPatience();
		hasWritten = true;
		write(order);
	}
	function takeSnapshotAtOnce(order) {
		for (let i = 0; i < COLLECTIONS_AT_ONCE; i++) collect();
		probe.readStanding(standing);
		write(order);
	}
	function write(order) {
		refuseWithoutMemory(here, standing);
		writeAtOnce(order);
	}
	function failureOf(thrown) {
		if (thrown instanceof WorkloadError) return thrown.failure;
		return {
			code: "snapshot-failed",
			phase: here.phase,
			iteration: here.begun,
			error: errorFacts(thrown)
		};
	}
	return {
		sayLabel,
		async answer(ask) {
			if (ask.kind === ASK.read) return read(ask.floats);
			const failure = await takeSnapshot(JSON.parse(ask.text())).then(() => null, failureOf);
			channel.notice({
				type: "snapshot",
				failure
			});
		},
		answerAtOnce(ask) {
			if (ask.kind === ASK.read) return readAtOnce(ask.floats);
			try {
				takeSnapshotAtOnce(JSON.parse(ask.text()));
				channel.notice({
					type: "snapshot",
					failure: null
				});
			} catch (thrown) {
				channel.notice({
					type: "snapshot",
					failure: failureOf(thrown)
				});
			}
		}
	};
}
/** The script's base name: alike in every run, on both sides and on every machine. */
function labelHere() {
	const script = process.argv[1];
	if (script === void 0) return node_worker_threads.threadId === 0 ? "[eval]" : "[thread]";
	return node_path.default.basename(script);
}

// src/measure/sampler/ask-reader.ts
/**
* Takes what comes over a member's socket and gives the asks that are complete. The parent asks one thing at a time, so
* an ask begins where the buffer does. Allocates no buffer: that is freed beside the program, and seen in its external memory.
*/
function createAskReader(capacityBytes, onAsk) {
	const held = new Uint8Array(capacityBytes);
	const header = new Uint32Array(held.buffer, 0, 2);
	let heldBytes = 0;
	let payloadBytes = 0;
	const ask = {
		kind: 0,
		floats: new Float64Array(held.buffer, 8, 2),
		text: () => new TextDecoder().decode(held.subarray(8, 8 + payloadBytes))
	};
	return (chunk, bytes) => {
		for (let i = 0; i < bytes && heldBytes < capacityBytes; i++) held[heldBytes++] = chunk[i];
		payloadBytes = header[1];
		if (heldBytes < 8 || heldBytes < 8 + payloadBytes) return;
		ask.kind = header[0];
		heldBytes = 0;
		onAsk(ask);
	};
}

// src/measure/sampler/channel.ts
const { readSync: readSync$1, writeSync } = node_fs.default;
/** A channel over the descriptor `fd`, which must be connected to the parent. */
function openChannel(floatCapacity, fd = 3) {
	const bytes = new Uint8Array(8 + floatCapacity * 8);
	const header = new Uint32Array(bytes.buffer, 0, 2);
	const floats = new Float64Array(bytes.buffer, 8, floatCapacity);
	const beatBytes = new Uint8Array(8 + 24);
	const beatFloats = new Float64Array(beatBytes.buffer, 8, 3);
	new Uint32Array(beatBytes.buffer, 0, 2).set([FRAME.beat, 24]);
	const checkpointBytes = new Uint8Array(8 + 8);
	const checkpointFloats = new Float64Array(checkpointBytes.buffer, 8, 1);
	new Uint32Array(checkpointBytes.buffer, 0, 2).set([FRAME.checkpoint, 8]);
	const windowEndBytes = new Uint8Array(8 + 8);
	const windowEndFloats = new Float64Array(windowEndBytes.buffer, 8, 1);
	new Uint32Array(windowEndBytes.buffer, 0, 2).set([FRAME.windowEnd, 8]);
	const answer = new Uint8Array(8);
	const answerHeader = new Uint32Array(answer.buffer);
	return {
		floats,
		sendFloats(kind, count) {
			header[0] = kind;
			header[1] = count * 8;
			writeAll(bytes, 8 + count * 8);
		},
		beat(phase, iteration, samples) {
			beatFloats[0] = PHASES.indexOf(phase);
			beatFloats[1] = iteration;
			beatFloats[2] = samples;
			writeAll(beatBytes, beatBytes.length);
		},
		notice(notice) {
			const payload = new TextEncoder().encode(JSON.stringify(notice));
			const frame = new Uint8Array(8 + payload.length);
			new Uint32Array(frame.buffer, 0, 2).set([FRAME.notice, payload.length]);
			frame.set(payload, 8);
			writeAll(frame, frame.length);
		},
		awaitMembers(kept) {
			checkpointFloats[0] = kept ? 1 : 0;
			writeAll(checkpointBytes, checkpointBytes.length);
			readAll(answer);
		},
		asksToGoOn(kept) {
			windowEndFloats[0] = kept ? 1 : 0;
			answerHeader[0] = FRAME.end;
			writeAll(windowEndBytes, windowEndBytes.length);
			readAll(answer);
			return answerHeader[0] === FRAME.proceed;
		}
	};
	function writeAll(from, end) {
		let start = 0;
		while (start < end) try {
			start += writeSync(fd, from, start, end - start);
		} catch (error) {
			if (error.code !== "EAGAIN") throw error;
		}
	}
	/** Blocks; a channel that has ended is no error here, as the process ends with its parent. */
	function readAll(into) {
		let start = 0;
		while (start < into.length) try {
			const bytesRead = readSync$1(fd, into, start, into.length - start, null);
			if (bytesRead === 0) return;
			start += bytesRead;
		} catch (error) {
			if (error.code !== "EAGAIN") throw error;
		}
	}
}

// src/measure/sampler/wake-up-in-wait.ts
const { wait } = Atomics;
const now = performance.now.bind(performance);
const LOOK_EVERY_MS = 50;
/**
* Threads of a pool often sleep in Atomics.wait between two tasks, where no event reaches them. From now on such a sleep is
* made of short ones, with a look at what there is to do between them; to its caller it is as before.
*/
function wakeUpInWait(look) {
	const inSlices = (array, index, value, timeout) => {
		const ms = timeout === void 0 || Number.isNaN(timeout) ? Number.POSITIVE_INFINITY : Number(timeout);
		const untilMs = now() + ms;
		for (;;) {
			const leftMs = Math.max(0, untilMs - now());
			const ended = wait(array, index, value, Math.min(LOOK_EVERY_MS, leftMs));
			if (ended !== "timed-out" || leftMs <= LOOK_EVERY_MS) return ended;
			look();
		}
	};
	Atomics.wait = inSlices;
}

// src/measure/sampler/report-as-member.ts
const { readSync } = node_fs.default;
const LONGEST_ASK_BYTES = 8192;
/**
* Connects this process or thread to heapslope's socket and answers what it is asked there. Keeps nothing alive, and does nothing
* where the socket is gone, because heapslope is.
*/
function reportAsMember(order, collect) {
	const received = Buffer.alloc(LONGEST_ASK_BYTES);
	const socket = node_net.default.connect({
		path: order.socket,
		onread: {
			buffer: received,
			callback(bytes) {
				readAsks(received, bytes);
				return true;
			}
		}
	});
	socket.on("error", () => {});
	socket.unref();
	const fd = socket._handle?.fd ?? -1;
	if (fd < 0) return;
	const channel = openChannel(192, fd);
	const answerer = orNull(() => {
		channel.notice({
			type: "member",
			kind: node_worker_threads.isMainThread ? "child" : "worker",
			pid: process.pid
		});
		return createAnswerer(channel, collect, order.settle);
	});
	if (answerer === null) {
		socket.destroy();
		return;
	}
	process.nextTick(() => orNull(() => answerer.sayLabel()));
	let isAsleep = false;
	const readAsks = createAskReader(LONGEST_ASK_BYTES, (ask) => {
		if (isAsleep) orNull(() => answerer.answerAtOnce(ask));
		else answerer.answer(ask).catch(() => {});
	});
	if (!node_worker_threads.isMainThread) wakeUpInWait(() => {
		const bytes = orNull(() => readSync(fd, received)) ?? 0;
		if (bytes === 0) return;
		isAsleep = true;
		readAsks(received, bytes);
		isAsleep = false;
	});
}
/** null where it throws: the socket is full or gone, and the program is not to notice. */
function orNull(act) {
	try {
		return act();
	} catch {
		return null;
	}
}

// src/measure/sampler/starter.ts
/** Node programs that only start the program in question. */
const STARTERS = /^(npm|npx|yarn|pnpm|pnpx|corepack)(-cli|-[\d.]+)?(\.[cm]?js)?$/;
function isStarter(script) {
	return STARTERS.test(node_path.default.basename(script));
}

// src/measure/sampler/member.ts
const text = process.env[MEMBER_VARIABLE];
const script = process.argv[1] ?? "";
if (text !== void 0 && !(!node_worker_threads.isMainThread && node_worker_threads.parentPort === null) && !(node_worker_threads.isMainThread && isSampler(script)) && !isStarter(script)) {
	const order = JSON.parse(text);
	keepMembers(text, () => {});
	if (node_worker_threads.isMainThread && typeof globalThis.gc !== "function") for (const flag of order.v8Flags) node_v8.default.setFlagsFromString(flag);
	reportAsMember(order, provideGc());
}
/** The process that calls a workload's function speaks for itself. */
function isSampler(file) {
	return file === node_path.default.join(__dirname, "sampler.cjs");
}
