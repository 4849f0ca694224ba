/** The one directory that a broker keeps its data in. */
@NullMarked
package io.vdibroker.delivery.directory;

import org.jspecify.annotations.NullMarked;
