// src/cli/shown-text.ts
/** Text from outside (names in an archive, bytes of a damaged file) without what a terminal would act on; lines stay lines. */
function shownText(text) {
	return text.replace(/[^\P{C}\n]/gu, (character) => `\\u{${character.codePointAt(0).toString(16)}}`);
}

export { shownText as t };