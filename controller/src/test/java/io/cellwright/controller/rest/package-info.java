@NullMarked
package io.cellwright.controller.rest;

import org.jspecify.annotations.NullMarked;
