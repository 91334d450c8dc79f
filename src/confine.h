/* confine.h: giving up what a server does not need: root, new privileges, writing outside its data folder. */
#ifndef CONFINE_H
#define CONFINE_H

#include "cx.h"

/* Become the named user for good (only when started as root); the data folder is made and given to it. */
enum err confine_user(struct cx *cx, const char *user, const char *data_dir) MUST_CHECK;

/* No new privileges; where the kernel has Landlock, no file may be written or made outside data_dir and the temporary
 * folder, and nothing executed. Reading stays free (certificates, fonts). It holds for the calling thread and those it makes
 * afterwards: call it before any other thread exists. Kernels without Landlock are logged, not refused. */
enum err confine_self(struct cx *cx, const char *data_dir) MUST_CHECK;

#endif
