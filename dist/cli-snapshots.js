import { o as findSnapshots } from "./cli-options.js";
import { t as UsageError } from "./cli-command.js";
import { join } from "node:path";
import { createWriteStream } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { tmpdir } from "node:os";

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
			const found = await snapshotsUnder(name);
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
/** A report keeps the snapshots of each workload in a folder of its own. */
async function snapshotsUnder(name) {
	const found = await findSnapshots(name).catch((cause) => {
		throw cause.code === "ENOENT" ? new UsageError(`There is no file or folder ${name}.`) : cause;
	});
	if (found.length > 0) return found;
	const [only, ...others] = (await readdir(join(name, "snapshots"), { withFileTypes: true }).catch(() => [])).filter((entry) => entry.isDirectory()).map((entry) => join(name, "snapshots", entry.name));
	if (only === void 0) throw new UsageError(`There is no .heapsnapshot in ${name}.`);
	if (others.length > 0) throw new UsageError(`${name} holds snapshots of several workloads; name one: ${[only, ...others].join(", ")}.`);
	return findSnapshots(only);
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

export { progressBar as n, openSnapshots as t };