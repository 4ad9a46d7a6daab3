import { c as openReportFolder, i as benchmarkOfThisMachine, n as CONFIG_OPTIONS, o as storedReportAt, r as configOf, s as repositoryRoot, t as progressLines } from "./cli-progress-lines.js";
import { a as renderSummary, o as renderComment, s as renderHtml, t as renderTerminal } from "./cli-report.js";
import { i as exitCodeOf } from "./cli-metric.js";
import { t as parseOptions } from "./cli-options.js";
import { resolve } from "node:path";
import { tmpdir } from "node:os";

// src/cli/main-job.ts
/** Nothing is uploaded from here. */
const NO_LINKS = {
	artifacts: [],
	source: null
};
/** Runs the main job from the command line: progress on stderr, the report in its folder. */
async function runMainJob({ reportFolder, ...job }, { environment, signal, stderr }) {
	const report = await openReportFolder(reportFolder);
	const lines = progressLines(stderr);
	try {
		const result = await benchmarkOfThisMachine({
			...job,
			event: null,
			report,
			temporaryFolder: tmpdir(),
			environment,
			progress: lines.report,
			signal
		});
		await report.writeText("comment.md", renderComment(result, NO_LINKS));
		await report.writeText("summary.md", renderSummary(result, NO_LINKS));
		await report.writeText("report.html", renderHtml(result, report.writtenSeries));
		return result;
	} finally {
		lines.end();
	}
}

// src/cli/commands/run.ts
const OPTIONS = {
	base: "text",
	head: "text",
	"base-result": "text",
	"report-folder": "text",
	json: "flag",
	...CONFIG_OPTIONS
};
/** `heapslope run`: the main job on this checkout. */
const run = async (context) => {
	const options = parseOptions(context.args, OPTIONS);
	const repository = await repositoryRoot(context.workingDirectory, context.environment, context.signal);
	const { base, head, baseline, "base-result": baseResult } = options.texts;
	const read = await configOf(options, repository, context);
	const config = baseResult === void 0 || baseline !== void 0 ? read : {
		...read,
		baseline: "stored"
	};
	const result = await runMainJob({
		config,
		repository,
		head: head === void 0 ? "working-tree" : { ref: head },
		base: base ?? null,
		storedReports: await storedReportsAt(baseResult === void 0 ? null : resolve(context.workingDirectory, baseResult)),
		only: options.positionals,
		reportFolder: resolve(context.workingDirectory, options.texts["report-folder"] ?? "heapslope-report"),
		reproduce: ["npx heapslope run", ...reproducing(context.args).map(shellWord)].join(" ")
	}, context);
	context.stdout.write(options.flags.has("json") ? `${JSON.stringify(result)}\n` : onTerminal(result, context));
	return exitCodeOf(result.verdict.kind);
};
/** Read at once: the report folder may be the same, and is emptied for the new report. */
async function storedReportsAt(path) {
	const found = path === null ? {
		reports: [],
		problem: "no earlier result is named with --base-result"
	} : await storedReportAt(path);
	return () => Promise.resolve(found);
}
/** The result as a person at a terminal reads it. */
function onTerminal(result, { stdout, environment }) {
	const color = stdout.isTerminal && environment["NO_COLOR"] === void 0;
	return renderTerminal(result, {
		columns: stdout.columns,
		color
	});
}
/** Where the report went and in which form is nobody else's business. */
function reproducing(args) {
	return args.filter((word, i) => word !== "--json" && !word.startsWith("--report-folder") && args[i - 1] !== "--report-folder");
}
function shellWord(word) {
	return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

export { run as n, runMainJob as r, onTerminal as t };