import type { AskForSnapshot } from './on-demand.ts'

type Done = (error: Error | null, filename: string) => void

/**
 * `heapdump` (node-heapdump) for where it cannot be built: `writeSnapshot([filename], [callback])`. The file goes into the
 * report, not where the program wants it, and is written in a run that explains only; the program is told that all is well.
 */
export function heapdumpStandIn(askForSnapshot: AskForSnapshot): object {
  return {
    writeSnapshot(...given: readonly (string | Done | undefined)[]): boolean {
      const filename =
        given.find((one): one is string => typeof one === 'string') ?? `heapdump-${Date.now()}.heapsnapshot`
      const done = given.find((one): one is Done => typeof one === 'function')
      void answer(filename, done)
      return true
    },
  }

  async function answer(filename: string, done: Done | undefined): Promise<void> {
    const asked = await askForSnapshot('heapdump').then(
      (file) => ({ error: null, file: file ?? filename }),
      (error: unknown) => ({ error: error as Error, file: filename }),
    )
    // What the callback throws is the program's own, and not to be found in a promise.
    setImmediate(() => done?.(asked.error, asked.file))
  }
}
