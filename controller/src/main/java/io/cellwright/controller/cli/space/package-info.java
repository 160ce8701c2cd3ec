/// What the commands `space` print about search spaces.
@NullMarked
package io.cellwright.controller.cli.space;

import org.jspecify.annotations.NullMarked;
