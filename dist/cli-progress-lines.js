import { r as __toESM } from "./cli-rolldown-runtime.js";
import { t as version$1 } from "./cli-package.js";
import { A as matchesGlob, D as nearestKnown, O as nameOfFile, a as repositoryPath, i as parseConfig, j as ConfigError, k as isGlob, n as CONFIG_FILE_NAMES, r as configOfWorkload, t as UsageError } from "./cli-command.js";
import { a as worstVerdict, n as readSeries, r as readResult, t as unitOf } from "./cli-metric.js";
import { a as redactSnapshot, n as analyzeGrowth } from "./cli-options.js";
import { connect, createServer } from "node:net";
import http from "node:http";
import { Duplex, Readable } from "node:stream";
import { promisify, stripVTControlCharacters } from "node:util";
import * as zlib from "node:zlib";
import { createHash, randomUUID } from "node:crypto";
import { fileURLToPath, pathToFileURL } from "node:url";
import { basename, delimiter, dirname, extname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { closeSync, constants, createReadStream, createWriteStream, existsSync, openSync, readFileSync, readSync, readdirSync } from "node:fs";
import { access, chmod, constants as constants$1, copyFile, lstat, mkdir, mkdtemp, readFile, readdir, readlink, realpath, rename, rm, rmdir, stat, symlink, writeFile } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { homedir, tmpdir } from "node:os";
import { execFile, spawn } from "node:child_process";
import { buffer } from "node:stream/consumers";
import { setImmediate, setTimeout as setTimeout$1 } from "node:timers/promises";
import https from "node:https";

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

// src/storage/report-folder.ts
const RESULT_FILE$1 = "heapslope-result.json";
/** What a report is made of; anything else in the folder is somebody's own. */
const OWN_ENTRIES = /* @__PURE__ */ new Set([
	".gitignore",
	RESULT_FILE$1,
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
		writeResult: (result) => write(RESULT_FILE$1, `${JSON.stringify(result, null, 2)}\n`),
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
function isInside(folder, path) {
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
	const text = await contentOf(head, path);
	if (text === null) throw missing(file, head);
	if (!await isFolder(head, cwd)) throw new WorkloadFileError(file, `is to run in "${cwd}", which is no folder on head; correct "cwd"`);
	if (base.kind === "none") return { kind: "equal" };
	const generated = !head.files.has(path);
	const baseText = await contentOf(base, path);
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
	await copyFile(join(head.root, path), target, constants.COPYFILE_FICLONE);
}
async function contentOf({ root }, path) {
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
	if (!isInside(root, real)) throw outside(file);
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
		if (await contentOf(head, path) === null) throw missing(file, head);
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
	if (path === null || await contentOf(base, path) !== null) return { kind: "equal" };
	return {
		kind: "base-without-workload",
		note: {
			code: "base-without-workload",
			text: `base has no ${path}`
		}
	};
}

// src/baseline/fingerprint.ts
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
	/** The parent's answer to `checkpoint`, without payload. */
	proceed: 7
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
		await access(file, constants$1.X_OK);
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
		case FRAME.checkpoint: {
			const [kept] = floatsOf(payload);
			if (kept === void 0) throw new BrokenChannelError("an empty checkpoint on the sampler's channel");
			return {
				kind: "checkpoint",
				kept: kept === 1
			};
		}
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
			case "checkpoint": throw new BrokenChannelError(`a ${frame.kind} from a member`);
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
*/
const QUIET_FLAGS = [
	"--no-lazy-feedback-allocation",
	"--no-flush-bytecode",
	"--no-opt",
	"--no-maglev",
	"--no-sparkplug",
	"--no-concurrent-sweeping",
	"--no-concurrent-array-buffer-sweeping"
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
			executable: [program.command, ...request.args.map(shellWord)].join(" "),
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
function shellWord(word) {
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
			case "checkpoint": throw new BrokenChannelError("a checkpoint in a program that runs by itself");
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
function addressOf(ready) {
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
		const socket = connect({
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
		if (program.kind === "serve") await refuseTakenPort(addressOf(program.ready));
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
		if (notice.type !== "snapshot-asked") return;
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
	const { Pool } = await import("./cli-undici.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
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
/** Samples after each count of requests; `stopAfterMs` as in SamplingPlan. */
async function sampleUnderLoad(stage, sender, checkpoints, stopAfterMs) {
	for (const [taken, checkpoint] of checkpoints.entries()) {
		stage.tell("iterate", checkpoint, taken);
		await sender.sendTo(checkpoint);
		stage.tell("settle", checkpoint, taken);
		await stage.ask({
			kind: "sample",
			iterations: sender.iterations(checkpoint)
		});
		if (stopAfterMs !== null && stage.elapsedMs() > stopAfterMs) return;
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
				await sampleUnderLoad(stage, sender, plan.checkpoints, plan.stopAfterMs);
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
			text: `${begunIsExact ? `Iteration ${begun}` : `An iteration soon after number ${begun}`} of ${request.modulePath} did not end within ${seconds(request.iterationTimeoutMs)}: make sure that its promise resolves, or raise the time-out of an iteration.`
		};
		case "run-timed-out": return {
			code: "run-timed-out",
			text: `The run did not end within ${seconds(request.runTimeoutMs)} (it was stopped ${where}): make an iteration cheaper, or raise \`budget\`.`
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
function seconds(ms) {
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
const PROCEED = new Uint8Array(new Uint32Array([FRAME.proceed, 0]).buffer);
/** One process from start to end, whatever its task. */
async function runSampler(request, task, onProgress) {
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
	const planned = (task.kind === "measure" ? task.checkpoints : task.iterations).length;
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
			case "notice": onNotice(frame.notice);
		}
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
	const { facts, series, failure } = await (program === void 0 ? runSampler(request, {
		kind: "measure",
		...plan
	}, onProgress) : measureProgram(request, program, plan, onProgress));
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
					const counted = await stage.ask({
						kind: "snapshot",
						file,
						startTracking
					});
					reached.push(iterations ?? counted);
					ticks.push(counted);
				}
			} finally {
				await steps.close();
			}
		}
	}, onProgress);
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
	const { facts, memberSnapshots = [], failure } = await runSampler(request, {
		kind: "snapshots",
		...plan
	}, onProgress);
	if (failure === null) return {
		kind: "completed",
		...facts,
		files: plan.files,
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
const HASH = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
/**
* The commit that a person's or an event's word means: a ref or hash of the checkout, a branch of its remote, or a commit
* that the remote gives out by hash.
* @throws UnknownCommitError
*/
async function findCommit(role, ref, checkout, store) {
	if (HASH.test(ref)) {
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
	const outside = path.split(delimiter).filter((entry) => entry !== "" && !isInside(userRoot, entry));
	return [join(root, "node_modules", ".bin"), ...outside].join(delimiter);
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
	const named = isRecord(manifest) ? manifest.packageManager : void 0;
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
		const value = isRecord(manifest) ? manifest[key] : void 0;
		return typeof value === "object" && value !== null ? Object.keys(value) : [];
	};
	return DEPENDENCY_KEYS.some((key) => keysOf(key).length > 0) || keysOf("workspaces").length > 0 || keysOf("scripts").some((script) => INSTALL_SCRIPTS.includes(script));
}
function isRecord(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
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
	return listed("/proc").filter((name) => /^\d+$/.test(name)).filter((pid) => environmentOf(pid).includes(entry)).map(Number);
}
function listed(folder) {
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
		manifest: parsed(await read("package.json")),
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
function parsed(text) {
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
	for (const folder of path) for (const suffix of suffixes) if (await access(join(folder, `${program}${suffix}`), constants.X_OK).then(() => true, () => false)) return true;
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
	await step("setup", await setupCommand(request.setup, surroundings));
	await step("build", request.build);
	return {
		...copy,
		nodeArgs: plugAndPlayArgs(root)
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
	await copyFile(from, to, constants.COPYFILE_FICLONE);
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
	if (isInside(checkout.root, workspace.folder)) throw new TemporaryFolderError(request.temporaryFolder);
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
			nodeArgs: []
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
	return {
		head: await installAndBuild(head, checkout.root, workspace, request),
		base: base.kind === "none" ? base : await installedBase(base, checkout.root, workspace, request),
		notes,
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
			text: shortened(cause.message)
		};
	}
}
const NOTE_LINES = 24;
/** A note of the report is no log: the first line says what failed, the last ones why. */
function shortened(text) {
	const lines = text.trimEnd().split("\n");
	return lines.length <= NOTE_LINES ? text.trimEnd() : [
		lines[0],
		"…",
		...lines.slice(-22)
	].join("\n");
}

// src/baseline/repository-root.ts
/**
* Absolute path of the top folder of the checkout that `folder` lies in.
* @throws NotARepositoryError, GitMissingError
*/
async function repositoryRoot(folder, environment, signal) {
	const own = withoutRepositoryVariables(scrubbedEnvironment(environment, []));
	return (await openCheckout(folder, own, signal)).root;
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
function theilSenSlope(iterations, values) {
	if (iterations.length > MOST_SAMPLES_IN_PAIRS) {
		const folded = foldNeighbours(iterations, values, MOST_SAMPLES_IN_PAIRS);
		return theilSenSlope(folded.iterations, folded.values);
	}
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
	const ofTroughs = theilSenSlope(troughs.iterations, troughs.values);
	const ofPeaks = theilSenSlope(peaks.iterations, peaks.values);
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
* have been one-off. Two shapes have a slope of their own: rare steps that agree with each other (`readStaircase`) and three or more
* cycles (`readCycles`).
*/
function growthOf$2(run, fromSample) {
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
	const slope = theilSenSlope(window.iterations, window.values);
	const slopes = [
		slope,
		evidence.firstHalfSlope,
		endToEndSlope(window, .25, .75),
		evidence.secondHalfSlope,
		endToEndSlope(window, 0, 1),
		...moves.steps < FEWEST_PLACES ? [theilSenSlope(window.iterations, withoutSteps(window, moves))] : []
	];
	return {
		slopePerIteration: slope,
		interval: [Math.min(...slopes), Math.max(...slopes)],
		shape: cycles ? "sawtooth" : shapeOf(evidence, moves),
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
function coarsenessOf({ iterations, values }, moves, slope) {
	const span = iterations[iterations.length - 1] - iterations[0];
	const unevenness = [];
	for (let sample = 1; sample < values.length; sample++) {
		const expected = slope * (iterations[sample] - iterations[sample - 1]);
		unevenness.push(Math.abs(values[sample] - values[sample - 1] - expected));
	}
	const swing = 2 * moves.swing / span;
	return {
		swing,
		coarseness: Math.max(swing, 6 * median(unevenness) / span)
	};
}
/** The values as they would be if the moves that stand out had not happened. */
function withoutSteps({ values }, { standsOut }) {
	let taken = 0;
	return values.map((value, sample) => {
		const move = sample > 0 ? value - values[sample - 1] : 0;
		if (Math.abs(move) > standsOut) taken += move;
		return value - taken;
	});
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
/** One rise that makes up this share of all rises is a step. */
const SINGLE_STEP_SHARE = .8;
/** Growth at fewer places than this, and nothing between them, is as likely to be a handful of one-off steps. */
const FEWEST_PLACES = 10;
/** Growth at fewer places than this must be seen in a longer window as well. */
const FEWEST_PLACES_TO_TRUST = 12;
/** Growth whose second half is below this share of its first is fading. */
const FADING_SHARE = .6;
/** Growth within this many times what noise of the usual size adds up to is none. */
const NOISE_REACH = 3;
function shapeOf({ growth, firstHalfSlope, secondHalfSlope }, moves) {
	if ((moves.falls === 0 || moves.rises === 0) && moves.places < FEWEST_PLACES && moves.stillSamples > moves.rises + moves.falls) return "step";
	const step = Math.max(moves.largestRise, moves.largestFall);
	if (step > moves.standsOut && step > SINGLE_STEP_SHARE * (moves.rise + moves.fall)) return "step";
	const noise = moves.rises > 0 && moves.falls > 0 ? NOISE_REACH * moves.usual * Math.sqrt(moves.rises + moves.falls) : 0;
	if (Math.abs(growth) <= noise) return "flat";
	const [first, second] = growth > 0 ? [firstHalfSlope, secondHalfSlope] : [-firstHalfSlope, -secondHalfSlope];
	return second < FADING_SHARE * first ? "filling" : "linear";
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
	const slope = theilSenSlope(iterations.slice(core), values.slice(core));
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
		...growthOf$2(run, warmup.sample),
		window: windowOf(run, warmup)
	};
}
/** What the window after `warmup` holds. */
function windowOf(run, warmup) {
	return {
		warmup,
		iterations: run.iterations[run.iterations.length - 1] - warmup.iterations,
		samples: run.values.length - warmup.sample
	};
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
	const replicates = runs.map((run) => growthOf$2(run, warmup.sample).slopePerIteration);
	const slope = mean(replicates);
	const together = growthOf$2(meanRun(runs), warmup.sample);
	const agreement = agreementOf(runs, warmup.sample);
	const persistence = persistenceOf(slope, together, agreement !== "apart", runs, warmup);
	return {
		kind: "measured",
		slopePerIteration: slope,
		persistence,
		interval: hullOf(persistence, around(slope, replicateHalfWidth([replicates], options.confidence ?? .99))),
		shape: together.shape,
		evidence: together.evidence,
		window: windowOf(runs[0], warmup),
		replicates,
		exact: agreement === "exact",
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
* Half-width of Student's interval for the mean of one group of slopes, or for the difference of two means, with the
* variance pooled over the groups. Zero where no group has two members: nothing is known then about their spread.
*/
function replicateHalfWidth(groups, confidence) {
	const degreesOfFreedom = groups.reduce((sum, { length }) => sum + length - 1, 0);
	if (degreesOfFreedom < 1) return 0;
	const squares = groups.reduce((sum, group) => sum + (group.length > 1 ? sampleVariance([...group]) * (group.length - 1) : 0), 0);
	if (squares === 0) return 0;
	const inverseSizes = groups.reduce((sum, { length }) => sum + 1 / length, 0);
	return studentTQuantile((1 - confidence) / 2, degreesOfFreedom) * Math.sqrt(squares / degreesOfFreedom * inverseSizes);
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
	const together = growthOf$2(subtractRun(meanRun(alignedHead), meanRun(alignedBase)), warmup.sample);
	const agreements = [agreementOf(alignedBase, warmup.sample), agreementOf(alignedHead, warmup.sample)];
	const slope = head.slopePerIteration - base.slopePerIteration;
	const persistence = persistenceOf(slope, together, !agreements.includes("apart"), aligned, warmup);
	return {
		kind: "measured",
		base,
		head,
		difference: {
			kind: "measured",
			slopePerIteration: slope,
			persistence,
			interval: hullOf(persistence, around(slope, replicateHalfWidth([base.replicates, head.replicates], confidence))),
			shape: together.shape,
			evidence: together.evidence,
			window: windowOf(aligned[0], warmup),
			exact: agreements.every((agreement) => agreement === "exact"),
			coarseness: together.coarseness,
			swing: together.swing,
			confidence,
			degreesOfFreedom: aligned.length - 2
		}
	};
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
/** Nothing is decided on a single run, nor before the window is four times as long as all that goes before it. */
function tooEarly(grounds, { window }, runsPerSide) {
	const { warmup } = window;
	if (window.iterations < 4 * warmup.iterations) return {
		kind: "inconclusive",
		code: "window-too-short",
		remedy: {
			kind: "longer-window",
			iterations: (1 + 4) * warmup.iterations
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
function isLeak(side, threshold) {
	return side.shape === "linear" && side.interval[0] > threshold;
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
		exact: .5,
		spread: 8,
		percentOfBase: 1
	},
	/** Handles, descriptors, contexts: one left open in a thousand iterations, or in a hundred where runs disagree. */
	count: {
		exact: .001,
		spread: .01,
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
*/
function thresholdFor(setting, measured) {
	if (setting !== "auto" && measured.unit === "bytes") return setting;
	const { exact, spread, percentOfBase } = AUTO_THRESHOLD[measured.unit];
	const isFine = measured.replicatesAgree && (measured.swing ?? 0) <= exact / 2;
	const least = (measured.unit === "count" ? measured.leastCount : measured.leastBytes) ?? 0;
	return Math.max(isFine ? exact : spread, least, percentOfBase * Math.abs(measured.baseSlopePerIteration) / 100);
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
	const thresholdOf = (baseSlopePerIteration, replicatesAgree, swing = 0) => thresholdFor(options.threshold, {
		unit: options.unit,
		baseSlopePerIteration,
		replicatesAgree,
		swing,
		leastCount: options.leastCountThreshold ?? 0,
		leastBytes: options.leastBytesThreshold ?? 0
	});
	if (base === null) {
		const alone = slopeOfSide(head, slopeOptions);
		const measured = alone.kind === "measured" ? alone : null;
		const threshold = thresholdOf(0, measured?.exact ?? false, measured?.swing);
		return {
			decision: decideAlone(alone, threshold),
			threshold,
			base: null,
			head: measured,
			difference: null
		};
	}
	const compared = compareSides(base, head, slopeOptions);
	if (compared.kind === "unmeasured") {
		const threshold = thresholdOf(0, false);
		return {
			decision: decide(compared, threshold),
			threshold,
			base: null,
			head: null,
			difference: null
		};
	}
	const { base: baseSlope, head: headSlope, difference } = compared;
	const threshold = thresholdOf(baseSlope.slopePerIteration, difference.exact, difference.swing);
	return {
		decision: decide(compared, threshold),
		threshold,
		base: baseSlope,
		head: headSlope,
		difference
	};
}

// src/statistics/lasting.ts
/** Sides of which the claim is that they grow: head in a regression, base in an improvement or where base leaks already. */
function growingSide({ decision }) {
	if (!isGrowth(decision)) return null;
	return decision.kind === "regression" ? "head" : "base";
}
/**
* Whether growth that was decided on in short runs goes on in one longer run of the side that grows: in a straight line, by
* more than the threshold above the other side in every half of it. Says nothing about a judgement that claims no growth.
*/
function growthLasts(judgement, longer) {
	const side = growingSide(judgement);
	if (side === null) return true;
	const { base, head, threshold, decision } = judgement;
	const other = decision.kind === "unchanged" ? 0 : (side === "head" ? base : head)?.slopePerIteration ?? 0;
	const warmupIterations = (side === "head" ? head : base)?.window.warmup.iterations ?? 0;
	const found = slopeOfRun(longer, warmupIterations);
	return found.kind === "measured" && found.shape === "linear" && found.interval[0] - other > threshold;
}

// src/statistics/against-noise.ts
/** More rounds are looked at up to this many runs per side. */
const MOST_RUNS_PER_SIDE = 24;
const WINDOW_GROWTHS = [1.5, 3];
/**
* The cheapest way that is predicted to narrow the intervals until everything is decided, or, where none that the time
* allows is predicted to, the one that narrows them most. Null where no time is left for anything.
*/
function cheapestAgainstNoise(judgements, cost) {
	const undecided = judgements.filter(({ decision }) => decision.kind === "inconclusive");
	const predicted = optionsFor(cost).filter(({ ms }) => ms <= cost.remainingMs).map((option) => ({
		option,
		excess: Math.max(0, ...undecided.map((judgement) => excessOf(judgement, option)))
	}));
	const enough = predicted.filter(({ excess }) => excess <= 1);
	return (enough.length > 0 ? enough.reduce((one, other) => other.option.ms < one.option.ms ? other : one) : predicted.reduce((one, other) => one === null || other.excess < one.excess ? other : one, null))?.option ?? null;
}
function optionsFor({ iterations, runsPerSide, msPerIteration, msPerRun }) {
	const options = [];
	for (let runs = runsPerSide + 2; runs <= MOST_RUNS_PER_SIDE; runs += 2) {
		const ms = 2 * (runs - runsPerSide) * (msPerRun + iterations * msPerIteration);
		options.push({
			runsPerSide: runs,
			windowGrowth: 1,
			ms
		});
	}
	for (const windowGrowth of WINDOW_GROWTHS) for (let runs = 2; runs <= MOST_RUNS_PER_SIDE; runs += 2) {
		const ms = 2 * runs * (msPerRun + windowGrowth * iterations * msPerIteration);
		options.push({
			runsPerSide: runs,
			windowGrowth,
			ms
		});
	}
	return options;
}
/** Predicted half-width over the room that the estimate leaves to the nearer end of the threshold. */
function excessOf({ decision, base, head, difference }, option) {
	if (decision.kind !== "inconclusive" || decision.code === "unmeasured" || head === null) return 0;
	const sides = [base, head].filter((side) => side !== null);
	const confidence = difference?.confidence ?? .99;
	const runs = head.replicates.length;
	const degreesOfFreedom = sides.reduce((sum, { replicates }) => sum + replicates.length - 1, 0);
	if (degreesOfFreedom < 1) return 0;
	const halfWidth = replicateHalfWidth(sides.map(({ replicates }) => replicates), confidence);
	const tail = (1 - confidence) / 2;
	const narrowing = studentTQuantile(tail, sides.length * (option.runsPerSide - 1)) / studentTQuantile(tail, degreesOfFreedom) * Math.sqrt(runs / option.runsPerSide) * option.windowGrowth ** -.75;
	const [low, high] = (difference ?? head).persistence;
	const persistence = (high - low) / 2 * option.windowGrowth ** -.75;
	const { slopePerIteration, threshold } = decision;
	const room = Math.max(Math.abs(Math.abs(slopePerIteration) - threshold), threshold / 4);
	return Math.max(halfWidth * narrowing, persistence) / room;
}

// src/statistics/next-step.ts
/** Runs in a round, over both sides. */
const RUNS_PER_ROUND = 4;
/** A leak of one object in a hundred iterations shows itself at least four times. */
const FEWEST_ITERATIONS = 500;
/** Caches of a thousand entries are full by half of this, batches of hundreds have been flushed. */
const FEWEST_ITERATIONS_OF_GROWTH = 2e3;
/** A window longer by less than this is not worth a new start. */
const LEAST_GROWTH = 1.5;
/**
* Iterations of the first window: as many as a quarter of a second holds, not fewer than 500 nor more than 5,000, and the
* 2,000 that confirm growth where a second holds them; fewer where a round would take more than a third of the budget.
* Most programs stand still, and are decided by this window; growth is asked to last in a longer run.
*/
function firstWindow(msPerIteration, budgetMs) {
	const inAQuarterSecond = Math.floor(250 / Math.max(msPerIteration, 1e-4));
	const wanted = 4 * inAQuarterSecond >= 2e3 ? Math.min(5e3, Math.max(FEWEST_ITERATIONS_OF_GROWTH, inAQuarterSecond)) : Math.max(500, inAQuarterSecond);
	const affordable = Math.floor(budgetMs / (12 * Math.max(msPerIteration, 1e-4)));
	return Math.max(5, Math.min(wanted, affordable));
}
/**
* Stop, another round or a longer window: a pure function of what was measured.
*
* - A confirmed regression ends it, whatever the other metrics say.
* - Growth (a regression, an improvement, a leak on both sides) is confirmed by a window of 2,000 iterations, or by
*   lasting three times as long as the window in which it showed already: in one longer run of the side that grows
*   (`growthLasts`) or, where it does not look so, in a whole window. Growth by a few rare steps always needs the latter
*   two, and growth beside timers a run that outlasts them (`patience`).
* - Stillness needs 500 iterations.
* - Growth that may end (a step, a cache, half a cycle) needs a longer window, three times as long. Three and not two or
*   four, or a container that doubles would be met at the same place of its plateau again.
* - Noise needs more rounds or a longer window, whichever is predicted to be cheaper.
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
	return {
		kind: "stop",
		because: decisions.every(({ kind }) => kind !== "inconclusive") ? "decided" : "budget-spent",
		isConfirmed
	};
}
/** Doubts that more runs of the same length can take away; the others need a longer window, and that is given. */
const DOUBTS_OF_SPREAD = [
	"one-run",
	"too-noisy",
	"straddles-threshold",
	"sawtooth"
];
/** As `nextStep`, where the length of the window is the user's: more rounds against the spread between runs, and no more. */
function nextRound(progress) {
	const { judgements, looks } = progress;
	const isConfirmed = !judgements.some(isSparseGrowth);
	const undecided = judgements.map(({ decision }) => decision).filter(({ kind }) => kind === "inconclusive");
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
	if (!undecided.some(({ code }) => DOUBTS_OF_SPREAD.includes(code))) return {
		kind: "stop",
		because: "unmeasurable",
		isConfirmed
	};
	if (looks.taken >= looks.most) return {
		kind: "stop",
		because: "looks-spent",
		isConfirmed
	};
	return withinBudget({ kind: "another-round" }, progress) ?? {
		kind: "stop",
		because: "budget-spent",
		isConfirmed
	};
}
function wantedStep(decisions, progress, isConfirmed) {
	const { iterations, runsPerSide } = progress;
	const undecided = decisions.filter((decision) => decision.kind === "inconclusive");
	if (undecided.some(({ remedy }) => remedy.kind === "measure-again")) return {
		kind: "stop",
		because: "unmeasurable",
		isConfirmed: true
	};
	const longer = undecided.flatMap(({ remedy }) => remedy.kind === "longer-window" ? [remedy.iterations] : []);
	if (longer.length > 0) return {
		kind: "longer-window",
		iterations: Math.max(...longer),
		rounds: 1
	};
	if (undecided.length > 0) return againstNoise(progress);
	if (!isConfirmed) return {
		kind: "longer-window",
		iterations: iterationsToConfirm(progress),
		rounds: Math.ceil(runsPerSide / 2)
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
/** One longer run of what is said to grow, where a regression or nothing else waits to be confirmed. */
function longerRun(progress) {
	const { judgements, hasEnded = false } = progress;
	const unconfirmed = judgements.filter((judgement) => isUnconfirmed(judgement, progress));
	const isAllThatIsLeft = judgements.every(({ decision }) => decision.kind !== "inconclusive");
	const hasRegressed = unconfirmed.some(({ decision }) => decision.kind === "regression");
	if (hasEnded || unconfirmed.length === 0 || !(hasRegressed || isAllThatIsLeft)) return null;
	return {
		kind: "longer-run",
		sides: [...new Set(unconfirmed.map(growingSide).filter((side) => side !== null))],
		iterations: iterationsToConfirm(progress)
	};
}
function iterationsToConfirm({ iterations, patience }) {
	if (patience && patience.windowMs < patience.growthMs) return Math.ceil(LEAST_GROWTH * iterations * patience.growthMs / Math.max(patience.windowMs, 1));
	const enough = Math.min(3 * iterations, FEWEST_ITERATIONS_OF_GROWTH);
	return enough > iterations ? enough : 3 * iterations;
}
/** Growth seen in one window only that is too short, or in which it came in too few steps, to trust it. */
function isUnconfirmed(judgement, { iterations, grewBeforeAt, patience }) {
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
* The judgement that stands when the loop stops: growth by a few rare steps that the budget did not allow to confirm is
* inconclusive; everything else is what it was.
*/
function concludeWith(judgement, { isConfirmed }) {
	const { decision } = judgement;
	if (isConfirmed || decision.kind === "inconclusive" || !isSparseGrowth(judgement)) return judgement;
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
function againstNoise({ judgements, iterations, runsPerSide, cost, remainingMs }) {
	const way = cheapestAgainstNoise(judgements, {
		...cost,
		iterations,
		runsPerSide,
		remainingMs
	});
	if (way === null || way.windowGrowth === 1) return { kind: "another-round" };
	return {
		kind: "longer-window",
		iterations: Math.ceil(iterations * way.windowGrowth),
		rounds: way.runsPerSide / 2
	};
}
function withinBudget(step, { cost, remainingMs, iterations }) {
	switch (step.kind) {
		case "stop": return step;
		case "another-round": return RUNS_PER_ROUND * (cost.msPerRun + iterations * cost.msPerIteration) <= remainingMs ? step : null;
		case "longer-run":
		case "longer-window": {
			const msPerRun = remainingMs / (step.kind === "longer-run" ? step.sides.length : RUNS_PER_ROUND * step.rounds);
			const most = Math.floor((msPerRun - cost.msPerRun) / Math.max(cost.msPerIteration, 1e-6));
			if (most >= step.iterations) return step;
			return most >= LEAST_GROWTH * iterations ? {
				...step,
				iterations: most
			} : null;
		}
	}
}

// src/statistics/resolution.ts
/**
* Reads the resolution from an A/A comparison: a leak moves the interval by its own size, the estimate may lie off by half of
* the interval's width, and the low end of the interval must still pass the threshold.
*/
function resolutionOf({ interval }, threshold) {
	const [low, high] = interval;
	return {
		noiseFloor: Math.max(-low, high, 0),
		smallestLeak: threshold + (high - low)
	};
}

// src/statistics/sample-points.ts
/** Samples of a run after the one at iteration 0. */
const SAMPLES = 40;
/** The golden ratio's fraction: its multiples never settle into a rhythm. */
const IRREGULARITY = .6180339887498949;
/** How far a sample is moved from its regular place, in shares of the distance between two. */
const REACH = .5;
/**
* Cumulative iterations at which a run of `iterations` iterations is sampled: 0, then at most `samples` times, the last
* at `iterations`. The same on both sides and in every run.
*
* Distances are a little uneven, always in the same way. At even ones a program that works in batches of nearly the same
* length would be met a little later in its batch each time, and that looks like a slope.
*/
function samplePoints(iterations, samples = 40) {
	const points = [0];
	for (let sample = 1; sample < samples; sample++) {
		const shift = (sample * IRREGULARITY % 1 - .5) * REACH;
		const point = Math.round(iterations * (sample + shift) / samples);
		if (point > points[points.length - 1] && point < iterations) points.push(point);
	}
	if (iterations > 0) points.push(iterations);
	return points;
}

// src/benchmark/common-grid.ts
/**
* The runs of a program that keeps its own time, read off at iteration counts that all of them share: evenly between the
* latest beginning and the earliest end, on the straight line between the samples around. As many samples as the shortest
* run has. Runs that already share their counts are left as they are.
*/
function onCommonGrid(runs, unit) {
	const counted = runs.map((run) => unit === "tick" && run.ticks !== void 0 ? {
		...run,
		iterations: run.ticks
	} : run);
	const [first] = counted;
	if (first === void 0 || counted.every((run) => areEqual(run.iterations, first.iterations))) return counted;
	const start = Math.max(...counted.map(({ iterations }) => iterations[0]));
	const end = Math.min(...counted.map(({ iterations }) => iterations.at(-1)));
	const steps = Math.min(...counted.map(({ iterations }) => iterations.length)) - 1;
	if (!(end > start) || steps < 1) return counted;
	const grid = Array.from({ length: steps + 1 }, (_, i) => start + (end - start) * i / steps);
	return counted.map((run) => readOff(run, grid));
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
/** A window of forty intervals shows one more in ten of them, and no finer. */
const LEAST_COUNT_PER_INTERVAL = .1;
/** Memory outside the heap comes in whole buffers, a kilobyte for the first line that is printed. */
const LEAST_BUFFER_BYTES_PER_INTERVAL = 128;
/** Comparisons that can fail a pull request of so many workloads: its errors are shared among them. */
function comparisonsOf(workloads) {
	return GATING.size * workloads;
}
/**
* Judges every metric that head's series have. `base` is null where head is alone.
* Series are those of the whole program, one a run, all of one sampling plan.
*/
function judgeMetrics(base, head, { threshold, warmupIterations, budget, look, unit: iterationUnit }) {
	return [...new Set(head.flatMap(({ metrics }) => Object.keys(metrics)))].map((key) => ({
		key,
		gating: GATING.has(key),
		...judgeMetric(base === null ? null : columnOf(key, base), columnOf(key, head), {
			unit: unitOf(key),
			threshold,
			budget,
			look,
			...iterationUnit === "interval" ? leastPerInterval(key) : {},
			...warmupIterations === null ? {} : { warmupIterations }
		})
	}));
}
/** A handle type or a worker that a run never saw was not there all along. */
function columnOf(key, series) {
	return series.map(({ iterations, metrics }) => ({
		iterations,
		values: metrics[key] ?? iterations.map(() => 0)
	}));
}
function leastPerInterval(key) {
	return {
		leastCountThreshold: LEAST_COUNT_PER_INTERVAL,
		...key === "external" || key === "arrayBuffers" ? { leastBytesThreshold: LEAST_BUFFER_BYTES_PER_INTERVAL } : {}
	};
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
/**
* Cost of a run as read from one. Where the time in iterations was taken, that of the later half of them: the first calls load
* and compile. On a busy machine nothing else will do, for settles of 5 to 200 ms hide iterations of a few microseconds: their
* cost was taken for milliseconds, windows shrank to 80 iterations, and a cache of a thousand entries looked like a leak.
*
* Else each step between two samples is so many iterations and one settle. In a pilot the steps
* differ widely, so a line through them has the cost of an iteration as its slope. In a measured run they hardly do: its time
* is divided in the proportion that is known already, which a busy machine stretches as a whole. Either way an iteration
* costs no less than what is left when every step has paid for a settle as long as the shortest step.
* @param known of an earlier run of the same workload; null for a pilot
*/
function costOf(series, durationMs, known) {
	const settles = series.iterations.length - 1;
	const elapsedMs = series.elapsedMs[settles] ?? 0;
	const stepsMs = series.elapsedMs.slice(1).map((at, i) => at - series.elapsedMs[i]);
	const iterations = Math.max(1, (series.iterations[settles] ?? 0) - (series.iterations[0] ?? 0));
	const left = (elapsedMs - Math.min(...stepsMs, elapsedMs) * settles) / iterations;
	const read = known === null ? slopeThrough(series.iterations, stepsMs) : shareOf(elapsedMs, iterations, settles, known);
	const timed = series.iteratingMs === void 0 ? null : laterHalf(series.iterations, series.iteratingMs);
	const msPerIteration = timed?.msPerIteration ?? Math.max(0, left, read);
	const settlingMs = elapsedMs - (timed?.allMs ?? msPerIteration * iterations);
	const settleMs = Math.max(0, settlingMs) / Math.max(1, settles);
	return {
		msPerIteration,
		msPerRun: Math.max(0, durationMs - elapsedMs) + settleMs * 40,
		settleMs
	};
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
function shareOf(elapsedMs, iterations, settles, known) {
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
/** The dearer of two readings, for a plan that must not outlast its budget. */
function dearer(a, b) {
	return {
		msPerIteration: Math.max(a.msPerIteration, b.msPerIteration),
		msPerRun: Math.max(a.msPerRun, b.msPerRun),
		settleMs: Math.max(a.settleMs, b.settleMs)
	};
}
function runMs(cost, iterations) {
	return cost.msPerRun + iterations * cost.msPerIteration;
}
/** Where a run of so many iterations is sampled; the same in every run of a window, whatever the side. */
function samplingPlan(iterations, stopAfterMs) {
	return {
		checkpoints: samplePoints(iterations),
		stopAfterMs
	};
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
		estimatedMs
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
		notes: [unexplained(side.side, null, outcome.failure.text)]
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
			notes.push(unexplained(side.side, process, failure));
			for (const file of written) await ports.report.discard(file);
			continue;
		}
		const explained = await explainSource({
			side,
			workload,
			process,
			files: written,
			beside: process.kind === "main" ? onDemand : [],
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
async function explainSource({ side, workload, process, files, beside, iterations }, ports) {
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
			budgetBytes: null
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
		const why = unexplained(side.side, process, error instanceof Error ? error.message : String(error));
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
function unexplained(side, process, why) {
	return {
		code: "not-explained",
		text: `What grows on ${side}${process === null || process.kind === "main" ? "" : ` in ${process.kind} \`${process.label}\``} could not be named: ${why}`
	};
}

// src/source/allocating-nodes.ts
const arrayMethods = "concat entries filter flat flatMap getOwnPropertyNames keys map match slice splice split toReversed toSorted toSpliced values with".split(" ");

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
	return mostTellingFirst([...head.filter(isTelling).map((suspect) => {
		const before = onBase.get(suspect.signature);
		return toFinding(suspect, before === void 0 ? "new" : changeOf(suspect, before), before);
	}), ...(base ?? []).filter((suspect) => isTelling(suspect) && !onHead.has(suspect.signature)).map((suspect) => toFinding(suspect, "fixed", suspect))]);
}
/** What is new before what was there, otherwise in the order given; the first of them where there are too many. */
function mostTellingFirst(findings) {
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
		findings: mostTellingFirst([...openedFindings, ...findings]),
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
					msPerRun: AROUND_A_SCRIPT_MS,
					settleMs: 0
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
	return workload.kind === "script" ? 12 * (workload.durationMs + AROUND_A_SCRIPT_MS) : 0;
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
		const [run] = longer[growingSide(metric) ?? "head"];
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
				longerWindow: (ticks) => `About ${ticks} ticks a run would decide it: raise duration.`
			};
			return {
				unit,
				word: "second",
				iterationsPerWord: 1e3 / intervalMs,
				iteration: `interval of ${intervalMs} ms`,
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
	announce(ports, task, side.side, "pilot", PILOT_ITERATIONS, null);
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
async function measureRuns(task, sides, { given, iterations, endsAtMs, cost: estimate }, { runs, outcomes }, ports) {
	const series = {
		base: [],
		head: []
	};
	const sources = {
		base: [],
		head: []
	};
	const order = sides.map((side) => task[side]).filter((side) => side !== null);
	let cost = estimate;
	for (const [done, side] of order.entries()) {
		announce(ports, task, side.side, "measure", iterations, cost);
		const shareMs = PATIENCE * (endsAtMs - ports.nowMs()) / (order.length - done);
		const plan = given === null ? samplingPlan(iterations, Math.max(LEAST_RUN_MS, shareMs)) : {
			checkpoints: given.checkpoints(iterations),
			stopAfterMs: null
		};
		const outcome = await ports.measureRun(side.request, plan);
		outcomes.push(outcome);
		const name = `${task.workload.name}.${runs.length + 1}.${side.side}`;
		const file = outcome.series.length === 0 ? null : await ports.report.writeSeries(name, outcome.series);
		runs.push(runResultOf(outcome, "measure", file));
		if (outcome.kind === "failed") return failedRun(outcome, runs);
		const whole = addUp(outcome.series);
		if (whole === void 0) return silentRun(side.side, runs);
		series[side.side].push(whole);
		sources[side.side].push({
			series: outcome.series,
			members: outcome.members ?? null
		});
		const measured = costOf(given?.overSteps(whole) ?? whole, outcome.durationMs, estimate);
		cost = done === 0 ? measured : dearer(cost, measured);
	}
	return {
		kind: "done",
		series,
		sources,
		cost
	};
}
function announce(ports, { workload }, side, purpose, iterations, cost) {
	const estimatedMs = cost === null ? null : runMs(cost, iterations);
	ports.progress({
		kind: "run-started",
		workload: workload.name,
		side,
		purpose,
		iterations,
		estimatedMs
	});
}

// src/benchmark/patience.ts
/** Pools, sliding windows and retries keep time by the second; most let go within this one. */
const LONGEST_TIMER_MS = 5e3;
/** How long a window lasted and how long growth must last before it is believed; undefined where no timer is pending. */
function patienceFor(runs) {
	if (!runs.some(({ metrics }) => (metrics["handles.Timeout"]?.at(-1) ?? 0) > 0)) return void 0;
	return {
		windowMs: Math.min(...runs.map(({ elapsedMs }) => elapsedMs.at(-1) ?? 0)),
		growthMs: LONGEST_TIMER_MS
	};
}

// src/benchmark/measure-sides.ts
/** Order-balanced, so that a machine that slowly changes favours neither side. */
const ROUND = [
	"base",
	"head",
	"head",
	"base"
];
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
	let iterations = given?.stepsOf(cost, endsAtMs - ports.nowMs()) ?? task.stored?.iterations ?? firstWindow(cost.msPerIteration, endsAtMs - ports.nowMs());
	let rounds = 1;
	let longestIterations = iterations;
	let grewBeforeAt = null;
	let hasEnded = false;
	let series = {
		base: [],
		head: []
	};
	let sources = {
		base: [],
		head: []
	};
	for (let look = 1;; look++) {
		for (let round = 0; round < rounds; round++) {
			const outcome = await measureRuns(task, ROUND, {
				given,
				iterations,
				endsAtMs,
				cost
			}, done, ports);
			if (outcome.kind === "failed") return outcome;
			cost = outcome.cost;
			series.base.push(...outcome.series.base);
			series.head.push(...outcome.series.head);
			sources.base.push(...outcome.sources.base);
			sources.head.push(...outcome.sources.head);
		}
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
		tellDifference(metrics, workload, ports);
		const patience = given === null ? patienceFor([...series.base, ...series.head]) : void 0;
		let step = given === null ? nextStep(progress()) : nextRound(progress());
		if (step.kind === "longer-run") {
			const longer = {
				given,
				iterations: step.iterations,
				endsAtMs,
				cost
			};
			const outcome = await measureRuns(task, step.sides, longer, done, ports);
			if (outcome.kind === "failed") return outcome;
			longestIterations = step.iterations;
			hasEnded = !growthLastsIn(outcome.series, metrics, patience?.growthMs ?? 0);
			step = hasEnded ? nextStep(progress()) : {
				kind: "stop",
				because: "decided",
				isConfirmed: true
			};
		}
		switch (step.kind) {
			case "stop": return concluded(metrics, step, {
				series: judged,
				sources: judgeSources(sources, options),
				runs,
				cost,
				iterations,
				longestIterations,
				unit,
				notes: remarkNotes(outcomes)
			});
			case "another-round":
			case "longer-run":
				rounds = 1;
				break;
			case "longer-window":
				if (metrics.some(({ gating, decision }) => gating && isGrowth(decision))) grewBeforeAt = iterations;
				iterations = step.iterations;
				longestIterations = Math.max(longestIterations, iterations);
				rounds = step.rounds;
				series = {
					base: [],
					head: []
				};
				sources = {
					base: [],
					head: []
				};
				hasEnded = false;
		}
		function progress() {
			return {
				...patience === void 0 ? {} : { patience },
				judgements: metrics.filter(({ gating }) => gating),
				iterations,
				runsPerSide: series.head.length,
				grewBeforeAt,
				hasEnded,
				looks: {
					taken: look,
					most: 12
				},
				cost,
				remainingMs: endsAtMs - ports.nowMs()
			};
		}
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
function tellDifference(metrics, workload, ports) {
	const heap = metrics.find(({ key }) => key === "heapUsed");
	ports.progress({
		kind: "round-compared",
		workload: workload.name,
		differenceBytesPerIteration: (heap?.difference ?? heap?.head)?.slopePerIteration ?? null
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
/** The runs of the last window: earlier ones were only steps on the way. */
function judgedRuns({ runs }, side) {
	const iterationsOf = (run) => run.processes.find(({ kind }) => kind === "main")?.iterations ?? 0;
	const completed = runs.filter((run) => run.side === side && run.purpose === "measure" && run.outcome.kind === "completed");
	const last = completed.at(-1);
	return last === void 0 ? [] : completed.filter((run) => iterationsOf(run) === iterationsOf(last));
}
async function readRuns({ series, description }, runs, { node, budgetMs }) {
	const outcomes = [];
	for (const run of runs) {
		if (run.node !== node.version) return differs(`it ran on Node ${run.node}`);
		if (run.seriesFile === null) return differs("a run of it has no series");
		const read = await series(run.seriesFile).catch(() => null);
		if (read === null) return differs("a series of it is missing or damaged");
		outcomes.push({
			...factsOf(run),
			kind: "completed",
			series: read
		});
	}
	const [first] = outcomes;
	const main = first === void 0 ? void 0 : mainSeries(first);
	if (first === void 0 || main === void 0) return differs("it has no run that was judged");
	const cost = costOf(main, first.durationMs, null);
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
function factsOf({ side: _then, node, v8, v8Flags, durationMs }) {
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
/** Ports whose runs of base are the stored ones, each once, wherever a plan asks for the same samples; else they are measured. */
function withStoredRuns(ports, { outcomes }) {
	const left = [...outcomes];
	const measureRun = async (request, plan) => {
		const { checkpoints } = plan;
		const fits = (outcome) => {
			const { iterations = [] } = mainSeries(outcome) ?? {};
			return iterations.length === checkpoints.length && iterations.every((at, i) => at === checkpoints[i]);
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
/**
* Why base cannot run the workload at all, as a note to a verdict on head alone; null where it ran, or failed in a way
* that being older does not explain (it hung, was killed, ran out of memory).
*/
function whyBaseIsUnable(measured) {
	if (measured.kind !== "failed" || measured.side !== "base") return null;
	if (!OLDER.includes(measured.failure.code)) return null;
	return {
		code: "base-does-not-run",
		text: `Base cannot run this workload, so head is judged alone. On base: ${measured.failure.text}`
	};
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
/** Known leaks account for a regression only from this share of it on: what containers grow by has no finding of its own. */
const LEAST_SHARE = .5;
/**
* A regression in bytes that known leaks account for does not fail: they make up at least half of the difference, and what
* else is new or worse stays within the threshold. An expired one accounts for nothing.
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
	const isExplained = growthOf$1(excused) >= LEAST_SHARE * measured.differenceBytesPerIteration && growthOf$1(rest) <= measured.thresholdBytesPerIteration;
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
function growthOf$1(findings) {
	return findings.reduce((sum, { kind, bytesPerIteration, base }) => {
		const before = kind === "worse" ? base?.bytesPerIteration ?? 0 : 0;
		return sum + (bytesPerIteration ?? 0) - before;
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
		memory: Object.fromEntries(metrics.map((metric) => [metric.key, growthOf(metric)]))
	}));
}
function growthOf({ base, head, difference }) {
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
/** The verdict of a workload in the result's words: the decision on its deciding metric, as a sentence with numbers. */
function verdictOf(metric, unit) {
	const { decision } = metric;
	return {
		kind: decision.kind,
		reason: {
			code: decision.code,
			text: sentenceFor(decision, metric, unit)
		}
	};
}
function sentenceFor(decision, metric, unit) {
	const rate = (value) => `${plainNumber(value * unit.iterationsPerWord)} ${unitOf(metric.key) === "bytes" ? "bytes" : "more"} per ${unit.word}`;
	if (decision.code === "unmeasured") return `${metric.key} could not be compared: ${UNMEASURED[decision.reason]}. ${remedyText(decision.remedy, unit)}`;
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
		case "leaks-already": return `Base leaks already: ${metric.key} grows by ${rate(decision.baseSlopePerIteration)} there. ${difference}, inside the threshold of ${threshold}.`;
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
		case "straddles-threshold": return `${metric.key}: ${rate(decision.slopePerIteration)} (${interval}): ${DOUBT[decision.code]}. ${remedyText(decision.remedy, unit)}`;
	}
}
const DOUBT = {
	"one-run": "one run tells nothing of the spread between runs",
	"window-too-short": "the measured window is shorter than four times what went before it",
	unconfirmed: "it grew by a few rare steps, seen in one window only",
	"still-filling": "growth fades and may end",
	"one-step": "it grew once and may not again",
	sawtooth: "it rises and falls, and the window holds only a part of that",
	"too-noisy": "runs lie further apart than the threshold",
	"straddles-threshold": "the interval holds the threshold"
};
const UNMEASURED = {
	"no-runs": "there are no runs",
	"too-few-samples": "there are too few samples",
	"not-a-number": "a reading is not a number",
	"no-iterations": "no iterations lie between the samples",
	"uneven-columns": "the samples are not in order",
	"no-common-samples": "the runs share too few iteration counts"
};
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
function workloadResult(workload, measured, explanation, notes, today) {
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
	const verdict = excused(verdictOf(measured.deciding, words), findings, measured.deciding);
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
function excused(verdict, findings, deciding) {
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
	const picked = evenly(reference.iterations.length, MOST_PLOT_POINTS);
	const line = (series) => series.length === 0 ? null : picked.map((sample) => median(series.map(({ metrics }) => metrics[key]?.[sample] ?? 0)));
	return {
		metric: key,
		unit: unitOf(key),
		iterations: picked.map((sample) => reference.iterations[sample]),
		base: line(base),
		head: line(head)
	};
}
function evenly(length, most) {
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
		return workloadResult(workload, failed, NOTHING_EXPLAINED, [], todayOf(ports));
	}
}
async function runPresentWorkload(workload, surroundings, ports) {
	const { request, sides, workloads } = surroundings;
	const budgetMs = Math.max(surroundings.budgetMs, leastBudgetMs(workload));
	const node = await ports.findNode(workload.node);
	const overlay = await placed(workload, sides, ports);
	const notes = [...sides.base.kind === "none" ? [{
		code: sides.base.code,
		text: sides.base.text
	}] : [], ...overlay.kind === "equal" ? [] : [overlay.note]];
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
		notes: [...notes, ...stored.notes()],
		fingerprints: fingerprintsResult(fingerprints)
	};
	const unable = whyBaseIsUnable(measured);
	if (unable === null) return explained(task, measured, told, ports);
	const alone = {
		...task,
		base: null,
		stored: null
	};
	const onHead = await measureSides(alone, ports);
	const runs = [...measured.runs, ...onHead.runs];
	return explained(alone, {
		...onHead,
		runs
	}, {
		...told,
		notes: [...told.notes, unable]
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
async function explained({ workload, base, head }, measured, { notes, fingerprints }, ports) {
	const explanation = await explainWhereAsked(measured, {
		base,
		head
	}, workload, ports);
	return {
		...workloadResult(workload, measured, explanation, notes, todayOf(ports)),
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
				workload: workload.name
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

// src/benchmark/planted-workload.ts
/** What is kept at each planting, as the body of a function without parameters. */
const PLANTINGS = {
	object: "kept.push({ planted: calls, by: null })",
	closure: "const at = calls; kept.push(() => at)",
	listener: "emitter.on('planted', () => {})",
	buffer: "kept.push(Buffer.alloc(64))",
	timer: "setTimeout(() => {}, 2 ** 30).unref()"
};
/**
* Text of an ES module that does what the workload beside it does, and plants; without a plant it only passes on, so that
* both sides of a calibration run the same code.
* @param workloadFile name of the workload's file, in the same folder
*/
function plantedWorkload(workloadFile, plant) {
	const planting = plant === null ? "" : `if (calls % ${plant.every} === 0) { ${PLANTINGS[plant.kind]} }`;
	return `import { EventEmitter } from 'node:events'
import * as namespace from ${JSON.stringify(`./${workloadFile}`)}

const outer = namespace.default
const iterate = typeof outer === 'function' ? outer : outer.default
const other = (name) => namespace[name] ?? outer?.[name]
const emitter = new EventEmitter().setMaxListeners(0)
const kept = []
let calls = 0

export const setup = (context) => other('setup')?.(context)
export const teardown = (context) => other('teardown')?.(context)
export default function iteration(context) {
  calls++
  ${planting}
  return iterate(context)
}
`;
}

// src/benchmark/calibrate.ts
const PLANTS = [
	{
		kind: "object",
		every: 1
	},
	{
		kind: "closure",
		every: 1
	},
	{
		kind: "listener",
		every: 1
	},
	{
		kind: "buffer",
		every: 1
	},
	{
		kind: "timer",
		every: 1
	},
	{
		kind: "object",
		every: 16
	},
	{
		kind: "object",
		every: 50
	}
];
/** A/A on the workload, then every plant. `side` is the one copy that everything runs in. */
async function calibrateWorkload(workload, side, budgetMs, ports) {
	const clean = await withPlant(side, null, ports);
	const compare = async (head) => {
		const startedMs = ports.nowMs();
		const base = {
			...clean,
			side: "base",
			request: {
				...clean.request,
				side: "base"
			}
		};
		return {
			outcome: await measureSides({
				workload,
				base,
				head,
				budgetMs,
				workloads: 1,
				stored: null
			}, ports),
			seconds: (ports.nowMs() - startedMs) / 1e3
		};
	};
	const noise = await compare(clean);
	if (noise.outcome.kind === "failed") return failed(noise.outcome);
	const { difference, threshold, decision } = heapOf(noise.outcome);
	const interval = difference?.interval ?? [0, 0];
	const plants = [];
	for (const plant of PLANTS) {
		const { outcome, seconds } = await compare(await withPlant(side, plant, ports));
		if (outcome.kind === "failed") return failed(outcome);
		plants.push({
			plant,
			verdict: outcome.deciding.decision.kind,
			differenceBytesPerIteration: heapOf(outcome).difference?.slopePerIteration ?? null,
			seconds
		});
	}
	return {
		kind: "calibrated",
		workload: workload.name,
		noise: {
			differenceBytesPerIteration: difference?.slopePerIteration ?? 0,
			interval,
			verdict: `${decision.kind} (${decision.code})`,
			thresholdBytesPerIteration: threshold
		},
		smallestLeakBytesPerIteration: difference === null ? threshold : resolutionOf(difference, threshold).smallestLeak,
		falseAlarmBound: FAMILY_ERROR,
		cost: {
			seconds: noise.seconds,
			runs: noise.outcome.runs.length,
			iterationsPerRun: noise.outcome.iterations
		},
		plants
	};
	function failed({ failure }) {
		return {
			kind: "failed",
			workload: workload.name,
			failure
		};
	}
}
function heapOf(outcome) {
	return outcome.metrics.find(({ key }) => key === "heapUsed") ?? outcome.deciding;
}
/** The same workload behind a module that plants, in a file beside it. */
async function withPlant(side, plant, ports) {
	const { modulePath } = side.request;
	const name = plant === null ? "clean" : `${plant.kind}-${plant.every}`;
	const planted = join(dirname(modulePath), `.heapslope-${name}.mjs`);
	await ports.layFile(planted, plantedWorkload(basename(modulePath), plant));
	return {
		...side,
		request: {
			...side.request,
			modulePath: planted
		}
	};
}

// src/benchmark/run-calibration.ts
const NOT_CALLED = {
	code: "workload-not-a-function",
	text: "Only workloads of the kind `iterate` can be calibrated: there is no function to plant a leak behind."
};
/** Calibrates the workloads one after the other, on head alone. @throws as `runBenchmark`, and where `setup` fails */
async function runCalibration({ config, only, sides: request }, ports) {
	const sides = await ports.prepareSides(request);
	try {
		const outcomes = [];
		for (const workload of selectedWorkloads(expandWorkloads(config, sides.head.files), only)) {
			ports.progress({
				kind: "workload-started",
				workload: workload.name
			});
			if (workload.kind !== "iterate") {
				outcomes.push({
					kind: "failed",
					workload: workload.name,
					failure: NOT_CALLED
				});
				continue;
			}
			await ports.overlayWorkload(sides, workload);
			const node = await ports.findNode(workload.node);
			const side = sideRunOf("head", sides.head, workload, node, workload.budgetMs, ports);
			outcomes.push(await calibrateWorkload(workload, side, workload.budgetMs, ports));
		}
		return outcomes;
	} finally {
		await sides.remove();
	}
}

// src/benchmark/machine.ts
/** Installs are somebody else's code; past this they hang. */
const COMMAND_TIMEOUT_MS = 12e5;
/** The main job with real processes, git, files and clocks. @throws as `runBenchmark` */
function benchmarkOfThisMachine(job) {
	return runBenchmark(requestFor(job), portsFor(job));
}
/** @throws as `runCalibration` */
function calibrateOnThisMachine(job) {
	return runCalibration(requestFor(job), portsFor(job));
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
		analyzeGrowth: (request) => analyzeGrowth(request, { signal }),
		compressSnapshot: (path) => compressSnapshot(path, signal),
		redactSnapshot: (request) => redactSnapshot(request, { signal }),
		report,
		progress,
		nowMs: () => performance.now(),
		wallClock: () => /* @__PURE__ */ new Date(),
		platform: {
			os: process.platform,
			arch: process.arch
		},
		version: version$1,
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
		case "workload-started": return `${progress.workload}:`;
		case "run-started": {
			const { workload, purpose, side, iterations, estimatedMs } = progress;
			const seconds = estimatedMs === null ? "" : `, about ${Math.max(1, Math.round(estimatedMs / 1e3))} s`;
			return `${workload}: ${PURPOSE[purpose]} ${side}, ${iterations} iterations${seconds}`;
		}
		case "round-compared": {
			const difference = progress.differenceBytesPerIteration;
			const words = difference === null ? "not comparable yet" : `${difference.toFixed(1)} bytes per iteration so far`;
			return `${progress.workload}: ${words}`;
		}
		case "analyzing": return `${progress.workload}: reading the snapshots of ${progress.side}`;
		case "workload-decided": return `${progress.workload}: ${progress.verdict.kind}`;
	}
}
const PURPOSE = {
	pilot: "trying",
	measure: "measuring",
	explain: "taking snapshots of"
};

// src/cli/config-options.ts
const SETTINGS = [
	"setup",
	"build",
	"node",
	"v8",
	"threshold",
	"budget",
	"total-budget",
	"baseline",
	"warmup",
	"snapshots",
	"redact",
	"snapshot-format",
	"iteration-timeout"
];
/** Options of every command that measures: where the config is, and settings that win over it. */
const CONFIG_OPTIONS = {
	config: "text",
	workload: "text",
	...Object.fromEntries(SETTINGS.map((name) => [name, "text"]))
};
/** @throws {UsageError} where nothing says what to measure, ConfigError where it cannot be understood */
async function configOf({ texts }, repository, { workingDirectory }) {
	const settings = Object.fromEntries(SETTINGS.filter((name) => texts[name] !== void 0).map((name) => [name, texts[name]]));
	if (texts["workload"] !== void 0) {
		if (texts["config"] !== void 0) throw new UsageError("--workload needs no config file: leave out --workload or --config.");
		const file = relative(repository, resolve(workingDirectory, texts["workload"])).split("\\").join("/");
		return configOfWorkload(file, settings);
	}
	const names = texts["config"] === void 0 ? CONFIG_FILE_NAMES.map((name) => join(repository, name)) : [resolve(workingDirectory, texts["config"])];
	for (const name of names) {
		const text = await readFile(name, "utf8").catch(() => void 0);
		if (text !== void 0) return parseConfig(relative(workingDirectory, name) || name, text, settings);
	}
	throw new UsageError(texts["config"] === void 0 ? "There is nothing to run: name a workload (--workload bench/router.leak.mjs), or write a heapslope.yml." : `There is no config file ${texts["config"]}. Name one that exists with --config, or a module with --workload.`);
}

// src/cli/progress-lines.ts
/** Progress on stderr: one line that is rewritten on a terminal, a line an event elsewhere. */
function progressLines(stderr) {
	let open = false;
	return {
		report: (progress) => {
			const line = progressText(progress);
			if (!stderr.isTerminal) return stderr.write(`${line}\n`);
			const lasting = progress.kind === "workload-decided";
			stderr.write(`\r\u001b[2K${line.slice(0, stderr.columns - 1)}${lasting ? "\n" : ""}`);
			open = !lasting;
		},
		end: () => {
			if (open) stderr.write("\r\x1B[2K");
			open = false;
		}
	};
}

export { calibrateOnThisMachine as a, openReportFolder as c, benchmarkOfThisMachine as i, CONFIG_OPTIONS as n, storedReportAt as o, configOf as r, repositoryRoot as s, progressLines as t };