@NullMarked
package io.cellwright.searchspace.commandline;

import org.jspecify.annotations.NullMarked;
