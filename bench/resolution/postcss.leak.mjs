import autoprefixer from 'autoprefixer'
import postcss from 'postcss'

const processor = postcss([autoprefixer])

export default async function iteration() {
  const { css } = await processor.process('a { display: flex; user-select: none }', { from: undefined })
  return css.length
}
