@NullMarked
package io.cellwright.controller;

import org.jspecify.annotations.NullMarked;
