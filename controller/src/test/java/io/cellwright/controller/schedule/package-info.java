@NullMarked
package io.cellwright.controller.schedule;

import org.jspecify.annotations.NullMarked;
