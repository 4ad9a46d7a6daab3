/** What a failed upload comes down to. `renamed` and `again` say what the next attempt has to do. */
export interface ArtifactFailure {
  readonly code:
    | 'name-taken'
    | 'connection-lost'
    | 'quota-used-up'
    | 'enterprise-server'
    | 'service-unavailable'
    | 'stalled'
    | 'file-missing'
    | 'refused'
    | 'unexpected'
  readonly text: string
  readonly next: 'give-up' | 'again' | 'renamed'
}

/**
 * Reads what @actions/artifact threw. Its error classes are lost on the way (the Twirp client rethrows a plain Error with
 * the message alone), so the message is what there is to go by; each pattern is quoted in a test from a real failure.
 */
export function artifactFailureOf(error: unknown): ArtifactFailure {
  const name = error instanceof Error ? error.name : ''
  const message = (error instanceof Error ? error.message : String(error)).split('\n')[0].slice(0, 300)
  if (/\(409\)|already exists/.test(message))
    return {
      code: 'name-taken',
      text: 'An artifact of this name exists in the run already.',
      next: 'renamed',
    }
  if (/storage quota has been hit/.test(message))
    return {
      code: 'quota-used-up',
      text: "The account's artifact storage is used up. Delete old artifacts or lower their retention.",
      next: 'give-up',
    }
  if (name === 'GHESNotSupportedError' || /not currently supported on GHES/.test(message))
    return {
      code: 'enterprise-server',
      text: 'GitHub Enterprise Server has no artifact service that this client can use.',
      next: 'give-up',
    }
  if (/stalled/i.test(message))
    return { code: 'stalled', text: 'The upload stood still and was given up.', next: 'give-up' }
  if (/ECONNRESET|ECONNREFUSED|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|EPIPE|socket hang up/.test(message))
    // The request may have been carried out before the connection broke: the name may be taken now.
    return {
      code: 'connection-lost',
      text: `The connection to the artifact service broke: ${message}`,
      next: 'again',
    }
  if (name === 'FilesNotFoundError' || /ENOENT/.test(message))
    return { code: 'file-missing', text: `A file to upload is not there: ${message}`, next: 'give-up' }
  if (/after \d+ attempts/.test(message))
    return { code: 'service-unavailable', text: `The artifact service failed: ${message}`, next: 'give-up' }
  if (/\(4\d\d\)|non-retryable/.test(message))
    return { code: 'refused', text: `The artifact service refused the upload: ${message}`, next: 'give-up' }
  return { code: 'unexpected', text: `The upload failed: ${message}`, next: 'give-up' }
}
