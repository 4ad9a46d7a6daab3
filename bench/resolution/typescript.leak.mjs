import ts from 'typescript'

const compilerOptions = { module: ts.ModuleKind.ESNext }

export default function iteration() {
  return ts.transpileModule('const a: number = 1; class X<T> { constructor(private y: T) {} }', {
    compilerOptions,
  }).outputText.length
}
