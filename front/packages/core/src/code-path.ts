/* code-path.ts: is a typed or scanned text a trace code? Its path on this server, so that a code of any domain is looked up here. */
export function codePath(text: string): string | null {
  const m = /(?:^|\/)01\/(\d{8,14})(?:\/10\/([^/?#\s]{1,20}))?(?:\/21\/([^/?#\s]{1,20}))?(?:[?#]|$)/.exec(text.trim())
  if (m) return `/01/${m[1].padStart(14, '0')}${m[2] ? `/10/${m[2]}` : ''}${m[3] ? `/21/${m[3]}` : ''}`
  const p = /^\(01\)\s*(\d{14})(?:\s*\(10\)\s*([^()\s]{1,20}))?(?:\s*\(21\)\s*([^()\s]{1,20}))?$/.exec(text.trim())
  return p ? `/01/${p[1]}${p[2] ? `/10/${encodeURIComponent(p[2])}` : ''}${p[3] ? `/21/${encodeURIComponent(p[3])}` : ''}` : null
}
