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

let node_fs = require("node:fs");
node_fs = __toESM(node_fs, 1);
let node_timers = require("node:timers");
node_timers = __toESM(node_timers, 1);
let node_async_hooks = require("node:async_hooks");
let node_module = require("node:module");
let node_process = require("node:process");
node_process = __toESM(node_process, 1);
let node_child_process = require("node:child_process");
let node_v8 = require("node:v8");
node_v8 = __toESM(node_v8, 1);
let node_inspector = require("node:inspector");
node_inspector = __toESM(node_inspector, 1);
let node_os = require("node:os");
node_os = __toESM(node_os, 1);
let node_url = require("node:url");

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

// src/measure/sampler/channel.ts
const { readSync, writeSync: writeSync$1 } = node_fs.default;
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
			start += writeSync$1(fd, from, start, end - start);
		} catch (error) {
			if (error.code !== "EAGAIN") throw error;
		}
	}
	/** Blocks; a channel that has ended is no error here, as the process ends with its parent. */
	function readAll(into) {
		let start = 0;
		while (start < into.length) try {
			const bytesRead = readSync(fd, into, start, into.length - start, null);
			if (bytesRead === 0) return;
			start += bytesRead;
		} catch (error) {
			if (error.code !== "EAGAIN") throw error;
		}
	}
}

// src/measure/sampler/error-facts.ts
const LONGEST_MESSAGE = 2e3;
const LONGEST_STACK = 4e3;
/** What was thrown, whatever it is, as short plain text. Never throws: a hostile getter counts as absent. */
function errorFacts(thrown) {
	const isObject = typeof thrown === "object" && thrown !== null || typeof thrown === "function";
	const message = isObject ? text(() => thrown.message) : null;
	return {
		name: (isObject ? text(() => thrown.name) : null) ?? (isObject ? "Error" : typeof thrown),
		message: (message ?? text(() => String(thrown)) ?? "a value that cannot be shown").slice(0, LONGEST_MESSAGE),
		code: isObject ? text(() => thrown.code) : null,
		stack: (isObject ? text(() => thrown.stack) : null)?.slice(0, LONGEST_STACK) ?? null
	};
}
function text(read) {
	try {
		const value = read();
		return typeof value === "string" ? value : null;
	} catch {
		return null;
	}
}

// src/measure/sampler/turn.ts
const { setImmediate: setImmediate$1 } = node_timers.default;
/** One turn of the event loop. */
function turn() {
	return new Promise((resolve) => {
		setImmediate$1(resolve);
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

// src/measure/sampler/handle-run.ts
const MOST_GROUPS = 20;
/**
* Tells what was opened between the first two iteration counts of the plan and is open at the third, by type and by the
* functions that opened it, most first. Errors: WorkloadError.
*/
async function handleRun(plan, trace, channel, runTo, tracker, { settle }) {
	tracker.countSamples(0);
	for (const iterations of plan.iterations) {
		tracker.enter("iterate");
		await runTo(iterations);
		tracker.enter("settle");
		await settle();
		trace.mark();
		tracker.countSamples(1);
	}
	for (const group of grouped(trace.open().filter(({ bornAfterMarks }) => bornAfterMarks === 1))) channel.notice({
		type: "handles",
		group
	});
}
function grouped(opened) {
	const groups = /* @__PURE__ */ new Map();
	for (const { type, stack } of opened) {
		const key = JSON.stringify([type, stack]);
		groups.set(key, {
			type,
			stack,
			count: (groups.get(key)?.count ?? 0) + 1
		});
	}
	return [...groups.values()].sort((a, b) => b.count - a.count).slice(0, MOST_GROUPS);
}

// src/measure/sampler/handle-trace.ts
/** What async_hooks calls the things that `process.getActiveResourcesInfo` counts, and what that calls them. */
const TYPES = {
	Timeout: "Timeout",
	TCPWRAP: "TCPSocketWrap",
	TCPSERVERWRAP: "TCPServerWrap",
	PIPEWRAP: "PipeWrap",
	PIPESERVERWRAP: "PipeServerWrap",
	UDPWRAP: "UDPWrap",
	TTYWRAP: "TTYWrap",
	PROCESSWRAP: "ProcessWrap",
	FSEVENTWRAP: "FSEventWrap",
	STATWATCHER: "StatWatcher",
	SIGNALWRAP: "SignalWrap",
	MESSAGEPORT: "MessagePort",
	WORKER: "Worker"
};
const MOST_FUNCTIONS = 24;
function startHandleTrace(isOwnScript) {
	const handles = /* @__PURE__ */ new Map();
	const files = /* @__PURE__ */ new Map();
	const causes = /* @__PURE__ */ new Map();
	let marks = 0;
	(0, node_async_hooks.createHook)({
		init(asyncId, type, triggerAsyncId, resource) {
			if (type === "PROMISE") return;
			const here = currentStack(isOwnScript);
			const stack = here.length > 0 ? here : causes.get(triggerAsyncId) ?? [];
			causes.set(asyncId, stack);
			const name = TYPES[type];
			if (name === void 0) return;
			handles.set(asyncId, {
				type: name,
				bornAfterMarks: marks,
				stack,
				resource: new WeakRef(resource)
			});
		},
		destroy(asyncId) {
			handles.delete(asyncId);
			causes.delete(asyncId);
		}
	}).enable();
	watchOpening((descriptor, stack) => files.set(descriptor, {
		type: "file",
		bornAfterMarks: marks,
		stack
	}), isOwnScript);
	return {
		mark() {
			marks++;
		},
		open: () => [...[...handles.values()].filter(({ resource }) => isReferenced(resource.deref())), ...[...files].filter(([descriptor]) => isOpenFile(descriptor)).map(([, opened]) => opened)]
	};
}
/** What is not referenced is not counted as active either. */
function isReferenced(resource) {
	const { hasRef } = resource ?? {};
	return resource !== void 0 && (typeof hasRef !== "function" || hasRef.call(resource));
}
function isOpenFile(descriptor) {
	try {
		return node_fs.default.fstatSync(descriptor).isFile();
	} catch {
		return false;
	}
}
/** `fs.open` in its three ways; streams open their files through it. */
function watchOpening(onOpen, isOwnScript) {
	const { open, openSync } = node_fs.default;
	const { open: openPromise } = node_fs.default.promises;
	Object.assign(node_fs.default, {
		openSync(...args) {
			const descriptor = openSync(...args);
			onOpen(descriptor, currentStack(isOwnScript));
			return descriptor;
		},
		open(...args) {
			const stack = currentStack(isOwnScript);
			const callback = args.at(-1);
			if (typeof callback === "function") args[args.length - 1] = (error, descriptor) => {
				if (!error) onOpen(descriptor, stack);
				callback(error, descriptor);
			};
			return open(...args);
		}
	});
	Object.assign(node_fs.default.promises, { async open(...args) {
		const stack = currentStack(isOwnScript);
		const handle = await openPromise(...args);
		onOpen(handle.fd, stack);
		return handle;
	} });
	(0, node_module.syncBuiltinESMExports)();
}
function currentStack(isOwnScript) {
	const { prepareStackTrace, stackTraceLimit } = Error;
	try {
		Error.stackTraceLimit = 96;
		Error.prepareStackTrace = (_, sites) => sites;
		return (/* @__PURE__ */ new Error()).stack.map((site) => ({
			functionName: site.getFunctionName() ?? "",
			scriptName: site.getFileName() ?? "",
			line: site.getLineNumber() ?? 0,
			column: site.getColumnNumber() ?? 0
		})).filter(({ scriptName }) => /^(file:|\/|[A-Za-z]:[\\/])/.test(scriptName) && !isOwnScript(scriptName)).slice(0, MOST_FUNCTIONS);
	} finally {
		Error.prepareStackTrace = prepareStackTrace;
		Error.stackTraceLimit = stackTraceLimit;
	}
}

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

// src/measure/sampler/settle.ts
const now$1 = performance.now.bind(performance);
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
const { readFileSync, writeFileSync } = node_fs.default;
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
	await post(session, "Debugger.enable", {});
	const sources = [];
	let characters = 0;
	for (const [scriptId, url] of scripts) {
		const { scriptSource } = await post(session, "Debugger.getScriptSource", { scriptId });
		characters += scriptSource.length;
		if (scriptSource.length > LARGEST_CHARACTERS || characters > MOST_CHARACTERS) continue;
		if (scriptSource !== onDisk(url)) sources.push([url, scriptSource]);
	}
	await post(session, "Debugger.disable", {});
	writeFileSync(file, JSON.stringify(sources));
}
function isOwn(url) {
	return /^(file:|\/|[A-Za-z]:[\\/])/.test(url) && !/[\\/]node_modules[\\/]/.test(url) && url !== __filename;
}
function onDisk(url) {
	try {
		return readFileSync(url.startsWith("file:") ? (0, node_url.fileURLToPath)(url) : url, "utf8");
	} catch {
		return null;
	}
}
function post(session, method, parameters) {
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

// src/measure/sampler/workload.ts
/** Errors: whatever loading the module throws. null: the module has no function to call. */
async function loadWorkload(modulePath) {
	const namespace = await import((0, node_url.pathToFileURL)(modulePath).href);
	const outer = member(namespace, "default");
	const iteration = asFunction(outer) ?? asFunction(member(outer, "default"));
	if (iteration === null) return null;
	const other = (name) => asFunction(member(namespace, name)) ?? asFunction(member(outer, name));
	return {
		iteration,
		setup: other("setup"),
		teardown: other("teardown")
	};
}
function asFunction(value) {
	return typeof value === "function" ? value : null;
}
function member(value, name) {
	if (value === null || typeof value !== "object" && typeof value !== "function") return void 0;
	return value[name];
}

// src/measure/sampler/main.ts
const exit = process.exit.bind(process);
const collect = globalThis.gc;
const channel = openChannel(192);
const tracker = createTracker(channel);
let said = false;
let hasMembers = false;
/** The last thing this process says. */
function conclude(failure) {
	if (said) return;
	said = true;
	channel.notice(failure === null ? { type: "done" } : {
		type: "failed",
		failure
	});
}
function failureHere(code, thrown) {
	return {
		code,
		phase: tracker.phase,
		iteration: tracker.begun,
		error: thrown === null ? null : errorFacts(thrown[0])
	};
}
keepMembers(process.env["HEAPSLOPE_MEMBER"] ?? "", () => {
	hasMembers = true;
});
process.on("uncaughtExceptionMonitor", (thrown) => conclude(failureHere("uncaught-error", [thrown])));
process.on("beforeExit", () => {
	conclude(failureHere("never-ends", null));
	exit(1);
});
process.on("exit", (exitCode) => {
	if (!said) channel.notice({
		type: "exiting",
		exitCode,
		phase: tracker.phase,
		iteration: tracker.begun
	});
});
const request = JSON.parse(process.argv[2]);
process.argv.splice(1, process.argv.length - 1, request.modulePath, ...request.args);
run(request).then(() => {
	conclude(null);
	exit(0);
}, (error) => {
	if (!(error instanceof WorkloadError)) throw error;
	conclude(error.failure);
	if (error.failure.error !== null) dieOf(error.cause);
	setImmediate(exit, 1);
});
/** Lets Node print it, with the line of a syntax error, which no property of the error tells. */
function dieOf(thrown) {
	process.removeAllListeners("uncaughtException");
	setImmediate(() => {
		throw thrown;
	});
}
async function run({ modulePath, args, task }) {
	const probe = createProbe(channel);
	const patienceMs = task.kind === "measure" ? task.patienceMs : void 0;
	const settle = createSettle(probe, holdingDate(collect), { patienceMs });
	await tracker.startBeating();
	const writer = task.kind === "snapshots" ? await openSnapshotWriter(rehearsal) : null;
	const trace = task.kind === "handles" ? startHandleTrace((scriptName) => scriptName === __filename) : null;
	const workload = await load(modulePath);
	const context = Object.freeze({
		args: Object.freeze([...args]),
		state: {}
	});
	const runTo = createDriver(workload, context, tracker);
	await callOnce("setup");
	switch (task.kind) {
		case "measure":
			await sampleRun(task, runTo, tracker, probe, settle, awaitMembers, 0, channel.asksToGoOn);
			break;
		case "snapshots":
			await snapshotRun(task, writer, runTo, tracker, settle, awaitMembers);
			break;
		case "handles": await handleRun(task, trace, channel, runTo, tracker, settle);
	}
	await callOnce("teardown");
	async function rehearsal() {
		tracker.enter("settle");
		tracker.beginIterations(0);
		await settle.settle();
	}
	async function callOnce(name) {
		tracker.enter(name);
		try {
			await workload[name]?.(context);
		} catch (thrown) {
			throw new WorkloadError(failureHere(`${name}-threw`, [thrown]), thrown);
		}
	}
}
/** A program that never had a member waits for none. */
function awaitMembers(kept) {
	if (hasMembers) channel.awaitMembers(kept);
}
async function load(modulePath) {
	let workload;
	try {
		workload = await loadWorkload(modulePath);
	} catch (thrown) {
		throw new WorkloadError(failureHere("workload-not-loadable", [thrown]), thrown);
	}
	if (workload === null) throw new WorkloadError(failureHere("workload-not-a-function", null));
	return workload;
}
