@NullMarked
package io.cellwright.controller.cli.client;

import org.jspecify.annotations.NullMarked;
