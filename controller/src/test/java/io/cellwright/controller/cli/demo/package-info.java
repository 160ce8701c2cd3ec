@NullMarked
package io.cellwright.controller.cli.demo;

import org.jspecify.annotations.NullMarked;
