// src/config/nearest-known.ts
/** The known word that a mistyped one most likely means, or null where none is close. Case and dashes count for nothing. */
function nearestKnown(word, known) {
	const plain = (text) => text.toLowerCase().replaceAll(/[-_\s]/g, "");
	const typed = plain(word);
	return known.map((candidate) => ({
		candidate,
		distance: editDistance(typed, plain(candidate))
	})).filter(({ candidate, distance }) => distance <= Math.max(1, Math.floor(candidate.length / 3)) || typed.length >= 3 && plain(candidate).startsWith(typed)).sort((a, b) => a.distance - b.distance)[0]?.candidate ?? null;
}
/** Insertions, deletions, replacements and swaps of neighbours between two words (optimal string alignment). */
function editDistance(a, b) {
	let beforeLast = [];
	let last = Array.from({ length: b.length + 1 }, (_, column) => column);
	for (let row = 1; row <= a.length; row++) {
		const current = [row];
		for (let column = 1; column <= b.length; column++) {
			const replaced = last[column - 1] + (a[row - 1] === b[column - 1] ? 0 : 1);
			const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1] ? beforeLast[column - 2] + 1 : Number.POSITIVE_INFINITY;
			current.push(Math.min(last[column] + 1, current[column - 1] + 1, replaced, swapped));
		}
		beforeLast = last;
		last = current;
	}
	return last[b.length];
}

// src/cli/command.ts
/** The command line cannot be understood; the message names the remedy. */
var UsageError = class extends Error {
	name = "UsageError";
};

export { nearestKnown as n, UsageError as t };