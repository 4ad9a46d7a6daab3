import { JSDOM } from 'jsdom'

export default function iteration() {
  const { window } = new JSDOM('<p>Hello <b>world</b></p>')
  const { length } = window.document.querySelector('b').textContent
  window.close()
  return length
}
