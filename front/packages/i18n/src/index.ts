/* i18n: every text of the console. Other applications take the words they need (mall.ts). */
import { speaker } from './speak'
import { words } from './words'

export { colon, lang, pick, setLang, type Lang } from './speak'
export { words, type WordKey } from './words'
export const { t, word } = speaker(words)
