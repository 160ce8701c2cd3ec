/// Labelled images in memory or in a mapped file, where they come from, and how they are split:
/// published data sets in their official layouts, folders of image files, and generated images that
/// need no file.
@NullMarked
package io.cellwright.worker.data;

import org.jspecify.annotations.NullMarked;
