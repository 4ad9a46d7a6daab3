export type { Config, SideCommand, V8Mode, WorkloadConfig } from './config.ts'
