import { t as UsageError } from "./cli-command.js";
import { _ as visibleText, c as objectName, d as phrase, f as plainPhrase, g as numberText, h as countText, i as paintFor, l as retainerPathText, m as bytesText, n as terminalTable, p as text, r as wrapped, u as siteWords } from "./cli-report.js";
import { i as findSnapshots } from "./cli-options.js";
import { join } from "node:path";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { tmpdir } from "node:os";

// src/report/terminal/snapshots-text.ts
const MAX_SUSPECTS = 20;
const MAX_NAME = 60;
/** What grew between snapshots: a table of the groups, then what holds each and where it was allocated. */
function renderSuspects(suspects, options) {
	if (suspects.length === 0) return "Nothing grew: no object of (S1, S2] is still there in the last snapshot.\n";
	const paint = paintFor(options.color);
	const shown = suspects.slice(0, MAX_SUSPECTS);
	const table = {
		heads: [
			"what grew",
			"objects",
			"own size",
			"retained"
		],
		rows: shown.map((suspect) => [
			visibleText(objectName({
				...suspect,
				kind: "new",
				base: null
			}), MAX_NAME),
			numberText(suspect.objects),
			bytesText(suspect.selfBytes),
			bytesText(suspect.retainedBytes)
		].map((cell) => phrase(text(cell))))
	};
	return [
		...terminalTable(table, options.columns, paint),
		...shown.flatMap((suspect, rank) => [
			"",
			`${rank + 1}. ${paint.bold(visibleText(suspect.constructorName, MAX_NAME))}${heldBy(suspect)}`,
			...indented(retainerPathText(suspect.retainerPath), options.columns),
			...suspect.allocationSite === null ? [] : indented(plainPhrase(phrase("allocated ", ...siteWords(suspect.allocationSite, null))), options.columns)
		]),
		...suspects.length > shown.length ? ["", `… and ${countText(suspects.length - shown.length, "more group")}; --json prints them all.`] : [],
		""
	].join("\n");
}
function heldBy({ container }) {
	return container === null ? "" : ` held by ${visibleText(container, MAX_NAME)}`;
}
/** Nodes with a way to the roots and what holds them directly. */
function renderRetention(nodes, options) {
	const paint = paintFor(options.color);
	return [...nodes.flatMap(({ node, path, retainers, retainerCount }) => [
		paint.bold(nodeText(node)),
		...path.map((step) => `  ${stepText(step)}`),
		...nodes.length > 1 ? [] : [
			"",
			`held by ${countText(retainerCount, "edge")}, nearest to the roots first:`,
			...retainers.map((step) => `  ${stepText(step)}`)
		],
		""
	])].join("\n");
}
function stepText({ edgeName, edgeType, isWeak, from }) {
	const name = edgeType === "element" || edgeType === "hidden" ? `[${edgeName}]` : `.${visibleText(edgeName, MAX_NAME)}`;
	return `${isWeak ? "weakly " : ""}${name} of ${nodeText(from)}`;
}
function nodeText({ id, className, name, selfBytes, retainedBytes, distance }) {
	const own = name === className || name === "" ? "" : ` ${visibleText(name, MAX_NAME)}`;
	const far = distance === null ? "unreachable" : `distance ${distance >= 1e8 ? "of the system" : distance}`;
	return `${visibleText(className, MAX_NAME)}${own} @${id} (${far}, ${bytesText(selfBytes)}, retains ${bytesText(retainedBytes)})`;
}
function indented(words, columns) {
	return wrapped(words, columns - 3).map((line) => `   ${line}`);
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
			const found = await findSnapshots(name).catch((cause) => {
				throw cause.code === "ENOENT" ? new UsageError(`There is no file or folder ${name}.`) : cause;
			});
			if (found.length === 0) throw new UsageError(`There is no .heapsnapshot in ${name}.`);
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
/** A progress bar on stderr, on terminals only. */
function progressBar(stderr) {
	const width = 30;
	let drawn = false;
	return {
		onProgress: ({ label, readBytes, totalBytes }) => {
			if (!stderr.isTerminal) return;
			const share = totalBytes === null ? 0 : Math.min(1, readBytes / totalBytes);
			const line = `${"█".repeat(Math.round(share * width)).padEnd(width, "░")} ${Math.round(readBytes / 1048576)} MiB of ${label}`;
			stderr.write(`\r\u001b[2K${line.slice(0, stderr.columns - 1)}`);
			drawn = true;
		},
		end: () => {
			if (drawn) stderr.write("\r\x1B[2K");
		}
	};
}

export { renderSuspects as i, progressBar as n, renderRetention as r, openSnapshots as t };