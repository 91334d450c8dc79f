import { expect, it } from 'vitest'
import { epcText } from './epc-text'

it.each([
  ['https://id.gs1.org/01/09520000000264/10/261102-02', '(01) 09520000000264 (10) 261102-02'],
  ['https://id.gs1.org/414/9520000009007', '(414) 9520000009007'],
  ['https://example.cn/shop/01/09520000000264/21/A%2FB?x=1', '(01) 09520000000264 (21) A/B'],
  ['https://id.gs1.org/00/095200000005000054', '(00) 095200000005000054'],
  ['urn:epc:id:sgtin:9521234.054321.1', 'sgtin:9521234.054321.1'],
  ['https://id.gs1.org/99/x', 'https://id.gs1.org/99/x'],
  ['https://example.cn/a/b', 'https://example.cn/a/b'],
  ['01/%E0', '01/%E0'],
])('%s', (uri, said) => expect(epcText(uri)).toBe(said))
