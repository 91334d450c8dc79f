import { expect, it } from 'vitest'
import { subscriptionBody } from './use-queries'

it.each([
  [{ dest: 'https://a.cn/in', when: 'stream' }, { dest: 'https://a.cn/in', stream: true }],
  [{ dest: 'https://a.cn/in', when: 'daily', hour: 6, token: 's3cret' }, { dest: 'https://a.cn/in', schedule: { hour: '6' }, signatureToken: 's3cret' }],
  [{ dest: 'https://a.cn/in', when: 'hourly' }, { dest: 'https://a.cn/in', schedule: { minute: '0' } }],
])('subscriptionBody %j', (m, body) => expect(subscriptionBody(m)).toEqual(body))
