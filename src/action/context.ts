import type { Benchmark } from '../benchmark/index.ts'
import type { Environment, Event, Place, Variables } from '../github/index.ts'
import type { ReportFolder } from '../storage/index.ts'
import type { Inputs } from './inputs.ts'

export interface ActionPorts {
  readonly benchmark: Benchmark
  readonly signal: AbortSignal
}

/** What both modes work from. */
export interface Context {
  readonly inputs: Inputs
  readonly event: Event
  readonly environment: Environment
  readonly variables: Variables
  readonly place: Place
  /** Open and empty. */
  readonly report: ReportFolder
  readonly ports: ActionPorts
}
