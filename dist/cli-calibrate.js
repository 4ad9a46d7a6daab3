import { c as repositoryRoot, i as selectionOf, m as writeCalibrations, n as CONFIG_OPTIONS, o as calibrateOnThisMachine, p as openReportFolder, r as configOf, s as keptCalibrations, t as progressLines } from "./cli-progress-lines.js";
import { t as parseOptions } from "./cli-options.js";
import { resolve } from "node:path";
import { tmpdir } from "node:os";

// src/cli/calibration-text.ts
/** What was found, for people; one block a workload. */
function calibrationText(outcomes) {
	return outcomes.map(oneText).join("\n");
}
function oneText(outcome) {
	if (outcome.kind === "failed") return `${outcome.workload}: failed. ${outcome.failure.text}\n`;
	const { workload, noise, cost, plants } = outcome;
	const [low, high] = noise.interval;
	const found = plants.filter(({ verdict }) => verdict === "regression").length;
	return [
		`${workload}: leaks from ${round(outcome.smallestLeakBytesPerIteration)} bytes per iteration on are found, ${found} of ${plants.length} planted ones were, in ${cost.seconds.toFixed(1)} s a comparison`,
		"",
		`  noise floor          ${round(noise.differenceBytesPerIteration)} bytes per iteration (${round(low)} to ${round(high)}), ${noise.verdict}`,
		`  threshold            ${round(noise.thresholdBytesPerIteration)} bytes per iteration`,
		`  false alarms         at most ${outcome.falseAlarmBound * 1e3} in 1,000 pull requests`,
		`  cost                 ${cost.runs} runs of ${cost.iterationsPerRun} iterations`,
		"",
		...plants.map(plantText),
		""
	].join("\n");
}
function plantText({ plant, verdict, differenceBytesPerIteration, seconds }) {
	const rhythm = plant.every === 1 ? "every iteration" : `one iteration in ${plant.every}`;
	const word = verdict === "regression" ? "found" : `not found (${verdict})`;
	const facts = [...differenceBytesPerIteration === null ? [] : [`${round(differenceBytesPerIteration)} bytes per iteration`], `${seconds.toFixed(1)} s`];
	return `  ${plant.kind.padEnd(9)} ${rhythm.padEnd(20)} ${word.padEnd(12)} ${facts.join(", ")}`;
}
function round(value) {
	return Number(value.toPrecision(4)).toLocaleString("en-US", { maximumFractionDigits: 4 });
}

// src/cli/commands/calibrate.ts
/** `heapslope calibrate`: what the check can be trusted with on these workloads. Exits 0 where every plant was found. */
const calibrate = async (context) => {
	const options = parseOptions(context.args, {
		...CONFIG_OPTIONS,
		head: "text",
		"report-folder": "text",
		json: "flag",
		save: "flag"
	});
	const { texts, flags } = options;
	const { signal, environment, stdout, workingDirectory } = context;
	const repository = await repositoryRoot(workingDirectory, environment, signal);
	const config = await configOf(options, repository, context);
	const report = await openReportFolder(resolve(workingDirectory, texts["report-folder"] ?? "heapslope-report"));
	const lines = progressLines(context.stderr);
	try {
		const outcomes = await calibrateOnThisMachine({
			config,
			only: selectionOf(options),
			repository,
			head: texts["head"] === void 0 ? "working-tree" : { ref: texts["head"] },
			base: texts["head"] ?? "HEAD",
			event: null,
			report,
			temporaryFolder: tmpdir(),
			reproduce: "npx heapslope calibrate",
			environment,
			progress: lines.report,
			signal
		});
		lines.end();
		if (flags.has("save")) await writeCalibrations(repository, keptCalibrations(outcomes));
		stdout.write(flags.has("json") ? `${JSON.stringify({ calibrations: outcomes })}\n` : calibrationText(outcomes));
		return exitCodeFor(outcomes);
	} finally {
		lines.end();
	}
};
function exitCodeFor(outcomes) {
	if (outcomes.some(({ kind }) => kind === "failed")) return 3;
	return outcomes.every((outcome) => outcome.kind === "calibrated" && outcome.plants.every(({ verdict }) => verdict === "regression")) ? 0 : 2;
}

export { calibrate };