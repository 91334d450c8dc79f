/* epc-text.ts: identifiers as people read them on a label: (01) 09520000000264 (10) 261102-02 in place of a web address. */
const AI = /^(?:01|00|10|21|22|235|253|254|255|414|415|417|8003|8004|8006|8010|8011|8017|8018)$/

/** An address of GS1 Digital Link by its keys, an EPC URN without its head; anything else as it is. */
export function epcText(uri: string): string {
  const urn = /^urn:epc:(?:id|class|idpat):(.+)$/i.exec(uri)
  if (urn) return urn[1]
  const path = /^https?:\/\/[^/]+\/([^?#]+)/.exec(uri)?.[1].split('/') ?? []
  for (let from = 0; from < path.length; from++) {
    const keys = path.slice(from)
    if (keys.length % 2 === 0 && keys.every((k, i) => (i % 2 ? k !== '' : AI.test(k))))
      return keys.map((k, i) => (i % 2 ? decoded(k) : `(${k})`)).join(' ')
  }
  return uri
}
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
