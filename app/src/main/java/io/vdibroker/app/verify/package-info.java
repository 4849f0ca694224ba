/** Holds the promises of the broker against what it has stored: {@code broker verify}. */
@NullMarked
package io.vdibroker.app.verify;

import org.jspecify.annotations.NullMarked;
