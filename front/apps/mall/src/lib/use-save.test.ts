import { expect, it } from 'vitest'
import { ApiError } from '@tiantou/api'
import { useSave } from './use-save'

const fails = (status: number, field = '') => new ApiError(status ? 'x' : 'network', '', '不行', status, field, 'r1')

it('sends the same key again after a lost answer, another after a refusal', async () => {
  const keys: string[] = []
  const answers = [fails(0), fails(500), fails(409), null]
  const form = useSave(
    async (key) => {
      keys.push(key)
      const e = answers.shift()
      if (e) throw e
    },
    () => undefined,
  )
  for (let i = 0; i < 4; i++) await form.save()
  expect(keys[1]).toBe(keys[0])
  expect(keys[2]).toBe(keys[0])
  expect(keys[3]).not.toBe(keys[0])
  expect(form.fault.value).toBe('')
})
it('puts a fault at its field, and sends nothing that the form itself refuses', async () => {
  let sent = 0
  const form = useSave(
    async () => {
      sent++
      throw fails(422, '/phone')
    },
    () => undefined,
  )
  await form.save(() => ({ name: '请填写称呼' }))
  expect([sent, form.faults.name]).toEqual([0, '请填写称呼'])
  await form.save()
  expect([sent, form.faults.phone, form.faults.name, form.fault.value, form.requestId.value]).toEqual([1, '不行', undefined, '', 'r1'])
})
it('is not sent twice by an impatient thumb', async () => {
  let sent = 0,
    go: () => void = () => undefined
  const form = useSave(
    () => {
      sent++
      return new Promise<void>((ok) => (go = ok))
    },
    () => undefined,
  )
  const first = form.save()
  await form.save()
  go()
  await first
  expect(sent).toBe(1)
})
