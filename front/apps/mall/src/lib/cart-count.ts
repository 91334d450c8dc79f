/* cart-count.ts: how many lines lie in the cart, shown beside its name everywhere; asked once when somebody is signed in. */
import { ref, watch } from 'vue'
import { api } from './server'
import { can, me } from './session'

export const cartCount = ref(0)
watch(me, (who) => {
  cartCount.value = 0
  if (who && can('sell.buy'))
    api.cartGet().then(
      (cart) => (cartCount.value = cart.lines.length),
      () => undefined, // a number that is missing is not missed
    )
})
