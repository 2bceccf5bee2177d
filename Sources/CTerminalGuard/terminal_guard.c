#define _GNU_SOURCE
#include "terminal_guard.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <termios.h>
#include <unistd.h>

enum { fatal_count = 8, reported_count = 6 };

static const int fatal_signals[fatal_count] = {SIGILL, SIGTRAP, SIGABRT, SIGSEGV,
                                               SIGBUS, SIGFPE,  SIGSYS,  SIGQUIT};
static const int reported_signals[reported_count] = {SIGINT,   SIGTERM, SIGHUP,
                                                     SIGWINCH, SIGTSTP, SIGCONT};

static int terminal = -1;
static int pipe_ends[2] = {-1, -1};
static struct termios settings;
static char farewell[512];
static volatile sig_atomic_t farewell_length;
static volatile sig_atomic_t is_armed;
static struct sigaction old_fatal[fatal_count];
static struct sigaction old_reported[reported_count];
// A stack overflow leaves the handler no room on the stack of the program.
static char spare_stack[65536] __attribute__((aligned(16)));

// Only async-signal-safe calls from here to on_reported.
static void leave_screen(void) {
  if (!is_armed) return;
  is_armed = 0;
  const char *next = farewell;
  size_t left = (size_t)farewell_length;
  while (left > 0) {
    ssize_t written = write(terminal, next, left);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) break;
    next += written;
    left -= (size_t)written;
  }
  tcsetattr(terminal, TCSANOW, &settings);
}

static void on_fatal(int number) {
  // In the background tcsetattr would stop the program instead of letting it die.
  signal(SIGTTOU, SIG_IGN);
  leave_screen();
  signal(number, SIG_DFL);
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, number);
  sigprocmask(SIG_UNBLOCK, &only, NULL);
  raise(number);
  _exit(128 + number);
}

static void report(unsigned char byte) {
  int saved = errno;
  // A full pipe already wakes the reader.
  ssize_t ignored = write(pipe_ends[1], &byte, 1);
  (void)ignored;
  errno = saved;
}

static void on_reported(int number) { report((unsigned char)number); }

int terminal_guard_open(int descriptor) {
  if (tcgetattr(descriptor, &settings) != 0) return -1;
  terminal = descriptor;
  if (pipe_ends[0] < 0 && pipe2(pipe_ends, O_CLOEXEC | O_NONBLOCK) != 0) return -1;
  struct rlimit none = {0, 0};
  setrlimit(RLIMIT_CORE, &none);
  stack_t stack = {.ss_sp = spare_stack, .ss_size = sizeof spare_stack};
  sigaltstack(&stack, NULL);
  static int is_known;
  if (is_known) return 0;
  is_known = 1;
  atexit(leave_screen);
  for (int i = 0; i < fatal_count; i++) sigaction(fatal_signals[i], NULL, &old_fatal[i]);
  for (int i = 0; i < reported_count; i++) {
    sigaction(reported_signals[i], NULL, &old_reported[i]);
  }
  return 0;
}

int terminal_guard_descriptor(void) { return pipe_ends[0]; }

int terminal_guard_next(void) {
  unsigned char byte;
  return read(pipe_ends[0], &byte, 1) == 1 ? byte : -1;
}

void terminal_guard_wake(void) {
  if (pipe_ends[1] >= 0) report(0);
}

void terminal_guard_arm(const char *bytes, size_t length) {
  if (is_armed) return;
  if (length > sizeof farewell) length = sizeof farewell;
  memcpy(farewell, bytes, length);
  farewell_length = (sig_atomic_t)length;

  struct sigaction action = {0};
  sigfillset(&action.sa_mask);
  action.sa_handler = on_fatal;
  action.sa_flags = SA_ONSTACK;
  for (int i = 0; i < fatal_count; i++) sigaction(fatal_signals[i], &action, NULL);

  action.sa_handler = on_reported;
  action.sa_flags = SA_ONSTACK | SA_RESTART;
  for (int i = 0; i < reported_count; i++) {
    // nohup has asked for HUP to be ignored.
    if (reported_signals[i] == SIGHUP && old_reported[i].sa_handler == SIG_IGN) continue;
    sigaction(reported_signals[i], &action, NULL);
  }
  is_armed = 1;
}

void terminal_guard_disarm(void) {
  if (!is_armed) return;
  is_armed = 0;
  for (int i = 0; i < fatal_count; i++) sigaction(fatal_signals[i], &old_fatal[i], NULL);
  for (int i = 0; i < reported_count; i++) {
    sigaction(reported_signals[i], &old_reported[i], NULL);
  }
}

void terminal_guard_set_raw(void) {
  struct termios raw = settings;
  cfmakeraw(&raw);
  raw.c_cc[VMIN] = 1;
  raw.c_cc[VTIME] = 0;
  tcsetattr(terminal, TCSADRAIN, &raw);
}

void terminal_guard_restore_settings(void) {
  if (terminal >= 0) tcsetattr(terminal, TCSADRAIN, &settings);
}

void terminal_guard_stop(void) {
  // The whole group, as the keyboard would: a shell script around the program stops with it.
  kill(0, SIGTSTP);
}
