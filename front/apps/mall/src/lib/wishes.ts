/* wishes.ts: what goods made to wish may be chosen with: groups of choices, an engraved text, and what it costs more. The server decides; this tells
 * beforehand. */
import type { Choice, Wishes } from '@tiantou/api'

export interface WishGroup {
  kind: string
  kind_en: string
  choices: Choice[]
}
/** Choices by their groups, in the order of the shop. */
export function groupsOf(wishes: Wishes | null | undefined): WishGroup[] {
  const groups: WishGroup[] = []
  for (const c of wishes?.choices ?? []) {
    const last = groups.at(-1)
    if (last?.kind === c.kind) last.choices.push(c)
    else groups.push({ kind: c.kind ?? '', kind_en: c.kind_en ?? '', choices: [c] })
  }
  return groups
}
/** The choice of a group that holds: what was chosen of it, else its first, which costs nothing more. */
export const choiceOf = (g: WishGroup, chosen: readonly string[]): Choice | undefined => g.choices.find((c) => chosen.includes(c.uuid ?? '')) ?? g.choices[0]
/** Another choice of a group in place of the one before. */
export const choose = (g: WishGroup, chosen: readonly string[], uuid: string): string[] => [...chosen.filter((x) => !g.choices.some((c) => c.uuid === x)), ...(g.choices[0]?.uuid === uuid ? [] : [uuid])]
/** On top of a piece, fen. */
export const extraFen = (wishes: Wishes | null | undefined, chosen: readonly string[], text: string): number =>
  groupsOf(wishes).reduce((n, g) => n + (choiceOf(g, chosen)?.extra_fen ?? 0), 0) + (text.trim() && wishes?.label ? (wishes.text_fen ?? 0) : 0)
/** Characters as people count them. */
export const charsOf = (text: string): number => [...text].length

const HAN = /^[\u3007\u3400-\u4dbf\u4e00-\u9fff\u{20000}-\u{323af}]+$/u,
  LATIN = /^[0-9A-Za-z .\-'&]+$/,
  MIXED = /^[\u3007\u3400-\u4dbf\u4e00-\u9fff\u{20000}-\u{323af}0-9A-Za-z .\-'&,!?:·—、。《》！，：？]+$/u
/** Which is wrong with a text: too long, or a character that cannot be engraved. */
export function textFault(wishes: Wishes | null | undefined, text: string): '' | 'long' | 'characters' {
  const s = text.trim()
  if (!s || !wishes?.label) return ''
  if (charsOf(s) > (wishes.chars_max ?? 0)) return 'long'
  return (wishes.allow === 'han' ? HAN : wishes.allow === 'latin' ? LATIN : MIXED).test(s) ? '' : 'characters'
}
