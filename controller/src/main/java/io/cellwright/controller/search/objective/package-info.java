/// What makes one candidate better than another, and what no candidate may exceed.
@NullMarked
package io.cellwright.controller.search.objective;

import org.jspecify.annotations.NullMarked;
