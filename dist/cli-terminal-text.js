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
const MAX_PATH_STEPS = 12;
/** (GC roots) → sessions → [*] → Session; a long path loses its middle. */
function retainerPathText(path, maxSteps = MAX_PATH_STEPS) {
	if (path.length <= maxSteps) return path.join(" → ");
	const tail = Math.ceil((maxSteps - 1) / 2);
	const head = maxSteps - 1 - tail;
	return [
		...path.slice(0, head),
		`… ${path.length - head - tail} more …`,
		...path.slice(-tail)
	].join(" → ");
}

// src/report/terminal/paint.ts
const ESCAPE = "\x1B[";
function paintFor(color) {
	const ink = (on, off) => color ? (text) => `${ESCAPE}${on}m${text}${ESCAPE}${off}m` : (text) => text;
	return {
		bold: ink(1, 22),
		dim: ink(2, 22),
		red: ink(31, 39),
		green: ink(32, 39),
		yellow: ink(33, 39),
		blue: ink(34, 39),
		magenta: ink(35, 39)
	};
}
function verdictColour(kind) {
	switch (kind) {
		case "failed":
		case "regression": return "red";
		case "inconclusive": return "yellow";
		case "improvement":
		case "unchanged": return "green";
	}
}

// src/report/terminal/terminal-text.ts
/** Characters that terminals draw two columns wide. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const MARK = /\p{M}/u;
function displayWidth(text) {
	return Array.from(text).reduce((width, character) => width + (MARK.test(character) ? 0 : WIDE.test(character) ? 2 : 1), 0);
}
/** Lines of at most `columns`; a word longer than a line is broken. */
function wrapped(text, columns) {
	const lines = [];
	let line = "";
	for (const word of text.split(" ").flatMap((whole) => pieces(whole, columns))) if (line !== "" && displayWidth(line) + 1 + displayWidth(word) > columns) {
		lines.push(line);
		line = word;
	} else line = line === "" ? word : `${line} ${word}`;
	return line === "" ? lines : [...lines, line];
}
function pieces(word, columns) {
	const parts = [""];
	for (const character of word) {
		if (displayWidth(parts.at(-1) + character) > columns) parts.push("");
		parts[parts.length - 1] += character;
	}
	return parts;
}
/** Columns aligned as in the Markdown table; a table wider than the terminal is told row by row instead. */
function terminalTable(table, columns, paint) {
	const cells = [table.heads, ...table.rows.map((row) => row.map((cell) => plainPhrase(cell)))];
	const widths = table.heads.map((_, column) => Math.max(...cells.map((row) => displayWidth(row[column] ?? ""))));
	const others = widths.slice(1).reduce((total, width) => total + width + GAP.length, 0);
	const first = Math.min(widths[0], columns - INDENT.length - others);
	if (first < MIN_FIRST_COLUMN && first < widths[0]) return rowByRow(cells, columns);
	return cells.map((row, index) => {
		const line = row.map((cell, column) => column === 0 ? padEnd(shortened(cell, first), first) : padStart(cell, widths[column])).join(GAP);
		return `${INDENT}${index === 0 ? paint.dim(line) : line}`.trimEnd();
	});
}
const INDENT = "  ";
const GAP = "   ";
const MIN_FIRST_COLUMN = 12;
/** heapUsed (per call): base 0, head 280 bytes, difference +280 bytes */
function rowByRow([heads, ...rows], columns) {
	return rows.flatMap((row) => {
		const parts = row.slice(1).map((cell, index) => `${heads[index + 1]} ${cell}`);
		return wrapped(`${row[0]} (${heads[0]}): ${parts.join(", ")}`, columns - 2).map((line) => INDENT + line);
	});
}
function shortened(text, width) {
	if (displayWidth(text) <= width) return text;
	let kept = "";
	for (const character of text) {
		if (displayWidth(kept + character) > width - 1) break;
		kept += character;
	}
	return `${kept}…`;
}
function padEnd(text, width) {
	return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}
function padStart(text, width) {
	return " ".repeat(Math.max(0, width - displayWidth(text))) + text;
}

export { htmlText as A, bytesText as C, signedText as D, signedBytesText as E, markdownText as M, visibleText as N, verbFor as O, byteScaleFor as S, numberText as T, phrase as _, verdictColour as a, strong as b, objectName as c, insidePhrase as d, processPhrase as f, markdownPhrase as g, htmlPhrase as h, paintFor as i, markdownAddress as j, fencedBlock as k, retainerPathText as l, commentHtmlPhrase as m, terminalTable as n, findingNumbers as o, code as p, wrapped as r, findingSentence as s, displayWidth as t, siteWords as u, plainPhrase as v, countText as w, text as x, sentencePhrase as y };