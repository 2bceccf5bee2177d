#ifndef SOXA_TERMINAL_GUARD_H
#define SOXA_TERMINAL_GUARD_H

#include <stddef.h>

// Puts the terminal back when the program dies, and turns signals into bytes that can be polled
// together with the keyboard. Written in C because a signal handler may call neither the Swift
// runtime nor ncurses. One terminal per process.

// Remembers how the terminal is set and what signals mean, and opens the pipe; -1 if it is no
// terminal. To be called before ncurses installs its own handlers, which are not safe.
// Also forbids core files, which would hold the data of the commune.
int terminal_guard_open(int terminal);

// The end of the pipe to poll.
int terminal_guard_descriptor(void);

// The next byte from the pipe, -1 if there is none: 0 is a wake, anything else a signal.
int terminal_guard_next(void);

// Makes a poll of the pipe return. Safe on any thread, at any time.
void terminal_guard_wake(void);

// From now on a fatal signal, and exit, write these bytes and set the terminal as it was;
// INT, TERM, HUP, WINCH, TSTP and CONT go to the pipe.
void terminal_guard_arm(const char *farewell, size_t length);

// Signals mean again what they meant before.
void terminal_guard_disarm(void);

// Makes every key arrive as it is pressed and unseen, Ctrl-C, -S, -Q and -Z among them, and every
// byte of output go out as it is.
void terminal_guard_set_raw(void);

// Sets the terminal as it was when it was opened.
void terminal_guard_restore_settings(void);

// Stops the program as Ctrl-Z in a shell does; returns once it is continued. Disarm before.
void terminal_guard_stop(void);

#endif
