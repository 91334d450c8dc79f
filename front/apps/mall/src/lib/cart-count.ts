/* cart-count.ts: how many lines lie in the cart, shown beside its name everywhere. */
import { ref } from 'vue'

export const cartCount = ref(0)
