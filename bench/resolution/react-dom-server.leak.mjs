import { createElement } from 'react'
import { renderToString } from 'react-dom/server'

const Item = ({ name }) => createElement('li', { className: 'item' }, name)
const List = ({ names }) =>
  createElement(
    'ul',
    null,
    names.map((name) => createElement(Item, { key: name, name })),
  )

export default function iteration() {
  return renderToString(createElement(List, { names: ['one', 'two', 'three'] })).length
}
