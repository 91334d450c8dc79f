/* column.ts: a column of a list as the server's tables describe it, and how its values read. */
import { lang, pick, t, word } from '@tiantou/i18n'
import { bare } from './form-field'
import { area, date, mass, money, number, percent, time } from '@tiantou/units'

export interface Column {
  name: string
  type: string
  sort?: boolean
  filter?: boolean
  search?: boolean
  hide?: boolean
  names?: readonly string[] | null
  zh: string
  en: string
}
export type Row = Record<string, unknown>

/** The heading; without the unit of the wire, since values show their own. */
export const headOf = (c: { name: string; zh: string; en: string }): string =>
  bare(pick(c.zh, c.en), c.name).replace(c.name.endsWith('_bp') ? /（万分之）$|, parts of 10,000$/ : c.name.endsWith('_m') ? /（千分之一单位）$|, thousandths of the unit$/ : /$^/, '')
export const isNumber = (c: Column): boolean => c.type === 'i64' || c.type === 'dec'
/** Numbers, codes and dates stay on one line: a torn number is read wrongly. */
export const isOneLine = (c: Column): boolean =>
  c.type === 'time' || c.type === 'date' || c.type === 'enum' || !!c.names?.length || /(^|_)(no|day|uscc|gtin|phone|prefix|code)$/.test(c.name)
/** Codes with a colour and a sign of their own. */
export const isState = (c: Column): boolean => /(^|_)(state|verdict|outcome)$/.test(c.name)

const BY_UNIT: [RegExp, (n: number) => string][] = [
  [/_g$|(^|_)grams$/, (n) => mass(n, lang.value)],
  [/(^|_)fen$/, money],
  [/_bp$/, (n) => percent(n, 10000)],
  [/_m2$/, (n) => area(n, lang.value)],
  [/(^|_)month$/, (n) => (n < 100 ? String(n) : `${Math.floor(n / 100)}-${String(n % 100).padStart(2, '0')}`)],
  [/(^|_)year$/, String],
  [/(^|_)rev$/, String],
]
/** Of what a member's codes are said: of the thing that its name tells ("tender_state" of a tender, "delivery"), else of the thing it stands in;
 * kinds have words of their own where a state has the same code ("e.refundkind.asked"). */
export const kindsOf = (name: string, of = ''): string[] => {
  const whose = /^(.+)_(?:state|kind)$/.exec(name)?.[1]
  const kind = /(^|_)kind$/.test(name) ? `${whose ?? of}kind` : undefined
  return [kind, whose, of, name].filter((x) => x !== undefined && x !== '') as string[]
}
/** The text of a value; units are in the member's name. of: what kind of thing, for codes that differ. */
export function cellText(c: Pick<Column, 'name' | 'type' | 'names'>, value: unknown, of = ''): string {
  if (value === null || value === undefined || value === '') return '–'
  if (c.type === 'bool') return t(value ? 'form.yes' : 'form.no')
  if (c.type === 'date') return date(String(value), lang.value)
  if (c.type === 'time') return time(String(value))
  if (c.type === 'i64' && typeof value === 'number') return (BY_UNIT.find(([re]) => re.test(c.name))?.[1] ?? ((n: number) => number(n)))(value)
  if (c.type === 'enum' || c.names?.length || /(^|_)(state|kind|role|side|verdict|outcome)$/.test(c.name)) return word(String(value), kindsOf(c.name, of))
  if (Array.isArray(value)) return value.map(String).join('、')
  if (typeof value === 'object') return JSON.stringify(value)
  return String(value)
}
