#!/usr/bin/env node
import { t as version } from "./cli-package.js";
import { n as nearestKnown, t as UsageError } from "./cli-command.js";
import { t as shownText } from "./cli-shown-text.js";

// src/cli/commands.ts
const COMMANDS = {
	run: {
		summary: "measure head against base and explain what grows",
		synopsis: "[NAME...] [--filter PATTERN,...] [--base REF] [--head REF] [--config FILE | --workload FILE]",
		load: async () => (await import("./cli-run2.js")).run
	},
	init: {
		summary: "write a first workload, its config and its workflow, and run it once",
		synopsis: "[FOLDER] [--dry-run] [--no-run] [--json]",
		load: async () => (await import("./cli-init.js")).init
	},
	demo: {
		summary: "find a planted leak in a small program of our own",
		synopsis: "[--json] [--report-folder FOLDER]",
		load: async () => (await import("./cli-demo.js")).demo
	},
	calibrate: {
		summary: "measure head against itself, then with leaks of known size",
		synopsis: "[NAME...] [--filter PATTERN,...] [--config FILE | --workload FILE] [--save]",
		load: async () => (await import("./cli-calibrate.js")).calibrate
	},
	analyze: {
		summary: "name what grows across three heap snapshots",
		synopsis: "S1 S2 S3 | FOLDER | ZIP [--iterations N] [--source FOLDER] [--memory SIZE] [--redact]",
		load: async () => (await import("./cli-analyze.js")).analyze
	},
	diff: {
		summary: "compare two heap snapshots, of one process or of two",
		synopsis: "BEFORE AFTER [--json prints a HeapDiff]",
		load: async () => (await import("./cli-diff.js")).diff
	},
	redact: {
		summary: "mask the contents of strings in a heap snapshot",
		synopsis: "IN OUT",
		load: async () => (await import("./cli-redact.js")).redact
	},
	retainers: {
		summary: "show what holds an object of a heap snapshot",
		synopsis: "FILE (@ID | CONSTRUCTOR)",
		load: async () => (await import("./cli-retainers.js")).retainers
	}
};

// src/cli/usage.ts
/** The help text: what can be called, and what its exit status says. */
function usage() {
	const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
	return [
		"heapslope: memory-leak regression testing for Node.js",
		"",
		"Usage: heapslope COMMAND [ARGUMENT...] [--json]",
		"",
		...Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`),
		"",
		...Object.entries(COMMANDS).map(([name, { synopsis }]) => `heapslope ${name} ${synopsis}`),
		"",
		"Exit status: 0 unchanged or improvement, 1 regression, 2 inconclusive, 3 failed.",
		""
	].join("\n");
}

// src/cli/main.ts
const OLDEST_NODE = 20;
/** The only catch that prints, the only exit status. */
async function main(argv) {
	const [name, ...args] = argv;
	if (name === void 0 || name === "help" || name === "--help" || name === "-h") {
		process.stdout.write(usage());
		return name === void 0 ? 3 : 0;
	}
	if (name === "--version") {
		process.stdout.write(`${version}\n`);
		return 0;
	}
	const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : void 0;
	if (entry === void 0) {
		const nearest = nearestKnown(name, Object.keys(COMMANDS));
		throw new UsageError(`There is no command ${JSON.stringify(name)}${nearest === null ? "" : `; did you mean ${nearest}?`} heapslope --help lists them all.`);
	}
	return (await entry.load())({
		args,
		workingDirectory: process.cwd(),
		environment: process.env,
		signal: interruption(),
		stdout: outputOf(process.stdout),
		stderr: outputOf(process.stderr)
	});
}
function outputOf(stream) {
	return {
		write: (text) => void stream.write(text),
		columns: stream.columns ?? 100,
		isTerminal: stream.isTTY === true
	};
}
/** The first SIGINT or SIGTERM asks everything to end and clean up; a second one no longer waits for it. */
function interruption() {
	const controller = new AbortController();
	for (const name of ["SIGINT", "SIGTERM"]) process.on(name, () => {
		if (controller.signal.aborted) process.exit(3);
		controller.abort(/* @__PURE__ */ new Error(`Interrupted by ${name}.`));
	});
	return controller.signal;
}
function complain(error) {
	const expected = error instanceof Error;
	const text = expected ? error.message : String(error);
	process.stderr.write(`heapslope: ${shownText(text)}\n`);
	if (expected && process.env.HEAPSLOPE_DEBUG) process.stderr.write(`${error.stack}\n`);
}
if (Number(process.versions.node.split(".")[0]) < OLDEST_NODE) {
	complain(/* @__PURE__ */ new Error(`heapslope needs Node ${OLDEST_NODE} or later, this is ${process.version}.`));
	process.exitCode = 3;
} else try {
	process.exitCode = await main(process.argv.slice(2));
} catch (error) {
	complain(error);
	process.exitCode = 3;
}

export {  };