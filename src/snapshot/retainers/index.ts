export {
  type DescribedNode,
  type DescribedRetainer,
  type DescribedRetention,
  describeRetention,
  nodesOfClass,
  nodeWithId,
} from './describe-retention.ts'
