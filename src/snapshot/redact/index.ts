export { maskText } from './mask-text.ts'
export { planRedaction, type RedactionPlan } from './plan-redaction.ts'
export { createSnapshotRedactor, type SnapshotRedactor } from './redact-snapshot.ts'
export { redactSuspect } from './redact-suspect.ts'
