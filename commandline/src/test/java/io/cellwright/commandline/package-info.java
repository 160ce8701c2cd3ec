@NullMarked
package io.cellwright.commandline;

import org.jspecify.annotations.NullMarked;
