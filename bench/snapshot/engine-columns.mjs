// The same of heapslope's engine, under DevTools' class keys.
import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { analyzeHeap, createIdScanner, createSnapshotParser, findGrowth } from './build/engine.mjs'
import { leaveOutSecondCompiler } from './build/second-compiler.mjs'

export function pourFile(file, sink) {
  const descriptor = openSync(file, 'r')
  try {
    while (!sink.isSatisfied()) {
      const space = sink.space()
      const byteCount = readSync(descriptor, space, 0, space.length, null)
      if (byteCount === 0) break
      sink.commit(byteCount)
    }
    return sink.end()
  } finally {
    closeSync(descriptor)
  }
}

export function openInHeapslope(file) {
  const descriptor = openSync(file, 'r')
  const textBytes = fstatSync(descriptor).size
  closeSync(descriptor)
  return analyzeHeap(pourFile(file, createSnapshotParser({ textBytes })))
}

export function scanIds(file) {
  return pourFile(file, createIdScanner())
}

/** With V8's compilers as the command line and the action set them for a file of this size. */
export function asShipped(file, work) {
  const restoreCompiler = leaveOutSecondCompiler(statSync(file).size)
  try {
    return work()
  } finally {
    restoreCompiler()
  }
}

/** What grew between three snapshots: the first two are read for their ids alone. */
export function findGrowthIn(files) {
  const maxIds = files.slice(0, -1).map((file) => scanIds(file).maxObjectId)
  return findGrowth({ maxIds, last: openInHeapslope(files.at(-1)), iterations: null })
}

export function columnsOf(graph) {
  const { columns, selfSizeBytes, distance, retainedSizeBytes, dominator } = graph
  return {
    id: columns.nodeId,
    selfSizeBytes,
    distance,
    retainedSizeBytes,
    dominator,
    classes: classesOf(graph),
  }
}

function classesOf({ columns, classes, totals }) {
  const { scriptId, line, column } = columns.locations
  const found = {}
  for (let index = 0; index < classes.count; index++) {
    if (totals.objects[index] === 0) continue
    const name = classes.name(index)
    const row = classes.locationRow(index)
    const key = row < 0 ? `,${name}` : `${scriptId[row]},${line[row]},${column[row]},${name}`
    found[key] = {
      name,
      count: totals.objects[index],
      distance: totals.distance[index],
      self: totals.selfSizeBytes[index],
      maxRet: totals.retainedSizeBytes[index],
    }
  }
  return found
}
