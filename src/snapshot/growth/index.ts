export { findGrowth, type GrowthInput } from './find-growth.ts'
