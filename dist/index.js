import { i as __toESM, r as __require, t as __commonJSMin } from "./action-rolldown-runtime.js";
import { a as notice, c as startGroup, i as info, l as warning, n as endGroup, o as setOutput, r as error, s as setSecret } from "./action-core.js";
import { connect as connect$1, createServer } from "node:net";
import http from "node:http";
import { Duplex, Readable } from "node:stream";
import { promisify, stripVTControlCharacters } from "node:util";
import * as zlib from "node:zlib";
import { inflateRawSync } from "node:zlib";
import { Worker } from "node:worker_threads";
import { createHash, randomUUID } from "node:crypto";
import { fileURLToPath, pathToFileURL } from "node:url";
import { access, chmod, constants, copyFile, lstat, mkdir, mkdtemp, open, readFile, readdir, readlink, realpath, rename, rm, rmdir, stat, symlink, writeFile } from "node:fs/promises";
import { basename, delimiter, dirname, extname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { appendFileSync, closeSync, constants as constants$1, copyFileSync, createReadStream, createWriteStream, existsSync, linkSync, mkdtempSync, openSync, readFileSync, readSync, readdirSync, rmSync, statSync } from "node:fs";
import { execFile, spawn } from "node:child_process";
import { buffer } from "node:stream/consumers";
import { setImmediate, setTimeout as setTimeout$1 } from "node:timers/promises";
import { homedir, tmpdir } from "node:os";
import https from "node:https";
import { pipeline } from "node:stream/promises";
import { setFlagsFromString } from "node:v8";

// src/benchmark/calibration-note.ts
/** One line beside a workload's verdict: from which leak on the check finds it, where that is known. */
function calibrationNotes(kept) {
	if (kept === void 0) return [];
	const { smallestLeakBytesPerIteration, plantsFound, plants, seconds } = kept;
	return [{
		code: "calibrated",
		text: `Calibrated: leaks from ${Number(smallestLeakBytesPerIteration.toPrecision(2)).toLocaleString("en-US", { maximumFractionDigits: 3 })} bytes per iteration on are found, ${plantsFound} of ${plants} planted ones were, in ${Number(seconds.toPrecision(2))} s a comparison.`
	}];
}

// package.json
var version = "0.1.0";

// src/config/config-error.ts
/** The config can't be used as it stands: its author has to change the lines named. */
var ConfigError = class extends Error {
	name = "ConfigError";
	problems;
	constructor(problems) {
		super(problems.map(lineOf).join("\n"));
		this.problems = problems;
	}
};
function lineOf({ file, line, text }) {
	return `${file}${line === null ? "" : `:${line}`}: ${text}`;
}

// src/config/glob.ts
/** Whether a path is a pattern for several. */
function isGlob(pattern) {
	return /[*?[{]/.test(pattern);
}
/**
* Whether a path (forward slashes) matches a pattern: `*` and `?` inside one part of the path, `**` over any number of
* parts, `[ab]`, `[!ab]`, `{a,b}`. Parts that begin with a dot match only where the pattern's part does, too.
*/
function matchesGlob(path, pattern) {
	return expandBraces(pattern).some((plain) => partsMatch(path.split("/"), plain.split("/")));
}
/** `a{b,c}d` -> `abd`, `acd`; braces may stand in braces. */
function expandBraces(pattern) {
	const open = pattern.indexOf("{");
	if (open < 0) return [pattern];
	const { close, alternatives } = alternativesAt(pattern, open);
	if (alternatives.length < 2) return expandBraces(pattern.slice(open + 1)).map((rest) => pattern.slice(0, open + 1) + rest);
	const rests = expandBraces(pattern.slice(close + 1));
	return alternatives.flatMap(expandBraces).flatMap((alternative) => rests.map((rest) => pattern.slice(0, open) + alternative + rest));
}
/** What stands between the brace at `open` and its partner, divided at its own commas; nothing where it has no partner. */
function alternativesAt(pattern, open) {
	const alternatives = [];
	let depth = 0;
	let start = open + 1;
	for (let at = open; at < pattern.length; at++) {
		if (pattern[at] === "{") depth++;
		else if (pattern[at] === "}") depth--;
		if (depth === 0 || depth === 1 && pattern[at] === ",") {
			alternatives.push(pattern.slice(start, at));
			start = at + 1;
		}
		if (depth === 0) return {
			close: at,
			alternatives
		};
	}
	return {
		close: open,
		alternatives: []
	};
}
function partsMatch(path, pattern) {
	const [first, ...rest] = pattern;
	if (first === void 0) return path.length === 0;
	if (first === "**") {
		if (rest.length === 0) return path.length > 0 && path.every(isVisible);
		for (let taken = 0; taken <= path.length; taken++) {
			if (taken > 0 && !isVisible(path[taken - 1])) return false;
			if (partsMatch(path.slice(taken), rest)) return true;
		}
		return false;
	}
	return path.length > 0 && partMatches(path[0], first) && partsMatch(path.slice(1), rest);
}
const isVisible = (part) => !part.startsWith(".");
function partMatches(part, pattern) {
	if (part === pattern) return true;
	if (!isVisible(part) && !pattern.startsWith(".")) return false;
	return expressionOf(pattern)?.test(part) ?? false;
}
/** null for a set that is none, `[z-a]`: such a part matches only itself. */
function expressionOf(pattern) {
	const source = pattern.replaceAll(/\*+|\?|\[(!?)([^\]]+)\]|[\\^$.|+(){}[\]]/g, (token, negated, set) => {
		if (token.startsWith("*")) return "[^/]*";
		if (token === "?") return "[^/]";
		if (set === void 0) return `\\${token}`;
		return `[${negated === "!" ? "^" : ""}${String(set).replaceAll(/[\\^[\]]/g, "\\$&")}]`;
	});
	try {
		return new RegExp(`^${source}$`, "su");
	} catch {
		return null;
	}
}

// src/config/name-of-file.ts
/** A workload's name where none is given: the file's name up to its first dot. */
function nameOfFile(file) {
	return file.slice(file.lastIndexOf("/") + 1).replace(/(?<=.)\..*$/, "");
}

// src/config/expand-workloads.ts
/**
* A config whose globs are replaced by one workload for each file that they match, in the order of paths. A file that is
* named outright, or matched by an earlier glob, is left out of later ones, so that it may have settings of its own.
* @param files of head, relative to the repository's root, forward slashes
* @throws ConfigError where a glob matches nothing, or two workloads end with one name
*/
function expandWorkloads(config, files) {
	const isPattern = (workload) => workload.kind !== "serve" && isGlob(workload.file) && !files.has(workload.file);
	if (!config.workloads.some(isPattern)) return config;
	const taken = new Set(config.workloads.flatMap((workload) => workload.kind === "serve" || isPattern(workload) ? [] : [workload.file]));
	const workloads = config.workloads.flatMap((workload) => {
		if (workload.kind === "serve" || !isPattern(workload)) return [workload];
		const matching = [...files].filter((file) => matchesGlob(file, workload.file)).sort();
		if (matching.length === 0) throw problem(config, `"${workload.file}" matches no file of the repository`);
		const fresh = matching.filter((file) => !taken.has(file));
		for (const file of fresh) taken.add(file);
		return fresh.map((file) => ({
			...workload,
			file,
			name: expandedName(workload, file)
		}));
	});
	return {
		...config,
		workloads: withOwnNames(config, workloads)
	};
}
function expandedName({ name, file: pattern }, file) {
	return name === nameOfFile(pattern) ? nameOfFile(file) : `${name} ${nameOfFile(file)}`;
}
/** Files of one name in different folders are told apart by their paths. */
function withOwnNames(config, workloads) {
	const count = (name) => workloads.filter((other) => other.name === name).length;
	const named = workloads.map((workload) => {
		return config.workloads.includes(workload) || count(workload.name) === 1 || workload.kind === "serve" ? workload : {
			...workload,
			name: workload.file
		};
	});
	for (const { name } of named) if (named.filter((other) => other.name === name).length > 1) throw problem(config, `two workloads are called "${name}"; give each a "name" of its own`);
	return named;
}
function problem(config, text) {
	return new ConfigError([{
		file: config.file ?? "workload",
		line: null,
		key: "workloads",
		text,
		nearest: null
	}]);
}

// src/config/nearest-known.ts
/** The known word that a mistyped one most likely means, or null where none is close. Case and dashes count for nothing. */
function nearestKnown(word, known) {
	const plain = (text) => text.toLowerCase().replaceAll(/[-_\s]/g, "");
	const typed = plain(word);
	return known.map((candidate) => ({
		candidate,
		distance: editDistance(typed, plain(candidate))
	})).filter(({ candidate, distance }) => distance <= Math.max(1, Math.floor(candidate.length / 3)) || typed.length >= 3 && plain(candidate).startsWith(typed)).sort((a, b) => a.distance - b.distance)[0]?.candidate ?? null;
}
/** Insertions, deletions, replacements and swaps of neighbours between two words (optimal string alignment). */
function editDistance(a, b) {
	let beforeLast = [];
	let last = Array.from({ length: b.length + 1 }, (_, column) => column);
	for (let row = 1; row <= a.length; row++) {
		const current = [row];
		for (let column = 1; column <= b.length; column++) {
			const replaced = last[column - 1] + (a[row - 1] === b[column - 1] ? 0 : 1);
			const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1] ? beforeLast[column - 2] + 1 : Number.POSITIVE_INFINITY;
			current.push(Math.min(last[column] + 1, current[column - 1] + 1, replaced, swapped));
		}
		beforeLast = last;
		last = current;
	}
	return last[b.length];
}

// node_modules/valibot/dist/index.mjs
let store$4;
const DEFAULT_CONFIG = {
	lang: void 0,
	message: void 0,
	abortEarly: void 0,
	abortPipeEarly: void 0
};
/**
* Returns the global configuration.
*
* @param config The config to merge.
*
* @returns The configuration.
*/
/* @__NO_SIDE_EFFECTS__ */
function getGlobalConfig(config$1) {
	if (!config$1 && !store$4) return DEFAULT_CONFIG;
	return {
		lang: config$1?.lang ?? store$4?.lang,
		message: config$1?.message,
		abortEarly: config$1?.abortEarly ?? store$4?.abortEarly,
		abortPipeEarly: config$1?.abortPipeEarly ?? store$4?.abortPipeEarly
	};
}
let store$3;
/**
* Returns a global error message.
*
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getGlobalMessage(lang) {
	return store$3?.get(lang);
}
let store$2;
/**
* Returns a schema error message.
*
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getSchemaMessage(lang) {
	return store$2?.get(lang);
}
let store$1;
/**
* Returns a specific error message.
*
* @param reference The identifier reference.
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getSpecificMessage(reference, lang) {
	return store$1?.get(reference)?.get(lang);
}
/**
* Stringifies an unknown input to a literal or type string.
*
* @param input The unknown input.
*
* @returns A literal or type string.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _stringify(input) {
	const type = typeof input;
	if (type === "string") return `"${input}"`;
	if (type === "number" || type === "bigint" || type === "boolean") return `${input}`;
	if (type === "object" || type === "function") return (input && Object.getPrototypeOf(input)?.constructor?.name) ?? "null";
	return type;
}
/**
* Adds an issue to the dataset.
*
* @param context The issue context.
* @param label The issue label.
* @param dataset The input dataset.
* @param config The configuration.
* @param other The optional props.
*
* @internal
*/
function _addIssue(context, label, dataset, config$1, other) {
	const input = other && "input" in other ? other.input : dataset.value;
	const expected = other?.expected ?? context.expects ?? null;
	const received = other?.received ?? /* @__PURE__ */ _stringify(input);
	const issue = {
		kind: context.kind,
		type: context.type,
		input,
		expected,
		received,
		message: `Invalid ${label}: ${expected ? `Expected ${expected} but r` : "R"}eceived ${received}`,
		requirement: context.requirement,
		path: other?.path,
		issues: other?.issues,
		lang: config$1.lang,
		abortEarly: config$1.abortEarly,
		abortPipeEarly: config$1.abortPipeEarly
	};
	const isSchema = context.kind === "schema";
	const message$1 = other?.message ?? context.message ?? /* @__PURE__ */ getSpecificMessage(context.reference, issue.lang) ?? (isSchema ? /* @__PURE__ */ getSchemaMessage(issue.lang) : null) ?? config$1.message ?? /* @__PURE__ */ getGlobalMessage(issue.lang);
	if (message$1 !== void 0) issue.message = typeof message$1 === "function" ? message$1(issue) : message$1;
	if (isSchema) dataset.typed = false;
	if (dataset.issues) dataset.issues.push(issue);
	else dataset.issues = [issue];
}
/**
* Compares two values using the SameValueZero algorithm, which treats `NaN`
* as equal to itself unlike `===`.
*
* @param value1 The first value.
* @param value2 The second value.
*
* @returns Whether the values are equal.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isSameValueZero(value1, value2) {
	return value1 === value2 || Number.isNaN(value1) && Number.isNaN(value2);
}
/**
* Disallows inherited object properties and prevents object prototype
* pollution by disallowing certain keys.
*
* @param object The object to check.
* @param key The key to check.
*
* @returns Whether the key is allowed.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isValidObjectKey(object$1, key) {
	return Object.prototype.hasOwnProperty.call(object$1, key) && key !== "__proto__" && key !== "prototype" && key !== "constructor";
}
/**
* Joins multiple `expects` values with the given separator.
*
* @param values The `expects` values.
* @param separator The separator.
*
* @returns The joined `expects` property.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _joinExpects(values$1, separator) {
	const list = [...new Set(values$1)];
	if (list.length > 1) return `(${list.join(` ${separator} `)})`;
	return list[0] ?? "never";
}
/**
* Eagerly creates and attaches the Standard Schema properties of a schema.
*
* Hint: The contextual `this` type includes the standard properties that are
* attached before the schema is returned.
*
* @param schema The schema to attach standard properties to.
*
* @returns The schema with standard properties attached.
*
* @internal
*/
function _standardSchema(schema) {
	schema["~standard"] = {
		version: 1,
		vendor: "valibot",
		validate: (value$1) => schema["~run"]({ value: value$1 }, /* @__PURE__ */ getGlobalConfig())
	};
	return schema;
}
/* @__NO_SIDE_EFFECTS__ */
function getDotPath(issue) {
	if (issue.path) {
		let key = "";
		for (const item of issue.path) if (typeof item.key === "string" || typeof item.key === "number") if (key) key += `.${item.key}`;
		else key += item.key;
		else return null;
		return key;
	}
	return null;
}
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) date regex.
*/
const ISO_DATE_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])$/u;
/* @__NO_SIDE_EFFECTS__ */
function check(requirement, message$1) {
	return {
		kind: "validation",
		type: "check",
		reference: check,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}
/**
* Creates a description metadata action.
*
* @param description_ The description text.
*
* @returns A description action.
*/
/* @__NO_SIDE_EFFECTS__ */
function description(description_) {
	return {
		kind: "metadata",
		type: "description",
		reference: description,
		description: description_
	};
}
/* @__NO_SIDE_EFFECTS__ */
function finite(message$1) {
	return {
		kind: "validation",
		type: "finite",
		reference: finite,
		async: false,
		expects: null,
		requirement: Number.isFinite,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "finite", dataset, config$1);
			return dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function integer(message$1) {
	return {
		kind: "validation",
		type: "integer",
		reference: integer,
		async: false,
		expects: null,
		requirement: Number.isInteger,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "integer", dataset, config$1);
			return dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function isoDate(message$1) {
	return {
		kind: "validation",
		type: "iso_date",
		reference: isoDate,
		async: false,
		expects: null,
		requirement: ISO_DATE_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "date", dataset, config$1);
			return dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function maxLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_length",
		reference: maxLength,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length > this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function maxValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_value",
		reference: maxValue,
		async: false,
		expects: `<=${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value <= this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function minLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_length",
		reference: minLength,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length < this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function minValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_value",
		reference: minValue,
		async: false,
		expects: `>=${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value >= this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function nonEmpty(message$1) {
	return {
		kind: "validation",
		type: "non_empty",
		reference: nonEmpty,
		async: false,
		expects: "!0",
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length === 0) _addIssue(this, "length", dataset, config$1, { received: "0" });
			return dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function regex(requirement, message$1) {
	return {
		kind: "validation",
		type: "regex",
		reference: regex,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "format", dataset, config$1);
			return dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function safeInteger(message$1) {
	return {
		kind: "validation",
		type: "safe_integer",
		reference: safeInteger,
		async: false,
		expects: null,
		requirement: Number.isSafeInteger,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "safe integer", dataset, config$1);
			return dataset;
		}
	};
}
/**
* Creates a custom transformation action.
*
* @param operation The transformation operation.
*
* @returns A transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function transform(operation) {
	return {
		kind: "transformation",
		type: "transform",
		reference: transform,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = this.operation(dataset.value);
			return dataset;
		}
	};
}
/**
* Creates a trim transformation action.
*
* @returns A trim action.
*/
/* @__NO_SIDE_EFFECTS__ */
function trim() {
	return {
		kind: "transformation",
		type: "trim",
		reference: trim,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.trim();
			return dataset;
		}
	};
}
const ABORT_EARLY_CONFIG = { abortEarly: true };
/**
* Returns the fallback value of the schema.
*
* @param schema The schema to get it from.
* @param dataset The output dataset if available.
* @param config The config if available.
*
* @returns The fallback value.
*/
/* @__NO_SIDE_EFFECTS__ */
function getFallback(schema, dataset, config$1) {
	return typeof schema.fallback === "function" ? schema.fallback(dataset, config$1) : schema.fallback;
}
/**
* Returns the default value of the schema.
*
* @param schema The schema to get it from.
* @param dataset The input dataset if available.
* @param config The config if available.
*
* @returns The default value.
*/
/* @__NO_SIDE_EFFECTS__ */
function getDefault(schema, dataset, config$1) {
	return typeof schema.default === "function" ? schema.default(dataset, config$1) : schema.default;
}
/* @__NO_SIDE_EFFECTS__ */
function array(item, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "array",
		reference: array,
		expects: "Array",
		async: false,
		item,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < input.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.item["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function boolean(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "boolean",
		reference: boolean,
		expects: "boolean",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "boolean") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function custom(check$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "custom",
		reference: custom,
		expects: "unknown",
		async: false,
		check: check$1,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.check(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function literal(literal_, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "literal",
		reference: literal,
		expects: /* @__PURE__ */ _stringify(literal_),
		async: false,
		literal: literal_,
		message: message$1,
		"~run"(dataset, config$1) {
			if (/* @__PURE__ */ _isSameValueZero(dataset.value, this.literal)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function nullable(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullable",
		reference: nullable,
		expects: `(${wrapped.expects} | null)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === null) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function nullish(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullish",
		reference: nullish,
		expects: `(${wrapped.expects} | null | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === null || dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null || dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function number$2(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "number",
		reference: number$2,
		expects: "number",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "number" && !isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function object(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object",
		reference: object,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function optional(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "optional",
		reference: optional,
		expects: `(${wrapped.expects} | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function picklist(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "picklist",
		reference: picklist,
		expects: /* @__PURE__ */ _joinExpects(options.map(_stringify), "|"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.options.includes(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function record(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "record",
		reference: record,
		expects: "Object",
		async: false,
		key,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const entryKey in input) if (/* @__PURE__ */ _isValidObjectKey(input, entryKey)) {
					const entryValue = input[entryKey];
					const keyDataset = this.key["~run"]({ value: entryKey }, config$1);
					if (keyDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "key",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of keyDataset.issues) {
							issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					const valueDataset = this.value["~run"]({ value: entryValue }, config$1);
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					if (keyDataset.typed) dataset.value[keyDataset.value] = valueDataset.value;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function strictObject(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_object",
		reference: strictObject,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (!Object.prototype.hasOwnProperty.call(this.entries, key)) {
						_addIssue(this, "key", dataset, config$1, {
							input: key,
							expected: "never",
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function string(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "string",
		reference: string,
		expects: "string",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "string") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function tuple(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple",
		reference: tuple,
		expects: "Array",
		async: false,
		items,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/**
* Returns the sub issues of the provided datasets for the union issue.
*
* @param datasets The datasets.
*
* @returns The sub issues.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _subIssues(datasets) {
	let issues;
	if (datasets) for (const dataset of datasets) if (issues) for (const issue of dataset.issues) issues.push(issue);
	else issues = dataset.issues;
	return issues;
}
/* @__NO_SIDE_EFFECTS__ */
function union(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "union",
		reference: union,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "|"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			let validDataset;
			let typedDatasets;
			let untypedDatasets;
			for (const schema of this.options) {
				const optionDataset = schema["~run"]({ value: dataset.value }, config$1);
				if (optionDataset.typed) if (optionDataset.issues) if (typedDatasets) typedDatasets.push(optionDataset);
				else typedDatasets = [optionDataset];
				else {
					validDataset = optionDataset;
					break;
				}
				else if (untypedDatasets) untypedDatasets.push(optionDataset);
				else untypedDatasets = [optionDataset];
			}
			if (validDataset) return validDataset;
			if (typedDatasets) {
				if (typedDatasets.length === 1) return typedDatasets[0];
				_addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(typedDatasets) });
				dataset.typed = true;
			} else if (untypedDatasets?.length === 1) return untypedDatasets[0];
			else _addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(untypedDatasets) });
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function variant(key, options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "variant",
		reference: variant,
		expects: "Object",
		async: false,
		key,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				let outputDataset;
				let maxDiscriminatorPriority = 0;
				let invalidDiscriminatorKey = this.key;
				let expectedDiscriminators = [];
				const parseOptions = (variant$1, allKeys) => {
					for (const schema of variant$1.options) {
						if (schema.type === "variant") parseOptions(schema, new Set(allKeys).add(schema.key));
						else {
							let keysAreValid = true;
							let currentPriority = 0;
							for (const currentKey of allKeys) {
								const discriminatorSchema = schema.entries[currentKey];
								if (currentKey in input ? discriminatorSchema["~run"]({
									typed: false,
									value: input[currentKey]
								}, ABORT_EARLY_CONFIG).issues : discriminatorSchema.type !== "exact_optional" && discriminatorSchema.type !== "optional" && discriminatorSchema.type !== "nullish") {
									keysAreValid = false;
									if (invalidDiscriminatorKey !== currentKey && (maxDiscriminatorPriority < currentPriority || maxDiscriminatorPriority === currentPriority && currentKey in input && !(invalidDiscriminatorKey in input))) {
										maxDiscriminatorPriority = currentPriority;
										invalidDiscriminatorKey = currentKey;
										expectedDiscriminators = [];
									}
									if (invalidDiscriminatorKey === currentKey) expectedDiscriminators.push(schema.entries[currentKey].expects);
									break;
								}
								currentPriority++;
							}
							if (keysAreValid) {
								const optionDataset = schema["~run"]({ value: input }, config$1);
								if (!outputDataset || !outputDataset.typed && optionDataset.typed) outputDataset = optionDataset;
							}
						}
						if (outputDataset && !outputDataset.issues) break;
					}
				};
				parseOptions(this, /* @__PURE__ */ new Set([this.key]));
				if (outputDataset) return outputDataset;
				_addIssue(this, "type", dataset, config$1, {
					input: input[invalidDiscriminatorKey],
					expected: /* @__PURE__ */ _joinExpects(expectedDiscriminators, "|"),
					path: [{
						type: "object",
						origin: "value",
						input,
						key: invalidDiscriminatorKey,
						value: input[invalidDiscriminatorKey]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function pipe(...pipe$1) {
	return _standardSchema({
		...pipe$1[0],
		pipe: pipe$1,
		"~run"(dataset, config$1) {
			for (const item of pipe$1) if (item.kind !== "metadata") {
				if (dataset.issues && (item.kind === "schema" || item.kind === "transformation")) {
					dataset.typed = false;
					break;
				}
				if (!dataset.issues || !config$1.abortEarly && !config$1.abortPipeEarly) dataset = item["~run"](dataset, config$1);
			}
			return dataset;
		}
	});
}
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parse result.
*/
/* @__NO_SIDE_EFFECTS__ */
function safeParse(schema, input, config$1) {
	const dataset = schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	return {
		typed: dataset.typed,
		success: !dataset.issues,
		output: dataset.value,
		issues: dataset.issues
	};
}

// node_modules/yaml/dist/nodes/identity.js
var require_identity = /* @__PURE__ */ __commonJSMin(((exports) => {
	const ALIAS = Symbol.for("yaml.alias");
	const DOC = Symbol.for("yaml.document");
	const MAP = Symbol.for("yaml.map");
	const PAIR = Symbol.for("yaml.pair");
	const SCALAR = Symbol.for("yaml.scalar");
	const SEQ = Symbol.for("yaml.seq");
	const NODE_TYPE = Symbol.for("yaml.node.type");
	const isAlias = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === ALIAS;
	const isDocument = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === DOC;
	const isMap = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === MAP;
	const isPair = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === PAIR;
	const isScalar = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SCALAR;
	const isSeq = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SEQ;
	function isCollection(node) {
		if (node && typeof node === "object") switch (node[NODE_TYPE]) {
			case MAP:
			case SEQ: return true;
		}
		return false;
	}
	function isNode(node) {
		if (node && typeof node === "object") switch (node[NODE_TYPE]) {
			case ALIAS:
			case MAP:
			case SCALAR:
			case SEQ: return true;
		}
		return false;
	}
	const hasAnchor = (node) => (isScalar(node) || isCollection(node)) && !!node.anchor;
	exports.ALIAS = ALIAS;
	exports.DOC = DOC;
	exports.MAP = MAP;
	exports.NODE_TYPE = NODE_TYPE;
	exports.PAIR = PAIR;
	exports.SCALAR = SCALAR;
	exports.SEQ = SEQ;
	exports.hasAnchor = hasAnchor;
	exports.isAlias = isAlias;
	exports.isCollection = isCollection;
	exports.isDocument = isDocument;
	exports.isMap = isMap;
	exports.isNode = isNode;
	exports.isPair = isPair;
	exports.isScalar = isScalar;
	exports.isSeq = isSeq;
}));

// node_modules/yaml/dist/visit.js
var require_visit = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	const BREAK = Symbol("break visit");
	const SKIP = Symbol("skip children");
	const REMOVE = Symbol("remove node");
	/**
	* Apply a visitor to an AST node or document.
	*
	* Walks through the tree (depth-first) starting from `node`, calling a
	* `visitor` function with three arguments:
	*   - `key`: For sequence values and map `Pair`, the node's index in the
	*     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
	*     `null` for the root node.
	*   - `node`: The current node.
	*   - `path`: The ancestry of the current node.
	*
	* The return value of the visitor may be used to control the traversal:
	*   - `undefined` (default): Do nothing and continue
	*   - `visit.SKIP`: Do not visit the children of this node, continue with next
	*     sibling
	*   - `visit.BREAK`: Terminate traversal completely
	*   - `visit.REMOVE`: Remove the current node, then continue with the next one
	*   - `Node`: Replace the current node, then continue by visiting it
	*   - `number`: While iterating the items of a sequence or map, set the index
	*     of the next step. This is useful especially if the index of the current
	*     node has changed.
	*
	* If `visitor` is a single function, it will be called with all values
	* encountered in the tree, including e.g. `null` values. Alternatively,
	* separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
	* `Alias` and `Scalar` node. To define the same visitor function for more than
	* one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
	* and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
	* specific defined one will be used for each node.
	*/
	function visit(node, visitor) {
		const visitor_ = initVisitor(visitor);
		if (identity.isDocument(node)) {
			if (visit_(null, node.contents, visitor_, Object.freeze([node])) === REMOVE) node.contents = null;
		} else visit_(null, node, visitor_, Object.freeze([]));
	}
	/** Terminate visit traversal completely */
	visit.BREAK = BREAK;
	/** Do not visit the children of the current node */
	visit.SKIP = SKIP;
	/** Remove the current node */
	visit.REMOVE = REMOVE;
	function visit_(key, node, visitor, path) {
		const ctrl = callVisitor(key, node, visitor, path);
		if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
			replaceNode(key, path, ctrl);
			return visit_(key, ctrl, visitor, path);
		}
		if (typeof ctrl !== "symbol") {
			if (identity.isCollection(node)) {
				path = Object.freeze(path.concat(node));
				for (let i = 0; i < node.items.length; ++i) {
					const ci = visit_(i, node.items[i], visitor, path);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						node.items.splice(i, 1);
						i -= 1;
					}
				}
			} else if (identity.isPair(node)) {
				path = Object.freeze(path.concat(node));
				const ck = visit_("key", node.key, visitor, path);
				if (ck === BREAK) return BREAK;
				else if (ck === REMOVE) node.key = null;
				const cv = visit_("value", node.value, visitor, path);
				if (cv === BREAK) return BREAK;
				else if (cv === REMOVE) node.value = null;
			}
		}
		return ctrl;
	}
	/**
	* Apply an async visitor to an AST node or document.
	*
	* Walks through the tree (depth-first) starting from `node`, calling a
	* `visitor` function with three arguments:
	*   - `key`: For sequence values and map `Pair`, the node's index in the
	*     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
	*     `null` for the root node.
	*   - `node`: The current node.
	*   - `path`: The ancestry of the current node.
	*
	* The return value of the visitor may be used to control the traversal:
	*   - `Promise`: Must resolve to one of the following values
	*   - `undefined` (default): Do nothing and continue
	*   - `visit.SKIP`: Do not visit the children of this node, continue with next
	*     sibling
	*   - `visit.BREAK`: Terminate traversal completely
	*   - `visit.REMOVE`: Remove the current node, then continue with the next one
	*   - `Node`: Replace the current node, then continue by visiting it
	*   - `number`: While iterating the items of a sequence or map, set the index
	*     of the next step. This is useful especially if the index of the current
	*     node has changed.
	*
	* If `visitor` is a single function, it will be called with all values
	* encountered in the tree, including e.g. `null` values. Alternatively,
	* separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
	* `Alias` and `Scalar` node. To define the same visitor function for more than
	* one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
	* and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
	* specific defined one will be used for each node.
	*/
	async function visitAsync(node, visitor) {
		const visitor_ = initVisitor(visitor);
		if (identity.isDocument(node)) {
			if (await visitAsync_(null, node.contents, visitor_, Object.freeze([node])) === REMOVE) node.contents = null;
		} else await visitAsync_(null, node, visitor_, Object.freeze([]));
	}
	/** Terminate visit traversal completely */
	visitAsync.BREAK = BREAK;
	/** Do not visit the children of the current node */
	visitAsync.SKIP = SKIP;
	/** Remove the current node */
	visitAsync.REMOVE = REMOVE;
	async function visitAsync_(key, node, visitor, path) {
		const ctrl = await callVisitor(key, node, visitor, path);
		if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
			replaceNode(key, path, ctrl);
			return visitAsync_(key, ctrl, visitor, path);
		}
		if (typeof ctrl !== "symbol") {
			if (identity.isCollection(node)) {
				path = Object.freeze(path.concat(node));
				for (let i = 0; i < node.items.length; ++i) {
					const ci = await visitAsync_(i, node.items[i], visitor, path);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						node.items.splice(i, 1);
						i -= 1;
					}
				}
			} else if (identity.isPair(node)) {
				path = Object.freeze(path.concat(node));
				const ck = await visitAsync_("key", node.key, visitor, path);
				if (ck === BREAK) return BREAK;
				else if (ck === REMOVE) node.key = null;
				const cv = await visitAsync_("value", node.value, visitor, path);
				if (cv === BREAK) return BREAK;
				else if (cv === REMOVE) node.value = null;
			}
		}
		return ctrl;
	}
	function initVisitor(visitor) {
		if (typeof visitor === "object" && (visitor.Collection || visitor.Node || visitor.Value)) return Object.assign({
			Alias: visitor.Node,
			Map: visitor.Node,
			Scalar: visitor.Node,
			Seq: visitor.Node
		}, visitor.Value && {
			Map: visitor.Value,
			Scalar: visitor.Value,
			Seq: visitor.Value
		}, visitor.Collection && {
			Map: visitor.Collection,
			Seq: visitor.Collection
		}, visitor);
		return visitor;
	}
	function callVisitor(key, node, visitor, path) {
		if (typeof visitor === "function") return visitor(key, node, path);
		if (identity.isMap(node)) return visitor.Map?.(key, node, path);
		if (identity.isSeq(node)) return visitor.Seq?.(key, node, path);
		if (identity.isPair(node)) return visitor.Pair?.(key, node, path);
		if (identity.isScalar(node)) return visitor.Scalar?.(key, node, path);
		if (identity.isAlias(node)) return visitor.Alias?.(key, node, path);
	}
	function replaceNode(key, path, node) {
		const parent = path[path.length - 1];
		if (identity.isCollection(parent)) parent.items[key] = node;
		else if (identity.isPair(parent)) {
			if (key === "key") parent.key = node;
			else parent.value = node;
		} else if (identity.isDocument(parent)) parent.contents = node;
		else {
			const pt = identity.isAlias(parent) ? "alias" : "scalar";
			throw new Error(`Cannot replace node with ${pt} parent`);
		}
	}
	exports.visit = visit;
	exports.visitAsync = visitAsync;
}));

// node_modules/yaml/dist/doc/directives.js
var require_directives = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var visit = require_visit();
	const escapeChars = {
		"!": "%21",
		",": "%2C",
		"[": "%5B",
		"]": "%5D",
		"{": "%7B",
		"}": "%7D"
	};
	const escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, (ch) => escapeChars[ch]);
	var Directives = class Directives {
		constructor(yaml, tags) {
			/**
			* The directives-end/doc-start marker `---`. If `null`, a marker may still be
			* included in the document's stringified representation.
			*/
			this.docStart = null;
			/** The doc-end marker `...`.  */
			this.docEnd = false;
			this.yaml = Object.assign({}, Directives.defaultYaml, yaml);
			this.tags = Object.assign({}, Directives.defaultTags, tags);
		}
		clone() {
			const copy = new Directives(this.yaml, this.tags);
			copy.docStart = this.docStart;
			return copy;
		}
		/**
		* During parsing, get a Directives instance for the current document and
		* update the stream state according to the current version's spec.
		*/
		atDocument() {
			const res = new Directives(this.yaml, this.tags);
			switch (this.yaml.version) {
				case "1.1":
					this.atNextDocument = true;
					break;
				case "1.2":
					this.atNextDocument = false;
					this.yaml = {
						explicit: Directives.defaultYaml.explicit,
						version: "1.2"
					};
					this.tags = Object.assign({}, Directives.defaultTags);
			}
			return res;
		}
		/**
		* @param onError - May be called even if the action was successful
		* @returns `true` on success
		*/
		add(line, onError) {
			if (this.atNextDocument) {
				this.yaml = {
					explicit: Directives.defaultYaml.explicit,
					version: "1.1"
				};
				this.tags = Object.assign({}, Directives.defaultTags);
				this.atNextDocument = false;
			}
			const parts = line.trim().split(/[ \t]+/);
			const name = parts.shift();
			switch (name) {
				case "%TAG": {
					if (parts.length !== 2) {
						onError(0, "%TAG directive should contain exactly two parts");
						if (parts.length < 2) return false;
					}
					const [handle, prefix] = parts;
					this.tags[handle] = prefix;
					return true;
				}
				case "%YAML": {
					this.yaml.explicit = true;
					if (parts.length !== 1) {
						onError(0, "%YAML directive should contain exactly one part");
						return false;
					}
					const [version] = parts;
					if (version === "1.1" || version === "1.2") {
						this.yaml.version = version;
						return true;
					} else {
						const isValid = /^\d+\.\d+$/.test(version);
						onError(6, `Unsupported YAML version ${version}`, isValid);
						return false;
					}
				}
				default:
					onError(0, `Unknown directive ${name}`, true);
					return false;
			}
		}
		/**
		* Resolves a tag, matching handles to those defined in %TAG directives.
		*
		* @returns Resolved tag, which may also be the non-specific tag `'!'` or a
		*   `'!local'` tag, or `null` if unresolvable.
		*/
		tagName(source, onError) {
			if (source === "!") return "!";
			if (source[0] !== "!") {
				onError(`Not a valid tag: ${source}`);
				return null;
			}
			if (source[1] === "<") {
				const verbatim = source.slice(2, -1);
				if (verbatim === "!" || verbatim === "!!") {
					onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
					return null;
				}
				if (source[source.length - 1] !== ">") onError("Verbatim tags must end with a >");
				return verbatim;
			}
			const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
			if (!suffix) onError(`The ${source} tag has no suffix`);
			const prefix = this.tags[handle];
			if (prefix) try {
				return prefix + decodeURIComponent(suffix);
			} catch (error) {
				onError(String(error));
				return null;
			}
			if (handle === "!") return source;
			onError(`Could not resolve tag: ${source}`);
			return null;
		}
		/**
		* Given a fully resolved tag, returns its printable string form,
		* taking into account current tag prefixes and defaults.
		*/
		tagString(tag) {
			for (const [handle, prefix] of Object.entries(this.tags)) if (tag.startsWith(prefix)) return handle + escapeTagName(tag.substring(prefix.length));
			return tag[0] === "!" ? tag : `!<${tag}>`;
		}
		toString(doc) {
			const lines = this.yaml.explicit ? [`%YAML ${this.yaml.version || "1.2"}`] : [];
			const tagEntries = Object.entries(this.tags);
			let tagNames;
			if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
				const tags = {};
				visit.visit(doc.contents, (_key, node) => {
					if (identity.isNode(node) && node.tag) tags[node.tag] = true;
				});
				tagNames = Object.keys(tags);
			} else tagNames = [];
			for (const [handle, prefix] of tagEntries) {
				if (handle === "!!" && prefix === "tag:yaml.org,2002:") continue;
				if (!doc || tagNames.some((tn) => tn.startsWith(prefix))) lines.push(`%TAG ${handle} ${prefix}`);
			}
			return lines.join("\n");
		}
	};
	Directives.defaultYaml = {
		explicit: false,
		version: "1.2"
	};
	Directives.defaultTags = { "!!": "tag:yaml.org,2002:" };
	exports.Directives = Directives;
}));

// node_modules/yaml/dist/doc/anchors.js
var require_anchors = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var visit = require_visit();
	/**
	* Verify that the input string is a valid anchor.
	*
	* Will throw on errors.
	*/
	function anchorIsValid(anchor) {
		if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
			const msg = `Anchor must not contain whitespace or control characters: ${JSON.stringify(anchor)}`;
			throw new Error(msg);
		}
		return true;
	}
	function anchorNames(root) {
		const anchors = /* @__PURE__ */ new Set();
		visit.visit(root, { Value(_key, node) {
			if (node.anchor) anchors.add(node.anchor);
		} });
		return anchors;
	}
	/** Find a new anchor name with the given `prefix` and a one-indexed suffix. */
	function findNewAnchor(prefix, exclude) {
		for (let i = 1;; ++i) {
			const name = `${prefix}${i}`;
			if (!exclude.has(name)) return name;
		}
	}
	function createNodeAnchors(doc, prefix) {
		const aliasObjects = [];
		const sourceObjects = /* @__PURE__ */ new Map();
		let prevAnchors = null;
		return {
			onAnchor: (source) => {
				aliasObjects.push(source);
				prevAnchors ?? (prevAnchors = anchorNames(doc));
				const anchor = findNewAnchor(prefix, prevAnchors);
				prevAnchors.add(anchor);
				return anchor;
			},
			/**
			* With circular references, the source node is only resolved after all
			* of its child nodes are. This is why anchors are set only after all of
			* the nodes have been created.
			*/
			setAnchors: () => {
				for (const source of aliasObjects) {
					const ref = sourceObjects.get(source);
					if (typeof ref === "object" && ref.anchor && (identity.isScalar(ref.node) || identity.isCollection(ref.node))) ref.node.anchor = ref.anchor;
					else {
						const error = /* @__PURE__ */ new Error("Failed to resolve repeated object (this should not happen)");
						error.source = source;
						throw error;
					}
				}
			},
			sourceObjects
		};
	}
	exports.anchorIsValid = anchorIsValid;
	exports.anchorNames = anchorNames;
	exports.createNodeAnchors = createNodeAnchors;
	exports.findNewAnchor = findNewAnchor;
}));

// node_modules/yaml/dist/doc/applyReviver.js
var require_applyReviver = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Applies the JSON.parse reviver algorithm as defined in the ECMA-262 spec,
	* in section 24.5.1.1 "Runtime Semantics: InternalizeJSONProperty" of the
	* 2021 edition: https://tc39.es/ecma262/#sec-json.parse
	*
	* Includes extensions for handling Map and Set objects.
	*/
	function applyReviver(reviver, obj, key, val) {
		if (val && typeof val === "object") {
			if (Array.isArray(val)) for (let i = 0, len = val.length; i < len; ++i) {
				const v0 = val[i];
				const v1 = applyReviver(reviver, val, String(i), v0);
				if (v1 === void 0) delete val[i];
				else if (v1 !== v0) val[i] = v1;
			}
			else if (val instanceof Map) for (const k of Array.from(val.keys())) {
				const v0 = val.get(k);
				const v1 = applyReviver(reviver, val, k, v0);
				if (v1 === void 0) val.delete(k);
				else if (v1 !== v0) val.set(k, v1);
			}
			else if (val instanceof Set) for (const v0 of Array.from(val)) {
				const v1 = applyReviver(reviver, val, v0, v0);
				if (v1 === void 0) val.delete(v0);
				else if (v1 !== v0) {
					val.delete(v0);
					val.add(v1);
				}
			}
			else for (const [k, v0] of Object.entries(val)) {
				const v1 = applyReviver(reviver, val, k, v0);
				if (v1 === void 0) delete val[k];
				else if (v1 !== v0) val[k] = v1;
			}
		}
		return reviver.call(obj, key, val);
	}
	exports.applyReviver = applyReviver;
}));

// node_modules/yaml/dist/nodes/toJS.js
var require_toJS = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	/**
	* Recursively convert any node or its contents to native JavaScript
	*
	* @param value - The input value
	* @param arg - If `value` defines a `toJSON()` method, use this
	*   as its first argument
	* @param ctx - Conversion context, originally set in Document#toJS(). If
	*   `{ keep: true }` is not set, output should be suitable for JSON
	*   stringification.
	*/
	function toJS(value, arg, ctx) {
		if (Array.isArray(value)) return value.map((v, i) => toJS(v, String(i), ctx));
		if (value && typeof value.toJSON === "function") {
			if (!ctx || !identity.hasAnchor(value)) return value.toJSON(arg, ctx);
			const data = {
				aliasCount: 0,
				count: 1,
				res: void 0
			};
			ctx.anchors.set(value, data);
			ctx.onCreate = (res) => {
				data.res = res;
				delete ctx.onCreate;
			};
			const res = value.toJSON(arg, ctx);
			if (ctx.onCreate) ctx.onCreate(res);
			return res;
		}
		if (typeof value === "bigint" && !ctx?.keep) return Number(value);
		return value;
	}
	exports.toJS = toJS;
}));

// node_modules/yaml/dist/nodes/Node.js
var require_Node = /* @__PURE__ */ __commonJSMin(((exports) => {
	var applyReviver = require_applyReviver();
	var identity = require_identity();
	var toJS = require_toJS();
	var NodeBase = class {
		constructor(type) {
			Object.defineProperty(this, identity.NODE_TYPE, { value: type });
		}
		/** Create a copy of this node.  */
		clone() {
			const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		/** A plain JavaScript representation of this node. */
		toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
			if (!identity.isDocument(doc)) throw new TypeError("A document argument is required");
			const ctx = {
				anchors: /* @__PURE__ */ new Map(),
				doc,
				keep: true,
				mapAsMap: mapAsMap === true,
				mapKeyWarned: false,
				maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
			};
			const res = toJS.toJS(this, "", ctx);
			if (typeof onAnchor === "function") for (const { count, res } of ctx.anchors.values()) onAnchor(res, count);
			return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
		}
	};
	exports.NodeBase = NodeBase;
}));

// node_modules/yaml/dist/nodes/Alias.js
var require_Alias = /* @__PURE__ */ __commonJSMin(((exports) => {
	var anchors = require_anchors();
	var visit = require_visit();
	var identity = require_identity();
	var Node = require_Node();
	var toJS = require_toJS();
	var Alias = class extends Node.NodeBase {
		constructor(source) {
			super(identity.ALIAS);
			this.source = source;
			Object.defineProperty(this, "tag", { set() {
				throw new Error("Alias nodes cannot have tags");
			} });
		}
		/**
		* Resolve the value of this alias within `doc`, finding the last
		* instance of the `source` anchor before this node.
		*/
		resolve(doc, ctx) {
			if (ctx?.maxAliasCount === 0) throw new ReferenceError("Alias resolution is disabled");
			let nodes;
			if (ctx?.aliasResolveCache) nodes = ctx.aliasResolveCache;
			else {
				nodes = [];
				visit.visit(doc, { Node: (_key, node) => {
					if (identity.isAlias(node) || identity.hasAnchor(node)) nodes.push(node);
				} });
				if (ctx) ctx.aliasResolveCache = nodes;
			}
			let found = void 0;
			for (const node of nodes) {
				if (node === this) break;
				if (node.anchor === this.source) found = node;
			}
			if (found && ctx) {
				const { anchors, doc, maxAliasCount } = ctx;
				let data = anchors.get(found);
				if (!data) {
					toJS.toJS(found, null, ctx);
					data = anchors.get(found);
				}
				/* istanbul ignore if */
				if (data?.res === void 0) throw new ReferenceError("This should not happen: Alias anchor was not resolved?");
				if (maxAliasCount >= 0) {
					data.count += 1;
					if (data.aliasCount === 0) data.aliasCount = getAliasCount(doc, found, anchors);
					if (data.count * data.aliasCount > maxAliasCount) throw new ReferenceError("Excessive alias count indicates a resource exhaustion attack");
				}
			}
			return found;
		}
		toJSON(_arg, ctx) {
			if (!ctx) return { source: this.source };
			const source = this.resolve(ctx.doc, ctx);
			if (!source) {
				const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
				throw new ReferenceError(msg);
			}
			return ctx.anchors.get(source).res;
		}
		toString(ctx, _onComment, _onChompKeep) {
			const src = `*${this.source}`;
			if (ctx) {
				anchors.anchorIsValid(this.source);
				if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
					const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
					throw new Error(msg);
				}
				if (ctx.implicitKey) return `${src} `;
			}
			return src;
		}
	};
	function getAliasCount(doc, node, anchors) {
		if (identity.isAlias(node)) {
			const source = node.resolve(doc);
			const anchor = anchors && source && anchors.get(source);
			return anchor ? anchor.count * anchor.aliasCount : 0;
		} else if (identity.isCollection(node)) {
			let count = 0;
			for (const item of node.items) {
				const c = getAliasCount(doc, item, anchors);
				if (c > count) count = c;
			}
			return count;
		} else if (identity.isPair(node)) {
			const kc = getAliasCount(doc, node.key, anchors);
			const vc = getAliasCount(doc, node.value, anchors);
			return Math.max(kc, vc);
		}
		return 1;
	}
	exports.Alias = Alias;
}));

// node_modules/yaml/dist/nodes/Scalar.js
var require_Scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Node = require_Node();
	var toJS = require_toJS();
	const isScalarValue = (value) => !value || typeof value !== "function" && typeof value !== "object";
	var Scalar = class extends Node.NodeBase {
		constructor(value) {
			super(identity.SCALAR);
			this.value = value;
		}
		toJSON(arg, ctx) {
			return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
		}
		toString() {
			return String(this.value);
		}
	};
	Scalar.BLOCK_FOLDED = "BLOCK_FOLDED";
	Scalar.BLOCK_LITERAL = "BLOCK_LITERAL";
	Scalar.PLAIN = "PLAIN";
	Scalar.QUOTE_DOUBLE = "QUOTE_DOUBLE";
	Scalar.QUOTE_SINGLE = "QUOTE_SINGLE";
	exports.Scalar = Scalar;
	exports.isScalarValue = isScalarValue;
}));

// node_modules/yaml/dist/doc/createNode.js
var require_createNode = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var identity = require_identity();
	var Scalar = require_Scalar();
	const defaultTagPrefix = "tag:yaml.org,2002:";
	function findTagObject(value, tagName, tags) {
		if (tagName) {
			const match = tags.filter((t) => t.tag === tagName);
			const tagObj = match.find((t) => !t.format) ?? match[0];
			if (!tagObj) throw new Error(`Tag ${tagName} not found`);
			return tagObj;
		}
		return tags.find((t) => t.identify?.(value) && !t.format);
	}
	function createNode(value, tagName, ctx) {
		if (identity.isDocument(value)) value = value.contents;
		if (identity.isNode(value)) return value;
		if (identity.isPair(value)) {
			const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
			map.items.push(value);
			return map;
		}
		if (value instanceof String || value instanceof Number || value instanceof Boolean || typeof BigInt !== "undefined" && value instanceof BigInt) value = value.valueOf();
		const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
		let ref = void 0;
		if (aliasDuplicateObjects && value && typeof value === "object") {
			ref = sourceObjects.get(value);
			if (ref) {
				ref.anchor ?? (ref.anchor = onAnchor(value));
				return new Alias.Alias(ref.anchor);
			} else {
				ref = {
					anchor: null,
					node: null
				};
				sourceObjects.set(value, ref);
			}
		}
		if (tagName?.startsWith("!!")) tagName = defaultTagPrefix + tagName.slice(2);
		let tagObj = findTagObject(value, tagName, schema.tags);
		if (!tagObj) {
			if (value && typeof value.toJSON === "function") value = value.toJSON();
			if (!value || typeof value !== "object") {
				const node = new Scalar.Scalar(value);
				if (ref) ref.node = node;
				return node;
			}
			tagObj = value instanceof Map ? schema[identity.MAP] : Symbol.iterator in Object(value) ? schema[identity.SEQ] : schema[identity.MAP];
		}
		if (onTagObj) {
			onTagObj(tagObj);
			delete ctx.onTagObj;
		}
		const node = tagObj?.createNode ? tagObj.createNode(ctx.schema, value, ctx) : typeof tagObj?.nodeClass?.from === "function" ? tagObj.nodeClass.from(ctx.schema, value, ctx) : new Scalar.Scalar(value);
		if (tagName) node.tag = tagName;
		else if (!tagObj.default) node.tag = tagObj.tag;
		if (ref) ref.node = node;
		return node;
	}
	exports.createNode = createNode;
}));

// node_modules/yaml/dist/nodes/Collection.js
var require_Collection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var identity = require_identity();
	var Node = require_Node();
	function collectionFromPath(schema, path, value) {
		let v = value;
		for (let i = path.length - 1; i >= 0; --i) {
			const k = path[i];
			if (typeof k === "number" && Number.isInteger(k) && k >= 0) {
				const a = [];
				a[k] = v;
				v = a;
			} else v = /* @__PURE__ */ new Map([[k, v]]);
		}
		return createNode.createNode(v, void 0, {
			aliasDuplicateObjects: false,
			keepUndefined: false,
			onAnchor: () => {
				throw new Error("This should not happen, please report a bug.");
			},
			schema,
			sourceObjects: /* @__PURE__ */ new Map()
		});
	}
	const isEmptyPath = (path) => path == null || typeof path === "object" && !!path[Symbol.iterator]().next().done;
	var Collection = class extends Node.NodeBase {
		constructor(type, schema) {
			super(type);
			Object.defineProperty(this, "schema", {
				value: schema,
				configurable: true,
				enumerable: false,
				writable: true
			});
		}
		/**
		* Create a copy of this collection.
		*
		* @param schema - If defined, overwrites the original's schema
		*/
		clone(schema) {
			const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
			if (schema) copy.schema = schema;
			copy.items = copy.items.map((it) => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		/**
		* Adds a value to the collection. For `!!map` and `!!omap` the value must
		* be a Pair instance or a `{ key, value }` object, which may not have a key
		* that already exists in the map.
		*/
		addIn(path, value) {
			if (isEmptyPath(path)) this.add(value);
			else {
				const [key, ...rest] = path;
				const node = this.get(key, true);
				if (identity.isCollection(node)) node.addIn(rest, value);
				else if (node === void 0 && this.schema) this.set(key, collectionFromPath(this.schema, rest, value));
				else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
			}
		}
		/**
		* Removes a value from the collection.
		* @returns `true` if the item was found and removed.
		*/
		deleteIn(path) {
			const [key, ...rest] = path;
			if (rest.length === 0) return this.delete(key);
			const node = this.get(key, true);
			if (identity.isCollection(node)) return node.deleteIn(rest);
			else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
		}
		/**
		* Returns item at `key`, or `undefined` if not found. By default unwraps
		* scalar values from their surrounding node; to disable set `keepScalar` to
		* `true` (collections are always returned intact).
		*/
		getIn(path, keepScalar) {
			const [key, ...rest] = path;
			const node = this.get(key, true);
			if (rest.length === 0) return !keepScalar && identity.isScalar(node) ? node.value : node;
			else return identity.isCollection(node) ? node.getIn(rest, keepScalar) : void 0;
		}
		hasAllNullValues(allowScalar) {
			return this.items.every((node) => {
				if (!identity.isPair(node)) return false;
				const n = node.value;
				return n == null || allowScalar && identity.isScalar(n) && n.value == null && !n.commentBefore && !n.comment && !n.tag;
			});
		}
		/**
		* Checks if the collection includes a value with the key `key`.
		*/
		hasIn(path) {
			const [key, ...rest] = path;
			if (rest.length === 0) return this.has(key);
			const node = this.get(key, true);
			return identity.isCollection(node) ? node.hasIn(rest) : false;
		}
		/**
		* Sets a value in this collection. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*/
		setIn(path, value) {
			const [key, ...rest] = path;
			if (rest.length === 0) this.set(key, value);
			else {
				const node = this.get(key, true);
				if (identity.isCollection(node)) node.setIn(rest, value);
				else if (node === void 0 && this.schema) this.set(key, collectionFromPath(this.schema, rest, value));
				else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
			}
		}
	};
	exports.Collection = Collection;
	exports.collectionFromPath = collectionFromPath;
	exports.isEmptyPath = isEmptyPath;
}));

// node_modules/yaml/dist/stringify/stringifyComment.js
var require_stringifyComment = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Stringifies a comment.
	*
	* Empty comment lines are left empty,
	* lines consisting of a single space are replaced by `#`,
	* and all other lines are prefixed with a `#`.
	*/
	const stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, "#");
	function indentComment(comment, indent) {
		if (/^\n+$/.test(comment)) return comment.substring(1);
		return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
	}
	const lineComment = (str, indent, comment) => str.endsWith("\n") ? indentComment(comment, indent) : comment.includes("\n") ? "\n" + indentComment(comment, indent) : (str.endsWith(" ") ? "" : " ") + comment;
	exports.indentComment = indentComment;
	exports.lineComment = lineComment;
	exports.stringifyComment = stringifyComment;
}));

// node_modules/yaml/dist/stringify/foldFlowLines.js
var require_foldFlowLines = /* @__PURE__ */ __commonJSMin(((exports) => {
	const FOLD_FLOW = "flow";
	const FOLD_BLOCK = "block";
	const FOLD_QUOTED = "quoted";
	/**
	* Tries to keep input at up to `lineWidth` characters, splitting only on spaces
	* not followed by newlines or spaces unless `mode` is `'quoted'`. Lines are
	* terminated with `\n` and started with `indent`.
	*/
	function foldFlowLines(text, indent, mode = "flow", { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
		if (!lineWidth || lineWidth < 0) return text;
		if (lineWidth < minContentWidth) minContentWidth = 0;
		const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
		if (text.length <= endStep) return text;
		const folds = [];
		const escapedFolds = {};
		let end = lineWidth - indent.length;
		if (typeof indentAtStart === "number") {
			if (indentAtStart > lineWidth - Math.max(2, minContentWidth)) folds.push(0);
			else end = lineWidth - indentAtStart;
		}
		let split = void 0;
		let prev = void 0;
		let overflow = false;
		let i = -1;
		let escStart = -1;
		let escEnd = -1;
		if (mode === FOLD_BLOCK) {
			i = consumeMoreIndentedLines(text, i, indent.length);
			if (i !== -1) end = i + endStep;
		}
		for (let ch; ch = text[i += 1];) {
			if (mode === FOLD_QUOTED && ch === "\\") {
				escStart = i;
				switch (text[i + 1]) {
					case "x":
						i += 3;
						break;
					case "u":
						i += 5;
						break;
					case "U":
						i += 9;
						break;
					default: i += 1;
				}
				escEnd = i;
			}
			if (ch === "\n") {
				if (mode === FOLD_BLOCK) i = consumeMoreIndentedLines(text, i, indent.length);
				end = i + indent.length + endStep;
				split = void 0;
			} else {
				if (ch === " " && prev && prev !== " " && prev !== "\n" && prev !== "	") {
					const next = text[i + 1];
					if (next && next !== " " && next !== "\n" && next !== "	") split = i;
				}
				if (i >= end) {
					if (split) {
						folds.push(split);
						end = split + endStep;
						split = void 0;
					} else if (mode === FOLD_QUOTED) {
						while (prev === " " || prev === "	") {
							prev = ch;
							ch = text[i += 1];
							overflow = true;
						}
						const j = i > escEnd + 1 ? i - 2 : escStart - 1;
						if (escapedFolds[j]) return text;
						folds.push(j);
						escapedFolds[j] = true;
						end = j + endStep;
						split = void 0;
					} else overflow = true;
				}
			}
			prev = ch;
		}
		if (overflow && onOverflow) onOverflow();
		if (folds.length === 0) return text;
		if (onFold) onFold();
		let res = text.slice(0, folds[0]);
		for (let i = 0; i < folds.length; ++i) {
			const fold = folds[i];
			const end = folds[i + 1] || text.length;
			if (fold === 0) res = `\n${indent}${text.slice(0, end)}`;
			else {
				if (mode === FOLD_QUOTED && escapedFolds[fold]) res += `${text[fold]}\\`;
				res += `\n${indent}${text.slice(fold + 1, end)}`;
			}
		}
		return res;
	}
	/**
	* Presumes `i + 1` is at the start of a line
	* @returns index of last newline in more-indented block
	*/
	function consumeMoreIndentedLines(text, i, indent) {
		let end = i;
		let start = i + 1;
		let ch = text[start];
		while (ch === " " || ch === "	") if (i < start + indent) ch = text[++i];
		else {
			do
				ch = text[++i];
			while (ch && ch !== "\n");
			end = i;
			start = i + 1;
			ch = text[start];
		}
		return end;
	}
	exports.FOLD_BLOCK = FOLD_BLOCK;
	exports.FOLD_FLOW = FOLD_FLOW;
	exports.FOLD_QUOTED = FOLD_QUOTED;
	exports.foldFlowLines = foldFlowLines;
}));

// node_modules/yaml/dist/stringify/stringifyString.js
var require_stringifyString = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var foldFlowLines = require_foldFlowLines();
	const getFoldOptions = (ctx, isBlock) => ({
		indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
		lineWidth: ctx.options.lineWidth,
		minContentWidth: ctx.options.minContentWidth
	});
	const containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
	function lineLengthOverLimit(str, lineWidth, indentLength) {
		if (!lineWidth || lineWidth < 0) return false;
		const limit = lineWidth - indentLength;
		const strLen = str.length;
		if (strLen <= limit) return false;
		for (let i = 0, start = 0; i < strLen; ++i) if (str[i] === "\n") {
			if (i - start > limit) return true;
			start = i + 1;
			if (strLen - start <= limit) return false;
		}
		return true;
	}
	function doubleQuotedString(value, ctx) {
		const json = JSON.stringify(value);
		if (ctx.options.doubleQuotedAsJSON) return json;
		const { implicitKey } = ctx;
		const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
		const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
		let str = "";
		let start = 0;
		for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
			if (ch === " " && json[i + 1] === "\\" && json[i + 2] === "n") {
				str += json.slice(start, i) + "\\ ";
				i += 1;
				start = i;
				ch = "\\";
			}
			if (ch === "\\") switch (json[i + 1]) {
				case "u":
					{
						str += json.slice(start, i);
						const code = json.substr(i + 2, 4);
						switch (code) {
							case "0000":
								str += "\\0";
								break;
							case "0007":
								str += "\\a";
								break;
							case "000b":
								str += "\\v";
								break;
							case "001b":
								str += "\\e";
								break;
							case "0085":
								str += "\\N";
								break;
							case "00a0":
								str += "\\_";
								break;
							case "2028":
								str += "\\L";
								break;
							case "2029":
								str += "\\P";
								break;
							default: if (code.substr(0, 2) === "00") str += "\\x" + code.substr(2);
							else str += json.substr(i, 6);
						}
						i += 5;
						start = i + 1;
					}
					break;
				case "n":
					if (implicitKey || json[i + 2] === "\"" || json.length < minMultiLineLength) i += 1;
					else {
						str += json.slice(start, i) + "\n\n";
						while (json[i + 2] === "\\" && json[i + 3] === "n" && json[i + 4] !== "\"") {
							str += "\n";
							i += 2;
						}
						str += indent;
						if (json[i + 2] === " ") str += "\\";
						i += 1;
						start = i + 1;
					}
					break;
				default: i += 1;
			}
		}
		str = start ? str + json.slice(start) : json;
		return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
	}
	function singleQuotedString(value, ctx) {
		if (ctx.options.singleQuote === false || ctx.implicitKey && value.includes("\n") || /[ \t]\n|\n[ \t]/.test(value)) return doubleQuotedString(value, ctx);
		const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
		const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&\n${indent}`) + "'";
		return ctx.implicitKey ? res : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
	}
	function quotedString(value, ctx) {
		const { singleQuote } = ctx.options;
		let qs;
		if (singleQuote === false) qs = doubleQuotedString;
		else {
			const hasDouble = value.includes("\"");
			const hasSingle = value.includes("'");
			if (hasDouble && !hasSingle) qs = singleQuotedString;
			else if (hasSingle && !hasDouble) qs = doubleQuotedString;
			else qs = singleQuote ? singleQuotedString : doubleQuotedString;
		}
		return qs(value, ctx);
	}
	let blockEndNewlines;
	try {
		blockEndNewlines = new RegExp("(^|(?<!\n))\n+(?!\n|$)", "g");
	} catch {
		blockEndNewlines = /\n+(?!\n|$)/g;
	}
	function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
		const { blockQuote, commentString, lineWidth } = ctx.options;
		if (!blockQuote || /\n[\t ]+$/.test(value)) return quotedString(value, ctx);
		const indent = ctx.indent || (ctx.forceBlockIndent || containsDocumentMarker(value) ? "  " : "");
		const literal = blockQuote === "literal" ? true : blockQuote === "folded" || type === Scalar.Scalar.BLOCK_FOLDED ? false : type === Scalar.Scalar.BLOCK_LITERAL ? true : !lineLengthOverLimit(value, lineWidth, indent.length);
		if (!value) return literal ? "|\n" : ">\n";
		let chomp;
		let endStart;
		for (endStart = value.length; endStart > 0; --endStart) {
			const ch = value[endStart - 1];
			if (ch !== "\n" && ch !== "	" && ch !== " ") break;
		}
		let end = value.substring(endStart);
		const endNlPos = end.indexOf("\n");
		if (endNlPos === -1) chomp = "-";
		else if (value === end || endNlPos !== end.length - 1) {
			chomp = "+";
			if (onChompKeep) onChompKeep();
		} else chomp = "";
		if (end) {
			value = value.slice(0, -end.length);
			if (end[end.length - 1] === "\n") end = end.slice(0, -1);
			end = end.replace(blockEndNewlines, `$&${indent}`);
		}
		let startWithSpace = false;
		let startEnd;
		let startNlPos = -1;
		for (startEnd = 0; startEnd < value.length; ++startEnd) {
			const ch = value[startEnd];
			if (ch === " ") startWithSpace = true;
			else if (ch === "\n") startNlPos = startEnd;
			else break;
		}
		let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
		if (start) {
			value = value.substring(start.length);
			start = start.replace(/\n+/g, `$&${indent}`);
		}
		let header = (startWithSpace ? indent ? "2" : "1" : "") + chomp;
		if (comment) {
			header += " " + commentString(comment.replace(/ ?[\r\n]+/g, " "));
			if (onComment) onComment();
		}
		if (!literal) {
			const foldedValue = value.replace(/\n+/g, "\n$&").replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, "$1$2").replace(/\n+/g, `$&${indent}`);
			let literalFallback = false;
			const foldOptions = getFoldOptions(ctx, true);
			if (blockQuote !== "folded" && type !== Scalar.Scalar.BLOCK_FOLDED) foldOptions.onOverflow = () => {
				literalFallback = true;
			};
			const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
			if (!literalFallback) return `>${header}\n${indent}${body}`;
		}
		value = value.replace(/\n+/g, `$&${indent}`);
		return `|${header}\n${indent}${start}${value}${end}`;
	}
	function plainString(item, ctx, onComment, onChompKeep) {
		const { type, value } = item;
		const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
		if (implicitKey && value.includes("\n") || inFlow && /[[\]{},]/.test(value)) return quotedString(value, ctx);
		if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) return implicitKey || inFlow || !value.includes("\n") ? quotedString(value, ctx) : blockString(item, ctx, onComment, onChompKeep);
		if (!implicitKey && !inFlow && type !== Scalar.Scalar.PLAIN && value.includes("\n")) return blockString(item, ctx, onComment, onChompKeep);
		if (containsDocumentMarker(value)) {
			if (indent === "") {
				ctx.forceBlockIndent = true;
				return blockString(item, ctx, onComment, onChompKeep);
			} else if (implicitKey && indent === indentStep) return quotedString(value, ctx);
		}
		const str = value.replace(/\n+/g, `$&\n${indent}`);
		if (actualString) {
			const test = (tag) => tag.default && tag.tag !== "tag:yaml.org,2002:str" && tag.test?.test(str);
			const { compat, tags } = ctx.doc.schema;
			if (tags.some(test) || compat?.some(test)) return quotedString(value, ctx);
		}
		return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
	}
	function stringifyString(item, ctx, onComment, onChompKeep) {
		const { implicitKey, inFlow } = ctx;
		const ss = typeof item.value === "string" ? item : Object.assign({}, item, { value: String(item.value) });
		let { type } = item;
		if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
			if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value)) type = Scalar.Scalar.QUOTE_DOUBLE;
		}
		const _stringify = (_type) => {
			switch (_type) {
				case Scalar.Scalar.BLOCK_FOLDED:
				case Scalar.Scalar.BLOCK_LITERAL: return implicitKey || inFlow ? quotedString(ss.value, ctx) : blockString(ss, ctx, onComment, onChompKeep);
				case Scalar.Scalar.QUOTE_DOUBLE: return doubleQuotedString(ss.value, ctx);
				case Scalar.Scalar.QUOTE_SINGLE: return singleQuotedString(ss.value, ctx);
				case Scalar.Scalar.PLAIN: return plainString(ss, ctx, onComment, onChompKeep);
				default: return null;
			}
		};
		let res = _stringify(type);
		if (res === null) {
			const { defaultKeyType, defaultStringType } = ctx.options;
			const t = implicitKey && defaultKeyType || defaultStringType;
			res = _stringify(t);
			if (res === null) throw new Error(`Unsupported default string type ${t}`);
		}
		return res;
	}
	exports.stringifyString = stringifyString;
}));

// node_modules/yaml/dist/stringify/stringify.js
var require_stringify = /* @__PURE__ */ __commonJSMin(((exports) => {
	var anchors = require_anchors();
	var identity = require_identity();
	var stringifyComment = require_stringifyComment();
	var stringifyString = require_stringifyString();
	function createStringifyContext(doc, options) {
		const opt = Object.assign({
			blockQuote: true,
			commentString: stringifyComment.stringifyComment,
			defaultKeyType: null,
			defaultStringType: "PLAIN",
			directives: null,
			doubleQuotedAsJSON: false,
			doubleQuotedMinMultiLineLength: 40,
			falseStr: "false",
			flowCollectionPadding: true,
			indentSeq: true,
			lineWidth: 80,
			minContentWidth: 20,
			nullStr: "null",
			simpleKeys: false,
			singleQuote: null,
			trailingComma: false,
			trueStr: "true",
			verifyAliasOrder: true
		}, doc.schema.toStringOptions, options);
		let inFlow;
		switch (opt.collectionStyle) {
			case "block":
				inFlow = false;
				break;
			case "flow":
				inFlow = true;
				break;
			default: inFlow = null;
		}
		return {
			anchors: /* @__PURE__ */ new Set(),
			doc,
			flowCollectionPadding: opt.flowCollectionPadding ? " " : "",
			indent: "",
			indentStep: typeof opt.indent === "number" ? " ".repeat(opt.indent) : "  ",
			inFlow,
			options: opt
		};
	}
	function getTagObject(tags, item) {
		if (item.tag) {
			const match = tags.filter((t) => t.tag === item.tag);
			if (match.length > 0) return match.find((t) => t.format === item.format) ?? match[0];
		}
		let tagObj = void 0;
		let obj;
		if (identity.isScalar(item)) {
			obj = item.value;
			let match = tags.filter((t) => t.identify?.(obj));
			if (match.length > 1) {
				const testMatch = match.filter((t) => t.test);
				if (testMatch.length > 0) match = testMatch;
			}
			tagObj = match.find((t) => t.format === item.format) ?? match.find((t) => !t.format);
		} else {
			obj = item;
			tagObj = tags.find((t) => t.nodeClass && obj instanceof t.nodeClass);
		}
		if (!tagObj) {
			const name = obj?.constructor?.name ?? (obj === null ? "null" : typeof obj);
			throw new Error(`Tag not resolved for ${name} value`);
		}
		return tagObj;
	}
	function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
		if (!doc.directives) return "";
		const props = [];
		const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
		if (anchor && anchors.anchorIsValid(anchor)) {
			anchors$1.add(anchor);
			props.push(`&${anchor}`);
		}
		const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
		if (tag) props.push(doc.directives.tagString(tag));
		return props.join(" ");
	}
	function stringify(item, ctx, onComment, onChompKeep) {
		if (identity.isPair(item)) return item.toString(ctx, onComment, onChompKeep);
		if (identity.isAlias(item)) {
			if (ctx.doc.directives) return item.toString(ctx);
			if (ctx.resolvedAliases?.has(item)) throw new TypeError(`Cannot stringify circular structure without alias nodes`);
			else {
				if (ctx.resolvedAliases) ctx.resolvedAliases.add(item);
				else ctx.resolvedAliases = /* @__PURE__ */ new Set([item]);
				item = item.resolve(ctx.doc);
			}
		}
		let tagObj = void 0;
		const node = identity.isNode(item) ? item : ctx.doc.createNode(item, { onTagObj: (o) => tagObj = o });
		tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
		const props = stringifyProps(node, tagObj, ctx);
		if (props.length > 0) ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
		const str = typeof tagObj.stringify === "function" ? tagObj.stringify(node, ctx, onComment, onChompKeep) : identity.isScalar(node) ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep) : node.toString(ctx, onComment, onChompKeep);
		if (!props) return str;
		return identity.isScalar(node) || str[0] === "{" || str[0] === "[" ? `${props} ${str}` : `${props}\n${ctx.indent}${str}`;
	}
	exports.createStringifyContext = createStringifyContext;
	exports.stringify = stringify;
}));

// node_modules/yaml/dist/stringify/stringifyPair.js
var require_stringifyPair = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
		const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
		let keyComment = identity.isNode(key) && key.comment || null;
		if (simpleKeys) {
			if (keyComment) throw new Error("With simple keys, key nodes cannot have comments");
			if (identity.isCollection(key) || !identity.isNode(key) && typeof key === "object") throw new Error("With simple keys, collection cannot be used as a key value");
		}
		let explicitKey = !simpleKeys && (!key || keyComment && value == null && !ctx.inFlow || identity.isCollection(key) || (identity.isScalar(key) ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL : typeof key === "object"));
		ctx = Object.assign({}, ctx, {
			allNullValues: false,
			implicitKey: !explicitKey && (simpleKeys || !allNullValues),
			indent: indent + indentStep
		});
		let keyCommentDone = false;
		let chompKeep = false;
		let str = stringify.stringify(key, ctx, () => keyCommentDone = true, () => chompKeep = true);
		if (!explicitKey && !ctx.inFlow && str.length > 1024) {
			if (simpleKeys) throw new Error("With simple keys, single line scalar must not span more than 1024 characters");
			explicitKey = true;
		}
		if (ctx.inFlow) {
			if (allNullValues || value == null) {
				if (keyCommentDone && onComment) onComment();
				return str === "" ? "?" : explicitKey ? `? ${str}` : str;
			}
		} else if (allNullValues && !simpleKeys || value == null && explicitKey) {
			str = `? ${str}`;
			if (keyComment && !keyCommentDone) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
			else if (chompKeep && onChompKeep) onChompKeep();
			return str;
		}
		if (keyCommentDone) keyComment = null;
		if (explicitKey) {
			if (keyComment) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
			str = `? ${str}\n${indent}:`;
		} else {
			str = `${str}:`;
			if (keyComment) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
		}
		let vsb, vcb, valueComment;
		if (identity.isNode(value)) {
			vsb = !!value.spaceBefore;
			vcb = value.commentBefore;
			valueComment = value.comment;
		} else {
			vsb = false;
			vcb = null;
			valueComment = null;
			if (value && typeof value === "object") value = doc.createNode(value);
		}
		ctx.implicitKey = false;
		if (!explicitKey && !keyComment && identity.isScalar(value)) ctx.indentAtStart = str.length + 1;
		chompKeep = false;
		if (!indentSeq && indentStep.length >= 2 && !ctx.inFlow && !explicitKey && identity.isSeq(value) && !value.flow && !value.tag && !value.anchor) ctx.indent = ctx.indent.substring(2);
		let valueCommentDone = false;
		const valueStr = stringify.stringify(value, ctx, () => valueCommentDone = true, () => chompKeep = true);
		let ws = " ";
		if (keyComment || vsb || vcb) {
			ws = vsb ? "\n" : "";
			if (vcb) {
				const cs = commentString(vcb);
				ws += `\n${stringifyComment.indentComment(cs, ctx.indent)}`;
			}
			if (valueStr === "" && !ctx.inFlow) {
				if (ws === "\n" && valueComment) ws = "\n\n";
			} else ws += `\n${ctx.indent}`;
		} else if (!explicitKey && identity.isCollection(value)) {
			const vs0 = valueStr[0];
			const nl0 = valueStr.indexOf("\n");
			const hasNewline = nl0 !== -1;
			const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
			if (hasNewline || !flow) {
				let hasPropsLine = false;
				if (hasNewline && (vs0 === "&" || vs0 === "!")) {
					let sp0 = valueStr.indexOf(" ");
					if (vs0 === "&" && sp0 !== -1 && sp0 < nl0 && valueStr[sp0 + 1] === "!") sp0 = valueStr.indexOf(" ", sp0 + 1);
					if (sp0 === -1 || nl0 < sp0) hasPropsLine = true;
				}
				if (!hasPropsLine) ws = `\n${ctx.indent}`;
			}
		} else if (valueStr === "" || valueStr[0] === "\n") ws = "";
		str += ws + valueStr;
		if (ctx.inFlow) {
			if (valueCommentDone && onComment) onComment();
		} else if (valueComment && !valueCommentDone) str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
		else if (chompKeep && onChompKeep) onChompKeep();
		return str;
	}
	exports.stringifyPair = stringifyPair;
}));

// node_modules/yaml/dist/log.js
var require_log = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_process = __require("process");
	function debug(logLevel, ...messages) {
		if (logLevel === "debug") console.log(...messages);
	}
	function warn(logLevel, warning) {
		if (logLevel === "debug" || logLevel === "warn") {
			if (typeof node_process.emitWarning === "function") node_process.emitWarning(warning);
			else console.warn(warning);
		}
	}
	exports.debug = debug;
	exports.warn = warn;
}));

// node_modules/yaml/dist/schema/yaml-1.1/merge.js
var require_merge = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	const MERGE_KEY = "<<";
	const merge = {
		identify: (value) => value === MERGE_KEY || typeof value === "symbol" && value.description === MERGE_KEY,
		default: "key",
		tag: "tag:yaml.org,2002:merge",
		test: /^<<$/,
		resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), { addToJSMap: addMergeToJSMap }),
		stringify: () => MERGE_KEY
	};
	const isMergeKey = (ctx, key) => (merge.identify(key) || identity.isScalar(key) && (!key.type || key.type === Scalar.Scalar.PLAIN) && merge.identify(key.value)) && ctx?.doc.schema.tags.some((tag) => tag.tag === merge.tag && tag.default);
	function addMergeToJSMap(ctx, map, value) {
		const source = resolveAliasValue(ctx, value);
		if (identity.isSeq(source)) for (const it of source.items) mergeValue(ctx, map, it);
		else if (Array.isArray(source)) for (const it of source) mergeValue(ctx, map, it);
		else mergeValue(ctx, map, source);
	}
	function mergeValue(ctx, map, value) {
		const source = resolveAliasValue(ctx, value);
		if (!identity.isMap(source)) throw new Error("Merge sources must be maps or map aliases");
		const srcMap = source.toJSON(null, ctx, Map);
		for (const [key, value] of srcMap) if (map instanceof Map) {
			if (!map.has(key)) map.set(key, value);
		} else if (map instanceof Set) map.add(key);
		else if (!Object.prototype.hasOwnProperty.call(map, key)) Object.defineProperty(map, key, {
			value,
			writable: true,
			enumerable: true,
			configurable: true
		});
		return map;
	}
	function resolveAliasValue(ctx, value) {
		return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
	}
	exports.addMergeToJSMap = addMergeToJSMap;
	exports.isMergeKey = isMergeKey;
	exports.merge = merge;
}));

// node_modules/yaml/dist/nodes/addPairToJSMap.js
var require_addPairToJSMap = /* @__PURE__ */ __commonJSMin(((exports) => {
	var log = require_log();
	var merge = require_merge();
	var stringify = require_stringify();
	var identity = require_identity();
	var toJS = require_toJS();
	function addPairToJSMap(ctx, map, { key, value }) {
		if (identity.isNode(key) && key.addToJSMap) key.addToJSMap(ctx, map, value);
		else if (merge.isMergeKey(ctx, key)) merge.addMergeToJSMap(ctx, map, value);
		else {
			const jsKey = toJS.toJS(key, "", ctx);
			if (map instanceof Map) map.set(jsKey, toJS.toJS(value, jsKey, ctx));
			else if (map instanceof Set) map.add(jsKey);
			else {
				const stringKey = stringifyKey(key, jsKey, ctx);
				const jsValue = toJS.toJS(value, stringKey, ctx);
				if (stringKey in map) Object.defineProperty(map, stringKey, {
					value: jsValue,
					writable: true,
					enumerable: true,
					configurable: true
				});
				else map[stringKey] = jsValue;
			}
		}
		return map;
	}
	function stringifyKey(key, jsKey, ctx) {
		if (jsKey === null) return "";
		if (typeof jsKey !== "object") return String(jsKey);
		if (identity.isNode(key) && ctx?.doc) {
			const strCtx = stringify.createStringifyContext(ctx.doc, {});
			strCtx.anchors = /* @__PURE__ */ new Set();
			for (const node of ctx.anchors.keys()) strCtx.anchors.add(node.anchor);
			strCtx.inFlow = true;
			strCtx.inStringifyKey = true;
			const strKey = key.toString(strCtx);
			if (!ctx.mapKeyWarned) {
				let jsonStr = JSON.stringify(strKey);
				if (jsonStr.length > 40) jsonStr = jsonStr.substring(0, 36) + "...\"";
				log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
				ctx.mapKeyWarned = true;
			}
			return strKey;
		}
		return JSON.stringify(jsKey);
	}
	exports.addPairToJSMap = addPairToJSMap;
}));

// node_modules/yaml/dist/nodes/Pair.js
var require_Pair = /* @__PURE__ */ __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var stringifyPair = require_stringifyPair();
	var addPairToJSMap = require_addPairToJSMap();
	var identity = require_identity();
	function createPair(key, value, ctx) {
		const k = createNode.createNode(key, void 0, ctx);
		const v = createNode.createNode(value, void 0, ctx);
		return new Pair(k, v);
	}
	var Pair = class Pair {
		constructor(key, value = null) {
			Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
			this.key = key;
			this.value = value;
		}
		clone(schema) {
			let { key, value } = this;
			if (identity.isNode(key)) key = key.clone(schema);
			if (identity.isNode(value)) value = value.clone(schema);
			return new Pair(key, value);
		}
		toJSON(_, ctx) {
			const pair = ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
			return addPairToJSMap.addPairToJSMap(ctx, pair, this);
		}
		toString(ctx, onComment, onChompKeep) {
			return ctx?.doc ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep) : JSON.stringify(this);
		}
	};
	exports.Pair = Pair;
	exports.createPair = createPair;
}));

// node_modules/yaml/dist/stringify/stringifyCollection.js
var require_stringifyCollection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyCollection(collection, ctx, options) {
		return (ctx.inFlow ?? collection.flow ? stringifyFlowCollection : stringifyBlockCollection)(collection, ctx, options);
	}
	function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
		const { indent, options: { commentString } } = ctx;
		const itemCtx = Object.assign({}, ctx, {
			indent: itemIndent,
			type: null
		});
		let chompKeep = false;
		const lines = [];
		for (let i = 0; i < items.length; ++i) {
			const item = items[i];
			let comment = null;
			if (identity.isNode(item)) {
				if (!chompKeep && item.spaceBefore) lines.push("");
				addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
				if (item.comment) comment = item.comment;
			} else if (identity.isPair(item)) {
				const ik = identity.isNode(item.key) ? item.key : null;
				if (ik) {
					if (!chompKeep && ik.spaceBefore) lines.push("");
					addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
				}
			}
			chompKeep = false;
			let str = stringify.stringify(item, itemCtx, () => comment = null, () => chompKeep = true);
			if (comment) str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
			if (chompKeep && comment) chompKeep = false;
			lines.push(blockItemPrefix + str);
		}
		let str;
		if (lines.length === 0) str = flowChars.start + flowChars.end;
		else {
			str = lines[0];
			for (let i = 1; i < lines.length; ++i) {
				const line = lines[i];
				str += line ? `\n${indent}${line}` : "\n";
			}
		}
		if (comment) {
			str += "\n" + stringifyComment.indentComment(commentString(comment), indent);
			if (onComment) onComment();
		} else if (chompKeep && onChompKeep) onChompKeep();
		return str;
	}
	function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
		const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
		itemIndent += indentStep;
		const itemCtx = Object.assign({}, ctx, {
			indent: itemIndent,
			inFlow: true,
			type: null
		});
		let reqNewline = false;
		let linesAtValue = 0;
		const lines = [];
		for (let i = 0; i < items.length; ++i) {
			const item = items[i];
			let comment = null;
			if (identity.isNode(item)) {
				if (item.spaceBefore) lines.push("");
				addCommentBefore(ctx, lines, item.commentBefore, false);
				if (item.comment) comment = item.comment;
			} else if (identity.isPair(item)) {
				const ik = identity.isNode(item.key) ? item.key : null;
				if (ik) {
					if (ik.spaceBefore) lines.push("");
					addCommentBefore(ctx, lines, ik.commentBefore, false);
					if (ik.comment) reqNewline = true;
				}
				const iv = identity.isNode(item.value) ? item.value : null;
				if (iv) {
					if (iv.comment) comment = iv.comment;
					if (iv.commentBefore) reqNewline = true;
				} else if (item.value == null && ik?.comment) comment = ik.comment;
			}
			if (comment) reqNewline = true;
			let str = stringify.stringify(item, itemCtx, () => comment = null);
			reqNewline || (reqNewline = lines.length > linesAtValue || str.includes("\n"));
			if (i < items.length - 1) str += ",";
			else if (ctx.options.trailingComma) {
				if (ctx.options.lineWidth > 0) reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) + (str.length + 2) > ctx.options.lineWidth);
				if (reqNewline) str += ",";
			}
			if (comment) str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
			lines.push(str);
			linesAtValue = lines.length;
		}
		const { start, end } = flowChars;
		if (lines.length === 0) return start + end;
		else {
			if (!reqNewline) {
				const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
				reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
			}
			if (reqNewline) {
				let str = start;
				for (const line of lines) str += line ? `\n${indentStep}${indent}${line}` : "\n";
				return `${str}\n${indent}${end}`;
			} else return `${start}${fcPadding}${lines.join(" ")}${fcPadding}${end}`;
		}
	}
	function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
		if (comment && chompKeep) comment = comment.replace(/^\n+/, "");
		if (comment) {
			const ic = stringifyComment.indentComment(commentString(comment), indent);
			lines.push(ic.trimStart());
		}
	}
	exports.stringifyCollection = stringifyCollection;
}));

// node_modules/yaml/dist/nodes/YAMLMap.js
var require_YAMLMap = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyCollection = require_stringifyCollection();
	var addPairToJSMap = require_addPairToJSMap();
	var Collection = require_Collection();
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	function findPair(items, key) {
		const k = identity.isScalar(key) ? key.value : key;
		for (const it of items) if (identity.isPair(it)) {
			if (it.key === key || it.key === k) return it;
			if (identity.isScalar(it.key) && it.key.value === k) return it;
		}
	}
	var YAMLMap = class extends Collection.Collection {
		static get tagName() {
			return "tag:yaml.org,2002:map";
		}
		constructor(schema) {
			super(identity.MAP, schema);
			this.items = [];
		}
		/**
		* A generic collection parsing method that can be extended
		* to other node classes that inherit from YAMLMap
		*/
		static from(schema, obj, ctx) {
			const { keepUndefined, replacer } = ctx;
			const map = new this(schema);
			const add = (key, value) => {
				if (typeof replacer === "function") value = replacer.call(obj, key, value);
				else if (Array.isArray(replacer) && !replacer.includes(key)) return;
				if (value !== void 0 || keepUndefined) map.items.push(Pair.createPair(key, value, ctx));
			};
			if (obj instanceof Map) for (const [key, value] of obj) add(key, value);
			else if (obj && typeof obj === "object") for (const key of Object.keys(obj)) add(key, obj[key]);
			if (typeof schema.sortMapEntries === "function") map.items.sort(schema.sortMapEntries);
			return map;
		}
		/**
		* Adds a value to the collection.
		*
		* @param overwrite - If not set `true`, using a key that is already in the
		*   collection will throw. Otherwise, overwrites the previous value.
		*/
		add(pair, overwrite) {
			let _pair;
			if (identity.isPair(pair)) _pair = pair;
			else if (!pair || typeof pair !== "object" || !("key" in pair)) _pair = new Pair.Pair(pair, pair?.value);
			else _pair = new Pair.Pair(pair.key, pair.value);
			const prev = findPair(this.items, _pair.key);
			const sortEntries = this.schema?.sortMapEntries;
			if (prev) {
				if (!overwrite) throw new Error(`Key ${_pair.key} already set`);
				if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value)) prev.value.value = _pair.value;
				else prev.value = _pair.value;
			} else if (sortEntries) {
				const i = this.items.findIndex((item) => sortEntries(_pair, item) < 0);
				if (i === -1) this.items.push(_pair);
				else this.items.splice(i, 0, _pair);
			} else this.items.push(_pair);
		}
		delete(key) {
			const it = findPair(this.items, key);
			if (!it) return false;
			return this.items.splice(this.items.indexOf(it), 1).length > 0;
		}
		get(key, keepScalar) {
			const node = findPair(this.items, key)?.value;
			return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? void 0;
		}
		has(key) {
			return !!findPair(this.items, key);
		}
		set(key, value) {
			this.add(new Pair.Pair(key, value), true);
		}
		/**
		* @param ctx - Conversion context, originally set in Document#toJS()
		* @param {Class} Type - If set, forces the returned collection type
		* @returns Instance of Type, Map, or Object
		*/
		toJSON(_, ctx, Type) {
			const map = Type ? new Type() : ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
			if (ctx?.onCreate) ctx.onCreate(map);
			for (const item of this.items) addPairToJSMap.addPairToJSMap(ctx, map, item);
			return map;
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			for (const item of this.items) if (!identity.isPair(item)) throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
			if (!ctx.allNullValues && this.hasAllNullValues(false)) ctx = Object.assign({}, ctx, { allNullValues: true });
			return stringifyCollection.stringifyCollection(this, ctx, {
				blockItemPrefix: "",
				flowChars: {
					start: "{",
					end: "}"
				},
				itemIndent: ctx.indent || "",
				onChompKeep,
				onComment
			});
		}
	};
	exports.YAMLMap = YAMLMap;
	exports.findPair = findPair;
}));

// node_modules/yaml/dist/schema/common/map.js
var require_map = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var YAMLMap = require_YAMLMap();
	const map = {
		collection: "map",
		default: true,
		nodeClass: YAMLMap.YAMLMap,
		tag: "tag:yaml.org,2002:map",
		resolve(map, onError) {
			if (!identity.isMap(map)) onError("Expected a mapping for this tag");
			return map;
		},
		createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
	};
	exports.map = map;
}));

// node_modules/yaml/dist/nodes/YAMLSeq.js
var require_YAMLSeq = /* @__PURE__ */ __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var stringifyCollection = require_stringifyCollection();
	var Collection = require_Collection();
	var identity = require_identity();
	var Scalar = require_Scalar();
	var toJS = require_toJS();
	var YAMLSeq = class extends Collection.Collection {
		static get tagName() {
			return "tag:yaml.org,2002:seq";
		}
		constructor(schema) {
			super(identity.SEQ, schema);
			this.items = [];
		}
		add(value) {
			this.items.push(value);
		}
		/**
		* Removes a value from the collection.
		*
		* `key` must contain a representation of an integer for this to succeed.
		* It may be wrapped in a `Scalar`.
		*
		* @returns `true` if the item was found and removed.
		*/
		delete(key) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") return false;
			return this.items.splice(idx, 1).length > 0;
		}
		get(key, keepScalar) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") return void 0;
			const it = this.items[idx];
			return !keepScalar && identity.isScalar(it) ? it.value : it;
		}
		/**
		* Checks if the collection includes a value with the key `key`.
		*
		* `key` must contain a representation of an integer for this to succeed.
		* It may be wrapped in a `Scalar`.
		*/
		has(key) {
			const idx = asItemIndex(key);
			return typeof idx === "number" && idx < this.items.length;
		}
		/**
		* Sets a value in this collection. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*
		* If `key` does not contain a representation of an integer, this will throw.
		* It may be wrapped in a `Scalar`.
		*/
		set(key, value) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") throw new Error(`Expected a valid index, not ${key}.`);
			const prev = this.items[idx];
			if (identity.isScalar(prev) && Scalar.isScalarValue(value)) prev.value = value;
			else this.items[idx] = value;
		}
		toJSON(_, ctx) {
			const seq = [];
			if (ctx?.onCreate) ctx.onCreate(seq);
			let i = 0;
			for (const item of this.items) seq.push(toJS.toJS(item, String(i++), ctx));
			return seq;
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			return stringifyCollection.stringifyCollection(this, ctx, {
				blockItemPrefix: "- ",
				flowChars: {
					start: "[",
					end: "]"
				},
				itemIndent: (ctx.indent || "") + "  ",
				onChompKeep,
				onComment
			});
		}
		static from(schema, obj, ctx) {
			const { replacer } = ctx;
			const seq = new this(schema);
			if (obj && Symbol.iterator in Object(obj)) {
				let i = 0;
				for (let it of obj) {
					if (typeof replacer === "function") {
						const key = obj instanceof Set ? it : String(i++);
						it = replacer.call(obj, key, it);
					}
					seq.items.push(createNode.createNode(it, void 0, ctx));
				}
			}
			return seq;
		}
	};
	function asItemIndex(key) {
		let idx = identity.isScalar(key) ? key.value : key;
		if (idx && typeof idx === "string") idx = Number(idx);
		return typeof idx === "number" && Number.isInteger(idx) && idx >= 0 ? idx : null;
	}
	exports.YAMLSeq = YAMLSeq;
}));

// node_modules/yaml/dist/schema/common/seq.js
var require_seq = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var YAMLSeq = require_YAMLSeq();
	const seq = {
		collection: "seq",
		default: true,
		nodeClass: YAMLSeq.YAMLSeq,
		tag: "tag:yaml.org,2002:seq",
		resolve(seq, onError) {
			if (!identity.isSeq(seq)) onError("Expected a sequence for this tag");
			return seq;
		},
		createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
	};
	exports.seq = seq;
}));

// node_modules/yaml/dist/schema/common/string.js
var require_string = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyString = require_stringifyString();
	const string = {
		identify: (value) => typeof value === "string",
		default: true,
		tag: "tag:yaml.org,2002:str",
		resolve: (str) => str,
		stringify(item, ctx, onComment, onChompKeep) {
			ctx = Object.assign({ actualString: true }, ctx);
			return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
		}
	};
	exports.string = string;
}));

// node_modules/yaml/dist/schema/common/null.js
var require_null = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	const nullTag = {
		identify: (value) => value == null,
		createNode: () => new Scalar.Scalar(null),
		default: true,
		tag: "tag:yaml.org,2002:null",
		test: /^(?:~|[Nn]ull|NULL)?$/,
		resolve: () => new Scalar.Scalar(null),
		stringify: ({ source }, ctx) => typeof source === "string" && nullTag.test.test(source) ? source : ctx.options.nullStr
	};
	exports.nullTag = nullTag;
}));

// node_modules/yaml/dist/schema/core/bool.js
var require_bool$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	const boolTag = {
		identify: (value) => typeof value === "boolean",
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
		resolve: (str) => new Scalar.Scalar(str[0] === "t" || str[0] === "T"),
		stringify({ source, value }, ctx) {
			if (source && boolTag.test.test(source)) {
				if (value === (source[0] === "t" || source[0] === "T")) return source;
			}
			return value ? ctx.options.trueStr : ctx.options.falseStr;
		}
	};
	exports.boolTag = boolTag;
}));

// node_modules/yaml/dist/stringify/stringifyNumber.js
var require_stringifyNumber = /* @__PURE__ */ __commonJSMin(((exports) => {
	function stringifyNumber({ format, minFractionDigits, tag, value }) {
		if (typeof value === "bigint") return String(value);
		const num = typeof value === "number" ? value : Number(value);
		if (!isFinite(num)) return isNaN(num) ? ".nan" : num < 0 ? "-.inf" : ".inf";
		let n = Object.is(value, -0) ? "-0" : JSON.stringify(value);
		if (!format && minFractionDigits && (!tag || tag === "tag:yaml.org,2002:float") && /^-?\d/.test(n) && !n.includes("e")) {
			let i = n.indexOf(".");
			if (i < 0) {
				i = n.length;
				n += ".";
			}
			let d = minFractionDigits - (n.length - i - 1);
			while (d-- > 0) n += "0";
		}
		return n;
	}
	exports.stringifyNumber = stringifyNumber;
}));

// node_modules/yaml/dist/schema/core/float.js
var require_float$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var stringifyNumber = require_stringifyNumber();
	const floatNaN = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
		resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
		stringify: stringifyNumber.stringifyNumber
	};
	const floatExp = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "EXP",
		test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
		resolve: (str) => parseFloat(str),
		stringify(node) {
			const num = Number(node.value);
			return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
		}
	};
	const float = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
		resolve(str) {
			const node = new Scalar.Scalar(parseFloat(str));
			const dot = str.indexOf(".");
			if (dot !== -1 && str[str.length - 1] === "0") node.minFractionDigits = str.length - dot - 1;
			return node;
		},
		stringify: stringifyNumber.stringifyNumber
	};
	exports.float = float;
	exports.floatExp = floatExp;
	exports.floatNaN = floatNaN;
}));

// node_modules/yaml/dist/schema/core/int.js
var require_int$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	const intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
	const intResolve = (str, offset, radix, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix);
	function intStringify(node, radix, prefix) {
		const { value } = node;
		if (intIdentify(value) && value >= 0) return prefix + value.toString(radix);
		return stringifyNumber.stringifyNumber(node);
	}
	const intOct = {
		identify: (value) => intIdentify(value) && value >= 0,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "OCT",
		test: /^0o[0-7]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
		stringify: (node) => intStringify(node, 8, "0o")
	};
	const int = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		test: /^[-+]?[0-9]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
		stringify: stringifyNumber.stringifyNumber
	};
	const intHex = {
		identify: (value) => intIdentify(value) && value >= 0,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "HEX",
		test: /^0x[0-9a-fA-F]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
		stringify: (node) => intStringify(node, 16, "0x")
	};
	exports.int = int;
	exports.intHex = intHex;
	exports.intOct = intOct;
}));

// node_modules/yaml/dist/schema/core/schema.js
var require_schema$2 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var bool = require_bool$1();
	var float = require_float$1();
	var int = require_int$1();
	const schema = [
		map.map,
		seq.seq,
		string.string,
		_null.nullTag,
		bool.boolTag,
		int.intOct,
		int.int,
		int.intHex,
		float.floatNaN,
		float.floatExp,
		float.float
	];
	exports.schema = schema;
}));

// node_modules/yaml/dist/schema/json/schema.js
var require_schema$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var map = require_map();
	var seq = require_seq();
	function intIdentify(value) {
		return typeof value === "bigint" || Number.isInteger(value);
	}
	const stringifyJSON = ({ value }) => JSON.stringify(value);
	const jsonScalars = [
		{
			identify: (value) => typeof value === "string",
			default: true,
			tag: "tag:yaml.org,2002:str",
			resolve: (str) => str,
			stringify: stringifyJSON
		},
		{
			identify: (value) => value == null,
			createNode: () => new Scalar.Scalar(null),
			default: true,
			tag: "tag:yaml.org,2002:null",
			test: /^null$/,
			resolve: () => null,
			stringify: stringifyJSON
		},
		{
			identify: (value) => typeof value === "boolean",
			default: true,
			tag: "tag:yaml.org,2002:bool",
			test: /^true$|^false$/,
			resolve: (str) => str === "true",
			stringify: stringifyJSON
		},
		{
			identify: intIdentify,
			default: true,
			tag: "tag:yaml.org,2002:int",
			test: /^-?(?:0|[1-9][0-9]*)$/,
			resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
			stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
		},
		{
			identify: (value) => typeof value === "number",
			default: true,
			tag: "tag:yaml.org,2002:float",
			test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
			resolve: (str) => parseFloat(str),
			stringify: stringifyJSON
		}
	];
	const schema = [map.map, seq.seq].concat(jsonScalars, {
		default: true,
		tag: "",
		test: /^/,
		resolve(str, onError) {
			onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
			return str;
		}
	});
	exports.schema = schema;
}));

// node_modules/yaml/dist/schema/yaml-1.1/binary.js
var require_binary = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_buffer = __require("buffer");
	var Scalar = require_Scalar();
	var stringifyString = require_stringifyString();
	const binary = {
		identify: (value) => value instanceof Uint8Array,
		default: false,
		tag: "tag:yaml.org,2002:binary",
		/**
		* Returns a Buffer in node and an Uint8Array in browsers
		*
		* To use the resulting buffer as an image, you'll want to do something like:
		*
		*   const blob = new Blob([buffer], { type: 'image/jpeg' })
		*   document.querySelector('#photo').src = URL.createObjectURL(blob)
		*/
		resolve(src, onError) {
			if (typeof node_buffer.Buffer === "function") return node_buffer.Buffer.from(src, "base64");
			else if (typeof atob === "function") {
				const str = atob(src.replace(/[\n\r]/g, ""));
				const buffer = new Uint8Array(str.length);
				for (let i = 0; i < str.length; ++i) buffer[i] = str.charCodeAt(i);
				return buffer;
			} else {
				onError("This environment does not support reading binary tags; either Buffer or atob is required");
				return src;
			}
		},
		stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
			if (!value) return "";
			const buf = value;
			let str;
			if (typeof node_buffer.Buffer === "function") str = buf instanceof node_buffer.Buffer ? buf.toString("base64") : node_buffer.Buffer.from(buf.buffer).toString("base64");
			else if (typeof btoa === "function") {
				let s = "";
				for (let i = 0; i < buf.length; ++i) s += String.fromCharCode(buf[i]);
				str = btoa(s);
			} else throw new Error("This environment does not support writing binary tags; either Buffer or btoa is required");
			type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
			if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
				const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
				const n = Math.ceil(str.length / lineWidth);
				const lines = new Array(n);
				for (let i = 0, o = 0; i < n; ++i, o += lineWidth) lines[i] = str.substr(o, lineWidth);
				str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? "\n" : " ");
			}
			return stringifyString.stringifyString({
				comment,
				type,
				value: str
			}, ctx, onComment, onChompKeep);
		}
	};
	exports.binary = binary;
}));

// node_modules/yaml/dist/schema/yaml-1.1/pairs.js
var require_pairs = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	var YAMLSeq = require_YAMLSeq();
	function resolvePairs(seq, onError) {
		if (identity.isSeq(seq)) for (let i = 0; i < seq.items.length; ++i) {
			let item = seq.items[i];
			if (identity.isPair(item)) continue;
			else if (identity.isMap(item)) {
				if (item.items.length > 1) onError("Each pair must have its own sequence indicator");
				const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
				if (item.commentBefore) pair.key.commentBefore = pair.key.commentBefore ? `${item.commentBefore}\n${pair.key.commentBefore}` : item.commentBefore;
				if (item.comment) {
					const cn = pair.value ?? pair.key;
					cn.comment = cn.comment ? `${item.comment}\n${cn.comment}` : item.comment;
				}
				item = pair;
			}
			seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
		}
		else onError("Expected a sequence for this tag");
		return seq;
	}
	function createPairs(schema, iterable, ctx) {
		const { replacer } = ctx;
		const pairs = new YAMLSeq.YAMLSeq(schema);
		pairs.tag = "tag:yaml.org,2002:pairs";
		let i = 0;
		if (iterable && Symbol.iterator in Object(iterable)) for (let it of iterable) {
			if (typeof replacer === "function") it = replacer.call(iterable, String(i++), it);
			let key, value;
			if (Array.isArray(it)) {
				if (it.length === 2) {
					key = it[0];
					value = it[1];
				} else throw new TypeError(`Expected [key, value] tuple: ${it}`);
			} else if (it && it instanceof Object) {
				const keys = Object.keys(it);
				if (keys.length === 1) {
					key = keys[0];
					value = it[key];
				} else throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
			} else key = it;
			pairs.items.push(Pair.createPair(key, value, ctx));
		}
		return pairs;
	}
	const pairs = {
		collection: "seq",
		default: false,
		tag: "tag:yaml.org,2002:pairs",
		resolve: resolvePairs,
		createNode: createPairs
	};
	exports.createPairs = createPairs;
	exports.pairs = pairs;
	exports.resolvePairs = resolvePairs;
}));

// node_modules/yaml/dist/schema/yaml-1.1/omap.js
var require_omap = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var toJS = require_toJS();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var pairs = require_pairs();
	var YAMLOMap = class YAMLOMap extends YAMLSeq.YAMLSeq {
		constructor() {
			super();
			this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
			this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
			this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
			this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
			this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
			this.tag = YAMLOMap.tag;
		}
		/**
		* If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
		* but TypeScript won't allow widening the signature of a child method.
		*/
		toJSON(_, ctx) {
			if (!ctx) return super.toJSON(_);
			const map = /* @__PURE__ */ new Map();
			if (ctx?.onCreate) ctx.onCreate(map);
			for (const pair of this.items) {
				let key, value;
				if (identity.isPair(pair)) {
					key = toJS.toJS(pair.key, "", ctx);
					value = toJS.toJS(pair.value, key, ctx);
				} else key = toJS.toJS(pair, "", ctx);
				if (map.has(key)) throw new Error("Ordered maps must not include duplicate keys");
				map.set(key, value);
			}
			return map;
		}
		static from(schema, iterable, ctx) {
			const pairs$1 = pairs.createPairs(schema, iterable, ctx);
			const omap = new this();
			omap.items = pairs$1.items;
			return omap;
		}
	};
	YAMLOMap.tag = "tag:yaml.org,2002:omap";
	const omap = {
		collection: "seq",
		identify: (value) => value instanceof Map,
		nodeClass: YAMLOMap,
		default: false,
		tag: "tag:yaml.org,2002:omap",
		resolve(seq, onError) {
			const pairs$1 = pairs.resolvePairs(seq, onError);
			const seenKeys = [];
			for (const { key } of pairs$1.items) if (identity.isScalar(key)) {
				if (seenKeys.includes(key.value)) onError(`Ordered maps must not include duplicate keys: ${key.value}`);
				else seenKeys.push(key.value);
			}
			return Object.assign(new YAMLOMap(), pairs$1);
		},
		createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
	};
	exports.YAMLOMap = YAMLOMap;
	exports.omap = omap;
}));

// node_modules/yaml/dist/schema/yaml-1.1/bool.js
var require_bool = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	function boolStringify({ value, source }, ctx) {
		if (source && (value ? trueTag : falseTag).test.test(source)) return source;
		return value ? ctx.options.trueStr : ctx.options.falseStr;
	}
	const trueTag = {
		identify: (value) => value === true,
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
		resolve: () => new Scalar.Scalar(true),
		stringify: boolStringify
	};
	const falseTag = {
		identify: (value) => value === false,
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
		resolve: () => new Scalar.Scalar(false),
		stringify: boolStringify
	};
	exports.falseTag = falseTag;
	exports.trueTag = trueTag;
}));

// node_modules/yaml/dist/schema/yaml-1.1/float.js
var require_float = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var stringifyNumber = require_stringifyNumber();
	const floatNaN = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
		resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
		stringify: stringifyNumber.stringifyNumber
	};
	const floatExp = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "EXP",
		test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
		resolve: (str) => parseFloat(str.replace(/_/g, "")),
		stringify(node) {
			const num = Number(node.value);
			return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
		}
	};
	const float = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
		resolve(str) {
			const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, "")));
			const dot = str.indexOf(".");
			if (dot !== -1) {
				const f = str.substring(dot + 1).replace(/_/g, "");
				if (f[f.length - 1] === "0") node.minFractionDigits = f.length;
			}
			return node;
		},
		stringify: stringifyNumber.stringifyNumber
	};
	exports.float = float;
	exports.floatExp = floatExp;
	exports.floatNaN = floatNaN;
}));

// node_modules/yaml/dist/schema/yaml-1.1/int.js
var require_int = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	const intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
	function intResolve(str, offset, radix, { intAsBigInt }) {
		const sign = str[0];
		if (sign === "-" || sign === "+") offset += 1;
		str = str.substring(offset).replace(/_/g, "");
		if (intAsBigInt) {
			switch (radix) {
				case 2:
					str = `0b${str}`;
					break;
				case 8:
					str = `0o${str}`;
					break;
				case 16: str = `0x${str}`;
			}
			const n = BigInt(str);
			return sign === "-" ? BigInt(-1) * n : n;
		}
		const n = parseInt(str, radix);
		return sign === "-" ? -1 * n : n;
	}
	function intStringify(node, radix, prefix) {
		const { value } = node;
		if (intIdentify(value)) {
			const str = value.toString(radix);
			return value < 0 ? "-" + prefix + str.substr(1) : prefix + str;
		}
		return stringifyNumber.stringifyNumber(node);
	}
	const intBin = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "BIN",
		test: /^[-+]?0b[0-1_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
		stringify: (node) => intStringify(node, 2, "0b")
	};
	const intOct = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "OCT",
		test: /^[-+]?0[0-7_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
		stringify: (node) => intStringify(node, 8, "0")
	};
	const int = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		test: /^[-+]?[0-9][0-9_]*$/,
		resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
		stringify: stringifyNumber.stringifyNumber
	};
	const intHex = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "HEX",
		test: /^[-+]?0x[0-9a-fA-F_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
		stringify: (node) => intStringify(node, 16, "0x")
	};
	exports.int = int;
	exports.intBin = intBin;
	exports.intHex = intHex;
	exports.intOct = intOct;
}));

// node_modules/yaml/dist/schema/yaml-1.1/set.js
var require_set = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var YAMLSet = class YAMLSet extends YAMLMap.YAMLMap {
		constructor(schema) {
			super(schema);
			this.tag = YAMLSet.tag;
		}
		add(key) {
			let pair;
			if (identity.isPair(key)) pair = key;
			else if (key && typeof key === "object" && "key" in key && "value" in key && key.value === null) pair = new Pair.Pair(key.key, null);
			else pair = new Pair.Pair(key, null);
			if (!YAMLMap.findPair(this.items, pair.key)) this.items.push(pair);
		}
		/**
		* If `keepPair` is `true`, returns the Pair matching `key`.
		* Otherwise, returns the value of that Pair's key.
		*/
		get(key, keepPair) {
			const pair = YAMLMap.findPair(this.items, key);
			return !keepPair && identity.isPair(pair) ? identity.isScalar(pair.key) ? pair.key.value : pair.key : pair;
		}
		set(key, value) {
			if (typeof value !== "boolean") throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
			const prev = YAMLMap.findPair(this.items, key);
			if (prev && !value) this.items.splice(this.items.indexOf(prev), 1);
			else if (!prev && value) this.items.push(new Pair.Pair(key));
		}
		toJSON(_, ctx) {
			return super.toJSON(_, ctx, Set);
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			if (this.hasAllNullValues(true)) return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
			else throw new Error("Set items must all have null values");
		}
		static from(schema, iterable, ctx) {
			const { replacer } = ctx;
			const set = new this(schema);
			if (iterable && Symbol.iterator in Object(iterable)) for (let value of iterable) {
				if (typeof replacer === "function") value = replacer.call(iterable, value, value);
				set.items.push(Pair.createPair(value, null, ctx));
			}
			return set;
		}
	};
	YAMLSet.tag = "tag:yaml.org,2002:set";
	const set = {
		collection: "map",
		identify: (value) => value instanceof Set,
		nodeClass: YAMLSet,
		default: false,
		tag: "tag:yaml.org,2002:set",
		createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
		resolve(map, onError) {
			if (identity.isMap(map)) {
				if (map.hasAllNullValues(true)) return Object.assign(new YAMLSet(), map);
				else onError("Set items must all have null values");
			} else onError("Expected a mapping for this tag");
			return map;
		}
	};
	exports.YAMLSet = YAMLSet;
	exports.set = set;
}));

// node_modules/yaml/dist/schema/yaml-1.1/timestamp.js
var require_timestamp = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	/** Internal types handle bigint as number, because TS can't figure it out. */
	function parseSexagesimal(str, asBigInt) {
		const sign = str[0];
		const parts = sign === "-" || sign === "+" ? str.substring(1) : str;
		const num = (n) => asBigInt ? BigInt(n) : Number(n);
		const res = parts.replace(/_/g, "").split(":").reduce((res, p) => res * num(60) + num(p), num(0));
		return sign === "-" ? num(-1) * res : res;
	}
	/**
	* hhhh:mm:ss.sss
	*
	* Internal types handle bigint as number, because TS can't figure it out.
	*/
	function stringifySexagesimal(node) {
		let { value } = node;
		let num = (n) => n;
		if (typeof value === "bigint") num = (n) => BigInt(n);
		else if (isNaN(value) || !isFinite(value)) return stringifyNumber.stringifyNumber(node);
		let sign = "";
		if (value < 0) {
			sign = "-";
			value *= num(-1);
		}
		const _60 = num(60);
		const parts = [value % _60];
		if (value < 60) parts.unshift(0);
		else {
			value = (value - parts[0]) / _60;
			parts.unshift(value % _60);
			if (value >= 60) {
				value = (value - parts[0]) / _60;
				parts.unshift(value);
			}
		}
		return sign + parts.map((n) => String(n).padStart(2, "0")).join(":").replace(/000000\d*$/, "");
	}
	const intTime = {
		identify: (value) => typeof value === "bigint" || Number.isInteger(value),
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "TIME",
		test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
		resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
		stringify: stringifySexagesimal
	};
	const floatTime = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "TIME",
		test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
		resolve: (str) => parseSexagesimal(str, false),
		stringify: stringifySexagesimal
	};
	const timestamp = {
		identify: (value) => value instanceof Date,
		default: true,
		tag: "tag:yaml.org,2002:timestamp",
		test: RegExp("^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:t|T|[ \\t]+)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?$"),
		resolve(str) {
			const match = str.match(timestamp.test);
			if (!match) throw new Error("!!timestamp expects a date, starting with yyyy-mm-dd");
			const [, year, month, day, hour, minute, second] = match.map(Number);
			const millisec = match[7] ? Number((match[7] + "00").substr(1, 3)) : 0;
			let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
			const tz = match[8];
			if (tz && tz !== "Z") {
				let d = parseSexagesimal(tz, false);
				if (Math.abs(d) < 30) d *= 60;
				date -= 6e4 * d;
			}
			return new Date(date);
		},
		stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, "") ?? ""
	};
	exports.floatTime = floatTime;
	exports.intTime = intTime;
	exports.timestamp = timestamp;
}));

// node_modules/yaml/dist/schema/yaml-1.1/schema.js
var require_schema = /* @__PURE__ */ __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var binary = require_binary();
	var bool = require_bool();
	var float = require_float();
	var int = require_int();
	var merge = require_merge();
	var omap = require_omap();
	var pairs = require_pairs();
	var set = require_set();
	var timestamp = require_timestamp();
	const schema = [
		map.map,
		seq.seq,
		string.string,
		_null.nullTag,
		bool.trueTag,
		bool.falseTag,
		int.intBin,
		int.intOct,
		int.int,
		int.intHex,
		float.floatNaN,
		float.floatExp,
		float.float,
		binary.binary,
		merge.merge,
		omap.omap,
		pairs.pairs,
		set.set,
		timestamp.intTime,
		timestamp.floatTime,
		timestamp.timestamp
	];
	exports.schema = schema;
}));

// node_modules/yaml/dist/schema/tags.js
var require_tags = /* @__PURE__ */ __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var bool = require_bool$1();
	var float = require_float$1();
	var int = require_int$1();
	var schema = require_schema$2();
	var schema$1 = require_schema$1();
	var binary = require_binary();
	var merge = require_merge();
	var omap = require_omap();
	var pairs = require_pairs();
	var schema$2 = require_schema();
	var set = require_set();
	var timestamp = require_timestamp();
	const schemas = /* @__PURE__ */ new Map([
		["core", schema.schema],
		["failsafe", [
			map.map,
			seq.seq,
			string.string
		]],
		["json", schema$1.schema],
		["yaml11", schema$2.schema],
		["yaml-1.1", schema$2.schema]
	]);
	const tagsByName = {
		binary: binary.binary,
		bool: bool.boolTag,
		float: float.float,
		floatExp: float.floatExp,
		floatNaN: float.floatNaN,
		floatTime: timestamp.floatTime,
		int: int.int,
		intHex: int.intHex,
		intOct: int.intOct,
		intTime: timestamp.intTime,
		map: map.map,
		merge: merge.merge,
		null: _null.nullTag,
		omap: omap.omap,
		pairs: pairs.pairs,
		seq: seq.seq,
		set: set.set,
		timestamp: timestamp.timestamp
	};
	const coreKnownTags = {
		"tag:yaml.org,2002:binary": binary.binary,
		"tag:yaml.org,2002:merge": merge.merge,
		"tag:yaml.org,2002:omap": omap.omap,
		"tag:yaml.org,2002:pairs": pairs.pairs,
		"tag:yaml.org,2002:set": set.set,
		"tag:yaml.org,2002:timestamp": timestamp.timestamp
	};
	function getTags(customTags, schemaName, addMergeTag) {
		const schemaTags = schemas.get(schemaName);
		if (schemaTags && !customTags) return addMergeTag && !schemaTags.includes(merge.merge) ? schemaTags.concat(merge.merge) : schemaTags.slice();
		let tags = schemaTags;
		if (!tags) {
			if (Array.isArray(customTags)) tags = [];
			else {
				const keys = Array.from(schemas.keys()).filter((key) => key !== "yaml11").map((key) => JSON.stringify(key)).join(", ");
				throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
			}
		}
		if (Array.isArray(customTags)) for (const tag of customTags) tags = tags.concat(tag);
		else if (typeof customTags === "function") tags = customTags(tags.slice());
		if (addMergeTag) tags = tags.concat(merge.merge);
		return tags.reduce((tags, tag) => {
			const tagObj = typeof tag === "string" ? tagsByName[tag] : tag;
			if (!tagObj) {
				const tagName = JSON.stringify(tag);
				const keys = Object.keys(tagsByName).map((key) => JSON.stringify(key)).join(", ");
				throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
			}
			if (!tags.includes(tagObj)) tags.push(tagObj);
			return tags;
		}, []);
	}
	exports.coreKnownTags = coreKnownTags;
	exports.getTags = getTags;
}));

// node_modules/yaml/dist/schema/Schema.js
var require_Schema = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var map = require_map();
	var seq = require_seq();
	var string = require_string();
	var tags = require_tags();
	const sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
	var Schema = class Schema {
		constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
			this.compat = Array.isArray(compat) ? tags.getTags(compat, "compat") : compat ? tags.getTags(null, compat) : null;
			this.name = typeof schema === "string" && schema || "core";
			this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
			this.tags = tags.getTags(customTags, this.name, merge);
			this.toStringOptions = toStringDefaults ?? null;
			Object.defineProperty(this, identity.MAP, { value: map.map });
			Object.defineProperty(this, identity.SCALAR, { value: string.string });
			Object.defineProperty(this, identity.SEQ, { value: seq.seq });
			this.sortMapEntries = typeof sortMapEntries === "function" ? sortMapEntries : sortMapEntries === true ? sortMapEntriesByKey : null;
		}
		clone() {
			const copy = Object.create(Schema.prototype, Object.getOwnPropertyDescriptors(this));
			copy.tags = this.tags.slice();
			return copy;
		}
	};
	exports.Schema = Schema;
}));

// node_modules/yaml/dist/stringify/stringifyDocument.js
var require_stringifyDocument = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyDocument(doc, options) {
		const lines = [];
		let hasDirectives = options.directives === true;
		if (options.directives !== false && doc.directives) {
			const dir = doc.directives.toString(doc);
			if (dir) {
				lines.push(dir);
				hasDirectives = true;
			} else if (doc.directives.docStart) hasDirectives = true;
		}
		if (hasDirectives) lines.push("---");
		const ctx = stringify.createStringifyContext(doc, options);
		const { commentString } = ctx.options;
		if (doc.commentBefore) {
			if (lines.length !== 1) lines.unshift("");
			const cs = commentString(doc.commentBefore);
			lines.unshift(stringifyComment.indentComment(cs, ""));
		}
		let chompKeep = false;
		let contentComment = null;
		if (doc.contents) {
			if (identity.isNode(doc.contents)) {
				if (doc.contents.spaceBefore && hasDirectives) lines.push("");
				if (doc.contents.commentBefore) {
					const cs = commentString(doc.contents.commentBefore);
					lines.push(stringifyComment.indentComment(cs, ""));
				}
				ctx.forceBlockIndent = !!doc.comment;
				contentComment = doc.contents.comment;
			}
			const onChompKeep = contentComment ? void 0 : () => chompKeep = true;
			let body = stringify.stringify(doc.contents, ctx, () => contentComment = null, onChompKeep);
			if (contentComment) body += stringifyComment.lineComment(body, "", commentString(contentComment));
			if ((body[0] === "|" || body[0] === ">") && lines[lines.length - 1] === "---") lines[lines.length - 1] = `--- ${body}`;
			else lines.push(body);
		} else lines.push(stringify.stringify(doc.contents, ctx));
		if (doc.directives?.docEnd) {
			if (doc.comment) {
				const cs = commentString(doc.comment);
				if (cs.includes("\n")) {
					lines.push("...");
					lines.push(stringifyComment.indentComment(cs, ""));
				} else lines.push(`... ${cs}`);
			} else lines.push("...");
		} else {
			let dc = doc.comment;
			if (dc && chompKeep) dc = dc.replace(/^\n+/, "");
			if (dc) {
				if ((!chompKeep || contentComment) && lines[lines.length - 1] !== "") lines.push("");
				lines.push(stringifyComment.indentComment(commentString(dc), ""));
			}
		}
		return lines.join("\n") + "\n";
	}
	exports.stringifyDocument = stringifyDocument;
}));

// node_modules/yaml/dist/doc/Document.js
var require_Document = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var Collection = require_Collection();
	var identity = require_identity();
	var Pair = require_Pair();
	var toJS = require_toJS();
	var Schema = require_Schema();
	var stringifyDocument = require_stringifyDocument();
	var anchors = require_anchors();
	var applyReviver = require_applyReviver();
	var createNode = require_createNode();
	var directives = require_directives();
	var Document = class Document {
		constructor(value, replacer, options) {
			/** A comment before this Document */
			this.commentBefore = null;
			/** A comment immediately after this Document */
			this.comment = null;
			/** Errors encountered during parsing. */
			this.errors = [];
			/** Warnings encountered during parsing. */
			this.warnings = [];
			Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
			let _replacer = null;
			if (typeof replacer === "function" || Array.isArray(replacer)) _replacer = replacer;
			else if (options === void 0 && replacer) {
				options = replacer;
				replacer = void 0;
			}
			const opt = Object.assign({
				intAsBigInt: false,
				keepSourceTokens: false,
				logLevel: "warn",
				prettyErrors: true,
				strict: true,
				stringKeys: false,
				uniqueKeys: true,
				version: "1.2"
			}, options);
			this.options = opt;
			let { version } = opt;
			if (options?._directives) {
				this.directives = options._directives.atDocument();
				if (this.directives.yaml.explicit) version = this.directives.yaml.version;
			} else this.directives = new directives.Directives({ version });
			this.setSchema(version, options);
			this.contents = value === void 0 ? null : this.createNode(value, _replacer, options);
		}
		/**
		* Create a deep copy of this Document and its contents.
		*
		* Custom Node values that inherit from `Object` still refer to their original instances.
		*/
		clone() {
			const copy = Object.create(Document.prototype, { [identity.NODE_TYPE]: { value: identity.DOC } });
			copy.commentBefore = this.commentBefore;
			copy.comment = this.comment;
			copy.errors = this.errors.slice();
			copy.warnings = this.warnings.slice();
			copy.options = Object.assign({}, this.options);
			if (this.directives) copy.directives = this.directives.clone();
			copy.schema = this.schema.clone();
			copy.contents = identity.isNode(this.contents) ? this.contents.clone(copy.schema) : this.contents;
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		/** Adds a value to the document. */
		add(value) {
			if (assertCollection(this.contents)) this.contents.add(value);
		}
		/** Adds a value to the document. */
		addIn(path, value) {
			if (assertCollection(this.contents)) this.contents.addIn(path, value);
		}
		/**
		* Create a new `Alias` node, ensuring that the target `node` has the required anchor.
		*
		* If `node` already has an anchor, `name` is ignored.
		* Otherwise, the `node.anchor` value will be set to `name`,
		* or if an anchor with that name is already present in the document,
		* `name` will be used as a prefix for a new unique anchor.
		* If `name` is undefined, the generated anchor will use 'a' as a prefix.
		*/
		createAlias(node, name) {
			if (!node.anchor) {
				const prev = anchors.anchorNames(this);
				node.anchor = !name || prev.has(name) ? anchors.findNewAnchor(name || "a", prev) : name;
			}
			return new Alias.Alias(node.anchor);
		}
		createNode(value, replacer, options) {
			let _replacer = void 0;
			if (typeof replacer === "function") {
				value = replacer.call({ "": value }, "", value);
				_replacer = replacer;
			} else if (Array.isArray(replacer)) {
				const keyToStr = (v) => typeof v === "number" || v instanceof String || v instanceof Number;
				const asStr = replacer.filter(keyToStr).map(String);
				if (asStr.length > 0) replacer = replacer.concat(asStr);
				_replacer = replacer;
			} else if (options === void 0 && replacer) {
				options = replacer;
				replacer = void 0;
			}
			const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
			const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(this, anchorPrefix || "a");
			const ctx = {
				aliasDuplicateObjects: aliasDuplicateObjects ?? true,
				keepUndefined: keepUndefined ?? false,
				onAnchor,
				onTagObj,
				replacer: _replacer,
				schema: this.schema,
				sourceObjects
			};
			const node = createNode.createNode(value, tag, ctx);
			if (flow && identity.isCollection(node)) node.flow = true;
			setAnchors();
			return node;
		}
		/**
		* Convert a key and a value into a `Pair` using the current schema,
		* recursively wrapping all values as `Scalar` or `Collection` nodes.
		*/
		createPair(key, value, options = {}) {
			const k = this.createNode(key, null, options);
			const v = this.createNode(value, null, options);
			return new Pair.Pair(k, v);
		}
		/**
		* Removes a value from the document.
		* @returns `true` if the item was found and removed.
		*/
		delete(key) {
			return assertCollection(this.contents) ? this.contents.delete(key) : false;
		}
		/**
		* Removes a value from the document.
		* @returns `true` if the item was found and removed.
		*/
		deleteIn(path) {
			if (Collection.isEmptyPath(path)) {
				if (this.contents == null) return false;
				this.contents = null;
				return true;
			}
			return assertCollection(this.contents) ? this.contents.deleteIn(path) : false;
		}
		/**
		* Returns item at `key`, or `undefined` if not found. By default unwraps
		* scalar values from their surrounding node; to disable set `keepScalar` to
		* `true` (collections are always returned intact).
		*/
		get(key, keepScalar) {
			return identity.isCollection(this.contents) ? this.contents.get(key, keepScalar) : void 0;
		}
		/**
		* Returns item at `path`, or `undefined` if not found. By default unwraps
		* scalar values from their surrounding node; to disable set `keepScalar` to
		* `true` (collections are always returned intact).
		*/
		getIn(path, keepScalar) {
			if (Collection.isEmptyPath(path)) return !keepScalar && identity.isScalar(this.contents) ? this.contents.value : this.contents;
			return identity.isCollection(this.contents) ? this.contents.getIn(path, keepScalar) : void 0;
		}
		/**
		* Checks if the document includes a value with the key `key`.
		*/
		has(key) {
			return identity.isCollection(this.contents) ? this.contents.has(key) : false;
		}
		/**
		* Checks if the document includes a value at `path`.
		*/
		hasIn(path) {
			if (Collection.isEmptyPath(path)) return this.contents !== void 0;
			return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false;
		}
		/**
		* Sets a value in this document. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*/
		set(key, value) {
			if (this.contents == null) this.contents = Collection.collectionFromPath(this.schema, [key], value);
			else if (assertCollection(this.contents)) this.contents.set(key, value);
		}
		/**
		* Sets a value in this document. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*/
		setIn(path, value) {
			if (Collection.isEmptyPath(path)) this.contents = value;
			else if (this.contents == null) this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value);
			else if (assertCollection(this.contents)) this.contents.setIn(path, value);
		}
		/**
		* Change the YAML version and schema used by the document.
		* A `null` version disables support for directives, explicit tags, anchors, and aliases.
		* It also requires the `schema` option to be given as a `Schema` instance value.
		*
		* Overrides all previously set schema options.
		*/
		setSchema(version, options = {}) {
			if (typeof version === "number") version = String(version);
			let opt;
			switch (version) {
				case "1.1":
					if (this.directives) this.directives.yaml.version = "1.1";
					else this.directives = new directives.Directives({ version: "1.1" });
					opt = {
						resolveKnownTags: false,
						schema: "yaml-1.1"
					};
					break;
				case "1.2":
				case "next":
					if (this.directives) this.directives.yaml.version = version;
					else this.directives = new directives.Directives({ version });
					opt = {
						resolveKnownTags: true,
						schema: "core"
					};
					break;
				case null:
					if (this.directives) delete this.directives;
					opt = null;
					break;
				default: {
					const sv = JSON.stringify(version);
					throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
				}
			}
			if (options.schema instanceof Object) this.schema = options.schema;
			else if (opt) this.schema = new Schema.Schema(Object.assign(opt, options));
			else throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
		}
		toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
			const ctx = {
				anchors: /* @__PURE__ */ new Map(),
				doc: this,
				keep: !json,
				mapAsMap: mapAsMap === true,
				mapKeyWarned: false,
				maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
			};
			const res = toJS.toJS(this.contents, jsonArg ?? "", ctx);
			if (typeof onAnchor === "function") for (const { count, res } of ctx.anchors.values()) onAnchor(res, count);
			return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
		}
		/**
		* A JSON representation of the document `contents`.
		*
		* @param jsonArg Used by `JSON.stringify` to indicate the array index or
		*   property name.
		*/
		toJSON(jsonArg, onAnchor) {
			return this.toJS({
				json: true,
				jsonArg,
				mapAsMap: false,
				onAnchor
			});
		}
		/** A YAML representation of the document. */
		toString(options = {}) {
			if (this.errors.length > 0) throw new Error("Document with errors cannot be stringified");
			if ("indent" in options && (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
				const s = JSON.stringify(options.indent);
				throw new Error(`"indent" option must be a positive integer, not ${s}`);
			}
			return stringifyDocument.stringifyDocument(this, options);
		}
	};
	function assertCollection(contents) {
		if (identity.isCollection(contents)) return true;
		throw new Error("Expected a YAML collection as document contents");
	}
	exports.Document = Document;
}));

// node_modules/yaml/dist/errors.js
var require_errors = /* @__PURE__ */ __commonJSMin(((exports) => {
	var YAMLError = class extends Error {
		constructor(name, pos, code, message) {
			super();
			this.name = name;
			this.code = code;
			this.message = message;
			this.pos = pos;
		}
	};
	var YAMLParseError = class extends YAMLError {
		constructor(pos, code, message) {
			super("YAMLParseError", pos, code, message);
		}
	};
	var YAMLWarning = class extends YAMLError {
		constructor(pos, code, message) {
			super("YAMLWarning", pos, code, message);
		}
	};
	const prettifyError = (src, lc) => (error) => {
		if (error.pos[0] === -1) return;
		error.linePos = error.pos.map((pos) => lc.linePos(pos));
		const { line, col } = error.linePos[0];
		error.message += ` at line ${line}, column ${col}`;
		let ci = col - 1;
		let lineStr = src.substring(lc.lineStarts[line - 1], lc.lineStarts[line]).replace(/[\n\r]+$/, "");
		if (ci >= 60 && lineStr.length > 80) {
			const trimStart = Math.min(ci - 39, lineStr.length - 79);
			lineStr = "…" + lineStr.substring(trimStart);
			ci -= trimStart - 1;
		}
		if (lineStr.length > 80) lineStr = lineStr.substring(0, 79) + "…";
		if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
			let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
			if (prev.length > 80) prev = prev.substring(0, 79) + "…\n";
			lineStr = prev + lineStr;
		}
		if (/[^ ]/.test(lineStr)) {
			let count = 1;
			const end = error.linePos[1];
			if (end?.line === line && end.col > col) count = Math.max(1, Math.min(end.col - col, 80 - ci));
			const pointer = " ".repeat(ci) + "^".repeat(count);
			error.message += `:\n\n${lineStr}\n${pointer}\n`;
		}
	};
	exports.YAMLError = YAMLError;
	exports.YAMLParseError = YAMLParseError;
	exports.YAMLWarning = YAMLWarning;
	exports.prettifyError = prettifyError;
}));

// node_modules/yaml/dist/compose/resolve-props.js
var require_resolve_props = /* @__PURE__ */ __commonJSMin(((exports) => {
	function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
		let spaceBefore = false;
		let atNewline = startOnNewline;
		let hasSpace = startOnNewline;
		let comment = "";
		let commentSep = "";
		let hasNewline = false;
		let reqSpace = false;
		let tab = null;
		let anchor = null;
		let tag = null;
		let newlineAfterProp = null;
		let comma = null;
		let found = null;
		let start = null;
		for (const token of tokens) {
			if (reqSpace) {
				if (token.type !== "space" && token.type !== "newline" && token.type !== "comma") onError(token.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
				reqSpace = false;
			}
			if (tab) {
				if (atNewline && token.type !== "comment" && token.type !== "newline") onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
				tab = null;
			}
			switch (token.type) {
				case "space":
					if (!flow && (indicator !== "doc-start" || next?.type !== "flow-collection") && token.source.includes("	")) tab = token;
					hasSpace = true;
					break;
				case "comment": {
					if (!hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
					const cb = token.source.substring(1) || " ";
					if (!comment) comment = cb;
					else comment += commentSep + cb;
					commentSep = "";
					atNewline = false;
					break;
				}
				case "newline":
					if (atNewline) {
						if (comment) comment += token.source;
						else if (!found || indicator !== "seq-item-ind") spaceBefore = true;
					} else commentSep += token.source;
					atNewline = true;
					hasNewline = true;
					if (anchor || tag) newlineAfterProp = token;
					hasSpace = true;
					break;
				case "anchor":
					if (anchor) onError(token, "MULTIPLE_ANCHORS", "A node can have at most one anchor");
					if (token.source.endsWith(":")) onError(token.offset + token.source.length - 1, "BAD_ALIAS", "Anchor ending in : is ambiguous", true);
					anchor = token;
					start ?? (start = token.offset);
					atNewline = false;
					hasSpace = false;
					reqSpace = true;
					break;
				case "tag":
					if (tag) onError(token, "MULTIPLE_TAGS", "A node can have at most one tag");
					tag = token;
					start ?? (start = token.offset);
					atNewline = false;
					hasSpace = false;
					reqSpace = true;
					break;
				case indicator:
					if (anchor || tag) onError(token, "BAD_PROP_ORDER", `Anchors and tags must be after the ${token.source} indicator`);
					if (found) onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.source} in ${flow ?? "collection"}`);
					found = token;
					atNewline = indicator === "seq-item-ind" || indicator === "explicit-key-ind";
					hasSpace = false;
					break;
				case "comma": if (flow) {
					if (comma) onError(token, "UNEXPECTED_TOKEN", `Unexpected , in ${flow}`);
					comma = token;
					atNewline = false;
					hasSpace = false;
					break;
				}
				default:
					onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.type} token`);
					atNewline = false;
					hasSpace = false;
			}
		}
		const last = tokens[tokens.length - 1];
		const end = last ? last.offset + last.source.length : offset;
		if (reqSpace && next && next.type !== "space" && next.type !== "newline" && next.type !== "comma" && (next.type !== "scalar" || next.source !== "")) onError(next.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
		if (tab && (atNewline && tab.indent <= parentIndent || next?.type === "block-map" || next?.type === "block-seq")) onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
		return {
			comma,
			found,
			spaceBefore,
			comment,
			hasNewline,
			anchor,
			tag,
			newlineAfterProp,
			end,
			start: start ?? end
		};
	}
	exports.resolveProps = resolveProps;
}));

// node_modules/yaml/dist/compose/util-contains-newline.js
var require_util_contains_newline = /* @__PURE__ */ __commonJSMin(((exports) => {
	function containsNewline(key) {
		if (!key) return null;
		switch (key.type) {
			case "alias":
			case "scalar":
			case "double-quoted-scalar":
			case "single-quoted-scalar":
				if (key.source.includes("\n")) return true;
				if (key.end) {
					for (const st of key.end) if (st.type === "newline") return true;
				}
				return false;
			case "flow-collection":
				for (const it of key.items) {
					for (const st of it.start) if (st.type === "newline") return true;
					if (it.sep) {
						for (const st of it.sep) if (st.type === "newline") return true;
					}
					if (containsNewline(it.key) || containsNewline(it.value)) return true;
				}
				return false;
			default: return true;
		}
	}
	exports.containsNewline = containsNewline;
}));

// node_modules/yaml/dist/compose/util-flow-indent-check.js
var require_util_flow_indent_check = /* @__PURE__ */ __commonJSMin(((exports) => {
	var utilContainsNewline = require_util_contains_newline();
	function flowIndentCheck(indent, fc, onError) {
		if (fc?.type === "flow-collection") {
			const end = fc.end[0];
			if (end.indent === indent && (end.source === "]" || end.source === "}") && utilContainsNewline.containsNewline(fc)) onError(end, "BAD_INDENT", "Flow end indicator should be more indented than parent", true);
		}
	}
	exports.flowIndentCheck = flowIndentCheck;
}));

// node_modules/yaml/dist/compose/util-map-includes.js
var require_util_map_includes = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	function mapIncludes(ctx, items, search) {
		const { uniqueKeys } = ctx.options;
		if (uniqueKeys === false) return false;
		const isEqual = typeof uniqueKeys === "function" ? uniqueKeys : (a, b) => a === b || identity.isScalar(a) && identity.isScalar(b) && a.value === b.value;
		return items.some((pair) => isEqual(pair.key, search));
	}
	exports.mapIncludes = mapIncludes;
}));

// node_modules/yaml/dist/compose/resolve-block-map.js
var require_resolve_block_map = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var resolveProps = require_resolve_props();
	var utilContainsNewline = require_util_contains_newline();
	var utilFlowIndentCheck = require_util_flow_indent_check();
	var utilMapIncludes = require_util_map_includes();
	const startColMsg = "All mapping items must start at the same column";
	function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
		const map = new ((tag?.nodeClass) ?? YAMLMap.YAMLMap)(ctx.schema);
		if (ctx.atRoot) ctx.atRoot = false;
		let offset = bm.offset;
		let commentEnd = null;
		for (const collItem of bm.items) {
			const { start, key, sep, value } = collItem;
			const keyProps = resolveProps.resolveProps(start, {
				indicator: "explicit-key-ind",
				next: key ?? sep?.[0],
				offset,
				onError,
				parentIndent: bm.indent,
				startOnNewline: true
			});
			const implicitKey = !keyProps.found;
			if (implicitKey) {
				if (key) {
					if (key.type === "block-seq") onError(offset, "BLOCK_AS_IMPLICIT_KEY", "A block sequence may not be used as an implicit map key");
					else if ("indent" in key && key.indent !== bm.indent) onError(offset, "BAD_INDENT", startColMsg);
				}
				if (!keyProps.anchor && !keyProps.tag && !sep) {
					commentEnd = keyProps.end;
					if (keyProps.comment) {
						if (map.comment) map.comment += "\n" + keyProps.comment;
						else map.comment = keyProps.comment;
					}
					continue;
				}
				if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) onError(key ?? start[start.length - 1], "MULTILINE_IMPLICIT_KEY", "Implicit keys need to be on a single line");
			} else if (keyProps.found?.indent !== bm.indent) onError(offset, "BAD_INDENT", startColMsg);
			ctx.atKey = true;
			const keyStart = keyProps.end;
			const keyNode = key ? composeNode(ctx, key, keyProps, onError) : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
			if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
			ctx.atKey = false;
			if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode)) onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
			const valueProps = resolveProps.resolveProps(sep ?? [], {
				indicator: "map-value-ind",
				next: value,
				offset: keyNode.range[2],
				onError,
				parentIndent: bm.indent,
				startOnNewline: !key || key.type === "block-scalar"
			});
			offset = valueProps.end;
			if (valueProps.found) {
				if (implicitKey) {
					if (value?.type === "block-map" && !valueProps.hasNewline) onError(offset, "BLOCK_AS_IMPLICIT_KEY", "Nested mappings are not allowed in compact mappings");
					if (ctx.options.strict && keyProps.start < valueProps.found.offset - 1024) onError(keyNode.range, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit block mapping key");
				}
				const valueNode = value ? composeNode(ctx, value, valueProps, onError) : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
				if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
				offset = valueNode.range[2];
				const pair = new Pair.Pair(keyNode, valueNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				map.items.push(pair);
			} else {
				if (implicitKey) onError(keyNode.range, "MISSING_CHAR", "Implicit map keys need to be followed by map values");
				if (valueProps.comment) {
					if (keyNode.comment) keyNode.comment += "\n" + valueProps.comment;
					else keyNode.comment = valueProps.comment;
				}
				const pair = new Pair.Pair(keyNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				map.items.push(pair);
			}
		}
		if (commentEnd && commentEnd < offset) onError(commentEnd, "IMPOSSIBLE", "Map comment with trailing content");
		map.range = [
			bm.offset,
			offset,
			commentEnd ?? offset
		];
		return map;
	}
	exports.resolveBlockMap = resolveBlockMap;
}));

// node_modules/yaml/dist/compose/resolve-block-seq.js
var require_resolve_block_seq = /* @__PURE__ */ __commonJSMin(((exports) => {
	var YAMLSeq = require_YAMLSeq();
	var resolveProps = require_resolve_props();
	var utilFlowIndentCheck = require_util_flow_indent_check();
	function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
		const seq = new ((tag?.nodeClass) ?? YAMLSeq.YAMLSeq)(ctx.schema);
		if (ctx.atRoot) ctx.atRoot = false;
		if (ctx.atKey) ctx.atKey = false;
		let offset = bs.offset;
		let commentEnd = null;
		for (const { start, value } of bs.items) {
			const props = resolveProps.resolveProps(start, {
				indicator: "seq-item-ind",
				next: value,
				offset,
				onError,
				parentIndent: bs.indent,
				startOnNewline: true
			});
			if (!props.found) {
				if (props.anchor || props.tag || value) {
					if (value?.type === "block-seq") onError(props.end, "BAD_INDENT", "All sequence items must start at the same column");
					else onError(offset, "MISSING_CHAR", "Sequence item without - indicator");
				} else {
					commentEnd = props.end;
					if (props.comment) seq.comment = props.comment;
					continue;
				}
			}
			const node = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, start, null, props, onError);
			if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
			offset = node.range[2];
			seq.items.push(node);
		}
		seq.range = [
			bs.offset,
			offset,
			commentEnd ?? offset
		];
		return seq;
	}
	exports.resolveBlockSeq = resolveBlockSeq;
}));

// node_modules/yaml/dist/compose/resolve-end.js
var require_resolve_end = /* @__PURE__ */ __commonJSMin(((exports) => {
	function resolveEnd(end, offset, reqSpace, onError) {
		let comment = "";
		if (end) {
			let hasSpace = false;
			let sep = "";
			for (const token of end) {
				const { source, type } = token;
				switch (type) {
					case "space":
						hasSpace = true;
						break;
					case "comment": {
						if (reqSpace && !hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
						const cb = source.substring(1) || " ";
						if (!comment) comment = cb;
						else comment += sep + cb;
						sep = "";
						break;
					}
					case "newline":
						if (comment) sep += source;
						hasSpace = true;
						break;
					default: onError(token, "UNEXPECTED_TOKEN", `Unexpected ${type} at node end`);
				}
				offset += source.length;
			}
		}
		return {
			comment,
			offset
		};
	}
	exports.resolveEnd = resolveEnd;
}));

// node_modules/yaml/dist/compose/resolve-flow-collection.js
var require_resolve_flow_collection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var resolveEnd = require_resolve_end();
	var resolveProps = require_resolve_props();
	var utilContainsNewline = require_util_contains_newline();
	var utilMapIncludes = require_util_map_includes();
	const blockMsg = "Block collections are not allowed within flow collections";
	const isBlock = (token) => token && (token.type === "block-map" || token.type === "block-seq");
	function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
		const isMap = fc.start.source === "{";
		const fcName = isMap ? "flow map" : "flow sequence";
		const coll = new ((tag?.nodeClass) ?? (isMap ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq))(ctx.schema);
		coll.flow = true;
		const atRoot = ctx.atRoot;
		if (atRoot) ctx.atRoot = false;
		if (ctx.atKey) ctx.atKey = false;
		let offset = fc.offset + fc.start.source.length;
		for (let i = 0; i < fc.items.length; ++i) {
			const collItem = fc.items[i];
			const { start, key, sep, value } = collItem;
			const props = resolveProps.resolveProps(start, {
				flow: fcName,
				indicator: "explicit-key-ind",
				next: key ?? sep?.[0],
				offset,
				onError,
				parentIndent: fc.indent,
				startOnNewline: false
			});
			if (!props.found) {
				if (!props.anchor && !props.tag && !sep && !value) {
					if (i === 0 && props.comma) onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
					else if (i < fc.items.length - 1) onError(props.start, "UNEXPECTED_TOKEN", `Unexpected empty item in ${fcName}`);
					if (props.comment) {
						if (coll.comment) coll.comment += "\n" + props.comment;
						else coll.comment = props.comment;
					}
					offset = props.end;
					continue;
				}
				if (!isMap && ctx.options.strict && utilContainsNewline.containsNewline(key)) onError(key, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
			}
			if (i === 0) {
				if (props.comma) onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
			} else {
				if (!props.comma) onError(props.start, "MISSING_CHAR", `Missing , between ${fcName} items`);
				if (props.comment) {
					let prevItemComment = "";
					loop: for (const st of start) switch (st.type) {
						case "comma":
						case "space": break;
						case "comment":
							prevItemComment = st.source.substring(1);
							break loop;
						default: break loop;
					}
					if (prevItemComment) {
						let prev = coll.items[coll.items.length - 1];
						if (identity.isPair(prev)) prev = prev.value ?? prev.key;
						if (prev.comment) prev.comment += "\n" + prevItemComment;
						else prev.comment = prevItemComment;
						props.comment = props.comment.substring(prevItemComment.length + 1);
					}
				}
			}
			if (!isMap && !sep && !props.found) {
				const valueNode = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, sep, null, props, onError);
				coll.items.push(valueNode);
				offset = valueNode.range[2];
				if (isBlock(value)) onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
			} else {
				ctx.atKey = true;
				const keyStart = props.end;
				const keyNode = key ? composeNode(ctx, key, props, onError) : composeEmptyNode(ctx, keyStart, start, null, props, onError);
				if (isBlock(key)) onError(keyNode.range, "BLOCK_IN_FLOW", blockMsg);
				ctx.atKey = false;
				const valueProps = resolveProps.resolveProps(sep ?? [], {
					flow: fcName,
					indicator: "map-value-ind",
					next: value,
					offset: keyNode.range[2],
					onError,
					parentIndent: fc.indent,
					startOnNewline: false
				});
				if (valueProps.found) {
					if (!isMap && !props.found && ctx.options.strict) {
						if (sep) for (const st of sep) {
							if (st === valueProps.found) break;
							if (st.type === "newline") {
								onError(st, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
								break;
							}
						}
						if (props.start < valueProps.found.offset - 1024) onError(valueProps.found, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit flow sequence key");
					}
				} else if (value) {
					if ("source" in value && value.source?.[0] === ":") onError(value, "MISSING_CHAR", `Missing space after : in ${fcName}`);
					else onError(valueProps.start, "MISSING_CHAR", `Missing , or : between ${fcName} items`);
				}
				const valueNode = value ? composeNode(ctx, value, valueProps, onError) : valueProps.found ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError) : null;
				if (valueNode) {
					if (isBlock(value)) onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
				} else if (valueProps.comment) {
					if (keyNode.comment) keyNode.comment += "\n" + valueProps.comment;
					else keyNode.comment = valueProps.comment;
				}
				const pair = new Pair.Pair(keyNode, valueNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				if (isMap) {
					const map = coll;
					if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode)) onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
					map.items.push(pair);
				} else {
					const map = new YAMLMap.YAMLMap(ctx.schema);
					map.flow = true;
					map.items.push(pair);
					const endRange = (valueNode ?? keyNode).range;
					map.range = [
						keyNode.range[0],
						endRange[1],
						endRange[2]
					];
					coll.items.push(map);
				}
				offset = valueNode ? valueNode.range[2] : valueProps.end;
			}
		}
		const expectedEnd = isMap ? "}" : "]";
		const [ce, ...ee] = fc.end;
		let cePos = offset;
		if (ce?.source === expectedEnd) cePos = ce.offset + ce.source.length;
		else {
			const name = fcName[0].toUpperCase() + fcName.substring(1);
			const msg = atRoot ? `${name} must end with a ${expectedEnd}` : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
			onError(offset, atRoot ? "MISSING_CHAR" : "BAD_INDENT", msg);
			if (ce && ce.source.length !== 1) ee.unshift(ce);
		}
		if (ee.length > 0) {
			const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
			if (end.comment) {
				if (coll.comment) coll.comment += "\n" + end.comment;
				else coll.comment = end.comment;
			}
			coll.range = [
				fc.offset,
				cePos,
				end.offset
			];
		} else coll.range = [
			fc.offset,
			cePos,
			cePos
		];
		return coll;
	}
	exports.resolveFlowCollection = resolveFlowCollection;
}));

// node_modules/yaml/dist/compose/compose-collection.js
var require_compose_collection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var resolveBlockMap = require_resolve_block_map();
	var resolveBlockSeq = require_resolve_block_seq();
	var resolveFlowCollection = require_resolve_flow_collection();
	function resolveCollection(CN, ctx, token, onError, tagName, tag) {
		const coll = token.type === "block-map" ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag) : token.type === "block-seq" ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag) : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
		const Coll = coll.constructor;
		if (tagName === "!" || tagName === Coll.tagName) {
			coll.tag = Coll.tagName;
			return coll;
		}
		if (tagName) coll.tag = tagName;
		return coll;
	}
	function composeCollection(CN, ctx, token, props, onError) {
		const tagToken = props.tag;
		const tagName = !tagToken ? null : ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg));
		if (token.type === "block-seq") {
			const { anchor, newlineAfterProp: nl } = props;
			const lastProp = anchor && tagToken ? anchor.offset > tagToken.offset ? anchor : tagToken : anchor ?? tagToken;
			if (lastProp && (!nl || nl.offset < lastProp.offset)) onError(lastProp, "MISSING_CHAR", "Missing newline after block sequence props");
		}
		const expType = token.type === "block-map" ? "map" : token.type === "block-seq" ? "seq" : token.start.source === "{" ? "map" : "seq";
		if (!tagToken || !tagName || tagName === "!" || tagName === YAMLMap.YAMLMap.tagName && expType === "map" || tagName === YAMLSeq.YAMLSeq.tagName && expType === "seq") return resolveCollection(CN, ctx, token, onError, tagName);
		let tag = ctx.schema.tags.find((t) => t.tag === tagName && t.collection === expType);
		if (!tag) {
			const kt = ctx.schema.knownTags[tagName];
			if (kt?.collection === expType) {
				ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
				tag = kt;
			} else {
				if (kt) onError(tagToken, "BAD_COLLECTION_TYPE", `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? "scalar"}`, true);
				else onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, true);
				return resolveCollection(CN, ctx, token, onError, tagName);
			}
		}
		const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
		const res = tag.resolve?.(coll, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg), ctx.options) ?? coll;
		const node = identity.isNode(res) ? res : new Scalar.Scalar(res);
		node.range = coll.range;
		node.tag = tagName;
		if (tag?.format) node.format = tag.format;
		return node;
	}
	exports.composeCollection = composeCollection;
}));

// node_modules/yaml/dist/compose/resolve-block-scalar.js
var require_resolve_block_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	function resolveBlockScalar(ctx, scalar, onError) {
		const start = scalar.offset;
		const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
		if (!header) return {
			value: "",
			type: null,
			comment: "",
			range: [
				start,
				start,
				start
			]
		};
		const type = header.mode === ">" ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
		const lines = scalar.source ? splitLines(scalar.source) : [];
		let chompStart = lines.length;
		for (let i = lines.length - 1; i >= 0; --i) {
			const content = lines[i][1];
			if (content === "" || content === "\r") chompStart = i;
			else break;
		}
		if (chompStart === 0) {
			const value = header.chomp === "+" && lines.length > 0 ? "\n".repeat(Math.max(1, lines.length - 1)) : "";
			let end = start + header.length;
			if (scalar.source) end += scalar.source.length;
			return {
				value,
				type,
				comment: header.comment,
				range: [
					start,
					end,
					end
				]
			};
		}
		let trimIndent = scalar.indent + header.indent;
		let offset = scalar.offset + header.length;
		let contentStart = 0;
		for (let i = 0; i < chompStart; ++i) {
			const [indent, content] = lines[i];
			if (content === "" || content === "\r") {
				if (header.indent === 0 && indent.length > trimIndent) trimIndent = indent.length;
			} else {
				if (indent.length < trimIndent) onError(offset + indent.length, "MISSING_CHAR", "Block scalars with more-indented leading empty lines must use an explicit indentation indicator");
				if (header.indent === 0) trimIndent = indent.length;
				contentStart = i;
				if (trimIndent === 0 && !ctx.atRoot) onError(offset, "BAD_INDENT", "Block scalar values in collections must be indented");
				break;
			}
			offset += indent.length + content.length + 1;
		}
		for (let i = lines.length - 1; i >= chompStart; --i) if (lines[i][0].length > trimIndent) chompStart = i + 1;
		let value = "";
		let sep = "";
		let prevMoreIndented = false;
		for (let i = 0; i < contentStart; ++i) value += lines[i][0].slice(trimIndent) + "\n";
		for (let i = contentStart; i < chompStart; ++i) {
			let [indent, content] = lines[i];
			offset += indent.length + content.length + 1;
			const crlf = content[content.length - 1] === "\r";
			if (crlf) content = content.slice(0, -1);
			/* istanbul ignore if already caught in lexer */
			if (content && indent.length < trimIndent) {
				const message = `Block scalar lines must not be less indented than their ${header.indent ? "explicit indentation indicator" : "first line"}`;
				onError(offset - content.length - (crlf ? 2 : 1), "BAD_INDENT", message);
				indent = "";
			}
			if (type === Scalar.Scalar.BLOCK_LITERAL) {
				value += sep + indent.slice(trimIndent) + content;
				sep = "\n";
			} else if (indent.length > trimIndent || content[0] === "	") {
				if (sep === " ") sep = "\n";
				else if (!prevMoreIndented && sep === "\n") sep = "\n\n";
				value += sep + indent.slice(trimIndent) + content;
				sep = "\n";
				prevMoreIndented = true;
			} else if (content === "") {
				if (sep === "\n") value += "\n";
				else sep = "\n";
			} else {
				value += sep + content;
				sep = " ";
				prevMoreIndented = false;
			}
		}
		switch (header.chomp) {
			case "-": break;
			case "+":
				for (let i = chompStart; i < lines.length; ++i) value += "\n" + lines[i][0].slice(trimIndent);
				if (value[value.length - 1] !== "\n") value += "\n";
				break;
			default: value += "\n";
		}
		const end = start + header.length + scalar.source.length;
		return {
			value,
			type,
			comment: header.comment,
			range: [
				start,
				end,
				end
			]
		};
	}
	function parseBlockScalarHeader({ offset, props }, strict, onError) {
		/* istanbul ignore if should not happen */
		if (props[0].type !== "block-scalar-header") {
			onError(props[0], "IMPOSSIBLE", "Block scalar header not found");
			return null;
		}
		const { source } = props[0];
		const mode = source[0];
		let indent = 0;
		let chomp = "";
		let error = -1;
		for (let i = 1; i < source.length; ++i) {
			const ch = source[i];
			if (!chomp && (ch === "-" || ch === "+")) chomp = ch;
			else {
				const n = Number(ch);
				if (!indent && n) indent = n;
				else if (error === -1) error = offset + i;
			}
		}
		if (error !== -1) onError(error, "UNEXPECTED_TOKEN", `Block scalar header includes extra characters: ${source}`);
		let hasSpace = false;
		let comment = "";
		let length = source.length;
		for (let i = 1; i < props.length; ++i) {
			const token = props[i];
			switch (token.type) {
				case "space": hasSpace = true;
				case "newline":
					length += token.source.length;
					break;
				case "comment":
					if (strict && !hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
					length += token.source.length;
					comment = token.source.substring(1);
					break;
				case "error":
					onError(token, "UNEXPECTED_TOKEN", token.message);
					length += token.source.length;
					break;
				/* istanbul ignore next should not happen */
				default: {
					onError(token, "UNEXPECTED_TOKEN", `Unexpected token in block scalar header: ${token.type}`);
					const ts = token.source;
					if (ts && typeof ts === "string") length += ts.length;
				}
			}
		}
		return {
			mode,
			indent,
			chomp,
			comment,
			length
		};
	}
	/** @returns Array of lines split up as `[indent, content]` */
	function splitLines(source) {
		const split = source.split(/\n( *)/);
		const first = split[0];
		const m = first.match(/^( *)/);
		const lines = [m?.[1] ? [m[1], first.slice(m[1].length)] : ["", first]];
		for (let i = 1; i < split.length; i += 2) lines.push([split[i], split[i + 1]]);
		return lines;
	}
	exports.resolveBlockScalar = resolveBlockScalar;
}));

// node_modules/yaml/dist/compose/resolve-flow-scalar.js
var require_resolve_flow_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var resolveEnd = require_resolve_end();
	function resolveFlowScalar(scalar, strict, onError) {
		const { offset, type, source, end } = scalar;
		let _type;
		let value;
		const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
		switch (type) {
			case "scalar":
				_type = Scalar.Scalar.PLAIN;
				value = plainValue(source, _onError);
				break;
			case "single-quoted-scalar":
				_type = Scalar.Scalar.QUOTE_SINGLE;
				value = singleQuotedValue(source, _onError);
				break;
			case "double-quoted-scalar":
				_type = Scalar.Scalar.QUOTE_DOUBLE;
				value = doubleQuotedValue(source, _onError);
				break;
			/* istanbul ignore next should not happen */
			default:
				onError(scalar, "UNEXPECTED_TOKEN", `Expected a flow scalar value, but found: ${type}`);
				return {
					value: "",
					type: null,
					comment: "",
					range: [
						offset,
						offset + source.length,
						offset + source.length
					]
				};
		}
		const valueEnd = offset + source.length;
		const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
		return {
			value,
			type: _type,
			comment: re.comment,
			range: [
				offset,
				valueEnd,
				re.offset
			]
		};
	}
	function plainValue(source, onError) {
		let badChar = "";
		switch (source[0]) {
			/* istanbul ignore next should not happen */
			case "	":
				badChar = "a tab character";
				break;
			case ",":
				badChar = "flow indicator character ,";
				break;
			case "%":
				badChar = "directive indicator character %";
				break;
			case "|":
			case ">":
				badChar = `block scalar indicator ${source[0]}`;
				break;
			case "@":
			case "`": badChar = `reserved character ${source[0]}`;
		}
		if (badChar) onError(0, "BAD_SCALAR_START", `Plain value cannot start with ${badChar}`);
		return unfoldLines(source);
	}
	function singleQuotedValue(source, onError) {
		if (source[source.length - 1] !== "'" || source.length === 1) onError(source.length, "MISSING_CHAR", "Missing closing 'quote");
		return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
	}
	function unfoldLines(source) {
		const line = /(.*?)\r?\n/sy;
		let match = line.exec(source);
		if (!match) return source;
		/**
		* The negative lookbehinds in these RegExps are to
		* prevent causing a polynomial search time in certain cases.
		*
		* The try-catch is for Safari < 16.4 and other old browsers:
		* https://caniuse.com/js-regexp-lookbehind
		*/
		let trimEnd, trimBoth;
		try {
			trimEnd = new RegExp("(?<![ 	])[ 	]+$");
			trimBoth = new RegExp("^[ 	]+|(?<![ 	])[ 	]+$", "g");
		} catch {
			trimEnd = /[ \t]+$/;
			trimBoth = /^[ \t]+|[ \t]+$/g;
		}
		let res = match[1].replace(trimEnd, "");
		let sep = " ";
		let pos = line.lastIndex;
		while (match = line.exec(source)) {
			const lm = match[1].replace(trimBoth, "");
			if (lm === "") {
				if (sep === "\n") res += sep;
				else sep = "\n";
			} else {
				res += sep + lm;
				sep = " ";
			}
			pos = line.lastIndex;
		}
		const last = /[ \t]*(.*)/sy;
		last.lastIndex = pos;
		match = last.exec(source);
		return res + sep + (match?.[1] ?? "");
	}
	function doubleQuotedValue(source, onError) {
		let res = "";
		for (let i = 1; i < source.length - 1; ++i) {
			const ch = source[i];
			if (ch === "\r" && source[i + 1] === "\n") continue;
			if (ch === "\n") {
				const { fold, offset } = foldNewline(source, i);
				res += fold;
				i = offset;
			} else if (ch === "\\") {
				let next = source[++i];
				const cc = escapeCodes[next];
				if (cc) res += cc;
				else if (next === "\n") {
					next = source[i + 1];
					while (next === " " || next === "	") next = source[++i + 1];
				} else if (next === "\r" && source[i + 1] === "\n") {
					next = source[++i + 1];
					while (next === " " || next === "	") next = source[++i + 1];
				} else if (next === "x" || next === "u" || next === "U") {
					const length = next === "x" ? 2 : next === "u" ? 4 : 8;
					res += parseCharCode(source, i + 1, length, onError);
					i += length;
				} else {
					const raw = source.substr(i - 1, 2);
					onError(i - 1, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
					res += raw;
				}
			} else if (ch === " " || ch === "	") {
				const wsStart = i;
				let next = source[i + 1];
				while (next === " " || next === "	") next = source[++i + 1];
				if (next !== "\n" && !(next === "\r" && source[i + 2] === "\n")) res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
			} else res += ch;
		}
		if (source[source.length - 1] !== "\"" || source.length === 1) onError(source.length, "MISSING_CHAR", "Missing closing \"quote");
		return res;
	}
	/**
	* Fold a single newline into a space, multiple newlines to N - 1 newlines.
	* Presumes `source[offset] === '\n'`
	*/
	function foldNewline(source, offset) {
		let fold = "";
		let ch = source[offset + 1];
		while (ch === " " || ch === "	" || ch === "\n" || ch === "\r") {
			if (ch === "\r" && source[offset + 2] !== "\n") break;
			if (ch === "\n") fold += "\n";
			offset += 1;
			ch = source[offset + 1];
		}
		if (!fold) fold = " ";
		return {
			fold,
			offset
		};
	}
	const escapeCodes = {
		"0": "\0",
		a: "\x07",
		b: "\b",
		e: "\x1B",
		f: "\f",
		n: "\n",
		r: "\r",
		t: "	",
		v: "\v",
		N: "",
		_: "\xA0",
		L: "\u2028",
		P: "\u2029",
		" ": " ",
		"\"": "\"",
		"/": "/",
		"\\": "\\",
		"	": "	"
	};
	function parseCharCode(source, offset, length, onError) {
		const cc = source.substr(offset, length);
		const code = cc.length === length && /^[0-9a-fA-F]+$/.test(cc) ? parseInt(cc, 16) : NaN;
		try {
			return String.fromCodePoint(code);
		} catch {
			const raw = source.substr(offset - 2, length + 2);
			onError(offset - 2, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
			return raw;
		}
	}
	exports.resolveFlowScalar = resolveFlowScalar;
}));

// node_modules/yaml/dist/compose/compose-scalar.js
var require_compose_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var resolveBlockScalar = require_resolve_block_scalar();
	var resolveFlowScalar = require_resolve_flow_scalar();
	function composeScalar(ctx, token, tagToken, onError) {
		const { value, type, comment, range } = token.type === "block-scalar" ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError) : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
		const tagName = tagToken ? ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg)) : null;
		let tag;
		if (ctx.options.stringKeys && ctx.atKey) tag = ctx.schema[identity.SCALAR];
		else if (tagName) tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
		else if (token.type === "scalar") tag = findScalarTagByTest(ctx, value, token, onError);
		else tag = ctx.schema[identity.SCALAR];
		let scalar;
		try {
			const res = tag.resolve(value, (msg) => onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg), ctx.options);
			scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
		} catch (error) {
			const msg = error instanceof Error ? error.message : String(error);
			onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg);
			scalar = new Scalar.Scalar(value);
		}
		scalar.range = range;
		scalar.source = value;
		if (type) scalar.type = type;
		if (tagName) scalar.tag = tagName;
		if (tag.format) scalar.format = tag.format;
		if (comment) scalar.comment = comment;
		return scalar;
	}
	function findScalarTagByName(schema, value, tagName, tagToken, onError) {
		if (tagName === "!") return schema[identity.SCALAR];
		const matchWithTest = [];
		for (const tag of schema.tags) if (!tag.collection && tag.tag === tagName) {
			if (tag.default && tag.test) matchWithTest.push(tag);
			else return tag;
		}
		for (const tag of matchWithTest) if (tag.test?.test(value)) return tag;
		const kt = schema.knownTags[tagName];
		if (kt && !kt.collection) {
			schema.tags.push(Object.assign({}, kt, {
				default: false,
				test: void 0
			}));
			return kt;
		}
		onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, tagName !== "tag:yaml.org,2002:str");
		return schema[identity.SCALAR];
	}
	function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
		const tag = schema.tags.find((tag) => (tag.default === true || atKey && tag.default === "key") && tag.test?.test(value)) || schema[identity.SCALAR];
		if (schema.compat) {
			const compat = schema.compat.find((tag) => tag.default && tag.test?.test(value)) ?? schema[identity.SCALAR];
			if (tag.tag !== compat.tag) onError(token, "TAG_RESOLVE_FAILED", `Value may be parsed as either ${directives.tagString(tag.tag)} or ${directives.tagString(compat.tag)}`, true);
		}
		return tag;
	}
	exports.composeScalar = composeScalar;
}));

// node_modules/yaml/dist/compose/util-empty-scalar-position.js
var require_util_empty_scalar_position = /* @__PURE__ */ __commonJSMin(((exports) => {
	function emptyScalarPosition(offset, before, pos) {
		if (before) {
			pos ?? (pos = before.length);
			for (let i = pos - 1; i >= 0; --i) {
				let st = before[i];
				switch (st.type) {
					case "space":
					case "comment":
					case "newline":
						offset -= st.source.length;
						continue;
				}
				st = before[++i];
				while (st?.type === "space") {
					offset += st.source.length;
					st = before[++i];
				}
				break;
			}
		}
		return offset;
	}
	exports.emptyScalarPosition = emptyScalarPosition;
}));

// node_modules/yaml/dist/compose/compose-node.js
var require_compose_node = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var identity = require_identity();
	var composeCollection = require_compose_collection();
	var composeScalar = require_compose_scalar();
	var resolveEnd = require_resolve_end();
	var utilEmptyScalarPosition = require_util_empty_scalar_position();
	const CN = {
		composeNode,
		composeEmptyNode
	};
	function composeNode(ctx, token, props, onError) {
		const atKey = ctx.atKey;
		const { spaceBefore, comment, anchor, tag } = props;
		let node;
		let isSrcToken = true;
		switch (token.type) {
			case "alias":
				node = composeAlias(ctx, token, onError);
				if (anchor || tag) onError(token, "ALIAS_PROPS", "An alias node must not specify any properties");
				break;
			case "scalar":
			case "single-quoted-scalar":
			case "double-quoted-scalar":
			case "block-scalar":
				node = composeScalar.composeScalar(ctx, token, tag, onError);
				if (anchor) node.anchor = anchor.source.substring(1);
				break;
			case "block-map":
			case "block-seq":
			case "flow-collection":
				try {
					node = composeCollection.composeCollection(CN, ctx, token, props, onError);
					if (anchor) node.anchor = anchor.source.substring(1);
				} catch (error) {
					onError(token, "RESOURCE_EXHAUSTION", error instanceof Error ? error.message : String(error));
				}
				break;
			default:
				onError(token, "UNEXPECTED_TOKEN", token.type === "error" ? token.message : `Unsupported token (type: ${token.type})`);
				isSrcToken = false;
		}
		node ?? (node = composeEmptyNode(ctx, token.offset, void 0, null, props, onError));
		if (anchor && node.anchor === "") onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
		if (atKey && ctx.options.stringKeys && (!identity.isScalar(node) || typeof node.value !== "string" || node.tag && node.tag !== "tag:yaml.org,2002:str")) onError(tag ?? token, "NON_STRING_KEY", "With stringKeys, all keys must be strings");
		if (spaceBefore) node.spaceBefore = true;
		if (comment) {
			if (token.type === "scalar" && token.source === "") node.comment = comment;
			else node.commentBefore = comment;
		}
		if (ctx.options.keepSourceTokens && isSrcToken) node.srcToken = token;
		return node;
	}
	function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
		const token = {
			type: "scalar",
			offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
			indent: -1,
			source: ""
		};
		const node = composeScalar.composeScalar(ctx, token, tag, onError);
		if (anchor) {
			node.anchor = anchor.source.substring(1);
			if (node.anchor === "") onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
		}
		if (spaceBefore) node.spaceBefore = true;
		if (comment) {
			node.comment = comment;
			node.range[2] = end;
		}
		return node;
	}
	function composeAlias({ options }, { offset, source, end }, onError) {
		const alias = new Alias.Alias(source.substring(1));
		if (alias.source === "") onError(offset, "BAD_ALIAS", "Alias cannot be an empty string");
		if (alias.source.endsWith(":")) onError(offset + source.length - 1, "BAD_ALIAS", "Alias ending in : is ambiguous", true);
		const valueEnd = offset + source.length;
		const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
		alias.range = [
			offset,
			valueEnd,
			re.offset
		];
		if (re.comment) alias.comment = re.comment;
		return alias;
	}
	exports.composeEmptyNode = composeEmptyNode;
	exports.composeNode = composeNode;
}));

// node_modules/yaml/dist/compose/compose-doc.js
var require_compose_doc = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Document = require_Document();
	var composeNode = require_compose_node();
	var resolveEnd = require_resolve_end();
	var resolveProps = require_resolve_props();
	function composeDoc(options, directives, { offset, start, value, end }, onError) {
		const opts = Object.assign({ _directives: directives }, options);
		const doc = new Document.Document(void 0, opts);
		const ctx = {
			atKey: false,
			atRoot: true,
			directives: doc.directives,
			options: doc.options,
			schema: doc.schema
		};
		const props = resolveProps.resolveProps(start, {
			indicator: "doc-start",
			next: value ?? end?.[0],
			offset,
			onError,
			parentIndent: 0,
			startOnNewline: true
		});
		if (props.found) {
			doc.directives.docStart = true;
			if (value && (value.type === "block-map" || value.type === "block-seq") && !props.hasNewline) onError(props.end, "MISSING_CHAR", "Block collection cannot start on same line with directives-end marker");
		}
		doc.contents = value ? composeNode.composeNode(ctx, value, props, onError) : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
		const contentEnd = doc.contents.range[2];
		const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
		if (re.comment) doc.comment = re.comment;
		doc.range = [
			offset,
			contentEnd,
			re.offset
		];
		return doc;
	}
	exports.composeDoc = composeDoc;
}));

// node_modules/yaml/dist/compose/composer.js
var require_composer = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_process = __require("process");
	var directives = require_directives();
	var Document = require_Document();
	var errors = require_errors();
	var identity = require_identity();
	var composeDoc = require_compose_doc();
	var resolveEnd = require_resolve_end();
	function getErrorPos(src) {
		if (typeof src === "number") return [src, src + 1];
		if (Array.isArray(src)) return src.length === 2 ? src : [src[0], src[1]];
		const { offset, source } = src;
		return [offset, offset + (typeof source === "string" ? source.length : 1)];
	}
	function parsePrelude(prelude) {
		let comment = "";
		let atComment = false;
		let afterEmptyLine = false;
		for (let i = 0; i < prelude.length; ++i) {
			const source = prelude[i];
			switch (source[0]) {
				case "#":
					comment += (comment === "" ? "" : afterEmptyLine ? "\n\n" : "\n") + (source.substring(1) || " ");
					atComment = true;
					afterEmptyLine = false;
					break;
				case "%":
					if (prelude[i + 1]?.[0] !== "#") i += 1;
					atComment = false;
					break;
				default:
					if (!atComment) afterEmptyLine = true;
					atComment = false;
			}
		}
		return {
			comment,
			afterEmptyLine
		};
	}
	/**
	* Compose a stream of CST nodes into a stream of YAML Documents.
	*
	* ```ts
	* import { Composer, Parser } from 'yaml'
	*
	* const src: string = ...
	* const tokens = new Parser().parse(src)
	* const docs = new Composer().compose(tokens)
	* ```
	*/
	var Composer = class {
		constructor(options = {}) {
			this.doc = null;
			this.atDirectives = false;
			this.prelude = [];
			this.errors = [];
			this.warnings = [];
			this.onError = (source, code, message, warning) => {
				const pos = getErrorPos(source);
				if (warning) this.warnings.push(new errors.YAMLWarning(pos, code, message));
				else this.errors.push(new errors.YAMLParseError(pos, code, message));
			};
			this.directives = new directives.Directives({ version: options.version || "1.2" });
			this.options = options;
		}
		decorate(doc, afterDoc) {
			const { comment, afterEmptyLine } = parsePrelude(this.prelude);
			if (comment) {
				const dc = doc.contents;
				if (afterDoc) doc.comment = doc.comment ? `${doc.comment}\n${comment}` : comment;
				else if (afterEmptyLine || doc.directives.docStart || !dc) doc.commentBefore = comment;
				else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
					let it = dc.items[0];
					if (identity.isPair(it)) it = it.key;
					const cb = it.commentBefore;
					it.commentBefore = cb ? `${comment}\n${cb}` : comment;
				} else {
					const cb = dc.commentBefore;
					dc.commentBefore = cb ? `${comment}\n${cb}` : comment;
				}
			}
			if (afterDoc) {
				for (let i = 0; i < this.errors.length; ++i) doc.errors.push(this.errors[i]);
				for (let i = 0; i < this.warnings.length; ++i) doc.warnings.push(this.warnings[i]);
			} else {
				doc.errors = this.errors;
				doc.warnings = this.warnings;
			}
			this.prelude = [];
			this.errors = [];
			this.warnings = [];
		}
		/**
		* Current stream status information.
		*
		* Mostly useful at the end of input for an empty stream.
		*/
		streamInfo() {
			return {
				comment: parsePrelude(this.prelude).comment,
				directives: this.directives,
				errors: this.errors,
				warnings: this.warnings
			};
		}
		/**
		* Compose tokens into documents.
		*
		* @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
		* @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
		*/
		*compose(tokens, forceDoc = false, endOffset = -1) {
			for (const token of tokens) yield* this.next(token);
			yield* this.end(forceDoc, endOffset);
		}
		/** Advance the composer by one CST token. */
		*next(token) {
			if (node_process.env.LOG_STREAM) console.dir(token, { depth: null });
			switch (token.type) {
				case "directive":
					this.directives.add(token.source, (offset, message, warning) => {
						const pos = getErrorPos(token);
						pos[0] += offset;
						this.onError(pos, "BAD_DIRECTIVE", message, warning);
					});
					this.prelude.push(token.source);
					this.atDirectives = true;
					break;
				case "document": {
					const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
					if (this.atDirectives && !doc.directives.docStart) this.onError(token, "MISSING_CHAR", "Missing directives-end/doc-start indicator line");
					this.decorate(doc, false);
					if (this.doc) yield this.doc;
					this.doc = doc;
					this.atDirectives = false;
					break;
				}
				case "byte-order-mark":
				case "space": break;
				case "comment":
				case "newline":
					this.prelude.push(token.source);
					break;
				case "error": {
					const msg = token.source ? `${token.message}: ${JSON.stringify(token.source)}` : token.message;
					const error = new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg);
					if (this.atDirectives || !this.doc) this.errors.push(error);
					else this.doc.errors.push(error);
					break;
				}
				case "doc-end": {
					if (!this.doc) {
						this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", "Unexpected doc-end without preceding document"));
						break;
					}
					this.doc.directives.docEnd = true;
					const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
					this.decorate(this.doc, true);
					if (end.comment) {
						const dc = this.doc.comment;
						this.doc.comment = dc ? `${dc}\n${end.comment}` : end.comment;
					}
					this.doc.range[2] = end.offset;
					break;
				}
				default: this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", `Unsupported token ${token.type}`));
			}
		}
		/**
		* Call at end of input to yield any remaining document.
		*
		* @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
		* @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
		*/
		*end(forceDoc = false, endOffset = -1) {
			if (this.doc) {
				this.decorate(this.doc, true);
				yield this.doc;
				this.doc = null;
			} else if (forceDoc) {
				const opts = Object.assign({ _directives: this.directives }, this.options);
				const doc = new Document.Document(void 0, opts);
				if (this.atDirectives) this.onError(endOffset, "MISSING_CHAR", "Missing directives-end indicator line");
				doc.range = [
					0,
					endOffset,
					endOffset
				];
				this.decorate(doc, false);
				yield doc;
			}
		}
	};
	exports.Composer = Composer;
}));

// node_modules/yaml/dist/parse/cst-scalar.js
var require_cst_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var resolveBlockScalar = require_resolve_block_scalar();
	var resolveFlowScalar = require_resolve_flow_scalar();
	var errors = require_errors();
	var stringifyString = require_stringifyString();
	function resolveAsScalar(token, strict = true, onError) {
		if (token) {
			const _onError = (pos, code, message) => {
				const offset = typeof pos === "number" ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
				if (onError) onError(offset, code, message);
				else throw new errors.YAMLParseError([offset, offset + 1], code, message);
			};
			switch (token.type) {
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
				case "block-scalar": return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
			}
		}
		return null;
	}
	/**
	* Create a new scalar token with `value`
	*
	* Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
	* as this function does not support any schema operations and won't check for such conflicts.
	*
	* @param value The string representation of the value, which will have its content properly indented.
	* @param context.end Comments and whitespace after the end of the value, or after the block scalar header. If undefined, a newline will be added.
	* @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
	* @param context.indent The indent level of the token.
	* @param context.inFlow Is this scalar within a flow collection? This may affect the resolved type of the token's value.
	* @param context.offset The offset position of the token.
	* @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
	*/
	function createScalarToken(value, context) {
		const { implicitKey = false, indent, inFlow = false, offset = -1, type = "PLAIN" } = context;
		const source = stringifyString.stringifyString({
			type,
			value
		}, {
			implicitKey,
			indent: indent > 0 ? " ".repeat(indent) : "",
			inFlow,
			options: {
				blockQuote: true,
				lineWidth: -1
			}
		});
		const end = context.end ?? [{
			type: "newline",
			offset: -1,
			indent,
			source: "\n"
		}];
		switch (source[0]) {
			case "|":
			case ">": {
				const he = source.indexOf("\n");
				const head = source.substring(0, he);
				const body = source.substring(he + 1) + "\n";
				const props = [{
					type: "block-scalar-header",
					offset,
					indent,
					source: head
				}];
				if (!addEndtoBlockProps(props, end)) props.push({
					type: "newline",
					offset: -1,
					indent,
					source: "\n"
				});
				return {
					type: "block-scalar",
					offset,
					indent,
					props,
					source: body
				};
			}
			case "\"": return {
				type: "double-quoted-scalar",
				offset,
				indent,
				source,
				end
			};
			case "'": return {
				type: "single-quoted-scalar",
				offset,
				indent,
				source,
				end
			};
			default: return {
				type: "scalar",
				offset,
				indent,
				source,
				end
			};
		}
	}
	/**
	* Set the value of `token` to the given string `value`, overwriting any previous contents and type that it may have.
	*
	* Best efforts are made to retain any comments previously associated with the `token`,
	* though all contents within a collection's `items` will be overwritten.
	*
	* Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
	* as this function does not support any schema operations and won't check for such conflicts.
	*
	* @param token Any token. If it does not include an `indent` value, the value will be stringified as if it were an implicit key.
	* @param value The string representation of the value, which will have its content properly indented.
	* @param context.afterKey In most cases, values after a key should have an additional level of indentation.
	* @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
	* @param context.inFlow Being within a flow collection may affect the resolved type of the token's value.
	* @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
	*/
	function setScalarValue(token, value, context = {}) {
		let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
		let indent = "indent" in token ? token.indent : null;
		if (afterKey && typeof indent === "number") indent += 2;
		if (!type) switch (token.type) {
			case "single-quoted-scalar":
				type = "QUOTE_SINGLE";
				break;
			case "double-quoted-scalar":
				type = "QUOTE_DOUBLE";
				break;
			case "block-scalar": {
				const header = token.props[0];
				if (header.type !== "block-scalar-header") throw new Error("Invalid block scalar header");
				type = header.source[0] === ">" ? "BLOCK_FOLDED" : "BLOCK_LITERAL";
				break;
			}
			default: type = "PLAIN";
		}
		const source = stringifyString.stringifyString({
			type,
			value
		}, {
			implicitKey: implicitKey || indent === null,
			indent: indent !== null && indent > 0 ? " ".repeat(indent) : "",
			inFlow,
			options: {
				blockQuote: true,
				lineWidth: -1
			}
		});
		switch (source[0]) {
			case "|":
			case ">":
				setBlockScalarValue(token, source);
				break;
			case "\"":
				setFlowScalarValue(token, source, "double-quoted-scalar");
				break;
			case "'":
				setFlowScalarValue(token, source, "single-quoted-scalar");
				break;
			default: setFlowScalarValue(token, source, "scalar");
		}
	}
	function setBlockScalarValue(token, source) {
		const he = source.indexOf("\n");
		const head = source.substring(0, he);
		const body = source.substring(he + 1) + "\n";
		if (token.type === "block-scalar") {
			const header = token.props[0];
			if (header.type !== "block-scalar-header") throw new Error("Invalid block scalar header");
			header.source = head;
			token.source = body;
		} else {
			const { offset } = token;
			const indent = "indent" in token ? token.indent : -1;
			const props = [{
				type: "block-scalar-header",
				offset,
				indent,
				source: head
			}];
			if (!addEndtoBlockProps(props, "end" in token ? token.end : void 0)) props.push({
				type: "newline",
				offset: -1,
				indent,
				source: "\n"
			});
			for (const key of Object.keys(token)) if (key !== "type" && key !== "offset") delete token[key];
			Object.assign(token, {
				type: "block-scalar",
				indent,
				props,
				source: body
			});
		}
	}
	/** @returns `true` if last token is a newline */
	function addEndtoBlockProps(props, end) {
		if (end) for (const st of end) switch (st.type) {
			case "space":
			case "comment":
				props.push(st);
				break;
			case "newline":
				props.push(st);
				return true;
		}
		return false;
	}
	function setFlowScalarValue(token, source, type) {
		switch (token.type) {
			case "scalar":
			case "double-quoted-scalar":
			case "single-quoted-scalar":
				token.type = type;
				token.source = source;
				break;
			case "block-scalar": {
				const end = token.props.slice(1);
				let oa = source.length;
				if (token.props[0].type === "block-scalar-header") oa -= token.props[0].source.length;
				for (const tok of end) tok.offset += oa;
				delete token.props;
				Object.assign(token, {
					type,
					source,
					end
				});
				break;
			}
			case "block-map":
			case "block-seq": {
				const nl = {
					type: "newline",
					offset: token.offset + source.length,
					indent: token.indent,
					source: "\n"
				};
				delete token.items;
				Object.assign(token, {
					type,
					source,
					end: [nl]
				});
				break;
			}
			default: {
				const indent = "indent" in token ? token.indent : -1;
				const end = "end" in token && Array.isArray(token.end) ? token.end.filter((st) => st.type === "space" || st.type === "comment" || st.type === "newline") : [];
				for (const key of Object.keys(token)) if (key !== "type" && key !== "offset") delete token[key];
				Object.assign(token, {
					type,
					indent,
					source,
					end
				});
			}
		}
	}
	exports.createScalarToken = createScalarToken;
	exports.resolveAsScalar = resolveAsScalar;
	exports.setScalarValue = setScalarValue;
}));

// node_modules/yaml/dist/parse/cst-stringify.js
var require_cst_stringify = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Stringify a CST document, token, or collection item
	*
	* Fair warning: This applies no validation whatsoever, and
	* simply concatenates the sources in their logical order.
	*/
	const stringify = (cst) => "type" in cst ? stringifyToken(cst) : stringifyItem(cst);
	function stringifyToken(token) {
		switch (token.type) {
			case "block-scalar": {
				let res = "";
				for (const tok of token.props) res += stringifyToken(tok);
				return res + token.source;
			}
			case "block-map":
			case "block-seq": {
				let res = "";
				for (const item of token.items) res += stringifyItem(item);
				return res;
			}
			case "flow-collection": {
				let res = token.start.source;
				for (const item of token.items) res += stringifyItem(item);
				for (const st of token.end) res += st.source;
				return res;
			}
			case "document": {
				let res = stringifyItem(token);
				if (token.end) for (const st of token.end) res += st.source;
				return res;
			}
			default: {
				let res = token.source;
				if ("end" in token && token.end) for (const st of token.end) res += st.source;
				return res;
			}
		}
	}
	function stringifyItem({ start, key, sep, value }) {
		let res = "";
		for (const st of start) res += st.source;
		if (key) res += stringifyToken(key);
		if (sep) for (const st of sep) res += st.source;
		if (value) res += stringifyToken(value);
		return res;
	}
	exports.stringify = stringify;
}));

// node_modules/yaml/dist/parse/cst-visit.js
var require_cst_visit = /* @__PURE__ */ __commonJSMin(((exports) => {
	const BREAK = Symbol("break visit");
	const SKIP = Symbol("skip children");
	const REMOVE = Symbol("remove item");
	/**
	* Apply a visitor to a CST document or item.
	*
	* Walks through the tree (depth-first) starting from the root, calling a
	* `visitor` function with two arguments when entering each item:
	*   - `item`: The current item, which included the following members:
	*     - `start: SourceToken[]` – Source tokens before the key or value,
	*       possibly including its anchor or tag.
	*     - `key?: Token | null` – Set for pair values. May then be `null`, if
	*       the key before the `:` separator is empty.
	*     - `sep?: SourceToken[]` – Source tokens between the key and the value,
	*       which should include the `:` map value indicator if `value` is set.
	*     - `value?: Token` – The value of a sequence item, or of a map pair.
	*   - `path`: The steps from the root to the current node, as an array of
	*     `['key' | 'value', number]` tuples.
	*
	* The return value of the visitor may be used to control the traversal:
	*   - `undefined` (default): Do nothing and continue
	*   - `visit.SKIP`: Do not visit the children of this token, continue with
	*      next sibling
	*   - `visit.BREAK`: Terminate traversal completely
	*   - `visit.REMOVE`: Remove the current item, then continue with the next one
	*   - `number`: Set the index of the next step. This is useful especially if
	*     the index of the current token has changed.
	*   - `function`: Define the next visitor for this item. After the original
	*     visitor is called on item entry, next visitors are called after handling
	*     a non-empty `key` and when exiting the item.
	*/
	function visit(cst, visitor) {
		if ("type" in cst && cst.type === "document") cst = {
			start: cst.start,
			value: cst.value
		};
		_visit(Object.freeze([]), cst, visitor);
	}
	/** Terminate visit traversal completely */
	visit.BREAK = BREAK;
	/** Do not visit the children of the current item */
	visit.SKIP = SKIP;
	/** Remove the current item */
	visit.REMOVE = REMOVE;
	/** Find the item at `path` from `cst` as the root */
	visit.itemAtPath = (cst, path) => {
		let item = cst;
		for (const [field, index] of path) {
			const tok = item?.[field];
			if (tok && "items" in tok) item = tok.items[index];
			else return void 0;
		}
		return item;
	};
	/**
	* Get the immediate parent collection of the item at `path` from `cst` as the root.
	*
	* Throws an error if the collection is not found, which should never happen if the item itself exists.
	*/
	visit.parentCollection = (cst, path) => {
		const parent = visit.itemAtPath(cst, path.slice(0, -1));
		const field = path[path.length - 1][0];
		const coll = parent?.[field];
		if (coll && "items" in coll) return coll;
		throw new Error("Parent collection not found");
	};
	function _visit(path, item, visitor) {
		let ctrl = visitor(item, path);
		if (typeof ctrl === "symbol") return ctrl;
		for (const field of ["key", "value"]) {
			const token = item[field];
			if (token && "items" in token) {
				for (let i = 0; i < token.items.length; ++i) {
					const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						token.items.splice(i, 1);
						i -= 1;
					}
				}
				if (typeof ctrl === "function" && field === "key") ctrl = ctrl(item, path);
			}
		}
		return typeof ctrl === "function" ? ctrl(item, path) : ctrl;
	}
	exports.visit = visit;
}));

// node_modules/yaml/dist/parse/cst.js
var require_cst = /* @__PURE__ */ __commonJSMin(((exports) => {
	var cstScalar = require_cst_scalar();
	var cstStringify = require_cst_stringify();
	var cstVisit = require_cst_visit();
	/** The byte order mark */
	const BOM = "﻿";
	/** Start of doc-mode */
	const DOCUMENT = "";
	/** Unexpected end of flow-mode */
	const FLOW_END = "";
	/** Next token is a scalar value */
	const SCALAR = "";
	/** @returns `true` if `token` is a flow or block collection */
	const isCollection = (token) => !!token && "items" in token;
	/** @returns `true` if `token` is a flow or block scalar; not an alias */
	const isScalar = (token) => !!token && (token.type === "scalar" || token.type === "single-quoted-scalar" || token.type === "double-quoted-scalar" || token.type === "block-scalar");
	/* istanbul ignore next */
	/** Get a printable representation of a lexer token */
	function prettyToken(token) {
		switch (token) {
			case BOM: return "<BOM>";
			case DOCUMENT: return "<DOC>";
			case FLOW_END: return "<FLOW_END>";
			case SCALAR: return "<SCALAR>";
			default: return JSON.stringify(token);
		}
	}
	/** Identify the type of a lexer token. May return `null` for unknown tokens. */
	function tokenType(source) {
		switch (source) {
			case BOM: return "byte-order-mark";
			case DOCUMENT: return "doc-mode";
			case FLOW_END: return "flow-error-end";
			case SCALAR: return "scalar";
			case "---": return "doc-start";
			case "...": return "doc-end";
			case "":
			case "\n":
			case "\r\n": return "newline";
			case "-": return "seq-item-ind";
			case "?": return "explicit-key-ind";
			case ":": return "map-value-ind";
			case "{": return "flow-map-start";
			case "}": return "flow-map-end";
			case "[": return "flow-seq-start";
			case "]": return "flow-seq-end";
			case ",": return "comma";
		}
		switch (source[0]) {
			case " ":
			case "	": return "space";
			case "#": return "comment";
			case "%": return "directive-line";
			case "*": return "alias";
			case "&": return "anchor";
			case "!": return "tag";
			case "'": return "single-quoted-scalar";
			case "\"": return "double-quoted-scalar";
			case "|":
			case ">": return "block-scalar-header";
		}
		return null;
	}
	exports.createScalarToken = cstScalar.createScalarToken;
	exports.resolveAsScalar = cstScalar.resolveAsScalar;
	exports.setScalarValue = cstScalar.setScalarValue;
	exports.stringify = cstStringify.stringify;
	exports.visit = cstVisit.visit;
	exports.BOM = BOM;
	exports.DOCUMENT = DOCUMENT;
	exports.FLOW_END = FLOW_END;
	exports.SCALAR = SCALAR;
	exports.isCollection = isCollection;
	exports.isScalar = isScalar;
	exports.prettyToken = prettyToken;
	exports.tokenType = tokenType;
}));

// node_modules/yaml/dist/parse/lexer.js
var require_lexer = /* @__PURE__ */ __commonJSMin(((exports) => {
	var cst = require_cst();
	function isEmpty(ch) {
		switch (ch) {
			case void 0:
			case " ":
			case "\n":
			case "\r":
			case "	": return true;
			default: return false;
		}
	}
	const hexDigits = /* @__PURE__ */ new Set("0123456789ABCDEFabcdef");
	const tagChars = /* @__PURE__ */ new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
	const flowIndicatorChars = /* @__PURE__ */ new Set(",[]{}");
	const invalidAnchorChars = /* @__PURE__ */ new Set(" ,[]{}\n\r	");
	const isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
	/**
	* Splits an input string into lexical tokens, i.e. smaller strings that are
	* easily identifiable by `tokens.tokenType()`.
	*
	* Lexing starts always in a "stream" context. Incomplete input may be buffered
	* until a complete token can be emitted.
	*
	* In addition to slices of the original input, the following control characters
	* may also be emitted:
	*
	* - `\x02` (Start of Text): A document starts with the next token
	* - `\x18` (Cancel): Unexpected end of flow-mode (indicates an error)
	* - `\x1f` (Unit Separator): Next token is a scalar value
	* - `\u{FEFF}` (Byte order mark): Emitted separately outside documents
	*/
	var Lexer = class {
		constructor() {
			/**
			* Flag indicating whether the end of the current buffer marks the end of
			* all input
			*/
			this.atEnd = false;
			/**
			* Explicit indent set in block scalar header, as an offset from the current
			* minimum indent, so e.g. set to 1 from a header `|2+`. Set to -1 if not
			* explicitly set.
			*/
			this.blockScalarIndent = -1;
			/**
			* Block scalars that include a + (keep) chomping indicator in their header
			* include trailing empty lines, which are otherwise excluded from the
			* scalar's contents.
			*/
			this.blockScalarKeep = false;
			/** Current input */
			this.buffer = "";
			/**
			* Flag noting whether the map value indicator : can immediately follow this
			* node within a flow context.
			*/
			this.flowKey = false;
			/** Count of surrounding flow collection levels. */
			this.flowLevel = 0;
			/**
			* Minimum level of indentation required for next lines to be parsed as a
			* part of the current scalar value.
			*/
			this.indentNext = 0;
			/** Indentation level of the current line. */
			this.indentValue = 0;
			/** Position of the next \n character. */
			this.lineEndPos = null;
			/** Stores the state of the lexer if reaching the end of incpomplete input */
			this.next = null;
			/** A pointer to `buffer`; the current position of the lexer. */
			this.pos = 0;
		}
		/**
		* Generate YAML tokens from the `source` string. If `incomplete`,
		* a part of the last line may be left as a buffer for the next call.
		*
		* @returns A generator of lexical tokens
		*/
		*lex(source, incomplete = false) {
			if (source) {
				if (typeof source !== "string") throw TypeError("source is not a string");
				this.buffer = this.buffer ? this.buffer + source : source;
				this.lineEndPos = null;
			}
			this.atEnd = !incomplete;
			let next = this.next ?? "stream";
			while (next && (incomplete || this.hasChars(1))) next = yield* this.parseNext(next);
		}
		atLineEnd() {
			let i = this.pos;
			let ch = this.buffer[i];
			while (ch === " " || ch === "	") ch = this.buffer[++i];
			if (!ch || ch === "#" || ch === "\n") return true;
			if (ch === "\r") return this.buffer[i + 1] === "\n";
			return false;
		}
		charAt(n) {
			return this.buffer[this.pos + n];
		}
		continueScalar(offset) {
			let ch = this.buffer[offset];
			if (this.indentNext > 0) {
				let indent = 0;
				while (ch === " ") ch = this.buffer[++indent + offset];
				if (ch === "\r") {
					const next = this.buffer[indent + offset + 1];
					if (next === "\n" || !next && !this.atEnd) return offset + indent + 1;
				}
				return ch === "\n" || indent >= this.indentNext || !ch && !this.atEnd ? offset + indent : -1;
			}
			if (ch === "-" || ch === ".") {
				const dt = this.buffer.substr(offset, 3);
				if ((dt === "---" || dt === "...") && isEmpty(this.buffer[offset + 3])) return -1;
			}
			return offset;
		}
		getLine() {
			let end = this.lineEndPos;
			if (typeof end !== "number" || end !== -1 && end < this.pos) {
				end = this.buffer.indexOf("\n", this.pos);
				this.lineEndPos = end;
			}
			if (end === -1) return this.atEnd ? this.buffer.substring(this.pos) : null;
			if (this.buffer[end - 1] === "\r") end -= 1;
			return this.buffer.substring(this.pos, end);
		}
		hasChars(n) {
			return this.pos + n <= this.buffer.length;
		}
		setNext(state) {
			this.buffer = this.buffer.substring(this.pos);
			this.pos = 0;
			this.lineEndPos = null;
			this.next = state;
			return null;
		}
		peek(n) {
			return this.buffer.substr(this.pos, n);
		}
		*parseNext(next) {
			switch (next) {
				case "stream": return yield* this.parseStream();
				case "line-start": return yield* this.parseLineStart();
				case "block-start": return yield* this.parseBlockStart();
				case "doc": return yield* this.parseDocument();
				case "flow": return yield* this.parseFlowCollection();
				case "quoted-scalar": return yield* this.parseQuotedScalar();
				case "block-scalar": return yield* this.parseBlockScalar();
				case "plain-scalar": return yield* this.parsePlainScalar();
			}
		}
		*parseStream() {
			let line = this.getLine();
			if (line === null) return this.setNext("stream");
			if (line[0] === cst.BOM) {
				yield* this.pushCount(1);
				line = line.substring(1);
			}
			if (line[0] === "%") {
				let dirEnd = line.length;
				let cs = line.indexOf("#");
				while (cs !== -1) {
					const ch = line[cs - 1];
					if (ch === " " || ch === "	") {
						dirEnd = cs - 1;
						break;
					} else cs = line.indexOf("#", cs + 1);
				}
				while (true) {
					const ch = line[dirEnd - 1];
					if (ch === " " || ch === "	") dirEnd -= 1;
					else break;
				}
				const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
				yield* this.pushCount(line.length - n);
				this.pushNewline();
				return "stream";
			}
			if (this.atLineEnd()) {
				const sp = yield* this.pushSpaces(true);
				yield* this.pushCount(line.length - sp);
				yield* this.pushNewline();
				return "stream";
			}
			yield cst.DOCUMENT;
			return yield* this.parseLineStart();
		}
		*parseLineStart() {
			const ch = this.charAt(0);
			if (!ch && !this.atEnd) return this.setNext("line-start");
			if (ch === "-" || ch === ".") {
				if (!this.atEnd && !this.hasChars(4)) return this.setNext("line-start");
				const s = this.peek(3);
				if ((s === "---" || s === "...") && isEmpty(this.charAt(3))) {
					yield* this.pushCount(3);
					this.indentValue = 0;
					this.indentNext = 0;
					return s === "---" ? "doc" : "stream";
				}
			}
			this.indentValue = yield* this.pushSpaces(false);
			if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1))) this.indentNext = this.indentValue;
			return yield* this.parseBlockStart();
		}
		*parseBlockStart() {
			const [ch0, ch1] = this.peek(2);
			if (!ch1 && !this.atEnd) return this.setNext("block-start");
			if ((ch0 === "-" || ch0 === "?" || ch0 === ":") && isEmpty(ch1)) {
				const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
				this.indentNext = this.indentValue + 1;
				this.indentValue += n;
				return "block-start";
			}
			return "doc";
		}
		*parseDocument() {
			yield* this.pushSpaces(true);
			const line = this.getLine();
			if (line === null) return this.setNext("doc");
			let n = yield* this.pushIndicators();
			switch (line[n]) {
				case "#": yield* this.pushCount(line.length - n);
				case void 0:
					yield* this.pushNewline();
					return yield* this.parseLineStart();
				case "{":
				case "[":
					yield* this.pushCount(1);
					this.flowKey = false;
					this.flowLevel = 1;
					return "flow";
				case "}":
				case "]":
					yield* this.pushCount(1);
					return "doc";
				case "*":
					yield* this.pushUntil(isNotAnchorChar);
					return "doc";
				case "\"":
				case "'": return yield* this.parseQuotedScalar();
				case "|":
				case ">":
					n += yield* this.parseBlockScalarHeader();
					n += yield* this.pushSpaces(true);
					yield* this.pushCount(line.length - n);
					yield* this.pushNewline();
					return yield* this.parseBlockScalar();
				default: return yield* this.parsePlainScalar();
			}
		}
		*parseFlowCollection() {
			let nl, sp;
			let indent = -1;
			do {
				nl = yield* this.pushNewline();
				if (nl > 0) {
					sp = yield* this.pushSpaces(false);
					this.indentValue = indent = sp;
				} else sp = 0;
				sp += yield* this.pushSpaces(true);
			} while (nl + sp > 0);
			const line = this.getLine();
			if (line === null) return this.setNext("flow");
			if (indent !== -1 && indent < this.indentNext && line[0] !== "#" || indent === 0 && (line.startsWith("---") || line.startsWith("...")) && isEmpty(line[3])) {
				if (!(indent === this.indentNext - 1 && this.flowLevel === 1 && (line[0] === "]" || line[0] === "}"))) {
					this.flowLevel = 0;
					yield cst.FLOW_END;
					return yield* this.parseLineStart();
				}
			}
			let n = 0;
			while (line[n] === ",") {
				n += yield* this.pushCount(1);
				n += yield* this.pushSpaces(true);
				this.flowKey = false;
			}
			n += yield* this.pushIndicators();
			switch (line[n]) {
				case void 0: return "flow";
				case "#":
					yield* this.pushCount(line.length - n);
					return "flow";
				case "{":
				case "[":
					yield* this.pushCount(1);
					this.flowKey = false;
					this.flowLevel += 1;
					return "flow";
				case "}":
				case "]":
					yield* this.pushCount(1);
					this.flowKey = true;
					this.flowLevel -= 1;
					return this.flowLevel ? "flow" : "doc";
				case "*":
					yield* this.pushUntil(isNotAnchorChar);
					return "flow";
				case "\"":
				case "'":
					this.flowKey = true;
					return yield* this.parseQuotedScalar();
				case ":": {
					const next = this.charAt(1);
					if (this.flowKey || isEmpty(next) || next === ",") {
						this.flowKey = false;
						yield* this.pushCount(1);
						yield* this.pushSpaces(true);
						return "flow";
					}
				}
				default:
					this.flowKey = false;
					return yield* this.parsePlainScalar();
			}
		}
		*parseQuotedScalar() {
			const quote = this.charAt(0);
			let end = this.buffer.indexOf(quote, this.pos + 1);
			if (quote === "'") while (end !== -1 && this.buffer[end + 1] === "'") end = this.buffer.indexOf("'", end + 2);
			else while (end !== -1) {
				let n = 0;
				while (this.buffer[end - 1 - n] === "\\") n += 1;
				if (n % 2 === 0) break;
				end = this.buffer.indexOf("\"", end + 1);
			}
			const qb = this.buffer.substring(0, end);
			let nl = qb.indexOf("\n", this.pos);
			if (nl !== -1) {
				while (nl !== -1) {
					const cs = this.continueScalar(nl + 1);
					if (cs === -1) break;
					nl = qb.indexOf("\n", cs);
				}
				if (nl !== -1) end = nl - (qb[nl - 1] === "\r" ? 2 : 1);
			}
			if (end === -1) {
				if (!this.atEnd) return this.setNext("quoted-scalar");
				end = this.buffer.length;
			}
			yield* this.pushToIndex(end + 1, false);
			return this.flowLevel ? "flow" : "doc";
		}
		*parseBlockScalarHeader() {
			this.blockScalarIndent = -1;
			this.blockScalarKeep = false;
			let i = this.pos;
			while (true) {
				const ch = this.buffer[++i];
				if (ch === "+") this.blockScalarKeep = true;
				else if (ch > "0" && ch <= "9") this.blockScalarIndent = Number(ch) - 1;
				else if (ch !== "-") break;
			}
			return yield* this.pushUntil((ch) => isEmpty(ch) || ch === "#");
		}
		*parseBlockScalar() {
			let nl = this.pos - 1;
			let indent = 0;
			let ch;
			loop: for (let i = this.pos; ch = this.buffer[i]; ++i) switch (ch) {
				case " ":
					indent += 1;
					break;
				case "\n":
					nl = i;
					indent = 0;
					break;
				case "\r": {
					const next = this.buffer[i + 1];
					if (!next && !this.atEnd) return this.setNext("block-scalar");
					if (next === "\n") break;
				}
				default: break loop;
			}
			if (!ch && !this.atEnd) return this.setNext("block-scalar");
			if (indent >= this.indentNext) {
				if (this.blockScalarIndent === -1) this.indentNext = indent;
				else this.indentNext = this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
				do {
					const cs = this.continueScalar(nl + 1);
					if (cs === -1) break;
					nl = this.buffer.indexOf("\n", cs);
				} while (nl !== -1);
				if (nl === -1) {
					if (!this.atEnd) return this.setNext("block-scalar");
					nl = this.buffer.length;
				}
			}
			let i = nl + 1;
			ch = this.buffer[i];
			while (ch === " ") ch = this.buffer[++i];
			if (ch === "	") {
				while (ch === "	" || ch === " " || ch === "\r" || ch === "\n") ch = this.buffer[++i];
				nl = i - 1;
			} else if (!this.blockScalarKeep) do {
				let i = nl - 1;
				let ch = this.buffer[i];
				if (ch === "\r") ch = this.buffer[--i];
				const lastChar = i;
				while (ch === " ") ch = this.buffer[--i];
				if (ch === "\n" && i >= this.pos && i + 1 + indent > lastChar) nl = i;
				else break;
			} while (true);
			yield cst.SCALAR;
			yield* this.pushToIndex(nl + 1, true);
			return yield* this.parseLineStart();
		}
		*parsePlainScalar() {
			const inFlow = this.flowLevel > 0;
			let end = this.pos - 1;
			let i = this.pos - 1;
			let ch;
			while (ch = this.buffer[++i]) if (ch === ":") {
				const next = this.buffer[i + 1];
				if (isEmpty(next) || inFlow && flowIndicatorChars.has(next)) break;
				end = i;
			} else if (isEmpty(ch)) {
				let next = this.buffer[i + 1];
				if (ch === "\r") {
					if (next === "\n") {
						i += 1;
						ch = "\n";
						next = this.buffer[i + 1];
					} else end = i;
				}
				if (next === "#" || inFlow && flowIndicatorChars.has(next)) break;
				if (ch === "\n") {
					const cs = this.continueScalar(i + 1);
					if (cs === -1) break;
					i = Math.max(i, cs - 2);
				}
			} else {
				if (inFlow && flowIndicatorChars.has(ch)) break;
				end = i;
			}
			if (!ch && !this.atEnd) return this.setNext("plain-scalar");
			yield cst.SCALAR;
			yield* this.pushToIndex(end + 1, true);
			return inFlow ? "flow" : "doc";
		}
		*pushCount(n) {
			if (n > 0) {
				yield this.buffer.substr(this.pos, n);
				this.pos += n;
				return n;
			}
			return 0;
		}
		*pushToIndex(i, allowEmpty) {
			const s = this.buffer.slice(this.pos, i);
			if (s) {
				yield s;
				this.pos += s.length;
				return s.length;
			} else if (allowEmpty) yield "";
			return 0;
		}
		*pushIndicators() {
			let n = 0;
			loop: while (true) {
				switch (this.charAt(0)) {
					case "!":
						n += yield* this.pushTag();
						n += yield* this.pushSpaces(true);
						continue loop;
					case "&":
						n += yield* this.pushUntil(isNotAnchorChar);
						n += yield* this.pushSpaces(true);
						continue loop;
					case "-":
					case "?":
					case ":": {
						const inFlow = this.flowLevel > 0;
						const ch1 = this.charAt(1);
						if (isEmpty(ch1) || inFlow && flowIndicatorChars.has(ch1)) {
							if (!inFlow) this.indentNext = this.indentValue + 1;
							else if (this.flowKey) this.flowKey = false;
							n += yield* this.pushCount(1);
							n += yield* this.pushSpaces(true);
							continue loop;
						}
					}
				}
				break loop;
			}
			return n;
		}
		*pushTag() {
			if (this.charAt(1) === "<") {
				let i = this.pos + 2;
				let ch = this.buffer[i];
				while (!isEmpty(ch) && ch !== ">") ch = this.buffer[++i];
				return yield* this.pushToIndex(ch === ">" ? i + 1 : i, false);
			} else {
				let i = this.pos + 1;
				let ch = this.buffer[i];
				while (ch) if (tagChars.has(ch)) ch = this.buffer[++i];
				else if (ch === "%" && hexDigits.has(this.buffer[i + 1]) && hexDigits.has(this.buffer[i + 2])) ch = this.buffer[i += 3];
				else break;
				return yield* this.pushToIndex(i, false);
			}
		}
		*pushNewline() {
			const ch = this.buffer[this.pos];
			if (ch === "\n") return yield* this.pushCount(1);
			else if (ch === "\r" && this.charAt(1) === "\n") return yield* this.pushCount(2);
			else return 0;
		}
		*pushSpaces(allowTabs) {
			let i = this.pos - 1;
			let ch;
			do
				ch = this.buffer[++i];
			while (ch === " " || allowTabs && ch === "	");
			const n = i - this.pos;
			if (n > 0) {
				yield this.buffer.substr(this.pos, n);
				this.pos = i;
			}
			return n;
		}
		*pushUntil(test) {
			let i = this.pos;
			let ch = this.buffer[i];
			while (!test(ch)) ch = this.buffer[++i];
			return yield* this.pushToIndex(i, false);
		}
	};
	exports.Lexer = Lexer;
}));

// node_modules/yaml/dist/parse/line-counter.js
var require_line_counter = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Tracks newlines during parsing in order to provide an efficient API for
	* determining the one-indexed `{ line, col }` position for any offset
	* within the input.
	*/
	var LineCounter = class {
		constructor() {
			this.lineStarts = [];
			/**
			* Should be called in ascending order. Otherwise, call
			* `lineCounter.lineStarts.sort()` before calling `linePos()`.
			*/
			this.addNewLine = (offset) => this.lineStarts.push(offset);
			/**
			* Performs a binary search and returns the 1-indexed { line, col }
			* position of `offset`. If `line === 0`, `addNewLine` has never been
			* called or `offset` is before the first known newline.
			*/
			this.linePos = (offset) => {
				let low = 0;
				let high = this.lineStarts.length;
				while (low < high) {
					const mid = low + high >> 1;
					if (this.lineStarts[mid] < offset) low = mid + 1;
					else high = mid;
				}
				if (this.lineStarts[low] === offset) return {
					line: low + 1,
					col: 1
				};
				if (low === 0) return {
					line: 0,
					col: offset
				};
				const start = this.lineStarts[low - 1];
				return {
					line: low,
					col: offset - start + 1
				};
			};
		}
	};
	exports.LineCounter = LineCounter;
}));

// node_modules/yaml/dist/parse/parser.js
var require_parser = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_process = __require("process");
	var cst = require_cst();
	var lexer = require_lexer();
	function includesToken(list, type) {
		for (let i = 0; i < list.length; ++i) if (list[i].type === type) return true;
		return false;
	}
	function findNonEmptyIndex(list) {
		for (let i = 0; i < list.length; ++i) switch (list[i].type) {
			case "space":
			case "comment":
			case "newline": break;
			default: return i;
		}
		return -1;
	}
	function isFlowToken(token) {
		switch (token?.type) {
			case "alias":
			case "scalar":
			case "single-quoted-scalar":
			case "double-quoted-scalar":
			case "flow-collection": return true;
			default: return false;
		}
	}
	function getPrevProps(parent) {
		switch (parent.type) {
			case "document": return parent.start;
			case "block-map": {
				const it = parent.items[parent.items.length - 1];
				return it.sep ?? it.start;
			}
			case "block-seq": return parent.items[parent.items.length - 1].start;
			/* istanbul ignore next should not happen */
			default: return [];
		}
	}
	/** Note: May modify input array */
	function getFirstKeyStartProps(prev) {
		if (prev.length === 0) return [];
		let i = prev.length;
		loop: while (--i >= 0) switch (prev[i].type) {
			case "doc-start":
			case "explicit-key-ind":
			case "map-value-ind":
			case "seq-item-ind":
			case "newline": break loop;
		}
		while (prev[++i]?.type === "space");
		return prev.splice(i, prev.length);
	}
	function arrayPushArray(target, source) {
		if (source.length < 1e5) Array.prototype.push.apply(target, source);
		else for (let i = 0; i < source.length; ++i) target.push(source[i]);
	}
	function fixFlowSeqItems(fc) {
		if (fc.start.type === "flow-seq-start") {
			for (const it of fc.items) if (it.sep && !it.value && !includesToken(it.start, "explicit-key-ind") && !includesToken(it.sep, "map-value-ind")) {
				if (it.key) it.value = it.key;
				delete it.key;
				if (isFlowToken(it.value)) {
					if (it.value.end) arrayPushArray(it.value.end, it.sep);
					else it.value.end = it.sep;
				} else arrayPushArray(it.start, it.sep);
				delete it.sep;
			}
		}
	}
	/**
	* A YAML concrete syntax tree (CST) parser
	*
	* ```ts
	* const src: string = ...
	* for (const token of new Parser().parse(src)) {
	*   // token: Token
	* }
	* ```
	*
	* To use the parser with a user-provided lexer:
	*
	* ```ts
	* function* parse(source: string, lexer: Lexer) {
	*   const parser = new Parser()
	*   for (const lexeme of lexer.lex(source))
	*     yield* parser.next(lexeme)
	*   yield* parser.end()
	* }
	*
	* const src: string = ...
	* const lexer = new Lexer()
	* for (const token of parse(src, lexer)) {
	*   // token: Token
	* }
	* ```
	*/
	var Parser = class {
		/**
		* @param onNewLine - If defined, called separately with the start position of
		*   each new line (in `parse()`, including the start of input).
		*/
		constructor(onNewLine) {
			/** If true, space and sequence indicators count as indentation */
			this.atNewLine = true;
			/** If true, next token is a scalar value */
			this.atScalar = false;
			/** Current indentation level */
			this.indent = 0;
			/** Current offset since the start of parsing */
			this.offset = 0;
			/** On the same line with a block map key */
			this.onKeyLine = false;
			/** Top indicates the node that's currently being built */
			this.stack = [];
			/** The source of the current token, set in parse() */
			this.source = "";
			/** The type of the current token, set in parse() */
			this.type = "";
			this.lexer = new lexer.Lexer();
			this.onNewLine = onNewLine;
		}
		/**
		* Parse `source` as a YAML stream.
		* If `incomplete`, a part of the last line may be left as a buffer for the next call.
		*
		* Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
		*
		* @returns A generator of tokens representing each directive, document, and other structure.
		*/
		*parse(source, incomplete = false) {
			if (this.onNewLine && this.offset === 0) this.onNewLine(0);
			for (const lexeme of this.lexer.lex(source, incomplete)) yield* this.next(lexeme);
			if (!incomplete) yield* this.end();
		}
		/**
		* Advance the parser by the `source` of one lexical token.
		*/
		*next(source) {
			this.source = source;
			if (node_process.env.LOG_TOKENS) console.log("|", cst.prettyToken(source));
			if (this.atScalar) {
				this.atScalar = false;
				yield* this.step();
				this.offset += source.length;
				return;
			}
			const type = cst.tokenType(source);
			if (!type) {
				const message = `Not a YAML token: ${source}`;
				yield* this.pop({
					type: "error",
					offset: this.offset,
					message,
					source
				});
				this.offset += source.length;
			} else if (type === "scalar") {
				this.atNewLine = false;
				this.atScalar = true;
				this.type = "scalar";
			} else {
				this.type = type;
				yield* this.step();
				switch (type) {
					case "newline":
						this.atNewLine = true;
						this.indent = 0;
						if (this.onNewLine) this.onNewLine(this.offset + source.length);
						break;
					case "space":
						if (this.atNewLine && source[0] === " ") this.indent += source.length;
						break;
					case "explicit-key-ind":
					case "map-value-ind":
					case "seq-item-ind":
						if (this.atNewLine) this.indent += source.length;
						break;
					case "doc-mode":
					case "flow-error-end": return;
					default: this.atNewLine = false;
				}
				this.offset += source.length;
			}
		}
		/** Call at end of input to push out any remaining constructions */
		*end() {
			while (this.stack.length > 0) yield* this.pop();
		}
		get sourceToken() {
			return {
				type: this.type,
				offset: this.offset,
				indent: this.indent,
				source: this.source
			};
		}
		*step() {
			const top = this.peek(1);
			if (this.type === "doc-end" && top?.type !== "doc-end") {
				while (this.stack.length > 0) yield* this.pop();
				this.stack.push({
					type: "doc-end",
					offset: this.offset,
					source: this.source
				});
				return;
			}
			if (!top) return yield* this.stream();
			switch (top.type) {
				case "document": return yield* this.document(top);
				case "alias":
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return yield* this.scalar(top);
				case "block-scalar": return yield* this.blockScalar(top);
				case "block-map": return yield* this.blockMap(top);
				case "block-seq": return yield* this.blockSequence(top);
				case "flow-collection": return yield* this.flowCollection(top);
				case "doc-end": return yield* this.documentEnd(top);
			}
			/* istanbul ignore next should not happen */
			yield* this.pop();
		}
		peek(n) {
			return this.stack[this.stack.length - n];
		}
		*pop(error) {
			const token = error ?? this.stack.pop();
			/* istanbul ignore if should not happen */
			if (!token) yield {
				type: "error",
				offset: this.offset,
				source: "",
				message: "Tried to pop an empty stack"
			};
			else if (this.stack.length === 0) yield token;
			else {
				const top = this.peek(1);
				if (token.type === "block-scalar") token.indent = "indent" in top ? top.indent : 0;
				else if (token.type === "flow-collection" && top.type === "document") token.indent = 0;
				if (token.type === "flow-collection") fixFlowSeqItems(token);
				switch (top.type) {
					case "document":
						top.value = token;
						break;
					case "block-scalar":
						top.props.push(token);
						break;
					case "block-map": {
						const it = top.items[top.items.length - 1];
						if (it.value) {
							top.items.push({
								start: [],
								key: token,
								sep: []
							});
							this.onKeyLine = true;
							return;
						} else if (it.sep) it.value = token;
						else {
							Object.assign(it, {
								key: token,
								sep: []
							});
							this.onKeyLine = !it.explicitKey;
							return;
						}
						break;
					}
					case "block-seq": {
						const it = top.items[top.items.length - 1];
						if (it.value) top.items.push({
							start: [],
							value: token
						});
						else it.value = token;
						break;
					}
					case "flow-collection": {
						const it = top.items[top.items.length - 1];
						if (!it || it.value) top.items.push({
							start: [],
							key: token,
							sep: []
						});
						else if (it.sep) it.value = token;
						else Object.assign(it, {
							key: token,
							sep: []
						});
						return;
					}
					/* istanbul ignore next should not happen */
					default:
						yield* this.pop();
						yield* this.pop(token);
				}
				if ((top.type === "document" || top.type === "block-map" || top.type === "block-seq") && (token.type === "block-map" || token.type === "block-seq")) {
					const last = token.items[token.items.length - 1];
					if (last && !last.sep && !last.value && last.start.length > 0 && findNonEmptyIndex(last.start) === -1 && (token.indent === 0 || last.start.every((st) => st.type !== "comment" || st.indent < token.indent))) {
						if (top.type === "document") top.end = last.start;
						else top.items.push({ start: last.start });
						token.items.splice(-1, 1);
					}
				}
			}
		}
		*stream() {
			switch (this.type) {
				case "directive-line":
					yield {
						type: "directive",
						offset: this.offset,
						source: this.source
					};
					return;
				case "byte-order-mark":
				case "space":
				case "comment":
				case "newline":
					yield this.sourceToken;
					return;
				case "doc-mode":
				case "doc-start": {
					const doc = {
						type: "document",
						offset: this.offset,
						start: []
					};
					if (this.type === "doc-start") doc.start.push(this.sourceToken);
					this.stack.push(doc);
					return;
				}
			}
			yield {
				type: "error",
				offset: this.offset,
				message: `Unexpected ${this.type} token in YAML stream`,
				source: this.source
			};
		}
		*document(doc) {
			if (doc.value) return yield* this.lineEnd(doc);
			switch (this.type) {
				case "doc-start":
					if (findNonEmptyIndex(doc.start) !== -1) {
						yield* this.pop();
						yield* this.step();
					} else doc.start.push(this.sourceToken);
					return;
				case "anchor":
				case "tag":
				case "space":
				case "comment":
				case "newline":
					doc.start.push(this.sourceToken);
					return;
			}
			const bv = this.startBlockValue(doc);
			if (bv) this.stack.push(bv);
			else yield {
				type: "error",
				offset: this.offset,
				message: `Unexpected ${this.type} token in YAML document`,
				source: this.source
			};
		}
		*scalar(scalar) {
			if (this.type === "map-value-ind") {
				const start = getFirstKeyStartProps(getPrevProps(this.peek(2)));
				let sep;
				if (scalar.end) {
					sep = scalar.end;
					sep.push(this.sourceToken);
					delete scalar.end;
				} else sep = [this.sourceToken];
				const map = {
					type: "block-map",
					offset: scalar.offset,
					indent: scalar.indent,
					items: [{
						start,
						key: scalar,
						sep
					}]
				};
				this.onKeyLine = true;
				this.stack[this.stack.length - 1] = map;
			} else yield* this.lineEnd(scalar);
		}
		*blockScalar(scalar) {
			switch (this.type) {
				case "space":
				case "comment":
				case "newline":
					scalar.props.push(this.sourceToken);
					return;
				case "scalar":
					scalar.source = this.source;
					this.atNewLine = true;
					this.indent = 0;
					if (this.onNewLine) {
						let nl = this.source.indexOf("\n") + 1;
						while (nl !== 0) {
							this.onNewLine(this.offset + nl);
							nl = this.source.indexOf("\n", nl) + 1;
						}
					}
					yield* this.pop();
					break;
				/* istanbul ignore next should not happen */
				default:
					yield* this.pop();
					yield* this.step();
			}
		}
		*blockMap(map) {
			const it = map.items[map.items.length - 1];
			switch (this.type) {
				case "newline":
					this.onKeyLine = false;
					if (it.value) {
						const end = "end" in it.value ? it.value.end : void 0;
						if ((Array.isArray(end) ? end[end.length - 1] : void 0)?.type === "comment") end?.push(this.sourceToken);
						else map.items.push({ start: [this.sourceToken] });
					} else if (it.sep) it.sep.push(this.sourceToken);
					else it.start.push(this.sourceToken);
					return;
				case "space":
				case "comment":
					if (it.value) map.items.push({ start: [this.sourceToken] });
					else if (it.sep) it.sep.push(this.sourceToken);
					else {
						if (this.atIndentedComment(it.start, map.indent)) {
							const end = map.items[map.items.length - 2]?.value?.end;
							if (Array.isArray(end)) {
								arrayPushArray(end, it.start);
								end.push(this.sourceToken);
								map.items.pop();
								return;
							}
						}
						it.start.push(this.sourceToken);
					}
					return;
			}
			if (this.indent >= map.indent) {
				const atMapIndent = !this.onKeyLine && this.indent === map.indent;
				const atNextItem = atMapIndent && (it.sep || it.explicitKey) && this.type !== "seq-item-ind";
				let start = [];
				if (atNextItem && it.sep && !it.value) {
					const nl = [];
					for (let i = 0; i < it.sep.length; ++i) {
						const st = it.sep[i];
						switch (st.type) {
							case "newline":
								nl.push(i);
								break;
							case "space": break;
							case "comment":
								if (st.indent > map.indent) nl.length = 0;
								break;
							default: nl.length = 0;
						}
					}
					if (nl.length >= 2) start = it.sep.splice(nl[1]);
				}
				switch (this.type) {
					case "anchor":
					case "tag":
						if (atNextItem || it.value) {
							start.push(this.sourceToken);
							map.items.push({ start });
							this.onKeyLine = true;
						} else if (it.sep) it.sep.push(this.sourceToken);
						else it.start.push(this.sourceToken);
						return;
					case "explicit-key-ind":
						if (!it.sep && !it.explicitKey) {
							it.start.push(this.sourceToken);
							it.explicitKey = true;
						} else if (atNextItem || it.value) {
							start.push(this.sourceToken);
							map.items.push({
								start,
								explicitKey: true
							});
						} else this.stack.push({
							type: "block-map",
							offset: this.offset,
							indent: this.indent,
							items: [{
								start: [this.sourceToken],
								explicitKey: true
							}]
						});
						this.onKeyLine = true;
						return;
					case "map-value-ind":
						if (it.explicitKey) {
							if (!it.sep) {
								if (includesToken(it.start, "newline")) Object.assign(it, {
									key: null,
									sep: [this.sourceToken]
								});
								else {
									const start = getFirstKeyStartProps(it.start);
									this.stack.push({
										type: "block-map",
										offset: this.offset,
										indent: this.indent,
										items: [{
											start,
											key: null,
											sep: [this.sourceToken]
										}]
									});
								}
							} else if (it.value) map.items.push({
								start: [],
								key: null,
								sep: [this.sourceToken]
							});
							else if (includesToken(it.sep, "map-value-ind")) this.stack.push({
								type: "block-map",
								offset: this.offset,
								indent: this.indent,
								items: [{
									start,
									key: null,
									sep: [this.sourceToken]
								}]
							});
							else if (isFlowToken(it.key) && !includesToken(it.sep, "newline")) {
								const start = getFirstKeyStartProps(it.start);
								const key = it.key;
								const sep = it.sep;
								sep.push(this.sourceToken);
								delete it.key;
								delete it.sep;
								this.stack.push({
									type: "block-map",
									offset: this.offset,
									indent: this.indent,
									items: [{
										start,
										key,
										sep
									}]
								});
							} else if (start.length > 0) it.sep = it.sep.concat(start, this.sourceToken);
							else it.sep.push(this.sourceToken);
						} else if (!it.sep) Object.assign(it, {
							key: null,
							sep: [this.sourceToken]
						});
						else if (it.value || atNextItem) map.items.push({
							start,
							key: null,
							sep: [this.sourceToken]
						});
						else if (includesToken(it.sep, "map-value-ind")) this.stack.push({
							type: "block-map",
							offset: this.offset,
							indent: this.indent,
							items: [{
								start: [],
								key: null,
								sep: [this.sourceToken]
							}]
						});
						else it.sep.push(this.sourceToken);
						this.onKeyLine = true;
						return;
					case "alias":
					case "scalar":
					case "single-quoted-scalar":
					case "double-quoted-scalar": {
						const fs = this.flowScalar(this.type);
						if (atNextItem || it.value) {
							map.items.push({
								start,
								key: fs,
								sep: []
							});
							this.onKeyLine = true;
						} else if (it.sep) this.stack.push(fs);
						else {
							Object.assign(it, {
								key: fs,
								sep: []
							});
							this.onKeyLine = true;
						}
						return;
					}
					default: {
						const bv = this.startBlockValue(map);
						if (bv) {
							if (bv.type === "block-seq") {
								if (!it.explicitKey && it.sep && !includesToken(it.sep, "newline")) {
									yield* this.pop({
										type: "error",
										offset: this.offset,
										message: "Unexpected block-seq-ind on same line with key",
										source: this.source
									});
									return;
								}
							} else if (atMapIndent) map.items.push({ start });
							this.stack.push(bv);
							return;
						}
					}
				}
			}
			yield* this.pop();
			yield* this.step();
		}
		*blockSequence(seq) {
			const it = seq.items[seq.items.length - 1];
			switch (this.type) {
				case "newline":
					if (it.value) {
						const end = "end" in it.value ? it.value.end : void 0;
						if ((Array.isArray(end) ? end[end.length - 1] : void 0)?.type === "comment") end?.push(this.sourceToken);
						else seq.items.push({ start: [this.sourceToken] });
					} else it.start.push(this.sourceToken);
					return;
				case "space":
				case "comment":
					if (it.value) seq.items.push({ start: [this.sourceToken] });
					else {
						if (this.atIndentedComment(it.start, seq.indent)) {
							const end = seq.items[seq.items.length - 2]?.value?.end;
							if (Array.isArray(end)) {
								arrayPushArray(end, it.start);
								end.push(this.sourceToken);
								seq.items.pop();
								return;
							}
						}
						it.start.push(this.sourceToken);
					}
					return;
				case "anchor":
				case "tag":
					if (it.value || this.indent <= seq.indent) break;
					it.start.push(this.sourceToken);
					return;
				case "seq-item-ind":
					if (this.indent !== seq.indent) break;
					if (it.value || includesToken(it.start, "seq-item-ind")) seq.items.push({ start: [this.sourceToken] });
					else it.start.push(this.sourceToken);
					return;
			}
			if (this.indent > seq.indent) {
				const bv = this.startBlockValue(seq);
				if (bv) {
					this.stack.push(bv);
					return;
				}
			}
			yield* this.pop();
			yield* this.step();
		}
		*flowCollection(fc) {
			const it = fc.items[fc.items.length - 1];
			if (this.type === "flow-error-end") {
				let top;
				do {
					yield* this.pop();
					top = this.peek(1);
				} while (top?.type === "flow-collection");
			} else if (fc.end.length === 0) {
				switch (this.type) {
					case "comma":
					case "explicit-key-ind":
						if (!it || it.sep) fc.items.push({ start: [this.sourceToken] });
						else it.start.push(this.sourceToken);
						return;
					case "map-value-ind":
						if (!it || it.value) fc.items.push({
							start: [],
							key: null,
							sep: [this.sourceToken]
						});
						else if (it.sep) it.sep.push(this.sourceToken);
						else Object.assign(it, {
							key: null,
							sep: [this.sourceToken]
						});
						return;
					case "space":
					case "comment":
					case "newline":
					case "anchor":
					case "tag":
						if (!it || it.value) fc.items.push({ start: [this.sourceToken] });
						else if (it.sep) it.sep.push(this.sourceToken);
						else it.start.push(this.sourceToken);
						return;
					case "alias":
					case "scalar":
					case "single-quoted-scalar":
					case "double-quoted-scalar": {
						const fs = this.flowScalar(this.type);
						if (!it || it.value) fc.items.push({
							start: [],
							key: fs,
							sep: []
						});
						else if (it.sep) this.stack.push(fs);
						else Object.assign(it, {
							key: fs,
							sep: []
						});
						return;
					}
					case "flow-map-end":
					case "flow-seq-end":
						fc.end.push(this.sourceToken);
						return;
				}
				const bv = this.startBlockValue(fc);
				/* istanbul ignore else should not happen */
				if (bv) this.stack.push(bv);
				else {
					yield* this.pop();
					yield* this.step();
				}
			} else {
				const parent = this.peek(2);
				if (parent.type === "block-map" && (this.type === "map-value-ind" && parent.indent === fc.indent || this.type === "newline" && !parent.items[parent.items.length - 1].sep)) {
					yield* this.pop();
					yield* this.step();
				} else if (this.type === "map-value-ind" && parent.type !== "flow-collection") {
					const start = getFirstKeyStartProps(getPrevProps(parent));
					fixFlowSeqItems(fc);
					const sep = fc.end.splice(1, fc.end.length);
					sep.push(this.sourceToken);
					const map = {
						type: "block-map",
						offset: fc.offset,
						indent: fc.indent,
						items: [{
							start,
							key: fc,
							sep
						}]
					};
					this.onKeyLine = true;
					this.stack[this.stack.length - 1] = map;
				} else yield* this.lineEnd(fc);
			}
		}
		flowScalar(type) {
			if (this.onNewLine) {
				let nl = this.source.indexOf("\n") + 1;
				while (nl !== 0) {
					this.onNewLine(this.offset + nl);
					nl = this.source.indexOf("\n", nl) + 1;
				}
			}
			return {
				type,
				offset: this.offset,
				indent: this.indent,
				source: this.source
			};
		}
		startBlockValue(parent) {
			switch (this.type) {
				case "alias":
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return this.flowScalar(this.type);
				case "block-scalar-header": return {
					type: "block-scalar",
					offset: this.offset,
					indent: this.indent,
					props: [this.sourceToken],
					source: ""
				};
				case "flow-map-start":
				case "flow-seq-start": return {
					type: "flow-collection",
					offset: this.offset,
					indent: this.indent,
					start: this.sourceToken,
					items: [],
					end: []
				};
				case "seq-item-ind": return {
					type: "block-seq",
					offset: this.offset,
					indent: this.indent,
					items: [{ start: [this.sourceToken] }]
				};
				case "explicit-key-ind": {
					this.onKeyLine = true;
					const start = getFirstKeyStartProps(getPrevProps(parent));
					start.push(this.sourceToken);
					return {
						type: "block-map",
						offset: this.offset,
						indent: this.indent,
						items: [{
							start,
							explicitKey: true
						}]
					};
				}
				case "map-value-ind": {
					this.onKeyLine = true;
					const start = getFirstKeyStartProps(getPrevProps(parent));
					return {
						type: "block-map",
						offset: this.offset,
						indent: this.indent,
						items: [{
							start,
							key: null,
							sep: [this.sourceToken]
						}]
					};
				}
			}
			return null;
		}
		atIndentedComment(start, indent) {
			if (this.type !== "comment") return false;
			if (this.indent <= indent) return false;
			return start.every((st) => st.type === "newline" || st.type === "space");
		}
		*documentEnd(docEnd) {
			if (this.type !== "doc-mode") {
				if (docEnd.end) docEnd.end.push(this.sourceToken);
				else docEnd.end = [this.sourceToken];
				if (this.type === "newline") yield* this.pop();
			}
		}
		*lineEnd(token) {
			switch (this.type) {
				case "comma":
				case "doc-start":
				case "doc-end":
				case "flow-seq-end":
				case "flow-map-end":
				case "map-value-ind":
					yield* this.pop();
					yield* this.step();
					break;
				case "newline": this.onKeyLine = false;
				default:
					if (token.end) token.end.push(this.sourceToken);
					else token.end = [this.sourceToken];
					if (this.type === "newline") yield* this.pop();
			}
		}
	};
	exports.Parser = Parser;
}));

// node_modules/yaml/dist/public-api.js
var require_public_api = /* @__PURE__ */ __commonJSMin(((exports) => {
	var composer = require_composer();
	var Document = require_Document();
	var errors = require_errors();
	var log = require_log();
	var identity = require_identity();
	var lineCounter = require_line_counter();
	var parser = require_parser();
	function parseOptions(options) {
		const prettyErrors = options.prettyErrors !== false;
		return {
			lineCounter: options.lineCounter || prettyErrors && new lineCounter.LineCounter() || null,
			prettyErrors
		};
	}
	/**
	* Parse the input as a stream of YAML documents.
	*
	* Documents should be separated from each other by `...` or `---` marker lines.
	*
	* @returns If an empty `docs` array is returned, it will be of type
	*   EmptyStream and contain additional stream information. In
	*   TypeScript, you should use `'empty' in docs` as a type guard for it.
	*/
	function parseAllDocuments(source, options = {}) {
		const { lineCounter, prettyErrors } = parseOptions(options);
		const parser$1 = new parser.Parser(lineCounter?.addNewLine);
		const composer$1 = new composer.Composer(options);
		const docs = Array.from(composer$1.compose(parser$1.parse(source)));
		if (prettyErrors && lineCounter) for (const doc of docs) {
			doc.errors.forEach(errors.prettifyError(source, lineCounter));
			doc.warnings.forEach(errors.prettifyError(source, lineCounter));
		}
		if (docs.length > 0) return docs;
		return Object.assign([], { empty: true }, composer$1.streamInfo());
	}
	/** Parse an input string into a single YAML.Document */
	function parseDocument(source, options = {}) {
		const { lineCounter, prettyErrors } = parseOptions(options);
		const parser$1 = new parser.Parser(lineCounter?.addNewLine);
		const composer$1 = new composer.Composer(options);
		let doc = null;
		for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) if (!doc) doc = _doc;
		else if (doc.options.logLevel !== "silent") {
			doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), "MULTIPLE_DOCS", "Source contains multiple documents; please use YAML.parseAllDocuments()"));
			break;
		}
		if (prettyErrors && lineCounter) {
			doc.errors.forEach(errors.prettifyError(source, lineCounter));
			doc.warnings.forEach(errors.prettifyError(source, lineCounter));
		}
		return doc;
	}
	function parse(src, reviver, options) {
		let _reviver = void 0;
		if (typeof reviver === "function") _reviver = reviver;
		else if (options === void 0 && reviver && typeof reviver === "object") options = reviver;
		const doc = parseDocument(src, options);
		if (!doc) return null;
		doc.warnings.forEach((warning) => log.warn(doc.options.logLevel, warning));
		if (doc.errors.length > 0) {
			if (doc.options.logLevel !== "silent") throw doc.errors[0];
			else doc.errors = [];
		}
		return doc.toJS(Object.assign({ reviver: _reviver }, options));
	}
	function stringify(value, replacer, options) {
		let _replacer = null;
		if (typeof replacer === "function" || Array.isArray(replacer)) _replacer = replacer;
		else if (options === void 0 && replacer) options = replacer;
		if (typeof options === "string") options = options.length;
		if (typeof options === "number") {
			const indent = Math.round(options);
			options = indent < 1 ? void 0 : indent > 8 ? { indent: 8 } : { indent };
		}
		if (value === void 0) {
			const { keepUndefined } = options ?? replacer ?? {};
			if (!keepUndefined) return void 0;
		}
		if (identity.isDocument(value) && !_replacer) return value.toString(options);
		return new Document.Document(value, _replacer, options).toString(options);
	}
	exports.parse = parse;
	exports.parseAllDocuments = parseAllDocuments;
	exports.parseDocument = parseDocument;
	exports.stringify = stringify;
}));

// node_modules/yaml/dist/index.js
var require_dist = /* @__PURE__ */ __commonJSMin(((exports) => {
	var composer = require_composer();
	var Document = require_Document();
	var Schema = require_Schema();
	var errors = require_errors();
	var Alias = require_Alias();
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var cst = require_cst();
	var lexer = require_lexer();
	var lineCounter = require_line_counter();
	var parser = require_parser();
	var publicApi = require_public_api();
	var visit = require_visit();
	exports.Composer = composer.Composer;
	exports.Document = Document.Document;
	exports.Schema = Schema.Schema;
	exports.YAMLError = errors.YAMLError;
	exports.YAMLParseError = errors.YAMLParseError;
	exports.YAMLWarning = errors.YAMLWarning;
	exports.Alias = Alias.Alias;
	exports.isAlias = identity.isAlias;
	exports.isCollection = identity.isCollection;
	exports.isDocument = identity.isDocument;
	exports.isMap = identity.isMap;
	exports.isNode = identity.isNode;
	exports.isPair = identity.isPair;
	exports.isScalar = identity.isScalar;
	exports.isSeq = identity.isSeq;
	exports.Pair = Pair.Pair;
	exports.Scalar = Scalar.Scalar;
	exports.YAMLMap = YAMLMap.YAMLMap;
	exports.YAMLSeq = YAMLSeq.YAMLSeq;
	exports.Lexer = lexer.Lexer;
	exports.LineCounter = lineCounter.LineCounter;
	exports.Parser = parser.Parser;
	exports.parse = publicApi.parse;
	exports.parseAllDocuments = publicApi.parseAllDocuments;
	exports.parseDocument = publicApi.parseDocument;
	exports.stringify = publicApi.stringify;
	exports.visit = visit.visit;
	exports.visitAsync = visit.visitAsync;
}));

// src/config/locate.ts
var import_dist = require_dist();
/** Keys under which text is meant as it is written: `PORT: 0x1F` is no 31. */
const VERBATIM = /* @__PURE__ */ new Set([
	"env",
	"args",
	"node-args"
]);
function locateText(text) {
	const lines = new import_dist.LineCounter();
	const document = (0, import_dist.parseDocument)(text, {
		lineCounter: lines,
		prettyErrors: false
	});
	const lineOfOffset = (offset) => lines.linePos(offset).line;
	const errors = document.errors.map(({ pos, message }) => ({
		line: lineOfOffset(pos[0]),
		text: message
	}));
	if (errors.length > 0) return {
		value: null,
		errors,
		lineAt: () => 1
	};
	keepAsWritten(document);
	const lineAt = (path) => lineOfOffset(offsetAt(document, path));
	try {
		return {
			value: document.toJS(),
			errors,
			lineAt
		};
	} catch (cause) {
		return {
			value: null,
			errors: [{
				line: 1,
				text: cause instanceof Error ? cause.message : String(cause)
			}],
			lineAt
		};
	}
}
function keepAsWritten(document) {
	(0, import_dist.visit)(document, { Pair(_, { key, value }) {
		if (!(0, import_dist.isScalar)(key) || !VERBATIM.has(String(key.value))) return;
		const items = (0, import_dist.isMap)(value) || (0, import_dist.isSeq)(value) ? value.items : [];
		for (const item of items) {
			const scalar = (0, import_dist.isPair)(item) ? item.value : item;
			if ((0, import_dist.isScalar)(scalar) && typeof scalar.value !== "string") scalar.value = scalar.source ?? "";
		}
	} });
}
function offsetAt(document, path) {
	let offset = document.contents?.range?.[0] ?? 0;
	let node = document.contents;
	for (const step of path) {
		if ((0, import_dist.isAlias)(node)) node = node.resolve(document);
		if ((0, import_dist.isMap)(node)) {
			const pair = node.items.find(({ key }) => (0, import_dist.isScalar)(key) && String(key.value) === String(step));
			if (pair === void 0) return offset;
			if ((0, import_dist.isScalar)(pair.key)) offset = pair.key.range?.[0] ?? offset;
			node = pair.value;
		} else if ((0, import_dist.isSeq)(node)) {
			node = node.items[Number(step)];
			if (hasRange(node)) offset = node.range[0];
		} else return offset;
	}
	return offset;
}
function hasRange(node) {
	return typeof node === "object" && node !== null && "range" in node && Array.isArray(node.range);
}

// src/config/quantity.ts
const MS_PER_UNIT = {
	ms: 1,
	s: 1e3,
	m: 6e4,
	h: 36e5
};
const BYTES_PER_UNIT = {
	b: 1,
	kb: 1e3,
	mb: 1e6,
	gb: 1e9,
	kib: 1024,
	mib: 1048576,
	gib: 1073741824
};
/** A number and its unit: `500ms`, `1.5s`, `5m`, `2h`. */
const DURATION = /^\d+(\.\d+)? ?(ms|s|m|h)$/;
/** Bytes, with or without a unit: `8`, `0.5`, `64B`, `1.5kB`, `2MiB`. */
const SIZE = /^\d+(\.\d+)? ?([bB]|[kKmMgG](i?)[bB])?$/;
/** Milliseconds of a text that DURATION matches. */
function durationMs(text) {
	return Number.parseFloat(text) * MS_PER_UNIT[unitOf$1(text)];
}
/** Bytes of a text that SIZE matches. */
function sizeBytes(text) {
	const unit = unitOf$1(text).toLowerCase();
	return Number.parseFloat(text) * BYTES_PER_UNIT[unit || "b"];
}
function unitOf$1(text) {
	return text.replace(/^[\d.]+ ?/, "");
}

// src/config/scalar-schema.ts
const oneOf = (options) => picklist(options, (issue) => {
	const nearest = typeof issue.input === "string" ? nearestKnown(issue.input, options) : null;
	const meant = nearest === null ? "" : `; did you mean ${nearest}?`;
	return `must be ${options.join(" or ")}, not ${issue.received}${meant}`;
});
const text$2 = pipe(string("must be text"), trim(), nonEmpty("must not be empty"));
const duration = pipe(string("must be a duration with its unit, such as 500ms, 8s or 5m"), regex(DURATION, "must be a duration with its unit, such as 500ms, 8s or 5m"), transform(durationMs), minValue(1, "must be at least 1ms"));
const environmentValue = pipe(union([
	string(),
	number$2(),
	boolean()
], "must be text, a number, true or false"), transform(String));
/** A list would pass for keys and values, its positions being the keys. */
const environment = pipe(custom((value) => typeof value === "object" && value !== null && !Array.isArray(value), "must be names with values"), record(string(), environmentValue));

// src/config/load-schema.ts
const isWebUrl = (value) => /^https?:\/\//i.test(value) && URL.canParse(value);
const webUrl = (sentence = "must be a URL with http:// or https://") => pipe(string(sentence), check(isWebUrl, sentence));
const PORT = "must be a port from 1 to 65535";
const port = pipe(number$2(PORT), integer(PORT), minValue(1, PORT), maxValue(65535, PORT));
const wholeNumber$1 = (sentence, least, most) => pipe(number$2(sentence), integer(sentence), minValue(least, sentence), maxValue(most, sentence));
const isOne = (...values) => values.filter((value) => value !== void 0).length === 1;
const READY = "must be a URL that answers, a port, or one of url, port, output, with timeout";
/** `ready` of a server. */
const readiness = union([
	webUrl(READY),
	port,
	pipe(strictObject({
		url: optional(webUrl()),
		port: optional(port),
		output: optional(text$2),
		timeout: optional(duration)
	}), check(({ url, port, output }) => isOne(url, port, output), "must have one of url, port, output"))
], READY);
const SHARE = "must be a share of the requests such as 1%";
const share = pipe(string(SHARE), regex(/^\d+(\.\d+)?%$/, SHARE), transform((percent) => Number.parseFloat(percent) / 100), maxValue(1, SHARE));
const CONNECTIONS$1 = "must be a number of connections from 1 to 1000";
const REQUESTS = "must be a whole number of requests for each sample";
const LOAD = "must be a URL with http:// or https://, or keys with url or command";
/** `load` of a server. */
const load = union([webUrl(LOAD), pipe(strictObject({
	url: optional(union([webUrl(), pipe(array(webUrl()), minLength(1), check((urls) => new Set(urls.map((url) => new URL(url).origin)).size === 1, "must all lead to one server"))], "must be a URL with http:// or https://, or a list of them that lead to one server")),
	method: optional(pipe(string(), regex(/^[A-Za-z]+$/, "must be a method such as POST"))),
	headers: optional(environment),
	body: optional(string("must be text")),
	connections: optional(wholeNumber$1(CONNECTIONS$1, 1, 1e3)),
	"keep-alive": optional(boolean("must be true or false")),
	requests: optional(wholeNumber$1(REQUESTS, 1, 1e6)),
	"max-failures": optional(share),
	command: optional(text$2)
}), check(({ url, command }) => isOne(url, command), "must have one of url, command"))], LOAD);

// src/config/repository-path.ts
/**
* A path as the config gives it, made relative to the repository's root with forward slashes; null where it is absolute or
* leads out of the repository.
*/
function repositoryPath(text) {
	const slashed = text.replaceAll("\\", "/");
	if (slashed.startsWith("/") || /^[a-zA-Z]:/.test(slashed)) return null;
	const segments = [];
	for (const segment of slashed.split("/")) {
		if (segment === "" || segment === ".") continue;
		if (segment !== "..") segments.push(segment);
		else if (segments.pop() === void 0) return null;
	}
	return segments.join("/") || ".";
}

// src/config/schema.ts
const THRESHOLD = "must be auto, or bytes per iteration such as 8, 0.5 or 1kB";
const threshold = union([
	literal("auto"),
	pipe(number$2(), finite(THRESHOLD), minValue(0, THRESHOLD)),
	pipe(string(), regex(SIZE, THRESHOLD), transform(sizeBytes))
], THRESHOLD);
const WARMUP = "must be auto, or a whole number of iterations";
const warmup = union([
	pipe(literal("auto"), transform(() => null)),
	pipe(number$2(), integer(WARMUP), minValue(0, WARMUP)),
	pipe(string(), regex(/^\d{1,12}$/, WARMUP), transform(Number))
], WARMUP);
const pathTo = (sentence) => pipe(text$2, description(sentence), check((path) => repositoryPath(path) !== null, "must be a path inside the repository, relative to its root"), transform((path) => repositoryPath(path)));
const sideCommand = pipe(text$2, transform((command) => command === "auto" || command === "none" ? { kind: command } : {
	kind: "command",
	command
}));
const known$2 = strictObject({
	signature: text$2,
	reason: text$2,
	expires: optional(pipe(string("must be a day"), isoDate("must be a day such as 2027-03-31")))
});
/** An optional key, with the sentence that editors show for it. */
const key = (sentence, schema) => pipe(optional(schema), description(sentence));
/** What stands at the top level for all workloads, and may stand in a workload for itself. */
const overridable = {
	node: key("Path or name of the Node that runs the workload; default: the node of PATH.", text$2),
	v8: key("quiet (default) holds the memory of V8 itself still; default runs V8 as it comes, faster and noisier.", oneOf(["quiet", "default"])),
	threshold: key("The smallest difference that matters, in bytes per iteration (8, 0.5, 1kB); default: auto.", threshold),
	budget: key("Time for measuring one workload, such as 60s (default) or 5m.", duration),
	warmup: key("Iterations before the first sample; default: auto, found from the series.", warmup),
	snapshots: key("When the three heap snapshots are taken: on-growth (default), always or never.", oneOf([
		"never",
		"on-growth",
		"always"
	])),
	redact: key("What is masked in snapshots and reports: strings (default) or none.", oneOf(["strings", "none"])),
	"snapshot-format": key("How snapshots are kept: raw (default), which Chrome DevTools opens, or zstd, a seventh of the size.", oneOf(["raw", "zstd"])),
	"iteration-timeout": key("An iteration longer than this is a failure; default: 30s.", duration)
};
/** What a workload runs: one of these. */
const PROGRAM_KINDS = [
	"iterate",
	"script",
	"serve"
];
/** What is run, and for programs that run by themselves how. */
const programKeys = {
	iterate: optional(pathTo("A module whose default export is called again and again, relative to the repository.")),
	script: optional(pathTo("A program that is left to run, relative to the repository; each side runs its own.")),
	serve: key("A command that starts a server, such as node server.js; each side runs its own.", text$2),
	interval: key("Of a script: time between two samples; default: 125ms.", duration),
	duration: key("Of a script: how long it runs; default: 5s.", duration),
	ready: key("Of a server: when it takes requests: a URL that answers (default: that of load), a port, or output, with timeout (default: 30s).", readiness),
	load: key("Of a server: what is sent to it: a URL, or url, method, headers, body, connections, keep-alive, requests; or a command of your own.", load)
};
const knownLeaks = key("Leaks that are shown but do not fail, by signature.", array(known$2, "must be a list"));
const workloadKeys = strictObject({
	name: key("What reports call it; default: the file's name up to its first dot.", text$2),
	...programKeys,
	cwd: optional(pathTo("Folder that it runs in, relative to the repository; default: its root.")),
	env: key("Environment variables added for it.", environment),
	args: key("Arguments that it finds in process.argv.", array(environmentValue, "must be a list")),
	"node-args": key("Arguments for Node itself, such as --import.", array(environmentValue, "must be a list")),
	known: knownLeaks,
	...overridable
});
const WORKLOAD_KEYS = Object.keys(workloadKeys.entries);
const workloadSchema = pipe(workloadKeys, check((entry) => whyIncomplete(entry) === null, (issue) => whyIncomplete(issue.input) ?? ""));
/** What a workload lacks, or has that belongs to another kind of program. */
function whyIncomplete(entry) {
	const kinds = PROGRAM_KINDS.filter((kind) => entry[kind] !== void 0);
	if (kinds.length !== 1) return "must name what it runs with one of iterate, script, serve";
	const [kind] = kinds;
	const stray = [
		"interval",
		"duration",
		"ready",
		"load"
	].find((name) => entry[name] !== void 0 && kind !== (name === "ready" || name === "load" ? "serve" : "script"));
	if (stray !== void 0) return `has "${stray}", which means nothing beside ${kind}`;
	if (kind === "serve" && entry.load === void 0) return "has a server but no \"load\" to send to it";
	if (typeof entry.load === "object" && entry.load?.command !== void 0 && entry.ready === void 0) return "has a load command and must say when the server is \"ready\"";
	return null;
}
const wholeRun = {
	setup: key("Command that installs each side; auto (default) goes by the lock file, none installs nothing.", sideCommand),
	build: key("Command that builds each side after setup; default: none.", text$2),
	"total-budget": key("Time for measuring all workloads together; default: no limit.", duration),
	baseline: key("rerun (default) measures base each time; stored takes base's series from an earlier run where all that matters is equal.", oneOf(["rerun", "stored"]))
};
const configFileSchema = strictObject({
	$schema: key("Where editors find the schema of this file.", string()),
	...wholeRun,
	"pass-env": key("Names of environment variables that setup and build get although they are credentials, such as NODE_AUTH_TOKEN.", array(text$2, "must be a list of names of environment variables")),
	...overridable,
	known: knownLeaks,
	workloads: pipe(array(workloadSchema, "must be a list of workloads"), minLength(1, "must name at least one workload"), description("What is measured."))
});
/** What an input of the action or an option of the command line may set: each wins over the config file. */
const settingsSchema = strictObject({
	...overridable,
	...wholeRun
});

// src/config/problems.ts
/** Keys that belong somewhere else than where they stand. */
const KEYS_OF_THE_TOP = [
	"setup",
	"build",
	"pass-env",
	"total-budget",
	"workloads"
];
const KEYS_OF_A_WORKLOAD = WORKLOAD_KEYS.filter((key) => !Object.hasOwn(configFileSchema.entries, key));
/** What a schema found wrong, each with its line where the text is at hand, first line first. */
function problemsOf(issues, file, located) {
	const isOfWhole = ({ type, path }) => type === "check" && path?.length === 2;
	const hasMore = (outer) => issues.some((issue) => issue !== outer && issue.path?.[1]?.key === outer.path?.[1]?.key);
	const problems = issues.filter((issue) => !isOfWhole(issue) || !hasMore(issue)).map((issue) => problemOf(issue, file, located));
	const isFirst = ({ key, text }, i) => i === problems.findIndex((other) => other.key === key && other.text === text);
	return problems.filter(isFirst).sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}
function problemOf(issue, file, located) {
	const steps = issue.path ?? [];
	const path = steps.map(({ key }) => typeof key === "number" ? key : String(key));
	const problemAt = (at, text, nearest) => ({
		file,
		line: located === null ? null : located.lineAt(at),
		key: at.join("."),
		text,
		nearest
	});
	if (issue.type !== "strict_object") {
		const last = path.at(-1);
		if (path.length === 2 && Array.isArray(steps.at(-1)?.value)) return problemAt(path, `${path.join(".")} must be keys with values`, null);
		if (path.length === 2 && path[0] === "workloads") return problemAt(path, `a workload ${issue.message}`, null);
		return problemAt(path, last === void 0 ? issue.message : `"${last}" ${issue.message}`, null);
	}
	const isUnknown = issue.expected === "never";
	const isMissing = issue.input === void 0;
	const isInList = (isUnknown || isMissing) && Array.isArray(steps.at(-1)?.input);
	if (isInList || !(isUnknown || isMissing)) {
		const at = isInList ? path.slice(0, -1) : path;
		return problemAt(at, `${at.join(".") || "the file"} must be keys with values`, null);
	}
	if (isMissing) return problemAt(path, `the key "${path.at(-1)}" is missing`, null);
	const { text, nearest } = unknownKey(String(path.at(-1)), path, file === "settings");
	return problemAt(path, text, nearest);
}
function unknownKey(word, path, isSetting) {
	const known = isSetting ? Object.keys(settingsSchema.entries) : path.includes("known") ? [
		"signature",
		"reason",
		"expires"
	] : path.length === 1 ? Object.keys(configFileSchema.entries) : WORKLOAD_KEYS;
	const nearest = nearestKnown(word, known);
	if (path.length === 1 && KEYS_OF_A_WORKLOAD.includes(word)) return {
		nearest: word,
		text: `"${word}" belongs to a workload, under "workloads"`
	};
	if (path.length === 3 && KEYS_OF_THE_TOP.includes(word)) return {
		nearest: word,
		text: `"${word}" holds for the whole run and belongs at the top level`
	};
	const listed = known.filter((name) => name !== "$schema").join(", ");
	return {
		nearest,
		text: `unknown key "${word}"; ${nearest === null ? `known are ${listed}` : `did you mean "${nearest}"?`}`
	};
}

// src/config/program-of.ts
/** Forty samples, and no shorter than the timers and pools that most programs have. */
const INTERVAL_MS = 125;
const DURATION_MS = 5e3;
const READY_TIMEOUT_MS = 3e4;
const CONNECTIONS = 8;
const MOST_FAILURES = .01;
/** What an entry runs, with its defaults. The schema has made sure that it is one of the three, and complete. */
function programOf(entry) {
	if (entry.script !== void 0) return {
		kind: "script",
		file: entry.script,
		intervalMs: entry.interval ?? INTERVAL_MS,
		durationMs: entry.duration ?? DURATION_MS
	};
	if (entry.serve !== void 0) {
		const load = loadOf(entry.load);
		const { ready } = entry;
		const timeoutMs = typeof ready === "object" ? ready.timeout : void 0;
		return {
			kind: "serve",
			command: entry.serve,
			ready: readinessOf(ready, load),
			readyTimeoutMs: timeoutMs ?? READY_TIMEOUT_MS,
			load
		};
	}
	return {
		kind: "iterate",
		file: entry.iterate
	};
}
/** A workload's name where none is given: of a file its own, of a server the last file that its command names. */
function nameOfProgram(program) {
	if (program.kind !== "serve") return nameOfFile(program.file);
	const files = program.command.split(/\s+/).filter((word) => /\.[cm]?[jt]sx?$/.test(word));
	return nameOfFile(files.at(-1) ?? "") || program.command;
}
function readinessOf(ready, load) {
	if (typeof ready === "string") return {
		kind: "url",
		url: ready
	};
	if (typeof ready === "number") return {
		kind: "port",
		port: ready
	};
	if (ready?.url !== void 0) return {
		kind: "url",
		url: ready.url
	};
	if (ready?.port !== void 0) return {
		kind: "port",
		port: ready.port
	};
	if (ready?.output !== void 0) return {
		kind: "output",
		text: ready.output
	};
	return {
		kind: "url",
		url: load.kind === "requests" ? load.urls[0] : ""
	};
}
function loadOf(load) {
	const given = typeof load === "string" ? { url: load } : load;
	const common = {
		requestsPerSample: given.requests ?? null,
		mostFailures: given["max-failures"] ?? MOST_FAILURES
	};
	if (given.command !== void 0) return {
		kind: "command",
		command: given.command,
		...common
	};
	return {
		kind: "requests",
		urls: [given.url].flat(),
		method: (given.method ?? "GET").toUpperCase(),
		headers: given.headers ?? {},
		body: given.body ?? null,
		connections: given.connections ?? CONNECTIONS,
		keepAlive: given["keep-alive"] ?? true,
		...common
	};
}

// src/config/parse-config.ts
/** Names under which a config is looked for at the repository's root, in this order. */
const CONFIG_FILE_NAMES = [
	"heapslope.yml",
	"heapslope.yaml",
	"heapslope.json"
];
const DEFAULTS = {
	node: null,
	v8: "quiet",
	threshold: "auto",
	budgetMs: 6e4,
	warmupIterations: null,
	snapshots: "on-growth",
	redact: "strings",
	snapshotFormat: "raw",
	iterationTimeoutMs: 3e4
};
/**
* Reads the text of a `heapslope.yml`, `.yaml` or `.json`. `settings` win over what the file says, for every workload.
* @throws ConfigError with every problem found, each with its line
*/
function parseConfig(file, text, settings = {}) {
	const located = locateText(text);
	if (located.errors.length > 0) throw new ConfigError(located.errors.map((error) => ({
		file,
		key: "",
		nearest: null,
		...error
	})));
	const parsed = safeParse(configFileSchema, located.value);
	if (!parsed.success) throw new ConfigError(problemsOf(parsed.issues, file, located));
	const config = configOf(parsed.output, file, parseSettings(settings));
	refuseDuplicateNames(config, file, located);
	return config;
}
/**
* The config of one workload that needs no file: the path of its module and the settings beside it.
* @throws ConfigError
*/
function configOfWorkload(workloadFile, settings = {}) {
	const parsed = safeParse(workloadSchema, { iterate: workloadFile });
	if (!parsed.success) throw new ConfigError(problemsOf(parsed.issues, "workload", null));
	return configOf({ workloads: [parsed.output] }, null, parseSettings(settings));
}
function parseSettings(texts) {
	const parsed = safeParse(settingsSchema, texts);
	if (parsed.success) return parsed.output;
	throw new ConfigError(problemsOf(parsed.issues, "settings", null));
}
function configOf(file, path, settings) {
	return {
		workloads: file.workloads.map((entry) => workloadOf(entry, file, settings)),
		setup: settings.setup ?? file.setup ?? { kind: "auto" },
		build: settings.build ?? file.build ?? null,
		passEnv: file["pass-env"] ?? [],
		totalBudgetMs: settings["total-budget"] ?? file["total-budget"] ?? null,
		baseline: settings.baseline ?? file.baseline ?? "rerun",
		file: path
	};
}
function workloadOf(entry, file, settings) {
	const layers = [
		settings,
		entry,
		file
	];
	const first = (key) => layers.find((layer) => layer[key] !== void 0)?.[key];
	const warmup = first("warmup");
	const program = programOf(entry);
	return {
		name: entry.name ?? nameOfProgram(program),
		...program,
		cwd: entry.cwd ?? ".",
		env: entry.env ?? {},
		args: entry.args ?? [],
		nodeArgs: entry["node-args"] ?? [],
		node: first("node") ?? DEFAULTS.node,
		v8: first("v8") ?? DEFAULTS.v8,
		threshold: first("threshold") ?? DEFAULTS.threshold,
		budgetMs: first("budget") ?? DEFAULTS.budgetMs,
		warmupIterations: warmup === void 0 ? DEFAULTS.warmupIterations : warmup,
		snapshots: first("snapshots") ?? DEFAULTS.snapshots,
		redact: first("redact") ?? DEFAULTS.redact,
		snapshotFormat: first("snapshot-format") ?? DEFAULTS.snapshotFormat,
		iterationTimeoutMs: first("iteration-timeout") ?? DEFAULTS.iterationTimeoutMs,
		known: [...file.known ?? [], ...entry.known ?? []].map(({ signature, reason, expires }) => ({
			signature,
			reason,
			expires: expires ?? null
		}))
	};
}
function refuseDuplicateNames(config, file, located) {
	const problems = config.workloads.flatMap((workload, index) => {
		const { name } = workload;
		const before = config.workloads.findIndex((other) => other.name === name);
		if (before === index || "file" in workload && isGlob(workload.file)) return [];
		const line = located.lineAt([
			"workloads",
			index,
			"name"
		]);
		const other = located.lineAt([
			"workloads",
			before,
			"name"
		]);
		return [{
			file,
			line,
			key: `workloads.${index}.name`,
			text: `two workloads are called "${name}" (the other on line ${other}); give each a "name" of its own`,
			nearest: null
		}];
	});
	if (problems.length > 0) throw new ConfigError(problems);
}

// src/baseline/config-change.ts
/**
* Head's settings hold for both sides, so whoever changes them changes the verdict: a note where head's config file is not
* base's. `file` is relative to the repository's root; null where there is none.
*/
async function configChange({ head, base }, file) {
	const path = file === null ? null : repositoryPath(file);
	if (path === null || base.kind === "none") return null;
	const read = (root) => readFile(join(root, path)).catch(() => null);
	const [ofHead, ofBase] = [await read(head.root), await read(base.root)];
	if (ofHead === null || ofBase?.equals(ofHead)) return null;
	return {
		code: "config-changed",
		text: `head's ${path} held for both sides (${ofBase === null ? "base has none" : "base's differs"})`
	};
}

// src/baseline/errors.ts
/** Remedy: install git, or put it on PATH. */
var GitMissingError = class extends Error {
	name = "GitMissingError";
	constructor(cause) {
		super("git was not found on PATH; heapslope copies the two sides with it: install git", { cause });
	}
};
/** Remedy: run inside a git checkout. */
var NotARepositoryError = class extends Error {
	name = "NotARepositoryError";
	folder;
	constructor(folder, reason) {
		super(`${folder} is not a git checkout, and heapslope compares two commits: run it inside one (in a workflow, after actions/checkout). git says: ${reason}`);
		this.folder = folder;
	}
};
/** Remedy: another temporary folder. */
var TemporaryFolderError = class extends Error {
	name = "TemporaryFolderError";
	temporaryFolder;
	constructor(temporaryFolder) {
		super(`the temporary folder ${temporaryFolder} lies inside the checkout, whose packages the copies in it would find; set TMPDIR to a folder elsewhere`);
		this.temporaryFolder = temporaryFolder;
	}
};
/** Remedy: name a commit that exists, or make it available. */
var UnknownCommitError = class extends Error {
	name = "UnknownCommitError";
	role;
	ref;
	constructor(role, ref, remedy) {
		super(`${role} "${ref}" is no commit known here; ${remedy}`);
		this.role = role;
		this.ref = ref;
	}
};
/** Remedy: make `setup` or `build` work on head; its output's end tells how. */
var SideCommandError = class extends Error {
	name = "SideCommandError";
	side;
	step;
	failure;
	constructor(failure) {
		super(sentenceOf(failure));
		this.side = failure.side;
		this.step = failure.step;
		this.failure = failure;
	}
};
/** What clients say when a registry, or their own settings, wanted a credential. */
const UNAUTHORISED = /\bE?40[13]\b|ENEEDAUTH|unauthori[sz]ed|Environment variable not found|Failed to replace env/i;
function sentenceOf(failure) {
	const { side, step, command, exitCode, signalName, timedOut, timeoutMs, outputTail, withheld } = failure;
	return `${step} on ${side} (${command}) ${timedOut ? `was still running after ${timeoutMs / 1e3} s and was stopped` : signalName !== null ? `was killed by ${signalName}` : `ended with exit code ${exitCode}`}.${withheld.length > 0 && UNAUTHORISED.test(outputTail) ? ` Credentials were withheld from it (${withheld.join(", ")}): name those that it needs in pass-env.` : ""} ${outputTail.trim() === "" ? "It printed nothing." : `It printed at its end:\n${outputTail}`}`;
}
/** Remedy: make the client available that the project's lock file is of, or install by a command of one's own. */
var PackageManagerMissingError = class extends Error {
	name = "PackageManagerMissingError";
	client;
	constructor(client) {
		super(`the project is installed with ${client}, but neither ${client} nor corepack is on PATH: install ${client} first (in a workflow, in a step before), or set "setup" to a command of your own`);
		this.client = client;
	}
};
/** Remedy: correct the path, or commit the file. */
var WorkloadFileError = class extends Error {
	name = "WorkloadFileError";
	file;
	constructor(file, problem) {
		super(`workload file "${file}" ${problem}`);
		this.file = file;
	}
};
/** git failed in a way that has no remedy of its own. */
var GitCommandError = class extends Error {
	name = "GitCommandError";
	gitArguments;
	exitCode;
	stderr;
	constructor(gitArguments, exitCode, stderr) {
		super(`git ${gitArguments.join(" ")} failed (${exitCode ?? "killed"}): ${stderr.trim()}`);
		this.gitArguments = gitArguments;
		this.exitCode = exitCode;
		this.stderr = stderr;
	}
};

// src/baseline/is-inside.ts
/** Whether a path is a folder or lies in it; both absolute, links not followed. */
function isInside$1(folder, path) {
	const way = relative(folder, path);
	return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

// src/baseline/overlay-workload.ts
/**
* Lays head's workload over base, so that both sides are put to the same work.
* @throws WorkloadFileError where head has no such file or folder, or it lies outside the repository
*/
async function overlayWorkload({ head, base }, { file, cwd }) {
	const path = repositoryPath(file);
	if (path === null) throw outside(file);
	await refuseOutside(head, path, file);
	const text = await contentOf$1(head, path);
	if (text === null) throw missing(file, head);
	if (!await isFolder(head, cwd)) throw new WorkloadFileError(file, `is to run in "${cwd}", which is no folder on head; correct "cwd"`);
	if (base.kind === "none") return { kind: "equal" };
	const generated = !head.files.has(path);
	const baseText = await contentOf$1(base, path);
	if (!await isFolder(base, cwd)) return {
		kind: "base-without-workload",
		note: {
			code: "base-without-cwd",
			text: `${path} runs in ${cwd}, a folder that base does not have`
		}
	};
	if (baseText !== null && text.equals(baseText)) return { kind: "equal" };
	if (generated && baseText === null) return {
		kind: "base-without-workload",
		note: {
			code: "base-without-workload",
			text: `${path} is built, and base does not build it`
		}
	};
	if (generated) return {
		kind: "generated",
		note: {
			code: "workload-generated",
			text: `${path} is built: each side ran its own`
		}
	};
	await layOver(head, base, path, file);
	return {
		kind: "overlaid",
		note: {
			code: "workload-overlaid",
			text: `head's ${path} ran on both sides (${baseText === null ? "base has none" : "base's differs"})`
		}
	};
}
async function layOver(head, base, path, file) {
	const target = join(base.root, path);
	await refuseOutside(base, dirname(path), file);
	await mkdir(dirname(target), { recursive: true });
	await rm(target, {
		force: true,
		recursive: true
	});
	await copyFile(join(head.root, path), target, constants$1.COPYFILE_FICLONE);
}
async function contentOf$1({ root }, path) {
	const full = join(root, path);
	const stats = await lstat(full).catch(() => null);
	return stats === null || stats.isDirectory() ? null : readFile(full);
}
async function isFolder(side, cwd) {
	return (await stat(join(side.root, cwd)).catch(() => null))?.isDirectory() ?? false;
}
/** A symbolic link of the repository may lead anywhere; a workload must not. */
async function refuseOutside(side, path, file) {
	const { root } = side;
	const real = await realpath(join(root, path)).catch(() => null);
	if (real === null) return path === "." ? void 0 : refuseOutside(side, dirname(path), file);
	if (!isInside$1(root, real)) throw outside(file);
}
function outside(file) {
	return new WorkloadFileError(file, "lies outside the repository; name one by its path inside, relative to the root");
}
function missing(file, head) {
	const nearest = nearestKnown(file, [...head.files]);
	const meant = nearest === null ? "create it, or correct the path (it is relative to the root)" : `did you mean "${nearest}"?`;
	return new WorkloadFileError(file, `does not exist on head; ${meant}`);
}

// src/baseline/find-program.ts
/**
* Whether both sides have a program that is left to run: it is what is measured and no harness, so that each side runs its
* own.
* @throws WorkloadFileError where head has no such file or folder, or it lies outside the repository
*/
async function findProgram({ head, base }, { file, cwd }) {
	const path = file === null ? null : repositoryPath(file);
	if (file !== null && path === null) throw outside(file);
	if (file !== null && path !== null) {
		await refuseOutside(head, path, file);
		if (await contentOf$1(head, path) === null) throw missing(file, head);
	}
	if (!await isFolder(head, cwd)) throw new WorkloadFileError(file ?? "the server", `is to run in "${cwd}", which is no folder on head; correct "cwd"`);
	if (base.kind === "none") return { kind: "equal" };
	if (!await isFolder(base, cwd)) return {
		kind: "base-without-workload",
		note: {
			code: "base-without-cwd",
			text: `It runs in ${cwd}, a folder that base does not have`
		}
	};
	if (path === null || await contentOf$1(base, path) !== null) return { kind: "equal" };
	return {
		kind: "base-without-workload",
		note: {
			code: "base-without-workload",
			text: `base has no ${path}`
		}
	};
}

// src/baseline/fingerprint.ts
/** Files that pin packages, whichever client they are of. */
const LOCK_FILE = /(^|\/)(package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|\.pnp\.cjs)$/;
/** Settings that judge, show or bound what was read, and do not change it. */
const JUDGING = /* @__PURE__ */ new Set([
	"name",
	"node",
	"threshold",
	"budgetMs",
	"warmupIterations",
	"snapshots",
	"redact",
	"snapshotFormat",
	"iterationTimeoutMs",
	"known"
]);
/** What decides the series of one workload on one side, beside Node, platform and heapslope itself. After `overlayWorkload`. */
async function fingerprintOf({ root, files, description: { commit } }, workload, { setup, build }) {
	if (commit === null) return {
		kind: "unknown",
		text: "it is no commit, but a working tree"
	};
	const lockFiles = [...files].filter((file) => LOCK_FILE.test(file)).sort();
	if (setup.kind !== "none" && lockFiles.length === 0 && await dependsOnPackages(root)) return {
		kind: "unknown",
		text: "no committed lock file pins its packages"
	};
	const measuring = Object.entries(workload).filter(([key]) => !JUDGING.has(key)).sort(([one], [other]) => one < other ? -1 : 1);
	return {
		kind: "known",
		fingerprint: {
			commit,
			lockFiles: await digestOfFiles(root, lockFiles),
			workload: await digestOfFiles(root, "file" in workload ? [workload.file] : []),
			settings: digest(JSON.stringify([
				measuring,
				setup,
				build
			]))
		}
	};
}
async function dependsOnPackages(root) {
	const text = await readFile(join(root, "package.json"), "utf8").catch(() => "{}");
	const kinds = [
		"dependencies",
		"devDependencies",
		"optionalDependencies",
		"peerDependencies",
		"workspaces"
	];
	try {
		const manifest = JSON.parse(text);
		return kinds.some((kind) => Object.keys(manifest[kind] ?? {}).length > 0);
	} catch {
		return true;
	}
}
async function digestOfFiles(root, files) {
	const parts = await Promise.all(files.map(async (file) => [file, digest(await readFile(join(root, file)).catch(() => ""))]));
	return digest(JSON.stringify(parts));
}
function digest(content) {
	return createHash("sha256").update(content).digest("hex");
}

// src/baseline/package-manager.ts
/** In the order in which they count where a project has several and its manifest names none. */
const LOCK_FILES = [
	["package-lock.json", "npm"],
	["npm-shrinkwrap.json", "npm"],
	["pnpm-lock.yaml", "pnpm"],
	["yarn.lock", "yarn"],
	["bun.lock", "bun"],
	["bun.lockb", "bun"]
];
/**
* How a project is installed: by the client that its manifest names, else by its lock file, exactly as locked; without a
* lock file, without writing one. null where there is nothing to install.
*/
function installationOf(project) {
	const { manifest, files } = project;
	if (!files.has("package.json")) return null;
	const named = namedClient(manifest);
	const locks = LOCK_FILES.filter(([file]) => files.has(file)).map(([, client]) => client);
	const client = named?.client ?? locks[0] ?? "npm";
	const locked = locks.includes(client);
	if (!locked && !wantsInstall(manifest)) return null;
	const version = named?.version ?? null;
	return {
		client,
		version,
		arguments: argumentsFor(client, locked, isModernYarn(project, version))
	};
}
function argumentsFor(client, locked, modernYarn) {
	switch (client) {
		case "npm": return locked ? "ci" : "install --no-package-lock";
		case "pnpm": return locked ? "install --frozen-lockfile" : "install --no-lockfile";
		case "yarn":
			if (modernYarn) return locked ? "install --immutable" : "install --no-immutable";
			return locked ? "install --frozen-lockfile --non-interactive" : "install --no-lockfile --non-interactive";
		case "bun": return locked ? "install --frozen-lockfile" : "install --no-save";
	}
}
/** Of `"packageManager": "pnpm@9.1.0+sha512..."`. */
function namedClient(manifest) {
	const named = isRecord$3(manifest) ? manifest.packageManager : void 0;
	const match = typeof named === "string" ? /^(npm|pnpm|yarn|bun)@([\w.-]+)/.exec(named) : null;
	return match === null ? null : {
		client: match[1],
		version: match[2]
	};
}
function isModernYarn({ files, yarnLock }, version) {
	if (version !== null) return !version.startsWith("1.") && !version.startsWith("0.");
	return files.has(".yarnrc.yml") || /^__metadata:$/m.test(yarnLock);
}
const DEPENDENCY_KEYS = [
	"dependencies",
	"devDependencies",
	"optionalDependencies",
	"peerDependencies"
];
const INSTALL_SCRIPTS = [
	"preinstall",
	"install",
	"postinstall",
	"prepare"
];
function wantsInstall(manifest) {
	if (manifest === void 0) return true;
	const keysOf = (key) => {
		const value = isRecord$3(manifest) ? manifest[key] : void 0;
		return typeof value === "object" && value !== null ? Object.keys(value) : [];
	};
	return DEPENDENCY_KEYS.some((key) => keysOf(key).length > 0) || keysOf("workspaces").length > 0 || keysOf("scripts").some((script) => INSTALL_SCRIPTS.includes(script));
}
function isRecord$3(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

// src/measure/sampler/frame.ts
/** A frame longer than this did not come from a sampler. */
const LARGEST_PAYLOAD_BYTES = 65536;
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
/** The environment variable through which a preloaded sampler gets its PreloadSettings, as JSON. */
const PRELOAD_VARIABLE = "HEAPSLOPE_PRELOAD";
/** Name of the frames file of one thread inside `PreloadSettings.folder`. */
function framesFileOf({ pid, threadId }) {
	return `${pid}-${threadId}.frames`;
}

// src/measure/environment.ts
/** What a credential is called, by npm, yarn, pnpm, git clients and the runner; compared in upper case. */
const WITHHELD = [
	/^INPUT_/,
	/^STATE_/,
	/^ACTIONS_/,
	/^GITHUB_(TOKEN|ENV|OUTPUT|PATH|STATE|STEP_SUMMARY)$/,
	/^(GH_TOKEN|GITHUB_PAT|GH_ENTERPRISE_TOKEN|GITHUB_ENTERPRISE_TOKEN)$/,
	/^(NODE_AUTH_TOKEN|NPM_TOKEN|NPM_AUTH_TOKEN|YARN_NPM_AUTH_TOKEN|YARN_NPM_AUTH_IDENT|BUN_AUTH_TOKEN)$/,
	/(^|_)(TOKEN|SECRETS?|PASSWORD|PASSWD|CREDENTIALS?|API_?KEY|PRIVATE_KEY|ACCESS_KEY)$/,
	/^NPM_CONFIG_.*(_AUTH|_AUTHTOKEN|_PASSWORD|OTP)$/,
	/^GIT_CONFIG_(COUNT|PARAMETERS|KEY_\d+|VALUE_\d+)$/
];
/**
* The environment that programs of the measured repository get: no action inputs, no credentials of the runner or of a
* registry, none of the files through which a step talks to the runner. `allow` lets variables pass by their exact name.
*/
function scrubbedEnvironment(environment, allow) {
	const kept = {};
	for (const [name, value] of Object.entries(environment)) {
		if (value === void 0) continue;
		if (allow.includes(name) || !WITHHELD.some((pattern) => pattern.test(name.toUpperCase()))) kept[name] = value;
	}
	return kept;
}
const NAME_OF_A_CREDENTIAL = /TOKEN|SECRET|PASSW|CREDENTIAL|API_?KEY|PRIVATE_KEY|ACCESS_KEY|AUTH|OTP$|_PAT$/;
/** Shorter ones would be found where they are not meant. */
const MIN_CREDENTIAL_CHARACTERS = 6;
/** Values of the environment that nobody may read in a log or a report, whatever a program prints; longest first. */
function credentialsIn(environment) {
	const passed = scrubbedEnvironment(environment, []);
	return Object.entries(environment).filter(([name]) => !(name in passed) && NAME_OF_A_CREDENTIAL.test(name.toUpperCase())).flatMap(([, value = ""]) => [value, ...value.split(/\r?\n/)]).filter((value) => value.trim().length >= MIN_CREDENTIAL_CHARACTERS).filter((value, at, all) => all.indexOf(value) === at).toSorted((one, other) => other.length - one.length);
}
/** What would make of a Node another process than the one that was asked for: its parent's switches. */
const NODE_SWITCHES = /* @__PURE__ */ new Set([
	"NODE_OPTIONS",
	"NODE_V8_COVERAGE",
	"NODE_UNIQUE_ID",
	"NODE_CHANNEL_FD",
	"NODE_CHANNEL_SERIALIZATION_MODE",
	MEMBER_VARIABLE
]);
/** The scrubbed environment for a Node that we start ourselves. */
function nodeEnvironment(environment) {
	const scrubbed = Object.entries(scrubbedEnvironment(environment, []));
	return Object.fromEntries(scrubbed.filter(([name]) => !NODE_SWITCHES.has(name.toUpperCase())));
}

// src/measure/find-node.ts
const OLDEST_MAJOR = 20;
const ANSWER_WITHIN_MS = 2e4;
/** There is no such file, or it does not answer as a Node does. Remedy: another path, or install it. */
var NodeNotFoundError = class extends Error {
	name = "NodeNotFoundError";
	wanted;
	constructor(wanted, sentence, options) {
		super(sentence, options);
		this.wanted = wanted;
	}
};
/** Remedy: Node 20 or later. */
var NodeTooOldError = class extends Error {
	name = "NodeTooOldError";
	executable;
	version;
	constructor(executable, version) {
		super(`${executable} is Node ${version}; workloads need Node ${OLDEST_MAJOR} or later: install one, or name another with \`node\`.`);
		this.executable = executable;
		this.version = version;
	}
};
/**
* The Node that runs workloads: a path, a name on PATH, or null for `node` of PATH. A shim of a version manager is
* followed to the Node that it starts. Errors: NodeNotFoundError, NodeTooOldError.
*/
async function findNode(nameOrPath) {
	const wanted = nameOrPath ?? "node";
	const file = await locate(wanted);
	if (file === null) throw new NodeNotFoundError(wanted, isPath$1(wanted) ? `There is no program at ${resolve(wanted)}: correct \`node\`, or leave it out to use the node of PATH.` : `There is no \`${wanted}\` on PATH: install Node ${OLDEST_MAJOR} or later, or give the path of one with \`node\`.`);
	const { executable, version } = await identify(wanted, file);
	const major = Number(/^v(\d+)\./.exec(version)?.[1]);
	if (!(major >= OLDEST_MAJOR)) throw new NodeTooOldError(executable, version);
	return {
		executable,
		version,
		major
	};
}
async function locate(wanted) {
	const folders = isPath$1(wanted) ? [""] : (process.env.PATH ?? "").split(delimiter);
	const endings = process.platform === "win32" ? [
		".exe",
		".cmd",
		""
	] : [""];
	for (const folder of folders) for (const ending of endings) {
		const file = isPath$1(wanted) ? resolve(wanted + ending) : join(folder, wanted + ending);
		if (await isExecutable(file)) return file;
	}
	return null;
}
function isPath$1(wanted) {
	return isAbsolute(wanted) || wanted.includes("/") || wanted.includes("\\");
}
async function isExecutable(file) {
	try {
		await access(file, constants.X_OK);
		return (await stat(file)).isFile();
	} catch {
		return false;
	}
}
async function identify(wanted, file) {
	const question = "JSON.stringify([process.execPath, process.version, process.versions.bun ?? process.release.name])";
	try {
		const { stdout } = await promisify(execFile)(file, ["-p", question], {
			env: nodeEnvironment(process.env),
			timeout: ANSWER_WITHIN_MS,
			shell: file.endsWith(".cmd")
		});
		const [executable, version, release] = JSON.parse(stdout);
		if (release === "node") return {
			executable,
			version
		};
	} catch (cause) {
		throw notANode(wanted, file, cause);
	}
	throw notANode(wanted, file);
}
function notANode(wanted, file, cause) {
	return new NodeNotFoundError(wanted, `${file} does not answer as Node does: give the path of a Node ${OLDEST_MAJOR} or later with \`node\`.`, { cause });
}

// src/measure/members/end-strays.ts
/** Processes that fork while they are being ended: after so many rounds the rest is left to the system. */
const MOST_ROUNDS = 200;
/** A process that is just being started shows no environment yet: where there were strays, so many rounds must find none. */
const QUIET_ROUNDS = 10;
const BETWEEN_ROUNDS_MS = 25;
/**
* Kills the processes that a measured program has left behind, outside its process group too: on Linux all in whose
* environment `mark` stands, elsewhere those known by their number.
*/
async function endStrays(mark, pids) {
	if (process.platform !== "linux") for (const pid of pids) kill(pid);
	let quietRounds = QUIET_ROUNDS;
	for (let round = 0; round < MOST_ROUNDS; round++) {
		const marked = await processesMarked$1(mark);
		quietRounds = marked.length === 0 ? quietRounds + 1 : 0;
		if (quietRounds >= QUIET_ROUNDS) return;
		for (const pid of marked) kill(pid);
		if (marked.length === 0) await setTimeout$1(BETWEEN_ROUNDS_MS);
	}
}
async function processesMarked$1(mark) {
	if (process.platform !== "linux") return [];
	const pids = (await readdir("/proc").catch(() => [])).filter((entry) => /^\d+$/.test(entry));
	const environments = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/environ`, "latin1").catch(() => "")));
	return pids.filter((_, i) => environments[i].includes(mark)).map(Number);
}
/** One that is gone already is no error, and a process that has become somebody else's is not ours to end. */
function kill(pid) {
	if (!(pid > 1)) return;
	try {
		process.kill(pid, "SIGKILL");
	} catch (error) {
		const { code } = error;
		if (code !== "ESRCH" && code !== "EPERM") throw error;
	}
}

// src/measure/frame-reader.ts
/** Bytes on the channel that no sampler writes; the workload may have written to the descriptor. */
var BrokenChannelError = class extends Error {
	name = "BrokenChannelError";
};
/**
* Takes the chunks of a channel as they come and gives the frames that are complete. Holds at most one frame and one
* chunk. Errors: BrokenChannelError.
*/
function createFrameReader(onFrame) {
	let pending = /* @__PURE__ */ new Uint8Array(0);
	return (chunk) => {
		const bytes = concatenated(pending, chunk);
		let at = 0;
		while (bytes.length - at >= 8) {
			const [kind, payloadBytes] = new Uint32Array(bytes.slice(at, at + 8).buffer);
			if (payloadBytes > 65536) throw new BrokenChannelError(`a frame of ${payloadBytes} bytes on the sampler's channel`);
			const end = at + 8 + payloadBytes;
			if (bytes.length < end) break;
			onFrame(decoded(kind, bytes.slice(at + 8, end)));
			at = end;
		}
		pending = bytes.slice(at);
	};
}
function decoded(kind, payload) {
	switch (kind) {
		case FRAME.notice: return {
			kind: "notice",
			notice: parsedNotice(payload)
		};
		case FRAME.beat: {
			const [phase, begun, samples] = floatsOf(payload);
			const name = PHASES[phase ?? -1];
			if (name === void 0 || samples === void 0) throw new BrokenChannelError("a beat without a phase on the sampler's channel");
			return {
				kind: "beat",
				phase: name,
				begun,
				samples
			};
		}
		case FRAME.sample: return {
			kind: "sample",
			values: floatsOf(payload)
		};
		case FRAME.rehearsal: return {
			kind: "rehearsal",
			values: floatsOf(payload)
		};
		case FRAME.counts: return {
			kind: "counts",
			values: floatsOf(payload)
		};
		case FRAME.checkpoint: return {
			kind: "checkpoint",
			kept: isKept(payload, "checkpoint")
		};
		case FRAME.windowEnd: return {
			kind: "window-end",
			kept: isKept(payload, "end of a window")
		};
	}
	throw new BrokenChannelError(`a frame of the unknown kind ${kind} on the sampler's channel`);
}
function parsedNotice(payload) {
	try {
		return JSON.parse(new TextDecoder().decode(payload));
	} catch (cause) {
		throw new BrokenChannelError("a notice that is not JSON on the sampler's channel", { cause });
	}
}
function isKept(payload, name) {
	const [kept] = floatsOf(payload);
	if (kept === void 0) throw new BrokenChannelError(`an empty ${name} on the sampler's channel`);
	return kept === 1;
}
function floatsOf(payload) {
	if (payload.length % 8 !== 0) throw new BrokenChannelError("half a number on the sampler's channel");
	return new Float64Array(payload.buffer);
}
function concatenated(a, b) {
	const both = new Uint8Array(a.length + b.length);
	both.set(a);
	both.set(b, a.length);
	return both;
}

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

// src/measure/members/member.ts
const LONGEST_LABEL = 120;
/** Of the whole process, so that its own series has them and no thread's. */
const OF_THE_PROCESS = /* @__PURE__ */ new Set(["rss", "fileDescriptors"]);
/** Listens to a socket that somebody has connected; a member of the program is it from its first notice on. */
function listenToMember(socket, events) {
	let joined = null;
	let label = "[unnamed]";
	let isAlive = true;
	let silences = 0;
	let sequence = 0;
	/** Of the main process's sample beside the reading that is waited for; null where it is thrown away. */
	let keptAt = null;
	let answered = null;
	const samples = createSeriesBuilder({
		kind: "child",
		label
	});
	const member = {
		get identity() {
			return {
				kind: joined?.kind ?? "child",
				label
			};
		},
		get pid() {
			return joined?.pid ?? 0;
		},
		get isAlive() {
			return isAlive;
		},
		get sampleCount() {
			return samples.sampleCount;
		},
		get silences() {
			return silences;
		},
		async read(index, withinMs) {
			keptAt = index;
			sequence++;
			const answer = nextAnswer();
			const timer = setTimeout(() => {
				silences++;
				answered?.(null);
			}, withinMs);
			socket.write(ask(ASK.read, new Uint8Array(new Float64Array([sequence, index === null ? 0 : 1]).buffer)));
			await answer;
			clearTimeout(timer);
		},
		takeSnapshot(order) {
			const answer = nextAnswer();
			socket.write(ask(ASK.snapshot, new TextEncoder().encode(JSON.stringify(order))));
			return answer;
		},
		series(iterations) {
			const { metrics, ...series } = samples.build();
			const own = Object.entries(metrics).filter(([key]) => joined?.kind !== "worker" || !OF_THE_PROCESS.has(key));
			return {
				...series,
				process: member.identity,
				iterations: series.iterations.map((index) => iterations[index] ?? iterations.at(-1)),
				metrics: Object.fromEntries(own)
			};
		},
		destroy: () => socket.destroy()
	};
	const readFrames = createFrameReader(onFrame);
	socket.on("data", (chunk) => {
		if (!isAlive) return;
		try {
			readFrames(chunk);
		} catch (error) {
			if (!(error instanceof BrokenChannelError)) throw error;
			socket.destroy();
			leave();
		}
	});
	socket.on("error", () => {});
	socket.on("end", leave);
	socket.on("close", leave);
	function leave() {
		if (!isAlive) return;
		isAlive = false;
		answered?.("gone");
		if (joined !== null) events.onGone(member);
	}
	function nextAnswer() {
		if (!isAlive) return Promise.resolve("gone");
		return new Promise((resolve) => {
			answered = (answer) => {
				answered = null;
				resolve(answer);
			};
		});
	}
	function onFrame(frame) {
		switch (frame.kind) {
			case "sample":
			case "rehearsal":
				if (frame.values[0] !== sequence || answered === null) return;
				if (keptAt !== null) samples.addSample(frame.values.with(0, keptAt));
				answered(null);
				return;
			case "notice":
				onNotice(frame.notice);
				return;
			case "beat":
			case "counts":
			case "checkpoint":
			case "window-end": throw new BrokenChannelError(`a ${frame.kind} from a member`);
		}
	}
	function onNotice(notice) {
		switch (notice.type) {
			case "member":
				if (joined !== null) throw new BrokenChannelError("a member that joins twice");
				joined = {
					kind: notice.kind === "worker" ? "worker" : "child",
					pid: Number(notice.pid)
				};
				events.onJoin(member);
				return;
			case "label":
				label = String(notice.label).slice(0, LONGEST_LABEL);
				return;
			case "columns":
				samples.setColumns(notice.names);
				return;
			case "column":
				samples.addColumn(notice.name);
				return;
			case "snapshot":
				answered?.(notice.failure);
				return;
			case "failed":
			case "exiting":
			case "done":
			case "handles":
			case "snapshot-asked": throw new BrokenChannelError(`the notice ${notice.type} from a member`);
		}
	}
}
function ask(kind, payload) {
	const bytes = new Uint8Array(8 + payload.length);
	new Uint32Array(bytes.buffer, 0, 2).set([kind, payload.length]);
	bytes.set(payload, 8);
	return bytes;
}

// src/measure/members/member-socket.ts
/** The address of a socket has room for 104 bytes on macOS, 108 on Linux. */
const LONGEST_PATH_BYTES = 100;
/** A place for a socket that nobody else can reach, and that no other run uses. */
async function memberSocket() {
	if (process.platform === "win32") return {
		path: `\\\\.\\pipe\\heapslope-${randomUUID()}`,
		remove: async () => {}
	};
	const here = join(tmpdir(), "heapslope-XXXXXX", "s");
	const parent = Buffer.byteLength(here) > LONGEST_PATH_BYTES ? "/tmp" : tmpdir();
	const folder = await mkdtemp(join(parent, "heapslope-"));
	return {
		path: join(folder, "s"),
		remove: () => rm(folder, {
			recursive: true,
			force: true
		})
	};
}

// src/measure/members/too-many-processes.ts
/** Beyond so many members at once a program is taken to fork without end. */
const MOST_ALIVE = 128;
/** `when` it was stopped, as the end of a sentence. */
function tooManyProcesses(when) {
	return {
		code: "too-many-processes",
		text: `The program had more than ${128} child processes and worker threads at once (it was stopped ${when}): make it wait for those that it starts, or bound its pool.`
	};
}

// src/measure/members/members.ts
/** Sixteen collections of a large heap on a slow machine. */
const PATIENCE$1 = {
	firstMs: 15e3,
	laterMs: 250
};
/** Members whose own series are kept, those with the most samples; all are counted. */
const MOST_SERIES = 64;
/** News of members that have ended is on its way when the main process stands still: accepted, read, ended. */
const TURNS_OF_NEWS = 4;
async function openMembers(order, onTooMany, patience = PATIENCE$1) {
	const { path, remove } = await memberSocket();
	const all = [];
	const alive = /* @__PURE__ */ new Set();
	const mostAliveOf = /* @__PURE__ */ new Map();
	const processes = [];
	const threads = [];
	let counted = {
		child: 0,
		worker: 0
	};
	let mainPid = null;
	const chosen = /* @__PURE__ */ new Map();
	const failures = /* @__PURE__ */ new Map();
	const server = createServer({ pauseOnConnect: false }, (socket) => listenToMember(socket, {
		onJoin(member) {
			all.push(member);
			alive.add(member);
			if (alive.size > 128) onTooMany();
		},
		onGone: (member) => alive.delete(member)
	}));
	await new Promise((resolve, reject) => {
		server.once("error", reject);
		server.listen(path, resolve);
	});
	return {
		environment: { [MEMBER_VARIABLE]: JSON.stringify({
			...order,
			socket: path
		}) },
		async read(kept) {
			for (let i = 0; i < TURNS_OF_NEWS; i++) await setImmediate();
			await Promise.all(others().map((member) => member.read(kept ? processes.length : null, member.silences > 0 ? patience.laterMs : patience.firstMs)));
			count(others());
		},
		mainSampled() {
			processes.push(1 + counted.child);
			threads.push(counted.worker);
		},
		async takeSnapshots(wanted, index) {
			for (let i = 0; i < TURNS_OF_NEWS; i++) await setImmediate();
			for (const { process, files, trackAllocations } of wanted) {
				const key = keyOf$1(process);
				if (failures.has(key)) continue;
				const member = chosen.get(key) ?? others().find(({ identity }) => keyOf$1(identity) === key);
				if (member === void 0) {
					failures.set(key, "no such process or thread was alive");
					continue;
				}
				chosen.set(key, member);
				const failure = await member.takeSnapshot({
					path: files[index],
					trackAllocations: trackAllocations && index === 0
				});
				if (failure === "gone") failures.set(key, "it ended between two snapshots");
				else if (failure !== null) failures.set(key, failure.error?.message ?? failure.code);
			}
		},
		snapshotFailure: ({ process }) => failures.get(keyOf$1(process)) ?? null,
		join(main) {
			const members = all.filter((member) => member !== mainMember());
			if (members.length === 0) return [main];
			const besideMain = (counts) => main.iterations.map((_, sample) => counts[sample] ?? counts.at(-1) ?? 0);
			const sampled = members.filter(({ sampleCount }) => sampleCount > 0).toSorted((a, b) => b.sampleCount - a.sampleCount).slice(0, MOST_SERIES);
			return [{
				...main,
				metrics: {
					...main.metrics,
					processes: besideMain(processes),
					threads: besideMain(threads)
				}
			}, ...sampled.map((member) => member.series(main.iterations))];
		},
		groups() {
			const groups = /* @__PURE__ */ new Map();
			for (const { identity, silences } of all.filter((member) => member !== mainMember())) {
				const key = keyOf$1(identity);
				const group = groups.get(key);
				groups.set(key, {
					process: identity,
					started: (group?.started ?? 0) + 1,
					mostAlive: mostAliveOf.get(key) ?? 0,
					silences: (group?.silences ?? 0) + silences
				});
			}
			return [...groups.values()];
		},
		leaveOut(pid) {
			mainPid = pid;
		},
		async close() {
			server.close();
			await endStrays(path, [...alive].filter(({ identity }) => identity.kind === "child").map(({ pid }) => pid));
			for (const member of alive) member.destroy();
			await remove();
		}
	};
	/** A program that runs by itself has a member at its root: that one is sampled in another way. */
	function mainMember() {
		return mainPid === null ? void 0 : all.find(({ pid, identity }) => pid === mainPid && identity.kind === "child");
	}
	function others() {
		return [...alive].filter((member) => member !== mainMember());
	}
	function count(present) {
		counted = {
			child: 0,
			worker: 0
		};
		for (const { identity } of present) if (identity.kind !== "main") counted[identity.kind]++;
		const now = /* @__PURE__ */ new Map();
		for (const { identity } of present) now.set(keyOf$1(identity), (now.get(keyOf$1(identity)) ?? 0) + 1);
		for (const [key, members] of now) mostAliveOf.set(key, Math.max(members, mostAliveOf.get(key) ?? 0));
	}
}
function keyOf$1({ kind, label }) {
	return `${kind} ${label}`;
}

// src/measure/phrase-watch.ts
/** @param phrase null: nothing is watched for */
function createPhraseWatch(phrase) {
	let before = Buffer.alloc(0);
	let isSeen = false;
	return {
		write(chunk) {
			if (isSeen || phrase === null) return;
			const both = Buffer.concat([before, chunk]);
			isSeen = both.includes(phrase);
			before = Buffer.from(both.subarray(Math.max(0, both.length - Buffer.byteLength(phrase) + 1)));
		},
		seen: () => isSeen
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
const acceptedOf = /* @__PURE__ */ new Map();
/** The V8 flags for a run, those that this Node does not know left out. It is asked once per process. */
async function v8Flags(node, mode, tracksAllocations) {
	const wanted = [...mode === "quiet" ? QUIET_FLAGS : [], ...tracksAllocations ? UNMOVED_FLAGS : []];
	let asked = acceptedOf.get(node.executable);
	if (asked === void 0) {
		asked = acceptedFlags(node.executable);
		acceptedOf.set(node.executable, asked);
	}
	const accepted = await asked;
	return wanted.filter((flag) => accepted.has(flag.replace("--no-", "--").replace(/=.*/, "")));
}
async function acceptedFlags(executable) {
	const { stdout } = await promisify(execFile)(executable, ["--v8-options"], {
		env: nodeEnvironment(process.env),
		maxBuffer: 16777216
	});
	return new Set([...stdout.matchAll(/^\s*(--[a-z0-9-]+) \(/gm)].map((match) => match[1]));
}

// src/measure/sampler-file.ts
/** Path of the bundle that runs workloads of the kind `iterate`. */
function samplerFile() {
	return builtFile("sampler.cjs");
}
/** Path of the bundle that is preloaded into programs that run by themselves. */
function preloadFile() {
	return builtFile("preload.cjs");
}
/** Path of the bundle that is preloaded into child processes and worker threads. */
function memberFile() {
	return builtFile("member.cjs");
}
/** Whether a script is our own inside a measured process. */
function isSamplerFile(path) {
	return [
		samplerFile(),
		preloadFile(),
		memberFile()
	].includes(path);
}
/** Beside this bundle in dist, or in dist where the sources run as they are. */
function builtFile(name) {
	const places = [`./${name}`, `../../dist/${name}`].map((path) => fileURLToPath(new URL(path, import.meta.url)));
	const found = places.find((path) => existsSync(path));
	if (found === void 0) throw new Error(`${places[0]} is missing: run npm run build.`);
	return found;
}

// src/measure/preloaded-environment.ts
/**
* An environment in which every Node process and thread preloads the sampler's member. What else is preloaded there stays, and
* comes first.
*/
function preloadedEnvironment(environment) {
	const { NODE_OPTIONS: options } = environment;
	const preload = `--require=${quoted$1(memberFile())}`;
	return {
		...environment,
		NODE_OPTIONS: options === void 0 ? preload : `${options} ${preload}`
	};
}
/** As Node reads NODE_OPTIONS: a space parts options outside double quotes, inside them a backslash takes the next as it is. */
function quoted$1(path) {
	return `"${path.replaceAll(/["\\]/g, "\\$&")}"`;
}

// src/measure/output-tail.ts
/**
* Foreign output made harmless to print: no terminal escapes or control characters, and no line that the runner reads as
* a workflow command (`::name::` at a line's beginning, `##[name]` anywhere).
*/
function neutralised(text) {
	return stripVTControlCharacters(text).replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, "\n").replaceAll(/(?![\n\t])\p{Cc}/gu, "").replaceAll(/^(\s*):(?=:)/gm, "$1: ").replaceAll("##[", "## [");
}
/** A tail of at most `limitBytes` bytes of UTF-8. */
function outputTail(limitBytes) {
	let kept = Buffer.alloc(0);
	let dropped = false;
	return {
		write(chunk) {
			const joined = Buffer.concat([kept, chunk.subarray(-limitBytes)]);
			dropped ||= kept.length + chunk.length > limitBytes;
			kept = joined.subarray(-limitBytes);
		},
		text() {
			const lineEnd = dropped ? kept.indexOf(10) : -1;
			return neutralised(kept.subarray(lineEnd + 1).toString("utf8"));
		}
	};
}

// src/measure/process-group.ts
/** Between asking a process to end and making it. */
const GRACE_MS$1 = 2e3;
/** For pipes that a process outside our reach still holds open after the measured one has ended. */
const DRAIN_MS = 1e3;
const TAIL_BYTES$1 = 4096;
/** Starts a process in a group of its own, which goes when it goes. */
function startProcessGroup({ onChannel, onOutput = () => {}, ...wanted }) {
	const startedMs = performance.now();
	const tail = outputTail(TAIL_BYTES$1);
	let interruption = null;
	let channelError = null;
	let hasExited = false;
	let ignoredTerm = false;
	const child = spawn(wanted.executable, wanted.args, {
		cwd: wanted.cwd,
		env: wanted.env,
		shell: wanted.isShellLine ?? false,
		stdio: [
			"ignore",
			"pipe",
			"pipe",
			...onChannel === void 0 ? [] : ["pipe"]
		],
		detached: process.platform !== "win32",
		windowsHide: true
	});
	function interrupt(reason) {
		if (interruption !== null || hasExited) return;
		interruption = reason;
		killGroup$1(child, "SIGTERM");
		setTimeout(() => {
			ignoredTerm = !hasExited;
			killGroup$1(child, "SIGKILL");
		}, GRACE_MS$1).unref();
	}
	const streams = child.stdio.filter((stream) => stream instanceof Readable);
	const [stdout, stderr, channel] = streams;
	channel?.on("data", (chunk) => {
		if (channelError !== null) return;
		try {
			onChannel?.(chunk);
		} catch (error) {
			if (!(error instanceof BrokenChannelError)) throw error;
			channelError = error;
			interrupt("channel-broken");
		}
	});
	stdout.on("data", (chunk) => {
		tail.write(chunk);
		onOutput(chunk);
	});
	const outOfMemory = createPhraseWatch("JavaScript heap out of memory");
	stderr.on("data", (chunk) => {
		tail.write(chunk);
		onOutput(chunk);
		outOfMemory.write(chunk);
	});
	for (const stream of streams) stream.on("error", () => {});
	const end = new Promise((resolve) => {
		const finish = (exitCode, signal, spawnError = null) => resolve({
			exitCode,
			signal,
			interruption,
			ignoredTerm,
			ranOutOfMemory: outOfMemory.seen(),
			outputTail: tail.text(),
			durationMs: performance.now() - startedMs,
			spawnError,
			channelError
		});
		child.once("error", (error) => {
			if (child.pid === void 0) finish(null, null, error);
		});
		child.once("exit", () => {
			hasExited = true;
			killGroup$1(child, "SIGKILL");
			setTimeout(() => {
				for (const stream of streams) stream.destroy();
			}, DRAIN_MS).unref();
		});
		child.once("close", (exitCode, signal) => finish(exitCode, signal));
	});
	const tell = (bytes) => {
		if (channel instanceof Duplex && channel.writable) channel.write(bytes);
	};
	return {
		pid: child.pid,
		end,
		interrupt,
		tell
	};
}
/** Sends a signal to a process and to all in its group; on Windows ends the tree. A group that is gone is no error. */
function killGroup$1(child, signal) {
	if (child.pid === void 0) return;
	if (process.platform === "win32") {
		execFile("taskkill", [
			"/PID",
			String(child.pid),
			"/T",
			"/F"
		], () => {});
		return;
	}
	try {
		process.kill(-child.pid, signal);
	} catch (error) {
		if (error.code !== "ESRCH") throw error;
	}
}

// src/measure/program/begin-program.ts
/** Starts the program with the sampler preloaded: by Node's own arguments where we start Node, else by NODE_OPTIONS. */
function beginProgram(request, program, settings, memberEnvironment, onOutput) {
	const env = {
		...nodeEnvironment(process.env),
		...request.env,
		PATH: pathWith(request),
		[PRELOAD_VARIABLE]: JSON.stringify(settings),
		...memberEnvironment
	};
	const preload = ["--require", preloadFile()];
	switch (program.kind) {
		case "script": return startProcessGroup({
			executable: request.node.executable,
			args: [
				...settings.v8Flags,
				"--expose-gc",
				...preload,
				...request.nodeArgs,
				request.modulePath,
				...request.args
			],
			cwd: request.cwd,
			env: preloadedEnvironment(env),
			onOutput
		});
		case "serve": return startProcessGroup({
			executable: [program.command, ...request.args.map(shellWord$1)].join(" "),
			args: [],
			isShellLine: true,
			cwd: request.cwd,
			env: preloadedEnvironment({
				...env,
				NODE_OPTIONS: [request.env["NODE_OPTIONS"], ...[...preload, ...request.nodeArgs].map(nodeOption)].filter((part) => part !== void 0 && part !== "").join(" ")
			}),
			onOutput
		});
	}
}
/** `node` in a command is the Node that was asked for. */
function pathWith({ env, node }) {
	return [dirname(node.executable), env["PATH"] ?? process.env["PATH"] ?? ""].join(delimiter);
}
/** One word of NODE_OPTIONS, in Node's own quotes. */
function nodeOption(word) {
	return /[\s"\\]/.test(word) ? `"${word.replaceAll(/[\\"]/g, "\\$&")}"` : word;
}
function shellWord$1(word) {
	if (process.platform === "win32") return `"${word.replaceAll("\"", "\"\"")}"`;
	return `'${word.replaceAll("'", `'\\''`)}'`;
}

// src/measure/program/program-failed-error.ts
/** A program, or what is done to it, came to nothing; the failure says how, and what to do. */
var ProgramFailedError = class extends Error {
	name = "ProgramFailedError";
	failure;
	constructor(code, text, options) {
		super(text, options);
		this.failure = {
			code,
			text
		};
	}
};

// src/measure/shown-error.ts
const LONGEST_MESSAGE = 400;
const PLACE = /(?:file:\/\/)?[^\s()]+:\d+(?::\d+)?/;
const WHOLE_LINE_PLACE = /^(?:file:\/\/)?(?:[A-Za-z]:)?[/\\].*:\d+$/;
/** Name, message and first place of an error, on one line. */
function shownError(error, outputTail) {
	const message = error.message.replace(/\s+/g, " ").trim().slice(0, LONGEST_MESSAGE);
	const place = error.name === "SyntaxError" ? printedPlace(outputTail) ?? placeIn(error) : placeIn(error);
	return `${error.name === message ? "" : `${error.name}: `}${message}${place === null ? "" : ` (${place})`}`;
}
function placeIn(error) {
	const frame = (error.stack?.replace(error.message, "").split("\n") ?? []).find((line) => PLACE.test(line) && !line.includes("node:"));
	return frame === void 0 ? null : PLACE.exec(frame)[0];
}
function printedPlace(outputTail) {
	return outputTail.split("\n").find((line) => WHOLE_LINE_PLACE.test(line)) ?? null;
}
/** Why a snapshot was not taken. */
function memoryNeeded(memory) {
	const { neededBytes, freeBytes } = memory ?? {
		neededBytes: 0,
		freeBytes: 0
	};
	return `A snapshot needs about ${megabytes(neededBytes)} and ${megabytes(freeBytes)} are free: use a larger machine, or keep less on the heap.`;
}
function megabytes(bytes) {
	return `${Math.ceil(bytes / 1e6)} MB`;
}

// src/measure/program/frames-file.ts
const CHUNK_BYTES = 65536;
/** Errors: those of opening a file. */
function openFramesFile(path, onFrame) {
	const descriptor = openSync(path, "r");
	const chunk = Buffer.alloc(CHUNK_BYTES);
	const take = createFrameReader(onFrame);
	let isOpen = true;
	return {
		read() {
			while (isOpen) {
				const bytes = readSync(descriptor, chunk, 0, CHUNK_BYTES, null);
				if (bytes === 0) return;
				take(chunk.subarray(0, bytes));
			}
		},
		close() {
			if (isOpen) closeSync(descriptor);
			isOpen = false;
		}
	};
}

// src/measure/program/peer.ts
/** The sampler could not do what it was told: its own words. */
var OrderFailedError = class extends Error {
	name = "OrderFailedError";
	failure;
	constructor(failure) {
		super(failure.code);
		this.failure = failure;
	}
};
/** The sampler has not answered within its time. */
var SilentPeerError = class extends Error {
	name = "SilentPeerError";
	waitedMs;
	constructor(waitedMs) {
		super(`no answer within ${waitedMs} ms`);
		this.waitedMs = waitedMs;
	}
};
/** Errors: those of opening its frames. */
function createPeer(hello, framesFile, socket, onNotice) {
	const samples = createSeriesBuilder({
		kind: "main",
		label: "main"
	});
	let names = [];
	let lastReading = [];
	let answered = null;
	let orders = 0;
	let waiting = null;
	let isGone = socket === null;
	const frames = openFramesFile(framesFile, onFrame);
	socket?.on("error", () => {});
	socket?.once("close", () => {
		isGone = true;
	});
	function onFrame(frame) {
		switch (frame.kind) {
			case "beat":
				if (waiting?.number === frame.samples) settleWith((asked) => asked.resolve(frame.begun));
				return;
			case "sample":
				samples.addSample(frame.values);
				lastReading = frame.values;
				return;
			case "rehearsal":
				lastReading = frame.values;
				return;
			case "counts":
				answered = {
					total: frame.values[0] ?? 0,
					failed: frame.values[1] ?? 0
				};
				return;
			case "checkpoint":
			case "window-end": throw new BrokenChannelError(`a ${frame.kind} in a program that runs by itself`);
			case "notice": heard(frame.notice);
		}
	}
	function heard(notice) {
		if (notice.type === "columns") {
			names = [...notice.names];
			samples.setColumns(names);
		} else if (notice.type === "column") {
			names.push(notice.name);
			samples.addColumn(notice.name);
		} else {
			onNotice(notice);
			if (notice.type === "failed") settleWith(({ reject }) => reject(new OrderFailedError(notice.failure)));
		}
	}
	function settleWith(how) {
		const asked = waiting;
		waiting = null;
		if (asked !== null) how(asked);
	}
	return {
		hello,
		isGone: () => isGone,
		ask(request, { ms, signal }) {
			const number = ++orders;
			return new Promise((resolve, reject) => {
				signal.throwIfAborted();
				const timer = setTimeout(() => stop(new SilentPeerError(ms)), ms);
				const aborted = () => stop(signal.reason);
				signal.addEventListener("abort", aborted);
				const stop = (error, ticks = 0) => {
					clearTimeout(timer);
					signal.removeEventListener("abort", aborted);
					waiting = null;
					if (error === null) resolve(ticks);
					else reject(error);
				};
				waiting = {
					number,
					resolve: (ticks) => stop(null, ticks),
					reject: stop
				};
				socket?.write(`${JSON.stringify({
					...request,
					number
				})}\n`);
			});
		},
		answered: () => answered,
		handlesOf: (type) => lastReading[names.indexOf(`handles.${type}`)] ?? 0,
		sampleCount: () => samples.sampleCount,
		series: () => samples.build(),
		read: frames.read,
		close() {
			frames.close();
			socket?.destroy();
		}
	};
}
/** Whether a line is what a sampler says first. Errors: BrokenChannelError. */
function parsedHello(line) {
	try {
		const { pid, ppid, threadId, script, nodeVersion } = JSON.parse(line);
		if (Number.isSafeInteger(pid) && Number.isSafeInteger(threadId)) return {
			pid,
			ppid: Number(ppid),
			threadId,
			script: String(script),
			nodeVersion: String(nodeVersion)
		};
	} catch (cause) {
		throw new BrokenChannelError("a greeting that is no sampler's", { cause });
	}
	throw new BrokenChannelError("a greeting that is no sampler's");
}

// src/measure/program/ready.ts
const TRY_EVERY_MS = 20;
/** One attempt; a server that hangs is asked again. */
const ATTEMPT_MS = 2e3;
/** Resolves once the server takes requests. Errors: ProgramFailedError, `signal`. */
async function untilReady(ready, { hasPrinted, timeoutMs, signal }) {
	const untilMs = performance.now() + timeoutMs;
	const isReady = async () => {
		switch (ready.kind) {
			case "url": return answers(ready.url, signal);
			case "port": return isListening("localhost", ready.port);
			case "output": return hasPrinted(ready.text);
		}
	};
	while (!await isReady()) {
		signal.throwIfAborted();
		if (performance.now() > untilMs) throw new ProgramFailedError("not-ready", `The server was not ready within ${timeoutMs / 1e3} s: ${awaited(ready)}. Correct \`ready\`, or give it longer with \`ready: { timeout: ... }\`.`);
		await setTimeout$1(TRY_EVERY_MS, void 0, { signal });
	}
}
/** A server of somebody else's that would be taken for ours. Errors: ProgramFailedError. */
async function refuseTakenPort(address) {
	if (address === null || !await isListening(address.host, address.port)) return;
	throw portInUse(address.port);
}
function portInUse(port, cause) {
	const which = port === null ? "The port of the server" : `Port ${port}`;
	return new ProgramFailedError("port-in-use", `${which} is already in use by another program: end that one, or give the server another port (in \`env\` or \`args\`, and in \`ready\` and \`load\`).`, { cause });
}
/** Where a server will listen, as far as `ready` tells. */
function addressOf$2(ready) {
	switch (ready.kind) {
		case "url": {
			const { hostname, port, protocol } = new URL(ready.url);
			return {
				host: hostname.replaceAll(/[[\]]/g, ""),
				port: Number(port) || (protocol === "https:" ? 443 : 80)
			};
		}
		case "port": return {
			host: "localhost",
			port: ready.port
		};
		case "output": return null;
	}
}
function awaited(ready) {
	switch (ready.kind) {
		case "url": return `${ready.url} gave no answer below 500`;
		case "port": return `nothing listens on port ${ready.port}`;
		case "output": return `it has not printed ${JSON.stringify(ready.text)}`;
	}
}
/** On a connection of its own, which leaves nothing open in the server. */
function answers(url, signal) {
	return new Promise((resolve) => {
		const options = {
			agent: false,
			signal,
			timeout: ATTEMPT_MS,
			rejectUnauthorized: false
		};
		const request = (url.startsWith("https:") ? https : http).get(url, options, (response) => {
			response.once("error", () => {});
			response.once("close", () => resolve((response.statusCode ?? 500) < 500));
			response.resume();
		});
		request.once("timeout", () => request.destroy());
		request.once("error", () => resolve(false));
	});
}
function isListening(host, port) {
	return new Promise((resolve) => {
		const socket = connect$1({
			host,
			port
		});
		const end = (isOpen) => {
			socket.destroy();
			resolve(isOpen);
		};
		socket.setTimeout(ATTEMPT_MS, () => end(false));
		socket.once("connect", () => end(true));
		socket.once("error", () => end(false));
	});
}

// src/measure/program/program-failure.ts
/** Why a program's run failed, in one sentence that says what to do. What the program said is neutralised. */
function programFailureOf(facts) {
	const { code, text } = causeOf$1(facts);
	return {
		code,
		text: neutralised(text)
	};
}
function causeOf$1(facts) {
	const { request, program, end, thrown, told, hasBegun } = facts;
	const what = program.kind === "script" ? "The program" : "The server";
	const when = hasBegun ? program.kind === "script" ? "while it was measured" : "under load" : "before it was ready";
	if (end.spawnError !== null) return {
		code: "not-started",
		text: `${request.node.executable} could not be started in ${request.cwd} (${end.spawnError.message}): check that both exist.`
	};
	switch (end.interruption) {
		case "cancelled": return {
			code: "cancelled",
			text: `The run was cancelled ${when}.`
		};
		case "run-timed-out":
		case "iteration-timed-out": return {
			code: "run-timed-out",
			text: `The run did not end within ${request.runTimeoutMs / 1e3} s (it was stopped ${when}): raise \`budget\`${program.kind === "script" ? ", or make `duration` shorter" : ", or send fewer requests"}.`
		};
		case "too-many-processes": return tooManyProcesses(when);
		case "channel-broken": return {
			code: "channel-broken",
			text: `${what} sent what no sampler sends: it must leave the files and the connection of the sampler alone.`
		};
	}
	if (thrown instanceof ProgramFailedError) return thrown.failure;
	if (thrown instanceof OrderFailedError) return failureInside$1(thrown.failure, end, what, when);
	if (told?.error?.code === "EADDRINUSE" || !hasBegun && end.outputTail.includes("EADDRINUSE")) return portInUse(portIn(end.outputTail)).failure;
	if (told !== null) return failureInside$1(told, end, what, when);
	if (thrown instanceof SilentPeerError) return {
		code: "not-responding",
		text: `${what} did not answer the sampler within ${thrown.waitedMs / 1e3} s ${when}: something keeps its event loop busy; mend it, or raise \`iteration-timeout\`.`
	};
	if (end.ranOutOfMemory) return {
		code: "out-of-memory",
		text: `${what} ran out of JavaScript heap ${when}: give it more with \`node-args: [--max-old-space-size=4096]\`, or ask less of it.`
	};
	if (end.signal !== null) return {
		code: "killed-by-signal",
		text: `${what} was killed by ${end.signal} ${when}, not by heapslope: ${end.signal === "SIGKILL" ? "if the system ran out of memory, use a larger machine; otherwise " : ""}find out what in the program or on this machine sends it.`
	};
	return {
		code: "exited-early",
		text: `${what} ended with exit code ${end.exitCode} ${when}${lastLine(end.outputTail)}: ${program.kind === "script" ? "it must go on for the whole `duration`; make that shorter, or keep it busy." : "mend what ends it, or correct the command."}`
	};
}
function failureInside$1({ code, error, memory }, end, what, when) {
	const said = error === null ? "" : shownError(error, end.outputTail);
	if (code === "not-enough-memory-for-snapshot") return {
		code,
		text: memoryNeeded(memory)
	};
	if (code === "snapshot-failed") return {
		code,
		text: `The heap snapshot could not be taken: ${said}. Check the free space of the temporary folder.`
	};
	if (error?.code === "ERR_MODULE_NOT_FOUND" || error?.code === "MODULE_NOT_FOUND") return {
		code: "workload-not-loadable",
		text: `${what} could not be loaded: ${said}. Install what is missing in \`setup\`, or correct the import.`
	};
	return {
		code: "uncaught-error",
		text: `An error that nothing caught ended ${what.toLowerCase()} ${when}: ${said}. Handle it where it is thrown.`
	};
}
function portIn(output) {
	const port = /EADDRINUSE[^\n]*?:(\d+)\b/.exec(output)?.[1];
	return port === void 0 ? null : Number(port);
}
function lastLine(output) {
	const line = output.trim().split("\n").at(-1)?.trim() ?? "";
	return line === "" ? "" : ` (it printed last: ${line.slice(0, 200)})`;
}

// src/measure/program/rendezvous.ts
const READ_EVERY_MS = 5;
const LONGEST_GREETING = 65536;
async function openRendezvous(events) {
	const folder = await mkdtemp(join(tmpdir(), "hs-"));
	const address = process.platform === "win32" ? `\\\\.\\pipe\\${folder.replaceAll(/\W/g, "-")}` : join(folder, "s");
	const peers = [];
	const sockets = /* @__PURE__ */ new Set();
	const server = createServer((socket) => {
		sockets.add(socket);
		socket.on("error", () => {});
		socket.once("close", () => sockets.delete(socket));
		let greeting = "";
		socket.setEncoding("utf8");
		socket.on("data", function listen(text) {
			greeting += text;
			const end = greeting.indexOf("\n");
			if (end < 0 && greeting.length < LONGEST_GREETING) return;
			socket.off("data", listen);
			socket.resume();
			guarded(() => add(parsedHello(greeting.slice(0, Math.max(0, end))), socket));
		});
	});
	await new Promise((resolve, reject) => {
		server.once("error", reject);
		server.listen(address, resolve);
	});
	const reading = setInterval(readAll, READ_EVERY_MS);
	function add(hello, socket) {
		const file = join(folder, framesFileOf(hello));
		const peer = createPeer(hello, file, socket, (notice) => events.onNotice(notice, hello));
		peers.push(peer);
		peer.read();
		events.onPeer(peer);
	}
	function readAll() {
		for (const peer of peers) guarded(peer.read);
	}
	function guarded(action) {
		try {
			action();
		} catch (error) {
			if (error instanceof BrokenChannelError) events.onBroken(error);
			else if (!(error instanceof Error && "code" in error)) throw error;
		}
	}
	return {
		address,
		folder,
		peers,
		async drain() {
			clearInterval(reading);
			readAll();
			const known = new Set(peers.map(({ hello }) => framesFileOf(hello)));
			for (const name of await readdir(folder)) {
				const named = /^(\d+)-(\d+)\.frames$/.exec(name);
				if (named === null || known.has(name)) continue;
				const [pid, threadId] = [Number(named[1]), Number(named[2])];
				guarded(() => add({
					pid,
					ppid: 0,
					threadId,
					script: "",
					nodeVersion: ""
				}, null));
			}
		},
		async close() {
			clearInterval(reading);
			for (const peer of peers) peer.close();
			for (const socket of sockets) socket.destroy();
			await new Promise((resolve) => server.close(resolve));
			await rm(folder, {
				recursive: true,
				force: true
			});
		}
	};
}

// src/measure/program/run-program.ts
const LOOK_EVERY_MS$1 = 10;
/** The program is gone: every wait for it ends with this. */
var ProgramEndedError = class extends Error {
	name = "ProgramEndedError";
};
/** Starts a program, waits until it is ready, carries out the plan, ends the program. Nothing of it is left. */
async function runProgram(request, program, plan, onProgress) {
	const flags = await v8Flags(request.node, request.v8, plan.tracksAllocations);
	const facts = {
		side: request.side,
		node: request.node.version,
		v8: request.v8,
		v8Flags: flags
	};
	const ending = new AbortController();
	const remarks = [];
	const onDemand = [];
	let asked = 0;
	let told = null;
	let thrown = null;
	let hasBegun = false;
	let brokenChannel = null;
	try {
		request.signal.throwIfAborted();
		if (program.kind === "serve") await refuseTakenPort(addressOf$2(program.ready));
	} catch (error) {
		const failure = error instanceof ProgramFailedError ? error.failure : {
			code: "cancelled",
			text: "The run was cancelled before it began."
		};
		const nothing = {
			series: [],
			onDemand,
			memberSnapshots: []
		};
		return {
			facts: {
				...facts,
				durationMs: 0,
				outputTail: ""
			},
			...nothing,
			failure
		};
	}
	const awaitedText = program.kind === "serve" && program.ready.kind === "output" ? program.ready.text : null;
	const output = createPhraseWatch(awaitedText);
	const rendezvous = await openRendezvous({
		onPeer: () => {},
		onNotice,
		onBroken(error) {
			brokenChannel = error;
			group.interrupt("channel-broken");
		}
	});
	const startedMs = performance.now();
	const { address, folder } = rendezvous;
	const settings = {
		address,
		folder,
		v8Flags: flags,
		settle: program.kind === "script" ? "fixed" : "until-still",
		countsRequests: program.kind === "serve" && program.load.kind === "command",
		onDemandFiles: plan.onDemandFiles
	};
	const members = await openMembers({
		v8Flags: flags,
		settle: settings.settle
	}, () => group.interrupt("too-many-processes"));
	const group = beginProgram(request, program, settings, members.environment, output.write);
	const end = group.end.then((ended) => {
		ending.abort(new ProgramEndedError());
		return ended;
	});
	const runTimer = setTimeout(() => group.interrupt("run-timed-out"), request.runTimeoutMs);
	const cancel = () => group.interrupt("cancelled");
	request.signal.addEventListener("abort", cancel);
	try {
		const main = await readyPeer();
		members.leaveOut(main.hello.pid);
		let snapshots = 0;
		const within = {
			ms: request.iterationTimeoutMs,
			signal: ending.signal
		};
		const stage = {
			request,
			path: pathWith(request),
			signal: ending.signal,
			async ask(wanted) {
				const ticks = await main.ask(wanted, within);
				if (wanted.kind === "sample") {
					await members.read(true);
					members.mainSampled();
				} else if (wanted.kind === "snapshot") await members.takeSnapshots(plan.memberSnapshots, snapshots++);
				return ticks;
			},
			async sleepUntil(atMs) {
				const ms = atMs - performance.now();
				if (ms > 0) await setTimeout$1(ms, void 0, { signal: ending.signal });
				ending.signal.throwIfAborted();
			},
			answered: main.answered,
			elapsedMs: () => performance.now() - startedMs,
			tell: (phase, iteration, taken) => onProgress({
				phase,
				iteration,
				taken,
				planned: plan.planned
			})
		};
		stage.tell("load", 0, 0);
		hasBegun = true;
		await plan.carryOut(stage);
		group.interrupt("finished");
	} catch (error) {
		thrown = error;
		group.interrupt("given-up");
	}
	const ended = await end;
	clearTimeout(runTimer);
	request.signal.removeEventListener("abort", cancel);
	await rendezvous.drain();
	const series = rendezvous.peers.filter((peer) => peer.sampleCount() > 0).flatMap((peer) => members.join(plan.overIterations(peer.series())));
	await rendezvous.close();
	await members.close();
	remarkOn(ended);
	const channelError = ended.channelError ?? brokenChannel;
	const hasFailed = thrown !== null || ended.interruption !== "finished";
	return {
		facts: {
			...facts,
			durationMs: ended.durationMs,
			outputTail: ended.outputTail,
			remarks,
			members: members.groups()
		},
		series,
		onDemand,
		memberSnapshots: plan.memberSnapshots.map((wanted) => ({
			...wanted,
			failure: members.snapshotFailure(wanted)
		})),
		failure: hasFailed ? programFailureOf({
			request,
			program,
			end: {
				...ended,
				channelError
			},
			thrown,
			told,
			hasBegun
		}) : null
	};
	function onNotice(notice) {
		if (notice.type === "failed") told = notice.failure;
		if (notice.type !== "snapshot-asked" || notice.by === "rehearsal") return;
		asked++;
		if (notice.file !== null && plan.onDemandFiles.includes(notice.file)) onDemand.push(notice.file);
	}
	/** The main thread to be sampled, once the program is ready. */
	async function readyPeer() {
		const timeoutMs = program.kind === "serve" ? program.readyTimeoutMs : request.iterationTimeoutMs;
		const untilMs = performance.now() + timeoutMs;
		if (program.kind === "serve") {
			const { signal } = ending;
			await untilReady(program.ready, {
				hasPrinted: output.seen,
				timeoutMs,
				signal
			});
		}
		for (;;) {
			ending.signal.throwIfAborted();
			const main = await mainPeer();
			if (main !== void 0) return main;
			if (performance.now() > untilMs) throw new ProgramFailedError("not-sampled", `No Node process that could be sampled was up within ${timeoutMs / 1e3} s: the program must run on Node, and must leave NODE_OPTIONS and ${PRELOAD_VARIABLE} of its environment as they are.`);
			await setTimeout$1(LOOK_EVERY_MS$1, void 0, { signal: ending.signal });
		}
	}
	/** Of several processes the one that listens, else the first. */
	async function mainPeer() {
		const living = rendezvous.peers.filter((peer) => !peer.isGone() && peer.hello.threadId === 0);
		const within = {
			ms: request.iterationTimeoutMs,
			signal: ending.signal
		};
		for (const peer of living) await peer.ask({ kind: "rehearse" }, within);
		return living.find((peer) => peer.handlesOf("TCPServerWrap") > 0) ?? living[0];
	}
	function remarkOn({ ignoredTerm }) {
		if (ignoredTerm) remarks.push({
			code: "ignored-sigterm",
			text: "The program did not end on SIGTERM and was killed: what was sampled stands, but its own clean-up did not come to its end."
		});
		if (asked > 0) remarks.push({
			code: "snapshot-asked",
			text: plan.onDemandFiles.length === 0 ? `The program asked for a heap snapshot ${asked} times; none is written in a measured run, for it would disturb the series.` : `The program asked for a heap snapshot ${asked} times; ${onDemand.length} were written.`
		});
	}
}

// src/measure/program/script-plan.ts
/** Of every interval this much is the program's own, without a collection. */
const OWN_SHARE = .5;
/** Samples a program at the given multiples of its interval; what is late is skipped, but for the last. */
async function sampleAtIntervals(stage, intervalMs, checkpoints) {
	const startMs = performance.now();
	let taken = 0;
	for (const [index, checkpoint] of checkpoints.entries()) {
		const next = checkpoints[index + 1];
		const soonest = performance.now() + OWN_SHARE * intervalMs;
		if (next !== void 0 && taken > 0 && soonest > startMs + next * intervalMs) continue;
		stage.tell("iterate", checkpoint, taken);
		await stage.sleepUntil(startMs + checkpoint * intervalMs);
		await stage.ask({
			kind: "sample",
			iterations: null
		});
		taken++;
	}
}
/** The series of a script, over intervals (whole ones and parts) as they were and not as they were planned. */
function overIntervals(series, intervalMs) {
	const { iterations, elapsedMs } = series;
	const hasTicked = iterations.at(-1) > iterations[0];
	return {
		...series,
		iterations: elapsedMs.map((ms) => ms / intervalMs),
		...hasTicked ? { ticks: iterations } : {}
	};
}

// src/measure/program/load.ts
/** A kept pool of connections to one origin; each request waits for its whole answer. */
async function openRequestLoad(load, requestTimeoutMs) {
	const { Pool } = await import("./action-undici2.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
	const targets = load.urls.map((url) => new URL(url));
	const pool = new Pool(targets[0].origin, {
		connections: load.connections,
		pipelining: load.keepAlive ? 1 : 0,
		headersTimeout: requestTimeoutMs,
		bodyTimeout: requestTimeoutMs,
		connect: {
			rejectUnauthorized: false,
			timeout: requestTimeoutMs
		}
	});
	const { headers, body } = load;
	const method = load.method;
	let sent = 0;
	let failed = 0;
	let firstProblem = null;
	function fail(problem) {
		failed++;
		firstProblem ??= problem;
	}
	async function sendOne(signal) {
		const { pathname, search } = targets[sent++ % targets.length];
		const path = pathname + search;
		try {
			const answer = await pool.request({
				path,
				method,
				headers,
				body,
				signal
			});
			for await (const _ of answer.body);
			if (answer.statusCode < 200 || answer.statusCode > 299) fail(`${method} ${path} was answered with status ${answer.statusCode}`);
		} catch (error) {
			signal.throwIfAborted();
			fail(`${method} ${path}: ${error instanceof Error ? error.message : String(error)}`);
		}
	}
	return {
		counts: () => ({
			sent,
			failed,
			firstProblem
		}),
		async send(requests, signal) {
			const until = sent + requests;
			const lane = async () => {
				while (sent < until) {
					signal.throwIfAborted();
					await sendOne(signal);
				}
			};
			await Promise.all(Array.from({ length: load.connections }, lane));
		},
		close: () => pool.destroy()
	};
}

// src/measure/program/load-command.ts
/** Runs the user's own command once, to its end. Errors: ProgramFailedError, `signal`. */
async function runLoadCommand(command, { cwd, env }, path, signal) {
	signal.throwIfAborted();
	const group = startProcessGroup({
		executable: command,
		args: [],
		isShellLine: true,
		cwd,
		env: {
			...nodeEnvironment(process.env),
			...env,
			PATH: path
		}
	});
	const stop = () => group.interrupt("cancelled");
	signal.addEventListener("abort", stop);
	const end = await group.end;
	signal.removeEventListener("abort", stop);
	signal.throwIfAborted();
	if (end.exitCode === 0) return;
	const how = end.signal === null ? `exit code ${end.exitCode}` : end.signal;
	const said = end.outputTail.trim().split("\n").at(-1) ?? "";
	throw new ProgramFailedError("load-failed", `The load command (${command}) ended with ${how}${said === "" ? "" : `: ${said}`}. Correct \`load\`, or install what it needs in \`setup\`.`);
}

// src/measure/program/serve-plan.ts
/** Fewer requests than this say nothing of how many fail. */
const FEWEST_TELLING = 20;
/** Requests over each connection that no sample counts. */
const WARMUP_ROUNDS = 4;
/** The last word of a server whose connections have broken. */
const ENDED_WITHIN_MS = 500;
async function openSender(stage, load) {
	switch (load.kind) {
		case "requests": {
			const requests = await openRequestLoad(load, stage.request.iterationTimeoutMs);
			const warmup = WARMUP_ROUNDS * load.connections;
			await requests.send(warmup, stage.signal);
			return {
				async sendTo(wanted) {
					await requests.send(wanted + warmup - requests.counts().sent, stage.signal);
					await refuseFailures(requests.counts(), load.mostFailures, stage);
				},
				iterations: (wanted) => wanted,
				close: requests.close
			};
		}
		case "command": {
			let runs = 0;
			return {
				async sendTo(wanted) {
					for (; runs < wanted; runs++) await runLoadCommand(load.command, stage.request, stage.path, stage.signal);
					await refuseFailures(countedBy(stage), load.mostFailures, stage);
				},
				iterations: () => load.requestsPerSample === null ? null : runs * load.requestsPerSample,
				close: () => Promise.resolve()
			};
		}
	}
}
function countedBy(stage) {
	const { total, failed } = stage.answered() ?? {
		total: 0,
		failed: 0
	};
	return {
		sent: total,
		failed,
		firstProblem: null
	};
}
async function refuseFailures({ sent, failed, firstProblem }, mostFailures, stage) {
	if (sent < FEWEST_TELLING || failed <= mostFailures * sent) return;
	await stage.sleepUntil(performance.now() + ENDED_WITHIN_MS);
	throw new ProgramFailedError("requests-failed", `${failed} of ${sent} requests failed${firstProblem === null ? "" : ` (first: ${firstProblem})`}: a server that does not serve is not measured. Correct \`load\` or the server, or raise \`max-failures\`.`);
}
/** Samples after each count of requests; `stopAfterMs` and `leastSamples` as in SamplingPlan. */
async function sampleUnderLoad(stage, sender, { checkpoints, stopAfterMs, leastSamples = 1 }) {
	for (const [taken, checkpoint] of checkpoints.entries()) {
		stage.tell("iterate", checkpoint, taken);
		await sender.sendTo(checkpoint);
		stage.tell("settle", checkpoint, taken);
		await stage.ask({
			kind: "sample",
			iterations: sender.iterations(checkpoint)
		});
		if (stopAfterMs !== null && stage.elapsedMs() > stopAfterMs && taken + 1 >= leastSamples) return;
	}
}

// src/measure/program/measure-program.ts
/** One program from start to end, sampled as the plan says. */
async function measureProgram(request, program, plan, onProgress) {
	return runProgram(request, program, {
		tracksAllocations: false,
		planned: plan.checkpoints.length,
		onDemandFiles: [],
		memberSnapshots: [],
		carryOut: (stage) => sampling(stage, program, plan),
		overIterations: (series) => program.kind === "serve" ? series : overIntervals(series, program.intervalMs)
	}, onProgress);
}
async function sampling(stage, program, plan) {
	switch (program.kind) {
		case "script": return sampleAtIntervals(stage, program.intervalMs, plan.checkpoints);
		case "serve": {
			const sender = await openSender(stage, program.load);
			try {
				await sampleUnderLoad(stage, sender, plan);
			} finally {
				await sender.close();
			}
		}
	}
}

// src/measure/failure-of.ts
/** Why a run failed, in one sentence that says what to do. What the workload said is neutralised. */
function failureOf(facts) {
	const { code, text } = causeOf(facts);
	return {
		code,
		text: neutralised(text)
	};
}
function causeOf({ request, end, notice, begun, begunIsExact }) {
	const where = begun === 0 && begunIsExact ? "before the first iteration" : begunIsExact ? `in iteration ${begun}` : `soon after iteration ${begun} had begun`;
	if (end.spawnError !== null) return {
		code: "not-started",
		text: `${request.node.executable} could not be started in ${request.cwd} (${end.spawnError.message}): check that both exist.`
	};
	switch (end.interruption) {
		case "cancelled": return {
			code: "cancelled",
			text: `The run was cancelled ${where}.`
		};
		case "iteration-timed-out": return {
			code: "iteration-timed-out",
			text: `${begunIsExact ? `Iteration ${begun}` : `An iteration soon after number ${begun}`} of ${request.modulePath} did not end within ${seconds$1(request.iterationTimeoutMs)}: make sure that its promise resolves, or raise the time-out of an iteration.`
		};
		case "run-timed-out": return {
			code: "run-timed-out",
			text: `The run did not end within ${seconds$1(request.runTimeoutMs)} (it was stopped ${where}): make an iteration cheaper, or raise \`budget\`.`
		};
		case "too-many-processes": return tooManyProcesses(where);
		case "channel-broken": return {
			code: "channel-broken",
			text: `The measured process sent what no sampler sends (${end.channelError?.message}): the workload must leave file descriptor 3 alone.`
		};
	}
	if (notice?.type === "failed") return failureInside(notice.failure, request, end.outputTail);
	if (end.ranOutOfMemory) return {
		code: "out-of-memory",
		text: `The process ran out of JavaScript heap ${where}: it leaks too fast for the plan or needs more room; give it more with \`node-args: --max-old-space-size=4096\`, or do less per iteration.`
	};
	if (end.signal !== null) return {
		code: "killed-by-signal",
		text: `The process was killed by ${end.signal} ${where}, not by heapslope: ${end.signal === "SIGKILL" ? "if the system ran out of memory, use a larger machine or do less per iteration; otherwise " : ""}find out what in the workload or on this machine sends it.`
	};
	return {
		code: "exited-early",
		text: `The process ended with exit code ${end.exitCode} ${where}, before it was done: the workload must not call process.exit().`
	};
}
function failureInside(failure, request, outputTail) {
	const { code, phase, iteration, error, memory } = failure;
	const file = request.modulePath;
	const said = error === null ? "" : shownError(error, outputTail);
	switch (code) {
		case "workload-not-loadable": return {
			code,
			text: `${file} could not be loaded: ${said}. ${loadingRemedy(error, request)}`
		};
		case "workload-not-a-function": return {
			code,
			text: `${file} exports no function: export the iteration with \`export default\` or \`module.exports =\`.`
		};
		case "setup-threw": return {
			code,
			text: `setup() of ${file} threw ${said}: mend it; no iteration has run.`
		};
		case "iteration-threw": return {
			code,
			text: `Iteration ${iteration} of ${file} threw ${said}: an iteration must succeed every time it is called.`
		};
		case "teardown-threw": return {
			code,
			text: `teardown() of ${file} threw ${said}: mend it; all ${iteration} iterations had run.`
		};
		case "uncaught-error": return {
			code,
			text: `An error that nothing caught ended the process (${iteration === 0 ? `during ${phase}` : `iteration ${iteration}`}): ${said}. Handle it where it is thrown.`
		};
		case "never-ends": return {
			code: "iteration-timed-out",
			text: `${phase === "iterate" ? `Iteration ${iteration}` : `${phase}()`} of ${file} never ends: it awaits a promise and nothing is left that could resolve it.`
		};
		case "not-enough-memory-for-snapshot": return {
			code,
			text: memoryNeeded(memory)
		};
		case "snapshot-failed": return {
			code,
			text: `The heap snapshot could not be taken: ${said}. Check the free space of the temporary folder.`
		};
	}
}
function loadingRemedy(error, request) {
	if (/\.[cm]?ts$/.test(request.modulePath) && isUnreadTypeScript(error)) return `Node ${request.node.version} does not read TypeScript: use Node 22.18 or later, or a loader with \`node-args: --import tsx\`.`;
	if (error?.code === "ERR_MODULE_NOT_FOUND" || error?.code === "MODULE_NOT_FOUND") return "Install what is missing in `setup`, or correct the import.";
	return error?.name === "SyntaxError" ? "Correct the file." : "Mend what it does when it is loaded.";
}
function isUnreadTypeScript(error) {
	return error?.code === "ERR_UNKNOWN_FILE_EXTENSION" || error?.name === "SyntaxError";
}
function seconds$1(ms) {
	return `${ms / 1e3} s`;
}

// src/measure/sampled-process.ts
/** Starts a Node with the sampler in it. Its whole process group goes when it goes. */
function startSampledProcess(request, v8Flags, task, memberEnvironment, onFrame) {
	const samplerRequest = {
		modulePath: request.modulePath,
		args: request.args,
		task
	};
	return startProcessGroup({
		executable: request.node.executable,
		args: [
			...v8Flags,
			"--expose-gc",
			...request.nodeArgs,
			samplerFile(),
			JSON.stringify(samplerRequest)
		],
		cwd: request.cwd,
		env: preloadedEnvironment({
			...nodeEnvironment(process.env),
			...request.env,
			...memberEnvironment
		}),
		onChannel: createFrameReader(onFrame)
	});
}

// src/measure/watchdog.ts
const LOOK_EVERY_MS = 50;
/** A process that can still speak does so every second: how long its word on the iteration it is in is waited for. */
const LAST_WORD_MS = 3e3;
function createWatchdog(limits, bite) {
	let lastPhase = "load";
	let lastBegun = 0;
	let sinceMs = performance.now();
	let heardAgain = false;
	const run = setTimeout(() => bite("run-timed-out"), limits.runTimeoutMs);
	const iteration = setInterval(() => {
		if (lastPhase !== "iterate") return;
		const allowedMs = limits.iterationTimeoutMs + (heardAgain ? 0 : LAST_WORD_MS);
		if (performance.now() - sinceMs > allowedMs) bite("iteration-timed-out");
	}, LOOK_EVERY_MS);
	return {
		heard(phase, begun) {
			heardAgain = phase === lastPhase && begun === lastBegun;
			if (heardAgain) return;
			lastPhase = phase;
			lastBegun = begun;
			sinceMs = performance.now();
		},
		stop() {
			clearTimeout(run);
			clearInterval(iteration);
		}
	};
}

// src/measure/run-sampler.ts
const answer = (kind) => new Uint8Array(new Uint32Array([kind, 0]).buffer);
const PROCEED = answer(FRAME.proceed);
const END = answer(FRAME.end);
/** One process from start to end, whatever its task. */
async function runSampler(request, task, onProgress, goesOn = () => false) {
	const wantedSnapshots = task.kind === "snapshots" ? task.members ?? [] : [];
	const tracksAllocations = task.kind === "snapshots" && [task, ...wantedSnapshots].some(({ trackAllocations }) => trackAllocations);
	const flags = [...await v8Flags(request.node, request.v8, tracksAllocations), ...typeScriptFlags(request)];
	const facts = {
		side: request.side,
		node: request.node.version,
		v8: request.v8,
		v8Flags: flags
	};
	const refusal = await refusalOf(request);
	if (refusal !== null) {
		const nothing = {
			durationMs: 0,
			outputTail: "",
			members: []
		};
		return {
			facts: {
				...facts,
				...nothing
			},
			series: [],
			memberSnapshots: [],
			failure: refusal
		};
	}
	let planned = (task.kind === "measure" ? task.checkpoints : task.iterations).length;
	const handles = [];
	const samples = createSeriesBuilder({
		kind: "main",
		label: "main"
	});
	let lastNotice = null;
	let phase = "load";
	let begun = 0;
	let begunIsExact = true;
	let checkpoints = 0;
	const members = await openMembers({
		v8Flags: flags,
		settle: "until-still"
	}, () => child.interrupt("too-many-processes"));
	const child = startSampledProcess(request, flags, task, members.environment, onFrame);
	const watchdog = createWatchdog(request, child.interrupt);
	const cancel = () => child.interrupt("cancelled");
	request.signal.addEventListener("abort", cancel);
	if (request.signal.aborted) cancel();
	const end = await child.end;
	request.signal.removeEventListener("abort", cancel);
	watchdog.stop();
	await members.close();
	const done = lastNotice !== null && lastNotice.type === "done" && end.interruption === null;
	return {
		facts: {
			...facts,
			durationMs: end.durationMs,
			outputTail: end.outputTail,
			members: members.groups()
		},
		series: samples.sampleCount === 0 ? [] : members.join(samples.build()),
		memberSnapshots: wantedSnapshots.map((wanted) => ({
			...wanted,
			failure: members.snapshotFailure(wanted)
		})),
		failure: done ? null : failureOf({
			request,
			end,
			notice: lastNotice,
			begun,
			begunIsExact
		}),
		handles
	};
	function onFrame(frame) {
		switch (frame.kind) {
			case "beat":
				begunIsExact = frame.phase !== "iterate" || frame.phase === phase && frame.begun === begun;
				phase = frame.phase;
				begun = frame.begun;
				watchdog.heard(frame.phase, frame.begun);
				onProgress({
					phase: frame.phase,
					iteration: frame.begun,
					taken: frame.samples,
					planned
				});
				return;
			case "sample":
				samples.addSample(frame.values);
				members.mainSampled();
				return;
			case "rehearsal":
			case "counts": return;
			case "checkpoint":
				readMembers(frame.kept);
				return;
			case "window-end":
				onWindowEnd(frame.kept);
				return;
			case "notice": onNotice(frame.notice);
		}
	}
	function onWindowEnd(kept) {
		const isMore = kept && goesOn(members.join(samples.build()));
		if (isMore && task.kind === "measure") planned += (task.further ?? []).length;
		child.tell(isMore ? PROCEED : END);
	}
	async function readMembers(kept) {
		if (task.kind === "measure") await members.read(kept);
		else await members.takeSnapshots(wantedSnapshots, checkpoints++);
		child.tell(PROCEED);
	}
	function onNotice(notice) {
		switch (notice.type) {
			case "columns":
				samples.setColumns(notice.names);
				return;
			case "column":
				samples.addColumn(notice.name);
				return;
			case "exiting":
				begun = notice.iteration;
				begunIsExact = true;
				lastNotice = notice;
				return;
			case "failed":
				begun = notice.failure.iteration;
				begunIsExact = true;
				lastNotice = notice;
				return;
			case "done":
				lastNotice = notice;
				return;
			case "handles":
				handles.push(notice.group);
				return;
			case "snapshot-asked": return;
		}
		throw new BrokenChannelError("a notice of an unknown type on the sampler's channel");
	}
}
async function refusalOf(request) {
	if (request.signal.aborted) return {
		code: "cancelled",
		text: "The run was cancelled before it began."
	};
	try {
		await access(request.modulePath);
		return null;
	} catch {
		return {
			code: "workload-missing",
			text: `There is no workload at ${request.modulePath}: correct the path in \`workload\` or \`iterate\`, or commit the file.`
		};
	}
}
/** Node 22.6 to 22.17 read TypeScript only when asked. */
function typeScriptFlags(request) {
	const [major, minor] = request.node.version.slice(1).split(".").map(Number);
	return (major === 22 && minor >= 6 && minor < 18 || major === 23 && minor < 6) && /^\.[cm]?ts$/.test(extname(request.modulePath)) ? ["--experimental-strip-types"] : [];
}

// src/measure/measure-run.ts
/**
* Measures one workload on one side in a process of its own. A workload that fails is an outcome, never a rejection,
* and nothing that it started is left.
*/
async function measureRun(request, plan, onProgress = () => {}) {
	const { program } = request;
	const { goesOn, ...rest } = plan;
	const further = goesOn === void 0 ? {} : { further: goesOn.checkpoints };
	const { facts, series, failure } = await (program === void 0 ? runSampler(request, {
		kind: "measure",
		...rest,
		...further
	}, onProgress, goesOn?.when) : measureProgram(request, program, plan, onProgress));
	return failure === null ? {
		kind: "completed",
		...facts,
		series
	} : {
		kind: "failed",
		...facts,
		series,
		failure
	};
}

// src/source/script-name.ts
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

// src/measure/running-sources.ts
/** Where a run that takes snapshots writes what V8 ran otherwise than it lies on disk. */
function sourcesFileBeside(snapshot) {
	return `${snapshot}.sources`;
}
/** The texts by the paths of their scripts; the file is gone then. Empty where there is none, or nothing to read. */
async function takeRunningSources(file) {
	const text = await readFile(file, "utf8").catch(() => "[]");
	await rm(file, { force: true });
	try {
		const sources = JSON.parse(text).filter(isSource);
		return new Map(sources.map(([scriptName, source]) => [filePathOf(scriptName), source]));
	} catch {
		return /* @__PURE__ */ new Map();
	}
}
function isSource(entry) {
	return Array.isArray(entry) && entry.length === 2 && entry.every((part) => typeof part === "string");
}

// src/measure/program/snapshot-program.ts
/** A program that asks for one every second must not fill the disk. */
const MOST_ON_DEMAND = 3;
/** The three snapshots of a program that runs by itself, and those that it asks for. Files of a run that fails are removed. */
async function snapshotProgram(request, program, plan, onProgress) {
	const reached = [];
	const ticks = [];
	const onDemandFiles = Array.from({ length: MOST_ON_DEMAND }, (_, i) => join(dirname(plan.files[2]), `on-demand-${request.side}-${i + 1}.heapsnapshot`));
	const { facts, failure, onDemand, memberSnapshots } = await runProgram(request, program, {
		tracksAllocations: [plan, ...plan.members ?? []].some(({ trackAllocations }) => trackAllocations),
		planned: plan.files.length,
		onDemandFiles,
		memberSnapshots: plan.members ?? [],
		overIterations: (series) => series,
		async carryOut(stage) {
			await stage.ask({ kind: "prepare-snapshots" });
			const steps = program.kind === "script" ? intervalSteps(stage, program.intervalMs) : await loadSteps(stage, program);
			try {
				for (const [taken, file] of plan.files.entries()) {
					stage.tell("iterate", plan.iterations[taken], taken);
					const iterations = await steps.to(plan.iterations[taken]);
					stage.tell("snapshot", plan.iterations[taken], taken);
					const startTracking = taken === 0 && plan.trackAllocations;
					const sourcesFile = taken === plan.files.length - 1 ? sourcesFileBeside(file) : null;
					const counted = await stage.ask({
						kind: "snapshot",
						file,
						startTracking,
						sourcesFile
					});
					reached.push(iterations ?? counted);
					ticks.push(counted);
				}
			} finally {
				await steps.close();
			}
		}
	}, onProgress);
	const sources = await takeRunningSources(sourcesFileBeside(plan.files[2]));
	if (failure === null) {
		const three = ([first, second, third]) => [
			first,
			second,
			third
		];
		const counts = program.kind === "script" && ticks.at(-1) > ticks[0] ? { ticks: three(ticks) } : {};
		return {
			kind: "completed",
			...facts,
			files: plan.files,
			sources,
			iterations: three(reached),
			...counts,
			onDemand,
			memberSnapshots
		};
	}
	await Promise.all([
		...plan.files,
		...(plan.members ?? []).flatMap(({ files }) => files),
		...onDemandFiles
	].map((file) => rm(file, { force: true })));
	return {
		kind: "failed",
		...facts,
		failure
	};
}
/** While a snapshot is written the program stands still: only the time between them counts. */
function intervalSteps(stage, intervalMs) {
	let done = 0;
	return {
		async to(intervals) {
			const startMs = performance.now();
			await stage.sleepUntil(startMs + (intervals - done) * intervalMs);
			done += (performance.now() - startMs) / intervalMs;
			return done;
		},
		close: () => Promise.resolve()
	};
}
async function loadSteps(stage, program) {
	const sender = await openSender(stage, program.load);
	return {
		async to(count) {
			await sender.sendTo(count);
			return sender.iterations(count);
		},
		close: sender.close
	};
}

// src/measure/take-snapshots.ts
/**
* Takes the three snapshots of a workload in a process of its own, apart from the measured runs. Files of a run that
* fails are removed.
*/
async function takeSnapshots(request, plan, onProgress = () => {}) {
	if (request.program !== void 0) return snapshotProgram(request, request.program, plan, onProgress);
	const sourcesFile = sourcesFileBeside(plan.files[2]);
	const { facts, memberSnapshots = [], failure } = await runSampler(request, {
		kind: "snapshots",
		sourcesFile,
		...plan
	}, onProgress);
	const sources = await takeRunningSources(sourcesFile);
	if (failure === null) return {
		kind: "completed",
		...facts,
		files: plan.files,
		sources,
		memberSnapshots
	};
	const files = [...plan.files, ...(plan.members ?? []).flatMap((member) => member.files)];
	await Promise.all(files.map((file) => rm(file, { force: true })));
	return {
		kind: "failed",
		...facts,
		failure
	};
}

// src/measure/trace-handles.ts
/**
* Finds out who opens the handles and files that a workload leaves open, in a process of its own: the notes that it takes
* would be seen in a measured heap.
*/
async function traceHandles(request, plan, onProgress = () => {}) {
	const { facts, failure, handles = [] } = await runSampler(request, {
		kind: "handles",
		...plan
	}, onProgress);
	return failure === null ? {
		kind: "completed",
		...facts,
		handles
	} : {
		kind: "failed",
		...facts,
		failure
	};
}

// src/baseline/git.ts
/** What points git at a repository from outside, as inside a hook; a git bound to a folder wants none of it. */
const REPOSITORY_VARIABLES = [
	"GIT_ALTERNATE_OBJECT_DIRECTORIES",
	"GIT_COMMON_DIR",
	"GIT_DIR",
	"GIT_GRAFT_FILE",
	"GIT_IMPLICIT_WORK_TREE",
	"GIT_INDEX_FILE",
	"GIT_INTERNAL_SUPER_PREFIX",
	"GIT_NAMESPACE",
	"GIT_OBJECT_DIRECTORY",
	"GIT_PREFIX",
	"GIT_QUARANTINE_PATH",
	"GIT_REPLACE_REF_BASE",
	"GIT_SHALLOW_FILE",
	"GIT_TEMPLATE_DIR",
	"GIT_WORK_TREE"
];
function withoutRepositoryVariables(environment) {
	return Object.fromEntries(Object.entries(environment).filter(([name]) => !REPOSITORY_VARIABLES.includes(name)));
}
function gitIn(folder, environment, signal) {
	const run = async (...args) => {
		signal.throwIfAborted();
		const child = spawn("git", args, {
			cwd: folder,
			env: {
				...environment,
				LC_ALL: "C",
				GIT_TERMINAL_PROMPT: "0"
			},
			stdio: [
				"ignore",
				"pipe",
				"pipe"
			],
			windowsHide: true,
			signal
		});
		const ended = new Promise((resolve, reject) => {
			child.once("error", reject);
			child.once("close", resolve);
		});
		const [stdout, stderr, exitCode] = await Promise.all([
			buffer(child.stdout),
			buffer(child.stderr),
			ended
		]).catch((cause) => {
			signal.throwIfAborted();
			throw isMissing(cause) ? new GitMissingError(cause) : cause;
		});
		if (exitCode !== 0) throw new GitCommandError(args, exitCode, withoutCredentials(neutralised(stderr.toString("utf8"))));
		return stdout.toString("utf8");
	};
	return {
		run,
		ask: (...args) => run(...args).catch((cause) => {
			if (cause instanceof GitCommandError) return null;
			throw cause;
		}),
		configured: (entries) => gitIn(folder, withConfiguration(environment, entries), signal)
	};
}
/** Absolute paths of things in the repository of `folder`, wherever worktrees and settings have put them. */
async function gitPaths(git, folder, ...names) {
	return (await git.run("rev-parse", ...names.flatMap((name) => ["--git-path", name]))).trimEnd().split("\n").map((path) => resolve(folder, path));
}
/** The environment with entries added to the configuration that it already carries, if any. */
function withConfiguration(environment, entries) {
	const first = Number(environment.GIT_CONFIG_COUNT ?? 0);
	const added = entries.flatMap(([key, value], index) => [[`GIT_CONFIG_KEY_${first + index}`, key], [`GIT_CONFIG_VALUE_${first + index}`, value]]);
	return {
		...environment,
		...Object.fromEntries(added),
		GIT_CONFIG_COUNT: String(first + entries.length)
	};
}
/** A remote's address may carry a token: `https://x-access-token:TOKEN@host/`. */
function withoutCredentials(text) {
	return text.replaceAll(/(?<=:\/\/)[^/\s@]+@/g, "");
}
function isMissing(cause) {
	return cause instanceof Error && "code" in cause && cause.code === "ENOENT";
}

// src/baseline/checkout.ts
/** @throws NotARepositoryError */
async function openCheckout(folder, environment, signal) {
	const root = (await gitIn(folder, environment, signal).run("rev-parse", "--show-toplevel").catch(asNotARepository(folder))).trimEnd();
	const git = gitIn(root, environment, signal);
	const [objectsFolder, shallowFile] = await gitPaths(git, root, "objects", "shallow");
	return {
		root,
		objectsFolder,
		shallowFile,
		objectFormat: (await git.run("rev-parse", "--show-object-format")).trim(),
		headCommit: (await git.ask("rev-parse", "--verify", "--quiet", "HEAD^{commit}"))?.trim() ?? null,
		branch: (await git.ask("symbolic-ref", "--quiet", "--short", "HEAD"))?.trim() ?? null,
		remote: await remoteOf(git, root),
		git
	};
}
function asNotARepository(folder) {
	return (cause) => {
		if (cause instanceof GitCommandError) throw new NotARepositoryError(folder, cause.stderr.trim());
		throw cause;
	};
}
/** Sections that say how a server is reached and who one is there. */
const REACHING = /^(http|credential|url|ssh|protocol)\.|^core\.(sshcommand|gitproxy|askpass)$/;
/** Of the remote itself: what it is, not what fetching from it used to do to the user's refs. */
const REMOTE_KEYS = [
	"url",
	"proxy",
	"proxyauthmethod",
	"uploadpack",
	"promisor",
	"partialclonefilter"
];
async function remoteOf(git, root) {
	const names = (await git.ask("remote") ?? "").split("\n").filter((name) => name !== "");
	const name = names.includes("origin") ? "origin" : names.length === 1 ? names[0] : null;
	if (name === null) return null;
	return {
		name,
		config: (await git.run("config", "--list", "-z")).split("\0").filter((entry) => entry !== "").map((entry) => {
			const lineEnd = entry.indexOf("\n");
			return lineEnd < 0 ? [entry, "true"] : [entry.slice(0, lineEnd), entry.slice(lineEnd + 1)];
		}).filter(([key]) => REACHING.test(key) || REMOTE_KEYS.some((own) => key === `remote.${name}.${own}`)).map(([key, value]) => key === `remote.${name}.url` ? [key, absoluteUrl(value, root)] : [key, value])
	};
}
/** A remote given as a relative path is meant from the checkout, not from where it is fetched into. */
function absoluteUrl(url, root) {
	return /^\.{1,2}(\/|$)/.test(url) ? resolve(root, url) : url;
}

// src/baseline/find-commit.ts
const HASH$1 = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
/**
* The commit that a person's or an event's word means: a ref or hash of the checkout, a branch of its remote, or a commit
* that the remote gives out by hash.
* @throws UnknownCommitError
*/
async function findCommit(role, ref, checkout, store) {
	if (HASH$1.test(ref)) {
		if (await store.has(ref) || await store.fetchCommit(ref)) return ref;
		throw new UnknownCommitError(role, ref, await remedyFor(ref, checkout, store));
	}
	const found = await commitOf(checkout, ref) ?? await commitOfRemoteBranch(checkout, ref) ?? (isPlainRef(ref) ? await store.fetchRef(ref) : null);
	if (found === null) throw new UnknownCommitError(role, ref, await remedyFor(ref, checkout, store));
	return found;
}
/** The commit of a ref as the checkout alone knows it. */
async function commitOf(checkout, ref) {
	if (ref.startsWith("-")) return null;
	return (await checkout.git.ask("rev-parse", "--verify", "--quiet", `${ref}^{commit}`))?.trim() ?? null;
}
async function commitOfRemoteBranch(checkout, branch) {
	return checkout.remote === null ? null : commitOf(checkout, `refs/remotes/${checkout.remote.name}/${branch}`);
}
/** A name that may be asked of a remote: no operator (`~2`, `^`, `@{...}`), no option, no refspec. */
function isPlainRef(ref) {
	return /^[^-\s~^:?*[\\@][^\s~^:?*[\\]*$/.test(ref) && !ref.includes("..") && !ref.includes("@{");
}
async function remedyFor(ref, checkout, store) {
	const listed = await checkout.git.run("for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes");
	const nearest = nearestKnown(ref, listed.split("\n").filter((name) => name !== ""));
	if (nearest !== null) return `did you mean "${nearest}"?`;
	if (checkout.remote === null) return "name a branch, tag or hash that `git log` shows here";
	const failure = store.fetchFailure();
	const reason = failure === null ? "" : ` git says: ${failure}`;
	return `"${checkout.remote.name}" did not give it out either: check its name, or fetch it first (with actions/checkout: fetch-depth: 0).${reason}`;
}

// src/baseline/choose-base.ts
/** The commit that head is compared with: what the user named, else what the event says, else the default branch. */
async function chooseBase(question, named, event) {
	const { checkout, store, headCommit } = question;
	if (named !== null) return {
		kind: "commit",
		commit: await findCommit("base", named, checkout, store),
		description: named
	};
	if (headCommit === null) return {
		kind: "none",
		code: "no-commits",
		text: "the repository has no commit yet, so there is no base"
	};
	if (event === null) return againstDefaultBranch(question, headCommit, await defaultBranch(checkout, store));
	switch (event.kind) {
		case "pull-request": return ofPullRequest(question, headCommit, event);
		case "push": return ofPush(question, headCommit, event);
		case "commit": return {
			kind: "commit",
			commit: await findCommit("base", event.baseSha, checkout, store),
			description: event.description
		};
	}
}
/** GitHub's merge commit has the base branch as its first parent and the pull request's head as its second. */
async function ofPullRequest({ checkout, store }, headCommit, { headSha, baseSha, baseRef }) {
	const [first, second] = await store.parentsOf(headCommit);
	if (headCommit !== headSha && first !== void 0 && second === headSha) return {
		kind: "commit",
		commit: await findCommit("base", first, checkout, store),
		description: baseRef
	};
	return meeting(store, headCommit, await findCommit("base", baseSha, checkout, store), baseRef);
}
async function ofPush(question, headCommit, { before, defaultBranch: branch }) {
	const { checkout, store } = question;
	const isNew = /^0+$/.test(before);
	if (!isNew && (await store.has(before) || await store.fetchCommit(before))) return {
		kind: "commit",
		commit: before,
		description: `${before.slice(0, 10)}, before the push`
	};
	const found = branch === null ? null : await findCommit("base", branch, checkout, store).catch(asUnknown);
	const choice = await againstDefaultBranch(question, headCommit, branch === null || found === null ? await defaultBranch(checkout, store) : {
		name: branch,
		commit: found
	});
	if (isNew || choice.kind === "none") return choice;
	return {
		...choice,
		description: `${choice.description}, as ${before.slice(0, 10)} is gone`
	};
}
function asUnknown(cause) {
	if (cause instanceof UnknownCommitError) return null;
	throw cause;
}
/** Head's own commits on top of the default branch; where it has none, its changes; where it has none, its last commit. */
async function againstDefaultBranch({ store, dirty, checkout }, headCommit, branch) {
	const meets = branch === null ? null : await meeting(store, headCommit, branch.commit, branch.name);
	if (meets !== null && (meets.kind === "none" || meets.commit !== headCommit)) return meets;
	if (dirty) return {
		kind: "commit",
		commit: headCommit,
		description: "HEAD, without the uncommitted changes"
	};
	const [parent] = await store.parentsOf(headCommit);
	if (parent === void 0) return {
		kind: "none",
		code: "first-commit",
		text: "head is the first commit, so there is no base"
	};
	const why = branch === null ? "no default branch found" : `already on ${branch.name}`;
	return {
		kind: "commit",
		commit: await findCommit("base", parent, checkout, store),
		description: `the commit before head (${why})`
	};
}
/** Depths at which a shallow history is asked for more before the histories count as unrelated. */
const DEPTHS = [
	50,
	500,
	5e3,
	2147483647
];
async function meeting(store, head, base, name) {
	let commit = await store.mergeBase(head, base);
	for (const depth of DEPTHS) {
		if (commit !== null || !await store.deepen([head, base], depth)) break;
		commit = await store.mergeBase(head, base);
	}
	if (commit !== null) return {
		kind: "commit",
		commit,
		description: `merge base with ${name}`
	};
	return {
		kind: "none",
		code: "unrelated-histories",
		text: `head and ${name} have no commit in common, so there is no base`
	};
}
/**
* The remote's default branch, else the usual names, else what git calls a first branch here; where the checkout has none
* of them, as after a checkout of one commit, the remote is asked.
*/
async function defaultBranch(checkout, store) {
	for (const name of await likelyNames(checkout)) {
		const commit = await commitOf(checkout, `refs/remotes/${name}`) ?? await commitOf(checkout, `refs/heads/${name}`);
		if (commit !== null) return {
			name,
			commit
		};
	}
	const name = await store.remoteHead();
	const commit = name === null ? null : await store.fetchRef(name);
	return name === null || commit === null ? null : {
		name,
		commit
	};
}
async function likelyNames({ git, remote }) {
	const ask = async (...args) => (await git.ask(...args))?.trim() ?? "";
	const remoteHead = remote === null ? "" : await ask("symbolic-ref", "--quiet", "--short", `refs/remotes/${remote.name}/HEAD`);
	const usual = [
		"main",
		"master",
		await ask("config", "init.defaultBranch")
	].filter((name) => name !== "");
	return [...remoteHead === "" ? [] : [remoteHead], ...usual.flatMap((name) => remote === null ? [name] : [`${remote.name}/${name}`, name])];
}

// src/baseline/command-environment.ts
/** What an `npm run` or `npx` around heapslope says about the user's project; the copy is another one. */
const OF_THE_CALLER = /^(npm_(lifecycle|package)_|npm_(command|execpath|node_execpath)$|INIT_CWD$|PROJECT_CWD$|BERRY_BIN_FOLDER$|npm_config_(local_prefix|global_prefix|workspaces?|include_workspace_root|call|package|yes|dry_run)$)/;
/** Clients are to ask nothing, to announce nothing and to send nothing beside what they install. */
const QUIET_CLIENTS = {
	npm_config_audit: "false",
	npm_config_fund: "false",
	npm_config_update_notifier: "false",
	COREPACK_ENABLE_DOWNLOAD_PROMPT: "0",
	YARN_ENABLE_TELEMETRY: "0"
};
/** What `setup` and `build` find around them on one side. */
function commandEnvironment(surroundings) {
	const { root, userRoot, environment, passEnv, gitVariables } = surroundings;
	const scrubbed = withoutRepositoryVariables(scrubbedEnvironment(environment, passEnv));
	const kept = Object.entries(scrubbed).filter(([name]) => !OF_THE_CALLER.test(name)).map(([name, value]) => [name, isPath(name) ? pathFor(root, userRoot, value) : value]);
	return {
		...Object.fromEntries(kept),
		...QUIET_CLIENTS,
		...gitVariables
	};
}
/** Registry credentials of the caller that `setup` and `build` are not given. */
function withheldCredentials({ environment, passEnv }) {
	const passed = scrubbedEnvironment(environment, passEnv);
	return Object.keys(environment).filter((name) => !(name in passed) && /^(node|npm|yarn|bun)_/i.test(name) && /token|auth|password/i.test(name));
}
/** The folders of PATH, by whatever case its name is written in. */
function pathOf(environment) {
	const [, value] = Object.entries(environment).find(([name]) => isPath(name)) ?? [];
	return (value ?? "").split(delimiter).filter((entry) => entry !== "");
}
const isPath = (name) => name.toUpperCase() === "PATH";
/** The programs of the copy come first, those of the user's checkout not at all: `tsc` is to be the side's own. */
function pathFor(root, userRoot, path) {
	const outside = path.split(delimiter).filter((entry) => entry !== "" && !isInside$1(userRoot, entry));
	return [join(root, "node_modules", ".bin"), ...outside].join(delimiter);
}

// src/baseline/stragglers.ts
/** Name of the variable by which everything that a command starts is known again. */
const COMMAND_MARK = "HEAPSLOPE_COMMAND";
/** A process that forks while it is looked for may be seen only the next time. */
const MOST_SWEEPS = 10;
/**
* Kills what a command has left running outside its process group, as a build's daemon does: whatever carries its mark
* in the environment. Only where /proc tells environments (Linux); elsewhere the process group is all that is known.
*/
function killStragglers(mark) {
	for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
		const found = processesMarked(mark);
		if (found.length === 0) return;
		for (const pid of found) try {
			process.kill(pid, "SIGKILL");
		} catch {}
	}
}
function processesMarked(mark) {
	const entry = `${COMMAND_MARK}=${mark}\0`;
	return listed$1("/proc").filter((name) => /^\d+$/.test(name)).filter((pid) => environmentOf(pid).includes(entry)).map(Number);
}
function listed$1(folder) {
	try {
		return readdirSync(folder);
	} catch {
		return [];
	}
}
/** Empty for a process that has ended (a zombie, too), or is another user's. */
function environmentOf(pid) {
	try {
		return readFileSync(`/proc/${pid}/environ`, "latin1");
	} catch {
		return "";
	}
}

// src/baseline/run-command.ts
const TAIL_BYTES = 8192;
const GRACE_MS = 2e3;
/**
* Runs a command of the repository in a process group of its own and ends the whole group with it.
* @throws the signal's reason where it was aborted
*/
async function runCommand(request) {
	request.signal.throwIfAborted();
	const tail = outputTail(TAIL_BYTES);
	const mark = randomUUID();
	const child = spawn(request.command, {
		cwd: request.cwd,
		env: {
			...request.environment,
			[COMMAND_MARK]: mark
		},
		shell: true,
		detached: process.platform !== "win32",
		stdio: [
			"ignore",
			"pipe",
			"pipe"
		],
		windowsHide: true
	});
	child.stdout.on("data", tail.write);
	child.stderr.on("data", tail.write);
	let timedOut = false;
	let kill;
	const stop = () => {
		killGroup(child, "SIGTERM");
		kill = setTimeout(() => killGroup(child, "SIGKILL"), GRACE_MS);
	};
	const deadline = setTimeout(() => {
		timedOut = true;
		stop();
	}, request.timeoutMs);
	request.signal.addEventListener("abort", stop, { once: true });
	try {
		const [exitCode, signalName] = await exitOf(child, mark);
		request.signal.throwIfAborted();
		return {
			exitCode,
			signalName,
			timedOut,
			outputTail: tail.text()
		};
	} finally {
		request.signal.removeEventListener("abort", stop);
		clearTimeout(deadline);
		clearTimeout(kill);
	}
}
/** Waits for the command, ends what it left running, and then for the end of its output, if not for ever. */
async function exitOf(child, mark) {
	return new Promise((resolve, reject) => {
		child.once("error", reject);
		child.once("exit", (exitCode, signalName) => {
			killGroup(child, "SIGKILL");
			killStragglers(mark);
			const end = () => resolve([exitCode, signalName]);
			const patience = setTimeout(() => {
				child.stdout?.destroy();
				child.stderr?.destroy();
				end();
			}, GRACE_MS);
			child.once("close", () => {
				clearTimeout(patience);
				end();
			});
		});
	});
}
function killGroup(child, signalName) {
	if (child.pid === void 0) return;
	if (process.platform === "win32") {
		spawn("taskkill", [
			"/pid",
			String(child.pid),
			"/T",
			"/F"
		], {
			stdio: "ignore",
			windowsHide: true
		}).once("error", () => child.kill("SIGKILL"));
		return;
	}
	try {
		process.kill(-child.pid, signalName);
	} catch {}
}

// src/baseline/install-command.ts
/**
* The command that installs a copy, or null where there is nothing to install.
* @throws PackageManagerMissingError
*/
async function installCommand(surroundings) {
	const { cwd, environment } = surroundings;
	const read = (file) => readFile(join(cwd, file), "utf8").catch(() => "");
	const installation = installationOf({
		manifest: parsed$2(await read("package.json")),
		files: new Set(await readdir(cwd)),
		yarnLock: await read("yarn.lock")
	});
	if (installation === null) return null;
	if (installation.client === "npm") return `npm ${installation.arguments}`;
	const path = pathOf(environment);
	const onPath = await isOnPath(installation.client, path);
	if (onPath && await isAskedFor(installation, surroundings)) return `${installation.client} ${installation.arguments}`;
	if (await isOnPath("corepack", path)) return `corepack ${installation.client} ${installation.arguments}`;
	if (onPath) return `${installation.client} ${installation.arguments}`;
	throw new PackageManagerMissingError(installation.client);
}
function parsed$2(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
/** Another major version than the manifest names would refuse, or write another lock file. */
async function isAskedFor({ client, version }, surroundings) {
	if (version === null) return true;
	const { exitCode, outputTail } = await runCommand({
		...surroundings,
		command: `${client} --version`
	});
	const major = /^v?(\d+)\.\d+\.\d+/m.exec(outputTail)?.[1];
	return exitCode === 0 && major === version.split(".", 1)[0];
}
async function isOnPath(program, path) {
	const suffixes = process.platform === "win32" ? [
		".cmd",
		".exe",
		".bat",
		".ps1"
	] : [""];
	for (const folder of path) for (const suffix of suffixes) if (await access(join(folder, `${program}${suffix}`), constants$1.X_OK).then(() => true, () => false)) return true;
	return false;
}

// src/baseline/install.ts
/**
* Installs and builds one side's copy.
* @throws SideCommandError where a command fails or takes too long, PackageManagerMissingError
*/
async function installAndBuild(copy, userRoot, workspace, request) {
	const { side, root } = copy;
	const { environment, passEnv, commandTimeoutMs: timeoutMs, signal, onProgress } = request;
	const around = {
		root,
		userRoot,
		environment,
		passEnv,
		gitVariables: workspace.commandGitVariables
	};
	const surroundings = {
		cwd: root,
		environment: commandEnvironment(around),
		timeoutMs,
		signal
	};
	const step = async (name, command) => {
		if (command === null) return;
		onProgress({
			step: name,
			side,
			detail: command
		});
		const end = await runCommand({
			...surroundings,
			command
		});
		if (end.exitCode !== 0 || end.timedOut) throw new SideCommandError({
			side,
			step: name,
			command,
			timeoutMs,
			...end,
			withheld: withheldCredentials(around)
		});
	};
	const setup = await setupCommand(request.setup, surroundings);
	await step("setup", setup);
	await step("build", request.build);
	return {
		...copy,
		nodeArgs: plugAndPlayArgs(root),
		setupCommand: setup
	};
}
async function setupCommand(setup, surroundings) {
	switch (setup.kind) {
		case "none": return null;
		case "command": return setup.command;
		case "auto": return installCommand(surroundings);
	}
}
/** A copy that yarn installed without `node_modules` needs its resolver in every Node, as `yarn node` gives it. */
function plugAndPlayArgs(root) {
	const resolver = join(root, ".pnp.cjs");
	const loader = join(root, ".pnp.loader.mjs");
	return [...existsSync(resolver) ? ["--require", resolver] : [], ...existsSync(loader) ? ["--experimental-loader", pathToFileURL(loader).href] : []];
}

// src/baseline/install-difference.ts
/** Lock files that are named at most. */
const MOST_NAMED = 3;
/** Where the sides run with other packages than each other, how that came; null where they do not. After the install. */
async function installDifference(head, base) {
	const [ofHead, ofBase] = [head.setupCommand, base.setupCommand];
	if (ofHead === null && ofBase === null) return null;
	if (ofHead !== ofBase) return {
		code: "installed-differently",
		text: `each side was installed by its own: head ${how(ofHead)}, base ${how(ofBase)}`
	};
	const locks = [.../* @__PURE__ */ new Set([...head.files, ...base.files])].filter((file) => LOCK_FILE.test(file)).sort();
	const differing = [];
	for (const file of locks) {
		const [one, other] = [await contentOf$1(head, file), await contentOf$1(base, file)];
		if (one === null || other === null || !one.equals(other)) differing.push(file);
	}
	if (differing.length === 0) return null;
	return {
		code: "lock-file-differs",
		text: `each side ran with the packages that its own lock file pins (${differing.slice(0, MOST_NAMED).join(", ")}${differing.length > MOST_NAMED ? ` and ${differing.length - MOST_NAMED} more` : ""}): a difference may be theirs`
	};
}
function how(command) {
	return command === null ? "not at all, as it has nothing to install" : `with ${command}`;
}

// src/baseline/notes.ts
/** What a copy cannot have of the checkout that it was made from. */
async function notesOf({ root, files }, changes) {
	const notes = [];
	if (files.has(".gitmodules")) notes.push({
		code: "submodules-left-out",
		text: "the repository has submodules; their folders are empty in both copies"
	});
	const nestedRepositories = changes?.nestedRepositories ?? [];
	if (nestedRepositories.length > 0) notes.push({
		code: "nested-repositories-left-out",
		text: `not copied, as they are git repositories of their own: ${nestedRepositories.join(", ")}`
	});
	if (changes?.installedPackages === true) notes.push({
		code: "node-modules-left-out",
		text: "node_modules is not ignored by git; it was not copied, as each side installs its own packages"
	});
	if (await usesLfs(root, files)) notes.push({
		code: "lfs-files-left-out",
		text: "the repository keeps files in Git LFS; both copies have their pointers only"
	});
	return notes;
}
async function usesLfs(root, files) {
	for (const file of files) {
		if (file !== ".gitattributes" && !file.endsWith("/.gitattributes")) continue;
		if (/\bfilter=lfs\b/.test(await readFile(join(root, file), "utf8"))) return true;
	}
	return false;
}

// src/baseline/store.ts
/** Settings of the user's that decide which bytes a checked-out file has; the copies follow them. */
const CONTENT_SETTINGS = [
	"core.autocrlf",
	"core.eol",
	"core.longpaths"
];
async function openStore(checkout, workspace, onFetch, signal) {
	const { storeFolder } = workspace;
	const format = checkout.objectFormat === "sha1" ? [] : [`--object-format=${checkout.objectFormat}`];
	const initialise = async (folder, objectsFolder, ...more) => {
		await mkdir(folder, { recursive: true });
		const git = gitIn(folder, workspace.ownEnvironment, signal);
		await git.run("init", "--quiet", `--template=${workspace.emptyFolder}`, ...format, ...more);
		const [objects, shallowFile] = await gitPaths(git, folder, "objects", "shallow");
		await mkdir(join(objects, "info"), { recursive: true });
		await writeFile(join(objects, "info", "alternates"), `${alternateLine(objectsFolder)}\n`);
		return {
			git,
			shallowFile
		};
	};
	const { git: store, shallowFile } = await initialise(storeFolder, checkout.objectsFolder, "--bare");
	const shallow = existsSync(checkout.shallowFile);
	if (shallow) await copyFile(checkout.shallowFile, shallowFile);
	const content = await contentSettings(checkout.git);
	let fetchFailure = null;
	const fetch = async (what, ...args) => {
		const { remote } = checkout;
		if (remote === null) return false;
		onFetch(what);
		const quiet = [
			"--quiet",
			"--no-tags",
			"--no-recurse-submodules",
			"--no-write-fetch-head",
			"--no-auto-maintenance"
		];
		try {
			await store.configured(remote.config).run("fetch", ...quiet, ...args);
			return true;
		} catch (cause) {
			if (!(cause instanceof GitCommandError)) throw cause;
			fetchFailure = cause.stderr.trim();
			return false;
		}
	};
	const remoteName = checkout.remote?.name ?? "origin";
	const depthOne = shallow ? ["--depth=1"] : [];
	const has = async (commit) => await store.ask("cat-file", "-e", `${commit}^{commit}`) !== null;
	return {
		has,
		async parentsOf(commit) {
			return [...(await store.run("cat-file", "commit", commit)).split("\n\n", 1)[0].matchAll(/^parent ([0-9a-f]+)$/gm)].map((match) => match[1]);
		},
		mergeBase: async (a, b) => (await store.ask("merge-base", a, b))?.trim() ?? null,
		async fetchCommit(commit) {
			await fetch(commit, ...depthOne, remoteName, commit);
			return has(commit);
		},
		fetchFailure: () => fetchFailure,
		async fetchRef(ref) {
			const target = "refs/heapslope/fetched";
			return await fetch(ref, ...depthOne, remoteName, `+${ref}:${target}`) ? (await store.run("rev-parse", `${target}^{commit}`)).trim() : null;
		},
		async remoteHead() {
			const { remote } = checkout;
			if (remote === null) return null;
			const listed = await store.configured(remote.config).ask("ls-remote", "--symref", remoteName, "HEAD");
			return /^ref: refs\/heads\/(\S+)\tHEAD$/m.exec(listed ?? "")?.[1] ?? null;
		},
		async deepen(commits, depth) {
			if (!shallow) return false;
			return fetch(`${depth} commits of history`, `--depth=${depth}`, remoteName, ...commits);
		},
		async copyOf(commit, folder) {
			const copy = await initialise(folder, join(storeFolder, "objects"));
			if (existsSync(shallowFile)) await copyFile(shallowFile, copy.shallowFile);
			for (const [key, value] of content) await copy.git.run("config", key, value);
			if (commit === null) return copy.git;
			await copy.git.configured(partialCloneOf(checkout)).run("checkout", "--quiet", "--detach", "--force", commit);
			return copy.git;
		}
	};
}
/** Where the user's clone left blobs at the remote (`--filter`), git fetches those it needs while checking out. */
function partialCloneOf(checkout) {
	const config = checkout.remote?.config ?? [];
	return config.some(([key]) => key.endsWith(".promisor")) ? config : [];
}
async function contentSettings(git) {
	const read = CONTENT_SETTINGS.map(async (key) => [key, (await git.ask("config", key))?.trim()]);
	return (await Promise.all(read)).flatMap(([key, value]) => value === void 0 ? [] : [[key, value]]);
}
/** As git reads `objects/info/alternates`: a path that could be taken for something else is quoted as in C. */
function alternateLine(path) {
	const slashed = process.platform === "win32" ? path.replaceAll("\\", "/") : path;
	return /["\n]/.test(slashed) ? JSON.stringify(slashed) : slashed;
}

// src/baseline/working-tree.ts
/** @param leaveOut paths (files or folders) that count as not there */
async function workingTreeChanges(git, leaveOut) {
	const entries = (await git.run("status", "--porcelain=v2", "-z", "--untracked-files=all", "--no-renames", "--ignore-submodules=none")).split("\0").map(parseEntry);
	const left = (path) => leaveOut.some((out) => path === out || path.startsWith(`${out}/`));
	const pathsOf = (kind) => entries.flatMap((entry) => entry?.kind === kind && !left(entry.path) ? [entry.path] : []);
	const isInstalled = (path) => path.split("/").includes("node_modules");
	return {
		tracked: pathsOf("tracked"),
		untracked: pathsOf("untracked").filter((path) => !isInstalled(path)),
		installedPackages: pathsOf("untracked").some(isInstalled),
		submodules: pathsOf("submodule"),
		nestedRepositories: pathsOf("nested-repository")
	};
}
/** One record of `git status --porcelain=v2 -z` without renames (git-status(1), "Porcelain Format Version 2"). */
function parseEntry(record) {
	switch (record[0]) {
		case "1":
		case "u": {
			const fields = record.split(" ");
			const path = fields.slice(record[0] === "1" ? 8 : 10).join(" ");
			return {
				kind: fields[2].startsWith("S") ? "submodule" : "tracked",
				path
			};
		}
		case "?": {
			const path = record.slice(2);
			return path.endsWith("/") ? {
				kind: "nested-repository",
				path: path.slice(0, -1)
			} : {
				kind: "untracked",
				path
			};
		}
		default: return null;
	}
}
function isClean({ tracked, untracked, submodules }) {
	return tracked.length + untracked.length + submodules.length === 0;
}
/** Makes the copy's files those of the working tree: what is gone is removed first, then the rest is laid over it. */
async function layWorkingTreeOver(root, copy, { tracked, untracked }) {
	const removed = [];
	const laid = [];
	const folders = /* @__PURE__ */ new Map();
	for (const path of [...tracked, ...untracked]) {
		const kind = await kindOf(root, path, folders);
		if (kind === "file" || kind === "link") laid.push(path);
		else removed.push(path);
	}
	for (const path of removed) await removeFile(copy, path);
	for (const path of laid) await copyEntry(join(root, path), join(copy, path));
	return {
		removed,
		laid
	};
}
/**
* What is at a path, no link followed on the way: where a folder has become a link, the files that it had are gone,
* although there may be others of their names where the link leads.
*/
async function kindOf(root, path, folders) {
	if (!await isFolderItself(root, dirname(path), folders)) return "none";
	const stats = await lstat(join(root, path)).catch(() => null);
	if (stats === null) return "none";
	return stats.isFile() ? "file" : stats.isSymbolicLink() ? "link" : "other";
}
/** @param known answers so far, by path */
function isFolderItself(root, path, known) {
	if (path === ".") return Promise.resolve(true);
	const answered = known.get(path);
	if (answered !== void 0) return answered;
	const answer = isFolderItself(root, dirname(path), known).then(async (above) => {
		return (above ? await lstat(join(root, path)).catch(() => null) : null)?.isDirectory() ?? false;
	});
	known.set(path, answer);
	return answer;
}
/** Removes a file and the folders that are empty without it, as git does; no link is followed here either. */
async function removeFile(copy, path) {
	if (!await isFolderItself(copy, dirname(path), /* @__PURE__ */ new Map())) return;
	await rm(join(copy, path), {
		force: true,
		recursive: true
	});
	for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) if (!await rmdir(join(copy, folder)).then(() => true, () => false)) return;
}
async function copyEntry(from, to) {
	await mkdir(dirname(to), { recursive: true });
	await rm(to, {
		force: true,
		recursive: true
	});
	const stats = await lstat(from);
	if (stats.isSymbolicLink()) return symlink(await readlink(from), to);
	await copyFile(from, to, constants$1.COPYFILE_FICLONE);
	await chmod(to, stats.mode & 511);
}

// src/baseline/git-config.ts
/** The whole configuration of git in the store and the copies. */
function ownGitConfig(emptyFolder) {
	return [
		...withoutHelpers(emptyFolder),
		"[safe]",
		"	directory = *",
		"[fetch]",
		"	unpackLimit = 1",
		""
	].join("\n");
}
/** What `git config --global` is inside `setup` and `build`: it reads the user's settings and writes to this file. */
function commandGitConfig(emptyFolder, userFiles) {
	return [
		...userFiles.flatMap((file) => ["[include]", `\tpath = ${quoted(file)}`]),
		...withoutHelpers(emptyFolder),
		""
	].join("\n");
}
/** No hook, no template, and no process that stays behind. */
function withoutHelpers(emptyFolder) {
	return [
		"[core]",
		`\thooksPath = ${quoted(emptyFolder)}`,
		"	fsmonitor = false",
		"[gc]",
		"	auto = 0",
		"[maintenance]",
		"	auto = false",
		"[init]",
		`\ttemplateDir = ${quoted(emptyFolder)}`
	];
}
function quoted(path) {
	return `"${(process.platform === "win32" ? path.replaceAll("\\", "/") : path.replaceAll("\\", "\\\\")).replaceAll("\"", "\\\"")}"`;
}

// src/baseline/workspace.ts
async function createWorkspace(temporaryFolder, environment) {
	const folder = await mkdtemp(join(await realpath(temporaryFolder), "heapslope-"));
	const emptyFolder = join(folder, "empty");
	const ownConfig = join(folder, "own.gitconfig");
	const commandConfig = join(folder, "command.gitconfig");
	await mkdir(emptyFolder);
	await writeFile(ownConfig, ownGitConfig(emptyFolder));
	await writeFile(commandConfig, commandGitConfig(emptyFolder, userConfigFiles(environment)));
	const scrubbed = withoutRepositoryVariables(scrubbedEnvironment(environment, []));
	const reading = withoutRepositoryVariables(scrubbedEnvironment(environment, gitConfigNames(environment)));
	return {
		folder,
		storeFolder: join(folder, "store.git"),
		sideFolder: (side, name) => join(folder, side, name),
		readingEnvironment: withConfiguration({
			...reading,
			GIT_OPTIONAL_LOCKS: "0"
		}, [["core.fsmonitor", "false"], ["core.hooksPath", emptyFolder]]),
		ownEnvironment: {
			...Object.fromEntries(Object.entries(scrubbed).filter(([key]) => !key.startsWith("GIT_CONFIG"))),
			GIT_CONFIG_GLOBAL: ownConfig,
			GIT_CONFIG_NOSYSTEM: "1"
		},
		commandGitVariables: { GIT_CONFIG_GLOBAL: commandConfig },
		emptyFolder,
		remove: () => removeFolder(folder)
	};
}
/** The user's own git may be configured through the environment, up to whose repositories it trusts. */
function gitConfigNames(environment) {
	return Object.keys(environment).filter((name) => /^GIT_CONFIG_(COUNT|KEY_\d+|VALUE_\d+)$/.test(name));
}
function userConfigFiles(environment) {
	if (environment.GIT_CONFIG_GLOBAL !== void 0) return [environment.GIT_CONFIG_GLOBAL];
	const home = environment.HOME ?? homedir();
	return [join(environment.XDG_CONFIG_HOME ?? join(home, ".config"), "git", "config"), join(home, ".gitconfig")];
}
/** Removes a folder also where a build left folders without write permission in it. */
async function removeFolder(folder) {
	const remove = () => rm(folder, {
		recursive: true,
		force: true,
		maxRetries: 5,
		retryDelay: 100
	});
	await remove().catch(async () => {
		await makeWritable(folder);
		await remove();
	});
}
/**
* Not `readdir` with `recursive`, which follows symbolic links: they may lead to the user's own folders. Meanwhile a removal
* that has failed for one folder may still be at work on others, so that any of them may be gone.
*/
async function makeWritable(folder) {
	try {
		await chmod(folder, 448);
		for (const entry of await readdir(folder, { withFileTypes: true })) if (entry.isDirectory()) await makeWritable(join(folder, entry.name));
	} catch (cause) {
		if (!(cause instanceof Error && "code" in cause && cause.code === "ENOENT")) throw cause;
	}
}

// src/baseline/prepare-sides.ts
/**
* Copies, installs and builds head and base under a temporary folder. On any failure nothing of it is left.
* @throws NotARepositoryError, UnknownCommitError, SideCommandError, PackageManagerMissingError (of head; where base's fails,
* base is `none`),
* GitMissingError, TemporaryFolderError, GitCommandError, and the signal's reason where it was aborted
*/
async function prepareSides(request) {
	const workspace = await createWorkspace(request.temporaryFolder, request.environment);
	try {
		return await prepareIn(workspace, request);
	} catch (cause) {
		await workspace.remove();
		throw cause;
	}
}
async function prepareIn(workspace, request) {
	const { signal, onProgress } = request;
	const checkout = await openCheckout(request.repository, workspace.readingEnvironment, signal);
	if (isInside$1(checkout.root, workspace.folder)) throw new TemporaryFolderError(request.temporaryFolder);
	const onFetch = (detail) => onProgress({
		step: "fetch",
		side: null,
		detail
	});
	const store = await openStore(checkout, workspace, onFetch, signal);
	const source = await headSource(request, checkout, store);
	const dirty = source.changes !== null && !isClean(source.changes);
	const chosen = await chooseBase({
		checkout,
		store,
		headCommit: source.commit,
		dirty
	}, request.base, request.event);
	const copy = async (side, commit, description) => {
		onProgress({
			step: "copy",
			side,
			detail: description.description
		});
		const root = workspace.sideFolder(side, basename(checkout.root));
		const git = await store.copyOf(commit, root);
		const files = new Set((await git.run("ls-files", "-z")).split("\0").filter((file) => file !== ""));
		if (side === "head" && source.changes !== null) {
			const { removed, laid } = await layWorkingTreeOver(checkout.root, root, source.changes);
			const [gone, present] = [new Set(removed), new Set(laid)];
			for (const file of files) if (gone.has(file) || liesUnder(file, present)) files.delete(file);
			for (const file of laid) files.add(file);
		}
		return {
			kind: "prepared",
			side,
			description,
			root,
			files,
			nodeArgs: [],
			setupCommand: null
		};
	};
	const head = await copy("head", source.commit, {
		commit: dirty ? null : source.commit,
		description: headDescription(request, checkout, source.commit, dirty),
		dirty
	});
	const base = chosen.kind === "none" ? chosen : await copy("base", chosen.commit, {
		commit: chosen.commit,
		description: chosen.description,
		dirty: false
	});
	const notes = await notesOf(head, source.changes);
	const installedHead = await installAndBuild(head, checkout.root, workspace, request);
	const installed = base.kind === "none" ? base : await installedBase(base, checkout.root, workspace, request);
	const difference = installed.kind === "none" ? null : await installDifference(installedHead, installed);
	return {
		head: installedHead,
		base: installed,
		notes: difference === null ? notes : [...notes, difference],
		remove: workspace.remove
	};
}
/** Whether one of the folders of a path has become a file or a link; git itself is silent about a link in a circle. */
function liesUnder(path, files) {
	for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) if (files.has(path.slice(0, end))) return true;
	return false;
}
async function headSource(request, checkout, store) {
	if (request.head !== "working-tree") return {
		commit: await findCommit("head", request.head.ref, checkout, store),
		changes: null
	};
	return {
		commit: checkout.headCommit,
		changes: await workingTreeChanges(checkout.git, request.leaveOut)
	};
}
function headDescription({ head, event }, { branch }, commit, dirty) {
	const place = branch ?? commit?.slice(0, 10) ?? "no commit";
	if (dirty) return `working tree on ${place}`;
	if (head !== "working-tree" && head.ref !== "HEAD") return head.ref;
	if (event?.kind !== "pull-request") return place;
	return commit === event.headSha ? `${event.headSha.slice(0, 10)}, the pull request's head` : `merge of ${event.headSha.slice(0, 10)} into ${event.baseRef}`;
}
/** Base is another commit, not the user's fault of today: where it can't be installed head is judged alone. */
async function installedBase(base, userRoot, workspace, request) {
	try {
		return await installAndBuild(base, userRoot, workspace, request);
	} catch (cause) {
		if (cause instanceof PackageManagerMissingError) return {
			kind: "none",
			code: "base-setup-failed",
			text: `on base, ${cause.message}`
		};
		if (!(cause instanceof SideCommandError)) throw cause;
		return {
			kind: "none",
			code: cause.step === "setup" ? "base-setup-failed" : "base-build-failed",
			text: shortened$1(cause.message)
		};
	}
}
const NOTE_LINES = 24;
/** A note of the report is no log: the first line says what failed, the last ones why. */
function shortened$1(text) {
	const lines = text.trimEnd().split("\n");
	return lines.length <= NOTE_LINES ? text.trimEnd() : [
		lines[0],
		"…",
		...lines.slice(-22)
	].join("\n");
}

// src/result/base-name.ts
const GIT_NAME = /^(?:merge base with )?(\S{1,100})$/;
const HASH = /^[0-9a-f]{7,64}$/;
/** What base is called in a sentence: the branch, tag or ref that it was asked for by, else `base`. */
function baseName(base) {
	const [, name] = GIT_NAME.exec(base?.description ?? "") ?? [];
	return name === void 0 || HASH.test(name) ? "base" : name;
}

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

// src/result/foreign-result.ts
const MAX_WORKLOADS = 200;
const MAX_FINDINGS$1 = 500;
const MAX_SOURCES = 50;
const MAX_NAME_CHARACTERS$1 = 200;
/**
* A result that anybody may have written, reduced to what only it can say: numbers, and the names of workloads, classes,
* properties and files. Every sentence, command, address and commit in it is left out and said anew, so that a stranger
* gets no words of their own into a comment, and nothing that a reader may run or click.
*/
function withoutForeignWords(result, trusted) {
	const workloads = result.workloads.slice(0, MAX_WORKLOADS).map(plainWorkload);
	const { notes } = result;
	return {
		schemaVersion: result.schemaVersion,
		heapslopeVersion: matching(result.heapslopeVersion, /^\d{1,4}\.\d{1,4}\.\d{1,4}$/) ?? "unknown",
		createdAt: matching(result.createdAt, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/) ?? "1970-01-01T00:00:00Z",
		verdict: plainVerdict(worstVerdict([result.verdict, ...workloads.map(({ verdict }) => verdict)]) ?? result.verdict),
		base: trusted.base,
		head: trusted.head,
		platform: {
			os: matching(result.platform.os, /^[a-z0-9]{1,20}$/) ?? "unknown",
			arch: matching(result.platform.arch, /^[a-z0-9_]{1,20}$/) ?? "unknown"
		},
		reproduce: trusted.reproduce,
		workloads,
		notes: [
			...knownNotes(notes),
			...leftOut(notes.length - knownNotes(notes).length, "notes"),
			...leftOut(result.workloads.length - workloads.length, "workloads")
		]
	};
}
function plainWorkload(workload) {
	const findings = workload.findings.slice(0, MAX_FINDINGS$1).map(plainFinding);
	return {
		name: clipped(workload.name),
		iterationUnit: workload.iterationUnit,
		...workload.intervalMs === void 0 ? {} : { intervalMs: workload.intervalMs },
		...workload.intervalMs === void 0 ? {} : { intervalMs: workload.intervalMs },
		verdict: plainVerdict(workload.verdict),
		metrics: Object.fromEntries(Object.entries(workload.metrics).flatMap(([key, metric]) => isMetric(key) ? [[key, plainMetric(metric)]] : [])),
		findings,
		runs: workload.runs.slice(0, 100).map(plainRun),
		snapshots: [],
		plot: workload.plot !== null && isMetric(workload.plot.metric) ? workload.plot : null,
		...workload.sources === void 0 ? {} : { sources: workload.sources.slice(0, MAX_SOURCES).map(plainSource) },
		notes: [
			...knownNotes(workload.notes),
			...leftOut(workload.notes.length - knownNotes(workload.notes).length, "notes"),
			...leftOut(workload.findings.length - findings.length, "findings")
		]
	};
}
const SENTENCES = {
	failed: "The measurement failed; the log of the measuring job says why",
	regression: "Head grows faster than base",
	inconclusive: "The measurement could not decide",
	improvement: "Head grows less than base",
	unchanged: "Head grows no faster than base"
};
function plainVerdict({ kind, reason }) {
	const code = matching(reason.code, CODE) ?? "unnamed";
	return {
		kind,
		reason: {
			code,
			text: `${SENTENCES[kind]} (${code}).`
		}
	};
}
const CODE = /^[a-z][a-z0-9-]{0,39}$/;
const METRIC = /^(heapUsed|heapSpaces\.[a-z_]{1,40}|external|arrayBuffers|rss|mallocedMemory|fileDescriptors|detachedContexts|nativeContexts|processes|threads|handles(\.[A-Za-z]{1,40})?)$/;
function isMetric(key) {
	return METRIC.test(key);
}
function plainSource(source) {
	const memory = Object.entries(source.memory).filter(([key]) => isMetric(key));
	return {
		...source,
		label: clipped(source.label),
		memory: Object.fromEntries(memory)
	};
}
function plainMetric(metric) {
	const plain = ({ unit, ...slope }) => ({
		...slope,
		...unit === void 0 ? {} : { unit: matching(unit, /^[a-z]{1,20}$/) ?? "count" }
	});
	const side = (slope) => {
		if (slope === null) return null;
		const { evidence: _words, ...numbers } = slope;
		return plain(numbers);
	};
	return {
		gating: metric.gating,
		base: side(metric.base),
		head: side(metric.head),
		difference: metric.difference === null ? null : plain(metric.difference),
		threshold: metric.threshold
	};
}
function plainFinding(finding) {
	const { allocationSite: site, known, ...rest } = finding;
	return {
		...rest,
		signature: matching(finding.signature, /^[\w:.-]{1,100}$/) ?? "unnamed",
		constructorName: clipped(finding.constructorName),
		...finding.process === void 0 ? {} : { process: {
			...finding.process,
			label: clipped(finding.process.label)
		} },
		shape: finding.shape === null ? null : { keys: finding.shape.keys.slice(0, 20).map(clipped) },
		container: finding.container === null ? null : clipped(finding.container),
		retainerPath: finding.retainerPath.slice(0, 50).map(clipped),
		...known === void 0 ? {} : { known: plainKnown(known) },
		allocationSite: site === null ? null : {
			...site,
			file: clipped(site.file),
			functionName: clipped(site.functionName),
			candidates: site.candidates.slice(0, 20),
			stack: site.stack.slice(0, 20).map((frame) => ({
				...frame,
				functionName: clipped(frame.functionName),
				file: clipped(frame.file)
			}))
		}
	};
}
function plainKnown({ expires, expired }) {
	return {
		reason: "the configuration of the measuring job has the reason",
		expires: expires === null ? null : matching(expires, /^\d{4}-\d\d-\d\d$/),
		expired
	};
}
function plainRun(run) {
	return {
		...run,
		node: matching(run.node, /^v\d{1,4}\.\d{1,4}\.\d{1,4}$/) ?? "unknown",
		v8Flags: run.v8Flags.slice(0, 50).flatMap((flag) => matching(flag, /^--[a-z0-9-]{1,60}$/) ?? []),
		outcome: run.outcome.kind === "completed" ? run.outcome : {
			kind: "failed",
			code: matching(run.outcome.code, CODE) ?? "unnamed",
			text: "The run failed."
		},
		processes: run.processes.slice(0, 100).map((process) => ({
			...process,
			label: clipped(process.label)
		})),
		seriesFile: null
	};
}
/** Notes that change how the numbers are to be read, in our own words. */
const KNOWN_NOTES = /* @__PURE__ */ new Map([
	["workload-overlaid", "head's workload ran on both sides"],
	["config-changed", "head's configuration held for both sides, and base's is another"],
	["snapshot-asked", "The program asked for heap snapshots; measured runs write none."],
	["ignored-sigterm", "The program did not end on SIGTERM and was killed."],
	["calibrated", "It is known from which leak on the check finds it; the summary of the measuring job says so."],
	["blind-spot", "Growth inside a container that was already larger than the window would not show."]
]);
function knownNotes(notes) {
	const codes = new Set(notes.map(({ code }) => code));
	return [...KNOWN_NOTES].flatMap(([code, text]) => codes.has(code) ? [{
		code,
		text
	}] : []);
}
function leftOut(count, what) {
	if (count <= 0) return [];
	return [{
		code: "left-out",
		text: `${count} ${what} of the measuring job are left out here; its own summary has them.`
	}];
}
function clipped(text) {
	return text.length <= MAX_NAME_CHARACTERS$1 ? text : `${text.slice(0, 199)}…`;
}
function matching(text, pattern) {
	return pattern.test(text) ? text : null;
}

// src/result/mask-secrets.ts
/** A result in whose texts these values are masked: a command that failed may have printed them. Longest first. */
function maskSecrets(result, secrets) {
	return secrets.length === 0 ? result : masked(result, secrets);
}
function masked(value, secrets) {
	if (typeof value === "string") return maskText(value, secrets);
	if (Array.isArray(value)) return value.map((item) => masked(item, secrets));
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, masked(item, secrets)]));
}
/** As GitHub's runner masks its log. */
function maskText(text, secrets) {
	return secrets.reduce((shown, secret) => shown.replaceAll(secret, "***"), text);
}

// src/result/merge-results.ts
/**
* One result of the parts: every workload of every part, under its own name where that is unique, else with the part's label
* behind it. The worst verdict counts, a part's own verdict included. The parts are not empty.
*/
function mergeResults(parts) {
	const [first] = parts;
	if (parts.length === 1) return first.result;
	const times = /* @__PURE__ */ new Map();
	for (const { result } of parts) for (const { name } of result.workloads) times.set(name, (times.get(name) ?? 0) + 1);
	const verdicts = parts.map(({ label, result: { verdict } }) => {
		const text = `${label}: ${verdict.reason.text}`;
		return {
			kind: verdict.kind,
			reason: {
				code: verdict.reason.code,
				text
			}
		};
	});
	return {
		...first.result,
		createdAt: parts.map(({ result }) => result.createdAt).toSorted().at(-1) ?? first.result.createdAt,
		verdict: worstVerdict(verdicts) ?? first.result.verdict,
		workloads: parts.flatMap(({ label, result }) => result.workloads.map((workload) => times.get(workload.name) === 1 ? workload : {
			...workload,
			name: `${workload.name} (${label})`
		})),
		notes: mergedNotes(parts)
	};
}
/** What every part says is said once; what only some say, with their labels. */
function mergedNotes(parts) {
	const isSame = (one, other) => one.code === other.code && one.text === other.text;
	const ofAll = (note) => parts.every(({ result }) => result.notes.some((other) => isSame(note, other)));
	const [first, ...others] = parts;
	return [...first.result.notes.filter(ofAll), ...[first, ...others].flatMap(({ label, result }) => result.notes.filter((note) => !ofAll(note)).map((note) => ({
		...note,
		text: `${label}: ${note.text}`
	})))];
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
const text$1 = pipe(string(), maxLength(MAX_TEXT_CHARACTERS));
const position = pipe(number$2(), integer(), minValue(0));
const count = pipe(number$2(), finite(), minValue(0));
const number = pipe(number$2(), finite());
const interval = tuple([number, number]);
const note = strictObject({
	code: text$1,
	text: text$1
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
	unit: optional(text$1),
	interval
};
const sideSlope = strictObject({
	...slope,
	shape,
	evidence: optional(text$1)
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
	functionName: text$1,
	file: text$1,
	line: position,
	column: position
});
const allocationSite = strictObject({
	/** Relative to the repository where it lies inside, else as V8 names it. */
	file: text$1,
	line: position,
	column: position,
	functionName: text$1,
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
	label: text$1
};
const heldObjects = strictObject({
	constructorName: text$1,
	shape: nullable(strictObject({ keys: listOf(text$1) })),
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
	signature: text$1,
	constructorName: text$1,
	shape: nullable(strictObject({ keys: listOf(text$1) })),
	container: nullable(text$1),
	retainerPath: listOf(text$1),
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
		file: text$1,
		line: number,
		column: number
	})),
	/** What hangs on the group, what retains most first. */
	holds: optional(listOf(heldObjects)),
	/** The finding on which this one hangs: its bytes are a part of that one's. */
	within: optional(strictObject({
		signature: text$1,
		constructorName: text$1
	})),
	/** What the config says of it: shown, and not failed for until the day has passed. */
	known: optional(strictObject({
		reason: text$1,
		expires: nullable(text$1),
		expired: boolean()
	}))
});
const process$1 = strictObject({
	...processName,
	samples: count,
	iterations: count
});
const run = strictObject({
	side: picklist(["base", "head"]),
	purpose: picklist(["measure", "explain"]),
	/** Node's version as `process.version` gives it. */
	node: text$1,
	v8: picklist(["quiet", "default"]),
	v8Flags: listOf(text$1),
	durationMs: count,
	outcome: variant("kind", [strictObject({ kind: literal("completed") }), strictObject({
		kind: literal("failed"),
		code: text$1,
		text: text$1
	})]),
	processes: listOf(process$1),
	/** Path of the series file inside the report folder. */
	seriesFile: nullable(text$1)
});
const snapshot = strictObject({
	side: picklist(["base", "head"]),
	/** Path inside the report folder, forward slashes. */
	file: text$1,
	bytes: count,
	sha256: text$1,
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
	memory: record(text$1, strictObject({
		baseBytesPerIteration: nullable(number),
		headBytesPerIteration: nullable(number),
		/** Of head minus base, of head where there is no base. */
		interval: nullable(interval)
	}))
});
const plot = strictObject({
	metric: text$1,
	unit: picklist(["bytes", "count"]),
	/** At most 60 points; median of the replicates at each sample, in the metric's unit. */
	iterations: listOf(number, 60),
	base: nullable(listOf(number, 60)),
	head: nullable(listOf(number, 60))
});
/** sha256 of everything that decides what a side's runs read, part by part. */
const fingerprint = strictObject({
	/** Full commit hash. */
	commit: text$1,
	lockFiles: text$1,
	/** The workload's file as it ran. */
	workload: text$1,
	/** Its settings, and the commands that installed and built the side. */
	settings: text$1
});
const workload = strictObject({
	name: text$1,
	iterationUnit: picklist([
		"call",
		"request",
		"tick",
		"interval"
	]),
	/** How long an interval is, where that is the unit. */
	intervalMs: optional(count),
	verdict: verdictSchema,
	metrics: pipe(record(text$1, metric), check((metrics) => Object.keys(metrics).length <= MAX_METRICS, `at most ${MAX_METRICS} metrics`)),
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
	commit: nullable(text$1),
	/** What a person calls it: a branch, `working tree`, `merge of ... into ...`. */
	description: text$1,
	/** Uncommitted or untracked files take part. */
	dirty: boolean()
});
const resultSchema = strictObject({
	schemaVersion: literal(1),
	heapslopeVersion: text$1,
	/** ISO 8601, UTC. */
	createdAt: text$1,
	verdict: verdictSchema,
	base: nullable(side),
	head: nullable(side),
	platform: strictObject({
		os: text$1,
		arch: text$1
	}),
	/** The command that repeats this comparison on one's own machine. */
	reproduce: text$1,
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
	const found = parse$2(text);
	if (!isRecord$2(found)) throw new ResultNotJsonError(`it holds ${describe(found)} instead of an object`);
	if (found.schemaVersion !== 1) throw new ResultVersionError(versionOf(found), 1);
	const parsed = safeParse(resultSchema, found, { abortEarly: false });
	if (!parsed.success) throw new ResultInvalidError(parsed.issues.slice(0, MAX_ISSUES).map(issueOf));
	const contradiction = contradictionIn(parsed.output);
	if (contradiction !== null) throw new ResultInvalidError([contradiction]);
	return parsed.output;
}
function parse$2(text) {
	if (text.length > 134217728) throw new ResultNotJsonError(`it has ${text.length} characters, and a result has at most ${MAX_RESULT_CHARACTERS}`);
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new ResultNotJsonError(text.trim() === "" ? "it is empty" : "it is not JSON, or only a part of it", error);
	}
}
function isRecord$2(value) {
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
	const parsed = safeParse(schema, parse$1(text));
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
function parse$1(text) {
	try {
		return JSON.parse(text);
	} catch (cause) {
		throw new SeriesInvalidError("it is not JSON", { cause });
	}
}

// src/storage/calibrations.ts
/** In the root of the repository, to be committed: what `heapslope calibrate --save` found. */
const CALIBRATION_FILE = "heapslope-calibration.json";
const NUMBERS = [
	"smallestLeakBytesPerIteration",
	"plantsFound",
	"plants",
	"seconds"
];
/** By the name of the workload. Empty where nothing was saved; what is no calibration is left out. */
async function readCalibrations(folder) {
	const text = await readFile(join(folder, CALIBRATION_FILE), "utf8").catch(() => "{}");
	const kept = /* @__PURE__ */ new Map();
	for (const [name, value] of entriesOf$1(text)) {
		const calibration = calibrationOf(value);
		if (calibration !== null) kept.set(name, calibration);
	}
	return kept;
}
function entriesOf$1(text) {
	try {
		const file = JSON.parse(text);
		return isRecord$1(file) && isRecord$1(file["workloads"]) ? Object.entries(file["workloads"]) : [];
	} catch {
		return [];
	}
}
function calibrationOf(value) {
	if (!isRecord$1(value)) return null;
	const [smallestLeakBytesPerIteration, plantsFound, plants, seconds] = NUMBERS.map((key) => value[key]);
	if (!isAmount(smallestLeakBytesPerIteration) || !isAmount(plantsFound)) return null;
	if (!isAmount(plants) || !isAmount(seconds)) return null;
	return {
		smallestLeakBytesPerIteration,
		plantsFound,
		plants,
		seconds
	};
}
function isAmount(value) {
	return typeof value === "number" && Number.isFinite(value) && value >= 0;
}
function isRecord$1(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

// src/storage/compress-snapshot.ts
/** The Node that runs cannot write zstd. Remedy: run a newer Node, or keep snapshots raw. */
var CompressionMissingError = class extends Error {
	name = "CompressionMissingError";
	constructor() {
		super(`Node ${process.versions.node} cannot write zstd: run heapslope on Node 22.15 or newer, or set snapshot-format: raw`);
	}
};
/**
* Replaces a snapshot by its zstd, a seventh of its size, under its name with `.zst` behind it, and returns that name. The
* file appears whole or not at all, and the snapshot goes only when it has.
* @throws CompressionMissingError, and what reading and writing throws
*/
async function compressSnapshot(path, signal) {
	if (zlib.createZstdCompress === void 0) throw new CompressionMissingError();
	const output = `${path}.zst`;
	const unfinished = `${output}.unfinished`;
	try {
		const pipes = [
			createReadStream(path),
			zlib.createZstdCompress(),
			createWriteStream(unfinished)
		];
		await pipeline(pipes, signal === void 0 ? {} : { signal });
		await rename(unfinished, output);
	} catch (error) {
		await rm(unfinished, { force: true });
		throw error;
	}
	await rm(path);
	return output;
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

// src/storage/report-folder.ts
const RESULT_FILE$2 = "heapslope-result.json";
/** What a report is made of; anything else in the folder is somebody's own. */
const OWN_ENTRIES = /* @__PURE__ */ new Set([
	".gitignore",
	RESULT_FILE$2,
	"comment.md",
	"summary.md",
	"report.html",
	"series",
	"snapshots"
]);
/** The folder cannot be used for a report because it holds files that heapslope did not write. */
var ForeignFolderError = class extends Error {
	name = "ForeignFolderError";
	folder;
	foreign;
	constructor(folder, foreign) {
		super(`The report folder ${folder} holds files that are not a report's (${foreign.slice(0, 3).join(", ")}). Name another folder, or empty this one.`);
		this.folder = folder;
		this.foreign = foreign;
	}
};
/**
* Opens an empty report folder; an earlier report in it is removed.
* @throws {ForeignFolderError} where it holds anything that is not a report's.
*/
async function openReportFolder(path) {
	await mkdir(path, { recursive: true });
	const entries = await readdir(path);
	const foreign = entries.filter((entry) => !OWN_ENTRIES.has(entry));
	if (foreign.length > 0) throw new ForeignFolderError(path, foreign);
	for (const entry of entries) await rm(join(path, entry), {
		recursive: true,
		force: true
	});
	await writeFile(join(path, ".gitignore"), "*\n");
	const relativeTo = (absolutePath) => absolutePath.slice(path.length + 1).split("\\").join("/");
	const write = async (relativePath, text) => {
		await writeFile(join(path, relativePath), text);
		return relativePath;
	};
	const writtenSeries = /* @__PURE__ */ new Map();
	return {
		path,
		writtenSeries,
		writeSeries: async (runName, series) => {
			const file = `series/${fileNameFor(runName)}.json`;
			await mkdir(join(path, "series"), { recursive: true });
			writtenSeries.set(file, series);
			return write(file, `${JSON.stringify({
				schemaVersion: 1,
				series
			})}\n`);
		},
		snapshotPath: async (workload, side, index, process = {
			kind: "main",
			label: "main"
		}) => {
			const folder = join(path, "snapshots", fileNameFor(workload));
			await mkdir(folder, { recursive: true });
			const of = process.kind === "main" ? "" : `-${fileNameFor(`${process.kind}-${process.label}`)}`;
			return join(folder, `${side}${of}-${index}.heapsnapshot`);
		},
		describeSnapshot: async (absolutePath, facts) => ({
			...facts,
			file: relativeTo(absolutePath),
			bytes: (await stat(absolutePath)).size,
			sha256: await sha256Of(absolutePath)
		}),
		discard: (absolutePath) => rm(absolutePath, { force: true }),
		writeResult: (result) => write(RESULT_FILE$2, `${JSON.stringify(result, null, 2)}\n`),
		writeText: (name, text) => write(name, text)
	};
}
/** A workload's name as a file name on every system; two names never share one. */
function fileNameFor(name) {
	const plain = name.replaceAll(/[^A-Za-z0-9._-]+/g, "-").replace(/^[.-]+/, "");
	if (plain === name && plain.length <= 80) return plain;
	const hash = createHash("sha256").update(name).digest("hex").slice(0, 8);
	return `${plain.slice(0, 80) || "workload"}-${hash}`;
}
async function sha256Of(file) {
	const hash = createHash("sha256");
	for await (const chunk of createReadStream(file)) hash.update(chunk);
	return hash.digest("hex");
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

// src/benchmark/comparison-result.ts
/** `setup` or `build` failed on head: there is nothing to measure, and the result says why. */
function unpreparedResult(request, error, ports) {
	return {
		...frame(request, ports),
		verdict: {
			kind: "failed",
			reason: {
				code: `${error.step}-failed`,
				text: error.message
			}
		},
		base: null,
		head: null,
		workloads: [],
		notes: []
	};
}
function frame(request, ports) {
	return {
		schemaVersion: 1,
		heapslopeVersion: ports.version,
		createdAt: ports.wallClock().toISOString(),
		platform: ports.platform,
		reproduce: request.reproduce
	};
}
/** The workloads' results as one: the worst verdict counts. */
function comparisonResult(request, sides, workloads, ports) {
	return {
		...frame(request, ports),
		verdict: worstVerdict(workloads.map(named)) ?? {
			kind: "failed",
			reason: {
				code: "no-workloads",
				text: "The config names no workload. Add one."
			}
		},
		base: sides.base.kind === "prepared" ? sides.base.description : null,
		head: sides.head.description,
		workloads: [...workloads],
		notes: [...sides.notes]
	};
}
function named({ name, verdict }) {
	return {
		...verdict,
		reason: {
			...verdict.reason,
			text: `${name}: ${verdict.reason.text}`
		}
	};
}

// src/statistics/blind-spot.ts
/**
* A Map or Set doubles when it is full, so one of m entries takes at most m more before the next time; an array of n
* elements grows to n + n / 2 + 16, so it takes at most n / 2 + 16 more. A window of w iterations therefore meets at least
* one enlargement of every Map up to w entries and every array up to 2 (w - 16) elements that takes one more per
* iteration. Sources: V8's `OrderedHashTable::EnsureCapacityForAdding` and `JSObject::NewElementsCapacity`.
*/
function blindSpotOf(window) {
	return {
		mapEntries: window.iterations,
		arrayElements: Math.max(0, 2 * (window.iterations - 16)),
		bytesPerInsertion: 28,
		rarerThanIterations: window.iterations
	};
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
function sum$1(x) {
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
	return sum$1(x) / x.length;
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
function growthOf$3(run, fromSample) {
	const ofRun = known$1.get(run) ?? /* @__PURE__ */ new Map();
	known$1.set(run, ofRun);
	const growth = ofRun.get(fromSample) ?? measureGrowth(run, fromSample);
	ofRun.set(fromSample, growth);
	return growth;
}
/** The loop looks at the same runs again after every round. */
const known$1 = /* @__PURE__ */ new WeakMap();
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
const FEWEST_SAMPLES = 4;
/** What is wrong with a run's columns, or null when nothing is. */
function defectOf(run) {
	const { iterations, values } = run;
	if (iterations.length !== values.length) return {
		kind: "unmeasured",
		reason: "uneven-columns"
	};
	if (values.length < FEWEST_SAMPLES) return {
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
	if (common.size < FEWEST_SAMPLES) return {
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
/** Sample by sample difference of two aligned runs, `head` minus `base`. */
function subtractRun(head, base) {
	return {
		iterations: head.iterations,
		values: head.values.map((value, sample) => value - base.values[sample])
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
	const warmup = known.get(run) ?? searchWarmup(run);
	known.set(run, warmup);
	return warmup;
}
/** The loop looks at the same runs again after every round. */
const known = /* @__PURE__ */ new WeakMap();
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
/**
* Growth of one metric in one run after its warm-up.
*
* ```ts
* const slope = slopeOfRun({ iterations: [0, 20, 40, 60, 80, 100], values: [9, 100, 200, 300, 400, 500] })
* if (slope.kind === 'measured') slope.slopePerIteration // 5
* ```
* @param warmupIterations given by the user; found from the series when left out.
*/
function slopeOfRun(run, warmupIterations) {
	const defect = defectOf(run);
	if (defect) return defect;
	const warmup = findWarmup(run, warmupIterations);
	return {
		kind: "measured",
		...growthOf$3(run, warmup.sample),
		window: windowOf$1(run, warmup)
	};
}
/** What the window after `warmup` holds. */
function windowOf$1(run, warmup) {
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
	const replicates = runs.map((run) => growthOf$3(run, warmup.sample).slopePerIteration);
	const slope = mean(replicates);
	const together = growthOf$3(meanRun(runs), warmup.sample);
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
		window: windowOf$1(runs[0], warmup),
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
	const unknown = isAlike ? together.coarseness : 2 * granularityOf(runs, warmup.sample) / windowOf$1(runs[0], warmup).iterations;
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

// src/statistics/comparison.ts
/**
* Holds the runs of head against those of base, at the iteration counts that all runs share and after one common warm-up.
*
* The difference is head's slope minus base's. Its interval is the hull of Student's over the replicates of both sides
* (pooled variance) and of the slopes over every half of the window of the series head minus base, in which whatever both
* sides do alike cancels, steps and all.
*
* ```ts
* const compared = compareSides(baseRuns, headRuns, { confidence: 0.9999 })
* if (compared.kind === 'measured') compared.difference.interval // [279.6, 280.4]
* ```
*/
function compareSides(baseRuns, headRuns, options = {}) {
	if (baseRuns.length === 0 || headRuns.length === 0) return {
		kind: "unmeasured",
		reason: "no-runs"
	};
	const aligned = alignRuns([...baseRuns, ...headRuns]);
	if ("kind" in aligned) return aligned;
	const warmup = longestWarmup(aligned, options.warmupIterations);
	const confidence = options.confidence ?? .99;
	const alignedBase = aligned.slice(0, baseRuns.length);
	const alignedHead = aligned.slice(baseRuns.length);
	const base = slopeOfAlignedSide(alignedBase, warmup, { confidence });
	const head = slopeOfAlignedSide(alignedHead, warmup, { confidence });
	const together = growthOf$3(subtractRun(meanRun(alignedHead), meanRun(alignedBase)), warmup.sample);
	const agreement = worseOf(base.agreement, head.agreement);
	const slope = head.slopePerIteration - base.slopePerIteration;
	const persistence = persistenceOf(slope, together, agreement !== "apart", aligned, warmup);
	const spread = around(slope, replicateHalfWidth([base.replicates, head.replicates], confidence));
	const agreed = agreement === "mostly" ? agreedDifference(base, head) : null;
	return {
		kind: "measured",
		base,
		head,
		difference: {
			kind: "measured",
			slopePerIteration: slope,
			persistence,
			interval: hullOf(persistence, narrowerOf(spread, agreed)),
			shape: together.shape,
			evidence: together.evidence,
			window: windowOf$1(aligned[0], warmup),
			exact: agreement === "exact",
			agreement,
			coarseness: together.coarseness,
			swing: together.swing,
			confidence,
			degreesOfFreedom: aligned.length - 2
		}
	};
}
/** A side that agrees to the byte at every sample is known by its slope, to its coarseness. */
function agreedDifference(base, head) {
	const [baseLow, baseHigh] = base.agreed ?? around(base.slopePerIteration, base.coarseness);
	const [headLow, headHigh] = head.agreed ?? around(head.slopePerIteration, head.coarseness);
	return [headLow - baseHigh, headHigh - baseLow];
}
function worseOf(one, other) {
	if (one === "apart" || other === "apart") return "apart";
	return one === "exact" ? other : one;
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
		runsPerSide: Math.min(MOST_RUNS$1, Math.max(runsPerSide + 2, Math.ceil(runsPerSide * (halfWidth / room) ** 2)))
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
const MOST_RUNS$1 = 1e3;
/** True for every claim that something grows, or grew before. */
function isGrowth(decision) {
	switch (decision.kind) {
		case "regression":
		case "improvement": return true;
		case "unchanged": return decision.code === "leaks-already";
		case "inconclusive": return false;
	}
}

// src/statistics/error-budget.ts
/** One false regression in a thousand pull requests, at most. */
const FAMILY_ERROR = .001;
/**
* Two-sided confidence of the intervals at look `look` (1 is the first). Look k spends a share proportional to k: the
* early ones, on few runs, decide what is byte-exact or glaring and need no more; the late ones are for the noisy.
*/
function confidenceAtLook({ familyError, comparisons, looks }, look) {
	const shares = looks * (looks + 1) / 2;
	return 1 - 2 * (familyError / comparisons * Math.min(look, looks) / shares);
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
/**
* Slopes, interval, threshold and decision of one metric in one call.
*
* ```ts
* const budget = { familyError: FAMILY_ERROR, comparisons: gatingMetrics * workloads, looks: LOOKS }
* const judgement = judgeMetric(baseRuns, headRuns, { unit: 'bytes', threshold: 'auto', budget, look: 1 })
* switch (judgement.decision.kind) { case 'regression': ... }
* ```
* @param base the runs of base; null where there is no base (first commit, workload new): head is then judged alone.
*/
function judgeMetric(base, head, options) {
	const slopeOptions = {
		confidence: confidenceAtLook(options.budget, options.look),
		...options.warmupIterations === void 0 ? {} : { warmupIterations: options.warmupIterations }
	};
	const thresholdOf = (baseSlopePerIteration, measured) => {
		const { holds, fallback } = thresholdFor(options.threshold, {
			unit: options.unit,
			baseSlopePerIteration,
			...measured ?? { agreement: "apart" },
			least: options.leastThreshold ?? 0
		});
		return {
			threshold: holds,
			...fallback === null ? {} : { fallbackThreshold: fallback }
		};
	};
	if (base === null) {
		const alone = slopeOfSide(head, slopeOptions);
		const measured = alone.kind === "measured" ? alone : null;
		const thresholds = thresholdOf(0, measured);
		return {
			decision: decideAlone(alone, thresholds.threshold),
			...thresholds,
			base: null,
			head: measured,
			difference: null
		};
	}
	const compared = compareSides(base, head, slopeOptions);
	if (compared.kind === "unmeasured") {
		const thresholds = thresholdOf(0, null);
		return {
			decision: decide(compared, thresholds.threshold),
			...thresholds,
			base: null,
			head: null,
			difference: null
		};
	}
	const { base: baseSlope, head: headSlope, difference } = compared;
	const thresholds = thresholdOf(baseSlope.slopePerIteration, difference);
	return {
		decision: decide(compared, thresholds.threshold),
		...thresholds,
		base: baseSlope,
		head: headSlope,
		difference
	};
}
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
const SAMPLES = 40;
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
/** Where a run that was planned for `iterations` is sampled when it goes on to `longer` of them. */
function furtherPoints(iterations, longer, samples = 40) {
	return samplePoints(longer, samples).filter((point) => point > iterations);
}

// src/statistics/lasting.ts
/** Sides of which the claim is that they grow: head in a regression, base in an improvement or where base leaks already. */
function growingSide({ decision }) {
	if (!isGrowth(decision)) return null;
	return decision.kind === "regression" ? "head" : "base";
}
/**
* Whether growth that was decided on in short runs goes on in one longer run of the side that grows: in a straight line, by
* more than the threshold above the other side in every half of it, and to its end. Says nothing about a judgement that claims
* no growth.
*/
function growthLasts(judgement, longer) {
	const side = growingSide(judgement);
	if (side === null) return true;
	const { base, head, threshold, decision } = judgement;
	const other = decision.kind === "unchanged" ? 0 : (side === "head" ? base : head)?.slopePerIteration ?? 0;
	const warmupIterations = (side === "head" ? head : base)?.window.warmup.iterations ?? 0;
	const run = evenly$2(longer);
	const found = slopeOfRun(run, warmupIterations);
	if (found.kind !== "measured" || endsInRest(longer)) return false;
	const needed = other + threshold;
	if (!isExact(judgement)) return growsInBothHalves(partOf(run, firstAfter(warmupIterations, run)), needed);
	return found.shape === "linear" && found.interval[0] > needed;
}
function isExact({ difference, head }) {
	return (difference ?? head)?.agreement === "exact";
}
/**
* Where runs differ, by noise or by one-off moves here and there, one run's shape and the ends of its halves tell chance; the
* median of slopes does not. Whether there is growth at all was decided by the replicates: it is only asked to go on, with or
* without the few moves that stand out: two of them in one half outweigh a small leak.
*/
function growsInBothHalves(run, needed) {
	return [run, withoutOneOffs(run, readMoves(run))].filter((reading) => reading !== null).some((reading) => {
		const middle = Math.floor(reading.values.length / 2);
		const first = theilSenSlope(partOf(reading, 0, middle + 1));
		const second = theilSenSlope(partOf(reading, middle));
		return Math.min(first, second) > needed && second >= .6 * first;
	});
}
function firstAfter(warmupIterations, { iterations }) {
	return iterations.findIndex((at) => at >= warmupIterations);
}
function partOf({ iterations, values }, start, end) {
	return {
		iterations: iterations.slice(start, end),
		values: values.slice(start, end)
	};
}
/**
* Whether a run looks as if it grew for good: in a straight line and to its end, by more than `threshold` per iteration in every
* half of it. One run alone shows no spread; this only says what is worth a longer run.
*/
function seemsToGrow(run, threshold) {
	const found = slopeOfRun(run);
	return found.kind === "measured" && found.shape === "linear" && found.interval[0] > threshold;
}
/** A run that went on beyond its window was sampled more often at first: as if it had been planned to be so long. */
function evenly$2({ iterations, values }) {
	const last = iterations[iterations.length - 1];
	if (iterations.length <= 40 + 1) return {
		iterations,
		values
	};
	const kept = [...new Set(samplePoints(last).map((point) => iterations.findLastIndex((at) => at <= Math.max(point, iterations[0]))))];
	return {
		iterations: kept.map((sample) => iterations[sample]),
		values: kept.map((sample) => values[sample])
	};
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
const FEWEST_ITERATIONS = 500;
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
/** Doubts that more runs of the same length can take away; the others need a longer window, and that is given. */
const DOUBTS_OF_SPREAD = [
	"one-run",
	"too-noisy",
	"straddles-threshold",
	"sawtooth"
];
const DOUBTS_OF_SHAPE = ["one-step", "still-filling"];
/** A step that base takes too is one of both sides, a little higher or a little earlier here than there. */
function isOfSpread({ decision, base }) {
	if (decision.kind !== "inconclusive") return false;
	const hasBaseMoved = base !== null && base.shape !== "flat";
	return DOUBTS_OF_SPREAD.includes(decision.code) || hasBaseMoved && DOUBTS_OF_SHAPE.includes(decision.code);
}
/** As `nextStep`, where the length of the window is the user's: more rounds against the spread between runs, and no more. */
function nextRound(progress) {
	const { judgements, looks } = progress;
	const isConfirmed = !judgements.some(isSparseGrowth);
	const undecided = judgements.filter(({ decision }) => decision.kind === "inconclusive");
	if (undecided.length === 0) return {
		kind: "stop",
		because: "decided",
		isConfirmed
	};
	if (judgements.some((judgement) => judgement.decision.kind === "regression" && !isSparseGrowth(judgement))) return {
		kind: "stop",
		because: "decided",
		isConfirmed
	};
	if (!undecided.some(isOfSpread)) return {
		kind: "stop",
		because: "unmeasurable",
		isConfirmed
	};
	if (looks.taken >= looks.most) return {
		kind: "stop",
		because: "looks-spent",
		isConfirmed
	};
	return withinBudget({
		kind: "another-round",
		rounds: 1
	}, progress) ?? {
		kind: "stop",
		because: "budget-spent",
		isConfirmed
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

// src/series/add-up.ts
/** The main process's among the series of one run. */
function mainOf(series) {
	return series.find(({ process }) => process.kind === "main");
}
/**
* The series of one run as one: the main process's, and added to it every child process and worker thread that lived in at
* least half of the samples and in the last one. What others held is not in the sum, as it has gone with them or has hardly
* come: a pool that replaces its members would look like growth. How many there are is a metric of its own. Before its
* first sample a member counts with what it held then, so that its coming is no growth.
*
* The main series itself where it is alone; undefined where there is none.
*/
function addUp(series) {
	const main = mainOf(series);
	if (main === void 0) return void 0;
	return summed(main, series.filter((each) => isLasting(each, main)));
}
/** As `addUp`, of the processes or threads of one name alone. */
function addUpNamed(series, name) {
	const main = mainOf(series);
	if (main === void 0 || name.kind === "main") return main;
	const [first, ...others] = series.filter((each) => each.process.kind === name.kind && each.process.label === name.label && isLasting(each, main));
	if (first === void 0) return void 0;
	return summed(stretched(first, main), others);
}
function isLasting(member, main) {
	return member.process.kind !== "main" && member.iterations.length * 2 >= main.iterations.length && member.iterations.at(-1) === main.iterations.at(-1);
}
function summed(first, others) {
	if (others.length === 0) return first;
	const all = [first, ...others.map((other) => stretched(other, first))];
	const keys = new Set(all.flatMap(({ metrics }) => Object.keys(metrics)));
	const metrics = {};
	for (const key of keys) {
		const columns = all.map((each) => each.metrics[key]).filter((column) => column !== void 0);
		metrics[key] = first.iterations.map((_, sample) => columns.reduce((sum, column) => sum + column[sample], 0));
	}
	return {
		...first,
		metrics
	};
}
/** A member's columns at the samples of another: where it was not read it held what it was last, or first, seen to hold. */
function stretched(member, main) {
	let next = 0;
	const sampleAt = main.iterations.map((at) => {
		if (member.iterations[next] === at) next++;
		return Math.max(0, next - 1);
	});
	const columns = Object.entries(member.metrics);
	const metrics = Object.fromEntries(columns.map(([key, column]) => [key, sampleAt.map((sample) => column[sample])]));
	return {
		...main,
		process: member.process,
		metrics
	};
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

// src/benchmark/common-grid.ts
/** Fewer samples than this show no course. */
const FEWEST_SHARED = 4;
/**
* The runs at iteration counts that all of them share. Where only some were stopped by the clock, those are the counts that
* all of them reached, and the readings stay what they are, to the byte. The runs of a program that keeps its own time share
* hardly any: they are read off evenly between the latest beginning and the earliest end, on the straight line between the
* samples around, at as many counts as the shortest run has. Runs that already share their counts are left as they are.
*/
function onCommonGrid(runs, unit) {
	const counted = runs.map((run) => unit === "tick" && run.ticks !== void 0 ? {
		...run,
		iterations: run.ticks
	} : run);
	const [first] = counted;
	if (first === void 0 || counted.every((run) => areEqual(run.iterations, first.iterations))) return counted;
	const shared = sharedCounts(counted);
	const shortest = Math.min(...counted.map(({ iterations }) => iterations.length));
	if (shared.length >= FEWEST_SHARED && shared.length * 2 > shortest) return counted.map((run) => readOff(run, shared));
	const start = Math.max(...counted.map(({ iterations }) => iterations[0]));
	const end = Math.min(...counted.map(({ iterations }) => iterations.at(-1)));
	const steps = shortest - 1;
	if (!(end > start) || steps < 1) return counted;
	const grid = Array.from({ length: steps + 1 }, (_, i) => start + (end - start) * i / steps);
	return counted.map((run) => readOff(run, grid));
}
/** Counts at which every run was sampled, once each. */
function sharedCounts([first, ...others]) {
	const columns = others.map(({ iterations }) => new Set(iterations));
	return [...new Set(first?.iterations)].filter((at) => columns.every((column) => column.has(at)));
}
function readOff({ process, iterations, ...run }, grid) {
	const column = (values) => grid.map((at) => valueAt(at, iterations, values));
	return {
		process,
		iterations: grid,
		elapsedMs: column(run.elapsedMs),
		settleRounds: column(run.settleRounds),
		metrics: Object.fromEntries(Object.entries(run.metrics).map(([key, values]) => [key, column(values)]))
	};
}
/** `at` lies between the first and the last of `points`, which never fall. */
function valueAt(at, points, values) {
	const after = Math.max(1, points.findIndex((point) => point >= at));
	if (points[after] === at) return values[after];
	const [from, to] = [points[after - 1], points[after]];
	const [low, high] = [values[after - 1], values[after]];
	return to === from ? high : low + (high - low) * (at - from) / (to - from);
}
function areEqual(one, other) {
	return one.length === other.length && one.every((value, i) => value === other[i]);
}

// src/benchmark/judge-metrics.ts
/** Metrics that may turn the verdict. rss is a hint: it holds fragmentation and the allocator's habits. */
const GATING = /* @__PURE__ */ new Set([
	"heapUsed",
	"external",
	"arrayBuffers",
	"handles",
	"fileDescriptors",
	"detachedContexts",
	"processes",
	"threads"
]);
/**
* What a program does by a timer it often does for the first time within its window, and what that leaves behind (code, feedback
* of V8's, buffers) is a kilobyte or two more or less from run to run, a little earlier or later. So a window of intervals
* shows growth from so much over the whole of it, and a longer one finer growth.
*/
const LEAST_PER_WINDOW = {
	count: 4,
	bytes: 4096,
	bufferBytes: 5120
};
/** Comparisons that can fail a pull request of so many workloads: its errors are shared among them. */
function comparisonsOf(workloads) {
	return GATING.size * workloads;
}
function isGating(key) {
	return GATING.has(key);
}
/** Every metric that any of the series has. */
function metricsOf$1(series) {
	return [...new Set(series.flatMap(({ metrics }) => Object.keys(metrics)))];
}
/**
* Judges every metric that head's series have. `base` is null where head is alone.
* Series are those of the whole program, one a run, all of one sampling plan.
*/
function judgeMetrics(base, head, { threshold, warmupIterations, budget, look, unit: iterationUnit }) {
	return metricsOf$1(head).map((key) => ({
		key,
		gating: isGating(key),
		...judgeMetric(base === null ? null : columnOf(key, base), columnOf(key, head), {
			unit: unitOf(key),
			threshold,
			budget,
			look,
			...iterationUnit === "interval" ? { leastThreshold: leastOver(intervalsOf(head), key) } : {},
			...warmupIterations === null ? {} : { warmupIterations }
		})
	}));
}
/**
* A handle type or a worker that a run never saw was not there all along. One object for one series and metric, for what was read
* from a run is remembered by it, and the loop looks at the same runs again after every round.
*/
function columnOf(key, series) {
	return series.map((run) => {
		const ofRun = columns.get(run) ?? /* @__PURE__ */ new Map();
		columns.set(run, ofRun);
		const { iterations, metrics } = run;
		const column = ofRun.get(key) ?? {
			iterations,
			values: metrics[key] ?? iterations.map(() => 0)
		};
		ofRun.set(key, column);
		return column;
	});
}
const columns = /* @__PURE__ */ new WeakMap();
function intervalsOf(series) {
	return Math.max(1, ...series.map(({ iterations }) => iterations.at(-1) - iterations[0]));
}
function leastOver(intervals, key) {
	const { count, bytes, bufferBytes } = LEAST_PER_WINDOW;
	const inBytes = key === "external" || key === "arrayBuffers" ? bufferBytes : bytes;
	return (unitOf(key) === "count" ? count : inBytes) / intervals;
}

// src/benchmark/judge-sources.ts
/** What a process or thread holds by itself; the rest is told of the whole program. */
const HELD = /* @__PURE__ */ new Set([
	"heapUsed",
	"external",
	"arrayBuffers"
]);
const MOST_SOURCES = 20;
/** Every source of a program that has more than its main process, the one whose heap grows most first; else none. */
function judgeSources(runs, options) {
	const names = namesIn([...runs.head, ...runs.base]);
	if (names.length === 0) return [];
	return [{
		kind: "main",
		label: "main"
	}, ...names].slice(0, MOST_SOURCES).map((process) => judgeSource(process, runs, options)).toSorted((a, b) => heapGrowth(b) - heapGrowth(a));
}
function judgeSource(process, runs, options) {
	const seriesOf = (side) => runs[side].map(({ series }) => addUpNamed(series, process)).filter((series) => series !== void 0);
	const own = {
		base: seriesOf("base"),
		head: seriesOf("head")
	};
	const all = onCommonGrid([...own.base, ...own.head], options.unit);
	const [base, head] = [all.slice(0, own.base.length), all.slice(own.base.length)];
	const most = (side, count) => highest(runs[side].flatMap(({ members }) => members === null ? [] : [groupIn(members, process)?.[count] ?? 0]));
	const alone = process.kind === "main" ? 1 : null;
	return {
		process,
		metrics: head.length === 0 ? [] : judgeMetrics(base.length === 0 ? null : base, head, options).filter(({ key }) => HELD.has(key)),
		started: {
			base: alone ?? most("base", "started"),
			head: alone ?? most("head", "started")
		},
		mostAlive: {
			base: alone ?? most("base", "mostAlive"),
			head: alone ?? most("head", "mostAlive")
		},
		silences: [...runs.base, ...runs.head].reduce((sum, { members }) => sum + (groupIn(members ?? [], process)?.silences ?? 0), 0)
	};
}
function keyOf({ kind, label }) {
	return `${kind} ${label}`;
}
/** Whether something was decided of a source's memory but stillness. */
function sourceGrows({ metrics }) {
	return metrics.some(({ decision }) => decision.kind !== "unchanged" || decision.code === "leaks-already");
}
function heapGrowth({ metrics }) {
	const heap = metrics.find(({ key }) => key === "heapUsed");
	return Math.abs((heap?.difference ?? heap?.head)?.slopePerIteration ?? 0);
}
function highest(counts) {
	return counts.length === 0 ? null : Math.max(...counts);
}
function namesIn(runs) {
	const names = runs.flatMap(({ members }) => (members ?? []).map(({ process }) => process));
	return [...new Map(names.map((name) => [keyOf(name), name])).values()];
}
function groupIn(members, name) {
	return members.find(({ process }) => keyOf(process) === keyOf(name));
}

// src/benchmark/keep-snapshots.ts
/**
* Redacts the snapshots where asked, in place, and compresses them where asked. One that cannot be redacted is removed: it
* must not leave the machine. One that cannot be compressed is kept as it is.
*/
async function keepSnapshots(files, plan, ports) {
	const snapshots = [];
	const notes = [];
	for (const [index, path] of files.entries()) try {
		if (plan.redact) await ports.redactSnapshot({
			snapshot: {
				kind: "file",
				path
			},
			output: path
		});
		const kept = await compressed(path, plan.format, ports);
		const facts = {
			side: plan.side,
			iterations: plan.iterations[index] ?? 0,
			redacted: plan.redact,
			...plan.process.kind === "main" ? {} : { process: { ...plan.process } }
		};
		snapshots.push(await ports.report.describeSnapshot(kept.path, facts));
		if (kept.note !== null && !notes.some(({ text }) => text === kept.note?.text)) notes.push(kept.note);
	} catch (error) {
		ports.signal.throwIfAborted();
		await ports.report.discard(path);
		const text = `A snapshot of ${plan.side} could not be redacted and was removed: ${messageOf(error)}`;
		notes.push({
			code: "snapshot-not-redacted",
			text
		});
	}
	return {
		snapshots,
		notes
	};
}
async function compressed(path, format, ports) {
	if (format === "raw") return {
		path,
		note: null
	};
	try {
		return {
			path: await ports.compressSnapshot(path),
			note: null
		};
	} catch (error) {
		ports.signal.throwIfAborted();
		return {
			path,
			note: {
				code: "snapshot-not-compressed",
				text: `Snapshots were kept raw: ${messageOf(error)}`
			}
		};
	}
}
function messageOf(error) {
	return error instanceof Error ? error.message : String(error);
}

// src/benchmark/remark-notes.ts
/** What programs did on the side while they ran, each once a side. */
function remarkNotes(outcomes) {
	const notes = /* @__PURE__ */ new Map();
	for (const { side, remarks = [] } of outcomes) for (const { code, text } of remarks) if (!notes.has(`${side} ${code}`)) notes.set(`${side} ${code}`, {
		code,
		text: `${side}: ${text}`
	});
	return [...notes.values()];
}

// src/benchmark/run-cost.ts
/**
* Cost of a run as read from one. Where the time in iterations was taken, that of the later half of them: the first calls load
* and compile. On a busy machine nothing else will do, for settles of 5 to 200 ms hide iterations of a few microseconds: their
* cost was taken for milliseconds, windows shrank to 80 iterations, and a cache of a thousand entries looked like a leak.
*
* Else each step between two samples is so many iterations and one settle. In a pilot the steps
* differ widely, so a line through them has the cost of an iteration as its slope. In a measured run they hardly do: its time
* is divided in the proportion that is known already, which a busy machine stretches as a whole. Either way an iteration
* costs no less than what is left when every step has paid for a settle as long as the shortest step. What a measured iteration
* adds to the settles after it is part of its cost as well: of a program that leaks much, a run half as long costs a third.
* @param known of an earlier run of the same workload; null for a pilot
*/
function costOf(series, durationMs, known) {
	const settles = series.iterations.length - 1;
	const elapsedMs = series.elapsedMs[settles] ?? 0;
	const stepsMs = series.elapsedMs.slice(1).map((at, i) => at - series.elapsedMs[i]);
	const iterations = Math.max(1, (series.iterations[settles] ?? 0) - (series.iterations[0] ?? 0));
	const left = (elapsedMs - Math.min(...stepsMs, elapsedMs) * settles) / iterations;
	const read = known === null ? slopeThrough(series.iterations, stepsMs) : shareOf$1(elapsedMs, iterations, settles, known);
	const timed = series.iteratingMs === void 0 ? null : laterHalf(series.iterations, series.iteratingMs);
	const msPerIteration = timed?.msPerIteration ?? Math.max(0, left, read);
	const settlingMs = elapsedMs - (timed?.allMs ?? msPerIteration * iterations);
	const settleMs = Math.max(0, settlingMs) / Math.max(1, settles);
	const startMs = Math.max(0, durationMs - elapsedMs);
	const dearerMs = timed === null || known === null ? 0 : settleGrowth(series, stepsMs);
	return {
		msPerIteration,
		startMs,
		settleMs: Math.max(0, settleMs - dearerMs * iterations / 2),
		dearerMs
	};
}
/** Later settles may take so many times as long as earlier ones before it is put down to what iterations leave behind. */
const ALIKE_SETTLES = 1.5;
/** Milliseconds that an iteration adds to every settle after it, as the heap that is collected grows by what it leaks. */
function settleGrowth({ iterations, iteratingMs = [] }, stepsMs) {
	const settlesMs = stepsMs.map((ms, step) => ms - (iteratingMs[step + 1] - iteratingMs[step]));
	const half = Math.floor(settlesMs.length / 2);
	if (half < 2) return 0;
	const [earlier, later] = [median(settlesMs.slice(0, half)), median(settlesMs.slice(-half))];
	if (later < ALIKE_SETTLES * earlier) return 0;
	return 2 * (later - earlier) / Math.max(1, iterations.at(-1) - iterations[0]);
}
/** What an iteration of the later half took, and all of them together; null where too few were timed. */
function laterHalf(iterations, iteratingMs) {
	const [first, last] = [iterations[0], iterations.at(-1)];
	const half = iterations.findLastIndex((done) => 2 * (done - first) <= last - first);
	const done = last - iterations[half];
	const endMs = iteratingMs.at(-1);
	return done === 0 ? null : {
		msPerIteration: (endMs - iteratingMs[half]) / done,
		allMs: endMs - iteratingMs[0]
	};
}
/** Of a run's time what an iteration took, iterations and settles having the proportion that they had before. */
function shareOf$1(elapsedMs, iterations, settles, known) {
	const before = known.msPerIteration * iterations + known.settleMs * settles;
	return before === 0 ? 0 : known.msPerIteration * elapsedMs / before;
}
/** Least squares of the steps' times over their iterations; where all have as many nothing tells settles apart. */
function slopeThrough(iterations, stepsMs) {
	const counts = iterations.slice(1).map((at, i) => at - iterations[i]);
	const mean = (values) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
	const [meanCount, meanMs] = [mean(counts), mean(stepsMs)];
	const variance = mean(counts.map((count) => (count - meanCount) ** 2));
	if (variance === 0) return meanMs / Math.max(1, meanCount);
	return mean(counts.map((count, i) => (count - meanCount) * (stepsMs[i] - meanMs))) / variance;
}
/** Of runs with so many samples: what an iteration adds to the settles after it, half of them, is part of its cost. */
function costWith({ msPerIteration, startMs, settleMs, dearerMs }, samples) {
	return {
		msPerIteration: msPerIteration + dearerMs * samples / 2,
		msPerRun: startMs + settleMs * samples
	};
}
function runMs(cost, iterations, samples = 40) {
	const { msPerIteration, msPerRun } = costWith(cost, samples);
	return msPerRun + iterations * msPerIteration;
}
/** The dearer of two readings, for a plan that must not outlast its budget. */
function dearer(a, b) {
	return {
		msPerIteration: Math.max(a.msPerIteration, b.msPerIteration),
		startMs: Math.max(a.startMs, b.startMs),
		settleMs: Math.max(a.settleMs, b.settleMs),
		dearerMs: Math.max(a.dearerMs, b.dearerMs)
	};
}

// src/benchmark/run-result.ts
/** One run as the result file tells it. */
function runResultOf(outcome, purpose, seriesFile) {
	return {
		side: outcome.side,
		purpose,
		node: outcome.node,
		v8: outcome.v8,
		v8Flags: [...outcome.v8Flags],
		durationMs: Math.round(outcome.durationMs),
		outcome: outcome.kind === "failed" ? {
			kind: "failed",
			code: outcome.failure.code,
			text: outcome.failure.text
		} : { kind: "completed" },
		processes: "series" in outcome ? outcome.series.map(({ process, iterations }) => ({
			kind: process.kind,
			label: process.label,
			samples: iterations.length,
			iterations: iterations.at(-1) ?? 0
		})) : [],
		seriesFile
	};
}

// src/benchmark/explain-side.ts
/** Allocation tracking makes an iteration this much dearer, at most (FACTS: 4 to 7 times). */
const TRACKING_FACTOR = 7;
/** One run of one side that takes three snapshots of every source, and what is read from them. */
async function explainSide(side, workload, { cost, iterations: planned, unit, sources }, ports) {
	const factor = workload.kind === "script" ? 1 : 7;
	const estimatedMs = runMs({
		...cost,
		msPerIteration: cost.msPerIteration * factor
	}, planned[2]);
	ports.progress({
		kind: "run-started",
		workload: workload.name,
		side: side.side,
		purpose: "explain",
		iterations: planned[2],
		estimatedMs,
		remainingMs: null
	});
	const filesOf = async (process) => [
		await ports.report.snapshotPath(workload.name, side.side, 1, process),
		await ports.report.snapshotPath(workload.name, side.side, 2, process),
		await ports.report.snapshotPath(workload.name, side.side, 3, process)
	];
	const files = await filesOf();
	const members = await Promise.all(sources.filter(({ process }) => process.kind !== "main").map(async ({ process }) => ({
		process,
		files: await filesOf(process),
		trackAllocations: true
	})));
	const plan = {
		iterations: planned,
		files,
		trackAllocations: sources.some(({ process }) => process.kind === "main"),
		...members.length === 0 ? {} : { members }
	};
	const outcome = await ports.takeSnapshots(side.request, plan);
	const reached = outcome.kind === "completed" ? outcome : null;
	const iterations = (unit === "tick" ? reached?.ticks : void 0) ?? reached?.iterations ?? planned;
	const run = explainRun(outcome, iterations);
	if (outcome.kind === "failed") return {
		suspects: /* @__PURE__ */ new Map(),
		run,
		snapshots: [],
		notes: [unexplained$1(side.side, null, outcome.failure.text)]
	};
	ports.progress({
		kind: "analyzing",
		workload: workload.name,
		side: side.side
	});
	const suspects = /* @__PURE__ */ new Map();
	const snapshots = [];
	const notes = [];
	const taken = [{
		process: {
			kind: "main",
			label: "main"
		},
		files,
		failure: null
	}, ...outcome.memberSnapshots ?? []];
	const onDemand = outcome.onDemand ?? [];
	for (const { process, files: written, failure } of taken) {
		if (failure !== null) {
			notes.push(unexplained$1(side.side, process, failure));
			for (const file of written) await ports.report.discard(file);
			continue;
		}
		const beside = process.kind === "main" ? onDemand : [];
		const explained = await explainSource({
			side,
			workload,
			process,
			files: written,
			running: outcome.sources,
			beside,
			iterations
		}, ports);
		if (explained.suspects !== null) suspects.set(keyOf(process), explained.suspects);
		snapshots.push(...explained.snapshots);
		notes.push(...explained.notes);
	}
	return {
		suspects,
		run,
		snapshots,
		notes: [...notes, ...remarkNotes([outcome])]
	};
}
async function explainSource({ side, workload, process, files, running, beside, iterations }, ports) {
	const redact = workload.redact === "strings";
	const all = [...files, ...beside];
	const how = {
		side: side.side,
		process,
		iterations,
		redact,
		format: workload.snapshotFormat
	};
	try {
		const { suspects, countedOnly } = await ports.analyzeGrowth({
			snapshots: files.map((path) => ({
				kind: "file",
				path
			})),
			iterations,
			sourceRoot: side.root,
			redact,
			budgetBytes: null,
			...running === void 0 ? {} : { sources: running }
		});
		const kept = await keepSnapshots(all, how, ports);
		const notes = countedOnly === null ? [] : [{
			code: "counted-only",
			text: `${side.side}: ${countedOnly.text}`
		}];
		return {
			suspects: countedOnly === null ? suspects : null,
			snapshots: kept.snapshots,
			notes: [...notes, ...kept.notes]
		};
	} catch (error) {
		ports.signal.throwIfAborted();
		const kept = await keepSnapshots(all, how, ports);
		const why = unexplained$1(side.side, process, error instanceof Error ? error.message : String(error));
		return {
			suspects: null,
			snapshots: kept.snapshots,
			notes: [why, ...kept.notes]
		};
	}
}
/** `iterations`: at which the run stopped to look. */
function explainRun(outcome, iterations) {
	const process = {
		kind: "main",
		label: "main",
		samples: iterations.length,
		iterations: iterations.at(-1) ?? 0
	};
	return {
		...runResultOf(outcome, "explain", null),
		...outcome.kind === "completed" ? { processes: [process] } : {}
	};
}
function unexplained$1(side, process, why) {
	return {
		code: "not-explained",
		text: `What grows on ${side}${process === null || process.kind === "main" ? "" : ` in ${process.kind} \`${process.label}\``} could not be named: ${why}`
	};
}

// src/benchmark/handle-suspects.ts
/** As a reader calls what stays open; other types keep Node's name. */
const NAMES = {
	file: "open file",
	Timeout: "Timeout",
	TCPSocketWrap: "TCP socket",
	TCPServerWrap: "TCP server",
	PipeWrap: "pipe",
	PipeServerWrap: "pipe server",
	UDPWrap: "UDP socket",
	ProcessWrap: "child process",
	FSEventWrap: "file watcher"
};
/**
* Handles and descriptors that were opened by the same functions and left open, as suspects: what holds them is the process,
* and the line is that which opened them, the program's own where there is one, else its package's.
* @param steps iterations between the marks: how many the counts were opened in
*/
function handleSuspects(handles, steps, root) {
	return handles.map(({ type, count, stack }) => {
		const inRepository = stack.map((entry) => ({
			functionName: entry.functionName,
			file: relativeTo(root, filePathOf(entry.scriptName)),
			line: entry.line,
			column: entry.column
		}));
		const opening = inRepository.find((_, index) => !isLibraryScript(stack[index].scriptName)) ?? inRepository[0];
		const name = NAMES[type] ?? type;
		return {
			signature: signatureOf(type, opening),
			constructorName: name,
			kind: "native",
			shape: null,
			container: type === "file" ? "file descriptors of the process" : "active handles of the process",
			retainerPath: [],
			objects: count,
			selfBytes: 0,
			retainedBytes: 0,
			objectsPerIteration: steps > 0 ? count / steps : null,
			bytesPerIteration: null,
			allocationStack: [],
			definition: null,
			definitionSite: null,
			holds: [],
			within: null,
			allocationSite: opening === void 0 ? null : {
				...opening,
				certainty: "line",
				candidates: [],
				stack: inRepository
			}
		};
	});
}
/** By the function and not its line, so that an edit above it changes nothing. */
function signatureOf(type, opening) {
	const words = [
		"handle",
		type,
		opening?.file ?? "",
		opening?.functionName ?? ""
	];
	return createHash("sha256").update(JSON.stringify(words)).digest("hex").slice(0, 16);
}
function relativeTo(root, path) {
	const inside = relative(root, path);
	return inside.startsWith("..") ? path : inside.split(sep).join("/");
}

// src/benchmark/explain-handles.ts
/** Handles and files that the main process opens in the first step and has open after the second. Of a module that is called. */
async function explainHandles({ side, root, request }, iterations, ports) {
	const outcome = await ports.traceHandles(request, { iterations });
	const run = explainRun(outcome, iterations);
	if (outcome.kind === "completed") return {
		suspects: handleSuspects(outcome.handles, iterations[1] - iterations[0], root),
		run,
		notes: []
	};
	return {
		suspects: null,
		run,
		notes: [{
			code: "not-explained",
			text: `Who opens the handles on ${side} could not be found out: ${outcome.failure.text}`
		}]
	};
}

// src/benchmark/findings.ts
/** Two rates within this share, or this many bytes per iteration, are the same rate. */
const SAME_SHARE = .05;
const SAME_BYTES = .5;
const MOST_FINDINGS = 50;
/** V8 makes tables and code of its own as it goes along; below this rate nobody's program leaks them. */
const LEAST_RATES = {
	any: 0,
	internal: .01
};
const RANK = {
	new: 0,
	worse: 1,
	same: 2,
	fixed: 3
};
/**
* Head's suspects held against base's, by signature: what reviewers must see first comes first, and within a kind the
* order that the analysis gave. `base` is null where only head was explained: then every suspect is `new`.
*/
function compareSuspects(head, base, least = LEAST_RATES) {
	const isTelling = ({ kind, constructorName, objectsPerIteration }) => {
		return (objectsPerIteration ?? 1) >= (kind === "code" || kind === "internal" || constructorName === "(number)" ? least.internal : least.any);
	};
	const onBase = new Map((base ?? []).filter(isTelling).map((suspect) => [suspect.signature, suspect]));
	const onHead = new Set(head.map((suspect) => suspect.signature));
	return mostTellingFirst$1([...head.filter(isTelling).map((suspect) => {
		const before = onBase.get(suspect.signature);
		return toFinding(suspect, before === void 0 ? "new" : changeOf(suspect, before), before);
	}), ...(base ?? []).filter((suspect) => isTelling(suspect) && !onHead.has(suspect.signature)).map((suspect) => toFinding(suspect, "fixed", suspect))]);
}
/** What is new before what was there, otherwise in the order given; the first of them where there are too many. */
function mostTellingFirst$1(findings) {
	return findings.toSorted((a, b) => RANK[a.kind] - RANK[b.kind]).slice(0, MOST_FINDINGS);
}
function changeOf(head, base) {
	if (head.bytesPerIteration === null && head.retainedBytes === 0) return (head.objectsPerIteration ?? 0) > (base.objectsPerIteration ?? 0) * 1.05 ? "worse" : "same";
	const now = head.bytesPerIteration ?? head.retainedBytes;
	const before = base.bytesPerIteration ?? base.retainedBytes;
	return now - before > Math.max(SAME_BYTES, before * SAME_SHARE) ? "worse" : "same";
}
function toFinding(suspect, kind, base) {
	return {
		kind,
		signature: suspect.signature,
		constructorName: suspect.constructorName,
		shape: suspect.shape === null ? null : { keys: [...suspect.shape.keys] },
		container: suspect.container,
		retainerPath: [...suspect.retainerPath],
		objects: suspect.objects,
		objectsPerIteration: suspect.objectsPerIteration,
		bytesPerIteration: suspect.bytesPerIteration,
		selfBytes: suspect.selfBytes,
		retainedBytes: suspect.retainedBytes,
		base: base === void 0 ? null : {
			objectsPerIteration: base.objectsPerIteration,
			bytesPerIteration: base.bytesPerIteration
		},
		allocationSite: suspect.allocationSite,
		...furtherFields(suspect)
	};
}
function furtherFields({ holds, within, definitionSite }) {
	return {
		...definitionSite === null ? {} : { definition: definitionSite },
		...holds.length === 0 ? {} : { holds: holds.map(copyOfHeld) },
		...within === null ? {} : { within }
	};
}
function copyOfHeld({ shape, ...held }) {
	return {
		...held,
		shape: shape === null ? null : { keys: [...shape.keys] }
	};
}

// src/benchmark/explain.ts
/** Iterating in an explain run is bounded, whatever the measured runs did: a hundred objects name a leak as well as a million. */
const EXPLAIN_ITERATING_MS = 1e4;
const MOST_EXPLAIN_ITERATIONS = 1500;
const FEWEST_STEP = 2;
/** Intervals are few: what appears once or twice in all of them is not to be taken for growth. */
const LEAST_RATES_OF_INTERVALS = {
	any: .1,
	internal: 5
};
/** S1 after warm-up, S2 and S3 in equal steps behind it. */
function snapshotIterations(cost, measuredIterations, trackingFactor = 7) {
	const affordable = Math.floor(EXPLAIN_ITERATING_MS / (cost.msPerIteration * trackingFactor));
	const total = Math.min(measuredIterations, MOST_EXPLAIN_ITERATIONS, Math.max(affordable, 6));
	const first = Math.floor(total / 5);
	const step = Math.max(FEWEST_STEP, Math.floor((total - first) / 2));
	return [
		first,
		first + step,
		first + 2 * step
	];
}
/**
* Takes and reads three snapshots of every source on each side, in runs apart from the measured ones. A side that cannot be
* explained leaves a note and never another verdict.
*/
async function explain(sides, workload, plan, ports) {
	const explained = /* @__PURE__ */ new Map();
	const traced = /* @__PURE__ */ new Map();
	for (const side of sides) {
		if (plan.handlesGrow && side.request.program === void 0) traced.set(side.side, await explainHandles(side, plan.iterations, ports));
		explained.set(side.side, await explainSide(side, workload, plan, ports));
	}
	const objects = [...explained.values()];
	const handles = [...traced.values()];
	const opened = traced.get("head")?.suspects ?? null;
	const openedFindings = opened === null ? [] : compareSuspects(opened, traced.get("base")?.suspects ?? null);
	const findings = plan.sources.flatMap(({ process, alike }) => {
		const suspectsOf = (side) => explained.get(side)?.suspects.get(keyOf(process))?.filter(isForeign) ?? null;
		const [head, base] = [suspectsOf("head"), suspectsOf("base")];
		if (head === null) return [];
		const found = compareSuspects(head, base, plan.unit === "interval" ? LEAST_RATES_OF_INTERVALS : void 0);
		return process.kind === "main" ? found : found.map((finding) => ({
			...finding,
			process: {
				...process,
				alike
			}
		}));
	});
	return {
		findings: mostTellingFirst$1([...openedFindings, ...findings]),
		runs: [...handles, ...objects].map(({ run }) => run),
		snapshots: objects.flatMap(({ snapshots }) => snapshots),
		notes: [...handles, ...objects].flatMap(({ notes }) => notes)
	};
}
/** What the sampler itself made while a program asked it for snapshots is no growth of the program. */
function isForeign({ allocationSite }) {
	return allocationSite === null || !isSamplerFile(allocationSite.file);
}

// src/benchmark/given-window.ts
/** What the start and the end of a program take, as far as a plan has to reckon with them. */
const AROUND_A_SCRIPT_MS = 1500;
/** Fewer runs of the user's own load command show no shape. */
const FEWEST_COMMANDS = 8;
/** null: the plan finds out how long its windows must be. */
function givenWindow(workload) {
	const every = (steps, size) => Array.from({ length: steps + 1 }, (_, i) => i * size);
	switch (workload.kind) {
		case "iterate": return null;
		case "script": {
			const { intervalMs, durationMs } = workload;
			return {
				cost: {
					msPerIteration: intervalMs,
					startMs: AROUND_A_SCRIPT_MS,
					settleMs: 0,
					dearerMs: 0
				},
				pilot: null,
				stepsOf: () => Math.max(1, Math.round(durationMs / intervalMs)),
				checkpoints: (steps) => every(steps, 1),
				overSteps: (series) => series
			};
		}
		case "serve": {
			const { kind, requestsPerSample } = workload.load;
			if (kind === "command") return {
				cost: null,
				pilot: {
					checkpoints: [
						0,
						1,
						2
					],
					stopAfterMs: null
				},
				stepsOf: ({ msPerIteration }, remainingMs) => Math.min(40, Math.max(FEWEST_COMMANDS, Math.floor(remainingMs / (8 * Math.max(1, msPerIteration))))),
				checkpoints: (steps) => every(steps, 1),
				overSteps: (series) => ({
					...series,
					iterations: series.iterations.map((_, i) => i)
				})
			};
			if (requestsPerSample === null) return null;
			return {
				cost: null,
				pilot: {
					checkpoints: every(3, requestsPerSample),
					stopAfterMs: null
				},
				stepsOf: () => 40 * requestsPerSample,
				checkpoints: (requests) => every(Math.round(requests / requestsPerSample), requestsPerSample),
				overSteps: (series) => series
			};
		}
	}
}
/** The smallest budget with which a verdict is to be had. */
function leastBudgetMs(workload) {
	return workload.kind === "script" ? 20 * (workload.durationMs + AROUND_A_SCRIPT_MS) : 0;
}

// src/benchmark/collected-runs.ts
const SIDES = ["base", "head"];
function collectRuns() {
	const series = {
		base: [],
		head: []
	};
	const sources = {
		base: [],
		head: []
	};
	const longest = {};
	const ranFor = (side) => longest[side]?.iterations.at(-1) ?? 0;
	function addLonger(of) {
		for (const side of SIDES) for (const run of of[side]) if (run.iterations.at(-1) > ranFor(side)) longest[side] = run;
	}
	return {
		series,
		sources,
		longest,
		ranFor,
		addLonger,
		add(measured) {
			for (const side of SIDES) {
				series[side].push(...measured.series[side]);
				sources[side].push(...measured.sources[side]);
			}
			addLonger(measured.series);
		},
		startAnew() {
			for (const side of SIDES) {
				series[side] = [];
				sources[side] = [];
			}
		}
	};
}

// src/benchmark/combine-decisions.ts
const GRAVITY = {
	regression: 0,
	inconclusive: 1,
	improvement: 2,
	unchanged: 3
};
/** Of several metrics that say the same, the one that says it best: heapUsed, then the order of the series. */
function importance({ key }) {
	return key === "heapUsed" ? 0 : 1;
}
/**
* The metric that decides for the workload: the worst of the gating ones, and of equally bad ones the most telling.
* undefined where nothing gates.
*/
function decidingMetric(metrics) {
	return metrics.filter((metric) => metric.gating).toSorted((a, b) => GRAVITY[a.decision.kind] - GRAVITY[b.decision.kind] || saysMore(b) - saysMore(a) || importance(a) - importance(b))[0];
}
/** Among unchanged metrics "leaks already" is the one to tell. */
function saysMore({ decision }) {
	return decision.code === "leaks-already" ? 1 : 0;
}

// src/benchmark/growth-lasts-in.ts
/** Whether all growth that was found goes on in the longer runs, where a regression is among it, that one. */
function growthLastsIn(longer, metrics, growthMs) {
	const grown = metrics.filter(({ gating, decision }) => gating && isGrowth(decision));
	const regressions = grown.filter(({ decision }) => decision.kind === "regression");
	return (regressions.length > 0 ? regressions : grown).every((metric) => {
		const run = longer[growingSide(metric) ?? "head"];
		if (run === void 0 || (run.elapsedMs.at(-1) ?? 0) < growthMs) return false;
		return columnOf(metric.key, [run]).every((column) => growthLasts(metric, column));
	});
}

// src/benchmark/iteration-unit.ts
/** What one iteration is; `runs` are those that were judged together, none where the workload failed. */
function iterationUnitOf({ kind }, runs) {
	switch (kind) {
		case "iterate": return "call";
		case "serve": return "request";
		case "script": return runs.length > 0 && runs.every(({ ticks }) => ticks !== void 0) ? "tick" : "interval";
	}
}
/** Intervals are the machine's words: people count by the second. */
function unitWords(unit, workload) {
	const raiseBudget = (iterations) => `About ${iterations} ${unit === "call" ? "iteration" : unit}s a run would decide it: raise budget.`;
	const plain = {
		unit,
		word: unit,
		iterationsPerWord: 1,
		iteration: unit,
		raise: "budget",
		longerWindow: raiseBudget
	};
	switch (workload.kind) {
		case "iterate": return plain;
		case "serve": {
			if (workload.load.requestsPerSample === null && workload.load.kind === "requests") return plain;
			const longerWindow = (iterations) => `About ${iterations} requests a run would decide it: let load send more for each sample.`;
			return {
				...plain,
				longerWindow
			};
		}
		case "script": {
			const { intervalMs } = workload;
			if (unit === "tick") return {
				...plain,
				raise: "duration",
				longerWindow: (ticks) => `About ${ticks} ticks a run would decide it: raise duration.`
			};
			return {
				unit,
				word: "second",
				iterationsPerWord: 1e3 / intervalMs,
				iteration: `interval of ${intervalMs} ms`,
				raise: "duration",
				longerWindow: (intervals) => `A duration of about ${Math.ceil(intervals * intervalMs / 1e3)}s would decide it.`
			};
		}
	}
}

// src/benchmark/measure-outcome.ts
function failedRun(outcome, runs) {
	return {
		kind: "failed",
		side: outcome.side,
		failure: outcome.failure,
		runs
	};
}
/** A run that ended well and told nothing. */
function silentRun(side, runs) {
	return {
		kind: "failed",
		side,
		failure: {
			code: "channel-broken",
			text: "The run ended without a single reading of a metric that counts. Run it again; if it stays so, report it."
		},
		runs
	};
}

// src/benchmark/patience.ts
/** Pools, sliding windows and retries keep time by the second; most let go within this one. */
const LONGEST_TIMER_MS = 5e3;
/** Longer than the tick of the timers with which Node's own HTTP client lets go of finished requests: half a second. */
const LONGEST_WAIT_MS = 640;
/** Whether what swings may be memory that the clock frees: programs that hold sockets or timers have such memory. */
function mayBeFreedByTime(runs) {
	return runs.some(({ metrics }) => (metrics.handles?.at(-1) ?? 0) > 0);
}
/** How long a window lasted and how long growth must last before it is believed; undefined where no timer is pending. */
function patienceFor(runs) {
	if (!runs.some(({ metrics }) => (metrics["handles.Timeout"]?.at(-1) ?? 0) > 0)) return void 0;
	return {
		windowMs: Math.min(...runs.map(({ elapsedMs }) => elapsedMs.at(-1) ?? 0)),
		growthMs: LONGEST_TIMER_MS
	};
}
/** What a run costs that waits at every sample for what time frees: half of the time, as it ticks at any time. */
function patientCost(cost) {
	return {
		...cost,
		settleMs: cost.settleMs + 640 / 2
	};
}

// src/benchmark/plan.ts
/**
* The first iteration, which compiles and loads and says nothing of the others; two settles without an iteration between,
* then ever wider steps: they tell what a settle costs and what an iteration.
*/
const PILOT_CHECKPOINTS = [
	1,
	1,
	2,
	5,
	17,
	65,
	257,
	1025
];
const PILOT_MS = 500;
/** By then an iteration's cost is known, whether it takes 5 microseconds or 2 seconds. */
const PILOT_ITERATING_MS = 250;
const PILOT_ITERATIONS = 1025;
function pilotPlan(budgetMs) {
	return {
		checkpoints: PILOT_CHECKPOINTS,
		stopAfterMs: Math.min(PILOT_MS, budgetMs / 20),
		leastIteratingMs: Math.min(PILOT_ITERATING_MS, budgetMs / 20)
	};
}
/** Fewer samples show no shape, and on a machine too busy for its budget start and settling alone take a run's share of it. */
const LEAST_SAMPLES = 12;
function windowOf(iterations, samples = 40, isPatient = false) {
	return {
		checkpoints: samplePoints(iterations, samples),
		isPatient
	};
}
function iterationsOf({ checkpoints }) {
	return checkpoints.at(-1) ?? 0;
}
/** Samples of each run after the one at iteration 0. */
function samplesOf({ checkpoints }) {
	return checkpoints.length - 1;
}
function samplingPlan({ checkpoints, isPatient }, stopAfterMs) {
	return {
		checkpoints,
		stopAfterMs,
		leastSamples: checkpoints.length > 12 ? 12 : 2,
		...isPatient ? { patienceMs: 640 } : {}
	};
}

// src/benchmark/measure-runs.ts
/** A run may take this much more than its share of what is left of the budget. */
const PATIENCE = 1.25;
const LEAST_RUN_MS = 2e3;
/** One short run, thrown away: it tells what an iteration costs. */
async function pilotRun(task, given, ports) {
	if (given?.cost) return {
		kind: "done",
		cost: given.cost
	};
	const side = task.base ?? task.head;
	announce(ports, task, {
		side: side.side,
		purpose: "pilot",
		iterations: PILOT_ITERATIONS
	}, null);
	const outcome = await ports.measureRun(side.request, given?.pilot ?? pilotPlan(task.budgetMs));
	if (outcome.kind === "failed") return failedRun(outcome, [runResultOf(outcome, "measure", null)]);
	const main = mainOf(outcome.series);
	if (main === void 0) return silentRun(side.side, []);
	return {
		kind: "done",
		cost: costOf(given?.overSteps(main) ?? main, outcome.durationMs, null)
	};
}
/** Stored runs say what an iteration costs, and which window was enough for base. */
function beginningWith({ cost }) {
	return {
		kind: "done",
		cost
	};
}
/** Adds its runs to those done, also the one that failed. */
async function measureRuns(task, sides, planned, done, ports) {
	const measured = nothingMeasured$1(planned.cost);
	const order = sides.filter((side) => task[side] !== null);
	for (const [index, side] of order.entries()) {
		const failed = await measureOne(task, side, planOf(planned, order.length - index, ports), planned, measured, done, ports);
		if (failed !== null) return failed;
	}
	return measured;
}
/** What is put together run by run. */
function nothingMeasured$1(cost) {
	return {
		kind: "done",
		series: {
			base: [],
			head: []
		},
		sources: {
			base: [],
			head: []
		},
		cost
	};
}
/** Of one run of `runsLeft` that share what is left of the budget. */
function planOf({ given, window, endsAtMs }, runsLeft, ports) {
	if (given !== null) return {
		checkpoints: window.checkpoints,
		stopAfterMs: null
	};
	const shareMs = PATIENCE * (endsAtMs - ports.nowMs()) / runsLeft;
	return samplingPlan(window, Math.max(LEAST_RUN_MS, shareMs));
}
/** One run, added to those measured and done; what failed is returned. */
async function measureOne(task, side, plan, { given, window, endsAtMs, cost: estimate }, measured, { runs, outcomes }, ports) {
	announce(ports, task, {
		side,
		purpose: "measure",
		iterations: iterationsOf(window)
	}, {
		cost: measured.cost,
		samples: samplesOf(window),
		endsAtMs
	});
	const outcome = await ports.measureRun(task[side].request, plan);
	outcomes.push(outcome);
	const name = `${task.workload.name}.${runs.length + 1}.${side}`;
	const file = outcome.series.length === 0 ? null : await ports.report.writeSeries(name, outcome.series);
	runs.push(runResultOf(outcome, "measure", file));
	if (outcome.kind === "failed") return failedRun(outcome, runs);
	const whole = addUp(outcome.series);
	if (whole === void 0) return silentRun(side, runs);
	const isFirst = measured.series.base.length + measured.series.head.length === 0;
	measured.series[side].push(whole);
	measured.sources[side].push({
		series: outcome.series,
		members: outcome.members ?? null
	});
	const cost = costOf(given?.overSteps(whole) ?? whole, outcome.durationMs, estimate);
	measured.cost = isFirst ? cost : dearer(measured.cost, cost);
	return null;
}
function announce(ports, { workload }, run, known) {
	const estimatedMs = known === null ? null : runMs(known.cost, run.iterations, known.samples);
	const remainingMs = known === null ? null : Math.max(0, known.endsAtMs - ports.nowMs());
	ports.progress({
		kind: "run-started",
		workload: workload.name,
		...run,
		estimatedMs,
		remainingMs
	});
}

// src/benchmark/going-on.ts
/** Iterations by which a run goes on that need not: as many as this share of its time holds, settling left out. */
const GOES_ON_FOR = .5;
/** They are too dear where they would take more than this share of it, settling included. */
const MOST_OF_A_RUN = 1;
/** Nor by more than this: no bounded cache is worth the memory of a runner. */
const GOES_ON_FOR_BYTES = 64 * 2 ** 20;
/** To the iterations that confirm growth where that is needed (`iterationsToLast`), else for half of the time of the window. */
function goingOn(task, { window, cost, endsAtMs }, ports) {
	const iterations = iterationsOf(window);
	const isNeeded = iterations < FEWEST_ITERATIONS_OF_GROWTH;
	const longer = isNeeded ? iterationsToLast(iterations, cost.msPerIteration) : Math.min(3 * iterations, iterations + iterationsFor(GOES_ON_FOR));
	const checkpoints = furtherPoints(iterations, longer, isNeeded ? 40 : 16);
	return {
		isNeeded,
		checkpoints,
		seemsToGrow(run) {
			if (run.iterations.at(-1) < iterations) return false;
			return metricsOf$1([run]).filter(isGating).some((key) => {
				const unit = unitOf(key);
				const setting = task.workload.threshold;
				const { holds } = thresholdFor(setting, {
					unit,
					baseSlopePerIteration: 0,
					agreement: "exact"
				});
				return columnOf(key, [run]).every((column) => seemsToGrow(column, holds));
			});
		},
		isWorthIt: isNeeded ? isAffordable : isCheap
	};
	/** In a share of the time that a run of the window takes, settling left out. */
	function iterationsFor(share) {
		return Math.floor(share * runMs(cost, iterations) / Math.max(cost.msPerIteration, 1e-4));
	}
	/** The rest of the round, and more of this run, fit the budget. */
	function isAffordable() {
		const { msPerIteration, msPerRun } = costWith(cost, 40);
		return (longer - iterations) * msPerIteration + 4 * msPerRun <= endsAtMs - ports.nowMs();
	}
	/** A heap that grows fast is soon dear to collect, and larger than a runner's memory. */
	function isCheap(run) {
		if ((longer - iterations) * grownBytes(run) / iterations > GOES_ON_FOR_BYTES) return false;
		const ranMs = cost.startMs + run.elapsedMs.at(-1);
		const { msPerIteration, settleMs, dearerMs } = costOf(run, ranMs, cost);
		const settlingMs = checkpoints.reduce((sum, at) => sum + settleMs + at * dearerMs, 0);
		return (longer - iterations) * msPerIteration + settlingMs <= MOST_OF_A_RUN * ranMs;
	}
}
function grownBytes({ metrics }) {
	return [metrics.heapUsed, metrics.external].reduce((sum, values = []) => sum + Math.max(0, (values.at(-1) ?? 0) - (values[0] ?? 0)), 0);
}

// src/benchmark/opening-round.ts
/**
* The first round of a called workload. Head comes first; if it seems to grow, it is not ended but goes on
* (`iterationsToLast`), and the runs after it are half as long, as a regression ends the workload whatever else is known by
* then: it is a replicate by its first part, and growth is asked to last in the whole of it, at the price of one window
* less. Where it turns out to be none, a window of the usual length follows.
*
* Where the window is too short to confirm growth base goes on as well, if it is the first that seems to grow. Elsewhere no more than
* the window is needed, but against caches as large as it head goes on for half as long again by the clock.
*
* ADR 6 has the reasons and the figures.
*/
async function openingRound(task, order, planned, done, ports) {
	const measured = nothingMeasured$1(planned.cost);
	const isCalled = task.workload.kind === "iterate";
	const sides = (isCalled ? order.map(otherSide) : order).filter((side) => task[side] !== null);
	const onward = goingOn(task, planned, ports);
	let { window } = planned;
	let hasGrown = false;
	for (const [index, side] of sides.entries()) {
		const present = {
			...planned,
			window
		};
		const mayGoOn = isCalled && !hasGrown && (onward.isNeeded || index === 0);
		const plan = {
			...planOf(present, sides.length - index, ports),
			...mayGoOn ? { goesOn: goesOn(side) } : {}
		};
		const failed = await measureOne(task, side, plan, present, measured, done, ports);
		if (failed !== null) return failed;
	}
	return {
		...measured,
		window
	};
	function goesOn(side) {
		return {
			checkpoints: onward.checkpoints,
			when(soFar) {
				const run = addUp(soFar);
				if (run === void 0 || !onward.seemsToGrow(run)) return false;
				const isWorthIt = onward.isWorthIt(run);
				hasGrown = isWorthIt || !onward.isNeeded;
				if (hasGrown && side === "head") window = {
					...window,
					checkpoints: firstHalf() ?? window.checkpoints
				};
				return isWorthIt;
			}
		};
	}
	/** null where the half would be too short to show a course. A warm-up given by the user may be longer than half a window. */
	function firstHalf() {
		const half = planned.window.checkpoints.filter((at) => 2 * at <= iterationsOf(planned.window));
		return half.length > 12 && task.workload.warmupIterations === null ? half : null;
	}
}
function otherSide(side) {
	return side === "base" ? "head" : "base";
}

// src/benchmark/windows.ts
/** Stored runs may have been shortened beside one that went on: their window is then no window to begin with. */
const STORED_SHARE = 1.5;
/** The window that a workload begins with: the one that its config gives, that of stored runs, or the usual one. */
function windowToBeginWith(given, stored, cost, remainingMs) {
	if (given !== null) return {
		checkpoints: given.checkpoints(given.stepsOf(cost, remainingMs)),
		isPatient: false
	};
	const usual = firstWindow(cost.msPerIteration, remainingMs);
	const isOfStored = stored !== null && STORED_SHARE * stored.iterations >= usual;
	return windowOf(isOfStored ? stored.iterations : usual);
}
function windowsFrom(first) {
	const windows = {
		present: first,
		shortenedFrom: void 0,
		grewBeforeAt: null,
		endedWithin: null,
		shorten(to) {
			const planned = iterationsOf(windows.present);
			windows.present = to;
			windows.shortenedFrom = iterationsOf(to) < planned ? planned : void 0;
		},
		endIn(iterations) {
			windows.endedWithin = iterations;
		},
		goOn(step, hasGrown) {
			if (hasGrown) windows.grewBeforeAt = iterationsOf(windows.present);
			const isPatient = windows.present.isPatient || step.kind === "patient-window";
			const hasFewSamples = isPatient || step.kind === "longer-window" && step.hasFewSamples === true;
			windows.present = windowOf(step.iterations, hasFewSamples ? 16 : 40, isPatient);
			windows.shortenedFrom = void 0;
			windows.endedWithin = null;
		}
	};
	return windows;
}
/** Of a run of so many iterations that growth is asked to last in: it waits for what time frees where those of the window do. */
function longerThan({ isPatient }, iterations) {
	return windowOf(iterations, isPatient ? 16 : 40, isPatient);
}

// src/benchmark/measure-sides.ts
/** Order-balanced, so that a machine that slowly changes favours neither side. */
const ROUND = [
	"base",
	"head",
	"head",
	"base"
];
const HALF_ROUND = ["head", "base"];
/**
* Measures one workload in rounds of four runs until every gating metric is decided or the budget is spent: a longer
* window where the shape of the growth is in doubt, more runs where the spread is.
*/
async function measureSides(task, ports) {
	const { workload, budgetMs } = task;
	const endsAtMs = ports.nowMs() + budgetMs;
	const budget = {
		familyError: FAMILY_ERROR,
		comparisons: comparisonsOf(task.workloads),
		looks: 12
	};
	const given = givenWindow(workload);
	const pilot = task.stored === null ? await pilotRun(task, given, ports) : beginningWith(task.stored);
	if (pilot.kind === "failed") return pilot;
	const runs = [];
	const outcomes = [];
	const done = {
		runs,
		outcomes
	};
	let cost = pilot.cost;
	const remainingMs = () => endsAtMs - ports.nowMs();
	const windows = windowsFrom(windowToBeginWith(given, task.stored, cost, remainingMs()));
	let rounds = 0;
	let order = ROUND;
	const collected = collectRuns();
	const { ranFor } = collected;
	const opening = await openingRound(task, ROUND, planned(), done, ports);
	if (opening.kind === "failed") return opening;
	collected.add(opening);
	cost = opening.cost;
	windows.shorten(opening.window);
	for (let look = 1;; look++) {
		for (; rounds > 0; rounds--) {
			const outcome = await measureRuns(task, order, planned(), done, ports);
			if (outcome.kind === "failed") return outcome;
			collected.add(outcome);
			cost = outcome.cost;
		}
		const { series, sources, longest } = collected;
		const unit = iterationUnitOf(workload, [...series.base, ...series.head]);
		const judged = onOneGrid(series, unit);
		const { threshold, warmupIterations } = workload;
		const options = {
			threshold,
			warmupIterations,
			budget,
			look,
			unit
		};
		const metrics = judgeMetrics(task.base === null ? null : judged.base, judged.head, options);
		tellSlopes(metrics, workload, unit, ports);
		const patience = given === null ? patienceFor([...series.base, ...series.head]) : void 0;
		const mayWait = workload.kind === "iterate" && !windows.present.isPatient && mayBeFreedByTime([...series.base, ...series.head]);
		let step = given === null ? nextStep(progress()) : nextRound(progress());
		if (step.kind === "longer-run") {
			const { sides, iterations: enough } = step;
			const wanting = sides.filter((side) => ranFor(side) < enough);
			const longer = {
				...planned(),
				window: longerThan(windows.present, enough)
			};
			const outcome = await measureRuns(task, wanting, longer, done, ports);
			if (outcome.kind === "failed") return outcome;
			collected.addLonger(outcome.series);
			const lasts = growthLastsIn(longest, metrics, patience?.growthMs ?? 0);
			const isWhole = sides.every((side) => ranFor(side) >= enough);
			if (!lasts && isWhole) windows.endIn(Math.max(...sides.map(ranFor)));
			step = lasts || !isWhole ? {
				kind: "stop",
				because: "decided",
				isConfirmed: lasts
			} : nextStep(progress());
		}
		switch (step.kind) {
			case "stop": return concluded(metrics, step, {
				series: judged,
				sources: judgeSources(sources, options),
				runs,
				cost,
				iterations: iterationsOf(windows.present),
				longestIterations: given === null ? Math.max(ranFor("base"), ranFor("head")) : iterationsOf(windows.present),
				unit,
				notes: remarkNotes(outcomes)
			});
			case "another-round":
				rounds = Math.ceil(step.rounds);
				order = step.rounds < 1 ? HALF_ROUND : ROUND;
				break;
			case "longer-run":
				rounds = 1;
				order = ROUND;
				break;
			case "patient-window":
			case "longer-window":
				windows.goOn(step, metrics.some(({ gating, decision }) => gating && isGrowth(decision)));
				rounds = step.rounds;
				order = ROUND;
				collected.startAnew();
		}
		function progress() {
			return {
				...patience === void 0 ? {} : { patience },
				judgements: metrics.filter(({ gating }) => gating),
				iterations: iterationsOf(windows.present),
				shortenedFrom: windows.shortenedFrom,
				runsPerSide: series.head.length,
				grewBeforeAt: windows.grewBeforeAt,
				endedWithin: windows.endedWithin,
				ranFor: {
					base: ranFor("base"),
					head: ranFor("head")
				},
				looks: {
					taken: look,
					most: 12
				},
				cost: costWith(cost, samplesOf(windows.present)),
				costOfFew: costWith(cost, 16),
				...mayWait ? { patient: costWith(patientCost(cost), 16) } : {},
				remainingMs: remainingMs()
			};
		}
	}
	function planned() {
		return {
			given,
			window: windows.present,
			endsAtMs,
			cost
		};
	}
}
function concluded(metrics, step, rest) {
	const final = metrics.map((metric) => ({
		...metric,
		...concludeWith(metric, step)
	}));
	const deciding = decidingMetric(final);
	if (deciding === void 0) return silentRun("head", rest.runs);
	return {
		kind: "measured",
		metrics: final,
		deciding,
		...rest
	};
}
function onOneGrid({ base, head }, unit) {
	const all = onCommonGrid([...base, ...head], unit);
	return {
		base: all.slice(0, base.length),
		head: all.slice(base.length)
	};
}
function tellSlopes(metrics, workload, unit, ports) {
	const heap = metrics.find(({ key }) => key === "heapUsed");
	const slopes = {
		base: heap?.base?.slopePerIteration ?? null,
		head: heap?.head?.slopePerIteration ?? null
	};
	ports.progress({
		kind: "round-compared",
		workload: workload.name,
		unit,
		slopes
	});
}

// src/benchmark/side-run.ts
/** Beyond its budget a run may take this long: its start, its settles, and one iteration that nobody foresaw. */
const RUN_GRACE_MS = 6e4;
function sideRunOf(side, prepared, workload, node, budgetMs, ports) {
	return {
		side,
		root: prepared.root,
		request: {
			side,
			modulePath: workload.kind === "serve" ? "" : join(prepared.root, workload.file),
			...workload.kind === "iterate" ? {} : { program: workload },
			cwd: join(prepared.root, workload.cwd),
			env: workload.env,
			args: workload.args,
			nodeArgs: [...prepared.nodeArgs, ...workload.nodeArgs],
			node,
			v8: workload.v8,
			iterationTimeoutMs: workload.iterationTimeoutMs,
			runTimeoutMs: budgetMs + RUN_GRACE_MS,
			signal: ports.signal
		}
	};
}

// src/benchmark/stored-runs.ts
/** The runs of the newest report that measured just this; where none did, what differs in the newest. */
async function storedRunsIn({ reports, problem }, question) {
	const reasons = [];
	for (const report of reports) {
		const found = await runsOf(report, question);
		if (found.kind === "stored") return found;
		reasons.push(`${report.description}: ${found.text}`);
	}
	return {
		kind: "rerun",
		text: reasons[0] ?? problem ?? "no earlier run of this commit has a result"
	};
}
async function runsOf(report, question) {
	const { result } = report;
	if (result.heapslopeVersion !== question.version) return differs(`it was measured by heapslope ${result.heapslopeVersion}`);
	const { os, arch } = result.platform;
	if (os !== question.platform.os || arch !== question.platform.arch) return differs(`it was measured on ${os} ${arch}`);
	const workload = result.workloads.find(({ name }) => name === question.workload);
	if (workload === void 0) return differs("it has no such workload");
	const candidates = ["head", "base"].map((side) => ({
		side,
		difference: differenceFrom(workload.fingerprints?.[side] ?? null, question.fingerprint)
	}));
	const equal = candidates.find(({ difference }) => difference === null);
	if (equal === void 0) return differs(nearest(candidates.map(({ difference }) => difference)));
	return readRuns(report, judgedRuns(workload, equal.side), question);
}
/** In the order in which they are told: of two sides the one that shares more is meant. */
const PARTS = [
	["commit", "it measured another commit"],
	["lockFiles", "its lock file differs"],
	["workload", "its workload differs"],
	["settings", "its settings differ"]
];
const UNKNOWN = "it does not say what it measured";
function differenceFrom(stored, wanted) {
	if (stored === null) return UNKNOWN;
	return PARTS.find(([part]) => stored[part] !== wanted[part])?.[1] ?? null;
}
function nearest(differences) {
	return [UNKNOWN, ...PARTS.map(([, text]) => text)].findLast((text) => differences.includes(text)) ?? UNKNOWN;
}
/** The runs of the last window, also the one that went on beyond it: earlier windows were only steps on the way. */
function judgedRuns({ runs }, side) {
	const iterationsOf = (run) => run.processes.find(({ kind }) => kind === "main")?.iterations ?? 0;
	const completed = runs.filter((run) => run.side === side && run.purpose === "measure" && run.outcome.kind === "completed");
	const last = completed.at(-1);
	return last === void 0 ? [] : completed.filter((run) => iterationsOf(run) >= iterationsOf(last));
}
async function readRuns({ series, description }, runs, { node, budgetMs }) {
	const outcomes = [];
	for (const run of runs) {
		if (run.node !== node.version) return differs(`it ran on Node ${run.node}`);
		if (run.seriesFile === null) return differs("a run of it has no series");
		const read = await series(run.seriesFile).catch(() => null);
		if (read === null) return differs("a series of it is missing or damaged");
		outcomes.push({
			...factsOf$1(run),
			kind: "completed",
			series: read
		});
	}
	const last = outcomes.at(-1);
	const main = last === void 0 ? void 0 : mainSeries(last);
	if (last === void 0 || main === void 0) return differs("it has no run that was judged");
	const cost = costOf(main, last.durationMs, null);
	const iterations = main.iterations.at(-1) ?? 0;
	if (2 * runMs(cost, iterations) > budgetMs) return differs("its window does not fit the budget");
	return {
		kind: "stored",
		description,
		iterations,
		cost,
		outcomes
	};
}
function factsOf$1({ side: _then, node, v8, v8Flags, durationMs }) {
	return {
		side: "base",
		node,
		v8,
		v8Flags,
		durationMs,
		outputTail: ""
	};
}
const mainSeries = (outcome) => outcome.series.find(({ process }) => process.kind === "main");
function differs(text) {
	return {
		kind: "rerun",
		text
	};
}
/**
* Ports whose runs of base are the stored ones, each once, wherever a plan asks for samples that one has, though it may have gone
* on behind them; else they are measured.
*/
function withStoredRuns(ports, { outcomes }) {
	const left = [...outcomes];
	const measureRun = async (request, plan) => {
		const { checkpoints } = plan;
		const fits = (outcome) => {
			const { iterations = [] } = mainSeries(outcome) ?? {};
			return checkpoints.every((at, sample) => at === iterations[sample]);
		};
		const next = request.side === "base" ? left.findIndex(fits) : -1;
		return next < 0 ? ports.measureRun(request, plan) : left.splice(next, 1)[0];
	};
	return {
		ports: {
			...ports,
			measureRun
		},
		used: () => outcomes.length - left.length
	};
}

// src/benchmark/stored-base.ts
/** What both sides measure; a side that is not there is unknown. After the overlay. */
async function fingerprintsOf({ head, base }, workload, { config }, ports) {
	return {
		head: await ports.fingerprintOf(head, workload, config),
		base: base.kind === "none" ? {
			kind: "unknown",
			text: "there is no base"
		} : await ports.fingerprintOf(base, workload, config)
	};
}
/** Base's series from an earlier run, where they are asked for and can be had. */
async function storedBaseOf(workload, fingerprint, { config, node, budgetMs }, ports) {
	if (config.baseline === "rerun") return nothingStored$1(ports);
	if (fingerprint.kind === "unknown") return rerun(fingerprint.text, ports);
	const { commit } = fingerprint.fingerprint;
	const found = await storedRunsIn(await ports.storedReports(commit), {
		workload: workload.name,
		fingerprint: fingerprint.fingerprint,
		node,
		platform: ports.platform,
		version: ports.version,
		budgetMs
	});
	if (found.kind === "rerun") return rerun(found.text, ports);
	const borrowed = withStoredRuns(ports, found);
	const from = `${found.description}, which measured the same (${commit.slice(0, 10)})`;
	return {
		runs: found,
		ports: borrowed.ports,
		notes: () => borrowed.used() === 0 ? [rerunNote(`another window was needed than that of ${from}`)] : [{
			code: "base-stored",
			text: `base's series (${borrowed.used()}) are those of ${from}`
		}]
	};
}
/** Every run is measured, and nobody asked for less. */
function nothingStored$1(ports) {
	return {
		runs: null,
		ports,
		notes: () => []
	};
}
function rerun(why, ports) {
	return {
		runs: null,
		ports,
		notes: () => [rerunNote(why)]
	};
}
function rerunNote(why) {
	return {
		code: "base-rerun",
		text: `base was measured again, although baseline is stored: ${why}`
	};
}
/** As the result tells it. */
function fingerprintsResult({ base, head }) {
	const told = (outcome) => outcome.kind === "known" ? outcome.fingerprint : null;
	return {
		base: told(base),
		head: told(head)
	};
}

// src/benchmark/unable-base.ts
/** What head's workload comes to on a base that is only older: a package or a function that it uses is not there yet. */
const OLDER = [
	"workload-missing",
	"workload-not-loadable",
	"workload-not-a-function",
	"setup-threw",
	"iteration-threw"
];
/** Of a program that runs by itself: it never came up, or does not know what it is asked for. */
const NOT_THERE_YET = [
	"not-ready",
	"not-sampled",
	"requests-failed",
	"load-failed"
];
const ENDED = ["exited-early", "uncaught-error"];
/**
* Why base cannot run the workload at all, as a note to a verdict on head alone; null where it ran, or failed in a way
* that being older does not explain (it hung, was killed, ran out of memory).
*/
function whyBaseIsUnable(measured, kind) {
	if (measured.kind !== "failed" || measured.side !== "base") return null;
	if (!(OLDER.includes(measured.failure.code) || kind !== "iterate" && neverServed(measured))) return null;
	return {
		code: "base-does-not-run",
		text: `Base cannot run this workload, so head is judged alone. On base: ${measured.failure.text}`
	};
}
/** Whether the first run of base's program came to nothing; one that failed later had worked before. */
function neverServed({ failure, runs }) {
	const [first, ...later] = runs.filter(({ side }) => side === "base");
	if (later.length > 0) return false;
	const wasSampled = first?.processes.some(({ samples }) => samples > 0) ?? false;
	return NOT_THERE_YET.includes(failure.code) || !wasSampled && ENDED.includes(failure.code);
}

// src/benchmark/blind-spot-note.ts
/** What "unchanged" cannot know: a container larger than the window takes entries without being enlarged. */
function blindSpotNotes(verdict, { difference, head }, { iteration: unit, unit: plural }) {
	const window = (difference ?? head)?.window;
	if (verdict.kind !== "unchanged" || window === void 0) return [];
	const { mapEntries, arrayElements, rarerThanIterations } = blindSpotOf(window);
	const number = (value) => value.toLocaleString("en-US");
	return [{
		code: "blind-spot",
		text: `This window cannot show one more entry per ${unit} in a Map or Set that already held ${number(mapEntries)}, or in an array of ${number(arrayElements)}, nor growth rarer than once in ${number(rarerThanIterations)} ${plural}s.`
	}];
}

// src/benchmark/known-leaks.ts
/** Findings with what the config says of them. `today` is `YYYY-MM-DD`; the last day counts. */
function markKnown(findings, known, today) {
	const bySignature = new Map(known.map((leak) => [leak.signature, leak]));
	return findings.map((finding) => {
		const leak = bySignature.get(finding.signature);
		if (leak === void 0) return finding;
		const { reason, expires } = leak;
		return {
			...finding,
			known: {
				reason,
				expires,
				expired: expires !== null && expires < today
			}
		};
	});
}
/** Known leaks account for a regression from this share of it on: what containers grow by has no finding of its own. */
const LEAST_SHARE = .5;
/**
* Where the objects are small their container weighs as much: what a Map, which takes the most, spends on an entry just after it
* has grown, three words and half a bucket, twice. (V8: src/objects/ordered-hash-table.h)
*/
const MOST_BYTES_PER_ENTRY = 64;
/**
* A regression in bytes that known leaks account for does not fail: they make up at least half of the difference, or all of it
* but for the containers that hold them, and what else is new or worse stays within the threshold. An expired one accounts for
* nothing.
*/
function excuseKnown(verdict, findings, measured) {
	if (verdict.kind !== "regression") return verdict;
	const growing = findings.filter(({ kind, within }) => (kind === "new" || kind === "worse") && within === void 0);
	const excused = growing.filter(({ known }) => known !== void 0 && !known.expired);
	const expired = growing.filter(({ known }) => known?.expired === true);
	if (expired.length > 0) {
		const names = expired.map(({ constructorName, known }) => `${constructorName} (until ${known?.expires})`);
		return {
			kind: "regression",
			reason: {
				code: "known-leak-expired",
				text: `${verdict.reason.text} Known, but no longer excused: ${names.join(", ")}. Mend it, or set another day in known.`
			}
		};
	}
	const rest = growing.filter((finding) => !excused.includes(finding));
	const withContainers = growthOf$2(excused) + MOST_BYTES_PER_ENTRY * entriesOf(excused);
	const isExplained = Math.max(growthOf$2(excused) / LEAST_SHARE, withContainers) >= measured.differenceBytesPerIteration && growthOf$2(rest) <= measured.thresholdBytesPerIteration;
	if (excused.length === 0 || !isExplained) return verdict;
	const reasons = excused.map(({ constructorName, known }) => `${constructorName} (${known?.reason})`);
	return {
		kind: "unchanged",
		reason: {
			code: "known-leaks",
			text: `${verdict.reason.text} All of it is known: ${reasons.join(", ")}.`
		}
	};
}
/** Beyond what base had already, bytes per iteration. */
function growthOf$2(findings) {
	return findings.reduce((sum, { kind, bytesPerIteration, base }) => {
		const before = kind === "worse" ? base?.bytesPerIteration ?? 0 : 0;
		return sum + (bytesPerIteration ?? 0) - before;
	}, 0);
}
/** Objects per iteration beyond base's, each of them an entry of what holds it. */
function entriesOf(findings) {
	return findings.reduce((sum, { kind, objectsPerIteration, base }) => {
		const before = kind === "worse" ? base?.objectsPerIteration ?? 0 : 0;
		return sum + Math.max(0, (objectsPerIteration ?? 0) - before);
	}, 0);
}

// src/benchmark/source-results.ts
/** The program's processes and threads in the result's words. */
function sourceResults(sources) {
	return sources.map(({ process, metrics, started, mostAlive }) => ({
		kind: process.kind,
		label: process.label,
		started: { ...started },
		mostAlive: { ...mostAlive },
		memory: Object.fromEntries(metrics.map((metric) => [metric.key, growthOf$1(metric)]))
	}));
}
function growthOf$1({ base, head, difference }) {
	const interval = (difference ?? head)?.interval;
	return {
		baseBytesPerIteration: base?.slopePerIteration ?? null,
		headBytesPerIteration: head?.slopePerIteration ?? null,
		interval: interval === void 0 ? null : [interval[0], interval[1]]
	};
}
/** What of the program the sum does not hold. */
function sourceNotes(sources) {
	return sources.filter(({ silences }) => silences > 0).map(({ process, silences }) => ({
		code: "member-silent",
		text: `${process.kind === "worker" ? "Worker thread" : "Child process"} \`${process.label}\` let ${silences} readings pass: it computed or waited without a turn of its event loop. What it holds counts as it was last read, and not at all where it never was.`
	}));
}

// src/benchmark/verdict-of.ts
/**
* The verdict of a workload in the result's words: the decision on its deciding metric, as a sentence with numbers.
* @param base what base is called, see `baseName`
*/
function verdictOf(metric, unit, base = "base") {
	const { decision } = metric;
	return {
		kind: decision.kind,
		reason: {
			code: decision.code,
			text: sentenceFor(decision, metric, unit, base)
		}
	};
}
function sentenceFor(decision, metric, unit, base) {
	const rate = (value) => `${plainNumber(value * unit.iterationsPerWord)} ${unitOf(metric.key) === "bytes" ? "bytes" : "more"} per ${unit.word}`;
	if (decision.code === "unmeasured") return `${metric.key} could not be compared: ${whyUnmeasured(decision.reason, unit)}`;
	const [low, high] = decision.interval;
	const interval = `${plainNumber(low * unit.iterationsPerWord)} to ${plainNumber(high * unit.iterationsPerWord)}`;
	const exact = decision.exact ? ", every run alike to the byte" : "";
	const difference = `${metric.key} of head minus base: ${rate(decision.slopePerIteration)} (${interval}${exact})`;
	const threshold = plainNumber(decision.threshold * unit.iterationsPerWord);
	switch (decision.code) {
		case "above-threshold": return `${difference}, above the threshold of ${threshold}.`;
		case "below-threshold": return `${difference}, below the threshold of -${threshold}.`;
		case "identical": return `${metric.key} moves alike on both sides, every run to the byte.`;
		case "within-threshold": return `${difference}, inside the threshold of ${threshold}.`;
		case "leaks-already": return `${base === "base" ? "Base" : base} leaks already: ${rate(decision.baseSlopePerIteration)} (${metric.key}). ${difference}, inside the threshold of ${threshold}.`;
		case "grows-alone": return `Head alone: ${metric.key} grows by ${rate(decision.slopePerIteration)} (${interval}${exact}), above the threshold of ${threshold}.`;
		case "flat-alone": return `Head alone: ${metric.key} stands still, ${rate(decision.slopePerIteration)} (${interval}${exact}), inside the threshold of ${threshold}.`;
		case "bounded-cycle": return `${metric.key} rises and falls back without growing: ${rate(decision.slopePerIteration)} (${interval}${exact}) along its troughs and peaks.`;
		case "one-run":
		case "window-too-short":
		case "unconfirmed":
		case "still-filling":
		case "one-step":
		case "sawtooth":
		case "too-noisy":
		case "straddles-threshold": return `${metric.key} of ${metric.difference === null ? "head alone" : "head minus base"}: ${rate(decision.slopePerIteration)} (${interval}). Undecided: ${doubtText(decision.code, threshold)}. ${remedyText(decision.remedy, unit)}`;
	}
}
/** Why the numbers do not decide it, as the end of a sentence. */
function doubtText(code, threshold) {
	switch (code) {
		case "one-run": return "there is one run a side, which does not tell how far runs lie apart";
		case "window-too-short": return "it was measured for less than four times as long as it warmed up";
		case "unconfirmed": return "it grew, and no longer window has shown yet that it goes on";
		case "still-filling": return "growth fades, as that of a cache does, and may end";
		case "one-step": return "it grew once and may not again";
		case "sawtooth": return "it rises and falls back, and the window holds too few of these cycles";
		case "too-noisy": return `runs lie further apart than the threshold of ${threshold}`;
		case "straddles-threshold": return `that may lie inside the threshold of ${threshold} or beyond it`;
	}
}
/** What there is none of, and what would get it: nothing was judged, so no number says how much. */
function whyUnmeasured(reason, { unit, raise }) {
	switch (reason) {
		case "no-runs": return `not one run was finished. Raise ${raise}.`;
		case "too-few-samples": return `a run was sampled fewer than four times. Raise ${raise}.`;
		case "no-common-samples": return `the runs were sampled fewer than four times after as many ${unit}s. Raise ${raise}.`;
		case "no-iterations": return `not one ${unit} lies between the samples. Raise ${raise}.`;
		case "not-a-number": return "a reading is not a number. Measure again, and if it happens again report it as a fault of heapslope.";
		case "uneven-columns": return "the samples are not in order. Measure again, and if it happens again report it as a fault of heapslope.";
	}
}
function remedyText(remedy, unit) {
	switch (remedy.kind) {
		case "longer-window": return unit.longerWindow(Math.ceil(remedy.iterations));
		case "more-runs": return `About ${remedy.runsPerSide} runs a side would decide it: raise budget, or threshold if that much does not matter.`;
		case "measure-again": return "Measure again.";
	}
}
/** At most four significant digits, never in powers of ten. */
function plainNumber(value) {
	if (value === 0) return "0";
	return Number(value.toPrecision(4)).toLocaleString("en-US", {
		maximumFractionDigits: 6,
		useGrouping: true
	});
}

// src/benchmark/workload-result.ts
/** More points than this no reader tells apart, and mermaid's text limit is near (FACTS section 4). */
const MOST_PLOT_POINTS = 60;
/** Everything that one workload came to, in the result's words. */
function workloadResult(workload, measured, explanation, { notes, today, base }) {
	const unit = measured.kind === "failed" ? iterationUnitOf(workload, []) : measured.unit;
	const words = unitWords(unit, workload);
	const findings = markKnown(explanation.findings, workload.known, today);
	const common = {
		name: workload.name,
		iterationUnit: unit,
		...unit === "interval" && workload.kind === "script" ? { intervalMs: workload.intervalMs } : {},
		findings: [...findings],
		snapshots: [...explanation.snapshots],
		runs: [...measured.runs, ...explanation.runs],
		notes: [...notes, ...explanation.notes]
	};
	if (measured.kind === "failed") {
		const { code, text } = measured.failure;
		return {
			...common,
			verdict: {
				kind: "failed",
				reason: {
					code,
					text: `On ${measured.side}: ${text}`
				}
			},
			metrics: {},
			plot: null
		};
	}
	const verdict = excused$1(verdictOf(measured.deciding, words, base), findings, measured.deciding);
	return {
		...common,
		verdict,
		notes: [
			...common.notes,
			...measured.notes,
			...blindSpotNotes(verdict, measured.deciding, words),
			...sourceNotes(measured.sources)
		],
		...measured.sources.length === 0 ? {} : { sources: sourceResults(measured.sources) },
		metrics: Object.fromEntries(measured.metrics.map((metric) => [metric.key, metricResult(metric)])),
		plot: plotOf(measured.deciding.key, measured.series.base, measured.series.head)
	};
}
function excused$1(verdict, findings, deciding) {
	const grown = deciding.difference ?? deciding.head;
	if (deciding.key !== "heapUsed" || grown === null) return verdict;
	return excuseKnown(verdict, findings, {
		differenceBytesPerIteration: grown.slopePerIteration,
		thresholdBytesPerIteration: deciding.threshold
	});
}
function metricResult({ key, gating, base, head, difference, threshold }) {
	const slope = (of) => ({
		...unitOf(key) === "bytes" ? { slopeBytesPerIteration: of.slopePerIteration } : {
			slopePerIteration: of.slopePerIteration,
			unit: "count"
		},
		interval: [of.interval[0], of.interval[1]]
	});
	const side = (of) => of === null ? null : {
		...slope(of),
		shape: of.shape
	};
	return {
		gating,
		base: side(base),
		head: side(head),
		difference: difference === null ? null : slope(difference),
		threshold
	};
}
/** The deciding metric over the iterations, one line a side: the median of its runs at each sample. */
function plotOf(key, base, head) {
	const reference = head[0];
	if (reference === void 0) return null;
	const picked = evenly$1(reference.iterations.length, MOST_PLOT_POINTS);
	const line = (series) => series.length === 0 ? null : picked.map((sample) => median(series.map(({ metrics }) => metrics[key]?.[sample] ?? 0)));
	return {
		metric: key,
		unit: unitOf(key),
		iterations: picked.map((sample) => reference.iterations[sample]),
		base: line(base),
		head: line(head)
	};
}
function evenly$1(length, most) {
	if (length <= most) return Array.from({ length }, (_, i) => i);
	return Array.from({ length: most }, (_, i) => Math.round(i * (length - 1) / (most - 1)));
}

// src/benchmark/run-workload.ts
/** Explaining is outside the budget: tracked runs and snapshots of a large heap take their time. */
const EXPLAIN_TIMEOUT_MS = 6e5;
/** Of a program with many processes and threads, those that grow most. */
const MOST_EXPLAINED = 5;
/** What is open rather than kept: who opened it no snapshot tells. */
const HANDLES = /* @__PURE__ */ new Set(["handles", "fileDescriptors"]);
const NOTHING_EXPLAINED = {
	findings: [],
	runs: [],
	snapshots: [],
	notes: []
};
/** A workload whose file is not there fails by itself; the others go on. */
async function runWorkload(workload, surroundings, ports) {
	try {
		return await runPresentWorkload(workload, surroundings, ports);
	} catch (error) {
		if (!(error instanceof WorkloadFileError)) throw error;
		const failed = {
			kind: "failed",
			side: "head",
			failure: {
				code: "workload-missing",
				text: error.message
			},
			runs: []
		};
		const facts = {
			notes: [],
			today: todayOf(ports),
			base: baseNameOf(surroundings.sides)
		};
		return workloadResult(workload, failed, NOTHING_EXPLAINED, facts);
	}
}
async function runPresentWorkload(workload, surroundings, ports) {
	const { request, sides, workloads } = surroundings;
	const budgetMs = Math.max(surroundings.budgetMs, leastBudgetMs(workload));
	const node = await ports.findNode(workload.node);
	const overlay = await placed(workload, sides, ports);
	const notes = [
		...calibrationNotes(request.calibrations?.get(workload.name)),
		...sides.base.kind === "none" ? [{
			code: sides.base.code,
			text: sides.base.text
		}] : [],
		...overlay.kind === "equal" ? [] : [overlay.note]
	];
	const fingerprints = await fingerprintsOf(sides, workload, request, ports);
	const head = sideRunOf("head", sides.head, workload, node, budgetMs, ports);
	const base = sides.base.kind === "prepared" && overlay.kind !== "base-without-workload" ? sideRunOf("base", sides.base, workload, node, budgetMs, ports) : null;
	const { config } = request;
	const stored = base === null || givenWindow(workload) !== null ? nothingStored$1(ports) : await storedBaseOf(workload, fingerprints.base, {
		config,
		node,
		budgetMs
	}, ports);
	const task = {
		workload,
		base,
		head,
		budgetMs,
		workloads,
		stored: stored.runs
	};
	const measured = await measureSides(task, stored.ports);
	const told = {
		facts: {
			notes: [...notes, ...stored.notes()],
			today: todayOf(ports),
			base: baseNameOf(sides)
		},
		fingerprints: fingerprintsResult(fingerprints)
	};
	const unable = whyBaseIsUnable(measured, workload.kind);
	if (unable === null) return explained$1(task, measured, told, ports);
	const alone = {
		...task,
		base: null,
		stored: null
	};
	const onHead = await measureSides(alone, ports);
	const runs = [...measured.runs, ...onHead.runs];
	const facts = {
		...told.facts,
		notes: [...told.facts.notes, unable]
	};
	return explained$1(alone, {
		...onHead,
		runs
	}, {
		...told,
		facts
	}, ports);
}
/** A module that is called is laid over base; of a program that is left to run each side has its own. */
function placed(workload, sides, ports) {
	const { cwd } = workload;
	switch (workload.kind) {
		case "iterate": return ports.overlayWorkload(sides, workload);
		case "script": return ports.findProgram(sides, {
			file: workload.file,
			cwd
		});
		case "serve": return ports.findProgram(sides, {
			file: null,
			cwd
		});
	}
}
async function explained$1({ workload, base, head }, measured, { facts, fingerprints }, ports) {
	const explanation = await explainWhereAsked(measured, {
		base,
		head
	}, workload, ports);
	return {
		...workloadResult(workload, measured, explanation, facts),
		fingerprints
	};
}
async function explainWhereAsked(measured, { base, head }, workload, ports) {
	if (measured.kind === "failed" || workload.snapshots === "never") return NOTHING_EXPLAINED;
	if (workload.snapshots === "on-growth" && !grows(measured)) return NOTHING_EXPLAINED;
	const { cost, unit } = measured;
	const trackingFactor = workload.kind === "script" ? 1 : void 0;
	const iterations = snapshotIterations(cost, measured.longestIterations, trackingFactor);
	const sides = [head, base].filter((side) => side !== null).map(patient);
	const sources = sourcesToExplain(measured.sources);
	const handlesGrow = measured.metrics.some(({ key, decision }) => HANDLES.has(key) && isGrowth(decision));
	return explain(sides, workload, {
		cost,
		iterations,
		unit,
		sources,
		handlesGrow
	}, ports);
}
/** Every process and thread that grows, what grows most first; the main one where none does by itself. */
function sourcesToExplain(sources) {
	const explained = sources.filter(sourceGrows).map(({ process, mostAlive }) => ({
		process,
		alike: Math.max(mostAlive.base ?? 0, mostAlive.head ?? 0)
	}));
	return explained.length === 0 ? [{
		process: {
			kind: "main",
			label: "main"
		},
		alike: 1
	}] : explained.slice(0, MOST_EXPLAINED);
}
/** Whether anything was decided but stillness; either side may be the one that grows: base's leak explains an improvement. */
function grows(measured) {
	return measured.metrics.some(({ gating, decision }) => gating && (decision.kind !== "unchanged" || decision.code === "leaks-already"));
}
function patient(side) {
	return {
		...side,
		request: {
			...side.request,
			runTimeoutMs: EXPLAIN_TIMEOUT_MS
		}
	};
}
function baseNameOf({ base }) {
	return baseName(base.kind === "prepared" ? base.description : null);
}
/** The day in UTC, `YYYY-MM-DD`. */
function todayOf(ports) {
	return ports.wallClock().toISOString().slice(0, 10);
}

// src/benchmark/run-benchmark.ts
/** A name that no workload has. */
var UnknownWorkloadError = class extends Error {
	name = "UnknownWorkloadError";
	constructor(name, known) {
		super(`There is no workload called "${name}". The config names ${known.join(", ")}.`);
	}
};
/**
* The main job: prepares both sides, measures, decides, explains what grows, and writes the result into the report folder.
* @throws what `prepareSides` throws where there is nothing to measure at all; the copies are gone then, too
*/
async function runBenchmark(request, ports) {
	const { config, only } = request;
	if (!config.workloads.some((workload) => workload.kind !== "serve" && isGlob(workload.file))) selectedWorkloads(config, only);
	const sides = await ports.prepareSides(request.sides).catch((error) => {
		if (error instanceof SideCommandError) return error;
		throw error;
	});
	if (sides instanceof SideCommandError) return written(unpreparedResult(request, sides, ports), request, ports);
	try {
		const workloads = selectedWorkloads(expandWorkloads(config, sides.head.files), only);
		const results = [];
		const endsAtMs = ports.nowMs() + (config.totalBudgetMs ?? Number.POSITIVE_INFINITY);
		for (const [done, workload] of workloads.entries()) {
			ports.progress({
				kind: "workload-started",
				workload: workload.name,
				index: done + 1,
				count: workloads.length
			});
			const fairShareMs = (endsAtMs - ports.nowMs()) / (workloads.length - done);
			const budgetMs = Math.min(workload.budgetMs, fairShareMs);
			const result = await runWorkload(workload, {
				request,
				sides,
				budgetMs,
				workloads: workloads.length
			}, ports);
			ports.progress({
				kind: "workload-decided",
				workload: workload.name,
				verdict: result.verdict
			});
			results.push(result);
		}
		const changed = await ports.configChange(sides, config.file);
		const result = comparisonResult(request, sides, results, ports);
		const notes = changed === null ? result.notes : [changed, ...result.notes];
		return await written({
			...result,
			notes
		}, request, ports);
	} finally {
		await sides.remove();
	}
}
/** @throws UnknownWorkloadError */
function selectedWorkloads(config, only) {
	const known = config.workloads.map(({ name }) => name);
	const isMeant = (name, word) => name === word || matchesGlob(name, word);
	for (const word of only) if (!known.some((name) => isMeant(name, word))) throw new UnknownWorkloadError(word, known);
	return config.workloads.filter(({ name }) => only.length === 0 || only.some((word) => isMeant(name, word)));
}
/** What a program printed before it failed is quoted in the result, and it may have printed its environment. */
async function written(measured, { sides }, ports) {
	const result = maskSecrets(measured, credentialsIn(sides.environment));
	await ports.report.writeResult(result);
	return result;
}

// src/benchmark/machine.ts
/** Installs are somebody else's code; past this they hang. */
const COMMAND_TIMEOUT_MS = 12e5;
/** The main job with real processes, git, files and clocks. @throws as `runBenchmark` */
async function benchmarkOfThisMachine(job) {
	const calibrations = await readCalibrations(job.repository);
	return runBenchmark({
		...requestFor(job),
		calibrations
	}, portsFor(job));
}
function requestFor(job) {
	const { config, progress } = job;
	return {
		config,
		only: job.only,
		reproduce: job.reproduce,
		sides: {
			repository: job.repository,
			head: job.head,
			base: job.base,
			event: job.event,
			leaveOut: insideOf(job.repository, job.report.path),
			setup: config.setup,
			build: config.build,
			commandTimeoutMs: COMMAND_TIMEOUT_MS,
			environment: job.environment,
			passEnv: config.passEnv,
			temporaryFolder: job.temporaryFolder,
			signal: job.signal,
			onProgress: ({ step, side, detail }) => progress({
				kind: "preparing",
				text: `${side ?? "both sides"}: ${step} ${detail}`
			})
		}
	};
}
function portsFor({ report, progress, signal, storedReports }) {
	return {
		prepareSides,
		configChange,
		overlayWorkload,
		findProgram,
		fingerprintOf,
		storedReports: askedOnce(storedReports ?? nothingStored),
		findNode,
		measureRun,
		takeSnapshots,
		traceHandles,
		layFile: (path, text) => writeFile(path, text),
		analyzeGrowth: (request) => analyzeGrowth(request, {
			signal,
			ownsProcess: true
		}),
		compressSnapshot: (path) => compressSnapshot(path, signal),
		redactSnapshot: (request) => redactSnapshot(request, {
			signal,
			ownsProcess: true
		}),
		report,
		progress,
		nowMs: () => performance.now(),
		wallClock: () => /* @__PURE__ */ new Date(),
		platform: {
			os: process.platform,
			arch: process.arch
		},
		version,
		signal
	};
}
function insideOf(repository, folder) {
	const path = relative(resolve(repository), resolve(folder));
	return path === "" || path.startsWith("..") || isAbsolute(path) ? [] : [path.replaceAll(sep, "/")];
}
function nothingStored() {
	return Promise.resolve({
		reports: [],
		problem: null
	});
}
/** Workloads of one comparison share their base, and artifacts are slow to come. */
function askedOnce(ask) {
	const answers = /* @__PURE__ */ new Map();
	return (commit) => {
		const answer = answers.get(commit) ?? ask(commit);
		answers.set(commit, answer);
		return answer;
	};
}

// src/benchmark/progress.ts
/** One line for a person, the same wherever it is shown. */
function progressText(progress) {
	switch (progress.kind) {
		case "preparing": return progress.text;
		case "workload-started": return progress.count === 1 ? `${progress.workload}:` : `${progress.workload} (${progress.index} of ${progress.count}):`;
		case "run-started": {
			const { workload, purpose, side, iterations, estimatedMs, remainingMs } = progress;
			const takes = estimatedMs === null ? "" : `, about ${seconds(estimatedMs)}`;
			const left = remainingMs === null ? "" : `; at most ${seconds(remainingMs)} left`;
			return `${workload}: ${PURPOSE[purpose]} ${side}, ${iterations} iterations${takes}${left}`;
		}
		case "round-compared": {
			const { workload, unit, slopes } = progress;
			const told = ["base", "head"].flatMap((side) => slopes[side] === null ? [] : [`${side} ${slopes[side].toFixed(1)}`]);
			return `${workload}: ${told.length === 0 ? "not comparable yet" : `${told.join(", ")} bytes per ${unit} so far`}`;
		}
		case "analyzing": return `${progress.workload}: reading the snapshots of ${progress.side}`;
		case "workload-decided": return `${progress.workload}: ${progress.verdict.kind}`;
	}
}
const seconds = (ms) => `${Math.max(1, Math.round(ms / 1e3))} s`;
const PURPOSE = {
	pilot: "trying",
	measure: "measuring",
	explain: "taking snapshots of"
};

// src/github/artifact-failure.ts
/**
* Reads what @actions/artifact threw. Its error classes are lost on the way (the Twirp client rethrows a plain Error with
* the message alone), so the message is what there is to go by; each pattern is quoted in a test from a real failure.
*/
function artifactFailureOf(error) {
	const name = error instanceof Error ? error.name : "";
	const message = (error instanceof Error ? error.message : String(error)).split("\n")[0].slice(0, 300);
	if (/\(409\)|already exists/.test(message)) return {
		code: "name-taken",
		text: "An artifact of this name exists in the run already.",
		next: "renamed"
	};
	if (/storage quota has been hit/.test(message)) return {
		code: "quota-used-up",
		text: "The account's artifact storage is used up. Delete old artifacts or lower their retention.",
		next: "give-up"
	};
	if (name === "GHESNotSupportedError" || /not currently supported on GHES/.test(message)) return {
		code: "enterprise-server",
		text: "GitHub Enterprise Server has no artifact service that this client can use.",
		next: "give-up"
	};
	if (/stalled/i.test(message)) return {
		code: "stalled",
		text: "The upload stood still and was given up.",
		next: "give-up"
	};
	if (/ECONNRESET|ECONNREFUSED|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|EPIPE|socket hang up/.test(message)) return {
		code: "connection-lost",
		text: `The connection to the artifact service broke: ${message}`,
		next: "again"
	};
	if (name === "FilesNotFoundError" || /ENOENT/.test(message)) return {
		code: "file-missing",
		text: `A file to upload is not there: ${message}`,
		next: "give-up"
	};
	if (/after \d+ attempts/.test(message)) return {
		code: "service-unavailable",
		text: `The artifact service failed: ${message}`,
		next: "give-up"
	};
	if (/\(4\d\d\)|non-retryable/.test(message)) return {
		code: "refused",
		text: `The artifact service refused the upload: ${message}`,
		next: "give-up"
	};
	return {
		code: "unexpected",
		text: `The upload failed: ${message}`,
		next: "give-up"
	};
}

// src/github/within.ts
/** Waits for a promise, but no longer than this. What it does afterwards, failing included, is of no interest any more. */
async function within(limitMs, promise) {
	let timer;
	const limit = new Promise((resolve) => {
		timer = setTimeout(() => resolve({ kind: "out-of-time" }), limitMs);
	});
	const ended = promise.then((value) => ({
		kind: "ended",
		value
	}));
	try {
		return await Promise.race([ended, limit]);
	} finally {
		clearTimeout(timer);
		ended.catch(() => void 0);
	}
}

// src/github/artifacts.ts
const ATTEMPTS$1 = 5;
/**
* Uploads to the run's artifacts through @actions/artifact, which is loaded on first use: it takes 75 ms. No upload
* throws and none outlasts the deadline; one given up may keep the process alive, so the caller ends with `process.exit`.
*/
function artifactStore(options) {
	const { environment, retryUnitMs = 1e3 } = options;
	const endsAt = performance.now() + options.deadlineMs;
	let client;
	const load = async () => {
		const { DefaultArtifactClient } = await import("./action-artifact.js");
		return new DefaultArtifactClient();
	};
	return { upload: async (upload) => {
		const unavailable = whyUnavailable(environment);
		if (unavailable !== null) return {
			kind: "not-uploaded",
			name: upload.name,
			...unavailable
		};
		const remainingMs = endsAt - performance.now();
		if (remainingMs <= 0) return outOfTime(upload, options.deadlineMs);
		client ??= load();
		const outcome = await within(remainingMs, uploadWithRetries(client, upload, environment, retryUnitMs));
		return outcome.kind === "ended" ? outcome.value : outOfTime(upload, options.deadlineMs);
	} };
}
function outOfTime(upload, deadlineMs) {
	return {
		kind: "not-uploaded",
		name: upload.name,
		code: "out-of-time",
		text: `The uploads had not ended after ${Math.round(deadlineMs / 1e3)} s, the time for all of them, and this one was given up.`
	};
}
async function uploadWithRetries(loading, upload, environment, retryUnitMs) {
	let renamed = 1;
	for (let attempt = 1;; attempt += 1) {
		const name = numbered(upload, renamed);
		try {
			return await uploadOnce(await loading, {
				...upload,
				name
			}, environment);
		} catch (error) {
			const { code, text, next } = artifactFailureOf(error);
			if (next === "give-up" || attempt === ATTEMPTS$1) return {
				kind: "not-uploaded",
				name,
				code,
				text
			};
			if (next === "renamed") renamed += 1;
			else await setTimeout$1(retryUnitMs * 2 ** (attempt - 1));
		}
	}
}
async function uploadOnce(client, upload, environment) {
	const retention = upload.retentionDays === null ? {} : { retentionDays: upload.retentionDays };
	const answer = upload.form === "zip" ? await client.uploadArtifact(upload.name, [...upload.files], upload.rootFolder, retention) : await uploadNamed(client, upload, environment, retention);
	const { owner, name } = environment.repository;
	return {
		kind: "uploaded",
		name: upload.name,
		id: answer.id ?? 0,
		bytes: answer.size ?? 0,
		sha256: answer.digest ?? "",
		url: `${environment.serverUrl}/${owner}/${name}/actions/runs/${environment.runId}/artifacts/${answer.id}`
	};
}
/** A raw artifact is named after its file whatever name is passed, so the one file is given that name for the while. */
async function uploadNamed(client, upload, environment, retention) {
	const folder = mkdtempSync(join(environment.temporaryFolder, "heapslope-upload-"));
	const named = join(folder, basename(upload.name));
	try {
		linkOrCopy(upload.files[0], named);
		return await client.uploadArtifact(upload.name, [named], dirname(named), {
			...retention,
			...upload.form === "raw" ? { skipArchive: true } : { compressionLevel: 0 }
		});
	} finally {
		rmSync(folder, {
			recursive: true,
			force: true
		});
	}
}
/** Snapshots are large and the temporary folder is mostly on the same disk, where a second name costs nothing. */
function linkOrCopy(from, to) {
	try {
		linkSync(from, to);
	} catch {
		copyFileSync(from, to);
	}
}
/** `report.2`, and of one file `S3-2.heapsnapshot` or `S3-2.heapsnapshot.zst`, which still opens by its extension. */
function numbered(upload, count) {
	if (count === 1) return upload.name;
	if (upload.form === "zip") return `${upload.name}.${count}`;
	const extension = /(\.heapsnapshot)?\.[^.]+$/.exec(upload.name)?.[0] ?? "";
	return `${upload.name.slice(0, upload.name.length - extension.length)}-${count}${extension}`;
}
function whyUnavailable(environment) {
	switch (environment.artifactService) {
		case "available": return null;
		case "enterprise-server": return {
			code: "enterprise-server",
			text: "GitHub Enterprise Server has no artifact service that this client can use."
		};
		case "absent": return {
			code: "no-artifact-service",
			text: "The runner offers no artifact service to this step."
		};
	}
}

// src/github/request-failure.ts
/** Reads any error an Octokit call may throw. */
function requestFailureOf(error, permission) {
	const { status, message, headers } = factsOf(error);
	const said = message === "" ? "" : ` GitHub said: ${message}`;
	if (status === void 0) return {
		code: "unexpected",
		text: `The request failed.${said}`,
		transient: false
	};
	if (isTimeout(error)) return {
		code: "timed-out",
		text: "GitHub did not answer in time.",
		transient: true
	};
	if (status === 401) return failure("token-rejected", `The token was rejected.${said} Check the input "token".`);
	if (status === 429 || status === 403 && isRateLimit(message, headers)) return {
		code: "rate-limited",
		text: `GitHub's rate limit is used up.${said}`,
		transient: true
	};
	if (status === 403) return failure("no-permission", `The token may not do this.${said} Grant "${permission}" in the workflow's "permissions". A pull request from a fork has a read-only token whatever is granted.`);
	if (status === 404) return failure("not-found", `Not found, or not visible to the token.${said}`);
	if (status === 410) return failure("gone", `It is gone.${said}`);
	if (status === 409) return failure("conflict", `Something else changed it at the same time.${said}`);
	if (status === 422) return failure("refused-as-invalid", `GitHub refused the content.${said}`);
	if (status >= 500) return {
		code: "github-unavailable",
		text: `GitHub could not be reached or failed.${said}`,
		transient: true
	};
	return failure("unexpected", `GitHub answered ${status}.${said}`);
}
function failure(code, text) {
	return {
		code,
		text,
		transient: false
	};
}
function factsOf(error) {
	if (!(error instanceof Error)) return {
		status: void 0,
		message: "",
		headers: {}
	};
	const status = "status" in error && typeof error.status === "number" ? error.status : graphqlStatus(error);
	const response = "response" in error && isRecord(error.response) ? error.response : {};
	const headers = isRecord(response.headers) ? response.headers : {};
	return {
		status,
		message: error.message.replace(/^Request failed due to following response errors:\s*- /, "").split(" - https://")[0].split("\n")[0].slice(0, 300),
		headers
	};
}
/** GraphQL answers 200 whatever happens and names the kind of its error in words. */
const STATUS_OF_GRAPHQL_ERROR = /* @__PURE__ */ new Map([
	["FORBIDDEN", 403],
	["INSUFFICIENT_SCOPES", 403],
	["NOT_FOUND", 404],
	["UNPROCESSABLE", 422],
	["RATE_LIMITED", 429]
]);
function graphqlStatus(error) {
	if (!("errors" in error) || !Array.isArray(error.errors)) return void 0;
	const [first] = error.errors;
	return isRecord(first) ? STATUS_OF_GRAPHQL_ERROR.get(first["type"]) : void 0;
}
function isRateLimit(message, headers) {
	return /rate limit/i.test(message) || headers["x-ratelimit-remaining"] === "0" || headers["retry-after"] !== void 0;
}
/** The client's own deadline shows as a DOMException, bare or as the cause of Octokit's RequestError. */
function isTimeout(error) {
	for (let at = error; at instanceof Error; at = at.cause) if (at.name === "TimeoutError" || at.name === "AbortError") return true;
	return false;
}
function isRecord(value) {
	return typeof value === "object" && value !== null;
}

// src/github/changed-lines.ts
/** The lines that a pull request's diff shows. Never throws. */
async function readChangedLines(client, repository, number) {
	try {
		const files = await client.paginate(client.rest.pulls.listFiles, {
			owner: repository.owner,
			repo: repository.name,
			pull_number: number,
			per_page: 100
		});
		const hunks = new Map(files.map(({ filename, patch }) => [filename, patch === void 0 ? null : hunksOf(patch)]));
		return {
			kind: "read",
			holds: (file, line) => {
				const shown = hunks.get(file);
				if (shown === void 0) return false;
				return shown === null || shown.some(({ from, to }) => from <= line && line <= to);
			}
		};
	} catch (error) {
		const { code, text } = requestFailureOf(error, "pull-requests: read");
		return {
			kind: "not-read",
			code,
			text
		};
	}
}
/** Lines of the new file in a unified diff: `@@ -12,5 +12,8 @@` shows 12 to 19. */
function hunksOf(patch) {
	return [...patch.matchAll(/^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/gm)].map(([, from, count]) => ({
		from: Number(from),
		to: Number(from) + Number(count ?? 1) - 1
	}));
}

// src/github/check-run.ts
const ANNOTATIONS_PER_REQUEST = 50;
const MAX_ANNOTATIONS = 500;
const LEVELS$1 = {
	error: "failure",
	warning: "warning",
	notice: "notice"
};
/** Creates a completed check run with its annotations, fifty a request. Never throws. */
async function createCheckRun(check) {
	const { client, repository, name, headSha, conclusion } = check;
	const target = {
		owner: repository.owner,
		repo: repository.name
	};
	const annotations = check.annotations.slice(0, MAX_ANNOTATIONS).map(plain);
	const outputOf = (from) => ({
		title: check.title.slice(0, 250),
		summary: check.summary,
		annotations: annotations.slice(from, from + ANNOTATIONS_PER_REQUEST)
	});
	try {
		const { data } = await client.rest.checks.create({
			...target,
			name,
			head_sha: headSha,
			status: "completed",
			conclusion,
			output: outputOf(0),
			request: { retries: 0 }
		});
		for (let from = ANNOTATIONS_PER_REQUEST; from < annotations.length; from += ANNOTATIONS_PER_REQUEST) await client.rest.checks.update({
			...target,
			check_run_id: data.id,
			output: outputOf(from)
		});
		return {
			kind: "created",
			id: data.id,
			annotations: annotations.length
		};
	} catch (error) {
		const { code, text } = requestFailureOf(error, "checks: write");
		return code === "no-permission" ? { kind: "not-granted" } : {
			kind: "not-created",
			code,
			text
		};
	}
}
function plain({ level, file, line, column, title, message }) {
	return {
		path: file,
		start_line: line,
		end_line: line,
		...column === null ? {} : {
			start_column: column,
			end_column: column
		},
		annotation_level: LEVELS$1[level],
		title: title.slice(0, 255),
		message: message.slice(0, 16e3)
	};
}

// src/github/connect.ts
/** A client for GitHub's REST API; its libraries are loaded only now, as most of the run does without them. */
async function connect(options) {
	const { createClient } = await import("./action-client.js");
	return createClient(options);
}

// src/github/earlier-runs.ts
/** One page: who looks for a run of this commit looks for a recent one. */
const PER_PAGE = 50;
/** Runs of a push or a schedule on a branch of the repository at just this commit. Never throws. */
function runsOfBranch(client, repository, { branch, commit }) {
	return listed(client, repository, {
		branch,
		head_sha: commit
	}, ({ event, head_branch, head_sha }) => ["push", "schedule"].includes(event) && head_branch === branch && head_sha === commit);
}
/** Runs of a pull request whose head is a branch of the repository itself. Never throws. */
function runsOfPullRequest(client, repository, { headRef, number }) {
	return listed(client, repository, {
		branch: headRef,
		event: "pull_request"
	}, ({ event, pull_requests }) => event === "pull_request" && (pull_requests ?? []).some((pull) => pull.number === number));
}
async function listed(client, { owner, name }, filter, isWanted) {
	try {
		const { data } = await client.rest.actions.listWorkflowRunsForRepo({
			owner,
			repo: name,
			status: "completed",
			per_page: PER_PAGE,
			...filter
		});
		const isOurs = ({ head_repository: head }) => head?.full_name === `${owner}/${name}`;
		return {
			kind: "listed",
			runs: data.workflow_runs.filter((run) => isOurs(run) && isWanted(run)).map(({ id, event }) => ({
				id,
				event
			}))
		};
	} catch (error) {
		const { code, text } = requestFailureOf(error, "actions: read");
		return {
			kind: "not-listed",
			code,
			text: `The earlier runs could not be listed: ${text}`
		};
	}
}

// src/github/environment.ts
/** The process was not started by GitHub's runner, or by one that leaves out what is needed. */
var EnvironmentError = class extends Error {
	variable;
	constructor(variable, problem) {
		super(`${variable} ${problem}: this is the entry point of the GitHub Action. On your own machine run "heapslope run" instead.`);
		this.name = "EnvironmentError";
		this.variable = variable;
	}
};
/** Throws EnvironmentError where a variable that every runner sets is missing or not in its form. */
function readEnvironment(variables) {
	const required = (name) => {
		const value = variables[name];
		if (value === void 0 || value === "") throw new EnvironmentError(name, "is not set");
		return value;
	};
	const serverUrl = variables.GITHUB_SERVER_URL || "https://github.com";
	return {
		eventName: required("GITHUB_EVENT_NAME"),
		eventPath: required("GITHUB_EVENT_PATH"),
		repository: repositoryOf(required("GITHUB_REPOSITORY")),
		apiUrl: variables.GITHUB_API_URL || "https://api.github.com",
		serverUrl,
		sha: required("GITHUB_SHA"),
		ref: variables.GITHUB_REF ?? "",
		workspace: required("GITHUB_WORKSPACE"),
		temporaryFolder: required("RUNNER_TEMP"),
		workflow: workflowOf(variables),
		job: variables.GITHUB_JOB || "job",
		step: variables.GITHUB_ACTION ?? "",
		runId: wholeNumber("GITHUB_RUN_ID", required("GITHUB_RUN_ID")),
		runAttempt: wholeNumber("GITHUB_RUN_ATTEMPT", variables.GITHUB_RUN_ATTEMPT || "1"),
		summaryFile: variables.GITHUB_STEP_SUMMARY || null,
		artifactService: artifactServiceOf(variables, serverUrl)
	};
}
function repositoryOf(value) {
	const parts = value.split("/");
	if (parts.length !== 2 || parts[0] === "" || parts[1] === "") throw new EnvironmentError("GITHUB_REPOSITORY", `is "${value}" and not OWNER/NAME`);
	return {
		owner: parts[0],
		name: parts[1]
	};
}
/** GITHUB_WORKFLOW_REF is `owner/name/.github/workflows/file.yml@refs/heads/main`; the file outlives a renaming of the workflow. */
function workflowOf(variables) {
	return /^[^/]+\/[^/]+\/(.+?)@/.exec(variables.GITHUB_WORKFLOW_REF ?? "")?.[1] ?? (variables.GITHUB_WORKFLOW || "workflow");
}
function wholeNumber(name, value) {
	if (!/^\d{1,15}$/.test(value)) throw new EnvironmentError(name, `is "${value}" and not a number`);
	return Number(value);
}
/** The artifact service of GitHub Enterprise Server is an older one: @actions/artifact refuses every host but these three kinds. */
function artifactServiceOf(variables, serverUrl) {
	const host = URL.canParse(serverUrl) ? new URL(serverUrl).hostname.toLowerCase() : "";
	if (host !== "github.com" && !host.endsWith(".ghe.com") && !host.endsWith(".localhost")) return "enterprise-server";
	return variables.ACTIONS_RUNTIME_TOKEN && variables.ACTIONS_RESULTS_URL ? "available" : "absent";
}

// src/github/event.ts
/** The payload file is missing, not JSON, or not of the form of its event. */
var EventPayloadError = class extends Error {
	constructor(eventName, problem, options) {
		super(`The payload of the event ${eventName} cannot be used (${problem}). Run the action from a workflow that GitHub started.`, options);
		this.name = "EventPayloadError";
	}
};
/** Throws EventPayloadError. */
function readEvent(environment) {
	let payload;
	try {
		payload = JSON.parse(readFileSync(environment.eventPath, "utf8"));
	} catch (cause) {
		throw new EventPayloadError(environment.eventName, `${environment.eventPath} holds no JSON`, { cause });
	}
	return eventOf(environment.eventName, payload);
}
/** Throws EventPayloadError. */
function eventOf(name, payload) {
	switch (name) {
		case "pull_request": {
			const event = parse(pullRequestPayload, name, payload);
			const { head, base } = event.pull_request;
			const headRepository = head.repo?.full_name ?? null;
			return {
				kind: "pull-request",
				number: event.pull_request.number,
				action: event.action,
				headRepository,
				headSha: head.sha,
				headRef: head.ref,
				baseSha: base.sha,
				baseRef: base.ref,
				fromFork: headRepository !== event.repository.full_name
			};
		}
		case "pull_request_target": return {
			kind: "pull-request-target",
			number: parse(pullRequestPayload, name, payload).pull_request.number
		};
		case "push": {
			const event = parse(pushPayload, name, payload);
			return {
				kind: "push",
				ref: event.ref,
				before: /^0+$/.test(event.before) ? null : event.before,
				after: event.after,
				deleted: event.deleted,
				forced: event.forced,
				defaultBranch: event.repository.default_branch
			};
		}
		case "schedule": {
			const event = parse(schedulePayload, name, payload);
			return {
				kind: "schedule",
				cron: event.schedule,
				defaultBranch: event.repository.default_branch
			};
		}
		case "workflow_dispatch": {
			const event = parse(dispatchPayload, name, payload);
			return {
				kind: "workflow-dispatch",
				ref: event.ref,
				defaultBranch: event.repository.default_branch
			};
		}
		case "merge_group": {
			const group = parse(mergeGroupPayload, name, payload).merge_group;
			return {
				kind: "merge-group",
				headSha: group.head_sha,
				baseSha: group.base_sha,
				baseRef: group.base_ref,
				pullRequestNumber: queuedPullRequest(group.head_ref)
			};
		}
		case "workflow_run": {
			const run = parse(workflowRunPayload, name, payload).workflow_run;
			return {
				kind: "workflow-run",
				runId: run.id,
				runAttempt: run.run_attempt,
				triggeredBy: run.event,
				conclusion: run.conclusion,
				headSha: run.head_sha,
				headBranch: run.head_branch,
				headRepository: run.head_repository?.full_name ?? null
			};
		}
		default: return {
			kind: "other",
			name,
			defaultBranch: parse(otherPayload, name, payload).repository?.default_branch ?? null
		};
	}
}
/** The branch of a merge queue ends in `pr-NUMBER-BASESHA`. */
function queuedPullRequest(headRef) {
	const found = /\/pr-(\d{1,9})-[0-9a-f]{40}$/.exec(headRef);
	return found === null ? null : Number(found[1]);
}
const sha = pipe(string(), regex(/^[0-9a-f]{40}$|^[0-9a-f]{64}$/, "not a commit hash"));
const positive = pipe(number$2(), safeInteger(), minValue(1));
const repository = object({
	full_name: string(),
	default_branch: string()
});
const fork = nullish(object({ full_name: string() }), null);
const pullRequestPayload = object({
	action: string(),
	repository,
	pull_request: object({
		number: positive,
		head: object({
			sha,
			ref: string(),
			repo: fork
		}),
		base: object({
			sha,
			ref: string()
		})
	})
});
const pushPayload = object({
	repository,
	ref: string(),
	before: sha,
	after: sha,
	deleted: optional(boolean(), false),
	forced: optional(boolean(), false)
});
const schedulePayload = object({
	repository,
	schedule: string()
});
const dispatchPayload = object({
	repository,
	ref: string()
});
const mergeGroupPayload = object({
	repository,
	merge_group: object({
		head_sha: sha,
		head_ref: string(),
		base_sha: sha,
		base_ref: string()
	})
});
const workflowRunPayload = object({
	repository,
	workflow_run: object({
		id: positive,
		run_attempt: optional(positive, 1),
		event: string(),
		conclusion: nullable(string()),
		head_sha: sha,
		head_branch: nullable(string()),
		head_repository: fork
	})
});
const otherPayload = object({ repository: optional(repository) });
function parse(schema, name, payload) {
	const parsed = safeParse(schema, payload);
	if (parsed.success) return parsed.output;
	const issue = parsed.issues[0];
	throw new EventPayloadError(name, `${getDotPath(issue) ?? "the whole"}: ${issue.message}`);
}

// src/github/find-pull-request.ts
const MAX_PAGES = 30;
/**
* The open pull request that a finished run measured, found by the run's head commit, branch and repository, which GitHub
* vouches for, and never by anything the run itself has written: `workflow_run.pull_requests` is empty for forks. Never throws.
*/
async function findPullRequest(client, repository, run) {
	if (run.triggeredBy !== "pull_request") return none("no-pull-request", `The run was started by ${run.triggeredBy}, so there is no pull request to report to.`);
	try {
		let sameBranch = null;
		let pages = 0;
		for await (const page of openPullRequests(client, repository, run)) {
			pages += 1;
			for (const pull of page.data) {
				if ((pull.head.repo?.full_name ?? null) !== run.headRepository || pull.head.ref !== run.headBranch) continue;
				if (pull.head.sha === run.headSha) return {
					kind: "found",
					number: pull.number,
					headSha: pull.head.sha,
					baseRef: pull.base.ref,
					baseSha: pull.base.sha
				};
				sameBranch = pull.number;
			}
			if (pages === MAX_PAGES) break;
		}
		if (sameBranch !== null) return none("head-moved-on", `Pull request ${sameBranch} has moved on from ${run.headSha.slice(0, 10)}; the run of its newest commit will report.`);
		return none("no-open-pull-request", `No open pull request has ${run.headSha.slice(0, 10)} as its head.`);
	} catch (error) {
		const { code, text } = requestFailureOf(error, "pull-requests: read");
		return none(code, `The pull request could not be looked up: ${text}`);
	}
}
/** A deleted fork has no name to ask by, so all open ones are gone through. */
function openPullRequests(client, repository, run) {
	const owner = run.headRepository?.split("/")[0];
	return client.paginate.iterator(client.rest.pulls.list, {
		owner: repository.owner,
		repo: repository.name,
		state: "open",
		per_page: 100,
		...owner === void 0 || run.headBranch === null ? {} : { head: `${owner}:${run.headBranch}` }
	});
}
function none(code, text) {
	return {
		kind: "none",
		code,
		text
	};
}

// src/github/job-summary.ts
/** The runner drops a summary above this whole. */
const SUMMARY_LIMIT_BYTES$1 = 1048576;
/**
* Appends the first of these texts, most detailed first, that fits into what is left of the step's summary. Never throws.
*/
function writeJobSummary(file, texts) {
	if (file === null) return {
		kind: "not-written",
		code: "no-summary-file",
		text: "The runner gave no file for the job summary."
	};
	try {
		const room = SUMMARY_LIMIT_BYTES$1 - (statSync(file, { throwIfNoEntry: false })?.size ?? 0);
		const at = texts.findIndex((text) => Buffer.byteLength(text) + 1 <= room);
		if (at < 0) return {
			kind: "not-written",
			code: "summary-full",
			text: `The job summary has ${room} bytes left and even its shortest form does not fit.`
		};
		appendFileSync(file, `${texts[at]}\n`);
		return {
			kind: "written",
			bytes: Buffer.byteLength(texts[at]) + 1,
			shortened: at > 0
		};
	} catch (error) {
		return {
			kind: "not-written",
			code: "summary-not-writable",
			text: `The job summary was not written: ${error instanceof Error ? error.message : String(error)}`
		};
	}
}

// src/github/permission-to-run.ts
/**
* Whether a workload may be run for this event. `pull_request_target` and `workflow_run` hand a job the base
* repository's secrets and a token that writes: running a stranger's code there gives both away.
*/
function permissionToRun(event) {
	switch (event.kind) {
		case "pull-request-target": return refused("refused-pull-request-target", "pull_request_target runs with the secrets of this repository, so a workload of the pull request must not run there. Use \"on: pull_request\".");
		case "workflow-run": return refused("refused-workflow-run", "workflow_run runs with the secrets of this repository, so no workload may run there. Measure on \"pull_request\", and set \"mode: report\" in the workflow on workflow_run.");
		case "pull-request":
		case "push":
		case "schedule":
		case "workflow-dispatch":
		case "merge-group":
		case "other": return { kind: "granted" };
	}
}
function refused(code, text) {
	return {
		kind: "refused",
		code,
		text
	};
}

// src/github/place.ts
/**
* Of a shard the last part of the label is `shard-2-of-5`, and a matrix entry called `shard` says no more than that. Throws
* SyntaxError where a context is no JSON.
*/
function placeOf(environment, contexts, shard = null) {
	const leg = matrixLegOf(parsed$1(contexts.matrix), shard === null ? [] : ["shard"]);
	const number = legNumberOf(parsed$1(contexts.strategy));
	const step = stepOf(environment.step);
	const share = shard === null ? "" : `-shard-${shard.index}-of-${shard.count}`;
	const labelOf = (parts) => artifactLabel(parts.filter((part) => part !== null).join("-")) + share;
	return {
		key: shortened([
			environment.workflow,
			environment.job,
			leg,
			step,
			share === "" ? null : share.slice(1)
		].filter((part) => part !== null).join(" / ")),
		label: labelOf([
			environment.job,
			leg,
			step
		]),
		artifactName: labelOf([
			environment.job,
			number,
			leg,
			step
		]),
		matrixLeg: leg
	};
}
function parsed$1(context) {
	return JSON.parse(context === "" ? "null" : context);
}
/** `leg-2-of-3`; null in a job that is alone. */
function legNumberOf(strategy) {
	if (typeof strategy !== "object" || strategy === null) return null;
	const facts = { ...strategy };
	const [index, total] = [facts["job-index"], facts["job-total"]];
	if (typeof index !== "number" || typeof total !== "number" || total <= 1) return null;
	return `leg-${index + 1}-of-${total}`;
}
/** Artifact names refuse `" : < > | * ? \ /` and line breaks; what is left here also needs no quoting in a shell. */
function artifactLabel(text) {
	const label = text.replaceAll(/[^\p{L}\p{N}._-]+/gu, "-").replaceAll(/-{2,}/g, "-").replaceAll(/^[-.]+|[-.]+$/g, "").slice(0, 120);
	return label === "" ? "unnamed" : label;
}
function matrixLegOf(matrix, without) {
	if (typeof matrix !== "object" || matrix === null || Array.isArray(matrix)) return null;
	const entries = Object.entries(matrix).filter(([name]) => !without.includes(name));
	if (entries.length === 0) return null;
	return entries.map(([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`).sort().join(", ");
}
/** The runner names steps `__owner_repository`, the second of a kind `__owner_repository_2`; an id is the user's own. */
function stepOf(step) {
	if (!step.startsWith("__")) return step === "" ? null : step;
	return /_(\d+)$/.exec(step)?.[1] ?? null;
}
/** A matrix may be large, and two long keys that begin alike are still two. */
function shortened(key) {
	if (key.length <= 160) return key;
	return `${key.slice(0, 140)} ${createHash("sha256").update(key).digest("hex").slice(0, 16)}`;
}

// src/github/run-artifacts.ts
/** Everything of a run that has not expired, over all pages. Never throws. */
async function listRunArtifacts(client, repository, runId) {
	try {
		return {
			kind: "listed",
			artifacts: (await client.paginate(client.rest.actions.listWorkflowRunArtifacts, {
				owner: repository.owner,
				repo: repository.name,
				run_id: runId,
				per_page: 100
			})).filter(({ expired }) => !expired).map(({ id, name, size_in_bytes }) => ({
				id,
				name,
				bytes: size_in_bytes
			}))
		};
	} catch (error) {
		const { code, text } = requestFailureOf(error, "actions: read");
		return {
			kind: "not-listed",
			code,
			text: `The artifacts of run ${runId} could not be listed: ${text}`
		};
	}
}
const DOWNLOAD_ATTEMPTS = 3;
/** Brings an artifact's archive into a file, as it is: nothing is unpacked. A connection that breaks is tried again. Never throws. */
async function downloadArtifact(client, repository, artifact, file, limits) {
	if (artifact.bytes > limits.bytes) return tooLarge(limits);
	for (let attempt = 1;; attempt += 1) try {
		await downloadOnce(client, repository, artifact, file, limits);
		return {
			kind: "downloaded",
			file
		};
	} catch (error) {
		await rm(file, { force: true });
		if (error instanceof DownloadTooLarge) return tooLarge(limits);
		const { code, text, transient } = requestFailureOf(error, "actions: read");
		const broken = transient || isBroken(error);
		if (!broken || attempt === DOWNLOAD_ATTEMPTS) return failed(broken ? "connection-lost" : code, text);
		await setTimeout$1(500 * attempt);
	}
}
async function downloadOnce(client, repository, artifact, file, limits) {
	const location = await archiveAddress(client, repository, artifact.id);
	const answer = await fetch(location, { signal: AbortSignal.timeout(limits.timeoutMs) });
	if (!answer.ok || answer.body === null) throw new StoreRefusal(answer.status);
	let received = 0;
	const bounded = async function* (source) {
		for await (const chunk of source) {
			received += chunk.length;
			if (received > limits.bytes) throw new DownloadTooLarge();
			yield chunk;
		}
	};
	await pipeline(Readable.fromWeb(answer.body), bounded, createWriteStream(file, { flags: "wx" }));
}
/** Shaped as Octokit's errors are, so that one reader serves both. */
var StoreRefusal = class extends Error {
	status;
	constructor(status) {
		super(`the store of artifacts answered ${status}`);
		this.status = status;
	}
};
/** fetch says "fetch failed" or "terminated" and keeps the socket's error as the cause. */
function isBroken(error) {
	return error instanceof TypeError && (error.cause !== void 0 || error.message === "terminated");
}
var DownloadTooLarge = class extends Error {};
async function archiveAddress(client, repository, id) {
	const { headers } = await client.request("GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}", {
		owner: repository.owner,
		repo: repository.name,
		artifact_id: id,
		archive_format: "zip",
		request: { redirect: "manual" }
	});
	if (headers.location === void 0) throw new Error("GitHub gave no address for the archive");
	return headers.location;
}
function tooLarge(limits) {
	return failed("too-large", `It has more than ${limits.bytes} bytes, which no report has.`);
}
function failed(code, text) {
	return {
		kind: "not-downloaded",
		code,
		text
	};
}

// src/github/comment-visibility.ts
const IS_MINIMISED = "query ($id: ID!) { node(id: $id) { ... on Minimizable { isMinimized } } }";
/** GitHub then shows one line, "marked as resolved", that unfolds on a click. */
const MINIMISE = "mutation ($id: ID!) { minimizeComment(input: { subjectId: $id, classifier: RESOLVED }) { clientMutationId } }";
const SHOW = "mutation ($id: ID!) { unminimizeComment(input: { subjectId: $id }) { clientMutationId } }";
/**
* Minimises a comment or shows it again, where it is not so already; REST can do neither. Returns why it could not. Never
* throws.
*/
async function showOrMinimise(client, nodeId, wanted) {
	try {
		if (isMinimised(await client.graphql(IS_MINIMISED, { id: nodeId })) === (wanted === "minimised")) return null;
		await client.graphql(wanted === "minimised" ? MINIMISE : SHOW, { id: nodeId });
		return null;
	} catch (error) {
		const { code, text } = requestFailureOf(error, "pull-requests: write");
		return {
			code,
			text
		};
	}
}
function isMinimised(answer) {
	if (typeof answer !== "object" || answer === null || !("node" in answer)) return false;
	const { node } = answer;
	return typeof node === "object" && node !== null && "isMinimized" in node && node.isMinimized === true;
}

// src/github/identity.ts
/**
* The login under which this token writes, or null where GitHub does not tell. GraphQL's `viewer` answers for the token
* of a job and of an app as well, for which REST's `GET /user` is forbidden.
*/
async function readIdentity(client) {
	try {
		return loginOf(await client.graphql("query { viewer { login } }", { request: { retries: 1 } }));
	} catch {
		return null;
	}
}
/**
* Whether a comment's author is the one who writes with this token. Without an identity every bot counts as ourselves and
* no person does: a person may quote our marker, and their words are not ours to overwrite.
*/
function isOwnLogin(author, ownLogin) {
	if (author === null) return false;
	if (ownLogin === null) return author.type === "Bot";
	return author.login === ownLogin || author.login === `${ownLogin}[bot]`;
}
function loginOf(answer) {
	if (typeof answer !== "object" || answer === null || !("viewer" in answer)) return null;
	const { viewer } = answer;
	if (typeof viewer !== "object" || viewer === null || !("login" in viewer)) return null;
	return typeof viewer.login === "string" ? viewer.login : null;
}

// src/github/sticky-marker.ts
function markerText(marker) {
	return `<!-- heapslope key=${encode(marker.key)} run=${marker.runId} attempt=${marker.runAttempt} -->`;
}
/** The marker at the start of a comment's body, or null. */
function markerOf(body) {
	const found = /^<!-- heapslope key=(\S{1,2000}) run=(\d{1,15}) attempt=(\d{1,9}) -->/.exec(body);
	if (found === null) return null;
	const key = decode(found[1]);
	return key === null ? null : {
		key,
		runId: Number(found[2]),
		runAttempt: Number(found[3])
	};
}
/** Whether `marker` was written by a run started later than `other`: run ids only ever rise. */
function isNewer$1(marker, other) {
	return marker.runId > other.runId || marker.runId === other.runId && marker.runAttempt > other.runAttempt;
}
/** Two hyphens would end an HTML comment early. */
function encode(key) {
	return encodeURIComponent(key).replaceAll("-", "%2D");
}
function decode(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return null;
	}
}

// src/github/sticky-comment.ts
/** GitHub counts characters as UTF-16 units. */
const COMMENT_LIMIT_CHARACTERS = 65536;
const ATTEMPTS = 4;
/**
* Leaves exactly one comment of this marker's key on the pull request, with this body. Never throws.
*
* A POST whose answer was lost may have been carried out, so it is not retried blindly: the comments are looked through
* again first. Two jobs that create at the same time both look again afterwards and keep the older comment.
*/
async function postStickyComment(request) {
	const body = `${markerText(request.marker)}\n${request.body}`;
	if (body.length > 65536) return {
		kind: "not-posted",
		code: "comment-too-long",
		text: `The comment has ${body.length} characters and GitHub takes ${COMMENT_LIMIT_CHARACTERS}.`
	};
	try {
		const ownLogin = await readIdentity(request.client);
		for (let attempt = 1;; attempt += 1) {
			const outcome = await postOnce(request, body, ownLogin);
			if (outcome.kind !== "try-again") return outcome;
			if (attempt === ATTEMPTS) return {
				kind: "not-posted",
				...outcome.failure
			};
			await setTimeout$1((request.retryUnitMs ?? 1e3) * 2 ** (attempt - 1));
		}
	} catch (error) {
		const { code, text } = requestFailureOf(error, "pull-requests: write");
		return {
			kind: "not-posted",
			code,
			text
		};
	}
}
async function postOnce(request, body, ownLogin) {
	const found = await findOwn(request, ownLogin);
	if (found.length === 0) return request.create === "never" ? { kind: "not-needed" } : create(request, body, ownLogin);
	return settleOn(request, body, found);
}
async function create(request, body, ownLogin) {
	const { client, repository } = request;
	let id;
	try {
		const { data } = await client.rest.issues.createComment({
			owner: repository.owner,
			repo: repository.name,
			issue_number: request.number,
			body,
			request: { retries: 0 }
		});
		id = data.id;
	} catch (error) {
		const failure = requestFailureOf(error, "pull-requests: write");
		if (failure.transient) return {
			kind: "try-again",
			failure: {
				code: failure.code,
				text: failure.text
			}
		};
		throw error;
	}
	const found = await findOwn(request, ownLogin);
	if (found.length === 1 && found[0].id === id) return {
		kind: "created",
		id,
		url: found[0].url
	};
	if (found.length === 0) return {
		kind: "try-again",
		failure: {
			code: "comment-deleted",
			text: "The comment was deleted as soon as it was made."
		}
	};
	return settleOn(request, body, found, id);
}
/** Brings the oldest of our comments up to date and removes the others. */
async function settleOn(request, body, found, createdId = null) {
	const [oldest, ...doubles] = found;
	const newer = found.find((comment) => isNewer$1(comment.marker, request.marker));
	if (newer !== void 0) {
		if (createdId !== null && createdId !== oldest.id) await removeDouble(request, createdId);
		return {
			kind: "not-posted",
			code: "newer-result-posted",
			text: `Run ${newer.marker.runId} (attempt ${newer.marker.runAttempt}) started later and has already posted its result.`
		};
	}
	const { client, repository } = request;
	const target = {
		owner: repository.owner,
		repo: repository.name
	};
	try {
		await client.rest.issues.updateComment({
			...target,
			comment_id: oldest.id,
			body
		});
	} catch (error) {
		const failure = requestFailureOf(error, "pull-requests: write");
		if (failure.code === "not-found" || failure.code === "gone") return {
			kind: "try-again",
			failure: {
				code: failure.code,
				text: "The comment was deleted while it was being brought up to date."
			}
		};
		throw error;
	}
	for (const double of doubles) await removeDouble(request, double.id);
	const visibilityProblem = await showOrMinimise(client, oldest.nodeId, request.visibility);
	return {
		kind: "updated",
		id: oldest.id,
		url: oldest.url,
		visibilityProblem
	};
}
/** A double that stays is unsightly and no more: whoever removed it first, or forbids it, does not undo the update. */
async function removeDouble(request, id) {
	const { client, repository } = request;
	try {
		await client.rest.issues.deleteComment({
			owner: repository.owner,
			repo: repository.name,
			comment_id: id
		});
	} catch {}
}
/** Our comments of this key, oldest first. Anyone can write our marker into a comment, so the author counts as well. */
async function findOwn(request, ownLogin) {
	const { client, repository } = request;
	const found = [];
	const pages = client.paginate.iterator(client.rest.issues.listComments, {
		owner: repository.owner,
		repo: repository.name,
		issue_number: request.number,
		per_page: 100
	});
	for await (const page of pages) for (const comment of page.data) {
		const marker = markerOf(comment.body ?? "");
		if (marker?.key === request.marker.key && isOwnLogin(comment.user, ownLogin)) found.push({
			id: comment.id,
			nodeId: comment.node_id,
			url: comment.html_url,
			marker
		});
	}
	return found.sort((one, other) => one.id - other.id);
}

// src/action/failed-result.ts
const VERSION = version;
/** The result where nothing could be measured: told like any other, and never green. */
function failedResult(code, text, reproduce) {
	return resultWithoutWorkloads("failed", code, text, reproduce);
}
/** The result of a shard to which no workload falls, there being fewer workloads than shards. */
function emptyResult(reproduce) {
	return resultWithoutWorkloads("unchanged", "empty-shard", "No workload falls to this shard: there are more shards than workloads.", reproduce);
}
function resultWithoutWorkloads(kind, code, text, reproduce) {
	return {
		schemaVersion: 1,
		heapslopeVersion: VERSION,
		createdAt: (/* @__PURE__ */ new Date()).toISOString(),
		verdict: {
			kind,
			reason: {
				code,
				text
			}
		},
		base: null,
		head: null,
		platform: {
			os: process.platform,
			arch: process.arch
		},
		reproduce,
		workloads: [],
		notes: []
	};
}
/** A code for programs from an error's class, and its sentence: `SideCommandError` -> `side-command`. */
function reasonOf(error) {
	if (!(error instanceof Error)) return {
		code: "unexpected",
		text: String(error)
	};
	return {
		code: error.name.replace(/Error$/, "").replaceAll(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase() || "unexpected",
		text: error.message
	};
}

// src/action/base-event.ts
/** What the event says of the commits to compare; null where it says nothing and the default branch has to do. */
function baseEventOf(event) {
	switch (event.kind) {
		case "pull-request": {
			const { headSha, baseSha, baseRef } = event;
			return {
				kind: "pull-request",
				headSha,
				baseSha,
				baseRef
			};
		}
		case "push": return {
			kind: "push",
			before: event.before ?? "0".repeat(40),
			defaultBranch: event.defaultBranch
		};
		case "merge-group": return {
			kind: "commit",
			baseSha: event.baseSha,
			description: event.baseRef.replace(/^refs\/heads\//, "")
		};
		case "schedule":
		case "workflow-dispatch":
		case "other":
		case "pull-request-target":
		case "workflow-run": return null;
	}
}
/** The event in a few words, for the first line of the log. */
function eventWords(event) {
	switch (event.kind) {
		case "pull-request": return `pull request ${event.number}${event.fromFork ? " from a fork" : ""}`;
		case "push": return `push to ${event.ref.replace(/^refs\/(heads|tags)\//, "")}`;
		case "merge-group": return `merge group onto ${event.baseRef.replace(/^refs\/heads\//, "")}`;
		case "schedule": return `schedule ${event.cron}`;
		case "workflow-dispatch": return "started by hand";
		case "pull-request-target": return `pull_request_target of pull request ${event.number}`;
		case "workflow-run": return `end of run ${event.runId}`;
		case "other": return event.name;
	}
}

// src/action/input-error.ts
/** The workflow's author has to change the `with:` of the step. */
var InputError = class extends Error {
	name = "InputError";
	problems;
	constructor(problems) {
		super(`The inputs of the step cannot be used: ${problems.join(". ")}.`);
		this.problems = problems;
	}
};

// src/action/inputs.ts
/** Inputs that are settings of the config as well, under the same key; the config room reads their values. */
const SETTING_INPUTS = [
	"node",
	"setup",
	"build",
	"v8",
	"threshold",
	"warmup",
	"budget",
	"total-budget",
	"baseline",
	"iteration-timeout",
	"snapshots",
	"redact",
	"snapshot-format"
];
/** Every input that action.yml declares. */
const INPUT_NAMES = [
	"mode",
	"workload",
	"config",
	"only",
	"shard",
	"base",
	"head",
	...SETTING_INPUTS,
	"upload-snapshots",
	"snapshot-budget",
	"fail-on",
	"comment",
	"token",
	"retention-days",
	"report-folder",
	"expect",
	"matrix",
	"strategy"
];
const FAIL_ON = [
	"failed",
	"regression",
	"inconclusive"
];
const COMMENT_MODES = [
	"always",
	"on-regression",
	"never"
];
const MODES = ["measure", "report"];
/**
* Reads the inputs as the runner hands them over: `INPUT_` and the name in upper case, dashes kept, empty for unset. The
* runner itself only warns of an unknown input. @throws InputError naming every problem
*/
function readInputs(variables) {
	const problems = unknownInputs(variables);
	const text = (name) => (variables[`INPUT_${name.toUpperCase()}`] ?? "").trim();
	const optional = (name) => text(name) || null;
	const oneOf = (name, words, unset) => {
		const given = text(name);
		const found = given === "" ? unset : words.find((word) => word === given);
		if (found === void 0) problems.push(`${name} must be ${words.join(" or ")}, not "${given}"${meant(given, words)}`);
		return found ?? unset;
	};
	const workload = optional("workload");
	const config = optional("config");
	if (workload !== null && config !== null) problems.push("workload and config are both given: leave one out, a config names its own workloads");
	const days = text("retention-days");
	if (days !== "" && !/^[1-9]\d{0,3}$/.test(days)) problems.push(`retention-days must be a whole number of days from 1, not "${days}"`);
	const contextOf = (name) => {
		const given = text(name) || "null";
		if (!isJson(given)) problems.push(`${name} must be JSON; leave it out, its default is right`);
		return given;
	};
	const expected = text("expect");
	if (expected !== "" && !/^[1-9]\d{0,2}$/.test(expected)) problems.push(`expect must be the number of results, such as 3, not "${expected}"`);
	const budget = text("snapshot-budget") || "1GB";
	if (!SIZE.test(budget)) problems.push(`snapshot-budget must be a size such as 500MB, not "${budget}"`);
	const shard = shardOf(text("shard"));
	if (shard === void 0) problems.push(`shard must be the number of this job and of all, such as 2/5, not "${text("shard")}"`);
	const inputs = {
		mode: oneOf("mode", MODES, "measure"),
		shard: shard ?? null,
		source: workload === null ? {
			kind: "config",
			file: config
		} : {
			kind: "workload",
			file: workload
		},
		only: text("only").split(",").map((name) => name.trim()).filter((name) => name !== ""),
		base: optional("base"),
		head: optional("head"),
		settings: Object.fromEntries(SETTING_INPUTS.flatMap((name) => text(name) === "" ? [] : [[name, text(name)]])),
		uploadSnapshots: oneOf("upload-snapshots", ["true", "false"], "true") === "true",
		snapshotBudgetBytes: SIZE.test(budget) ? sizeBytes(budget) : 0,
		failOn: oneOf("fail-on", FAIL_ON, "regression"),
		comment: oneOf("comment", COMMENT_MODES, "always"),
		token: text("token"),
		retentionDays: days === "" ? null : Number(days),
		reportFolder: text("report-folder") || "heapslope-report",
		expectedResults: expected === "" ? null : Number(expected),
		matrix: contextOf("matrix"),
		strategy: contextOf("strategy")
	};
	if (problems.length > 0) throw new InputError(problems);
	return inputs;
}
/** null for no shard, undefined for what is none. */
function shardOf(text) {
	if (text === "") return null;
	const found = /^(\d{1,3})\/(\d{1,3})$/.exec(text);
	const [index, count] = [Number(found?.[1]), Number(found?.[2])];
	return found !== null && index >= 1 && index <= count ? {
		index,
		count
	} : void 0;
}
function unknownInputs(variables) {
	const known = INPUT_NAMES;
	return Object.keys(variables).filter((variable) => variable.startsWith("INPUT_")).map((variable) => variable.slice(6).toLowerCase()).filter((name) => !known.includes(name)).map((name) => `there is no input "${name}"${meant(name, known)}`);
}
function meant(word, known) {
	const nearest = nearestKnown(word, known);
	return nearest === null ? "" : `; did you mean "${nearest}"?`;
}
function isJson(text) {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}

// src/action/load-config.ts
/** @throws InputError where there is no config to be found, ConfigError where it cannot be used */
function loadConfig(inputs, workspace) {
	const { source, settings } = inputs;
	if (source.kind === "workload") return configOfWorkload(source.file, settings);
	const file = source.file === null ? usualFile(workspace) : repositoryPath(source.file);
	if (file === null) throw new InputError([source.file === null ? `neither workload nor config is given, and the repository has none of ${CONFIG_FILE_NAMES.join(", ")}: name a module in "workload"` : `config must be a path inside the repository, not "${source.file}"`]);
	try {
		return parseConfig(file, readFileSync(join(workspace, file), "utf8"), settings);
	} catch (error) {
		if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "EISDIR")) throw new InputError([`the config file "${file}" is not there; is the repository checked out?`]);
		throw error;
	}
}
function usualFile(workspace) {
	return CONFIG_FILE_NAMES.find((name) => existsSync(join(workspace, name))) ?? null;
}

// src/action/log-groups.ts
/** Progress as lines of the job's log, folded into a group for what both sides need and one for each workload. */
function logGroups() {
	let isOpen = false;
	const end = () => {
		if (isOpen) endGroup();
		isOpen = false;
	};
	const begin = (title) => {
		end();
		startGroup(neutralised(title));
		isOpen = true;
	};
	return {
		report: (progress) => {
			const line = neutralised(progressText(progress));
			switch (progress.kind) {
				case "preparing":
					if (!isOpen) begin("Copies of base and head");
					return info(line);
				case "workload-started": return begin(line.replace(/:$/, ""));
				case "run-started":
				case "round-compared":
				case "analyzing": return info(line);
				case "workload-decided":
					end();
					return info(line);
			}
		},
		end
	};
}

// src/action/reproduce.ts
/** The command that repeats this comparison in any clone of the repository, by commit so that it stays the same one. */
function reproduceCommand(inputs, event, environment) {
	const head = inputs.head ?? environment.sha;
	const base = inputs.base ?? baseCommit(event, environment);
	const fetched = [head, base].filter((ref) => ref !== null && isHash(ref));
	const { source } = inputs;
	const options = [
		...source.kind === "workload" ? ["--workload", source.file] : [],
		...source.kind === "config" && source.file !== null ? ["--config", source.file] : [],
		...base === null ? [] : ["--base", base],
		"--head",
		head,
		...Object.entries(inputs.settings).filter(([name]) => name !== "baseline").flatMap(([name, value]) => [`--${name}`, value])
	];
	const run = ["npx heapslope run", ...[...inputs.only, ...options].map(shellWord)].join(" ");
	return fetched.length === 0 ? run : `git fetch origin ${fetched.join(" ")} && ${run}`;
}
/** On a pull request GITHUB_SHA is the merge commit, and base its first parent. */
function baseCommit(event, environment) {
	switch (event.kind) {
		case "pull-request": return `${environment.sha}^1`;
		case "push": return event.before;
		case "merge-group": return event.baseSha;
		case "schedule":
		case "workflow-dispatch":
		case "pull-request-target":
		case "workflow-run":
		case "other": return null;
	}
}
function isHash(ref) {
	return /^[0-9a-f]{40}$|^[0-9a-f]{64}$/.test(ref);
}
function shellWord(word) {
	return /^[\w@%+=:,./^-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

// src/action/step-fails.ts
/** Whether the step fails. What could not be measured always fails: nothing is green by accident. */
function stepFails(verdict, failOn) {
	switch (verdict) {
		case "failed": return true;
		case "regression": return failOn === "regression" || failOn === "inconclusive";
		case "inconclusive": return failOn === "inconclusive";
		case "improvement":
		case "unchanged": return false;
	}
}

// src/action/archived-text.ts
/** The archive does not hold, once and whole, the file that is looked for. */
var ArchivedFileError = class extends Error {
	name = "ArchivedFileError";
	constructor(problem, options) {
		super(`This artifact cannot be used: ${problem}.`, options);
	}
};
/**
* One file's text from an artifact's archive, which anybody may have made: it is read into memory, of bounded size; nothing
* is unpacked to disk and no other entry is looked into.
* @throws ArchivedFileError, ZipDamagedError
*/
async function archivedText(archive, name, mostBytes) {
	const entries = (await listZipEntries(archive)).filter((entry) => entry.name === name);
	if (entries.length !== 1) throw new ArchivedFileError(entries.length === 0 ? `it has no ${name}` : `it has ${entries.length} files called ${name}`);
	const bytes = await contentOf(archive, entries[0], mostBytes);
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch (cause) {
		throw new ArchivedFileError(`${name} is not UTF-8`, { cause });
	}
}
async function contentOf(archive, entry, mostBytes) {
	const { name, method, storedBytes, textBytes, dataOffset } = entry;
	if (storedBytes > mostBytes || textBytes > mostBytes) throw new ArchivedFileError(`${name} has more than ${mostBytes} bytes`);
	const stored = Buffer.alloc(storedBytes);
	const file = await open(archive);
	try {
		const { bytesRead } = await file.read(stored, 0, storedBytes, dataOffset);
		if (bytesRead < storedBytes) throw new ArchivedFileError("the archive breaks off");
	} finally {
		await file.close();
	}
	switch (method) {
		case "stored": return stored;
		case "deflate": return inflated(stored, name, mostBytes);
		case "unknown": throw new ArchivedFileError(`${name} is packed in a way that GitHub does not use`);
	}
}
/** The size that the archive states is not believed: inflating stops at the bound. */
function inflated(stored, name, mostBytes) {
	try {
		return inflateRawSync(stored, { maxOutputLength: mostBytes });
	} catch (cause) {
		throw new ArchivedFileError(`${name} cannot be unpacked within ${mostBytes} bytes`, { cause });
	}
}

// src/action/read-archived-result.ts
const RESULT_FILE$1 = "heapslope-result.json";
/** 200 workloads with 500 findings take less; a larger one is no result of ours. */
const MAX_RESULT_BYTES = 25165824;
/**
* The result in an artifact's archive, checked field by field.
* @throws ArchivedFileError, ZipDamagedError, and what `readResult` throws
*/
async function readArchivedResult(archive) {
	return readResult(await archivedText(archive, RESULT_FILE$1, MAX_RESULT_BYTES));
}

// src/action/result-artifacts.ts
/**
* The results among a run's artifacts, the newest attempt of each job. `ownLabel` is the reporting job's where it is a job of
* that run: what it uploaded in an earlier attempt is no part of itself.
*/
function resultArtifacts(all, ownLabel) {
	const newest = /* @__PURE__ */ new Map();
	for (const artifact of all) {
		const found = parsed(artifact);
		if (found === null || found.label === ownLabel) continue;
		const key = JSON.stringify([
			found.label,
			found.leg,
			found.shard
		]);
		const known = newest.get(key);
		if (known === void 0 || isNewer(found, known)) newest.set(key, found);
	}
	return [...newest.values()].sort((one, other) => one.artifact.name < other.artifact.name ? -1 : 1);
}
function isNewer(one, other) {
	return one.attempt > other.attempt || one.attempt === other.attempt && one.upload > other.upload;
}
/** Of every job that is split, the shards that are not there. */
function missingShards(found) {
	const splits = /* @__PURE__ */ new Map();
	for (const { label, shard } of found) {
		if (shard === null) continue;
		const key = `${label} ${shard.count}`;
		const split = splits.get(key) ?? {
			label,
			count: shard.count,
			present: /* @__PURE__ */ new Set()
		};
		split.present.add(shard.index);
		splits.set(key, split);
	}
	return [...splits.values()].flatMap(({ label, count, present }) => Array.from({ length: count }, (_, at) => at + 1).filter((index) => !present.has(index)).map((index) => ({
		label,
		index,
		count
	})));
}
/** Of every matrix of which anything is there, the legs that are not, or not with as many results as the others. */
function missingLegs(found) {
	const matrices = /* @__PURE__ */ new Map();
	for (const { leg } of found) {
		if (leg === null) continue;
		const key = JSON.stringify([leg.job, leg.count]);
		const matrix = matrices.get(key) ?? {
			job: leg.job,
			count: leg.count,
			results: /* @__PURE__ */ new Map()
		};
		matrix.results.set(leg.index, (matrix.results.get(leg.index) ?? 0) + 1);
		matrices.set(key, matrix);
	}
	return [...matrices.values()].flatMap(({ job, count, results }) => {
		const resultsOfOthers = Math.max(...results.values());
		return Array.from({ length: count }, (_, at) => at + 1).map((index) => ({
			job,
			index,
			count,
			results: results.get(index) ?? 0,
			resultsOfOthers
		})).filter((leg) => leg.results < resultsOfOthers);
	});
}
/** `heapslope-LABEL[-shard-2-of-5]-ATTEMPT[.UPLOAD]`; snapshots carry more behind the attempt and are no results. */
function parsed(artifact) {
	const found = /^heapslope-([\p{L}\p{N}._-]{1,160}?)(?:-shard-(\d{1,3})-of-(\d{1,3}))?-(\d{1,4})(?:\.(\d))?$/u.exec(artifact.name);
	if (found === null) return null;
	const [, name, index, count, attempt, upload] = found;
	const shard = index === void 0 ? null : {
		index: Number(index),
		count: Number(count)
	};
	if (shard !== null && !isInside(shard)) return null;
	return {
		artifact,
		...legOf(name),
		shard,
		attempt: Number(attempt),
		upload: Number(upload ?? 1)
	};
}
/** `JOB-leg-2-of-3[-MATRIX][-STEP]`. */
function legOf(name) {
	const [, job, index, count, rest] = /^(.+?)-leg-(\d{1,3})-of-(\d{1,3})(-.+)?$/.exec(name) ?? [];
	const leg = {
		job: job ?? "",
		index: Number(index),
		count: Number(count)
	};
	if (job === void 0 || !isInside(leg)) return {
		label: name,
		leg: null
	};
	return {
		label: `${job}${rest ?? ""}`,
		leg
	};
}
function isInside({ index, count }) {
	return index >= 1 && index <= count;
}

// src/action/stored-look-up.ts
const DOWNLOAD_LIMITS$1 = {
	bytes: 33554432,
	timeoutMs: 6e4
};
const MAX_SERIES_BYTES = 8388608;
/** Runs and artifacts that are looked into: to measure base anew would soon be faster. */
const MOST_RUNS = 4;
const MOST_ARTIFACTS = 6;
/** Longer than that, base is measured sooner than found. */
const LOOK_UP_MS = 12e4;
/**
* Reports of runs that may have measured a commit: pushes and schedules on the base branch, and earlier runs of this pull
* request where its head is no fork's. What they uploaded is data: checked, and believed only as far as its fingerprint agrees.
*/
function storedLookUp(context, { lookUpMs = LOOK_UP_MS, retryUnitMs } = {}) {
	const folders = [];
	let closed = false;
	return {
		find: async (commit) => {
			const found = {
				reports: [],
				problems: []
			};
			const endsAt = performance.now() + lookUpMs;
			const isOver = () => closed || performance.now() > endsAt;
			const looking = async () => {
				const folder = await mkdtemp(join(context.environment.temporaryFolder, "heapslope-stored-"));
				folders.push(folder);
				await lookThrough({
					...context,
					commit,
					folder,
					retryUnitMs,
					isOver
				}, found);
			};
			try {
				if ((await within(lookUpMs, looking())).kind === "out-of-time") found.problems.unshift(`GitHub had not brought the earlier runs after ${lookUpMs / 1e3} s`);
			} catch (error) {
				found.problems.push(error instanceof Error ? error.message : String(error));
			}
			return {
				reports: [...found.reports],
				problem: found.problems[0] ?? null
			};
		},
		close: async () => {
			closed = true;
			for (const folder of folders) await rm(folder, {
				recursive: true,
				force: true,
				maxRetries: 3
			});
		}
	};
}
async function lookThrough(lookUp, found) {
	const { environment, inputs, retryUnitMs } = lookUp;
	if (inputs.token === "") {
		found.problems.push("the input \"token\" is empty, so no earlier run can be looked up");
		return;
	}
	const client = await connect({
		token: inputs.token,
		apiUrl: environment.apiUrl,
		...retryUnitMs === void 0 ? {} : { retryUnitMs }
	});
	const lists = await Promise.all(listsFor(lookUp, client));
	for (const list of lists) if (list.kind === "not-listed") found.problems.push(list.text);
	const runs = lists.flatMap((list) => list.kind === "listed" ? list.runs : []).filter(({ id }) => id !== environment.runId).slice(0, MOST_RUNS);
	for (const run of runs) await readRun(run, lookUp, client, found);
}
function listsFor({ event, commit, environment: { repository } }, client) {
	const ofBranches = baseBranchesOf(event).map((branch) => runsOfBranch(client, repository, {
		branch,
		commit
	}));
	const ofPull = event.kind === "pull-request" && !event.fromFork ? [runsOfPullRequest(client, repository, event)] : [];
	return [...ofBranches, ...ofPull];
}
/** Where base's commit was pushed: on the branch itself, or on the default branch that it was taken from. */
function baseBranchesOf(event) {
	switch (event.kind) {
		case "pull-request": return [event.baseRef];
		case "push":
		case "workflow-dispatch": return [.../* @__PURE__ */ new Set([event.ref.replace(/^refs\/heads\//, ""), event.defaultBranch])];
		case "merge-group": return [event.baseRef.replace(/^refs\/heads\//, "")];
		case "schedule": return [event.defaultBranch];
		case "other": return event.defaultBranch === null ? [] : [event.defaultBranch];
		case "workflow-run":
		case "pull-request-target": return [];
	}
}
async function readRun(run, lookUp, client, found) {
	const { environment, place, folder, isOver } = lookUp;
	if (isOver()) return;
	const list = await listRunArtifacts(client, environment.repository, run.id);
	if (list.kind === "not-listed") {
		found.problems.push(list.text);
		return;
	}
	const isOwn = ({ label }) => label === place.label;
	const results = resultArtifacts(list.artifacts, null);
	const ownFirst = [...results.filter(isOwn), ...results.filter((one) => !isOwn(one))];
	for (const { artifact } of ownFirst.slice(0, MOST_ARTIFACTS)) {
		if (isOver()) return;
		const what = `${neutralised(artifact.name)} of run ${run.id}`;
		info(`looking for base in ${what}`);
		const file = join(folder, `${artifact.id}.zip`);
		const download = await downloadArtifact(client, environment.repository, artifact, file, DOWNLOAD_LIMITS$1);
		if (download.kind === "not-downloaded") {
			found.problems.push(`${what} could not be downloaded: ${download.text}`);
			continue;
		}
		const result = await readArchivedResult(file).catch(() => null);
		if (result === null) found.problems.push(`${what} holds no result that can be used`);
		else found.reports.push({
			description: `run ${run.id} (${run.event})`,
			result,
			series: async (name) => readSeries(await archivedText(file, name, MAX_SERIES_BYTES))
		});
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
/** Keeps a name from being recognised by GitHub's filters and is not seen. */
const ZERO_WIDTH_SPACE = "​";
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
/** What would begin a list, a rule or a heading at the start of a line. */
const LINE_START = /^(?:\d+[.)](?=\s|$)|[-+](?=\s|$)|[-=](?=[-=\s]+$))/;
/** Text of a Markdown paragraph, list item or table cell that shows exactly these characters. */
function markdownText(text, maxCharacters = 500) {
	return withoutRecognition(visibleText(text, maxCharacters).replace(/[\\*_[\]~|]/g, "\\$&").replace(/&/g, "&amp;").replace(/`/g, "&#96;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(LINE_START, (start) => start.length === 1 ? `\\${start}` : start.replace(/.$/, "\\$&")).replace(/(?<!&)#/g, "\\#")).replace(/\$/g, "<span>$</span>");
}
/**
* GitHub looks for mentions, references, addresses and emoji in the text it has rendered, so no backslash helps
* against them: a mark that is not seen parts each from what it would be recognised by.
*/
function withoutRecognition(text) {
	return text.replace(/@|(?<!&)#/g, `$&${ZERO_WIDTH_SPACE}`).replace(/(?:https?|ftp|mailto|xmpp)(?=:)|www(?=\.)|(?:gh|issues?|pull)(?=[-/]\d)|:(?=[\w+\\-]+:)/gi, `$&${ZERO_WIDTH_SPACE}`);
}
/**
* A Markdown code span showing exactly these characters. In a table cell a pipe would end it, and a backslash before a
* pipe cannot be written at all (GFM takes both backslashes for one escape): there it is an HTML element.
*/
function markdownCode(text, place, maxCharacters = 120) {
	const seen = visibleText(text, maxCharacters) || " ";
	if (place === "cell" && seen.includes("|")) return `<code>${commentHtmlText(seen, maxCharacters)}</code>`;
	const fence = "`".repeat(longestRun(seen) + 1);
	return fence + (/^`|`$|^ .* $/.test(seen) ? ` ${seen} ` : seen) + fence;
}
function longestRun(text) {
	return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
/** A fenced block; lines keep their order, each without anything that acts. */
function fencedBlock(language, lines, maxCharactersPerLine = 400) {
	const seen = lines.map((line) => visibleTextKeepingIndent(line, maxCharactersPerLine));
	const fence = "`".repeat(Math.max(3, longestRun(seen.join("\n")) + 1));
	return [
		fence + language,
		...seen,
		fence
	].join("\n");
}
function visibleTextKeepingIndent(line, maxCharacters) {
	return /^ */.exec(line)[0] + visibleText(line, maxCharacters);
}
/** Text or a quoted attribute value of an HTML document of our own. */
function htmlText(text, maxCharacters = 500) {
	return visibleText(text, maxCharacters).replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}
/** Text inside an HTML element of a GitHub comment: mentions and references are looked for there as well. */
function commentHtmlText(text, maxCharacters = 500) {
	return withoutRecognition(htmlText(text, maxCharacters)).replace(/[\\*_[\]~|$]/g, (character) => `&#${character.charCodeAt(0)};`);
}
/** The part of a link between its parentheses; anything but an http or https address is refused. */
function markdownAddress(url) {
	if (!/^https?:\/\/[^\s]+$/i.test(url) || url.length > 2e3) return null;
	return encodeURI(visibleText(url, 2e3)).replace(/%25/g, "%").replace(/[()<>|`'"*_[\]~\\]/g, percentEncoded);
}
function percentEncoded(character) {
	return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
}
/** The message of a workflow command. */
function commandMessage(text, maxCharacters) {
	return clip(text.split("\n").map((line) => visibleText(line, maxCharacters)).join("\n"), maxCharacters).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
/** A property of a workflow command. */
function commandProperty(text, maxCharacters = 200) {
	return commandMessage(visibleText(text, maxCharacters), maxCharacters).replace(/:/g, "%3A").replace(/,/g, "%2C");
}

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
/** With its sign, unless it is zero or too small to show. */
function signedText(value) {
	return value >= SMALLEST_SHOWN ? `+${numberText(value)}` : numberText(value);
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
function signedBytesText(bytes, scale = byteScaleFor(bytes)) {
	const text = signedText(bytes / scale.bytes);
	return `${text} ${unitText(text, scale)}`;
}
function unitText(number, scale) {
	return scale.unit === "bytes" && /^[+−]?1$/.test(number) ? "byte" : scale.unit;
}
/** 1 object, 2 objects, 0.5 objects. */
function countText(count, singular, plural = `${singular}s`) {
	const text = numberText(count);
	return `${text} ${text === "1" ? singular : plural}`;
}
/** 4 of 12 workloads needs its verb in the right number. */
function verbFor(count, singular, plural) {
	return count === 1 ? singular : plural;
}

// src/report/words/prose.ts
const MAX_NAME_CHARACTERS = 100;
const MAX_SENTENCE_CHARACTERS = 600;
const text = (content) => ({
	kind: "text",
	text: content
});
const strong = (content) => ({
	kind: "strong",
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
/**
* A sentence from elsewhere, a full stop at its end whoever wrote it; what stands between single backticks becomes code.
* Two codes never touch: their fences would read as one.
*/
function sentencePhrase(sentence) {
	const trimmed = sentence.slice(0, MAX_SENTENCE_CHARACTERS).trim();
	return (trimmed === "" || /[.!?…]$/.test(trimmed) ? trimmed : `${trimmed}.`).split(/(?<!`)(`[^`]+`)(?!`)/).filter((part) => part !== "").map((part) => /^`[^`]+`$/.test(part) ? {
		kind: "code",
		text: part.slice(1, -1),
		quoted: true
	} : text(part));
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
function markdownPhrase(pieces, place = "line") {
	return pieces.map((piece) => markdownPiece(piece, place)).join("");
}
function markdownPiece(piece, place) {
	switch (piece.kind) {
		case "text": return spaced(piece.text, (content) => markdownText(content, 600));
		case "strong": return `**${markdownText(piece.text, 600)}**`;
		case "code": return linked(markdownCode(piece.text, place), piece.address ?? null);
	}
}
function linked(label, address) {
	const safe = address === null ? null : markdownAddress(address);
	return safe === null ? label : `[${label}](${safe})`;
}
/** Inside an HTML element of a comment, where Markdown is not read. */
function commentHtmlPhrase(pieces) {
	return htmlWith(pieces, commentHtmlText);
}
function htmlPhrase(pieces) {
	return htmlWith(pieces, htmlText);
}
function htmlWith(pieces, escapeText) {
	return pieces.map((piece) => htmlPiece(piece, escapeText)).join("");
}
function htmlPiece(piece, escapeText) {
	switch (piece.kind) {
		case "text": return spaced(piece.text, (content) => escapeText(content, 600));
		case "strong": return `<strong>${escapeText(piece.text, 600)}</strong>`;
		case "code": return `<code>${escapeText(piece.text, 600)}</code>`;
	}
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
/**
* 1 object, 280 bytes per call; retains 109.4 KiB. Of what is worse also what base had; of what is fixed only that:
* its numbers are base's.
*/
function findingNumbers(finding, unit) {
	const growth = rateText(finding, unit) ?? countText(finding.objects, "object");
	const retained = finding.retainedBytes === 0 ? null : bytesText(finding.retainedBytes);
	if (finding.kind === "fixed") return `${growth} on base, none on head${retained === null ? "" : `; retained ${retained} there`}`;
	const before = finding.kind === "same" || finding.base === null ? null : rateText(finding.base, unit);
	return `${growth}${retained === null ? "" : `; retains ${retained}${heldText(finding)}`}${before === null ? "" : `; ${before} on base`}${knownText(finding)}`;
}
const MAX_HELD = 3;
/** What hangs on a group is told where it makes up this share of what the group retains. */
const FEWEST_HELD_SHARE = .25;
/** What hangs on the group; of a group that hangs on another, on which. */
function heldText({ holds = [], within, retainedBytes }) {
	if (within !== void 0) return `, a part of what ${visibleText(within.constructorName, 80)} retains`;
	const telling = holds.filter((held) => held.retainedBytes >= FEWEST_HELD_SHARE * retainedBytes).slice(0, MAX_HELD).map((held) => visibleText(objectName(held), 80));
	return telling.length === 0 ? "" : `, among it ${telling.join(", ")}`;
}
function knownText({ known }) {
	if (known === void 0) return "";
	return `; known${known.expires === null ? "" : known.expired ? `, expired on ${known.expires}` : ` until ${known.expires}`}: ${visibleText(known.reason, 200)}`;
}
function rateText({ objectsPerIteration, bytesPerIteration }, unit) {
	const rates = [objectsPerIteration === null ? null : countText(objectsPerIteration, "object"), bytesPerIteration === null ? null : bytesText(bytesPerIteration)].filter((rate) => rate !== null);
	return rates.length === 0 ? null : `${rates.join(", ")} per ${unit}`;
}
const MAX_PATH_STEPS$1 = 12;
/** (GC roots) → sessions → [*] → Session; a long path loses its middle. */
function retainerPathText(path, maxSteps = MAX_PATH_STEPS$1) {
	if (path.length <= maxSteps) return path.join(" → ");
	const tail = Math.ceil((maxSteps - 1) / 2);
	const head = maxSteps - 1 - tail;
	return [
		...path.slice(0, head),
		`… ${path.length - head - tail} more …`,
		...path.slice(-tail)
	].join(" → ");
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

// src/report/annotations.ts
/** GitHub drops the rest of a step's annotations of one kind without a word. */
const MAX_ANNOTATIONS_PER_LEVEL = 10;
const MAX_MESSAGE_CHARACTERS = 4096;
const MAX_TITLE_CHARACTERS = 120;
/**
* Allocation lines of findings that are `new` or `worse` (error where the workload regressed, else warning; notice where the
* leak is known), worst workload first, one for each line and constructor. Sites outside the repository have no line to stand at.
*/
function annotationsOf(result) {
	const seen = /* @__PURE__ */ new Set();
	return bySeverity(toldInSeconds(result).workloads).flatMap((workload) => findingsOf(workload, "new", "worse").map((finding) => annotationOf(finding, workload))).filter((annotation) => annotation !== null).filter((annotation) => {
		const key = `${annotation.file}:${annotation.line}:${annotation.title}`;
		return !seen.has(key) && seen.add(key);
	});
}
function levelOf({ known }, { verdict }) {
	if (known !== void 0 && !known.expired) return "notice";
	return verdict.kind === "regression" ? "error" : "warning";
}
function annotationOf(finding, workload) {
	const site = finding.allocationSite;
	if (site === null || !isInsideRepository(site.file) || !(site.line >= 1)) return null;
	const sentence = plainPhrase(findingSentence(finding, workload.iterationUnit));
	return {
		level: levelOf(finding, workload),
		file: site.file,
		line: Math.floor(site.line),
		column: site.certainty === "line" && site.column >= 1 ? Math.floor(site.column) : null,
		title: clipMiddle(`${objectName(finding)} leaks in ${workload.name}`, MAX_TITLE_CHARACTERS),
		message: [`${sentence} ${findingNumbers(finding, workload.iterationUnit)}.`, `Path: ${retainerPathText(finding.retainerPath)}`].join("\n")
	};
}
/**
* Workflow commands, one a line, at most `maxPerLevel` of each level: fewer than GitHub's ten where the step prints
* errors of its own.
*/
function annotationCommands(annotations, maxPerLevel = 10) {
	const limit = Math.min(maxPerLevel, 10);
	return [
		"error",
		"warning",
		"notice"
	].flatMap((level) => annotations.filter((annotation) => annotation.level === level).slice(0, limit).map(command));
}
function command(annotation) {
	const properties = [
		`file=${commandProperty(annotation.file, 1e3)}`,
		`line=${annotation.line}`,
		...annotation.column === null ? [] : [`col=${annotation.column}`],
		`title=${commandProperty(annotation.title, MAX_TITLE_CHARACTERS)}`
	];
	return `::${annotation.level} ${properties.join(",")}::${commandMessage(annotation.message, MAX_MESSAGE_CHARACTERS)}`;
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
const MAX_SECTIONS = 200;
const MAX_FINDINGS = 200;
const MAX_NOTES = 200;
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
		...workloads.slice(0, MAX_SECTIONS).map((workload, rank) => section(workload, base, isOnly, workloadPlots(workload, seriesByRun, rank))),
		...workloads.length > MAX_SECTIONS ? [`<p>… and ${countText(workloads.length - MAX_SECTIONS, "more workload")} in the result file.</p>`] : [],
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
	const table = workloadTable(workloads, MAX_SECTIONS, null);
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
	const cards = workload.findings.slice(0, MAX_FINDINGS).map((finding) => findingCard(finding, workload.iterationUnit));
	const more = workload.findings.length - cards.length;
	return [
		`<h3>Findings</h3>`,
		...cards,
		more === 0 ? "" : `<p>… and ${countText(more, "more finding")} in the result file.</p>`
	].join("\n");
}
function notes(all, title) {
	if (all.length === 0) return "";
	return `<h3>${title}</h3><ul>${all.slice(0, MAX_NOTES).map((note) => `<li>${htmlPhrase(sentencePhrase(note.text))}</li>`).join("")}</ul>`;
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

// src/action/annotate.ts
/** The step's own verdict takes one annotation of the ten of its level. */
const ANNOTATIONS_PER_LEVEL = 9;
const DEADLINE_MS$1 = 12e4;
/**
* Marks the lines that allocate: in a check run where the workflow grants `checks: write`, else by workflow commands. On a
* pull request only lines of its diff are marked; everything else is in the comment.
*/
async function annotateLines(context, result, links, pullRequest) {
	if ((await within(DEADLINE_MS$1, markLines(context, result, links, pullRequest))).kind === "out-of-time") info("GitHub did not take the annotations in time.");
}
async function markLines(context, result, links, pullRequest) {
	const { inputs, event, environment } = context;
	const all = annotationsOf(result);
	const print = event.kind === "workflow-run" ? () => void 0 : printCommands;
	if (inputs.token === "") return print(all);
	const client = await connect({
		token: inputs.token,
		apiUrl: environment.apiUrl
	});
	const { repository } = environment;
	let shown = all;
	if (pullRequest !== null && all.length > 0) {
		const changed = await readChangedLines(client, repository, pullRequest);
		if (changed.kind === "read") shown = all.filter(({ file, line }) => changed.holds(file, line));
		else if (event.kind === "workflow-run") shown = [];
	}
	const headSha = checkedCommit(event, environment.sha);
	if (headSha === null || event.kind === "workflow-run" && pullRequest === null) return print(shown);
	const check = await createCheckRun({
		client,
		repository,
		name: ["heapslope", context.place.label].join(" / "),
		headSha,
		conclusion: conclusionOf(result, context),
		title: headlineOf(result),
		summary: renderComment(result, links),
		annotations: shown
	});
	switch (check.kind) {
		case "created": return info(`A check run was created, annotations: ${check.annotations}.`);
		case "not-granted": return print(shown);
		case "not-created":
			info(neutralised(`No check run was created (${check.code}): ${check.text}`));
			return print(shown);
	}
}
/** The verdict in a sentence, and a warning for each thing that was left out. */
function annotateVerdict({ inputs }, result) {
	for (const { text } of result.notes) warning(neutralised(text), { title: "heapslope" });
	const headline = headlineOf(result);
	if (stepFails(result.verdict.kind, inputs.failOn)) error(neutralised(`${headline}\n${result.verdict.reason.text}`), { title: "heapslope" });
	else notice(neutralised(headline), { title: "heapslope" });
}
function printCommands(annotations) {
	for (const command of annotationCommands(annotations, ANNOTATIONS_PER_LEVEL)) info(command);
}
function conclusionOf(result, { inputs }) {
	if (stepFails(result.verdict.kind, inputs.failOn)) return "failure";
	return result.verdict.kind === "inconclusive" || result.verdict.kind === "regression" ? "neutral" : "success";
}
/** The commit at which people look for checks: of a pull request its head, also where another run measured it. */
function checkedCommit(event, sha) {
	switch (event.kind) {
		case "pull-request":
		case "workflow-run": return event.headSha;
		case "push":
		case "merge-group": return sha;
		case "schedule":
		case "workflow-dispatch":
		case "pull-request-target":
		case "other": return null;
	}
}

// src/action/outputs.ts
/** What a later step may read of the result alone. */
function resultOutputs(result, resultFile, reportFolder) {
	const heap = decidingHeap(result);
	const slope = (side) => {
		const bytes = heap?.[side]?.slopeBytesPerIteration;
		return bytes === void 0 ? "" : String(bytes);
	};
	return {
		verdict: result.verdict.kind,
		reason: result.verdict.reason.code,
		"reason-text": result.verdict.reason.text,
		"result-file": resultFile,
		"report-folder": reportFolder,
		"slope-base": slope("base"),
		"slope-head": slope("head"),
		"slope-difference": slope("difference")
	};
}
/** heapUsed of the workload with the worst verdict; of several, the one whose heap grows most over base. */
function decidingHeap(result) {
	const growth = (metric) => metric?.difference?.slopeBytesPerIteration ?? 0;
	const [worst] = result.workloads.toSorted((one, other) => VERDICT_KINDS.indexOf(one.verdict.kind) - VERDICT_KINDS.indexOf(other.verdict.kind) || growth(other.metrics.heapUsed) - growth(one.metrics.heapUsed));
	return worst?.metrics.heapUsed;
}

// src/action/post-comment.ts
/** Looking through the comments of a long discussion and waiting out a rate limit included. */
const DEADLINE_MS = 18e4;
/** Posts the result on a pull request, where there is one and the inputs ask for it. Never throws. */
async function postComment({ environment, inputs, place }, pullRequest, result, links) {
	if (pullRequest === null || inputs.comment === "never") return { kind: "not-needed" };
	if (inputs.token === "") return {
		kind: "not-posted",
		code: "no-token",
		text: "The input \"token\" is empty."
	};
	const client = await connect({
		token: inputs.token,
		apiUrl: environment.apiUrl
	});
	const posted = await within(DEADLINE_MS, postStickyComment({
		client,
		repository: environment.repository,
		number: pullRequest,
		marker: {
			key: place.key,
			runId: environment.runId,
			runAttempt: environment.runAttempt
		},
		body: renderComment(result, links),
		create: mayCreate(inputs.comment, result) ? "allowed" : "never",
		visibility: isAccusationOver(inputs.comment, result) ? "minimised" : "shown"
	}));
	if (posted.kind === "ended") return posted.value;
	return {
		kind: "not-posted",
		code: "timed-out",
		text: `GitHub had not taken the comment after ${DEADLINE_MS / 1e3} s.`
	};
}
function commentNotes(outcome) {
	switch (outcome.kind) {
		case "not-posted": return [{
			code: "comment-not-posted",
			text: `The comment was not posted (${outcome.code}): ${outcome.text}`
		}];
		case "updated": return outcome.visibilityProblem === null ? [] : [visibilityNote(outcome.visibilityProblem)];
		case "created":
		case "not-needed": return [];
	}
}
function visibilityNote({ code, text }) {
	return {
		code: "comment-visibility",
		text: `The comment is up to date, but could not be minimised or shown again (${code}): ${text}`
	};
}
/** A result without regression still brings an older comment up to date: it would go on accusing otherwise. */
function mayCreate(mode, result) {
	return mode === "always" || result.verdict.kind === "regression";
}
/** Under `on-regression` a comment stands for a regression: when that is gone, one line of it is enough. */
function isAccusationOver(mode, { verdict }) {
	return mode === "on-regression" && (verdict.kind === "unchanged" || verdict.kind === "improvement");
}

// src/action/upload-report.ts
/** A job may have 500 artifacts, and other steps of it have theirs. */
const MAX_SNAPSHOT_ARTIFACTS = 400;
/**
* The snapshots that fit the budget. Head's last one of each workload says most and goes first, then head's others, the later
* before the earlier, then base's likewise; one that does not fit leaves its room to smaller ones behind it.
*/
function chooseSnapshots(workloads, budgetBytes) {
	const ranked = workloads.flatMap(({ snapshots }, workload) => snapshots.toSorted(mostTellingFirst).map((snapshot, rank) => ({
		snapshot,
		rank,
		workload
	}))).sort((one, other) => one.rank - other.rank || one.workload - other.workload).map(({ snapshot }) => snapshot);
	let leftBytes = budgetBytes;
	let leftArtifacts = MAX_SNAPSHOT_ARTIFACTS;
	const chosen = ranked.filter(({ bytes }) => {
		if (bytes > leftBytes || leftArtifacts === 0) return false;
		leftBytes -= bytes;
		leftArtifacts -= 1;
		return true;
	});
	return {
		chosen,
		leftOut: ranked.filter((snapshot) => !chosen.includes(snapshot))
	};
}
async function uploadSnapshots(plan, snapshots) {
	const outcomes = [];
	for (const { file } of snapshots) {
		const suffix = artifactLabel(file.replace(/^snapshots\//, "").replaceAll("/", "-"));
		outcomes.push(await plan.store.upload({
			name: `${nameOf(plan)}-${suffix}`,
			files: [join(plan.reportFolder, file)],
			rootFolder: plan.reportFolder,
			form: file.endsWith(".zst") ? "wrapped" : "raw",
			retentionDays: plan.retentionDays
		}));
	}
	return outcomes;
}
/** What stayed on the runner for want of room, for the result. */
function budgetNotes({ leftOut }, budgetBytes) {
	if (leftOut.length === 0) return [];
	const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
	const bytes = leftOut.reduce((sum, snapshot) => sum + snapshot.bytes, 0);
	return [{
		code: "snapshots-over-budget",
		text: `${leftOut.length} heap snapshots (${megabytes(bytes)}) were not uploaded: they do not fit the snapshot-budget of ${megabytes(budgetBytes)} beside those that say more.`
	}];
}
/** Everything of the report folder but the snapshots, as one archive. */
function uploadReport(plan) {
	const { reportFolder, retentionDays } = plan;
	const snapshots = join(reportFolder, "snapshots") + sep;
	const files = readdirSync(reportFolder, {
		recursive: true,
		withFileTypes: true
	}).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).filter((file) => !file.startsWith(snapshots) && relative(reportFolder, file) !== ".gitignore");
	return plan.store.upload({
		name: nameOf(plan),
		files,
		rootFolder: reportFolder,
		form: "zip",
		retentionDays
	});
}
/** What did not go up, for the result. */
function uploadNotes(outcomes, reportFolder) {
	return outcomes.flatMap((outcome) => outcome.kind === "uploaded" ? [] : [{
		code: "artifact-not-uploaded",
		text: `The artifact ${outcome.name} was not uploaded (${outcome.code}): ${outcome.text} The files are in ${reportFolder} on the runner.`
	}]);
}
function nameOf(plan) {
	return `heapslope-${plan.place.artifactName}-${plan.runAttempt}`;
}
function mostTellingFirst(one, other) {
	if (one.side !== other.side) return one.side === "head" ? -1 : 1;
	return other.iterations - one.iterations;
}

// src/action/tell.ts
/** All uploads together; large snapshots on a slow day included. */
const UPLOAD_DEADLINE_MS = 6e5;
const RESULT_FILE = "heapslope-result.json";
/** Uploads, comment, summary, annotations and outputs; returns the result with a note on each that failed. */
async function tell(context, toTell, destination) {
	const { inputs, environment, report, place } = context;
	const measured = maskSecrets(toTell, credentialsIn(context.variables));
	const plan = {
		store: artifactStore({
			environment,
			deadlineMs: UPLOAD_DEADLINE_MS
		}),
		place,
		runAttempt: environment.runAttempt,
		reportFolder: report.path,
		retentionDays: inputs.retentionDays
	};
	const source = sourceAddress(measured, context);
	const linksTo = (uploads) => ({
		source,
		artifacts: [...uploads.flatMap(linkTo), ...destination.links]
	});
	const notesOn = (uploads) => uploadNotes(uploads, report.path);
	const choice = chooseSnapshots(destination.snapshots ? measured.workloads : [], inputs.snapshotBudgetBytes);
	const result = withNotes(measured, budgetNotes(choice, inputs.snapshotBudgetBytes));
	const snapshots = await uploadSnapshots(plan, choice.chosen);
	await write(report, withNotes(result, notesOn(snapshots)), linksTo(snapshots));
	const archive = await uploadReport(plan);
	const links = linksTo([archive, ...snapshots]);
	const uploaded = withNotes(result, notesOn([archive, ...snapshots]));
	const comment = await postComment(context, destination.pullRequest, uploaded, links);
	const told = withNotes(uploaded, commentNotes(comment));
	await write(report, told, links);
	summarise(context, told, links);
	await annotateLines(context, told, links, destination.pullRequest);
	annotateVerdict(context, told);
	writeOutputs(context, told, archive, snapshots, comment);
	return told;
}
async function write(report, result, links) {
	await report.writeResult(result);
	await report.writeText("comment.md", renderComment(result, links));
	await report.writeText("summary.md", renderSummary(result, links));
	await report.writeText("report.html", renderHtml(result, report.writtenSeries));
}
function summarise({ environment }, result, links) {
	const texts = [renderSummary(result, links), markdownTitle(result)];
	const outcome = writeJobSummary(environment.summaryFile, texts);
	if (outcome.kind === "not-written") warning(neutralised(outcome.text), { title: "heapslope: no job summary" });
}
function writeOutputs({ report }, result, archive, snapshots, comment) {
	const outputs = {
		...resultOutputs(result, join(report.path, RESULT_FILE), report.path),
		"comment-url": addressOf$1(comment),
		"artifact-id": archive.kind === "uploaded" ? String(archive.id) : "",
		"artifact-url": archive.kind === "uploaded" ? archive.url : "",
		"snapshot-artifact-ids": JSON.stringify(snapshots.flatMap((outcome) => outcome.kind === "uploaded" ? [outcome.id] : []))
	};
	for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
}
/** Where a line of head is shown; nothing where head is no commit of this repository. */
function sourceAddress(result, { environment }) {
	const commit = result.head?.commit ?? null;
	if (commit === null) return null;
	const { owner, name } = environment.repository;
	return `${environment.serverUrl}/${owner}/${name}/blob/${commit}/`;
}
function linkTo(outcome) {
	return outcome.kind === "uploaded" ? [{
		name: outcome.name,
		url: outcome.url
	}] : [];
}
function withNotes(result, notes) {
	return {
		...result,
		notes: [...result.notes, ...notes]
	};
}
function addressOf$1(comment) {
	switch (comment.kind) {
		case "created":
		case "updated": return comment.url;
		case "not-needed":
		case "not-posted": return "";
	}
}

// src/action/measure-mode.ts
/** Measures what was checked out and tells the result. */
async function measureMode(context) {
	const { inputs, event } = context;
	const measured = await measure(context);
	const told = await tell(context, measured, {
		pullRequest: event.kind === "pull-request" ? event.number : null,
		snapshots: inputs.uploadSnapshots,
		links: []
	});
	return stepFails(told.verdict.kind, inputs.failOn) ? 1 : 0;
}
async function measure(context) {
	const { inputs, event, environment, variables, report, ports } = context;
	const reproduce = reproduceCommand(inputs, event, environment);
	const permission = permissionToRun(event);
	if (permission.kind === "refused") return failedResult(permission.code, permission.text, reproduce);
	const stored = storedLookUp(context);
	const log = logGroups();
	try {
		const config = loadConfig(inputs, environment.workspace);
		const only = shareOf(config, inputs.only, inputs.shard);
		if (only === null) return emptyResult(reproduce);
		return await ports.benchmark({
			config,
			only,
			repository: environment.workspace,
			head: { ref: inputs.head ?? "HEAD" },
			base: inputs.base,
			event: baseEventOf(event),
			storedReports: stored.find,
			report,
			temporaryFolder: environment.temporaryFolder,
			reproduce,
			signal: ports.signal,
			environment: variables,
			progress: log.report
		});
	} catch (thrown) {
		const { code, text } = reasonOf(thrown);
		return failedResult(code, text, reproduce);
	} finally {
		log.end();
		await stored.close();
	}
}
/** Every `count`-th workload from the `index`-th, so that neighbours, often alike, are spread; null for no workload. */
function shareOf(config, only, shard) {
	if (shard === null) return only;
	const share = (only.length > 0 ? only : config.workloads.map(({ name }) => name)).filter((_, at) => at % shard.count === shard.index - 1);
	return share.length === 0 ? null : share;
}

// src/action/missing-results.ts
/** More jobs than a matrix may have. */
const MAX_RESULTS = 256;
/** What should be among a run's results and is not, one note each; none is green without it. */
function missingResults(found, expectedResults) {
	const shards = missingShards(found);
	return [
		...shards.map(({ label, index, count }) => ({
			code: "shard-missing",
			text: `Shard ${index} of ${count} of ${label} has uploaded no result.`
		})),
		...unnamedLegs(found, shards.length),
		...tooFew(found, expectedResults),
		...tooMany(found)
	];
}
/** Where each leg of a matrix is a shard, the shards have been named. */
function unnamedLegs(found, shards) {
	const legs = missingLegs(found);
	if (legs.length <= shards) return [];
	return legs.map(({ job, index, count, results, resultsOfOthers }) => ({
		code: "leg-missing",
		text: results === 0 ? `Leg ${index} of ${count} of the matrix of ${job} has uploaded no result. There are: ${labelsOf(found)}.` : `Leg ${index} of ${count} of the matrix of ${job} has uploaded ${results} results, others ${resultsOfOthers}.`
	}));
}
function tooFew(found, expectedResults) {
	if (expectedResults === null || found.length >= expectedResults) return [];
	const there = found.length === 0 ? "" : `: ${labelsOf(found)}`;
	return [{
		code: "results-missing",
		text: `${expectedResults} results were expected (input "expect"), and ${found.length} are there${there}.`
	}];
}
function tooMany(found) {
	if (found.length <= 256) return [];
	return [{
		code: "too-many-results",
		text: `The run has ${found.length} results, and no more than ${256} of them were read.`
	}];
}
const MAX_LABELS = 10;
function labelsOf(found) {
	const more = found.length > MAX_LABELS ? ` and ${found.length - MAX_LABELS} more` : "";
	return found.slice(0, MAX_LABELS).map(({ label }) => label).join(", ") + more;
}

// src/action/gather-results.ts
const DOWNLOAD_LIMITS = {
	bytes: 33554432,
	timeoutMs: 12e4
};
/** Of all archives together. */
const MAX_TOTAL_BYTES = 268435456;
/** A name may claim to be one shard of 999. */
const MAX_PROBLEMS = 20;
/** Whatever is missing or cannot be read is named in a note and makes the whole fail: nothing is green without it. */
async function gatherResults(context, client, runId, accept) {
	const { environment, inputs, event, place } = context;
	const reproduce = reproduceCommand(inputs, event, environment);
	const list = await listRunArtifacts(client, environment.repository, runId);
	if (list.kind === "not-listed") return {
		result: failedResult(list.code, list.text, reproduce),
		links: []
	};
	const found = resultArtifacts(list.artifacts, runId === environment.runId ? place.label : null);
	const parts = [];
	const links = [];
	const problems = [...missingResults(found, inputs.expectedResults)];
	const folder = await mkdtemp(join(environment.temporaryFolder, "heapslope-parts-"));
	try {
		let totalBytes = 0;
		for (const [at, part] of found.slice(0, 256).entries()) {
			totalBytes += part.artifact.bytes;
			if (totalBytes > MAX_TOTAL_BYTES) {
				problems.push(tooMuch(found.length - at));
				break;
			}
			info(`reading ${neutralised(part.artifact.name)}`);
			const read = await readPart(context, client, part, join(folder, `${at}.zip`));
			if (read.kind === "read") {
				parts.push({
					label: labelOf(part),
					result: accept(read.result)
				});
				links.push({
					name: part.artifact.name,
					url: addressOf(context, runId, part.artifact.id)
				});
			} else problems.push({
				code: read.code,
				text: `${part.artifact.name}: ${read.text}`
			});
		}
	} finally {
		await rm(folder, {
			recursive: true,
			force: true
		});
	}
	if (problems.length > MAX_PROBLEMS) {
		const more = problems.splice(MAX_PROBLEMS).length;
		problems.push({
			code: "more-missing",
			text: `${more} more are missing or cannot be read.`
		});
	}
	if (parts.length === 0) {
		const text = `Run ${runId} has uploaded no result that can be used.`;
		return {
			result: {
				...failedResult("no-results", text, reproduce),
				notes: problems
			},
			links
		};
	}
	const merged = mergeResults(parts);
	if (problems.length === 0) return {
		result: merged,
		links
	};
	const [first, ...others] = problems;
	const text = others.length === 0 ? first.text : `${first.text} ${others.length} more are in the notes.`;
	return {
		result: {
			...merged,
			verdict: {
				kind: "failed",
				reason: {
					code: first.code,
					text
				}
			},
			notes: [...merged.notes, ...problems]
		},
		links
	};
}
function tooMuch(count) {
	return {
		code: "too-large",
		text: `${count} results were not read: with them the archives have more than ${MAX_TOTAL_BYTES} bytes.`
	};
}
async function readPart({ environment }, client, { artifact }, file) {
	const download = await downloadArtifact(client, environment.repository, artifact, file, DOWNLOAD_LIMITS);
	if (download.kind === "not-downloaded") return {
		kind: "unreadable",
		code: download.code,
		text: download.text
	};
	try {
		return {
			kind: "read",
			result: await readArchivedResult(download.file)
		};
	} catch (thrown) {
		return {
			kind: "unreadable",
			code: "unreadable-result",
			text: plainReason(thrown)
		};
	} finally {
		await rm(file, { force: true });
	}
}
/** What was wrong, in our own words: an error of a parser may quote the file. */
function plainReason(thrown) {
	const { code } = reasonOf(thrown);
	return `its result cannot be used (${code}).`;
}
function labelOf({ label, shard }) {
	return shard === null ? label : `${label}, shard ${shard.index} of ${shard.count}`;
}
function addressOf({ environment }, runId, id) {
	const { owner, name } = environment.repository;
	return `${environment.serverUrl}/${owner}/${name}/actions/runs/${runId}/artifacts/${id}`;
}

// src/action/report-mode.ts
/** Puts the results of measuring jobs together and tells them as one: this run's, or those of the run that has ended. */
async function reportMode(context) {
	const { event, environment, inputs } = context;
	const client = await connect({
		token: inputs.token,
		apiUrl: environment.apiUrl
	});
	if (event.kind === "workflow-run") return reportOfEndedRun(context, event, client);
	const gathered = await gatherResults(context, client, environment.runId, (result) => result);
	const told = await tell(context, gathered.result, {
		pullRequest: event.kind === "pull-request" ? event.number : null,
		snapshots: false,
		links: gathered.links
	});
	return stepFails(told.verdict.kind, inputs.failOn) ? 1 : 0;
}
/**
* The ended run may be a stranger's: which pull request it belongs to is GitHub's word, not the artifact's, and of the
* artifact nothing is repeated but numbers and names.
*/
async function reportOfEndedRun(context, event, client) {
	const { environment, inputs } = context;
	const pull = await findPullRequest(client, environment.repository, event);
	if (pull.kind === "none") return withoutPullRequest(context, pull);
	const facts = {
		base: {
			commit: pull.baseSha,
			description: pull.baseRef,
			dirty: false
		},
		head: {
			commit: pull.headSha,
			description: `head of #${pull.number}`,
			dirty: false
		},
		reproduce: `git fetch origin refs/pull/${pull.number}/merge && npx heapslope run --base FETCH_HEAD^1 --head FETCH_HEAD`
	};
	const gathered = await gatherResults(context, client, event.runId, (result) => withoutForeignWords(result, facts));
	const still = await findPullRequest(client, environment.repository, event);
	if (still.kind === "none") return withoutPullRequest(context, still);
	const result = {
		...gathered.result,
		base: facts.base,
		head: facts.head,
		reproduce: facts.reproduce
	};
	const told = await tell(context, result, {
		pullRequest: pull.number,
		snapshots: false,
		links: gathered.links
	});
	return stepFails(told.verdict.kind, inputs.failOn) ? 1 : 0;
}
/** That there is nothing to report to is no failure; that GitHub could not be asked is one. */
async function withoutPullRequest(context, { code, text }) {
	if ([
		"no-pull-request",
		"no-open-pull-request",
		"head-moved-on"
	].includes(code)) {
		notice(neutralised(`Nothing to report: ${text}`), { title: "heapslope" });
		return 0;
	}
	await tell(context, failedResult(code, text, ""), {
		pullRequest: null,
		snapshots: false,
		links: []
	});
	return 1;
}

// src/action/run-action.ts
/**
* The action from inputs to exit code, which follows from the verdict whatever became of uploads and comment.
* @throws EnvironmentError, InputError, EventPayloadError, ForeignFolderError where it cannot even begin
*/
async function runAction(variables, ports) {
	for (const secret of credentialsIn(variables)) setSecret(secret);
	const environment = readEnvironment(variables);
	const inputs = readInputs(variables);
	const event = readEvent(environment);
	info(`heapslope ${VERSION}: ${neutralised(eventWords(event))}`);
	const report = await openReportFolder(resolve(environment.workspace, inputs.reportFolder));
	const context = {
		inputs,
		event,
		environment,
		variables,
		place: placeOf(environment, inputs, inputs.shard),
		report,
		ports
	};
	switch (inputs.mode) {
		case "measure": return measureMode(context);
		case "report": return reportMode(context);
	}
}

// src/action/main.ts
/** GitHub sends SIGINT, SIGTERM 7.5 s later and SIGKILL 2.5 s after that: by then the copies must be gone. */
const CANCEL_LIMIT_MS = 7e3;
const cancelled = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => {
	cancelled.abort(/* @__PURE__ */ new Error(`The step was cancelled (${signal}).`));
	setTimeout(() => process.exit(1), CANCEL_LIMIT_MS).unref();
});
let exitCode;
try {
	exitCode = await runAction(process.env, {
		benchmark: benchmarkOfThisMachine,
		signal: cancelled.signal
	});
} catch (thrown) {
	const { code, text: reason } = reasonOf(thrown);
	const text = maskText(reason, credentialsIn(process.env));
	setOutput("verdict", "failed");
	setOutput("reason", code);
	setOutput("reason-text", text);
	error(text, { title: "heapslope" });
	exitCode = 1;
}
await within(2e3, new Promise((resolve) => void process.stdout.write("", () => resolve())));
process.exit(exitCode);

export {  };