import * as module from "node:module";
import { parentPort, workerData } from "node:worker_threads";
import { closeSync, createReadStream, fstatSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { open, stat } from "node:fs/promises";
import { isAbsolute, relative, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import * as zlib from "node:zlib";
import { createGunzip, createInflateRaw } from "node:zlib";

// src/snapshot/comparison/compare-heaps.ts
const nothing = {
	objects: 0,
	selfBytes: 0
};
/**
* Holds two snapshots against each other, of one process or of two: by class and signature, never by id, as ids of two
* processes say nothing about each other.
*/
function compareHeaps(before, after) {
	const changes = /* @__PURE__ */ new Map();
	for (const group of before.groups) note(changes, group, amountOf(group), nothing);
	for (const group of after.groups) note(changes, group, nothing, amountOf(group));
	const differing = [...changes.values()].filter((change) => change.before.objects !== change.after.objects || change.before.selfBytes !== change.after.selfBytes);
	return {
		before: amountOf(before),
		after: amountOf(after),
		changes: differing.sort((a, b) => Math.abs(bytesGained(b)) - Math.abs(bytesGained(a)) || (a.signature < b.signature ? -1 : 1))
	};
}
/** Two groups of one snapshot may share a signature (a class of one name in two scripts): they are one then. */
function note(changes, group, before, after) {
	const known = changes.get(group.signature);
	const { signature, constructorName, kind, shape, retainerPath } = group;
	changes.set(signature, {
		signature,
		constructorName,
		kind,
		shape,
		retainerPath,
		before: sum(known?.before ?? nothing, before),
		after: sum(known?.after ?? nothing, after)
	});
}
function bytesGained({ before, after }) {
	return after.selfBytes - before.selfBytes;
}
function amountOf({ objects, selfBytes }) {
	return {
		objects,
		selfBytes
	};
}
function sum(a, b) {
	return {
		objects: a.objects + b.objects,
		selfBytes: a.selfBytes + b.selfBytes
	};
}

// src/snapshot/comparison/heap-diff.ts
/**
* node-memwatch tells new nodes from freed ones by id. Here a class gains under one retainer path and loses under another:
* what comes and goes under the same path cancels out, as it must between two processes.
*/
function heapDiff({ before, after, changes }) {
	const details = /* @__PURE__ */ new Map();
	for (const change of changes) {
		const detail = details.get(whatOf(change)) ?? {
			bytes: 0,
			gained: 0,
			lost: 0
		};
		const objects = change.after.objects - change.before.objects;
		detail.bytes += change.after.selfBytes - change.before.selfBytes;
		if (objects > 0) detail.gained += objects;
		else detail.lost -= objects;
		details.set(whatOf(change), detail);
	}
	const total = [...details.values()];
	const changedBytes = after.selfBytes - before.selfBytes;
	return {
		before: {
			nodes: before.objects,
			size_bytes: before.selfBytes,
			size: sizeText(before.selfBytes)
		},
		after: {
			nodes: after.objects,
			size_bytes: after.selfBytes,
			size: sizeText(after.selfBytes)
		},
		change: {
			size_bytes: changedBytes,
			size: sizeText(changedBytes),
			freed_nodes: total.reduce((sum, { lost }) => sum + lost, 0),
			allocated_nodes: total.reduce((sum, { gained }) => sum + gained, 0),
			details: [...details].map(([what, { bytes, gained, lost }]) => ({
				what,
				size_bytes: bytes,
				size: sizeText(bytes),
				"+": gained,
				"-": lost
			})).sort((a, b) => Math.abs(b.size_bytes) - Math.abs(a.size_bytes) || (a.what < b.what ? -1 : 1))
		}
	};
}
function whatOf({ kind, shape, constructorName }) {
	if (kind === "closure") return "Function";
	return shape === null ? constructorName : `{${shape.keys.join(", ")}}`;
}
/** `-2.07 kb`, as node-memwatch writes it: units of 1,024, two decimals. */
function sizeText(bytes) {
	const size = Math.abs(bytes);
	if (size >= 1048576) return `${(bytes / 1024 / 1024).toFixed(2)} mb`;
	return size >= 1024 ? `${(bytes / 1024).toFixed(2)} kb` : `${bytes} bytes`;
}

// src/snapshot/format/edge-word.ts
/** Edge types under codes of our own: the parser translates the file's. `unknown` holds whatever a newer V8 adds. */
const EdgeType = {
	context: 0,
	element: 1,
	property: 2,
	internal: 3,
	hidden: 4,
	shortcut: 5,
	weak: 6,
	unknown: 7
};
/** V8's spelling of each type, by code. */
const knownEdgeTypes = [
	"context",
	"element",
	"property",
	"internal",
	"hidden",
	"shortcut",
	"weak",
	"(unknown)"
];
/**
* An edge is one 32-bit word, `target << 4 | essential << 3 | type`, beside its name: one random read tells where it
* leads, what it is and whether it counts for dominators. Hence at most 2^28 nodes. The parser takes every edge but the
* weak ones for essential; the analysis takes the bit from the few that are not.
*/
const edgeTypeMask = 7;
const essentialBit = 8;
const edgeTargetShift = 4;
const maxNodeCount = 2 ** 28;
/** Type and essential bit of an edge as the parser writes them. */
function presumedBits(type) {
	return type === EdgeType.weak ? type : type | 8;
}
function edgeType(word) {
	return word & 7;
}
function edgeTarget(word) {
	return word >>> 4;
}
/** Whether the edge's name is a number (an index) and not a string: see `edgeName` in `SnapshotColumns`. */
function edgeNameIsIndex(word) {
	const type = word & 7;
	return type === EdgeType.element || type === EdgeType.hidden;
}

// src/snapshot/format/snapshot-format-error.ts
/** The text is no heap snapshot, or a damaged one. Remedy: take the snapshot again, or download it again. */
var SnapshotFormatError = class extends Error {
	name = "SnapshotFormatError";
	byteOffset;
	section;
	expected;
	found;
	source;
	constructor(facts, options) {
		super(`${facts.source === void 0 ? "" : `${facts.source} is `}not a readable heap snapshot: in ${facts.section} at byte ${facts.byteOffset} expected ${facts.expected}, found ${facts.found}; take or download it again`, options);
		this.byteOffset = facts.byteOffset;
		this.section = facts.section;
		this.expected = facts.expected;
		this.found = facts.found;
		this.source = facts.source ?? null;
	}
};

// src/snapshot/format/byte-window.ts
/**
* What a fast loop reads before it returns to its caller, in bytes. Loops that run through a whole window get optimised before
* V8 has seen how they end, and again each time they do: at 27 MB that is a tenth of the time.
*/
const blockBytes = 8192;
function isSpace(byte) {
	return byte === 32 || byte === 10 || byte === 13 || byte === 9;
}
/** Advances past white space; false where the window has nothing else. */
function skipSpace(window) {
	const { bytes, end } = window;
	let at = window.start;
	while (at < end && isSpace(bytes[at])) at++;
	window.start = at;
	return at < end;
}
function unexpected(window, at, section, expected) {
	const found = at < window.end ? describeByte(window.bytes[at]) : "the end of the text";
	return new SnapshotFormatError({
		byteOffset: window.base + at,
		section,
		expected,
		found
	});
}
function describeByte(byte) {
	return byte > 32 && byte < 127 ? `'${String.fromCharCode(byte)}'` : `byte 0x${byte.toString(16).padStart(2, "0")}`;
}

// src/snapshot/format/value-capture.ts
const quote$4 = 34;
const backslash$5 = 92;
/**
* Passes over one JSON value of any kind, told by its brackets and quotes alone. What it passes over goes to `keep`, so
* that a small value can be captured; a section nobody knows is skipped by keeping nothing.
*/
function createValueReader(section, keep) {
	let depth = 0;
	let inString = false;
	let escaped = false;
	let scalar = false;
	let started = false;
	return { read(window) {
		if (!started) {
			if (!skipSpace(window)) return false;
			started = true;
			const first = window.bytes[window.start];
			scalar = first !== 123 && first !== 91 && first !== quote$4;
			if (first === 44 || first === 125 || first === 93 || first === 58) throw unexpected(window, window.start, section, "a value");
		}
		const { bytes, end } = window;
		let at = window.start;
		let ended = false;
		while (at < end && !ended) {
			const byte = bytes[at];
			if (inString) {
				if (escaped) escaped = false;
				else if (byte === backslash$5) escaped = true;
				else if (byte === quote$4) {
					inString = false;
					ended = depth === 0;
				}
				at++;
			} else if (scalar && (byte === 44 || byte === 125)) break;
			else {
				if (byte === quote$4) inString = true;
				else if (byte === 123 || byte === 91) depth++;
				else if (byte === 125 || byte === 93) {
					depth--;
					if (depth < 0) throw unexpected(window, at, section, "a value");
					ended = depth === 0;
				}
				at++;
			}
		}
		keep?.(bytes.subarray(window.start, at));
		const done = ended || scalar && at < end;
		window.start = at;
		return done;
	} };
}
/** Captures a small value as text. */
function createTextReader(section, limitBytes) {
	const parts = [];
	let heldBytes = 0;
	const reader = createValueReader(section, (bytes) => {
		heldBytes += bytes.length;
		if (heldBytes > limitBytes) throw new SnapshotFormatError({
			byteOffset: 0,
			section,
			expected: `a value of at most ${limitBytes} bytes`,
			found: "a longer one"
		});
		parts.push(bytes.slice());
	});
	const text = () => {
		const all = new Uint8Array(heldBytes);
		let at = 0;
		for (const part of parts) {
			all.set(part, at);
			at += part.length;
		}
		return new TextDecoder().decode(all);
	};
	return {
		read: reader.read,
		text
	};
}

// src/snapshot/format/object-reader.ts
const keyLimitBytes = 256;
/** Reads the one object that the text is, key by key, in memory of one window. */
function createObjectReader(options) {
	const bytes = new Uint8Array(Math.max(8192, options.windowBytes ?? 1 << 18));
	const window = {
		bytes,
		start: 0,
		end: 0,
		base: 0,
		ended: false
	};
	let state = "before-object";
	let keyReader = createTextReader("header", keyLimitBytes);
	let key = "";
	let reader = keyReader;
	const isSatisfied = options.isSatisfied ?? (() => false);
	/** One step; false where more text is needed. */
	const step = () => {
		if (state === "value") {
			if (!reader.read(window)) return false;
			options.close(key, window.base + window.start);
			state = "behind-value";
			return true;
		}
		if (state === "in-key") {
			if (!keyReader.read(window)) return false;
			key = keyReader.text().slice(1, -1);
			state = "colon";
			return true;
		}
		if (!skipSpace(window)) return false;
		const byte = window.bytes[window.start];
		switch (state) {
			case "before-object":
				if (byte !== 123) throw unexpected(window, window.start, "header", "'{'");
				window.start++;
				state = "first-key";
				return true;
			case "first-key":
			case "key":
				if (byte !== 34) throw unexpected(window, window.start, key || "header", "a key in quotes");
				keyReader = createTextReader("header", keyLimitBytes);
				state = "in-key";
				return true;
			case "colon":
				if (byte !== 58) throw unexpected(window, window.start, key, "':'");
				window.start++;
				reader = options.open(key, window);
				state = "value";
				return true;
			case "behind-value":
				if (byte !== 44 && byte !== 125) throw unexpected(window, window.start, key, "',' or '}'");
				window.start++;
				state = byte === 44 ? "key" : "behind-object";
				return true;
			case "behind-object": throw unexpected(window, window.start, "header", "nothing after the object");
		}
	};
	const advance = () => {
		while (!isSatisfied() && step());
		if (isSatisfied()) window.start = window.end;
		if (window.start === 0) return;
		bytes.copyWithin(0, window.start, window.end);
		window.base += window.start;
		window.end -= window.start;
		window.start = 0;
	};
	const commit = (byteCount) => {
		window.end += byteCount;
		advance();
	};
	return {
		isSatisfied,
		space: () => bytes.subarray(window.end),
		commit,
		write(chunk) {
			for (let at = 0; at < chunk.length && !isSatisfied();) {
				const room = Math.min(bytes.length - window.end, chunk.length - at);
				bytes.set(chunk.subarray(at, at + room), window.end);
				at += room;
				commit(room);
			}
		},
		end() {
			window.ended = true;
			advance();
			if (!isSatisfied() && state !== "behind-object") throw unexpected(window, window.end, key || "header", "more text");
		},
		byteOffset: () => window.base
	};
}

// src/snapshot/format/record-reader.ts
/** A record that fills more than this is white space or worse. */
const longestRecordBytes = 4096;
const comma$3 = 44;
const minus = 45;
const openBracket$1 = 91;
const closeBracket$3 = 93;
const SKIPPED = 0;
const TAKEN = 1;
const CLAMPED = 2;
/** Reads a flat array of numbers as records of `fieldCount`. */
function createRecordReader(options) {
	const { section, take, fast } = options;
	const fields = new Float64Array(options.fieldCount);
	const reading = Uint8Array.from(fields, (_, field) => options.clamped?.includes(field) ? CLAMPED : options.taken.includes(field) ? TAKEN : SKIPPED);
	let state = "before-array";
	const readRecord = (window) => {
		const recordStart = window.start;
		const end = readFields(window, section, fields, reading);
		if (end < 0) return false;
		take(fields, window.base + recordStart);
		window.start = end;
		return true;
	};
	return { read(window) {
		for (;;) {
			if (!skipSpace(window)) return false;
			const byte = window.bytes[window.start];
			switch (state) {
				case "before-array":
					if (byte !== openBracket$1) throw unexpected(window, window.start, section, "'['");
					window.start++;
					state = "first";
					break;
				case "behind-record":
					if (byte === closeBracket$3) {
						options.close?.(window.base + window.start);
						window.start++;
						return true;
					}
					if (byte !== comma$3) throw unexpected(window, window.start, section, "',' or ']'");
					window.start++;
					state = "at-record";
					break;
				case "first":
					state = byte === closeBracket$3 ? "behind-record" : "at-record";
					break;
				case "at-record": {
					const before = window.start;
					state = fast === void 0 ? readPlainRecords(window, fields, take) : fast(window);
					if (window.start > before) break;
					if (!readRecord(window)) return false;
					state = "behind-record";
				}
			}
		}
	} };
}
/** Numbers of at most 9 digits, one comma apart, a newline or none before a record's comma; stops at anything else. */
function readPlainRecords(window, fields, take) {
	const bytes = window.bytes;
	const fieldCount = fields.length;
	const safeEnd = Math.min(window.end - fieldCount * 12, window.start + blockBytes);
	let at = window.start;
	while (at < safeEnd) {
		let p = at;
		let digit = 28;
		let field = 0;
		for (; field < fieldCount && digit === 28; field++) {
			let value = bytes[p++] ^ 48;
			if (value > 9) break;
			const digitsFrom = p;
			digit = bytes[p++] ^ 48;
			while (digit < 10) {
				value = value * 10 + digit | 0;
				digit = bytes[p++] ^ 48;
			}
			if (p - digitsFrom > 9) break;
			fields[field] = value;
		}
		if (field < fieldCount) break;
		take(fields, window.base + at);
		at = p;
		if (digit === 28) continue;
		if (digit === 58 && bytes[p] === 44) {
			at++;
			continue;
		}
		window.start = at - 1;
		return "behind-record";
	}
	window.start = at;
	return "at-record";
}
/** The position behind the record at `window.start`, or -1 where its end is not in the window yet. */
function readFields(window, section, fields, reading) {
	const { bytes, end } = window;
	let at = window.start;
	for (let field = 0; field < fields.length; field++) {
		while (at < end && isSpace(bytes[at])) at++;
		if (field > 0 && at < end) {
			if (bytes[at] !== comma$3) throw unexpected(window, at, section, `',' and ${fields.length} numbers a record`);
			at++;
			while (at < end && isSpace(bytes[at])) at++;
		}
		if (reading[field] === SKIPPED) {
			while (at < end && isOfNumber(bytes[at])) at++;
			fields[field] = 0;
			continue;
		}
		const isNegative = reading[field] === CLAMPED && at < end && bytes[at] === minus;
		if (isNegative) at++;
		const firstDigit = at;
		let value = 0;
		while (at < end && (bytes[at] ^ 48) < 10) value = value * 10 + (bytes[at++] ^ 48);
		if (at < end && at === firstDigit) throw unexpected(window, at, section, "a whole number, not negative");
		if (value > Number.MAX_SAFE_INTEGER) throw tooLarge(window.base + firstDigit, section);
		fields[field] = isNegative ? 0 : value;
	}
	if (at < end) return at;
	if (window.ended) throw unexpected(window, at, section, "a number, ',' or ']'");
	if (end - window.start > longestRecordBytes) throw unexpected(window, window.start, section, `a record within ${longestRecordBytes} bytes`);
	return -1;
}
function isOfNumber(byte) {
	return byte >= 48 && byte <= 57 || byte === 45 || byte === 43 || byte === 46 || byte === 69 || byte === 101;
}
function tooLarge(byteOffset, section) {
	return new SnapshotFormatError({
		byteOffset,
		section,
		expected: "a number below 2^53",
		found: "a larger one"
	});
}

// src/snapshot/format/node-type.ts
/**
* Node types under codes of our own: the parser translates the file's, so that code can compare with constants.
* Types that only a newer V8 knows follow from `knownNodeTypes.length` on.
*/
const NodeType = {
	hidden: 0,
	array: 1,
	string: 2,
	object: 3,
	code: 4,
	closure: 5,
	regexp: 6,
	number: 7,
	native: 8,
	synthetic: 9,
	concatenatedString: 10,
	slicedString: 11,
	symbol: 12,
	bigint: 13,
	objectShape: 14,
	wasmObject: 15
};
/** V8's spelling of each type, by code. */
const knownNodeTypes = [
	"hidden",
	"array",
	"string",
	"object",
	"code",
	"closure",
	"regexp",
	"number",
	"native",
	"synthetic",
	"concatenated string",
	"sliced string",
	"symbol",
	"bigint",
	"object shape",
	"wasm object"
];

// src/snapshot/format/schema.ts
/** Edges leave room for 2^32 of them, the parser's columns do not: a lie beyond this is refused before memory is asked for. */
const maxEdgeCount = 2 ** 32 - 2;
/**
* Reads the value of the key `snapshot`.
* @throws SnapshotFormatError where a field this reader cannot do without is missing
*/
function parseSchema(text, byteOffset) {
	const refuse = (expected, found, cause) => new SnapshotFormatError({
		byteOffset,
		section: "snapshot",
		expected,
		found
	}, { cause });
	let header;
	try {
		header = JSON.parse(text);
	} catch (error) {
		throw refuse("a JSON object", "invalid JSON", error);
	}
	const meta = property(header, "meta");
	const names = (value) => Array.isArray(value) ? value.map((entry) => typeof entry === "string" ? entry : "") : [];
	const count = (key, least, most) => {
		const value = property(header, key);
		if (typeof value === "number" && Number.isInteger(value) && value >= least && value <= most) return value;
		throw refuse(`${key} from ${least} to ${most}`, describe(value));
	};
	const fields = (key, needed) => {
		const found = names(property(meta, key));
		const missing = needed.find((field) => !found.includes(field));
		if (missing !== void 0) throw refuse(`meta.${key} with ${missing}`, describe(property(meta, key)));
		return found;
	};
	const typeNames = (key, position) => {
		const lists = property(meta, key);
		const list = Array.isArray(lists) ? names(lists[position]) : [];
		if (list.length === 0 || list.length > 200) throw refuse(`1 to 200 types in meta.${key}`, describe(lists));
		return list;
	};
	const nodeFields = fields("node_fields", [
		"type",
		"name",
		"id",
		"self_size",
		"edge_count"
	]);
	const edgeFields = fields("edge_fields", [
		"type",
		"name_or_index",
		"to_node"
	]);
	const nodeTypes = translate(typeNames("node_types", nodeFields.indexOf("type")), knownNodeTypes, true);
	const edgeTypes = translate(typeNames("edge_types", edgeFields.indexOf("type")), knownEdgeTypes, false);
	return {
		nodeCount: count("node_count", 1, maxNodeCount),
		edgeCount: count("edge_count", 0, maxEdgeCount),
		nodeFields,
		edgeFields,
		locationFields: names(property(meta, "location_fields")),
		traceFunctionFields: names(property(meta, "trace_function_info_fields")),
		traceNodeFields: names(property(meta, "trace_node_fields")),
		nodeTypeNames: nodeTypes.names,
		nodeTypeCode: nodeTypes.code,
		edgeTypeCode: edgeTypes.code
	};
}
function translate(fileNames, known, mayAppend) {
	const code = (/* @__PURE__ */ new Uint8Array(256)).fill(255);
	const all = [...known];
	for (const [fileCode, name] of fileNames.entries()) {
		let ours = all.indexOf(name);
		if (ours < 0) ours = mayAppend ? all.push(name) - 1 : known.length - 1;
		code[fileCode] = ours;
	}
	return {
		code,
		names: all
	};
}
function property(value, key) {
	return typeof value === "object" && value !== null ? value[key] : void 0;
}
function describe(value) {
	return value === void 0 ? "nothing" : JSON.stringify(value).slice(0, 80);
}

// src/snapshot/format/section-order.ts
const headerLimitBytes$1 = 1 << 20;
const mostSections = 1e3;
function createSectionOrder(begin, openSection) {
	const seen = [];
	let header = null;
	let schema = null;
	return {
		open(key, window) {
			if (seen.includes(key) || seen.length === mostSections) {
				const found = seen.includes(key) ? "another one" : "more";
				const expected = `each section once, ${mostSections} at most`;
				throw new SnapshotFormatError({
					byteOffset: window.base + window.start,
					section: key,
					expected,
					found
				});
			}
			seen.push(key);
			if (key === "snapshot") {
				header = createTextReader(key, headerLimitBytes$1);
				return header;
			}
			if (schema === null) {
				const byteOffset = window.base + window.start;
				throw new SnapshotFormatError({
					byteOffset,
					section: "header",
					expected: "the key \"snapshot\" first",
					found: `"${key}"`
				});
			}
			return openSection(key, schema, window) ?? createValueReader(key);
		},
		close(key, byteOffset) {
			if (key !== "snapshot" || header === null) return;
			schema = parseSchema(header.text(), byteOffset);
			begin(schema);
		},
		schema: () => schema
	};
}

// src/snapshot/format/id-scanner.ts
const commaXor$2 = 28;
const newlineXor$2 = 58;
function createIdScanner(options = {}) {
	let done = false;
	let counted = 0;
	let maxObjectId = 0;
	const createReader = (schema) => {
		const fieldCount = schema.nodeFields.length;
		const idAt = schema.nodeFields.indexOf("id");
		const take = (id) => {
			counted++;
			if (id % 2 === 1 && id > maxObjectId) maxObjectId = id;
		};
		/** Plain records, fields other than the id passed over. */
		const fast = (window) => {
			const bytes = window.bytes;
			const safeEnd = Math.min(window.end - fieldCount * 12, window.start + blockBytes);
			let at = window.start;
			while (at < safeEnd) {
				let p = at;
				let digit = 0;
				let id = 0;
				let field = 0;
				for (; field < fieldCount; field++) {
					let value = bytes[p++] ^ 48;
					const digitsFrom = p;
					if (value > 9) break;
					digit = bytes[p++] ^ 48;
					while (digit < 10) {
						value = value * 10 + digit | 0;
						digit = bytes[p++] ^ 48;
					}
					if (p - digitsFrom > 9 || digit !== commaXor$2 && field < fieldCount - 1) break;
					if (field === idAt) id = value;
				}
				if (field < fieldCount) break;
				take(id);
				if (digit === commaXor$2) at = p;
				else if (digit === newlineXor$2 && bytes[p] === 44) at = p + 1;
				else {
					window.start = p - 1;
					return "behind-record";
				}
			}
			window.start = at;
			return "at-record";
		};
		const close = (byteOffset) => {
			if (counted !== schema.nodeCount) {
				const facts = {
					byteOffset,
					section: "nodes",
					expected: `${schema.nodeCount} nodes`,
					found: `${counted}`
				};
				throw new SnapshotFormatError(facts);
			}
			done = true;
		};
		return createRecordReader({
			section: "nodes",
			fieldCount,
			taken: [idAt],
			take: (fields) => take(fields[idAt]),
			fast,
			close
		});
	};
	const order = createSectionOrder(() => {}, (key, schema) => key === "nodes" ? createReader(schema) : null);
	const text = createObjectReader({
		...order,
		...options,
		isSatisfied: () => done
	});
	return {
		...text,
		end() {
			text.end();
			const schema = order.schema();
			if (!done || schema === null) {
				const facts = {
					byteOffset: text.byteOffset(),
					section: "nodes",
					expected: "a section \"nodes\"",
					found: "none"
				};
				throw new SnapshotFormatError(facts);
			}
			return {
				nodeCount: schema.nodeCount,
				edgeCount: schema.edgeCount,
				maxObjectId
			};
		}
	};
}

// src/snapshot/format/memory-budget.ts
/** Taking the whole graph apart would need more memory than was granted. Remedy: grant more, or be content with a histogram. */
var SnapshotTooLargeError = class extends Error {
	name = "SnapshotTooLargeError";
	neededBytes;
	/** 0 where it was not the budget but the machine that had no more. */
	budgetBytes;
	nodeCount;
	edgeCount;
	constructor(facts, options) {
		const gib = (bytes) => `${(bytes / 2 ** 30).toFixed(1)} GiB`;
		super(`the snapshot has ${facts.nodeCount} nodes and ${facts.edgeCount} edges: its analysis needs about ${gib(facts.neededBytes)} of memory, more than ${facts.budgetBytes === 0 ? "there is" : `the ${gib(facts.budgetBytes)} granted`}; grant more, or have only its classes counted`, options);
		this.neededBytes = facts.neededBytes;
		this.budgetBytes = facts.budgetBytes;
		this.nodeCount = facts.nodeCount;
		this.edgeCount = facts.edgeCount;
	}
};
/** Four gibibytes: a snapshot of about four gigabytes of text. */
const defaultBudgetBytes = 4 * 2 ** 30;
/**
* What parsing and analysis keep at their peak: a node is 17 bytes in columns and 21 in the workspace, an edge 8 and 4. Strings and
* locations, which the header does not count, come on top, a seventh as much in usual heaps: at a gigabyte of text this says 1.0 GB,
* and the process peaks at 1.3 GB (bench/snapshot.md).
*/
function analysisBytes({ nodeCount, edgeCount }) {
	return nodeCount * 38 + edgeCount * 12;
}
/** Runs what allocates columns: where the machine has less memory than was granted, that is told like a budget too small. */
function withinMemory(counts, allocate) {
	try {
		return allocate();
	} catch (cause) {
		if (!(cause instanceof RangeError)) throw cause;
		const { nodeCount, edgeCount } = counts;
		const facts = {
			neededBytes: analysisBytes(counts),
			budgetBytes: 0,
			nodeCount,
			edgeCount
		};
		throw new SnapshotTooLargeError(facts, { cause });
	}
}

// src/snapshot/format/growing-column.ts
function createGrowingColumn(initialLength = 1024) {
	let values = new Uint32Array(initialLength);
	let length = 0;
	return {
		push(value) {
			if (length === values.length) values = doubled(values);
			values[length++] = value;
		},
		get: (index) => values[index],
		trimmed: () => values.subarray(0, length),
		length: () => length
	};
}
/** The same numbers with as much room again. */
function doubled(column) {
	const larger = new Uint32Array(column.length * 2);
	larger.set(column);
	return larger;
}

// src/snapshot/format/allocation-section.ts
/** Reads the section `trace_function_infos`; null where the header lacks its fields. */
function createFunctionSection(schema) {
	const positions = [
		"name",
		"script_name",
		"script_id",
		"line",
		"column"
	].map((field) => schema.traceFunctionFields.indexOf(field));
	if (positions.includes(-1)) return null;
	const columns = positions.map(() => createGrowingColumn());
	const reader = createRecordReader({
		section: "trace_function_infos",
		fieldCount: schema.traceFunctionFields.length,
		taken: positions,
		clamped: positions.slice(3),
		take(values) {
			for (const [at, position] of positions.entries()) columns[at].push(values[position]);
		}
	});
	const functions = () => {
		const [nameIndex, scriptNameIndex, scriptId, line, column] = columns.map((growing) => growing.trimmed());
		return {
			count: nameIndex.length,
			nameIndex,
			scriptNameIndex,
			scriptId,
			line,
			column
		};
	};
	return {
		reader,
		functions
	};
}
/**
* Reads the section `trace_tree`, arrays nested as deep as the call tree: `[id, function, count, size, [children]]`,
* children of one node one after another in one array. The stack is a column: no depth ends it.
*/
function createTraceTreeSection(schema) {
	if (schema.traceNodeFields.join() !== [
		"id",
		"function_info_index",
		"count",
		"size",
		"children"
	].join()) return null;
	const columns = [
		0,
		1,
		2,
		3
	].map(() => createGrowingColumn());
	const parentRow = createGrowingColumn();
	let path = /* @__PURE__ */ new Uint32Array(64);
	let depth = -1;
	/** Row being read, and which of its five fields is due. */
	let field = 0;
	let rows = 0;
	let value = -1;
	let state = "before-array";
	const finishNumber = (window) => {
		if (value < 0 || field === 4) throw unexpected(window, window.start, "trace_tree", field === 4 ? "'['" : "a number");
		columns[field].push(value);
		if (field === 0) {
			parentRow.push(depth === 0 ? 0 : path[depth - 1]);
			path[depth] = rows++;
		}
		value = -1;
		field++;
	};
	const read = (window) => {
		for (;;) {
			if (value < 0 && !skipSpace(window)) return false;
			if (window.start >= window.end) return false;
			const byte = window.bytes[window.start];
			const digit = byte ^ 48;
			if (digit < 10 && (state === "field" || state === "first")) {
				value = Math.min(Math.max(0, value) * 10 + digit, 2 ** 53);
				state = "field";
			} else if (byte === 91 && (state === "before-array" || state === "field" && field === 4 && value < 0)) {
				depth++;
				if (depth === path.length) path = doubled(path);
				field = 0;
				state = "first";
			} else if (byte === 44 && state === "field") finishNumber(window);
			else if (byte === 44 && state === "behind") {
				field = 0;
				state = "field";
			} else if (byte === 93 && (state === "behind" || state === "first")) {
				depth--;
				field = 0;
				state = "behind";
				if (depth < 0) {
					window.start++;
					return true;
				}
			} else throw unexpected(window, window.start, "trace_tree", "numbers and nested arrays");
			window.start++;
		}
	};
	const tree = () => {
		const [id, functionIndex, allocationCount, sizes] = columns.map((growing) => growing.trimmed());
		return {
			count: id.length,
			id,
			functionIndex,
			parentRow: parentRow.trimmed(),
			allocationCount,
			allocatedBytes: Float64Array.from(sizes)
		};
	};
	return {
		reader: { read },
		tree
	};
}

// src/snapshot/format/allocation-trace.ts
const none = 4294967295;
/** Joins the two sections, checks what refers to what; null where allocations were not tracked. */
function joinAllocations(functionSection, treeSection, stringCount) {
	if (functionSection === null || treeSection === null) return null;
	const functions = functionSection.functions();
	const tree = treeSection.tree();
	if (tree.count === 0) return null;
	const refuse = (section, expected, found) => new SnapshotFormatError({
		byteOffset: 0,
		section,
		expected,
		found: `${found}`
	});
	for (let index = 0; index < functions.count; index++) {
		const name = Math.max(functions.nameIndex[index], functions.scriptNameIndex[index]);
		if (name >= stringCount) throw refuse("trace_function_infos", `names below ${stringCount}`, name);
	}
	const rowOfId = new Uint32Array(tree.count + 2).fill(none);
	for (let row = 0; row < tree.count; row++) {
		if (tree.id[row] >= rowOfId.length) throw refuse("trace_tree", `ids up to ${tree.count}`, tree.id[row]);
		rowOfId[tree.id[row]] = row;
		if (tree.functionIndex[row] >= functions.count) throw refuse("trace_tree", `function indices below ${functions.count}`, tree.functionIndex[row]);
	}
	return {
		functions,
		tree,
		rowOfId
	};
}

// src/snapshot/format/string-table.ts
const quote$3 = 34;
const backslash$4 = 92;
function createStringTable(bytes, offset) {
	const decoder = new TextDecoder();
	const count = offset.length - 1;
	const decode = (index) => {
		const raw = bytes.subarray(offset[index], offset[index + 1] - 1);
		const text = decoder.decode(raw);
		return raw.includes(backslash$4) ? JSON.parse(`"${text}"`) : text;
	};
	const find = (texts) => {
		const encoder = new TextEncoder();
		const wanted = texts.map((text) => encoder.encode(JSON.stringify(text).slice(1, -1)));
		const found = texts.map(() => -1);
		const longest = Math.max(0, ...wanted.map((raw) => raw.length));
		/** By length and first byte, which for an empty string is its closing quote. */
		const mayBeWanted = new Uint8Array(longest + 1 << 8);
		for (const raw of wanted) mayBeWanted[raw.length << 8 | (raw[0] ?? quote$3)] = 1;
		const compare = (index) => {
			const raw = bytes.subarray(offset[index], offset[index + 1] - 1);
			for (const [at, text] of wanted.entries()) if (found[at] < 0 && equals(raw, text)) found[at] = index;
		};
		for (let index = 0; index < count; index++) {
			const start = offset[index];
			const length = offset[index + 1] - 1 - start;
			if (length <= longest && mayBeWanted[length << 8 | bytes[start]] === 1) compare(index);
		}
		return found;
	};
	return {
		count,
		bytes,
		offset,
		decode,
		find
	};
}
function equals(raw, wanted) {
	return raw.length === wanted.length && raw.every((byte, at) => byte === wanted[at]);
}

// src/snapshot/format/string-section.ts
const quote$2 = 34;
const backslash$3 = 92;
/** Offsets are 32 bits wide. */
const maxStringBytes = 2 ** 32 - 1;
/**
* Reads the section `strings`: copies the bytes together, checks every escape, decodes nothing. Strings that are not to be
* kept end up empty.
*/
function createStringSection(expectedBytes, expectedCount, keeps) {
	let store = new Uint8Array(Math.max(4096, Math.min(expectedBytes, maxStringBytes)));
	let offset = new Uint32Array(expectedCount + 64);
	const cursor = {
		at: 0,
		stored: 0,
		count: 0
	};
	let state = "before-array";
	/** Of an escape that the window cut off: 0 none, 5 the backslash has been read, 4 to 1 that many hex digits are due. */
	let escapeDue = 0;
	const reserve = (moreBytes) => {
		const needed = cursor.stored + moreBytes;
		if (needed <= store.length) return;
		const larger = new Uint8Array(Math.min(maxStringBytes, Math.max(store.length * 2, needed)));
		larger.set(store.subarray(0, cursor.stored));
		store = larger;
	};
	const startString = () => {
		if (cursor.count + 1 === offset.length) offset = doubled(offset);
		offset[cursor.count++] = cursor.stored;
		state = "in-string";
	};
	/** Takes the one byte at which the plain copying stopped. */
	const takeByte = (window, byte) => {
		if (escapeDue !== 0) {
			if (!isEscape(byte, escapeDue)) throw unexpected(window, window.start, "strings", "a valid escape");
			escapeDue = escapeDue === 5 ? byte === 117 ? 4 : 0 : escapeDue - 1;
		} else if (byte === backslash$3) escapeDue = 5;
		else if (byte === quote$2) {
			state = "behind-string";
			if (keeps?.(cursor.count - 1) === false) cursor.stored = offset[cursor.count - 1];
		} else if (byte < 32) throw unexpected(window, window.start, "strings", "no control character inside a string");
		store[cursor.stored++] = byte;
		window.start++;
	};
	const read = (window) => {
		const available = window.end - window.start;
		if (cursor.stored + available > maxStringBytes) throw new SnapshotFormatError({
			byteOffset: window.base + window.start,
			section: "strings",
			expected: `at most ${maxStringBytes} bytes of strings`,
			found: "more"
		});
		reserve(available);
		for (;;) {
			if (state === "in-string") {
				if (escapeDue === 0 && keeps === void 0) {
					cursor.at = window.start;
					const end = Math.min(window.end, window.start + blockBytes);
					copyPlain(cursor, window.bytes, end, store, offset);
					window.start = cursor.at;
				}
				if (window.start === window.end) return false;
				takeByte(window, window.bytes[window.start]);
				continue;
			}
			if (!skipSpace(window)) return false;
			const byte = window.bytes[window.start];
			if (state === "before-array") {
				if (byte !== 91) throw unexpected(window, window.start, "strings", "'['");
				state = "first";
			} else if (byte === quote$2 && state !== "behind-string") startString();
			else if (byte === 93 && state !== "before-string") {
				window.start++;
				return true;
			} else if (byte === 44 && state === "behind-string") state = "before-string";
			else throw unexpected(window, window.start, "strings", state === "behind-string" ? "',' or ']'" : "a string");
			window.start++;
		}
	};
	const table = () => {
		offset[cursor.count] = cursor.stored;
		return createStringTable(store.subarray(0, cursor.stored), offset.subarray(0, cursor.count + 1));
	};
	return {
		reader: { read },
		table
	};
}
/** Copies strings parted as V8 parts them, by `","` or `",\n"`; stops at escapes, control characters and anything else. */
function copyPlain(cursor, bytes, end, store, offset) {
	let { at, stored, count } = cursor;
	const room = offset.length - 1;
	while (at < end) {
		const byte = bytes[at];
		if (byte === quote$2) {
			if (at + 3 >= end || bytes[at + 1] !== 44 || count === room) break;
			let next = at + 3;
			if (bytes[at + 2] !== quote$2) {
				if (bytes[at + 2] !== 10 || bytes[at + 3] !== quote$2) break;
				next++;
			}
			store[stored++] = byte;
			offset[count++] = stored;
			at = next;
			continue;
		}
		if (byte < 32 || byte === backslash$3) break;
		store[stored++] = byte;
		at++;
	}
	cursor.at = at;
	cursor.stored = stored;
	cursor.count = count;
}
function isEscape(byte, escapeDue) {
	if (escapeDue < 5) return byte >= 48 && byte <= 57 || byte >= 65 && byte <= 70 || byte >= 97 && byte <= 102;
	switch (byte) {
		case 34:
		case 47:
		case 92:
		case 98:
		case 102:
		case 110:
		case 114:
		case 116:
		case 117: return true;
	}
	return false;
}

// src/snapshot/format/class-histogram.ts
const longestHistogram = 1e3;
/** Counts nodes as they pass; of the strings, only the names that are shown are kept. */
function createHistogramSections(schema) {
	const { nodeFields, nodeTypeCode, nodeTypeNames } = schema;
	const [typeAt, nameAt, sizeAt] = [
		"type",
		"name",
		"self_size"
	].map((field) => nodeFields.indexOf(field));
	const named = createTally();
	const typed = createTally();
	let counted = 0;
	let totalBytes = 0;
	let shown = null;
	const nodes = createRecordReader({
		section: "nodes",
		fieldCount: nodeFields.length,
		taken: [
			typeAt,
			nameAt,
			sizeAt
		],
		take(fields, byteOffset) {
			const type = fields[typeAt] < 256 ? nodeTypeCode[fields[typeAt]] : 255;
			if (type === 255 || fields[nameAt] >= 2 ** 32) throw new SnapshotFormatError({
				byteOffset,
				section: "nodes",
				expected: "a node type of meta.node_types and a name below 2^32",
				found: fields.join()
			});
			const bytes = fields[sizeAt];
			counted++;
			totalBytes += bytes;
			if (type === NodeType.object || type === NodeType.native) named.add(fields[nameAt], bytes);
			else typed.add(type, bytes);
		},
		close: () => {
			shown = new Set(named.largest(longestHistogram).map(({ key }) => key));
		}
	});
	const strings = createStringSection(0, 0, (index) => shown === null || shown.has(index));
	return {
		nodes,
		strings: strings.reader,
		histogram() {
			if (shown === null || counted !== schema.nodeCount) {
				const expected = `${schema.nodeCount} nodes`;
				throw new SnapshotFormatError({
					byteOffset: 0,
					section: "nodes",
					expected,
					found: `${counted}`
				});
			}
			const table = strings.table();
			const classes = [...named.largest(longestHistogram).map(({ key, ...sums }) => ({
				name: key < table.count ? table.decode(key) : "(no such string)",
				...sums
			})), ...typed.largest(longestHistogram).map(({ key, ...sums }) => ({
				name: `(${nodeTypeNames[key]})`,
				...sums
			}))];
			return {
				nodeCount: counted,
				edgeCount: schema.edgeCount,
				selfSizeBytes: totalBytes,
				classes: classes.sort((a, b) => b.selfSizeBytes - a.selfSizeBytes).slice(0, longestHistogram)
			};
		}
	};
}
/** Sums by key, as many keys as there are: open addressing, as a Map ends at 2^24 entries. */
function createTally() {
	let capacity = 1024;
	let used = 0;
	/** Key + 1, 0 free; doubles, as keys have 32 bits. */
	let keys = new Float64Array(capacity);
	let objects = new Uint32Array(capacity);
	let sizes = new Float64Array(capacity);
	const slotOf = (key) => {
		let slot = Math.imul(key, 2654435761) >>> 7 & capacity - 1;
		while (keys[slot] !== 0 && keys[slot] !== key + 1) slot = slot + 1 & capacity - 1;
		return slot;
	};
	const put = (key, count, bytes) => {
		const slot = slotOf(key);
		if (keys[slot] === 0) used++;
		keys[slot] = key + 1;
		objects[slot] += count;
		sizes[slot] += bytes;
	};
	const grow = () => {
		const [oldKeys, oldObjects, oldSizes] = [
			keys,
			objects,
			sizes
		];
		capacity *= 2;
		used = 0;
		keys = new Float64Array(capacity);
		objects = new Uint32Array(capacity);
		sizes = new Float64Array(capacity);
		for (let slot = 0; slot < oldKeys.length; slot++) if (oldKeys[slot] !== 0) put(oldKeys[slot] - 1, oldObjects[slot], oldSizes[slot]);
	};
	return {
		add(key, bytes) {
			if (used * 2 >= capacity) grow();
			put(key, 1, bytes);
		},
		largest(most) {
			let found = [];
			const shorten = () => {
				found = found.sort((a, b) => b.selfSizeBytes - a.selfSizeBytes).slice(0, most);
			};
			for (let slot = 0; slot < capacity; slot++) {
				if (keys[slot] === 0) continue;
				found.push({
					key: keys[slot] - 1,
					objects: objects[slot],
					selfSizeBytes: sizes[slot]
				});
				if (found.length > 10 * most) shorten();
			}
			shorten();
			return found;
		}
	};
}

// src/snapshot/format/edge-section.ts
const commaXor$1 = 28;
const newlineXor$1 = 58;
const guardBytes = 40;
const indexNamed = 1 << EdgeType.element | 1 << EdgeType.hidden | 1 << EdgeType.unknown;
/** Reads the section `edges` into columns. `to_node` is a multiple of the node field count: it is checked and divided. */
function createEdgeSection(schema) {
	const { nodeCount, edgeCount, edgeFields, edgeTypeCode } = schema;
	const nodeFieldCount = schema.nodeFields.length;
	const edgeWord = new Uint32Array(edgeCount);
	const edgeName = new Uint32Array(edgeCount);
	const late = {
		maxNameIndex: 0,
		done: false
	};
	let edge = 0;
	const typeAt = edgeFields.indexOf("type");
	const nameAt = edgeFields.indexOf("name_or_index");
	const targetAt = edgeFields.indexOf("to_node");
	const refuse = (byteOffset, expected, found) => new SnapshotFormatError({
		byteOffset,
		section: "edges",
		expected,
		found
	});
	const take = (fields, byteOffset) => {
		if (edge === edgeCount) throw refuse(byteOffset, `']' after ${edgeCount} edges`, "another edge");
		const type = fields[typeAt] < 256 ? edgeTypeCode[fields[typeAt]] : 255;
		if (type === 255) throw refuse(byteOffset, "an edge type of meta.edge_types", `${fields[typeAt]}`);
		const name = fields[nameAt];
		if (name >= 2 ** 32) throw refuse(byteOffset, "a name or index below 2^32", `${name}`);
		const target = fields[targetAt] / nodeFieldCount;
		if (target >= nodeCount || !Number.isInteger(target)) throw refuse(byteOffset, `a multiple of ${nodeFieldCount} below ${nodeFieldCount * nodeCount}`, `${fields[targetAt]}`);
		edgeWord[edge] = target * (1 << 4) + presumedBits(type);
		edgeName[edge] = name;
		if ((indexNamed >> type & 1) === 0 && name > late.maxNameIndex) late.maxNameIndex = name;
		edge++;
	};
	const cursor = {
		edge: 0,
		maxNameIndex: 0
	};
	const fast = (window) => {
		cursor.edge = edge;
		cursor.maxNameIndex = late.maxNameIndex;
		const result = readPlainEdges(window, cursor, edgeWord, edgeName, edgeTypeCode, nodeFieldCount, nodeCount);
		edge = cursor.edge;
		late.maxNameIndex = cursor.maxNameIndex;
		return result;
	};
	const close = (byteOffset) => {
		if (edge !== edgeCount) throw refuse(byteOffset, `${edgeCount} edges`, `${edge}`);
		late.done = true;
	};
	const usualOrder = edgeFields.length === 3 && typeAt === 0 && nameAt === 1 && targetAt === 2;
	return {
		reader: createRecordReader({
			section: "edges",
			fieldCount: edgeFields.length,
			taken: [
				typeAt,
				nameAt,
				targetAt
			],
			take,
			close,
			...usualOrder ? { fast } : {}
		}),
		edgeWord,
		edgeName,
		late
	};
}
/** Numbers of at most 9 digits, one comma apart, a newline or none before a record's comma; stops at anything else. */
function readPlainEdges(window, cursor, edgeWord, edgeName, edgeTypeCode, nodeFieldCount, nodeCount) {
	const bytes = window.bytes;
	const safeEnd = Math.min(window.end - guardBytes, window.start + blockBytes);
	const edgeCount = edgeWord.length;
	const perNodeField = 1 / nodeFieldCount;
	let maxNameIndex = cursor.maxNameIndex;
	let edge = cursor.edge;
	let at = window.start;
	let result = "at-record";
	while (at < safeEnd && edge < edgeCount) {
		const fileType = bytes[at] ^ 48;
		let p = at + 2;
		if (fileType > 9 || bytes[at + 1] !== 44) break;
		const type = edgeTypeCode[fileType];
		let name = bytes[p++] ^ 48;
		if (name > 9 || type === 255) break;
		let digitsFrom = p;
		let digit = bytes[p++] ^ 48;
		while (digit < 10) {
			name = name * 10 + digit | 0;
			digit = bytes[p++] ^ 48;
		}
		if (digit !== commaXor$1 || p - digitsFrom > 9) break;
		let target = bytes[p++] ^ 48;
		if (target > 9) break;
		digitsFrom = p;
		digit = bytes[p++] ^ 48;
		while (digit < 10) {
			target = target * 10 + digit | 0;
			digit = bytes[p++] ^ 48;
		}
		const ordinal = target * perNodeField + .5 | 0;
		if (p - digitsFrom > 9 || Math.imul(ordinal, nodeFieldCount) !== target || ordinal >= nodeCount) break;
		edgeWord[edge] = ordinal << 4 | presumedBits(type);
		edgeName[edge] = name;
		if (name > maxNameIndex && (indexNamed >> type & 1) === 0) maxNameIndex = name;
		edge++;
		at = p;
		if (digit === commaXor$1) continue;
		if (digit === newlineXor$1 && bytes[p] === 44) {
			at++;
			continue;
		}
		at--;
		result = "behind-record";
		break;
	}
	cursor.edge = edge;
	cursor.maxNameIndex = maxNameIndex;
	window.start = at;
	return result;
}

// src/snapshot/format/location-section.ts
const noLocations = {
	count: 0,
	node: /* @__PURE__ */ new Uint32Array(0),
	scriptId: /* @__PURE__ */ new Uint32Array(0),
	line: /* @__PURE__ */ new Uint32Array(0),
	column: /* @__PURE__ */ new Uint32Array(0)
};
/** Reads the section `locations`; null where the header lacks the fields, as a file without it has no such section. */
function createLocationSection(schema) {
	const { locationFields: fields, nodeCount, nodeFields } = schema;
	const nodeAt = fields.indexOf("object_index");
	const scriptAt = fields.indexOf("script_id");
	const lineAt = fields.indexOf("line");
	const columnAt = fields.indexOf("column");
	if (nodeAt < 0 || scriptAt < 0 || lineAt < 0 || columnAt < 0) return null;
	const expected = Math.min(nodeCount >>> 2, 2 ** 22) + 64;
	let node = new Uint32Array(expected);
	let scriptId = new Uint32Array(expected);
	let line = new Uint32Array(expected);
	let column = new Uint32Array(expected);
	let count = 0;
	const reader = createRecordReader({
		section: "locations",
		fieldCount: fields.length,
		taken: [
			nodeAt,
			scriptAt,
			lineAt,
			columnAt
		],
		clamped: [lineAt, columnAt],
		take(values, byteOffset) {
			const ordinal = values[nodeAt] / nodeFields.length;
			if (ordinal >= nodeCount || !Number.isInteger(ordinal)) throw new SnapshotFormatError({
				byteOffset,
				section: "locations",
				expected: `a multiple of ${nodeFields.length} below ${nodeFields.length * nodeCount}`,
				found: `${values[nodeAt]}`
			});
			if (count === node.length) {
				node = doubled(node);
				scriptId = doubled(scriptId);
				line = doubled(line);
				column = doubled(column);
			}
			node[count] = ordinal;
			scriptId[count] = values[scriptAt];
			line[count] = values[lineAt];
			column[count++] = values[columnAt];
		}
	});
	const locations = () => ({
		count,
		node: node.subarray(0, count),
		scriptId: scriptId.subarray(0, count),
		line: line.subarray(0, count),
		column: column.subarray(0, count)
	});
	return {
		reader,
		locations
	};
}

// src/snapshot/format/node-section.ts
const commaXor = 28;
const newlineXor = 58;
const uint32Limit = 2 ** 32;
/** Reads the section `nodes` into columns. */
function createNodeSection(schema) {
	const { nodeCount, edgeCount, nodeFields, nodeTypeCode } = schema;
	const nodeType = new Uint8Array(nodeCount);
	const nodeName = new Uint32Array(nodeCount);
	const nodeId = new Uint32Array(nodeCount);
	const firstEdge = new Uint32Array(nodeCount + 1);
	const late = {
		selfSizeBytes: new Uint32Array(nodeCount),
		detachedness: null,
		traceNodeId: null,
		maxNameIndex: 0,
		done: false
	};
	let node = 0;
	let edges = 0;
	const position = (field) => nodeFields.indexOf(field);
	const [typeAt, nameAt, idAt, sizeAt, edgeCountAt, detachednessAt, traceAt] = [
		position("type"),
		position("name"),
		position("id"),
		position("self_size"),
		position("edge_count"),
		position("detachedness"),
		position("trace_node_id")
	];
	const refuse = (byteOffset, expected, found) => new SnapshotFormatError({
		byteOffset,
		section: "nodes",
		expected,
		found
	});
	const takeRare = (at, field, value) => {
		if (field === detachednessAt) {
			late.detachedness ??= new Uint8Array(nodeCount);
			late.detachedness[at] = Math.min(value, 255);
		} else if (field === traceAt) {
			late.traceNodeId ??= new Uint32Array(nodeCount);
			late.traceNodeId[at] = value;
		}
	};
	const take = (fields, byteOffset) => {
		if (node === nodeCount) throw refuse(byteOffset, `']' after ${nodeCount} nodes`, "another node");
		const type = fields[typeAt] < 256 ? nodeTypeCode[fields[typeAt]] : 255;
		if (type === 255) throw refuse(byteOffset, "a node type of meta.node_types", `${fields[typeAt]}`);
		const name = fields[nameAt];
		const id = fields[idAt];
		if (name >= uint32Limit || id >= uint32Limit) throw refuse(byteOffset, "a name and an id below 2^32", `${name}, ${id}`);
		const edgesOfNode = fields[edgeCountAt];
		if (edges + edgesOfNode > edgeCount) throw refuse(byteOffset, `edge counts that add up to ${edgeCount}`, `${edges + edgesOfNode}`);
		nodeType[node] = type;
		nodeName[node] = name;
		if (name > late.maxNameIndex) late.maxNameIndex = name;
		nodeId[node] = id;
		const selfSizeBytes = fields[sizeAt];
		if (selfSizeBytes >= uint32Limit && late.selfSizeBytes instanceof Uint32Array) late.selfSizeBytes = Float64Array.from(late.selfSizeBytes);
		late.selfSizeBytes[node] = selfSizeBytes;
		firstEdge[node] = edges;
		edges += edgesOfNode;
		if (detachednessAt >= 0 && fields[detachednessAt] !== 0) takeRare(node, detachednessAt, fields[detachednessAt]);
		if (traceAt >= 0 && fields[traceAt] !== 0) takeRare(node, traceAt, fields[traceAt]);
		node++;
	};
	const fieldCount = nodeFields.length;
	const usualOrder = typeAt === 0 && nameAt === 1 && idAt === 2 && sizeAt === 3 && edgeCountAt === 4;
	const cursor = {
		node: 0,
		edges: 0,
		maxNameIndex: 0
	};
	const fast = (window) => {
		cursor.node = node;
		cursor.edges = edges;
		cursor.maxNameIndex = late.maxNameIndex;
		const columns = {
			nodeType,
			nodeName,
			nodeId,
			selfSizeBytes: late.selfSizeBytes,
			firstEdge
		};
		const result = readPlainNodes(window, cursor, columns, schema, takeRare);
		node = cursor.node;
		edges = cursor.edges;
		late.maxNameIndex = cursor.maxNameIndex;
		return result;
	};
	const close = (byteOffset) => {
		if (node !== nodeCount) throw refuse(byteOffset, `${nodeCount} nodes`, `${node}`);
		if (edges !== edgeCount) throw refuse(byteOffset, `edge counts that add up to ${edgeCount}`, `${edges}`);
		firstEdge[nodeCount] = edges;
		late.done = true;
	};
	return {
		reader: createRecordReader({
			section: "nodes",
			fieldCount,
			taken: [
				typeAt,
				nameAt,
				idAt,
				sizeAt,
				edgeCountAt,
				detachednessAt,
				traceAt
			],
			take,
			close,
			...usualOrder ? { fast } : {}
		}),
		nodeType,
		nodeName,
		nodeId,
		firstEdge,
		late
	};
}
/** Numbers of at most 9 digits, one comma apart, a newline or none before a record's comma; stops at anything else. */
function readPlainNodes(window, cursor, columns, schema, takeRare) {
	const { nodeType, nodeName, nodeId, selfSizeBytes, firstEdge } = columns;
	const { nodeCount, edgeCount, nodeTypeCode } = schema;
	const fieldCount = schema.nodeFields.length;
	const bytes = window.bytes;
	const safeEnd = Math.min(window.end - fieldCount * 12, window.start + blockBytes);
	let { node, edges, maxNameIndex } = cursor;
	let at = window.start;
	let result = "at-record";
	while (at < safeEnd && node < nodeCount) {
		let p = at;
		let type = bytes[p++] ^ 48;
		if (type > 9) break;
		let digitsFrom = p;
		let digit = bytes[p++] ^ 48;
		while (digit < 10) {
			type = type * 10 + digit | 0;
			digit = bytes[p++] ^ 48;
		}
		if (digit !== commaXor || p - digitsFrom > 2) break;
		const code = nodeTypeCode[type];
		let name = bytes[p++] ^ 48;
		if (name > 9 || code === 255) break;
		digitsFrom = p;
		digit = bytes[p++] ^ 48;
		while (digit < 10) {
			name = name * 10 + digit | 0;
			digit = bytes[p++] ^ 48;
		}
		if (digit !== commaXor || p - digitsFrom > 9) break;
		let id = bytes[p++] ^ 48;
		if (id > 9) break;
		digitsFrom = p;
		digit = bytes[p++] ^ 48;
		while (digit < 10) {
			id = id * 10 + digit | 0;
			digit = bytes[p++] ^ 48;
		}
		if (digit !== commaXor || p - digitsFrom > 9) break;
		let selfSize = bytes[p++] ^ 48;
		if (selfSize > 9) break;
		digitsFrom = p;
		digit = bytes[p++] ^ 48;
		while (digit < 10) {
			selfSize = selfSize * 10 + digit | 0;
			digit = bytes[p++] ^ 48;
		}
		if (digit !== commaXor || p - digitsFrom > 9) break;
		let edgesOfNode = bytes[p++] ^ 48;
		if (edgesOfNode > 9) break;
		digitsFrom = p;
		digit = bytes[p++] ^ 48;
		while (digit < 10) {
			edgesOfNode = edgesOfNode * 10 + digit | 0;
			digit = bytes[p++] ^ 48;
		}
		if (p - digitsFrom > 9 || edges + edgesOfNode > edgeCount) break;
		let field = 5;
		for (; field < fieldCount && digit === commaXor; field++) {
			let value = bytes[p++] ^ 48;
			if (value > 9) break;
			digitsFrom = p;
			digit = bytes[p++] ^ 48;
			while (digit < 10) {
				value = value * 10 + digit | 0;
				digit = bytes[p++] ^ 48;
			}
			if (p - digitsFrom > 9) break;
			if (value !== 0) takeRare(node, field, value);
		}
		if (field < fieldCount) break;
		nodeType[node] = code;
		nodeName[node] = name;
		if (name > maxNameIndex) maxNameIndex = name;
		nodeId[node] = id;
		selfSizeBytes[node] = selfSize;
		firstEdge[node] = edges;
		edges += edgesOfNode;
		node++;
		at = p;
		if (digit === commaXor) continue;
		if (digit === newlineXor && bytes[p] === 44) {
			at++;
			continue;
		}
		at--;
		result = "behind-record";
		break;
	}
	cursor.node = node;
	cursor.edges = edges;
	cursor.maxNameIndex = maxNameIndex;
	window.start = at;
	return result;
}

// src/snapshot/format/snapshot-parser.ts
/** As `createSnapshotReader`, for those who need the graph: above the budget throws `SnapshotTooLargeError`. */
function createSnapshotParser(options = {}) {
	const reader = createReader(options, (facts) => {
		throw new SnapshotTooLargeError(facts);
	});
	const end = () => {
		const read = reader.end();
		if (read.kind === "columns") return read.columns;
		throw new SnapshotTooLargeError({
			...read,
			...read.histogram
		});
	};
	return {
		...reader,
		end
	};
}
/**
* A reader of `.heapsnapshot` text, Node 20 to 26 and Chrome. Sections may come in any order after the header. A snapshot whose
* analysis would need more memory than granted is counted instead, and nothing of its graph is kept.
*/
function createSnapshotReader(options = {}) {
	return createReader(options, () => {});
}
function createReader(options, onTooLarge) {
	const budgetBytes = options.budgetBytes ?? defaultBudgetBytes;
	let counting = null;
	let nodes = null;
	let edges = null;
	let locations = null;
	let functions = null;
	let tree = null;
	let strings = null;
	const begin = (schema) => {
		const neededBytes = analysisBytes(schema);
		if (neededBytes <= budgetBytes) return;
		onTooLarge({
			neededBytes,
			budgetBytes,
			nodeCount: schema.nodeCount,
			edgeCount: schema.edgeCount
		});
		counting = createHistogramSections(schema);
	};
	const order = createSectionOrder(begin, (key, schema, window) => {
		if (counting !== null) return key === "nodes" ? counting.nodes : key === "strings" ? counting.strings : null;
		switch (key) {
			case "nodes":
				nodes = withinMemory(schema, () => createNodeSection(schema));
				return nodes.reader;
			case "edges":
				edges = withinMemory(schema, () => createEdgeSection(schema));
				return edges.reader;
			case "locations":
				locations = createLocationSection(schema);
				return locations?.reader ?? null;
			case "trace_function_infos":
				functions = createFunctionSection(schema);
				return functions?.reader ?? null;
			case "trace_tree":
				tree = createTraceTreeSection(schema);
				return tree?.reader ?? null;
			case "strings":
				strings = createStringSection((options.textBytes ?? 0) - window.base - window.start, schema.nodeCount >>> 1);
				return strings.reader;
		}
		return null;
	});
	const text = createObjectReader({
		...order,
		...options
	});
	const present = (section, name) => {
		if (section !== null) return section;
		const facts = {
			byteOffset: text.byteOffset(),
			section: name,
			expected: `a section "${name}"`,
			found: "none"
		};
		throw new SnapshotFormatError(facts);
	};
	return {
		...text,
		end() {
			text.end();
			if (counting !== null) {
				const neededBytes = analysisBytes(present(order.schema(), "snapshot"));
				return {
					kind: "histogram",
					histogram: counting.histogram(),
					neededBytes,
					budgetBytes
				};
			}
			const { nodeCount, edgeCount, nodeTypeNames } = present(order.schema(), "snapshot");
			const { late, nodeType, nodeName, nodeId, firstEdge } = present(nodes, "nodes");
			const { edgeWord, edgeName, late: edgesLate } = present(edges, "edges");
			const stringTable = present(strings, "strings").table();
			const checkNames = (section, maxNameIndex, records) => {
				if (records === 0 || maxNameIndex < stringTable.count) return;
				const expected = `names below ${stringTable.count}, the number of strings`;
				throw new SnapshotFormatError({
					byteOffset: text.byteOffset(),
					section,
					expected,
					found: `${maxNameIndex}`
				});
			};
			checkNames("nodes", late.maxNameIndex, nodeCount);
			checkNames("edges", edgesLate.maxNameIndex, edgeCount);
			return {
				kind: "columns",
				columns: {
					nodeCount,
					edgeCount,
					nodeTypeNames,
					nodeType,
					nodeName,
					nodeId,
					selfSizeBytes: late.selfSizeBytes,
					detachedness: late.detachedness,
					traceNodeId: late.traceNodeId,
					firstEdge,
					edgeWord,
					edgeName,
					strings: stringTable,
					locations: locations?.locations() ?? noLocations,
					allocations: joinAllocations(functions, tree, stringTable.count)
				}
			};
		}
	};
}

// src/snapshot/growth/context-class.ts
/** What a person calls the contexts of `node:vm`; V8 calls them `system / NativeContext`, and from Node 26 on with an origin behind. */
const vmContextName = "vm context";
const nativeContext = "system / NativeContext";
/**
* Which nodes are contexts, by `NodeOrdinal`: all or, in a snapshot without one of `node:vm` (a page's, with frames), none. The program's
* own context is one of them: it is never growth.
*/
function createVmContexts({ nodeType, nodeName, strings }, names) {
	if (names.contextifyClass < 0) return () => false;
	const encoded = new TextEncoder().encode(nativeContext);
	/** 1 a context's name, 2 another, 0 not looked at. */
	const known = new Uint8Array(strings.count);
	const isContextName = (name) => {
		if (known[name] === 0) {
			const start = strings.offset[name];
			known[name] = encoded.every((byte, at) => strings.bytes[start + at] === byte) ? 1 : 2;
		}
		return known[name] === 1;
	};
	return (node) => nodeType[node] === NodeType.hidden && isContextName(nodeName[node]);
}
/**
* The paths, with contexts under that of what the program has of them: the sandbox, or an object or function made inside. How one gets
* on from there to the context (its peg in the sandbox, a hidden class, a prototype) differs from version to version of Node, and
* is none of the program's.
*/
function withContextPaths(columns, names, paths, isVmContext) {
	const holderOf = (context) => {
		let holder = paths.parentOf(context);
		for (let node = holder, above = holder; node >= 0; node = above) {
			above = paths.parentOf(node);
			if (above >= 0 && isInside(columns, names, node)) holder = above;
		}
		return holder;
	};
	return {
		...paths,
		of: (node) => {
			const holder = isVmContext(node) ? holderOf(node) : node;
			return paths.of(holder < 0 ? node : holder);
		}
	};
}
/** What V8 and Node put between a context and what holds it: hidden classes, and the peg, up to Node 22 an object around it. */
function isInside({ nodeType, nodeName, firstEdge, edgeWord }, names, node) {
	if (nodeType[node] === NodeType.objectShape || nodeName[node] === names.contextifyClass) return true;
	if (nodeType[node] !== NodeType.object) return false;
	for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++) {
		const word = edgeWord[edge];
		if ((word & 7) === EdgeType.internal && nodeName[word >>> 4] === names.contextifyClass) return true;
	}
	return false;
}

// src/snapshot/growth/edges.ts
/** Target of the node's first internal edge of that name, -1 where it has none. */
function followInternal(columns, node, name) {
	const { firstEdge, edgeWord, edgeName } = columns;
	const end = firstEdge[node + 1];
	for (let edge = firstEdge[node]; edge < end; edge++) {
		const word = edgeWord[edge];
		if ((word & 7) === EdgeType.internal && edgeName[edge] === name) return word >>> 4;
	}
	return -1;
}
/** Target of the node's first property of that name, -1 where it has none. */
function followProperty(columns, node, name) {
	const { firstEdge, edgeWord, edgeName } = columns;
	const end = firstEdge[node + 1];
	for (let edge = firstEdge[node]; edge < end; edge++) {
		const word = edgeWord[edge];
		if ((word & 7) === EdgeType.property && edgeName[edge] === name) return word >>> 4;
	}
	return -1;
}

// src/snapshot/growth/user-code.ts
const user = 1;
const foreign = 2;
const seen = 4;
function findUserCode(columns, names) {
	const { nodeCount, nodeType, nodeName } = columns;
	const known = new Uint8Array(nodeCount);
	const isUserScript = (script) => {
		if (known[script] === 0) known[script] = isFileName(scriptName(columns, script)) ? user : foreign;
		return known[script] === user;
	};
	const isUserClosure = (closure) => {
		const shared = followInternal(columns, closure, names.shared);
		if (shared < 0) return false;
		if (known[shared] === 0) {
			const script = scriptOf(columns, names, shared);
			known[shared] = script >= 0 && isUserScript(script) ? user : foreign;
		}
		return known[shared] === user;
	};
	const moduleContexts = [];
	for (let node = 0; node < nodeCount; node++) {
		if (nodeType[node] !== NodeType.closure || !isUserClosure(node)) continue;
		let context = followInternal(columns, node, names.context);
		while (context >= 0 && nodeName[context] === names.contextClass && (known[context] & seen) === 0) {
			known[context] |= seen;
			const previous = followInternal(columns, context, names.previous);
			if (previous < 0 || nodeName[previous] !== names.contextClass) moduleContexts.push(context);
			context = previous;
		}
	}
	return {
		isUserClosure,
		isUserContext: (node) => (known[node] & seen) !== 0,
		moduleContexts
	};
}
/** Path or URL of the script a closure is written in, as V8 gives it; empty where the snapshot does not tell. */
function scriptNameOfClosure(columns, names, closure) {
	const shared = followInternal(columns, closure, names.shared);
	const script = shared < 0 ? -1 : scriptOf(columns, names, shared);
	return script < 0 ? "" : scriptName(columns, script);
}
function scriptOf(columns, names, shared) {
	const script = followInternal(columns, shared, names.script);
	return script >= 0 ? script : followInternal(columns, shared, names.scriptOrDebugInfo);
}
/** A script's node is named like the script; its string `name` would be masked in a redacted snapshot. */
function scriptName({ nodeName, strings }, script) {
	return strings.decode(nodeName[script]);
}
function isFileName(name) {
	return name.startsWith("file://") || name.startsWith("/") || /^[A-Za-z]:[\\/]/.test(name);
}

// src/snapshot/growth/function-place.ts
/** Scopes looked at, from the inside. */
const mostScopes = 8;
/**
* Where a function of the program is written, in words that stay when lines shift and when the program lies elsewhere: its
* file, then the last name that each scope around it has, from the inside. Of a function's scope that is its name, of a
* block's a variable (V8, scope-info.h: variables, then the function's name). Empty where a function is none of a file's.
*/
function placeOfFunction(columns, names, closure) {
	const script = scriptNameOfClosure(columns, names, closure);
	if (script === "" || script.startsWith("node:")) return [];
	const place = [stableFileName(script)];
	let context = followInternal(columns, closure, names.context);
	while (context >= 0 && columns.nodeName[context] === names.contextClass && place.length <= mostScopes) {
		const scope = followInternal(columns, context, names.scopeInfo);
		place.push(scope < 0 ? "" : lastName(columns, scope));
		context = followInternal(columns, context, names.previous);
	}
	return place;
}
function lastName({ nodeType, nodeName, firstEdge, edgeWord, strings }, scope) {
	for (let edge = firstEdge[scope + 1] - 1; edge >= firstEdge[scope]; edge--) {
		const word = edgeWord[edge];
		const target = word >>> 4;
		if ((word & 7) === EdgeType.hidden && nodeType[target] === NodeType.string) return strings.decode(nodeName[target]);
	}
	return "";
}
/**
* A script's path below the last `node_modules`, else its last name alone, as copies of a program lie in other folders; without
* query, extension, and what a bundler adds of a hash (`index-BfL3k2a9.js`). Empty for a text that is no file's (`data:`, `blob:`).
*/
function stableFileName(scriptName) {
	if (/^(data|blob):/.test(scriptName)) return "";
	const path = scriptName.replace(/[?#].*$/, "").replaceAll("\\", "/");
	const packaged = path.lastIndexOf("/node_modules/");
	return (packaged < 0 ? path.slice(path.lastIndexOf("/") + 1) : path.slice(packaged + 14)).replace(/(?<=[^/])\.[cm]?[jt]sx?$/, "").replace(/[-.](?=[A-Za-z_]*\d)\w{6,}$/, "");
}

// src/snapshot/growth/class-keys.ts
/** Hidden classes remembered: an object that V8 keeps as a hash table has one of its own. */
const mostRemembered = 1 << 20;
/** Keys of a shape: more are cut off. */
const mostKeys = 40;
/** Stands for all keys that are data. */
const dataKeys = "[*]";
function createClassKeys(graph, names, isVisible, words, isVmContext) {
	const { columns, classes } = graph;
	const { nodeType, nodeName, strings } = columns;
	const descriptions = [{
		constructorName: vmContextName,
		kind: "native",
		keys: null
	}];
	const vmContext = 0;
	const byClass = /* @__PURE__ */ new Map();
	const byFunction = /* @__PURE__ */ new Map();
	const byHiddenClass = /* @__PURE__ */ new Map();
	const byKeys = /* @__PURE__ */ new Map();
	const remember = (table, key, describe) => {
		let found = table.get(key);
		if (found === void 0) {
			found = descriptions.push(describe()) - 1;
			table.set(key, found);
		}
		return found;
	};
	const ofShape = (keys) => remember(byKeys, keys === null ? "" : JSON.stringify(keys), () => ({
		constructorName: "Object",
		kind: "object",
		keys
	}));
	const ofPlainObject = (node) => {
		if (words.isDictionary(node)) return ofShape(null);
		const held = heldKeys(columns, names, words, node);
		const hiddenClass = followInternal(columns, node, names.map);
		const known = byHiddenClass.get(hiddenClass);
		if (hiddenClass >= 0 && known !== void 0) return known;
		const written = hiddenClass < 0 ? [] : describedKeys(columns, names, words, node, hiddenClass);
		const isKnown = held.every((key) => written.includes(key));
		const key = ofShape(isKnown && written.length > 0 ? written : held);
		if (hiddenClass >= 0 && isKnown && written.length > 0) {
			if (byHiddenClass.size === mostRemembered) byHiddenClass.clear();
			byHiddenClass.set(hiddenClass, key);
		}
		return key;
	};
	const ofOther = (node) => remember(byClass, classes.ofNode[node], () => ({
		constructorName: nodeType[node] === NodeType.object && words.isDataClass(nodeName[node]) ? dataKeys : classes.name(classes.ofNode[node]),
		kind: isVisible(node) ? kindOf(nodeType[node], nodeName[node] === arrayName) : "internal",
		keys: null
	}));
	const [arrayName] = strings.find(["Array"]);
	return {
		of(node) {
			if (nodeType[node] === NodeType.closure) {
				const shared = followInternal(columns, node, names.shared);
				const name = strings.decode(nodeName[node]);
				return remember(byFunction, shared >= 0 ? shared : -2 - nodeName[node], () => ({
					constructorName: name === "" ? "(anonymous)" : name,
					kind: "closure",
					keys: null,
					place: placeOfFunction(columns, names, node)
				}));
			}
			if (isVmContext(node)) return vmContext;
			return nodeType[node] === NodeType.object && nodeName[node] === names.plainObject ? ofPlainObject(node) : ofOther(node);
		},
		ofShape: (keys) => ofShape(keys),
		vmContext,
		describe: (key) => descriptions[key]
	};
}
/** The properties that hold a heap object: those of small integers have no edge. */
function heldKeys(columns, names, words, node) {
	const { firstEdge, edgeWord, edgeName, strings } = columns;
	const keys = [];
	for (let edge = firstEdge[node]; edge < firstEdge[node + 1] && keys.length < mostKeys; edge++) {
		if ((edgeWord[edge] & 7) !== EdgeType.property || edgeName[edge] === names.proto) continue;
		keys.push(words.isData(edge, node) ? dataKeys : strings.decode(edgeName[edge]));
	}
	return dataKeysLast(keys);
}
function dataKeysLast(keys) {
	const named = keys.filter((key) => key !== dataKeys);
	return named.length === keys.length ? keys : [...named, dataKeys];
}
/** Words of an object's header: hidden class, properties, elements. */
const headerWords = 3;
const wordBytes = 8;
/**
* All property names of an object's hidden class, in the order of their making. The descriptors are shared with classes that add
* more properties, so no more are taken than the object has room for (V8, descriptor-array.h: entries of three words).
*/
function describedKeys(columns, names, words, node, hiddenClass) {
	const { nodeType, nodeName, firstEdge, edgeWord, edgeName, strings, selfSizeBytes } = columns;
	const descriptors = followInternal(columns, hiddenClass, names.descriptors);
	if (descriptors < 0) return [];
	const found = [];
	for (let edge = firstEdge[descriptors]; edge < firstEdge[descriptors + 1]; edge++) {
		if ((edgeWord[edge] & 7) !== EdgeType.internal) continue;
		const target = edgeWord[edge] >>> 4;
		const position = Number(strings.decode(edgeName[edge]));
		if (!Number.isInteger(position) || position % 3 !== 0 || nodeType[target] !== NodeType.string) continue;
		const isData = words.isDataKey(nodeName[target]);
		found.push([position, isData ? dataKeys : strings.decode(nodeName[target])]);
	}
	const room = followInternal(columns, node, names.properties) >= 0 ? mostKeys : Math.floor(selfSizeBytes[node] / wordBytes) - headerWords;
	return dataKeysLast(found.sort(([a], [b]) => a - b).slice(0, Math.max(0, room)).map(([, name]) => name));
}
function kindOf(nodeType, isArray) {
	switch (nodeType) {
		case NodeType.string:
		case NodeType.concatenatedString:
		case NodeType.slicedString:
		case NodeType.symbol:
		case NodeType.number:
		case NodeType.bigint: return "string";
		case NodeType.native: return "native";
		case NodeType.code: return "code";
	}
	return isArray ? "array" : "object";
}

// src/snapshot/graph/example-table.ts
/** Open addressing over hash and example; `same` is only asked where the whole hash agrees. */
function createExampleTable(same) {
	let capacity = 1024;
	let count = 0;
	/** Group + 1, 0 free. */
	let slots = new Uint32Array(capacity);
	let hashes = new Uint32Array(capacity / 2);
	let examples = new Uint32Array(capacity / 2);
	const grow = () => {
		capacity *= 2;
		slots = new Uint32Array(capacity);
		const moreHashes = new Uint32Array(capacity / 2);
		moreHashes.set(hashes);
		hashes = moreHashes;
		const moreExamples = new Uint32Array(capacity / 2);
		moreExamples.set(examples);
		examples = moreExamples;
		for (let group = 0; group < count; group++) {
			let slot = hashes[group] & capacity - 1;
			while (slots[slot] !== 0) slot = slot + 1 & capacity - 1;
			slots[slot] = group + 1;
		}
	};
	return {
		find(node, hash) {
			let slot = hash & capacity - 1;
			while (slots[slot] !== 0) {
				const group = slots[slot] - 1;
				if (hashes[group] === hash && same(node, examples[group])) return group;
				slot = slot + 1 & capacity - 1;
			}
			if (count * 2 >= capacity) {
				grow();
				slot = hash & capacity - 1;
				while (slots[slot] !== 0) slot = slot + 1 & capacity - 1;
			}
			hashes[count] = hash;
			examples[count] = node;
			slots[slot] = count + 1;
			return count++;
		},
		example: (group) => examples[group]
	};
}

// src/snapshot/graph/property-walk.ts
/** Longest name of an interface, in UTF-16 units, its closing brace left out; one property is always in. (DevTools, HeapSnapshot.ts.) */
const longestInterfaceName = 120;
const comma$2 = 2;
function createPropertyWalk(columns, names) {
	const { firstEdge, edgeWord, edgeName, strings } = columns;
	/** Length as written in an interface's name plus 1, 0 unknown; cut at 251, where nothing follows anyway. */
	const lengths = new Uint8Array(strings.count);
	const writtenLength = (name) => {
		const known = lengths[name];
		if (known !== 0) return known - 1;
		const length = Math.min(250, isPlain(strings.bytes, strings.offset[name], strings.offset[name + 1] - 1) ? strings.offset[name + 1] - 1 - strings.offset[name] : formatPropertyName(strings.decode(name)).length);
		lengths[name] = length + 1;
		return length;
	};
	const isProperty = (edge) => (edgeWord[edge] & 7) === EdgeType.property && edgeName[edge] !== names.proto;
	/** Length of the name with one more property, -1 where that is too long. */
	const extended = (length, name) => {
		const more = writtenLength(name);
		if (length > 1 && length + more > longestInterfaceName) return -1;
		return length + more + (length === 1 ? 0 : comma$2);
	};
	const walk = (node, take) => {
		let length = 1;
		const end = firstEdge[node + 1];
		for (let edge = firstEdge[node]; edge < end; edge++) {
			if (!isProperty(edge)) continue;
			length = extended(length, edgeName[edge]);
			if (length < 0) return;
			take(edgeName[edge]);
		}
	};
	return {
		hash(node) {
			let hash = 0;
			let length = 1;
			const end = firstEdge[node + 1];
			for (let edge = firstEdge[node]; edge < end; edge++) {
				if (!isProperty(edge)) continue;
				const name = edgeName[edge];
				length = extended(length, name);
				if (length < 0) break;
				hash = (Math.imul(hash ^ name + 1, 2654435761) >>> 0) + 1;
				hash = (hash ^ hash >>> 15) >>> 0;
			}
			return hash;
		},
		same(node, other) {
			let length = 1;
			let otherEdge = firstEdge[other];
			const end = firstEdge[node + 1];
			const otherEnd = firstEdge[other + 1];
			for (let edge = firstEdge[node]; edge < end; edge++) {
				if (!isProperty(edge)) continue;
				while (otherEdge < otherEnd && !isProperty(otherEdge)) otherEdge++;
				const name = edgeName[edge];
				const otherName = otherEdge < otherEnd ? edgeName[otherEdge] : -1;
				const before = length;
				length = extended(before, name);
				if (length < 0) return otherName === -1 || extended(before, otherName) < 0;
				if (name !== otherName) return false;
				otherEdge++;
			}
			while (otherEdge < otherEnd && !isProperty(otherEdge)) otherEdge++;
			return otherEdge === otherEnd || extended(length, edgeName[otherEdge]) < 0;
		},
		list(node) {
			const found = [];
			walk(node, (name) => found.push(name));
			return found;
		}
	};
}
/** A property name as it stands in an interface's name. */
function formatPropertyName(name) {
	if (!/[,'"{}]/.test(name)) return name;
	const quoted = JSON.stringify({ [name]: 0 });
	return quoted.substring(1, quoted.length - 3);
}
/** Whether the raw bytes are ASCII without escapes, commas, quotes and braces: as long written as stored. */
function isPlain(bytes, start, end) {
	for (let at = start; at < end; at++) {
		const byte = bytes[at];
		if (byte > 126 || byte === 92 || byte === 44 || byte === 39 || byte === 123 || byte === 125) return false;
	}
	return true;
}

// src/snapshot/graph/shapes.ts
/**
* What is inferred from an object's properties is inferred once for its shape: heaps of millions of objects have a few
* thousand.
* @param scratch two entries for each plain object, held as long as the result is used
*/
function groupByShape(columns, names, scratch) {
	const { nodeCount, nodeType, nodeName, firstEdge, edgeWord, edgeName } = columns;
	const { plainObject, proto } = names;
	const hashOf = (node) => {
		let hash = 0;
		const end = firstEdge[node + 1];
		for (let edge = firstEdge[node]; edge < end; edge++) {
			if ((edgeWord[edge] & 7) !== EdgeType.property) continue;
			const name = edgeName[edge];
			if (name !== proto) hash = Math.imul(hash ^ name + 1, 2654435761) ^ hash >>> 15;
		}
		return (hash ^ hash >>> 15) >>> 0;
	};
	/** From an edge on the first that counts, or `end`. */
	const nextProperty = (from, end) => {
		let edge = from;
		while (edge < end && ((edgeWord[edge] & 7) !== EdgeType.property || edgeName[edge] === proto)) edge++;
		return edge;
	};
	const same = (node, other) => {
		const end = firstEdge[node + 1];
		const otherEnd = firstEdge[other + 1];
		let edge = nextProperty(firstEdge[node], end);
		let otherEdge = nextProperty(firstEdge[other], otherEnd);
		while (edge < end && otherEdge < otherEnd) {
			if (edgeName[edge] !== edgeName[otherEdge]) return false;
			edge = nextProperty(edge + 1, end);
			otherEdge = nextProperty(otherEdge + 1, otherEnd);
		}
		return edge === end && otherEdge === otherEnd;
	};
	const shapes = createExampleTable(same);
	const objectsOf = [];
	let filled = 0;
	for (let node = 0; node < nodeCount; node++) {
		if (nodeName[node] !== plainObject || nodeType[node] !== NodeType.object) continue;
		const shape = shapes.find(node, hashOf(node));
		if (shape === objectsOf.length) objectsOf.push(0);
		objectsOf[shape]++;
		scratch[filled++] = node;
		scratch[filled++] = shape;
	}
	return {
		count: objectsOf.length,
		objects: filled / 2,
		objectsOf: (shape) => objectsOf[shape],
		example: (shape) => shapes.example(shape),
		forEachObject(take) {
			for (let at = 0; at < filled; at += 2) take(scratch[at], scratch[at + 1]);
		}
	};
}

// src/snapshot/graph/interfaces.ts
/** An interface stands for at least two objects and at least a thousandth of all plain ones. (DevTools, HeapSnapshot.ts.) */
const fewestObjects = 2;
const fewestProportion = 1e3;
/**
* Names for plain objects, inferred as DevTools does: the most frequent beginnings of property lists are interfaces; an
* object takes the one with most properties among those it has all properties of, the more frequent on a tie.
* @param scratch as of `groupByShape`
*/
function inferInterfaces(columns, names, scratch) {
	if (names.plainObject < 0) return {
		definitions: [],
		match: () => {}
	};
	const shapes = groupByShape(columns, names, scratch);
	const walk = createPropertyWalk(columns, names);
	const candidates = createExampleTable(walk.same);
	const counts = [];
	for (let shape = 0; shape < shapes.count; shape++) {
		const example = shapes.example(shape);
		const hash = walk.hash(example);
		if (hash === 0) continue;
		const candidate = candidates.find(example, hash);
		counts[candidate] = (counts[candidate] ?? 0) + shapes.objectsOf(shape);
	}
	const fewest = Math.max(fewestObjects, shapes.objects / fewestProportion);
	const definitions = counts.flatMap((count, candidate) => count >= fewest ? [{
		count,
		candidate
	}] : []).sort((a, b) => b.count - a.count || a.candidate - b.candidate).map(({ candidate }) => walk.list(candidates.example(candidate)));
	const bestOf = createBestMatch(columns, definitions);
	const best = Int32Array.from({ length: shapes.count }, (_, shape) => bestOf(shapes.example(shape)));
	return {
		definitions,
		match(take) {
			shapes.forEachObject((node, shape) => {
				if (best[shape] >= 0) take(node, best[shape]);
			});
		}
	};
}
/** The best definition for an object, -1 where none fits. */
function createBestMatch(columns, definitions) {
	const { firstEdge, edgeWord, edgeName, strings } = columns;
	/** Rank of a property that some definition has, from 1; 0 for all others. */
	const rankOf = new Uint16Array(strings.count);
	let ranks = 0;
	for (const name of definitions.flat()) if (rankOf[name] === 0) rankOf[name] = ++ranks;
	const ranked = definitions.map((names) => names.map((name) => rankOf[name]));
	const usedBy = new Uint32Array(ranks + 1);
	for (const rank of ranked.flat()) usedBy[rank]++;
	/** Definitions under their rarest property: no object needs to be held against more than a few. */
	const byRarest = Array.from({ length: ranks + 1 }, () => []);
	for (const [index, list] of ranked.entries()) byRarest[list.reduce((rarest, rank) => usedBy[rank] < usedBy[rarest] ? rank : rarest)].push(index);
	const has = new Uint32Array(ranks + 1);
	const needs = new Uint32Array(ranks + 1);
	const fits = (list) => {
		let all = true;
		for (const rank of list) if (++needs[rank] > has[rank]) all = false;
		for (const rank of list) needs[rank] = 0;
		return all;
	};
	return (node) => {
		const found = [];
		for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++) {
			const rank = (edgeWord[edge] & 7) === EdgeType.property ? rankOf[edgeName[edge]] : 0;
			if (rank !== 0 && has[rank]++ === 0) found.push(rank);
		}
		let best = -1;
		for (const rank of found) for (const index of byRarest[rank]) {
			const length = ranked[index].length;
			const bestLength = best < 0 ? 0 : ranked[best].length;
			if (length < bestLength || length === bestLength && index > best) continue;
			if (fits(ranked[index])) best = index;
		}
		for (const rank of found) has[rank] = 0;
		return best;
	};
}

// src/snapshot/graph/class-index.ts
const noRow$1 = -1;
function classifyNodes(columns, names, detached, workspace) {
	const { nodeCount, nodeType, nodeName, nodeTypeNames, strings } = columns;
	const ofNode = workspace.fourth.subarray(0, nodeCount);
	const interfaces = inferInterfaces(columns, names, workspace.rest);
	const examples = [];
	const rows = [];
	const nameKinds = [];
	const nameRefs = [];
	const [text, fileString, detachedString, shape] = [
		0,
		1,
		2,
		3
	];
	const texts = [];
	const add = (kind, ref, node, row) => {
		nameKinds.push(kind);
		nameRefs.push(ref);
		rows.push(row);
		return examples.push(node) - 1;
	};
	const classOfText = /* @__PURE__ */ new Map();
	const byText = (name, node) => {
		let found = classOfText.get(name);
		if (found === void 0) {
			found = add(text, texts.push(name) - 1, node, noRow$1);
			classOfText.set(name, found);
		}
		return found;
	};
	/** `<div id="a">` counts as `<div>`. */
	const isElement = (name) => strings.bytes[strings.offset[name]] === 60;
	const isDetachedElement = (name) => strings.bytes[strings.offset[name]] === 68 && strings.decode(name).startsWith("Detached <");
	const addNamed = (node, isDetached) => {
		const name = nodeName[node];
		if (!(isElement(name) || isDetachedElement(name))) return add(isDetached ? detachedString : fileString, name, node, noRow$1);
		return byText(elementName((isDetached ? "Detached " : "") + strings.decode(name)), node);
	};
	/** Class + 1 of a name, 0 where it has none yet. */
	const classOfName = new Uint32Array(strings.count);
	const classOfDetachedName = detached === null ? null : new Uint32Array(strings.count);
	const byName = (node) => {
		const isDetached = detached !== null && detached[node] !== 0;
		const table = isDetached && classOfDetachedName !== null ? classOfDetachedName : classOfName;
		const name = nodeName[node];
		if (table[name] === 0) table[name] = addNamed(node, isDetached) + 1;
		return table[name] - 1;
	};
	const classOfType = new Int32Array(nodeTypeNames.length).fill(-1);
	for (let node = 0; node < nodeCount; node++) {
		const type = nodeType[node];
		if (type === NodeType.object || type === NodeType.native) ofNode[node] = byName(node);
		else {
			if (classOfType[type] < 0) classOfType[type] = byText(typeClassName(type, nodeTypeNames), node);
			ofNode[node] = classOfType[type];
		}
	}
	const classOfShape = new Int32Array(interfaces.definitions.length).fill(-1);
	interfaces.match((node, definition) => {
		if (classOfShape[definition] < 0) classOfShape[definition] = add(shape, definition, node, noRow$1);
		ofNode[node] = classOfShape[definition];
	});
	locateClasses(columns, ofNode, rows, (base, node, row) => add(nameKinds[base], nameRefs[base], node, row));
	const shapeNames = (definition) => interfaces.definitions[definition].map((name) => strings.decode(name));
	return {
		count: examples.length,
		ofNode,
		name(classOrdinal) {
			const ref = nameRefs[classOrdinal];
			switch (nameKinds[classOrdinal]) {
				case text: return texts[ref];
				case shape: return `{${shapeNames(ref).map(formatPropertyName).join(", ")}}`;
				case detachedString: return `Detached ${strings.decode(ref)}`;
			}
			return strings.decode(ref);
		},
		shapeKeys: (classOrdinal) => nameKinds[classOrdinal] === shape ? shapeNames(nameRefs[classOrdinal]) : null,
		example: (classOrdinal) => examples[classOrdinal],
		locationRow: (classOrdinal) => rows[classOrdinal]
	};
}
/** Splits the classes of objects by the location of their constructor: the same name in two scripts is two classes. */
function locateClasses(columns, ofNode, rowOfClass, addLocated) {
	const { nodeType, locations } = columns;
	const { node: nodeOfRow, scriptId, line, column } = locations;
	/** The class without location of the row's node; a node that has two rows keeps the last. */
	const baseOfRow = new Uint32Array(locations.count);
	const same = (row, other) => line[row] === line[other] && column[row] === column[other] && scriptId[row] === scriptId[other] && baseOfRow[row] === baseOfRow[other];
	const groups = createExampleTable(same);
	const classOfGroup = [];
	for (let row = 0; row < locations.count; row++) {
		const node = nodeOfRow[row];
		if (nodeType[node] !== NodeType.object) continue;
		const current = ofNode[node];
		const base = rowOfClass[current] === noRow$1 ? current : baseOfRow[rowOfClass[current]];
		baseOfRow[row] = base;
		let hash = Math.imul(line[row], 2654435761) ^ Math.imul(column[row], 2246822507) ^ Math.imul(scriptId[row], 3266489909);
		hash = Math.imul(hash ^ base, 668265263);
		const group = groups.find(row, (hash ^ hash >>> 15) >>> 0);
		if (group === classOfGroup.length) classOfGroup.push(addLocated(base, node, row));
		ofNode[node] = classOfGroup[group];
	}
}
function typeClassName(type, nodeTypeNames) {
	switch (type) {
		case NodeType.hidden: return "(system)";
		case NodeType.code: return "(compiled code)";
		case NodeType.closure: return "Function";
		case NodeType.regexp: return "RegExp";
	}
	return `(${nodeTypeNames[type]})`;
}
function elementName(name) {
	const start = name.startsWith("<") ? 0 : name.startsWith("Detached <") ? 10 : -1;
	const space = start < 0 ? -1 : name.indexOf(" ", start);
	return space < 0 ? name : `${name.slice(0, space)}>`;
}

// src/snapshot/graph/class-totals.ts
function totalClasses(heap, workspace) {
	const { selfSizeBytes: sizes, distance: distances, classes } = heap;
	const objects = new Uint32Array(classes.count);
	const selfSizeBytes = new Float64Array(classes.count);
	const distance = new Int32Array(classes.count).fill(2147483647);
	for (let node = 0; node < sizes.length; node++) {
		if (sizes[node] === 0) continue;
		const classOrdinal = classes.ofNode[node];
		objects[classOrdinal]++;
		selfSizeBytes[classOrdinal] += sizes[node];
		if (distances[node] < distance[classOrdinal]) distance[classOrdinal] = distances[node];
	}
	return {
		objects,
		selfSizeBytes,
		retainedSizeBytes: retainedByClass(heap, workspace),
		distance
	};
}
/**
* Walks the dominator tree; a class is open while one of its nodes is on the path, and only its first node counts. The tree
* is linked through first child and next sibling, the way up is the dominator: no stack, whatever the depth.
*/
function retainedByClass(heap, workspace) {
	const { dominator, selfSizeBytes, retainedSizeBytes, classes } = heap;
	const nodeCount = dominator.length;
	const firstChild = workspace.rest.subarray(0, nodeCount).fill(0);
	const nextSibling = workspace.rest.subarray(nodeCount, 2 * nodeCount);
	for (let node = nodeCount - 1; node > 0; node--) {
		nextSibling[node] = firstChild[dominator[node]];
		firstChild[dominator[node]] = node;
	}
	const retained = new Float64Array(classes.count);
	const openedBy = new Uint32Array(classes.count).fill(nodeCount);
	let node = 0;
	for (;;) {
		const classOrdinal = classes.ofNode[node];
		if (openedBy[classOrdinal] === nodeCount && selfSizeBytes[node] !== 0) {
			openedBy[classOrdinal] = node;
			retained[classOrdinal] += retainedSizeBytes[node];
		}
		let next = firstChild[node];
		while (next === 0) {
			const left = classes.ofNode[node];
			if (openedBy[left] === node) openedBy[left] = nodeCount;
			if (node === 0) return retained;
			next = nextSibling[node];
			if (next === 0) node = dominator[node];
		}
		node = next;
	}
}

// src/snapshot/graph/weak-map-edges.ts
/**
* The type under which such edges go while an analysis runs, in place of `internal`: two passes in random order need not
* look at every internal edge's name. A type that only a newer V8 knows, which has this code, becomes `hidden`.
*/
const pairType = EdgeType.unknown;
/** One pass in the order of memory; `listRetainers`, the last one, takes the marks back. */
function markWeakMapEdges(columns, weakMaps) {
	const { edgeWord, edgeName } = columns;
	for (let edge = 0; edge < edgeWord.length; edge++) {
		const word = edgeWord[edge];
		const type = word & 7;
		if (type === EdgeType.internal) {
			if (weakMaps.isPair(edgeName[edge])) edgeWord[edge] = word | pairType;
		} else if (type === EdgeType.unknown) edgeWord[edge] = word & ~7 | EdgeType.hidden;
	}
}
const partOfKey = new TextEncoder().encode(" / part of key (");
const pairInTable = new TextEncoder().encode(" pair in WeakMap (table @");
const toValue = new TextEncoder().encode(") -> value (");
const shortestName = partOfKey.length + toValue.length + pairInTable.length;
function createWeakMapEdges(strings) {
	const { bytes, offset, count } = strings;
	/** One bit a name: a table of bytes would not stay in the cache while the edges pass by. */
	const pairs = new Uint32Array(count + 31 >>> 5);
	/** The number that ends before `end`. */
	const numberBefore = (end) => {
		let value = 0;
		let power = 1;
		for (let at = end - 1; (bytes[at] ^ 48) < 10; at--) {
			value += (bytes[at] ^ 48) * power;
			power *= 10;
		}
		return value;
	};
	const matches = (at, wanted) => {
		for (let index = 0; index < wanted.length; index++) if (bytes[at + index] !== wanted[index]) return false;
		return true;
	};
	const skipDigits = (from) => {
		let at = from;
		while ((bytes[at] ^ 48) < 10) at++;
		return at;
	};
	const skipDigitsBack = (from) => {
		let at = from;
		while ((bytes[at - 1] ^ 48) < 10) at--;
		return at;
	};
	/** Where `) -> value (` starts, behind the id of the key; -1 where there is none. */
	const keyEnd = (name) => {
		const last = offset[name + 1] - toValue.length;
		for (let at = offset[name]; at < last; at++) if (bytes[at] === 41 && matches(at, toValue) && bytes[skipDigitsBack(at) - 1] === 64) return at;
		return -1;
	};
	const test = (name) => {
		const start = offset[name];
		const end = offset[name + 1] - 1;
		const afterNumber = skipDigits(start);
		if (afterNumber === start || !matches(afterNumber, partOfKey) || bytes[end - 1] !== 41) return false;
		const tableStart = skipDigitsBack(end - 1);
		if (tableStart === end - 1 || !matches(tableStart - pairInTable.length, pairInTable)) return false;
		return keyEnd(name) > 0;
	};
	for (let name = 0; name < count; name++) if (offset[name + 1] - offset[name] > shortestName && test(name)) pairs[name >>> 5] |= 1 << (name & 31);
	return {
		isPair: (name) => (pairs[name >>> 5] >>> (name & 31) & 1) !== 0,
		tableId: (name) => numberBefore(offset[name + 1] - 2),
		keyId: (name) => numberBefore(keyEnd(name))
	};
}

// src/snapshot/graph/depth-first.ts
/**
* Numbers every node and takes the essential bit from every edge that does not count for dominators, by DevTools' rules
* (HeapSnapshot.ts, computeIsEssentialEdge and calculateDominatorsAndRetainedSizes):
* not weak; no loop; no shortcut, unless from the root; of a WeakMap's two edges to a value only the key's; and none from a
* node the page does not own to one it does, unless from the root. Page-owned is what can be reached without weak edges from
* the root's shortcuts. Starting with those makes "page-owned" a range of numbers, and one walk does what takes three.
* Nodes that nothing essential leads to hang under the root with all they reach; what is left are cliques, whose nodes hang
* under the root one by one.
*/
function numberDepthFirst(columns, names, weakMaps, workspace) {
	const { nodeCount, nodeType, nodeName, nodeId, firstEdge, edgeWord, edgeName } = columns;
	const { first: numberOf, third: crossingCount, fourth: lowestAncestor, fifth: nodeAt, rest: parent } = workspace;
	let last = 0;
	let stackNode = /* @__PURE__ */ new Uint32Array(1024);
	let stackEdge = /* @__PURE__ */ new Uint32Array(1024);
	let inPage = false;
	let lastOfPage = 1;
	/** Targets of inessential edges out of page-owned nodes, which make them page-owned all the same. */
	const ownedThroughInessential = [];
	let alsoOwned = null;
	/** By an edge back to the root, which V8 does not write: it makes all that the root reaches page-owned. */
	let rootIsOwned = false;
	const visit = (start, parentNumber) => {
		const barrier = inPage ? 0 : lastOfPage;
		const someAlsoOwned = alsoOwned !== null;
		const [firsts, words, numbers, nodes] = [
			firstEdge,
			edgeWord,
			numberOf,
			nodeAt
		];
		const [parents, lowest, crossings] = [
			parent,
			lowestAncestor,
			crossingCount
		];
		let heldNode = stackNode;
		let heldEdge = stackEdge;
		let node = start;
		let highest = last + 1;
		let number = highest;
		numbers[node] = number;
		nodes[number] = node;
		parents[number] = parentNumber;
		lowest[number] = parentNumber;
		let edge = firsts[node];
		let end = firsts[node + 1];
		let depth = 0;
		for (;;) {
			if (edge >= end) {
				if (depth === 0) break;
				node = heldNode[--depth];
				edge = heldEdge[depth];
				end = firsts[node + 1];
				number = numbers[node];
				continue;
			}
			const word = words[edge++];
			const target = word >>> 4;
			if ((word & 7) >= EdgeType.shortcut || target === node) {
				if (!staysEssential(node, edge - 1)) continue;
			}
			const targetNumber = numbers[target];
			if (someAlsoOwned || targetNumber <= barrier && targetNumber > 1) {
				if (isBarred(node, target)) {
					words[edge - 1] = word & ~8;
					continue;
				}
			}
			if (targetNumber === 0) {
				if (depth === heldNode.length) {
					stackNode = heldNode = doubled(heldNode);
					stackEdge = heldEdge = doubled(heldEdge);
				}
				heldNode[depth] = node;
				heldEdge[depth++] = edge;
				node = target;
				const above = number;
				number = ++highest;
				numbers[node] = number;
				nodes[number] = node;
				parents[number] = above;
				lowest[number] = above;
				edge = firsts[node];
				end = firsts[node + 1];
			} else if (targetNumber > number) {
				if (number < lowest[targetNumber]) lowest[targetNumber] = number;
			} else crossings[targetNumber + 1]++;
		}
		last = highest;
	};
	const isAlsoOwned = (node) => alsoOwned !== null && alsoOwned[node] !== 0;
	const isFromTable = (name, node) => weakMaps.tableId(name) === nodeId[node];
	/** Whether an edge would lead into the page from outside. */
	const isBarred = (node, target) => {
		const isOfPage = numberOf[target] > 1 && numberOf[target] <= lastOfPage;
		return !inPage && (isOfPage || isAlsoOwned(target)) && !isAlsoOwned(node);
	};
	/** Decides about loops, shortcuts, weak edges and those of WeakMaps. */
	const staysEssential = (node, edge) => {
		const word = edgeWord[edge];
		const type = word & 7;
		const target = word >>> 4;
		const isLoop = target === node;
		if (type === pairType && !isLoop && !isFromTable(edgeName[edge], node)) return true;
		if (type !== EdgeType.weak && !isLoop && inPage) ownedThroughInessential.push(target);
		edgeWord[edge] = word & ~8;
		return false;
	};
	const isPageEntry = (word) => {
		const type = word & 7;
		const target = word >>> 4;
		if (type === EdgeType.element) return nodeType[target] === NodeType.synthetic && nodeName[target] === names.documentTrees;
		return type === EdgeType.shortcut;
	};
	const visitFromRoot = (pageEntries) => {
		for (let edge = firstEdge[0]; edge < firstEdge[1]; edge++) {
			const word = edgeWord[edge];
			const target = word >>> 4;
			if (isPageEntry(word) !== pageEntries || (word & 7) === EdgeType.weak) continue;
			const isOfTable = (word & 7) === pairType && isFromTable(edgeName[edge], 0);
			if (target === 0 || isOfTable) {
				edgeWord[edge] = word & ~8;
				if (pageEntries && target === 0) rootIsOwned = true;
				continue;
			}
			if (numberOf[target] === 0) visit(target, 1);
			else lowestAncestor[numberOf[target]] = 1;
		}
	};
	last = 1;
	numberOf[0] = 1;
	nodeAt[1] = 0;
	inPage = true;
	visitFromRoot(true);
	alsoOwned = markAlsoOwned(columns, ownedThroughInessential, numberOf, null);
	rootIsOwned ||= crossingCount[2] !== 0 || isAlsoOwned(0);
	inPage = rootIsOwned;
	lastOfPage = last;
	visitFromRoot(false);
	if (rootIsOwned) {
		inPage = false;
		lastOfPage = last;
		alsoOwned = markAlsoOwned(columns, ownedThroughInessential, numberOf, alsoOwned);
	}
	if (last < nodeCount) {
		const isOwned = (node) => numberOf[node] > 1 && numberOf[node] <= lastOfPage || isAlsoOwned(node);
		const isEssential = (node, edge) => {
			const type = edgeWord[edge] & 7;
			const target = edgeWord[edge] >>> 4;
			if (type === EdgeType.weak || type === EdgeType.shortcut || target === node) return false;
			if (type === pairType && isFromTable(edgeName[edge], node)) return false;
			return isOwned(node) || !isOwned(target);
		};
		const retained = essentiallyRetained(columns, numberOf, isEssential);
		for (let node = 0; node < nodeCount; node++) if (numberOf[node] === 0 && retained[node] === 0) visit(node, 1);
	}
	const lastWithEdges = last;
	for (let node = 0; node < nodeCount && last < nodeCount; node++) {
		if (numberOf[node] !== 0) continue;
		numberOf[node] = ++last;
		nodeAt[last] = node;
		parent[last] = 1;
		lowestAncestor[last] = 1;
		for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++) edgeWord[edge] &= ~8;
	}
	return {
		numberOf,
		nodeAt,
		parent,
		lowestAncestor,
		crossingCount,
		lastWithEdges
	};
}
/** Nodes to which an essential edge of an unnumbered node leads: those of the numbered ones have all been followed. */
function essentiallyRetained(columns, numberOf, isEssential) {
	const { nodeCount, firstEdge, edgeWord } = columns;
	const retained = new Uint8Array(nodeCount);
	for (let node = 0; node < nodeCount; node++) {
		if (numberOf[node] !== 0) continue;
		for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++) if (isEssential(node, edge)) retained[edgeWord[edge] >>> 4] = 1;
	}
	return retained;
}
/** Page-owned nodes that the essential edges of page-owned nodes do not reach: null where there are none, as nearly always. */
function markAlsoOwned(columns, work, numberOf, before) {
	const { nodeCount, firstEdge, edgeWord } = columns;
	let owned = before;
	for (let node = work.pop(); node !== void 0; node = work.pop()) {
		if (numberOf[node] > 1 || owned !== null && owned[node] !== 0) continue;
		owned ??= new Uint8Array(nodeCount);
		owned[node] = 1;
		for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++) if ((edgeWord[edge] & 7) !== EdgeType.weak) work.push(edgeWord[edge] >>> 4);
	}
	return owned;
}

// src/snapshot/graph/detachedness.ts
const attached = 1;
const detached = 2;
/** Every node that is not native ends the propagation: state does not pass through JavaScript. */
const skipped = 1 << EdgeType.hidden | 1 << EdgeType.weak | 1 << EdgeType.unknown;
/**
* Nodes whose class name carries `Detached `: native nodes that V8 calls detached, and native nodes reached from them that
* are not reached from an attached one. null where no node is. (DevTools, HeapSnapshot.ts, propagateDOMState.)
*/
function detachedNodes(columns) {
	const { nodeCount, nodeType, detachedness, firstEdge, edgeWord } = columns;
	if (detachedness === null) return null;
	const state = new Uint8Array(nodeCount);
	const renamed = new Uint8Array(nodeCount);
	const visited = new Uint8Array(nodeCount);
	const attachedWork = [];
	const detachedWork = [];
	const process = (node, newState) => {
		if (visited[node] !== 0) return;
		visited[node] = 1;
		if (nodeType[node] !== NodeType.native) return;
		state[node] = newState;
		if (newState === attached) attachedWork.push(node);
		else if (newState === detached) {
			renamed[node] = 1;
			detachedWork.push(node);
		}
	};
	const propagate = (node, newState) => {
		for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++) {
			const word = edgeWord[edge];
			if ((skipped >> (word & 7) & 1) === 0) process(edgeTarget(word), newState);
		}
	};
	for (let node = 0; node < nodeCount; node++) {
		const given = detachedness[node] & 3;
		if (given !== 0) process(node, given);
	}
	for (let node = attachedWork.pop(); node !== void 0; node = attachedWork.pop()) propagate(node, attached);
	for (let node = detachedWork.pop(); node !== void 0; node = detachedWork.pop()) if (state[node] !== attached) propagate(node, detached);
	return renamed;
}

// src/snapshot/graph/heap-graph.ts
const systemDistance = 1e8;

// src/snapshot/graph/pair-set.ts
const free = 0;
const taken = 1;
const deleted = 2;
/** Open addressing; deleted entries stay as tombstones until the next growth. */
function createPairSet() {
	let capacity = 1024;
	let used = 0;
	let firsts = new Uint32Array(capacity);
	let seconds = new Uint32Array(capacity);
	let state = new Uint8Array(capacity);
	const slotOf = (first, second) => {
		let slot = (Math.imul(first, 2654435761) ^ Math.imul(second, 2246822507)) >>> 0;
		slot = (slot ^ slot >>> 15) & capacity - 1;
		while (state[slot] !== free && (state[slot] !== taken || firsts[slot] !== first || seconds[slot] !== second)) slot = slot + 1 & capacity - 1;
		return slot;
	};
	const put = (first, second) => {
		const slot = slotOf(first, second);
		firsts[slot] = first;
		seconds[slot] = second;
		state[slot] = taken;
		used++;
	};
	const grow = () => {
		const [oldFirsts, oldSeconds, oldState] = [
			firsts,
			seconds,
			state
		];
		capacity *= 2;
		used = 0;
		firsts = new Uint32Array(capacity);
		seconds = new Uint32Array(capacity);
		state = new Uint8Array(capacity);
		for (let slot = 0; slot < oldState.length; slot++) if (oldState[slot] === taken) put(oldFirsts[slot], oldSeconds[slot]);
	};
	return { toggle(first, second) {
		const slot = slotOf(first, second);
		if (state[slot] === taken) {
			state[slot] = deleted;
			return false;
		}
		if (used * 2 >= capacity) grow();
		put(first, second);
		return true;
	} };
}

// src/snapshot/graph/self-sizes.ts
const severalOwners = 4294967295;
/**
* Moves the size of array and hidden nodes and of external string data to their only owner, so that an array counts what
* its elements store takes. Left alone where the snapshot exposes V8's internals, told by a root without user roots.
* (DevTools, HeapSnapshot.ts, calculateShallowSizes.) Works in place, unless the heap passes 2^32 bytes.
*/
function moveSizesToOwners(columns, names, detached, workspace) {
	const { nodeCount, nodeType, nodeName, firstEdge, edgeWord } = columns;
	const sizes = wideEnough(columns.selfSizeBytes);
	if (!hasUserRoots(columns, names)) return sizes;
	const owned = new Uint32Array(nodeCount + 31 >>> 5);
	for (let node = 0; node < nodeCount; node++) {
		const type = nodeType[node];
		if (type === NodeType.hidden || type === NodeType.array || type === NodeType.native && nodeName[node] === names.externalStringData && !detached?.[node]) owned[node >>> 5] |= 1 << (node & 31);
	}
	/** Owner + 1, 0 none yet; only for nodes that can be owned. */
	const owner = workspace.second;
	let work = /* @__PURE__ */ new Uint32Array(1024);
	let working = 0;
	const claim = (node, by) => {
		const end = firstEdge[node + 1];
		for (let edge = firstEdge[node]; edge < end; edge++) {
			const word = edgeWord[edge];
			const target = word >>> 4;
			if ((owned[target >>> 5] >>> (target & 31) & 1) === 0 || (word & 7) === EdgeType.weak) continue;
			const before = owner[target];
			if (before === by || before === severalOwners) continue;
			owner[target] = before === 0 ? by : severalOwners;
			if (working === work.length) work = doubled(work);
			work[working++] = target;
		}
	};
	for (let node = 0; node < nodeCount; node++) if ((owned[node >>> 5] >>> (node & 31) & 1) === 0) claim(node, node + 1);
	while (working > 0) {
		const node = work[--working];
		claim(node, owner[node]);
	}
	for (let node = 0; node < nodeCount; node++) {
		if (owner[node] === 0 || owner[node] === severalOwners) continue;
		const to = owner[node] - 1;
		if (to === 0 || nodeType[to] === NodeType.synthetic) continue;
		sizes[to] += sizes[node];
		sizes[node] = 0;
	}
	return sizes;
}
function wideEnough(sizes) {
	let total = 0;
	for (let node = 0; node < sizes.length; node++) total += sizes[node];
	return total < 2 ** 32 || sizes instanceof Float64Array ? sizes : Float64Array.from(sizes);
}
function hasUserRoots(columns, names) {
	if (columns.nodeCount === 0) return false;
	for (let edge = 0; edge < columns.firstEdge[1]; edge++) if (isUserRoot(columns, names, columns.edgeWord[edge] >>> 4)) return true;
	return false;
}
/** Whether a child of the root is one from which distances are counted. */
function isUserRoot(columns, names, node) {
	return columns.nodeType[node] !== NodeType.synthetic || columns.nodeName[node] === names.documentTrees;
}

// src/snapshot/graph/distances.ts
/**
* Steps from the user roots over edges that are not weak, then from the root for what they do not reach. Left out, as in
* DevTools (HeapSnapshot.ts, calculateDistances): a native context's sloppy function map, descriptors in descriptor arrays
* that several maps may share, and the first seen of the two edges to a WeakMap's value, so that its distance is one more
* than the greater of table's and key's.
*/
function findDistances(columns, names, weakMaps, workspace) {
	const { nodeCount, nodeType, nodeName, firstEdge, edgeWord, edgeName, strings } = columns;
	const { buffer, byteOffset } = workspace.third;
	const distance = new Int32Array(buffer, byteOffset, nodeCount).fill(-5);
	const queue = workspace.rest;
	/** One bit a node, in memory that stays in the cache: which have a distance, and which leave out edges for what they are. */
	const reachedBits = new Uint32Array(nodeCount + 31 >>> 5);
	const selectiveBits = new Uint32Array(nodeCount + 31 >>> 5);
	for (let node = 0; node < nodeCount; node++) {
		const name = nodeName[node];
		if (name !== names.nativeContext && name !== names.mapDescriptors) continue;
		const type = name === names.nativeContext ? NodeType.hidden : NodeType.array;
		if (nodeType[node] === type) selectiveBits[node >>> 5] |= 1 << (node & 31);
	}
	const halfSeenPairs = createPairSet();
	let queued = 0;
	const isLeftOut = (node, edge, word) => {
		const name = edgeName[edge];
		if (nodeType[node] === NodeType.hidden) return name === names.sloppyFunctionMap && !edgeNameIsIndex(word);
		const index = edgeNameIsIndex(word) ? name : Number.parseInt(strings.decode(name), 10);
		return index >= 2 && index % 3 === 1;
	};
	/** Whether an edge leads on that is weak, of a WeakMap, or of a selective node. */
	const leadsOn = (node, edge, isSelective) => {
		const word = edgeWord[edge];
		const type = word & 7;
		if (type === EdgeType.weak || isSelective && isLeftOut(node, edge, word)) return false;
		const name = edgeName[edge];
		return type !== pairType || !halfSeenPairs.toggle(weakMaps.tableId(name), weakMaps.keyId(name));
	};
	/** From what is queued, all at the same distance, level by level. */
	const walk = (startDistance) => {
		const [waiting, firsts, words, distances] = [
			queue,
			firstEdge,
			edgeWord,
			distance
		];
		const [reached, selective] = [reachedBits, selectiveBits];
		let length = queued;
		let next = startDistance;
		let levelEnd = 0;
		for (let head = 0; head < length; head++) {
			if (head === levelEnd) {
				next++;
				levelEnd = length;
			}
			const node = waiting[head];
			const end = firsts[node + 1];
			const isSelective = (selective[node >>> 5] >>> (node & 31) & 1) !== 0;
			for (let edge = firsts[node]; edge < end; edge++) {
				const word = words[edge];
				const target = word >>> 4;
				if ((reached[target >>> 5] >>> (target & 31) & 1) !== 0) continue;
				if (((word & 7) >= EdgeType.weak || isSelective) && !leadsOn(node, edge, isSelective)) continue;
				reached[target >>> 5] |= 1 << (target & 31);
				distances[target] = next;
				waiting[length++] = target;
			}
		}
	};
	for (let edge = firstEdge[0]; edge < firstEdge[1]; edge++) {
		const target = edgeWord[edge] >>> 4;
		if (distance[target] !== -5 || !isUserRoot(columns, names, target)) continue;
		distance[target] = 1;
		reachedBits[target >>> 5] |= 1 << (target & 31);
		queue[queued++] = target;
	}
	const reached = queued > 0;
	walk(1);
	reachedBits[0] |= 1;
	distance[0] = reached ? systemDistance : 0;
	queue[0] = 0;
	queued = 1;
	walk(distance[0]);
	return distance;
}

// src/snapshot/graph/dominators.ts
/**
* Dominators by semi-NCA (Georgiadis, Tarjan, Werneck: Finding Dominators in Practice, 2006), in the space of depth-first
* numbers. Tree and forward edges have been settled by the numbering; only crossing edges are listed by target, which
* saves a third of the peak. Labels hold the semidominator's number itself. Every loop is a loop: a list of five million
* nodes is as deep as any other heap.
*/
function findDominators(columns, order, selfSizeBytes, workspace) {
	const { nodeCount } = columns;
	const { nodeAt, parent } = order;
	const semi = findSemidominators(columns, order, workspace);
	const idom = parent;
	let stepsLeft = 16 * nodeCount;
	let number = 2;
	for (; number <= nodeCount && stepsLeft > 0; number++) {
		const limit = semi[number];
		let candidate = idom[number];
		for (; candidate > limit; stepsLeft--) candidate = idom[candidate];
		idom[number] = candidate;
	}
	if (number <= nodeCount) finishWithJumps(idom, semi, number, nodeCount, workspace);
	const dominator = workspace.first.subarray(0, nodeCount);
	dominator[0] = 0;
	const isWide = selfSizeBytes instanceof Float64Array;
	const retainedSizeBytes = isWide ? selfSizeBytes.slice() : workspace.second.subarray(0, nodeCount);
	if (!isWide) retainedSizeBytes.set(selfSizeBytes);
	for (number = nodeCount; number >= 2; number--) {
		const node = nodeAt[number];
		const above = nodeAt[idom[number]];
		dominator[node] = above;
		retainedSizeBytes[above] += retainedSizeBytes[node];
	}
	return {
		dominator,
		retainedSizeBytes
	};
}
/**
* The walk up the dominator tree, with a second pointer in each node that skips a distance of skew binary digits (Myers: An
* Applicative Random-Access Stack, 1983): no walk takes more steps than twice the logarithm of the depth.
*/
function finishWithJumps(idom, semi, first, nodeCount, workspace) {
	const depth = workspace.third;
	const jump = workspace.rest.subarray(nodeCount + 1);
	depth[1] = 0;
	jump[1] = 1;
	for (let number = 2; number <= nodeCount; number++) {
		if (number >= first) {
			const limit = semi[number];
			let candidate = idom[number];
			while (candidate > limit) candidate = jump[candidate] > limit ? jump[candidate] : idom[candidate];
			idom[number] = candidate;
		}
		const above = idom[number];
		const far = jump[above];
		depth[number] = depth[above] + 1;
		jump[number] = depth[above] - depth[far] === depth[far] - depth[jump[far]] ? jump[far] : above;
	}
}
function findSemidominators(columns, order, workspace) {
	const { nodeCount } = columns;
	const { parent, lowestAncestor: semi } = order;
	const { crossingEnd, crossing } = listCrossingEdges(columns, order, workspace);
	const forest = workspace.firstAndSecond;
	for (let number = 1; number <= nodeCount; number++) {
		forest[2 * number] = parent[number];
		forest[2 * number + 1] = semi[number];
	}
	let path = /* @__PURE__ */ new Uint32Array(1024);
	for (let number = nodeCount; number >= 2; number--) {
		let least = semi[number];
		let before = 0;
		let at = crossingEnd[number];
		for (let source = at === 0 ? 0 : crossing[--at]; source !== 0; source = crossing[--at]) {
			if (source === before) continue;
			before = source;
			let top = 2 * source;
			let depth = 0;
			let above = forest[top];
			while (above > number) {
				if (depth === path.length) path = doubled(path);
				path[depth++] = top;
				top = 2 * above;
				above = forest[top];
			}
			let lowest = forest[top + 1];
			while (depth > 0) {
				const below = path[--depth];
				if (forest[below + 1] < lowest) lowest = forest[below + 1];
				else forest[below + 1] = lowest;
				forest[below] = above;
			}
			if (lowest < least) least = lowest;
		}
		semi[number] = least;
		forest[2 * number + 1] = least;
	}
	return semi;
}
/**
* Sources of the back and cross edges by target, both as depth-first numbers.
* A node that only its parent leads to says no more than its parent does, if that is numbered above the target: seven of
* ten nodes are such, most of them strings and numbers, whose edges all go to a few maps. So the edge is told as its
* nearest ancestor's that more than one edge leads to, and the walk over it meets what it met before.
*/
function listCrossingEdges(columns, order, workspace) {
	const { nodeCount, firstEdge, edgeWord } = columns;
	const { numberOf, crossingCount, lowestAncestor, parent, lastWithEdges } = order;
	const spokesman = findSpokesmen(nodeCount, order, workspace.second);
	const crossingEnd = crossingCount;
	let room = 1;
	for (let number = 1; number <= nodeCount; number++) {
		const count = crossingCount[number + 1];
		crossingEnd[number] = count === 0 ? 0 : room + 1;
		if (count !== 0) room += count + 1;
	}
	const spare = workspace.rest.subarray(nodeCount + 1);
	const crossing = room <= spare.length ? spare : new Uint32Array(room);
	for (let node = 0; node < nodeCount; node++) {
		const number = numberOf[node];
		if (number > lastWithEdges) continue;
		const speaks = spokesman[number];
		const end = firstEdge[node + 1];
		for (let edge = firstEdge[node]; edge < end; edge++) {
			const word = edgeWord[edge];
			if ((word & 8) === 0) continue;
			const target = numberOf[word >>> 4];
			if (target >= number) continue;
			if (speaks > target) crossing[crossingEnd[target]++] = speaks;
			else if (parent[number] > target) crossing[crossingEnd[target]++] = number;
			else if (parent[number] < lowestAncestor[target]) lowestAncestor[target] = parent[number];
		}
	}
	return {
		crossingEnd,
		crossing
	};
}
/** For each number itself, or where only its parent leads to it, the parent's. */
function findSpokesmen(nodeCount, order, spokesman) {
	const { parent, lowestAncestor, crossingCount } = order;
	spokesman[1] = 1;
	for (let number = 2; number <= nodeCount; number++) {
		const isAlone = crossingCount[number + 1] === 0 && lowestAncestor[number] === parent[number];
		spokesman[number] = isAlone ? spokesman[parent[number]] : number;
	}
	return spokesman;
}

// src/snapshot/graph/retainers.ts
function listRetainers(columns, workspace) {
	const { nodeCount, edgeCount, edgeWord } = columns;
	const firstRetainer = workspace.fifth.subarray(0, nodeCount + 1).fill(0);
	const edge = workspace.rest.subarray(0, edgeCount);
	for (let index = 0; index < edgeCount; index++) {
		const word = edgeWord[index];
		firstRetainer[word >>> 4]++;
		if ((word & 7) === pairType) edgeWord[index] = word & ~7 | EdgeType.internal;
	}
	let sum = 0;
	for (let node = 0; node <= nodeCount; node++) {
		sum += firstRetainer[node];
		firstRetainer[node] = sum;
	}
	for (let index = edgeCount - 1; index >= 0; index--) edge[--firstRetainer[edgeWord[index] >>> 4]] = index;
	return {
		firstRetainer,
		edge
	};
}
/** The node an edge starts from, by bisection. */
function edgeSource(columns, edge) {
	const { firstEdge, nodeCount } = columns;
	let low = 0;
	let high = nodeCount;
	while (high - low > 1) {
		const middle = low + high >>> 1;
		if (firstEdge[middle] <= edge) low = middle;
		else high = middle;
	}
	return low;
}

// src/snapshot/graph/well-known-names.ts
function findWellKnownNames(strings) {
	const [plainObject, proto, documentTrees, externalStringData, nativeContext, sloppyFunctionMap, mapDescriptors] = strings.find([
		"Object",
		"__proto__",
		"(Document DOM trees)",
		"system / ExternalStringData",
		"system / NativeContext",
		"sloppy_function_map",
		"(map descriptors)"
	]);
	return {
		plainObject,
		proto,
		documentTrees,
		externalStringData,
		nativeContext,
		sloppyFunctionMap,
		mapDescriptors
	};
}

// src/snapshot/graph/workspace.ts
function createWorkspace(nodeCount, edgeCount) {
	const length = nodeCount + 3;
	const restLength = Math.max(edgeCount + (nodeCount >>> 2), 2 * length);
	const buffer = new ArrayBuffer((5 * length + restLength) * Uint32Array.BYTES_PER_ELEMENT);
	const slice = (index) => new Uint32Array(buffer, index * length * Uint32Array.BYTES_PER_ELEMENT, index === 5 ? restLength : length);
	return {
		first: slice(0),
		second: slice(1),
		firstAndSecond: new Uint32Array(buffer, 0, 2 * length),
		third: slice(2),
		fourth: slice(3),
		fifth: slice(4),
		rest: slice(5)
	};
}

// src/snapshot/graph/analyze-heap.ts
/**
* Everything that follows from a snapshot, by the rules of Chrome DevTools. Owns the columns from here on.
* @throws SnapshotTooLargeError where the machine has no memory for it
* The order of the passes is that of `Workspace`.
*/
function analyzeHeap(columns) {
	const names = findWellKnownNames(columns.strings);
	const weakMaps = createWeakMapEdges(columns.strings);
	markWeakMapEdges(columns, weakMaps);
	const detached = detachedNodes(columns);
	const workspace = withinMemory(columns, () => createWorkspace(columns.nodeCount, columns.edgeCount));
	const selfSizeBytes = moveSizesToOwners(columns, names, detached, workspace);
	const order = numberDepthFirst(columns, names, weakMaps, workspace);
	const { dominator, retainedSizeBytes } = findDominators(columns, order, selfSizeBytes, workspace);
	const measured = {
		selfSizeBytes,
		retainedSizeBytes,
		dominator,
		distance: findDistances(columns, names, weakMaps, workspace),
		classes: classifyNodes(columns, names, detached, workspace)
	};
	const totals = totalClasses(measured, workspace);
	const retainers = listRetainers(columns, workspace);
	return {
		columns,
		...measured,
		totals,
		retainers
	};
}

// src/snapshot/growth/export-names.ts
/** A cell is held by its module's tables and those of the modules that import it. */
const mostTables = 32;
/**
* Under what name a module exports the variable that a cell holds: V8 keeps exports in a hash table whose entries are the
* name and then the cell (objects/module.h). String index, -1 where the cell is none of an export.
*/
function exportNameOf({ columns, retainers }, cell) {
	const { nodeType, nodeName, firstEdge, edgeWord, edgeName, strings } = columns;
	const indexOf = (edge) => {
		if ((edgeWord[edge] & 7) !== EdgeType.internal) return -1;
		const text = strings.decode(edgeName[edge]);
		return /^\d+$/.test(text) ? Number(text) : -1;
	};
	const first = retainers.firstRetainer[cell];
	const end = Math.min(retainers.firstRetainer[cell + 1], first + mostTables);
	for (let at = first; at < end; at++) {
		const table = edgeSource(columns, retainers.edge[at]);
		const index = indexOf(retainers.edge[at]);
		if (nodeType[table] !== NodeType.array || index < 1) continue;
		for (let edge = firstEdge[table]; edge < firstEdge[table + 1]; edge++) {
			const key = edgeWord[edge] >>> 4;
			if (nodeType[key] === NodeType.string && indexOf(edge) === index - 1) return nodeName[key];
		}
	}
	return -1;
}

// src/snapshot/growth/growth-names.ts
const texts = {
	context: "context",
	previous: "previous",
	shared: "shared",
	scopeInfo: "scope_info",
	script: "script",
	scriptOrDebugInfo: "script_or_debug_info",
	map: "map",
	descriptors: "descriptors",
	properties: "properties",
	proto: "__proto__",
	constructorProperty: "constructor",
	prototype: "prototype",
	plainObject: "Object",
	moduleClass: "Module",
	exportsProperty: "exports",
	contextClass: "system / Context",
	cellClass: "system / Cell",
	contextifyClass: "Node / ContextifyContext",
	objectProperties: "(object properties)"
};
function findGrowthNames(strings) {
	const found = strings.find(Object.values(texts));
	const entries = Object.keys(texts).map((key, index) => [key, found[index]]);
	return Object.fromEntries(entries);
}

// src/snapshot/growth/dictionaries.ts
/** Keys from which on a plain object may be a dictionary: where V8 keeps it as a hash table, and where it does not. */
const fewestHashedKeys = 16;
const fewestKeys$1 = 64;
/**
* Whether a plain object is used as a dictionary, its property names being data and not words of the program: it has
* many keys (16 where V8 keeps it as a hash table, else 64) and few shapes (half of its values or more are of one class
* and type), functions apart: an object full of functions is a module.
*/
function isDictionary(columns, names, node) {
	const { nodeType, nodeName, firstEdge, edgeWord, edgeName } = columns;
	if (nodeType[node] !== NodeType.object || nodeName[node] !== names.plainObject) return false;
	if (firstEdge[node + 1] - firstEdge[node] < fewestHashedKeys) return false;
	let keys = 0;
	let candidate = -1;
	let lead = 0;
	const classOf = (value) => nodeType[value] === NodeType.object ? 256 + nodeName[value] : nodeType[value];
	const values = [];
	for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++) {
		const word = edgeWord[edge];
		if ((word & 7) !== EdgeType.property || edgeName[edge] === names.proto) continue;
		const valueClass = classOf(word >>> 4);
		keys++;
		values.push(valueClass);
		if (lead === 0) candidate = valueClass;
		lead += valueClass === candidate ? 1 : -1;
	}
	const store = followInternal(columns, node, names.properties);
	const isHashed = store >= 0 && nodeName[store] === names.objectProperties;
	if (keys < (isHashed ? fewestHashedKeys : fewestKeys$1)) return false;
	const share = values.filter((value) => value === candidate).length;
	return candidate !== NodeType.closure && share * 2 >= keys;
}

// src/snapshot/growth/spelled-names.ts
/** V8's own structures that hold the words of compiled code (bytecodes' constants, literals' keys, variables). */
const spelling = [
	"(constant pool)",
	"system / ObjectBoilerplateDescription",
	"system / ScopeInfo",
	"(context local names)",
	"(constant elements)"
];
/**
* Which texts the program's code spells, 1 by string index: those that compiled functions have among their constants, keys
* of literals, variables, and names of functions. What V8 learns while code runs (feedback) and what it compiles from that is
* left out, as it holds keys that are data.
*/
function findSpelledNames(columns) {
	const { nodeCount, nodeType, nodeName, firstEdge, edgeWord, edgeName, strings } = columns;
	const spelled = new Uint8Array(strings.count);
	const { isSpelling, constantPool, unnamed, functionName } = findSpellers(strings);
	const spellAll = (node) => {
		const isPool = nodeName[node] === constantPool;
		for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++) {
			const target = edgeWord[edge] >>> 4;
			if (nodeType[target] === NodeType.string) spelled[nodeName[target]] = 1;
			else if (isPool && nodeType[target] === NodeType.code && nodeName[target] === unnamed) spellAll(target);
		}
	};
	for (let node = 0; node < nodeCount; node++) {
		if (nodeType[node] !== NodeType.code) continue;
		if (isSpelling.has(nodeName[node])) {
			spellAll(node);
			continue;
		}
		for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++) {
			const word = edgeWord[edge];
			if ((word & 7) !== EdgeType.internal || edgeName[edge] !== functionName) continue;
			const target = word >>> 4;
			if (nodeType[target] === NodeType.string) spelled[nodeName[target]] = 1;
		}
	}
	return spelled;
}
function findSpellers(strings) {
	const [unnamed, functionName, ...names] = strings.find([
		"",
		"name_or_scope_info",
		...spelling
	]);
	return {
		isSpelling: new Set(names.filter((name) => name >= 0)),
		constantPool: names[0] >= 0 ? names[0] : -2,
		unnamed,
		functionName: functionName >= 0 ? functionName : -2
	};
}

// src/snapshot/growth/property-words.ts
/** Plain objects that share a key from which on they are records that came as data: their keys are a schema's. */
const fewestRecords = 20;
const longestWord = 40;
const word = /^[#$_A-Za-z][$_A-Za-z]*\d{0,2}$/;
const plainWord = /^[$_A-Za-z]+$/;
/** `Intl.Locale`, `system / Context`, `Map Iterator`, `global (global*)`; among symbols `Symbol.iterator`, `dns:resolver` */
const words = /^[$_A-Za-z]+\d{0,2}(?:[ ./:]+[$_A-Za-z]+\d{0,2})*(?: \([a-z]+\*?\))?$/;
/**
* A property's name is a word of the program if the program's code spells it. Of the names that no code spells (it was
* never compiled, or V8 has dropped it since; the names of V8's and Node's own objects) those are words that read as one (letters
* with at most two digits behind them, 40 at most) and belong to an instance of a class or hold a function, or, being
* letters alone, belong to 20 plain objects or more that have other properties besides. All keys of a dictionary are data.
*/
function createPropertyWords(columns, names) {
	const { nodeCount, nodeType, nodeName, edgeWord, edgeName, strings } = columns;
	const spelled = findSpelledNames(columns);
	const evidence = judgeEvidence(columns, spelled);
	const dictionaries = new Uint8Array(nodeCount);
	const isKnownDictionary = (node) => {
		if (dictionaries[node] === 0) dictionaries[node] = isDictionary(columns, names, node) ? yes : no;
		return dictionaries[node] === yes;
	};
	const known = new Uint8Array(strings.count);
	const kindOf = (name) => {
		if (known[name] === 0) known[name] = spelled[name] === 1 && evidence === "code" ? kind.spelled : readAs(name);
		return known[name];
	};
	let spelledTexts = null;
	const readAs = (name) => {
		const whole = strings.decode(name);
		const text = bareName(whole);
		if (evidence === "redacted") return masked.test(whole) ? kind.data : kind.spelled;
		if (text !== whole) {
			spelledTexts ??= textsOf(columns, spelled);
			if (spelledTexts.has(text)) return kind.spelled;
		}
		if (whole === "<symbol>" || text !== whole && words.test(text)) return kind.word;
		if (text.length > longestWord || !word.test(text)) return kind.data;
		return plainWord.test(text) ? kind.plainWord : kind.word;
	};
	let counted = null;
	const isRecordKey = (name) => {
		counted ??= countPlainObjects(columns, names);
		return counted[name] >= fewestRecords;
	};
	const isDataKey = (name) => {
		const found = kindOf(name);
		if (found === kind.spelled || found === kind.data) return found === kind.data;
		return evidence === "code" && !(found === kind.plainWord && isRecordKey(name));
	};
	const knownClass = new Uint8Array(strings.count);
	return {
		isDataClass(name) {
			if (knownClass[name] === 0) {
				const isData = kindOf(name) === kind.data && !words.test(strings.decode(name));
				knownClass[name] = isData ? yes : no;
			}
			return knownClass[name] === yes;
		},
		isDictionary: isKnownDictionary,
		isSpelled: (name) => spelled[name] === 1,
		isDataKey,
		isData(edge, source) {
			const name = edgeName[edge];
			if (name === names.proto) return false;
			if (isKnownDictionary(source)) return true;
			const isPlain = nodeType[source] === NodeType.object && nodeName[source] === names.plainObject;
			const isMethod = nodeType[edgeWord[edge] >>> 4] === NodeType.closure;
			return isPlain && !isMethod ? isDataKey(name) : kindOf(name) === kind.data;
		}
	};
}
const yes = 1;
const no = 2;
const asterisk = 42;
const masked = /^\*+$/;
const kind = {
	spelled: 1,
	word: 2,
	plainWord: 3,
	data: 4
};
/** Whether the heap has the words of its code; a redacted one has lost them, and no name in it is data but the masked ones. */
function judgeEvidence({ strings }, spelled) {
	let words = 0;
	let asterisks = 0;
	for (let index = 0; index < strings.count; index++) {
		if (spelled[index] === 0 || strings.offset[index + 1] - strings.offset[index] < 3) continue;
		words++;
		if (isMasked(strings, index)) asterisks++;
	}
	if (words === 0) return "none";
	return asterisks * 20 > words ? "redacted" : "code";
}
function isMasked({ bytes, offset }, index) {
	for (let at = offset[index]; at < offset[index + 1] - 1; at++) if (bytes[at] !== asterisk) return false;
	return true;
}
/** Without what V8 puts around the names of accessors and symbols. */
function bareName(name) {
	const bare = /^[gs]et (.+)$/s.exec(name)?.[1] ?? name;
	return /^<symbol (.*)>$/s.exec(bare)?.[1] ?? bare;
}
function textsOf({ strings }, marked) {
	const texts = /* @__PURE__ */ new Set();
	for (let index = 0; index < strings.count; index++) if (marked[index] === 1) texts.add(strings.decode(index));
	return texts;
}
/** How many plain objects have a property of that name and another besides, by string index. */
function countPlainObjects({ nodeCount, nodeType, nodeName, firstEdge, edgeWord, edgeName, strings }, names) {
	const counts = new Uint32Array(strings.count);
	for (let node = 0; node < nodeCount; node++) {
		if (nodeType[node] !== NodeType.object || nodeName[node] !== names.plainObject) continue;
		let properties = 0;
		for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++) if ((edgeWord[edge] & 7) === EdgeType.property && edgeName[edge] !== names.proto) properties++;
		if (properties < 2) continue;
		for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++) if ((edgeWord[edge] & 7) === EdgeType.property) counts[edgeName[edge]]++;
	}
	return counts;
}

// src/snapshot/growth/bucket-queue.ts
function createBucketQueue(mostCost) {
	const buckets = Array.from({ length: mostCost + 1 }, () => createReusedColumn());
	let position = 0;
	let waiting = 0;
	return {
		push(node, at) {
			buckets[at % buckets.length].push(node);
			waiting++;
		},
		pop() {
			if (waiting === 0) return -1;
			for (;;) {
				const node = buckets[position % buckets.length].shift();
				if (node >= 0) {
					waiting--;
					return node;
				}
				position++;
			}
		},
		position: () => position,
		moveTo(next) {
			position = next;
		}
	};
}
/** First in, first out; its memory is used again once it is empty. */
function createReusedColumn() {
	let column = createGrowingColumn(16);
	let taken = 0;
	return {
		push: (value) => column.push(value),
		shift() {
			if (taken < column.length()) return column.get(taken++);
			if (taken > 0) column = createGrowingColumn(16);
			taken = 0;
			return -1;
		}
	};
}

// src/snapshot/growth/edge-costs.ts
/** What a person would not follow costs so much that it is followed only where nothing else leads on. */
const cost = {
	plain: 1,
	ownContext: 2,
	outerContext: 3,
	prototype: 4,
	foreignContext: 8,
	engine: 12,
	proto: 20
};
const inessential = 4;
/** No edge costs more. */
const mostCost = cost.proto + cost.engine + inessential;
/** The cost of an edge that holds nothing. */
const notFollowed = 0;
/** What it costs to follow an edge from its source towards its target: 1 to `mostCost`, or `notFollowed`. */
function createEdgeCosts({ nodeType, edgeWord, edgeName }, names, userCode) {
	const costOfName = (type, name, source) => {
		if (type === EdgeType.property) {
			if (name === names.proto) return cost.proto;
			return name === names.constructorProperty || name === names.prototype ? cost.prototype : cost.plain;
		}
		if (type !== EdgeType.internal) return type === EdgeType.hidden ? cost.prototype : cost.plain;
		if (name === names.previous) return cost.outerContext;
		if (name !== names.context || nodeType[source] !== NodeType.closure) return cost.plain;
		return userCode.isUserClosure(source) ? cost.ownContext : cost.foreignContext;
	};
	return (edge, source) => {
		const word = edgeWord[edge];
		const type = word & 7;
		if (type === EdgeType.weak || type === EdgeType.unknown) return 0;
		const target = nodeType[word >>> 4];
		const isEngine = target === NodeType.code || target === NodeType.objectShape || target === NodeType.hidden;
		const doubt = (word & 8) === 0 ? inessential : 0;
		return costOfName(type, edgeName[edge], source) + (isEngine ? cost.engine : 0) + doubt;
	};
}

// src/snapshot/growth/retainer-tree.ts
const noEdge = 4294967295;
/**
* Dijkstra with buckets over all edges but weak ones, in two rounds: first from the program's own variables, so that a
* holder is named by the program wherever it can be, then from the root for what is left.
* @param isStart which contexts may be starts
*/
function growRetainerTree(columns, names, userCode, isStart) {
	const { nodeCount, firstEdge, edgeWord } = columns;
	const parentEdge = new Uint32Array(nodeCount).fill(noEdge);
	const reach = new Uint32Array(nodeCount).fill(4294967295);
	const queue = createBucketQueue(mostCost);
	const costOf = createEdgeCosts(columns, names, userCode);
	const drain = () => {
		for (;;) {
			const node = queue.pop();
			if (node < 0) return;
			const at = queue.position();
			if (reach[node] !== at) continue;
			const end = firstEdge[node + 1];
			for (let edge = firstEdge[node]; edge < end; edge++) {
				const target = edgeWord[edge] >>> 4;
				if (reach[target] <= at) continue;
				const cost = costOf(edge, node);
				if (cost === 0 || at + cost >= reach[target]) continue;
				reach[target] = at + cost;
				parentEdge[target] = edge;
				queue.push(target, at + cost);
			}
		}
	};
	const start = (node, at) => {
		if (reach[node] <= at) return;
		reach[node] = at;
		queue.push(node, at);
	};
	for (const context of userCode.moduleContexts) if (isStart(context)) start(context, 0);
	for (let edge = firstEdge[0]; edge < firstEdge[1]; edge++) if ((edgeWord[edge] & 7) === EdgeType.shortcut) start(edgeWord[edge] >>> 4, 1);
	drain();
	const base = queue.position() + mostCost + 1;
	queue.moveTo(base);
	start(0, base);
	drain();
	return { parentEdge };
}

// src/snapshot/growth/triple-table.ts
/** Open addressing over three columns: a Map of joined strings costs ten times as much. */
function createTripleTable() {
	let columns = /* @__PURE__ */ new Uint32Array(3072);
	/** Number + 1, 0 free; twice as many slots as triples. */
	let slots = /* @__PURE__ */ new Uint32Array(2048);
	let count = 0;
	const slotOf = (a, b, c) => {
		let hash = Math.imul(a ^ Math.imul(b + 1, 2654435761), 2246822507) ^ Math.imul(c + 1, 3266489909);
		hash = Math.imul(hash ^ hash >>> 15, 668265263);
		let slot = (hash ^ hash >>> 13) & slots.length - 1;
		for (;;) {
			const found = slots[slot];
			if (found === 0) return slot;
			const at = 3 * (found - 1);
			if (columns[at] === a && columns[at + 1] === b && columns[at + 2] === c) return slot;
			slot = slot + 1 & slots.length - 1;
		}
	};
	const grow = () => {
		const larger = new Uint32Array(columns.length * 2);
		larger.set(columns);
		columns = larger;
		slots = new Uint32Array(slots.length * 2);
		for (let number = 0; number < count; number++) {
			const at = 3 * number;
			slots[slotOf(columns[at], columns[at + 1], columns[at + 2])] = number + 1;
		}
	};
	return {
		find(a, b, c) {
			let slot = slotOf(a, b, c);
			if (slots[slot] !== 0) return slots[slot] - 1;
			if (3 * count === columns.length) {
				grow();
				slot = slotOf(a, b, c);
			}
			columns.set([
				a,
				b,
				c
			], 3 * count);
			slots[slot] = ++count;
			return count - 1;
		},
		first: (number) => columns[3 * number],
		second: (number) => columns[3 * number + 1],
		third: (number) => columns[3 * number + 2],
		count: () => count
	};
}

// src/snapshot/growth/retainer-paths.ts
/** How many steps back a repetition is looked for: `next`, `left.parent`, `children.[*]` and the like are one step for ever. */
const longestPeriod = 4;
/** Of a longer path the beginning is left out. */
const longestPath = 64;
const anyIndex = "[*]";
const weakMapValue = "(WeakMap)";
/** Names of V8's own for what any object consists of. */
const silent = new Set("table elements properties context previous shared code feedback_cell map script extension value global_object global_proxy".split(" "));
function createRetainerPaths(columns, names, tree, userCode, isVisible, isSameShape, words, exportNameOf) {
	const { nodeCount, nodeType, nodeName, edgeWord, edgeName, strings } = columns;
	const { parentEdge } = tree;
	/** Path + 1, 0 unknown. */
	const pathOf = new Uint32Array(nodeCount);
	const shift = 256;
	const labelTexts = [
		"",
		anyIndex,
		weakMapValue
	];
	const table = createTripleTable();
	const repeating = /* @__PURE__ */ new Set();
	const { find: intern, first: parentOfPath, second: labelOfPath, third: classOfPath } = table;
	intern(0, 0, 0);
	/** Of an internal name: 0 silent, 1 an index, 2 a WeakMap's, else itself. */
	const internalLabelOf = (name) => {
		const text = strings.decode(name);
		if (text.includes("pair in WeakMap")) return 2;
		if (/^\d/.test(text) || text.includes("@")) return 1;
		return silent.has(text) ? 0 : name + shift;
	};
	/** The label + 1, 0 not looked at. */
	const internalLabels = new Uint32Array(strings.count);
	const internalLabel = (name) => {
		if (internalLabels[name] === 0) internalLabels[name] = internalLabelOf(name) + 1;
		return internalLabels[name] - 1;
	};
	const labelOf = (edge, source) => {
		const type = edgeWord[edge] & 7;
		if (nodeType[source] === NodeType.synthetic && type !== EdgeType.property) return 0;
		if (type === EdgeType.element) return 1;
		if (type === EdgeType.context) return edgeName[edge] + shift;
		if (type === EdgeType.property) return words.isData(edge, source) ? 1 : edgeName[edge] + shift;
		if (type !== EdgeType.internal) return 0;
		const exportName = nodeName[source] === names.cellClass ? exportNameOf(source) : -1;
		return exportName >= 0 ? exportName + shift : internalLabel(edgeName[edge]);
	};
	const classNumber = (node) => {
		const type = nodeType[node];
		if (type === NodeType.object && words.isDataClass(nodeName[node])) return type + 1;
		if (type === NodeType.object || type === NodeType.native || type === NodeType.closure) return nodeName[node] + shift;
		return type + 1;
	};
	const parentOf = (node) => parentEdge[node] === 4294967295 ? -1 : edgeSource(columns, parentEdge[node]);
	const child = (above, edge, source, node) => {
		const label = labelOf(edge, source);
		const parent = startsAnew(edge, source) ? 0 : above;
		if (!isVisible(node)) return isNamedEdge(edge) ? intern(parent, label, 0) : parent;
		const className = classNumber(node);
		let earlier = parent;
		for (let back = 0; back < longestPeriod && earlier !== 0; back++) {
			if (labelOfPath(earlier) === label && classOfPath(earlier) === className) {
				repeating.add(earlier);
				return earlier;
			}
			earlier = parentOfPath(earlier);
		}
		if (!(className === classOfPath(parent) && label !== 1) || !isLinked(className, source, node)) return intern(parent, label, className);
		repeating.add(parent);
		return parent;
	};
	/**
	* How one gets to a variable of Node's own, or to the exports of a CommonJS module, differs from version to version
	* and is none of the program's.
	*/
	const startsAnew = (edge, source) => {
		const type = edgeWord[edge] & 7;
		if (type === EdgeType.context) return !userCode.isUserContext(source);
		return type === EdgeType.property && edgeName[edge] === names.exportsProperty && nodeName[source] === names.moduleClass;
	};
	const isNamedEdge = (edge) => {
		const type = edgeWord[edge] & 7;
		return type === EdgeType.property || type === EdgeType.element || type === EdgeType.context;
	};
	/** Whether objects of one class that hold each other are a list or a tree, and not one container inside another. */
	const isLinked = (className, source, node) => {
		if (className < shift) return false;
		if (className - shift === names.plainObject) return isVisible(source) && isSameShape(source, node);
		return !containers.has(strings.decode(className - shift));
	};
	const of = (node) => {
		if (pathOf[node] !== 0) return pathOf[node] - 1;
		let depth = 0;
		const stack = [];
		let at = node;
		while (pathOf[at] === 0 && parentEdge[at] !== 4294967295) {
			stack.push(at);
			at = parentOf(at);
			depth++;
		}
		if (pathOf[at] === 0) pathOf[at] = 1;
		let path = pathOf[at] - 1;
		while (depth > 0) {
			const next = stack[--depth];
			path = child(path, parentEdge[next], at, next);
			pathOf[next] = path + 1;
			at = next;
		}
		return path;
	};
	const text = (number) => number >= shift ? strings.decode(number - shift) : "";
	const step = (path) => {
		const label = labelOfPath(path);
		const className = classOfPath(path);
		return {
			label: label < labelTexts.length ? labelTexts[label] : text(label),
			className: className >= shift || className === 0 ? text(className) : `(${columns.nodeTypeNames[className - 1]})`
		};
	};
	const parent = (path) => parentOfPath(path);
	return {
		of,
		parentOf,
		parent,
		step,
		isNamed: (path) => labelOfPath(path) >= labelTexts.length,
		classNumber: (path) => classOfPath(path),
		isPlainObject: (path) => classOfPath(path) === names.plainObject + shift,
		transplant(to, like, asIndex) {
			const path = intern(to, asIndex ? 1 : labelOfPath(like), classOfPath(like));
			if (repeating.has(like)) repeating.add(path);
			return path;
		},
		count: () => table.count(),
		isRepeating: (path) => repeating.has(path),
		steps(path) {
			const steps = [];
			for (let at = path; at !== 0; at = parent(at)) {
				if (steps.length === longestPath) {
					steps.push({
						label: "…",
						className: ""
					});
					break;
				}
				steps.push(step(at));
			}
			return steps.reverse();
		}
	};
}
const containers = /* @__PURE__ */ new Set([
	"Array",
	"Map",
	"Set",
	"WeakMap",
	"WeakSet",
	""
]);

// src/snapshot/growth/visibility.ts
/**
* Which nodes a person would call an object. Hidden are V8's own: contexts, backing stores, hash tables, code, and
* whatever it calls `system / ...`. By `NodeOrdinal`, asked of the types and names of one snapshot.
*/
function createVisibility(columns) {
	const { nodeType, nodeName, strings } = columns;
	/** 1 a name of V8's own, 2 another, 0 not looked at. */
	const known = new Uint8Array(strings.count);
	const isSystemName = (name) => {
		if (known[name] === 0) known[name] = startsWithSystem(strings.bytes, strings.offset[name]) ? 1 : 2;
		return known[name] === 1;
	};
	return (node) => {
		switch (nodeType[node]) {
			case NodeType.object:
			case NodeType.native: return !isSystemName(nodeName[node]);
			case NodeType.hidden:
			case NodeType.array:
			case NodeType.code:
			case NodeType.objectShape:
			case NodeType.synthetic: return false;
		}
		return true;
	};
}
const system = new TextEncoder().encode("system / ");
function startsWithSystem(bytes, offset) {
	for (let at = 0; at < system.length; at++) if (bytes[offset + at] !== system[at]) return false;
	return true;
}

// src/snapshot/growth/heap-paths.ts
/** @param isStart which of the contexts of a file's top level paths may start from */
function traceHeapPaths(graph, isStart) {
	const { columns } = graph;
	const names = findGrowthNames(columns.strings);
	const isVisible = createVisibility(columns);
	const userCode = findUserCode(columns, names);
	const tree = growRetainerTree(columns, names, userCode, isStart);
	const isVmContext = createVmContexts(columns, names);
	const words = createPropertyWords(columns, names);
	const classKeys = createClassKeys(graph, names, isVisible, words, isVmContext);
	const hasSameShape = (node, other) => classKeys.of(node) === classKeys.of(other);
	const paths = createRetainerPaths(columns, names, tree, userCode, isVisible, hasSameShape, words, (cell) => exportNameOf(graph, cell));
	return {
		names,
		isVisible,
		paths: withContextPaths(columns, names, paths, isVmContext),
		classKeys
	};
}

// src/snapshot/growth/merge-paths.ts
/** So many properties of one plain object that hold the same class are keys of a dictionary. */
const fewestKeys = 5;
/** What any object has of its class: no end of a list. */
const classWords = /* @__PURE__ */ new Set([
	"__proto__",
	"constructor",
	"prototype"
]);
/**
* Paths that are one for a person, told apart only by names that are data. Knows the paths there are at the time of the
* call; any other stays what it is.
* - Of a list that is held at both ends one half lies under `head` and one under `tail`: of the paths that differ in their
*   last name only and lead to one class, the first by name among those that repeat stands for all.
* - Five or more properties of a plain object that lead to one class are `[*]`: per-user lists, listeners of events with
*   an id in their name. (An object with more keys is told by itself: see `isDictionary`.)
*/
function mergePaths(paths) {
	const count = paths.count();
	const isKey = findKeys(paths, count);
	const transplanted = new Uint32Array(count);
	for (let path = 1; path < count; path++) {
		const parent = transplanted[paths.parent(path)];
		const isMoved = parent !== paths.parent(path) || isKey[path] === 1;
		transplanted[path] = isMoved ? paths.transplant(parent, path, isKey[path] === 1) : path;
	}
	const firstOfRepeats = mergeRepeats(paths);
	return (path) => firstOfRepeats(path < count ? transplanted[path] : path);
}
/** Equal for paths that differ in their last name only. Paths and classes are both below 2^26 or memory ends first. */
function siblingsKey(paths, path) {
	return paths.parent(path) * 67108864 + paths.classNumber(path);
}
/** 1 for a path whose last name is a key. */
function findKeys(paths, count) {
	const isKey = new Uint8Array(count);
	const siblings = /* @__PURE__ */ new Map();
	for (let path = 1; path < count; path++) {
		if (!paths.isPlainObject(paths.parent(path)) || !paths.isNamed(path) || paths.classNumber(path) === 0) continue;
		const key = siblingsKey(paths, path);
		const there = siblings.get(key);
		if (there === void 0) siblings.set(key, [path]);
		else there.push(path);
	}
	for (const keys of siblings.values()) if (keys.length >= fewestKeys) for (const path of keys) isKey[path] = 1;
	return isKey;
}
function mergeRepeats(paths) {
	const isEnd = (path) => paths.isNamed(path) && !classWords.has(paths.step(path).label);
	const firstOfSiblings = /* @__PURE__ */ new Map();
	const count = paths.count();
	for (let path = 1; path < count; path++) {
		if (!paths.isRepeating(path) || !isEnd(path)) continue;
		const key = siblingsKey(paths, path);
		const first = firstOfSiblings.get(key);
		if (first === void 0 || paths.step(path).label < paths.step(first).label) firstOfSiblings.set(key, path);
	}
	if (firstOfSiblings.size === 0) return (path) => path;
	const merged = new Uint32Array(count);
	for (let path = 0; path < count; path++) merged[path] = (isEnd(path) ? firstOfSiblings.get(siblingsKey(paths, path)) : void 0) ?? path;
	return (path) => path < count ? merged[path] : path;
}

// src/snapshot/growth/signature.ts
/**
* The stable name of a leak: constructor, keys and the names along the retainer path, hashed, and for a function the place
* where it is written. Ids, indices, line and script numbers are in none of them, and the names of GC roots are left out: the
* same object hangs under another one from run to run.
* @param repeat how many before it in one analysis are alike in all of this
* @returns 16 hexadecimal digits
*/
function signatureOf({ constructorName, keys, place = [] }, steps, repeat = 0) {
	const labels = steps.map(({ label }) => label).filter((label) => label !== "");
	const text = JSON.stringify([
		constructorName,
		keys === null ? null : [...keys].sort(),
		labels,
		...place.length === 0 ? [] : [place],
		...repeat === 0 ? [] : [repeat]
	]);
	return fnv1a(text, 2166136261) + fnv1a(text, 16777619);
}
/** FNV-1a over UTF-16 units, 8 hexadecimal digits; enough to tell the leaks of a program apart. */
function fnv1a(text, seed) {
	let hash = seed;
	for (let at = 0; at < text.length; at++) {
		hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
		hash = Math.imul(hash ^ hash >>> 15, 2246822507);
	}
	return ((hash ^ hash >>> 13) >>> 0).toString(16).padStart(8, "0");
}

// src/snapshot/comparison/summarize-heap.ts
/** Groups every node of a snapshot by class and retainer path; what is V8's own, and primitives, by class alone. */
function summarizeHeap(graph) {
	const { columns, selfSizeBytes } = graph;
	const { isVisible, paths, classKeys } = traceHeapPaths(graph, () => true);
	const isPlaced = (node, classKey) => isVisible(node) && [
		"object",
		"array",
		"closure"
	].includes(classKeys.describe(classKey).kind);
	for (let node = 0; node < columns.nodeCount; node++) if (isPlaced(node, classKeys.of(node))) paths.of(node);
	const merged = mergePaths(paths);
	const pairs = createTripleTable();
	const objects = [];
	const bytes = [];
	for (let node = 0; node < columns.nodeCount; node++) {
		const classKey = classKeys.of(node);
		const group = pairs.find(classKey, isPlaced(node, classKey) ? merged(paths.of(node)) : 0, 0);
		objects[group] = (objects[group] ?? 0) + 1;
		bytes[group] = (bytes[group] ?? 0) + selfSizeBytes[node];
	}
	return {
		groups: objects.map((count, group) => {
			const described = classKeys.describe(pairs.first(group));
			const { constructorName, kind, keys } = described;
			const steps = paths.steps(pairs.second(group));
			const labels = steps.map(({ label }) => label).filter((label) => label !== "");
			return {
				signature: signatureOf(described, steps),
				constructorName,
				kind,
				shape: keys === null ? null : { keys },
				retainerPath: [
					"(GC roots)",
					...labels,
					constructorName
				],
				objects: count,
				selfBytes: bytes[group]
			};
		}),
		objects: columns.nodeCount,
		selfBytes: bytes.reduce((sum, amount) => sum + amount, 0)
	};
}

// src/snapshot/growth/allocation-stacks.ts
const noRow = 4294967295;
const mostFrames = 64;
/** The stack that allocated most of the nodes, innermost first; empty where allocations were not tracked. */
function commonStack(columns, nodes) {
	const { allocations, traceNodeId } = columns;
	if (allocations === null || traceNodeId === null) return [];
	const counts = /* @__PURE__ */ new Map();
	for (const node of nodes) {
		const id = traceNodeId[node];
		if (id !== 0) counts.set(id, (counts.get(id) ?? 0) + 1);
	}
	let best = 0;
	for (const [id, count] of counts) if (count > (counts.get(best) ?? 0)) best = id;
	const row = best < allocations.rowOfId.length ? allocations.rowOfId[best] : noRow;
	return row === noRow ? [] : stackOf(columns, allocations, row);
}
function stackOf({ strings }, { functions, tree }, row) {
	const stack = [];
	for (let at = row; at !== 0 && stack.length < mostFrames; at = tree.parentRow[at]) {
		const index = tree.functionIndex[at];
		stack.push({
			functionName: strings.decode(functions.nameIndex[index]),
			scriptName: strings.decode(functions.scriptNameIndex[index]),
			line: functions.line[index],
			column: functions.column[index]
		});
	}
	return stack;
}

// src/snapshot/growth/containers.ts
/**
* What holds the members of a group, or what they are a part of, as a person would call it: `Map sessions`, `Array Server.items`, `variable head`,
* `listeners "data" of EventEmitter bus`, `timers`. null where nothing does, or nothing that has a name.
*/
function containerOf(paths, path, isVisible) {
	const steps = paths.steps(path);
	const own = steps.at(-1);
	if (own === void 0) return null;
	if (!isVisible && own.className !== "") return describeHolder(steps, steps.length - 1);
	if (steps.some(({ className }) => className === "TimersList")) return "timers";
	const events = steps.findLastIndex(({ label }) => label === "_events");
	if (events > 0 && events >= steps.length - 3 && steps.length > events + 1) {
		const emitter = steps[events - 1];
		const { label } = steps[events + 1];
		return `${label === "[*]" ? "listeners" : `listeners "${label}"`} of ${named(emitter.className, emitter.label)}`;
	}
	const targets = steps.findIndex(({ label }) => label === "<symbol kEvents>");
	if (targets > 0) return `listeners of ${named(steps[targets - 1].className, steps[targets - 1].label)}`;
	const above = steps.slice(0, -1);
	const holder = above.findLastIndex(({ className }) => className !== "");
	if (holder < 0) return own.label === "" || own.label === "[*]" ? null : `variable ${own.label}`;
	return describeHolder(above, holder);
}
function describeHolder(steps, at) {
	const { className, label } = steps[at];
	if (label !== "[*]") return named(className, label);
	const outer = steps.slice(0, at).findLastIndex((step) => step.className !== "");
	return outer < 0 ? className : `${className} in ${describeHolder(steps, outer)}`;
}
function named(className, label) {
	return label === "" || label === className ? className : `${className} ${label}`;
}

// src/snapshot/growth/epochs.ts
/** Born before the first snapshot, or an embedder's native: these have even ids, new in every snapshot (see `ownerOfNative`). */
const bornBefore = 0;
/** Born after the last snapshot but this one. */
const bornAfter = 255;
const mostIntervals = 250;
/**
* When each node was born: `bornBefore`, i in the i-th interval between two earlier snapshots (from 1), `bornAfter`.
* @param maxIds highest id of each earlier snapshot, ascending; with one, all that came since is its interval
*/
function bornIn(nodeId, maxIds) {
	const epoch = new Uint8Array(nodeId.length);
	const first = maxIds[0];
	const last = maxIds.length === 1 ? 1e400 : maxIds[maxIds.length - 1];
	const isOneInterval = maxIds.length <= 2;
	for (let node = 0; node < nodeId.length; node++) {
		const id = nodeId[node];
		if (id <= first || id % 2 === 0) continue;
		if (id > last) epoch[node] = 255;
		else if (isOneInterval) epoch[node] = 1;
		else epoch[node] = Math.min(mostIntervals, maxIds.findIndex((maxId) => id <= maxId));
	}
	return epoch;
}
function isGrowth(epoch) {
	return epoch !== 0 && epoch !== 255;
}

// src/snapshot/growth/held-classes.ts
/** So far up the dominator tree an object of the same class is looked for. */
const mostAbove$1 = 64;
/** Bytes freed with a growth node; 0 where another of its group above it has counted them. */
function createRetainedAlone({ dominator, retainedSizeBytes }, epoch, { groupOf }) {
	return (node) => {
		for (let above = dominator[node], steps = 0; steps < mostAbove$1; above = dominator[above], steps++) {
			if (!isGrowth(epoch[above]) || above === dominator[above]) break;
			if (groupOf[above] === groupOf[node]) return 0;
		}
		return retainedSizeBytes[node];
	};
}
/**
* For each suspect the classes that hang on it, those that retain most first. Objects and functions only: V8's own and
* primitives say nothing of what is held.
*/
function findHeldClasses(graph, epoch, grouped, { isHead, holdersOf }, classKeys) {
	const byHead = /* @__PURE__ */ new Map();
	const retainedAlone = createRetainedAlone(graph, epoch, grouped);
	for (const [group, { classKey, members }] of grouped.groups.entries()) {
		if (isHead[group] || !isTelling(classKeys.describe(classKey))) continue;
		const here = /* @__PURE__ */ new Map();
		for (const node of members) {
			const heads = holdersOf(node);
			const bytes = heads.length === 0 ? 0 : retainedAlone(node) / heads.length;
			for (const head of heads) {
				const part = here.get(head) ?? {
					members: [],
					retainedBytes: 0
				};
				part.members.push(node);
				part.retainedBytes += bytes;
				here.set(head, part);
			}
		}
		for (const [head, part] of here) {
			const classes = byHead.get(head) ?? /* @__PURE__ */ new Map();
			byHead.set(head, classes);
			classes.set(classKey, [...classes.get(classKey) ?? [], {
				group,
				...part
			}]);
		}
	}
	return (head) => [...byHead.get(head) ?? []].map(([classKey, parts]) => ({
		classKey,
		parts: parts.sort((a, b) => b.retainedBytes - a.retainedBytes || a.group - b.group),
		objects: parts.reduce((sum, { members }) => sum + members.length, 0),
		retainedBytes: parts.reduce((sum, part) => sum + part.retainedBytes, 0)
	})).sort((a, b) => b.retainedBytes - a.retainedBytes || a.parts[0].group - b.parts[0].group);
}
function heldObjects({ classKey, objects, retainedBytes }, classKeys) {
	const { constructorName, keys } = classKeys.describe(classKey);
	return {
		constructorName,
		shape: keys === null ? null : { keys },
		objects,
		retainedBytes: Math.round(retainedBytes)
	};
}
function isTelling({ kind, constructorName }) {
	return (!constructorName.startsWith("(") || kind === "closure") && (kind === "object" || kind === "array" || kind === "closure" || kind === "native");
}

// src/snapshot/growth/context-suspects.ts
/**
* For each suspect the groups of vm contexts that are folded into it and into none before it. A context is some 150 kB of what no
* program has made: it is told besides what holds it, which may be a small object of the program's.
* @param heads groups that are suspects, most important first
*/
function findHeldContexts(graph, epoch, grouped, { isHead, holdersOf }, classKeys, heads) {
	const retainedAlone = createRetainedAlone(graph, epoch, grouped);
	const byHead = /* @__PURE__ */ new Map();
	for (const [group, { classKey, members }] of grouped.groups.entries()) {
		if (classKey !== classKeys.vmContext || isHead[group]) continue;
		const holders = new Set(members.flatMap(holdersOf));
		const head = heads.find((one) => holders.has(one));
		if (head === void 0) continue;
		const retainedBytes = members.reduce((sum, node) => sum + retainedAlone(node), 0);
		byHead.set(head, [...byHead.get(head) ?? [], {
			group,
			retainedBytes
		}]);
	}
	return byHead;
}

// src/snapshot/growth/definitions.ts
/** Where the functions, or the constructors of the objects, are defined: for each node, null where the snapshot does not say. */
function findDefinitions(graph, names, nodes) {
	const { columns, classes } = graph;
	const { locations, nodeType, strings } = columns;
	const rowOf = /* @__PURE__ */ new Map();
	const wanted = new Set(nodes);
	for (let row = 0; row < locations.count; row++) if (wanted.has(locations.node[row])) rowOf.set(locations.node[row], row);
	return nodes.map((node) => {
		const isClosure = nodeType[node] === NodeType.closure;
		const row = rowOf.get(node) ?? classes.locationRow(classes.ofNode[node]);
		if (row < 0) return null;
		const functionNode = isClosure ? node : constructorOf(columns, names, node);
		if (functionNode < 0) return null;
		const scriptName = scriptNameOfClosure(columns, names, functionNode);
		if (scriptName === "") return null;
		return {
			functionName: strings.decode(columns.nodeName[functionNode]),
			scriptName,
			line: locations.line[row] + 1,
			column: locations.column[row] + 1
		};
	});
}
function constructorOf(columns, names, node) {
	const prototype = followProperty(columns, node, names.proto);
	const found = prototype < 0 ? -1 : followProperty(columns, prototype, names.constructorProperty);
	return found >= 0 && columns.nodeType[found] === NodeType.closure ? found : -1;
}

// src/snapshot/growth/distinct-signatures.ts
/**
* A signature each. Where several would share one (functions without a name side by side in one function, classes of one name in
* two files) they are numbered by where they are written: a number stays while no other comes before it.
*/
function distinctSignatures(suspects) {
	const signatures = suspects.map(({ described, steps }) => signatureOf(described, steps));
	const alike = /* @__PURE__ */ new Map();
	const asWritten = [...suspects.keys()].sort((a, b) => byPlace(suspects[a].definition, suspects[b].definition));
	for (const index of asWritten) {
		const signature = signatures[index];
		const before = alike.get(signature) ?? 0;
		alike.set(signature, before + 1);
		const { described, steps } = suspects[index];
		if (before > 0) signatures[index] = signatureOf(described, steps, before);
	}
	return signatures;
}
function byPlace(a, b) {
	if (a === null || b === null) return Number(a === null) - Number(b === null);
	const [fileOfA, fileOfB] = [stableFileName(a.scriptName), stableFileName(b.scriptName)];
	if (fileOfA !== fileOfB) return fileOfA < fileOfB ? -1 : 1;
	return a.line - b.line || a.column - b.column;
}

// src/snapshot/growth/native-owner.ts
/** Natives hang on natives; so far up an owner is looked for. */
const mostAbove = 16;
/**
* The growing object with which a native is freed, -1 for what is none or hangs on something else. When a native was born its id
* does not tell: those of embedders are even and new in every snapshot, and that of a payload (`system / JSArrayBufferData`) is
* odd, but V8 tells payloads by address and forgets the addresses while it tracks allocations: then they too are new in every
* snapshot (V8, heap-snapshot-generator.cc: `JSArrayBufferDataEntryAllocator`, `HeapObjectsMap::UpdateHeapObjectsMap`).
*/
function ownerOfNative({ nodeId, nodeType }, epoch, dominator, node) {
	let at = node;
	for (let steps = 0; steps < mostAbove; steps++) {
		if (nodeId[at] % 2 !== 0 && nodeType[at] !== NodeType.native) return -1;
		at = dominator[at];
		if (isGrowth(epoch[at])) return at;
	}
	return -1;
}

// src/snapshot/growth/fair-shares.ts
/** A node that more heads hold is shared among these. */
const mostHolders = 8;
/** A group is its own head only from this share of members on that something older holds, unless nothing else holds them. */
const fewestEntries = .1;
/**
* Shares growth among the groups that hold it. An entry is a growth node that something older holds; V8's own new
* structures (a larger backing store) and new containers count as older. What is reached from the entries of a head
* through growth alone belongs to it; what is reached from several is shared evenly (as BLeak's leak share does).
*/
function shareGrowth(columns, epoch, sizeBytes, dominator, { groups, groupOf }, isTransparent) {
	const { nodeCount, firstEdge, edgeWord } = columns;
	const isEntry = findEntries(columns, epoch, isTransparent);
	const entriesOf = groups.map(({ members }) => members.filter((node) => isEntry[node] === 1));
	let isHead = entriesOf.map((entries) => entries.length > 0);
	const sets = createHolderSets();
	/** Number of the set of heads that hold a node. */
	const holders = new Uint32Array(nodeCount);
	const flood = () => {
		holders.fill(0);
		const queue = [];
		for (const [group, entries] of entriesOf.entries()) {
			if (!isHead[group]) continue;
			for (const node of entries) {
				holders[node] = sets.single(group);
				queue.push(node);
			}
		}
		for (let at = 0; at < queue.length; at++) {
			const node = queue[at];
			for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++) {
				const word = edgeWord[edge];
				if ((word & 8) === 0 || (word & 7) === EdgeType.weak) continue;
				const target = word >>> 4;
				if (!isGrowth(epoch[target])) continue;
				if (isEntry[target] === 1 && isHead[groupOf[target] - 1]) continue;
				const joined = sets.union(holders[target], holders[node]);
				if (joined === holders[target]) continue;
				holders[target] = joined;
				queue.push(target);
			}
		}
	};
	flood();
	const keeps = groups.map(({ members }, group) => {
		if (!isHead[group] || entriesOf[group].length >= fewestEntries * members.length) return isHead[group];
		const held = members.filter((node) => isEntry[node] === 0);
		return held.filter((node) => holders[node] !== 0 && !sets.has(holders[node], group)).length * 2 < held.length;
	});
	if (keeps.some((keep, group) => keep !== isHead[group])) {
		isHead = keeps;
		flood();
	}
	const retainedBytes = new Float64Array(groups.length);
	const share = (bytes, heads) => {
		for (const head of heads) retainedBytes[head] += bytes / heads.length;
	};
	/** Per group, who holds the members that no head reaches. */
	const restOf = groups.map(({ members }, group) => {
		const usual = isHead[group] ? [group] : sets.list(mostFrequent(members.map((node) => holders[node])));
		isHead[group] ||= usual.length === 0;
		return usual.length === 0 ? [group] : usual;
	});
	const headsOf = (node) => holders[node] === 0 ? restOf[groupOf[node] - 1] : sets.list(holders[node]);
	for (const { members } of groups) for (const node of members) share(sizeBytes[node], headsOf(node));
	for (let node = 0; node < nodeCount; node++) {
		if (sizeBytes[node] === 0 || isGrowth(epoch[node])) continue;
		const owner = ownerOfNative(columns, epoch, dominator, node);
		if (owner >= 0) share(sizeBytes[node], headsOf(owner));
	}
	return {
		isHead,
		retainedBytes,
		holdersOf: (node) => sets.list(holders[node])
	};
}
/** The number that occurs most often, 0 left out where any other occurs. */
function mostFrequent(numbers) {
	const counts = /* @__PURE__ */ new Map();
	let best = 0;
	for (const number of numbers) {
		if (number === 0) continue;
		const count = (counts.get(number) ?? 0) + 1;
		counts.set(number, count);
		if (best === 0 || count > (counts.get(best) ?? 0)) best = number;
	}
	return best;
}
/** 1 for a growth node that something else than growth holds, by ordinal. */
function findEntries(columns, epoch, isTransparent) {
	const { nodeCount, firstEdge, edgeWord } = columns;
	const isEntry = new Uint8Array(nodeCount);
	const exposed = [];
	const expose = (node) => {
		for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++) {
			const word = edgeWord[edge];
			if ((word & 8) === 0) continue;
			const target = word >>> 4;
			if (!isGrowth(epoch[target]) || isEntry[target] === 1) continue;
			isEntry[target] = 1;
			if (isTransparent(target)) exposed.push(target);
		}
	};
	for (let node = 0; node < nodeCount; node++) if (!isGrowth(epoch[node])) expose(node);
	while (exposed.length > 0) expose(exposed.pop());
	return isEntry;
}
/** Sets of at most `mostHolders` groups, told by number; 0 is the empty one. */
function createHolderSets() {
	const lists = [[]];
	const numbers = /* @__PURE__ */ new Map([["", 0]]);
	const unions = /* @__PURE__ */ new Map();
	const intern = (list) => {
		const key = list.join(" ");
		let number = numbers.get(key);
		if (number === void 0) {
			number = lists.push(list) - 1;
			numbers.set(key, number);
		}
		return number;
	};
	return {
		single: (group) => intern([group]),
		list: (set) => lists[set],
		has: (set, group) => lists[set].includes(group),
		union(a, b) {
			if (a === b || b === 0) return a;
			if (a === 0) return b;
			const key = a * 67108864 + b;
			let joined = unions.get(key);
			if (joined === void 0) {
				const more = lists[b].filter((group) => !lists[a].includes(group));
				const list = [...lists[a], ...more].sort((x, y) => x - y).slice(0, mostHolders);
				joined = lists[a].length >= mostHolders ? a : intern(list);
				unions.set(key, joined);
			}
			return joined;
		}
	};
}

// src/snapshot/growth/growing-stores.ts
/**
* Bytes of the containers whose new backing store is all that the group consists of; 0 for any other group.
* Small integers and the numbers of an array of doubles are no nodes: a container that collects them shows by nothing but the
* larger store it has got, and the store's size counts with the container, which is old. The bytes are the whole
* container's: how large it was before, the last snapshot does not tell.
*/
function storeBytes({ nodeType }, epoch, sizeBytes, dominator, isVisible, { members }) {
	let bytes = 0;
	for (const node of members) {
		const owner = dominator[node];
		if (nodeType[node] !== NodeType.array || sizeBytes[node] !== 0) return 0;
		if (!isVisible(owner) || epoch[owner] !== 0 || nodeType[owner] !== NodeType.object) return 0;
		bytes += sizeBytes[owner];
	}
	return bytes;
}

// src/snapshot/growth/merge-shapes.ts
/** So many shapes of plain objects under one path are one kind of object whose properties vary. */
const fewestShapes = 5;
/**
* Plain objects under one path are told apart by their keys. Where the keys vary a lot (optional properties, names that are
* data), they are one class: its keys are those that all of them have, none where there is no such key.
*/
function mergeShapes(classKeys, growth) {
	const shapesOfPath = /* @__PURE__ */ new Map();
	for (const [classKey, path] of growth) {
		if (!isShape(classKeys, classKey)) continue;
		const shapes = shapesOfPath.get(path);
		if (shapes === void 0) shapesOfPath.set(path, /* @__PURE__ */ new Set([classKey]));
		else shapes.add(classKey);
	}
	const mergedOfPath = /* @__PURE__ */ new Map();
	for (const [path, shapes] of shapesOfPath) {
		if (shapes.size < fewestShapes) continue;
		const keys = [...shapes].map((classKey) => classKeys.describe(classKey).keys ?? []).reduce((common, others) => common.filter((key) => others.includes(key)));
		mergedOfPath.set(path, classKeys.ofShape(keys.length === 0 ? null : keys));
	}
	return (classKey, path) => {
		const merged = mergedOfPath.get(path);
		return merged !== void 0 && isShape(classKeys, classKey) ? merged : classKey;
	};
}
function isShape(classKeys, classKey) {
	const { constructorName, kind } = classKeys.describe(classKey);
	return kind === "object" && constructorName === "Object";
}

// src/snapshot/growth/growth-groups.ts
function groupGrowth(epoch, nodeType, classOfNode, classKeys, paths) {
	const groupOf = new Uint32Array(epoch.length);
	const pairs = createTripleTable();
	const members = [];
	const isGrowing = new Uint8Array(mostOf(classOfNode) + 1);
	const growingKeys = /* @__PURE__ */ new Set();
	const growth = [];
	for (let node = 0; node < epoch.length; node++) if (isGrowth(epoch[node])) growth.push(node);
	for (const node of growth) paths.of(node);
	const merged = mergePaths(paths);
	const pathOf = (node) => merged(paths.of(node));
	const mergedClass = mergeShapes(classKeys, placesOf(growth, classKeys, pathOf));
	for (const node of growth) {
		const classKey = classKeys.of(node);
		const path = pathOf(node);
		const group = pairs.find(mergedClass(classKey, path), path, 0);
		if (group === members.length) members.push([]);
		members[group].push(node);
		groupOf[node] = group + 1;
		isGrowing[classOfNode[node]] = 1;
		growingKeys.add(classKey);
	}
	const before = new Uint32Array(members.length);
	const after = new Uint32Array(members.length);
	for (let node = 0; node < epoch.length; node++) {
		if (isGrowing[classOfNode[node]] === 0 || !isObject(nodeType[node]) || isGrowth(epoch[node])) continue;
		const classKey = classKeys.of(node);
		if (!growingKeys.has(classKey)) continue;
		const path = pathOf(node);
		const group = pairs.find(mergedClass(classKey, path), path, 0);
		if (group >= members.length) continue;
		if (epoch[node] === 255) after[group]++;
		else before[group]++;
	}
	return {
		groups: members.map((nodes, group) => ({
			classKey: pairs.first(group),
			path: pairs.second(group),
			members: nodes,
			bornBefore: before[group],
			bornAfter: after[group]
		})),
		groupOf
	};
}
function* placesOf(growth, classKeys, pathOf) {
	for (const node of growth) yield [classKeys.of(node), pathOf(node)];
}
function isObject(nodeType) {
	return nodeType === NodeType.object || nodeType === NodeType.closure;
}
function mostOf(numbers) {
	let most = 0;
	for (const number of numbers) if (number > most) most = number;
	return most;
}

// src/snapshot/growth/holder-body.ts
/** V8's classes that hold and say nothing of what: they are no body. */
const holders = /* @__PURE__ */ new Set([
	"Promise",
	"Array",
	"Map",
	"Set",
	"WeakMap",
	"WeakRef",
	"WeakSet",
	"Generator"
]);
/** There is a body for this share of the holders. */
const fewestShare = .5;
/**
* A body makes up this share of what its holder retains: it retains more than any other class there, and of the rest much is
* what holds it and the natives that hang beside it.
*/
const leastWeight = 1 / 3;
/**
* Of a suspect that is a function, or of a class that is none of the program's (a promise, a timer, Node's listener), what it
* was held for: the class that retains most of what hangs on it, a third of it or more, an object of which comes with every
* other holder or oftener. null where the suspect is of a class or shape of the program's own, or nothing makes up so much.
*/
function bodyOfHolder(holder, held, classKeys) {
	if (!isForeign(holder.described, holder.definition)) return null;
	const body = held.find(({ classKey }) => {
		if (classKey === classKeys.vmContext) return false;
		const { kind, constructorName } = classKeys.describe(classKey);
		return kind !== "closure" && !holders.has(constructorName);
	});
	if (body === void 0) return null;
	return body.retainedBytes >= leastWeight * holder.retainedBytes && body.objects >= fewestShare * holder.objects ? body : null;
}
function isForeign({ kind, constructorName, keys }, definition) {
	if (kind === "closure") return true;
	if (kind !== "object" || keys !== null || constructorName === "Object") return false;
	return definition === null ? holders.has(constructorName) : definition.scriptName.startsWith("node:");
}

// src/snapshot/growth/holding-containers.ts
/** A container holds at least so many of a class. */
const fewestHeld = 8;
/**
* Growth nodes that are containers: born in an interval, but what they hold was born before and after as well, so that
* they collect and are not themselves collected. A Map that was made when the first entry came is one, and so is an
* array that is copied at every push.
* @returns 1 for a container, by ordinal
*/
function findHoldingContainers(columns, epoch, isVisible) {
	const { nodeCount, nodeType, nodeName, firstEdge, edgeWord } = columns;
	const isContainer = new Uint8Array(nodeCount);
	/** class -> held in an interval, held from other times */
	const held = /* @__PURE__ */ new Map();
	const count = (node, depth) => {
		for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++) {
			const word = edgeWord[edge];
			if ((word & 8) === 0 || (word & 7) === EdgeType.hidden) continue;
			const target = word >>> 4;
			if (!isVisible(target)) {
				if (depth === 0 && nodeType[target] === NodeType.array) count(target, 1);
				continue;
			}
			const key = nodeType[target] === NodeType.object ? nodeName[target] : -nodeType[target];
			const counts = held.get(key) ?? [0, 0];
			if (isGrowth(epoch[target])) counts[0]++;
			else if (epoch[target] === 255 || nodeType[target] === NodeType.object) counts[1]++;
			held.set(key, counts);
		}
	};
	for (let node = 0; node < nodeCount; node++) {
		if (!isGrowth(epoch[node]) || nodeType[node] !== NodeType.object || !isVisible(node)) continue;
		if (firstEdge[node + 1] - firstEdge[node] < 2) continue;
		held.clear();
		count(node, 0);
		for (const [inside, outside] of held.values()) if (inside > 0 && outside > 0 && inside + outside >= fewestHeld) isContainer[node] = 1;
	}
	return isContainer;
}

// src/snapshot/growth/string-content.ts
/** The beginning of a string's text; of one that V8 has not joined yet, its parts' in turn. */
function stringContent(columns, string, longest) {
	const { nodeType, nodeName, firstEdge, edgeWord, strings } = columns;
	let text = "";
	const parts = [string];
	for (let steps = 0; parts.length > 0 && text.length <= longest && steps < 2 * longest; steps++) {
		const part = parts.pop();
		if (nodeType[part] !== NodeType.concatenatedString) {
			text += strings.decode(nodeName[part]);
			continue;
		}
		const inner = [];
		for (let edge = firstEdge[part]; edge < firstEdge[part + 1]; edge++) {
			const target = edgeWord[edge] >>> 4;
			if ((edgeWord[edge] & 7) === EdgeType.internal && isText(nodeType[target])) inner.unshift(target);
		}
		parts.push(...inner);
	}
	return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
function isText(nodeType) {
	return nodeType === NodeType.string || nodeType === NodeType.concatenatedString || nodeType === NodeType.slicedString;
}

// src/snapshot/growth/find-growth.ts
/** Suspects beyond these are left out, the least important first. */
const mostSuspects = 1e3;
/** How much more a group weighs that keeps coming than one that came once. */
const steadyWeight = 8;
/** Strings shown with a suspect. */
const mostExamples = 3;
const longestExample = 60;
/** Contexts that make up this share of what holds them are told before it. */
const leadingShare = .5;
/** Classes told of what hangs on a suspect. */
const mostHeld = 4;
/**
* What grew: the nodes first seen in (S1, S2] that are still in the last snapshot, by constructor and retainer path, most
* important first. Groups that others alone hold are folded into them, V8's own structures come last.
*/
function findGrowth({ maxIds, last, iterations }) {
	const { columns } = last;
	const epoch = bornIn(columns.nodeId, maxIds);
	const { names, isVisible, paths, classKeys } = traceHeapPaths(last, (context) => epoch[context] === 0);
	const grouped = groupGrowth(epoch, columns.nodeType, last.classes.ofNode, classKeys, paths);
	const isContainer = findHoldingContainers(columns, epoch, isVisible);
	const shares = shareGrowth(columns, epoch, last.selfSizeBytes, last.dominator, grouped, (node) => !isVisible(node) || isContainer[node] === 1);
	const { isHead, retainedBytes } = shares;
	const headGroups = [...grouped.groups.entries()].filter(([index]) => isHead[index]);
	const withGrowth = new Set(headGroups.filter(([, group]) => isVisible(group.members[0])).map(([, { path }]) => paths.parent(path)));
	const leading = headGroups.flatMap(([index, group]) => {
		const described = classKeys.describe(group.classKey);
		const selfBytes = sumOf(group.members, last.selfSizeBytes);
		const isStore = selfBytes === 0 && retainedBytes[index] === 0 && !withGrowth.has(group.path);
		const bytes = isStore ? storeBytes(columns, epoch, last.selfSizeBytes, last.dominator, isVisible, group) : retainedBytes[index];
		if (selfBytes === 0 && bytes === 0) return [];
		return [{
			index,
			group,
			described,
			selfBytes,
			retainedBytes: bytes,
			weight: bytes * (isLasting(group, Math.max(1, maxIds.length - 1), epoch) || group.members.length >= (iterations ?? 1e400) ? steadyWeight : 1),
			isStore,
			isOwn: isOwn(described)
		}];
	}).sort(byImportance).slice(0, mostSuspects);
	const asSuspect = (index, members, retainedBytes, within) => {
		const group = {
			...grouped.groups[index],
			members
		};
		return {
			index,
			group,
			described: classKeys.describe(group.classKey),
			selfBytes: sumOf(members, last.selfSizeBytes),
			retainedBytes,
			isStore: false,
			held: [],
			within
		};
	};
	const bodySuspect = ({ parts, retainedBytes }, within) => asSuspect(parts[0].group, parts.flatMap(({ members }) => members), retainedBytes, within);
	const definitionsOf = (some) => findDefinitions(last, names, some.map(({ group }) => group.members[0]));
	const heldBy = findHeldClasses(last, epoch, grouped, shares, classKeys);
	const contextsOf = findHeldContexts(last, epoch, grouped, shares, classKeys, leading.map(({ index }) => index));
	const headDefinitions = definitionsOf(leading);
	const ranked = leading.flatMap((head, position) => {
		const held = heldBy(head.index);
		const holder = {
			...head,
			objects: head.group.members.length,
			definition: headDefinitions[position]
		};
		const body = bodyOfHolder(holder, held, classKeys);
		const contexts = (contextsOf.get(head.index) ?? []).map(({ group, retainedBytes }) => asSuspect(group, grouped.groups[group].members, retainedBytes, head.index));
		const isLeading = (one) => one.retainedBytes >= leadingShare * head.retainedBytes;
		return [
			...contexts.filter(isLeading),
			{
				...head,
				held,
				within: null
			},
			...body === null ? [] : [bodySuspect(body, head.index)],
			...contexts.filter((one) => !isLeading(one))
		];
	});
	const definitions = definitionsOf(ranked);
	const signatures = distinctSignatures(ranked.map(({ group, described }, position) => ({
		described,
		steps: paths.steps(group.path),
		definition: definitions[position]
	})));
	const isObject = ({ classKey, members }) => classKey === classKeys.vmContext || isVisible(members[0]);
	const perIteration = (amount) => iterations === null ? null : amount / iterations;
	const told = new Map(ranked.map(({ index, described: { constructorName } }, position) => [index, {
		signature: signatures[position],
		constructorName
	}]));
	return ranked.map(({ group, described, selfBytes, retainedBytes, isStore, held, within }, position) => {
		const { constructorName, kind, keys } = described;
		const labels = paths.steps(group.path).map(({ label }) => label).filter((label) => label !== "");
		return {
			signature: signatures[position],
			constructorName,
			kind,
			shape: keys === null ? null : { keys },
			container: containerOf(paths, group.path, isObject(group)),
			retainerPath: [
				"(GC roots)",
				...labels,
				constructorName
			],
			objects: group.members.length,
			selfBytes,
			retainedBytes: Math.round(retainedBytes),
			objectsPerIteration: perIteration(group.members.length),
			bytesPerIteration: isStore ? null : perIteration(retainedBytes),
			holds: held.slice(0, mostHeld).map((one) => heldObjects(one, classKeys)),
			within: within === null ? null : told.get(within) ?? null,
			allocationStack: commonStack(columns, group.members),
			definition: definitions[position],
			...isText(columns.nodeType[group.members[0]]) ? { examples: examplesOf(last, group) } : {}
		};
	});
}
function sumOf(nodes, bytes) {
	return nodes.reduce((sum, node) => sum + bytes[node], 0);
}
/** Objects before V8's own; larger before smaller, what keeps coming before what came once; then in a fixed order. */
function byImportance(a, b) {
	return Number(a.isOwn) - Number(b.isOwn) || b.weight - a.weight || a.group.members[0] - b.group.members[0];
}
/** V8's own, or a primitive: names in brackets. */
function isOwn({ kind, constructorName }) {
	return kind === "internal" || kind === "code" || constructorName.startsWith("(") && kind !== "closure";
}
/** Born in every interval, and before or after them as well. */
function isLasting({ members, bornBefore, bornAfter }, intervals, epoch) {
	if (bornBefore === 0 && bornAfter === 0) return false;
	return intervals === 1 || new Set(members.map((node) => epoch[node])).size === intervals;
}
function examplesOf({ columns }, { members }) {
	const examples = /* @__PURE__ */ new Set();
	for (const node of members) {
		if (examples.size === mostExamples) break;
		examples.add(stringContent(columns, node, longestExample));
	}
	return [...examples];
}

// src/snapshot/redact/mask-text.ts
const mask = 42;
const backslash$2 = 92;
const letterU = 117;
/** As many asterisks as the text has UTF-16 units. */
function maskText(text) {
	return "*".repeat(text.length);
}
/** The same of a JSON string's raw bytes: an escape is one unit, and so is a character of up to three bytes of UTF-8. */
function maskRawBytes(bytes, start, end) {
	let units = 0;
	for (let at = start; at < end; at++, units++) {
		const byte = bytes[at];
		if (byte === backslash$2) at += bytes[at + 1] === letterU ? 5 : 1;
		else if (byte >= 240) {
			at += 3;
			units++;
		} else if (byte >= 224) at += 2;
		else if (byte >= 192) at += 1;
	}
	return new Uint8Array(units).fill(mask);
}
/** Of a text in a longer name: line breaks stay, as they decide whether the name is read as one of a WeakMap's pairs. */
function maskWithinName(text) {
	return text.replace(/[^\n\r\u2028\u2029]/g, "*");
}

// src/snapshot/redact/content-nodes.ts
/** Names that V8 gives to nodes instead of their content. */
const placeholders = [
	"(concatenated string)",
	"(sliced string)",
	"heap number",
	"smi number",
	"number",
	"bigint",
	"symbol"
];
/**
* Whether a node's name is data and not a word of the program: strings and their parts, symbols' descriptions, patterns
* of regular expressions, numbers. Names of all other nodes are those of constructors, functions, scripts and V8's own.
*/
function createContentTest(columns) {
	const { nodeType, nodeName, strings } = columns;
	const placeholderNames = new Set(strings.find(placeholders));
	return (node) => {
		switch (nodeType[node]) {
			case NodeType.string: return true;
			case NodeType.concatenatedString:
			case NodeType.slicedString:
			case NodeType.regexp:
			case NodeType.symbol:
			case NodeType.number:
			case NodeType.bigint: return !placeholderNames.has(nodeName[node]);
		}
		return false;
	};
}

// src/snapshot/redact/name-nodes.ts
/** Holders for which a string is the name of a variable, a property or an export. */
const nameTables = [
	"system / ScopeInfo",
	"(context local names)",
	"system / DescriptorArray",
	"system / SourceTextModule",
	"system / SyntheticModule"
];
/**
* Strings that stay readable as they are no value of the program: V8 alone holds them, one of its tables of names among the
* holders, and the program's code spells them. 1 by ordinal. From these the names of exports, and of properties that hold
* small integers, can be told in a redacted snapshot.
*/
function findNameNodes(columns, isSpelled) {
	const { nodeCount, nodeType, nodeName, firstEdge, edgeWord, edgeName, strings } = columns;
	const [isolateData, hashedProperties, ...tables] = strings.find([
		"Node / IsolateData",
		"(object properties)",
		...nameTables
	]);
	const tableNames = new Set(tables.filter((name) => name >= 0));
	const found = new Uint8Array(nodeCount);
	const marked = new Uint8Array(nodeCount);
	/** V8 keeps hashed properties as key, value and details behind six words (objects/dictionary.h, Node 20 to 26). */
	const isKey = (edge) => !edgeNameIsIndex(edgeWord[edge]) && Number(strings.decode(edgeName[edge])) % 3 === 0;
	const mark = (node, bit) => {
		for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++) {
			const target = edgeWord[edge] >>> 4;
			const type = nodeType[target];
			if (type !== NodeType.string && type !== NodeType.array) continue;
			if (nodeName[node] === hashedProperties && isKey(edge)) continue;
			if (type === NodeType.array && (marked[target] & bit) === 0 && nodeType[node] !== NodeType.array) {
				marked[target] |= bit;
				mark(target, bit);
			}
			marked[target] |= bit;
		}
	};
	for (let node = 0; node < nodeCount; node++) if (tableNames.has(nodeName[node])) mark(node, inTable);
	else if (isProgram(nodeType[node]) && nodeName[node] !== isolateData) mark(node, inProgram);
	for (let node = 0; node < nodeCount; node++) if (nodeType[node] === NodeType.string && marked[node] === inTable && isSpelled(nodeName[node])) found[node] = 1;
	return found;
}
const inTable = 1;
const inProgram = 2;
/** Whether what such a node holds is a value of the program. */
function isProgram(nodeType) {
	switch (nodeType) {
		case NodeType.synthetic:
		case NodeType.code:
		case NodeType.objectShape:
		case NodeType.hidden:
		case NodeType.array: return false;
	}
	return true;
}

// src/snapshot/redact/weak-map-names.ts
const pair = /^(\d+ \/ part of key \()(.*)( @\d+\) -> value \()(.*)( @\d+\) pair in WeakMap \(table @\d+\))$/s;
const cutOff = /^(\d+ \/ part of key \()(.*)$/s;
/**
* The name of an edge to a WeakMap's value carries the names of key and value, and with them the text of a string.
* A name that V8 cut off at 1,024 characters is masked whole behind its beginning.
*/
function maskPairName(name, maskKey, maskValue) {
	const whole = pair.exec(name);
	if (whole !== null) {
		const [, start, key, middle, value, end] = whole;
		return `${start}${maskKey ? maskWithinName(key) : key}${middle}${maskValue ? maskWithinName(value) : value}${end}`;
	}
	const part = cutOff.exec(name);
	return part === null ? name : part[1] + maskWithinName(part[2]);
}
/** Whether an edge's name tells of a WeakMap's pair, whole or cut off. */
function namesPair(name) {
	return cutOff.test(name);
}

// src/snapshot/redact/plan-redaction.ts
const asName = 1;
const asContent = 2;
const asPair = 4;
const keyIsName = 8;
const valueIsName = 16;
/**
* Contents are masked, and with them the property names that are data (see `createPropertyWords`); names of other
* properties, variables, constructors, functions and scripts stay. What nothing refers to is masked as well.
*/
function planRedaction(columns) {
	const { nodeCount, edgeCount, nodeName, firstEdge, edgeWord, edgeName, strings, allocations } = columns;
	const words = createPropertyWords(columns, findGrowthNames(strings));
	const hasContent = createContentTest(columns);
	const isName = findNameNodes(columns, words.isSpelled);
	const isContent = (node) => columns.nodeType[node] === NodeType.object ? words.isDataClass(nodeName[node]) : isName[node] === 0 && hasContent(node);
	const isDataEdge = (edge, node) => (edgeWord[edge] & 7) === EdgeType.property && words.isData(edge, node);
	const uses = new Uint8Array(strings.count);
	const pairUse = createPairUse(columns, isContent);
	for (let node = 0; node < nodeCount; node++) {
		uses[nodeName[node]] |= isContent(node) ? asContent : asName;
		for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++) {
			const word = edgeWord[edge];
			if (edgeNameIsIndex(word)) continue;
			if (isDataEdge(edge, node)) uses[edgeName[edge]] |= asContent;
			else uses[edgeName[edge]] |= (word & 7) === EdgeType.internal ? pairUse(edge) : asName;
		}
	}
	if (allocations !== null) {
		const { count, nameIndex, scriptNameIndex } = allocations.functions;
		for (let index = 0; index < count; index++) {
			uses[nameIndex[index]] |= asName;
			uses[scriptNameIndex[index]] |= asName;
		}
	}
	if (strings.count > 0 && uses[0] === 0 && strings.decode(0) === "<dummy>") uses[0] = asName;
	const masked = (string) => maskRawBytes(strings.bytes, strings.offset[string], strings.offset[string + 1] - 1);
	const copies = [];
	const copyOf = /* @__PURE__ */ new Map();
	for (let string = 0; string < strings.count; string++) if ((uses[string] & asContent) !== 0 && (uses[string] & 5) !== 0) copyOf.set(string, strings.count + copies.push(masked(string)) - 1);
	const changedNodes = createChangedNames(copyOf);
	const changedEdges = createChangedNames(copyOf);
	for (let node = 0; node < nodeCount; node++) {
		if (isContent(node)) changedNodes.add(node, nodeName[node]);
		for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++) if (isDataEdge(edge, node)) changedEdges.add(edge, edgeName[edge]);
	}
	return {
		nodeCount,
		edgeCount,
		stringCount: strings.count,
		changedNodes: changedNodes.done(),
		changedEdges: changedEdges.done(),
		replacement(string) {
			const use = uses[string];
			if ((use & asPair) !== 0) {
				const text = strings.decode(string);
				return rawBytes(maskPairName(text, (use & keyIsName) === 0, (use & valueIsName) === 0));
			}
			return (use & asName) !== 0 ? null : masked(string);
		},
		copies
	};
}
/**
* How an internal edge uses its name. The two edges to a WeakMap's value repeat each other's names, and DevTools pairs
* them by that: what is masked in them must not depend on which of the two it is.
*/
function createPairUse({ nodeCount, nodeType, nodeId, edgeName, edgeWord, strings }, isContent) {
	const weakMaps = createWeakMapEdges(strings);
	/** Of all that can be a key of a WeakMap, symbols alone are named by a content. */
	const symbolIds = /* @__PURE__ */ new Set();
	for (let node = 0; node < nodeCount; node++) if (nodeType[node] === NodeType.symbol && isContent(node)) symbolIds.add(nodeId[node]);
	/** 1 a pair, 2 none, 0 not looked at. */
	const known = new Uint8Array(strings.count);
	const looksLikePair = (name) => {
		return strings.offset[name + 1] - strings.offset[name] > 16 && strings.bytes[strings.offset[name]] < 58 && namesPair(strings.decode(name));
	};
	return (edge) => {
		const name = edgeName[edge];
		if (known[name] === 0) known[name] = looksLikePair(name) ? 1 : 2;
		if (known[name] === 2) return asName;
		if (!weakMaps.isPair(name)) return asPair;
		const value = isContent(edgeWord[edge] >>> 4) ? 0 : valueIsName;
		const key = symbolIds.has(weakMaps.keyId(name)) ? 0 : keyIsName;
		return asPair | value | key;
	};
}
function createChangedNames(copyOf) {
	const record = createGrowingColumn();
	const name = createGrowingColumn();
	return {
		/** Notes the record where its name has a copy. */
		add(index, string) {
			const copy = copyOf.get(string);
			if (copy === void 0) return;
			record.push(index);
			name.push(copy);
		},
		done: () => ({
			record: record.trimmed(),
			name: name.trimmed()
		})
	};
}
function rawBytes(text) {
	return new TextEncoder().encode(JSON.stringify(text).slice(1, -1));
}

// src/snapshot/redact/growing-bytes.ts
function createGrowingBytes() {
	let bytes = /* @__PURE__ */ new Uint8Array(65536);
	let length = 0;
	const reserve = (more) => {
		if (length + more <= bytes.length) return;
		const larger = new Uint8Array(Math.max(bytes.length * 2, length + more));
		larger.set(bytes.subarray(0, length));
		bytes = larger;
	};
	return {
		push(byte) {
			reserve(1);
			bytes[length++] = byte;
		},
		append(piece) {
			reserve(piece.length);
			bytes.set(piece, length);
			length += piece.length;
		},
		appendNumber(value) {
			const text = String(value);
			reserve(text.length);
			for (let at = 0; at < text.length; at++) bytes[length++] = text.charCodeAt(at);
		},
		take() {
			const taken = bytes.slice(0, length);
			length = 0;
			return taken;
		}
	};
}

// src/snapshot/redact/number-rewriter.ts
const comma$1 = 44;
const closeBracket$2 = 93;
/** @param position of the name among a record's `fields` numbers */
function createNumberRewriter(changes, fields, position, out) {
	let change = 0;
	let commas = 0;
	let isEmpty = true;
	const nextTarget = () => change < changes.record.length ? changes.record[change] * fields + position : -1;
	let target = nextTarget();
	let state = target === 0 ? "before-number" : "copying";
	return {
		read(chunk, from) {
			let copied = from;
			let at = from;
			for (; at < chunk.length; at++) {
				const byte = chunk[at];
				if ((byte ^ 48) < 10) {
					isEmpty = false;
					if (state !== "before-number") continue;
					out.append(chunk.subarray(copied, at));
					out.appendNumber(changes.name[change++]);
					target = nextTarget();
					state = "in-number";
					continue;
				}
				if (state === "in-number") {
					state = "copying";
					copied = at;
				}
				if (byte === comma$1) {
					commas++;
					if (commas === target) state = "before-number";
				} else if (byte === closeBracket$2) break;
			}
			if (state !== "in-number") out.append(chunk.subarray(copied, at));
			return at;
		},
		count: () => isEmpty ? 0 : commas + 1
	};
}

// src/snapshot/redact/string-rewriter.ts
const quote$1 = 34;
const comma = 44;
const backslash$1 = 92;
const closeBracket$1 = 93;
function createStringRewriter(plan, out) {
	let count = 0;
	let inside = false;
	let escaped = false;
	let isReplaced = false;
	const open = () => {
		const replacement = plan.replacement(count++);
		inside = true;
		isReplaced = replacement !== null;
		out.push(quote$1);
		if (replacement !== null) out.append(replacement);
	};
	const readInside = (chunk, from) => {
		let at = from;
		while (at < chunk.length) {
			const byte = chunk[at];
			if (escaped) escaped = false;
			else if (byte === backslash$1) escaped = true;
			else if (byte === quote$1) break;
			at++;
		}
		if (!isReplaced) out.append(chunk.subarray(from, at));
		if (at === chunk.length) return at;
		inside = false;
		out.push(quote$1);
		return at + 1;
	};
	return {
		read(chunk, from) {
			if (inside) return readInside(chunk, from);
			let at = from;
			while (at < chunk.length && chunk[at] !== quote$1 && chunk[at] !== closeBracket$1) at++;
			out.append(chunk.subarray(from, at));
			if (at === chunk.length || chunk[at] === closeBracket$1) return at;
			open();
			return at + 1;
		},
		isInside: () => inside,
		count: () => count,
		finish() {
			for (const copy of plan.copies) {
				if (count++ > 0) out.push(comma);
				out.push(quote$1);
				out.append(copy);
				out.push(quote$1);
			}
		}
	};
}

// src/snapshot/redact/redact-snapshot.ts
const quote = 34;
const backslash = 92;
const openBracket = 91;
const closeBracket = 93;
const openBrace = 123;
const closeBrace = 125;
const headerLimitBytes = 1 << 20;
/**
* The same snapshot under the plan's strings: the names of nodes and edges are renumbered, strings are replaced and the copies
* added, every other byte stays. Takes the text that was parsed for the plan, in chunks of any size.
*/
function createSnapshotRedactor(plan) {
	const out = createGrowingBytes();
	const strings = createStringRewriter(plan, out);
	let schema = null;
	let header = "";
	let numbers = null;
	let offset = 0;
	let depth = 0;
	let inString = false;
	let escaped = false;
	let key = "";
	const refuse = (expected, found) => new SnapshotFormatError({
		byteOffset: offset,
		section: key || "header",
		expected,
		found
	});
	const matches = (what, wanted, found) => {
		if (wanted !== found) throw refuse(`${wanted} ${what}, as in the text that was planned for`, `${found}`);
	};
	const rewriterOf = (section) => {
		if (section !== "nodes" && section !== "edges") return null;
		if (schema === null) throw refuse("the key \"snapshot\" first", `"${section}"`);
		const [fields, name] = section === "nodes" ? [schema.nodeFields, "name"] : [schema.edgeFields, "name_or_index"];
		const changes = section === "nodes" ? plan.changedNodes : plan.changedEdges;
		return createNumberRewriter(changes, fields.length, fields.indexOf(name), out);
	};
	const endSection = () => {
		if (key === "snapshot") schema = parseSchema(header, offset);
		if (numbers === null || schema === null) return;
		const fields = key === "nodes" ? schema.nodeFields : schema.edgeFields;
		matches("numbers", (key === "nodes" ? plan.nodeCount : plan.edgeCount) * fields.length, numbers.count());
		numbers = null;
	};
	/** One byte of whatever stays as it is. */
	const passByte = (byte) => {
		out.push(byte);
		if (key === "snapshot" && (depth > 1 || byte === openBrace)) {
			header += String.fromCharCode(byte);
			if (header.length > headerLimitBytes) throw refuse("a header of at most 1 MiB", "more");
		}
		if (inString) {
			const ends = byte === quote && !escaped;
			escaped = byte === backslash && !escaped;
			if (ends) inString = false;
			else if (depth === 1) key += String.fromCharCode(byte);
		} else if (byte === quote) {
			inString = true;
			if (depth === 1) key = "";
		} else if (byte === openBracket || byte === openBrace) {
			depth++;
			if (depth === 2 && byte === openBracket) numbers = rewriterOf(key);
		} else if (byte === closeBracket || byte === closeBrace) {
			depth--;
			if (depth === 1) endSection();
		}
	};
	return {
		write(chunk) {
			for (let at = 0; at < chunk.length;) {
				const from = at;
				if (depth === 2 && numbers !== null && chunk[at] !== closeBracket) at = numbers.read(chunk, at);
				else if (depth === 2 && key === "strings" && (strings.isInside() || chunk[at] !== closeBracket)) at = strings.read(chunk, at);
				else {
					if (depth === 2 && key === "strings") {
						matches("strings", plan.stringCount, strings.count());
						strings.finish();
					}
					passByte(chunk[at++]);
				}
				offset += at - from;
			}
			return out.take();
		},
		end() {
			if (depth !== 0 || inString) throw refuse("the end of the object", "the end of the text");
			return out.take();
		}
	};
}

// src/snapshot/redact/redact-suspect.ts
/**
* A suspect as it may leave the machine: contents of strings are masked as in a redacted snapshot. Its path and shape
* hold words of the program alone, as property names that are data are `[*]` in them from the start.
*/
function redactSuspect(suspect) {
	return suspect.examples === void 0 ? suspect : {
		...suspect,
		examples: suspect.examples.map(maskText)
	};
}

// src/snapshot/retainers/describe-retention.ts
/** Edges by how much their name tells a person. */
const TELLING = {
	[EdgeType.context]: 0,
	[EdgeType.property]: 0,
	[EdgeType.shortcut]: 0,
	[EdgeType.element]: 1,
	[EdgeType.internal]: 2,
	[EdgeType.hidden]: 3
};
/** What holds a node, and one way from it to the roots. */
function describeRetention(graph, node, limits) {
	const sorted = retainersOf(graph, node);
	return {
		node: describeNode(graph, node),
		retainers: sorted.slice(0, limits.retainers).map((edge) => describeEdge(graph, edge)),
		retainerCount: sorted.length,
		path: pathToRoot(graph, node, limits.pathSteps).map((edge) => describeEdge(graph, edge))
	};
}
/** The node with this id, undefined where there is none. */
function nodeWithId({ nodeCount, nodeId }, id) {
	for (let node = 0; node < nodeCount; node++) if (nodeId[node] === id) return node;
}
/** Nodes of a class by its name as DevTools shows it, those that retain most first. */
function nodesOfClass(graph, name, most) {
	const { columns, classes, retainedSizeBytes } = graph;
	const isWanted = new Uint8Array(classes.count);
	for (let one = 0; one < classes.count; one++) if (classes.name(one) === name) isWanted[one] = 1;
	let found = [];
	const trim = () => {
		found = found.sort((a, b) => retainedSizeBytes[b] - retainedSizeBytes[a]).slice(0, most);
	};
	for (let node = 0; node < columns.nodeCount; node++) {
		if (isWanted[classes.ofNode[node]] !== 1) continue;
		found.push(node);
		if (found.length > most * 64) trim();
	}
	trim();
	return found;
}
function describeNode(graph, node) {
	const { columns, classes, selfSizeBytes, retainedSizeBytes, distance } = graph;
	const steps = distance[node];
	return {
		id: columns.nodeId[node],
		className: classes.name(classes.ofNode[node]),
		name: columns.strings.decode(columns.nodeName[node]),
		selfBytes: selfSizeBytes[node],
		retainedBytes: retainedSizeBytes[node],
		distance: steps < 0 ? null : steps
	};
}
function describeEdge(graph, edge) {
	const { columns } = graph;
	const word = columns.edgeWord[edge];
	const name = columns.edgeName[edge];
	const type = edgeType(word);
	return {
		edgeType: knownEdgeTypes[type],
		edgeName: edgeNameIsIndex(word) ? String(name) : columns.strings.decode(name),
		isWeak: type === EdgeType.weak,
		from: describeNode(graph, edgeSource(columns, edge))
	};
}
function retainersOf(graph, node) {
	const { columns, retainers } = graph;
	const edges = Array.from(retainers.edge.subarray(retainers.firstRetainer[node], retainers.firstRetainer[node + 1]));
	const rank = (edge) => rankOf(graph, edge);
	return edges.filter((edge) => edgeSource(columns, edge) !== node).sort((a, b) => rank(a)[0] - rank(b)[0] || rank(a)[1] - rank(b)[1]);
}
/** Weak and unreachable last, then by distance, then by how much the edge's name tells. */
function rankOf({ columns, distance }, edge) {
	const type = edgeType(columns.edgeWord[edge]);
	const steps = distance[edgeSource(columns, edge)];
	return [type === EdgeType.weak || steps < 0 ? Number.MAX_SAFE_INTEGER : steps, TELLING[type] ?? 4];
}
function pathToRoot(graph, start, mostSteps) {
	const { columns, distance } = graph;
	const path = [];
	let node = start;
	while (path.length < mostSteps && node !== 0) {
		const [best] = retainersOf(graph, node);
		if (best === void 0 || edgeType(columns.edgeWord[best]) === EdgeType.weak) break;
		const from = edgeSource(columns, best);
		if (distance[from] >= distance[node] && distance[node] > 1) break;
		path.push(best);
		node = from;
	}
	return path;
}

// src/storage/zip-entries.ts
/** The zip cannot be read. Remedy: download it again, or unpack it with a tool and name the files. */
var ZipDamagedError = class extends Error {
	name = "ZipDamagedError";
	path;
	reason;
	constructor(path, reason) {
		super(`${path} is not a zip that can be read: ${reason}; download it again, or unpack it and name the files in it`);
		this.path = path;
		this.reason = reason;
	}
};

// src/storage/snapshot-source.ts
/** The compression cannot be read by the Node that runs. Remedy: run a newer Node, or decompress first. */
var CompressionUnavailableError = class extends Error {
	name = "CompressionUnavailableError";
	source;
	constructor(source) {
		super(`${source} is compressed with zstd, which Node ${process.versions.node} cannot read: run Node 22.15 or newer, or decompress it first`);
		this.source = source;
	}
};
/** The compressed stream breaks off or is damaged. Remedy: download it again. */
var CompressionDamagedError = class extends Error {
	name = "CompressionDamagedError";
	source;
	constructor(source, cause) {
		super(`the compressed data of ${source} is damaged or incomplete; download it again`, { cause });
		this.source = source;
	}
};
const readBytes = 1 << 18;
function sourceLabel(source) {
	switch (source.kind) {
		case "file": return source.path;
		case "zip-entry": return `${source.path}/${source.entry.name}`;
		case "stream": return source.label;
	}
}
/**
* Pours the text of a snapshot into a sink, decompressed, until it ends or the sink is satisfied.
* @throws CompressionUnavailableError, CompressionDamagedError, what the sink throws, and what reading throws
*/
async function pourSnapshot(source, sink, options = {}) {
	switch (source.kind) {
		case "file": return pourFile(source, sink, options);
		case "zip-entry": return pourZipEntry(source, sink, options);
		case "stream": return pourStream(countBytes(source.stream, null, options), source, sink, options);
	}
}
async function pourZipEntry(source, sink, options) {
	const { entry, path } = source;
	if (entry.storedBytes === 0) return;
	const end = entry.dataOffset + entry.storedBytes - 1;
	const stored = countBytes(createReadStream(path, {
		start: entry.dataOffset,
		end
	}), entry.storedBytes, options);
	switch (entry.method) {
		case "stored": return pourStream(stored, source, sink, options);
		case "deflate": return pourStream(throughTransform(stored, createInflateRaw(), source), source, sink, options);
		case "unknown": throw new ZipDamagedError(path, `the entry ${entry.name} is compressed in a way that is not deflate`);
	}
}
/** A plain file goes straight into the sink's own memory; a compressed one takes the stream's way. */
async function pourFile(source, sink, options) {
	const file = await open(source.path);
	try {
		const { size } = await file.stat();
		const head = Buffer.alloc(4);
		const { bytesRead } = await file.read(head, 0, 4, 0);
		if (compressionOf(head.subarray(0, bytesRead)) !== "none") return await pourStream(countBytes(createReadStream(source.path, { highWaterMark: readBytes }), size, options), source, sink, options);
		let position = 0;
		while (!sink.isSatisfied()) {
			options.signal?.throwIfAborted();
			const space = sink.space();
			const read = await file.read(space, 0, space.length, position);
			if (read.bytesRead === 0) return;
			position += read.bytesRead;
			sink.commit(read.bytesRead);
			options.onProgress?.(position, size);
		}
	} finally {
		await file.close();
	}
}
async function pourStream(chunks, source, sink, options) {
	for await (const chunk of decompressed(chunks, source)) {
		options.signal?.throwIfAborted();
		sink.write(chunk);
		if (sink.isSatisfied()) return;
	}
}
async function* decompressed(chunks, source) {
	const iterator = chunks[Symbol.asyncIterator]();
	try {
		const held = [];
		let heldBytes = 0;
		while (heldBytes < 4) {
			const next = await iterator.next();
			if (next.done === true) break;
			held.push(next.value);
			heldBytes += next.value.length;
		}
		const head = Buffer.concat(held);
		const all = rejoin(head, iterator);
		switch (compressionOf(head)) {
			case "none":
				yield* all;
				break;
			case "gzip":
				yield* throughTransform(all, createGunzip({ chunkSize: readBytes }), source);
				break;
			case "zstd":
				if (zlib.createZstdDecompress === void 0) throw new CompressionUnavailableError(sourceLabel(source));
				yield* throughTransform(all, zlib.createZstdDecompress({ chunkSize: readBytes }), source);
		}
	} finally {
		await iterator.return?.();
	}
}
async function* rejoin(head, iterator) {
	yield head;
	for (;;) {
		const next = await iterator.next();
		if (next.done === true) return;
		yield next.value;
	}
}
async function* throughTransform(chunks, transform, source) {
	const stop = new AbortController();
	let failure;
	const piped = pipeline(chunks, transform, { signal: stop.signal }).catch((error) => {
		failure = error;
	});
	try {
		for await (const chunk of transform) yield chunk;
		await piped;
		if (failure !== void 0) throw failure;
	} catch (error) {
		throw isZlibError(error) ? new CompressionDamagedError(sourceLabel(source), error) : error;
	} finally {
		stop.abort();
		await piped;
	}
}
function isZlibError(error) {
	const code = error instanceof Error && "code" in error ? String(error.code) : "";
	return code.startsWith("Z_") || code.startsWith("ZSTD_") || code === "ERR_STREAM_PREMATURE_CLOSE";
}
async function* countBytes(chunks, totalBytes, options) {
	let readSoFar = 0;
	for await (const chunk of chunks) {
		const bytes = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
		readSoFar += bytes.length;
		options.onProgress?.(readSoFar, totalBytes);
		yield bytes;
	}
}
function compressionOf(head) {
	if (head[0] === 31 && head[1] === 139) return "gzip";
	if (head[0] === 40 && head[1] === 181 && head[2] === 47 && head[3] === 253) return "zstd";
	return "none";
}

// src/storage/load-snapshot.ts
/**
* Reads a whole snapshot; the text is never in memory as a whole.
* @throws SnapshotTooLargeError above the memory budget
*/
async function loadSnapshot(source, options = {}) {
	return read(source, createSnapshotParser(await readerOptions(source, options)), options);
}
/** As `loadSnapshot`; a snapshot whose analysis would need more memory than granted is counted by class instead. */
async function loadOrCountSnapshot(source, options = {}) {
	return read(source, createSnapshotReader(await readerOptions(source, options)), options);
}
/** Reads a snapshot's ids: stops after its nodes, a quarter of the text. */
async function scanSnapshotIds(source, options = {}) {
	return read(source, createIdScanner(), options);
}
/** @throws SnapshotFormatError that names the snapshot */
async function read(source, reader, options) {
	try {
		await pourSnapshot(source, reader, options);
		return reader.end();
	} catch (error) {
		if (!(error instanceof SnapshotFormatError)) throw error;
		const { byteOffset, section, expected, found } = error;
		const facts = {
			byteOffset,
			section,
			expected,
			found,
			source: sourceLabel(source)
		};
		throw new SnapshotFormatError(facts, { cause: error });
	}
}
async function readerOptions(source, options) {
	const textBytes = await knownTextBytes(source);
	return {
		...textBytes === null ? {} : { textBytes },
		...options.budgetBytes === void 0 ? {} : { budgetBytes: options.budgetBytes }
	};
}
async function knownTextBytes(source) {
	switch (source.kind) {
		case "file": return (await stat(source.path)).size;
		case "zip-entry": return source.entry.name.endsWith(".heapsnapshot") ? source.entry.textBytes : null;
		case "stream": return null;
	}
}

// src/storage/comparison-job.ts
/** One graph in memory at a time. */
async function comparisonJob({ before, after }, tellProgress) {
	const summaryOf = async (snapshot) => summarizeHeap(analyzeHeap(await loadSnapshot(snapshot, { onProgress: tellProgress(snapshot) })));
	const comparison = compareHeaps(await summaryOf(before), await summaryOf(after));
	return {
		comparison,
		heapDiff: heapDiff(comparison)
	};
}

// src/source/allocating-nodes.ts
/** The expressions among `own` that can have allocated it: those of the best match only, in the order of the text. */
function allocatingNodes(own, allocation) {
	const scored = own.map((node) => ({
		node,
		score: matchScore(node, allocation)
	})).filter(({ score }) => score > 0);
	const best = Math.max(0, ...scored.map(({ score }) => score));
	return scored.filter(({ score }) => score === best).map(({ node }) => node);
}
/** The calls among `own` of a function or constructor of that name. */
function callsOf(own, functionName) {
	const name = functionName.split(/[ .]/).at(-1) ?? "";
	if (name === "") return [];
	return own.filter((node) => (node.type === "CallExpression" || node.type === "NewExpression") && calleeName(node.callee) === name);
}
function matchScore(node, { kind, constructorName, keys }) {
	switch (kind) {
		case "array": return arrayScore(node);
		case "string": return stringScore(node);
		case "object":
			if (keys !== null || constructorName === "Object") return plainObjectScore(node, keys ?? []);
			if (constructorName === "Array") return arrayScore(node);
			return instanceScore(node, constructorName);
		case "native": return instanceScore(node, constructorName);
		case "closure":
		case "code":
		case "internal": return 0;
	}
}
function instanceScore(node, className) {
	if (node.type === "NewExpression") return calleeName(node.callee) === className ? 4 : 0;
	if (node.type === "Literal") return className === "RegExp" && "regex" in node ? 4 : 0;
	if (node.type !== "CallExpression") return 0;
	const callee = calleeName(node.callee);
	if (className === "Promise") return callee === "then" || callee === "catch" || callee === "finally" ? 2 : 0;
	return callee !== "" && makers[className]?.includes(callee) ? 3 : 0;
}
/** Functions that hand out objects of a class without `new`. */
const makers = {
	Buffer: [
		"alloc",
		"allocUnsafe",
		"allocUnsafeSlow",
		"from",
		"concat"
	],
	Timeout: ["setTimeout", "setInterval"],
	Immediate: ["setImmediate"],
	ArrayBuffer: [
		"alloc",
		"allocUnsafe",
		"allocUnsafeSlow",
		"from",
		"concat",
		"slice",
		"transfer"
	],
	Error: ["Error"],
	"vm context": ["createContext", "runInNewContext"]
};
const arrayMakers = [
	"Array",
	"from",
	"of"
];
const arrayMethods = "concat entries filter flat flatMap getOwnPropertyNames keys map match slice splice split toReversed toSorted toSpliced values with".split(" ");
function arrayScore(node) {
	if (node.type === "ArrayExpression" || node.type === "RestElement") return 3;
	if (node.type === "NewExpression") return calleeName(node.callee) === "Array" ? 3 : 0;
	if (node.type !== "CallExpression") return 0;
	const callee = calleeName(node.callee);
	if (arrayMakers.includes(callee)) return 3;
	return arrayMethods.includes(callee) ? 1 : 0;
}
function stringScore(node) {
	if (node.type === "TemplateLiteral") return node.expressions.length > 0 ? 2 : 0;
	if (node.type === "BinaryExpression" && node.operator === "+") return 1;
	return 0;
}
const objectMakers = [
	"create",
	"assign",
	"fromEntries",
	"parse",
	"structuredClone"
];
/** Exact keys before keys that a later assignment completes, before objects whose keys the text does not tell. */
function plainObjectScore(node, keys) {
	if (node.type === "CallExpression") return objectMakers.includes(calleeName(node.callee)) ? 2 : 0;
	if (node.type !== "ObjectExpression") return 0;
	const written = keysOf(node);
	const shared = written.keys.filter((key) => keys.includes(key)).length;
	if (shared === keys.length && shared === written.keys.length && !written.isOpen) return 5;
	const isPart = shared === written.keys.length || shared === keys.length;
	if (shared > 0 && isPart) return 4;
	if (shared > 0 && written.isOpen) return 3;
	return written.isOpen || written.keys.length === 0 ? 2 : 0;
}
/** The property names a literal writes; open where it spreads or computes more. */
function keysOf(node) {
	const keys = [];
	let isOpen = false;
	for (const property of node.properties) if (property.type === "SpreadElement" || property.computed) isOpen = true;
	else if (property.key.type === "Identifier") keys.push(property.key.name);
	else if (property.key.type === "Literal") keys.push(String(property.key.value));
	return {
		keys: keys.filter((key) => key !== "__proto__"),
		isOpen
	};
}
function calleeName(callee) {
	if (callee.type === "Identifier") return callee.name;
	if (callee.type === "ParenthesizedExpression" || callee.type === "ChainExpression") return calleeName(callee.expression);
	if (callee.type !== "MemberExpression") return "";
	const { property } = callee;
	if (property.type === "PrivateIdentifier") return `#${property.name}`;
	if (callee.computed) return property.type === "Literal" ? String(property.value) : "";
	return property.type === "Identifier" ? property.name : "";
}

// node_modules/acorn/dist/acorn.mjs
var astralIdentifierCodes = [
	509,
	0,
	227,
	0,
	150,
	4,
	294,
	9,
	1368,
	2,
	2,
	1,
	6,
	3,
	41,
	2,
	5,
	0,
	166,
	1,
	574,
	3,
	9,
	9,
	7,
	9,
	32,
	4,
	318,
	1,
	31,
	4,
	33,
	15,
	71,
	10,
	50,
	3,
	123,
	2,
	54,
	14,
	32,
	10,
	3,
	1,
	11,
	3,
	46,
	10,
	8,
	0,
	46,
	9,
	7,
	2,
	37,
	13,
	2,
	9,
	6,
	1,
	45,
	0,
	13,
	2,
	49,
	13,
	9,
	3,
	2,
	11,
	83,
	11,
	7,
	0,
	3,
	0,
	158,
	11,
	6,
	9,
	7,
	3,
	56,
	1,
	2,
	6,
	3,
	1,
	3,
	2,
	10,
	0,
	11,
	1,
	3,
	6,
	4,
	4,
	68,
	8,
	2,
	0,
	3,
	0,
	2,
	3,
	2,
	4,
	2,
	0,
	15,
	1,
	83,
	17,
	10,
	9,
	5,
	0,
	82,
	19,
	13,
	9,
	214,
	6,
	3,
	8,
	28,
	1,
	83,
	16,
	16,
	9,
	82,
	12,
	9,
	9,
	7,
	19,
	58,
	14,
	5,
	9,
	243,
	14,
	166,
	9,
	71,
	5,
	2,
	1,
	3,
	3,
	2,
	0,
	2,
	1,
	13,
	9,
	120,
	6,
	3,
	6,
	4,
	0,
	29,
	9,
	41,
	6,
	2,
	3,
	9,
	0,
	10,
	10,
	47,
	15,
	199,
	7,
	137,
	9,
	54,
	7,
	2,
	7,
	17,
	9,
	57,
	21,
	2,
	13,
	123,
	5,
	4,
	0,
	2,
	1,
	2,
	6,
	2,
	0,
	9,
	9,
	49,
	4,
	2,
	1,
	2,
	4,
	9,
	9,
	55,
	9,
	7,
	0,
	259,
	3,
	10,
	1,
	2,
	0,
	49,
	6,
	4,
	4,
	14,
	10,
	5350,
	0,
	7,
	14,
	11465,
	27,
	2343,
	9,
	87,
	9,
	39,
	4,
	60,
	6,
	26,
	9,
	535,
	9,
	470,
	0,
	2,
	54,
	8,
	3,
	82,
	0,
	12,
	1,
	19628,
	1,
	4178,
	9,
	519,
	45,
	3,
	22,
	481,
	1,
	61,
	4,
	4,
	5,
	9,
	7,
	3,
	6,
	31,
	3,
	149,
	2,
	12,
	2,
	9,
	1,
	3,
	0,
	33,
	1,
	1357,
	49,
	513,
	54,
	5,
	49,
	9,
	0,
	15,
	0,
	23,
	4,
	2,
	14,
	1361,
	6,
	2,
	16,
	3,
	6,
	2,
	1,
	2,
	4,
	101,
	0,
	161,
	6,
	10,
	9,
	357,
	0,
	62,
	13,
	499,
	13,
	245,
	1,
	2,
	9,
	233,
	0,
	3,
	0,
	8,
	1,
	6,
	0,
	475,
	6,
	110,
	6,
	6,
	9,
	4759,
	9,
	787719,
	239
];
var astralIdentifierStartCodes = [
	0,
	11,
	2,
	25,
	2,
	18,
	2,
	1,
	2,
	14,
	3,
	13,
	35,
	122,
	70,
	52,
	268,
	28,
	4,
	48,
	48,
	31,
	14,
	29,
	6,
	37,
	11,
	29,
	3,
	35,
	5,
	7,
	2,
	4,
	43,
	157,
	19,
	35,
	5,
	35,
	5,
	39,
	9,
	51,
	13,
	10,
	2,
	14,
	2,
	6,
	2,
	1,
	2,
	10,
	2,
	14,
	2,
	6,
	2,
	1,
	4,
	51,
	13,
	310,
	10,
	21,
	11,
	7,
	25,
	5,
	2,
	41,
	2,
	13,
	65,
	5,
	3,
	0,
	2,
	43,
	2,
	1,
	4,
	0,
	3,
	22,
	11,
	22,
	10,
	30,
	66,
	18,
	2,
	1,
	11,
	21,
	11,
	25,
	7,
	25,
	39,
	55,
	7,
	1,
	65,
	0,
	16,
	3,
	2,
	2,
	2,
	28,
	43,
	28,
	4,
	28,
	36,
	7,
	2,
	27,
	28,
	53,
	11,
	21,
	11,
	18,
	14,
	17,
	111,
	72,
	56,
	50,
	14,
	50,
	14,
	35,
	39,
	27,
	10,
	22,
	251,
	41,
	7,
	1,
	17,
	5,
	18,
	21,
	18,
	28,
	11,
	0,
	9,
	21,
	43,
	17,
	47,
	20,
	28,
	22,
	13,
	52,
	58,
	1,
	3,
	0,
	14,
	44,
	33,
	24,
	27,
	35,
	30,
	0,
	3,
	0,
	9,
	34,
	4,
	0,
	13,
	47,
	15,
	3,
	22,
	0,
	2,
	0,
	36,
	17,
	2,
	24,
	20,
	1,
	64,
	6,
	2,
	0,
	2,
	3,
	2,
	14,
	2,
	9,
	8,
	46,
	39,
	7,
	3,
	1,
	3,
	21,
	2,
	6,
	2,
	1,
	2,
	4,
	4,
	0,
	19,
	0,
	13,
	4,
	31,
	9,
	2,
	0,
	3,
	0,
	2,
	37,
	2,
	0,
	26,
	0,
	2,
	0,
	45,
	52,
	19,
	3,
	21,
	2,
	31,
	47,
	21,
	1,
	2,
	0,
	185,
	46,
	42,
	3,
	37,
	47,
	21,
	0,
	60,
	42,
	14,
	0,
	72,
	26,
	38,
	6,
	186,
	43,
	117,
	63,
	32,
	7,
	3,
	0,
	3,
	7,
	2,
	1,
	2,
	23,
	16,
	0,
	2,
	0,
	95,
	7,
	3,
	38,
	17,
	0,
	2,
	0,
	29,
	0,
	11,
	39,
	8,
	0,
	22,
	0,
	12,
	45,
	20,
	0,
	19,
	72,
	18,
	0,
	182,
	32,
	32,
	8,
	2,
	36,
	18,
	0,
	50,
	29,
	113,
	6,
	2,
	1,
	2,
	37,
	22,
	0,
	26,
	5,
	2,
	1,
	2,
	31,
	15,
	0,
	24,
	43,
	22,
	0,
	239,
	18,
	16,
	0,
	2,
	12,
	2,
	33,
	125,
	0,
	80,
	921,
	103,
	111,
	6,
	206,
	13,
	310,
	2314,
	96,
	16,
	1071,
	18,
	5,
	26,
	3994,
	6,
	582,
	6842,
	29,
	1763,
	568,
	8,
	30,
	18,
	78,
	18,
	29,
	19,
	47,
	17,
	3,
	32,
	20,
	6,
	18,
	433,
	44,
	212,
	63,
	33,
	24,
	3,
	24,
	45,
	74,
	6,
	0,
	67,
	12,
	65,
	1,
	2,
	0,
	15,
	4,
	10,
	7386,
	37,
	33,
	96,
	114,
	14,
	913,
	15,
	50,
	7710,
	3,
	2,
	6,
	2,
	1,
	2,
	296,
	10,
	0,
	30,
	2,
	3,
	0,
	15,
	4,
	8,
	395,
	2309,
	106,
	6,
	12,
	4,
	8,
	8,
	9,
	5991,
	84,
	2,
	70,
	2,
	1,
	3,
	0,
	3,
	1,
	3,
	3,
	2,
	11,
	2,
	0,
	2,
	6,
	2,
	64,
	2,
	3,
	3,
	7,
	2,
	6,
	2,
	27,
	2,
	3,
	2,
	4,
	2,
	0,
	4,
	6,
	2,
	340,
	2,
	24,
	2,
	24,
	2,
	30,
	2,
	24,
	2,
	30,
	2,
	24,
	2,
	30,
	2,
	24,
	2,
	30,
	2,
	24,
	2,
	7,
	1845,
	129,
	15,
	6,
	55,
	50,
	49,
	61,
	147,
	44,
	11,
	6,
	17,
	0,
	322,
	29,
	19,
	43,
	485,
	27,
	229,
	29,
	3,
	0,
	208,
	30,
	2,
	2,
	2,
	1,
	2,
	6,
	3,
	4,
	10,
	1,
	225,
	6,
	2,
	3,
	2,
	1,
	2,
	14,
	2,
	196,
	60,
	67,
	8,
	0,
	1205,
	3,
	2,
	26,
	2,
	1,
	2,
	0,
	3,
	0,
	2,
	9,
	2,
	3,
	2,
	0,
	2,
	0,
	7,
	0,
	5,
	0,
	2,
	0,
	2,
	0,
	2,
	2,
	2,
	1,
	2,
	0,
	3,
	0,
	2,
	0,
	2,
	0,
	2,
	0,
	2,
	0,
	2,
	1,
	2,
	0,
	3,
	3,
	2,
	6,
	2,
	3,
	2,
	3,
	2,
	0,
	2,
	9,
	2,
	16,
	6,
	2,
	2,
	4,
	2,
	16,
	4421,
	42719,
	33,
	4382,
	2,
	5773,
	3,
	7472,
	16,
	621,
	2467,
	541,
	1507,
	4938,
	6,
	8489,
	39815,
	11327
];
var nonASCIIidentifierChars = "‌‍·̀-ͯ·҃-֑҇-ׇֽֿׁׂׅׄ-׉ؐ-ًؚ-٩ٰۖ-ۜ۟-۪ۤۧۨ-ۭ۰-۹ܑܰ-݊ަ-ް߀-߉߫-߽߳ࠖ-࠙ࠛ-ࠣࠥ-ࠧࠩ-࡙࠭-࡛ࢗ-࢟࣊-ࣣ࣡-ःऺ-़ा-ॏ॑-ॗॢॣ०-९ঁ-ঃ়া-ৄেৈো-্ৗৢৣ০-৯৾ਁ-ਃ਼ਾ-ੂੇੈੋ-੍ੑ੦-ੱੵઁ-ઃ઼ા-ૅે-ૉો-્ૢૣ૦-૯ૺ-૿ଁ-ଃ଼ା-ୄେୈୋ-୍୓-ୗୢୣ୦-୯ஂா-ூெ-ைொ-்ௗ௦-௯ఀ-ఄ఼ా-ౄె-ైొ-్ౕౖౢౣ౦-౯ಁ-ಃ಼ಾ-ೄೆ-ೈೊ-್ೕೖೢೣ೦-೯ೳഀ-ഃ഻഼ാ-ൄെ-ൈൊ-്ൗൢൣ൦-൯ඁ-ඃ්ා-ුූෘ-ෟ෦-෯ෲෳัิ-ฺ็-๎๐-๙ັິ-ຼ່-໎໐-໙༘༙༠-༩༹༵༷༾༿ཱ-྄྆྇ྍ-ྗྙ-ྼ࿆ါ-ှ၀-၉ၖ-ၙၞ-ၠၢ-ၤၧ-ၭၱ-ၴႂ-ႍႏ-ႝ፝-፟፩-፱ᜒ-᜕ᜲ-᜴ᝒᝓᝲᝳ឴-៓៝០-៩᠋-᠍᠏-᠙ᢩᤠ-ᤫᤰ-᤻᥆-᥏᧐-᧚ᨗ-ᨛᩕ-ᩞ᩠-᩿᩼-᪉᪐-᪙᪰-᪽ᪿ-᫰ᬀ-ᬄ᬴-᭄᭐-᭙᭫-᭳ᮀ-ᮂᮡ-ᮭ᮰-᮹᯦-᯳ᰤ-᰷᱀-᱉᱐-᱙᳐-᳔᳒-᳨᳭᳴᳷-᳹᷀-᷿‌‍‿⁀⁔⃐-⃥⃜⃡-⃰⳯-⵿⳱ⷠ-〪ⷿ-゙゚〯・꘠-꘩꙯ꙴ-꙽ꚞꚟ꛰꛱ꠂ꠆ꠋꠣ-ꠧ꠬ꢀꢁꢴ-ꣅ꣐-꣙꣠-꣱ꣿ-꤉ꤦ-꤭ꥇ-꥓ꦀ-ꦃ꦳-꧀꧐-꧙ꧥ꧰-꧹ꨩ-ꨶꩃꩌꩍ꩐-꩙ꩻ-ꩽꪰꪲ-ꪴꪷꪸꪾ꪿꫁ꫫ-ꫯꫵ꫶ꯣ-ꯪ꯬꯭꯰-꯹ﬞ︀-️︠-︯︳︴﹍-﹏０-９＿･";
var nonASCIIidentifierStartChars = "ªµºÀ-ÖØ-öø-ˁˆ-ˑˠ-ˤˬˮͰ-ʹͶͷͺ-ͽͿΆΈ-ΊΌΎ-ΡΣ-ϵϷ-ҁҊ-ԯԱ-Ֆ՘ՙՠ-ֈ֋֌א-תׯ-ײؠ-يٮٯٱ-ۓەۥۦۮۯۺ-ۼۿܐܒ-ܯݍ-ޥޱߊ-ߪߴߵߺࠀ-ࠕࠚࠤࠨࡀ-ࡘࡠ-ࡪࡰ-ࢇࢉ-࢏ࢠ-ࣉऄ-हऽॐक़-ॡॱ-ঀঅ-ঌএঐও-নপ-রলশ-হঽৎড়ঢ়য়-ৡৰৱৼਅ-ਊਏਐਓ-ਨਪ-ਰਲਲ਼ਵਸ਼ਸਹਖ਼-ੜਫ਼ੲ-ੴઅ-ઍએ-ઑઓ-નપ-રલળવ-હઽૐૠૡૹଅ-ଌଏଐଓ-ନପ-ରଲଳଵ-ହଽଡ଼ଢ଼ୟ-ୡୱஃஅ-ஊஎ-ஐஒ-கஙசஜஞடணதந-பம-ஹௐఅ-ఌఎ-ఐఒ-నప-హఽౘ-ౚ౜ౝౠౡಀಅ-ಌಎ-ಐಒ-ನಪ-ಳವ-ಹಽ೜-ೞೠೡೱೲഄ-ഌഎ-ഐഒ-ഺഽൎൔ-ൖൟ-ൡൺ-ൿඅ-ඖක-නඳ-රලව-ෆก-ะาำเ-ๆກຂຄຆ-ຊຌ-ຣລວ-ະາຳຽເ-ໄໆໜ-ໟༀཀ-ཇཉ-ཬྈ-ྌက-ဪဿၐ-ၕၚ-ၝၡၥၦၮ-ၰၵ-ႁႎႠ-ჅჇჍა-ჺჼ-ቈቊ-ቍቐ-ቖቘቚ-ቝበ-ኈኊ-ኍነ-ኰኲ-ኵኸ-ኾዀዂ-ዅወ-ዖዘ-ጐጒ-ጕጘ-ፚᎀ-ᎏᎠ-Ᏽᏸ-ᏽᐁ-ᙬᙯ-ᙿᚁ-ᚚᚠ-ᛪᛮ-ᛸᜀ-ᜑᜟ-ᜱᝀ-ᝑᝠ-ᝬᝮ-ᝰក-ឳៗៜᠠ-ᡸᢀ-ᢨᢪᢰ-ᣵᤀ-ᤞᥐ-ᥭᥰ-ᥴᦀ-ᦫᦰ-ᧉᨀ-ᨖᨠ-ᩔᪧᬅ-ᬳᭅ-ᭌᮃ-ᮠᮮᮯᮺ-ᯥᰀ-ᰣᱍ-ᱏᱚ-ᱽᲀ-ᲊᲐ-ᲺᲽ-Ჿᳩ-ᳬᳮ-ᳳᳵᳶᳺᴀ-ᶿḀ-ἕἘ-Ἕἠ-ὅὈ-Ὅὐ-ὗὙὛὝὟ-ώᾀ-ᾴᾶ-ᾼιῂ-ῄῆ-ῌῐ-ΐῖ-Ίῠ-Ῥῲ-ῴῶ-ῼⁱⁿ₏-₟ℂℇℊ-ℓℕ℘-ℝℤΩℨK-ℹℼ-ℿⅅ-ⅉⅎⅠ-ↈⰀ-ⳤⳫ-ⳮⳲⳳⴀ-ⴥⴧⴭⴰ-ⵧⵯⶀ-ⶖⶠ-ⶦⶨ-ⶮⶰ-ⶶⶸ-ⶾⷀ-ⷆⷈ-ⷎⷐ-ⷖⷘ-ⷞ々-〇〡-〩〱-〵〸-〼ぁ-ゖ゛-ゟァ-ヺー-ヿㄅ-ㄯㄱ-ㆎㆠ-ㆿㇰ-ㇿ㐀-䶿一-ꒌꓐ-ꓽꔀ-ꘌꘐ-ꘟꘪꘫꙀ-ꙮꙿ-ꚝꚠ-ꛯꜗ-ꜟꜢ-ꞈꞋ-꟝꟢꟱-ꠁꠃ-ꠅꠇ-ꠊꠌ-ꠢꡀ-ꡳꢂ-ꢳꣲ-ꣷꣻꣽꣾꤊ-ꤥꤰ-ꥆꥠ-ꥼꦄ-ꦲꧏꧠ-ꧤꧦ-ꧯꧺ-ꧾꨀ-ꨨꩀ-ꩂꩄ-ꩋꩠ-ꩶꩺꩾ-ꪯꪱꪵꪶꪹ-ꪽꫀꫂꫛ-ꫝꫠ-ꫪꫲ-ꫴꬁ-ꬆꬉ-ꬎꬑ-ꬖꬠ-ꬦꬨ-ꬮꬰ-ꭚꭜ-ꭩ꭬꭭ꭰ-ꯢ가-힣ힰ-ퟆퟋ-ퟻ豈-舘並-龎ﬀ-ﬆﬓ-ﬗיִײַ-ﬨשׁ-זּטּ-לּמּנּסּףּפּצּ-ﮱﯓ-ﴽﵐ-ﶏﶒ-ﷇﷰ-ﷻﹰ-ﹴﹶ-ﻼＡ-Ｚａ-ｚｦ-ﾾￂ-ￇￊ-ￏￒ-ￗￚ-ￜ";
var reservedWords = {
	3: "abstract boolean byte char class double enum export extends final float goto implements import int interface long native package private protected public short static super synchronized throws transient volatile",
	5: "class enum extends super const export import",
	6: "enum",
	strict: "implements interface let package private protected public static yield",
	strictBind: "eval arguments"
};
var ecma5AndLessKeywords = "break case catch continue debugger default do else finally for function if return switch throw try var while with null true false instanceof typeof void delete new in this";
var keywords$1 = {
	5: ecma5AndLessKeywords,
	"5module": ecma5AndLessKeywords + " export import",
	6: ecma5AndLessKeywords + " const class extends export import super"
};
var keywordRelationalOperator = /^in(stanceof)?$/;
var nonASCIIidentifierStart = new RegExp("[" + nonASCIIidentifierStartChars + "]");
var nonASCIIidentifier = new RegExp("[" + nonASCIIidentifierStartChars + nonASCIIidentifierChars + "]");
function isInAstralSet(code, set) {
	var pos = 65536;
	for (var i = 0; i < set.length; i += 2) {
		pos += set[i];
		if (pos > code) return false;
		pos += set[i + 1];
		if (pos >= code) return true;
	}
	return false;
}
function isIdentifierStart(code, astral) {
	if (code < 65) return code === 36;
	if (code < 91) return true;
	if (code < 97) return code === 95;
	if (code < 123) return true;
	if (code <= 65535) return code >= 170 && nonASCIIidentifierStart.test(String.fromCharCode(code));
	if (astral === false) return false;
	return isInAstralSet(code, astralIdentifierStartCodes);
}
function isIdentifierChar(code, astral) {
	if (code < 48) return code === 36;
	if (code < 58) return true;
	if (code < 65) return false;
	if (code < 91) return true;
	if (code < 97) return code === 95;
	if (code < 123) return true;
	if (code <= 65535) return code >= 170 && nonASCIIidentifier.test(String.fromCharCode(code));
	if (astral === false) return false;
	return isInAstralSet(code, astralIdentifierStartCodes) || isInAstralSet(code, astralIdentifierCodes);
}
var TokenType = function TokenType(label, conf) {
	if (conf === void 0) conf = {};
	this.label = label;
	this.keyword = conf.keyword;
	this.beforeExpr = !!conf.beforeExpr;
	this.startsExpr = !!conf.startsExpr;
	this.isLoop = !!conf.isLoop;
	this.isAssign = !!conf.isAssign;
	this.prefix = !!conf.prefix;
	this.postfix = !!conf.postfix;
	this.binop = conf.binop || null;
	this.updateContext = null;
};
function binop(name, prec) {
	return new TokenType(name, {
		beforeExpr: true,
		binop: prec
	});
}
var beforeExpr = { beforeExpr: true };
var startsExpr = { startsExpr: true };
var keywords = {};
function kw(name, options) {
	if (options === void 0) options = {};
	options.keyword = name;
	return keywords[name] = new TokenType(name, options);
}
var types$1 = {
	num: new TokenType("num", startsExpr),
	regexp: new TokenType("regexp", startsExpr),
	string: new TokenType("string", startsExpr),
	name: new TokenType("name", startsExpr),
	privateId: new TokenType("privateId", startsExpr),
	eof: new TokenType("eof"),
	bracketL: new TokenType("[", {
		beforeExpr: true,
		startsExpr: true
	}),
	bracketR: new TokenType("]"),
	braceL: new TokenType("{", {
		beforeExpr: true,
		startsExpr: true
	}),
	braceR: new TokenType("}"),
	parenL: new TokenType("(", {
		beforeExpr: true,
		startsExpr: true
	}),
	parenR: new TokenType(")"),
	comma: new TokenType(",", beforeExpr),
	semi: new TokenType(";", beforeExpr),
	colon: new TokenType(":", beforeExpr),
	dot: new TokenType("."),
	question: new TokenType("?", beforeExpr),
	questionDot: new TokenType("?."),
	arrow: new TokenType("=>", beforeExpr),
	template: new TokenType("template"),
	invalidTemplate: new TokenType("invalidTemplate"),
	ellipsis: new TokenType("...", beforeExpr),
	backQuote: new TokenType("`", startsExpr),
	dollarBraceL: new TokenType("${", {
		beforeExpr: true,
		startsExpr: true
	}),
	eq: new TokenType("=", {
		beforeExpr: true,
		isAssign: true
	}),
	assign: new TokenType("_=", {
		beforeExpr: true,
		isAssign: true
	}),
	incDec: new TokenType("++/--", {
		prefix: true,
		postfix: true,
		startsExpr: true
	}),
	prefix: new TokenType("!/~", {
		beforeExpr: true,
		prefix: true,
		startsExpr: true
	}),
	logicalOR: binop("||", 1),
	logicalAND: binop("&&", 2),
	bitwiseOR: binop("|", 3),
	bitwiseXOR: binop("^", 4),
	bitwiseAND: binop("&", 5),
	equality: binop("==/!=/===/!==", 6),
	relational: binop("</>/<=/>=", 7),
	bitShift: binop("<</>>/>>>", 8),
	plusMin: new TokenType("+/-", {
		beforeExpr: true,
		binop: 9,
		prefix: true,
		startsExpr: true
	}),
	modulo: binop("%", 10),
	star: binop("*", 10),
	slash: binop("/", 10),
	starstar: new TokenType("**", { beforeExpr: true }),
	coalesce: binop("??", 1),
	_break: kw("break"),
	_case: kw("case", beforeExpr),
	_catch: kw("catch"),
	_continue: kw("continue"),
	_debugger: kw("debugger"),
	_default: kw("default", beforeExpr),
	_do: kw("do", {
		isLoop: true,
		beforeExpr: true
	}),
	_else: kw("else", beforeExpr),
	_finally: kw("finally"),
	_for: kw("for", { isLoop: true }),
	_function: kw("function", startsExpr),
	_if: kw("if"),
	_return: kw("return", beforeExpr),
	_switch: kw("switch"),
	_throw: kw("throw", beforeExpr),
	_try: kw("try"),
	_var: kw("var"),
	_const: kw("const"),
	_while: kw("while", { isLoop: true }),
	_with: kw("with"),
	_new: kw("new", {
		beforeExpr: true,
		startsExpr: true
	}),
	_this: kw("this", startsExpr),
	_super: kw("super", startsExpr),
	_class: kw("class", startsExpr),
	_extends: kw("extends", beforeExpr),
	_export: kw("export"),
	_import: kw("import", startsExpr),
	_null: kw("null", startsExpr),
	_true: kw("true", startsExpr),
	_false: kw("false", startsExpr),
	_in: kw("in", {
		beforeExpr: true,
		binop: 7
	}),
	_instanceof: kw("instanceof", {
		beforeExpr: true,
		binop: 7
	}),
	_typeof: kw("typeof", {
		beforeExpr: true,
		prefix: true,
		startsExpr: true
	}),
	_void: kw("void", {
		beforeExpr: true,
		prefix: true,
		startsExpr: true
	}),
	_delete: kw("delete", {
		beforeExpr: true,
		prefix: true,
		startsExpr: true
	})
};
var lineBreak = /\r\n?|\n|\u2028|\u2029/;
var lineBreakG = new RegExp(lineBreak.source, "g");
function isNewLine(code) {
	return code === 10 || code === 13 || code === 8232 || code === 8233;
}
function nextLineBreak(code, from, end) {
	if (end === void 0) end = code.length;
	for (var i = from; i < end; i++) {
		var next = code.charCodeAt(i);
		if (isNewLine(next)) return i < end - 1 && next === 13 && code.charCodeAt(i + 1) === 10 ? i + 2 : i + 1;
	}
	return -1;
}
var nonASCIIwhitespace = /[\u1680\u2000-\u200a\u202f\u205f\u3000\ufeff]/;
var skipWhiteSpace = /(?:\s|\/\/.*|\/\*[^]*?\*\/)*/g;
var ref = Object.prototype;
var hasOwnProperty = ref.hasOwnProperty;
var toString = ref.toString;
var hasOwn = Object.hasOwn || (function(obj, propName) {
	return hasOwnProperty.call(obj, propName);
});
var isArray = Array.isArray || (function(obj) {
	return toString.call(obj) === "[object Array]";
});
var regexpCache = Object.create(null);
function wordsRegexp(words) {
	return regexpCache[words] || (regexpCache[words] = new RegExp("^(?:" + words.replace(/ /g, "|") + ")$"));
}
function codePointToString(code) {
	if (code <= 65535) return String.fromCharCode(code);
	code -= 65536;
	return String.fromCharCode((code >> 10) + 55296, (code & 1023) + 56320);
}
var loneSurrogate = /(?:[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?:[^\uD800-\uDBFF]|^)[\uDC00-\uDFFF])/;
var Position = function Position(line, col) {
	this.line = line;
	this.column = col;
};
Position.prototype.offset = function offset(n) {
	return new Position(this.line, this.column + n);
};
var SourceLocation = function SourceLocation(p, start, end) {
	this.start = start;
	this.end = end;
	if (p.sourceFile !== null) this.source = p.sourceFile;
};
function getLineInfo(input, offset) {
	for (var line = 1, cur = 0;;) {
		var nextBreak = nextLineBreak(input, cur, offset);
		if (nextBreak < 0) return new Position(line, offset - cur);
		++line;
		cur = nextBreak;
	}
}
var defaultOptions = {
	ecmaVersion: null,
	sourceType: "script",
	strict: false,
	onInsertedSemicolon: null,
	onTrailingComma: null,
	allowReserved: null,
	allowReturnOutsideFunction: false,
	allowImportExportEverywhere: false,
	allowAwaitOutsideFunction: null,
	allowSuperOutsideMethod: null,
	allowHashBang: false,
	checkPrivateFields: true,
	locations: false,
	startLocation: null,
	onToken: null,
	onComment: null,
	ranges: false,
	program: null,
	sourceFile: null,
	directSourceFile: null,
	preserveParens: false
};
var warnedAboutEcmaVersion = false;
function getOptions(opts) {
	var options = {};
	for (var opt in defaultOptions) options[opt] = opts && hasOwn(opts, opt) ? opts[opt] : defaultOptions[opt];
	if (options.ecmaVersion === "latest") options.ecmaVersion = 1e8;
	else if (options.ecmaVersion == null) {
		if (!warnedAboutEcmaVersion && typeof console === "object" && console.warn) {
			warnedAboutEcmaVersion = true;
			console.warn("Since Acorn 8.0.0, options.ecmaVersion is required.\nDefaulting to 2020, but this will stop working in the future.");
		}
		options.ecmaVersion = 11;
	} else if (options.ecmaVersion >= 2015) options.ecmaVersion -= 2009;
	if (options.allowReserved == null) options.allowReserved = options.ecmaVersion < 5;
	if (!opts || opts.allowHashBang == null) options.allowHashBang = options.ecmaVersion >= 14;
	if (isArray(options.onToken)) {
		var tokens = options.onToken;
		options.onToken = function(token) {
			return tokens.push(token);
		};
	}
	if (isArray(options.onComment)) options.onComment = pushComment(options, options.onComment);
	if (options.sourceType === "commonjs" && options.allowAwaitOutsideFunction) throw new Error("Cannot use allowAwaitOutsideFunction with sourceType: commonjs");
	return options;
}
function pushComment(options, array) {
	return function(block, text, start, end, startLoc, endLoc) {
		var comment = {
			type: block ? "Block" : "Line",
			value: text,
			start,
			end
		};
		if (options.locations) comment.loc = new SourceLocation(this, startLoc, endLoc);
		if (options.ranges) comment.range = [start, end];
		array.push(comment);
	};
}
var SCOPE_TOP = 1;
var SCOPE_FUNCTION = 2;
var SCOPE_ASYNC = 4;
var SCOPE_GENERATOR = 8;
var SCOPE_ARROW = 16;
var SCOPE_SIMPLE_CATCH = 32;
var SCOPE_SUPER = 64;
var SCOPE_DIRECT_SUPER = 128;
var SCOPE_CLASS_STATIC_BLOCK = 256;
var SCOPE_CLASS_FIELD_INIT = 512;
var SCOPE_SWITCH = 1024;
var SCOPE_VAR = SCOPE_TOP | SCOPE_FUNCTION | SCOPE_CLASS_STATIC_BLOCK;
function functionFlags(async, generator) {
	return SCOPE_FUNCTION | (async ? SCOPE_ASYNC : 0) | (generator ? SCOPE_GENERATOR : 0);
}
var BIND_NONE = 0;
var BIND_VAR = 1;
var BIND_LEXICAL = 2;
var BIND_FUNCTION = 3;
var BIND_SIMPLE_CATCH = 4;
var BIND_OUTSIDE = 5;
var Parser = function Parser(options, input, startPos) {
	this.options = options = getOptions(options);
	this.sourceFile = options.sourceFile;
	this.keywords = wordsRegexp(keywords$1[options.ecmaVersion >= 6 ? 6 : options.sourceType === "module" ? "5module" : 5]);
	var reserved = "";
	if (options.allowReserved !== true) {
		reserved = reservedWords[options.ecmaVersion >= 6 ? 6 : options.ecmaVersion === 5 ? 5 : 3];
		if (options.sourceType === "module") reserved += " await";
	}
	this.reservedWords = wordsRegexp(reserved);
	var reservedStrict = (reserved ? reserved + " " : "") + reservedWords.strict;
	this.reservedWordsStrict = wordsRegexp(reservedStrict);
	this.reservedWordsStrictBind = wordsRegexp(reservedStrict + " " + reservedWords.strictBind);
	this.input = String(input);
	this.containsEsc = false;
	this.pos = startPos || 0;
	this.curLine = 1;
	if (options.startLocation) {
		this.lineStart = this.pos - options.startLocation.column;
		this.curLine = options.startLocation.line;
	} else if (startPos) {
		this.lineStart = this.input.lastIndexOf("\n", startPos - 1) + 1;
		if (this.options.locations) this.curLine = this.input.slice(0, this.lineStart).split(lineBreak).length;
	} else this.lineStart = 0;
	this.type = types$1.eof;
	this.value = null;
	this.start = this.end = this.pos;
	this.startLoc = this.endLoc = this.curPosition();
	this.lastTokEndLoc = this.lastTokStartLoc = null;
	this.lastTokStart = this.lastTokEnd = this.pos;
	this.context = this.initialContext();
	this.exprAllowed = true;
	this.inModule = options.sourceType === "module";
	this.strict = this.inModule || options.strict === true || this.strictDirective(this.pos);
	this.potentialArrowAt = -1;
	this.potentialArrowInForAwait = false;
	this.yieldPos = this.awaitPos = this.awaitIdentPos = 0;
	this.labels = [];
	this.undefinedExports = Object.create(null);
	if (this.pos === 0 && options.allowHashBang && this.input.slice(0, 2) === "#!") this.skipLineComment(2);
	this.scopeStack = [];
	this.enterScope(this.options.sourceType === "commonjs" ? SCOPE_FUNCTION : SCOPE_TOP);
	this.regexpState = null;
	this.privateNameStack = [];
};
var prototypeAccessors = {
	inFunction: { configurable: true },
	inGenerator: { configurable: true },
	inAsync: { configurable: true },
	canAwait: { configurable: true },
	allowReturn: { configurable: true },
	allowSuper: { configurable: true },
	allowDirectSuper: { configurable: true },
	treatFunctionsAsVar: { configurable: true },
	allowNewDotTarget: { configurable: true },
	allowUsing: { configurable: true },
	inClassStaticBlock: { configurable: true }
};
Parser.prototype.parse = function parse() {
	var this$1$1 = this;
	var node = this.options.program || this.startNode();
	this.nextToken();
	return this.catchStackOverflow(function() {
		return this$1$1.parseTopLevel(node);
	});
};
prototypeAccessors.inFunction.get = function() {
	return (this.currentVarScope().flags & SCOPE_FUNCTION) > 0;
};
prototypeAccessors.inGenerator.get = function() {
	return (this.currentVarScope().flags & SCOPE_GENERATOR) > 0;
};
prototypeAccessors.inAsync.get = function() {
	return (this.currentVarScope().flags & SCOPE_ASYNC) > 0;
};
prototypeAccessors.canAwait.get = function() {
	for (var i = this.scopeStack.length - 1; i >= 0; i--) {
		var flags = this.scopeStack[i].flags;
		if (flags & (SCOPE_CLASS_STATIC_BLOCK | SCOPE_CLASS_FIELD_INIT)) return false;
		if (flags & SCOPE_FUNCTION) return (flags & SCOPE_ASYNC) > 0;
	}
	return this.inModule && this.options.ecmaVersion >= 13 || this.options.allowAwaitOutsideFunction;
};
prototypeAccessors.allowReturn.get = function() {
	if (this.inFunction) return true;
	if (this.options.allowReturnOutsideFunction && this.currentVarScope().flags & SCOPE_TOP) return true;
	return false;
};
prototypeAccessors.allowSuper.get = function() {
	return (this.currentThisScope().flags & SCOPE_SUPER) > 0 || this.options.allowSuperOutsideMethod;
};
prototypeAccessors.allowDirectSuper.get = function() {
	return (this.currentThisScope().flags & SCOPE_DIRECT_SUPER) > 0;
};
prototypeAccessors.treatFunctionsAsVar.get = function() {
	return this.treatFunctionsAsVarInScope(this.currentScope());
};
prototypeAccessors.allowNewDotTarget.get = function() {
	for (var i = this.scopeStack.length - 1; i >= 0; i--) {
		var flags = this.scopeStack[i].flags;
		if (flags & (SCOPE_CLASS_STATIC_BLOCK | SCOPE_CLASS_FIELD_INIT) || flags & SCOPE_FUNCTION && !(flags & SCOPE_ARROW)) return true;
	}
	return false;
};
prototypeAccessors.allowUsing.get = function() {
	var flags = this.currentScope().flags;
	if (flags & SCOPE_SWITCH) return false;
	if (!this.inModule && flags & SCOPE_TOP) return false;
	return true;
};
prototypeAccessors.inClassStaticBlock.get = function() {
	return (this.currentVarScope().flags & SCOPE_CLASS_STATIC_BLOCK) > 0;
};
Parser.extend = function extend() {
	var plugins = [], len = arguments.length;
	while (len--) plugins[len] = arguments[len];
	var cls = this;
	for (var i = 0; i < plugins.length; i++) cls = plugins[i](cls);
	return cls;
};
Parser.parse = function parse(input, options) {
	return new this(options, input).parse();
};
Parser.parseExpressionAt = function parseExpressionAt(input, pos, options) {
	var parser = new this(options, input, pos);
	parser.nextToken();
	return parser.parseExpression();
};
Parser.tokenizer = function tokenizer(input, options) {
	return new this(options, input);
};
Object.defineProperties(Parser.prototype, prototypeAccessors);
var pp$9 = Parser.prototype;
var literal = /^(?:'((?:\\[^]|[^'\\])*?)'|"((?:\\[^]|[^"\\])*?)")/;
pp$9.strictDirective = function(start) {
	if (this.options.ecmaVersion < 5) return false;
	for (;;) {
		skipWhiteSpace.lastIndex = start;
		start += skipWhiteSpace.exec(this.input)[0].length;
		var match = literal.exec(this.input.slice(start));
		if (!match) return false;
		if ((match[1] || match[2]) === "use strict") {
			skipWhiteSpace.lastIndex = start + match[0].length;
			var spaceAfter = skipWhiteSpace.exec(this.input), end = spaceAfter.index + spaceAfter[0].length;
			var next = this.input.charAt(end);
			return next === ";" || next === "}" || lineBreak.test(spaceAfter[0]) && !(/[(`.[+\-/*%<>=,?^&]/.test(next) || next === "!" && this.input.charAt(end + 1) === "=" || next === "i" && keywordOpAt(this, end));
		}
		start += match[0].length;
		skipWhiteSpace.lastIndex = start;
		start += skipWhiteSpace.exec(this.input)[0].length;
		if (this.input[start] === ";") start++;
	}
};
function keywordOpAt(parser, pos) {
	var end = pos + 1, stop = Math.min(parser.input.length, pos + 11);
	while (end < stop) {
		var ch = parser.fullCharCodeAt(end);
		if (!isIdentifierChar(ch, true)) break;
		end += ch <= 65535 ? 1 : 2;
	}
	return end === pos + 2 && parser.input.slice(pos, end) === "in" || end === pos + 10 && parser.input.slice(pos, end) === "instanceof";
}
pp$9.eat = function(type) {
	if (this.type === type) {
		this.next();
		return true;
	} else return false;
};
pp$9.isContextual = function(name) {
	return this.type === types$1.name && this.value === name && !this.containsEsc;
};
pp$9.eatContextual = function(name) {
	if (!this.isContextual(name)) return false;
	this.next();
	return true;
};
pp$9.catchStackOverflow = function(f) {
	try {
		return f();
	} catch (e) {
		if (e instanceof Error && (/\bstack\b.*\b(exceeded|overflow)\b/i.test(e.message) || /\btoo much recursion\b/i.test(e.message))) this.raise(this.start, "Not enough stack space to parse input");
		else throw e;
	}
};
pp$9.expectContextual = function(name) {
	if (!this.eatContextual(name)) this.unexpected();
};
pp$9.canInsertSemicolon = function() {
	return this.type === types$1.eof || this.type === types$1.braceR || lineBreak.test(this.input.slice(this.lastTokEnd, this.start));
};
pp$9.insertSemicolon = function() {
	if (this.canInsertSemicolon()) {
		if (this.options.onInsertedSemicolon) this.options.onInsertedSemicolon(this.lastTokEnd, this.lastTokEndLoc);
		return true;
	}
};
pp$9.semicolon = function() {
	if (!this.eat(types$1.semi) && !this.insertSemicolon()) this.unexpected();
};
pp$9.afterTrailingComma = function(tokType, notNext) {
	if (this.type === tokType) {
		if (this.options.onTrailingComma) this.options.onTrailingComma(this.lastTokStart, this.lastTokStartLoc);
		if (!notNext) this.next();
		return true;
	}
};
pp$9.expect = function(type) {
	this.eat(type) || this.unexpected();
};
pp$9.unexpected = function(pos) {
	this.raise(pos != null ? pos : this.start, "Unexpected token");
};
var DestructuringErrors = function DestructuringErrors() {
	this.shorthandAssign = this.trailingComma = this.parenthesizedAssign = this.parenthesizedBind = this.doubleProto = -1;
};
pp$9.checkPatternErrors = function(refDestructuringErrors, isAssign) {
	if (!refDestructuringErrors) return;
	if (refDestructuringErrors.trailingComma > -1) this.raiseRecoverable(refDestructuringErrors.trailingComma, "Comma is not permitted after the rest element");
	var parens = isAssign ? refDestructuringErrors.parenthesizedAssign : refDestructuringErrors.parenthesizedBind;
	if (parens > -1) this.raiseRecoverable(parens, isAssign ? "Assigning to rvalue" : "Parenthesized pattern");
};
pp$9.checkExpressionErrors = function(refDestructuringErrors, andThrow) {
	if (!refDestructuringErrors) return false;
	var shorthandAssign = refDestructuringErrors.shorthandAssign;
	var doubleProto = refDestructuringErrors.doubleProto;
	if (!andThrow) return shorthandAssign >= 0 || doubleProto >= 0;
	if (shorthandAssign >= 0) this.raise(shorthandAssign, "Shorthand property assignments are valid only in destructuring patterns");
	if (doubleProto >= 0) this.raiseRecoverable(doubleProto, "Redefinition of __proto__ property");
};
pp$9.checkYieldAwaitInDefaultParams = function() {
	if (this.yieldPos && (!this.awaitPos || this.yieldPos < this.awaitPos)) this.raise(this.yieldPos, "Yield expression cannot be a default value");
	if (this.awaitPos) this.raise(this.awaitPos, "Await expression cannot be a default value");
};
pp$9.isSimpleAssignTarget = function(expr) {
	if (expr.type === "ParenthesizedExpression") return this.isSimpleAssignTarget(expr.expression);
	return expr.type === "Identifier" || expr.type === "MemberExpression";
};
var pp$8 = Parser.prototype;
pp$8.parseTopLevel = function(node) {
	var exports$1 = Object.create(null);
	if (!node.body) node.body = [];
	while (this.type !== types$1.eof) {
		var stmt = this.parseStatement(null, true, exports$1);
		node.body.push(stmt);
	}
	if (this.inModule) for (var i = 0, list = Object.keys(this.undefinedExports); i < list.length; i += 1) {
		var name = list[i];
		this.raiseRecoverable(this.undefinedExports[name].start, "Export '" + name + "' is not defined");
	}
	this.adaptDirectivePrologue(node.body);
	this.next();
	node.sourceType = this.options.sourceType === "commonjs" ? "script" : this.options.sourceType;
	return this.finishNode(node, "Program");
};
var loopLabel = { kind: "loop" };
var switchLabel = { kind: "switch" };
pp$8.isLet = function(context) {
	if (this.options.ecmaVersion < 6 || !this.isContextual("let")) return false;
	skipWhiteSpace.lastIndex = this.pos;
	var skip = skipWhiteSpace.exec(this.input);
	var next = this.pos + skip[0].length, nextCh = this.fullCharCodeAt(next);
	if (nextCh === 91 || nextCh === 92) return true;
	if (context) return false;
	if (nextCh === 123) return true;
	if (isIdentifierStart(nextCh)) {
		var start = next;
		do
			next += nextCh <= 65535 ? 1 : 2;
		while (isIdentifierChar(nextCh = this.fullCharCodeAt(next)));
		if (nextCh === 92) return true;
		var ident = this.input.slice(start, next);
		if (!keywordRelationalOperator.test(ident)) return true;
	}
	return false;
};
pp$8.isAsyncFunction = function() {
	if (this.options.ecmaVersion < 8 || !this.isContextual("async")) return false;
	skipWhiteSpace.lastIndex = this.pos;
	var skip = skipWhiteSpace.exec(this.input);
	var next = this.pos + skip[0].length, after;
	return !lineBreak.test(this.input.slice(this.pos, next)) && this.input.slice(next, next + 8) === "function" && (next + 8 === this.input.length || !(isIdentifierChar(after = this.fullCharCodeAt(next + 8)) || after === 92));
};
pp$8.isUsingKeyword = function(isAwaitUsing, isFor) {
	if (this.options.ecmaVersion < 17 || !this.isContextual(isAwaitUsing ? "await" : "using")) return false;
	skipWhiteSpace.lastIndex = this.pos;
	var skip = skipWhiteSpace.exec(this.input);
	var next = this.pos + skip[0].length;
	if (lineBreak.test(this.input.slice(this.pos, next))) return false;
	if (isAwaitUsing) {
		var usingEndPos = next + 5, after;
		if (this.input.slice(next, usingEndPos) !== "using" || usingEndPos === this.input.length || isIdentifierChar(after = this.fullCharCodeAt(usingEndPos)) || after === 92) return false;
		skipWhiteSpace.lastIndex = usingEndPos;
		var skipAfterUsing = skipWhiteSpace.exec(this.input);
		next = usingEndPos + skipAfterUsing[0].length;
		if (skipAfterUsing && lineBreak.test(this.input.slice(usingEndPos, next))) return false;
	}
	var ch = this.fullCharCodeAt(next);
	if (!isIdentifierStart(ch) && ch !== 92) return false;
	var idStart = next;
	do
		next += ch <= 65535 ? 1 : 2;
	while (isIdentifierChar(ch = this.fullCharCodeAt(next)));
	if (ch === 92) return true;
	var id = this.input.slice(idStart, next);
	if (keywordRelationalOperator.test(id)) return false;
	if (isFor && !isAwaitUsing && id === "of") {
		skipWhiteSpace.lastIndex = next;
		var skipAfterOf = skipWhiteSpace.exec(this.input);
		next = next + skipAfterOf[0].length;
		if (this.input.charCodeAt(next) !== 61 || (ch = this.input.charCodeAt(next + 1)) === 61 || ch === 62) return false;
	}
	return true;
};
pp$8.isAwaitUsing = function(isFor) {
	return this.isUsingKeyword(true, isFor);
};
pp$8.isUsing = function(isFor) {
	return this.isUsingKeyword(false, isFor);
};
pp$8.parseStatement = function(context, topLevel, exports$1) {
	var starttype = this.type, node = this.startNode(), kind;
	if (this.isLet(context)) {
		starttype = types$1._var;
		kind = "let";
	}
	switch (starttype) {
		case types$1._break:
		case types$1._continue: return this.parseBreakContinueStatement(node, starttype.keyword);
		case types$1._debugger: return this.parseDebuggerStatement(node);
		case types$1._do: return this.parseDoStatement(node);
		case types$1._for: return this.parseForStatement(node);
		case types$1._function:
			if (context && (this.strict || context !== "if" && context !== "label") && this.options.ecmaVersion >= 6) this.unexpected();
			return this.parseFunctionStatement(node, false, !context);
		case types$1._class:
			if (context) this.unexpected();
			return this.parseClass(node, true);
		case types$1._if: return this.parseIfStatement(node);
		case types$1._return: return this.parseReturnStatement(node);
		case types$1._switch: return this.parseSwitchStatement(node);
		case types$1._throw: return this.parseThrowStatement(node);
		case types$1._try: return this.parseTryStatement(node);
		case types$1._const:
		case types$1._var:
			kind = kind || this.value;
			if (context && kind !== "var") this.unexpected();
			return this.parseVarStatement(node, kind);
		case types$1._while: return this.parseWhileStatement(node);
		case types$1._with: return this.parseWithStatement(node);
		case types$1.braceL: return this.parseBlock(true, node);
		case types$1.semi: return this.parseEmptyStatement(node);
		case types$1._export:
		case types$1._import:
			if (this.options.ecmaVersion > 10 && starttype === types$1._import) {
				skipWhiteSpace.lastIndex = this.pos;
				var skip = skipWhiteSpace.exec(this.input);
				var next = this.pos + skip[0].length, nextCh = this.input.charCodeAt(next);
				if (nextCh === 40 || nextCh === 46) return this.parseExpressionStatement(node, this.parseExpression());
			}
			if (!this.options.allowImportExportEverywhere) {
				if (!topLevel) this.raise(this.start, "'import' and 'export' may only appear at the top level");
				if (!this.inModule) this.raise(this.start, "'import' and 'export' may appear only with 'sourceType: module'");
			}
			return starttype === types$1._import ? this.parseImport(node) : this.parseExport(node, exports$1);
		default:
			if (this.isAsyncFunction()) {
				if (context) this.unexpected();
				this.next();
				return this.parseFunctionStatement(node, true, !context);
			}
			var usingKind = this.isAwaitUsing(false) ? "await using" : this.isUsing(false) ? "using" : null;
			if (usingKind) {
				if (!this.allowUsing) this.raise(this.start, "Using declaration cannot appear in the top level when source type is `script` or in the bare case statement");
				if (context) this.raise(this.start, "Using declaration is not allowed in single-statement positions");
				if (usingKind === "await using") {
					if (!this.canAwait) this.raise(this.start, "Await using cannot appear outside of async function");
					this.next();
				}
				this.next();
				this.parseVar(node, false, usingKind);
				this.semicolon();
				return this.finishNode(node, "VariableDeclaration");
			}
			var maybeName = this.value, expr = this.parseExpression();
			if (starttype === types$1.name && expr.type === "Identifier" && this.eat(types$1.colon)) return this.parseLabeledStatement(node, maybeName, expr, context);
			else return this.parseExpressionStatement(node, expr);
	}
};
pp$8.parseBreakContinueStatement = function(node, keyword) {
	var isBreak = keyword === "break";
	this.next();
	if (this.eat(types$1.semi) || this.insertSemicolon()) node.label = null;
	else if (this.type !== types$1.name) this.unexpected();
	else {
		node.label = this.parseIdent();
		this.semicolon();
	}
	var i = 0;
	for (; i < this.labels.length; ++i) {
		var lab = this.labels[i];
		if (node.label == null || lab.name === node.label.name) {
			if (lab.kind != null && (isBreak || lab.kind === "loop")) break;
			if (node.label && isBreak) break;
		}
	}
	if (i === this.labels.length) this.raise(node.start, "Unsyntactic " + keyword);
	return this.finishNode(node, isBreak ? "BreakStatement" : "ContinueStatement");
};
pp$8.parseDebuggerStatement = function(node) {
	this.next();
	this.semicolon();
	return this.finishNode(node, "DebuggerStatement");
};
pp$8.parseDoStatement = function(node) {
	this.next();
	this.labels.push(loopLabel);
	node.body = this.parseStatement("do");
	this.labels.pop();
	this.expect(types$1._while);
	node.test = this.parseParenExpression();
	if (this.options.ecmaVersion >= 6) this.eat(types$1.semi);
	else this.semicolon();
	return this.finishNode(node, "DoWhileStatement");
};
pp$8.parseForStatement = function(node) {
	this.next();
	var awaitAt = this.options.ecmaVersion >= 9 && this.canAwait && this.eatContextual("await") ? this.lastTokStart : -1;
	this.labels.push(loopLabel);
	this.enterScope(0);
	this.expect(types$1.parenL);
	if (this.type === types$1.semi) {
		if (awaitAt > -1) this.unexpected(awaitAt);
		return this.parseFor(node, null);
	}
	var isLet = this.isLet();
	if (this.type === types$1._var || this.type === types$1._const || isLet) {
		var init$1 = this.startNode(), kind = isLet ? "let" : this.value;
		this.next();
		this.parseVar(init$1, true, kind);
		this.finishNode(init$1, "VariableDeclaration");
		return this.parseForAfterInit(node, init$1, awaitAt);
	}
	var startsWithLet = this.isContextual("let"), isForOf = false;
	var usingKind = this.isUsing(true) ? "using" : this.isAwaitUsing(true) ? "await using" : null;
	if (usingKind) {
		var init$2 = this.startNode();
		this.next();
		if (usingKind === "await using") {
			if (!this.canAwait) this.raise(this.start, "Await using cannot appear outside of async function");
			this.next();
		}
		this.parseVar(init$2, true, usingKind);
		this.finishNode(init$2, "VariableDeclaration");
		return this.parseForAfterInit(node, init$2, awaitAt);
	}
	var containsEsc = this.containsEsc;
	var refDestructuringErrors = new DestructuringErrors();
	var initPos = this.start;
	var init = awaitAt > -1 ? this.parseExprSubscripts(refDestructuringErrors, "await") : this.parseExpression(true, refDestructuringErrors);
	if (this.type === types$1._in || (isForOf = this.options.ecmaVersion >= 6 && this.isContextual("of"))) {
		if (awaitAt > -1) {
			if (this.type === types$1._in) this.unexpected(awaitAt);
			node.await = true;
		} else if (isForOf && this.options.ecmaVersion >= 8) {
			if (init.start === initPos && !containsEsc && init.type === "Identifier" && init.name === "async") this.unexpected();
			else if (this.options.ecmaVersion >= 9) node.await = false;
		}
		if (startsWithLet && isForOf) this.raise(init.start, "The left-hand side of a for-of loop may not start with 'let'.");
		this.toAssignable(init, false, refDestructuringErrors);
		this.checkLValPattern(init);
		return this.parseForIn(node, init);
	} else this.checkExpressionErrors(refDestructuringErrors, true);
	if (awaitAt > -1) this.unexpected(awaitAt);
	return this.parseFor(node, init);
};
pp$8.parseForAfterInit = function(node, init, awaitAt) {
	if ((this.type === types$1._in || this.options.ecmaVersion >= 6 && this.isContextual("of")) && init.declarations.length === 1) {
		if (this.type === types$1._in) {
			if ((init.kind === "using" || init.kind === "await using") && !init.declarations[0].init) this.raise(this.start, "Using declaration is not allowed in for-in loops");
			if (this.options.ecmaVersion >= 9 && awaitAt > -1) this.unexpected(awaitAt);
		} else if (this.options.ecmaVersion >= 9) node.await = awaitAt > -1;
		return this.parseForIn(node, init);
	}
	if (awaitAt > -1) this.unexpected(awaitAt);
	return this.parseFor(node, init);
};
pp$8.parseFunctionStatement = function(node, isAsync, declarationPosition) {
	this.next();
	return this.parseFunction(node, FUNC_STATEMENT | (declarationPosition ? 0 : FUNC_HANGING_STATEMENT), false, isAsync);
};
pp$8.parseIfStatement = function(node) {
	this.next();
	node.test = this.parseParenExpression();
	node.consequent = this.parseStatement("if");
	node.alternate = this.eat(types$1._else) ? this.parseStatement("if") : null;
	return this.finishNode(node, "IfStatement");
};
pp$8.parseReturnStatement = function(node) {
	if (!this.allowReturn) this.raise(this.start, "'return' outside of function");
	this.next();
	if (this.eat(types$1.semi) || this.insertSemicolon()) node.argument = null;
	else {
		node.argument = this.parseExpression();
		this.semicolon();
	}
	return this.finishNode(node, "ReturnStatement");
};
pp$8.parseSwitchStatement = function(node) {
	this.next();
	node.discriminant = this.parseParenExpression();
	node.cases = [];
	this.expect(types$1.braceL);
	this.labels.push(switchLabel);
	this.enterScope(SCOPE_SWITCH);
	var cur;
	for (var sawDefault = false; this.type !== types$1.braceR;) if (this.type === types$1._case || this.type === types$1._default) {
		var isCase = this.type === types$1._case;
		if (cur) this.finishNode(cur, "SwitchCase");
		node.cases.push(cur = this.startNode());
		cur.consequent = [];
		this.next();
		if (isCase) cur.test = this.parseExpression();
		else {
			if (sawDefault) this.raiseRecoverable(this.lastTokStart, "Multiple default clauses");
			sawDefault = true;
			cur.test = null;
		}
		this.expect(types$1.colon);
	} else {
		if (!cur) this.unexpected();
		cur.consequent.push(this.parseStatement(null));
	}
	this.exitScope();
	if (cur) this.finishNode(cur, "SwitchCase");
	this.next();
	this.labels.pop();
	return this.finishNode(node, "SwitchStatement");
};
pp$8.parseThrowStatement = function(node) {
	this.next();
	if (lineBreak.test(this.input.slice(this.lastTokEnd, this.start))) this.raise(this.lastTokEnd, "Illegal newline after throw");
	node.argument = this.parseExpression();
	this.semicolon();
	return this.finishNode(node, "ThrowStatement");
};
var empty$1 = [];
pp$8.parseCatchClauseParam = function() {
	var param = this.parseBindingAtom();
	var simple = param.type === "Identifier";
	this.enterScope(simple ? SCOPE_SIMPLE_CATCH : 0);
	this.checkLValPattern(param, simple ? BIND_SIMPLE_CATCH : BIND_LEXICAL);
	this.expect(types$1.parenR);
	return param;
};
pp$8.parseTryStatement = function(node) {
	this.next();
	node.block = this.parseBlock();
	node.handler = null;
	if (this.type === types$1._catch) {
		var clause = this.startNode();
		this.next();
		if (this.eat(types$1.parenL)) clause.param = this.parseCatchClauseParam();
		else {
			if (this.options.ecmaVersion < 10) this.unexpected();
			clause.param = null;
			this.enterScope(0);
		}
		clause.body = this.parseBlock(false);
		this.exitScope();
		node.handler = this.finishNode(clause, "CatchClause");
	}
	node.finalizer = this.eat(types$1._finally) ? this.parseBlock() : null;
	if (!node.handler && !node.finalizer) this.raise(node.start, "Missing catch or finally clause");
	return this.finishNode(node, "TryStatement");
};
pp$8.parseVarStatement = function(node, kind, allowMissingInitializer) {
	this.next();
	this.parseVar(node, false, kind, allowMissingInitializer);
	this.semicolon();
	return this.finishNode(node, "VariableDeclaration");
};
pp$8.parseWhileStatement = function(node) {
	this.next();
	node.test = this.parseParenExpression();
	this.labels.push(loopLabel);
	node.body = this.parseStatement("while");
	this.labels.pop();
	return this.finishNode(node, "WhileStatement");
};
pp$8.parseWithStatement = function(node) {
	if (this.strict) this.raise(this.start, "'with' in strict mode");
	this.next();
	node.object = this.parseParenExpression();
	node.body = this.parseStatement("with");
	return this.finishNode(node, "WithStatement");
};
pp$8.parseEmptyStatement = function(node) {
	this.next();
	return this.finishNode(node, "EmptyStatement");
};
pp$8.parseLabeledStatement = function(node, maybeName, expr, context) {
	for (var i$1 = 0, list = this.labels; i$1 < list.length; i$1 += 1) if (list[i$1].name === maybeName) this.raise(expr.start, "Label '" + maybeName + "' is already declared");
	var kind = this.type.isLoop ? "loop" : this.type === types$1._switch ? "switch" : null;
	for (var i = this.labels.length - 1; i >= 0; i--) {
		var label$1 = this.labels[i];
		if (label$1.statementStart === node.start) {
			label$1.statementStart = this.start;
			label$1.kind = kind;
		} else break;
	}
	this.labels.push({
		name: maybeName,
		kind,
		statementStart: this.start
	});
	node.body = this.parseStatement(context ? context.indexOf("label") === -1 ? context + "label" : context : "label");
	this.labels.pop();
	node.label = expr;
	return this.finishNode(node, "LabeledStatement");
};
pp$8.parseExpressionStatement = function(node, expr) {
	node.expression = expr;
	this.semicolon();
	return this.finishNode(node, "ExpressionStatement");
};
pp$8.parseBlock = function(createNewLexicalScope, node, exitStrict) {
	if (createNewLexicalScope === void 0) createNewLexicalScope = true;
	if (node === void 0) node = this.startNode();
	node.body = [];
	this.expect(types$1.braceL);
	if (createNewLexicalScope) this.enterScope(0);
	while (this.type !== types$1.braceR) {
		var stmt = this.parseStatement(null);
		node.body.push(stmt);
	}
	if (exitStrict) this.strict = false;
	this.next();
	if (createNewLexicalScope) this.exitScope();
	return this.finishNode(node, "BlockStatement");
};
pp$8.parseFor = function(node, init) {
	node.init = init;
	this.expect(types$1.semi);
	node.test = this.type === types$1.semi ? null : this.parseExpression();
	this.expect(types$1.semi);
	node.update = this.type === types$1.parenR ? null : this.parseExpression();
	this.expect(types$1.parenR);
	node.body = this.parseStatement("for");
	this.exitScope();
	this.labels.pop();
	return this.finishNode(node, "ForStatement");
};
pp$8.parseForIn = function(node, init) {
	var isForIn = this.type === types$1._in;
	this.next();
	if (init.type === "VariableDeclaration" && init.declarations[0].init != null && (!isForIn || this.options.ecmaVersion < 8 || this.strict || init.kind !== "var" || init.declarations[0].id.type !== "Identifier")) this.raise(init.start, (isForIn ? "for-in" : "for-of") + " loop variable declaration may not have an initializer");
	node.left = init;
	node.right = isForIn ? this.parseExpression() : this.parseMaybeAssign();
	this.expect(types$1.parenR);
	node.body = this.parseStatement("for");
	this.exitScope();
	this.labels.pop();
	return this.finishNode(node, isForIn ? "ForInStatement" : "ForOfStatement");
};
pp$8.parseVar = function(node, isFor, kind, allowMissingInitializer) {
	node.declarations = [];
	node.kind = kind;
	for (;;) {
		var decl = this.startNode();
		this.parseVarId(decl, kind);
		if (this.eat(types$1.eq)) decl.init = this.parseMaybeAssign(isFor);
		else if (!allowMissingInitializer && kind === "const" && !(this.type === types$1._in || this.options.ecmaVersion >= 6 && this.isContextual("of"))) this.unexpected();
		else if (!allowMissingInitializer && (kind === "using" || kind === "await using") && this.options.ecmaVersion >= 17 && this.type !== types$1._in && !this.isContextual("of")) this.raise(this.lastTokEnd, "Missing initializer in " + kind + " declaration");
		else if (!allowMissingInitializer && decl.id.type !== "Identifier" && !(isFor && (this.type === types$1._in || this.isContextual("of")))) this.raise(this.lastTokEnd, "Complex binding patterns require an initialization value");
		else decl.init = null;
		node.declarations.push(this.finishNode(decl, "VariableDeclarator"));
		if (!this.eat(types$1.comma)) break;
	}
	return node;
};
pp$8.parseVarId = function(decl, kind) {
	decl.id = kind === "using" || kind === "await using" ? this.parseIdent() : this.parseBindingAtom();
	this.checkLValPattern(decl.id, kind === "var" ? BIND_VAR : BIND_LEXICAL, false);
};
var FUNC_STATEMENT = 1;
var FUNC_HANGING_STATEMENT = 2;
var FUNC_NULLABLE_ID = 4;
pp$8.parseFunction = function(node, statement, allowExpressionBody, isAsync, forInit) {
	this.initFunction(node);
	if (this.options.ecmaVersion >= 9 || this.options.ecmaVersion >= 6 && !isAsync) {
		if (this.type === types$1.star && statement & FUNC_HANGING_STATEMENT) this.unexpected();
		node.generator = this.eat(types$1.star);
	}
	if (this.options.ecmaVersion >= 8) node.async = !!isAsync;
	if (statement & FUNC_STATEMENT) {
		node.id = statement & FUNC_NULLABLE_ID && this.type !== types$1.name ? null : this.parseIdent();
		if (node.id && !(statement & FUNC_HANGING_STATEMENT)) this.checkLValSimple(node.id, this.strict || node.generator || node.async ? this.treatFunctionsAsVar ? BIND_VAR : BIND_LEXICAL : BIND_FUNCTION);
	}
	var oldYieldPos = this.yieldPos, oldAwaitPos = this.awaitPos, oldAwaitIdentPos = this.awaitIdentPos;
	this.yieldPos = 0;
	this.awaitPos = 0;
	this.awaitIdentPos = 0;
	this.enterScope(functionFlags(node.async, node.generator));
	if (!(statement & FUNC_STATEMENT)) node.id = this.type === types$1.name ? this.parseIdent() : null;
	this.parseFunctionParams(node);
	this.parseFunctionBody(node, allowExpressionBody, false, forInit);
	this.yieldPos = oldYieldPos;
	this.awaitPos = oldAwaitPos;
	this.awaitIdentPos = oldAwaitIdentPos;
	return this.finishNode(node, statement & FUNC_STATEMENT ? "FunctionDeclaration" : "FunctionExpression");
};
pp$8.parseFunctionParams = function(node) {
	this.expect(types$1.parenL);
	node.params = this.parseBindingList(types$1.parenR, false, this.options.ecmaVersion >= 8);
	this.checkYieldAwaitInDefaultParams();
};
pp$8.parseClass = function(node, isStatement) {
	this.next();
	var oldStrict = this.strict;
	this.strict = true;
	this.parseClassId(node, isStatement);
	this.parseClassSuper(node);
	var privateNameMap = this.enterClassBody();
	var classBody = this.startNode();
	var hadConstructor = false;
	classBody.body = [];
	this.expect(types$1.braceL);
	while (this.type !== types$1.braceR) {
		var element = this.parseClassElement(node.superClass !== null);
		if (element) {
			classBody.body.push(element);
			if (element.type === "MethodDefinition" && element.kind === "constructor") {
				if (hadConstructor) this.raiseRecoverable(element.start, "Duplicate constructor in the same class");
				hadConstructor = true;
			} else if (element.key && element.key.type === "PrivateIdentifier" && isPrivateNameConflicted(privateNameMap, element)) this.raiseRecoverable(element.key.start, "Identifier '#" + element.key.name + "' has already been declared");
		}
	}
	this.strict = oldStrict;
	this.next();
	node.body = this.finishNode(classBody, "ClassBody");
	this.exitClassBody();
	return this.finishNode(node, isStatement ? "ClassDeclaration" : "ClassExpression");
};
pp$8.parseClassElement = function(constructorAllowsSuper) {
	if (this.eat(types$1.semi)) return null;
	var ecmaVersion = this.options.ecmaVersion;
	var node = this.startNode();
	var keyName = "";
	var isGenerator = false;
	var isAsync = false;
	var kind = "method";
	var isStatic = false;
	if (this.eatContextual("static")) {
		if (ecmaVersion >= 13 && this.eat(types$1.braceL)) {
			this.parseClassStaticBlock(node);
			return node;
		}
		if (this.isClassElementNameStart() || this.type === types$1.star) isStatic = true;
		else keyName = "static";
	}
	node.static = isStatic;
	if (!keyName && ecmaVersion >= 8 && this.eatContextual("async")) {
		if ((this.isClassElementNameStart() || this.type === types$1.star) && !this.canInsertSemicolon()) isAsync = true;
		else keyName = "async";
	}
	if (!keyName && (ecmaVersion >= 9 || !isAsync) && this.eat(types$1.star)) isGenerator = true;
	if (!keyName && !isAsync && !isGenerator) {
		var lastValue = this.value;
		if (this.eatContextual("get") || this.eatContextual("set")) {
			if (this.isClassElementNameStart()) kind = lastValue;
			else keyName = lastValue;
		}
	}
	if (keyName) {
		node.computed = false;
		node.key = this.startNodeAt(this.lastTokStart, this.lastTokStartLoc);
		node.key.name = keyName;
		this.finishNode(node.key, "Identifier");
	} else this.parseClassElementName(node);
	if (ecmaVersion < 13 || this.type === types$1.parenL || kind !== "method" || isGenerator || isAsync) {
		var isConstructor = !node.static && checkKeyName(node, "constructor");
		var allowsDirectSuper = isConstructor && constructorAllowsSuper;
		if (isConstructor && kind !== "method") this.raise(node.key.start, "Constructor can't have get/set modifier");
		node.kind = isConstructor ? "constructor" : kind;
		this.parseClassMethod(node, isGenerator, isAsync, allowsDirectSuper);
	} else this.parseClassField(node);
	return node;
};
pp$8.isClassElementNameStart = function() {
	return this.type === types$1.name || this.type === types$1.privateId || this.type === types$1.num || this.type === types$1.string || this.type === types$1.bracketL || this.type.keyword;
};
pp$8.parseClassElementName = function(element) {
	if (this.type === types$1.privateId) {
		if (this.value === "constructor") this.raise(this.start, "Classes can't have an element named '#constructor'");
		element.computed = false;
		element.key = this.parsePrivateIdent();
	} else this.parsePropertyName(element);
};
pp$8.parseClassMethod = function(method, isGenerator, isAsync, allowsDirectSuper) {
	var key = method.key;
	if (method.kind === "constructor") {
		if (isGenerator) this.raise(key.start, "Constructor can't be a generator");
		if (isAsync) this.raise(key.start, "Constructor can't be an async method");
	} else if (method.static && checkKeyName(method, "prototype")) this.raise(key.start, "Classes may not have a static property named prototype");
	var value = method.value = this.parseMethod(isGenerator, isAsync, allowsDirectSuper);
	if (method.kind === "get" && value.params.length !== 0) this.raiseRecoverable(value.start, "getter should have no params");
	if (method.kind === "set" && value.params.length !== 1) this.raiseRecoverable(value.start, "setter should have exactly one param");
	if (method.kind === "set" && value.params[0].type === "RestElement") this.raiseRecoverable(value.params[0].start, "Setter cannot use rest params");
	return this.finishNode(method, "MethodDefinition");
};
pp$8.parseClassField = function(field) {
	if (checkKeyName(field, "constructor")) this.raise(field.key.start, "Classes can't have a field named 'constructor'");
	else if (field.static && checkKeyName(field, "prototype")) this.raise(field.key.start, "Classes can't have a static field named 'prototype'");
	if (this.eat(types$1.eq)) {
		this.enterScope(SCOPE_CLASS_FIELD_INIT | SCOPE_SUPER);
		field.value = this.parseMaybeAssign();
		this.exitScope();
	} else field.value = null;
	this.semicolon();
	return this.finishNode(field, "PropertyDefinition");
};
pp$8.parseClassStaticBlock = function(node) {
	node.body = [];
	var oldLabels = this.labels;
	this.labels = [];
	this.enterScope(SCOPE_CLASS_STATIC_BLOCK | SCOPE_SUPER);
	while (this.type !== types$1.braceR) {
		var stmt = this.parseStatement(null);
		node.body.push(stmt);
	}
	this.next();
	this.exitScope();
	this.labels = oldLabels;
	return this.finishNode(node, "StaticBlock");
};
pp$8.parseClassId = function(node, isStatement) {
	if (this.type === types$1.name) {
		node.id = this.parseIdent();
		if (isStatement) this.checkLValSimple(node.id, BIND_LEXICAL, false);
	} else {
		if (isStatement === true) this.unexpected();
		node.id = null;
	}
};
pp$8.parseClassSuper = function(node) {
	node.superClass = this.eat(types$1._extends) ? this.parseExprSubscripts(null, false) : null;
};
pp$8.enterClassBody = function() {
	var element = {
		declared: Object.create(null),
		used: []
	};
	this.privateNameStack.push(element);
	return element.declared;
};
pp$8.exitClassBody = function() {
	var ref = this.privateNameStack.pop();
	var declared = ref.declared;
	var used = ref.used;
	if (!this.options.checkPrivateFields) return;
	var len = this.privateNameStack.length;
	var parent = len === 0 ? null : this.privateNameStack[len - 1];
	for (var i = 0; i < used.length; ++i) {
		var id = used[i];
		if (!hasOwn(declared, id.name)) {
			if (parent) parent.used.push(id);
			else this.raiseRecoverable(id.start, "Private field '#" + id.name + "' must be declared in an enclosing class");
		}
	}
};
function isPrivateNameConflicted(privateNameMap, element) {
	var name = element.key.name;
	var curr = privateNameMap[name];
	var next = "true";
	if (element.type === "MethodDefinition" && (element.kind === "get" || element.kind === "set")) next = (element.static ? "s" : "i") + element.kind;
	if (curr === "iget" && next === "iset" || curr === "iset" && next === "iget" || curr === "sget" && next === "sset" || curr === "sset" && next === "sget") {
		privateNameMap[name] = "true";
		return false;
	} else if (!curr) {
		privateNameMap[name] = next;
		return false;
	} else return true;
}
function checkKeyName(node, name) {
	var computed = node.computed;
	var key = node.key;
	return !computed && (key.type === "Identifier" && key.name === name || key.type === "Literal" && key.value === name);
}
pp$8.parseExportAllDeclaration = function(node, exports$1) {
	if (this.options.ecmaVersion >= 11) {
		if (this.eatContextual("as")) {
			node.exported = this.parseModuleExportName();
			this.checkExport(exports$1, node.exported, this.lastTokStart);
		} else node.exported = null;
	}
	this.expectContextual("from");
	if (this.type !== types$1.string) this.unexpected();
	node.source = this.parseExprAtom();
	if (this.options.ecmaVersion >= 16) node.attributes = this.parseWithClause();
	this.semicolon();
	return this.finishNode(node, "ExportAllDeclaration");
};
pp$8.parseExport = function(node, exports$1) {
	this.next();
	if (this.eat(types$1.star)) return this.parseExportAllDeclaration(node, exports$1);
	if (this.eat(types$1._default)) {
		this.checkExport(exports$1, "default", this.lastTokStart);
		node.declaration = this.parseExportDefaultDeclaration();
		return this.finishNode(node, "ExportDefaultDeclaration");
	}
	if (this.shouldParseExportStatement()) {
		node.declaration = this.parseExportDeclaration(node);
		if (node.declaration.type === "VariableDeclaration") this.checkVariableExport(exports$1, node.declaration.declarations);
		else this.checkExport(exports$1, node.declaration.id, node.declaration.id.start);
		node.specifiers = [];
		node.source = null;
		if (this.options.ecmaVersion >= 16) node.attributes = [];
	} else {
		node.declaration = null;
		node.specifiers = this.parseExportSpecifiers(exports$1);
		if (this.eatContextual("from")) {
			if (this.type !== types$1.string) this.unexpected();
			node.source = this.parseExprAtom();
			if (this.options.ecmaVersion >= 16) node.attributes = this.parseWithClause();
		} else {
			for (var i = 0, list = node.specifiers; i < list.length; i += 1) {
				var spec = list[i];
				this.checkUnreserved(spec.local);
				this.checkLocalExport(spec.local);
				if (spec.local.type === "Literal") this.raise(spec.local.start, "A string literal cannot be used as an exported binding without `from`.");
			}
			node.source = null;
			if (this.options.ecmaVersion >= 16) node.attributes = [];
		}
		this.semicolon();
	}
	return this.finishNode(node, "ExportNamedDeclaration");
};
pp$8.parseExportDeclaration = function(node) {
	return this.parseStatement(null);
};
pp$8.parseExportDefaultDeclaration = function() {
	var isAsync;
	if (this.type === types$1._function || (isAsync = this.isAsyncFunction())) {
		var fNode = this.startNode();
		this.next();
		if (isAsync) this.next();
		return this.parseFunction(fNode, FUNC_STATEMENT | FUNC_NULLABLE_ID, false, isAsync);
	} else if (this.type === types$1._class) {
		var cNode = this.startNode();
		return this.parseClass(cNode, "nullableID");
	} else {
		var declaration = this.parseMaybeAssign();
		this.semicolon();
		return declaration;
	}
};
pp$8.checkExport = function(exports$1, name, pos) {
	if (!exports$1) return;
	if (typeof name !== "string") name = name.type === "Identifier" ? name.name : name.value;
	if (hasOwn(exports$1, name)) this.raiseRecoverable(pos, "Duplicate export '" + name + "'");
	exports$1[name] = true;
};
pp$8.checkPatternExport = function(exports$1, pat) {
	var type = pat.type;
	if (type === "Identifier") this.checkExport(exports$1, pat, pat.start);
	else if (type === "ObjectPattern") for (var i = 0, list = pat.properties; i < list.length; i += 1) {
		var prop = list[i];
		this.checkPatternExport(exports$1, prop);
	}
	else if (type === "ArrayPattern") for (var i$1 = 0, list$1 = pat.elements; i$1 < list$1.length; i$1 += 1) {
		var elt = list$1[i$1];
		if (elt) this.checkPatternExport(exports$1, elt);
	}
	else if (type === "Property") this.checkPatternExport(exports$1, pat.value);
	else if (type === "AssignmentPattern") this.checkPatternExport(exports$1, pat.left);
	else if (type === "RestElement") this.checkPatternExport(exports$1, pat.argument);
};
pp$8.checkVariableExport = function(exports$1, decls) {
	if (!exports$1) return;
	for (var i = 0, list = decls; i < list.length; i += 1) {
		var decl = list[i];
		this.checkPatternExport(exports$1, decl.id);
	}
};
pp$8.shouldParseExportStatement = function() {
	return this.type.keyword === "var" || this.type.keyword === "const" || this.type.keyword === "class" || this.type.keyword === "function" || this.isLet() || this.isAsyncFunction();
};
pp$8.parseExportSpecifier = function(exports$1) {
	var node = this.startNode();
	node.local = this.parseModuleExportName();
	node.exported = this.eatContextual("as") ? this.parseModuleExportName() : node.local;
	this.checkExport(exports$1, node.exported, node.exported.start);
	return this.finishNode(node, "ExportSpecifier");
};
pp$8.parseExportSpecifiers = function(exports$1) {
	var nodes = [], first = true;
	this.expect(types$1.braceL);
	while (!this.eat(types$1.braceR)) {
		if (!first) {
			this.expect(types$1.comma);
			if (this.afterTrailingComma(types$1.braceR)) break;
		} else first = false;
		nodes.push(this.parseExportSpecifier(exports$1));
	}
	return nodes;
};
pp$8.parseImport = function(node) {
	this.next();
	if (this.type === types$1.string) {
		node.specifiers = empty$1;
		node.source = this.parseExprAtom();
	} else {
		node.specifiers = this.parseImportSpecifiers();
		this.expectContextual("from");
		node.source = this.type === types$1.string ? this.parseExprAtom() : this.unexpected();
	}
	if (this.options.ecmaVersion >= 16) node.attributes = this.parseWithClause();
	this.semicolon();
	return this.finishNode(node, "ImportDeclaration");
};
pp$8.parseImportSpecifier = function() {
	var node = this.startNode();
	node.imported = this.parseModuleExportName();
	if (this.eatContextual("as")) node.local = this.parseIdent();
	else {
		this.checkUnreserved(node.imported);
		node.local = node.imported;
	}
	this.checkLValSimple(node.local, BIND_LEXICAL);
	return this.finishNode(node, "ImportSpecifier");
};
pp$8.parseImportDefaultSpecifier = function() {
	var node = this.startNode();
	node.local = this.parseIdent();
	this.checkLValSimple(node.local, BIND_LEXICAL);
	return this.finishNode(node, "ImportDefaultSpecifier");
};
pp$8.parseImportNamespaceSpecifier = function() {
	var node = this.startNode();
	this.next();
	this.expectContextual("as");
	node.local = this.parseIdent();
	this.checkLValSimple(node.local, BIND_LEXICAL);
	return this.finishNode(node, "ImportNamespaceSpecifier");
};
pp$8.parseImportSpecifiers = function() {
	var nodes = [], first = true;
	if (this.type === types$1.name) {
		nodes.push(this.parseImportDefaultSpecifier());
		if (!this.eat(types$1.comma)) return nodes;
	}
	if (this.type === types$1.star) {
		nodes.push(this.parseImportNamespaceSpecifier());
		return nodes;
	}
	this.expect(types$1.braceL);
	while (!this.eat(types$1.braceR)) {
		if (!first) {
			this.expect(types$1.comma);
			if (this.afterTrailingComma(types$1.braceR)) break;
		} else first = false;
		nodes.push(this.parseImportSpecifier());
	}
	return nodes;
};
pp$8.parseWithClause = function() {
	var nodes = [];
	if (!this.eat(types$1._with)) return nodes;
	this.expect(types$1.braceL);
	var attributeKeys = {};
	var first = true;
	while (!this.eat(types$1.braceR)) {
		if (!first) {
			this.expect(types$1.comma);
			if (this.afterTrailingComma(types$1.braceR)) break;
		} else first = false;
		var attr = this.parseImportAttribute();
		var keyName = attr.key.type === "Identifier" ? attr.key.name : attr.key.value;
		if (hasOwn(attributeKeys, keyName)) this.raiseRecoverable(attr.key.start, "Duplicate attribute key '" + keyName + "'");
		attributeKeys[keyName] = true;
		nodes.push(attr);
	}
	return nodes;
};
pp$8.parseImportAttribute = function() {
	var node = this.startNode();
	node.key = this.type === types$1.string ? this.parseExprAtom() : this.parseIdent(this.options.allowReserved !== "never");
	this.expect(types$1.colon);
	if (this.type !== types$1.string) this.unexpected();
	node.value = this.parseExprAtom();
	return this.finishNode(node, "ImportAttribute");
};
pp$8.parseModuleExportName = function() {
	if (this.options.ecmaVersion >= 13 && this.type === types$1.string) {
		var stringLiteral = this.parseLiteral(this.value);
		if (loneSurrogate.test(stringLiteral.value)) this.raise(stringLiteral.start, "An export name cannot include a lone surrogate.");
		return stringLiteral;
	}
	return this.parseIdent(true);
};
pp$8.adaptDirectivePrologue = function(statements) {
	for (var i = 0; i < statements.length && this.isDirectiveCandidate(statements[i]); ++i) statements[i].directive = statements[i].expression.raw.slice(1, -1);
};
pp$8.isDirectiveCandidate = function(statement) {
	return this.options.ecmaVersion >= 5 && statement.type === "ExpressionStatement" && statement.expression.type === "Literal" && typeof statement.expression.value === "string" && (this.input[statement.start] === "\"" || this.input[statement.start] === "'");
};
var pp$7 = Parser.prototype;
pp$7.toAssignable = function(node, isBinding, refDestructuringErrors) {
	if (this.options.ecmaVersion >= 6 && node) switch (node.type) {
		case "Identifier":
			if (this.inAsync && node.name === "await") this.raise(node.start, "Cannot use 'await' as identifier inside an async function");
			break;
		case "ObjectPattern":
		case "ArrayPattern":
		case "AssignmentPattern":
		case "RestElement": break;
		case "ObjectExpression":
			node.type = "ObjectPattern";
			if (refDestructuringErrors) this.checkPatternErrors(refDestructuringErrors, true);
			for (var i = 0, list = node.properties; i < list.length; i += 1) {
				var prop = list[i];
				this.toAssignable(prop, isBinding);
				if (prop.type === "RestElement" && (prop.argument.type === "ArrayPattern" || prop.argument.type === "ObjectPattern")) this.raise(prop.argument.start, "Unexpected token");
			}
			break;
		case "Property":
			if (node.kind !== "init") this.raise(node.key.start, "Object pattern can't contain getter or setter");
			this.toAssignable(node.value, isBinding);
			break;
		case "ArrayExpression":
			node.type = "ArrayPattern";
			if (refDestructuringErrors) this.checkPatternErrors(refDestructuringErrors, true);
			this.toAssignableList(node.elements, isBinding);
			break;
		case "SpreadElement":
			node.type = "RestElement";
			this.toAssignable(node.argument, isBinding);
			if (node.argument.type === "AssignmentPattern") this.raise(node.argument.start, "Rest elements cannot have a default value");
			break;
		case "AssignmentExpression":
			if (node.operator !== "=") this.raise(node.left.end, "Only '=' operator can be used for specifying default value.");
			node.type = "AssignmentPattern";
			delete node.operator;
			this.toAssignable(node.left, isBinding);
			break;
		case "ParenthesizedExpression":
			this.toAssignable(node.expression, isBinding, refDestructuringErrors);
			break;
		case "ChainExpression":
			this.raiseRecoverable(node.start, "Optional chaining cannot appear in left-hand side");
			break;
		case "MemberExpression": if (!isBinding) break;
		default: this.raise(node.start, "Assigning to rvalue");
	}
	else if (refDestructuringErrors) this.checkPatternErrors(refDestructuringErrors, true);
	return node;
};
pp$7.toAssignableList = function(exprList, isBinding) {
	var end = exprList.length;
	for (var i = 0; i < end; i++) {
		var elt = exprList[i];
		if (elt) this.toAssignable(elt, isBinding);
	}
	if (end) {
		var last = exprList[end - 1];
		if (this.options.ecmaVersion === 6 && isBinding && last && last.type === "RestElement" && last.argument.type !== "Identifier") this.unexpected(last.argument.start);
	}
	return exprList;
};
pp$7.parseSpread = function(refDestructuringErrors) {
	var node = this.startNode();
	this.next();
	node.argument = this.parseMaybeAssign(false, refDestructuringErrors);
	return this.finishNode(node, "SpreadElement");
};
pp$7.parseRestBinding = function() {
	var node = this.startNode();
	this.next();
	if (this.options.ecmaVersion === 6 && this.type !== types$1.name) this.unexpected();
	node.argument = this.parseBindingAtom();
	return this.finishNode(node, "RestElement");
};
pp$7.parseBindingAtom = function() {
	if (this.options.ecmaVersion >= 6) switch (this.type) {
		case types$1.bracketL:
			var node = this.startNode();
			this.next();
			node.elements = this.parseBindingList(types$1.bracketR, true, true);
			return this.finishNode(node, "ArrayPattern");
		case types$1.braceL: return this.parseObj(true);
	}
	return this.parseIdent();
};
pp$7.parseBindingList = function(close, allowEmpty, allowTrailingComma, allowModifiers) {
	var elts = [], first = true;
	while (!this.eat(close)) {
		if (first) first = false;
		else this.expect(types$1.comma);
		if (allowEmpty && this.type === types$1.comma) elts.push(null);
		else if (allowTrailingComma && this.afterTrailingComma(close)) break;
		else if (this.type === types$1.ellipsis) {
			var rest = this.parseRestBinding();
			this.parseBindingListItem(rest);
			elts.push(rest);
			if (this.type === types$1.comma) this.raiseRecoverable(this.start, "Comma is not permitted after the rest element");
			this.expect(close);
			break;
		} else elts.push(this.parseAssignableListItem(allowModifiers));
	}
	return elts;
};
pp$7.parseAssignableListItem = function(allowModifiers) {
	var elem = this.parseMaybeDefault(this.start, this.startLoc);
	this.parseBindingListItem(elem);
	return elem;
};
pp$7.parseBindingListItem = function(param) {
	return param;
};
pp$7.parseMaybeDefault = function(startPos, startLoc, left) {
	left = left || this.parseBindingAtom();
	if (this.options.ecmaVersion < 6 || !this.eat(types$1.eq)) return left;
	var node = this.startNodeAt(startPos, startLoc);
	node.left = left;
	node.right = this.parseMaybeAssign();
	return this.finishNode(node, "AssignmentPattern");
};
pp$7.checkLValSimple = function(expr, bindingType, checkClashes) {
	if (bindingType === void 0) bindingType = BIND_NONE;
	var isBind = bindingType !== BIND_NONE;
	switch (expr.type) {
		case "Identifier":
			if (this.strict && this.reservedWordsStrictBind.test(expr.name)) this.raiseRecoverable(expr.start, (isBind ? "Binding " : "Assigning to ") + expr.name + " in strict mode");
			if (isBind) {
				if (bindingType === BIND_LEXICAL && expr.name === "let") this.raiseRecoverable(expr.start, "let is disallowed as a lexically bound name");
				if (checkClashes) {
					if (hasOwn(checkClashes, expr.name)) this.raiseRecoverable(expr.start, "Argument name clash");
					checkClashes[expr.name] = true;
				}
				if (bindingType !== BIND_OUTSIDE) this.declareName(expr.name, bindingType, expr.start);
			}
			break;
		case "ChainExpression":
			this.raiseRecoverable(expr.start, "Optional chaining cannot appear in left-hand side");
			break;
		case "MemberExpression":
			if (isBind) this.raiseRecoverable(expr.start, "Binding member expression");
			break;
		case "ParenthesizedExpression":
			if (isBind) this.raiseRecoverable(expr.start, "Binding parenthesized expression");
			return this.checkLValSimple(expr.expression, bindingType, checkClashes);
		default: this.raise(expr.start, (isBind ? "Binding" : "Assigning to") + " rvalue");
	}
};
pp$7.checkLValPattern = function(expr, bindingType, checkClashes) {
	if (bindingType === void 0) bindingType = BIND_NONE;
	switch (expr.type) {
		case "ObjectPattern":
			for (var i = 0, list = expr.properties; i < list.length; i += 1) {
				var prop = list[i];
				this.checkLValInnerPattern(prop, bindingType, checkClashes);
			}
			break;
		case "ArrayPattern":
			for (var i$1 = 0, list$1 = expr.elements; i$1 < list$1.length; i$1 += 1) {
				var elem = list$1[i$1];
				if (elem) this.checkLValInnerPattern(elem, bindingType, checkClashes);
			}
			break;
		default: this.checkLValSimple(expr, bindingType, checkClashes);
	}
};
pp$7.checkLValInnerPattern = function(expr, bindingType, checkClashes) {
	if (bindingType === void 0) bindingType = BIND_NONE;
	switch (expr.type) {
		case "Property":
			this.checkLValInnerPattern(expr.value, bindingType, checkClashes);
			break;
		case "AssignmentPattern":
			this.checkLValPattern(expr.left, bindingType, checkClashes);
			break;
		case "RestElement":
			this.checkLValPattern(expr.argument, bindingType, checkClashes);
			break;
		default: this.checkLValPattern(expr, bindingType, checkClashes);
	}
};
var TokContext = function TokContext(token, isExpr, preserveSpace, override, generator) {
	this.token = token;
	this.isExpr = !!isExpr;
	this.preserveSpace = !!preserveSpace;
	this.override = override;
	this.generator = !!generator;
};
var types = {
	b_stat: new TokContext("{", false),
	b_expr: new TokContext("{", true),
	b_tmpl: new TokContext("${", false),
	p_stat: new TokContext("(", false),
	p_expr: new TokContext("(", true),
	q_tmpl: new TokContext("`", true, true, function(p) {
		return p.tryReadTemplateToken();
	}),
	f_stat: new TokContext("function", false),
	f_expr: new TokContext("function", true),
	f_expr_gen: new TokContext("function", true, false, null, true),
	f_gen: new TokContext("function", false, false, null, true)
};
var pp$6 = Parser.prototype;
pp$6.initialContext = function() {
	return [types.b_stat];
};
pp$6.curContext = function() {
	return this.context[this.context.length - 1];
};
pp$6.braceIsBlock = function(prevType) {
	var parent = this.curContext();
	if (parent === types.f_expr || parent === types.f_stat) return true;
	if (prevType === types$1.colon && (parent === types.b_stat || parent === types.b_expr)) return !parent.isExpr;
	if (prevType === types$1._return || prevType === types$1.name && this.exprAllowed) return lineBreak.test(this.input.slice(this.lastTokEnd, this.start));
	if (prevType === types$1._else || prevType === types$1.semi || prevType === types$1.eof || prevType === types$1.parenR || prevType === types$1.arrow) return true;
	if (prevType === types$1.braceL) return parent === types.b_stat;
	if (prevType === types$1._var || prevType === types$1._const || prevType === types$1.name) return false;
	return !this.exprAllowed;
};
pp$6.inGeneratorContext = function() {
	for (var i = this.context.length - 1; i >= 1; i--) {
		var context = this.context[i];
		if (context.token === "function") return context.generator;
	}
	return false;
};
pp$6.updateContext = function(prevType) {
	var update, type = this.type;
	if (type.keyword && prevType === types$1.dot) this.exprAllowed = false;
	else if (update = type.updateContext) update.call(this, prevType);
	else this.exprAllowed = type.beforeExpr;
};
pp$6.overrideContext = function(tokenCtx) {
	if (this.curContext() !== tokenCtx) this.context[this.context.length - 1] = tokenCtx;
};
types$1.parenR.updateContext = types$1.braceR.updateContext = function() {
	if (this.context.length === 1) {
		this.exprAllowed = true;
		return;
	}
	var out = this.context.pop();
	if (out === types.b_stat && this.curContext().token === "function") out = this.context.pop();
	this.exprAllowed = !out.isExpr;
};
types$1.braceL.updateContext = function(prevType) {
	this.context.push(this.braceIsBlock(prevType) ? types.b_stat : types.b_expr);
	this.exprAllowed = true;
};
types$1.dollarBraceL.updateContext = function() {
	this.context.push(types.b_tmpl);
	this.exprAllowed = true;
};
types$1.parenL.updateContext = function(prevType) {
	var statementParens = prevType === types$1._if || prevType === types$1._for || prevType === types$1._with || prevType === types$1._while;
	this.context.push(statementParens ? types.p_stat : types.p_expr);
	this.exprAllowed = true;
};
types$1.incDec.updateContext = function() {};
types$1._function.updateContext = types$1._class.updateContext = function(prevType) {
	if (prevType.beforeExpr && prevType !== types$1._else && !(prevType === types$1.semi && this.curContext() !== types.p_stat) && !(prevType === types$1._return && lineBreak.test(this.input.slice(this.lastTokEnd, this.start))) && !((prevType === types$1.colon || prevType === types$1.braceL) && this.curContext() === types.b_stat)) this.context.push(types.f_expr);
	else this.context.push(types.f_stat);
	this.exprAllowed = false;
};
types$1.colon.updateContext = function() {
	if (this.curContext().token === "function") this.context.pop();
	this.exprAllowed = true;
};
types$1.backQuote.updateContext = function() {
	if (this.curContext() === types.q_tmpl) this.context.pop();
	else this.context.push(types.q_tmpl);
	this.exprAllowed = false;
};
types$1.star.updateContext = function(prevType) {
	if (prevType === types$1._function) {
		var index = this.context.length - 1;
		if (this.context[index] === types.f_expr) this.context[index] = types.f_expr_gen;
		else this.context[index] = types.f_gen;
	}
	this.exprAllowed = true;
};
types$1.name.updateContext = function(prevType) {
	var allowed = false;
	if (this.options.ecmaVersion >= 6 && prevType !== types$1.dot) {
		if (this.value === "of" && !this.exprAllowed || this.value === "yield" && this.inGeneratorContext()) allowed = true;
	}
	this.exprAllowed = allowed;
};
var pp$5 = Parser.prototype;
pp$5.checkPropClash = function(prop, propHash, refDestructuringErrors) {
	if (this.options.ecmaVersion >= 9 && prop.type === "SpreadElement") return;
	if (this.options.ecmaVersion >= 6 && (prop.computed || prop.method || prop.shorthand)) return;
	var key = prop.key;
	var name;
	switch (key.type) {
		case "Identifier":
			name = key.name;
			break;
		case "Literal":
			name = String(key.value);
			break;
		default: return;
	}
	var kind = prop.kind;
	if (this.options.ecmaVersion >= 6) {
		if (name === "__proto__" && kind === "init") {
			if (propHash.proto) {
				if (refDestructuringErrors) {
					if (refDestructuringErrors.doubleProto < 0) refDestructuringErrors.doubleProto = key.start;
				} else this.raiseRecoverable(key.start, "Redefinition of __proto__ property");
			}
			propHash.proto = true;
		}
		return;
	}
	name = "$" + name;
	var other = propHash[name];
	if (other) {
		var redefinition;
		if (kind === "init") redefinition = this.strict && other.init || other.get || other.set;
		else redefinition = other.init || other[kind];
		if (redefinition) this.raiseRecoverable(key.start, "Redefinition of property");
	} else other = propHash[name] = {
		init: false,
		get: false,
		set: false
	};
	other[kind] = true;
};
pp$5.parseExpression = function(forInit, refDestructuringErrors) {
	var this$1$1 = this;
	return this.catchStackOverflow(function() {
		var startPos = this$1$1.start, startLoc = this$1$1.startLoc;
		var expr = this$1$1.parseMaybeAssign(forInit, refDestructuringErrors);
		if (this$1$1.type === types$1.comma) {
			var node = this$1$1.startNodeAt(startPos, startLoc);
			node.expressions = [expr];
			while (this$1$1.eat(types$1.comma)) node.expressions.push(this$1$1.parseMaybeAssign(forInit, refDestructuringErrors));
			return this$1$1.finishNode(node, "SequenceExpression");
		}
		return expr;
	});
};
pp$5.parseMaybeAssign = function(forInit, refDestructuringErrors, afterLeftParse) {
	if (this.isContextual("yield")) {
		if (this.inGenerator) return this.parseYield(forInit);
		else this.exprAllowed = false;
	}
	var ownDestructuringErrors = false, oldParenAssign = -1, oldTrailingComma = -1, oldDoubleProto = -1;
	if (refDestructuringErrors) {
		oldParenAssign = refDestructuringErrors.parenthesizedAssign;
		oldTrailingComma = refDestructuringErrors.trailingComma;
		oldDoubleProto = refDestructuringErrors.doubleProto;
		refDestructuringErrors.parenthesizedAssign = refDestructuringErrors.trailingComma = -1;
	} else {
		refDestructuringErrors = new DestructuringErrors();
		ownDestructuringErrors = true;
	}
	var startPos = this.start, startLoc = this.startLoc;
	if (this.type === types$1.parenL || this.type === types$1.name) {
		this.potentialArrowAt = this.start;
		this.potentialArrowInForAwait = forInit === "await";
	}
	var left = this.parseMaybeConditional(forInit, refDestructuringErrors);
	if (afterLeftParse) left = afterLeftParse.call(this, left, startPos, startLoc);
	if (this.type.isAssign) {
		var node = this.startNodeAt(startPos, startLoc);
		node.operator = this.value;
		if (this.type === types$1.eq) left = this.toAssignable(left, false, refDestructuringErrors);
		if (!ownDestructuringErrors) {
			refDestructuringErrors.parenthesizedAssign = refDestructuringErrors.trailingComma = -1;
			if (refDestructuringErrors.shorthandAssign >= left.start) refDestructuringErrors.shorthandAssign = -1;
			if (refDestructuringErrors.doubleProto >= left.start) refDestructuringErrors.doubleProto = -1;
		}
		if (this.type === types$1.eq) this.checkLValPattern(left);
		else this.checkLValSimple(left);
		node.left = left;
		this.next();
		node.right = this.parseMaybeAssign(forInit);
		if (oldDoubleProto > -1) refDestructuringErrors.doubleProto = oldDoubleProto;
		return this.finishNode(node, "AssignmentExpression");
	} else if (ownDestructuringErrors) this.checkExpressionErrors(refDestructuringErrors, true);
	if (oldParenAssign > -1) refDestructuringErrors.parenthesizedAssign = oldParenAssign;
	if (oldTrailingComma > -1) refDestructuringErrors.trailingComma = oldTrailingComma;
	return left;
};
pp$5.parseMaybeConditional = function(forInit, refDestructuringErrors) {
	var startPos = this.start, startLoc = this.startLoc;
	var expr = this.parseExprOps(forInit, refDestructuringErrors);
	if (this.checkExpressionErrors(refDestructuringErrors)) return expr;
	if (!(expr.type === "ArrowFunctionExpression" && expr.start === startPos) && this.eat(types$1.question)) {
		var node = this.startNodeAt(startPos, startLoc);
		node.test = expr;
		node.consequent = this.parseMaybeAssign();
		this.expect(types$1.colon);
		node.alternate = this.parseMaybeAssign(forInit);
		return this.finishNode(node, "ConditionalExpression");
	}
	return expr;
};
pp$5.parseExprOps = function(forInit, refDestructuringErrors) {
	var startPos = this.start, startLoc = this.startLoc;
	var expr = this.parseMaybeUnary(refDestructuringErrors, false, false, forInit);
	if (this.checkExpressionErrors(refDestructuringErrors)) return expr;
	return expr.start === startPos && expr.type === "ArrowFunctionExpression" ? expr : this.parseExprOp(expr, startPos, startLoc, -1, forInit);
};
pp$5.parseExprOp = function(left, leftStartPos, leftStartLoc, minPrec, forInit) {
	var prec = this.type.binop;
	if (prec != null && (!forInit || this.type !== types$1._in)) {
		if (prec > minPrec) {
			var logical = this.type === types$1.logicalOR || this.type === types$1.logicalAND;
			var coalesce = this.type === types$1.coalesce;
			if (coalesce) prec = types$1.logicalAND.binop;
			var op = this.value;
			this.next();
			var startPos = this.start, startLoc = this.startLoc;
			var right = this.parseExprOp(this.parseMaybeUnary(null, false, false, forInit), startPos, startLoc, prec, forInit);
			var node = this.buildBinary(leftStartPos, leftStartLoc, left, right, op, logical || coalesce);
			if (logical && this.type === types$1.coalesce || coalesce && (this.type === types$1.logicalOR || this.type === types$1.logicalAND)) this.raiseRecoverable(this.start, "Logical expressions and coalesce expressions cannot be mixed. Wrap either by parentheses");
			return this.parseExprOp(node, leftStartPos, leftStartLoc, minPrec, forInit);
		}
	}
	return left;
};
pp$5.buildBinary = function(startPos, startLoc, left, right, op, logical) {
	if (right.type === "PrivateIdentifier") this.raise(right.start, "Private identifier can only be left side of binary expression");
	var node = this.startNodeAt(startPos, startLoc);
	node.left = left;
	node.operator = op;
	node.right = right;
	return this.finishNode(node, logical ? "LogicalExpression" : "BinaryExpression");
};
pp$5.parseMaybeUnary = function(refDestructuringErrors, sawUnary, incDec, forInit) {
	var startPos = this.start, startLoc = this.startLoc, expr;
	if (this.isContextual("await") && this.canAwait) {
		expr = this.parseAwait(forInit);
		sawUnary = true;
	} else if (this.type.prefix) {
		var node = this.startNode(), update = this.type === types$1.incDec;
		node.operator = this.value;
		node.prefix = true;
		this.next();
		node.argument = this.parseMaybeUnary(null, true, update, forInit);
		this.checkExpressionErrors(refDestructuringErrors, true);
		if (update) this.checkLValSimple(node.argument);
		else if (this.strict && node.operator === "delete" && isLocalVariableAccess(node.argument)) this.raiseRecoverable(node.start, "Deleting local variable in strict mode");
		else if (node.operator === "delete" && isPrivateFieldAccess(node.argument)) this.raiseRecoverable(node.start, "Private fields can not be deleted");
		else sawUnary = true;
		expr = this.finishNode(node, update ? "UpdateExpression" : "UnaryExpression");
	} else if (!sawUnary && this.type === types$1.privateId) {
		if ((forInit || this.privateNameStack.length === 0) && this.options.checkPrivateFields) this.unexpected();
		expr = this.parsePrivateIdent();
		if (this.type !== types$1._in) this.unexpected();
	} else {
		expr = this.parseExprSubscripts(refDestructuringErrors, forInit);
		if (this.checkExpressionErrors(refDestructuringErrors)) return expr;
		while (this.type.postfix && !this.canInsertSemicolon()) {
			var node$1 = this.startNodeAt(startPos, startLoc);
			node$1.operator = this.value;
			node$1.prefix = false;
			node$1.argument = expr;
			this.checkLValSimple(expr);
			this.next();
			expr = this.finishNode(node$1, "UpdateExpression");
		}
	}
	if (!incDec && !(expr.type === "ArrowFunctionExpression" && expr.start === startPos) && this.eat(types$1.starstar)) {
		if (sawUnary) this.unexpected(this.lastTokStart);
		else return this.buildBinary(startPos, startLoc, expr, this.parseMaybeUnary(null, false, false, forInit), "**", false);
	} else return expr;
};
function isLocalVariableAccess(node) {
	return node.type === "Identifier" || node.type === "ParenthesizedExpression" && isLocalVariableAccess(node.expression);
}
function isPrivateFieldAccess(node) {
	return node.type === "MemberExpression" && node.property.type === "PrivateIdentifier" || node.type === "ChainExpression" && isPrivateFieldAccess(node.expression) || node.type === "ParenthesizedExpression" && isPrivateFieldAccess(node.expression);
}
pp$5.parseExprSubscripts = function(refDestructuringErrors, forInit) {
	var startPos = this.start, startLoc = this.startLoc;
	var oldDoubleProto = -1, oldShorthandAssign = -1;
	if (refDestructuringErrors) {
		oldDoubleProto = refDestructuringErrors.doubleProto;
		oldShorthandAssign = refDestructuringErrors.shorthandAssign;
		refDestructuringErrors.doubleProto = refDestructuringErrors.shorthandAssign = -1;
	}
	var expr = this.parseExprAtom(refDestructuringErrors, forInit);
	if (expr.type === "ArrowFunctionExpression" && this.input.slice(this.lastTokStart, this.lastTokEnd) !== ")") return expr;
	var result = this.parseSubscripts(expr, startPos, startLoc, false, forInit);
	if (refDestructuringErrors) {
		if (result.end > expr.end) {
			this.checkExpressionErrors(refDestructuringErrors, true);
			if (refDestructuringErrors.parenthesizedAssign >= result.start) refDestructuringErrors.parenthesizedAssign = -1;
			if (refDestructuringErrors.parenthesizedBind >= result.start) refDestructuringErrors.parenthesizedBind = -1;
			if (refDestructuringErrors.trailingComma >= result.start) refDestructuringErrors.trailingComma = -1;
		}
		if (oldDoubleProto > -1) refDestructuringErrors.doubleProto = oldDoubleProto;
		if (oldShorthandAssign > -1) refDestructuringErrors.shorthandAssign = oldShorthandAssign;
	}
	return result;
};
pp$5.parseSubscripts = function(base, startPos, startLoc, noCalls, forInit) {
	var maybeAsyncArrow = this.options.ecmaVersion >= 8 && base.type === "Identifier" && base.name === "async" && this.lastTokEnd === base.end && !this.canInsertSemicolon() && base.end - base.start === 5 && this.potentialArrowAt === base.start;
	var optionalChained = false;
	while (true) {
		var element = this.parseSubscript(base, startPos, startLoc, noCalls, maybeAsyncArrow, optionalChained, forInit);
		if (element.optional) optionalChained = true;
		if (element.end === base.end || element.type === "ArrowFunctionExpression") {
			if (optionalChained) {
				var chainNode = this.startNodeAt(startPos, startLoc);
				chainNode.expression = element;
				element = this.finishNode(chainNode, "ChainExpression");
			}
			return element;
		}
		base = element;
		maybeAsyncArrow = false;
	}
};
pp$5.shouldParseAsyncArrow = function() {
	return !this.canInsertSemicolon() && this.eat(types$1.arrow);
};
pp$5.parseSubscriptAsyncArrow = function(startPos, startLoc, exprList, forInit) {
	return this.parseArrowExpression(this.startNodeAt(startPos, startLoc), exprList, true, forInit);
};
pp$5.parseSubscript = function(base, startPos, startLoc, noCalls, maybeAsyncArrow, optionalChained, forInit) {
	var optionalSupported = this.options.ecmaVersion >= 11;
	var optional = optionalSupported && this.eat(types$1.questionDot);
	if (noCalls && optional) this.raise(this.lastTokStart, "Optional chaining cannot appear in the callee of new expressions");
	var computed = this.eat(types$1.bracketL);
	if (computed || optional && this.type !== types$1.parenL && this.type !== types$1.backQuote || this.eat(types$1.dot)) {
		var node = this.startNodeAt(startPos, startLoc);
		node.object = base;
		if (computed) {
			node.property = this.parseExpression();
			this.expect(types$1.bracketR);
		} else if (this.type === types$1.privateId && base.type !== "Super") node.property = this.parsePrivateIdent();
		else node.property = this.parseIdent(this.options.allowReserved !== "never");
		node.computed = !!computed;
		if (optionalSupported) node.optional = optional;
		base = this.finishNode(node, "MemberExpression");
	} else if (!noCalls && this.eat(types$1.parenL)) {
		var refDestructuringErrors = new DestructuringErrors(), oldYieldPos = this.yieldPos, oldAwaitPos = this.awaitPos, oldAwaitIdentPos = this.awaitIdentPos;
		this.yieldPos = 0;
		this.awaitPos = 0;
		this.awaitIdentPos = 0;
		var exprList = this.parseExprList(types$1.parenR, this.options.ecmaVersion >= 8, false, refDestructuringErrors);
		if (maybeAsyncArrow && !optional && this.shouldParseAsyncArrow()) {
			this.checkPatternErrors(refDestructuringErrors, false);
			this.checkYieldAwaitInDefaultParams();
			if (this.awaitIdentPos > 0) this.raise(this.awaitIdentPos, "Cannot use 'await' as identifier inside an async function");
			this.yieldPos = oldYieldPos;
			this.awaitPos = oldAwaitPos;
			this.awaitIdentPos = oldAwaitIdentPos;
			return this.parseSubscriptAsyncArrow(startPos, startLoc, exprList, forInit);
		}
		this.checkExpressionErrors(refDestructuringErrors, true);
		this.yieldPos = oldYieldPos || this.yieldPos;
		this.awaitPos = oldAwaitPos || this.awaitPos;
		this.awaitIdentPos = oldAwaitIdentPos || this.awaitIdentPos;
		var node$1 = this.startNodeAt(startPos, startLoc);
		node$1.callee = base;
		node$1.arguments = exprList;
		if (optionalSupported) node$1.optional = optional;
		base = this.finishNode(node$1, "CallExpression");
	} else if (this.type === types$1.backQuote) {
		if (optional || optionalChained) this.raise(this.start, "Optional chaining cannot appear in the tag of tagged template expressions");
		var node$2 = this.startNodeAt(startPos, startLoc);
		node$2.tag = base;
		node$2.quasi = this.parseTemplate({ isTagged: true });
		base = this.finishNode(node$2, "TaggedTemplateExpression");
	}
	return base;
};
pp$5.parseExprAtom = function(refDestructuringErrors, forInit, forNew) {
	if (this.type === types$1.slash) this.readRegexp();
	var node, canBeArrow = this.potentialArrowAt === this.start;
	switch (this.type) {
		case types$1._super:
			if (!this.allowSuper) this.raise(this.start, "'super' keyword outside a method");
			node = this.startNode();
			this.next();
			if (this.type === types$1.parenL && !this.allowDirectSuper) this.raise(node.start, "super() call outside constructor of a subclass");
			if (this.type !== types$1.dot && this.type !== types$1.bracketL && this.type !== types$1.parenL) this.unexpected();
			return this.finishNode(node, "Super");
		case types$1._this:
			node = this.startNode();
			this.next();
			return this.finishNode(node, "ThisExpression");
		case types$1.name:
			var startPos = this.start, startLoc = this.startLoc, containsEsc = this.containsEsc;
			var id = this.parseIdent(false);
			if (this.options.ecmaVersion >= 8 && !containsEsc && id.name === "async" && !this.canInsertSemicolon() && this.eat(types$1._function)) {
				this.overrideContext(types.f_expr);
				return this.parseFunction(this.startNodeAt(startPos, startLoc), 0, false, true, forInit);
			}
			if (canBeArrow && !this.canInsertSemicolon()) {
				if (this.eat(types$1.arrow)) return this.parseArrowExpression(this.startNodeAt(startPos, startLoc), [id], false, forInit);
				if (this.options.ecmaVersion >= 8 && id.name === "async" && this.type === types$1.name && !containsEsc && (!this.potentialArrowInForAwait || this.value !== "of" || this.containsEsc)) {
					id = this.parseIdent(false);
					if (this.canInsertSemicolon() || !this.eat(types$1.arrow)) this.unexpected();
					return this.parseArrowExpression(this.startNodeAt(startPos, startLoc), [id], true, forInit);
				}
			}
			return id;
		case types$1.regexp:
			var value = this.value;
			node = this.parseLiteral(value.value);
			node.regex = {
				pattern: value.pattern,
				flags: value.flags
			};
			return node;
		case types$1.num:
		case types$1.string: return this.parseLiteral(this.value);
		case types$1._null:
		case types$1._true:
		case types$1._false:
			node = this.startNode();
			node.value = this.type === types$1._null ? null : this.type === types$1._true;
			node.raw = this.type.keyword;
			this.next();
			return this.finishNode(node, "Literal");
		case types$1.parenL:
			var start = this.start, expr = this.parseParenAndDistinguishExpression(canBeArrow, forInit);
			if (refDestructuringErrors) {
				if (refDestructuringErrors.parenthesizedAssign < 0 && !this.isSimpleAssignTarget(expr)) refDestructuringErrors.parenthesizedAssign = start;
				if (refDestructuringErrors.parenthesizedBind < 0) refDestructuringErrors.parenthesizedBind = start;
			}
			return expr;
		case types$1.bracketL:
			node = this.startNode();
			this.next();
			node.elements = this.parseExprList(types$1.bracketR, true, true, refDestructuringErrors);
			return this.finishNode(node, "ArrayExpression");
		case types$1.braceL:
			this.overrideContext(types.b_expr);
			return this.parseObj(false, refDestructuringErrors);
		case types$1._function:
			node = this.startNode();
			this.next();
			return this.parseFunction(node, 0);
		case types$1._class: return this.parseClass(this.startNode(), false);
		case types$1._new: return this.parseNew();
		case types$1.backQuote: return this.parseTemplate();
		case types$1._import: if (this.options.ecmaVersion >= 11) return this.parseExprImport(forNew);
		else return this.unexpected();
		default: return this.parseExprAtomDefault();
	}
};
pp$5.parseExprAtomDefault = function() {
	this.unexpected();
};
pp$5.parseExprImport = function(forNew) {
	var node = this.startNode();
	if (this.containsEsc) this.raiseRecoverable(this.start, "Escape sequence in keyword import");
	this.next();
	if (this.type === types$1.parenL && !forNew) return this.parseDynamicImport(node);
	else if (this.type === types$1.dot) {
		var meta = this.startNodeAt(node.start, node.loc && node.loc.start);
		meta.name = "import";
		node.meta = this.finishNode(meta, "Identifier");
		return this.parseImportMeta(node);
	} else this.unexpected();
};
pp$5.parseDynamicImport = function(node) {
	this.next();
	node.source = this.parseMaybeAssign();
	if (this.options.ecmaVersion >= 16) {
		if (!this.eat(types$1.parenR)) {
			this.expect(types$1.comma);
			if (!this.afterTrailingComma(types$1.parenR)) {
				node.options = this.parseMaybeAssign();
				if (!this.eat(types$1.parenR)) {
					this.expect(types$1.comma);
					if (!this.afterTrailingComma(types$1.parenR)) this.unexpected();
				}
			} else node.options = null;
		} else node.options = null;
	} else if (!this.eat(types$1.parenR)) {
		var errorPos = this.start;
		if (this.eat(types$1.comma) && this.eat(types$1.parenR)) this.raiseRecoverable(errorPos, "Trailing comma is not allowed in import()");
		else this.unexpected(errorPos);
	}
	return this.finishNode(node, "ImportExpression");
};
pp$5.parseImportMeta = function(node) {
	this.next();
	var containsEsc = this.containsEsc;
	node.property = this.parseIdent(true);
	if (node.property.name !== "meta") this.raiseRecoverable(node.property.start, "The only valid meta property for import is 'import.meta'");
	if (containsEsc) this.raiseRecoverable(node.start, "'import.meta' must not contain escaped characters");
	if (this.options.sourceType !== "module" && !this.options.allowImportExportEverywhere) this.raiseRecoverable(node.start, "Cannot use 'import.meta' outside a module");
	return this.finishNode(node, "MetaProperty");
};
pp$5.parseLiteral = function(value) {
	var node = this.startNode();
	node.value = value;
	node.raw = this.input.slice(this.start, this.end);
	if (node.raw.charCodeAt(node.raw.length - 1) === 110) node.bigint = node.value != null ? node.value.toString() : node.raw.slice(0, -1).replace(/_/g, "");
	this.next();
	return this.finishNode(node, "Literal");
};
pp$5.parseParenExpression = function() {
	this.expect(types$1.parenL);
	var val = this.parseExpression();
	this.expect(types$1.parenR);
	return val;
};
pp$5.shouldParseArrow = function(exprList) {
	return !this.canInsertSemicolon();
};
pp$5.parseParenAndDistinguishExpression = function(canBeArrow, forInit) {
	var startPos = this.start, startLoc = this.startLoc, val, allowTrailingComma = this.options.ecmaVersion >= 8;
	if (this.options.ecmaVersion >= 6) {
		this.next();
		var innerStartPos = this.start, innerStartLoc = this.startLoc;
		var exprList = [], first = true, lastIsComma = false;
		var refDestructuringErrors = new DestructuringErrors(), oldYieldPos = this.yieldPos, oldAwaitPos = this.awaitPos, spreadStart;
		this.yieldPos = 0;
		this.awaitPos = 0;
		while (this.type !== types$1.parenR) {
			first ? first = false : this.expect(types$1.comma);
			if (allowTrailingComma && this.afterTrailingComma(types$1.parenR, true)) {
				lastIsComma = true;
				break;
			} else if (this.type === types$1.ellipsis) {
				spreadStart = this.start;
				exprList.push(this.parseParenItem(this.parseRestBinding()));
				if (this.type === types$1.comma) this.raiseRecoverable(this.start, "Comma is not permitted after the rest element");
				break;
			} else exprList.push(this.parseMaybeAssign(false, refDestructuringErrors, this.parseParenItem));
		}
		var innerEndPos = this.lastTokEnd, innerEndLoc = this.lastTokEndLoc;
		this.expect(types$1.parenR);
		if (canBeArrow && this.shouldParseArrow(exprList) && this.eat(types$1.arrow)) {
			this.checkPatternErrors(refDestructuringErrors, false);
			this.checkYieldAwaitInDefaultParams();
			this.yieldPos = oldYieldPos;
			this.awaitPos = oldAwaitPos;
			return this.parseParenArrowList(startPos, startLoc, exprList, forInit);
		}
		if (!exprList.length || lastIsComma) this.unexpected(this.lastTokStart);
		if (spreadStart) this.unexpected(spreadStart);
		this.checkExpressionErrors(refDestructuringErrors, true);
		this.yieldPos = oldYieldPos || this.yieldPos;
		this.awaitPos = oldAwaitPos || this.awaitPos;
		if (exprList.length > 1) {
			val = this.startNodeAt(innerStartPos, innerStartLoc);
			val.expressions = exprList;
			this.finishNodeAt(val, "SequenceExpression", innerEndPos, innerEndLoc);
		} else val = exprList[0];
	} else val = this.parseParenExpression();
	if (this.options.preserveParens) {
		var par = this.startNodeAt(startPos, startLoc);
		par.expression = val;
		return this.finishNode(par, "ParenthesizedExpression");
	} else return val;
};
pp$5.parseParenItem = function(item) {
	return item;
};
pp$5.parseParenArrowList = function(startPos, startLoc, exprList, forInit) {
	return this.parseArrowExpression(this.startNodeAt(startPos, startLoc), exprList, false, forInit);
};
var empty = [];
pp$5.parseNew = function() {
	if (this.containsEsc) this.raiseRecoverable(this.start, "Escape sequence in keyword new");
	var node = this.startNode();
	this.next();
	if (this.options.ecmaVersion >= 6 && this.type === types$1.dot) {
		var meta = this.startNodeAt(node.start, node.loc && node.loc.start);
		meta.name = "new";
		node.meta = this.finishNode(meta, "Identifier");
		this.next();
		var containsEsc = this.containsEsc;
		node.property = this.parseIdent(true);
		if (node.property.name !== "target") this.raiseRecoverable(node.property.start, "The only valid meta property for new is 'new.target'");
		if (containsEsc) this.raiseRecoverable(node.start, "'new.target' must not contain escaped characters");
		if (!this.allowNewDotTarget) this.raiseRecoverable(node.start, "'new.target' can only be used in functions and class static block");
		return this.finishNode(node, "MetaProperty");
	}
	var startPos = this.start, startLoc = this.startLoc;
	node.callee = this.parseSubscripts(this.parseExprAtom(null, false, true), startPos, startLoc, true, false);
	if (node.callee.type === "Super") this.raiseRecoverable(startPos, "Invalid use of 'super'");
	if (this.eat(types$1.parenL)) node.arguments = this.parseExprList(types$1.parenR, this.options.ecmaVersion >= 8, false);
	else node.arguments = empty;
	return this.finishNode(node, "NewExpression");
};
pp$5.parseTemplateElement = function(ref) {
	var isTagged = ref.isTagged;
	var elem = this.startNode();
	if (this.type === types$1.invalidTemplate) {
		if (!isTagged) this.raiseRecoverable(this.start, "Bad escape sequence in untagged template literal");
		elem.value = {
			raw: this.value.replace(/\r\n?/g, "\n"),
			cooked: null
		};
	} else elem.value = {
		raw: this.input.slice(this.start, this.end).replace(/\r\n?/g, "\n"),
		cooked: this.value
	};
	this.next();
	elem.tail = this.type === types$1.backQuote;
	return this.finishNode(elem, "TemplateElement");
};
pp$5.parseTemplate = function(ref) {
	if (ref === void 0) ref = {};
	var isTagged = ref.isTagged;
	if (isTagged === void 0) isTagged = false;
	var node = this.startNode();
	this.next();
	node.expressions = [];
	var curElt = this.parseTemplateElement({ isTagged });
	node.quasis = [curElt];
	while (!curElt.tail) {
		if (this.type === types$1.eof) this.raise(this.pos, "Unterminated template literal");
		this.expect(types$1.dollarBraceL);
		node.expressions.push(this.parseExpression());
		this.expect(types$1.braceR);
		node.quasis.push(curElt = this.parseTemplateElement({ isTagged }));
	}
	this.next();
	return this.finishNode(node, "TemplateLiteral");
};
pp$5.isAsyncProp = function(prop) {
	return !prop.computed && prop.key.type === "Identifier" && prop.key.name === "async" && (this.type === types$1.name || this.type === types$1.num || this.type === types$1.string || this.type === types$1.bracketL || this.type.keyword || this.options.ecmaVersion >= 9 && this.type === types$1.star) && !lineBreak.test(this.input.slice(this.lastTokEnd, this.start));
};
pp$5.parseObj = function(isPattern, refDestructuringErrors) {
	var node = this.startNode(), first = true, propHash = {};
	node.properties = [];
	this.next();
	while (!this.eat(types$1.braceR)) {
		if (!first) {
			this.expect(types$1.comma);
			if (this.options.ecmaVersion >= 5 && this.afterTrailingComma(types$1.braceR)) break;
		} else first = false;
		var prop = this.parseProperty(isPattern, refDestructuringErrors);
		if (!isPattern) this.checkPropClash(prop, propHash, refDestructuringErrors);
		node.properties.push(prop);
	}
	return this.finishNode(node, isPattern ? "ObjectPattern" : "ObjectExpression");
};
pp$5.parseProperty = function(isPattern, refDestructuringErrors) {
	var prop = this.startNode(), isGenerator, isAsync, startPos, startLoc;
	if (this.options.ecmaVersion >= 9 && this.eat(types$1.ellipsis)) {
		if (isPattern) {
			prop.argument = this.parseIdent(false);
			if (this.type === types$1.comma) this.raiseRecoverable(this.start, "Comma is not permitted after the rest element");
			return this.finishNode(prop, "RestElement");
		}
		prop.argument = this.parseMaybeAssign(false, refDestructuringErrors);
		if (this.type === types$1.comma && refDestructuringErrors && refDestructuringErrors.trailingComma < 0) refDestructuringErrors.trailingComma = this.start;
		return this.finishNode(prop, "SpreadElement");
	}
	if (this.options.ecmaVersion >= 6) {
		prop.method = false;
		prop.shorthand = false;
		if (isPattern || refDestructuringErrors) {
			startPos = this.start;
			startLoc = this.startLoc;
		}
		if (!isPattern) isGenerator = this.eat(types$1.star);
	}
	var containsEsc = this.containsEsc;
	this.parsePropertyName(prop);
	if (!isPattern && !containsEsc && this.options.ecmaVersion >= 8 && !isGenerator && this.isAsyncProp(prop)) {
		isAsync = true;
		isGenerator = this.options.ecmaVersion >= 9 && this.eat(types$1.star);
		this.parsePropertyName(prop);
	} else isAsync = false;
	this.parsePropertyValue(prop, isPattern, isGenerator, isAsync, startPos, startLoc, refDestructuringErrors, containsEsc);
	return this.finishNode(prop, "Property");
};
pp$5.parseGetterSetter = function(prop) {
	var kind = prop.key.name;
	this.parsePropertyName(prop);
	prop.value = this.parseMethod(false);
	prop.kind = kind;
	var paramCount = prop.kind === "get" ? 0 : 1;
	if (prop.value.params.length !== paramCount) {
		var start = prop.value.start;
		if (prop.kind === "get") this.raiseRecoverable(start, "getter should have no params");
		else this.raiseRecoverable(start, "setter should have exactly one param");
	} else if (prop.kind === "set" && prop.value.params[0].type === "RestElement") this.raiseRecoverable(prop.value.params[0].start, "Setter cannot use rest params");
};
pp$5.parsePropertyValue = function(prop, isPattern, isGenerator, isAsync, startPos, startLoc, refDestructuringErrors, containsEsc) {
	if ((isGenerator || isAsync) && this.type === types$1.colon) this.unexpected();
	if (this.eat(types$1.colon)) {
		prop.value = isPattern ? this.parseMaybeDefault(this.start, this.startLoc) : this.parseMaybeAssign(false, refDestructuringErrors);
		prop.kind = "init";
	} else if (this.options.ecmaVersion >= 6 && this.type === types$1.parenL) {
		if (isPattern) this.unexpected();
		prop.method = true;
		prop.value = this.parseMethod(isGenerator, isAsync);
		prop.kind = "init";
	} else if (!isPattern && !containsEsc && this.options.ecmaVersion >= 5 && !prop.computed && prop.key.type === "Identifier" && (prop.key.name === "get" || prop.key.name === "set") && this.type !== types$1.comma && this.type !== types$1.braceR && this.type !== types$1.eq) {
		if (isGenerator || isAsync) this.unexpected();
		this.parseGetterSetter(prop);
	} else if (this.options.ecmaVersion >= 6 && !prop.computed && prop.key.type === "Identifier") {
		if (isGenerator || isAsync) this.unexpected();
		this.checkUnreserved(prop.key);
		if (prop.key.name === "await" && !this.awaitIdentPos) this.awaitIdentPos = startPos;
		if (isPattern) prop.value = this.parseMaybeDefault(startPos, startLoc, this.copyNode(prop.key));
		else if (this.type === types$1.eq && refDestructuringErrors) {
			if (refDestructuringErrors.shorthandAssign < 0) refDestructuringErrors.shorthandAssign = this.start;
			prop.value = this.parseMaybeDefault(startPos, startLoc, this.copyNode(prop.key));
		} else prop.value = this.copyNode(prop.key);
		prop.kind = "init";
		prop.shorthand = true;
	} else this.unexpected();
};
pp$5.parsePropertyName = function(prop) {
	if (this.options.ecmaVersion >= 6) {
		if (this.eat(types$1.bracketL)) {
			prop.computed = true;
			prop.key = this.parseMaybeAssign();
			this.expect(types$1.bracketR);
			return prop.key;
		} else prop.computed = false;
	}
	return prop.key = this.type === types$1.num || this.type === types$1.string ? this.parseExprAtom() : this.parseIdent(this.options.allowReserved !== "never");
};
pp$5.initFunction = function(node) {
	node.id = null;
	if (this.options.ecmaVersion >= 6) node.generator = node.expression = false;
	if (this.options.ecmaVersion >= 8) node.async = false;
};
pp$5.parseMethod = function(isGenerator, isAsync, allowDirectSuper) {
	var node = this.startNode(), oldYieldPos = this.yieldPos, oldAwaitPos = this.awaitPos, oldAwaitIdentPos = this.awaitIdentPos;
	this.initFunction(node);
	if (this.options.ecmaVersion >= 6) node.generator = isGenerator;
	if (this.options.ecmaVersion >= 8) node.async = !!isAsync;
	this.yieldPos = 0;
	this.awaitPos = 0;
	this.awaitIdentPos = 0;
	this.enterScope(functionFlags(isAsync, node.generator) | SCOPE_SUPER | (allowDirectSuper ? SCOPE_DIRECT_SUPER : 0));
	this.expect(types$1.parenL);
	node.params = this.parseBindingList(types$1.parenR, false, this.options.ecmaVersion >= 8);
	this.checkYieldAwaitInDefaultParams();
	this.parseFunctionBody(node, false, true, false);
	this.yieldPos = oldYieldPos;
	this.awaitPos = oldAwaitPos;
	this.awaitIdentPos = oldAwaitIdentPos;
	return this.finishNode(node, "FunctionExpression");
};
pp$5.parseArrowExpression = function(node, params, isAsync, forInit) {
	var oldYieldPos = this.yieldPos, oldAwaitPos = this.awaitPos, oldAwaitIdentPos = this.awaitIdentPos;
	this.enterScope(functionFlags(isAsync, false) | SCOPE_ARROW);
	this.initFunction(node);
	if (this.options.ecmaVersion >= 8) node.async = !!isAsync;
	this.yieldPos = 0;
	this.awaitPos = 0;
	this.awaitIdentPos = 0;
	node.params = this.toAssignableList(params, true);
	this.parseFunctionBody(node, true, false, forInit);
	this.yieldPos = oldYieldPos;
	this.awaitPos = oldAwaitPos;
	this.awaitIdentPos = oldAwaitIdentPos;
	return this.finishNode(node, "ArrowFunctionExpression");
};
pp$5.parseFunctionBody = function(node, isArrowFunction, isMethod, forInit) {
	var isExpression = isArrowFunction && this.type !== types$1.braceL;
	var oldStrict = this.strict, useStrict = false;
	if (isExpression) {
		node.body = this.parseMaybeAssign(forInit);
		node.expression = true;
		this.checkParams(node, false);
	} else {
		var nonSimple = this.options.ecmaVersion >= 7 && !this.isSimpleParamList(node.params);
		if (!oldStrict || nonSimple) {
			useStrict = this.strictDirective(this.end);
			if (useStrict && nonSimple) this.raiseRecoverable(node.start, "Illegal 'use strict' directive in function with non-simple parameter list");
		}
		var oldLabels = this.labels;
		this.labels = [];
		if (useStrict) this.strict = true;
		this.checkParams(node, !oldStrict && !useStrict && !isArrowFunction && !isMethod && this.isSimpleParamList(node.params));
		if (this.strict && node.id) this.checkLValSimple(node.id, BIND_OUTSIDE);
		node.body = this.parseBlock(false, void 0, useStrict && !oldStrict);
		node.expression = false;
		this.adaptDirectivePrologue(node.body.body);
		this.labels = oldLabels;
	}
	this.exitScope();
};
pp$5.isSimpleParamList = function(params) {
	for (var i = 0, list = params; i < list.length; i += 1) if (list[i].type !== "Identifier") return false;
	return true;
};
pp$5.checkParams = function(node, allowDuplicates) {
	var nameHash = Object.create(null);
	for (var i = 0, list = node.params; i < list.length; i += 1) {
		var param = list[i];
		this.checkLValInnerPattern(param, BIND_VAR, allowDuplicates ? null : nameHash);
	}
};
pp$5.parseExprList = function(close, allowTrailingComma, allowEmpty, refDestructuringErrors) {
	var elts = [], first = true;
	while (!this.eat(close)) {
		if (!first) {
			this.expect(types$1.comma);
			if (allowTrailingComma && this.afterTrailingComma(close)) break;
		} else first = false;
		var elt = void 0;
		if (allowEmpty && this.type === types$1.comma) elt = null;
		else if (this.type === types$1.ellipsis) {
			elt = this.parseSpread(refDestructuringErrors);
			if (refDestructuringErrors && this.type === types$1.comma && refDestructuringErrors.trailingComma < 0) refDestructuringErrors.trailingComma = this.start;
		} else elt = this.parseMaybeAssign(false, refDestructuringErrors);
		elts.push(elt);
	}
	return elts;
};
pp$5.checkUnreserved = function(ref) {
	var start = ref.start;
	var end = ref.end;
	var name = ref.name;
	if (this.inGenerator && name === "yield") this.raiseRecoverable(start, "Cannot use 'yield' as identifier inside a generator");
	if (this.inAsync && name === "await") this.raiseRecoverable(start, "Cannot use 'await' as identifier inside an async function");
	if (!(this.currentThisScope().flags & SCOPE_VAR) && name === "arguments") this.raiseRecoverable(start, "Cannot use 'arguments' in class field initializer");
	if (this.inClassStaticBlock && (name === "arguments" || name === "await")) this.raise(start, "Cannot use " + name + " in class static initialization block");
	if (this.keywords.test(name)) this.raise(start, "Unexpected keyword '" + name + "'");
	if (this.options.ecmaVersion < 6 && this.input.slice(start, end).indexOf("\\") !== -1) return;
	if ((this.strict ? this.reservedWordsStrict : this.reservedWords).test(name)) {
		if (!this.inAsync && name === "await") this.raiseRecoverable(start, "Cannot use keyword 'await' outside an async function");
		this.raiseRecoverable(start, "The keyword '" + name + "' is reserved");
	}
};
pp$5.parseIdent = function(liberal) {
	var node = this.parseIdentNode();
	this.next(!!liberal);
	this.finishNode(node, "Identifier");
	if (!liberal) {
		this.checkUnreserved(node);
		if (node.name === "await" && !this.awaitIdentPos) this.awaitIdentPos = node.start;
	}
	return node;
};
pp$5.parseIdentNode = function() {
	var node = this.startNode();
	if (this.type === types$1.name) node.name = this.value;
	else if (this.type.keyword) {
		node.name = this.type.keyword;
		if ((node.name === "class" || node.name === "function") && (this.lastTokEnd !== this.lastTokStart + 1 || this.input.charCodeAt(this.lastTokStart) !== 46)) this.context.pop();
		this.type = types$1.name;
	} else this.unexpected();
	return node;
};
pp$5.parsePrivateIdent = function() {
	var node = this.startNode();
	if (this.type === types$1.privateId) node.name = this.value;
	else this.unexpected();
	this.next();
	this.finishNode(node, "PrivateIdentifier");
	if (this.options.checkPrivateFields) {
		if (this.privateNameStack.length === 0) this.raise(node.start, "Private field '#" + node.name + "' must be declared in an enclosing class");
		else this.privateNameStack[this.privateNameStack.length - 1].used.push(node);
	}
	return node;
};
pp$5.parseYield = function(forInit) {
	if (!this.yieldPos) this.yieldPos = this.start;
	var node = this.startNode();
	this.next();
	if (this.type === types$1.semi || this.canInsertSemicolon() || this.type !== types$1.star && !this.type.startsExpr) {
		node.delegate = false;
		node.argument = null;
	} else {
		node.delegate = this.eat(types$1.star);
		node.argument = this.parseMaybeAssign(forInit);
	}
	return this.finishNode(node, "YieldExpression");
};
pp$5.parseAwait = function(forInit) {
	if (!this.awaitPos) this.awaitPos = this.start;
	var node = this.startNode();
	this.next();
	node.argument = this.parseMaybeUnary(null, true, false, forInit);
	return this.finishNode(node, "AwaitExpression");
};
var pp$4 = Parser.prototype;
pp$4.raise = function(pos, message) {
	var loc = getLineInfo(this.input, pos);
	message += " (" + loc.line + ":" + loc.column + ")";
	if (this.sourceFile) message += " in " + this.sourceFile;
	var err = new SyntaxError(message);
	err.pos = pos;
	err.loc = loc;
	err.raisedAt = this.pos;
	throw err;
};
pp$4.raiseRecoverable = pp$4.raise;
pp$4.curPosition = function() {
	if (this.options.locations) return new Position(this.curLine, this.pos - this.lineStart);
};
var pp$3 = Parser.prototype;
var Scope = function Scope(flags) {
	this.flags = flags;
	this.var = [];
	this.lexical = [];
	this.functions = [];
};
pp$3.enterScope = function(flags) {
	this.scopeStack.push(new Scope(flags));
};
pp$3.exitScope = function() {
	this.scopeStack.pop();
};
pp$3.treatFunctionsAsVarInScope = function(scope) {
	return scope.flags & SCOPE_FUNCTION || !this.inModule && scope.flags & SCOPE_TOP;
};
pp$3.declareName = function(name, bindingType, pos) {
	var redeclared = false;
	if (bindingType === BIND_LEXICAL) {
		var scope = this.currentScope();
		redeclared = scope.lexical.indexOf(name) > -1 || scope.functions.indexOf(name) > -1 || scope.var.indexOf(name) > -1;
		scope.lexical.push(name);
		if (this.inModule && scope.flags & SCOPE_TOP) delete this.undefinedExports[name];
	} else if (bindingType === BIND_SIMPLE_CATCH) this.currentScope().lexical.push(name);
	else if (bindingType === BIND_FUNCTION) {
		var scope$2 = this.currentScope();
		if (this.treatFunctionsAsVar) redeclared = scope$2.lexical.indexOf(name) > -1;
		else redeclared = scope$2.lexical.indexOf(name) > -1 || scope$2.var.indexOf(name) > -1;
		scope$2.functions.push(name);
	} else for (var i = this.scopeStack.length - 1; i >= 0; --i) {
		var scope$3 = this.scopeStack[i];
		if (scope$3.lexical.indexOf(name) > -1 && !(scope$3.flags & SCOPE_SIMPLE_CATCH && scope$3.lexical[0] === name) || !this.treatFunctionsAsVarInScope(scope$3) && scope$3.functions.indexOf(name) > -1) {
			redeclared = true;
			break;
		}
		scope$3.var.push(name);
		if (this.inModule && scope$3.flags & SCOPE_TOP) delete this.undefinedExports[name];
		if (scope$3.flags & SCOPE_VAR) break;
	}
	if (redeclared) this.raiseRecoverable(pos, "Identifier '" + name + "' has already been declared");
};
pp$3.checkLocalExport = function(id) {
	if (this.scopeStack[0].lexical.indexOf(id.name) === -1 && this.scopeStack[0].var.indexOf(id.name) === -1) this.undefinedExports[id.name] = id;
};
pp$3.currentScope = function() {
	return this.scopeStack[this.scopeStack.length - 1];
};
pp$3.currentVarScope = function() {
	for (var i = this.scopeStack.length - 1;; i--) {
		var scope = this.scopeStack[i];
		if (scope.flags & (SCOPE_VAR | SCOPE_CLASS_FIELD_INIT | SCOPE_CLASS_STATIC_BLOCK)) return scope;
	}
};
pp$3.currentThisScope = function() {
	for (var i = this.scopeStack.length - 1;; i--) {
		var scope = this.scopeStack[i];
		if (scope.flags & (SCOPE_VAR | SCOPE_CLASS_FIELD_INIT | SCOPE_CLASS_STATIC_BLOCK) && !(scope.flags & SCOPE_ARROW)) return scope;
	}
};
var Node = function Node(parser, pos, loc) {
	this.type = "";
	this.start = pos;
	this.end = 0;
	if (parser.options.locations) this.loc = new SourceLocation(parser, loc);
	if (parser.options.directSourceFile) this.sourceFile = parser.options.directSourceFile;
	if (parser.options.ranges) this.range = [pos, 0];
};
var pp$2 = Parser.prototype;
pp$2.startNode = function() {
	return new Node(this, this.start, this.startLoc);
};
pp$2.startNodeAt = function(pos, loc) {
	return new Node(this, pos, loc);
};
function finishNodeAt(node, type, pos, loc) {
	node.type = type;
	node.end = pos;
	if (this.options.locations) node.loc.end = loc;
	if (this.options.ranges) node.range[1] = pos;
	return node;
}
pp$2.finishNode = function(node, type) {
	return finishNodeAt.call(this, node, type, this.lastTokEnd, this.lastTokEndLoc);
};
pp$2.finishNodeAt = function(node, type, pos, loc) {
	return finishNodeAt.call(this, node, type, pos, loc);
};
pp$2.copyNode = function(node) {
	var newNode = new Node(this, node.start, this.startLoc);
	for (var prop in node) newNode[prop] = node[prop];
	return newNode;
};
var scriptValuesAddedInUnicode = "Berf Beria_Erfe Gara Garay Gukh Gurung_Khema Hrkt Katakana_Or_Hiragana Kawi Kirat_Rai Krai Nag_Mundari Nagm Ol_Onal Onao Sidetic Sidt Sunu Sunuwar Tai_Yo Tayo Todhri Todr Tolong_Siki Tols Tulu_Tigalari Tutg Unknown Zzzz";
var ecma9BinaryProperties = "ASCII ASCII_Hex_Digit AHex Alphabetic Alpha Any Assigned Bidi_Control Bidi_C Bidi_Mirrored Bidi_M Case_Ignorable CI Cased Changes_When_Casefolded CWCF Changes_When_Casemapped CWCM Changes_When_Lowercased CWL Changes_When_NFKC_Casefolded CWKCF Changes_When_Titlecased CWT Changes_When_Uppercased CWU Dash Default_Ignorable_Code_Point DI Deprecated Dep Diacritic Dia Emoji Emoji_Component Emoji_Modifier Emoji_Modifier_Base Emoji_Presentation Extender Ext Grapheme_Base Gr_Base Grapheme_Extend Gr_Ext Hex_Digit Hex IDS_Binary_Operator IDSB IDS_Trinary_Operator IDST ID_Continue IDC ID_Start IDS Ideographic Ideo Join_Control Join_C Logical_Order_Exception LOE Lowercase Lower Math Noncharacter_Code_Point NChar Pattern_Syntax Pat_Syn Pattern_White_Space Pat_WS Quotation_Mark QMark Radical Regional_Indicator RI Sentence_Terminal STerm Soft_Dotted SD Terminal_Punctuation Term Unified_Ideograph UIdeo Uppercase Upper Variation_Selector VS White_Space space XID_Continue XIDC XID_Start XIDS";
var ecma10BinaryProperties = ecma9BinaryProperties + " Extended_Pictographic";
var ecma11BinaryProperties = ecma10BinaryProperties;
var ecma12BinaryProperties = ecma11BinaryProperties + " EBase EComp EMod EPres ExtPict";
var ecma13BinaryProperties = ecma12BinaryProperties;
var unicodeBinaryProperties = {
	9: ecma9BinaryProperties,
	10: ecma10BinaryProperties,
	11: ecma11BinaryProperties,
	12: ecma12BinaryProperties,
	13: ecma13BinaryProperties,
	14: ecma13BinaryProperties
};
var unicodeBinaryPropertiesOfStrings = {
	9: "",
	10: "",
	11: "",
	12: "",
	13: "",
	14: "Basic_Emoji Emoji_Keycap_Sequence RGI_Emoji_Modifier_Sequence RGI_Emoji_Flag_Sequence RGI_Emoji_Tag_Sequence RGI_Emoji_ZWJ_Sequence RGI_Emoji"
};
var unicodeGeneralCategoryValues = "Cased_Letter LC Close_Punctuation Pe Connector_Punctuation Pc Control Cc cntrl Currency_Symbol Sc Dash_Punctuation Pd Decimal_Number Nd digit Enclosing_Mark Me Final_Punctuation Pf Format Cf Initial_Punctuation Pi Letter L Letter_Number Nl Line_Separator Zl Lowercase_Letter Ll Mark M Combining_Mark Math_Symbol Sm Modifier_Letter Lm Modifier_Symbol Sk Nonspacing_Mark Mn Number N Open_Punctuation Ps Other C Other_Letter Lo Other_Number No Other_Punctuation Po Other_Symbol So Paragraph_Separator Zp Private_Use Co Punctuation P punct Separator Z Space_Separator Zs Spacing_Mark Mc Surrogate Cs Symbol S Titlecase_Letter Lt Unassigned Cn Uppercase_Letter Lu";
var ecma9ScriptValues = "Adlam Adlm Ahom Anatolian_Hieroglyphs Hluw Arabic Arab Armenian Armn Avestan Avst Balinese Bali Bamum Bamu Bassa_Vah Bass Batak Batk Bengali Beng Bhaiksuki Bhks Bopomofo Bopo Brahmi Brah Braille Brai Buginese Bugi Buhid Buhd Canadian_Aboriginal Cans Carian Cari Caucasian_Albanian Aghb Chakma Cakm Cham Cham Cherokee Cher Common Zyyy Coptic Copt Qaac Cuneiform Xsux Cypriot Cprt Cyrillic Cyrl Deseret Dsrt Devanagari Deva Duployan Dupl Egyptian_Hieroglyphs Egyp Elbasan Elba Ethiopic Ethi Georgian Geor Glagolitic Glag Gothic Goth Grantha Gran Greek Grek Gujarati Gujr Gurmukhi Guru Han Hani Hangul Hang Hanunoo Hano Hatran Hatr Hebrew Hebr Hiragana Hira Imperial_Aramaic Armi Inherited Zinh Qaai Inscriptional_Pahlavi Phli Inscriptional_Parthian Prti Javanese Java Kaithi Kthi Kannada Knda Katakana Kana Kayah_Li Kali Kharoshthi Khar Khmer Khmr Khojki Khoj Khudawadi Sind Lao Laoo Latin Latn Lepcha Lepc Limbu Limb Linear_A Lina Linear_B Linb Lisu Lisu Lycian Lyci Lydian Lydi Mahajani Mahj Malayalam Mlym Mandaic Mand Manichaean Mani Marchen Marc Masaram_Gondi Gonm Meetei_Mayek Mtei Mende_Kikakui Mend Meroitic_Cursive Merc Meroitic_Hieroglyphs Mero Miao Plrd Modi Mongolian Mong Mro Mroo Multani Mult Myanmar Mymr Nabataean Nbat New_Tai_Lue Talu Newa Newa Nko Nkoo Nushu Nshu Ogham Ogam Ol_Chiki Olck Old_Hungarian Hung Old_Italic Ital Old_North_Arabian Narb Old_Permic Perm Old_Persian Xpeo Old_South_Arabian Sarb Old_Turkic Orkh Oriya Orya Osage Osge Osmanya Osma Pahawh_Hmong Hmng Palmyrene Palm Pau_Cin_Hau Pauc Phags_Pa Phag Phoenician Phnx Psalter_Pahlavi Phlp Rejang Rjng Runic Runr Samaritan Samr Saurashtra Saur Sharada Shrd Shavian Shaw Siddham Sidd SignWriting Sgnw Sinhala Sinh Sora_Sompeng Sora Soyombo Soyo Sundanese Sund Syloti_Nagri Sylo Syriac Syrc Tagalog Tglg Tagbanwa Tagb Tai_Le Tale Tai_Tham Lana Tai_Viet Tavt Takri Takr Tamil Taml Tangut Tang Telugu Telu Thaana Thaa Thai Thai Tibetan Tibt Tifinagh Tfng Tirhuta Tirh Ugaritic Ugar Vai Vaii Warang_Citi Wara Yi Yiii Zanabazar_Square Zanb";
var ecma10ScriptValues = ecma9ScriptValues + " Dogra Dogr Gunjala_Gondi Gong Hanifi_Rohingya Rohg Makasar Maka Medefaidrin Medf Old_Sogdian Sogo Sogdian Sogd";
var ecma11ScriptValues = ecma10ScriptValues + " Elymaic Elym Nandinagari Nand Nyiakeng_Puachue_Hmong Hmnp Wancho Wcho";
var ecma12ScriptValues = ecma11ScriptValues + " Chorasmian Chrs Diak Dives_Akuru Khitan_Small_Script Kits Yezi Yezidi";
var ecma13ScriptValues = ecma12ScriptValues + " Cypro_Minoan Cpmn Old_Uyghur Ougr Tangsa Tnsa Toto Vithkuqi Vith";
var unicodeScriptValues = {
	9: ecma9ScriptValues,
	10: ecma10ScriptValues,
	11: ecma11ScriptValues,
	12: ecma12ScriptValues,
	13: ecma13ScriptValues,
	14: ecma13ScriptValues + " " + scriptValuesAddedInUnicode
};
var data = {};
function buildUnicodeData(ecmaVersion) {
	var d = data[ecmaVersion] = {
		binary: wordsRegexp(unicodeBinaryProperties[ecmaVersion] + " " + unicodeGeneralCategoryValues),
		binaryOfStrings: wordsRegexp(unicodeBinaryPropertiesOfStrings[ecmaVersion]),
		nonBinary: {
			General_Category: wordsRegexp(unicodeGeneralCategoryValues),
			Script: wordsRegexp(unicodeScriptValues[ecmaVersion])
		}
	};
	d.nonBinary.Script_Extensions = d.nonBinary.Script;
	d.nonBinary.gc = d.nonBinary.General_Category;
	d.nonBinary.sc = d.nonBinary.Script;
	d.nonBinary.scx = d.nonBinary.Script_Extensions;
}
for (var i = 0, list = [
	9,
	10,
	11,
	12,
	13,
	14
]; i < list.length; i += 1) {
	var ecmaVersion = list[i];
	buildUnicodeData(ecmaVersion);
}
var pp$1 = Parser.prototype;
var BranchID = function BranchID(parent, base) {
	this.parent = parent;
	this.base = base || this;
};
BranchID.prototype.separatedFrom = function separatedFrom(alt) {
	for (var self = this; self; self = self.parent) for (var other = alt; other; other = other.parent) if (self.base === other.base && self !== other) return true;
	return false;
};
BranchID.prototype.sibling = function sibling() {
	return new BranchID(this.parent, this.base);
};
var RegExpValidationState = function RegExpValidationState(parser) {
	this.parser = parser;
	this.validFlags = "gim" + (parser.options.ecmaVersion >= 6 ? "uy" : "") + (parser.options.ecmaVersion >= 9 ? "s" : "") + (parser.options.ecmaVersion >= 13 ? "d" : "") + (parser.options.ecmaVersion >= 15 ? "v" : "");
	this.unicodeProperties = data[parser.options.ecmaVersion >= 14 ? 14 : parser.options.ecmaVersion];
	this.source = "";
	this.flags = "";
	this.start = 0;
	this.switchU = false;
	this.switchV = false;
	this.switchN = false;
	this.pos = 0;
	this.lastIntValue = 0;
	this.lastStringValue = "";
	this.lastAssertionIsQuantifiable = false;
	this.numCapturingParens = 0;
	this.maxBackReference = 0;
	this.groupNames = Object.create(null);
	this.backReferenceNames = [];
	this.branchID = null;
};
RegExpValidationState.prototype.reset = function reset(start, pattern, flags) {
	var unicodeSets = flags.indexOf("v") !== -1;
	var unicode = flags.indexOf("u") !== -1;
	this.start = start | 0;
	this.source = pattern + "";
	this.flags = flags;
	if (unicodeSets && this.parser.options.ecmaVersion >= 15) {
		this.switchU = true;
		this.switchV = true;
		this.switchN = true;
	} else {
		this.switchU = unicode && this.parser.options.ecmaVersion >= 6;
		this.switchV = false;
		this.switchN = unicode && this.parser.options.ecmaVersion >= 9;
	}
};
RegExpValidationState.prototype.raise = function raise(message) {
	this.parser.raiseRecoverable(this.start, "Invalid regular expression: /" + this.source + "/: " + message);
};
RegExpValidationState.prototype.at = function at(i, forceU) {
	if (forceU === void 0) forceU = false;
	var s = this.source;
	var l = s.length;
	if (i >= l) return -1;
	var c = s.charCodeAt(i);
	if (!(forceU || this.switchU) || c <= 55295 || c >= 57344 || i + 1 >= l) return c;
	var next = s.charCodeAt(i + 1);
	return next >= 56320 && next <= 57343 ? (c << 10) + next - 56613888 : c;
};
RegExpValidationState.prototype.nextIndex = function nextIndex(i, forceU) {
	if (forceU === void 0) forceU = false;
	var s = this.source;
	var l = s.length;
	if (i >= l) return l;
	var c = s.charCodeAt(i), next;
	if (!(forceU || this.switchU) || c <= 55295 || c >= 57344 || i + 1 >= l || (next = s.charCodeAt(i + 1)) < 56320 || next > 57343) return i + 1;
	return i + 2;
};
RegExpValidationState.prototype.current = function current(forceU) {
	if (forceU === void 0) forceU = false;
	return this.at(this.pos, forceU);
};
RegExpValidationState.prototype.lookahead = function lookahead(forceU) {
	if (forceU === void 0) forceU = false;
	return this.at(this.nextIndex(this.pos, forceU), forceU);
};
RegExpValidationState.prototype.advance = function advance(forceU) {
	if (forceU === void 0) forceU = false;
	this.pos = this.nextIndex(this.pos, forceU);
};
RegExpValidationState.prototype.eat = function eat(ch, forceU) {
	if (forceU === void 0) forceU = false;
	if (this.current(forceU) === ch) {
		this.advance(forceU);
		return true;
	}
	return false;
};
RegExpValidationState.prototype.eatChars = function eatChars(chs, forceU) {
	if (forceU === void 0) forceU = false;
	var pos = this.pos;
	for (var i = 0, list = chs; i < list.length; i += 1) {
		var ch = list[i];
		var current = this.at(pos, forceU);
		if (current === -1 || current !== ch) return false;
		pos = this.nextIndex(pos, forceU);
	}
	this.pos = pos;
	return true;
};
/**
* Validate the flags part of a given RegExpLiteral.
*
* @param {RegExpValidationState} state The state to validate RegExp.
* @returns {void}
*/
pp$1.validateRegExpFlags = function(state) {
	var validFlags = state.validFlags;
	var flags = state.flags;
	var u = false;
	var v = false;
	for (var i = 0; i < flags.length; i++) {
		var flag = flags.charAt(i);
		if (validFlags.indexOf(flag) === -1) this.raise(state.start, "Invalid regular expression flag");
		if (flags.indexOf(flag, i + 1) > -1) this.raise(state.start, "Duplicate regular expression flag");
		if (flag === "u") u = true;
		if (flag === "v") v = true;
	}
	if (this.options.ecmaVersion >= 15 && u && v) this.raise(state.start, "Invalid regular expression flag");
};
function hasProp(obj) {
	for (var _ in obj) return true;
	return false;
}
/**
* Validate the pattern part of a given RegExpLiteral.
*
* @param {RegExpValidationState} state The state to validate RegExp.
* @returns {void}
*/
pp$1.validateRegExpPattern = function(state) {
	this.regexp_pattern(state);
	if (!state.switchN && this.options.ecmaVersion >= 9 && hasProp(state.groupNames)) {
		state.switchN = true;
		this.regexp_pattern(state);
	}
};
pp$1.regexp_pattern = function(state) {
	state.pos = 0;
	state.lastIntValue = 0;
	state.lastStringValue = "";
	state.lastAssertionIsQuantifiable = false;
	state.numCapturingParens = 0;
	state.maxBackReference = 0;
	state.groupNames = Object.create(null);
	state.backReferenceNames.length = 0;
	state.branchID = null;
	this.regexp_disjunction(state);
	if (state.pos !== state.source.length) {
		if (state.eat(41)) state.raise("Unmatched ')'");
		if (state.eat(93) || state.eat(125)) state.raise("Lone quantifier brackets");
	}
	if (state.maxBackReference > state.numCapturingParens) state.raise("Invalid escape");
	for (var i = 0, list = state.backReferenceNames; i < list.length; i += 1) {
		var name = list[i];
		if (!state.groupNames[name]) state.raise("Invalid named capture referenced");
	}
};
pp$1.regexp_disjunction = function(state) {
	var trackDisjunction = this.options.ecmaVersion >= 16;
	if (trackDisjunction) state.branchID = new BranchID(state.branchID, null);
	this.regexp_alternative(state);
	while (state.eat(124)) {
		if (trackDisjunction) state.branchID = state.branchID.sibling();
		this.regexp_alternative(state);
	}
	if (trackDisjunction) state.branchID = state.branchID.parent;
	if (this.regexp_eatQuantifier(state, true)) state.raise("Nothing to repeat");
	if (state.eat(123)) state.raise("Lone quantifier brackets");
};
pp$1.regexp_alternative = function(state) {
	while (state.pos < state.source.length && this.regexp_eatTerm(state));
};
pp$1.regexp_eatTerm = function(state) {
	if (this.regexp_eatAssertion(state)) {
		if (state.lastAssertionIsQuantifiable && this.regexp_eatQuantifier(state)) {
			if (state.switchU) state.raise("Invalid quantifier");
		}
		return true;
	}
	if (state.switchU ? this.regexp_eatAtom(state) : this.regexp_eatExtendedAtom(state)) {
		this.regexp_eatQuantifier(state);
		return true;
	}
	return false;
};
pp$1.regexp_eatAssertion = function(state) {
	var start = state.pos;
	state.lastAssertionIsQuantifiable = false;
	if (state.eat(94) || state.eat(36)) return true;
	if (state.eat(92)) {
		if (state.eat(66) || state.eat(98)) return true;
		state.pos = start;
	}
	if (state.eat(40) && state.eat(63)) {
		var lookbehind = false;
		if (this.options.ecmaVersion >= 9) lookbehind = state.eat(60);
		if (state.eat(61) || state.eat(33)) {
			this.regexp_disjunction(state);
			if (!state.eat(41)) state.raise("Unterminated group");
			state.lastAssertionIsQuantifiable = !lookbehind;
			return true;
		}
	}
	state.pos = start;
	return false;
};
pp$1.regexp_eatQuantifier = function(state, noError) {
	if (noError === void 0) noError = false;
	if (this.regexp_eatQuantifierPrefix(state, noError)) {
		state.eat(63);
		return true;
	}
	return false;
};
pp$1.regexp_eatQuantifierPrefix = function(state, noError) {
	return state.eat(42) || state.eat(43) || state.eat(63) || this.regexp_eatBracedQuantifier(state, noError);
};
pp$1.regexp_eatBracedQuantifier = function(state, noError) {
	var start = state.pos;
	if (state.eat(123)) {
		var min = 0, max = -1;
		if (this.regexp_eatDecimalDigits(state)) {
			min = state.lastIntValue;
			if (state.eat(44) && this.regexp_eatDecimalDigits(state)) max = state.lastIntValue;
			if (state.eat(125)) {
				if (max !== -1 && max < min && !noError) state.raise("numbers out of order in {} quantifier");
				return true;
			}
		}
		if (state.switchU && !noError) state.raise("Incomplete quantifier");
		state.pos = start;
	}
	return false;
};
pp$1.regexp_eatAtom = function(state) {
	return this.regexp_eatPatternCharacters(state) || state.eat(46) || this.regexp_eatReverseSolidusAtomEscape(state) || this.regexp_eatCharacterClass(state) || this.regexp_eatUncapturingGroup(state) || this.regexp_eatCapturingGroup(state);
};
pp$1.regexp_eatReverseSolidusAtomEscape = function(state) {
	var start = state.pos;
	if (state.eat(92)) {
		if (this.regexp_eatAtomEscape(state)) return true;
		state.pos = start;
	}
	return false;
};
pp$1.regexp_eatUncapturingGroup = function(state) {
	var start = state.pos;
	if (state.eat(40)) {
		if (state.eat(63)) {
			if (this.options.ecmaVersion >= 16) {
				var addModifiers = this.regexp_eatModifiers(state);
				var hasHyphen = state.eat(45);
				if (addModifiers || hasHyphen) {
					for (var i = 0; i < addModifiers.length; i++) {
						var modifier = addModifiers.charAt(i);
						if (addModifiers.indexOf(modifier, i + 1) > -1) state.raise("Duplicate regular expression modifiers");
					}
					if (hasHyphen) {
						var removeModifiers = this.regexp_eatModifiers(state);
						if (!addModifiers && !removeModifiers && state.current() === 58) state.raise("Invalid regular expression modifiers");
						for (var i$1 = 0; i$1 < removeModifiers.length; i$1++) {
							var modifier$1 = removeModifiers.charAt(i$1);
							if (removeModifiers.indexOf(modifier$1, i$1 + 1) > -1 || addModifiers.indexOf(modifier$1) > -1) state.raise("Duplicate regular expression modifiers");
						}
					}
				}
			}
			if (state.eat(58)) {
				this.regexp_disjunction(state);
				if (state.eat(41)) return true;
				state.raise("Unterminated group");
			}
		}
		state.pos = start;
	}
	return false;
};
pp$1.regexp_eatCapturingGroup = function(state) {
	if (state.eat(40)) {
		if (this.options.ecmaVersion >= 9) this.regexp_groupSpecifier(state);
		else if (state.current() === 63) state.raise("Invalid group");
		this.regexp_disjunction(state);
		if (state.eat(41)) {
			state.numCapturingParens += 1;
			return true;
		}
		state.raise("Unterminated group");
	}
	return false;
};
pp$1.regexp_eatModifiers = function(state) {
	var modifiers = "";
	var ch = 0;
	while ((ch = state.current()) !== -1 && isRegularExpressionModifier(ch)) {
		modifiers += codePointToString(ch);
		state.advance();
	}
	return modifiers;
};
function isRegularExpressionModifier(ch) {
	return ch === 105 || ch === 109 || ch === 115;
}
pp$1.regexp_eatExtendedAtom = function(state) {
	return state.eat(46) || this.regexp_eatReverseSolidusAtomEscape(state) || this.regexp_eatCharacterClass(state) || this.regexp_eatUncapturingGroup(state) || this.regexp_eatCapturingGroup(state) || this.regexp_eatInvalidBracedQuantifier(state) || this.regexp_eatExtendedPatternCharacter(state);
};
pp$1.regexp_eatInvalidBracedQuantifier = function(state) {
	if (this.regexp_eatBracedQuantifier(state, true)) state.raise("Nothing to repeat");
	return false;
};
pp$1.regexp_eatSyntaxCharacter = function(state) {
	var ch = state.current();
	if (isSyntaxCharacter(ch)) {
		state.lastIntValue = ch;
		state.advance();
		return true;
	}
	return false;
};
function isSyntaxCharacter(ch) {
	return ch === 36 || ch >= 40 && ch <= 43 || ch === 46 || ch === 63 || ch >= 91 && ch <= 94 || ch >= 123 && ch <= 125;
}
pp$1.regexp_eatPatternCharacters = function(state) {
	var start = state.pos;
	var ch = 0;
	while ((ch = state.current()) !== -1 && !isSyntaxCharacter(ch)) state.advance();
	return state.pos !== start;
};
pp$1.regexp_eatExtendedPatternCharacter = function(state) {
	var ch = state.current();
	if (ch !== -1 && ch !== 36 && !(ch >= 40 && ch <= 43) && ch !== 46 && ch !== 63 && ch !== 91 && ch !== 94 && ch !== 124) {
		state.advance();
		return true;
	}
	return false;
};
pp$1.regexp_groupSpecifier = function(state) {
	if (state.eat(63)) {
		if (!this.regexp_eatGroupName(state)) state.raise("Invalid group");
		var trackDisjunction = this.options.ecmaVersion >= 16;
		var known = state.groupNames[state.lastStringValue];
		if (known) {
			if (trackDisjunction) {
				for (var i = 0, list = known; i < list.length; i += 1) if (!list[i].separatedFrom(state.branchID)) state.raise("Duplicate capture group name");
			} else state.raise("Duplicate capture group name");
		}
		if (trackDisjunction) (known || (state.groupNames[state.lastStringValue] = [])).push(state.branchID);
		else state.groupNames[state.lastStringValue] = true;
	}
};
pp$1.regexp_eatGroupName = function(state) {
	state.lastStringValue = "";
	if (state.eat(60)) {
		if (this.regexp_eatRegExpIdentifierName(state) && state.eat(62)) return true;
		state.raise("Invalid capture group name");
	}
	return false;
};
pp$1.regexp_eatRegExpIdentifierName = function(state) {
	state.lastStringValue = "";
	if (this.regexp_eatRegExpIdentifierStart(state)) {
		state.lastStringValue += codePointToString(state.lastIntValue);
		while (this.regexp_eatRegExpIdentifierPart(state)) state.lastStringValue += codePointToString(state.lastIntValue);
		return true;
	}
	return false;
};
pp$1.regexp_eatRegExpIdentifierStart = function(state) {
	var start = state.pos;
	var forceU = this.options.ecmaVersion >= 11;
	var ch = state.current(forceU);
	state.advance(forceU);
	if (ch === 92 && this.regexp_eatRegExpUnicodeEscapeSequence(state, forceU)) ch = state.lastIntValue;
	if (isRegExpIdentifierStart(ch)) {
		state.lastIntValue = ch;
		return true;
	}
	state.pos = start;
	return false;
};
function isRegExpIdentifierStart(ch) {
	return isIdentifierStart(ch, true) || ch === 36 || ch === 95;
}
pp$1.regexp_eatRegExpIdentifierPart = function(state) {
	var start = state.pos;
	var forceU = this.options.ecmaVersion >= 11;
	var ch = state.current(forceU);
	state.advance(forceU);
	if (ch === 92 && this.regexp_eatRegExpUnicodeEscapeSequence(state, forceU)) ch = state.lastIntValue;
	if (isRegExpIdentifierPart(ch)) {
		state.lastIntValue = ch;
		return true;
	}
	state.pos = start;
	return false;
};
function isRegExpIdentifierPart(ch) {
	return isIdentifierChar(ch, true) || ch === 36 || ch === 95 || ch === 8204 || ch === 8205;
}
pp$1.regexp_eatAtomEscape = function(state) {
	if (this.regexp_eatBackReference(state) || this.regexp_eatCharacterClassEscape(state) || this.regexp_eatCharacterEscape(state) || state.switchN && this.regexp_eatKGroupName(state)) return true;
	if (state.switchU) {
		if (state.current() === 99) state.raise("Invalid unicode escape");
		state.raise("Invalid escape");
	}
	return false;
};
pp$1.regexp_eatBackReference = function(state) {
	var start = state.pos;
	if (this.regexp_eatDecimalEscape(state)) {
		var n = state.lastIntValue;
		if (state.switchU) {
			if (n > state.maxBackReference) state.maxBackReference = n;
			return true;
		}
		if (n <= state.numCapturingParens) return true;
		state.pos = start;
	}
	return false;
};
pp$1.regexp_eatKGroupName = function(state) {
	if (state.eat(107)) {
		if (this.regexp_eatGroupName(state)) {
			state.backReferenceNames.push(state.lastStringValue);
			return true;
		}
		state.raise("Invalid named reference");
	}
	return false;
};
pp$1.regexp_eatCharacterEscape = function(state) {
	return this.regexp_eatControlEscape(state) || this.regexp_eatCControlLetter(state) || this.regexp_eatZero(state) || this.regexp_eatHexEscapeSequence(state) || this.regexp_eatRegExpUnicodeEscapeSequence(state, false) || !state.switchU && this.regexp_eatLegacyOctalEscapeSequence(state) || this.regexp_eatIdentityEscape(state);
};
pp$1.regexp_eatCControlLetter = function(state) {
	var start = state.pos;
	if (state.eat(99)) {
		if (this.regexp_eatControlLetter(state)) return true;
		state.pos = start;
	}
	return false;
};
pp$1.regexp_eatZero = function(state) {
	if (state.current() === 48 && !isDecimalDigit(state.lookahead())) {
		state.lastIntValue = 0;
		state.advance();
		return true;
	}
	return false;
};
pp$1.regexp_eatControlEscape = function(state) {
	var ch = state.current();
	if (ch === 116) {
		state.lastIntValue = 9;
		state.advance();
		return true;
	}
	if (ch === 110) {
		state.lastIntValue = 10;
		state.advance();
		return true;
	}
	if (ch === 118) {
		state.lastIntValue = 11;
		state.advance();
		return true;
	}
	if (ch === 102) {
		state.lastIntValue = 12;
		state.advance();
		return true;
	}
	if (ch === 114) {
		state.lastIntValue = 13;
		state.advance();
		return true;
	}
	return false;
};
pp$1.regexp_eatControlLetter = function(state) {
	var ch = state.current();
	if (isControlLetter(ch)) {
		state.lastIntValue = ch % 32;
		state.advance();
		return true;
	}
	return false;
};
function isControlLetter(ch) {
	return ch >= 65 && ch <= 90 || ch >= 97 && ch <= 122;
}
pp$1.regexp_eatRegExpUnicodeEscapeSequence = function(state, forceU) {
	if (forceU === void 0) forceU = false;
	var start = state.pos;
	var switchU = forceU || state.switchU;
	if (state.eat(117)) {
		if (this.regexp_eatFixedHexDigits(state, 4)) {
			var lead = state.lastIntValue;
			if (switchU && lead >= 55296 && lead <= 56319) {
				var leadSurrogateEnd = state.pos;
				if (state.eat(92) && state.eat(117) && this.regexp_eatFixedHexDigits(state, 4)) {
					var trail = state.lastIntValue;
					if (trail >= 56320 && trail <= 57343) {
						state.lastIntValue = (lead - 55296) * 1024 + (trail - 56320) + 65536;
						return true;
					}
				}
				state.pos = leadSurrogateEnd;
				state.lastIntValue = lead;
			}
			return true;
		}
		if (switchU && state.eat(123) && this.regexp_eatHexDigits(state) && state.eat(125) && isValidUnicode(state.lastIntValue)) return true;
		if (switchU) state.raise("Invalid unicode escape");
		state.pos = start;
	}
	return false;
};
function isValidUnicode(ch) {
	return ch >= 0 && ch <= 1114111;
}
pp$1.regexp_eatIdentityEscape = function(state) {
	if (state.switchU) {
		if (this.regexp_eatSyntaxCharacter(state)) return true;
		if (state.eat(47)) {
			state.lastIntValue = 47;
			return true;
		}
		return false;
	}
	var ch = state.current();
	if (ch !== 99 && (!state.switchN || ch !== 107)) {
		state.lastIntValue = ch;
		state.advance();
		return true;
	}
	return false;
};
pp$1.regexp_eatDecimalEscape = function(state) {
	state.lastIntValue = 0;
	var ch = state.current();
	if (ch >= 49 && ch <= 57) {
		do {
			state.lastIntValue = 10 * state.lastIntValue + (ch - 48);
			state.advance();
		} while ((ch = state.current()) >= 48 && ch <= 57);
		return true;
	}
	return false;
};
var CharSetNone = 0;
var CharSetOk = 1;
var CharSetString = 2;
pp$1.regexp_eatCharacterClassEscape = function(state) {
	var ch = state.current();
	if (isCharacterClassEscape(ch)) {
		state.lastIntValue = -1;
		state.advance();
		return CharSetOk;
	}
	var negate = false;
	if (state.switchU && this.options.ecmaVersion >= 9 && ((negate = ch === 80) || ch === 112)) {
		state.lastIntValue = -1;
		state.advance();
		var result;
		if (state.eat(123) && (result = this.regexp_eatUnicodePropertyValueExpression(state)) && state.eat(125)) {
			if (negate && result === CharSetString) state.raise("Invalid property name");
			return result;
		}
		state.raise("Invalid property name");
	}
	return CharSetNone;
};
function isCharacterClassEscape(ch) {
	return ch === 100 || ch === 68 || ch === 115 || ch === 83 || ch === 119 || ch === 87;
}
pp$1.regexp_eatUnicodePropertyValueExpression = function(state) {
	var start = state.pos;
	if (this.regexp_eatUnicodePropertyName(state) && state.eat(61)) {
		var name = state.lastStringValue;
		if (this.regexp_eatUnicodePropertyValue(state)) {
			var value = state.lastStringValue;
			this.regexp_validateUnicodePropertyNameAndValue(state, name, value);
			return CharSetOk;
		}
	}
	state.pos = start;
	if (this.regexp_eatLoneUnicodePropertyNameOrValue(state)) {
		var nameOrValue = state.lastStringValue;
		return this.regexp_validateUnicodePropertyNameOrValue(state, nameOrValue);
	}
	return CharSetNone;
};
pp$1.regexp_validateUnicodePropertyNameAndValue = function(state, name, value) {
	if (!hasOwn(state.unicodeProperties.nonBinary, name)) state.raise("Invalid property name");
	if (!state.unicodeProperties.nonBinary[name].test(value)) state.raise("Invalid property value");
};
pp$1.regexp_validateUnicodePropertyNameOrValue = function(state, nameOrValue) {
	if (state.unicodeProperties.binary.test(nameOrValue)) return CharSetOk;
	if (state.switchV && state.unicodeProperties.binaryOfStrings.test(nameOrValue)) return CharSetString;
	state.raise("Invalid property name");
};
pp$1.regexp_eatUnicodePropertyName = function(state) {
	var ch = 0;
	state.lastStringValue = "";
	while (isUnicodePropertyNameCharacter(ch = state.current())) {
		state.lastStringValue += codePointToString(ch);
		state.advance();
	}
	return state.lastStringValue !== "";
};
function isUnicodePropertyNameCharacter(ch) {
	return isControlLetter(ch) || ch === 95;
}
pp$1.regexp_eatUnicodePropertyValue = function(state) {
	var ch = 0;
	state.lastStringValue = "";
	while (isUnicodePropertyValueCharacter(ch = state.current())) {
		state.lastStringValue += codePointToString(ch);
		state.advance();
	}
	return state.lastStringValue !== "";
};
function isUnicodePropertyValueCharacter(ch) {
	return isUnicodePropertyNameCharacter(ch) || isDecimalDigit(ch);
}
pp$1.regexp_eatLoneUnicodePropertyNameOrValue = function(state) {
	return this.regexp_eatUnicodePropertyValue(state);
};
pp$1.regexp_eatCharacterClass = function(state) {
	if (state.eat(91)) {
		var negate = state.eat(94);
		var result = this.regexp_classContents(state);
		if (!state.eat(93)) state.raise("Unterminated character class");
		if (negate && result === CharSetString) state.raise("Negated character class may contain strings");
		return true;
	}
	return false;
};
pp$1.regexp_classContents = function(state) {
	if (state.current() === 93) return CharSetOk;
	if (state.switchV) return this.regexp_classSetExpression(state);
	this.regexp_nonEmptyClassRanges(state);
	return CharSetOk;
};
pp$1.regexp_nonEmptyClassRanges = function(state) {
	while (this.regexp_eatClassAtom(state)) {
		var left = state.lastIntValue;
		if (state.eat(45) && this.regexp_eatClassAtom(state)) {
			var right = state.lastIntValue;
			if (state.switchU && (left === -1 || right === -1)) state.raise("Invalid character class");
			if (left !== -1 && right !== -1 && left > right) state.raise("Range out of order in character class");
		}
	}
};
pp$1.regexp_eatClassAtom = function(state) {
	var start = state.pos;
	if (state.eat(92)) {
		if (this.regexp_eatClassEscape(state)) return true;
		if (state.switchU) {
			var ch$1 = state.current();
			if (ch$1 === 99 || isOctalDigit(ch$1)) state.raise("Invalid class escape");
			state.raise("Invalid escape");
		}
		state.pos = start;
	}
	var ch = state.current();
	if (ch !== 93) {
		state.lastIntValue = ch;
		state.advance();
		return true;
	}
	return false;
};
pp$1.regexp_eatClassEscape = function(state) {
	var start = state.pos;
	if (state.eat(98)) {
		state.lastIntValue = 8;
		return true;
	}
	if (state.switchU && state.eat(45)) {
		state.lastIntValue = 45;
		return true;
	}
	if (!state.switchU && state.eat(99)) {
		if (this.regexp_eatClassControlLetter(state)) return true;
		state.pos = start;
	}
	return this.regexp_eatCharacterClassEscape(state) || this.regexp_eatCharacterEscape(state);
};
pp$1.regexp_classSetExpression = function(state) {
	var result = CharSetOk, subResult;
	if (this.regexp_eatClassSetRange(state));
	else if (subResult = this.regexp_eatClassSetOperand(state)) {
		if (subResult === CharSetString) result = CharSetString;
		var start = state.pos;
		while (state.eatChars([38, 38])) {
			if (state.current() !== 38 && (subResult = this.regexp_eatClassSetOperand(state))) {
				if (subResult !== CharSetString) result = CharSetOk;
				continue;
			}
			state.raise("Invalid character in character class");
		}
		if (start !== state.pos) return result;
		while (state.eatChars([45, 45])) {
			if (this.regexp_eatClassSetOperand(state)) continue;
			state.raise("Invalid character in character class");
		}
		if (start !== state.pos) return result;
	} else state.raise("Invalid character in character class");
	for (;;) {
		if (this.regexp_eatClassSetRange(state)) continue;
		subResult = this.regexp_eatClassSetOperand(state);
		if (!subResult) return result;
		if (subResult === CharSetString) result = CharSetString;
	}
};
pp$1.regexp_eatClassSetRange = function(state) {
	var start = state.pos;
	if (this.regexp_eatClassSetCharacter(state)) {
		var left = state.lastIntValue;
		if (state.eat(45) && this.regexp_eatClassSetCharacter(state)) {
			var right = state.lastIntValue;
			if (left !== -1 && right !== -1 && left > right) state.raise("Range out of order in character class");
			return true;
		}
		state.pos = start;
	}
	return false;
};
pp$1.regexp_eatClassSetOperand = function(state) {
	if (this.regexp_eatClassSetCharacter(state)) return CharSetOk;
	return this.regexp_eatClassStringDisjunction(state) || this.regexp_eatNestedClass(state);
};
pp$1.regexp_eatNestedClass = function(state) {
	var start = state.pos;
	if (state.eat(91)) {
		var negate = state.eat(94);
		var result = this.regexp_classContents(state);
		if (state.eat(93)) {
			if (negate && result === CharSetString) state.raise("Negated character class may contain strings");
			return result;
		}
		state.pos = start;
	}
	if (state.eat(92)) {
		var result$1 = this.regexp_eatCharacterClassEscape(state);
		if (result$1) return result$1;
		state.pos = start;
	}
	return null;
};
pp$1.regexp_eatClassStringDisjunction = function(state) {
	var start = state.pos;
	if (state.eatChars([92, 113])) {
		if (state.eat(123)) {
			var result = this.regexp_classStringDisjunctionContents(state);
			if (state.eat(125)) return result;
		} else state.raise("Invalid escape");
		state.pos = start;
	}
	return null;
};
pp$1.regexp_classStringDisjunctionContents = function(state) {
	var result = this.regexp_classString(state);
	while (state.eat(124)) if (this.regexp_classString(state) === CharSetString) result = CharSetString;
	return result;
};
pp$1.regexp_classString = function(state) {
	var count = 0;
	while (this.regexp_eatClassSetCharacter(state)) count++;
	return count === 1 ? CharSetOk : CharSetString;
};
pp$1.regexp_eatClassSetCharacter = function(state) {
	var start = state.pos;
	if (state.eat(92)) {
		if (this.regexp_eatCharacterEscape(state) || this.regexp_eatClassSetReservedPunctuator(state)) return true;
		if (state.eat(98)) {
			state.lastIntValue = 8;
			return true;
		}
		state.pos = start;
		return false;
	}
	var ch = state.current();
	if (ch < 0 || ch === state.lookahead() && isClassSetReservedDoublePunctuatorCharacter(ch)) return false;
	if (isClassSetSyntaxCharacter(ch)) return false;
	state.advance();
	state.lastIntValue = ch;
	return true;
};
function isClassSetReservedDoublePunctuatorCharacter(ch) {
	return ch === 33 || ch >= 35 && ch <= 38 || ch >= 42 && ch <= 44 || ch === 46 || ch >= 58 && ch <= 64 || ch === 94 || ch === 96 || ch === 126;
}
function isClassSetSyntaxCharacter(ch) {
	return ch === 40 || ch === 41 || ch === 45 || ch === 47 || ch >= 91 && ch <= 93 || ch >= 123 && ch <= 125;
}
pp$1.regexp_eatClassSetReservedPunctuator = function(state) {
	var ch = state.current();
	if (isClassSetReservedPunctuator(ch)) {
		state.lastIntValue = ch;
		state.advance();
		return true;
	}
	return false;
};
function isClassSetReservedPunctuator(ch) {
	return ch === 33 || ch === 35 || ch === 37 || ch === 38 || ch === 44 || ch === 45 || ch >= 58 && ch <= 62 || ch === 64 || ch === 96 || ch === 126;
}
pp$1.regexp_eatClassControlLetter = function(state) {
	var ch = state.current();
	if (isDecimalDigit(ch) || ch === 95) {
		state.lastIntValue = ch % 32;
		state.advance();
		return true;
	}
	return false;
};
pp$1.regexp_eatHexEscapeSequence = function(state) {
	var start = state.pos;
	if (state.eat(120)) {
		if (this.regexp_eatFixedHexDigits(state, 2)) return true;
		if (state.switchU) state.raise("Invalid escape");
		state.pos = start;
	}
	return false;
};
pp$1.regexp_eatDecimalDigits = function(state) {
	var start = state.pos;
	var ch = 0;
	state.lastIntValue = 0;
	while (isDecimalDigit(ch = state.current())) {
		state.lastIntValue = 10 * state.lastIntValue + (ch - 48);
		state.advance();
	}
	return state.pos !== start;
};
function isDecimalDigit(ch) {
	return ch >= 48 && ch <= 57;
}
pp$1.regexp_eatHexDigits = function(state) {
	var start = state.pos;
	var ch = 0;
	state.lastIntValue = 0;
	while (isHexDigit(ch = state.current())) {
		state.lastIntValue = 16 * state.lastIntValue + hexToInt(ch);
		state.advance();
	}
	return state.pos !== start;
};
function isHexDigit(ch) {
	return ch >= 48 && ch <= 57 || ch >= 65 && ch <= 70 || ch >= 97 && ch <= 102;
}
function hexToInt(ch) {
	if (ch >= 65 && ch <= 70) return 10 + (ch - 65);
	if (ch >= 97 && ch <= 102) return 10 + (ch - 97);
	return ch - 48;
}
pp$1.regexp_eatLegacyOctalEscapeSequence = function(state) {
	if (this.regexp_eatOctalDigit(state)) {
		var n1 = state.lastIntValue;
		if (this.regexp_eatOctalDigit(state)) {
			var n2 = state.lastIntValue;
			if (n1 <= 3 && this.regexp_eatOctalDigit(state)) state.lastIntValue = n1 * 64 + n2 * 8 + state.lastIntValue;
			else state.lastIntValue = n1 * 8 + n2;
		} else state.lastIntValue = n1;
		return true;
	}
	return false;
};
pp$1.regexp_eatOctalDigit = function(state) {
	var ch = state.current();
	if (isOctalDigit(ch)) {
		state.lastIntValue = ch - 48;
		state.advance();
		return true;
	}
	state.lastIntValue = 0;
	return false;
};
function isOctalDigit(ch) {
	return ch >= 48 && ch <= 55;
}
pp$1.regexp_eatFixedHexDigits = function(state, length) {
	var start = state.pos;
	state.lastIntValue = 0;
	for (var i = 0; i < length; ++i) {
		var ch = state.current();
		if (!isHexDigit(ch)) {
			state.pos = start;
			return false;
		}
		state.lastIntValue = 16 * state.lastIntValue + hexToInt(ch);
		state.advance();
	}
	return true;
};
var Token = function Token(p) {
	this.type = p.type;
	this.value = p.value;
	this.start = p.start;
	this.end = p.end;
	if (p.options.locations) this.loc = new SourceLocation(p, p.startLoc, p.endLoc);
	if (p.options.ranges) this.range = [p.start, p.end];
};
var pp = Parser.prototype;
pp.next = function(ignoreEscapeSequenceInKeyword) {
	if (!ignoreEscapeSequenceInKeyword && this.type.keyword && this.containsEsc) this.raiseRecoverable(this.start, "Escape sequence in keyword " + this.type.keyword);
	if (this.options.onToken) this.options.onToken(new Token(this));
	this.lastTokEnd = this.end;
	this.lastTokStart = this.start;
	this.lastTokEndLoc = this.endLoc;
	this.lastTokStartLoc = this.startLoc;
	this.nextToken();
};
pp.getToken = function() {
	this.next();
	return new Token(this);
};
if (typeof Symbol !== "undefined") pp[Symbol.iterator] = function() {
	var this$1$1 = this;
	return { next: function() {
		var token = this$1$1.getToken();
		return {
			done: token.type === types$1.eof,
			value: token
		};
	} };
};
pp.nextToken = function() {
	var curContext = this.curContext();
	if (!curContext || !curContext.preserveSpace) this.skipSpace();
	this.start = this.pos;
	if (this.options.locations) this.startLoc = this.curPosition();
	if (this.pos >= this.input.length) return this.finishToken(types$1.eof);
	if (curContext.override) return curContext.override(this);
	else this.readToken(this.fullCharCodeAtPos());
};
pp.readToken = function(code) {
	if (isIdentifierStart(code, this.options.ecmaVersion >= 6) || code === 92) return this.readWord();
	return this.getTokenFromCode(code);
};
pp.fullCharCodeAt = function(pos) {
	var code = this.input.charCodeAt(pos);
	if (code <= 55295 || code >= 56320) return code;
	var next = this.input.charCodeAt(pos + 1);
	return next <= 56319 || next >= 57344 ? code : (code << 10) + next - 56613888;
};
pp.fullCharCodeAtPos = function() {
	return this.fullCharCodeAt(this.pos);
};
pp.skipBlockComment = function() {
	var startLoc = this.options.onComment && this.curPosition();
	var start = this.pos, end = this.input.indexOf("*/", this.pos += 2);
	if (end === -1) this.raise(this.pos - 2, "Unterminated comment");
	this.pos = end + 2;
	if (this.options.locations) for (var nextBreak = void 0, pos = start; (nextBreak = nextLineBreak(this.input, pos, this.pos)) > -1;) {
		++this.curLine;
		pos = this.lineStart = nextBreak;
	}
	if (this.options.onComment) this.options.onComment(true, this.input.slice(start + 2, end), start, this.pos, startLoc, this.curPosition());
};
pp.skipLineComment = function(startSkip) {
	var start = this.pos;
	var startLoc = this.options.onComment && this.curPosition();
	var ch = this.input.charCodeAt(this.pos += startSkip);
	while (this.pos < this.input.length && !isNewLine(ch)) ch = this.input.charCodeAt(++this.pos);
	if (this.options.onComment) this.options.onComment(false, this.input.slice(start + startSkip, this.pos), start, this.pos, startLoc, this.curPosition());
};
pp.skipSpace = function() {
	loop: while (this.pos < this.input.length) {
		var ch = this.input.charCodeAt(this.pos);
		switch (ch) {
			case 32:
			case 160:
				++this.pos;
				break;
			case 13: if (this.input.charCodeAt(this.pos + 1) === 10) ++this.pos;
			case 10:
			case 8232:
			case 8233:
				++this.pos;
				if (this.options.locations) {
					++this.curLine;
					this.lineStart = this.pos;
				}
				break;
			case 47:
				switch (this.input.charCodeAt(this.pos + 1)) {
					case 42:
						this.skipBlockComment();
						break;
					case 47:
						this.skipLineComment(2);
						break;
					default: break loop;
				}
				break;
			default: if (ch > 8 && ch < 14 || ch >= 5760 && nonASCIIwhitespace.test(String.fromCharCode(ch))) ++this.pos;
			else break loop;
		}
	}
};
pp.finishToken = function(type, val) {
	this.end = this.pos;
	if (this.options.locations) this.endLoc = this.curPosition();
	var prevType = this.type;
	this.type = type;
	this.value = val;
	this.updateContext(prevType);
};
pp.readToken_dot = function() {
	var next = this.input.charCodeAt(this.pos + 1);
	if (next >= 48 && next <= 57) return this.readNumber(true);
	var next2 = this.input.charCodeAt(this.pos + 2);
	if (this.options.ecmaVersion >= 6 && next === 46 && next2 === 46) {
		this.pos += 3;
		return this.finishToken(types$1.ellipsis);
	} else {
		++this.pos;
		return this.finishToken(types$1.dot);
	}
};
pp.readToken_slash = function() {
	var next = this.input.charCodeAt(this.pos + 1);
	if (this.exprAllowed) {
		++this.pos;
		return this.readRegexp();
	}
	if (next === 61) return this.finishOp(types$1.assign, 2);
	return this.finishOp(types$1.slash, 1);
};
pp.readToken_mult_modulo_exp = function(code) {
	var next = this.input.charCodeAt(this.pos + 1);
	var size = 1;
	var tokentype = code === 42 ? types$1.star : types$1.modulo;
	if (this.options.ecmaVersion >= 7 && code === 42 && next === 42) {
		++size;
		tokentype = types$1.starstar;
		next = this.input.charCodeAt(this.pos + 2);
	}
	if (next === 61) return this.finishOp(types$1.assign, size + 1);
	return this.finishOp(tokentype, size);
};
pp.readToken_pipe_amp = function(code) {
	var next = this.input.charCodeAt(this.pos + 1);
	if (next === code) {
		if (this.options.ecmaVersion >= 12) {
			if (this.input.charCodeAt(this.pos + 2) === 61) return this.finishOp(types$1.assign, 3);
		}
		return this.finishOp(code === 124 ? types$1.logicalOR : types$1.logicalAND, 2);
	}
	if (next === 61) return this.finishOp(types$1.assign, 2);
	return this.finishOp(code === 124 ? types$1.bitwiseOR : types$1.bitwiseAND, 1);
};
pp.readToken_caret = function() {
	if (this.input.charCodeAt(this.pos + 1) === 61) return this.finishOp(types$1.assign, 2);
	return this.finishOp(types$1.bitwiseXOR, 1);
};
pp.readToken_plus_min = function(code) {
	var next = this.input.charCodeAt(this.pos + 1);
	if (next === code) {
		if (next === 45 && !this.inModule && this.input.charCodeAt(this.pos + 2) === 62 && (this.lastTokEnd === 0 || lineBreak.test(this.input.slice(this.lastTokEnd, this.pos)))) {
			this.skipLineComment(3);
			this.skipSpace();
			return this.nextToken();
		}
		return this.finishOp(types$1.incDec, 2);
	}
	if (next === 61) return this.finishOp(types$1.assign, 2);
	return this.finishOp(types$1.plusMin, 1);
};
pp.readToken_lt_gt = function(code) {
	var next = this.input.charCodeAt(this.pos + 1);
	var size = 1;
	if (next === code) {
		size = code === 62 && this.input.charCodeAt(this.pos + 2) === 62 ? 3 : 2;
		if (this.input.charCodeAt(this.pos + size) === 61) return this.finishOp(types$1.assign, size + 1);
		return this.finishOp(types$1.bitShift, size);
	}
	if (next === 33 && code === 60 && !this.inModule && this.input.charCodeAt(this.pos + 2) === 45 && this.input.charCodeAt(this.pos + 3) === 45) {
		this.skipLineComment(4);
		this.skipSpace();
		return this.nextToken();
	}
	if (next === 61) size = 2;
	return this.finishOp(types$1.relational, size);
};
pp.readToken_eq_excl = function(code) {
	var next = this.input.charCodeAt(this.pos + 1);
	if (next === 61) return this.finishOp(types$1.equality, this.input.charCodeAt(this.pos + 2) === 61 ? 3 : 2);
	if (code === 61 && next === 62 && this.options.ecmaVersion >= 6) {
		this.pos += 2;
		return this.finishToken(types$1.arrow);
	}
	return this.finishOp(code === 61 ? types$1.eq : types$1.prefix, 1);
};
pp.readToken_question = function() {
	var ecmaVersion = this.options.ecmaVersion;
	if (ecmaVersion >= 11) {
		var next = this.input.charCodeAt(this.pos + 1);
		if (next === 46) {
			var next2 = this.input.charCodeAt(this.pos + 2);
			if (next2 < 48 || next2 > 57) return this.finishOp(types$1.questionDot, 2);
		}
		if (next === 63) {
			if (ecmaVersion >= 12) {
				if (this.input.charCodeAt(this.pos + 2) === 61) return this.finishOp(types$1.assign, 3);
			}
			return this.finishOp(types$1.coalesce, 2);
		}
	}
	return this.finishOp(types$1.question, 1);
};
pp.readToken_numberSign = function() {
	var ecmaVersion = this.options.ecmaVersion;
	var code = 35;
	if (ecmaVersion >= 13) {
		++this.pos;
		code = this.fullCharCodeAtPos();
		if (isIdentifierStart(code, true) || code === 92) return this.finishToken(types$1.privateId, this.readWord1());
	}
	this.raise(this.pos, "Unexpected character '" + codePointToString(code) + "'");
};
pp.getTokenFromCode = function(code) {
	switch (code) {
		case 46: return this.readToken_dot();
		case 40:
			++this.pos;
			return this.finishToken(types$1.parenL);
		case 41:
			++this.pos;
			return this.finishToken(types$1.parenR);
		case 59:
			++this.pos;
			return this.finishToken(types$1.semi);
		case 44:
			++this.pos;
			return this.finishToken(types$1.comma);
		case 91:
			++this.pos;
			return this.finishToken(types$1.bracketL);
		case 93:
			++this.pos;
			return this.finishToken(types$1.bracketR);
		case 123:
			++this.pos;
			return this.finishToken(types$1.braceL);
		case 125:
			++this.pos;
			return this.finishToken(types$1.braceR);
		case 58:
			++this.pos;
			return this.finishToken(types$1.colon);
		case 96:
			if (this.options.ecmaVersion < 6) break;
			++this.pos;
			return this.finishToken(types$1.backQuote);
		case 48:
			var next = this.input.charCodeAt(this.pos + 1);
			if (next === 120 || next === 88) return this.readRadixNumber(16);
			if (this.options.ecmaVersion >= 6) {
				if (next === 111 || next === 79) return this.readRadixNumber(8);
				if (next === 98 || next === 66) return this.readRadixNumber(2);
			}
		case 49:
		case 50:
		case 51:
		case 52:
		case 53:
		case 54:
		case 55:
		case 56:
		case 57: return this.readNumber(false);
		case 34:
		case 39: return this.readString(code);
		case 47: return this.readToken_slash();
		case 37:
		case 42: return this.readToken_mult_modulo_exp(code);
		case 124:
		case 38: return this.readToken_pipe_amp(code);
		case 94: return this.readToken_caret();
		case 43:
		case 45: return this.readToken_plus_min(code);
		case 60:
		case 62: return this.readToken_lt_gt(code);
		case 61:
		case 33: return this.readToken_eq_excl(code);
		case 63: return this.readToken_question();
		case 126: return this.finishOp(types$1.prefix, 1);
		case 35: return this.readToken_numberSign();
	}
	this.raise(this.pos, "Unexpected character '" + codePointToString(code) + "'");
};
pp.finishOp = function(type, size) {
	var str = this.input.slice(this.pos, this.pos + size);
	this.pos += size;
	return this.finishToken(type, str);
};
pp.readRegexp = function() {
	var escaped, inClass, start = this.pos;
	for (;;) {
		if (this.pos >= this.input.length) this.raise(start, "Unterminated regular expression");
		var ch = this.input.charAt(this.pos);
		if (lineBreak.test(ch)) this.raise(start, "Unterminated regular expression");
		if (!escaped) {
			if (ch === "[") inClass = true;
			else if (ch === "]" && inClass) inClass = false;
			else if (ch === "/" && !inClass) break;
			escaped = ch === "\\";
		} else escaped = false;
		++this.pos;
	}
	var pattern = this.input.slice(start, this.pos);
	++this.pos;
	var flagsStart = this.pos;
	var flags = this.readWord1();
	if (this.containsEsc) this.unexpected(flagsStart);
	var state = this.regexpState || (this.regexpState = new RegExpValidationState(this));
	state.reset(start, pattern, flags);
	this.validateRegExpFlags(state);
	this.validateRegExpPattern(state);
	var value = null;
	try {
		value = new RegExp(pattern, flags);
	} catch (e) {}
	return this.finishToken(types$1.regexp, {
		pattern,
		flags,
		value
	});
};
pp.readInt = function(radix, len, maybeLegacyOctalNumericLiteral) {
	var allowSeparators = this.options.ecmaVersion >= 12 && len === void 0;
	var isLegacyOctalNumericLiteral = maybeLegacyOctalNumericLiteral && this.input.charCodeAt(this.pos) === 48;
	var start = this.pos, total = 0, lastCode = 0;
	for (var i = 0, e = len == null ? 1e400 : len; i < e; ++i, ++this.pos) {
		var code = this.input.charCodeAt(this.pos), val = void 0;
		if (allowSeparators && code === 95) {
			if (isLegacyOctalNumericLiteral) this.raiseRecoverable(this.pos, "Numeric separator is not allowed in legacy octal numeric literals");
			if (lastCode === 95) this.raiseRecoverable(this.pos, "Numeric separator must be exactly one underscore");
			if (i === 0) this.raiseRecoverable(this.pos, "Numeric separator is not allowed at the first of digits");
			lastCode = code;
			continue;
		}
		if (code >= 97) val = code - 97 + 10;
		else if (code >= 65) val = code - 65 + 10;
		else if (code >= 48 && code <= 57) val = code - 48;
		else val = 1e400;
		if (val >= radix) break;
		lastCode = code;
		total = total * radix + val;
	}
	if (allowSeparators && lastCode === 95) this.raiseRecoverable(this.pos - 1, "Numeric separator is not allowed at the last of digits");
	if (this.pos === start || len != null && this.pos - start !== len) return null;
	return total;
};
function stringToNumber(str, isLegacyOctalNumericLiteral) {
	if (isLegacyOctalNumericLiteral) return parseInt(str, 8);
	return parseFloat(str.replace(/_/g, ""));
}
function stringToBigInt(str) {
	if (typeof BigInt !== "function") return null;
	return BigInt(str.replace(/_/g, ""));
}
pp.readRadixNumber = function(radix) {
	var start = this.pos;
	this.pos += 2;
	var val = this.readInt(radix);
	if (val == null) this.raise(this.start + 2, "Expected number in radix " + radix);
	if (this.options.ecmaVersion >= 11 && this.input.charCodeAt(this.pos) === 110) {
		val = stringToBigInt(this.input.slice(start, this.pos));
		++this.pos;
	} else if (isIdentifierStart(this.fullCharCodeAtPos())) this.raise(this.pos, "Identifier directly after number");
	return this.finishToken(types$1.num, val);
};
pp.readNumber = function(startsWithDot) {
	var start = this.pos;
	if (!startsWithDot && this.readInt(10, void 0, true) === null) this.raise(start, "Invalid number");
	var octal = this.pos - start >= 2 && this.input.charCodeAt(start) === 48;
	if (octal && this.strict) this.raise(start, "Invalid number");
	var next = this.input.charCodeAt(this.pos);
	if (!octal && !startsWithDot && this.options.ecmaVersion >= 11 && next === 110) {
		var val$1 = stringToBigInt(this.input.slice(start, this.pos));
		++this.pos;
		if (isIdentifierStart(this.fullCharCodeAtPos())) this.raise(this.pos, "Identifier directly after number");
		return this.finishToken(types$1.num, val$1);
	}
	if (octal && /[89]/.test(this.input.slice(start, this.pos))) octal = false;
	if (next === 46 && !octal) {
		++this.pos;
		this.readInt(10);
		next = this.input.charCodeAt(this.pos);
	}
	if ((next === 69 || next === 101) && !octal) {
		next = this.input.charCodeAt(++this.pos);
		if (next === 43 || next === 45) ++this.pos;
		if (this.readInt(10) === null) this.raise(start, "Invalid number");
	}
	if (isIdentifierStart(this.fullCharCodeAtPos())) this.raise(this.pos, "Identifier directly after number");
	var val = stringToNumber(this.input.slice(start, this.pos), octal);
	return this.finishToken(types$1.num, val);
};
pp.readCodePoint = function() {
	var ch = this.input.charCodeAt(this.pos), code;
	if (ch === 123) {
		if (this.options.ecmaVersion < 6) this.unexpected();
		var codePos = ++this.pos;
		code = this.readHexChar(this.input.indexOf("}", this.pos) - this.pos);
		++this.pos;
		if (code > 1114111) this.invalidStringToken(codePos, "Code point out of bounds");
	} else code = this.readHexChar(4);
	return code;
};
pp.readString = function(quote) {
	var out = "", chunkStart = ++this.pos;
	for (;;) {
		if (this.pos >= this.input.length) this.raise(this.start, "Unterminated string constant");
		var ch = this.input.charCodeAt(this.pos);
		if (ch === quote) break;
		if (ch === 92) {
			out += this.input.slice(chunkStart, this.pos);
			out += this.readEscapedChar(false);
			chunkStart = this.pos;
		} else if (ch === 8232 || ch === 8233) {
			if (this.options.ecmaVersion < 10) this.raise(this.start, "Unterminated string constant");
			++this.pos;
			if (this.options.locations) {
				this.curLine++;
				this.lineStart = this.pos;
			}
		} else {
			if (isNewLine(ch)) this.raise(this.start, "Unterminated string constant");
			++this.pos;
		}
	}
	out += this.input.slice(chunkStart, this.pos++);
	return this.finishToken(types$1.string, out);
};
var INVALID_TEMPLATE_ESCAPE_ERROR = {};
pp.tryReadTemplateToken = function() {
	this.inTemplateElement = true;
	try {
		this.readTmplToken();
	} catch (err) {
		if (err === INVALID_TEMPLATE_ESCAPE_ERROR) this.readInvalidTemplateToken();
		else throw err;
	}
	this.inTemplateElement = false;
};
pp.invalidStringToken = function(position, message) {
	if (this.inTemplateElement && this.options.ecmaVersion >= 9) throw INVALID_TEMPLATE_ESCAPE_ERROR;
	else this.raise(position, message);
};
pp.readTmplToken = function() {
	var out = "", chunkStart = this.pos;
	for (;;) {
		if (this.pos >= this.input.length) this.raise(this.start, "Unterminated template");
		var ch = this.input.charCodeAt(this.pos);
		if (ch === 96 || ch === 36 && this.input.charCodeAt(this.pos + 1) === 123) {
			if (this.pos === this.start && (this.type === types$1.template || this.type === types$1.invalidTemplate)) {
				if (ch === 36) {
					this.pos += 2;
					return this.finishToken(types$1.dollarBraceL);
				} else {
					++this.pos;
					return this.finishToken(types$1.backQuote);
				}
			}
			out += this.input.slice(chunkStart, this.pos);
			return this.finishToken(types$1.template, out);
		}
		if (ch === 92) {
			out += this.input.slice(chunkStart, this.pos);
			out += this.readEscapedChar(true);
			chunkStart = this.pos;
		} else if (isNewLine(ch)) {
			out += this.input.slice(chunkStart, this.pos);
			++this.pos;
			switch (ch) {
				case 13: if (this.input.charCodeAt(this.pos) === 10) ++this.pos;
				case 10:
					out += "\n";
					break;
				default: out += String.fromCharCode(ch);
			}
			if (this.options.locations) {
				++this.curLine;
				this.lineStart = this.pos;
			}
			chunkStart = this.pos;
		} else ++this.pos;
	}
};
pp.readInvalidTemplateToken = function() {
	for (; this.pos < this.input.length; this.pos++) switch (this.input[this.pos]) {
		case "\\":
			++this.pos;
			break;
		case "$": if (this.input[this.pos + 1] !== "{") break;
		case "`": return this.finishToken(types$1.invalidTemplate, this.input.slice(this.start, this.pos));
		case "\r": if (this.input[this.pos + 1] === "\n") ++this.pos;
		case "\n":
		case "\u2028":
		case "\u2029":
			++this.curLine;
			this.lineStart = this.pos + 1;
	}
	this.raise(this.start, "Unterminated template");
};
pp.readEscapedChar = function(inTemplate) {
	var ch = this.input.charCodeAt(++this.pos);
	++this.pos;
	switch (ch) {
		case 110: return "\n";
		case 114: return "\r";
		case 120: return String.fromCharCode(this.readHexChar(2));
		case 117: return codePointToString(this.readCodePoint());
		case 116: return "	";
		case 98: return "\b";
		case 118: return "\v";
		case 102: return "\f";
		case 13: if (this.input.charCodeAt(this.pos) === 10) ++this.pos;
		case 10:
			if (this.options.locations) {
				this.lineStart = this.pos;
				++this.curLine;
			}
			return "";
		case 56:
		case 57:
			if (this.strict) this.invalidStringToken(this.pos - 1, "Invalid escape sequence");
			if (inTemplate) {
				var codePos = this.pos - 1;
				this.invalidStringToken(codePos, "Invalid escape sequence in template string");
			}
		default:
			if (ch >= 48 && ch <= 55) {
				var octalStr = this.input.substr(this.pos - 1, 3).match(/^[0-7]+/)[0];
				var octal = parseInt(octalStr, 8);
				if (octal > 255) {
					octalStr = octalStr.slice(0, -1);
					octal = parseInt(octalStr, 8);
				}
				this.pos += octalStr.length - 1;
				ch = this.input.charCodeAt(this.pos);
				if ((octalStr !== "0" || ch === 56 || ch === 57) && (this.strict || inTemplate)) this.invalidStringToken(this.pos - 1 - octalStr.length, inTemplate ? "Octal literal in template string" : "Octal literal in strict mode");
				return String.fromCharCode(octal);
			}
			if (isNewLine(ch)) {
				if (this.options.locations) {
					this.lineStart = this.pos;
					++this.curLine;
				}
				return "";
			}
			return String.fromCharCode(ch);
	}
};
pp.readHexChar = function(len) {
	var codePos = this.pos;
	var n = this.readInt(16, len);
	if (n === null) this.invalidStringToken(codePos, "Bad character escape sequence");
	return n;
};
pp.readWord1 = function() {
	this.containsEsc = false;
	var word = "", first = true, chunkStart = this.pos;
	var astral = this.options.ecmaVersion >= 6;
	while (this.pos < this.input.length) {
		var ch = this.fullCharCodeAtPos();
		if (isIdentifierChar(ch, astral)) this.pos += ch <= 65535 ? 1 : 2;
		else if (ch === 92) {
			this.containsEsc = true;
			word += this.input.slice(chunkStart, this.pos);
			var escStart = this.pos;
			if (this.input.charCodeAt(++this.pos) !== 117) this.invalidStringToken(this.pos, "Expecting Unicode escape sequence \\uXXXX");
			++this.pos;
			var esc = this.readCodePoint();
			if (!(first ? isIdentifierStart : isIdentifierChar)(esc, astral)) this.invalidStringToken(escStart, "Invalid Unicode escape");
			word += codePointToString(esc);
			chunkStart = this.pos;
		} else break;
		first = false;
	}
	return word + this.input.slice(chunkStart, this.pos);
};
pp.readWord = function() {
	var word = this.readWord1();
	var type = types$1.name;
	if (this.keywords.test(word)) type = keywords[word];
	return this.finishToken(type, word);
};
var version = "8.19.0";
Parser.acorn = {
	Parser,
	version,
	defaultOptions,
	Position,
	SourceLocation,
	getLineInfo,
	Node,
	TokenType,
	tokTypes: types$1,
	keywordTypes: keywords,
	TokContext,
	tokContexts: types,
	isIdentifierChar,
	isIdentifierStart,
	Token,
	isNewLine,
	lineBreak,
	lineBreakG,
	nonASCIIwhitespace
};
function parse(input, options) {
	return Parser.parse(input, options);
}

// src/source/syntax-tree.ts
const typescriptFile = /\.[cm]?tsx?$/;
const byteOrderMark = "﻿";
/**
* Parses a source as Node would have run it: CommonJS (no wrapper: V8 compiles the body as a function, positions hold),
* ES module, TypeScript with its types blanked out by `stripTypes`.
* null where the text is no JavaScript that acorn knows.
*/
function parseSource(path, source, stripTypes) {
	const withoutMark = source.startsWith(byteOrderMark) ? source.slice(1) : source;
	const text = (typescriptFile.test(path) ? tryTo(() => stripTypes?.(withoutMark) ?? null) : null) ?? withoutMark;
	const options = {
		ecmaVersion: "latest",
		sourceType: "script",
		allowHashBang: true
	};
	const asScript = {
		...options,
		allowReturnOutsideFunction: true,
		allowAwaitOutsideFunction: false
	};
	const asModule = {
		...options,
		sourceType: "module"
	};
	const order = /\.m[jt]s$/.test(path) ? [asModule, asScript] : [asScript, asModule];
	for (const attempt of order) {
		const program = tryTo(() => parse(text, attempt));
		if (program !== null) return {
			program,
			text,
			lineStart: lineStarts(text)
		};
	}
	return null;
}
/** Offset of a 1-based position, -1 where the text has none. */
function offsetOf(tree, line, column) {
	if (line < 1 || column < 1 || line > tree.lineStart.length) return -1;
	const offset = tree.lineStart[line - 1] + column - 1;
	return offset <= tree.text.length ? offset : -1;
}
/** 1-based position of an offset. */
function positionOf(tree, offset) {
	let low = 0;
	let high = tree.lineStart.length - 1;
	while (low < high) {
		const middle = low + high + 1 >> 1;
		if (tree.lineStart[middle] <= offset) low = middle;
		else high = middle - 1;
	}
	return {
		line: low + 1,
		column: offset - tree.lineStart[low] + 1
	};
}
/** The nodes directly below a node, in the order of the text as far as the grammar writes them so. */
function childrenOf(node) {
	const children = [];
	for (const value of Object.values(node)) for (const entry of Array.isArray(value) ? value : [value]) if (isNode(entry)) children.push(entry);
	return children;
}
function isNode(value) {
	return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}
/** Line ends as V8 and acorn count them. */
function lineStarts(text) {
	const starts = [0];
	for (const match of text.matchAll(/\r\n|[\n\r\u2028\u2029]/g)) starts.push(match.index + match[0].length);
	return starts;
}
function tryTo(attempt) {
	try {
		return attempt();
	} catch {
		return null;
	}
}

// src/source/function-index.ts
/**
* Start positions as V8 has them (SharedFunctionInfo, read on Node 20, 22, 24, 26): the opening parenthesis of the
* parameters; an arrow function's first character, `async` included; the keyword `class` for a constructor that is not
* written; for the initialisers of fields the class (Node 20), the brace of its body (22) or the first field (24, 26).
*/
function indexFunctions(tree) {
	const byStart = /* @__PURE__ */ new Map();
	const add = (offset, code) => {
		const there = byStart.get(offset);
		if (there === void 0) byStart.set(offset, [code]);
		else there.push(code);
	};
	const visit = (node) => {
		if (node.type === "FunctionDeclaration" || node.type === "FunctionExpression") add(parametersStart(tree.text, node.id?.end ?? node.start, node.params[0]?.start ?? node.body.start), {
			kind: "function",
			start: node.start,
			own: ownNodes([...node.params, node.body])
		});
		else if (node.type === "ArrowFunctionExpression") add(node.start, {
			kind: "function",
			start: node.start,
			own: ownNodes([...node.params, node.body])
		});
		else if (node.type === "ClassDeclaration" || node.type === "ClassExpression") for (const [offset, code] of codesOfClass(node)) add(offset, code);
		for (const child of childrenOf(node)) visit(child);
	};
	visit(tree.program);
	return {
		tree,
		byStart,
		program: {
			kind: "program",
			start: 0,
			own: ownNodes([...tree.program.body])
		}
	};
}
/** The function V8 means by a name and a 1-based position, or null where the source has none there. */
function functionAt(index, place) {
	const found = index.byStart.get(offsetOf(index.tree, place.line, place.column)) ?? [];
	const isTop = place.line === 0 || place.line === 1 && place.column === 1 && place.functionName === "";
	if (found.length === 0) return isTop ? index.program : null;
	const wantsFields = place.functionName.startsWith("<");
	return found.find((code) => code.kind === "fields" === wantsFields) ?? found[0];
}
function codesOfClass(node) {
	const codes = [];
	const members = node.body.body;
	const written = members.find((member) => member.type === "MethodDefinition" && member.kind === "constructor");
	if (written?.type === "MethodDefinition") {
		const { params, body, start } = written.value;
		codes.push([start, {
			kind: "constructor",
			start: written.start,
			own: ownNodes([...params, body])
		}]);
	} else codes.push([node.start, {
		kind: "constructor",
		start: node.start,
		own: []
	}]);
	const instance = [];
	const shared = [];
	const starts = [];
	for (const member of members) if (member.type === "PropertyDefinition") {
		starts.push({
			offset: member.start,
			isStatic: member.static
		});
		if (member.value) (member.static ? shared : instance).push(member.value);
	} else if (member.type === "StaticBlock") {
		starts.push({
			offset: member.start,
			isStatic: true
		});
		shared.push(...member.body);
	}
	if (starts.length === 0) return codes;
	const fields = (own) => ({
		kind: "fields",
		start: node.start,
		own: ownNodes(own)
	});
	for (const { offset, isStatic } of starts) codes.push([offset, fields(isStatic ? shared : instance)]);
	for (const offset of [node.start, node.body.start]) codes.push([offset, fields([...instance, ...shared])]);
	return codes;
}
/** The nodes that run in one frame: nested functions and classes are listed, what runs inside them is not. */
function ownNodes(roots) {
	const own = [];
	const visit = (node) => {
		own.push(node);
		if (isFunction(node) || node.type === "StaticBlock") return;
		if (node.type === "PropertyDefinition") {
			if (node.computed) visit(node.key);
			return;
		}
		for (const child of childrenOf(node)) visit(child);
	};
	for (const root of roots) visit(root);
	return own;
}
function isFunction({ type }) {
	return type === "FunctionDeclaration" || type === "FunctionExpression" || type === "ArrowFunctionExpression";
}
/** The parenthesis before the first parameter; comments between it and the name do not mislead. */
function parametersStart(text, from, before) {
	let offset = from;
	while (offset < before) if (text.startsWith("//", offset)) {
		const end = text.slice(offset).search(/[\n\r\u2028\u2029]/);
		offset = end < 0 ? before : offset + end;
	} else if (text.startsWith("/*", offset)) offset = text.indexOf("*/", offset) + 2;
	else if (text[offset] === "(") return offset;
	else offset++;
	return from;
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

// src/source/source-map.ts
const comment = /^[ \t]*\/\/[#@] ?sourceMappingURL=(\S+)[ \t]*$/gm;
const inline = /^data:application\/json[^,]*;base64,(.*)$/;
/**
* The source map that a file names in its last comment (Source Map, revision 3; index maps are passed over).
* @param read text of a file by its path; for maps that lie beside the file
*/
function findSourceMap(file, text, read) {
	const url = [...text.matchAll(comment)].at(-1)?.[1];
	if (url === void 0) return null;
	try {
		const data = inline.exec(url)?.[1];
		const path = data === void 0 ? resolvePath(file, decodeURIComponent(url)) : file;
		const json = data === void 0 ? read(path) : decodeBase64(data);
		return json === null ? null : parseSourceMap(path, JSON.parse(json));
	} catch {
		return null;
	}
}
function parseSourceMap(path, map) {
	if (typeof map !== "object" || map === null) return null;
	const { mappings, sources, sourceRoot } = map;
	if (typeof mappings !== "string" || !Array.isArray(sources)) return null;
	const root = typeof sourceRoot === "string" && sourceRoot !== "" ? `${sourceRoot.replace(/\/$/, "")}/` : "";
	const lines = decodeMappings(mappings);
	return (line, column) => {
		const segment = lines[line - 1]?.findLast(([start]) => start <= column - 1);
		const source = segment === void 0 ? void 0 : sources[segment[1]];
		if (segment === void 0 || typeof source !== "string") return null;
		return {
			file: resolvePath(path, root + source),
			line: segment[2] + 1,
			column: segment[3] + 1
		};
	};
}
const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
/** The segments of each generated line that name a source. */
function decodeMappings(mappings) {
	let source = 0;
	let line = 0;
	let column = 0;
	return mappings.split(";").map((text) => {
		let start = 0;
		const segments = [];
		for (const field of text.split(",")) {
			const numbers = decodeNumbers(field);
			if (numbers.length === 0) continue;
			start += numbers[0];
			if (numbers.length < 4) continue;
			source += numbers[1];
			line += numbers[2];
			column += numbers[3];
			segments.push([
				start,
				source,
				line,
				column
			]);
		}
		return segments;
	});
}
/** Base64 VLQ: five bits a digit, the sixth says that more follow; the lowest bit of the whole is the sign. */
function decodeNumbers(text) {
	const numbers = [];
	let value = 0;
	let power = 1;
	for (const character of text) {
		const digit = digits.indexOf(character);
		value += digit % 32 * power;
		power *= 32;
		if (digit >= 32) continue;
		numbers.push(value % 2 === 1 ? -Math.floor(value / 2) : Math.floor(value / 2));
		value = 0;
		power = 1;
	}
	return numbers;
}
function decodeBase64(text) {
	return new TextDecoder().decode(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)));
}
/** A path as written in a file: relative to the file's folder, absolute, or a file URL. */
function resolvePath(from, path) {
	if (path.startsWith("file://")) return decodeURIComponent(new URL(path).pathname);
	if (path.startsWith("/") || /^[A-Za-z]+:/.test(path)) return path;
	const steps = from.split(/[\\/]/).slice(0, -1);
	for (const step of path.split("/")) if (step === "..") steps.pop();
	else if (step !== "." && step !== "") steps.push(step);
	return steps.join("/");
}

// src/source/allocation-site.ts
/**
* The line that allocates. V8 tells the stack of functions only (FACTS: neither profiler knows the line), so the source
* of the function has to: the one `new C`, the literal with those keys, the closure's own definition.
* A generated file that names its source map is traced to its source.
*
* The finder takes the stack, innermost first, what was allocated, and of a closure its definition where the snapshot gives
* it; it answers null where no frame is the user's.
*/
function createSiteFinder(ports) {
	const search = createSearch(ports);
	const isUser = ({ scriptName }) => isUserScript(scriptName) && !(ports.ignore?.(scriptName) ?? false);
	return (stack, allocation, definition) => {
		if (allocation.kind === "closure" && definition !== null && isUser(definition)) return search.traced(search.closureSite(stack.find(isUser), definition));
		const innermost = stack.findIndex(isUser);
		if (innermost < 0) return null;
		const inner = search.siteFrom(stack, innermost, allocation, isUser);
		const own = stack.findIndex((frame) => isUser(frame) && !isLibraryScript(frame.scriptName));
		if (own < 0 || !isLibraryScript(inner.file)) return search.traced(inner);
		return {
			...search.traced(search.siteFrom(stack, own, allocation, isUser)),
			library: search.traced(inner)
		};
	};
}
/** null where the tree is too deep to walk, as generated code can be. */
function indexOrNull(tree) {
	try {
		return indexFunctions(tree);
	} catch (error) {
		if (error instanceof RangeError) return null;
		throw error;
	}
}
function createSearch(ports) {
	const files = /* @__PURE__ */ new Map();
	const fileOf = (path) => {
		const known = files.get(path);
		if (known !== void 0) return known;
		const text = ports.read(path);
		const tree = text === null ? null : parseSource(path, text, ports.stripTypes);
		const file = {
			index: tree === null ? null : indexOrNull(tree),
			map: text === null ? null : findSourceMap(path, text, ports.read)
		};
		files.set(path, file);
		return file;
	};
	const codeOf = (frame) => {
		const { index } = fileOf(filePathOf(frame.scriptName));
		const code = index === null ? null : functionAt(index, frame);
		return index === null || code === null ? null : {
			index,
			code
		};
	};
	const closureSite = (frame, definition) => {
		const found = codeOf(definition);
		const { line, column } = found === null ? definition : positionOf(found.index.tree, found.code.start);
		const functionName = frame !== void 0 && frame.scriptName === definition.scriptName ? frame.functionName : definition.functionName;
		return {
			file: filePathOf(definition.scriptName),
			line,
			column,
			functionName,
			certainty: "line"
		};
	};
	const siteFrom = (stack, depth, allocation, isUser) => {
		const frame = stack[depth];
		const found = codeOf(frame);
		if (found === null) return functionSite(frame, null, []);
		const inner = stack[depth - 1];
		const calls = inner === void 0 ? [] : callsOf(found.code.own, inner.functionName);
		const isDirect = !stack.slice(0, depth).some(isUser);
		const nodes = calls.length === 0 && isDirect ? allocatingNodes(found.code.own, allocation) : calls;
		const isConstructor = found.code.kind === "constructor";
		if (nodes.length === 0 && isConstructor && allocation.keys === null && allocation.kind === "object") {
			const outward = constructedFrom(stack, depth, allocation);
			if (outward !== null) return outward;
		}
		return functionSite(frame, found, nodes);
	};
	const constructedFrom = (stack, depth, allocation) => {
		for (let outer = depth + 1; outer < stack.length; outer++) {
			const found = codeOf(stack[outer]);
			if (found === null) return null;
			const nodes = allocatingNodes(found.code.own, allocation);
			if (nodes.length > 0) return functionSite(stack[outer], found, nodes);
			if (found.code.kind !== "constructor") return null;
		}
		return null;
	};
	const traced = (site) => {
		const { map } = fileOf(site.file);
		const place = map?.(site.line, site.column) ?? null;
		if (map === null || place === null) return site;
		const candidates = site.candidates?.flatMap(({ line, column }) => {
			const original = map(line, column);
			return original === null ? [] : [{
				line: original.line,
				column: original.column
			}];
		});
		return {
			...site,
			...place,
			...candidates === void 0 ? {} : { candidates }
		};
	};
	return {
		closureSite,
		siteFrom,
		traced
	};
}
function functionSite(frame, found, nodes) {
	const file = filePathOf(frame.scriptName);
	const { functionName } = frame;
	if (found === null) {
		const { line, column } = frame;
		return {
			file,
			line: Math.max(line, 1),
			column: Math.max(column, 1),
			functionName,
			certainty: "function"
		};
	}
	const places = nodes.map((node) => positionOf(found.index.tree, node.start));
	if (places.length === 1) return {
		file,
		...places[0],
		functionName,
		certainty: "line"
	};
	const site = {
		file,
		...positionOf(found.index.tree, found.code.start),
		functionName,
		certainty: "function"
	};
	return places.length === 0 ? site : {
		...site,
		candidates: places
	};
}

// src/storage/source-reader.ts
/** Sources larger than this are generated, and nobody reads a line of them. */
const LARGEST_SOURCE_BYTES = 8388608;
/** Sources as they lie on disk, or as `running` has them. Only regular files are read, whatever a snapshot calls a script. */
function sourcePorts(ignore, running = /* @__PURE__ */ new Map()) {
	const stripTypes = "stripTypeScriptTypes" in module ? module.stripTypeScriptTypes : void 0;
	return {
		read: (path) => running.get(path) ?? readSource(path),
		...stripTypes === void 0 ? {} : { stripTypes: (text) => stripTypes(text, { mode: "strip" }) },
		ignore
	};
}
function readSource(path) {
	if (!isAbsolute(path)) return null;
	try {
		const descriptor = openSync(path, "r");
		try {
			const stats = fstatSync(descriptor);
			return stats.isFile() && stats.size <= LARGEST_SOURCE_BYTES ? readFileSync(descriptor, "utf8") : null;
		} finally {
			closeSync(descriptor);
		}
	} catch {
		return null;
	}
}
/** A file below `root` by its path there, with forward slashes; any other as it is. */
function relativeTo(root, file) {
	if (root === null) return file;
	const path = relative(root, file);
	return path === "" || path.startsWith("..") || isAbsolute(path) ? file : path.split(sep).join("/");
}

// src/storage/growth-job.ts
/** Beyond these nobody reads on, and each may cost the parsing of a source file. */
const MOST_SUSPECTS_EXPLAINED = 50;
/** The sampler runs inside the measured process and is no part of the program. */
const SAMPLER = /[\\/]sampler\.cjs$/;
/** The earlier snapshots are read for their ids alone; only the last one is analysed. */
async function growthJob({ snapshots, iterations, sourceRoot, redact, budgetBytes, ownScript, sources }, tellProgress) {
	const maxIds = [];
	for (const earlier of snapshots.slice(0, -1)) maxIds.push((await scanSnapshotIds(earlier, { onProgress: tellProgress(earlier) })).maxObjectId);
	const last = snapshots.at(-1);
	const read = await loadOrCountSnapshot(last, {
		onProgress: tellProgress(last),
		...budgetBytes === null ? {} : { budgetBytes }
	});
	if (read.kind === "histogram") return {
		suspects: [],
		countedOnly: countedOnly(read)
	};
	const suspects = findGrowth({
		maxIds,
		last: analyzeHeap(read.columns),
		iterations: iterations === null ? null : iterations.at(-2) - iterations[0]
	});
	const isOurs = (scriptName) => SAMPLER.test(scriptName) || filePathOf(scriptName) === ownScript;
	const findSite = createSiteFinder(sourcePorts(isOurs, sources));
	return {
		countedOnly: null,
		suspects: suspects.map((suspect, rank) => {
			const site = rank < MOST_SUSPECTS_EXPLAINED ? findSite(suspect.allocationStack, {
				kind: suspect.kind,
				constructorName: suspect.constructorName,
				keys: suspect.shape?.keys ?? null
			}, suspect.definition) : null;
			return {
				...redact ? redactSuspect(suspect) : suspect,
				allocationSite: site === null ? null : namedSite(site, suspect, sourceRoot, isOurs),
				definitionSite: rank < MOST_SUSPECTS_EXPLAINED ? definitionSiteOf(suspect, findSite, sourceRoot) : null
			};
		})
	};
}
function countedOnly({ histogram, neededBytes, budgetBytes }) {
	return {
		text: `The snapshot has ${histogram.nodeCount} nodes and ${histogram.edgeCount} edges: its analysis needs about ${memoryText(neededBytes)} of memory, more than the ${memoryText(budgetBytes)} granted. Its classes were counted instead.`,
		classes: histogram.classes
	};
}
function memoryText(bytes) {
	return bytes < 2 ** 30 ? `${Math.ceil(bytes / 2 ** 20)} MiB` : `${(bytes / 2 ** 30).toFixed(1)} GiB`;
}
/** A function's site is where it is written, and a class is its constructor. */
function definitionSiteOf({ definition, constructorName }, findSite, root) {
	const site = findSite([], {
		kind: "closure",
		constructorName,
		keys: null
	}, definition);
	return site === null ? null : {
		file: relativeTo(root, site.file),
		line: site.line,
		column: site.column
	};
}
function namedSite(site, { allocationStack }, root, isOurs) {
	return {
		file: relativeTo(root, site.file),
		line: site.line,
		column: site.column,
		functionName: site.functionName,
		certainty: site.certainty,
		candidates: (site.candidates ?? []).map(({ line }) => line),
		stack: allocationStack.filter(({ scriptName }) => scriptName !== "" && !isOurs(scriptName)).map(({ functionName, scriptName, line, column }) => ({
			functionName,
			file: relativeTo(root, filePathOf(scriptName)),
			line,
			column
		}))
	};
}

// src/storage/redaction-job.ts
const WINDOW_BYTES = 1 << 18;
/**
* Reads the snapshot twice: once to learn how each string is used, once to rewrite it. The output appears whole, under its
* name, or not at all; it may be the input.
*/
async function redactionJob({ snapshot, output }, tellProgress) {
	const plan = planRedaction(await loadSnapshot(snapshot, { onProgress: tellProgress(snapshot) }));
	const unfinished = `${output}.unfinished`;
	const file = openSync(unfinished, "w");
	try {
		const redactor = createSnapshotRedactor(plan);
		await pourSnapshot(snapshot, sinkInto(redactor.write, file), { onProgress: tellProgress(snapshot) });
		writeAll(file, redactor.end());
		closeSync(file);
		renameSync(unfinished, output);
	} catch (error) {
		rmSync(unfinished, { force: true });
		throw error;
	}
	return {};
}
function sinkInto(rewrite, file) {
	const window = new Uint8Array(WINDOW_BYTES);
	return {
		write: (chunk) => writeAll(file, rewrite(chunk)),
		space: () => window,
		commit: (byteCount) => writeAll(file, rewrite(window.subarray(0, byteCount))),
		isSatisfied: () => false
	};
}
function writeAll(file, bytes) {
	for (let start = 0; start < bytes.length;) start += writeSync(file, bytes, start);
}

// src/storage/retention-job.ts
const MOST_NODES = 10;
const LIMITS = {
	retainers: 20,
	pathSteps: 60
};
async function retentionJob({ snapshot, wanted }, tellProgress) {
	const graph = analyzeHeap(await loadSnapshot(snapshot, { onProgress: tellProgress(snapshot) }));
	return { nodes: ("id" in wanted ? [nodeWithId(graph.columns, wanted.id)].filter((node) => node !== void 0) : nodesOfClass(graph, wanted.className, MOST_NODES)).map((node) => describeRetention(graph, node, LIMITS)) };
}

// src/storage/snapshot-worker.ts
/** Reads often, tells seldom. */
const TELL_EVERY_MS = 100;
let toldAtMs = 0;
const tellProgress = (source) => (readBytes, totalBytes) => {
	const nowMs = performance.now();
	if (nowMs - toldAtMs < TELL_EVERY_MS) return;
	toldAtMs = nowMs;
	say({
		kind: "progress",
		progress: {
			label: sourceLabel(source),
			readBytes,
			totalBytes
		}
	});
};
function say(message) {
	parentPort?.postMessage(message);
}
function run(job) {
	switch (job.kind) {
		case "growth": return growthJob(job, tellProgress);
		case "retention": return retentionJob(job, tellProgress);
		case "comparison": return comparisonJob(job, tellProgress);
		case "redaction": return redactionJob(job, tellProgress);
	}
}
try {
	say({
		kind: "done",
		answer: await run(workerData)
	});
} catch (error) {
	say({
		kind: "error",
		message: error instanceof Error ? error.message : String(error)
	});
}

export {  };