/** Who did what, when, and because of what. */
@NullMarked
package io.vdibroker.query.history;

import org.jspecify.annotations.NullMarked;
