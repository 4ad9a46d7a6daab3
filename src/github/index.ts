export { type ArtifactStore, artifactStore, type Upload, type UploadOutcome } from './artifacts.ts'
export { type ChangedLines, readChangedLines } from './changed-lines.ts'
export { type CheckAnnotation, type CheckOutcome, type CheckRun, createCheckRun } from './check-run.ts'
export type { ClientOptions, GithubClient } from './client.ts'
export { connect } from './connect.ts'
export { type EarlierRun, type EarlierRuns, runsOfBranch, runsOfPullRequest } from './earlier-runs.ts'
export {
  type Environment,
  EnvironmentError,
  type Repository,
  readEnvironment,
  type Variables,
} from './environment.ts'
export {
  type Event,
  EventPayloadError,
  type PullRequestEvent,
  readEvent,
  type WorkflowRunEvent,
} from './event.ts'
export { type FoundPullRequest, findPullRequest } from './find-pull-request.ts'
export { SUMMARY_LIMIT_BYTES, type SummaryOutcome, writeJobSummary } from './job-summary.ts'
export { type PermissionToRun, permissionToRun } from './permission-to-run.ts'
export { artifactLabel, type JobContexts, type Place, placeOf } from './place.ts'
export {
  type ArtifactList,
  type Download,
  downloadArtifact,
  type ListedArtifact,
  listRunArtifacts,
} from './run-artifacts.ts'
export {
  COMMENT_LIMIT_CHARACTERS,
  type CommentOutcome,
  postStickyComment,
  type StickyComment,
} from './sticky-comment.ts'
export { type Within, within } from './within.ts'
