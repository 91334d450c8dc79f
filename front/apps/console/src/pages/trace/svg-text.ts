/* svg-text.ts: text in a picture: cut to a width, since SVG breaks no lines; and the picture as a file of its own. */
const isWide = (c: string) => /[\u1100-\u115f\u2e80-\uffdc]/.test(c)

/** At most so many columns; a Chinese character takes two. */
export function clipped(text: string, columns: number): string {
  let used = 0,
    out = ''
  for (const c of text) {
    used += isWide(c) ? 2 : 1.1
    if (used > columns) return `${out}…`
    out += c
  }
  return out
}

const STYLES = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'font-size', 'font-weight', 'font-family', 'text-anchor', 'paint-order'] as const

/** Save a picture that looks the same outside the page: the styles that its sheet gives are written into it. */
export function saveSvg(svg: SVGSVGElement, name: string): void {
  const copy = svg.cloneNode(true) as SVGSVGElement,
    from = [svg, ...svg.querySelectorAll('*')],
    to = [copy, ...copy.querySelectorAll('*')]
  from.forEach((e, i) => {
    const seen = getComputedStyle(e)
    for (const s of STYLES) to[i].setAttribute(s, seen.getPropertyValue(s))
  })
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  saveText(copy.outerHTML, name, 'image/svg+xml')
}

export function saveText(text: string, name: string, type: string): void {
  const url = URL.createObjectURL(new Blob([type === 'text/csv' ? `\ufeff${text}` : text], { type: `${type};charset=utf-8` }))
  const a = Object.assign(document.createElement('a'), { href: url, download: name })
  document.body.append(a)
  a.click()
  a.remove()
  setTimeout(() => URL.revokeObjectURL(url), 10000)
}
