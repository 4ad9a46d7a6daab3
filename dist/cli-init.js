import { C as parseConfig, L as matchesGlob, c as repositoryRoot, d as scrubbedEnvironment, f as installationOf, l as openCheckout, u as withoutRepositoryVariables, v as exitCodeOf, w as require_dist, x as CONFIG_FILE_NAMES } from "./cli-progress-lines.js";
import { t as UsageError } from "./cli-command.js";
import { r as runMainJob, t as onTerminal } from "./cli-run.js";
import { t as parseOptions } from "./cli-options.js";
import { dirname, join, relative, resolve } from "node:path";
import { mkdir, rm, rmdir, writeFile } from "node:fs/promises";
import { existsSync, lstatSync, readFileSync, statSync } from "node:fs";

// src/baseline/repository-files.ts
/**
* Paths of the working tree that git knows or would take, relative to its root, forward slashes; without packages that lie
* in it installed. A file that is deleted and not yet committed so is among them.
* @throws NotARepositoryError, GitMissingError
*/
async function repositoryFiles(root, environment, signal) {
	const own = withoutRepositoryVariables(scrubbedEnvironment(environment, []));
	const { git } = await openCheckout(root, own, signal);
	const listed = await git.run("ls-files", "-z", "--cached", "--others", "--exclude-standard");
	return new Set(listed.split("\0").filter((path) => path !== "" && !path.split("/").includes("node_modules")));
}

// src/proposal/repository-facts.ts
/** `folder/file`, where the root is `.`. */
function within(folder, path) {
	const parts = `${folder}/${path}`.split("/").filter((part) => part !== "" && part !== ".");
	const joined = [];
	for (const part of parts) if (part === ".." && joined.length > 0) joined.pop();
	else joined.push(part);
	return joined.join("/") || ".";
}
/** The folder that a path lies in. */
function folderOf(path) {
	const slash = path.lastIndexOf("/");
	return slash < 0 ? "." : path.slice(0, slash);
}

// src/proposal/built-from.ts
const OUTPUT_FOLDER = /^(dist|build|lib|out|output|esm|cjs|es)\//;
const SOURCE_EXTENSIONS = [
	".ts",
	".mts",
	".cts",
	".tsx",
	".js",
	".mjs",
	".cjs"
];
/**
* The source that a file was built from, by the ways in which compilers name their output (`dist/x.js` of `src/x.ts`); null for
* a file that lies in the repository as it is, or for which none is found. Relative to the package.
*/
function builtFrom(file, { folder }, { files }) {
	const plain = file.replace(/^\.\//, "");
	if (files.has(within(folder, plain))) return null;
	let stem = plain.replace(/\.[cm]?jsx?$/, "");
	const stems = [stem];
	while (OUTPUT_FOLDER.test(stem)) {
		stem = stem.replace(OUTPUT_FOLDER, "");
		stems.push(stem);
	}
	if (stems.length === 1) return null;
	const last = stem.slice(stem.lastIndexOf("/") + 1);
	const candidates = stems.slice(1).flatMap((one) => [one, `src/${one}`]);
	for (const candidate of [
		...candidates,
		`src/${last}`,
		"src/index",
		"index"
	]) for (const extension of SOURCE_EXTENSIONS) if (files.has(within(folder, candidate + extension))) return candidate + extension;
	return null;
}

// src/proposal/sample-argument.ts
/** A value to call with, by what a parameter's type or name promises; null where neither says anything. */
function sampleArgument({ name, type }) {
	const [, ofType] = BY_TYPE.find(([pattern]) => type !== null && pattern.test(type)) ?? [];
	if (ofType !== void 0) return ofType;
	return BY_NAME.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}
const BY_TYPE = [
	[/=>/, "() => {}"],
	[/(\[\]|^(Readonly)?Array<.*>|^Iterable<.*>)$/, "[]"],
	[/^string\b/, "'text'"],
	[/^(number|bigint)\b/, "1"],
	[/^boolean\b/, "true"],
	[/^(Buffer|Uint8Array)\b/, "Buffer.alloc(64)"],
	[/^Date\b/, "new Date(0)"],
	[/^URL\b/, "new URL('https://example.com/')"],
	[/^(\{\s*\}|object|Record<.*>|Partial<.*>|\w*Options)$/, "{}"]
];
const BY_NAME = [
	[/^(url|uri|href)$|Url$/, "'https://example.com/users/7?sort=name'"],
	[/^json$/i, `'{"id":7}'`],
	[/^(options?|opts?|config|settings|props|params|attrs|headers|query|obj(ect)?|context|ctx|data|record|item|value|val)$/, "{}"],
	[/^(list|items?|values|array|arr|xs|entries|rows|names|args|elements|collection)$|s?List$/, "[1, 2, 3]"],
	[/^(n|num(ber)?|count|size|length|len|index|i|x|y|z|a|b|ms|id|seed|start|end|from|to|min|max|limit|width|height|amount|left|right|first|second)$/, "1"],
	[/^(cb|callback|fn|func|handler|listener|iteratee|predicate|visitor|done)$/, "() => {}"],
	[/^(date|time|when)$/, "new Date(0)"],
	[/^(buf(fer)?|bytes|chunk)$/, "Buffer.alloc(64)"],
	[/^(re|regexp?|pattern)$/, "/./"],
	[/^(path|pathname|route|file(name)?)$/, "'/users/7'"],
	[/^(s|str(ing)?|text|txt|input|source|src|code|content|body|message|msg|name|key|word|html|markdown|md|css|line|template|title|token|label|tag|type|method|event|locale|lang|format|prefix|email|user)$/, "'text'"]
];

// src/proposal/call.ts
/** Names of functions that do something to the machine, the process or the rest of the program, or never end. */
const WITH_EFFECTS = /^(listen|start|run|main|exit|close|destroy|dispose|install|uninstall|register|setup|init|on|once|off|use|set|reset|watch|serve|kill|delete|remove|rm|write|save|unlink|exec|spawn|fork|publish|deploy|patch|config(ure)?|enable|disable|log|debug|assert|throw|fail)([A-Z_]|$)/;
const PROMISING = /^(parse|format|render|create|make|build|compile|convert|encode|decode|transform|match|get|find|query|resolve|handle|request)/;
/** Of a module's functions the one that is most likely to be what its users call, and can be called; null for none. */
function likelyCall(functions) {
	return functions.flatMap((callee) => {
		const given = callee.parameters.map(sampleArgument);
		if (given.some((argument) => argument === null)) return [];
		return [{
			callee,
			arguments: given.map(String),
			isCertain: given.length === 0
		}];
	}).filter(({ callee }) => !WITH_EFFECTS.test(callee.name)).map((call, order) => ({
		call,
		rank: rankOf$1(call) * 1e3 + order
	})).sort((a, b) => a.rank - b.rank)[0]?.call ?? null;
}
/** The module's own value and names that promise work come first, then calls that need no guess. */
function rankOf$1({ callee, isCertain }) {
	return (callee.name === "default" || PROMISING.test(callee.name) ? 0 : 2) + (isCertain ? 0 : 1) + (callee.name.endsWith("Error") ? 8 : 0);
}

// src/proposal/parameters.ts
const OPENING = "([{";
const CLOSING = ")]}";
/** The required parameters of the list that opens at `open`, and where the list ends. */
function parametersAt(text, open) {
	const pieces = [];
	let depth = 0;
	let start = open + 1;
	let at = open;
	for (; at < text.length; at++) {
		const char = text[at];
		if (char === "'" || char === "\"" || char === "`") at = endOfString(text, at);
		else if (OPENING.includes(char) || char === "<" && /[\w$]/.test(text[at - 1] ?? "")) depth++;
		else if (CLOSING.includes(char) || char === ">" && depth > 1 && text[at - 1] !== "=") depth--;
		if (depth === 0 || depth === 1 && char === ",") {
			pieces.push(text.slice(start, at));
			start = at + 1;
		}
		if (depth === 0) break;
	}
	return {
		parameters: pieces.flatMap(parameterOf),
		end: at
	};
}
function endOfString(text, start) {
	for (let at = start + 1; at < text.length; at++) if (text[at] === "\\") at++;
	else if (text[at] === text[start]) return at;
	return text.length;
}
function parameterOf(piece) {
	const text = piece.trim().replace(/^((public|private|protected|readonly|override)\s+)+/, "");
	if (text === "" || text.startsWith("...") || /^this\s*:/.test(text)) return [];
	if (/=(?![>=])/.test(text.replaceAll(/=>/g, ""))) return [];
	const named = /^([\w$]+)(\?)?\s*(?::\s*([\s\S]+))?$/.exec(text);
	if (named === null) return [{
		name: text.startsWith("[") ? "list" : "options",
		type: null
	}];
	return named[2] === "?" ? [] : [{
		name: named[1],
		type: named[3]?.trim() ?? null
	}];
}

// src/proposal/start-command.ts
/** What runs for good comes before what runs for developers. */
const START_SCRIPTS = [
	"start:prod",
	"start:production",
	"start",
	"serve",
	"server"
];
/** Names that a program has where no script names it. */
const USUAL_FILES = [
	"server",
	"src/server",
	"app",
	"src/app",
	"main",
	"src/main",
	"index",
	"src/index"
];
const EXTENSIONS = [
	".js",
	".mjs",
	".cjs",
	".ts",
	".mts",
	".cts"
];
/** How a package is started; null where nothing says so. */
function startCommandOf(one, repository, installed) {
	const { scripts } = one.manifest;
	const script = START_SCRIPTS.find((name) => scripts[name] !== void 0 && !isForDevelopers(scripts[name]));
	if (script === void 0) return null;
	const call = nodeCall(scripts[script]);
	const file = call === null ? null : existing(call.file, one, repository);
	if (call !== null && file !== null) return {
		command: scripts[script],
		...call,
		file,
		script
	};
	const tool = installed?.client ?? "npm";
	const command = `${tool === "npm" || tool === "bun" ? `${tool} run` : tool} ${script}`;
	return {
		command: command === "npm run start" ? "npm start" : command,
		file: programIn(scripts[script], one, repository),
		nodeArgs: [],
		args: [],
		script
	};
}
/** The program that a package has by its name, called by Node itself. */
function usualProgramOf(one, repository) {
	const file = [one.manifest.main, ...USUAL_FILES.flatMap((name) => EXTENSIONS.map((end) => name + end))].find((path) => path !== null && repository.files.has(within(one.folder, path)));
	if (file === void 0 || file === null) return null;
	const plain = file.replace(/^\.\//, "");
	return {
		command: `node ${plain}`,
		file: plain,
		nodeArgs: [],
		args: [],
		script: null
	};
}
/** Watchers, bundlers' dev servers and the like: nothing that runs in production. */
function isForDevelopers(script) {
	return /\bnodemon\b|--watch\b|\b(tsx|ts-node-dev) watch\b|\b(vite|webpack|parcel|astro|nuxt)\b|react-scripts|next dev|\bdev\b/.test(script);
}
/** `node --flag file arg`, and nothing around it that a shell would have to understand. */
function nodeCall(script) {
	if (/[&|;<>$`"'\\]/.test(script)) return null;
	const [program, ...words] = script.trim().split(/\s+/);
	if (program !== "node") return null;
	const at = words.findIndex((word, i) => !word.startsWith("-") && !VALUED.has(words[i - 1] ?? ""));
	if (at < 0) return null;
	return {
		file: words[at].replace(/^\.\//, ""),
		nodeArgs: words.slice(0, at),
		args: words.slice(at + 1)
	};
}
/** Options of Node whose value is a word of its own. */
const VALUED = /* @__PURE__ */ new Set([
	"-r",
	"--require",
	"--import",
	"--loader",
	"--experimental-loader",
	"-C",
	"--conditions"
]);
/** A file as Node would find it, or one that a build makes; null where there is nothing of the kind. */
function existing(file, one, repository) {
	const has = (path) => repository.files.has(within(one.folder, path));
	const direct = [
		file,
		...EXTENSIONS.map((end) => file + end),
		`${file}/index.js`
	].find(has);
	if (direct !== void 0) return direct === "." ? "index.js" : direct;
	return builtFrom(file, one, repository) === null ? null : file;
}
/** The first file that a script names: of `tsx src/server.ts` or `NODE_ENV=production node dist/server.js`. */
function programIn(script, one, repository) {
	const words = script.split(/[\s"';&|]+/).map((word) => word.replace(/^\.\//, ""));
	for (const word of words) {
		if (!/^[\w@./-]+$/.test(word) || !(EXTENSIONS.some((end) => word.endsWith(end)) || word.includes("/"))) continue;
		const file = existing(word, one, repository);
		if (file !== null) return file;
	}
	return null;
}

// src/proposal/exported-functions.ts
/** Modules that are followed at most from one that only passes on what others export. */
const MOST_MODULES = 20;
/**
* The functions and classes that a module exports, in the order of its text, followed through the modules of the repository that
* it passes on. Read from the text and not parsed, for it may be TypeScript: what is written in an unusual way is not seen.
* @param path relative to the repository's root
*/
function exportedFunctions(path, repository, seen = /* @__PURE__ */ new Set()) {
	if (seen.has(path) || seen.size >= MOST_MODULES) return [];
	seen.add(path);
	const text = withoutComments(repository.read(path) ?? "");
	const declared = declarationsIn(text);
	const named = (name, local) => {
		const callable = declared.get(local);
		return callable === void 0 ? [] : [{
			name,
			...callable
		}];
	};
	const ofModule = (specifier) => {
		const target = moduleFile(path, specifier, repository);
		return target === null ? [] : exportedFunctions(target, repository, seen);
	};
	const found = [];
	for (const match of text.matchAll(EXPORTS)) {
		const { whole, inline, list, from, source, named: key, assigned } = match.groups ?? {};
		const after = match.index + match[0].length;
		if (inline !== void 0) found.push(...named(inline, inline));
		else if (list !== void 0) {
			const passed = from === void 0 ? null : ofModule(from);
			for (const [local, name] of listed(list, /\s+as\s+/)) {
				const callable = passed?.find((one) => one.name === local);
				found.push(...passed === null ? named(name, local) : callable ? [{
					...callable,
					name
				}] : []);
			}
		} else if (source !== void 0) found.push(...ofModule(source).filter(({ name }) => name !== "default"));
		else if (whole !== void 0) found.push(...wholeModule(text, after, declared, ofModule));
		else if (key !== void 0) {
			const callable = assigned === void 0 ? callableAt(text, after) : declared.get(assigned);
			if (callable !== void 0 && callable !== null) found.push({
				name: key,
				...callable
			});
		}
	}
	return found.filter(({ name }, i) => found.findIndex((other) => other.name === name) === i);
}
const EXPORTS = new RegExp([
	String.raw`\bexport\s+(?:async\s+)?(?:abstract\s+)?(?:function\s*\*?|class|const|let|var)\s+(?<inline>[\w$]+)`,
	String.raw`\bexport\s+\{(?<list>[^}]*)\}(?:\s*from\s*['"](?<from>[^'"]+)['"])?`,
	String.raw`\bexport\s+\*\s*from\s*['"](?<source>[^'"]+)['"]`,
	String.raw`(?<whole>\bexport\s+default\s+|\bmodule\.exports\s*=\s*(?:exports\s*=\s*)?)(?!=)`,
	String.raw`\b(?:module\.)?exports\.(?<named>[\w$]+)\s*=\s*(?!=)(?:(?<assigned>[\w$]+)\s*(?=[;\n]|$))?`
].join("|"), "g");
/** `export default ...` and `module.exports = ...`: a function, a name, an object of functions, or another module. */
function wholeModule(text, at, declared, ofModule) {
	const rest = text.slice(at);
	const required = /^require\(\s*['"]([^'"]+)['"]\s*\)/.exec(rest);
	if (required !== null) return ofModule(required[1]);
	const callable = callableAt(text, at);
	if (callable !== null) return [{
		name: "default",
		...callable
	}];
	const name = /^([\w$]+)\s*(?:[;\n]|$)/.exec(rest)?.[1];
	if (name !== void 0) {
		const local = declared.get(name);
		return local === void 0 ? [] : [{
			name: "default",
			...local
		}];
	}
	return listed(/^\{([^{}]*)\}/.exec(rest)?.[1] ?? "", /\s*:\s*/, true).flatMap(([key, local]) => {
		const member = declared.get(local);
		return member === void 0 ? [] : [{
			name: key,
			...member
		}];
	});
}
/** `a, b as c` -> [a, a], [b, c]; `a, c: b` -> [a, a], [c, b]. */
function listed(list, between, isObject = false) {
	return list.split(",").map((entry) => entry.trim()).filter((entry) => /^[\w$]+/.test(entry) && !(entry.startsWith("type ") && !isObject)).map((entry) => {
		const [first = "", second = first] = entry.split(between);
		return [first, second];
	});
}
const DECLARED = /\b(?:function\s*\*?\s*(?<fn>[\w$]+)|class\s+(?<cls>[\w$]+)|(?:const|let|var)\s+(?<local>[\w$]+)\s*(?::[^=;]+)?=(?!=)\s*)/g;
function declarationsIn(text) {
	const declared = /* @__PURE__ */ new Map();
	for (const match of text.matchAll(DECLARED)) {
		const { fn, cls, local } = match.groups ?? {};
		const name = fn ?? cls ?? local;
		const callable = callableAt(text, local === void 0 ? match.index : match.index + match[0].length);
		if (name !== void 0 && callable !== null && !declared.has(name)) declared.set(name, callable);
	}
	return declared;
}
/** The function or class that begins at a place; null where none does. */
function callableAt(text, at) {
	const rest = text.slice(at, at + 2e4);
	const isClass = /^(?:abstract\s+)?class\b/.test(rest);
	const opening = isClass ? /\bconstructor\s*(?=\()/.exec(bodyOf(rest)) : /^(?:async\s+)?(?:function\s*\*?\s*[\w$]*\s*)?(?:<[^(]*>\s*)?(?=\()/.exec(rest);
	if (isClass && opening === null) return {
		isClass,
		parameters: []
	};
	if (opening === null) {
		const bare = /^(?:async\s+)?([\w$]+)\s*=>/.exec(rest);
		return bare === null ? null : {
			isClass,
			parameters: [{
				name: bare[1],
				type: null
			}]
		};
	}
	const { parameters, end } = parametersAt(rest, opening.index + opening[0].length);
	return !isClass && !/\bfunction\b/.test(opening[0]) && !/^\)\s*(?::[^={]+)?=>/.test(rest.slice(end)) ? null : {
		isClass,
		parameters
	};
}
/** Of a class: up to where the next one begins. */
function bodyOf(text) {
	const next = text.slice(5).search(/\n(?:export\s+)?(?:default\s+)?class\s/);
	return next < 0 ? text : text.slice(0, next + 5);
}
/** A module of the repository, by the names that Node, compilers and bundlers find it under. */
function moduleFile(from, specifier, { files }) {
	if (!specifier.startsWith(".")) return null;
	const path = within(folderOf(from), specifier);
	const stem = path.replace(/\.[cm]?js$/, "");
	return [
		path,
		...EXTENSIONS.map((end) => path + end),
		...EXTENSIONS.map((end) => stem + end),
		...EXTENSIONS.map((end) => `${path}/index${end}`)
	].find((candidate) => files.has(candidate)) ?? null;
}
function withoutComments(text) {
	return text.replaceAll(/\/\*[\s\S]*?\*\//g, " ").replaceAll(/(^|[\s;{}(,])\/\/.*$/gm, "$1");
}

// src/proposal/subject.ts
/** A workload's name from a package's. */
function nameOf({ manifest: { name }, folder }) {
	return ((name ?? "").replace(/^@[^/]*\//, "") || folder.slice(folder.lastIndexOf("/") + 1)).replaceAll(/[^\w.-]+/g, "-").replace(/^[.-]+/, "") || "package";
}
/** Node 22.18 and later read TypeScript by themselves; older ones, and what is not erasable, need a loader. */
function loaderArgs({ manifest }, file) {
	const has = (name) => manifest.dependencies.has(name) || manifest.devDependencies.has(name);
	return /\.[cm]?tsx?$/.test(file) && has("tsx") ? ["--import", "tsx"] : [];
}

// src/proposal/library.ts
/** A package that others import; null where it has no module for them. */
function librarySubject(one, repository) {
	const entry = entryPointOf(one, repository);
	if (entry === null) return null;
	const has = (file) => repository.files.has(within(one.folder, file));
	const built = has(entry.file) ? null : entry.file;
	const source = built === null ? entry.file : builtFrom(entry.file, one, repository);
	const functions = source === null ? [] : exportedFunctions(within(one.folder, source), repository);
	const call = likelyCall(functions);
	const name = nameOf(one);
	const module = moduleOf(one, entry, call, name);
	const nodeArgs = loaderArgs(one, entry.file);
	return {
		package: one,
		kind: "library",
		name,
		entry: {
			iterate: module.path,
			...nodeArgs.length > 0 ? { "node-args": nodeArgs } : {}
		},
		module,
		built,
		reasons: [
			`A library: ${entry.named} leads to ${entry.file}, ${one.manifest.isModule ? "an ES module" : "CommonJS"}.`,
			...call === null ? [] : [reasonFor(call, source)],
			...nodeArgs.length > 0 ? ["TypeScript is loaded through tsx, which the package has."] : []
		],
		doubts: doubtsOf(call, module.path, entry, nodeArgs),
		isComplete: call !== null
	};
}
function entryPointOf({ folder, manifest }, { files }) {
	const { exports, name, main } = manifest;
	const [exported] = exports?.has(".") ? [[".", exports.get(".")]] : [...exports ?? []];
	if (exported !== void 0) {
		const [key, target] = exported;
		const specifier = name === null ? null : key === "." ? name : `${name}/${key.slice(2)}`;
		return {
			file: plain(target),
			specifier,
			named: "\"exports\" of package.json"
		};
	}
	const has = (path) => files.has(within(folder, path));
	if (main !== null) {
		const found = [
			main,
			...EXTENSIONS.map((end) => main + end),
			`${main}/index.js`
		].find((path) => has(plain(path)));
		return {
			file: plain(found ?? main),
			specifier: null,
			named: "\"main\" of package.json"
		};
	}
	const found = [
		"index",
		"src/index",
		"lib/index",
		"mod"
	].flatMap((stem) => EXTENSIONS.map((end) => stem + end)).find(has);
	return found === void 0 ? null : {
		file: found,
		specifier: null,
		named: "its usual name"
	};
}
const plain = (path) => within(".", path);
function moduleOf(one, { file, specifier }, call, name) {
	const isModule = one.manifest.isModule || /\.(mjs|mts|ts|cts)$/.test(file);
	return {
		path: within(one.folder, `bench/${name}.leak.${isModule ? "mjs" : "cjs"}`),
		text: moduleText(specifier ?? `../${file}`, isModule, call)
	};
}
function moduleText(specifier, isModule, call) {
	const head = ["// heapslope calls this function again and again, on both sides of a pull request, and looks whether the heap grows.", "// Let it do what the users of the package do most."];
	const from = quoted(specifier);
	if (call === null) {
		const load = isModule ? `import * as subject from ${from}` : `const subject = require(${from})`;
		const body = [`  throw new Error('Call here what users call most, of: ' + Object.keys(subject).join(', '))`];
		return textOf([...head, load], isModule, body);
	}
	const { callee } = call;
	const local = callee.name === "default" ? "subject" : callee.name;
	const load = isModule ? `import ${callee.name === "default" ? local : `{ ${local} }`} from ${from}` : `const ${callee.name === "default" ? local : `{ ${local} }`} = require(${from})`;
	const guess = call.isCertain ? [] : ["  // The arguments are guesses: put in what users pass."];
	const made = `${callee.isClass ? "new " : ""}${local}(${call.arguments.join(", ")})`;
	return textOf([...head, load], isModule, [...guess, `  return ${made}`]);
}
function textOf(head, isModule, body) {
	const begin = isModule ? "export default function iteration() {" : "module.exports = function iteration() {";
	return `${[
		...head,
		"",
		begin,
		...body,
		"}"
	].join("\n")}\n`;
}
const quoted = (text) => `'${text.replaceAll(/['\\]/g, "\\$&")}'`;
function reasonFor({ callee }, source) {
	const what = callee.name === "default" ? "its own value" : callee.name;
	return `Of what ${source} exports the workload ${callee.isClass ? "constructs" : "calls"} ${what}.`;
}
function doubtsOf(call, path, { file }, nodeArgs) {
	const typed = /\.[cm]?tsx?$/.test(file) && nodeArgs.length === 0;
	return [
		...call === null ? [`No function was found that can be called: write the call in ${path}.`] : [],
		...call === null || call.isCertain ? [] : [`The arguments of the call in ${path} are guesses.`],
		...typed ? [`${file} is TypeScript: Node 22.18 and later read it where its types can be erased; else install tsx and set node-args: [--import, tsx].`] : []
	];
}

// src/proposal/manifest.ts
/** null for a text that is no JSON object. */
function readManifest(text) {
	const value = parsed$1(text);
	if (!isRecord(value)) return null;
	const isModule = value.type === "module";
	return {
		name: wordOf(value.name),
		isModule,
		isPrivate: value.private === true,
		main: wordOf(value.main) ?? (isModule ? wordOf(value.module) : null),
		exports: value.exports === void 0 ? null : exportsOf(value.exports, isModule),
		bin: binOf(value.bin),
		scripts: textsOf(value.scripts),
		dependencies: /* @__PURE__ */ new Set([...keysOf(value.dependencies), ...keysOf(value.optionalDependencies)]),
		devDependencies: /* @__PURE__ */ new Set([...keysOf(value.devDependencies), ...keysOf(value.peerDependencies)]),
		workspaces: workspacesOf(value.workspaces)
	};
}
function exportsOf(value, isModule) {
	const entries = isRecord(value) && Object.keys(value).some((key) => key.startsWith(".")) ? Object.entries(value) : [[".", value]];
	return new Map(entries.flatMap(([name, target]) => {
		const file = targetOf(target, isModule ? MODULE_CONDITIONS : COMMON_CONDITIONS);
		return file === null || name.includes("*") || name.endsWith(".json") ? [] : [[name, file]];
	}));
}
const MODULE_CONDITIONS = [
	"node",
	"import",
	"module-sync",
	"default"
];
const COMMON_CONDITIONS = [
	"node",
	"require",
	"module-sync",
	"default",
	"import"
];
/** The file that Node would take under these conditions, in the order in which the manifest has them. */
function targetOf(target, conditions) {
	if (typeof target === "string") return target;
	if (Array.isArray(target)) return targetOf(target[0], conditions);
	if (!isRecord(target)) return null;
	const key = Object.keys(target).find((name) => conditions.includes(name));
	return key === void 0 ? null : targetOf(target[key], conditions);
}
function binOf(value) {
	return wordOf(value) ?? (isRecord(value) ? wordOf(Object.values(value)[0]) : null);
}
function workspacesOf(value) {
	const list = isRecord(value) ? value.packages : value;
	return Array.isArray(list) ? list.filter((entry) => typeof entry === "string") : [];
}
function textsOf(value) {
	return Object.fromEntries(Object.entries(isRecord(value) ? value : {}).filter((entry) => typeof entry[1] === "string"));
}
function parsed$1(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
const keysOf = (value) => Object.keys(isRecord(value) ? value : {});
const wordOf = (value) => typeof value === "string" && value.trim() !== "" ? value : null;
function isRecord(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

// src/proposal/packages.ts
var import_dist = require_dist();
/** Every package of a repository: those of its workspace, whichever client it is of, and those that lie in it all the same. */
function packagesOf(repository) {
	const found = [...repository.files].filter((path) => path === "package.json" || path.endsWith("/package.json")).map(folderOf).sort().flatMap((folder) => {
		const manifest = readManifest(repository.read(within(folder, "package.json")) ?? "");
		return manifest === null ? [] : [{
			folder,
			manifest
		}];
	});
	const root = found.find(({ folder }) => folder === ".");
	const patterns = [...root?.manifest.workspaces ?? [], ...pnpmPatterns(repository)];
	return {
		root: root === void 0 ? null : {
			...root,
			isMember: true
		},
		others: found.filter((one) => one !== root).map((one) => ({
			...one,
			isMember: isMember(one.folder, patterns)
		}))
	};
}
function isMember(folder, patterns) {
	const matches = (pattern) => matchesGlob(folder, within(".", pattern.replace(/^!/, "")));
	return patterns.some((pattern) => !pattern.startsWith("!") && matches(pattern)) && !patterns.some((pattern) => pattern.startsWith("!") && matches(pattern));
}
function pnpmPatterns({ files, read }) {
	if (!files.has("pnpm-workspace.yaml")) return [];
	try {
		const packages = (0, import_dist.parse)(read("pnpm-workspace.yaml") ?? "")?.packages;
		return Array.isArray(packages) ? packages.filter((entry) => typeof entry === "string") : [];
	} catch {
		return [];
	}
}

// src/proposal/program.ts
/** A package that is a program without being a server; null where nothing of it is started. */
function programSubject(one, repository, installed) {
	const program = programOf(one, repository, installed);
	if (program === null) return null;
	const { file, args } = program;
	const built = repository.files.has(within(one.folder, file)) ? null : file;
	const source = built === null ? file : builtFrom(file, one, repository);
	const nodeArgs = [...program.nodeArgs, ...loaderArgs(one, file)];
	const runsOn = RUNS_ON.test(repository.read(within(one.folder, source ?? file)) ?? "");
	return {
		package: one,
		kind: "program",
		name: nameOf(one),
		entry: {
			script: within(one.folder, file),
			...args.length > 0 ? { args } : {},
			...nodeArgs.length > 0 ? { "node-args": nodeArgs } : {}
		},
		module: null,
		built,
		reasons: [`A program: ${program.reason}.`],
		doubts: runsOn ? [] : ["It does not look as if the program ran on: one that ends by itself within 5 s cannot be sampled. Give it args that keep it busy, or measure its main function with iterate."],
		isComplete: true
	};
}
const RUNS_ON = /\b(setInterval|setTimeout|watch|subscribe|consume|createServer|for\s+await)\s*\(|\bwhile\s*\(\s*true|process\.stdin|\.on\(\s*['"]message/;
function programOf(one, repository, installed) {
	const start = startCommandOf(one, repository, installed);
	if (start !== null && start.file !== null) return {
		...start,
		file: start.file,
		reason: `the script "${start.script}" starts ${start.file}`
	};
	const { bin } = one.manifest;
	if (bin === null) return null;
	const file = within(".", bin);
	return {
		file,
		nodeArgs: [],
		args: [],
		reason: `"bin" of package.json names ${file}`
	};
}

// src/proposal/frameworks.ts
/** Packages by which a server is known. Those built on others come first: Nest brings express along. */
const FRAMEWORKS = {
	next: {
		title: "Next.js",
		port: 3e3,
		portVariable: "PORT"
	},
	"@nestjs/core": {
		title: "NestJS",
		port: 3e3
	},
	"@hono/node-server": {
		title: "Hono",
		port: 3e3
	},
	"fastify-cli": {
		title: "Fastify",
		port: 3e3,
		portVariable: "PORT"
	},
	fastify: {
		title: "Fastify",
		port: null
	},
	"@hapi/hapi": {
		title: "hapi",
		port: null
	},
	koa: {
		title: "Koa",
		port: null
	},
	express: {
		title: "Express",
		port: null
	},
	restify: {
		title: "restify",
		port: null
	},
	polka: {
		title: "Polka",
		port: null
	},
	h3: {
		title: "h3",
		port: 3e3,
		portVariable: "PORT"
	},
	ws: {
		title: "ws",
		port: null
	}
};
/** The framework among what a package needs when it runs; null for none. */
function frameworkOf({ dependencies }) {
	const name = Object.keys(FRAMEWORKS).find((known) => dependencies.has(known));
	return name === void 0 ? null : FRAMEWORKS[name];
}

// src/proposal/listening.ts
const MOST_FILES = 300;
const SOURCE = /\.[cm]?[jt]sx?$/;
const NO_SOURCE = /(^|\/)(tests?|__tests__|spec|e2e|examples?|bench(marks?)?|fixtures|docs|scripts)\/|\.(test|spec|d)\.|\.config\./;
const LISTENS = /\.listen\s*\(|\bserve\s*\(\s*\{|\bnew\s+(WebSocket)?Server\s*\(\s*\{[^}]*\bport\b/;
const MAKES_SERVER = /\b(createServer|createSecureServer|WebSocketServer)\b/;
/**
* Reads a package's sources for the place where it listens.
* @param program where the server starts, relative to the package; it is looked at first
* @param isServer whether it is known to be one: `listen` alone is a word of event emitters, too
*/
function listeningOf({ folder }, program, { files, read }, isServer) {
	const inside = (path) => folder === "." || path.startsWith(`${folder}/`);
	const relative = (path) => folder === "." ? path : path.slice(folder.length + 1);
	const isProgram = (path) => relative(path) === program;
	const sources = [...files].filter((path) => inside(path) && SOURCE.test(path) && (isProgram(path) || !NO_SOURCE.test(relative(path)))).sort((a, b) => Number(isProgram(b)) - Number(isProgram(a)) || depthOf(a) - depthOf(b) || (a < b ? -1 : 1)).slice(0, MOST_FILES).map((path) => ({
		path,
		text: read(path) ?? ""
	}));
	const found = sources.find(({ text }) => LISTENS.test(text) && (isServer || MAKES_SERVER.test(text)));
	if (found === void 0) return null;
	const all = [found, ...sources.filter((source) => source !== found)];
	const first = (find) => {
		for (const { text } of all) {
			const value = find(text);
			if (value !== null) return value;
		}
		return null;
	};
	const portVariable = first(portVariableIn);
	return {
		file: found.path,
		portVariable,
		port: portVariable === null ? first(portIn) : null,
		host: /\.listen\([^)]*['"](localhost|::1)['"]/.test(found.text) ? "localhost" : null,
		path: first(pathIn)
	};
}
function portVariableIn(text) {
	return /\benv(?:\.|\[['"])(\w*PORT)\b/.exec(text)?.[1] ?? null;
}
function portIn(text) {
	const found = /\.listen\s*\(\s*(?:\{[^}]*\bport\s*:\s*)?(\d{2,5})\b/.exec(text) ?? /\bport\s*[:=]\s*(\d{2,5})\b/i.exec(text);
	const port = Number(found?.[1]);
	return found !== null && port <= 65535 ? port : null;
}
/** `/` where there is such a route, else the first without parameters. */
function pathIn(text) {
	const called = [...text.matchAll(/\.(?:get|all)\(\s*['"`](\/[^'"`\s]*)['"`]\s*,/g)].map((match) => match[1]);
	const told = [...text.matchAll(/\burl\s*:\s*['"](\/[^'"\s]*)['"]/g)].map((match) => match[1]);
	const plain = [...called, ...told].filter((path) => !/[:*{$(]/.test(path));
	if (plain.includes("/")) return "/";
	if (plain.length > 0) return plain[0];
	return /\bcreateServer\s*\(|\.use\(\s*(async\s*)?\(?\s*(ctx|context|req)\b/.test(text) ? "/" : null;
}
const depthOf = (path) => folderOf(path) === "." ? 0 : path.split("/").length;

// src/proposal/server.ts
/** Rarely taken, so that a server that is left running for development is in nobody's way. */
const OWN_PORT = 3477;
const USUAL_PORT = 3e3;
/** A package that starts a server; null where it has none. */
function serverSubject(one, repository, installed) {
	const framework = frameworkOf(one.manifest);
	const start = startCommandOf(one, repository, installed) ?? usualProgramOf(one, repository);
	if (start === null) return null;
	const source = start.file === null ? null : builtFrom(start.file, one, repository) ?? start.file;
	const listening = listeningOf(one, source, repository, framework !== null);
	if (!isStarted(one, start, listening) || listening === null && framework?.port == null) return null;
	const port = portOf(listening, framework);
	const path = listening?.path ?? "/";
	const url = `http://${listening?.host ?? "127.0.0.1"}:${port.number}${path}`;
	return {
		package: one,
		kind: "server",
		name: nameOf(one),
		entry: {
			serve: commandOf(start, one),
			...port.variable === null ? {} : { env: { [port.variable]: port.number } },
			ready: url,
			load: url
		},
		module: null,
		built: builtOf(start, one, repository),
		reasons: [
			`A server: ${framework === null ? "it listens by itself" : `it depends on ${framework.title}`}, and ${startedBy(start)}.`,
			...listening === null ? [] : [`It listens in ${listening.file}.`],
			port.reason
		],
		doubts: [...port.doubt === null ? [] : [port.doubt], ...listening?.path == null ? [`No route was found: heapslope.yml asks for ${path}; name the ones that your users ask for in load.`] : []],
		isComplete: true
	};
}
/** A script starts it, or it is a program of nobody else's that listens: libraries may make servers for their users. */
function isStarted({ folder, manifest }, { script, file }, listening) {
	if (script !== null) return true;
	return !(!manifest.isPrivate && (manifest.exports !== null || manifest.main !== null)) && file !== null && listening?.file === within(folder, file);
}
/** Without the script's client around it, where that brings nothing; through a loader where it has one. */
function commandOf({ command, file, script }, one) {
	const loader = script === null && file !== null ? loaderArgs(one, file) : [];
	return loader.length > 0 ? `node ${loader.join(" ")} ${file}` : command;
}
function startedBy({ script, command }) {
	return script === null ? `${command} starts it` : `the script "${script}" starts it`;
}
function builtOf({ file, script }, one, { files }) {
	if (script !== null && /\bnext start\b/.test(one.manifest.scripts[script] ?? "")) return ".next";
	return file !== null && !files.has(within(one.folder, file)) ? file : null;
}
function portOf(listening, framework) {
	const ofFramework = listening?.port == null ? framework?.portVariable ?? null : null;
	const variable = listening?.portVariable ?? ofFramework;
	if (variable !== null) return {
		number: OWN_PORT,
		variable,
		reason: `It takes its port from ${variable}, which is set to ${OWN_PORT}.`,
		doubt: null
	};
	const number = listening?.port ?? framework?.port ?? USUAL_PORT;
	return {
		number,
		variable,
		reason: `Requests go to port ${number}.`,
		doubt: listening?.port == null ? `No port was found in the program: ${number} is a guess; correct ready and load.` : null
	};
}

// src/proposal/choose-subject.ts
/**
* What a first workload measures: a server before a library before a program, for what runs longest leaks most; the root's own
* package before those of its workspace.
* @param folder the only package to look at; null for all
*/
function chooseSubject(repository, folder) {
	const { root, others } = packagesOf(repository);
	const packages = [...root === null ? [] : [root], ...others];
	const [chosen, ...rest] = (folder === null ? packages.filter(isOfItsOwn) : packages.filter((one) => one.folder === folder)).flatMap((one) => subjectOf(one, repository) ?? []).map((subject, order) => ({
		subject,
		rank: rankOf(subject) * 1e3 + order
	})).sort((a, b) => a.rank - b.rank).map(({ subject }) => subject);
	return chosen === void 0 ? null : {
		chosen,
		others: rest
	};
}
/** The first of the kinds that a package is; what it publishes counts before what it starts for itself. */
function subjectOf(one, repository) {
	const installed = repository.installation(one.isMember ? "." : one.folder);
	const server = serverSubject(one, repository, installed);
	if (server !== null) return server;
	const library = librarySubject(one, repository);
	const isPublished = !one.manifest.isPrivate && (one.manifest.exports !== null || one.manifest.main !== null);
	if (library !== null && isPublished) return library;
	return programSubject(one, repository, installed) ?? library;
}
/** Packages that show or test another one. */
const ABOUT_ANOTHER = /(^|\/)(examples?|demos?|docs?|website|site|e2e|tests?|__tests__|fixtures|templates?|playgrounds?|bench(marks?)?)(\/|$)/;
function isOfItsOwn({ folder, manifest }) {
	const isContainer = folder === "." && manifest.workspaces.length > 0 && manifest.isPrivate;
	return !ABOUT_ANOTHER.test(folder) && !isContainer;
}
const KINDS = [
	"server",
	"library",
	"program"
];
function rankOf({ package: { folder }, kind, isComplete }) {
	return (folder === "." ? 0 : 10) + KINDS.indexOf(kind) + (isComplete ? 0 : 100);
}

// src/proposal/config-text.ts
const SCHEMA_OF_PACKAGE = "node_modules/heapslope/docs/heapslope.schema.json";
const SCHEMA_OF_RELEASE = "https://raw.githubusercontent.com/heapslope/heapslope/v1/docs/heapslope.schema.json";
/** `heapslope.yml` with one workload. */
function configText({ name, package: { folder }, entry, kind }, { setup, build }, hasHeapslope) {
	const { serve, iterate, script, ...rest } = entry;
	const workload = {
		name,
		...definedOf({
			serve,
			iterate,
			script
		}),
		...folder === "." ? {} : { cwd: folder },
		...rest
	};
	return [
		`# yaml-language-server: $schema=${hasHeapslope ? SCHEMA_OF_PACKAGE : SCHEMA_OF_RELEASE}`,
		`# Every key: docs/config.md of heapslope. ${REMARK[kind]}`,
		(0, import_dist.stringify)({
			...definedOf({
				setup: setup ?? void 0,
				build: build ?? void 0
			}),
			workloads: [workload]
		}, {
			lineWidth: 0,
			singleQuote: true
		})
	].join("\n");
}
const REMARK = {
	library: "A pattern such as bench/*.leak.mjs makes a workload of each file.",
	server: "load may list several URLs, or name a method, headers and a body.",
	program: "It runs for 5 s and is read every 125 ms: duration and interval say otherwise."
};
function definedOf(entries) {
	return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== void 0));
}

// src/proposal/side-commands.ts
/** How each side is installed and built: by the root for its workspace, by itself for a package that only lies in a folder. */
function sideCommands(subject, repository) {
	const { package: one, built } = subject;
	const { root } = packagesOf(repository);
	const isApart = !one.isMember && one.folder !== ".";
	const client = repository.installation(isApart ? one.folder : ".");
	const tool = client?.client ?? "npm";
	const setup = isApart && client !== null ? `cd ${shellWord(one.folder)} && ${tool} ${client.arguments}` : null;
	if (built === null) return {
		setup,
		build: null,
		client,
		doubts: []
	};
	const own = one.manifest.scripts;
	if (own.build !== void 0 && isBuiltByInstall(own)) return {
		setup,
		build: null,
		client,
		doubts: []
	};
	const ofRoot = root !== null && root !== one && root.manifest.scripts.build !== void 0 && one.isMember;
	if (own.build === void 0 && !ofRoot) return {
		setup,
		build: null,
		client,
		doubts: [`${built} is not in the repository, and no script "build" makes it: name the command in build.`]
	};
	const run = `${tool} run build`;
	return {
		setup,
		build: isApart ? `cd ${shellWord(one.folder)} && ${run}` : ofRoot || one.folder === "." ? run : memberBuild(tool, one),
		client,
		doubts: []
	};
}
function memberBuild(tool, { folder, manifest: { name } }) {
	switch (tool) {
		case "npm": return `npm run build --workspace ${shellWord(folder)}`;
		case "pnpm": return `pnpm --filter ./${folder}... run build`;
		case "yarn": return `yarn workspace ${name ?? folder} run build`;
		case "bun": return `bun run --filter ./${folder} build`;
	}
}
/** Scripts that every client runs with an install. */
function isBuiltByInstall(scripts) {
	return [
		"prepare",
		"postinstall",
		"install"
	].some((name) => /\b(run )?build\b|\btsc\b|\btsup\b|\brollup\b|\besbuild\b/.test(scripts[name] ?? ""));
}
const shellWord = (text) => /^[\w@./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;

// src/proposal/workflow-text.ts
/** The oldest that every part of heapslope runs on without a second thought. */
const NODE_VERSION = 24;
const PNPM_VERSION = 10;
/** `.github/workflows/heapslope.yml`: measures every pull request and comments on it. */
function workflowText(client, { files }) {
	const versionFile = [".nvmrc", ".node-version"].find((name) => files.has(within(".", name)));
	return `${[
		"name: Memory",
		"on: pull_request",
		"permissions:",
		"  contents: read",
		"  pull-requests: write # for the comment; without it the verdict stands all the same",
		"jobs:",
		"  heapslope:",
		"    runs-on: ubuntu-latest",
		"    steps:",
		"      - uses: actions/checkout@v5",
		"      - uses: actions/setup-node@v5",
		"        with:",
		`          ${versionFile === void 0 ? `node-version: ${NODE_VERSION}` : `node-version-file: ${versionFile}`}`,
		...clientSteps(client).map((line) => `      ${line}`),
		"      - uses: heapslope/heapslope@v1"
	].join("\n")}\n`;
}
/** What brings the client that a runner does not have. */
function clientSteps(installed) {
	switch (installed?.client) {
		case void 0:
		case "npm": return [];
		case "pnpm": return installed.version === null ? [
			"- uses: pnpm/action-setup@v4",
			"  with:",
			`    version: ${PNPM_VERSION}`
		] : ["- uses: pnpm/action-setup@v4"];
		case "yarn": return /immutable/.test(installed.arguments) ? ["- run: npm install --global corepack"] : [];
		case "bun": return ["- uses: oven-sh/setup-bun@v2"];
	}
}

// src/proposal/propose.ts
const CONFIG_FILE = "heapslope.yml";
const WORKFLOW_FILE = ".github/workflows/heapslope.yml";
/**
* A first workload for a repository, its config and its workflow, with what was seen and what was guessed.
* @param folder of the package to measure, relative to the root; null to choose one
*/
function propose(repository, folder) {
	const choice = chooseSubject(repository, folder);
	if (choice === null) return {
		kind: "nothing-to-measure",
		text: nothingText(repository, folder)
	};
	const { chosen, others } = choice;
	const commands = sideCommands(chosen, repository);
	const { root } = packagesOf(repository);
	const hasHeapslope = [root?.manifest, chosen.package.manifest].some((manifest) => manifest?.dependencies.has("heapslope") || manifest?.devDependencies.has("heapslope"));
	return {
		kind: "proposed",
		proposal: {
			kind: chosen.kind,
			workload: chosen.name,
			folder: chosen.package.folder,
			files: [
				...chosen.module === null ? [] : [chosen.module],
				{
					path: CONFIG_FILE,
					text: configText(chosen, commands, hasHeapslope)
				},
				{
					path: WORKFLOW_FILE,
					text: workflowText(commands.client, repository)
				}
			],
			reasons: [
				...others.length === 0 ? [] : [chosenText(chosen, others)],
				...chosen.reasons,
				installText(commands.client, commands.setup),
				...commands.build === null ? [] : [`${chosen.built} is built by: ${commands.build}.`]
			],
			doubts: [...chosen.doubts, ...commands.doubts],
			isComplete: chosen.isComplete
		}
	};
}
/** Others that are named at most. */
const MOST_NAMED = 5;
function chosenText({ package: { folder } }, others) {
	const named = others.slice(0, MOST_NAMED).map((other) => `${other.package.folder} (${other.kind})`);
	const more = others.length > MOST_NAMED ? ` and ${others.length - MOST_NAMED} more` : "";
	const which = folder === "." ? "the root" : folder;
	return `Of ${others.length + 1} packages ${which} is measured first; heapslope init FOLDER proposes another one of ${named.join(", ")}${more}.`;
}
function installText(client, setup) {
	if (client === null) return "Nothing has to be installed.";
	return setup === null ? `Each side is installed with ${client.client} ${client.arguments}.` : `Each side is installed by: ${setup}.`;
}
function nothingText(repository, folder) {
	const { root, others } = packagesOf(repository);
	const folders = [...root === null ? [] : [root], ...others].map((one) => one.folder);
	if (folders.length === 0) return "There is no package.json here: write a workload (docs/config.md) and run it with heapslope run --workload FILE.";
	if (folder !== null && !folders.includes(folder)) return `There is no package in ${folder}. There are packages in ${folders.slice(0, 10).join(", ")}.`;
	return `Nothing says what runs here: no start script, no "exports", "main" or "bin" in package.json, no index.js. Write a workload (docs/config.md) and run it with heapslope run --workload FILE.`;
}

// src/cli/init/proposal-text.ts
/** What was chosen and why, and what was guessed; for people. */
function reasonsText({ reasons, doubts }) {
	return [
		"Seen:",
		...reasons.map((reason) => `  ${reason}`),
		...doubts.length === 0 ? [] : ["Please check:", ...doubts.map((doubt) => `  ${doubt}`)],
		""
	].join("\n");
}
/** The files themselves, for someone who wants to see them first. */
function filesText({ files }) {
	return files.map(({ path, text }) => `--- ${path}\n${text}`).join("\n");
}
function writtenText({ written, kept }) {
	return [
		...written.length === 0 ? [] : ["Written:", ...written.map((path) => `  ${path}`)],
		...kept.length === 0 ? [] : ["Left as they are, for they exist already:", ...kept.map((path) => `  ${path}`)],
		""
	].join("\n");
}
/** What comes next, by how the first run ended; null for none. */
function nextText(verdict, workload) {
	if (verdict === null) return "Next: npx heapslope run measures it. Commit the files, and every pull request is measured.\n";
	if (verdict === "failed") return `Next: the files stay; mend what the run named above and repeat it with npx heapslope run ${workload}.\n`;
	return "Next: commit the files, and every pull request is measured. npx heapslope calibrate tells how small a leak it finds.\n";
}

// src/cli/init/repository.ts
/** Nobody writes longer ones by hand. */
const LARGEST_BYTES = 5e5;
/** The working tree as it is; files are read when they are asked for. */
async function readRepository(root, { environment, signal }) {
	const listed = await repositoryFiles(root, environment, signal);
	const files = new Set([...listed].filter((path) => isFile(join(root, path))));
	const read = (path) => files.has(path) && statSync(join(root, path)).size <= LARGEST_BYTES ? readFileSync(join(root, path), "utf8") : null;
	return {
		files,
		read,
		installation: (folder) => {
			const prefix = folder === "." ? "" : `${folder}/`;
			const own = [...files].flatMap((path) => path.startsWith(prefix) ? [path.slice(prefix.length)] : []);
			return installationOf({
				manifest: parsed(read(`${prefix}package.json`) ?? ""),
				files: new Set(own.filter((path) => !path.includes("/"))),
				yarnLock: read(`${prefix}yarn.lock`) ?? ""
			});
		}
	};
}
/** No link is followed: it may lead anywhere. */
function isFile(path) {
	return lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
function parsed(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}

// src/cli/init/write-files.ts
/**
* Writes all files that are not there yet, or none: where one cannot be written, those before it and the folders made for them
* are removed again.
* @throws what the file system throws
*/
async function writeFiles(root, files) {
	const written = [];
	const kept = [];
	const undo = [];
	try {
		for (const { path, text } of files) {
			const target = join(root, path);
			const made = await mkdir(dirname(target), { recursive: true });
			if (made !== void 0) undo.push(() => removeFolders(made, dirname(target)));
			if (await writeFile(target, text, { flag: "wx" }).then(() => true, (cause) => {
				if (cause.code === "EEXIST") return false;
				throw cause;
			})) {
				written.push(path);
				undo.push(() => rm(target, { force: true }));
			} else kept.push(path);
		}
		return {
			written,
			kept
		};
	} catch (error) {
		for (const step of undo.reverse()) await step().catch(() => {});
		throw error;
	}
}
/** From the innermost out; one that somebody else has put a file into stays. */
async function removeFolders(outermost, innermost) {
	for (let folder = innermost; folder.length >= outermost.length; folder = dirname(folder)) await rmdir(folder);
}

// src/cli/commands/init.ts
const OPTIONS = {
	"dry-run": "flag",
	"no-run": "flag",
	json: "flag",
	"report-folder": "text"
};
/** `heapslope init [FOLDER]`: a first workload, its config and its workflow, written and run once. Asks nothing. */
const init = async (context) => {
	const { flags, positionals, texts } = parseOptions(context.args, OPTIONS);
	if (positionals.length > 1) throw new UsageError("Name one folder: heapslope init packages/api.");
	const { environment, signal, stdout, workingDirectory } = context;
	const root = await repositoryRoot(workingDirectory, environment, signal);
	refuseConfigured(root);
	const proposal = await proposalFor(root, positionals[0], context);
	const isJson = flags.has("json");
	const say = (text) => isJson ? void 0 : stdout.write(text);
	say(reasonsText(proposal));
	if (flags.has("dry-run")) {
		if (isJson) stdout.write(`${JSON.stringify({
			proposal,
			written: [],
			kept: [],
			result: null
		})}\n`);
		say(`\n${filesText(proposal)}\nNothing was written.\n`);
		return 0;
	}
	const files = await writeFiles(root, proposal.files);
	say(writtenText(files));
	const runs = !flags.has("no-run") && proposal.isComplete;
	const reportFolder = resolve(workingDirectory, texts["report-folder"] ?? "heapslope-report");
	const result = runs ? await firstRun(root, proposal, reportFolder, context) : null;
	if (result !== null) say(`\n${onTerminal(result, context)}\n`);
	say(nextText(result?.verdict.kind ?? null, proposal.workload));
	if (isJson) stdout.write(`${JSON.stringify(answer(proposal, files, result))}\n`);
	return result === null ? 0 : exitCodeOf(result.verdict.kind);
};
function refuseConfigured(root) {
	const found = CONFIG_FILE_NAMES.find((name) => existsSync(join(root, name)));
	if (found !== void 0) throw new UsageError(`${found} exists already, and init overwrites nothing: nothing was written. heapslope run measures what it names; add workloads there, or remove it to begin anew.`);
}
/** Started in a package of a larger repository, init means that package. */
async function proposalFor(root, named, context) {
	const { workingDirectory } = context;
	const here = relative(root, resolve(workingDirectory, named ?? ".")).split("\\").join("/");
	if (here.startsWith("..")) throw new UsageError(`${named} lies outside the repository ${root}.`);
	const isMeant = named !== void 0 || here !== "" && existsSync(join(workingDirectory, "package.json"));
	const outcome = propose(await readRepository(root, context), isMeant ? here || "." : null);
	switch (outcome.kind) {
		case "proposed": return outcome.proposal;
		case "nothing-to-measure": throw new UsageError(outcome.text);
	}
}
/** As `heapslope run` would: the working tree against what it is compared with there. */
function firstRun(root, { files, workload }, reportFolder, context) {
	const file = files.find(({ path }) => path === CONFIG_FILE_NAMES[0]);
	return runMainJob({
		config: parseConfig(file.path, file.text),
		repository: root,
		head: "working-tree",
		base: null,
		only: [workload],
		reportFolder,
		reproduce: "npx heapslope run"
	}, context);
}
function answer({ files, ...proposal }, { written, kept }, result) {
	return {
		proposal: {
			...proposal,
			files
		},
		written,
		kept,
		result
	};
}

export { init };