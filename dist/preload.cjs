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
let node_path = require("node:path");
node_path = __toESM(node_path, 1);
let node_v8 = require("node:v8");
node_v8 = __toESM(node_v8, 1);
let node_worker_threads = require("node:worker_threads");
let node_net = require("node:net");
node_net = __toESM(node_net, 1);
let node_diagnostics_channel = require("node:diagnostics_channel");
node_diagnostics_channel = __toESM(node_diagnostics_channel, 1);
let node_process = require("node:process");
node_process = __toESM(node_process, 1);
let node_inspector = require("node:inspector");
node_inspector = __toESM(node_inspector, 1);
let node_os = require("node:os");
node_os = __toESM(node_os, 1);
let node_url = require("node:url");
let node_vm = require("node:vm");
node_vm = __toESM(node_vm, 1);
let node_timers = require("node:timers");
node_timers = __toESM(node_timers, 1);
let node_console = require("node:console");
let node_stream = require("node:stream");
let node_module = require("node:module");
node_module = __toESM(node_module, 1);
let node_events = require("node:events");
let node_perf_hooks = require("node:perf_hooks");

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
const PHASES = [
	"load",
	"setup",
	"iterate",
	"settle",
	"snapshot",
	"teardown"
];
/** The environment variable through which a preloaded sampler gets its PreloadSettings, as JSON. */
const PRELOAD_VARIABLE = "HEAPSLOPE_PRELOAD";
/** Name of the frames file of one thread inside `PreloadSettings.folder`. */
function framesFileOf({ pid, threadId }) {
	return `${pid}-${threadId}.frames`;
}

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

// src/measure/sampler/connection.ts
const BUFFER_BYTES = 16384;
/**
* Connects to the parent, says who this is, and gives each order as it comes. The connection keeps no process alive, is
* read into one buffer that is used again, and if it breaks, nothing happens: the program goes on unmeasured.
*/
function connectTo(address, hello, onOrder) {
	let pending = "";
	const socket = node_net.default.connect({
		path: address,
		onread: {
			buffer: Buffer.alloc(BUFFER_BYTES),
			callback(bytes, buffer) {
				pending += Buffer.from(buffer.buffer, buffer.byteOffset, bytes).toString("utf8");
				const lines = pending.split("\n");
				pending = lines.pop() ?? "";
				for (const line of lines) onOrder(JSON.parse(line));
				return true;
			}
		}
	});
	socket.on("error", () => {});
	socket.write(`${JSON.stringify(hello)}\n`);
	socket.unref();
}

// src/measure/sampler/count-requests.ts
/** Counts what servers of node:http have answered: at index 0 all, at index 1 what was not 2xx. */
function countRequests(counted) {
	node_diagnostics_channel.default.subscribe("http.server.response.finish", (message) => {
		const { statusCode } = message.response;
		counted[0]++;
		if (statusCode < 200 || statusCode > 299) counted[1]++;
	});
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

// src/measure/sampler/on-demand.ts
/** Writes what is asked for into `files`, one after the other; past the last, and where there are none, it is only noted. */
function createOnDemand(files, channel, { writeSnapshot }) {
	const promised = /* @__PURE__ */ new Set();
	return async function askForSnapshot(by) {
		const isFree = (path) => by !== "rehearsal" && !promised.has(path) && !(0, node_fs.existsSync)(path);
		const next = files.find(isFree) ?? null;
		if (next !== null) promised.add(next);
		const file = next && await writeSnapshot(next).then(() => next, () => null);
		channel.notice({
			type: "snapshot-asked",
			by,
			file
		});
		return file;
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

// src/measure/sampler/orders.ts
const now$1 = performance.now.bind(performance);
const MOST_REHEARSALS = 12;
/** The probe's own first readings move the heap: it is still when this many in a row did not. */
const STILL_READINGS = 3;
/** @param counted ticks or requests, and requests that were not answered with 2xx */
function createOrders(channel, probe, settling, counted) {
	const { settle, learnPatience, standing } = settling;
	const lastHeapUsed = /* @__PURE__ */ new Float64Array(1);
	let writer = null;
	let lastWritten = Promise.resolve();
	let prepared = () => {};
	const isPrepared = new Promise((resolve) => {
		prepared = resolve;
	});
	/** One after the other: the program asks for one whenever it likes. */
	function write(file) {
		const written = lastWritten.then(() => writer?.write(file));
		lastWritten = written.catch(() => {});
		return written;
	}
	async function carryOut(order) {
		try {
			switch (order.kind) {
				case "rehearse":
					await rehearse();
					break;
				case "sample":
					await read("sample", order.iterations);
					break;
				case "prepare-snapshots":
					writer = await openSnapshotWriter(async () => {
						await settle();
					});
					prepared();
					break;
				case "snapshot":
					await settle();
					refuseWithoutMemory({
						phase: "snapshot",
						begun: counted[0]
					}, standing);
					if (order.startTracking) await writer?.trackAllocations();
					await write(order.file);
					if (order.sourcesFile !== null) await writer?.writeSources(order.sourcesFile);
			}
			channel.floats.set(counted);
			channel.sendFloats(FRAME.counts, counted.length);
			channel.beat("iterate", counted[0], order.number);
		} catch (thrown) {
			channel.notice({
				type: "failed",
				failure: failureOf(thrown)
			});
		}
	}
	async function rehearse() {
		let still = 0;
		for (let rehearsals = 0; still < STILL_READINGS && rehearsals < MOST_REHEARSALS; rehearsals++) {
			await read("rehearsal", null);
			const heapUsed = standing[0];
			still = heapUsed === lastHeapUsed[0] ? still + 1 : 0;
			lastHeapUsed[0] = heapUsed;
			if (rehearsals === 0) await learnPatience();
		}
	}
	async function read(kind, iterations) {
		const rounds = await settle();
		probe.read(kind, iterations ?? counted[0], now$1(), rounds, standing);
	}
	function failureOf(thrown) {
		if (thrown instanceof WorkloadError) return thrown.failure;
		const error = errorFacts(thrown);
		return {
			code: "snapshot-failed",
			phase: "snapshot",
			iteration: counted[0],
			error
		};
	}
	return {
		carryOut,
		async writeSnapshot(file) {
			await isPrepared;
			await write(file);
		}
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

// src/measure/sampler/turn.ts
const { setImmediate: setImmediate$1 } = node_timers.default;
/** One turn of the event loop. */
function turn() {
	return new Promise((resolve) => {
		setImmediate$1(resolve);
	});
}

// src/measure/sampler/warm-console.ts
/**
* The first line that a program prints leaves 28 kB behind: what formats it is compiled, and the stream is opened. Many
* programs print by a timer, in the middle of their window. So this is done before: a line to nowhere, and the streams
* opened with nothing written to them.
*/
function warmConsole() {
	const nowhere = new node_stream.Writable({ write: (_chunk, _encoding, done) => done() });
	const silent = new node_console.Console({
		stdout: nowhere,
		stderr: nowhere
	});
	silent.log("%s %d %j", "a", 1, { a: 1 }, [1, "a"], /* @__PURE__ */ new Map([["a", 1]]), void 0);
	silent.error(/* @__PURE__ */ new Error("a"));
	silent.log(process.memoryUsage());
	for (const stream of [process.stdout, process.stderr]) try {
		stream.write("");
	} catch {}
}

// src/measure/sampler/rehearse-rare-calls.ts
const TIMES = 3;
/** Ignored where nobody listens; Node leaves it alone. */
const SIGNAL = "SIGURG";
/** A signal is delivered within a turn or two. */
const MOST_TURNS = 16;
/**
* What programs do by a timer, in the middle of their window: print a line, send a signal, ask for a heap snapshot. The first
* time leaves kilobytes behind, and some of it the second time. So it is done here, before the first sample, with nothing
* that the program or anybody else could see of it.
*/
async function rehearseRareCalls(askForSnapshot) {
	warmConsole();
	for (let time = 0; time < TIMES; time++) {
		await rehearseSignal();
		await askForSnapshot("rehearsal");
	}
}
async function rehearseSignal() {
	if (!node_worker_threads.isMainThread || node_process.default.platform === "win32" || node_process.default.listenerCount(SIGNAL) > 0) return;
	let isThere = false;
	const listen = () => {
		isThere = true;
	};
	node_process.default.once(SIGNAL, listen);
	node_process.default.kill(node_process.default.pid, SIGNAL);
	for (let turns = 0; turns < MOST_TURNS && !isThere; turns++) await turn();
	node_process.default.off(SIGNAL, listen);
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
const now = performance.now.bind(performance);
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
		const untilMs = now() + ms;
		while (now() < untilMs) {
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

// src/measure/sampler/stand-in-heapdump.ts
/**
* `heapdump` (node-heapdump) for where it cannot be built: `writeSnapshot([filename], [callback])`. The file goes into the
* report, not where the program wants it, and is written in a run that explains only; the program is told that all is well.
*/
function heapdumpStandIn(askForSnapshot) {
	return { writeSnapshot(...given) {
		answer(given.find((one) => typeof one === "string") ?? `heapdump-${Date.now()}.heapsnapshot`, given.find((one) => typeof one === "function"));
		return true;
	} };
	async function answer(filename, done) {
		const asked = await askForSnapshot("heapdump").then((file) => ({
			error: null,
			file: file ?? filename
		}), (error) => ({
			error,
			file: filename
		}));
		setImmediate(() => done?.(asked.error, asked.file));
	}
}

// src/measure/sampler/heap-census.ts
/** A snapshot of more than this is too much to read beside the program that it is of. */
const LARGEST_HEAP_BYTES = 50331648;
/** As memwatch calls what has no constructor. */
const KINDS = {
	array: "Array",
	string: "String",
	"concatenated string": "String",
	"sliced string": "String",
	code: "Code",
	closure: "Closure",
	regexp: "RegExp",
	number: "Number"
};
/** null where the heap is too large, or a snapshot of it cannot be written. */
function takeCensus() {
	if (process.memoryUsage().heapUsed > LARGEST_HEAP_BYTES) return null;
	try {
		const folder = node_fs.default.mkdtempSync(node_path.default.join(node_os.default.tmpdir(), "heapslope-census-"));
		const remove = () => node_fs.default.rmSync(folder, {
			recursive: true,
			force: true
		});
		process.once("exit", remove);
		const file = node_v8.default.writeHeapSnapshot(node_path.default.join(folder, "heap"));
		const read = () => {
			const counted = countIn(JSON.parse(node_fs.default.readFileSync(file, "utf8")));
			process.off("exit", remove);
			remove();
			return counted;
		};
		return {
			read,
			compareWith: (later) => differenceOf(read(), later.read())
		};
	} catch {
		return null;
	}
}
function countIn({ snapshot: { meta }, nodes, strings }) {
	const fields = meta.node_fields;
	const [type, name, id, size] = [
		"type",
		"name",
		"id",
		"self_size"
	].map((field) => fields.indexOf(field));
	const types = meta.node_types[0];
	const each = (visit) => {
		for (let at = 0; at < nodes.length; at += fields.length) {
			const kind = types[nodes[at + type]];
			if (nodes[at + id] % 2 === 0) continue;
			const what = kind === "object" ? strings[nodes[at + name]] : KINDS[kind];
			if (what !== void 0) visit(nodes[at + id], what, nodes[at + size]);
		}
	};
	const ids = /* @__PURE__ */ new Set();
	each((one) => ids.add(one));
	return {
		ids,
		each
	};
}
function differenceOf(before, after) {
	const changes = /* @__PURE__ */ new Map();
	const countInto = (from, others, sign) => from.each((id, what, bytes) => {
		if (others.has(id)) return;
		const change = changes.get(what) ?? {
			what,
			size_bytes: 0,
			"+": 0,
			"-": 0
		};
		change[sign]++;
		change.size_bytes += sign === "+" ? bytes : -bytes;
		changes.set(what, change);
	});
	countInto(after, before.ids, "+");
	countInto(before, after.ids, "-");
	const all = [...changes.values()];
	return {
		nodesBefore: before.ids.size,
		nodesAfter: after.ids.size,
		allocated: all.reduce((sum, change) => sum + change["+"], 0),
		freed: all.reduce((sum, change) => sum + change["-"], 0),
		changes: all.sort((a, b) => Math.abs(b.size_bytes) - Math.abs(a.size_bytes))
	};
}

// src/measure/sampler/stand-in-memwatch.ts
/** Collections in a row that must each leave more behind before memwatch calls it a leak. */
const LEAK_AFTER = 5;
/**
* `memwatch-next` and `@airbnb/node-memwatch` for where they cannot be built: `stats` after every full collection, `leak`
* after five in a row that left more behind, `gc()`, and `HeapDiff`, with details by constructor while the heap is small.
*/
function memwatchStandIn(collect) {
	const memwatch = new node_events.EventEmitter();
	watchCollections(memwatch);
	const collectedReading = () => {
		collect();
		return reading();
	};
	class HeapDiff {
		#before = collectedReading();
		#census = takeCensus();
		end() {
			const after = collectedReading();
			const later = this.#census && takeCensus();
			const difference = later && this.#census.compareWith(later);
			const size_bytes = after.size_bytes - this.#before.size_bytes;
			return {
				before: {
					...this.#before,
					nodes: difference?.nodesBefore ?? 0
				},
				after: {
					...after,
					nodes: difference?.nodesAfter ?? 0
				},
				change: {
					size_bytes,
					size: sizeText(size_bytes),
					freed_nodes: difference?.freed ?? 0,
					allocated_nodes: difference?.allocated ?? 0,
					details: (difference?.changes ?? []).map((change) => ({
						...change,
						size: sizeText(change.size_bytes)
					}))
				}
			};
		}
	}
	return Object.assign(memwatch, {
		gc: collect,
		HeapDiff
	});
}
function watchCollections(memwatch) {
	const sizes = /* @__PURE__ */ new Float64Array(3);
	const [LAST, MIN, MAX] = [
		0,
		1,
		2
	];
	let full = 0;
	let incremental = 0;
	let growths = 0;
	let start = /* @__PURE__ */ new Date();
	let atStart = 0;
	function afterFullCollection() {
		const current_base = process.memoryUsage().heapUsed;
		full++;
		sizes[MIN] = full === 1 ? current_base : Math.min(sizes[MIN], current_base);
		sizes[MAX] = Math.max(sizes[MAX], current_base);
		memwatch.emit("stats", {
			num_full_gc: full,
			num_inc_gc: incremental,
			heap_compactions: full,
			usage_trend: 0,
			estimated_base: current_base,
			current_base,
			min: sizes[MIN],
			max: sizes[MAX]
		});
		if (growths === 0) {
			start = /* @__PURE__ */ new Date();
			atStart = sizes[LAST];
		}
		growths = full > 1 && current_base > sizes[LAST] ? growths + 1 : 0;
		sizes[LAST] = current_base;
		if (growths < LEAK_AFTER) return;
		growths = 0;
		const growth = current_base - atStart;
		const end = /* @__PURE__ */ new Date();
		const reason = `heap growth over ${LEAK_AFTER} consecutive GCs (${end.getTime() - start.getTime()} ms) - ${sizeText(growth)}`;
		memwatch.emit("leak", {
			start,
			end,
			growth,
			reason
		});
	}
	new node_perf_hooks.PerformanceObserver((list) => {
		for (const entry of list.getEntries()) {
			const { detail } = entry;
			if (detail.kind === node_perf_hooks.constants.NODE_PERFORMANCE_GC_MAJOR) afterFullCollection();
			else incremental++;
		}
	}).observe({ entryTypes: ["gc"] });
}
function reading() {
	const { heapUsed } = process.memoryUsage();
	return {
		nodes: 0,
		time: /* @__PURE__ */ new Date(),
		size_bytes: heapUsed,
		size: sizeText(heapUsed)
	};
}
function sizeText(bytes) {
	const kilobytes = bytes / 1024;
	return Math.abs(kilobytes) < 1024 ? `${kilobytes.toFixed(2)} kb` : `${(kilobytes / 1024).toFixed(2)} mb`;
}

// src/measure/sampler/stand-ins.ts
const SCHEME = "heapslope-stand-in:";
/** Where the source of a stand-in's ES module finds it. */
const PLACE = Symbol.for("heapslope.stand-ins");
/**
* Serves programs that ask for `heapdump` or a memwatch which is not installed, or which cannot be loaded (both are native
* and no longer build): from `require`, and from `import` where Node has synchronous hooks. One that loads is left alone.
*/
function provideStandIns(askForSnapshot, collect) {
	const made = /* @__PURE__ */ new Map();
	const makers = {
		heapdump: () => heapdumpStandIn(askForSnapshot),
		"memwatch-next": () => memwatchStandIn(collect),
		"@airbnb/node-memwatch": () => memwatchStandIn(collect)
	};
	const standInFor = (name) => {
		const present = made.get(name) ?? makers[name]();
		made.set(name, present);
		return present;
	};
	const isServed = (name) => Object.hasOwn(makers, name);
	serveRequire(isServed, standInFor);
	serveImport(isServed, standInFor);
}
function serveRequire(isServed, standInFor) {
	const loader = node_module.default;
	const load = loader._load;
	loader._load = function(request, parent, isMain) {
		if (!isServed(request)) return load.call(this, request, parent, isMain);
		try {
			return load.call(this, request, parent, isMain);
		} catch {
			return standInFor(request);
		}
	};
}
function serveImport(isServed, standInFor) {
	const { registerHooks } = node_module.default;
	if (registerHooks === void 0) return;
	Object.defineProperty(globalThis, PLACE, { value: standInFor });
	registerHooks({
		resolve(specifier, context, next) {
			if (!isServed(specifier)) return next(specifier, context);
			try {
				return next(specifier, context);
			} catch {
				return {
					url: SCHEME + specifier,
					format: "module",
					shortCircuit: true
				};
			}
		},
		load(url, context, next) {
			if (!url.startsWith(SCHEME)) return next(url, context);
			const name = url.slice(19);
			const names = Object.keys(standInFor(name));
			return {
				format: "module",
				source: [
					`const standIn = globalThis[Symbol.for('heapslope.stand-ins')](${JSON.stringify(name)})`,
					"export default standIn",
					...names.map((key) => `export const ${key} = standIn.${key}`)
				].join("\n"),
				shortCircuit: true
			};
		}
	});
}

// src/measure/sampler/starter.ts
/** Node programs that only start the program in question. */
const STARTERS = /^(npm|npx|yarn|pnpm|pnpx|corepack)(-cli|-[\d.]+)?(\.[cm]?js)?$/;
function isStarter(script) {
	return STARTERS.test(node_path.default.basename(script));
}

// src/measure/sampler/preload.ts
/**
* The sampler for a program that runs by itself (`script`, `serve`), preloaded through `--require` or NODE_OPTIONS and so
* found in every Node process and worker thread that inherits either. Without PRELOAD_VARIABLE it does nothing.
*
* Once per process it sets the V8 flags it is given and provides `gc`. Once per thread it opens its file of frames
* (written synchronously, so that the last word of a crash arrives), connects to its parent, says `Hello`, and from then
* on carries out one `Order` after the other. Time and load are the parent's: nothing is read unless it was asked for.
*
* The program sees `globalThis.gc` and `globalThis.heapslope.tick()`.
*/
const text = process.env[PRELOAD_VARIABLE];
const script = process.argv[1] ?? "";
if (text !== void 0 && !isStarter(script)) start(JSON.parse(text));
function start(settings) {
	if (node_worker_threads.isMainThread) for (const flag of settings.v8Flags) node_v8.default.setFlagsFromString(flag);
	const { pid, ppid, version: nodeVersion } = process;
	const hello = {
		pid,
		ppid,
		threadId: node_worker_threads.threadId,
		script,
		nodeVersion
	};
	const counted = offerCounter(settings);
	const channel = openChannel(192, node_fs.default.openSync(node_path.default.join(settings.folder, framesFileOf(hello)), "a"));
	const collect = holdingDate(provideGc());
	const probe = createProbe(channel);
	const settle = settings.settle === "fixed" ? createRunningSettle(probe, collect) : createSettle(probe, collect);
	const orders = createOrders(channel, probe, settle, counted);
	const askForSnapshot = createOnDemand(settings.onDemandFiles, channel, orders);
	let last = Promise.resolve();
	connectTo(settings.address, hello, (order) => {
		if (order.kind === "rehearse") last = last.then(() => rehearseRareCalls(askForSnapshot));
		last = last.then(() => orders.carryOut(order));
	});
	tellTheEnd(channel, counted);
	provideStandIns(askForSnapshot, collect);
	if (node_worker_threads.isMainThread && process.platform !== "win32") process.on("SIGUSR2", () => void askForSnapshot("SIGUSR2"));
}
/** What is counted: requests where the load does not tell, else the program's ticks. */
function offerCounter({ countsRequests }) {
	const counted = /* @__PURE__ */ new Float64Array(2);
	if (countsRequests) countRequests(counted);
	Object.defineProperty(globalThis, "heapslope", {
		value: Object.freeze({ tick: countsRequests ? () => {} : () => void counted[0]++ }),
		configurable: true
	});
	return counted;
}
/** The last words of this thread, written at once. */
function tellTheEnd(channel, counted) {
	process.on("uncaughtExceptionMonitor", (thrown) => {
		const error = errorFacts(thrown);
		const failure = {
			code: "uncaught-error",
			phase: "iterate",
			iteration: counted[0],
			error
		};
		channel.notice({
			type: "failed",
			failure
		});
	});
	process.on("exit", (exitCode) => {
		channel.notice({
			type: "exiting",
			exitCode,
			phase: "iterate",
			iteration: counted[0]
		});
	});
}
