@NullMarked
package io.cellwright.controller.cli.report;

import org.jspecify.annotations.NullMarked;
