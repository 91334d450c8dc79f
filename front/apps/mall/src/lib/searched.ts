/* searched.ts: what was searched for lately, kept on this device only. */
const KEPT = 'tt-mall-searched',
  MOST = 10

export function searched(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT) ?? '[]')
    return Array.isArray(kept) ? kept.filter((x): x is string => typeof x === 'string').slice(0, MOST) : []
  } catch {
    return []
  }
}
export function keepSearched(q: string): void {
  const text = q.trim()
  if (text) put([text, ...searched().filter((x) => x !== text)].slice(0, MOST))
}
export const forgetSearched = () => put([])
function put(list: string[]): void {
  try {
    localStorage.setItem(KEPT, JSON.stringify(list))
  } catch {
    /* not kept */
  }
}
