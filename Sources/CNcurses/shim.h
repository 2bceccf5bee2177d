#ifndef SOXA_CNCURSES_SHIM_H
#define SOXA_CNCURSES_SHIM_H

// Without it the wide functions are not declared.
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <stdio.h>

// Swift 6 refuses global variables of C as shared mutable state.
static inline WINDOW *soxa_screen(void) { return stdscr; }
static inline FILE *soxa_standard_input(void) { return stdin; }

// Swift does not import macros that cast, as all attributes do.
static inline attr_t soxa_bold(void) { return WA_BOLD; }
static inline attr_t soxa_dim(void) { return WA_DIM; }
static inline attr_t soxa_underline(void) { return WA_UNDERLINE; }
static inline attr_t soxa_reverse(void) { return WA_REVERSE; }

// tparm takes any number of arguments, which Swift cannot pass.
static inline const char *soxa_cursor_address(const char *capability, int row, int column) {
  return tparm((char *)capability, (long)row, (long)column, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
}

// An absent capability is NULL, a wrong name (char *)-1, which Swift cannot compare.
static inline const char *soxa_capability(const char *name) {
  char *value = tigetstr((char *)name);
  return value == (char *)-1 ? NULL : value;
}

// The header hides memfd_create from Swift.
int memfd_create(const char *name, unsigned int flags);
static inline FILE *soxa_memory_file(void) {
  int descriptor = memfd_create("screen", 1 /* closed on exec */);
  return descriptor < 0 ? NULL : fdopen(descriptor, "w+");
}

// The header hides wcwidth from Swift; ncurses reckons with it, so what it cannot show is known.
int wcwidth(wchar_t character);
static inline int soxa_column_width(wchar_t character) { return wcwidth(character); }

#endif
