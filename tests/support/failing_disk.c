/* A disk that fails once. Loaded before the C library, it counts the calls that write to ordinary files and flush them;
 * at the one with the number DISK_FAILS_AT it gives the error DISK_FAILS_WITH (an errno), or ends the program by SIGKILL
 * where that is 0. That it has done so can be seen by the folder DISK_HAS_FAILED. A program that
 * ends by itself leaves the number of its calls in the file DISK_CALLS. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_long calls;

/* Whether this call is the one. */
static int fails(int file) {
    const char *at = getenv("DISK_FAILS_AT"), *with = getenv("DISK_FAILS_WITH");
    struct stat about;
    if (fstat(file, &about) != 0 || !(S_ISREG(about.st_mode) || S_ISDIR(about.st_mode))) return 0;
    long call = atomic_fetch_add(&calls, 1) + 1;
    if (!at || !with || call != atol(at)) return 0;
    if (getenv("DISK_HAS_FAILED")) mkdir(getenv("DISK_HAS_FAILED"), 0700);
    if (atoi(with) == 0) raise(SIGKILL);
    errno = atoi(with);
    return 1;
}

__attribute__((destructor)) static void tell(void) {
    FILE *file = getenv("DISK_CALLS") ? fopen(getenv("DISK_CALLS"), "w") : NULL;
    if (file) fprintf(file, "%ld", (long)calls), fclose(file);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int file, const void *bytes, size_t count) {
    return fails(file) ? -1 : REAL(write)(file, bytes, count);
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t at) {
    return fails(file) ? -1 : REAL(pwrite)(file, bytes, count, at);
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t at) {
    return fails(file) ? -1 : REAL(pwrite64)(file, bytes, count, at);
}

ssize_t writev(int file, const struct iovec *parts, int count) {
    return fails(file) ? -1 : REAL(writev)(file, parts, count);
}

int fsync(int file) {
    return fails(file) ? -1 : REAL(fsync)(file);
}

int fdatasync(int file) {
    return fails(file) ? -1 : REAL(fdatasync)(file);
}

int ftruncate64(int file, off64_t length) {
    return fails(file) ? -1 : REAL(ftruncate64)(file, length);
}
