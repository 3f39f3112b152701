/* Another computer, or this one with its clock set. Loaded before the C library; the file OTHER_COMPUTER has by how many
 * seconds the clock that people set is off, by how many the computer has been running longer, and the name of its start.
 * The file is read anew at every call, so that a test sets the clock while a program runs. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <time.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static FILE *about(void) {
    const char *file = getenv("OTHER_COMPUTER");
    return file ? fopen(file, "re") : NULL;
}

int clock_gettime(clockid_t clock, struct timespec *time) {
    int done = REAL(clock_gettime)(clock, time);
    long off = 0, longer = 0;
    FILE *file = clock == CLOCK_REALTIME || clock == CLOCK_BOOTTIME ? about() : NULL;
    if (!file) return done;
    if (fscanf(file, "%ld %ld", &off, &longer) == 2) time->tv_sec += clock == CLOCK_REALTIME ? off : longer;
    fclose(file);
    return done;
}

/* The name of the start is in a file beside that with the numbers. */
int open64(const char *path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    int mode = va_arg(more, int);
    va_end(more);
    char other[4096];
    const char *file = getenv("OTHER_COMPUTER");
    if (file && strcmp(path, "/proc/sys/kernel/random/boot_id") == 0) {
        snprintf(other, sizeof other, "%s.start", file);
        path = other;
    }
    return REAL(open64)(path, flags, mode);
}
