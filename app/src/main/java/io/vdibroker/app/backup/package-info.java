/** Copies the data of a broker, and puts a copy back. */
@NullMarked
package io.vdibroker.app.backup;

import org.jspecify.annotations.NullMarked;
