import babel from '@babel/core'

const options = { presets: [['@babel/preset-env', {}]], configFile: false, babelrc: false }

export default function iteration() {
  return babel.transformSync('const f = async (a) => a?.b ?? c\nclass X { #y = 1 }', options).code.length
}
