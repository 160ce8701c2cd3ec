@NullMarked
package io.cellwright.controller.drawing;

import org.jspecify.annotations.NullMarked;
