/** What keeps whoever does very much from making anything grow. */
@NullMarked
package io.vdibroker.delivery.flood;

import org.jspecify.annotations.NullMarked;
