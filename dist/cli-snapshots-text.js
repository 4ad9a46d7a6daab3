import { C as bytesText, D as signedText, E as signedBytesText, N as visibleText, T as numberText, _ as phrase, c as objectName, i as paintFor, l as retainerPathText, n as terminalTable, r as wrapped, u as siteWords, v as plainPhrase, w as countText, x as text } from "./cli-terminal-text.js";

// src/report/terminal/snapshots-text.ts
const MAX_SUSPECTS = 20;
const MAX_NAME = 60;
const MAX_PATH_CHARACTERS = 600;
const MAX_PLACE_CHARACTERS = 200;
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
			visibleText(objectName(suspect), MAX_NAME),
			numberText(suspect.objects),
			bytesText(suspect.selfBytes),
			bytesText(suspect.retainedBytes)
		].map((cell) => phrase(text(cell))))
	};
	return [
		...terminalTable(table, options.columns, paint),
		...shown.flatMap((suspect, rank) => [
			"",
			...headLines(suspect, rank, options.columns, paint),
			...indented(visibleText(retainerPathText(suspect.retainerPath), MAX_PATH_CHARACTERS), options.columns),
			...placeLines(suspect, options.columns),
			...heldLines(suspect, options.columns)
		]),
		...suspects.length > shown.length ? ["", `… and ${countText(suspects.length - shown.length, "more group")}; --json prints them all.`] : [],
		""
	].join("\n");
}
function placeLines({ allocationSite, definition }, columns) {
	if (allocationSite !== null) return indented(plainPhrase(phrase("allocated ", ...siteWords(allocationSite, null))), columns);
	if (definition === void 0) return [];
	return indented(visibleText(`defined at ${definition.file}:${definition.line}`, MAX_PLACE_CHARACTERS), columns);
}
function heldLines({ within, holds = [] }, columns) {
	if (within !== void 0) return indented(`a part of what ${visibleText(within.constructorName, MAX_NAME)} retains`, columns);
	const held = holds.map((one) => `${visibleText(objectName(one), MAX_NAME)} (${numberText(one.objects)}, retain ${bytesText(one.retainedBytes)})`);
	return held.length === 0 ? [] : indented(`holds ${held.join(", ")}`, columns);
}
/** What is known of a snapshot that was too large: why, and its classes by size. */
function renderClassCounts({ text: why, classes }, options) {
	const table = {
		heads: [
			"class",
			"objects",
			"own size"
		],
		rows: classes.slice(0, MAX_CHANGES).map(({ name, objects, selfSizeBytes }) => [
			visibleText(name, MAX_NAME),
			numberText(objects),
			bytesText(selfSizeBytes)
		].map((cell) => phrase(text(cell))))
	};
	return [
		...wrapped(why, options.columns),
		"Grant more with --memory SIZE.",
		"",
		...terminalTable(table, options.columns, paintFor(options.color)),
		""
	].join("\n");
}
/** The name stands out, on its first line. */
function headLines(suspect, rank, columns, paint) {
	const name = visibleText(objectName(suspect), MAX_NAME);
	const holder = suspect.container === null ? "" : ` held by ${visibleText(suspect.container, MAX_NAME)}`;
	const [first = "", ...rest] = wrapped(`${rank + 1}. ${name}${holder}`, columns - 3);
	return [first.replace(name, () => paint.bold(name)), ...rest.map((line) => `   ${line}`)];
}
const MAX_CHANGES = 40;
/** Two snapshots against each other: totals, then the classes that changed most, each with where they are held. */
function renderComparison({ before, after, changes }, options) {
	const paint = paintFor(options.color);
	const totals = wrapped(`${bytesText(before.selfBytes)} in ${countText(before.objects, "node")} before, ${bytesText(after.selfBytes)} in ${countText(after.objects, "node")} after: ` + signedBytesText(after.selfBytes - before.selfBytes), options.columns);
	if (changes.length === 0) return `${totals.join("\n")}\nNo class differs.\n`;
	const shown = changes.slice(0, MAX_CHANGES);
	const table = {
		heads: [
			"what changed",
			"objects",
			"own size"
		],
		rows: shown.map((change) => [
			visibleText(changeName(change), MAX_NAME),
			signedText(change.after.objects - change.before.objects),
			signedBytesText(change.after.selfBytes - change.before.selfBytes)
		].map((cell) => phrase(text(cell))))
	};
	return [
		...totals,
		"",
		...terminalTable(table, options.columns, paint),
		...changes.length > shown.length ? [`… and ${countText(changes.length - shown.length, "more group")}; --json prints them by class.`] : [],
		""
	].join("\n");
}
function changeName({ constructorName, shape, retainerPath }) {
	const name = shape === null ? constructorName : `{${shape.keys.join(", ")}}`;
	const holder = retainerPath.at(-2);
	return holder === void 0 || retainerPath.length < 3 ? name : `${name} under ${holder}`;
}
/** Nodes with a way to the roots and what holds them directly. */
function renderRetention(nodes, options) {
	const paint = paintFor(options.color);
	return nodes.flatMap(({ node, path, retainers, retainerCount }) => [
		...wrapped(nodeText(node), options.columns).map(paint.bold),
		...path.flatMap((step) => indented(stepText(step), options.columns)),
		...nodes.length > 1 ? [] : [
			"",
			`held by ${countText(retainerCount, "edge")}, nearest to the roots first:`,
			...retainers.flatMap((step) => indented(stepText(step), options.columns))
		],
		""
	]).join("\n");
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

export { renderSuspects as i, renderComparison as n, renderRetention as r, renderClassCounts as t };