import handlebars from 'handlebars'

export default function iteration() {
  const template = handlebars.compile('Hi {{name}} {{#each xs}}{{this}}{{/each}}')
  return template({ name: 'x', xs: [1, 2, 3] }).length
}
