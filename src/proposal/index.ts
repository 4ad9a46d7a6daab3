export type { Proposal, ProposalOutcome, ProposedFile } from './proposal.ts'
export { propose } from './propose.ts'
export type { Installed, RepositoryFacts } from './repository-facts.ts'
