/* copy.ts: put a text on the clipboard, also on plain-http addresses where the clipboard API is missing. */
import { t } from '@tiantou/i18n'
import { tellDone } from './error-text'

export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    const box = document.createElement('textarea')
    box.value = text
    document.body.append(box)
    box.select()
    document.execCommand('copy')
    box.remove()
  }
  tellDone(t('do.copied'))
}
