/// The command line of the controller: what it serves, and how searches are made and watched.
@NullMarked
package io.cellwright.controller.cli;

import org.jspecify.annotations.NullMarked;
