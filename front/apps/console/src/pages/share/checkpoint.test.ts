import { expect, it } from 'vitest'
import { checkpointOf } from './checkpoint'

it.each([
  ['log.cn/a\n42\nAAAA=\n\n— log.cn/a Zm9v\n— wit.cn/b YmFy\n', { origin: 'log.cn/a', size: 42, root: 'AAAA=', signers: ['log.cn/a', 'wit.cn/b'] }],
  ['log.cn/a\n42\nAAAA=\n', null],
  ['log.cn/a\nx\nAAAA=\n\n— a b\n', null],
  ['', null],
])('%j', (text, want) => expect(checkpointOf(text)).toEqual(want))
