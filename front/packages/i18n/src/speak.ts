/* speak.ts: how a text is said: the language of the person, kept on the device, and a speaker made from words. A text is written once, in both
 * languages side by side: zh-CN is the source, English complete by construction. Places to fill are {name}; {name|one|many} is the word that fits its number: "{n} {n|row|rows}". There is no
 * other syntax. */
import { computed, ref } from 'vue'

export type Lang = 'zh-CN' | 'en'
export type Words = Readonly<Record<string, readonly [string, string]>>

const KEPT = 'tt-lang'
function firstLang(): Lang {
  try {
    const kept = localStorage.getItem(KEPT)
    if (kept === 'zh-CN' || kept === 'en') return kept
  } catch {
    /* nothing kept */
  }
  return typeof navigator !== 'undefined' && /^en/i.test(navigator.language) ? 'en' : 'zh-CN'
}

const now = ref<Lang>(firstLang())
export const lang = computed<Lang>(() => now.value)

export function setLang(to: Lang): void {
  now.value = to
  document.documentElement.lang = to
  try {
    localStorage.setItem(KEPT, to)
  } catch {
    /* not kept */
  }
}

/** The one of two texts that came from the server's tables. */
export const pick = (zh: string, en: string): string => (now.value === 'en' ? en || zh : zh)
/** What stands between a name and its value. */
export const colon = (): string => pick('：', ': ')
/** A text with its {name} places filled, and of each {name|one|many} the one that fits. */
export const fill = (text: string, values: Record<string, unknown>): string =>
  text.replace(/\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g, (place, name: string, one?: string, many?: string) => String(one === undefined ? (values[name] ?? place) : Number(values[name]) === 1 ? one : many))

export function speaker<W extends Words>(words: W) {
  type Key = Extract<keyof W, string>
  /** The text of a key; {name} places are filled. An unknown key shows as itself. */
  const t = (key: Key, values: Record<string, unknown> = {}): string => {
    const pair: readonly [string, string] | undefined = words[key]
    return pair ? fill(pair[now.value === 'en' ? 1 : 0], values) : key
  }
  /** The word for a code of the server ("active"), of a certain kind of thing where it differs ("lot"), or of the first of several kinds that
   * says it in a way of its own; the code itself when there is none. */
  const word = (code: string | null | undefined, of: string | readonly string[] = ''): string => {
    if (!code) return '–'
    for (const key of [...[of].flat().map((kind) => `e.${kind}.${code}`), `e.${code}`]) if (key in words) return t(key as Key)
    return code
  }
  return { t, word }
}
