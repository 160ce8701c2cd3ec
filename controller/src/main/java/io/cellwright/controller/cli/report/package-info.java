/// Searches, trials, architectures and workers as tables and progress, for commands and the demo.
@NullMarked
package io.cellwright.controller.cli.report;

import org.jspecify.annotations.NullMarked;
