/* pay_pages.h (private to the room): handlers of what a payer's browser opens. */
#ifndef PAY_PAY_PAGES_H
#define PAY_PAY_PAGES_H

#include "net.h"

handler pay_page_qr;       /* the QR code of a try as SVG */
handler pay_page_go;       /* a page that posts a try's form to its channel */
handler pay_page_return;   /* where channels send the browser back to */

#endif
