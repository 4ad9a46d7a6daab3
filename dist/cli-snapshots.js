import { t as UsageError } from "./cli-command.js";
import { t as shownText } from "./cli-shown-text.js";
import * as zlib from "node:zlib";
import { createGunzip, createInflateRaw } from "node:zlib";
import { join } from "node:path";
import { mkdtemp, open, readdir, rm, stat } from "node:fs/promises";
import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { tmpdir } from "node:os";

// src/snapshot/format/edge-word.ts
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
const maxNodeCount = 2 ** 28;

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
const quote = 34;
const backslash = 92;
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
			scalar = first !== 123 && first !== 91 && first !== quote;
			if (first === 44 || first === 125 || first === 93 || first === 58) throw unexpected(window, window.start, section, "a value");
		}
		const { bytes, end } = window;
		let at = window.start;
		let ended = false;
		while (at < end && !ended) {
			const byte = bytes[at];
			if (inString) {
				if (escaped) escaped = false;
				else if (byte === backslash) escaped = true;
				else if (byte === quote) {
					inString = false;
					ended = depth === 0;
				}
				at++;
			} else if (scalar && (byte === 44 || byte === 125)) break;
			else {
				if (byte === quote) inString = true;
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
const comma = 44;
const minus = 45;
const openBracket = 91;
const closeBracket = 93;
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
					if (byte !== openBracket) throw unexpected(window, window.start, section, "'['");
					window.start++;
					state = "first";
					break;
				case "behind-record":
					if (byte === closeBracket) {
						options.close?.(window.base + window.start);
						window.start++;
						return true;
					}
					if (byte !== comma) throw unexpected(window, window.start, section, "',' or ']'");
					window.start++;
					state = "at-record";
					break;
				case "first":
					state = byte === closeBracket ? "behind-record" : "at-record";
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
			if (bytes[at] !== comma) throw unexpected(window, at, section, `',' and ${fields.length} numbers a record`);
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
const headerLimitBytes = 1 << 20;
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
				header = createTextReader(key, headerLimitBytes);
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
const commaXor = 28;
const newlineXor = 58;
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
					if (p - digitsFrom > 9 || digit !== commaXor && field < fieldCount - 1) break;
					if (field === idAt) id = value;
				}
				if (field < fieldCount) break;
				take(id);
				if (digit === commaXor) at = p;
				else if (digit === newlineXor && bytes[p] === 44) at = p + 1;
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
const endSignature = 101010256;
const end64Signature = 101075792;
const locator64Signature = 117853008;
const centralSignature = 33639248;
const localSignature = 67324752;
/** The end record is 22 bytes and a comment of up to 64 KiB; the locator of the 64-bit one stands before it. */
const tailBytes = 65577;
const directoryLimitBytes = 64 << 20;
/** Each costs a read of its own, and an archive that anybody made could hold a million. */
const entriesLimit = 2e4;
/** Lists a zip's files from its central directory, 64-bit ones included; nothing is unpacked. (APPNOTE.TXT 6.3.10, section 4.3) */
async function listZipEntries(path) {
	const file = await open(path);
	try {
		const { size } = await file.stat();
		const directory = await readDirectory(file, path, size);
		const entries = [];
		for (const header of directoryHeaders(directory, path)) {
			if (header.name.endsWith("/")) continue;
			if (entries.length === entriesLimit) throw new ZipDamagedError(path, `more than ${entriesLimit} files`);
			const local = await readAt(file, path, header.localOffset, 30);
			if (local.readUInt32LE(0) !== localSignature) throw new ZipDamagedError(path, `no local header for ${header.name}`);
			const dataOffset = header.localOffset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
			if (dataOffset + header.storedBytes > size) throw new ZipDamagedError(path, `${header.name} reaches beyond the end`);
			const { name, method, storedBytes, textBytes } = header;
			entries.push({
				name,
				method,
				storedBytes,
				textBytes,
				dataOffset
			});
		}
		return entries;
	} finally {
		await file.close();
	}
}
async function readDirectory(file, path, size) {
	const tailStart = Math.max(0, size - tailBytes);
	const tail = await readAt(file, path, tailStart, size - tailStart);
	let end = tail.length - 22;
	while (end >= 0 && tail.readUInt32LE(end) !== endSignature) end--;
	if (end < 0) throw new ZipDamagedError(path, "no end of the central directory");
	let directoryBytes = tail.readUInt32LE(end + 12);
	let directoryOffset = tail.readUInt32LE(end + 16);
	if (end >= 20 && tail.readUInt32LE(end - 20) === locator64Signature) {
		const end64 = await readAt(file, path, Number(tail.readBigUInt64LE(end - 20 + 8)), 56);
		if (end64.readUInt32LE(0) !== end64Signature) throw new ZipDamagedError(path, "no 64-bit end record");
		directoryBytes = Number(end64.readBigUInt64LE(40));
		directoryOffset = Number(end64.readBigUInt64LE(48));
	}
	if (directoryBytes > directoryLimitBytes) throw new ZipDamagedError(path, "a directory of more than 64 MiB");
	return readAt(file, path, directoryOffset, directoryBytes);
}
function* directoryHeaders(directory, path) {
	let at = 0;
	while (at + 46 <= directory.length) {
		if (directory.readUInt32LE(at) !== centralSignature) return;
		const nameEnd = at + 46 + directory.readUInt16LE(at + 28);
		const extraEnd = nameEnd + directory.readUInt16LE(at + 30);
		if (extraEnd > directory.length) throw new ZipDamagedError(path, "the central directory breaks off");
		if ((directory.readUInt16LE(at + 8) & 1) !== 0) throw new ZipDamagedError(path, "it is encrypted");
		const wide = wideFields(directory.subarray(nameEnd, extraEnd));
		const field = (offset) => {
			const value = directory.readUInt32LE(at + offset);
			return value === 4294967295 ? wide.shift() ?? value : value;
		};
		const textBytes = field(24);
		const storedBytes = field(20);
		const localOffset = field(42);
		const methodCode = directory.readUInt16LE(at + 10);
		yield {
			name: directory.toString("utf8", at + 46, nameEnd),
			method: methodCode === 0 ? "stored" : methodCode === 8 ? "deflate" : "unknown",
			storedBytes,
			textBytes,
			localOffset
		};
		at = extraEnd + directory.readUInt16LE(at + 32);
	}
}
/** 64-bit values of the extra field 1, in the order of the fields that are all ones. */
function wideFields(extra) {
	for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
		if (extra.readUInt16LE(at) !== 1) continue;
		const bytes = Math.min(extra.readUInt16LE(at + 2), extra.length - at - 4);
		return Array.from({ length: Math.floor(bytes / 8) }, (_, index) => Number(extra.readBigUInt64LE(at + 4 + index * 8)));
	}
	return [];
}
async function readAt(file, path, position, length) {
	if (!Number.isSafeInteger(position)) throw new ZipDamagedError(path, "it points beyond the end");
	const buffer = Buffer.alloc(length);
	let filled = 0;
	while (filled < length) {
		const { bytesRead } = await file.read(buffer, filled, length - filled, position + filled);
		if (bytesRead === 0) throw new ZipDamagedError(path, "it breaks off");
		filled += bytesRead;
	}
	return buffer;
}

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
const snapshotName = /\.heapsnapshot(\.(gz|zst))?$/;
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
/**
* The snapshots under a name: `-` for standard input, a file, a folder (not its subfolders), or a zip such as a
* downloaded artifact. In the order of their names; `scanSnapshotIds` tells their age.
*/
async function findSnapshots(path) {
	if (path === "-") return [{
		kind: "stream",
		stream: process.stdin,
		label: "standard input"
	}];
	if ((await stat(path)).isDirectory()) return (await readdir(path)).filter((name) => snapshotName.test(name)).sort().map((name) => ({
		kind: "file",
		path: join(path, name)
	}));
	if (!await isZip(path)) return [{
		kind: "file",
		path
	}];
	return (await listZipEntries(path)).filter((entry) => snapshotName.test(entry.name)).toSorted((a, b) => a.name < b.name ? -1 : 1).map((entry) => ({
		kind: "zip-entry",
		path,
		entry
	}));
}
async function isZip(path) {
	for await (const chunk of createReadStream(path, { end: 3 })) return chunk.equals(Buffer.from([
		80,
		75,
		3,
		4
	])) || chunk.equals(Buffer.from([
		80,
		75,
		5,
		6
	]));
	return false;
}

// src/cli/snapshots.ts
/**
* The snapshots under some names (files, folders, zips, `-`), each readable by a worker thread; what came through
* standard input lies in a temporary file until `remove`.
* @throws {UsageError} where a name leads to none
*/
async function openSnapshots(names) {
	const folders = [];
	const remove = async () => {
		for (const folder of folders) await rm(folder, {
			recursive: true,
			force: true
		});
	};
	try {
		const snapshots = [];
		for (const name of names) {
			const found = await snapshotsUnder(name);
			for (const source of found) if (source.kind !== "stream") snapshots.push(source);
			else {
				const folder = await mkdtemp(join(tmpdir(), "heapslope-stdin-"));
				folders.push(folder);
				const path = join(folder, "stdin.heapsnapshot");
				await pipeline(source.stream, createWriteStream(path));
				snapshots.push({
					kind: "file",
					path
				});
			}
		}
		return {
			snapshots,
			remove
		};
	} catch (error) {
		await remove();
		throw error;
	}
}
/** A report keeps the snapshots of each workload in a folder of its own. */
async function snapshotsUnder(name) {
	const found = await findSnapshots(name).catch((cause) => {
		throw cause.code === "ENOENT" ? new UsageError(`There is no file or folder ${name}.`) : cause;
	});
	if (found.length > 0) return found;
	const [only, ...others] = (await readdir(join(name, "snapshots"), { withFileTypes: true }).catch(() => [])).filter((entry) => entry.isDirectory()).map((entry) => join(name, "snapshots", entry.name));
	if (only === void 0) throw new UsageError(`There is no .heapsnapshot in ${name}.`);
	if (others.length > 0) throw new UsageError(`${name} holds snapshots of several workloads; name one: ${[only, ...others].join(", ")}.`);
	return findSnapshots(only);
}
/** A progress bar on stderr, on terminals only. */
function progressBar(stderr) {
	const width = 30;
	let drawn = false;
	return {
		onProgress: ({ label, readBytes, totalBytes }) => {
			if (!stderr.isTerminal) return;
			const share = totalBytes === null ? 0 : Math.min(1, readBytes / totalBytes);
			const line = `${"█".repeat(Math.round(share * width)).padEnd(width, "░")} ${Math.round(readBytes / 1048576)} MiB of ${shownText(label)}`;
			stderr.write(`\r\u001b[2K${line.slice(0, stderr.columns - 1)}`);
			drawn = true;
		},
		end: () => {
			if (drawn) stderr.write("\r\x1B[2K");
			drawn = false;
		}
	};
}

export { progressBar as n, scanSnapshotIds as r, openSnapshots as t };