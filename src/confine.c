/* confine.c: see confine.h. Landlock is called by its system call numbers: Debian 12's C library has no wrappers for it. */
#include "confine.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/landlock.h>
#include <pwd.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "log.h"

#define WRITING                                                                                                             \
    (LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR |      \
     LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |            \
     LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM | LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_REFER)
#define ABI_MIN 2 /* the first that lets files be renamed between folders (REFER) */

enum err confine_user(struct cx *cx, const char *user, const char *data_dir)
{
    if (geteuid() != 0)
        return ERR_NONE;
    const struct passwd *pw = getpwnam(user);
    if (!pw)
        return err_say(cx, ERR_INVALID, "--user", "没有用户 %s", "There is no user %s", user);
    if (mkdir(data_dir, 0700) == 0 && chown(data_dir, pw->pw_uid, pw->pw_gid) != 0)
        return err_say(cx, ERR_IO, NULL, "不能移交数据目录：%s", "Cannot hand over the data folder: %s", strerror(errno));
    if (setgroups(0, NULL) != 0 || setgid(pw->pw_gid) != 0 || setuid(pw->pw_uid) != 0 || setuid(0) == 0)
        return err_say(cx, ERR_IO, NULL, "不能放弃管理员权限", "Cannot give up root");
    return ERR_NONE;
}

static bool allow(int ruleset, const char *path)
{
    struct landlock_path_beneath_attr rule = {.allowed_access = WRITING & ~(uint64_t)LANDLOCK_ACCESS_FS_EXECUTE};
    rule.parent_fd = open(path, O_PATH | O_CLOEXEC);
    if (rule.parent_fd < 0)
        return false;
    long r = syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    close(rule.parent_fd);
    return r == 0;
}

enum err confine_self(struct cx *cx, const char *data_dir)
{
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return err_say(cx, ERR_INTERNAL, NULL, "不能限制进程权限", "Cannot restrict the process");
    struct landlock_ruleset_attr attr = {.handled_access_fs = WRITING};
    long abi = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    int ruleset = abi >= ABI_MIN ? (int)syscall(SYS_landlock_create_ruleset, &attr, sizeof attr, 0) : -1;
    if (ruleset < 0) {
        log_info(cx, "serve.confine", "landlock=unavailable abi=%ld", abi);
        return ERR_NONE;
    }
    const char *tmp = getenv("TMPDIR");
    bool ok = allow(ruleset, data_dir) && allow(ruleset, tmp && *tmp ? tmp : "/tmp") && syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
    close(ruleset);
    log_info(cx, "serve.confine", "landlock=%s", ok ? "on" : "failed");
    return ERR_NONE;
}
