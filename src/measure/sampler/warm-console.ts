import { Console } from 'node:console'
import { Writable } from 'node:stream'

/**
 * The first line that a program prints leaves 28 kB behind: what formats it is compiled, and the stream is opened. Many
 * programs print by a timer, in the middle of their window. So this is done before: a line to nowhere, and the streams
 * opened with nothing written to them.
 */
export function warmConsole(): void {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const silent = new Console({ stdout: nowhere, stderr: nowhere })
  silent.log('%s %d %j', 'a', 1, { a: 1 }, [1, 'a'], new Map([['a', 1]]), undefined)
  silent.error(new Error('a'))
  silent.log(process.memoryUsage())
  for (const stream of [process.stdout, process.stderr]) {
    try {
      stream.write('')
    } catch {
      // A program may have closed it.
    }
  }
}
