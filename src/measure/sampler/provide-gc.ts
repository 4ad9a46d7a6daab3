import v8 from 'node:v8'
import vm from 'node:vm'

/*
 * Imported before anything that takes `globalThis.gc`: a program that was started without `--expose-gc` gets it here. V8
 * gives it to contexts that are made after the flag was set.
 */
if (globalThis.gc === undefined) {
  v8.setFlagsFromString('--expose-gc')
  Object.defineProperty(globalThis, 'gc', {
    value: vm.runInNewContext('gc'),
    writable: true,
    configurable: true,
  })
}
