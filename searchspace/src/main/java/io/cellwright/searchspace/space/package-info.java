/// Search spaces: which decisions there are, and how a list of choices becomes an architecture.
@NullMarked
package io.cellwright.searchspace.space;

import org.jspecify.annotations.NullMarked;
