/// What is to be evaluated and what came back, with their JSON.
@NullMarked
package io.cellwright.searchspace.trial;

import org.jspecify.annotations.NullMarked;
