/* units: every number, amount, date and time on a screen goes through here. Inside: fen, grams, square metres, UTC; on screens: what people say. */
export type Lang = 'zh-CN' | 'en'
const ZONE = 'Asia/Shanghai'
const zh = (lang: Lang) => lang === 'zh-CN'

const formats = new Map<string, Intl.NumberFormat>()
/** A number with separators and at most `digits` places, no trailing zeros. */
export function number(value: number, digits = 2, fixed = false): string {
  const key = `${digits}${fixed}`
  if (!formats.has(key))
    formats.set(key, new Intl.NumberFormat('en-US', { maximumFractionDigits: digits, minimumFractionDigits: fixed ? digits : 0 }))
  return formats.get(key)!.format(value)
}

/** Money from fen: "¥12.30". */
export const money = (fen: number): string => `${fen < 0 ? '-' : ''}¥${number(Math.abs(fen) / 100, 2, true)}`
/** Fen from what was typed ("12.3"); null when it is no amount. */
export function fenOf(text: string): number | null {
  const m = /^\s*(\d{1,12})(?:\.(\d{1,2}))?\s*$/.exec(text.replace(/[¥,，\s]/g, ''))
  return m ? Number(m[1]) * 100 + Number((m[2] ?? '').padEnd(2, '0')) : null
}

export type MassUnit = 'auto' | 'g' | 'kg' | 't' | '斤'
const GRAMS: Record<Exclude<MassUnit, 'auto'>, number> = { g: 1, kg: 1000, t: 1e6, 斤: 500 }
/** Mass from grams in the unit that reads best: g under 1 kg, kg under 10 t. */
export function mass(g: number, lang: Lang = 'zh-CN', unit: MassUnit = 'auto'): string {
  const u = unit !== 'auto' ? unit : Math.abs(g) < 1000 ? 'g' : Math.abs(g) < 1e7 ? 'kg' : 't'
  const name = zh(lang) ? { g: '克', kg: '千克', t: '吨', 斤: '斤' }[u] : { g: 'g', kg: 'kg', t: 't', 斤: 'jin' }[u]
  return `${number(g / GRAMS[u], 3)} ${name}`
}
/** Grams from a typed number in a unit; null when it is no positive number or finer than a gram. */
export function gramsOf(text: string, unit: Exclude<MassUnit, 'auto'> = 'kg'): number | null {
  const clean = text.replace(/[,，\s]/g, '')
  if (!/^\d+(\.\d+)?$/.test(clean)) return null
  const g = Number(clean) * GRAMS[unit],
    whole = Math.round(g)
  return Math.abs(g - whole) < 1e-6 && Number.isSafeInteger(whole) ? whole : null
}

const M2_PER_MU = 2000 / 3
export const muOf = (m2: number): number => m2 / M2_PER_MU
/** Area from square metres: 亩 in Chinese, hectares in English. */
export const area = (m2: number, lang: Lang = 'zh-CN'): string =>
  zh(lang) ? `${number(muOf(m2), muOf(m2) < 100 ? 2 : 0)} 亩` : `${number(m2 / 10000, m2 < 1e6 ? 3 : 1)} ha`
/** A ratio as per cent: 0.8765 → "87.7%". */
export const percent = (part: number, whole: number): string => (whole ? `${number((part / whole) * 100, 1)}%` : '–')

const parts = (d: Date) => {
  const p: Record<string, string> = {}
  for (const x of new Intl.DateTimeFormat('en-US', {
    timeZone: ZONE,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(d))
    p[x.type] = x.value
  return p
}
/** The day in the county's time zone as "2026-11-21". */
export const dayOf = (d: Date = new Date()): string => {
  const p = parts(d)
  return `${p.year}-${p.month}-${p.day}`
}
export const dayAdd = (day: string, n: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + n * 864e5).toISOString().slice(0, 10)
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 864e5)

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
/** A date for people: "2026 年 11 月 21 日", "21 Nov 2026". */
export function date(day: string | null | undefined, lang: Lang = 'zh-CN'): string {
  const m = /^(\d{4})-(\d{2})-(\d{2})/.exec(day ?? '')
  if (!m) return '–'
  return zh(lang) ? `${m[1]} 年 ${+m[2]} 月 ${+m[3]} 日` : `${+m[3]} ${MONTHS[+m[2] - 1]} ${m[1]}`
}
/** The same without the year: "11 月 21 日", "21 Nov". */
export function monthDay(day: string, lang: Lang = 'zh-CN'): string {
  const [, m, d] = day.slice(0, 10).split('-').map(Number)
  return zh(lang) ? `${m} 月 ${d} 日` : `${d} ${MONTHS[m - 1]}`
}
/** An instant (RFC 3339) in the county's time: "2026-11-21 09:05". */
export function time(instant: string | null | undefined, seconds = false): string {
  const d = new Date(instant ?? NaN)
  if (Number.isNaN(+d)) return '–'
  const p = parts(d)
  return `${p.year}-${p.month}-${p.day} ${p.hour}:${p.minute}${seconds ? `:${p.second}` : ''}`
}

const STEPS: [number, number, string, string][] = [
  [60, 1, '秒', 'second'],
  [3600, 60, '分钟', 'minute'],
  [86400, 3600, '小时', 'hour'],
  [30 * 86400, 86400, '天', 'day'],
]
/** "3 分钟前", "2 days ago"; from a month on the date. */
export function ago(instant: string, lang: Lang = 'zh-CN', now = Date.now()): string {
  const s = Math.round((now - Date.parse(instant)) / 1000),
    abs = Math.abs(s)
  if (Number.isNaN(s)) return '–'
  if (abs < 45) return zh(lang) ? '刚刚' : 'just now'
  const step = STEPS.find(([limit]) => abs < limit)
  if (!step) return date(dayOf(new Date(instant)), lang)
  const n = Math.max(1, Math.round(abs / step[1]))
  if (zh(lang)) return `${n} ${step[2]}${s < 0 ? '后' : '前'}`
  const word = `${n} ${step[3]}${n > 1 ? 's' : ''}`
  return s < 0 ? `in ${word}` : `${word} ago`
}

/** Bytes for people. */
export const bytes = (n: number): string => (n < 1024 ? `${n} B` : n < 1048576 ? `${number(n / 1024, 1)} KB` : `${number(n / 1048576, 1)} MB`)

/** Area of a ring of [lon, lat] in square metres on the authalic sphere, for the number shown while a boundary is drawn; the server's is the one that counts. */
export function ringArea(ring: readonly (readonly [number, number])[]): number {
  const R = 6371007.2,
    rad = Math.PI / 180
  let sum = 0
  for (let i = 0; i < ring.length; i++) {
    const [x1, y1] = ring[i],
      [x2, y2] = ring[(i + 1) % ring.length]
    sum += (x2 - x1) * rad * (2 + Math.sin(y1 * rad) + Math.sin(y2 * rad))
  }
  return Math.abs((sum * R * R) / 2)
}
