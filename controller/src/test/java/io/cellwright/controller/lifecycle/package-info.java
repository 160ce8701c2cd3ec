@NullMarked
package io.cellwright.controller.lifecycle;

import org.jspecify.annotations.NullMarked;
