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
	return Number.parseFloat(text) * MS_PER_UNIT[unitOf(text)];
}
/** Bytes of a text that SIZE matches. */
function sizeBytes(text) {
	const unit = unitOf(text).toLowerCase();
	return Number.parseFloat(text) * BYTES_PER_UNIT[unit || "b"];
}
function unitOf(text) {
	return text.replace(/^[\d.]+ ?/, "");
}

export { sizeBytes as i, SIZE as n, durationMs as r, DURATION as t };