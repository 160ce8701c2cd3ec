@NullMarked
package io.cellwright.controller.cli.benchmark;

import org.jspecify.annotations.NullMarked;
