/*
 * Loaded before the C library (LD_PRELOAD): writes down, in order, what a process does to the files
 * under POWER_CUT_DIR, into POWER_CUT_LOG, so that a power cut can be replayed at any point
 * (tests/faults/power-cut-replay.ts). While the file POWER_CUT_FAULT exists, its first line names
 * the error (EIO, ENOSPC, EROFS) that every write and flush there fails with. While the file
 * POWER_CUT_SLOW exists, a flush takes so many ms; each flush of a WAL is told in POWER_CUT_FLUSHES by
 * one letter, m for the process's main thread and w for another, M and W for a slow one.
 *
 * One record: op (1 byte), path length (4), offset (8), data length (4), little-endian, path, data.
 * One lock around the act and its record, so that the log has the order in which things happened.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int log_fd = -1;
static const char *dir, *fault, *slow, *flushes;
static size_t dir_length;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void start(void) {
  const char *log = getenv("POWER_CUT_LOG");
  dir = getenv("POWER_CUT_DIR");
  fault = getenv("POWER_CUT_FAULT");
  slow = getenv("POWER_CUT_SLOW");
  flushes = getenv("POWER_CUT_FLUSHES");
  dir_length = dir ? strlen(dir) : 0;
  if (log) log_fd = REAL(open)(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int ours(const char *path) {
  return dir_length && !strncmp(path, dir, dir_length) &&
         (path[dir_length] == '/' || path[dir_length] == 0);
}

static int path_of(int fd, char *path) {
  char link[64];
  if (!dir_length || fd == log_fd) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, PATH_MAX - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return ours(path);
}

static void put(char op, const char *path, uint64_t offset, const void *data, uint32_t length) {
  if (log_fd < 0) return;
  uint32_t path_length = strlen(path);
  size_t size = 17 + path_length + (size_t)length;
  char *record = malloc(size);
  record[0] = op;
  memcpy(record + 1, &path_length, 4);
  memcpy(record + 5, &offset, 8);
  memcpy(record + 13, &length, 4);
  memcpy(record + 17, path, path_length);
  if (length) memcpy(record + 17 + path_length, data, length);
  for (size_t at = 0; at < size;) {
    ssize_t done = REAL(write)(log_fd, record + at, size - at);
    if (done < 0) abort();
    at += done;
  }
  free(record);
}

/* 0, or -1 with errno set as the fault file says. */
static int failing(void) {
  char name[16] = "";
  if (!fault) return 0;
  int fd = REAL(open)(fault, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return 0;
  if (read(fd, name, sizeof name - 1) < 0) name[0] = 0;
  close(fd);
  errno = !strncmp(name, "ENOSPC", 6) ? ENOSPC : !strncmp(name, "EROFS", 5) ? EROFS : EIO;
  return -1;
}

#define GUARDED(fd, path, call)                                                                    \
  char path[PATH_MAX];                                                                             \
  if (!path_of(fd, path)) return call;                                                             \
  if (failing()) return -1;                                                                        \
  pthread_mutex_lock(&lock);

#define DONE(result)                                                                               \
  int kept = errno;                                                                                \
  pthread_mutex_unlock(&lock);                                                                     \
  errno = kept;                                                                                    \
  return result;

ssize_t write(int fd, const void *data, size_t length) {
  GUARDED(fd, path, REAL(write)(fd, data, length))
  off_t at = lseek(fd, 0, SEEK_CUR);
  ssize_t done = REAL(write)(fd, data, length);
  if (done > 0) put('w', path, at, data, done);
  DONE(done)
}

ssize_t pwrite64(int fd, const void *data, size_t length, off64_t at) {
  GUARDED(fd, path, REAL(pwrite64)(fd, data, length, at))
  ssize_t done = REAL(pwrite64)(fd, data, length, at);
  if (done > 0) put('w', path, at, data, done);
  DONE(done)
}
ssize_t pwrite(int fd, const void *data, size_t length, off_t at) {
  return pwrite64(fd, data, length, at);
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
  char path[PATH_MAX];
  if (!path_of(fd, path)) return REAL(writev)(fd, parts, count);
  ssize_t total = 0;
  for (int i = 0; i < count; i++) {
    ssize_t done = write(fd, parts[i].iov_base, parts[i].iov_len);
    if (done < 0) return total ? total : -1;
    total += done;
    if ((size_t)done < parts[i].iov_len) break;
  }
  return total;
}
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t at) {
  char path[PATH_MAX];
  if (!path_of(fd, path)) return REAL(pwritev64)(fd, parts, count, at);
  ssize_t total = 0;
  for (int i = 0; i < count; i++) {
    ssize_t done = pwrite64(fd, parts[i].iov_base, parts[i].iov_len, at + total);
    if (done < 0) return total ? total : -1;
    total += done;
  }
  return total;
}
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t at) {
  return pwritev64(fd, parts, count, at);
}

int ftruncate64(int fd, off64_t length) {
  GUARDED(fd, path, REAL(ftruncate64)(fd, length))
  int result = REAL(ftruncate64)(fd, length);
  if (!result) put('t', path, length, 0, 0);
  DONE(result)
}
int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }

/* As long as a slow disk would, and who waits for it. Outside of the lock: the other thread reads on. */
static void linger(int fd) {
  char path[PATH_MAX], ms[16] = "", who = gettid() == getpid() ? 'm' : 'w';
  if (!flushes || !path_of(fd, path) || !strstr(path, "-wal")) return;
  int from = REAL(open)(slow, O_RDONLY | O_CLOEXEC);
  if (from >= 0) {
    if (read(from, ms, sizeof ms - 1) < 0) ms[0] = 0;
    close(from);
    usleep(1000 * atoi(ms));
    who -= 32;
  }
  int to = REAL(open)(flushes, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (to < 0 || REAL(write)(to, &who, 1) != 1) abort();
  close(to);
}

int fsync(int fd) {
  linger(fd);
  GUARDED(fd, path, REAL(fsync)(fd))
  int result = REAL(fsync)(fd);
  if (!result) put('s', path, 0, 0, 0);
  DONE(result)
}
int fdatasync(int fd) {
  linger(fd);
  GUARDED(fd, path, REAL(fdatasync)(fd))
  int result = REAL(fdatasync)(fd);
  if (!result) put('s', path, 0, 0, 0);
  DONE(result)
}

static int open_logged(int at, const char *path, int flags, mode_t mode) {
  int creates = (flags & O_CREAT) && ours(path);
  if (!creates) return REAL(openat)(at, path, flags, mode);
  pthread_mutex_lock(&lock);
  int fresh = access(path, F_OK) != 0;
  int fd = REAL(openat)(at, path, flags, mode);
  if (fd >= 0 && fresh) put('c', path, 0, 0, 0);
  if (fd >= 0 && !fresh && (flags & O_TRUNC)) put('t', path, 0, 0, 0);
  DONE(fd)
}
#define MODE(flags, mode)                                                                          \
  mode_t mode = 0;                                                                                 \
  if ((flags) & O_CREAT) {                                                                         \
    va_list rest;                                                                                  \
    va_start(rest, flags);                                                                         \
    mode = va_arg(rest, mode_t);                                                                   \
    va_end(rest);                                                                                  \
  }
int open(const char *path, int flags, ...) {
  MODE(flags, mode)
  return open_logged(AT_FDCWD, path, flags, mode);
}
int open64(const char *path, int flags, ...) {
  MODE(flags, mode)
  return open_logged(AT_FDCWD, path, flags | O_LARGEFILE, mode);
}
int openat(int at, const char *path, int flags, ...) {
  MODE(flags, mode)
  return open_logged(at, path, flags, mode);
}

int unlink(const char *path) {
  if (!ours(path)) return REAL(unlink)(path);
  pthread_mutex_lock(&lock);
  int result = REAL(unlink)(path);
  if (!result) put('u', path, 0, 0, 0);
  DONE(result)
}

int rename(const char *from, const char *to) {
  if (!ours(from)) return REAL(rename)(from, to);
  pthread_mutex_lock(&lock);
  int result = REAL(rename)(from, to);
  if (!result) put('r', from, 0, to, strlen(to));
  DONE(result)
}

int mkdir(const char *path, mode_t mode) {
  if (!ours(path)) return REAL(mkdir)(path, mode);
  pthread_mutex_lock(&lock);
  int result = REAL(mkdir)(path, mode);
  if (!result) put('m', path, 0, 0, 0);
  DONE(result)
}
