/// What is to be evaluated and what came back, with their JSON, which people may write as YAML.
@NullMarked
package io.cellwright.searchspace.trial;

import org.jspecify.annotations.NullMarked;
