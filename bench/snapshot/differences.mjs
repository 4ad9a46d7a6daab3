const columns = ['id', 'selfSizeBytes', 'distance', 'retainedSizeBytes', 'dominator']

/** In what two readings of a snapshot differ, told in words; none where each node and class is the same. */
export function differences(ours, theirs) {
  const differing = columns.flatMap((column) => {
    const nodes = theirs[column].reduce(
      (count, value, node) => count + (value === ours[column][node] ? 0 : 1),
      theirs[column].length === ours[column].length ? 0 : 1,
    )
    return nodes === 0 ? [] : [`${column} of ${nodes} nodes`]
  })
  const keys = new Set([...Object.keys(ours.classes), ...Object.keys(theirs.classes)])
  const classes = [...keys].filter(
    (key) => JSON.stringify(ours.classes[key]) !== JSON.stringify(theirs.classes[key]),
  )
  if (classes.length > 0)
    differing.push(`${classes.length} classes, such as ${classes.slice(0, 3).join(' and ')}`)
  return { differing, classes: keys.size }
}
