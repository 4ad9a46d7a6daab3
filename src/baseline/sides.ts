import type { SideDescription } from '../result/index.ts'

/** A copy of one commit (or of the working tree) that may be installed, built and run without touching the user's. */
export interface PreparedSide {
  readonly description: SideDescription
  /** Absolute path of the copy's root. Both sides' paths are of equal length. */
  readonly root: string
}

export interface PreparedSides {
  readonly head: PreparedSide
  /** null with a reason where there is nothing to compare with: head is then judged alone. */
  readonly base: PreparedSide | { readonly kind: 'none'; readonly code: string; readonly text: string }
  /** Removes every copy; safe to call twice. */
  readonly remove: () => Promise<void>
}
