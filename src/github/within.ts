export type Within<Value> =
  | { readonly kind: 'ended'; readonly value: Value }
  | { readonly kind: 'out-of-time' }

/** Waits for a promise, but no longer than this. What it does afterwards, failing included, is of no interest any more. */
export async function within<Value>(limitMs: number, promise: Promise<Value>): Promise<Within<Value>> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<Within<Value>>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'out-of-time' }), limitMs)
  })
  const ended = promise.then((value): Within<Value> => ({ kind: 'ended', value }))
  try {
    return await Promise.race([ended, limit])
  } finally {
    clearTimeout(timer)
    ended.catch(() => undefined)
  }
}
