/// What the command line prints: tables on standard output, messages and progress beside it.
@NullMarked
package io.cellwright.controller.cli.output;

import org.jspecify.annotations.NullMarked;
