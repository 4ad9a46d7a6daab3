/**
 * One block of memory that all passes share, as what each leaves behind is as large as what the next one needs: the peak
 * at a gigabyte of text is a third lower than with an array for each. Who holds which slice when:
 *
 * | slice       | sizes | numbering        | dominators         | afterwards, for good |
 * |-------------|-------|------------------|--------------------|----------------------|
 * | `first`     |       | `numberOf`       | ancestors          | dominators           |
 * | `second`    | owner |                  | labels             | retained sizes       |
 * | `third`     |       | `crossingCount`  | `crossingEnd`      | distances            |
 * | `fourth`    |       | `lowestAncestor` | semidominators     | classes              |
 * | `fifth`     |       | `nodeAt`         | `nodeAt`           | first retainers      |
 * | `rest`      |       | `parent`         | parents, crossings | queue, children, then retaining edges |
 */
export interface Workspace {
  /** node count + 3 entries each. */
  readonly first: Uint32Array
  readonly second: Uint32Array
  /** Both as one. */
  readonly firstAndSecond: Uint32Array
  readonly third: Uint32Array
  readonly fourth: Uint32Array
  readonly fifth: Uint32Array
  /** A little more than there are edges, and at least twice as many as the others. */
  readonly rest: Uint32Array
}

export function createWorkspace(nodeCount: number, edgeCount: number): Workspace {
  const length = nodeCount + 3
  const restLength = Math.max(edgeCount + (nodeCount >>> 2), 2 * length)
  const buffer = new ArrayBuffer((5 * length + restLength) * Uint32Array.BYTES_PER_ELEMENT)
  const slice = (index: number): Uint32Array =>
    new Uint32Array(buffer, index * length * Uint32Array.BYTES_PER_ELEMENT, index === 5 ? restLength : length)
  return {
    first: slice(0),
    second: slice(1),
    firstAndSecond: new Uint32Array(buffer, 0, 2 * length),
    third: slice(2),
    fourth: slice(3),
    fifth: slice(4),
    rest: slice(5),
  }
}
