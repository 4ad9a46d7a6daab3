export {
  type Allocation,
  type AllocationSite,
  createSiteFinder,
  findAllocationSite,
  type SiteFinder,
  type SourcePorts,
} from './allocation-site.ts'
export type { FunctionStart } from './function-start.ts'
export { filePathOf, isLibraryScript, isUserScript } from './script-name.ts'
