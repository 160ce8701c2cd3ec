@NullMarked
package io.cellwright.controller.cli.output;

import org.jspecify.annotations.NullMarked;
