@NullMarked
package io.cellwright.controller.search.policy;

import org.jspecify.annotations.NullMarked;
