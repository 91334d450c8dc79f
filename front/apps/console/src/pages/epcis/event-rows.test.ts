import { expect, it } from 'vitest'
import { setLang } from '@tiantou/i18n'
import { firstOf, rowsOf } from './event-rows'

setLang('zh-CN')
it('reads an answer of the repository', () => {
  const eventList = [
    { type: 'ObjectEvent', eventID: 'e1', eventTime: 't', bizStep: 'shipping', epcList: ['urn:a', 'urn:b'], sensorElementList: [{ sensorReport: [{ type: 'Temperature', value: 3.5, uom: 'CEL' }, { type: 'x', stringValue: 'ok' }] }] },
    { type: 'TransformationEvent', eventID: 'e2', eventTime: 't', inputQuantityList: [{ epcClass: 'urn:c' }], errorDeclaration: {} },
  ]
  const rows = rowsOf({ epcisBody: { queryResults: { resultsBody: { eventList } } } })
  expect(rows.map((r) => [r.id, r.step, r.readings, r.erroneous, firstOf(r, (x) => x)])).toEqual([
    ['e1', 'shipping', '3.5 ℃、ok', false, 'urn:a +1'],
    ['e2', '', '', true, 'urn:c'],
  ])
})
it('reads nothing from nothing', () => expect(rowsOf(null)).toEqual([]))
