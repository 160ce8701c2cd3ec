/// What the command lines of the controller and of the worker share, so that a user meets one
/// program: its exit codes, its version, the option of the form of its data, and the words of its
/// errors.
@NullMarked
package io.cellwright.searchspace.commandline;

import org.jspecify.annotations.NullMarked;
