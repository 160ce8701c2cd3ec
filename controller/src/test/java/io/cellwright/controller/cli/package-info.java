@NullMarked
package io.cellwright.controller.cli;

import org.jspecify.annotations.NullMarked;
