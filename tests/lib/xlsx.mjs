// xlsx.mjs: a workbook as office programs write it, made by another program than ours (Python's zipfile): numbers, days by style, shared
// strings; rows of texts, numbers and Date.
import { execFileSync } from 'node:child_process'

const PACK = `
import sys, json, zipfile
parts = json.load(sys.stdin)
z = zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED)
for name, text in parts.items():
    z.writestr(name, text)
z.close()`
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const esc = (t) => t.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
const serial = (d) => Date.UTC(d.getUTCFullYear(), d.getUTCMonth(), d.getUTCDate()) / 86400000 + 25569

// sheets: [[name, rows], …]
export function writeXlsx(path, sheets) {
  const strings = []
  const parts = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    '_rels/.rels': `<Relationships><Relationship Id="rId1" Type="${R}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns:r="${R}"><sheets>${sheets.map(([n], i) => `<sheet name="${esc(n)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${R}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}<Relationship Id="s" Type="${R}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="t" Type="${R}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': '<styleSheet><numFmts count="1"><numFmt numFmtId="176" formatCode="yyyy/m/d;@"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="176"/></cellXfs></styleSheet>',
  }
  sheets.forEach(([, rows], i) => {
    const cell = (v, r, c) => {
      const ref = `${String.fromCharCode(65 + c)}${r + 1}`
      if (v === null || v === undefined || v === '') return ''
      if (v instanceof Date) return `<c r="${ref}" s="1"><v>${serial(v)}</v></c>`
      if (typeof v === 'number') return `<c r="${ref}"><v>${v}</v></c>`
      if (!strings.includes(v)) strings.push(v)
      return `<c r="${ref}" t="s"><v>${strings.indexOf(v)}</v></c>`
    }
    parts[`xl/worksheets/sheet${i + 1}.xml`] = `<worksheet><sheetData>${rows.map((row, r) => row.length ? `<row r="${r + 1}">${row.map((v, c) => cell(v, r, c)).join('')}</row>` : '').join('')}</sheetData></worksheet>`
  })
  parts['xl/sharedStrings.xml'] = `<sst>${strings.map((s) => `<si><t xml:space="preserve">${esc(s)}</t></si>`).join('')}</sst>`
  execFileSync('python3', ['-c', PACK, path], { input: JSON.stringify(parts) })
  return path
}
