/* i18n: every text of the applications. A text is written once, in both languages side by side (rooms/*.ts): zh-CN is the source,
 * English complete by construction. The language of the person is kept on the device and sent with every request. */
import { createI18n } from 'vue-i18n'
import { computed } from 'vue'
import { words, type WordKey } from './words'

export type Lang = 'zh-CN' | 'en'
export { words, type WordKey } from './words'

const KEPT = 'tt-lang'
const side = (n: 0 | 1) => Object.fromEntries(Object.entries(words).map(([key, pair]) => [key, pair[n]]))

function firstLang(): Lang {
  try {
    const kept = localStorage.getItem(KEPT)
    if (kept === 'zh-CN' || kept === 'en') return kept
  } catch {
    /* nothing kept */
  }
  return typeof navigator !== 'undefined' && /^en/i.test(navigator.language) ? 'en' : 'zh-CN'
}

export const i18n = createI18n({
  legacy: false,
  locale: firstLang(),
  fallbackLocale: 'zh-CN',
  missingWarn: false,
  fallbackWarn: false,
  messages: { 'zh-CN': side(0), en: side(1) } as Record<string, Record<string, string>>,
  messageResolver: (messages, key) => (messages as Record<string, string>)[key] ?? null, // keys are flat: no path to walk
})

/** The text of a key; {name} places are filled. */
export const t = (key: WordKey, values: Record<string, unknown> = {}): string => i18n.global.t(key, values)
export const lang = computed<Lang>(() => i18n.global.locale.value as Lang)

export function setLang(to: Lang): void {
  i18n.global.locale.value = to
  document.documentElement.lang = to
  try {
    localStorage.setItem(KEPT, to)
  } catch {
    /* not kept */
  }
}

/** The one of two texts that came from the server's tables. */
export const pick = (zh: string, en: string): string => (lang.value === 'en' ? en || zh : zh)
/** What stands between a name and its value. */
export const colon = (): string => pick('：', ': ')

/** The word for a code of the server ("active"), of a certain kind of thing where it differs ("lot"); the code itself when there is none. */
export function word(code: string | null | undefined, of = ''): string {
  if (!code) return '–'
  for (const key of [`e.${of}.${code}`, `e.${code}`]) if (key in words) return t(key as WordKey)
  return code
}
