import { S as configOfWorkload } from "./cli-progress-lines.js";
import { r as runMainJob, t as onTerminal } from "./cli-run.js";
import { t as parseOptions } from "./cli-options.js";
import { promisify } from "node:util";
import { dirname, join, resolve } from "node:path";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { execFile } from "node:child_process";

// src/cli/demo/program.ts
const DEMO_WORKLOAD = "bench/visits.leak.mjs";
/** What the demo plants, and so has to find. */
const PLANTED = {
	constructorName: "Visit",
	holder: "leakyData",
	file: "src/visits.mjs",
	line: 15
};
const VISITS = `const recentData = []
const leakyData = []

class Visit {
  constructor(page, visitor) {
    this.page = page
    this.visitor = visitor
    this.seconds = 0
    this.previous = null
  }
}

/** Remembers a visit until the next flush. */
export function record(page, visitor) {
  const visit = new Visit(page, visitor)
  recentData.push(visit)
  leakyData.push(visit)
  return visit
}
`;
const CLEAN_FLUSH = `
export function flush() {
  recentData.length = 0
  leakyData.length = 0
}
`;
const LEAKING_FLUSH = `
export function flush() {
  recentData.length = 0
}
`;
const SHARED = {
	"package.json": `${JSON.stringify({
		name: "heapslope-demo",
		private: true,
		type: "module"
	}, null, 2)}\n`,
	[DEMO_WORKLOAD]: `import { flush, record } from '../src/visits.mjs'

export default function iteration() {
  record('/pricing', 'somebody')
  flush()
}
`
};
const CLEAN_PROGRAM = {
	...SHARED,
	[PLANTED.file]: VISITS + CLEAN_FLUSH
};
const LEAKING_PROGRAM = {
	...SHARED,
	[PLANTED.file]: VISITS + LEAKING_FLUSH
};

// src/cli/demo/repository.ts
const git = promisify(execFile);
/** Nothing of the user's git config takes part: no hooks, no signing, no templates. */
const GIT_ENVIRONMENT = {
	...process.env,
	GIT_CONFIG_GLOBAL: process.platform === "win32" ? "NUL" : "/dev/null",
	GIT_CONFIG_NOSYSTEM: "1",
	GIT_AUTHOR_NAME: "heapslope demo",
	GIT_AUTHOR_EMAIL: "demo@heapslope.invalid",
	GIT_COMMITTER_NAME: "heapslope demo",
	GIT_COMMITTER_EMAIL: "demo@heapslope.invalid"
};
/** A temporary repository of two commits: the program without its leak, then with it. */
async function createDemoRepository() {
	const path = await mkdtemp(join(tmpdir(), "heapslope-demo-"));
	const run = async (...args) => (await git("git", args, {
		cwd: path,
		env: GIT_ENVIRONMENT
	})).stdout.trim();
	const remove = () => rm(path, {
		recursive: true,
		force: true
	});
	try {
		await run("init", "--quiet", "--initial-branch=main");
		await commit(path, run, CLEAN_PROGRAM, "Record visits, flush both lists");
		const base = await run("rev-parse", "HEAD");
		await commit(path, run, LEAKING_PROGRAM, "Simplify flush");
		return {
			path,
			base,
			remove
		};
	} catch (error) {
		await remove();
		throw error;
	}
}
async function commit(path, run, files, message) {
	for (const [name, text] of Object.entries(files)) {
		await mkdir(dirname(join(path, name)), { recursive: true });
		await writeFile(join(path, name), text);
	}
	await run("add", "--all");
	await run("commit", "--quiet", "--message", message);
}

// src/cli/commands/demo.ts
/** `heapslope demo`: the real main job on a small program with a planted leak. Exits 0 when it found what it planted. */
const demo = async (context) => {
	const { flags, texts } = parseOptions(context.args, {
		json: "flag",
		"report-folder": "text"
	});
	const repository = await createDemoRepository();
	try {
		const result = await runMainJob({
			config: configOfWorkload(DEMO_WORKLOAD, {
				setup: "none",
				snapshots: "always"
			}),
			repository: repository.path,
			head: { ref: "HEAD" },
			base: repository.base,
			only: [],
			reportFolder: resolve(context.workingDirectory, texts["report-folder"] ?? "heapslope-report"),
			reproduce: "npx heapslope demo"
		}, context);
		context.stdout.write(flags.has("json") ? `${JSON.stringify(result)}\n` : onTerminal(result, context));
		if (foundThePlantedLeak(result)) return 0;
		context.stderr.write("heapslope: the demo did not find the leak that it planted; please report this.\n");
		return 3;
	} finally {
		await repository.remove();
	}
};
function foundThePlantedLeak(result) {
	const leading = result.workloads[0]?.findings[0];
	return result.verdict.kind === "regression" && leading?.constructorName === PLANTED.constructorName && leading.retainerPath.some((step) => step.includes(PLANTED.holder)) && leading.allocationSite?.file === PLANTED.file && leading.allocationSite.line === PLANTED.line;
}

export { demo };